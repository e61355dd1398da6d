// Every watcher's stream, and the threads that write to them.
//
// A stream holds a position in the feed and one message in flight, never a queue. The engine's
// commit thread only wakes the dispatchers; each owns a share of the streams, reads the feed in
// bounded slices for those that are ready, and is the only one to call StartWrite and Finish.
// Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "grpcpp/support/server_callback.h"
#include "hjul/v1/watch_service.pb.h"
#include "services/gate.h"

namespace hjul::services {

class WatchDispatcher;

struct WatchLimits {
  std::size_t dispatchers = 2;
  std::size_t streams_max = 50'000;
  std::chrono::milliseconds progress_every{8'000};  // Promised: at least every 10 s.
  std::chrono::milliseconds recheck_every{5'000};   // Is the token valid, are the posts the same?
  std::chrono::milliseconds write_max{60'000};      // A write that takes longer is given up.
  std::chrono::milliseconds snapshot_max{300'000};  // So long a snapshot may hold a view.
};

// How it goes, at most a quarter of a second old.
struct WatchFigures {
  std::size_t streams = 0;
  store::Revision lag_max = 0;  // How many revisions the last of them is behind.
};

class WatchHub {
 public:
  WatchHub(Gate& gate, const WatchLimits& limits);
  ~WatchHub();  // Stops, if Stop was not called.

  // The stream of one call.
  grpc::ServerWriteReactor<v1::WatchChangesResponse>* Open(Context* context,
                                                           const v1::WatchChangesRequest* request);
  // Ends every stream with UNAVAILABLE and waits until all are gone. Call before the server's own
  // shutdown, which waits for them.
  void Stop();
  std::size_t streams() const { return streams_; }
  WatchFigures figures() const;  // Not after Stop.

 private:
  friend class WatchDispatcher;
  void Gone();

  Gate& gate_;
  const WatchLimits limits_;
  engine::Feed::ListenerId listener_ = 0;
  std::mutex mutex_;
  std::condition_variable gone_;
  std::atomic<std::size_t> streams_{0};
  std::atomic<std::uint64_t> opened_{0};
  std::atomic<bool> stopping_{false};
  // Shared with the feed's listener, which may still be ringing when it has been removed.
  std::vector<std::shared_ptr<WatchDispatcher>> dispatchers_;
};

}  // namespace hjul::services
