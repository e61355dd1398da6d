#include "scheduler/text/diagnostic.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hjul::text {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::SizeIs;

TEST(Diagnostics, OnlyErrorsRefuseAText) {
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  diagnostics.Warning("odd", {1, 1}, "", "odd but allowed");
  EXPECT_FALSE(diagnostics.empty());
  EXPECT_FALSE(diagnostics.HasErrors());
  diagnostics.Error("wrong", {1, 1}, "", "wrong");
  EXPECT_TRUE(diagnostics.HasErrors());
}

TEST(Diagnostics, SortsByPlaceAndKeepsOrderWithinAPlace) {
  Diagnostics diagnostics;
  diagnostics.Error("d", {2, 1}, "", "");
  diagnostics.Error("b", {1, 9}, "", "");
  diagnostics.Error("c", {1, 9}, "", "");
  diagnostics.Error("a", {}, "", "");
  EXPECT_THAT(diagnostics.Sorted(),
              ElementsAre(Field(&Diagnostic::code, "a"), Field(&Diagnostic::code, "b"),
                          Field(&Diagnostic::code, "c"), Field(&Diagnostic::code, "d")));
}

TEST(Diagnostics, AppendsEvenItself) {
  Diagnostics diagnostics;
  diagnostics.Error("a", {1, 1}, "", "");
  diagnostics.Append(diagnostics);
  EXPECT_THAT(diagnostics.items(), SizeIs(2));
}

TEST(Diagnostics, StaysSmallButNeverForgetsThatThereWasAnError) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < 2 * kDiagnosticsMax; ++i) diagnostics.Warning("odd", {}, "", "");
  EXPECT_THAT(diagnostics.items(), SizeIs(kDiagnosticsMax));
  diagnostics.Error("wrong", {}, "", "");
  diagnostics.Error("wrong", {}, "", "");
  EXPECT_THAT(diagnostics.items(), SizeIs(kDiagnosticsMax + 1));
  EXPECT_TRUE(diagnostics.HasErrors());
}

TEST(DiagnosticFormat, LooksLikeACompilersMessage) {
  EXPECT_EQ(Format("hjul.yaml", {.severity = Severity::kError,
                                 .code = "unknown-key",
                                 .at = {3, 5},
                                 .message = "unknown key 'opns'",
                                 .suggestion = "did you mean 'opens'?"}),
            "hjul.yaml:3:5: error: unknown key 'opns' [unknown-key]\n"
            "  hint: did you mean 'opens'?");
}

TEST(DiagnosticFormat, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(Format("hjul.yaml",
                   {.severity = Severity::kWarning, .code = "empty", .message = "file is empty"}),
            "hjul.yaml: warning: file is empty [empty]");
}

struct NearestCase {
  std::string name;
  std::string word;
  std::vector<std::string> candidates;
  std::string expected;
};

class NearestWord : public testing::TestWithParam<NearestCase> {};

TEST_P(NearestWord, IsTheOneThatWasMeant) {
  EXPECT_EQ(Nearest(GetParam().word, GetParam().candidates), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Words, NearestWord,
    testing::ValuesIn(std::vector<NearestCase>{
        {"OneLetterMissing", "opns", {"due", "opens", "shift"}, "opens"},
        {"TwoLettersSwapped", "sfhit", {"due", "opens", "shift"}, "shift"},
        {"SwedishLetterCountsOnce", "hostlov", {"höstlov", "sportlov"}, "höstlov"},
        {"ThreeDotsAreThreeLetters", "aterstallning", {"återställning"}, "återställning"},
        {"CaseDoesNotCount", "HÖSTLOV", {"höstlov"}, "höstlov"},
        {"FirstOfEquals", "bat", {"cat", "hat"}, "cat"},
        {"ThirdOfALongWord", "kvalitetsdialo", {"kvalitetsdialogen"}, "kvalitetsdialogen"},
        {"FarAway", "opens", {"escalate"}, ""},
        {"NothingInCommon", "a", {"b"}, ""},
        {"ShortWordsShareALetter", "id", {"ids", "xy"}, "ids"},
        {"EmptyWord", "", {"a"}, ""},
        {"NoCandidates", "opens", {}, ""},
        {"Prose", std::string(200, 'a'), {std::string(200, 'a')}, ""},
        {"BrokenBytes", "h\xFFstlov", {"höstlov"}, "höstlov"},
    }),
    [](const testing::TestParamInfo<NearestCase>& test) { return test.param.name; });

}  // namespace
}  // namespace hjul::text
