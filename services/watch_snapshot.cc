#include "services/watch_snapshot.h"

#include <utility>

#include "services/watch_items.h"

namespace hjul::services {
namespace {

// A task or occurrence takes some kilobytes.
constexpr std::size_t kItemsPerPage = 100;

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
  if (Finished()) {
    return absl::OkStatus();
  }
  absl::Status status = absl::OkStatus();
  const Step step = steps_.front();
  switch (step.topic) {
    case v1::WATCH_TOPIC_TASKS:
      status = Tasks(step, to);
      break;
    case v1::WATCH_TOPIC_OCCURRENCES:
      status = Occurrences(to);
      break;
    case v1::WATCH_TOPIC_TURNS:
      for (const core::Turn& turn : view_.world().turns()) {
        *to->add_items() = ItemOf(turn, view_);
      }
      break;
    case v1::WATCH_TOPIC_DELIVERIES:
      status = Deliveries(to);
      break;
    default:
      Configuration(to);
      break;
  }
  if (from_.empty()) {
    steps_.pop_front();
  }
  return status;
}

absl::Status WatchSnapshot::Tasks(const Step& step, v1::WatchSnapshot* to) {
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
      *to->add_items() = ItemOf(task, view_, today_);
    }
  }
  from_ = std::move(page->next);
  return absl::OkStatus();
}

absl::Status WatchSnapshot::Occurrences(v1::WatchSnapshot* to) {
  auto page = view_.ListOccurrences({}, kItemsPerPage, from_);
  if (!page.ok()) {
    return page.status();
  }
  for (const core::Occurrence& occurrence : page->items) {
    if (filter_.WantsOccurrence(occurrence, view_.world())) {
      *to->add_items() = ItemOf(occurrence, view_);
    }
  }
  from_ = std::move(page->next);
  return absl::OkStatus();
}

absl::Status WatchSnapshot::Deliveries(v1::WatchSnapshot* to) const {
  const auto page =
      view_.ListDeliveries(filter_.DeliveryPosts(view_.world().organisation()), kDeliveriesMax, {});
  if (!page.ok()) {
    return page.status();
  }
  for (const store::Delivery& delivery : page->items) {
    if (delivery.state == store::DeliveryState::kSent ||
        delivery.state == store::DeliveryState::kSeen) {
      *to->add_items() = ItemOf(delivery);
    }
  }
  return absl::OkStatus();
}

void WatchSnapshot::Configuration(v1::WatchSnapshot* to) const {
  for (const auto& [id, head] : view_.world().wheels()) {
    *to->add_items() = ConfigurationItem("wheel/" + id.str());
  }
  for (const auto& [name, document] : view_.world().calendar_documents()) {
    *to->add_items() = ConfigurationItem("calendar/" + name);
  }
  for (const core::Unit& unit : view_.world().organisation().content().units) {
    *to->add_items() = ConfigurationItem("unit/" + unit.id.str());
  }
}

}  // namespace hjul::services
