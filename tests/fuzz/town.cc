#include "tests/fuzz/town.h"

#include <stdlib.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

#include "checkers.h"
#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "hjul/v1/access_service.pb.h"
#include "hjul/v1/change_service.pb.h"
#include "hjul/v1/journal_service.pb.h"
#include "hjul/v1/occurrence_service.pb.h"
#include "hjul/v1/organisation_service.pb.h"
#include "hjul/v1/task_service.pb.h"
#include "hjul/v1/watch_service.grpc.pb.h"
#include "hjul/v1/wheel_service.pb.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/store/memory_store.h"
#include "services/config.h"
#include "services/demo.h"
#include "services/speed.h"
#include "spdlog/spdlog.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr char kNow[] = "2026-09-07T08:00";
constexpr int kDeadlineSeconds = 120;  // Longer than anything takes: beyond it the server hangs.
const core::HuvudmanId kHuvudman("vintervik");

// Writes down what is committed.
class Recorder final : public store::Store {
 public:
  explicit Recorder(std::vector<store::Batch>& commits) : commits_(commits) {}

  store::Revision revision() const override { return store_->revision(); }
  std::unique_ptr<store::Snapshot> Read() const override { return store_->Read(); }
  absl::StatusOr<store::Revision> Commit(const store::Batch& batch) override {
    auto committed = store_->Commit(batch);
    if (committed.ok()) {
      commits_.push_back(batch);
    }
    return committed;
  }

 private:
  std::vector<store::Batch>& commits_;
  std::unique_ptr<store::Store> store_ = store::OpenMemoryStore();
};

void Load(std::vector<store::Batch>& commits, std::vector<std::string>& tokens,
          const fs::path& folder) {
  Recorder store(commits);
  engine::ManualClock clock(*services::ParseClock(kNow));
  const auto engine = engine::Engine::Start(store, clock, {});
  Expect(engine.ok(), "the engine starts", engine.status().ToString());
  const absl::Status loaded = services::LoadDemo(**engine, services::DemoFiles());
  Expect(loaded.ok(), "the demonstration loads", loaded.ToString());
  services::WaitUntilSettled(**engine, store);
  const auto logins = services::MakeLogins(**engine, folder / "logins");
  Expect(logins.ok(), "the demonstration has logins", logins.status().ToString());
  for (const services::Login& login : *logins) {
    tokens.push_back(login.token);
    if (login.name == "administratör") {
      std::swap(tokens.front(), tokens.back());
    }
  }
}

std::string TextOf(const fs::path& file) {
  const auto text = services::ReadFile(file);
  Expect(text.ok(), "the demonstration's files are there", text.status().ToString());
  return *text;
}

// Texts as an administrator has them.
void AddTexts(Nouns& nouns) {
  for (const char* folder : {"wheels/templates", "wheels/open", "demo", "demo/overlays"}) {
    for (const auto& file : fs::directory_iterator(services::DemoFiles() / folder)) {
      if (file.path().extension() == ".yaml") {
        nouns.Add("text", TextOf(file.path()));
      }
    }
  }
  for (const auto language : {calendar::Language::kSwedish, calendar::Language::kEnglish}) {
    for (std::string& rule : calendar::RuleExamples(language)) {
      nouns.Add("rule", std::move(rule));
    }
  }
  nouns.Add("csv", "id;name;school_forms;område\nnyskolan;Nyskolan;grundskola;norr\n");
  nouns.Add("csv", "id,name,email,active\np-ny,Ny Person,ny@example.se,true\n");
  nouns.Add(
      "csv",
      "role,unit,person,from,until,deputy\nrektor,bjorkskolan,p-rektor-bjorkskolan,2024-08-01,,"
      "false\n");
  for (const char* shift : {"none", "next working day", "previous working day", "statutory"}) {
    nouns.Add("shift", shift);
  }
  for (const char* word : {"förskola", "grundskola", "F", "1"}) {
    nouns.Add("school_forms", word);
    nouns.Add("grades", word);
  }
  nouns.Add("reason", "nämndens beslut");
  nouns.Add("note", "klart");
  nouns.Add("participants", "Facket");
}

// What lists show, learnt as a client would.
template <class Request, class Response>
void Learn(Server& server, const std::string& token, const std::string& method,
           const Request& request, Nouns& nouns) {
  const Reply reply = server.Call("hjul.v1." + method, token, request.SerializeAsString());
  Expect(reply.status.ok(), "the town's lists can be read", reply.status.error_message());
  Response response;
  response.ParseFromString(reply.bytes);
  nouns.Learn(response);
}

void LearnLists(const Town& town, Nouns& nouns) {
  Server server(town);
  const std::string& token = town.tokens.front();
  Learn<v1::ListUnitsRequest, v1::ListUnitsResponse>(server, token, "OrganisationService/ListUnits",
                                                     {}, nouns);
  Learn<v1::ListPersonsRequest, v1::ListPersonsResponse>(
      server, token, "OrganisationService/ListPersons", {}, nouns);
  Learn<v1::ListPostsRequest, v1::ListPostsResponse>(server, token, "OrganisationService/ListPosts",
                                                     {}, nouns);
  Learn<v1::ListWheelsRequest, v1::ListWheelsResponse>(server, token, "WheelService/ListWheels", {},
                                                       nouns);
  Learn<v1::ListTurnsRequest, v1::ListTurnsResponse>(server, token, "OccurrenceService/ListTurns",
                                                     {}, nouns);
  v1::ListOccurrencesRequest occurrences;
  occurrences.set_page_size(60);
  Learn<v1::ListOccurrencesRequest, v1::ListOccurrencesResponse>(
      server, token, "OccurrenceService/ListOccurrences", occurrences, nouns);
  v1::ListTasksRequest tasks;
  tasks.set_page_size(60);
  Learn<v1::ListTasksRequest, v1::ListTasksResponse>(server, token, "TaskService/ListTasks", tasks,
                                                     nouns);
  Learn<v1::ListTokensRequest, v1::ListTokensResponse>(server, token, "AccessService/ListTokens",
                                                       {}, nouns);
  v1::ListDeliveriesRequest deliveries;
  deliveries.set_post("rektor@bjorkskolan");
  Learn<v1::ListDeliveriesRequest, v1::ListDeliveriesResponse>(
      server, token, "JournalService/ListDeliveries", deliveries, nouns);
}

std::unique_ptr<grpc::ClientContext> ContextFor(const std::string& token) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                                     gpr_time_from_seconds(kDeadlineSeconds, GPR_TIMESPAN)));
  if (!token.empty()) {
    context->AddMetadata("authorization", "Bearer " + token);
  }
  return context;
}

std::string BytesOf(grpc::ByteBuffer& buffer) {
  grpc::Slice slice;
  return buffer.DumpToSingleSlice(&slice).ok()
             ? std::string(reinterpret_cast<const char*>(slice.begin()), slice.size())
             : std::string();
}

}  // namespace

Town::Town() {
  spdlog::set_level(spdlog::level::off);
  std::string name = (fs::temp_directory_path() / "hjul-fuzz-XXXXXX").string();
  Expect(mkdtemp(name.data()) != nullptr, "there is a folder for sockets", name);
  folder = name;
  Load(commits, tokens, folder);
  AddTexts(nouns);
  LearnLists(*this, nouns);
}

Town::~Town() {
  std::error_code ignored;
  fs::remove_all(folder, ignored);
}

Server::Server(const Town& town)
    : store_(store::OpenMemoryStore()),
      clock_(std::make_unique<engine::ManualClock>(*services::ParseClock(kNow))) {
  for (const store::Batch& commit : town.commits) {
    Expect(store_->Commit(commit).ok(), "the town's commits can be replayed");
  }
  auto engine = engine::Engine::Start(*store_, *clock_, {});
  Expect(engine.ok(), "the engine recovers", engine.status().ToString());
  engine_ = *std::move(engine);
  static int servers = 0;
  const std::string address = fmt::format("unix:{}/{}", town.folder.string(), ++servers);
  services::ServerOptions options{.address = address};
  options.watch.progress_every = std::chrono::milliseconds(20);
  auto server = services::Server::Start(*engine_, options);
  Expect(server.ok(), "the server starts", server.status().ToString());
  server_ = *std::move(server);
  channel_ = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
}

Server::~Server() {
  channel_.reset();
  server_.reset();
  engine_.reset();
}

Reply Server::Call(const std::string& method, const std::string& token,
                   const std::string& request) {
  grpc::GenericStub stub(channel_);
  const auto context = ContextFor(token);
  const grpc::Slice slice(request);
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer answer;
  std::promise<grpc::Status> done;
  stub.UnaryCall(context.get(), "/" + method, {}, &sent, &answer,
                 [&done](const grpc::Status& status) { done.set_value(status); });
  Reply reply{.status = done.get_future().get()};
  if (reply.status.ok()) {
    reply.bytes = BytesOf(answer);
  }
  const auto& trailers = context->GetServerTrailingMetadata();
  if (const auto found = trailers.find("x-hjul-revision"); found != trailers.end()) {
    reply.revision.assign(found->second.data(), found->second.size());
  }
  return reply;
}

Reply Server::Watch(const std::string& token, const v1::WatchChangesRequest& request,
                    int messages) {
  const auto stub = v1::WatchService::NewStub(channel_);
  const auto context = ContextFor(token);
  const auto stream = stub->WatchChanges(context.get(), request);
  v1::WatchChangesResponse message;
  int read = 0;
  while (read < messages && stream->Read(&message)) {
    ++read;
  }
  const bool left =
      read == messages;  // Else the server ended the stream: its status is waited for.
  if (left) {
    context->TryCancel();
  }
  const grpc::Status status = stream->Finish();
  return {.status = left ? grpc::Status::OK : status, .bytes = message.SerializeAsString()};
}

void Server::Advance(int days) {
  clock_->Set(clock_->Now() + calendar::days{days});
  services::WaitUntilSettled(*engine_, *store_);
}

std::vector<std::string> Server::Faults() {
  services::WaitUntilSettled(*engine_, *store_);
  return engine::Checkers(kHuvudman).Look(*store_, clock_->Now());
}

}  // namespace hjul::fuzz
