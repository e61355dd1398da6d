#include "scheduler/core/rung_text.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"

namespace hjul::core {
namespace {

using calendar::Language;

struct Case {
  std::string text;
  std::string english;
  std::string swedish;
};
class RungText : public testing::TestWithParam<Case> {};

TEST_P(RungText, IsReadAndPrintedInBothLanguages) {
  const std::optional<Rung> rung = ParseRung(GetParam().text);
  ASSERT_TRUE(rung.has_value()) << GetParam().text;
  EXPECT_EQ(PrintWhen(*rung, Language::kEnglish), GetParam().english);
  EXPECT_EQ(PrintWhen(*rung, Language::kSwedish), GetParam().swedish);
  EXPECT_EQ(ParseRung(GetParam().english), rung);
  EXPECT_EQ(ParseRung(GetParam().swedish), rung);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, RungText,
    testing::ValuesIn(std::vector<Case>{
        {"on open", "on open", "vid start"},
        {"På sista dagen", "on due", "på sista dagen"},
        {"14 days before", "14 days before", "14 dagar före"},
        {"1 dag innan", "1 day before", "1 dag före"},
        {"3 arbetsdagar före", "3 working days before", "3 arbetsdagar före"},
        {"1 week after", "1 week after", "1 vecka efter"},
        {"daily after", "daily after", "varje dag efter"},
        {"every working day after", "every working day after", "varje arbetsdag efter"},
        {"weekly after", "weekly after", "varje vecka efter"},
        {"every 2 weeks after", "every 2 weeks after", "varannan vecka efter"},
        {"var tredje dag efter", "every 3 days after", "var tredje dag efter"},
        {"every 14 days after", "every 14 days after", "var 14:e dag efter"},
        {"every 21 days after", "every 21 days after", "var 21:a dag efter"},
        {"weekly after at most 3 times", "weekly after at most 3 times",
         "varje vecka efter högst 3 gånger"},
        {"weekly after at most 1 time", "weekly after at most 1 time",
         "varje vecka efter högst 1 gång"},
        {"3 days after open", "3 days after open", "3 dagar efter start"},
        {"varje vecka efter start", "weekly after open", "varje vecka efter start"},
    }));

TEST(RungText, RefusesWhatIsNoReminder) {
  for (const char* const text :
       {"", "on", "open", "5 before", "days before", "0 days before", "5000 days before", "5 days",
        "5 days before open", "5 months before", "weekly", "every after", "weekly after at most",
        "weekly after at most 0 times", "on due after", "99999999999999 days before",
        "5 days after noon"}) {
    EXPECT_FALSE(ParseRung(text).has_value()) << text;
  }
}

TEST(RungText, RepeatsFirstOneIntervalAfterTheAnchor) {
  const std::optional<Rung> rung = ParseRung("every 2 weeks after");
  EXPECT_EQ(rung->offset, 2);
  EXPECT_EQ(rung->repeat_every, 2);
  EXPECT_EQ(rung->repeat_max, 8);
  EXPECT_EQ(rung->unit, DayUnit::kWeek);
}

}  // namespace
}  // namespace hjul::core
