#include "services/watch_snapshot.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "services/watch_items.h"
#include "services/watch_message.h"

namespace hjul::services {
namespace {

// A task or occurrence takes some kilobytes, and never more than some hundred.
constexpr std::size_t kItemsPerPage = 50;
constexpr std::size_t kNamesPerPage = 1000;
// A part is sent when it has become this large, or after so many pages: few items may be for
// the watcher.
constexpr std::size_t kPartBytes = 128 << 10;
constexpr std::size_t kPagesPerPart = 4;
// What an item costs beside its own bytes: tag and length.
constexpr std::size_t kFieldBytes = 6;

}  // namespace

WatchSnapshot::WatchSnapshot(engine::View view, const WatchFilter& filter, core::Date today)
    : view_(std::move(view)), filter_(filter), today_(today) {
  if (filter.Wants(v1::WATCH_TOPIC_TASKS)) {
    if (const auto posts = filter.PostsOf(v1::WATCH_TOPIC_TASKS)) {
      for (const core::PostId& post : *posts) {
        steps_.push_back({v1::WATCH_TOPIC_TASKS, post});
      }
    } else {
      steps_.push_back({v1::WATCH_TOPIC_TASKS, std::nullopt});
    }
  }
  for (const v1::WatchTopic topic : {v1::WATCH_TOPIC_OCCURRENCES, v1::WATCH_TOPIC_TURNS,
                                     v1::WATCH_TOPIC_DELIVERIES, v1::WATCH_TOPIC_CONFIGURATION}) {
    if (filter.Wants(topic)) {
      steps_.push_back({topic, std::nullopt});
    }
  }
}

absl::Status WatchSnapshot::Next(v1::WatchSnapshot* to) {
  to->set_revision(revision());
  std::size_t bytes = 0;
  for (std::size_t pages = 0; pages < kPagesPerPart && bytes < kPartBytes; ++pages) {
    if (waiting_.empty() && !steps_.empty()) {
      if (const absl::Status status = ReadPage(); !status.ok()) {
        return status;
      }
    }
    for (; !waiting_.empty(); waiting_.pop_front()) {
      bytes += waiting_.front().ByteSizeLong() + kFieldBytes;
      if (bytes > kWatchMessageBytes && !to->items().empty()) {
        return absl::OkStatus();
      }
      *to->add_items() = std::move(waiting_.front());
    }
  }
  return absl::OkStatus();
}

absl::Status WatchSnapshot::ReadPage() {
  absl::Status status = absl::OkStatus();
  const Step step = steps_.front();
  switch (step.topic) {
    case v1::WATCH_TOPIC_TASKS:
      status = ReadTasks(step);
      break;
    case v1::WATCH_TOPIC_OCCURRENCES:
      status = ReadOccurrences();
      break;
    case v1::WATCH_TOPIC_TURNS:
      for (const core::Turn& turn : view_.world().turns()) {
        waiting_.push_back(ItemOf(turn, view_));
      }
      break;
    case v1::WATCH_TOPIC_DELIVERIES:
      status = ReadDeliveries();
      break;
    default:
      ReadConfiguration();
      break;
  }
  if (from_.empty()) {
    steps_.pop_front();
  }
  return status;
}

absl::Status WatchSnapshot::ReadTasks(const Step& step) {
  engine::TaskFilter filter;
  if (step.post) {
    filter.posts = {*step.post};
  }
  auto page = view_.ListTasks(filter, kItemsPerPage, from_);
  if (!page.ok()) {
    return page.status();
  }
  for (const core::Task& task : page->items) {
    if (filter_.WantsTask(task.post, task.id.occurrence.unit)) {
      waiting_.push_back(ItemOf(task, view_, today_));
    }
  }
  from_ = std::move(page->next);
  return absl::OkStatus();
}

absl::Status WatchSnapshot::ReadOccurrences() {
  auto page = view_.ListOccurrences({}, kItemsPerPage, from_);
  if (!page.ok()) {
    return page.status();
  }
  for (const core::Occurrence& occurrence : page->items) {
    if (filter_.WantsOccurrence(occurrence, view_.world())) {
      waiting_.push_back(ItemOf(occurrence, view_));
    }
  }
  from_ = std::move(page->next);
  return absl::OkStatus();
}

absl::Status WatchSnapshot::ReadDeliveries() {
  const auto page =
      view_.ListDeliveries(filter_.DeliveryPosts(view_.world().organisation()), kDeliveriesMax, {});
  if (!page.ok()) {
    return page.status();
  }
  for (const store::Delivery& delivery : page->items) {
    if (delivery.state == store::DeliveryState::kSent ||
        delivery.state == store::DeliveryState::kSeen) {
      waiting_.push_back(ItemOf(delivery));
    }
  }
  return absl::OkStatus();
}

void WatchSnapshot::ReadConfiguration() {
  const engine::World& world = view_.world();
  std::size_t unit = 0;
  if (from_.empty()) {
    for (const auto& [id, head] : world.wheels()) {
      waiting_.push_back(ConfigurationItem("wheel/" + id.str()));
    }
    for (const auto& [name, document] : world.calendar_documents()) {
      waiting_.push_back(ConfigurationItem("calendar/" + name));
    }
  } else {
    std::from_chars(from_.data(), from_.data() + from_.size(), unit);
  }
  const auto& units = world.organisation().content().units;
  const std::size_t until = std::min(units.size(), unit + kNamesPerPage);
  for (; unit < until; ++unit) {
    waiting_.push_back(ConfigurationItem("unit/" + units[unit].id.str()));
  }
  from_ = until < units.size() ? std::to_string(until) : std::string();
}

}  // namespace hjul::services
