#include "tests/bench/watchers.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "hjul/v1/watch_service.grpc.pb.h"

namespace hjul::bench {
namespace {

constexpr std::size_t kPerConnection = 100;
constexpr int kBackoffMilliseconds = 100;

// The rest is told to a client that leaves; nobody waits for it.
struct Tally {
  std::mutex mutex;
  std::condition_variable changed;
  Watchers::Result result;  // Guarded by mutex.
  std::size_t heard = 0;    // Guarded by mutex. Have had a first message, or failed.
  std::size_t ended = 0;    // Guarded by mutex.
};

}  // namespace

class Watchers::Stream final : public grpc::ClientReadReactor<v1::WatchChangesResponse> {
 public:
  Stream(v1::WatchService::Stub& stub, const std::string& token, std::string& cursor,
         gpr_timespec deadline, Tally& tally)
      : cursor_(cursor), tally_(tally) {
    context_.AddMetadata("authorization", "Bearer " + token);
    context_.set_deadline(deadline);
    context_.set_wait_for_ready(true);
    v1::Subscription* mine = request_.add_subscriptions();
    mine->set_topic(v1::WATCH_TOPIC_TASKS);
    mine->set_mine(true);
    request_.set_cursor(cursor);
    request_.set_skip_snapshot(cursor.empty());
    stub.async()->WatchChanges(&context_, &request_, this);
    StartRead(&response_);
    StartCall();
  }

  void Leave() { context_.TryCancel(); }

  void OnReadDone(bool ok) override {
    if (!ok || heard_) return;
    heard_ = true;
    if (!response_.cursor().empty()) cursor_ = response_.cursor();
    const std::lock_guard lock(tally_.mutex);
    tally_.result.changed += response_.has_change() ? 1 : 0;
    tally_.result.snapshots += response_.has_snapshot() ? 1 : 0;
    tally_.result.unchanged += response_.has_progress() || response_.has_synced() ? 1 : 0;
    ++tally_.heard;
    tally_.changed.notify_one();
  }

  void OnDone(const grpc::Status&) override {
    const std::lock_guard lock(tally_.mutex);
    if (!heard_) {
      ++tally_.result.failed;
      ++tally_.heard;
    }
    ++tally_.ended;
    tally_.changed.notify_one();
  }

 private:
  grpc::ClientContext context_;
  v1::WatchChangesRequest request_;
  v1::WatchChangesResponse response_;
  std::string& cursor_;
  Tally& tally_;
  bool heard_ = false;
};

Watchers::Watchers(const std::vector<std::string>& tokens)
    : tokens_(tokens), cursors_(tokens.size()) {}

Watchers::~Watchers() = default;

Watchers::Result Watchers::Visit(const std::string& address, int seconds_max) {
  const gpr_timespec deadline =
      gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_seconds(seconds_max, GPR_TIMESPAN));
  std::vector<std::unique_ptr<v1::WatchService::Stub>> stubs;
  for (std::size_t first = 0; first < tokens_.size(); first += kPerConnection) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kBackoffMilliseconds);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kBackoffMilliseconds);
    stubs.push_back(v1::WatchService::NewStub(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments)));
  }
  Tally tally;
  std::vector<std::unique_ptr<Stream>> streams;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    streams.push_back(std::make_unique<Stream>(*stubs[i / kPerConnection], tokens_[i], cursors_[i],
                                               deadline, tally));
  }
  Result result;
  {
    std::unique_lock lock(tally.mutex);
    tally.changed.wait(lock, [&] { return tally.heard == streams.size(); });
    result = tally.result;
  }
  for (const auto& stream : streams) stream->Leave();
  std::unique_lock lock(tally.mutex);
  tally.changed.wait(lock, [&] { return tally.ended == streams.size(); });
  return result;
}

}  // namespace hjul::bench
