// What a watcher is given first: everything its filter means, at one revision, page by page. Holds
// a view for as long as it is being given. Not thread-safe.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "hjul/v1/watch_service.pb.h"
#include "scheduler/engine/view.h"
#include "services/watch_filter.h"

namespace hjul::services {

class WatchSnapshot {
 public:
  WatchSnapshot(engine::View view, const WatchFilter& filter, core::Date today);

  store::Revision revision() const { return view_.revision(); }
  bool Finished() const { return steps_.empty() && waiting_.empty(); }
  // Fills `to`, which is empty, with the next part: bounded work, at most kWatchMessageBytes (an
  // item alone may be as large). It may stay empty. Errors: kDataLoss.
  absl::Status Next(v1::WatchSnapshot* to);

  // Messages that are shown first; older ones are in ListDeliveries.
  static constexpr std::size_t kDeliveriesMax = 100;

 private:
  struct Step {
    v1::WatchTopic topic;
    std::optional<core::PostId> post;  // Tasks of one post; else of all.
  };
  // Reads the next page of the first step, or the rest of it.
  absl::Status ReadPage();
  absl::Status ReadTasks(const Step& step);
  absl::Status ReadOccurrences();
  absl::Status ReadDeliveries();
  void ReadConfiguration();

  engine::View view_;
  const WatchFilter& filter_;
  core::Date today_;
  std::deque<Step> steps_;
  std::string from_;                   // Within the first step.
  std::deque<v1::WatchItem> waiting_;  // Read, and not given yet: at most a page.
};

}  // namespace hjul::services
