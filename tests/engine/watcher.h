// A client that watches: what it knows, from where on, and nothing else. It reads the feed in
// slices of its own size, when it likes, and takes a fresh listing when the log no longer reaches
// back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/engine/feed.h"
#include "scheduler/engine/view.h"
#include "sight.h"

namespace hjul::engine {

class Watcher {
 public:
  // `post`: of tasks and messages only those of that post, and nothing of occurrences and turns.
  explicit Watcher(std::optional<core::PostId> post = std::nullopt) : post_(std::move(post)) {}

  // Reads one slice of at most `limit` entries; the first time, or after falling behind the log,
  // everything that `view` lists. Returns whether there was anything to read.
  // Errors: what the feed or the view could not read, kInternal for a slice out of order.
  absl::StatusOr<bool> Read(const Feed& feed, const View& view, std::size_t limit);
  // What differs from a fresh listing at the revision that it has come to; empty: nothing.
  // Requires: it has read everything up to `view`.
  Faults Compare(const View& view) const;

  // Its memory is lost; it begins anew.
  void Forget();
  store::Revision next() const { return next_; }
  int listings() const { return listings_; }

 private:
  absl::Status Take(const FeedSlice& slice);
  absl::StatusOr<Readable> List(const View& view) const;

  std::optional<core::PostId> post_;
  Readable known_;
  std::vector<core::PostId> posts_;  // Those it could list when it last did.
  store::Revision next_ = 0;         // 0: it knows nothing.
  int listings_ = 0;
};

}  // namespace hjul::engine
