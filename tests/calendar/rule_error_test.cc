// What is said, and where, about rules that cannot be read.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/calendar/rule_node.h"
#include "tests/calendar/rule_world.h"

namespace hjul::calendar {
namespace {

using testing::HasSubstr;

struct Fault {
  std::string_view text;
  int column;
  std::string_view code;
  std::string_view message;
  std::string_view suggestion;  // A part of it.
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.text; }

class RuleFault : public testing::TestWithParam<Fault> {};

TEST_P(RuleFault, HasItsPlaceAndNextStep) {
  const Fault& fault = GetParam();
  text::Diagnostics diagnostics;
  EXPECT_EQ(ParseRule(fault.text, {7, 11}, "activities[0].states[1].due", diagnostics),
            std::nullopt);
  ASSERT_EQ(diagnostics.items().size(), 1U);
  const text::Diagnostic& item = diagnostics.items().front();
  EXPECT_EQ(item.at, (text::Position{7, 10 + fault.column}));
  EXPECT_EQ(item.code, fault.code);
  EXPECT_EQ(item.path, "activities[0].states[1].due");
  EXPECT_EQ(item.message, fault.message);
  EXPECT_THAT(item.suggestion, HasSubstr(std::string(fault.suggestion)));
}

INSTANTIATE_TEST_SUITE_P(
    Impossible, RuleFault,
    testing::ValuesIn(std::vector<Fault>{
        {"fredag v. 54", 11, "impossible-date", "there is no week 54", "53 in years like 2026"},
        {"w. 0", 4, "impossible-date", "there is no week 0", "weeks are 1 to 52"},
        {"w. 53 2027", 4, "impossible-date", "2027 has no week 53", "its last week is 52"},
        {"v. 45-60", 7, "impossible-date", "there is no week 60", "weeks are 1 to 52"},
        {"friday 2026-10-31 w. 44", 8, "impossible-date", "2026-10-31 is no friday",
         "write \"saturday 2026-10-31 w. 44\""},
        {"fredag 2026-10-30 v. 45", 8, "impossible-date", "2026-10-30 is not in week 45",
         "write \"fredag 2026-10-30 v. 44\""},
        {"30 februari", 1, "impossible-date", "there is no 30 februari",
         "the last day is 29 februari"},
        {"friday 31/4", 8, "impossible-date", "there is no 31 april", "the last day is 30 april"},
        {"15/13", 4, "impossible-date", "there is no month 13", "15/9"},
        {"29 february 2027", 1, "impossible-date", "2027 is not a leap year", "2027-02-28"},
        {"2027-02-30", 1, "impossible-date", "there is no day 2027-02-30", "2027-03-15"},
        {"15 may 2150", 8, "impossible-date", "the year 2150 is out of reach", "1990 to 2100"},
        {"tertial 4", 9, "impossible-date", "there is no tertial 4", "1 to 3"},
        {"1 maj kl 25.00", 10, "impossible-date", "there is no such time of day", "16:00"},
        {"1 may at 24:30", 10, "impossible-date", "there is no such time of day", "16:00"},
    }));

INSTANTIATE_TEST_SUITE_P(
    UnknownWord, RuleFault,
    testing::ValuesIn(std::vector<Fault>{
        {"sista fredgen i juni", 7, "unknown-word", "unknown word \"fredgen\"",
         "did you mean \"fredagen\"?"},
        {"10 arbetsdagr före vårterminens slut", 4, "unknown-word", "unknown word \"arbetsdagr\"",
         "did you mean \"arbetsdagar\"?"},
        {"10 arbetsdagar fore 1 maj", 16, "unknown-word", "unknown word \"fore\"",
         "did you mean \"före\"?"},
        {"varterminens slut", 1, "unknown-word", "unknown word \"varterminens\"",
         "did you mean \"vårterminens\"?"},
        {"last friday of jume", 16, "unknown-word", "unknown word \"jume\"",
         "did you mean \"june\"?"},
        {"10 working days before 1 maj", 26, "unknown-word",
         "\"maj\" is Swedish in an English rule", "write \"may\", or quote it if it is a name"},
        {"sista fredagen of june", 16, "unknown-word", "\"of\" is English in a Swedish rule",
         "write \"i\""},
        {"när alla har svarat", 1, "unknown-word", "unknown word \"när\"",
         "\"sista fredagen i juni\", \"10 arbetsdagar före vårterminens slut\""},
        {"2 veckor före jul", 15, "unknown-word", "\"jul\" can mean several days",
         "\"julafton\", \"juldagen\" or \"juli\""},
        {"friday before midsummer", 15, "unknown-word", "\"midsummer\" can mean several days",
         "\"midsummer eve\""},
        {"kvalitetsanalys", 1, "unknown-word", "unknown word \"kvalitetsanalys\"",
         "\"kvalitetsanalys frist\""},
    }));

INSTANTIATE_TEST_SUITE_P(
    Syntax, RuleFault,
    testing::ValuesIn(std::vector<Fault>{
        {"", 1, "rule-syntax", "the rule ends too early", "\"fredag v. 44\""},
        {"10 working days before", 23, "rule-syntax", "the rule ends too early",
         "\"friday w. 44\", \"last friday of june\""},
        {"fredag", 1, "rule-syntax", "\"fredag\" alone is no date: which one is meant",
         "\"sista fredagen i juni\""},
        {"friday w.", 10, "rule-syntax", "the rule ends too early", "a week number"},
        {"vårterminens", 13, "rule-syntax", "the rule ends too early", "\"slut\""},
        {"friday w. 44 45", 14, "rule-syntax", "unexpected \"45\"", "the rule to end here"},
        {"w. 44 or skip or w. 45", 15, "rule-syntax", "unexpected \"or\"", "end here"},
        {"skip", 1, "rule-syntax", "unexpected \"skip\"", "a date"},
        {"(w. 44", 7, "rule-syntax", "the rule ends too early", "\")\""},
        {"0 days before 1 may", 1, "rule-syntax", "cannot count 0 of anything", "1 to 5000"},
        {"1 may + 5001 days", 9, "rule-syntax", "cannot count 5001 of anything", "1 to 5000"},
        {"5000 days before 1 may + 1 day", 26, "rule-syntax",
         "the counts of the rule come to 5001, of at most 5000", "a date that lies nearer"},
        {"2501 arbetsdagar före 2500 arbetsdagar efter 1 maj", 23, "rule-syntax",
         "the counts of the rule come to 5001, of at most 5000", "a date that lies nearer"},
        {"last friday after 1 may", 6, "rule-syntax", "there is no last one after a date",
         "next ... after"},
        {"next meeting after 1 may", 6, "rule-syntax", "whose meeting is not said",
         "next BUN meeting after"},
        {"analys[höst]", 13, "rule-syntax", "the rule ends too early", "\"frist\""},
        {"earlier of 1 may", 17, "rule-syntax", "the rule ends too early", "\"and\""},
        {"15 september år 10", 17, "rule-syntax", "a turn has no year 10", "1 to 9"},
        {"date", 5, "rule-syntax", "the rule ends too early", "the name of a table date"},
        {"\"analys due", 1, "rule-syntax", "a quoted name does not end", "add a \""},
        {"\"\" due", 1, "rule-syntax", "a quoted name must be plain text", "quotes"},
        {"1 maj ☺", 7, "rule-syntax", "unexpected character '☺'", "leave it out"},
        {"1 maj\x01", 6, "rule-syntax", "unexpected character U+0001", "leave it out"},
        {"1 maj \xff", 7, "rule-syntax", "not text in UTF-8", "UTF-8"},
    }));

TEST(RuleErrors, CountLinesOfAFoldedText) {
  text::Diagnostics diagnostics;
  EXPECT_EQ(ParseRule("10 arbetsdagar före\n  vårterminens slutt", {3, 8}, "", diagnostics),
            std::nullopt);
  EXPECT_EQ(diagnostics.items().front().at, (text::Position{4, 16}));
}

TEST(RuleErrors, BoundLengthAndDepth) {
  const auto code_of = [](const std::string& text) {
    text::Diagnostics diagnostics;
    const bool read = ParseRule(text, {1, 1}, "", diagnostics).has_value();
    return read ? std::string("read") : diagnostics.items().front().message;
  };
  const auto repeat = [](std::string_view text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += text;
    return result;
  };
  EXPECT_EQ(code_of("1 may" + std::string(kRuleBytesMax, ' ')), "a rule of more than 500 bytes");
  EXPECT_EQ(code_of(repeat("(", 40) + "1 may" + repeat(")", 40)), "read");
  EXPECT_EQ(code_of(repeat("(", 200) + "1 may"), "the rule is nested too deeply");
  EXPECT_EQ(code_of("1 may" + repeat(" + 1 days", 15)), "read");
  EXPECT_EQ(code_of("1 may" + repeat(" + 1 days", 16)), "the rule is nested too deeply");
  EXPECT_EQ(code_of(repeat("1 day before ", 30) + "easter"), "the rule is nested too deeply");
  EXPECT_EQ(code_of("1 may" + repeat(" or 1 may", 8)), "too many alternatives");
  EXPECT_EQ(code_of("earlier of 1 may" + repeat(", 1 may", 8)), "too many dates to choose between");
  EXPECT_EQ(code_of(repeat("x", 65) + " due"), "a word of 65 letters");
}

// Words of the grammar in any order: read or refused, never worse.
TEST(RuleErrors, SurviveAnyWords) {
  static constexpr std::string_view kPieces[] = {
      "friday", "w.",         "44",    "of",         "june",      "last",    "before",
      "(",      ")",          "-",     "+",          "10",        "days",    "to",
      "or",     "skip",       "at",    "16:00",      "term",      "end",     "year",
      "2",      "first",      "and",   "whole",      "date",      "\"x\"",   "due",
      "[",      "]",          "/",     ",",          "BUN",       "meeting", "i",
      "veckan", "för",        "sista", "mars",       "årets",     "month",   ".",
      "half",   "earlier of", "this",  "2027-01-01", "half-year", "v44-3",   "next"};
  std::mt19937 random(11);
  const Calendar calendar = Halmstad();
  for (int round = 0; round < 10'000; ++round) {
    std::string text;
    for (int words = static_cast<int>(random() % 12); words >= 0; --words) {
      text += kPieces[random() % std::size(kPieces)];
      if (random() % 8 != 0) text += ' ';
    }
    text::Diagnostics diagnostics;
    const std::optional<DateRule> rule = ParseRule(text, {1, 1}, "", diagnostics);
    ASSERT_NE(rule.has_value(), diagnostics.HasErrors()) << text;
    if (!rule.has_value()) continue;
    for (const Language language : {Language::kSwedish, Language::kEnglish}) {
      ASSERT_EQ(Rule(Print(*rule, language)), *rule) << text;
    }
    const RuleContext context{&calendar, SchoolTurn(2026), 2026};
    static_cast<void>(Resolve(*rule, context));
  }
}

// Examples with bytes changed, dropped and doubled.
TEST(RuleErrors, SurviveAnyBytes) {
  std::mt19937 random(12);
  std::vector<std::string> examples = RuleExamples(Language::kSwedish);
  for (std::string& english : RuleExamples(Language::kEnglish)) examples.push_back(english);
  for (int round = 0; round < 10'000; ++round) {
    std::string text = examples[random() % examples.size()];
    for (int changes = static_cast<int>(random() % 4); changes >= 0 && !text.empty(); --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          text.erase(at, 1 + random() % 3);
          break;
        default:
          text.insert(at, text.substr(at, random() % 20));
      }
    }
    text::Diagnostics diagnostics;
    const std::optional<DateRule> rule = ParseRule(text, {1, 1}, "", diagnostics);
    ASSERT_NE(rule.has_value(), diagnostics.HasErrors()) << text;
    if (rule.has_value()) {
      ASSERT_EQ(Rule(Print(*rule, Language::kSwedish)), *rule) << text;
    }
  }
}

}  // namespace
}  // namespace hjul::calendar
