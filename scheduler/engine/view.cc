#include "scheduler/engine/view.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/reading.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

using core::Instant;

template <class T>
bool Allows(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

// A page position is the last key given; it must lie within the range that is read.
absl::StatusOr<store::KeyRange> FromPosition(store::KeyRange range, const std::string& position) {
  if (position.empty()) {
    return range;
  }
  std::string key;
  if (!absl::WebSafeBase64Unescape(position, &key) || key < range.first ||
      (!range.last.empty() && key >= range.last)) {
    return absl::InvalidArgumentError("page_token: does not belong to this list");
  }
  return store::After(range, key);
}

std::string ToPosition(std::string_view key) { return absl::WebSafeBase64Escape(std::string(key)); }

// Reads a page: `take` decodes one key and value, answers nullopt for what the filter leaves out.
template <class T, class Take>
absl::StatusOr<Page<T>> ReadPage(const store::Snapshot& snapshot, const store::KeyRange& whole,
                                 std::size_t size, const std::string& from, const Take& take) {
  const auto range = FromPosition(whole, from);
  if (!range.ok()) {
    return range.status();
  }
  Page<T> page;
  std::string last;
  absl::Status failed = absl::OkStatus();
  const absl::Status scan =
      snapshot.Scan(*range, kNoLimit, [&](std::string_view key, std::string_view value) {
        absl::StatusOr<std::optional<T>> item = take(key, value);
        if (!item.ok()) {
          failed = item.status();
          return false;
        }
        if (*item) {
          if (page.items.size() == std::min(size, kPageMax)) {
            page.next = ToPosition(last);
            return false;
          }
          page.items.push_back(**std::move(item));
          last = key;
        }
        return true;
      });
  if (!scan.ok() || !failed.ok()) {
    return scan.ok() ? failed : scan;
  }
  return page;
}

bool IsEnded(core::TaskState state) { return store::BucketOf(state) == store::TaskBucket::kEnded; }

}  // namespace

View::View(std::unique_ptr<store::Snapshot> snapshot, std::shared_ptr<const World> world)
    : snapshot_(std::move(snapshot)), world_(std::move(world)) {}

absl::StatusOr<core::Task> View::TaskAt(const store::TaskPlace& place,
                                        const core::TaskId& id) const {
  const auto bytes = snapshot_->Get(
      store::Encode(store::PostTaskKey{world_->organisation().huvudman(), place.post,
                                       store::BucketOf(place.state), place.due_at, id}));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return absl::DataLossError(fmt::format("task {} is in one list only", core::ToString(id)));
  }
  return store::DecodeTask(**bytes);
}

absl::StatusOr<Page<core::Task>> View::ListTasks(const TaskFilter& filter, std::size_t size,
                                                 const std::string& from) const {
  const HuvudmanId& huvudman = world_->organisation().huvudman();
  const bool ended =
      !filter.states.empty() && std::all_of(filter.states.begin(), filter.states.end(), IsEnded);
  const store::TaskBucket bucket = ended ? store::TaskBucket::kEnded : store::TaskBucket::kOpen;
  const auto passes = [&](const core::TaskId& id, const core::PostId& post, core::TaskState state) {
    const bool shown =
        filter.states.empty() ? state != core::TaskState::kPlanned : Allows(filter.states, state);
    return shown && Allows(filter.posts, post) && Allows(filter.units, id.occurrence.unit) &&
           (!filter.wheel || *filter.wheel == id.occurrence.wheel) &&
           (!filter.activity || *filter.activity == id.occurrence.activity);
  };
  const auto until = filter.due_until
                         ? std::optional(StartOf(*filter.due_until + calendar::days{1}) +
                                         std::chrono::milliseconds{1})
                         : std::nullopt;
  if (filter.posts.size() == 1) {
    const core::PostId& post = filter.posts.front();
    return ReadPage<core::Task>(
        *snapshot_,
        until ? store::TasksOfUntil(huvudman, post, bucket, *until)
              : store::TasksOf(huvudman, post, bucket),
        size, from,
        [&](std::string_view, std::string_view value) -> absl::StatusOr<std::optional<core::Task>> {
          auto task = store::DecodeTask(value);
          if (!task.ok()) {
            return task.status();
          }
          return passes(task->id, task->post, task->state) ? std::optional(*std::move(task))
                                                           : std::nullopt;
        });
  }
  return ReadPage<core::Task>(
      *snapshot_,
      until ? store::TasksByDueUntil(huvudman, bucket, *until)
            : store::TasksByDue(huvudman, bucket),
      size, from,
      [&](std::string_view key,
          std::string_view value) -> absl::StatusOr<std::optional<core::Task>> {
        const auto parsed = store::ParseDueTaskKey(key);
        const auto place = store::DecodeTaskPlace(value);
        if (!parsed || !place.ok()) {
          return absl::DataLossError("a task list holds a key that does not parse");
        }
        if (!passes(parsed->task, place->post, place->state)) {
          return std::nullopt;
        }
        auto task = TaskAt(*place, parsed->task);
        if (!task.ok()) {
          return task.status();
        }
        return *std::move(task);
      });
}

absl::StatusOr<core::Task> View::GetTask(const core::TaskId& id) const {
  const auto bytes =
      snapshot_->Get(store::Encode(store::TaskKey{world_->organisation().huvudman(), id}));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return absl::NotFoundError(fmt::format("there is no task {}", core::ToString(id)));
  }
  const auto place = store::DecodeTaskPlace(**bytes);
  if (!place.ok()) {
    return place.status();
  }
  return TaskAt(*place, id);
}

absl::StatusOr<Page<core::Occurrence>> View::ListOccurrences(const OccurrenceFilter& filter,
                                                             std::size_t size,
                                                             const std::string& from) const {
  store::OccurrencePrefix prefix;
  if (filter.wheel) {
    prefix.wheel = *filter.wheel;
    if (filter.turn) {
      prefix.turn = *filter.turn;
      if (filter.activity) {
        prefix.activity = *filter.activity;
      }
    }
  }
  return ReadPage<core::Occurrence>(
      *snapshot_, store::OccurrencesOf(world_->organisation().huvudman(), prefix), size, from,
      [&](std::string_view key,
          std::string_view value) -> absl::StatusOr<std::optional<core::Occurrence>> {
        const auto parsed = store::ParseOccurrenceKey(key);
        if (!parsed) {
          return absl::DataLossError("an occurrence key does not parse");
        }
        const core::OccurrenceId& id = parsed->occurrence;
        if ((filter.turn && *filter.turn != id.turn) ||
            (filter.activity && *filter.activity != id.activity) ||
            !Allows(filter.units, id.unit)) {
          return std::nullopt;
        }
        auto record = store::DecodeOccurrenceRecord(value);
        if (!record.ok()) {
          return record.status();
        }
        return Allows(filter.statuses, record->occurrence.status)
                   ? std::optional(std::move(record->occurrence))
                   : std::nullopt;
      });
}

absl::StatusOr<core::Occurrence> View::GetOccurrence(const core::OccurrenceId& id) const {
  const auto bytes =
      snapshot_->Get(store::Encode(store::OccurrenceKey{world_->organisation().huvudman(), id}));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return absl::NotFoundError(fmt::format("there is no occurrence {}", core::ToString(id)));
  }
  auto record = store::DecodeOccurrenceRecord(**bytes);
  if (!record.ok()) {
    return record.status();
  }
  return std::move(record->occurrence);
}

// Newest first: read backward, so a page's position is the key to stop before.
absl::StatusOr<Page<store::JournalEntry>> View::ListJournal(const JournalFilter& filter,
                                                            std::size_t size,
                                                            const std::string& from) const {
  const HuvudmanId& huvudman = world_->organisation().huvudman();
  store::KeyRange range = filter.subject.empty() ? store::AllOf(store::KeyKind::kJournal, huvudman)
                                                 : store::JournalOf(huvudman, filter.subject);
  if (!from.empty()) {
    std::string key;
    if (!absl::WebSafeBase64Unescape(from, &key) || key < range.first || key >= range.last) {
      return absl::InvalidArgumentError("page_token: does not belong to this list");
    }
    range.last = std::move(key);
  }
  Page<store::JournalEntry> page;
  std::string last;
  absl::Status failed = absl::OkStatus();
  const absl::Status scan =
      snapshot_->ScanBackward(range, kNoLimit, [&](std::string_view key, std::string_view value) {
        auto entry = ReadJournal(key, value);
        if (!entry.ok()) {
          failed = entry.status();
          return false;
        }
        if (filter.from && entry->at < StartOf(*filter.from)) {
          return false;
        }
        if (filter.to && entry->at >= StartOf(*filter.to + calendar::days{1})) {
          return true;
        }
        if (page.items.size() == std::min(size, kPageMax)) {
          page.next = ToPosition(last);
          return false;
        }
        page.items.push_back(*std::move(entry));
        last = key;
        return true;
      });
  if (!scan.ok() || !failed.ok()) {
    return scan.ok() ? failed : scan;
  }
  return page;
}

absl::StatusOr<store::JournalEntry> View::ReadJournal(std::string_view key,
                                                      std::string_view value) const {
  const auto subject = store::ParseSubjectJournalKey(key);
  if (!subject) {
    return store::DecodeJournalEntry(value);
  }
  const auto bytes = snapshot_->Get(
      store::Encode(store::JournalKey{subject->huvudman, subject->revision, subject->index}));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return absl::DataLossError("the journal's index names an entry that is not there");
  }
  return store::DecodeJournalEntry(**bytes);
}

// Newest first over several posts: each post's newest are few, so they are merged in memory.
absl::StatusOr<Page<store::Delivery>> View::ListDeliveries(const std::vector<core::PostId>& posts,
                                                           std::size_t size,
                                                           const std::string& from) const {
  std::optional<Instant> before;
  if (!from.empty()) {
    std::string bytes;
    const bool readable = absl::WebSafeBase64Unescape(from, &bytes);
    const auto instant = store::DecodeInstant(bytes);
    if (!readable || !instant.ok()) {
      return absl::InvalidArgumentError("page_token: does not belong to this list");
    }
    before = *instant;
  }
  const std::size_t limit = std::min(size, kPageMax);
  std::vector<store::Delivery> all;
  for (const core::PostId& post : posts) {
    store::KeyRange range = store::DeliveriesOf(world_->organisation().huvudman(), post);
    if (before) {
      range.last =
          store::Encode(store::DeliveryKey{world_->organisation().huvudman(), post, *before});
    }
    absl::Status failed = absl::OkStatus();
    const absl::Status scan =
        snapshot_->ScanBackward(range, limit + 1, [&](std::string_view, std::string_view value) {
          auto delivery = store::DecodeDelivery(value);
          if (!delivery.ok()) {
            failed = delivery.status();
            return false;
          }
          all.push_back(*std::move(delivery));
          return true;
        });
    if (!scan.ok() || !failed.ok()) {
      return scan.ok() ? failed : scan;
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const store::Delivery& a, const store::Delivery& b) { return a.at > b.at; });
  Page<store::Delivery> page;
  // Deliveries of one moment stay on one page: the position is a moment.
  std::size_t taken = std::min(limit, all.size());
  while (taken > 0 && taken < all.size() && all[taken].at == all[taken - 1].at) {
    ++taken;
  }
  if (taken < all.size() && taken > 0) {
    page.next = absl::WebSafeBase64Escape(store::EncodeInstant(all[taken - 1].at));
  }
  all.resize(taken);
  page.items = std::move(all);
  return page;
}

absl::StatusOr<store::WheelRevision> View::GetRevision(const core::WheelId& wheel,
                                                       std::uint32_t number) const {
  const auto head = world_->wheels().find(wheel);
  if (head == world_->wheels().end()) {
    return absl::NotFoundError(fmt::format("there is no wheel {}", wheel.str()));
  }
  if (number == 0 || number == head->second.revision.number) {
    return head->second.revision;
  }
  const auto bytes =
      Joined(*snapshot_, store::PiecesOf(world_->organisation().huvudman(), wheel, number));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (bytes->empty()) {
    return absl::NotFoundError(fmt::format("wheel {} has no revision {}", wheel.str(), number));
  }
  return store::DecodeWheelRevision(*bytes);
}

absl::StatusOr<std::vector<store::WheelRevision>> View::ListRevisions(
    const core::WheelId& wheel) const {
  const auto head = GetRevision(wheel, 0);
  if (!head.ok()) {
    return head.status();
  }
  std::vector<store::WheelRevision> revisions;
  for (std::uint32_t number = head->number; number >= 1; --number) {
    auto revision = GetRevision(wheel, number);
    if (!revision.ok()) {
      return revision.status();
    }
    revisions.push_back(*std::move(revision));
  }
  return revisions;
}

absl::StatusOr<store::PlanRecord> View::GetPlan(const std::string& id) const {
  const HuvudmanId& huvudman = world_->organisation().huvudman();
  const auto bytes = Joined(*snapshot_, store::PlanPartsOf(huvudman, id, store::PlanPart::kHead));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (bytes->empty()) {
    return absl::NotFoundError(fmt::format("there is no plan {}", id));
  }
  return store::DecodePlan(*bytes);
}

absl::StatusOr<std::vector<store::TokenRecord>> View::ListTokens() const {
  auto page = ReadPage<store::TokenRecord>(
      *snapshot_, store::AllOf(store::KeyKind::kToken, world_->organisation().huvudman()), kNoLimit,
      {},
      [](std::string_view,
         std::string_view value) -> absl::StatusOr<std::optional<store::TokenRecord>> {
        auto token = store::DecodeToken(value);
        if (!token.ok()) {
          return token.status();
        }
        return *std::move(token);
      });
  if (!page.ok()) {
    return page.status();
  }
  return std::move(page->items);
}

absl::StatusOr<core::Drawing> View::Draw(const core::WheelId& wheel, const core::TurnId& turn,
                                         std::optional<core::Date> today) const {
  const core::Turn* known = world_->FindTurn(wheel, turn);
  const auto head = world_->wheels().find(wheel);
  if (known == nullptr || head == world_->wheels().end()) {
    return absl::NotFoundError(fmt::format("wheel {} has no turn {}", wheel.str(), turn.str()));
  }
  std::vector<core::Occurrence> occurrences;
  std::string from;
  do {
    auto page = ListOccurrences({.wheel = wheel, .turn = turn}, kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    std::move(page->items.begin(), page->items.end(), std::back_inserter(occurrences));
    from = page->next;
  } while (!from.empty());
  const std::shared_ptr<const core::Wheel> revision = world_->Revision(known->revision);
  return core::DrawTurn(revision != nullptr ? *revision : *head->second.wheel, *known, occurrences,
                        world_->calendar(), today);
}

}  // namespace hjul::engine
