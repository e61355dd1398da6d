#include "scheduler/engine/writer.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

#include "fmt/format.h"
#include "scheduler/engine/commands.h"
#include "scheduler/engine/commit.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/log_trim.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/engine/reading.h"
#include "scheduler/engine/requests.h"
#include "scheduler/engine/turns.h"
#include "scheduler/engine/zone_change.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

// The clock's mark is written at least this often by whoever sweeps.
constexpr std::chrono::hours kMarkEvery{24};
// Timers of one huvudman, post and instant that are kept in one commit beyond its limit.
constexpr std::size_t kGroupMax = 500;

std::string MetaKeyOf(store::MetaName name) { return store::Encode(store::MetaKey{name}); }

bool SameGroup(const store::TimerKey& a, const store::TimerKey& b) {
  return a.at == b.at && a.huvudman == b.huvudman && a.post == b.post;
}

}  // namespace

struct Writer::Parts {
  Parts(store::Store& store_in, const Clock& clock_in, const WriterLimits& limits_in,
        std::optional<Instant> high_water)
      : store(store_in),
        clock(clock_in),
        limits(limits_in),
        guard(clock_in, limits_in.clock_jump_max, high_water) {}

  // Commits what `commit` holds and lets the world know. Errors: the store's.
  absl::Status Finish(Commit& commit);
  absl::StatusOr<CommandResult> Answer(const Command& command, Commit& commit);
  absl::StatusOr<CommandResult> FirstAnswer(const Command& command, Commit& commit);
  absl::Status Fire(const std::string& key, const store::TimerKey& timer, Commit& commit);
  absl::StatusOr<std::vector<std::pair<std::string, store::TimerKey>>> DueTimers(
      const store::Snapshot& snapshot, Instant now) const;
  absl::StatusOr<std::size_t> ContinueOpening();
  absl::StatusOr<std::size_t> ContinueZoneChange();
  // A plan is applied to turns that stand still: openings under way are finished first.
  absl::Status FinishOpenings(std::span<const Command> commands);

  store::Store& store;
  const Clock& clock;
  const WriterLimits limits;
  ClockGuard guard;
  Instant marked_at;      // The clock's mark as it was last written.
  std::string low_water;  // Timer key before which nothing is pending.
  absl::Status fenced;    // Not ok: somebody else writes to the store; nothing is written again.
  std::deque<std::unique_ptr<Opening>> openings;
  std::unique_ptr<ZoneChange> zone_change;  // Under way; null: every instant is as derived now.
  Publish publish;
  std::reference_wrapper<Observer> observer = Unobserved();
  mutable std::mutex mutex;
  Memory memory;  // Its worlds guarded by mutex for readers; the writer's caller only writes.
};

Writer::Writer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Writer::~Writer() = default;

absl::StatusOr<std::unique_ptr<Writer>> Writer::Open(store::Store& store, const Clock& clock,
                                                     const WriterLimits& limits) {
  const auto snapshot = store.Read();
  const auto high_water =
      Load(*snapshot, MetaKeyOf(store::MetaName::kClockHighWater), &store::DecodeInstant);
  if (!high_water.ok()) {
    return high_water.status();
  }
  auto parts = std::make_unique<Parts>(store, clock, limits, *high_water);
  parts->marked_at = high_water->value_or(Instant());
  auto low_water = snapshot->Get(MetaKeyOf(store::MetaName::kTimerLowWater));
  if (!low_water.ok()) {
    return low_water.status();
  }
  parts->low_water = low_water->value_or("");
  auto zone_change = ZoneChange::Since(*snapshot);
  if (!zone_change.ok()) {
    return zone_change.status();
  }
  parts->zone_change = *std::move(zone_change);
  std::vector<HuvudmanId> huvudmen;
  const absl::Status scan = snapshot->Scan(store::AllOf(store::KeyKind::kHuvudman), kNoLimit,
                                           [&](std::string_view key, std::string_view) {
                                             if (auto parsed = store::ParseHuvudmanKey(key)) {
                                               huvudmen.push_back(std::move(parsed->huvudman));
                                             }
                                             return true;
                                           });
  if (!scan.ok()) {
    return scan;
  }
  for (const HuvudmanId& huvudman : huvudmen) {
    auto world = LoadWorld(*snapshot, huvudman, parts->memory.parsed);
    if (!world.ok()) {
      return world.status();
    }
    parts->memory.worlds.emplace(huvudman, *std::move(world));
  }
  return std::unique_ptr<Writer>(new Writer(std::move(parts)));
}

absl::Status Writer::Parts::Finish(Commit& commit) {
  if (!fenced.ok() || commit.draft().empty()) {
    return fenced;
  }
  if (const absl::Status status = commit.RefreshWorlds(); !status.ok()) {
    return status;
  }
  const auto records = commit.records().written();
  if (!records.ok()) {
    return records.status();
  }
  if (commit.revision() == 1) {
    ZoneChange::Note(commit);
  }
  LogEntries entries = commit.FinishLog();
  // A timer armed for a time already past lies before the mark: the mark goes back to it.
  std::string mark = low_water;
  if (const auto first = commit.draft().FirstPut(store::AllOf(store::KeyKind::kTimer));
      first && *first < mark) {
    mark = *first;
  }
  commit.draft().Put(MetaKeyOf(store::MetaName::kTimerLowWater), mark);
  // A clock that is not believed moves no mark; releasing it writes its own.
  const bool believed = guard.hold() == ClockHold::kNone;
  if (believed) {
    commit.draft().Put(MetaKeyOf(store::MetaName::kClockHighWater),
                       store::EncodeInstant(commit.now()));
  }
  observer.get().Committing();
  const auto revision = store.Commit(commit.draft().TakeBatch(commit.draft().revision()));
  observer.get().Committed(revision.status(), entries);
  if (absl::IsAborted(revision.status())) {
    // What is in memory no longer tells what is in the store.
    fenced = absl::UnavailableError("another process has written to this store; restart");
    return fenced;
  }
  if (!revision.ok()) {
    return revision.status();
  }
  low_water = std::move(mark);
  for (const auto& [key, record] : *records) {
    memory.shelf.Update(key, record);
  }
  if (believed) {
    guard.ActedAt(commit.now());
    marked_at = commit.now();
  }
  {
    const std::lock_guard lock(mutex);
    for (const auto& [huvudman, world] : commit.changed_worlds()) {
      memory.worlds.insert_or_assign(huvudman, world);
    }
  }
  if (publish) {
    publish(entries, *revision);
  }
  return absl::OkStatus();
}

// The answer of an earlier request with the same id, or carries the command out.
absl::StatusOr<CommandResult> Writer::Parts::Answer(const Command& command, Commit& commit) {
  if (command.request_id.empty()) {
    return FirstAnswer(command, commit);
  }
  auto earlier = EarlierAnswer(commit.draft(), command);
  if (!earlier.ok()) {
    return earlier.status();
  }
  if (*earlier) {
    return **std::move(earlier);
  }
  auto result = FirstAnswer(command, commit);
  if (result.ok()) {
    // A clock that is behind does not shorten it.
    const Instant since = std::max(commit.now(), marked_at);
    Remember(command, *result, since + limits.requests_kept, commit);
  }
  return result;
}

absl::StatusOr<CommandResult> Writer::Parts::FirstAnswer(const Command& command, Commit& commit) {
  const Commit::Savepoint before = commit.Save();
  commit.SetRequest(command.request_id);
  auto result = CarryOut(command, commit);
  commit.SetRequest({});
  if (result.ok() && commit.draft().TooLarge(before.draft)) {
    result = absl::InvalidArgumentError("this would make a record larger than 100 kB");
  }
  if (!result.ok()) {
    commit.RollBack(before);
    return result.status();
  }
  result->revision = commit.revision();
  if (result->touched.size() > kTouchedMax) {
    result->touched.resize(kTouchedMax);
  }
  return result;
}

std::vector<absl::StatusOr<CommandResult>> Writer::Execute(std::span<const Command> commands) {
  Parts& parts = *parts_;
  std::vector<absl::StatusOr<CommandResult>> answers;
  answers.reserve(commands.size());
  if (const absl::Status status = parts.FinishOpenings(commands); !status.ok()) {
    answers.assign(commands.size(), status);
    return answers;
  }
  parts.guard.Look();
  const auto snapshot = parts.store.Read();
  Commit commit(*snapshot, parts.memory, parts.clock.Now());
  bool released = false;
  for (const Command& command : commands) {
    answers.push_back(parts.Answer(command, commit));
    released =
        released || (answers.back().ok() && std::holds_alternative<ReleaseClock>(command.body));
  }
  if (const absl::Status status = parts.Finish(commit); !status.ok()) {
    for (auto& answer : answers) {
      answer = status;
    }
    return answers;
  }
  if (released) {
    parts.guard.Release();
  }
  return answers;
}

absl::StatusOr<std::vector<std::pair<std::string, store::TimerKey>>> Writer::Parts::DueTimers(
    const store::Snapshot& snapshot, Instant now) const {
  std::vector<std::pair<std::string, store::TimerKey>> due;
  bool damaged = false;
  const absl::Status scan = snapshot.Scan(
      store::TimersUntil(low_water, now), limits.timers_per_commit + kGroupMax,
      [&](std::string_view key, std::string_view) {
        auto parsed = store::ParseTimerKey(key);
        if (!parsed) {
          damaged = true;
          return false;
        }
        if (due.size() >= limits.timers_per_commit && !SameGroup(due.back().second, *parsed)) {
          return false;
        }
        due.emplace_back(std::string(key), *std::move(parsed));
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  if (damaged) {
    return absl::DataLossError("a timer key does not parse");
  }
  return due;
}

absl::Status Writer::Parts::Fire(const std::string& key, const store::TimerKey& timer,
                                 Commit& commit) {
  const auto* turn = std::get_if<store::TurnTimer>(&timer.target);
  if (turn == nullptr) {
    commit.draft().Delete(key);
  }
  auto world = commit.WorldOf(timer.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  if (turn != nullptr) {
    auto opening = Turns(commit, timer.huvudman).TimeReached(turn->wheel, turn->turn);
    if (!opening.ok()) {
      return opening.status();
    }
    if (*opening != nullptr) {
      openings.push_back(*std::move(opening));  // Its timer stays until the turn is open.
    } else {
      commit.draft().Delete(key);
    }
    return absl::OkStatus();
  }
  if (const auto* unit = std::get_if<store::UnitTimer>(&timer.target)) {
    return UnitClosed(commit, timer.huvudman, unit->unit);
  }
  if (std::holds_alternative<store::DeliveryTimer>(timer.target)) {
    return timer.post ? Deliveries(commit, timer.huvudman).Send(*timer.post, timer.at)
                      : absl::OkStatus();
  }
  const auto& target = std::get<store::OccurrenceTimer>(timer.target);
  Occurrences occurrences(commit, **world);
  const auto changed = occurrences.Apply(target.occurrence, core::TimeReached{});
  if (!changed.ok() && !absl::IsNotFound(changed.status())) {
    return changed.status();
  }
  Turns turns(commit, timer.huvudman);
  for (const auto& [wheel, id] : occurrences.touched_turns()) {
    if (const absl::Status status = turns.Settle(wheel, id); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

absl::Status Writer::Parts::FinishOpenings(std::span<const Command> commands) {
  const bool applies = std::any_of(commands.begin(), commands.end(), [](const Command& command) {
    return std::holds_alternative<ApplyPlan>(command.body);
  });
  while (applies && !openings.empty()) {
    if (const auto continued = ContinueOpening(); !continued.ok()) {
      return continued.status();
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::size_t> Writer::Parts::ContinueOpening() {
  Opening& opening = *openings.front();
  const auto snapshot = store.Read();
  Commit commit(*snapshot, memory, clock.Now());
  absl::Status status =
      Turns(commit, opening.huvudman).Continue(opening, limits.occurrences_per_commit);
  if (status.ok()) {
    status = Finish(commit);
  }
  if (!status.ok()) {
    openings.pop_front();  // Its timer is still there, and begins it again.
    return status;
  }
  if (opening.Finished()) {
    openings.pop_front();
  }
  return 1;
}

absl::StatusOr<std::size_t> Writer::Parts::ContinueZoneChange() {
  const auto snapshot = store.Read();
  Commit commit(*snapshot, memory, clock.Now());
  absl::Status status = zone_change->Continue(commit, limits.occurrences_per_commit);
  if (status.ok()) {
    status = Finish(commit);
  }
  if (!status.ok()) {
    zone_change = std::make_unique<ZoneChange>();  // From the beginning.
    return status;
  }
  if (zone_change->Finished()) {
    zone_change.reset();
  }
  return 1;
}

absl::StatusOr<std::size_t> Writer::FireDue() {
  Parts& parts = *parts_;
  if (parts.guard.Look() != ClockHold::kNone) {
    return 0;
  }
  parts.guard.ActedAt(parts.clock.Now());
  if (parts.zone_change != nullptr) {
    return parts.ContinueZoneChange();
  }
  if (!parts.openings.empty()) {
    return parts.ContinueOpening();
  }
  const auto snapshot = parts.store.Read();
  Commit commit(*snapshot, parts.memory, parts.clock.Now());
  const auto due = parts.DueTimers(*snapshot, commit.now());
  if (!due.ok()) {
    return due.status();
  }
  if (due->empty()) {
    return 0;
  }
  for (const auto& [key, timer] : *due) {
    const Commit::Savepoint before = commit.Save();
    absl::Status status = parts.Fire(key, timer, commit);
    if (status.ok() && commit.draft().TooLarge(before.draft)) {
      status = absl::ResourceExhaustedError("this would make a record larger than 100 kB");
    }
    if (absl::IsDataLoss(status) || absl::IsUnavailable(status)) {
      return status;
    }
    if (!status.ok()) {
      // A decision that fails would fail for ever: it is recorded, and its timer goes.
      commit.RollBack(before);
      commit.draft().Delete(key);
      commit.Journal(
          timer.huvudman,
          {.kind = "timer-failed", .subject = "timer", .detail = std::string(status.message())});
    }
  }
  const std::string before = parts.low_water;
  if (parts.openings.empty()) {
    parts.low_water = due->back().first;
  }
  if (const absl::Status status = parts.Finish(commit); !status.ok()) {
    parts.low_water = before;
    parts.openings.clear();  // Their timers are still there.
    return status;
  }
  for (const auto& [key, timer] : *due) {
    parts.observer.get().Fired(timer.at, commit.now());
  }
  return due->size();
}

absl::StatusOr<std::size_t> Writer::Sweep(std::size_t limit) {
  Parts& parts = *parts_;
  if (parts.guard.Look() != ClockHold::kNone) {
    return 0;  // By a wrong clock nothing is old.
  }
  const auto snapshot = parts.store.Read();
  Commit commit(*snapshot, parts.memory, parts.clock.Now());
  const auto requests = ForgetExpired(limit, commit);
  if (!requests.ok()) {
    return requests.status();
  }
  const auto entries = TrimLog(commit.now() - parts.limits.log_kept, limit, commit);
  if (!entries.ok()) {
    return entries.status();
  }
  // In a quiet time nothing else says that the server was there.
  if (commit.now() - parts.marked_at >= kMarkEvery) {
    commit.draft().Put(MetaKeyOf(store::MetaName::kClockHighWater),
                       store::EncodeInstant(commit.now()));
  }
  if (const absl::Status status = parts.Finish(commit); !status.ok()) {
    return status;
  }
  return *requests + *entries;
}

std::optional<Instant> Writer::NextDue() const {
  if (!parts_->openings.empty() || parts_->zone_change != nullptr) {
    return parts_->clock.Now();
  }
  std::optional<Instant> next;
  // Unreadable timers show in FireDue, which is called at least as often.
  (void)parts_->store.Read()->Scan(store::TimersFrom(parts_->low_water), 1,
                                   [&](std::string_view key, std::string_view) {
                                     if (const auto timer = store::ParseTimerKey(key)) {
                                       next = timer->at;
                                     }
                                     return false;
                                   });
  return next;
}

ClockHold Writer::hold() const { return parts_->guard.hold(); }

void Writer::Hold() { parts_->guard.Hold(); }

std::shared_ptr<const World> Writer::WorldOf(const HuvudmanId& huvudman) const {
  const std::lock_guard lock(parts_->mutex);
  const auto found = parts_->memory.worlds.find(huvudman);
  return found == parts_->memory.worlds.end() ? nullptr : found->second;
}

std::vector<HuvudmanId> Writer::Huvudmen() const {
  const std::lock_guard lock(parts_->mutex);
  std::vector<HuvudmanId> all;
  for (const auto& [huvudman, world] : parts_->memory.worlds) {
    all.push_back(huvudman);
  }
  return all;
}

void Writer::OnCommit(Publish publish) { parts_->publish = std::move(publish); }

void Writer::Observe(Observer& observer) { parts_->observer = observer; }

}  // namespace hjul::engine
