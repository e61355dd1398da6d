#include "tests/bench/watch_bare.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "fmt/format.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "hjul/v1/watch_service.grpc.pb.h"

namespace hjul::bench {

namespace v1 = ::hjul::v1;

class BareFanOut::Service final : public v1::WatchService::CallbackService {
 public:
  Service() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~Service() override { server_->Shutdown(); }

  grpc::ServerWriteReactor<v1::WatchChangesResponse>* WatchChanges(
      grpc::CallbackServerContext*, const v1::WatchChangesRequest*) override {
    auto* stream = new Stream();
    const std::lock_guard lock(mutex_);
    streams_.push_back(stream);
    return stream;
  }

  void Send(const v1::WatchChangesResponse& message, std::size_t threads) {
    const std::lock_guard lock(mutex_);
    std::vector<std::jthread> writers;
    for (std::size_t thread = 0; thread < threads; ++thread) {
      writers.emplace_back([&, thread] {
        for (std::size_t i = thread; i < streams_.size(); i += threads) {
          streams_[i]->StartWrite(&message);
        }
      });
    }
  }
  void End() {
    const std::lock_guard lock(mutex_);
    for (Stream* stream : streams_) {
      stream->Finish(grpc::Status::CANCELLED);
    }
    streams_.clear();
  }
  int port() const { return port_; }

 private:
  class Stream final : public grpc::ServerWriteReactor<v1::WatchChangesResponse> {
   public:
    Stream() { StartWrite(&hello_); }
    void OnDone() override { delete this; }

   private:
    const v1::WatchChangesResponse hello_;
  };

  int port_ = 0;
  std::mutex mutex_;
  std::vector<Stream*> streams_;  // Guarded by mutex_. None ends before End.
  std::unique_ptr<grpc::Server> server_;
};

BareFanOut::BareFanOut() : service_(std::make_unique<Service>()) {}
BareFanOut::~BareFanOut() { End(); }

std::string BareFanOut::address() const { return fmt::format("127.0.0.1:{}", service_->port()); }
void BareFanOut::Send(const v1::WatchChangesResponse& message, std::size_t threads) {
  service_->Send(message, threads);
}
void BareFanOut::End() { service_->End(); }

}  // namespace hjul::bench
