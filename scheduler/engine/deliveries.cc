#include "scheduler/engine/deliveries.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/timers.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {

std::string DeliveryName(const core::PostId& post, Instant at) {
  return fmt::format("{}/{}", core::ToString(post), at.time_since_epoch().count());
}

absl::Status Deliveries::Write(const store::Delivery& delivery) {
  const std::string bytes = store::Encode(delivery);
  commit_.draft().Put(store::Encode(store::DeliveryKey{huvudman_, delivery.post, delivery.at}),
                      bytes);
  const std::string timer =
      store::Encode(store::TimerKey{delivery.at, huvudman_, delivery.post, store::DeliveryTimer{}});
  if (delivery.state == store::DeliveryState::kScheduled) {
    commit_.draft().Put(timer, {});
  } else {
    commit_.draft().Delete(timer);
    commit_.Changed(huvudman_, {.kind = store::Change::Kind::kDelivery,
                                .id = DeliveryName(delivery.post, delivery.at),
                                .unit = delivery.post.unit,
                                .post = delivery.post,
                                .value = bytes});
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Deliveries::IsOver(const core::PostId& to, Instant at) const {
  const auto earlier =
      Load(commit_.draft().base(), store::Encode(store::DeliveryKey{huvudman_, to, at}),
           &store::DecodeDelivery);
  if (!earlier.ok()) {
    return earlier.status();
  }
  return *earlier && (*earlier)->state != store::DeliveryState::kScheduled;
}

absl::Status Deliveries::Tell(const core::PostId& to, Instant at, store::DeliveryLine line) {
  for (;; at += std::chrono::milliseconds{1}) {
    const auto over = IsOver(to, at);
    if (!over.ok()) {
      return over.status();
    }
    if (*over) {
      continue;  // What has gone out is left as it went.
    }
    auto found = Load(commit_.draft(), store::Encode(store::DeliveryKey{huvudman_, to, at}),
                      &store::DecodeDelivery);
    if (!found.ok()) {
      return found.status();
    }
    const bool fresh = !*found;
    store::Delivery delivery = fresh ? store::Delivery{.post = to, .at = at} : **std::move(found);
    if (std::find(delivery.lines.begin(), delivery.lines.end(), line) != delivery.lines.end()) {
      return absl::OkStatus();
    }
    if (delivery.lines.size() == kDeliveryLinesMax) {
      continue;  // A full message: the next one is a millisecond later.
    }
    delivery.lines.push_back(std::move(line));
    if (fresh && at <= commit_.now()) {
      delivery.state = store::DeliveryState::kSent;
      delivery.sent_at = commit_.now();
    }
    return Write(delivery);
  }
}

absl::StatusOr<std::optional<core::Task>> Deliveries::TaskOf(
    const store::DeliveryLine& line) const {
  const auto place = Load(commit_.draft(), store::Encode(store::TaskKey{huvudman_, line.task}),
                          &store::DecodeTaskPlace);
  if (!place.ok()) {
    return place.status();
  }
  if (!*place) {
    return std::nullopt;
  }
  return Load(
      commit_.draft(),
      store::Encode(store::PostTaskKey{huvudman_, (*place)->post, store::BucketOf((*place)->state),
                                       (*place)->due_at, line.task}),
      &store::DecodeTask);
}

absl::StatusOr<bool> Deliveries::Refresh(store::DeliveryLine& line) const {
  if (line.kind == core::NoticeKind::kWithdrawn) {
    return true;
  }
  const auto task = TaskOf(line);
  if (!task.ok()) {
    return task.status();
  }
  if (!*task || store::BucketOf((*task)->state) == store::TaskBucket::kEnded) {
    return false;
  }
  const std::optional<core::Date> due =
      (*task)->due ? std::optional((*task)->due->effective) : std::nullopt;
  const bool moved = std::exchange(line.due, due) != due;
  switch (line.kind) {
    case core::NoticeKind::kReminder:
      return !moved && (*task)->state != core::TaskState::kSigned;
    case core::NoticeKind::kOverdue:
    case core::NoticeKind::kEscalation:
      return (*task)->state == core::TaskState::kOverdue;
    case core::NoticeKind::kOpened:
    case core::NoticeKind::kReturned:
      return (*task)->state != core::TaskState::kSigned;
    case core::NoticeKind::kReleased:
      return (*task)->state != core::TaskState::kBlocked;
    default:
      return true;
  }
}

absl::Status Deliveries::PutOff(const store::Delivery& delivery, Instant until) {
  commit_.draft().Delete(store::Encode(store::DeliveryKey{huvudman_, delivery.post, delivery.at}));
  for (const store::DeliveryLine& line : delivery.lines) {
    if (const absl::Status status = Tell(delivery.post, until, line); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

absl::Status Deliveries::Send(const core::PostId& to, Instant at) {
  commit_.draft().Delete(store::Encode(store::TimerKey{at, huvudman_, to, store::DeliveryTimer{}}));
  auto found = Load(commit_.draft(), store::Encode(store::DeliveryKey{huvudman_, to, at}),
                    &store::DecodeDelivery);
  const auto world = commit_.WorldOf(huvudman_);
  if (!found.ok() || !world.ok()) {
    return found.ok() ? world.status() : found.status();
  }
  if (!*found || (*found)->state != store::DeliveryState::kScheduled) {
    return absl::OkStatus();
  }
  store::Delivery delivery = **std::move(found);
  const Instant telling = core::NextTellingTime(commit_.now(), (*world)->CalendarFor(to.unit));
  if (telling > commit_.now()) {
    return PutOff(delivery, telling);
  }
  bool any = false;
  for (store::DeliveryLine& line : delivery.lines) {
    const absl::StatusOr<bool> still = Refresh(line);
    if (!still.ok()) {
      return still.status();
    }
    line.dropped = !*still;
    any = any || *still;
  }
  delivery.state = any ? store::DeliveryState::kSent : store::DeliveryState::kDropped;
  if (any) {
    delivery.sent_at = commit_.now();
  }
  return Write(delivery);
}

absl::Status Deliveries::MarkSeen(const core::PostId& to, Instant at, const core::Actor& actor) {
  auto found = Load(commit_.draft(), store::Encode(store::DeliveryKey{huvudman_, to, at}),
                    &store::DecodeDelivery);
  if (!found.ok()) {
    return found.status();
  }
  if (!*found) {
    return absl::NotFoundError(fmt::format("there is no message {}", DeliveryName(to, at)));
  }
  store::Delivery delivery = **std::move(found);
  if (delivery.state == store::DeliveryState::kSeen) {
    return absl::OkStatus();
  }
  if (delivery.state != store::DeliveryState::kSent) {
    return absl::FailedPreconditionError(
        fmt::format("message {} has not been sent", DeliveryName(to, at)));
  }
  delivery.state = store::DeliveryState::kSeen;
  delivery.seen_at = commit_.now();
  delivery.seen_by = actor.person;
  return Write(delivery);
}

}  // namespace hjul::engine
