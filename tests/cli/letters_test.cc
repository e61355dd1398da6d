#include "clients/cli/letters.h"

#include "gtest/gtest.h"

namespace hjul::cli {
namespace {

TEST(Letters, CountsColumnsAndNotBytes) {
  EXPECT_EQ(Width("rektor"), 6);
  EXPECT_EQ(Width("läsår åäö"), 9);
  EXPECT_EQ(Width("a\xCC\x8A"), 1);  // A combining ring.
  EXPECT_EQ(Width("\xFF\xC3"), 2);   // No UTF-8: a column a byte.
}

TEST(Letters, PadsToColumns) {
  EXPECT_EQ(PadRight("lör", 5) + "|", "lör  |");
  EXPECT_EQ(PadLeft("å", 3), "  å");
  EXPECT_EQ(PadRight("längre", 3), "längre");
}

TEST(Letters, ShortensBetweenLetters) {
  EXPECT_EQ(Shorten("uppföljning", 11), "uppföljning");
  EXPECT_EQ(Shorten("uppföljning", 6), "uppfö…");
  EXPECT_EQ(Shorten("ett ord", 5), "ett…");
  EXPECT_EQ(Shorten("x", 0), "");
}

TEST(Letters, WrapsAtBlanksAndKeepsLongWords) {
  const std::vector<std::string> expected{"hur det", "går med", "kvalitetsredovisning", "nu"};
  EXPECT_EQ(Wrap("hur det går  med kvalitetsredovisning\nnu", 8), expected);
  EXPECT_TRUE(Wrap("  ", 8).empty());
}

TEST(Letters, FoldsWhatPeopleTypeWithoutDots) {
  EXPECT_EQ(Fold("Lämna in"), "lamna-in");
  EXPECT_EQ(Fold("FÖRSKOLAN_É"), "forskolan-e");
}

TEST(Letters, SuggestsWhatIsNearAndNothingElse) {
  const std::vector<std::string> words{"task", "turn", "calendar", "occurrence"};
  EXPECT_EQ(Nearest("taks", words), "task");
  EXPECT_EQ(Nearest("calender", words), "calendar");
  EXPECT_EQ(Nearest("occ", words), "occurrence");
  EXPECT_EQ(Nearest("zzzzzz", words), "");
}

TEST(Letters, SplitsAndJoins) {
  EXPECT_EQ(Split("a,b,", ','), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(Split("a,,b", ','), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_TRUE(Split("", ',').empty());
  EXPECT_EQ(Join({"a", "b"}, ", "), "a, b");
}

}  // namespace
}  // namespace hjul::cli
