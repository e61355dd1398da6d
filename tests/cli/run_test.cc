// The program without a server: what it answers before it would need one, and when none is there.
#include "clients/cli/run.h"

#include <filesystem>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hjul::cli {
namespace {

using testing::HasSubstr;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

Outcome Type(const std::vector<std::string>& words, const std::string& language = "") {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  Environment environment;
  environment.config_folder = testing::TempDir() + "/hjul-run-test-none";
  environment.state_folder = environment.config_folder;
  environment.language = language;
  // A socket that nobody listens at: no port to be taken by chance.
  environment.server = "unix:" + testing::TempDir() + "/hjul-run-test-no-such-socket";
  const int code = Run(environment, words, {out, err, in});
  return {code, out.str(), err.str()};
}

TEST(Run, HelpsOnStdout) {
  const Outcome outcome = Type({"--help"});
  EXPECT_EQ(outcome.code, kDone);
  EXPECT_THAT(outcome.out, HasSubstr("hjul task list"));
  EXPECT_EQ(outcome.err, "");
}

TEST(Run, ComplainsOnStderr) {
  const Outcome outcome = Type({"task", "lsit"});
  EXPECT_EQ(outcome.code, kUsage);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("menade du 'task list'?"));
}

TEST(Run, SpeaksEnglishWhenTold) {
  EXPECT_THAT(Type({"task", "lsit", "--lang", "en"}).err, HasSubstr("did you mean 'task list'?"));
  EXPECT_THAT(Type({"task", "lsit"}, "en").err, HasSubstr("did you mean"));
}

TEST(Run, SaysWhichServerDoesNotAnswer) {
  const Outcome outcome = Type({"task", "list", "--timeout", "1"});
  EXPECT_EQ(outcome.code, kUnreachable);
  EXPECT_THAT(outcome.err, HasSubstr("hjul-run-test-no-such-socket svarar inte"));
  EXPECT_THAT(outcome.err, HasSubstr("hjuld dev"));
}

TEST(Run, SaysWhichFileCannotBeRead) {
  const Outcome outcome = Type({"wheel", "check", "-f", "/no/such/file.yaml"});
  EXPECT_EQ(outcome.code, kUsage);
  EXPECT_THAT(outcome.err, HasSubstr("/no/such/file.yaml"));
}

TEST(Run, NamesLoginsThatAreThere) {
  const Outcome outcome = Type({"task", "list", "--as", "nobody"});
  EXPECT_EQ(outcome.code, kRefused);
  EXPECT_THAT(outcome.err, HasSubstr("det finns ingen inloggning 'nobody'"));
}

TEST(Run, AsksForAVerb) {
  const Outcome outcome = Type({"task"});
  EXPECT_EQ(outcome.code, kUsage);
  EXPECT_THAT(outcome.err, HasSubstr("task do"));
}

}  // namespace
}  // namespace hjul::cli
