// What is counted, scraped over HTTP and read as Prometheus reads it.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/metrics.h"
#include "services/metrics_listener.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

// What a server on this machine answers to GET `path`, with its headers.
std::string Get(int port, const std::string& path) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  EXPECT_EQ(::connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  const std::string request =
      "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  EXPECT_EQ(::write(handle, request.data(), request.size()), static_cast<ssize_t>(request.size()));
  std::string answer;
  char part[4096];
  for (ssize_t got = 0; (got = ::read(handle, part, sizeof(part))) > 0;) {
    answer.append(part, static_cast<std::size_t>(got));
  }
  ::close(handle);
  return answer;
}

// Samples by name and labels as they are written: `hjul_commands_total{command="put_unit",...}`.
using Samples = std::map<std::string, double>;

// Reads the text format; fails the test at a line that it does not allow.
Samples Parse(const std::string& answer) {
  static const std::regex kComment(R"(# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .*)");
  static const std::regex kSample(
      R"(([a-zA-Z_:][a-zA-Z0-9_:]*(?:\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+))");
  Samples samples;
  std::istringstream lines(answer.substr(answer.find("\r\n\r\n") + 4));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') {
      line.pop_back();
    }
    std::smatch sample;
    if (line.empty() || std::regex_match(line, kComment)) {
      continue;
    }
    if (!std::regex_match(line, sample, kSample)) {
      ADD_FAILURE() << "not of the text format: " << line;
      continue;
    }
    EXPECT_TRUE(samples.emplace(sample[1], std::stod(sample[2])).second) << "twice: " << line;
  }
  return samples;
}

// A stage whose server and engine are counted, and a listener for whoever scrapes.
class MetricsTest : public testing::Test {
 protected:
  Samples Scrape() { return Parse(Get(listener_->port(), "/metrics")); }

  v1::TakeActionResponse HandIn(const std::string& login) {
    v1::TakeActionRequest request;
    request.set_id("plan/2026-27/arbetsplan/alm:1:rektor");
    request.set_action("lämna-in");
    request.set_request_id("hand-in-" + login);
    v1::TakeActionResponse response;
    (void)stage_.Stub<v1::TaskService>()->TakeAction(stage_.As(login).get(), request, &response);
    return response;
  }

  Metrics metrics_;
  Stage stage_{{.engine = {.observer = metrics_}, .calls = metrics_}};
  const Sources sources_{.engine = stage_.engine(),
                         .store = stage_.store(),
                         .server = stage_.server(),
                         .data = "/",
                         .free_bytes_min = 1000};
  std::unique_ptr<MetricsListener> listener_ =
      MetricsListener::Start("localhost:0", metrics_.From(sources_)).value();
};

TEST_F(MetricsTest, CountsCommandsByKindAndOutcome) {
  HandIn("rektor-alm");
  const Samples samples = Scrape();
  EXPECT_EQ(samples.at(R"(hjul_commands_total{command="act_on_task",outcome="OK"})"), 1);
  EXPECT_EQ(samples.at(R"(hjul_commands_total{command="create_huvudman",outcome="OK"})"), 1);
}

TEST_F(MetricsTest, CountsCallsAndTheReasonsOfRefusals) {
  HandIn("nämnd");
  v1::GetIdentityResponse identity;
  auto context = stage_.As("");
  context->AddMetadata("authorization", "Bearer hjul_guessed");
  (void)stage_.Stub<v1::AccessService>()->GetIdentity(context.get(), {}, &identity);
  const Samples samples = Scrape();
  EXPECT_EQ(
      samples.at(
          R"(hjul_requests_total{code="UNAUTHENTICATED",rpc="hjul.v1.AccessService/GetIdentity"})"),
      1);
  EXPECT_EQ(samples.at(R"(hjul_requests_refused_total{reason="TOKEN_INVALID"})"), 1);
  EXPECT_EQ(samples.at(R"(hjul_request_seconds_count{kind="read"})"), 1);
  EXPECT_EQ(samples.at(R"(hjul_request_seconds_count{kind="write"})"), 1);
}

TEST_F(MetricsTest, CommitsAndTimersFillTheirBuckets) {
  stage_.Advance("2026-09-14T08:00");
  const Samples samples = Scrape();
  EXPECT_EQ(samples.at(R"(hjul_commits_total{outcome="OK"})"),
            samples.at("hjul_commit_seconds_count"));
  EXPECT_EQ(samples.at(R"(hjul_commit_seconds_bucket{le="+Inf"})"),
            samples.at("hjul_commit_seconds_count"));
  EXPECT_EQ(samples.at(R"(hjul_batch_commands_bucket{le="256"})"),
            samples.at("hjul_batch_commands_count"));
  EXPECT_GT(samples.at("hjul_timer_lateness_seconds_count"), 0);
  EXPECT_GT(samples.at("hjul_timer_lateness_seconds_sum"), 86'400) << "the stage's clock jumps";
  EXPECT_GT(samples.at(R"(hjul_deliveries_total{state="sent"})"), 0);
}

TEST_F(MetricsTest, SaysHowTheServerIs) {
  const auto context = stage_.As("rektor-alm");
  v1::WatchChangesRequest request;
  request.add_subscriptions()->set_topic(v1::WATCH_TOPIC_TASKS);
  const auto watch = stage_.Stub<v1::WatchService>()->WatchChanges(context.get(), request);
  v1::WatchChangesResponse message;
  while (watch->Read(&message) && !message.has_synced()) {
  }
  const Samples samples = Scrape();
  EXPECT_EQ(samples.at("hjul_watchers"), 1);
  EXPECT_EQ(samples.at("hjul_revision"), static_cast<double>(stage_.engine().status().revision));
  EXPECT_EQ(samples.at("hjul_storage_up"), 1);
  EXPECT_EQ(samples.at("hjul_queue_commands"), 0);
  EXPECT_EQ(samples.at("hjul_timer_oldest_overdue_seconds"), 0);
  EXPECT_EQ(samples.at(R"(hjul_clock_hold{reason="behind"})"), 0);
  EXPECT_EQ(samples.at("hjul_disk_guard_bytes"), 1000);
  EXPECT_GT(samples.at("hjul_disk_free_bytes"), 1000);
  EXPECT_GT(samples.at("process_resident_memory_bytes"), 1'000'000);
  EXPECT_GE(samples.at("process_max_fds"), samples.at("process_open_fds"));
  context->TryCancel();
}

TEST_F(MetricsTest, EveryMetricIsExplained) {
  HandIn("rektor-alm");
  stage_.Advance("2026-09-14T08:00");
  std::ifstream page(HJUL_METRICS_PAGE);
  const std::string text{std::istreambuf_iterator<char>(page), {}};
  for (const auto& [sample, value] : Scrape()) {
    std::string name = sample.substr(0, sample.find('{'));
    name = std::regex_replace(name, std::regex("_(bucket|sum|count)$"), "");
    if (!name.starts_with("exposer_")) {  // The listener's own.
      EXPECT_THAT(text, testing::HasSubstr("`" + name + "`"));
    }
  }
}

TEST_F(MetricsTest, AnotherPathIsNotServed) {
  EXPECT_THAT(Get(listener_->port(), "/"), testing::StartsWith("HTTP/1.1 404"));
}

TEST_F(MetricsTest, ATakenPortIsAnErrorThatNamesTheSetting) {
  const auto second = MetricsListener::Start("127.0.0.1:" + std::to_string(listener_->port()),
                                             metrics_.From(sources_));
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(second.status().message()), testing::HasSubstr("metrics_address"));
}

TEST(Metrics, HasAWordForEveryCommand) {
  EXPECT_EQ(NameOf(engine::CreateHuvudman{}), "create_huvudman");
  EXPECT_EQ(NameOf(engine::ActOnTask{}), "act_on_task");
  EXPECT_EQ(NameOf(engine::OverrideOccurrence{}), "override");
  EXPECT_EQ(NameOf(engine::ReleaseClock{}), "release_clock");
}

}  // namespace
}  // namespace hjul::services
