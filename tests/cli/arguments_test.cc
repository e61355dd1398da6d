#include "clients/cli/arguments.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hjul::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::variant<Invocation, UsageError> Parse(const std::vector<std::string>& words) {
  static const Texts texts(Language::kSwedish);
  return ParseArguments(CommandTable(), words, texts);
}

Invocation Good(const std::vector<std::string>& words) {
  auto parsed = Parse(words);
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    ADD_FAILURE() << error->message;
    return {};
  }
  return std::get<Invocation>(parsed);
}

std::string Complaint(const std::vector<std::string>& words) {
  const auto parsed = Parse(words);
  const auto* error = std::get_if<UsageError>(&parsed);
  return error == nullptr ? "(none)" : error->message;
}

TEST(Arguments, FindsTheCommandAndItsWords) {
  const Invocation invocation =
      Good({"task", "do", "kvalitetsredovisning", "lämna-in", "--note", "klart"});
  ASSERT_NE(invocation.command, nullptr);
  EXPECT_EQ(invocation.command->Name(), "task do");
  EXPECT_THAT(invocation.arguments.operands(), ElementsAre("kvalitetsredovisning", "lämna-in"));
  EXPECT_EQ(invocation.arguments.Get("note"), "klart");
}

TEST(Arguments, TakesGlobalFlagsAnywhere) {
  const Invocation invocation = Good({"--as", "skolchef", "task", "-o", "json", "list", "--all"});
  ASSERT_NE(invocation.command, nullptr);
  EXPECT_EQ(invocation.command->Name(), "task list");
  EXPECT_EQ(invocation.arguments.Get("as"), "skolchef");
  EXPECT_EQ(invocation.arguments.Get("output"), "json");
  EXPECT_TRUE(invocation.arguments.Has("all"));
}

TEST(Arguments, TakesValuesInEveryManner) {
  EXPECT_EQ(Good({"journal", "--limit=5"}).arguments.Get("limit"), "5");
  EXPECT_EQ(Good({"wheel", "list", "-ojson"}).arguments.Get("output"), "json");
  EXPECT_EQ(Good({"journal", "--limit="}).arguments.Get("limit"), "");
}

TEST(Arguments, RepeatsOnlyWhatMayBeRepeated) {
  EXPECT_THAT(
      Good({"task", "do", "x", "--result", "a=1", "--result", "b=2"}).arguments.All("result"),
      ElementsAre("a=1", "b=2"));
  EXPECT_EQ(Complaint({"task", "do", "x", "--note", "a", "--note", "b"}),
            "--note är angiven två gånger");
}

TEST(Arguments, ReadsOnlyWordsAfterTwoDashes) {
  EXPECT_THAT(
      Good({"calendar", "resolve", "--turn", "2026-27", "--", "-3 dagar"}).arguments.operands(),
      ElementsAre("-3 dagar"));
}

struct WrongCase {
  std::vector<std::string> words;
  std::string says;
};
class WrongWords : public testing::TestWithParam<WrongCase> {};
TEST_P(WrongWords, AreAnsweredWithTheNextStep) {
  EXPECT_THAT(Complaint(GetParam().words), HasSubstr(GetParam().says));
}
INSTANTIATE_TEST_SUITE_P(
    Arguments, WrongWords,
    testing::Values(WrongCase{{"taks", "list"}, "menade du 'task'"},
                    WrongCase{{"task", "lits"}, "menade du 'task list'"},
                    WrongCase{{"task", "xyzzy"}, "välj bland list, show"},
                    WrongCase{{"task", "list", "--stat", "open"}, "menade du --state"},
                    WrongCase{{"task", "show"}, "UPPGIFT saknas"},
                    WrongCase{{"task", "show", "a", "b"}, "ett ord för mycket: 'b'"},
                    WrongCase{{"occurrence", "cancel", "x"}, "--reason saknas"},
                    WrongCase{{"task", "list", "--due"}, "--due ska följas av ett värde"},
                    WrongCase{{"task", "list", "--all=1"}, "--all tar inget värde"},
                    WrongCase{{"task", "list", "-o", "svg"}, "välj bland table, json, yaml, csv"},
                    WrongCase{{"task", "watch", "-o", "json"}, "välj bland table"}));

TEST(Arguments, LetsHelpGoBeforeWhatIsWrong) {
  EXPECT_EQ(Good({"task", "show", "--help"}).command->Name(), "task show");
  EXPECT_EQ(Good({"help", "task"}).noun, "task");
}

}  // namespace
}  // namespace hjul::cli
