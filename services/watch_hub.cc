#include "services/watch_hub.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <thread>
#include <utility>

#include "services/services.h"
#include "services/status.h"
#include "services/watch_stream.h"

namespace hjul::services {
namespace {

constexpr std::chrono::milliseconds kLookAgain{250};  // Progress and watchdogs are this exact.

}  // namespace

// A thread and its share of the streams.
class WatchDispatcher {
 public:
  explicit WatchDispatcher(const WatchLimits& limits)
      : look_again_(std::min(kLookAgain, limits.progress_every / 2)),
        thread_([this](const std::stop_token& stop) { Run(stop); }) {}

  void Add(std::uint64_t id, WatchStream* stream) {
    const std::lock_guard lock(mutex_);
    added_.emplace_back(id, stream);
    changed_.notify_one();
  }
  // One stream may go on.
  void Ready(std::uint64_t id) {
    const std::lock_guard lock(mutex_);
    ready_.insert(id);
    changed_.notify_one();
  }
  // Something was committed.
  void Wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_one();
  }
  void EndAll() {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    changed_.notify_one();
  }
  // The least position of its streams; kNobody: it has none.
  static constexpr store::Revision kNobody = std::numeric_limits<store::Revision>::max();
  store::Revision slowest() const { return slowest_; }

 private:
  void Run(const std::stop_token& stop) {
    auto looked_at = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
      std::set<std::uint64_t> ready;
      bool everybody = false;
      bool ending = false;
      {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, look_again_, [this] {
          return woken_ || ending_ || !ready_.empty() || !added_.empty();
        });
        for (const auto& [id, stream] : added_) {
          streams_.emplace(id, stream);
          ready_.insert(id);
        }
        added_.clear();
        ready = std::exchange(ready_, {});
        everybody = std::exchange(woken_, false);
        ending = std::exchange(ending_, false);
      }
      const auto now = std::chrono::steady_clock::now();
      if (now - looked_at >= look_again_) {
        everybody = true;
        looked_at = now;
      }
      if (ending) {
        std::erase_if(streams_, [](const auto& each) {
          return !each.second->End(WithReason(
              absl::UnavailableError("the server is stopping; watch again with the cursor"),
              "SERVER_STOPPING"));
        });
      }
      if (everybody) {
        std::erase_if(streams_, [&](const auto& each) { return !each.second->Pump(items_, now); });
        NoteSlowest();
        continue;
      }
      for (const std::uint64_t id : ready) {
        const auto stream = streams_.find(id);
        if (stream != streams_.end() && !stream->second->Pump(items_, now)) {
          streams_.erase(stream);
        }
      }
    }
  }

  void NoteSlowest() {
    store::Revision slowest = kNobody;
    for (const auto& [id, stream] : streams_) {
      slowest = std::min(slowest, stream->position());
    }
    slowest_ = slowest;
  }

  const std::chrono::milliseconds look_again_;
  std::atomic<store::Revision> slowest_{kNobody};
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<std::pair<std::uint64_t, WatchStream*>> added_;  // Guarded by mutex_.
  std::set<std::uint64_t> ready_;                              // Guarded by mutex_.
  bool woken_ = false;                                         // Guarded by mutex_.
  bool ending_ = false;                                        // Guarded by mutex_.
  std::map<std::uint64_t, WatchStream*> streams_;              // The thread's own.
  WatchItems items_;                                           // The thread's own.
  std::jthread thread_;                                        // Last: ends before the rest goes.
};

WatchHub::WatchHub(Gate& gate, const WatchLimits& limits) : gate_(gate), limits_(limits) {
  for (std::size_t i = 0; i < limits.dispatchers; ++i) {
    dispatchers_.push_back(std::make_shared<WatchDispatcher>(limits_));
  }
  listener_ = gate_.engine().feed().AddListener([dispatchers = dispatchers_] {
    for (const auto& dispatcher : dispatchers) {
      dispatcher->Wake();
    }
  });
}

WatchHub::~WatchHub() { Stop(); }

grpc::ServerWriteReactor<v1::WatchChangesResponse>* WatchHub::Open(
    Context* context, const v1::WatchChangesRequest* request) {
  const std::uint64_t id = ++opened_;
  WatchDispatcher& dispatcher = *dispatchers_[id % dispatchers_.size()];
  const std::size_t before = streams_++;
  auto* stream = new WatchStream(
      context, gate_, limits_,
      {.ready = [&dispatcher, id] { dispatcher.Ready(id); }, .gone = [this] { Gone(); }});
  if (stopping_) {
    stream->End(absl::UnavailableError("the server is stopping"));
  } else if (before >= limits_.streams_max) {
    stream->End(absl::ResourceExhaustedError("too many streams; try again later"));
  } else if (stream->Begin(*request).ok()) {
    dispatcher.Add(id, stream);
  }
  return stream;
}

WatchFigures WatchHub::figures() const {
  const store::Revision next = gate_.engine().feed().latest() + 1;
  store::Revision slowest = next;
  for (const auto& dispatcher : dispatchers_) {
    slowest = std::min(slowest, dispatcher->slowest());
  }
  return {.streams = streams_, .lag_max = next - slowest};
}

void WatchHub::Gone() {
  const std::lock_guard lock(mutex_);
  --streams_;
  gone_.notify_all();
}

void WatchHub::Stop() {
  if (stopping_.exchange(true)) {
    return;
  }
  gate_.engine().feed().RemoveListener(listener_);
  std::unique_lock lock(mutex_);
  while (streams_ > 0) {
    for (const auto& dispatcher : dispatchers_) {
      dispatcher->EndAll();
    }
    gone_.wait_for(lock, kLookAgain);
  }
  lock.unlock();
  dispatchers_.clear();
}

}  // namespace hjul::services
