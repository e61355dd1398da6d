// Organisation, calendar, wheels and their plans, through the API.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

void SetDate(v1::Date* date, int year, int month, int day) {
  date->set_year(year);
  date->set_month(month);
  date->set_day(day);
}

class ConfigurationTest : public testing::Test {
 protected:
  static constexpr char kAdmin[] = "administratör";
  Stage stage_;
  std::unique_ptr<v1::OrganisationService::Stub> organisation_ =
      stage_.Stub<v1::OrganisationService>();
  std::unique_ptr<v1::ChangeService::Stub> changes_ = stage_.Stub<v1::ChangeService>();
  std::unique_ptr<v1::WheelService::Stub> wheels_ = stage_.Stub<v1::WheelService>();
  std::unique_ptr<v1::CalendarService::Stub> calendar_ = stage_.Stub<v1::CalendarService>();
};

// --- Organisation
// -----------------------------------------------------------------------------------

TEST_F(ConfigurationTest, AUnitIsPutWithItsEtag) {
  v1::PutUnitRequest put;
  put.mutable_unit()->set_id("ceder");
  put.mutable_unit()->set_name("Cederskolan");
  put.set_request_id("u1");
  put.set_validate_only(true);
  v1::PutUnitResponse response;
  ASSERT_TRUE(organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response).ok());
  v1::GetUnitRequest get;
  get.set_id("ceder");
  v1::GetUnitResponse got;
  EXPECT_EQ(organisation_->GetUnit(stage_.As(kAdmin).get(), get, &got).error_code(),
            grpc::NOT_FOUND)
      << "a dry run changes nothing";

  put.set_validate_only(false);
  put.set_request_id("u2");
  ASSERT_TRUE(organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response).ok());
  const std::string first = response.unit().etag();
  put.mutable_unit()->set_name("Cedern");
  put.mutable_unit()->set_etag(first);
  put.set_request_id("u3");
  ASSERT_TRUE(organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response).ok());
  EXPECT_NE(response.unit().etag(), first);
  put.set_request_id("u4");
  const auto status = organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response);
  EXPECT_EQ(status.error_code(), grpc::ABORTED);
  EXPECT_EQ(ReasonOf(status), "ETAG_MISMATCH");
  put.set_request_id("u3");
  EXPECT_TRUE(organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response).ok())
      << "a repetition gets its first answer";
}

TEST_F(ConfigurationTest, FaultsNameTheirField) {
  v1::PutUnitRequest put;
  put.mutable_unit()->set_id("Stora Skolan");
  put.mutable_unit()->set_name("x");
  put.set_request_id("u1");
  v1::PutUnitResponse response;
  EXPECT_EQ(FieldOf(organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response)), "unit.id");
  put.mutable_unit()->set_id("stora");
  SetDate(put.mutable_unit()->mutable_opened(), 2026, 2, 30);
  EXPECT_EQ(FieldOf(organisation_->PutUnit(stage_.As(kAdmin).get(), put, &response)),
            "unit.opened");
  v1::PutPostRequest post;
  post.mutable_post()->set_role("rektor");
  post.mutable_post()->set_unit("alm");
  auto* holding = post.mutable_post()->add_holdings();
  holding->set_person("p-skolchef");
  SetDate(holding->mutable_from(), 2026, 9, 1);
  SetDate(holding->mutable_until(), 2026, 8, 1);
  post.set_request_id("u2");
  post.set_validate_only(true);
  v1::PutPostResponse posted;
  EXPECT_EQ(FieldOf(organisation_->PutPost(stage_.As(kAdmin).get(), post, &posted)),
            "post.holdings[0].until");
}

TEST_F(ConfigurationTest, AChangeOfHolderHandsOver) {
  v1::PutPostRequest put;
  put.mutable_post()->set_role("rektor");
  put.mutable_post()->set_unit("alm");
  auto* holding = put.mutable_post()->add_holdings();
  holding->set_person("p-utan-befattning");
  SetDate(holding->mutable_from(), 2026, 8, 1);
  put.set_request_id("p1");
  v1::PutPostResponse response;
  ASSERT_TRUE(organisation_->PutPost(stage_.As(kAdmin).get(), put, &response).ok());
  v1::ListTasksRequest mine;
  mine.set_mine(true);
  v1::ListTasksResponse tasks;
  ASSERT_TRUE(stage_.Stub<v1::TaskService>()
                  ->ListTasks(stage_.As("utan-befattning").get(), mine, &tasks)
                  .ok());
  EXPECT_EQ(tasks.tasks_size(), 1);
}

v1::ImportOrganisationRequest Import(v1::ImportKind kind, const std::string& csv,
                                     const std::string& request_id) {
  v1::ImportOrganisationRequest request;
  request.set_kind(kind);
  request.set_csv(csv);
  request.set_request_id(request_id);
  request.set_reason("import");
  return request;
}

TEST_F(ConfigurationTest, AnImportIsTriedThenMade) {
  const std::string csv =
      "id;name;school_unit_code;school_forms;område\n"
      "alm;Almskolan;10000001;grundskola;\n"
      "bok;Nya Bokskolan;10000002;grundskola;norr\n"
      "ceder;Cederskolan;10000003;grundskola fritidshem;\n";
  auto request = Import(v1::IMPORT_KIND_UNITS, csv, "i1");
  request.set_validate_only(true);
  v1::ImportOrganisationResponse tried;
  ASSERT_TRUE(organisation_->ImportOrganisation(stage_.As(kAdmin).get(), request, &tried).ok());
  EXPECT_EQ(tried.created(), 1);
  EXPECT_EQ(tried.updated(), 1);
  EXPECT_EQ(tried.unchanged(), 1);
  v1::ListUnitsResponse units;
  ASSERT_TRUE(organisation_->ListUnits(stage_.As(kAdmin).get(), {}, &units).ok());
  EXPECT_EQ(units.units_size(), 2);
  request = Import(v1::IMPORT_KIND_UNITS, csv, "i2");
  v1::ImportOrganisationResponse made;
  ASSERT_TRUE(organisation_->ImportOrganisation(stage_.As(kAdmin).get(), request, &made).ok());
  units.Clear();
  ASSERT_TRUE(organisation_->ListUnits(stage_.As(kAdmin).get(), {}, &units).ok());
  ASSERT_EQ(units.units_size(), 3);
  EXPECT_EQ(units.units(1).attributes().at("område"), "norr");
  v1::ImportOrganisationResponse again;
  ASSERT_TRUE(organisation_->ImportOrganisation(stage_.As(kAdmin).get(), request, &again).ok());
  EXPECT_EQ(again.SerializeAsString(), made.SerializeAsString()) << "its first answer";
  EXPECT_EQ(again.created(), 1);
}

TEST_F(ConfigurationTest, FaultyRowsAreNamedAndNothingIsImported) {
  const auto request = Import(v1::IMPORT_KIND_POSTS,
                              "role,unit,person,from,until,deputy\n"
                              "rektor,alm,p-skolchef,2026-08-01,,nej\n"
                              "rektor,finnsinte,p-skolchef,2026-08-01,,nej\n"
                              "Rektor,bok,ingen,augusti,,kanske\n",
                              "i1");
  v1::ImportOrganisationResponse response;
  ASSERT_TRUE(organisation_->ImportOrganisation(stage_.As(kAdmin).get(), request, &response).ok());
  std::vector<std::string> faults;
  for (const auto& diagnostic : response.diagnostics()) {
    faults.push_back(std::to_string(diagnostic.line()) + " " + diagnostic.code());
  }
  EXPECT_THAT(faults, testing::ElementsAre("3 unknown-unit", "4 bad-id", "4 unknown-person",
                                           "4 bad-date", "4 bad-flag"));
  v1::ListPostsRequest list;
  list.set_unit("alm");
  list.set_role("rektor");
  v1::ListPostsResponse posts;
  ASSERT_TRUE(organisation_->ListPosts(stage_.As(kAdmin).get(), list, &posts).ok());
  EXPECT_EQ(posts.posts(0).holdings_size(), 2);
}

TEST_F(ConfigurationTest, ManyEndingsStopTheImport) {
  auto request = Import(v1::IMPORT_KIND_UNITS,
                        "id,name,school_unit_code,school_forms\n"
                        "alm,Almskolan,10000001,grundskola\n",
                        "i1");
  request.set_complete(true);
  v1::ImportOrganisationResponse response;
  const auto status =
      organisation_->ImportOrganisation(stage_.As(kAdmin).get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(status), "IMPORT_SAFETY_STOP");
  EXPECT_EQ(ErrorInfoOf(status).metadata().at("ended"), "1");
  request.set_allow_many_ended(true);
  request.set_request_id("i2");
  response.Clear();
  ASSERT_TRUE(organisation_->ImportOrganisation(stage_.As(kAdmin).get(), request, &response).ok());
  EXPECT_EQ(response.ended(), 1);
  v1::GetUnitRequest get;
  get.set_id("bok");
  v1::GetUnitResponse unit;
  ASSERT_TRUE(organisation_->GetUnit(stage_.As(kAdmin).get(), get, &unit).ok());
  EXPECT_EQ(unit.unit().closed().day(), 24);
}

// --- Plans
// -------------------------------------------------------------------------------------------

TEST_F(ConfigurationTest, AFaultyWheelIsAnAnswerWithPlaces) {
  std::string text = kStageWheel;
  text.replace(text.find("lämna in: granskas"), 19, "lämna in: granskass");
  v1::PlanWheelRequest request;
  request.set_text(text);
  request.set_request_id("w1");
  v1::PlanWheelResponse response;
  ASSERT_TRUE(changes_->PlanWheel(stage_.As(kAdmin).get(), request, &response).ok());
  EXPECT_FALSE(response.has_plan());
  ASSERT_FALSE(response.diagnostics().empty());
  EXPECT_EQ(response.diagnostics(0).line(), 20);
  EXPECT_THAT(response.diagnostics(0).suggestion(), testing::HasSubstr("granskas"));
}

TEST_F(ConfigurationTest, APlanIsShownThenAppliedOnce) {
  std::string text = kStageWheel;
  text.replace(text.find("fredag v. 37"), 12, "fredag v. 38");
  v1::PlanWheelRequest request;
  request.set_text(text);
  request.set_move_running(true);
  request.set_reason("en vecka till");
  request.set_request_id("w1");
  v1::PlanWheelResponse planned;
  ASSERT_TRUE(changes_->PlanWheel(stage_.As(kAdmin).get(), request, &planned).ok());
  ASSERT_TRUE(planned.has_plan());
  EXPECT_EQ(planned.plan().redated(), 2);
  v1::GetPlanRequest get;
  get.set_id(planned.plan().id());
  v1::GetPlanResponse shown;
  ASSERT_TRUE(changes_->GetPlan(stage_.As(kAdmin).get(), get, &shown).ok());
  ASSERT_EQ(shown.changes_size(), 2);
  EXPECT_EQ(shown.changes(0).dates(0).after().day(), 18);
  v1::ApplyPlanRequest apply;
  apply.set_id(planned.plan().id());
  apply.set_request_id("w2");
  v1::ApplyPlanResponse applied;
  const auto status = changes_->ApplyPlan(stage_.As(kAdmin).get(), apply, &applied);
  ASSERT_TRUE(status.ok()) << status.error_message();
  apply.set_request_id("w3");
  EXPECT_EQ(ReasonOf(changes_->ApplyPlan(stage_.As(kAdmin).get(), apply, &applied)),
            "PLAN_APPLIED");
  v1::ListWheelRevisionsRequest list;
  list.set_wheel("plan");
  v1::ListWheelRevisionsResponse revisions;
  ASSERT_TRUE(wheels_->ListWheelRevisions(stage_.As(kAdmin).get(), list, &revisions).ok());
  ASSERT_EQ(revisions.revisions_size(), 2);
  EXPECT_EQ(revisions.revisions(0).number(), 2);
  EXPECT_EQ(revisions.revisions(0).reason(), "en vecka till");
}

TEST_F(ConfigurationTest, APlanIsOutdatedWhenSomethingChanges) {
  v1::PlanWheelRequest request;
  std::string text = kStageWheel;
  text.replace(text.find("fredag v. 37"), 12, "fredag v. 38");
  request.set_text(text);
  request.set_request_id("w1");
  v1::PlanWheelResponse planned;
  ASSERT_TRUE(changes_->PlanWheel(stage_.As(kAdmin).get(), request, &planned).ok());
  stage_.Run(engine::PutUnit{{.id = core::UnitId("ceder"), .name = "Cederskolan"}});
  v1::ApplyPlanRequest apply;
  apply.set_id(planned.plan().id());
  apply.set_request_id("w2");
  v1::ApplyPlanResponse applied;
  const auto status = changes_->ApplyPlan(stage_.As(kAdmin).get(), apply, &applied);
  EXPECT_EQ(status.error_code(), grpc::ABORTED);
  EXPECT_EQ(ReasonOf(status), "PLAN_OUTDATED");
}

TEST_F(ConfigurationTest, AnExportAppliesAsNothing) {
  for (const auto language : {v1::LANGUAGE_SWEDISH, v1::LANGUAGE_ENGLISH}) {
    v1::ExportWheelRequest request;
    request.set_wheel("plan");
    request.set_language(language);
    v1::ExportWheelResponse text;
    ASSERT_TRUE(wheels_->ExportWheel(stage_.As("rektor-alm").get(), request, &text).ok());
    v1::PlanWheelRequest plan;
    plan.set_text(text.text());
    plan.set_request_id("w" + std::to_string(language));
    v1::PlanWheelResponse planned;
    ASSERT_TRUE(changes_->PlanWheel(stage_.As(kAdmin).get(), plan, &planned).ok());
    EXPECT_TRUE(planned.plan().no_op());
  }
}

// --- Looking ahead
// -----------------------------------------------------------------------------------

TEST_F(ConfigurationTest, APreviewComesInPages) {
  v1::PreviewWheelRequest request;
  request.set_wheel("plan");
  SetDate(request.mutable_days()->mutable_first(), 2026, 8, 1);
  SetDate(request.mutable_days()->mutable_last(), 2028, 7, 31);
  request.set_page_size(10);
  int lines = 0;
  int pushes = 0;
  do {
    v1::PreviewWheelResponse response;
    const auto status = wheels_->PreviewWheel(stage_.As("nämnd").get(), request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
    lines += response.lines_size();
    pushes += response.pushes_size();
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(lines, 2 * (2 * 3 + 2 * 2 + 2));
  EXPECT_GT(pushes, 0);
  request.mutable_days()->mutable_last()->set_year(2040);
  v1::PreviewWheelResponse response;
  EXPECT_EQ(FieldOf(wheels_->PreviewWheel(stage_.As("nämnd").get(), request, &response)), "days");
}

TEST_F(ConfigurationTest, LoadAndDrawingAreForWheelsAndTexts) {
  v1::GetLoadRequest load;
  SetDate(load.mutable_days()->mutable_first(), 2026, 8, 1);
  SetDate(load.mutable_days()->mutable_last(), 2027, 7, 31);
  load.set_post("rektor@alm");
  v1::GetLoadResponse weeks;
  ASSERT_TRUE(wheels_->GetLoad(stage_.As("skolchef").get(), load, &weeks).ok());
  ASSERT_EQ(weeks.weeks_size(), 1);
  EXPECT_EQ(weeks.weeks(0).iso_week(), 37);
  EXPECT_EQ(weeks.weeks(0).hours(), 4);
  for (const bool saved : {true, false}) {
    v1::DrawWheelRequest draw;
    if (saved) {
      draw.set_wheel("plan");
    } else {
      draw.set_text(kStageWheel);
    }
    v1::DrawWheelResponse drawing;
    const auto status = wheels_->DrawWheel(stage_.As("skolchef").get(), draw, &drawing);
    ASSERT_TRUE(status.ok()) << status.error_message();
    EXPECT_THAT(drawing.drawing().rings(), testing::ElementsAre("planer"));
    EXPECT_FALSE(drawing.drawing().arcs().empty());
  }
}

TEST_F(ConfigurationTest, DaysAndRulesAreExplained) {
  v1::ListDaysRequest days;
  SetDate(days.mutable_days()->mutable_first(), 2027, 1, 1);
  SetDate(days.mutable_days()->mutable_last(), 2027, 1, 3);
  v1::ListDaysResponse listed;
  ASSERT_TRUE(calendar_->ListDays(stage_.As("nämnd").get(), days, &listed).ok());
  ASSERT_EQ(listed.days_size(), 3);
  EXPECT_EQ(listed.days(0).iso_year(), 2026);
  EXPECT_EQ(listed.days(0).iso_week(), 53);
  EXPECT_EQ(listed.days(0).kind(), v1::DAY_KIND_DAY_OFF);

  v1::ResolveRuleRequest rule;
  rule.set_rule("10 arbetsdagar före vårterminens slut");
  rule.set_turn("2026-27");
  v1::ResolveRuleResponse resolved;
  ASSERT_TRUE(calendar_->ResolveRule(stage_.As("nämnd").get(), rule, &resolved).ok());
  EXPECT_EQ(resolved.swedish(), "10 arbetsdagar före vårterminens slut");
  EXPECT_EQ(resolved.days().last().month(), 6);
  EXPECT_EQ(resolved.days().last().day(), 1);
  rule.set_rule("30 februari");
  resolved.Clear();
  ASSERT_TRUE(calendar_->ResolveRule(stage_.As("nämnd").get(), rule, &resolved).ok());
  EXPECT_EQ(resolved.diagnostics_size(), 1);
  rule.set_rule("fredag v. 44");
  rule.set_turn("i år");
  EXPECT_EQ(FieldOf(calendar_->ResolveRule(stage_.As("nämnd").get(), rule, &resolved)), "turn");
}

}  // namespace
}  // namespace hjul::services
