#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scheduler/text/utf8.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::text {
namespace {

// What a reader gets back from `quoted` in every place where a scalar may stand.
std::vector<std::string> ReadBack(const std::string& quoted) {
  std::vector<std::string> results;
  for (const std::string& text : {"a: " + quoted + "\n", "{a: " + quoted + "}",
                                  "a: [" + quoted + ", b]", "- a: " + quoted + "\n  b: c\n"}) {
    Diagnostics diagnostics;
    const YamlNode root = ParseYaml(text, diagnostics);
    const YamlNode map = root.IsSequence() ? root.Items()[0] : root;
    const std::vector<std::string> strings = map["a"].Strings(diagnostics);
    results.push_back(diagnostics.HasErrors() ? "refused: " + Format("", diagnostics.items()[0])
                                              : strings.at(0));
  }
  return results;
}

struct Case {
  std::string name;
  std::string value;
  std::string expected;
};

class QuoteYamlScalar : public testing::TestWithParam<Case> {};

TEST_P(QuoteYamlScalar, QuotesOnlyWhenItMust) {
  EXPECT_EQ(QuoteYaml(GetParam().value), GetParam().expected);
  for (const std::string& read : ReadBack(GetParam().expected)) EXPECT_EQ(read, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Values, QuoteYamlScalar,
                         testing::ValuesIn(std::vector<Case>{
                             {"Word", "kvalitetshjul", "kvalitetshjul"},
                             {"Swedish", "överlämning till nästa år", "överlämning till nästa år"},
                             {"Rule", "10 arbetsdagar före vårterminens slut",
                              "10 arbetsdagar före vårterminens slut"},
                             {"SchoolYear", "2026/27", "2026/27"},
                             {"Date", "2027-03-16", "2027-03-16"},
                             {"Span", "2027-03-30..2027-04-02", "2027-03-30..2027-04-02"},
                             {"Law", "Skollagen 4 kap. 3-7 §§", "Skollagen 4 kap. 3-7 §§"},
                             {"Empty", "", "\"\""},
                             {"Spaces", " a ", "\" a \""},
                             {"Null", "null", "\"null\""},
                             {"Tilde", "~", "\"~\""},
                             {"Yes", "Yes", "\"Yes\""},
                             {"Number", "2026", "\"2026\""},
                             {"Clock", "12:00", "\"12:00\""},
                             {"Colon", "mål: alla", "\"mål: alla\""},
                             {"ColonInside", "kl.12:30", "kl.12:30"},
                             {"LastColon", "mål:", "\"mål:\""},
                             {"Comment", "a #b", "\"a #b\""},
                             {"Question", "hur gick det?", "\"hur gick det?\""},
                             {"Comma", "a, b", "\"a, b\""},
                             {"Bracket", "[a]", "\"[a]\""},
                             {"Dash", "- a", "\"- a\""},
                             {"Quotes", "sa \"hej\"", "\"sa \\\"hej\\\"\""},
                             {"Backslash", "a\\b: c", "\"a\\\\b: c\""},
                             {"Lines", "rad 1\nrad 2\n", "\"rad 1\\nrad 2\\n\""},
                             {"Tab", "a\tb", "\"a\\tb\""},
                             {"Control", "a\x01\x1F\x7F", "\"a\\x01\\x1F\\x7F\""},
                             {"LineSeparator",
                              "a\xE2\x80\xA8"
                              "b",
                              "\"a\\u2028b\""},
                             {"Emoji", "hjul 🛞", "hjul 🛞"},
                         }),
                         [](const testing::TestParamInfo<Case>& test) { return test.param.name; });

TEST(QuoteYamlText, AnythingReadsBackAsItself) {
  std::mt19937 random(20261121);
  static constexpr std::u32string_view kAlphabet =
      U"aZ09 :#-?,[]{}&*!|>'\"%@`\\\n\t\r~<=./+_åÖ§\u0085\u00A0\u2028\uFEFF\u3042";
  for (int i = 0; i < 4000; ++i) {
    std::string value;
    const std::size_t length = random() % 8;
    for (std::size_t k = 0; k < length; ++k) {
      AppendUtf8(kAlphabet[random() % kAlphabet.size()], value);
    }
    for (const std::string& read : ReadBack(QuoteYaml(value))) {
      ASSERT_EQ(read, value) << "written as " << QuoteYaml(value);
    }
  }
}

TEST(QuoteYamlText, BrokenBytesBecomeTheReplacementCharacter) {
  EXPECT_EQ(QuoteYaml("h\xFFst"), "\"h\xEF\xBF\xBDst\"");
}

}  // namespace
}  // namespace hjul::text
