#include "scheduler/core/guard.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"

namespace hjul::core {
namespace {

using calendar::Language;

std::optional<Guard> Parse(const std::string& text) {
  text::Diagnostics diagnostics;
  return ParseGuard(text, {1, 1}, "g", diagnostics);
}

struct Case {
  std::string name;
  std::string text;
  std::string english;
  std::string swedish;
};
std::string CaseName(const testing::TestParamInfo<Case>& info) { return info.param.name; }

class GuardText : public testing::TestWithParam<Case> {};

TEST_P(GuardText, IsReadAndPrintedInBothLanguages) {
  const std::optional<Guard> guard = Parse(GetParam().text);
  ASSERT_TRUE(guard.has_value()) << GetParam().text;
  EXPECT_EQ(Print(*guard, Language::kEnglish), GetParam().english);
  EXPECT_EQ(Print(*guard, Language::kSwedish), GetParam().swedish);
  EXPECT_EQ(Parse(GetParam().english), guard);
  EXPECT_EQ(Parse(GetParam().swedish), guard);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, GuardText,
    testing::ValuesIn(std::vector<Case>{
        {"Done", "budget done", "budget done", "budget klar"},
        {"SwedishDone", "Budget klart", "budget done", "budget klar"},
        {"Ended", "budget avslutad", "budget ended", "budget avslutad"},
        {"Started", "budget påbörjad", "budget started", "budget påbörjad"},
        {"In", "alla redovisning i fastställd", "all redovisning in fastställd",
         "alla redovisning i fastställd"},
        {"InAStateCalledDone", "x in klar", "x in klar", "x i klar"},
        {"Any", "någon enkät påbörjad", "any enkät started", "någon enkät påbörjad"},
        {"Share", "minst 80 % av enkät avslutad", "at least 80 % of enkät ended",
         "minst 80 % av enkät avslutad"},
        {"ShareTight", "at least 80% of enkät ended", "at least 80 % of enkät ended",
         "minst 80 % av enkät avslutad"},
        {"Result", "result svarsfrekvens of enkät < 45", "result svarsfrekvens of enkät < 45",
         "resultat svarsfrekvens av enkät < 45"},
        {"ResultComma", "resultat medel av enkät <= 4,0 %", "result medel of enkät <= 4.0",
         "resultat medel av enkät <= 4.0"},
        {"OwnResult", "result medel >= -1.5", "result medel >= -1.5", "resultat medel >= -1.5"},
        {"Choice", "result nöjd of enkät != ja", "result nöjd of enkät != ja",
         "resultat nöjd av enkät != ja"},
        {"ChoiceOfWords", "result svar = 'ej godkänd'", "result svar = 'ej godkänd'",
         "resultat svar = 'ej godkänd'"},
        {"ReachBefore", "any result medel of enkät == 3", "result medel of any enkät = 3",
         "resultat medel av någon enkät = 3"},
        {"Previous", "föregående utvärdering klar", "previous utvärdering done",
         "föregående utvärdering klar"},
        {"AllPrevious", "all previous plan done", "all previous plan done",
         "alla föregående plan klar"},
        {"Ordinal", "kvalitetsdialog[ht] done", "kvalitetsdialog[ht] done",
         "kvalitetsdialog[ht] klar"},
        {"Wheel", "budgethjul/beslut done", "budgethjul/beslut done", "budgethjul/beslut klar"},
        {"Election", "valår", "election year", "valår"},
        {"NotElection", "inte valår", "not election year", "inte valår"},
        {"AndBindsCloser", "a done or b done and c done", "a done or b done and c done",
         "a klar eller b klar och c klar"},
        {"Parentheses", "(a done or b done) and c done", "(a done or b done) and c done",
         "(a klar eller b klar) och c klar"},
        {"NeedlessParentheses", "((a done) and (b done and c done))",
         "a done and b done and c done", "a klar och b klar och c klar"},
        {"NotBindsClosest", "not a done and b done", "not a done and b done",
         "inte a klar och b klar"},
        {"NotOfSeveral", "not (a done and b done)", "not (a done and b done)",
         "inte (a klar och b klar)"},
        {"NotNot", "not not a done", "not not a done", "inte inte a klar"},
    }),
    CaseName);

struct Fault {
  std::string name;
  std::string text;
  int column;
  std::string message;
};
std::string FaultName(const testing::TestParamInfo<Fault>& info) { return info.param.name; }

class GuardFault : public testing::TestWithParam<Fault> {};

TEST_P(GuardFault, IsToldWhereItStands) {
  text::Diagnostics diagnostics;
  EXPECT_FALSE(ParseGuard(GetParam().text, {7, 10}, "path", diagnostics).has_value());
  ASSERT_EQ(diagnostics.items().size(), 1U);
  const text::Diagnostic& fault = diagnostics.items().front();
  EXPECT_EQ(fault.code, "guard-syntax");
  EXPECT_EQ(fault.at.line, 7);
  EXPECT_EQ(fault.at.column, 9 + GetParam().column);
  EXPECT_EQ(fault.message, GetParam().message);
  EXPECT_FALSE(fault.suggestion.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Faults, GuardFault,
    testing::ValuesIn(std::vector<Fault>{
        {"Empty", "", 1, "expected an activity, found the end"},
        {"NoTest", "budget", 7, "expected what 'budget' shall be, found the end"},
        {"OtherTest", "budget dnoe", 8, "expected what 'budget' shall be, found 'dnoe'"},
        {"NoState", "budget in", 10, "expected a state, found the end"},
        {"Joiner", "a done b done", 8, "expected 'and' or 'or', found 'b'"},
        {"Open", "(a done", 8, "expected ')', found the end"},
        {"Share", "at least 0 % of a done", 10, "expected a share of 1 to 100 per cent, found '0'"},
        {"Percent", "minst 80 av a klar", 10, "expected '% of' after the share, found 'av'"},
        {"Election", "election done", 10, "expected 'year' after 'election', found 'done'"},
        {"Compare", "result x of y", 14, "expected a comparison after 'x', found the end"},
        {"Value", "result x <", 11, "expected a number or a choice, found the end"},
        {"AfterUmlauts", "åäö dön", 5, "expected what 'åäö' shall be, found 'dön'"},
        {"Reserved", "all done", 5, "expected an activity, found 'done'"},
    }),
    FaultName);

TEST(Guard, LeavesComeInOrderAndWithDuplicates) {
  const std::optional<Guard> guard =
      Parse("not (a done or election year) and result x of b < 1 and a done");
  ASSERT_TRUE(guard.has_value());
  std::vector<std::string> names;
  for (const Guard* leaf : Leaves(*guard)) names.push_back(leaf->ref.activity.str());
  EXPECT_THAT(names, testing::ElementsAre("a", "b", "a"));
}

TEST(Guard, TooDeepOrTooLongIsAFaultNotACrash) {
  std::string deep(5000, '(');
  EXPECT_FALSE(Parse(deep).has_value());
  std::string many = "a done";
  for (int i = 0; i < 60; ++i) many += " and a done";
  EXPECT_FALSE(Parse(many).has_value());
  std::string nots;
  for (int i = 0; i < 300; ++i) nots += "not ";
  EXPECT_FALSE(Parse(nots + "a done").has_value());
}

TEST(Guard, AReferenceAloneIsRead) {
  text::Diagnostics diagnostics;
  const std::optional<ActivityRef> ref =
      ParseActivityRef("previous andra-hjulet/dialog[ht]", {1, 1}, "after", diagnostics);
  ASSERT_TRUE(ref.has_value());
  EXPECT_TRUE(ref->previous_turn);
  EXPECT_EQ(ref->wheel.str(), "andra-hjulet");
  EXPECT_EQ(ref->activity.str(), "dialog");
  EXPECT_EQ(ref->ordinal.str(), "ht");
  EXPECT_FALSE(ParseActivityRef("a b", {1, 1}, "after", diagnostics).has_value());
  EXPECT_TRUE(diagnostics.HasErrors());
}

}  // namespace
}  // namespace hjul::core
