// Push: the hub does it all.
#include "hjul/v1/watch_service.grpc.pb.h"
#include "services/services.h"
#include "services/watch_hub.h"

namespace hjul::services {
namespace {

class WatchService final : public v1::WatchService::CallbackService {
 public:
  explicit WatchService(WatchHub& hub) : hub_(hub) {}

  grpc::ServerWriteReactor<v1::WatchChangesResponse>* WatchChanges(
      Context* context, const v1::WatchChangesRequest* request) override {
    return hub_.Open(context, request);
  }

 private:
  WatchHub& hub_;
};

}  // namespace

Service MakeWatchService(WatchHub& hub) { return std::make_unique<WatchService>(hub); }

}  // namespace hjul::services
