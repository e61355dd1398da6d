// Push: the hub does it all.
#include "hjul/v1/watch_service.grpc.pb.h"
#include "services/services.h"
#include "services/watch_hub.h"

namespace hjul::services {
namespace {

// The answer is written as bytes: what many are given is encoded once.
class WatchService final
    : public v1::WatchService::WithRawCallbackMethod_WatchChanges<v1::WatchService::Service> {
 public:
  explicit WatchService(WatchHub& hub) : hub_(hub) {}

  grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchChanges(
      Context* context, const grpc::ByteBuffer* request) override {
    return hub_.Open(context, request);
  }

 private:
  WatchHub& hub_;
};

}  // namespace

Service MakeWatchService(WatchHub& hub) { return std::make_unique<WatchService>(hub); }

}  // namespace hjul::services
