#include "tests/services/watch_model.h"

#include <algorithm>
#include <limits>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "services/cursor.h"

namespace hjul::services {
namespace {

using Kind = store::Change::Kind;
constexpr std::size_t kMessageMax = 1'000'000;

template <class List>
bool EmptyOrHas(const List& list, const std::string& value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// The stage's wheel: who has a part in which activity at a unit.
bool TakesPart(const Rights& rights, const core::OccurrenceId& id) {
  const char* role = id.activity.str() == "arbetsplan" ? "rektor"
                     : id.activity.str() == "samtal"   ? "lärarrepresentant"
                                                       : "skolchef";
  return rights.Owns({core::RoleId(role), id.unit});
}

bool Matches(const v1::Subscription& subscription, const store::Change& change,
             const Rights& rights) {
  const auto matches_post = [&](const core::PostId& post, const core::UnitId& unit) {
    return (rights.work.Covers(unit) || rights.Owns(post)) &&
           (!subscription.mine() || rights.Owns(post)) &&
           EmptyOrHas(subscription.posts(), core::ToString(post)) &&
           EmptyOrHas(subscription.units(), unit.empty() ? "huvudman" : unit.str());
  };
  switch (change.kind) {
    case Kind::kTask:
      return subscription.topic() == v1::WATCH_TOPIC_TASKS &&
             matches_post(*change.post, change.unit);
    case Kind::kDelivery:
      return subscription.topic() == v1::WATCH_TOPIC_DELIVERIES &&
             matches_post(*change.post, change.post->unit);
    case Kind::kOccurrence:
      return subscription.topic() == v1::WATCH_TOPIC_OCCURRENCES &&
             EmptyOrHas(subscription.units(), change.unit.empty() ? "huvudman" : change.unit.str());
    case Kind::kTurn:
      return subscription.topic() == v1::WATCH_TOPIC_TURNS;
    case Kind::kWheel:
    case Kind::kCalendar:
    case Kind::kOrganisation:
      return subscription.topic() == v1::WATCH_TOPIC_CONFIGURATION;
  }
  return false;
}

// Whether `viewer` may read the occurrence; if not, whether the same commit took it away.
std::string TellOccurrence(const Rights& rights, const store::Change& change,
                           const store::LogEntry& entry) {
  const auto occurrence = store::DecodeOccurrence(change.value);
  bool readable =
      rights.work.Covers(change.unit) || TakesPart(rights, *core::ParseOccurrenceId(change.id));
  for (const core::Reassignment& one : occurrence->reassignments) {
    readable |= rights.Owns(one.to);
  }
  if (readable) {
    return change.id;
  }
  for (const store::Change& other : entry.changes) {
    if (other.kind == Kind::kTask && other.removed && other.id.starts_with(change.id + ":") &&
        rights.Owns(*other.post)) {
      return "-" + change.id;
    }
  }
  return {};
}

std::string NameOf(const store::Change& change) {
  return (change.kind == Kind::kWheel      ? "wheel/"
          : change.kind == Kind::kCalendar ? "calendar/"
                                           : "") +
         change.id;
}

}  // namespace

void WatchModel::Update() {
  const auto snapshot = store_.Read();
  std::map<store::Revision, std::string> pieces;
  const absl::Status scan =
      snapshot->Scan(store::LogFrom(read_until_ + 1), std::numeric_limits<std::size_t>::max(),
                     [&](std::string_view key, std::string_view value) {
                       const auto parsed = store::ParseLogKey(key);
                       if (parsed->huvudman == huvudman_) {
                         pieces[parsed->revision].append(value);
                       }
                       return true;
                     });
  EXPECT_TRUE(scan.ok()) << scan;
  for (const auto& [revision, bytes] : pieces) {
    log_.emplace(revision, *store::DecodeLogEntry(bytes));
  }
  read_until_ = snapshot->revision();
}

Told WatchModel::Of(const Viewer& viewer, store::Revision revision) const {
  Told told;
  const auto found = log_.find(revision);
  if (found == log_.end()) {
    return told;
  }
  for (const store::Change& change : found->second.changes) {
    const auto& subscriptions = viewer.request.subscriptions();
    if (std::none_of(subscriptions.begin(), subscriptions.end(),
                     [&](const auto& one) { return Matches(one, change, viewer.rights); })) {
      continue;
    }
    if (change.kind == Kind::kOccurrence) {
      if (std::string said = TellOccurrence(viewer.rights, change, found->second); !said.empty()) {
        told.push_back(std::move(said));
      }
    } else {
      told.push_back((change.removed ? "-" : "") + NameOf(change));
    }
  }
  std::sort(told.begin(), told.end());
  return told;
}

store::Revision WatchModel::First(const Viewer& viewer, store::Revision after,
                                  store::Revision until) const {
  for (auto entry = log_.upper_bound(after); entry != log_.end() && entry->first <= until;
       ++entry) {
    if (!Of(viewer, entry->first).empty()) {
      return entry->first;
    }
  }
  return 0;
}

void WatchClient::Begin(const Viewer& viewer, const Bookmark& from) {
  viewer_ = viewer;
  bookmark_ = from;
  synced_ = !viewer.request.cursor().empty();
  snapshot_revision_ = 0;
  half_ = 0;
  half_told_.clear();
}

std::string WatchClient::Take(const v1::WatchChangesResponse& message, const WatchModel& model) {
  if (message.ByteSizeLong() > kMessageMax) {
    return fmt::format("a message of {} bytes", message.ByteSizeLong());
  }
  if (message.has_snapshot()) {
    return message.cursor().empty() ? TakeSnapshot(message.snapshot()) : "bookmarkable: snapshot";
  }
  const auto cursor = DecodeCursor(message.cursor());
  if (!cursor.ok()) {
    return "bookmarkable: a message without a cursor";
  }
  bookmark_.cursor = message.cursor();
  if (message.has_synced()) {
    if (synced_ || (snapshot_revision_ != 0 && snapshot_revision_ != message.synced().revision())) {
      return "atomic: synced at another revision than the snapshot";
    }
    synced_ = true;
    bookmark_.position = message.synced().revision();
    return cursor->revision == bookmark_.position ? "" : "bookmarkable: synced";
  }
  if (!synced_) {
    return "ordered: a change before synced";
  }
  return message.has_change()
             ? TakeChange(message.change(), cursor->revision, model)
             : TakeProgress(message.progress().revision(), cursor->revision, model);
}

std::string WatchClient::TakeSnapshot(const v1::WatchSnapshot& part) {
  if (synced_ || (snapshot_revision_ != 0 && snapshot_revision_ != part.revision())) {
    return "atomic: a snapshot of several revisions";
  }
  snapshot_revision_ = part.revision();
  for (const v1::WatchItem& item : part.items()) {
    if (bookmark_.things.contains(item.id())) {
      return "unique: twice in the snapshot: " + item.id();
    }
    Apply(item);
  }
  return {};
}

std::string WatchClient::TakeChange(const v1::WatchRevision& change, store::Revision cursor,
                                    const WatchModel& model) {
  const store::Revision revision = change.revision();
  if (revision <= bookmark_.position) {
    return fmt::format("ordered, unique: {} after {}", revision, bookmark_.position);
  }
  if (half_ != 0 && half_ != revision) {
    return fmt::format("atomic: {} within {}", revision, half_);
  }
  if (const auto missed = model.First(viewer_, bookmark_.position, revision - 1); missed != 0) {
    return fmt::format("reliable: {} is missing before {}", missed, revision);
  }
  half_ = revision;
  for (const v1::WatchItem& item : change.items()) {
    half_told_.push_back((item.removed() ? "-" : "") + item.id());
    Apply(item);
  }
  if (cursor + 1 == revision) {
    return {};  // The rest follows.
  }
  if (cursor != revision) {
    return fmt::format("bookmarkable: cursor {} with {}", cursor, revision);
  }
  std::sort(half_told_.begin(), half_told_.end());
  const Told expected = model.Of(viewer_, revision);
  if (half_told_ != expected) {
    return fmt::format("reliable, atomic: {} is\n  {}\nand not\n  {}", revision,
                       fmt::join(half_told_, "\n  "), fmt::join(expected, "\n  "));
  }
  bookmark_.position = revision;
  half_ = 0;
  half_told_.clear();
  return {};
}

std::string WatchClient::TakeProgress(store::Revision revision, store::Revision cursor,
                                      const WatchModel& model) {
  if (half_ != 0 || cursor != revision || revision < bookmark_.position) {
    return fmt::format("bookmarkable: progress {} (cursor {}) after {}", revision, cursor,
                       bookmark_.position);
  }
  if (const auto missed = model.First(viewer_, bookmark_.position, revision); missed != 0) {
    return fmt::format("bookmarkable: progress {} is ahead of {}", revision, missed);
  }
  bookmark_.position = revision;
  return {};
}

// Snapshots have open tasks only; turns and messages have no version to compare.
void WatchClient::Apply(const v1::WatchItem& item) {
  const bool is_open = item.task().state() == v1::TASK_STATE_OPEN ||
                       item.task().state() == v1::TASK_STATE_BLOCKED ||
                       item.task().state() == v1::TASK_STATE_OVERDUE;
  if (is_open) {
    bookmark_.things[item.id()] = item.task().etag();
  } else if (item.has_occurrence()) {
    bookmark_.things[item.id()] = item.occurrence().etag();
  } else {
    bookmark_.things.erase(item.id());
  }
}

}  // namespace hjul::services
