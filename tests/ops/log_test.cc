// Lines of the log: their form, and what is never in them.
#include <memory>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/log.h"
#include "spdlog/sinks/null_sink.h"
#include "spdlog/sinks/ostream_sink.h"
#include "spdlog/spdlog.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(LogLine, IsAWordAndFactsAsKeyAndValue) {
  EXPECT_EQ(
      RenderLine(
          LogFormat::kText, "call",
          {{"rpc", "hjul.v1.TaskService/ListTasks"}, {"us", std::int64_t{312}}, {"tls", true}}),
      "event=call rpc=hjul.v1.TaskService/ListTasks us=312 tls=true");
}

TEST(LogLine, QuotesWhatIsNotOneWordAndLeavesOutWhatIsEmpty) {
  EXPECT_EQ(RenderLine(LogFormat::kText, "storage",
                       {{"text", "disk full\n"}, {"reason", ""}, {"name", "åäö"}, {"a", "b=c"}}),
            R"(event=storage text="disk full\n" name="åäö" a="b=c")");
}

TEST(LogLine, AsJsonIsAnObjectWhateverTheBytes) {
  const std::string members = RenderLine(LogFormat::kJson, "storage",
                                         {{"text", "a \"b\" \xff \x01"}, {"n", std::int64_t{-1}}});
  const auto line = nlohmann::json::parse("{" + members + "}");
  EXPECT_EQ(line.at("event"), "storage");
  EXPECT_EQ(line.at("n"), -1);
}

// What is logged while it lives.
class Captured {
 public:
  explicit Captured(LogFormat format) {
    StartLog(format, "debug", std::make_shared<spdlog::sinks::ostream_sink_mt>(stream_));
  }
  ~Captured() {
    StartLog(LogFormat::kText, "off", std::make_shared<spdlog::sinks::null_sink_mt>());
  }
  std::string text() const { return stream_.str(); }

 private:
  std::ostringstream stream_;
};

class LogOf : public testing::TestWithParam<LogFormat> {};

// Every way in which a secret travels, or a name, or a note.
TEST_P(LogOf, CallsHasNoTokenNoNameAndNoNote) {
  Captured log(GetParam());
  std::vector<std::string> secrets;
  {
    Stage stage;
    for (const char* login : {"administratör", "rektor-alm", "slutat", "läsare"}) {
      secrets.push_back(stage.token(login));
      v1::GetIdentityResponse identity;
      (void)stage.Stub<v1::AccessService>()->GetIdentity(stage.As(login).get(), {}, &identity);
    }
    const auto stranger = stage.As("");
    secrets.emplace_back("hjul_ofsomebodyelse");
    stranger->AddMetadata("authorization", "Bearer " + secrets.back());
    v1::ListTasksResponse tasks;
    (void)stage.Stub<v1::TaskService>()->ListTasks(stranger.get(), {}, &tasks);

    v1::CreateTokenRequest create;
    create.mutable_token()->set_label("Min dator");
    create.set_request_id("t1");
    v1::CreateTokenResponse created;
    const auto made = stage.Stub<v1::AccessService>()->CreateToken(stage.As("rektor-alm").get(),
                                                                   create, &created);
    ASSERT_TRUE(made.ok()) << made.error_message();
    secrets.push_back(created.secret());

    v1::ClaimServerRequest claim;
    claim.set_code("hjul_enkodsomgissas");
    claim.set_huvudman("vik");
    claim.set_huvudman_name("Vik");
    claim.set_person("p-x");
    claim.set_person_name("Xerxes Namnsson");
    v1::ClaimServerResponse claimed;
    (void)stage.Stub<v1::AccessService>()->ClaimServer(stage.As("").get(), claim, &claimed);
    secrets.push_back(claim.code());

    v1::TakeActionRequest act;
    act.set_id("plan/2026-27/arbetsplan/alm:1:rektor");
    act.set_action("lämna-in");
    act.set_note("Elevens hemlighet");
    act.set_request_id("a1");
    v1::TakeActionResponse acted;
    (void)stage.Stub<v1::TaskService>()->TakeAction(stage.As("rektor-alm").get(), act, &acted);
    stage.StopServer();
  }
  const std::string text = log.text();
  EXPECT_THAT(text, HasSubstr("hjul.v1.AccessService/CreateToken"));
  EXPECT_THAT(text, HasSubstr("TOKEN_INVALID"));
  for (const std::string& secret : secrets) {
    ASSERT_GT(secret.size(), 5U);
    EXPECT_THAT(text, Not(HasSubstr(secret)));
  }
  for (const char* private_word :
       {"Xerxes", "Elevens", "Min dator", "p-rektor-alm", "x@example.se", "Bearer"}) {
    EXPECT_THAT(text, Not(HasSubstr(private_word)));
  }
}

TEST_P(LogOf, ACallHasTheIdThatItsClientGot) {
  Captured log(GetParam());
  Stage stage;
  const auto context = stage.As("rektor-alm");
  v1::GetIdentityResponse identity;
  ASSERT_TRUE(stage.Stub<v1::AccessService>()->GetIdentity(context.get(), {}, &identity).ok());
  const auto& trailers = context->GetServerTrailingMetadata();
  const auto id = trailers.find("x-hjul-call");
  ASSERT_NE(id, trailers.end());
  const std::string value(id->second.data(), id->second.size());
  stage.StopServer();
  EXPECT_THAT(log.text(), HasSubstr(GetParam() == LogFormat::kText ? " call=" + value + " "
                                                                   : "\"call\":\"" + value + "\""));
}

TEST_P(LogOf, LibrariesIsInTheSameForm) {
  Captured log(GetParam());
  spdlog::warn("store: \"half\" a line");
  const std::string line = log.text();
  if (GetParam() == LogFormat::kJson) {
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json.at("level"), "warning");
    EXPECT_EQ(json.at("event"), "message");
    EXPECT_EQ(json.at("text"), "store: \"half\" a line");
  } else {
    EXPECT_THAT(line, HasSubstr(R"( level=warning event=message text="store: \"half\" a line")"));
  }
}

INSTANTIATE_TEST_SUITE_P(Every, LogOf, testing::Values(LogFormat::kText, LogFormat::kJson),
                         [](const auto& each) {
                           return each.param == LogFormat::kText ? "Text" : "Json";
                         });

}  // namespace
}  // namespace hjul::services
