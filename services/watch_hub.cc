#include "services/watch_hub.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "grpcpp/impl/codegen/proto_utils.h"
#include "hjul/v1/watch_service.pb.h"
#include "services/status.h"
#include "services/watch_dispatcher.h"
#include "services/watch_stream.h"

namespace hjul::services {
namespace {

constexpr std::chrono::milliseconds kAskAgain{250};  // Streams that do not end are asked again.

}  // namespace

WatchHub::WatchHub(Gate& gate, const WatchLimits& limits) : gate_(gate), limits_(limits) {
  for (std::size_t i = 0; i < limits.dispatchers; ++i) {
    dispatchers_.push_back(std::make_unique<WatchDispatcher>(gate.engine(), events_, limits_));
  }
  listener_ = gate_.engine().feed().AddListener([this] {
    for (const auto& dispatcher : dispatchers_) {
      dispatcher->Wake();
    }
  });
}

WatchHub::~WatchHub() { Stop(); }

grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchHub::Open(Context* context,
                                                           const grpc::ByteBuffer* request) {
  const std::uint64_t id = ++opened_;
  WatchDispatcher& dispatcher = *dispatchers_[id % dispatchers_.size()];
  ++streams_;
  auto* stream = new WatchStream(
      context, limits_,
      {.ready = [&dispatcher, id] { dispatcher.Ready(id); }, .gone = [this] { Gone(); }});
  if (const absl::Status status = Admit(*context, *request, *stream); !status.ok()) {
    ++refused_;
    stream->Refuse(status);
  } else {
    dispatcher.Add(id, stream);
  }
  return stream;
}

absl::Status WatchHub::Admit(Context& context, const grpc::ByteBuffer& bytes, WatchStream& stream) {
  if (stopping_) {
    return WithReason(absl::UnavailableError("the server is stopping; watch again later"),
                      "SERVER_STOPPING");
  }
  v1::WatchChangesRequest request;
  grpc::ByteBuffer readable(bytes);
  if (!grpc::GenericDeserialize<grpc::ProtoBufferReader, v1::WatchChangesRequest>(&readable,
                                                                                  &request)
           .ok()) {
    return absl::InvalidArgumentError("the request is not a WatchChangesRequest");
  }
  const Method& method = *MethodOf(request);
  auto caller = gate_.Admit(context, request, method);
  if (!caller.ok()) {
    return caller.status();
  }
  auto seat = seats_.Take(caller->huvudman.str() + "/" + caller->token.person.str(),
                          std::string(context.peer()));
  if (!seat.ok()) {
    return WithReason(seat.status(), "TOO_MANY_STREAMS");
  }
  auto source =
      WatchSource::Open(request, *std::move(caller), *TokenHashOf(context), method.permission,
                        gate_, limits_, std::chrono::steady_clock::now());
  if (!source.ok()) {
    return source.status();
  }
  stream.Begin(*std::move(source), *std::move(seat));
  return absl::OkStatus();
}

void WatchHub::Gone() {
  const std::lock_guard lock(mutex_);
  --streams_;
  gone_.notify_all();
}

WatchFigures WatchHub::figures() const {
  WatchFigures figures{.streams = streams_, .encoded = events_.encoded(), .refused = refused_};
  for (const auto& dispatcher : dispatchers_) {
    figures.behind += dispatcher->behind();
    figures.lag_max = std::max(figures.lag_max, dispatcher->lag_max());
  }
  return figures;
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
    gone_.wait_for(lock, kAskAgain);
  }
}

}  // namespace hjul::services
