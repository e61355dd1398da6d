#include "clients/cli/failure.h"

#include "clients/cli/command.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"

namespace hjul::cli {
namespace {

const Texts& Swedish() {
  static const Texts texts(Language::kSwedish);
  return texts;
}

absl::Status Refused(absl::StatusCode code, const std::string& message, const std::string& reason) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  google::rpc::Status details;
  details.add_details()->PackFrom(info);
  return MakeFailure(static_cast<int>(code), message, details.SerializeAsString());
}

TEST(Failure, SaysCauseAndNextStep) {
  EXPECT_EQ(PrintFailure(
                Swedish(),
                Refused(absl::StatusCode::kAborted, "the calendar changed", "PLAN_OUTDATED"), "s"),
            "Något har ändrats sedan planen gjordes; den gäller inte längre:\n"
            "  the calendar changed\n"
            "Gör en ny plan och titta på den.\n");
}

TEST(Failure, NamesTheServerThatDoesNotAnswer) {
  const auto status = MakeFailure(14, "failed to connect to all addresses", "");
  EXPECT_EQ(PrintFailure(Swedish(), status, "127.0.0.1:7420"),
            "Servern 127.0.0.1:7420 svarar inte.\n"
            "Är den igång? För demonstrationen: hjuld dev. En annan adress: --server ADRESS.\n");
}

TEST(Failure, TellsOfACertificateThatIsNotTrusted) {
  const auto status = MakeFailure(14, "last error: Ssl handshake failed", "");
  EXPECT_NE(PrintFailure(Swedish(), status, "h:443").find("handshake failed"), std::string::npos);
}

TEST(Failure, FallsBackToTheCodeForAReasonItDoesNotKnow) {
  const std::string text = PrintFailure(
      Swedish(), Refused(absl::StatusCode::kFailedPrecondition, "the moon is full", "MOON"), "s");
  EXPECT_EQ(text, "Går inte i det läge som råder:\n  the moon is full\n");
}

TEST(Failure, TellsWhichFieldIsWrong) {
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field("holdings[0].from");
  violation->set_description("is no date");
  google::rpc::Status details;
  details.add_details()->PackFrom(request);
  const auto status = MakeFailure(3, "bad request", details.SerializeAsString());
  EXPECT_EQ(PrintFailure(Swedish(), status, "s"),
            "Uppgifterna godtas inte:\n  bad request\n  holdings[0].from: is no date\n");
}

TEST(Failure, OwnWordsStandAlone) {
  EXPECT_EQ(PrintFailure(Swedish(), absl::NotFoundError("ingen sådan"), "s"), "ingen sådan\n");
}

struct ExitCase {
  absl::StatusCode code;
  int exit;
};
class ExitCodes : public testing::TestWithParam<ExitCase> {};
TEST_P(ExitCodes, AreAsDocumented) {
  EXPECT_EQ(ExitCodeOf(absl::Status(GetParam().code, "x")), GetParam().exit);
}
INSTANTIATE_TEST_SUITE_P(
    Failure, ExitCodes,
    testing::Values(ExitCase{absl::StatusCode::kOk, kDone},
                    ExitCase{absl::StatusCode::kFailedPrecondition, kRefused},
                    ExitCase{absl::StatusCode::kNotFound, kRefused},
                    ExitCase{absl::StatusCode::kAborted, kRefused},
                    ExitCase{absl::StatusCode::kInvalidArgument, kUsage},
                    ExitCase{absl::StatusCode::kUnavailable, kUnreachable},
                    ExitCase{absl::StatusCode::kDeadlineExceeded, kUnreachable},
                    ExitCase{absl::StatusCode::kUnauthenticated, kNotPermitted},
                    ExitCase{absl::StatusCode::kPermissionDenied, kNotPermitted}));

}  // namespace
}  // namespace hjul::cli
