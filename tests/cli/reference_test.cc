#include "clients/cli/reference.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hjul::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string>& Ids() {
  static const std::vector<std::string> ids{
      "kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan:1:rektor",
      "kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht:1:rektor",
      "kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt:1:rektor",
      "kvalitetshjul/2026-27/kvalitetsdialog/havsskolan/ht:1:rektor",
      "kvalitetshjul/2026-27/nämndens-mål/huvudman:1:nämnd",
      "kvalitetshjul/2025-26/nämndens-mål/huvudman:1:nämnd",
      "verksamhetshjul/2026/skyddsrond/bjorkskolan:1:rektor",
      "verksamhetshjul/2026/skyddsrond/bjorkskolan:1:skyddsombud"};
  return ids;
}

TEST(Reference, NamesATaskByItsActivity) {
  EXPECT_THAT(Matching("kvalitetsredovisning", Ids()), ElementsAre(0));
  EXPECT_THAT(Matching("Kvalitetsredovisning", Ids()), ElementsAre(0));
}

TEST(Reference, NarrowsByUnitAndOrdinal) {
  EXPECT_THAT(Matching("kvalitetsdialog", Ids()), ElementsAre(1, 2, 3));
  EXPECT_THAT(Matching("kvalitetsdialog@bjorkskolan", Ids()), ElementsAre(1, 2));
  EXPECT_THAT(Matching("kvalitetsdialog/vt", Ids()), ElementsAre(2));
  EXPECT_THAT(Matching("kvalitetsdialog@havsskolan/ht", Ids()), ElementsAre(3));
}

TEST(Reference, ReadsWordsWithoutDots) {
  EXPECT_THAT(Matching("namndens-mal", Ids()), ElementsAre(4, 5));
}

TEST(Reference, TakesFullIdsOfTasksAndOccurrences) {
  EXPECT_THAT(Matching(Ids()[5], Ids()), ElementsAre(5));
  EXPECT_THAT(Matching("verksamhetshjul/2026/skyddsrond/bjorkskolan", Ids()), ElementsAre(6, 7));
}

TEST(Reference, MeansNothingUnknown) { EXPECT_THAT(Matching("revision", Ids()), IsEmpty()); }

TEST(Reference, ShortestMeansTheTaskAlone) {
  EXPECT_EQ(ShortReference(Ids()[0], Ids()), "kvalitetsredovisning");
  EXPECT_EQ(ShortReference(Ids()[2], Ids()), "kvalitetsdialog/vt");
  EXPECT_EQ(ShortReference(Ids()[3], Ids()), "kvalitetsdialog@havsskolan");
  EXPECT_EQ(ShortReference(Ids()[4], Ids()), "kvalitetshjul/2026-27/nämndens-mål/huvudman");
  for (const std::string& id : Ids()) {
    const auto meant = Matching(ShortReference(id, Ids()), Ids());
    ASSERT_EQ(meant.size(), 1U) << id;
    EXPECT_EQ(Ids()[meant[0]], id);
  }
}

TEST(Reference, IsQuotedOnlyWhenAShellNeedsIt) {
  EXPECT_EQ(ShellWord("lämna-in"), "lämna-in");
  EXPECT_EQ(ShellWord("målen är satta"), "'målen är satta'");
  EXPECT_EQ(ShellWord("it's"), "'it'\\''s'");
  EXPECT_EQ(ShellWord(""), "''");
}

}  // namespace
}  // namespace hjul::cli
