// Who may call what: every rpc x role, and whose rows they see.
#include <algorithm>
#include <array>
#include <future>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/generic/generic_stub.h"
#include "gtest/gtest.h"
#include "services/methods.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

// The columns of the table, with the login that stands for each.
struct Column {
  char letter;
  const char* login;
};
constexpr std::array kColumns{Column{'A', "administratör"},
                              Column{'S', "skolchef"},
                              Column{'s', "biträdande-skolchef"},
                              Column{'R', "rektor-alm"},
                              Column{'r', "biträdande-rektor-alm"},
                              Column{'d', "ställföreträdare-alm"},
                              Column{'N', "nämnd"},
                              Column{'n', "nämndsekreterare"},
                              Column{'K', "kontaktpolitiker"},
                              Column{'L', "lärarrepresentant-alm"},
                              Column{'k', "skoladministratör"},
                              Column{'-', "utan-befattning"}};
constexpr char kEverybody[] = "ASsRrdNnKLk-";
constexpr char kSummary[] = "ASsRrdNnK";
constexpr char kJournal[] = "ASsRrd";
constexpr char kOverride[] = "ASs";
constexpr char kAdministrator[] = "A";

// Which roles an rpc lets in. What it lets them see of it is tested below.
struct Row {
  const char* method;
  const char* roles;
};
constexpr std::array kTable{
    Row{"AccessService/GetIdentity", kEverybody},
    Row{"AccessService/ListTokens", kEverybody},
    Row{"AccessService/CreateToken", kEverybody},
    Row{"AccessService/RevokeToken", kEverybody},
    Row{"AccessService/ClaimServer", kEverybody},
    Row{"CalendarService/ListCalendarDocuments", kEverybody},
    Row{"CalendarService/ValidateCalendar", kEverybody},
    Row{"CalendarService/ListDays", kEverybody},
    Row{"CalendarService/ResolveRule", kEverybody},
    Row{"ChangeService/PlanWheel", kAdministrator},
    Row{"ChangeService/PlanOverlay", kAdministrator},
    Row{"ChangeService/PlanCalendar", kAdministrator},
    Row{"ChangeService/GetPlan", kAdministrator},
    Row{"ChangeService/ApplyPlan", kAdministrator},
    Row{"JournalService/ListJournal", kJournal},
    Row{"JournalService/ListDeliveries", kEverybody},
    Row{"JournalService/MarkDeliverySeen", kEverybody},
    Row{"OccurrenceService/ListTurns", kSummary},
    Row{"OccurrenceService/GetTurn", kSummary},
    Row{"OccurrenceService/ListOccurrences", kEverybody},
    Row{"OccurrenceService/GetOccurrence", kEverybody},
    Row{"OccurrenceService/MoveOccurrence", kOverride},
    Row{"OccurrenceService/ExtendOccurrence", kOverride},
    Row{"OccurrenceService/CancelOccurrence", kOverride},
    Row{"OccurrenceService/ReopenOccurrence", kOverride},
    Row{"OccurrenceService/DeclineOccurrence", kOverride},
    Row{"OccurrenceService/ReplaceOccurrence", kOverride},
    Row{"OperationService/GetServerStatus", kEverybody},
    Row{"OperationService/ReleaseClock", kAdministrator},
    Row{"OperationService/SetClock", kAdministrator},
    Row{"OrganisationService/ListUnits", kEverybody},
    Row{"OrganisationService/GetUnit", kEverybody},
    Row{"OrganisationService/PutUnit", kAdministrator},
    Row{"OrganisationService/CloseUnit", kAdministrator},
    Row{"OrganisationService/ListPersons", kEverybody},
    Row{"OrganisationService/PutPerson", kAdministrator},
    Row{"OrganisationService/ListPosts", kEverybody},
    Row{"OrganisationService/PutPost", kAdministrator},
    Row{"OrganisationService/ImportOrganisation", kAdministrator},
    Row{"TaskService/ListTasks", kEverybody},
    Row{"TaskService/GetTask", kEverybody},
    Row{"TaskService/TakeAction", kEverybody},
    Row{"TaskService/ReassignTask", kEverybody},
    Row{"WatchService/WatchChanges", kEverybody},
    Row{"WheelService/ListWheels", kEverybody},
    Row{"WheelService/GetWheel", kEverybody},
    Row{"WheelService/ListWheelRevisions", kEverybody},
    Row{"WheelService/ExportWheel", kEverybody},
    Row{"WheelService/ValidateWheel", kEverybody},
    Row{"WheelService/PreviewWheel", kEverybody},
    Row{"WheelService/GetLoad", kEverybody},
    Row{"WheelService/DrawWheel", kSummary},
};

// Calls any rpc with an empty request.
grpc::Status CallEmpty(Stage& stage, const std::string& method, const std::string& login) {
  grpc::GenericStub stub(stage.channel());
  const auto context = stage.As(login);
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(context.get(), "/" + method, {}, &request, &response,
                 [&done](const grpc::Status& status) { done.set_value(status); });
  return done.get_future().get();
}

TEST(RpcTable, HasARowForEveryRpcAndNoOther) {
  std::set<std::string> declared;
  for (const Method& method : Methods()) {
    EXPECT_NE(method.permission, v1::PERMISSION_UNSPECIFIED) << method.name;
    declared.insert(method.name);
  }
  std::set<std::string> listed;
  for (const Row& row : kTable) {
    EXPECT_TRUE(listed.insert(std::string("hjul.v1.") + row.method).second) << row.method;
  }
  EXPECT_EQ(declared, listed);
}

TEST(RpcTable, EveryRpcLetsInExactlyTheRolesOfItsRow) {
  Stage stage;
  for (const Row& row : kTable) {
    for (const Column& column : kColumns) {
      const auto status = CallEmpty(stage, std::string("hjul.v1.") + row.method, column.login);
      const bool let_in = std::string(row.roles).find(column.letter) != std::string::npos;
      EXPECT_EQ(status.error_code() != grpc::PERMISSION_DENIED, let_in)
          << row.method << " as " << column.login << ": " << status.error_message();
      EXPECT_NE(status.error_code(), grpc::UNAUTHENTICATED) << row.method;
      EXPECT_NE(status.error_code(), grpc::UNIMPLEMENTED) << row.method;
    }
  }
}

TEST(RpcTable, NobodyIsLetInWithoutATokenButToClaim) {
  Stage stage;
  for (const Method& method : Methods()) {
    const auto status = CallEmpty(stage, method.name, "");
    if (method.permission == v1::PERMISSION_PUBLIC) {
      EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT) << method.name;
    } else {
      EXPECT_EQ(status.error_code(), grpc::UNAUTHENTICATED) << method.name;
      EXPECT_EQ(ReasonOf(status), "TOKEN_MISSING");
    }
  }
}

TEST(RpcTable, WhoHasLeftIsLetInNowhere) {
  Stage stage;
  for (const Method& method : Methods()) {
    if (method.permission != v1::PERMISSION_PUBLIC) {
      EXPECT_EQ(CallEmpty(stage, method.name, "slutat").error_code(), grpc::PERMISSION_DENIED)
          << method.name;
    }
  }
}

TEST(RpcTable, AReadOnlyTokenChangesNothing) {
  Stage stage;
  for (const Method& method : Methods()) {
    if (method.permission == v1::PERMISSION_PUBLIC) {
      continue;
    }
    const auto status = CallEmpty(stage, method.name, "läsare");
    EXPECT_EQ(status.error_code() == grpc::PERMISSION_DENIED, method.mutates) << method.name;
  }
}

std::vector<std::string> TasksOf(Stage& stage, const std::string& login,
                                 const v1::ListTasksRequest& request = {}) {
  v1::ListTasksResponse response;
  const auto status =
      stage.Stub<v1::TaskService>()->ListTasks(stage.As(login).get(), request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  std::vector<std::string> ids;
  for (const v1::Task& task : response.tasks()) {
    ids.push_back(task.id());
  }
  return ids;
}

constexpr char kAlmPlan[] = "plan/2026-27/arbetsplan/alm:1:rektor";
constexpr char kBokPlan[] = "plan/2026-27/arbetsplan/bok:1:rektor";
constexpr char kAlmTalk[] = "plan/2026-27/samtal/alm:1:lärarrepresentant";
constexpr char kBokTalk[] = "plan/2026-27/samtal/bok:1:lärarrepresentant";
constexpr char kSummaryTask[] = "plan/2026-27/sammanställning/huvudman:1:skolchef";

TEST(Rows, ASkolchefSeesEverybodysTasks) {
  Stage stage;
  EXPECT_THAT(TasksOf(stage, "skolchef"),
              testing::UnorderedElementsAre(kAlmPlan, kBokPlan, kAlmTalk, kBokTalk, kSummaryTask));
}

TEST(Rows, ARektorSeesTheOwnUnitOnly) {
  Stage stage;
  for (const char* login : {"rektor-alm", "biträdande-rektor-alm", "ställföreträdare-alm"}) {
    EXPECT_THAT(TasksOf(stage, login), testing::UnorderedElementsAre(kAlmPlan, kAlmTalk)) << login;
  }
  v1::ListTasksRequest other;
  other.set_unit("bok");
  EXPECT_THAT(TasksOf(stage, "rektor-alm", other), testing::IsEmpty());
}

TEST(Rows, OthersSeeTheTasksOfTheirOwnPosts) {
  Stage stage;
  EXPECT_THAT(TasksOf(stage, "lärarrepresentant-alm"), testing::ElementsAre(kAlmTalk));
  EXPECT_THAT(TasksOf(stage, "nämnd"), testing::IsEmpty());
  EXPECT_THAT(TasksOf(stage, "utan-befattning"), testing::IsEmpty());
}

TEST(Rows, AnotherUnitsTaskIsNotFound) {
  Stage stage;
  v1::GetTaskRequest request;
  request.set_id(kBokPlan);
  v1::GetTaskResponse response;
  const auto stub = stage.Stub<v1::TaskService>();
  EXPECT_EQ(stub->GetTask(stage.As("rektor-alm").get(), request, &response).error_code(),
            grpc::NOT_FOUND);
  EXPECT_TRUE(stub->GetTask(stage.As("rektor-bok").get(), request, &response).ok());
}

TEST(Rows, AnOccurrenceIsForItsUnitAndThoseWhoHaveAPartInIt) {
  Stage stage;
  v1::GetOccurrenceRequest request;
  request.set_id("plan/2026-27/samtal/alm");
  v1::GetOccurrenceResponse response;
  const auto stub = stage.Stub<v1::OccurrenceService>();
  const auto code = [&](const std::string& login) {
    return stub->GetOccurrence(stage.As(login).get(), request, &response).error_code();
  };
  EXPECT_EQ(code("rektor-alm"), grpc::OK);
  EXPECT_EQ(code("lärarrepresentant-alm"), grpc::OK);
  EXPECT_EQ(code("skolchef"), grpc::OK);
  EXPECT_EQ(code("rektor-bok"), grpc::NOT_FOUND);
  EXPECT_EQ(code("lärarrepresentant-bok"), grpc::NOT_FOUND);
  EXPECT_EQ(code("nämnd"), grpc::NOT_FOUND);
}

TEST(Rows, ARektorsJournalIsTheOwnUnits) {
  Stage stage;
  v1::ListJournalResponse response;
  ASSERT_TRUE(stage.Stub<v1::JournalService>()
                  ->ListJournal(stage.As("rektor-alm").get(), {}, &response)
                  .ok());
  EXPECT_FALSE(response.entries().empty());
  for (const v1::JournalEntry& entry : response.entries()) {
    EXPECT_THAT(entry.subject(), testing::HasSubstr("alm"));
  }
}

TEST(Tokens, OnesOwnAreMadeListedAndRevoked) {
  Stage stage;
  const auto stub = stage.Stub<v1::AccessService>();
  v1::CreateTokenRequest create;
  create.mutable_token()->set_label("telefonen");
  create.set_request_id("t1");
  v1::CreateTokenResponse created;
  ASSERT_TRUE(stub->CreateToken(stage.As("rektor-alm").get(), create, &created).ok());
  EXPECT_EQ(created.token().person(), "p-rektor-alm");
  EXPECT_FALSE(created.secret().empty());

  v1::CreateTokenResponse again;
  ASSERT_TRUE(stub->CreateToken(stage.As("rektor-alm").get(), create, &again).ok());
  EXPECT_EQ(again.token().id(), created.token().id());
  EXPECT_TRUE(again.secret().empty()) << "a secret is shown once";

  v1::ListTokensResponse listed;
  ASSERT_TRUE(stub->ListTokens(stage.As("rektor-alm").get(), {}, &listed).ok());
  EXPECT_EQ(listed.tokens_size(), 2);

  v1::RevokeTokenRequest revoke;
  revoke.set_id(created.token().id());
  revoke.set_request_id("t2");
  v1::RevokeTokenResponse revoked;
  EXPECT_EQ(stub->RevokeToken(stage.As("rektor-bok").get(), revoke, &revoked).error_code(),
            grpc::NOT_FOUND);
  ASSERT_TRUE(stub->RevokeToken(stage.As("rektor-alm").get(), revoke, &revoked).ok());
  const auto context = stage.As("");
  context->AddMetadata("authorization", "Bearer " + created.secret());
  v1::GetIdentityResponse identity;
  const auto status = stub->GetIdentity(context.get(), {}, &identity);
  EXPECT_EQ(status.error_code(), grpc::UNAUTHENTICATED);
  EXPECT_EQ(ReasonOf(status), "TOKEN_INVALID");
}

TEST(Tokens, OthersAreTheAdministratorsBusiness) {
  Stage stage;
  const auto stub = stage.Stub<v1::AccessService>();
  v1::CreateTokenRequest create;
  create.mutable_token()->set_person("p-rektor-bok");
  create.set_request_id("t1");
  v1::CreateTokenResponse created;
  EXPECT_EQ(stub->CreateToken(stage.As("skolchef").get(), create, &created).error_code(),
            grpc::PERMISSION_DENIED);
  EXPECT_TRUE(stub->CreateToken(stage.As("administratör").get(), create, &created).ok());
  v1::ListTokensRequest list;
  list.set_person("-");
  v1::ListTokensResponse listed;
  EXPECT_EQ(stub->ListTokens(stage.As("skolchef").get(), list, &listed).error_code(),
            grpc::PERMISSION_DENIED);
  EXPECT_TRUE(stub->ListTokens(stage.As("administratör").get(), list, &listed).ok());
  EXPECT_GT(listed.tokens_size(), 10);
}

TEST(Identity, SaysPostsAndPermissions) {
  Stage stage;
  v1::GetIdentityResponse response;
  ASSERT_TRUE(stage.Stub<v1::AccessService>()
                  ->GetIdentity(stage.As("ställföreträdare-alm").get(), {}, &response)
                  .ok());
  EXPECT_EQ(response.identity().huvudman(), "vik");
  EXPECT_EQ(response.identity().huvudman_name(), "Vikens kommun");
  EXPECT_THAT(response.identity().posts(), testing::IsEmpty());
  EXPECT_THAT(response.identity().deputy_posts(), testing::ElementsAre("rektor@alm"));
  EXPECT_THAT(response.identity().permissions(), testing::Contains(v1::PERMISSION_READ_JOURNAL));
}

}  // namespace
}  // namespace hjul::services
