#include "watcher.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {
namespace {

using core::TaskState;
using store::Change;

// A list holds what may still be acted on, or what is over.
const std::vector<TaskState> kOpenStates = {TaskState::kPlanned, TaskState::kOpen,
                                            TaskState::kBlocked, TaskState::kOverdue,
                                            TaskState::kSigned};
const std::vector<TaskState> kEndedStates = {TaskState::kDone, TaskState::kWithdrawn};

// Every page of a list.
template <class T, class Ask>
absl::StatusOr<std::vector<T>> Everything(const Ask& ask) {
  std::vector<T> all;
  std::string from;
  do {
    absl::StatusOr<Page<T>> page = ask(from);
    if (!page.ok()) {
      return page.status();
    }
    std::move(page->items.begin(), page->items.end(), std::back_inserter(all));
    from = std::move(page->next);
  } while (!from.empty());
  return all;
}

std::vector<core::PostId> PostsOf(const View& view, const std::optional<core::PostId>& only) {
  if (only) {
    return {*only};
  }
  std::vector<core::PostId> posts;
  for (const core::Post& post : view.world().organisation().content().posts) {
    posts.push_back(post.id);
  }
  return posts;
}

// Messages are listed by post, and can be sent to a post that nobody has entered yet: a listing
// from before does not show them, and one from after does.
bool IsMessageOfNoneOf(const std::vector<core::PostId>& posts, Change::Kind kind,
                       const std::string& value) {
  if (kind != Change::Kind::kDelivery) {
    return false;
  }
  const auto delivery = store::DecodeDelivery(value);
  return delivery.ok() && std::find(posts.begin(), posts.end(), delivery->post) == posts.end();
}

bool IsConfiguration(Change::Kind kind) {
  return kind == Change::Kind::kWheel || kind == Change::Kind::kCalendar ||
         kind == Change::Kind::kOrganisation;
}

}  // namespace

void Watcher::Forget() {
  known_.clear();
  posts_.clear();
  next_ = 0;
}

absl::StatusOr<bool> Watcher::Read(const Feed& feed, const View& view, std::size_t limit) {
  if (next_ > 0) {
    const auto slice = feed.Read(view.world().organisation().huvudman(), next_, limit);
    if (slice.ok()) {
      const bool any = slice->next > next_;
      const absl::Status taken = Take(*slice);
      return taken.ok() ? absl::StatusOr<bool>(any) : taken;
    }
    if (!absl::IsOutOfRange(slice.status())) {
      return slice.status();
    }
  }
  auto listed = List(view);
  if (!listed.ok()) {
    return listed.status();
  }
  known_ = *std::move(listed);
  posts_ = PostsOf(view, post_);
  next_ = view.revision() + 1;
  ++listings_;
  return true;
}

absl::Status Watcher::Take(const FeedSlice& slice) {
  store::Revision last = next_ - 1;
  for (const auto& entry : slice.entries) {
    if (entry->revision <= last || entry->revision >= slice.next) {
      return absl::InternalError(fmt::format("the feed gives revision {} after {}, before {}",
                                             entry->revision, last, slice.next));
    }
    last = entry->revision;
    for (const Change& change : entry->changes) {
      if (IsConfiguration(change.kind) || (post_ && change.post != post_)) {
        continue;
      }
      if (change.removed) {
        known_.erase({change.kind, change.id});
      } else {
        known_[{change.kind, change.id}] = change.value;
      }
    }
  }
  next_ = slice.next;
  return absl::OkStatus();
}

absl::StatusOr<Readable> Watcher::List(const View& view) const {
  Readable all;
  const std::vector<core::PostId> posts = PostsOf(view, post_);
  for (const auto& states : {kOpenStates, kEndedStates}) {
    const auto tasks = Everything<core::Task>([&](const std::string& from) {
      TaskFilter filter{.states = states};
      if (post_) {
        filter.posts = posts;
      }
      return view.ListTasks(filter, kPageMax, from);
    });
    if (!tasks.ok()) {
      return tasks.status();
    }
    for (const core::Task& task : *tasks) {
      all[{Change::Kind::kTask, core::ToString(task.id)}] = store::Encode(task);
    }
  }
  const auto deliveries = Everything<store::Delivery>(
      [&](const std::string& from) { return view.ListDeliveries(posts, kPageMax, from); });
  if (!deliveries.ok()) {
    return deliveries.status();
  }
  for (const store::Delivery& delivery : *deliveries) {
    if (delivery.state != store::DeliveryState::kScheduled) {
      all[{Change::Kind::kDelivery, DeliveryName(delivery.post, delivery.at)}] =
          store::Encode(delivery);
    }
  }
  if (post_) {
    return all;
  }
  const auto occurrences = Everything<core::Occurrence>(
      [&](const std::string& from) { return view.ListOccurrences({}, kPageMax, from); });
  if (!occurrences.ok()) {
    return occurrences.status();
  }
  for (const core::Occurrence& occurrence : *occurrences) {
    all[{Change::Kind::kOccurrence, core::ToString(occurrence.id)}] = store::Encode(occurrence);
  }
  for (const core::Turn& turn : view.world().turns()) {
    all[{Change::Kind::kTurn, fmt::format("{}/{}", turn.wheel.str(), turn.id.str())}] =
        store::Encode(turn);
  }
  return all;
}

Faults Watcher::Compare(const View& view) const {
  const auto listed = List(view);
  if (!listed.ok()) {
    return {listed.status().ToString()};
  }
  const std::string who = post_ ? core::ToString(*post_) : "everything";
  Faults faults;
  for (const auto& [what, value] : *listed) {
    const auto found = known_.find(what);
    if (found == known_.end()) {
      if (!IsMessageOfNoneOf(posts_, what.first, value)) {
        faults.push_back(fmt::format("who watches {} does not know {}", who, what.second));
      }
    } else if (found->second != value) {
      faults.push_back(fmt::format("who watches {} does not know {} as it is", who, what.second));
    }
  }
  const std::vector<core::PostId> posts = PostsOf(view, post_);
  for (const auto& [what, value] : known_) {
    if (!listed->contains(what) && !IsMessageOfNoneOf(posts, what.first, value)) {
      faults.push_back(fmt::format("who watches {} still sees {}", who, what.second));
    }
  }
  return faults;
}

}  // namespace hjul::engine
