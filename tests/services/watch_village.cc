#include "tests/services/watch_village.h"

#include <atomic>
#include <utility>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::services {
namespace {

const core::HuvudmanId kHuvudman("vik");
const core::HuvudmanId kOther("berg");

}  // namespace

const std::vector<Wish>& Wishes() {
  static const std::vector<Wish> wishes{
      {"skolchef",
       {v1::WATCH_TOPIC_TASKS, v1::WATCH_TOPIC_OCCURRENCES, v1::WATCH_TOPIC_TURNS,
        v1::WATCH_TOPIC_DELIVERIES, v1::WATCH_TOPIC_CONFIGURATION}},
      {"skolchef", {v1::WATCH_TOPIC_TASKS, v1::WATCH_TOPIC_DELIVERIES}, {"rektor@alm"}},
      {"skolchef", {v1::WATCH_TOPIC_OCCURRENCES}, {}, {"bok", "huvudman"}},
      {"rektor-alm",
       {v1::WATCH_TOPIC_TASKS, v1::WATCH_TOPIC_OCCURRENCES, v1::WATCH_TOPIC_DELIVERIES}},
      {"rektor-alm", {v1::WATCH_TOPIC_TASKS, v1::WATCH_TOPIC_DELIVERIES}, {}, {}, true},
      {"rektor-bok", {v1::WATCH_TOPIC_TASKS, v1::WATCH_TOPIC_OCCURRENCES}, {}, {"alm", "bok"}},
      {"lärarrepresentant-alm", {v1::WATCH_TOPIC_TASKS, v1::WATCH_TOPIC_OCCURRENCES}},
      {"lärarrepresentant-bok", {v1::WATCH_TOPIC_DELIVERIES}, {"rektor@bok"}},
      {"nämnd",
       {v1::WATCH_TOPIC_OCCURRENCES, v1::WATCH_TOPIC_TURNS, v1::WATCH_TOPIC_CONFIGURATION}},
  };
  return wishes;
}

v1::WatchChangesRequest RequestOf(const Wish& wish) {
  v1::WatchChangesRequest request;
  for (const v1::WatchTopic topic : wish.topics) {
    v1::Subscription* subscription = request.add_subscriptions();
    subscription->set_topic(topic);
    subscription->set_mine(wish.mine);
    subscription->mutable_posts()->Add(wish.posts.begin(), wish.posts.end());
    subscription->mutable_units()->Add(wish.units.begin(), wish.units.end());
  }
  return request;
}

// A store whose log can be cut without a commit.
class CutStore final : public store::Store {
 public:
  store::Revision revision() const override { return inner_->revision(); }
  std::unique_ptr<store::Snapshot> Read() const override {
    return std::make_unique<Seen>(inner_->Read(), floor_);
  }
  absl::StatusOr<store::Revision> Commit(const store::Batch& batch) override {
    return inner_->Commit(batch);
  }
  const store::Store& whole() const { return *inner_; }
  store::Revision floor() const { return floor_; }
  void Cut(store::Revision floor) { floor_ = floor; }

 private:
  class Seen final : public store::Snapshot {
   public:
    Seen(std::unique_ptr<store::Snapshot> inner, store::Revision floor)
        : inner_(std::move(inner)), log_(store::LogFrom(0)), floor_(store::LogFrom(floor)) {}
    store::Revision revision() const override { return inner_->revision(); }
    absl::StatusOr<std::optional<std::string>> Get(std::string_view key) const override {
      return inner_->Get(key);
    }
    absl::Status Scan(const store::KeyRange& range, std::size_t limit,
                      const Visit& visit) const override {
      const bool of_log = range.first >= log_.first && range.first < floor_.first;
      return inner_->Scan(of_log ? store::KeyRange{floor_.first, range.last} : range, limit, visit);
    }
    absl::Status ScanBackward(const store::KeyRange& range, std::size_t limit,
                              const Visit& visit) const override {
      return inner_->ScanBackward(range, limit, visit);
    }

   private:
    const std::unique_ptr<store::Snapshot> inner_;
    const store::KeyRange log_;
    const store::KeyRange floor_;
  };
  const std::unique_ptr<store::Store> inner_ = store::OpenMemoryStore();
  std::atomic<store::Revision> floor_{0};
};

Village::Village(unsigned seed, const WatchLimits& watch) : random_(seed), stage_(Options(watch)) {
  model_ = std::make_unique<WatchModel>(store_->whole(), kHuvudman);
  Try(engine::CreateHuvudman{"Bergs kommun"}, kOther);
  model_->Update();
}

Village::~Village() = default;

void Village::CutLog() {
  const auto latest = static_cast<unsigned>(stage_.engine().status().revision);
  const auto floor = static_cast<unsigned>(store_->floor());
  store_->Cut(floor + Number(latest + 2 - floor));
}

void Village::Live() {
  switch (Number(12)) {
    case 0:
      Try(engine::PutUnit{{.id = core::UnitId("ceder"), .name = fmt::format("C{}", Number(99))}},
          kHuvudman);
      break;
    case 1:
      Try(engine::PutUnit{{.id = core::UnitId("dal"), .name = fmt::format("D{}", Number(99))}},
          kOther);
      break;
    case 2:
      HandOver();
      break;
    case 3:
      stage_.MakeToken("p-skolchef", store::TokenScope::kPerson);  // A commit without changes.
      break;
    case 4:
      ++day_;
      stage_.Advance(fmt::format("2026-{:02}-{:02}T12:00", 9 + day_ / 28, 1 + day_ % 28));
      break;
    case 5:
    case 6:
      Override();
      break;
    case 7:
    case 8:
      Reassign();
      break;
    default:
      Act();
      break;
  }
  model_->Update();
}

StageOptions Village::Options(const WatchLimits& watch) {
  StageOptions options;
  options.watch = watch;
  options.engine.feed_ring_max = 1 + Number(30);
  auto store = std::make_unique<CutStore>();
  store_ = store.get();
  options.store = std::move(store);
  return options;
}

void Village::Try(engine::CommandBody body, const core::HuvudmanId& huvudman) {
  // What the domain refuses has not happened, which is as good as anything.
  (void)stage_.engine().Run({.huvudman = huvudman,
                             .actor = {.person = core::PersonId("p-administratör")},
                             .body = std::move(body)});
}

std::optional<core::Task> Village::AnyTask() {
  const auto page = stage_.engine().Read(kHuvudman)->ListTasks({}, 100, {});
  if (page->items.empty()) {
    return std::nullopt;
  }
  return page->items[Number(static_cast<unsigned>(page->items.size()))];
}

void Village::Act() {
  const auto task = AnyTask();
  if (task && !task->actions.empty()) {
    const auto& action = task->actions[Number(static_cast<unsigned>(task->actions.size()))];
    Try(engine::ActOnTask{.task = task->id, .action = action.id, .note = "gjort"}, kHuvudman);
  }
}

void Village::Reassign() {
  static const std::vector<std::string> posts{
      "biträdande-rektor@alm", "rektor@bok", "lärarrepresentant@bok",
      "nämnd@huvudman",        "rektor@alm", "skolchef@huvudman"};
  if (const auto task = AnyTask()) {
    Try(engine::ReassignTask{.task = task->id,
                             .to = *core::ParsePostId(
                                 posts[Number(static_cast<unsigned>(posts.size()))]),
                             .reason = "delegeras"},
        kHuvudman);
  }
}

void Village::Override() {
  const auto page = stage_.engine().Read(kHuvudman)->ListOccurrences({}, 100, {});
  const auto& one = page->items[Number(static_cast<unsigned>(page->items.size()))];
  const auto kind = Number(4);
  Try(engine::OverrideOccurrence{.occurrence = one.id,
                                 .change = {.kind = kind == 0   ? core::Override::Kind::kCancel
                                                    : kind == 1 ? core::Override::Kind::kReopen
                                                                : core::Override::Kind::kExtend,
                                            .reason = "skäl",
                                            .due = calendar::MakeDate(2026, 10, 5) +
                                                   calendar::days{static_cast<int>(Number(60))}}},
      kHuvudman);
}

void Village::HandOver() {
  if (Number(4) == 0) {
    Try(engine::PutPost{{.id = *core::ParsePostId("rektor@alm"),
                         .holdings = {{.person = core::PersonId(Number(2) == 0 ? "p-rektor-alm"
                                                                               : "p-rektor-bok"),
                                       .from = calendar::MakeDate(2026, 8, 1)}}}},
        kHuvudman);
  }
}

}  // namespace hjul::services
