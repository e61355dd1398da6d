// What the steps of one round of a dispatcher share: one time, one view per huvudman, and the
// events. Not thread-safe; lives through one round, so that no view is held for long.
#pragma once

#include <chrono>
#include <map>
#include <optional>

#include "absl/status/statusor.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/engine.h"
#include "services/watch_event.h"

namespace hjul::services {

class WatchRound {
 public:
  using Steady = std::chrono::steady_clock::time_point;

  WatchRound(const engine::Engine& engine, WatchEvents& events, Steady now)
      : engine_(engine), events_(events), now_(now) {}

  Steady now() const { return now_; }
  engine::Instant time() const { return engine_.clock().Now(); }
  WatchEvents& events() { return events_; }

  core::Date today() {
    if (!today_) {
      today_ = calendar::Zone::Stockholm().DateAt(time());
    }
    return *today_;
  }
  // Errors: kNotFound. The view is at least as new as what was published when it is first asked
  // for.
  absl::StatusOr<const engine::View*> ViewOf(const core::HuvudmanId& huvudman) {
    auto known = views_.find(huvudman);
    if (known == views_.end()) {
      auto view = engine_.Read(huvudman);
      if (!view.ok()) {
        return view.status();
      }
      known = views_.emplace(huvudman, *std::move(view)).first;
    }
    return &known->second;
  }

 private:
  const engine::Engine& engine_;
  WatchEvents& events_;
  const Steady now_;
  std::optional<core::Date> today_;
  std::map<core::HuvudmanId, engine::View> views_;
};

}  // namespace hjul::services
