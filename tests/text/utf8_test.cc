#include "scheduler/text/utf8.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace hjul::text {
namespace {

constexpr std::size_t kAllValid = std::string_view::npos;

struct Case {
  std::string name;
  std::string bytes;
  std::size_t code_points;
  std::size_t invalid_at;
};

class Utf8 : public testing::TestWithParam<Case> {};

TEST_P(Utf8, CountsCodePointsAndFindsWhatIsNotText) {
  EXPECT_EQ(CountCodePoints(GetParam().bytes), GetParam().code_points);
  EXPECT_EQ(CodePoints(GetParam().bytes).size(), GetParam().code_points);
  EXPECT_EQ(FindInvalidUtf8(GetParam().bytes), GetParam().invalid_at);
}

INSTANTIATE_TEST_SUITE_P(Bytes, Utf8,
                         testing::ValuesIn(std::vector<Case>{
                             {"Empty", "", 0, kAllValid},
                             {"Ascii", "rektor", 6, kAllValid},
                             {"Swedish", "åäö", 3, kAllValid},
                             {"ThreeBytes", "€", 1, kAllValid},
                             {"FourBytes", "🛞", 1, kAllValid},
                             {"LoneContinuation", "a\x80", 2, 1},
                             {"CutShort", "a\xC3", 2, 1},
                             {"OverlongSlash", "\xC0\xAF", 2, 0},
                             {"OverlongThreeBytes", "\xE0\x80\xAF", 3, 0},
                             {"Surrogate", "\xED\xA0\x80", 3, 0},
                             {"BeyondUnicode", "\xF4\x90\x80\x80", 4, 0},
                             {"Latin1File", "h\xF6stlov", 7, 1},
                         }),
                         [](const testing::TestParamInfo<Case>& test) { return test.param.name; });

TEST(Utf8Text, EveryCodePointComesBack) {
  for (char32_t c = 1; c <= 0x10FFFF; c += (c < 0x3000 ? 1 : 61)) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    AppendUtf8(c, bytes);
    ASSERT_EQ(CodePoints(bytes), std::u32string(1, c));
  }
}

TEST(Utf8Text, WhatCannotBeWrittenBecomesTheReplacementCharacter) {
  std::string bytes;
  AppendUtf8(0xD800, bytes);
  AppendUtf8(0x110000, bytes);
  EXPECT_EQ(bytes, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Utf8Text, FoldsSwedishCapitals) {
  EXPECT_EQ(FoldCase("ÅÄÖ ÉÜ Nämnd × Þ"), "åäö éü nämnd × þ");
  EXPECT_EQ(FoldCase("ß ÷ 7"), "ß ÷ 7");
}

TEST(Utf8Text, ClipsBetweenLetters) {
  EXPECT_EQ(Clip("höstlov", 2), "hö...");
  EXPECT_EQ(Clip("höstlov", 7), "höstlov");
  EXPECT_EQ(Clip("", 0), "");
}

}  // namespace
}  // namespace hjul::text
