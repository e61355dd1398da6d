#include "scheduler/engine/deliveries.h"

#include <algorithm>

#include "fmt/format.h"
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

absl::Status Deliveries::Tell(const core::PostId& to, Instant at, store::DeliveryLine line) {
  for (;; at += std::chrono::milliseconds{1}) {
    auto found = Load(commit_.draft(), store::Encode(store::DeliveryKey{huvudman_, to, at}),
                      &store::DecodeDelivery);
    if (!found.ok()) {
      return found.status();
    }
    store::Delivery delivery = *found ? **std::move(found) : store::Delivery{.post = to, .at = at};
    if (std::find(delivery.lines.begin(), delivery.lines.end(), line) != delivery.lines.end()) {
      return absl::OkStatus();
    }
    if (delivery.lines.size() == kDeliveryLinesMax) {
      continue;  // A full message: the next one is a millisecond later.
    }
    delivery.lines.push_back(std::move(line));
    if (at <= commit_.now()) {
      delivery.state = store::DeliveryState::kSent;
      delivery.sent_at = commit_.now();
    }
    return Write(delivery);
  }
}

absl::StatusOr<bool> Deliveries::StillTrue(const store::DeliveryLine& line) const {
  if (line.kind == core::NoticeKind::kWithdrawn) {
    return true;
  }
  auto place = Load(commit_.draft(), store::Encode(store::TaskKey{huvudman_, line.task}),
                    &store::DecodeTaskPlace);
  if (!place.ok()) {
    return place.status();
  }
  return *place && store::BucketOf((*place)->state) == store::TaskBucket::kOpen;
}

absl::Status Deliveries::Send(const core::PostId& to, Instant at) {
  auto found = Load(commit_.draft(), store::Encode(store::DeliveryKey{huvudman_, to, at}),
                    &store::DecodeDelivery);
  if (!found.ok()) {
    return found.status();
  }
  if (!*found || (*found)->state != store::DeliveryState::kScheduled) {
    commit_.draft().Delete(
        store::Encode(store::TimerKey{at, huvudman_, to, store::DeliveryTimer{}}));
    return absl::OkStatus();
  }
  store::Delivery delivery = **std::move(found);
  bool any = false;
  for (store::DeliveryLine& line : delivery.lines) {
    const absl::StatusOr<bool> still = StillTrue(line);
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
