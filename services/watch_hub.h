// Every watcher's stream.
//
// A stream holds a position in the feed and one message in flight, never a queue. The engine's
// commit thread only wakes the dispatchers; each owns a share of the streams. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "grpcpp/support/server_callback.h"
#include "services/gate.h"
#include "services/watch_event.h"
#include "services/watch_limits.h"
#include "services/watch_seats.h"

namespace hjul::services {

class WatchDispatcher;
class WatchStream;

// How it goes, at most a quarter of a second old.
struct WatchFigures {
  std::size_t streams = 0;
  std::size_t behind = 0;       // Of those, how many still catch up.
  store::Revision lag_max = 0;  // How many revisions the last of them is behind.
  std::uint64_t encoded = 0;    // Items encoded since the start, each once however many watch.
  std::uint64_t refused = 0;    // Streams that were not let in since the start.
};

class WatchHub {
 public:
  WatchHub(Gate& gate, const WatchLimits& limits);
  ~WatchHub();  // Stops, if Stop was not called.

  // The stream of one call. `request` is a WatchChangesRequest.
  grpc::ServerWriteReactor<grpc::ByteBuffer>* Open(Context* context,
                                                   const grpc::ByteBuffer* request);
  // Ends every stream with UNAVAILABLE and waits until all are gone. Call before the server's own
  // shutdown, which waits for them.
  void Stop();
  std::size_t streams() const { return streams_; }
  WatchFigures figures() const;

 private:
  absl::Status Admit(Context& context, const grpc::ByteBuffer& request, WatchStream& stream);
  void Gone();

  Gate& gate_;
  const WatchLimits limits_;
  WatchSeats seats_{limits_};
  WatchEvents events_;
  engine::Feed::ListenerId listener_ = 0;
  std::mutex mutex_;
  std::condition_variable gone_;
  std::atomic<std::size_t> streams_{0};
  std::atomic<std::uint64_t> opened_{0};
  std::atomic<std::uint64_t> refused_{0};
  std::atomic<bool> stopping_{false};
  std::vector<std::unique_ptr<WatchDispatcher>> dispatchers_;
};

}  // namespace hjul::services
