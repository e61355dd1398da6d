#include "tests/bench/calls.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "tests/bench/process.h"

namespace hjul::bench {
namespace {

constexpr int kDeadlineSeconds = 60;
constexpr int kConnectSeconds = 20;

gpr_timespec In(int seconds) {
  return gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_seconds(seconds, GPR_TIMESPAN));
}

void Start(v1::TaskService::Stub& stub, grpc::ClientContext* context,
           const v1::TakeActionRequest* request, v1::TakeActionResponse* response,
           std::function<void(grpc::Status)> done) {
  stub.async()->TakeAction(context, request, response, std::move(done));
}
void Start(v1::TaskService::Stub& stub, grpc::ClientContext* context,
           const v1::ListTasksRequest* request, v1::ListTasksResponse* response,
           std::function<void(grpc::Status)> done) {
  stub.async()->ListTasks(context, request, response, std::move(done));
}

// What all connections of one load share.
template <class Request>
struct Load {
  std::span<const Call<Request>> calls;
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t running = 0;  // Guarded by mutex.
};

// One connection: a call, then the next, until none are left. Its own results need no lock: its
// calls follow one another.
template <class Request, class Response>
class Connection {
 public:
  Connection(v1::TaskService::Stub& stub, Load<Request>& load) : stub_(stub), load_(load) {}

  void Next() {
    const std::size_t i = load_.next++;
    if (i >= load_.calls.size()) {
      const std::lock_guard lock(load_.mutex);
      --load_.running;
      load_.changed.notify_one();
      return;
    }
    const Call<Request>& call = load_.calls[i];
    context_ = std::make_unique<grpc::ClientContext>();
    context_->set_deadline(In(kDeadlineSeconds));
    context_->AddMetadata("authorization", "Bearer " + call.token);
    response_.Clear();
    started_ = Steady::now();
    Start(stub_, context_.get(), &call.request, &response_, [this](const grpc::Status& status) {
      if (status.ok()) {
        ++result_.done;
        result_.milliseconds.Add(MillisecondsSince(started_));
      } else {
        ++result_.failed;
      }
      Next();
    });
  }
  const LoadResult& result() const { return result_; }

 private:
  v1::TaskService::Stub& stub_;
  Load<Request>& load_;
  std::unique_ptr<grpc::ClientContext> context_;
  Response response_;
  Steady::time_point started_;
  LoadResult result_;
};

template <class Request, class Response>
LoadResult MakeCalls(std::span<const std::unique_ptr<v1::TaskService::Stub>> stubs,
                     std::span<const Call<Request>> calls) {
  Load<Request> load{.calls = calls};
  load.running = stubs.size();
  std::vector<std::unique_ptr<Connection<Request, Response>>> connections;
  for (const auto& stub : stubs) {
    connections.push_back(std::make_unique<Connection<Request, Response>>(*stub, load));
  }
  const Steady::time_point start = Steady::now();
  for (const auto& connection : connections) connection->Next();
  {
    std::unique_lock lock(load.mutex);
    load.changed.wait(lock, [&] { return load.running == 0; });
  }
  LoadResult whole;
  whole.seconds = SecondsSince(start);
  for (const auto& connection : connections) {
    whole.done += connection->result().done;
    whole.failed += connection->result().failed;
    whole.milliseconds.Add(connection->result().milliseconds);
  }
  return whole;
}

class Echo final : public v1::TaskService::CallbackService {
 public:
  explicit Echo(int tasks) {
    for (int i = 0; i < tasks; ++i) {
      v1::Task* task = answer_.add_tasks();
      task->set_id("land/2026-27/arbete-50-1/u-12345:1:rektor");
      task->set_title("Arbete 1 till vecka 50");
      task->set_post("rektor@u-12345");
    }
  }
  grpc::ServerUnaryReactor* TakeAction(grpc::CallbackServerContext* context,
                                       const v1::TakeActionRequest* request,
                                       v1::TakeActionResponse* response) override {
    response->mutable_occurrence()->set_id(request->id());
    return Finished(context);
  }
  grpc::ServerUnaryReactor* ListTasks(grpc::CallbackServerContext* context,
                                      const v1::ListTasksRequest*,
                                      v1::ListTasksResponse* response) override {
    *response = answer_;
    return Finished(context);
  }

 private:
  static grpc::ServerUnaryReactor* Finished(grpc::CallbackServerContext* context) {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
  v1::ListTasksResponse answer_;
};

}  // namespace

absl::StatusOr<Connections> Connections::Open(const std::string& address, std::size_t count) {
  Connections connections;
  for (std::size_t i = 0; i < count; ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // A connection of its own.
    const auto channel =
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
    if (!channel->WaitForConnected(In(kConnectSeconds))) {
      return absl::UnavailableError("the server that is measured takes no connections");
    }
    connections.stubs_.push_back(v1::TaskService::NewStub(channel));
  }
  return connections;
}

LoadResult Connections::Make(std::span<const ActionCall> calls) {
  return MakeCalls<v1::TakeActionRequest, v1::TakeActionResponse>(stubs_, calls);
}
LoadResult Connections::Make(std::span<const ListCall> calls) {
  return MakeCalls<v1::ListTasksRequest, v1::ListTasksResponse>(stubs_, calls);
}

void ServeEcho(int tasks) {
  Echo echo(tasks);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&echo);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  SayPort(port);
  WaitForEnd();
  server->Shutdown();
}

}  // namespace hjul::bench
