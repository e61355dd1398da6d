// What a running server is bounded by, by trying: messages, spans of days, totals, streams, depth.
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/limits.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

using testing::HasSubstr;

TEST(ServerLimits, AMessageOfMoreThanFourMegabytesIsRefused) {
  Stage stage;
  v1::ImportOrganisationRequest request;
  request.set_csv(std::string(kMessageBytesMax + 1, 'x'));
  v1::ImportOrganisationResponse response;
  EXPECT_EQ(stage.Stub<v1::OrganisationService>()
                ->ImportOrganisation(stage.As("administratör").get(), request, &response)
                .error_code(),
            grpc::RESOURCE_EXHAUSTED);
}

TEST(ServerLimits, MetadataOfMoreThanEightKilobytesIsRefused) {
  Stage stage;
  const auto context = stage.As("administratör");
  context->AddMetadata("x-large", std::string(32 << 10, 'x'));
  v1::GetIdentityResponse response;
  EXPECT_EQ(stage.Stub<v1::AccessService>()->GetIdentity(context.get(), {}, &response).error_code(),
            grpc::RESOURCE_EXHAUSTED);
  const auto again = stage.As("administratör");
  again->set_wait_for_ready(true);
  EXPECT_TRUE(stage.Stub<v1::AccessService>()->GetIdentity(again.get(), {}, &response).ok());
}

// Trailers repeat what was sent, percent-encoded; clients take 8 kB of them.
TEST(ServerLimits, TheLongestHostileTextStillGetsItsError) {
  Stage stage;
  std::string hostile;
  for (int i = 0; i < 400; ++i) {
    hostile += "\U0001F600";
  }
  v1::ListTasksRequest request;
  request.set_post(hostile);
  v1::ListTasksResponse response;
  const grpc::Status status =
      stage.Stub<v1::TaskService>()->ListTasks(stage.As("administratör").get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT) << status.error_message();
  EXPECT_EQ(FieldOf(status), "post");
}

TEST(ServerLimits, InstantsOutsideTheYearsAreRefused) {
  Stage stage;
  const auto stub = stage.Stub<v1::AccessService>();
  constexpr std::int64_t kSecondsMax = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t seconds :
       {kSecondsMax, -kSecondsMax, kSecondsMax / 1000, std::int64_t{4'133'980'800}}) {
    v1::CreateTokenRequest request;
    request.set_request_id("a");
    request.mutable_token()->mutable_expire_time()->set_seconds(seconds);
    v1::CreateTokenResponse response;
    EXPECT_EQ(FieldOf(stub->CreateToken(stage.As("rektor-alm").get(), request, &response)),
              "token.expire_time")
        << seconds;
  }
}

TEST(ServerLimits, SpansOfDaysAreCounted) {
  Stage stage;
  const auto set = [](v1::DateSpan* span, int days) {
    const core::Date last = calendar::MakeDate(2020, 1, 1) + calendar::days{days - 1};
    span->mutable_first()->set_year(2020);
    span->mutable_first()->set_month(1);
    span->mutable_first()->set_day(1);
    span->mutable_last()->set_year(calendar::YearOf(last));
    span->mutable_last()->set_month(static_cast<int>(calendar::MonthOf(last)));
    span->mutable_last()->set_day(static_cast<int>(calendar::DayOf(last)));
  };
  const auto days = [&](int count) {
    v1::ListDaysRequest request;
    set(request.mutable_days(), count);
    v1::ListDaysResponse response;
    return FieldOf(stage.Stub<v1::CalendarService>()->ListDays(stage.As("skolchef").get(), request,
                                                               &response));
  };
  EXPECT_EQ(days(800), "");
  EXPECT_EQ(days(801), "days");
  const auto preview = [&](int count) {
    v1::PreviewWheelRequest request;
    request.set_wheel("plan");
    set(request.mutable_days(), count);
    v1::PreviewWheelResponse response;
    return FieldOf(stage.Stub<v1::WheelService>()->PreviewWheel(stage.As("skolchef").get(), request,
                                                                &response));
  };
  EXPECT_EQ(preview(3660), "");
  EXPECT_EQ(preview(3661), "days");
  const auto load = [&](int count) {
    v1::GetLoadRequest request;
    set(request.mutable_days(), count);
    v1::GetLoadResponse response;
    return FieldOf(
        stage.Stub<v1::WheelService>()->GetLoad(stage.As("skolchef").get(), request, &response));
  };
  EXPECT_EQ(load(1100), "");
  EXPECT_EQ(load(1101), "days");
}

TEST(ServerLimits, APersonHasSoManyTokens) {
  Stage stage;
  const auto stub = stage.Stub<v1::AccessService>();
  const auto create = [&](int number) {
    v1::CreateTokenRequest request;
    request.set_request_id(fmt::format("token-{}", number));
    v1::CreateTokenResponse response;
    return stub->CreateToken(stage.As("rektor-alm").get(), request, &response);
  };
  for (std::size_t i = 1; i < kTokensMax; ++i) {  // One is the stage's.
    ASSERT_TRUE(create(static_cast<int>(i)).ok());
  }
  const grpc::Status status = create(static_cast<int>(kTokensMax));
  EXPECT_EQ(status.error_code(), grpc::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(status), "TOO_MANY");
  EXPECT_THAT(status.error_message(), HasSubstr("revoke"));
}

TEST(ServerLimits, AHuvudmanHasSoManyCalendars) {
  Stage stage;
  const auto stub = stage.Stub<v1::ChangeService>();
  for (std::size_t i = 1; i < kCalendarDocumentsMax; ++i) {  // One is the stage's.
    const auto plan = stage.Run(
        engine::PlanChange{.subject = engine::PlanChange::Subject::kCalendar,
                           .text = fmt::format("calendar: k{}\nclosed_days: [2026-12-23]\n", i),
                           .reason = "limits"});
    stage.Run(engine::ApplyPlan{plan.id});
  }
  v1::PlanCalendarRequest request;
  request.set_text("calendar: till\n");
  request.set_reason("en till");
  request.set_request_id("a");
  v1::PlanCalendarResponse response;
  ASSERT_TRUE(stub->PlanCalendar(stage.As("administratör").get(), request, &response).ok());
  ASSERT_EQ(response.diagnostics_size(), 1);
  EXPECT_EQ(response.diagnostics(0).code(), "too-many-calendars");
  request.set_text("calendar: k1\n");
  request.set_request_id("b");
  ASSERT_TRUE(stub->PlanCalendar(stage.As("administratör").get(), request, &response).ok());
  EXPECT_EQ(response.diagnostics_size(), 0);
}

TEST(ServerLimits, AHuvudmanHasSoManyWheels) {
  Stage stage;
  const auto text = [](std::size_t number) {
    return fmt::format(
        "wheel: w{}\nturn: school_year\nactivities:\n  - id: a\n    for: {{each: huvudman}}\n"
        "    states:\n      - {{id: s, by: skolchef, due: 15 september, actions: {{ok: e}}}}\n"
        "      - {{id: e, final: true}}\n",
        number);
  };
  for (std::size_t i = 1; i < kWheelsMax; ++i) {  // One is the stage's.
    const auto plan = stage.Run(engine::PlanChange{
        .subject = engine::PlanChange::Subject::kWheel, .text = text(i), .reason = "limits"});
    stage.Run(engine::ApplyPlan{plan.id});
  }
  v1::PlanWheelRequest request;
  request.set_text(text(kWheelsMax));
  request.set_reason("ett till");
  request.set_request_id("a");
  v1::PlanWheelResponse response;
  ASSERT_TRUE(stage.Stub<v1::ChangeService>()
                  ->PlanWheel(stage.As("administratör").get(), request, &response)
                  .ok());
  ASSERT_GE(response.diagnostics_size(), 1);
  EXPECT_EQ(response.diagnostics(0).code(), "too-many-wheels");
}

TEST(ServerLimits, APlansChangesComeInPagesAndAreCountedOnce) {
  Stage stage;
  engine::ImportOrganisation units{.reason = "limits"};
  for (int i = 0; i < 450; ++i) {
    units.units.push_back({.id = core::UnitId(fmt::format("u{:03}", i)), .name = "Skola"});
  }
  stage.Run(std::move(units));
  const auto plan = stage.Run(engine::PlanChange{
      .subject = engine::PlanChange::Subject::kWheel,
      .text = "wheel: ny\nturn: school_year\nactivities:\n  - {id: a, states: [{id: s, by: rektor, "
              "due: 15 september, actions: {ok: e}}, {id: e, final: true}]}\n",
      .reason = "limits"});
  const auto stub = stage.Stub<v1::ChangeService>();
  v1::GetPlanRequest request;
  request.set_id(plan.id);
  request.set_page_size(70);
  std::set<std::string> seen;
  int pages = 0;
  do {
    v1::GetPlanResponse response;
    ASSERT_TRUE(stub->GetPlan(stage.As("administratör").get(), request, &response).ok());
    EXPECT_EQ(response.plan().added(), pages == 0 ? 452 : 0) << "with those of the stage";
    EXPECT_LE(response.changes_size(), 70);
    for (const auto& change : response.changes()) {
      EXPECT_TRUE(seen.insert(change.occurrence()).second) << change.occurrence();
    }
    request.set_page_token(response.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(seen.size(), 452U);
  EXPECT_EQ(pages, 7);
}

TEST(ServerLimits, AWheelTooDearToCheckIsRefusedWithItsPlace) {
  Stage stage;
  std::string text =
      "wheel: dyrt\nturn: {starts: 1 july, length: 120 months, every: 1 year, base: "
      "2026}\nactivities:\n";
  for (int i = 0; i < 199; ++i) {
    text += fmt::format(
        "  - id: a{}\n    for: {{each: huvudman}}\n    repeat: each month\n    states:\n"
        "      - {{id: s, by: rektor, opens: the month, due: month end, actions: {{ok: t}}}}\n"
        "      - {{id: t, by: rektor, due: month end + 10 working days, actions: {{ok: e}}}}\n"
        "      - {{id: e, final: true}}\n",
        i);
  }
  v1::ValidateWheelRequest request;
  request.set_text(text);
  v1::ValidateWheelResponse response;
  ASSERT_TRUE(stage.Stub<v1::WheelService>()
                  ->ValidateWheel(stage.As("utan-befattning").get(), request, &response)
                  .ok());
  EXPECT_EQ(response.canonical(), "");
  ASSERT_GE(response.diagnostics_size(), 1);
  EXPECT_EQ(response.diagnostics(0).code(), "too-much-work");
  EXPECT_EQ(response.diagnostics(0).line(), 4);
  EXPECT_EQ(response.diagnostics(0).column(), 5);
}

TEST(ServerLimits, SoManyStreamsAreOpenAndNoMore) {
  StageOptions options;
  options.watch.streams_max = 1;
  Stage stage(std::move(options));
  const auto stub = stage.Stub<v1::WatchService>();
  v1::WatchChangesRequest request;
  request.add_subscriptions()->set_topic(v1::WATCH_TOPIC_TASKS);
  const auto first = stage.As("skolchef");
  const auto open = stub->WatchChanges(first.get(), request);
  v1::WatchChangesResponse message;
  ASSERT_TRUE(open->Read(&message));
  const auto second = stage.As("skolchef");
  const auto refused = stub->WatchChanges(second.get(), request);
  EXPECT_FALSE(refused->Read(&message));
  EXPECT_EQ(refused->Finish().error_code(), grpc::RESOURCE_EXHAUSTED);
  first->TryCancel();
}

}  // namespace
}  // namespace hjul::services
