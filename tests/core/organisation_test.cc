#include "scheduler/core/organisation.h"

#include "gmock/gmock.h"

namespace hjul::core {
namespace {

using calendar::MakeDate;
using testing::ElementsAre;

PostId Rektor(const char* unit) { return {.role = RoleId("rektor"), .unit = UnitId(unit)}; }
PostId Skolchef() { return {.role = RoleId("skolchef"), .unit = UnitId()}; }

Organisation Sample() {
  Organisation::Content content;
  content.units = {{.id = UnitId("lind")}, {.id = UnitId("bjork")}};
  content.persons = {{.id = PersonId("p3")},
                     {.id = PersonId("p1")},
                     {.id = PersonId("p2"), .active = false},
                     {.id = PersonId("p4")}};
  const Date start = MakeDate(2026, 8, 1);
  content.posts = {
      {.id = Skolchef(), .holdings = {{.person = PersonId("p4"), .from = start}}},
      {.id = Rektor("bjork"),
       .holdings = {{.person = PersonId("p3"), .from = start, .deputy = true},
                    {.person = PersonId("p1"), .from = start, .until = MakeDate(2026, 12, 31)},
                    {.person = PersonId("p2"), .from = start},
                    {.person = PersonId("p4"), .from = MakeDate(2027, 1, 1)}}},
  };
  return Organisation(content);
}

TEST(Organisation, HoldersComeBeforeDeputiesAndInactivePersonsNot) {
  const Organisation organisation = Sample();
  EXPECT_THAT(organisation.HoldersOn(Rektor("bjork"), MakeDate(2026, 10, 1)),
              ElementsAre(PersonId("p1"), PersonId("p3")));
  EXPECT_THAT(organisation.HoldersOn(Rektor("bjork"), MakeDate(2027, 1, 1)),
              ElementsAre(PersonId("p4"), PersonId("p3")));
  EXPECT_TRUE(organisation.HoldersOn(Rektor("lind"), MakeDate(2026, 10, 1)).empty());
}

TEST(Organisation, APersonHasTheirPostsOfTheDay) {
  const Organisation organisation = Sample();
  EXPECT_THAT(organisation.PostsOf(PersonId("p4"), MakeDate(2026, 10, 1)), ElementsAre(Skolchef()));
  EXPECT_THAT(organisation.PostsOf(PersonId("p4"), MakeDate(2027, 2, 1)),
              ElementsAre(Rektor("bjork"), Skolchef()));
  EXPECT_TRUE(organisation.PostsOf(PersonId("nobody"), MakeDate(2026, 10, 1)).empty());
}

TEST(Organisation, TheHuvudmansPostStandsInWhereAUnitHasNone) {
  const Organisation organisation = Sample();
  EXPECT_EQ(organisation.PostFor(RoleId("rektor"), UnitId("bjork"))->id, Rektor("bjork"));
  EXPECT_EQ(organisation.PostFor(RoleId("skolchef"), UnitId("bjork"))->id, Skolchef());
  EXPECT_EQ(organisation.PostFor(RoleId("rektor"), UnitId("lind")), nullptr);
  EXPECT_TRUE(organisation.RoleExists(RoleId("skolchef")));
  EXPECT_FALSE(organisation.RoleExists(RoleId("skol")));
}

}  // namespace
}  // namespace hjul::core
