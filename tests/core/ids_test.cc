#include "scheduler/core/ids.h"

#include <string>

#include "gmock/gmock.h"

namespace hjul::core {
namespace {

TEST(Ids, AreLowerCaseWordsWithHyphens) {
  for (const char* const text : {"a", "bjorkskolan", "åtgärd", "v-44", "3-årsplan", "m01"}) {
    EXPECT_TRUE(IsValidId(text)) << text;
  }
  for (const char* const text :
       {"", "-a", "a-", "A", "a b", "a/b", "a:b", "é", "a_b", "a.b", "\xff"}) {
    EXPECT_FALSE(IsValidId(text)) << text;
  }
  EXPECT_TRUE(IsValidId(std::string(64, 'a')));
  EXPECT_FALSE(IsValidId(std::string(65, 'a')));
}

TEST(Ids, HuvudmanIsNoUnit) {
  EXPECT_TRUE(IsValidId("huvudman"));
  EXPECT_FALSE(IsValidUnitId("huvudman"));
  EXPECT_TRUE(IsValidUnitId("bjorkskolan"));
}

TEST(Ids, APostReadsBackWithAndWithoutUnit) {
  for (const char* const text : {"rektor@bjorkskolan", "skolchef@huvudman"}) {
    const std::optional<PostId> post = ParsePostId(text);
    ASSERT_TRUE(post.has_value()) << text;
    EXPECT_EQ(ToString(*post), text);
  }
  EXPECT_TRUE(ParsePostId("skolchef@huvudman")->unit.empty());
  for (const char* const text : {"", "rektor", "rektor@", "@a", "a@b@c", "Rektor@a"}) {
    EXPECT_FALSE(ParsePostId(text).has_value()) << text;
  }
}

TEST(Ids, AnOccurrenceReadsBackWithAndWithoutUnitAndOrdinal) {
  for (const char* const text :
       {"kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht", "budget/2027/beslut/huvudman"}) {
    const std::optional<OccurrenceId> id = ParseOccurrenceId(text);
    ASSERT_TRUE(id.has_value()) << text;
    EXPECT_EQ(ToString(*id), text);
  }
  for (const char* const text : {"", "a/b/c", "a/b/c/d/e/f", "a//c/d", "a/b/c/d/", "A/b/c/d"}) {
    EXPECT_FALSE(ParseOccurrenceId(text).has_value()) << text;
  }
}

TEST(Ids, ATaskHasOneSpelling) {
  const std::string text = "hjul/2026-27/dialog/bjorkskolan/ht:2:rektor";
  const std::optional<TaskId> id = ParseTaskId(text);
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(id->visit, 2);
  EXPECT_EQ(ToString(*id), text);
  for (const char* const other :
       {"h/t/a/u:02:rektor", "h/t/a/u:+2:rektor", "h/t/a/u:0:rektor", "h/t/a/u:2",
        "h/t/a/u:2:", "h/t/a/u::rektor", "h/t/a/u:99999999999:rektor", "h/t/a/u:2:rektor:x"}) {
    EXPECT_FALSE(ParseTaskId(other).has_value()) << other;
  }
}

}  // namespace
}  // namespace hjul::core
