#include "machine.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"

namespace hjul::simulation {
namespace {

constexpr std::size_t kSweepKeys = 1000;

std::string_view NameOf(Machine::Step step) {
  switch (step) {
    case Machine::Step::kBeforeCommit:
      return "before the commit";
    case Machine::Step::kAfterCommit:
      return "after the commit";
    case Machine::Step::kBeforeAnswer:
      break;
  }
  return "before the answer";
}

}  // namespace

Machine::Machine(const std::string& huvudman, Instant start, const MachineLimits& limits)
    : Machine(huvudman, start, limits, std::make_unique<engine::FaultyStore>()) {}

Machine::Machine(const std::string& huvudman, Instant start, const MachineLimits& limits,
                 std::unique_ptr<engine::FaultyStore> store)
    : limits_(limits),
      store_(store.get()),
      stage_(huvudman, start, limits.writer, std::move(store)),
      witness_(stage_.huvudman()) {
  store_->OnWritten([this](const store::Batch& batch, store::Revision revision) {
    witness_.See(batch, revision);
  });
  Connect();
}

void Machine::Connect() {
  feed_ = std::make_unique<engine::Feed>(*store_, limits_.feed_ring);
  stage_.writer().OnCommit(
      [this](const auto& entries, store::Revision revision) { feed_->Publish(entries, revision); });
}

void Machine::StopAt(Step step, int commits) {
  step_ = step;
  if (step == Step::kBeforeAnswer) {
    lose_answers_ = true;
  } else {
    store_->StopIn(commits, step == Step::kAfterCommit);
  }
}

absl::Status Machine::Restart() {
  if (const absl::Status opened = store_->Reopen(); !opened.ok()) {
    return opened;
  }
  lose_answers_ = false;
  const absl::Status started = stage_.Restart();
  if (started.ok()) {
    Connect();
  }
  return started;
}

// Has the day of a turn come that is not open yet?
bool Machine::IsOpeningATurn() const {
  const auto world = stage_.writer().WorldOf(stage_.huvudman());
  if (world == nullptr) {
    return false;
  }
  return std::any_of(world->turns().begin(), world->turns().end(), [&](const core::Turn& turn) {
    const auto head = world->wheels().find(turn.wheel);
    return turn.state == core::TurnState::kPlanned && head != world->wheels().end() &&
           core::OpeningDay(*head->second.wheel, turn) <= stage_.today();
  });
}

absl::Status Machine::ComeBack(std::string_view doing) {
  if (doing == "timers" && IsOpeningATurn()) {
    doing = "a turn opening";
  }
  ++stops_[fmt::format("stopped {}, {}", NameOf(step_), doing)];
  return Restart();
}

absl::Status Machine::Through(std::string_view doing, const std::function<absl::Status()>& what) {
  for (;;) {
    const absl::Status done = what();
    if (!store_->stopped()) {
      return done;
    }
    if (const absl::Status back = ComeBack(doing); !back.ok()) {
      return back;
    }
  }
}

std::optional<Machine::Answers> Machine::Execute(std::span<const engine::Command> commands) {
  Answers answers = stage_.writer().Execute(commands);
  if (!store_->stopped() && !lose_answers_) {
    return answers;
  }
  if (const absl::Status back = ComeBack("commands"); !back.ok()) {
    return Answers(commands.size(), back);
  }
  return std::nullopt;
}

absl::Status Machine::AdvanceTo(Instant until) {
  return Through("timers", [&] { return stage_.AdvanceTo(until); });
}

absl::Status Machine::Settle() {
  return Through("timers", [&] { return stage_.Settle(); });
}

absl::Status Machine::Sweep() {
  return Through("sweeping", [&] { return stage_.writer().Sweep(kSweepKeys).status(); });
}

}  // namespace hjul::simulation
