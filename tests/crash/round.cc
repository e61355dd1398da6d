#include "round.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "worker.h"

namespace hjul::crash {
namespace {

constexpr milliseconds kFirstPictureMax{60'000};
constexpr milliseconds kStopMax{30'000};
constexpr milliseconds kStartTimeMax{5'000};

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  cycles += other.cycles;
  ends += other.ends;
  requests += other.requests;
  unanswered += other.unanswered;
  applied += other.applied;
  looks += other.looks;
  revisions += other.revisions;
  return *this;
}

Round::Round(std::string program, std::filesystem::path directory, std::uint64_t seed,
             Findings& findings)
    : program_(std::move(program)),
      directory_(std::move(directory)),
      findings_(findings),
      random_(seed),
      ledger_(directory_ / "requests"),
      store_look_(findings) {}

Round::~Round() {
  for (const auto& watcher : watchers_) {
    watcher->Expect();
  }
}

std::size_t Round::Draw(std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
}

bool Round::Launch() {
  const auto begun = std::chrono::steady_clock::now();
  auto server = Server::Start({.program = program_, .data = directory_ / "data"});
  if (!server.ok()) {
    findings_.Add("no start: " + std::string(server.status().message()));
    return false;
  }
  server_ = *std::move(server);
  // What the machine did meanwhile does not count.
  start_time_ =
      std::min(kStartTimeMax,
               std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun));
  for (const auto& watcher : watchers_) {
    watcher->Follow(server_->address());
  }
  return true;
}

bool Round::Begin() {
  if (!Launch()) {
    return false;
  }
  const Connection connection(server_->address());
  auto roster = MakeRoster(connection, server_->Logins());
  if (!roster.ok()) {
    findings_.Add("nobody can log in: " + roster.status().ToString());
    return false;
  }
  roster_ = *std::move(roster);
  watchers_.push_back(std::make_unique<Watcher>(roster_.administrator, true, findings_));
  watchers_.push_back(std::make_unique<Watcher>(roster_.skolchef, false, findings_));
  watchers_.push_back(std::make_unique<Watcher>(roster_.rektor, false, findings_));
  for (const auto& watcher : watchers_) {
    watcher->Follow(server_->address());
    if (!watcher->WaitFor(1, kFirstPictureMax)) {
      findings_.Add(watcher->member().name + " is given no first picture");
      return false;
    }
    watcher->TakeSeen();
  }
  examiner_ = std::make_unique<Examiner>(roster_, ledger_, findings_, random_());
  examiner_->BeginAt(connection);
  return !findings_.any();
}

void Round::SetRate(double rate) {
  v1::SetClockRequest request;
  request.set_rate(rate);
  const Connection connection(server_->address());
  const auto set = connection.Ask<v1::SetClockResponse>(request, roster_.administrator.token);
  if (!set.ok()) {
    findings_.Add("the clock cannot be set: " + set.status().ToString());
  }
}

void Round::Work(const Load& load, const std::function<void()>& meanwhile) {
  constexpr int kWorkersPerConnection = 2;
  ++cycle_;
  std::vector<std::unique_ptr<Connection>> connections;
  std::vector<std::jthread> workers;
  for (int worker = 0; worker < load.workers; ++worker) {
    if (worker % kWorkersPerConnection == 0) {
      connections.push_back(std::make_unique<Connection>(server_->address()));
    }
    const Shift shift{.connection = *connections.back(),
                      .roster = roster_,
                      .ledger = ledger_,
                      .findings = findings_,
                      .name = fmt::format("c{}-w{}", cycle_, worker),
                      .seed = random_(),
                      .deadline = load.deadline,
                      .patient = load.patient};
    workers.emplace_back([shift](std::stop_token stop) { crash::Work(shift, std::move(stop)); });
  }
  meanwhile();
  for (std::jthread& worker : workers) {
    worker.request_stop();
  }
  workers.clear();
  ++tally_.cycles;
}

Reply Round::Carry(const Connection& connection, const google::protobuf::Message& request,
                   const std::string& id) {
  const Member& administrator = roster_.administrator;
  const std::size_t place = ledger_.Intend({.id = id,
                                            .request = Keep(request),
                                            .who = administrator.name,
                                            .token = administrator.token});
  Reply reply = connection.Send(Keep(request), administrator.token);
  ledger_.Answered(place, reply);
  return reply;
}

bool Round::Wait(milliseconds span) {
  const auto end = server_->process().WaitForEnd(span);
  if (end) {
    findings_.Add(fmt::format("the server ended by itself with {}:\n{}", Describe(*end),
                              server_->LastWords()));
  }
  return !end;
}

void Round::Kill() {
  for (const auto& watcher : watchers_) {
    watcher->Expect();
  }
  server_->process().Kill();
  ++tally_.ends;
}

void Round::KillWhileStarting(milliseconds span) {
  auto server = Server::Begin({.program = program_, .data = directory_ / "data"});
  if (!server.ok()) {
    findings_.Add("no start: " + std::string(server.status().message()));
    return;
  }
  if (const auto end = (*server)->process().WaitForEnd(span)) {
    findings_.Add(fmt::format("the server ended by itself with {} while it started:\n{}",
                              Describe(*end), (*server)->LastWords()));
  }
  (*server)->process().Kill();
  ++tally_.ends;
}

bool Round::StartAgain() {
  if (!Launch()) {
    return false;
  }
  Examine();
  return !findings_.any();
}

void Round::Examine() { examiner_->Examine(Connection(server_->address()), watchers_); }

bool Round::Rest() {
  if (!findings_.any()) {
    SetRate(0);
  }
  if (!findings_.any()) {
    Examine();
  }
  if (findings_.any()) {
    findings_.Add(fmt::format("that was cycle {}", cycle_ - 1));
  }
  return !findings_.any();
}

void Round::Stop() {
  for (const auto& watcher : watchers_) {
    watcher->Expect();
  }
  const End end = server_->process().Stop(kStopMax);
  if (end.exit_status != 0) {
    findings_.Add(fmt::format("asked to stop, the server ended with {}:\n{}", Describe(end),
                              server_->LastWords()));
  }
}

void Round::LookAtStore(bool settled) {
  store_look_.Look(directory_ / "data" / "store", examiner_->history(), settled);
  ++tally_.looks;
}

Tally Round::tally() const {
  Tally tally = tally_;
  if (examiner_ != nullptr) {
    tally.requests = examiner_->history().carried().size();
    tally.revisions = examiner_->history().revision();
    tally.unanswered = examiner_->unanswered();
    tally.applied = examiner_->applied();
  }
  return tally;
}

}  // namespace hjul::crash
