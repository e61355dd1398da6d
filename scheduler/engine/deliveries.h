// Messages to posts: everything a post is told at one moment is one delivery.
//
// What is due now is sent in the commit that decides it; what is for later waits with a timer and
// is looked at again when its time comes. Nothing is sent twice: a delivery is its post and moment.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/step.h"
#include "scheduler/core/task.h"
#include "scheduler/engine/commit.h"

namespace hjul::engine {

inline constexpr std::size_t kDeliveryLinesMax = 200;

class Deliveries {
 public:
  Deliveries(Commit& commit, const HuvudmanId& huvudman) : commit_(commit), huvudman_(huvudman) {}

  // Adds one line to the delivery of `to` at `at`.
  absl::Status Tell(const core::PostId& to, Instant at, store::DeliveryLine line);
  // The delivery's time has come: lines that are no longer true are dropped, the rest is sent with
  // the dates of now. Late at night (after downtime) it is put off to the next telling time.
  absl::Status Send(const core::PostId& to, Instant at);
  // A person has read it. Errors: kNotFound, kFailedPrecondition (not sent yet).
  absl::Status MarkSeen(const core::PostId& to, Instant at, const core::Actor& actor);

 private:
  absl::Status Write(const store::Delivery& delivery);
  absl::Status PutOff(const store::Delivery& delivery, Instant until);
  // Was the delivery sent, or dropped, by an earlier commit?
  absl::StatusOr<bool> IsOver(const core::PostId& to, Instant at) const;
  absl::StatusOr<std::optional<core::Task>> TaskOf(const store::DeliveryLine& line) const;
  // Whether the line is still true; its dates are brought up to date.
  absl::StatusOr<bool> Refresh(store::DeliveryLine& line) const;

  Commit& commit_;
  const HuvudmanId& huvudman_;
};

// "rektor@bjorkskolan/1790000000000".
std::string DeliveryName(const core::PostId& post, Instant at);

}  // namespace hjul::engine
