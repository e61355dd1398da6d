// A thread and its share of the streams: routes what is published to those it concerns, and lets
// the others catch up a little at a time. The only one to call StartWrite and Finish on them.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "services/watch_index.h"
#include "services/watch_limits.h"
#include "services/watch_stream.h"

namespace hjul::services {

class WatchDispatcher {
 public:
  using StreamId = WatchIndex::StreamId;

  // All outlive this.
  WatchDispatcher(engine::Engine& engine, WatchEvents& events, const WatchLimits& limits);
  ~WatchDispatcher();  // Its streams must have ended.

  // --- From any thread ---

  void Add(StreamId id, WatchStream* stream);
  // The stream may go on.
  void Ready(StreamId id);
  // Something was published.
  void Wake();
  void EndAll();

  // As last looked at: streams that catch up, and how far the last of them is behind.
  std::size_t behind() const { return behind_; }
  store::Revision lag_max() const { return lag_max_; }

 private:
  struct Inbox {
    std::vector<std::pair<StreamId, WatchStream*>> added;
    std::vector<StreamId> ready;
    bool woken = false;
    bool ending = false;
    bool empty() const { return added.empty() && ready.empty() && !woken && !ending; }
  };
  void Run(const std::stop_token& stop);
  Inbox Take(const std::stop_token& stop);
  void Put(const std::function<void(Inbox&)>& change);
  // Gives what was published to those it concerns. Returns: is there more?
  bool Route(WatchRound& round);
  void RouteEntry(WatchRound& round, const engine::Feed::Published& published);
  void Pump(StreamId id, WatchRound& round);
  void Settle(StreamId id, WatchStream::Turn turn);
  void LookAtAll(WatchRound& round);
  // Those who have more to read, for a few milliseconds.
  void CatchUp();
  void EndStreams();

  engine::Engine& engine_;
  WatchEvents& events_;
  const std::chrono::milliseconds look_again_;
  std::atomic<std::size_t> behind_{0};
  std::atomic<store::Revision> lag_max_{0};

  std::mutex mutex_;
  std::condition_variable_any changed_;
  Inbox inbox_;  // Guarded by mutex_.

  // The thread's own.
  std::unordered_map<StreamId, WatchStream*> streams_;
  WatchIndex index_;
  store::Revision routed_;  // The next revision to route.
  std::deque<StreamId> catching_up_;
  std::unordered_set<StreamId> in_line_;  // Those in catching_up_.
  bool more_to_route_ = false;

  std::jthread thread_;  // Last: ends before the rest goes.
};

}  // namespace hjul::services
