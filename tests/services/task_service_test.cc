// Listing tasks and acting on them, as a client sees it.
#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

constexpr char kAlmPlan[] = "plan/2026-27/arbetsplan/alm:1:rektor";
constexpr char kSummary[] = "plan/2026-27/sammanställning/huvudman:1:skolchef";

class TaskServiceTest : public testing::Test {
 protected:
  grpc::Status Act(const std::string& login, const v1::TakeActionRequest& request,
                   v1::TakeActionResponse* response) {
    return stub_->TakeAction(stage_.As(login).get(), request, response);
  }
  static v1::TakeActionRequest HandIn(const std::string& request_id) {
    v1::TakeActionRequest request;
    request.set_id(kAlmPlan);
    request.set_action("lämna-in");
    request.set_request_id(request_id);
    return request;
  }

  Stage stage_;
  std::unique_ptr<v1::TaskService::Stub> stub_ = stage_.Stub<v1::TaskService>();
};

TEST_F(TaskServiceTest, ATaskSaysWhatByWhenAndWhy) {
  v1::GetTaskRequest request;
  request.set_id(kAlmPlan);
  v1::GetTaskResponse response;
  ASSERT_TRUE(stub_->GetTask(stage_.As("rektor-alm").get(), request, &response).ok());
  const v1::Task& task = response.task();
  EXPECT_EQ(task.title(), "Arbetsplan");
  EXPECT_EQ(task.step(), "Planen skrivs");
  EXPECT_EQ(task.unit_name(), "Almskolan");
  EXPECT_EQ(task.post(), "rektor@alm");
  EXPECT_THAT(task.holders(), testing::ElementsAre("p-rektor-alm", "p-ställföreträdare-alm"));
  EXPECT_EQ(task.state(), v1::TASK_STATE_OPEN);
  EXPECT_EQ(task.due().effective().day(), 11);
  EXPECT_EQ(task.due().effective().month(), 9);
  ASSERT_EQ(task.actions_size(), 1);
  EXPECT_EQ(task.actions(0).id(), "lämna-in");
  EXPECT_EQ(task.blocks_total(), 1);
  EXPECT_FALSE(task.etag().empty());
}

TEST_F(TaskServiceTest, AnActionMovesTheOccurrenceOnToTheNextPost) {
  v1::TakeActionResponse response;
  ASSERT_TRUE(Act("rektor-alm", HandIn("a"), &response).ok());
  EXPECT_EQ(response.occurrence().state(), "granskas");
  EXPECT_EQ(response.occurrence().visits(0).signatures(0).actor().person(), "p-rektor-alm");
  v1::ListTasksRequest mine;
  mine.set_mine(true);
  v1::ListTasksResponse tasks;
  ASSERT_TRUE(stub_->ListTasks(stage_.As("skolchef").get(), mine, &tasks).ok());
  std::set<std::string> ids;
  for (const auto& task : tasks.tasks()) {
    ids.insert(task.id());
  }
  EXPECT_THAT(ids, testing::ElementsAre("plan/2026-27/arbetsplan/alm:2:skolchef", kSummary));
}

TEST_F(TaskServiceTest, TheSameRequestGetsTheSameAnswer) {
  v1::TakeActionResponse first;
  ASSERT_TRUE(Act("rektor-alm", HandIn("a"), &first).ok());
  v1::TakeActionResponse again;
  ASSERT_TRUE(Act("rektor-alm", HandIn("a"), &again).ok());
  EXPECT_EQ(again.occurrence().etag(), first.occurrence().etag());
  auto other = HandIn("a");
  other.set_note("något annat");
  const auto status = Act("rektor-alm", other, &again);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "REQUEST_ID_REUSED");
  EXPECT_EQ(FieldOf(status), "request_id");
}

TEST_F(TaskServiceTest, AnActionTwiceIsRefusedWithWhatIsOffered) {
  v1::TakeActionResponse response;
  ASSERT_TRUE(Act("rektor-alm", HandIn("a"), &response).ok());
  const auto status = Act("rektor-alm", HandIn("b"), &response);
  EXPECT_EQ(status.error_code(), grpc::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(status), "ACTION_NOT_OFFERED");
}

TEST_F(TaskServiceTest, AGuardedTaskSaysWhatItWaitsFor) {
  v1::TakeActionRequest request;
  request.set_id(kSummary);
  request.set_action("sammanställ");
  request.set_request_id("a");
  v1::TakeActionResponse response;
  const auto status = Act("skolchef", request, &response);
  EXPECT_EQ(status.error_code(), grpc::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(status), "TASK_WAITS_FOR_OTHERS");
  v1::GetTaskRequest get;
  get.set_id(kSummary);
  v1::GetTaskResponse task;
  ASSERT_TRUE(stub_->GetTask(stage_.As("skolchef").get(), get, &task).ok());
  EXPECT_EQ(task.task().state(), v1::TASK_STATE_BLOCKED);
  EXPECT_EQ(task.task().waits_for_total(), 2);
  EXPECT_EQ(task.task().waits_for(0).unit_name(), "Almskolan");
}

TEST_F(TaskServiceTest, OnlyWhoHoldsThePostActs) {
  v1::TakeActionResponse response;
  for (const char* login : {"skolchef", "administratör", "biträdande-rektor-alm"}) {
    const auto status = Act(login, HandIn("a"), &response);
    EXPECT_EQ(status.error_code(), grpc::PERMISSION_DENIED) << login;
    EXPECT_EQ(ReasonOf(status), "NOT_YOUR_POST");
  }
  EXPECT_EQ(Act("rektor-bok", HandIn("a"), &response).error_code(), grpc::NOT_FOUND);
  EXPECT_TRUE(Act("ställföreträdare-alm", HandIn("a"), &response).ok());
}

TEST_F(TaskServiceTest, AnOldEtagIsRefused) {
  auto request = HandIn("a");
  request.set_etag("0123456789abcdef");
  v1::TakeActionResponse response;
  const auto status = Act("rektor-alm", request, &response);
  EXPECT_EQ(status.error_code(), grpc::ABORTED);
  EXPECT_EQ(ReasonOf(status), "ETAG_MISMATCH");
  v1::GetTaskRequest get;
  get.set_id(kAlmPlan);
  v1::GetTaskResponse task;
  ASSERT_TRUE(stub_->GetTask(stage_.As("rektor-alm").get(), get, &task).ok());
  request.set_etag(task.task().etag());
  EXPECT_TRUE(Act("rektor-alm", request, &response).ok());
}

TEST_F(TaskServiceTest, ATaskIsHandedOverByItsHolderOrTheSkolchef) {
  v1::ReassignTaskRequest request;
  request.set_id(kAlmPlan);
  request.set_post("biträdande-rektor@alm");
  request.set_request_id("a");
  v1::ReassignTaskResponse response;
  const auto reassign = [&](const std::string& login) {
    return stub_->ReassignTask(stage_.As(login).get(), request, &response);
  };
  EXPECT_EQ(FieldOf(reassign("rektor-alm")), "reason");
  request.set_reason("delegeras");
  EXPECT_EQ(reassign("biträdande-rektor-alm").error_code(), grpc::PERMISSION_DENIED);
  ASSERT_TRUE(reassign("skolchef").ok());
  v1::TakeActionResponse acted;
  EXPECT_TRUE(Act("biträdande-rektor-alm", HandIn("b"), &acted).ok());
}

TEST_F(TaskServiceTest, PagesComeToAnEndAndHoldEachTaskOnce) {
  v1::ListTasksRequest request;
  request.set_page_size(2);
  std::set<std::string> seen;
  int pages = 0;
  do {
    v1::ListTasksResponse response;
    ASSERT_TRUE(stub_->ListTasks(stage_.As("skolchef").get(), request, &response).ok());
    EXPECT_LE(response.tasks_size(), 2);
    for (const auto& task : response.tasks()) {
      EXPECT_TRUE(seen.insert(task.id()).second) << task.id();
    }
    request.set_page_token(response.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(seen.size(), 5U);
  EXPECT_EQ(pages, 3);
}

TEST_F(TaskServiceTest, APageTokenBelongsToItsQuestion) {
  v1::ListTasksRequest request;
  request.set_page_size(2);
  v1::ListTasksResponse response;
  ASSERT_TRUE(stub_->ListTasks(stage_.As("skolchef").get(), request, &response).ok());
  request.set_page_token(response.next_page_token());
  request.set_unit("alm");
  const auto status = stub_->ListTasks(stage_.As("skolchef").get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(FieldOf(status), "page_token");
  request.set_page_token("hittepå");
  EXPECT_EQ(FieldOf(stub_->ListTasks(stage_.As("skolchef").get(), request, &response)),
            "page_token");
}

TEST_F(TaskServiceTest, FiltersNarrowTheList) {
  v1::ListTasksRequest request;
  request.set_activity("samtal");
  v1::ListTasksResponse response;
  ASSERT_TRUE(stub_->ListTasks(stage_.As("skolchef").get(), request, &response).ok());
  EXPECT_EQ(response.tasks_size(), 2);
  request.Clear();
  request.mutable_due_until()->set_year(2026);
  request.mutable_due_until()->set_month(9);
  request.mutable_due_until()->set_day(11);
  response.Clear();
  ASSERT_TRUE(stub_->ListTasks(stage_.As("skolchef").get(), request, &response).ok());
  EXPECT_EQ(response.tasks_size(), 2);
  request.mutable_due_until()->set_day(31);
  const auto status = stub_->ListTasks(stage_.As("skolchef").get(), request, &response);
  EXPECT_EQ(FieldOf(status), "due_until");
}

TEST_F(TaskServiceTest, RequestsAreHeldToTheirLimits) {
  v1::ListTasksResponse list;
  v1::ListTasksRequest request;
  request.set_page_size(1001);
  EXPECT_EQ(FieldOf(stub_->ListTasks(stage_.As("skolchef").get(), request, &list)), "page_size");
  v1::TakeActionResponse response;
  auto act = HandIn("");
  EXPECT_EQ(FieldOf(Act("rektor-alm", act, &response)), "request_id");
  act = HandIn("a");
  act.set_note(std::string(2001, 'x'));
  for (int i = 0; i < 51; ++i) {
    act.add_participants("någon");
  }
  const auto violations = BadRequestOf(Act("rektor-alm", act, &response));
  ASSERT_EQ(violations.field_violations_size(), 2);
  EXPECT_EQ(violations.field_violations(0).field(), "note");
  EXPECT_EQ(violations.field_violations(1).field(), "participants");
}

TEST_F(TaskServiceTest, ACallWithoutADeadlineIsRefusedWithAHint) {
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + stage_.token("rektor-alm"));
  v1::ListTasksResponse response;
  const auto status = stub_->ListTasks(&context, {}, &response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "DEADLINE_REQUIRED");
}

TEST_F(TaskServiceTest, AnswersSayTheirRevisionAndCall) {
  const auto context = stage_.As("rektor-alm");
  v1::TakeActionResponse response;
  ASSERT_TRUE(stub_->TakeAction(context.get(), HandIn("a"), &response).ok());
  const auto& trailing = context->GetServerTrailingMetadata();
  ASSERT_TRUE(trailing.contains("x-hjul-revision"));
  EXPECT_TRUE(trailing.contains("x-hjul-call"));
  const auto revision = trailing.find("x-hjul-revision")->second;
  EXPECT_EQ(std::string(revision.data(), revision.size()),
            std::to_string(stage_.engine().status().revision));
}

}  // namespace
}  // namespace hjul::services
