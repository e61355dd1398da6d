// Windows, slots, and what stands in the way of one: listing and explaining.
#include "tests/dialogue/town.h"

namespace hjul::dialogue {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> Cuts(const Window& window, const Campaign& campaign, Date date) {
  std::vector<std::string> texts;
  for (const Cut& cut : CutDay(window, date, campaign)) {
    const char* fault[] = {"", " lunch", " does-not-fit", " clock"};
    texts.push_back(calendar::ToString(cut.slot.id.start) + "-" + calendar::ToString(cut.slot.end) +
                    fault[static_cast<int>(cut.fault)]);
  }
  return texts;
}

class WindowCut : public testing::Test {
 protected:
  Town town_;
  Window& window_ = town_.AddWindow("tisdag", "2026-10-27", "09:00", "16:00");
  std::vector<std::string> Cut() { return Cuts(window_, town_.campaign(), window_.date); }
};

TEST_F(WindowCut, GivesSlotsWithTheBufferBetween) {
  window_.time.to = Time("12:45");
  EXPECT_THAT(Cut(), ElementsAre("09:00-10:00", "10:15-11:15", "11:30-12:30"));
}

TEST_F(WindowCut, StartsAgainAfterLunch) {
  window_.lunch = TimeSpan{Time("12:00"), Time("13:00")};
  EXPECT_THAT(Cut(), ElementsAre("09:00-10:00", "10:15-11:15", "11:30-12:30 lunch", "13:00-14:00",
                                 "14:15-15:15", "15:30-16:30 does-not-fit"));
}

TEST_F(WindowCut, SixtyMinutesOnARasterOfNinety) {
  town_.campaign().raster = minutes{90};
  window_.time.to = Time("13:00");
  EXPECT_THAT(Cut(), ElementsAre("09:00-10:00", "10:30-11:30", "12:00-13:00"));
}

TEST_F(WindowCut, RastersMayOverlap) {
  town_.campaign().raster = minutes{30};
  window_.time.to = Time("11:00");
  EXPECT_THAT(Cut(),
              ElementsAre("09:00-10:00", "09:30-10:30", "10:00-11:00", "10:30-11:30 does-not-fit"));
}

TEST_F(WindowCut, EndsAtMidnight) {
  window_.time = {Time("22:30"), Time("24:00")};
  EXPECT_THAT(Cut(), ElementsAre("22:30-23:30", "23:45-24:00 does-not-fit"));
}

TEST(Window, WithoutLengthOrOverMidnightIsRefused) {
  Town town;
  Window window = town.AddWindow("fel", "2026-10-27", "09:00", "09:00");
  EXPECT_THAT(CheckWindow(window, town.campaign()),
              Fails(absl::StatusCode::kInvalidArgument, "has no length"));
  window.time = {Time("22:00"), Time("02:00")};
  EXPECT_THAT(CheckWindow(window, town.campaign()),
              Fails(absl::StatusCode::kInvalidArgument, "over midnight is two windows"));
  window.time = {Time("09:00"), Time("12:00")};
  window.lunch = TimeSpan{Time("11:30"), Time("12:30")};
  EXPECT_THAT(CheckWindow(window, town.campaign()),
              Fails(absl::StatusCode::kInvalidArgument, "lunch 11:30-12:30 does not lie within"));
}

TEST(Window, RepeatsByTheClockOnTheWall) {
  Town town;
  const Window window = town.AddWindow("tisdagar", "2026-10-20", "09:00", "10:00", "2026-11-03");
  std::vector<Instant> starts;
  for (const Date date : DaysOf(window)) {
    starts.push_back(StartsAt(CutDay(window, date, town.campaign()).front().slot));
  }
  ASSERT_EQ(starts.size(), 3U);
  // 07:00Z before 25 October 2026, 08:00Z after.
  EXPECT_EQ(starts[1] - starts[0], std::chrono::hours{7 * 24 + 1});
  EXPECT_EQ(starts[2] - starts[1], std::chrono::hours{7 * 24});
}

TEST(Window, SlotsInWhichTheClocksChangeAreNone) {
  Town town;
  town.campaign().held = {MakeDate(2026, 3, 1), MakeDate(2026, 11, 27)};
  town.campaign().buffer = minutes{0};
  const Window autumn = town.AddWindow("host", "2026-10-25", "01:30", "03:30");
  EXPECT_THAT(Cuts(autumn, town.campaign(), autumn.date),
              ElementsAre("01:30-02:30", "02:30-03:30 clock"));
  const Window spring = town.AddWindow("var", "2026-03-29", "01:30", "03:30");
  EXPECT_THAT(Cuts(spring, town.campaign(), spring.date),
              ElementsAre("01:30-02:30 clock", "02:30-03:30 clock"));
}

TEST(Listing, SaysOfEverySlotWhyItCannotBeHad) {
  Town town;
  town.days.tables = {
      {.name = "np", .entries = {{.key = "NP-SV-6-B", .date = MakeDate(2026, 11, 10)}}}};
  town.days.half_days = {{.date = MakeDate(2026, 11, 3), .ends = Time("10:00")}};
  town.campaign().avoid = {
      {.kind = Avoid::Kind::kTable, .table = "np", .reason = "nationellt prov"}};
  town.AddWindow("tisdagar", "2026-10-13", "09:00", "11:30", "2026-12-01");
  EXPECT_EQ(town.SayWhy("bjork", "tisdagar/2026-10-13/09:00"),
            "Tisdag 13 oktober 2026 (v. 42) kl. 09.00–10.00 går inte att boka: dialogerna hålls "
            "från måndag 19 oktober 2026 (v. 43) till fredag 27 november 2026 (v. 48).");
  EXPECT_EQ(town.SayWhy("bjork", "tisdagar/2026-10-20/09:00"),
            "Tisdag 20 oktober 2026 (v. 43) kl. 09.00–10.00 är ledig.");
  EXPECT_EQ(town.SayWhy("bjork", "tisdagar/2026-11-03/10:15"),
            "Tisdag 3 november 2026 (v. 45) kl. 10.15–11.15 går inte att boka: arbetsdagen slutar "
            "kl. 10.00.");
  EXPECT_EQ(town.SayWhy("bjork", "tisdagar/2026-11-10/09:00"),
            "Tisdag 10 november 2026 (v. 46) kl. 09.00–10.00 går inte att boka: dagen ska hållas "
            "fri: nationellt prov (np/NP-SV-6-B).");
  ASSERT_TRUE(town.BookFor("bjork", "tisdagar/2026-10-20/09:00").ok());
  EXPECT_EQ(town.SayWhy("ek", "tisdagar/2026-10-20/09:00"),
            "Tisdag 20 oktober 2026 (v. 43) kl. 09.00–10.00 går inte att boka: tiden är redan "
            "bokad.");
  EXPECT_THAT(town.SayWhy("bjork", "tisdagar/2026-10-27/09:00"), HasSubstr("flytta den i stället"));
}

TEST(Listing, NamesTheWeeksOwnYearNearNewYear) {
  EXPECT_EQ(DayText(MakeDate(2027, 1, 1)), "fredag 1 januari 2027 (v. 53 2026)");
  EXPECT_EQ(DayText(MakeDate(2029, 12, 31)), "måndag 31 december 2029 (v. 1 2030)");
}

TEST(Listing, HidesDaysOffBreaksAndStaffDaysOfTheUnit) {
  Town town;
  town.days.school_years = {
      {.start_year = 2026,
       .autumn = {MakeDate(2026, 8, 18), MakeDate(2026, 12, 18)},
       .spring = {MakeDate(2027, 1, 11), MakeDate(2027, 6, 15)},
       .breaks = {{.name = "höstlov", .span = {MakeDate(2026, 10, 26), MakeDate(2026, 10, 30)}}},
       .staff_days = {}}};
  town.days.unit_exceptions = {{.unit = "ek", .staff_days = {MakeDate(2026, 11, 3)}}};
  town.campaign().avoid = {{.kind = Avoid::Kind::kBreaks}, {.kind = Avoid::Kind::kStaffDays}};
  town.AddWindow("tisdagar", "2026-10-20", "09:00", "10:00", "2026-11-10");
  town.AddWindow("sondag", "2026-10-25", "09:00", "10:00");
  EXPECT_THAT(town.Free("bjork"),
              ElementsAre("tisdagar/2026-10-20/09:00", "tisdagar/2026-11-03/09:00",
                          "tisdagar/2026-11-10/09:00"));
  EXPECT_THAT(town.Free("ek"),
              ElementsAre("tisdagar/2026-10-20/09:00", "tisdagar/2026-11-10/09:00"));
  EXPECT_THAT(town.Why("bjork", "sondag/2026-10-25/09:00"), ElementsAre(HindranceKind::kDayOff));
  town.campaign().allowed = {MakeDate(2026, 10, 27)};
  EXPECT_THAT(town.Free("bjork"), Contains("tisdagar/2026-10-27/09:00"));
}

TEST(Listing, KeepsTheBufferToOtherCampaignsToo) {
  Town town;
  town.AddWindow("tisdag", "2026-10-27", "09:00", "11:30");
  Slot other{.id = {WindowId("annat"), MakeDate(2026, 10, 27), Time("11:20")},
             .end = Time("12:00"),
             .host = PostOf("skolchef@huvudman")};
  town.board.others = {{.id = {CampaignId("annan"), UnitId("ek"), 1}, .slot = other}};
  EXPECT_THAT(town.Why("bjork", "tisdag/2026-10-27/10:15"), ElementsAre(HindranceKind::kBuffer));
  EXPECT_THAT(town.SayWhy("bjork", "tisdag/2026-10-27/10:15"),
              HasSubstr("det behövs 15 minuters paus till en annan dialog"));
  EXPECT_THAT(town.Why("bjork", "tisdag/2026-10-27/09:00"), IsEmpty());
}

TEST(Listing, AShortMeetingInTheMiddleBlocksTheWholeSlot) {
  Town town;
  town.AddWindow("tisdag", "2026-10-27", "09:00", "11:30");
  town.busy = {{.who = PersonId("p-skolchef"),
                .from = AtTime("2026-10-27 09:15"),
                .to = AtTime("2026-10-27 09:45"),
                .source = "Outlook"}};
  EXPECT_THAT(town.Why("bjork", "tisdag/2026-10-27/09:00"), ElementsAre(HindranceKind::kBusy));
  EXPECT_THAT(town.Why("bjork", "tisdag/2026-10-27/10:15"), IsEmpty());
}

TEST(Listing, OffersNothingWhileACalendarCannotBeRead) {
  Town town;
  town.AddWindow("tisdag", "2026-10-27", "09:00", "11:30");
  town.busy = {{.who = PersonId("r-ek"),
                .from = AtTime("2026-10-01 00:00"),
                .to = AtTime("2026-12-01 00:00"),
                .source = "Outlook",
                .unknown = true}};
  EXPECT_THAT(town.Free("ek"), IsEmpty());
  EXPECT_THAT(town.SayWhy("ek", "tisdag/2026-10-27/09:00"),
              HasSubstr("kalendern Outlook gick inte att läsa"));
  EXPECT_THAT(town.Free("bjork"), testing::SizeIs(2));
}

TEST(Listing, LeavesTimeForTheWayBetweenTwoSchools) {
  Town town;
  town.campaign().places = {{.id = PlaceId("bjork"), .name = "Björkskolan"},
                            {.id = PlaceId("lind"), .name = "Lindskolan"}};
  town.campaign().travel = {{PlaceId("bjork"), PlaceId("lind"), minutes{45}}};
  town.AddWindow("fm", "2026-10-27", "09:00", "10:00").place = PlaceId("bjork");
  Window& afternoon = town.AddWindow("em", "2026-10-27", "10:30", "13:00");
  afternoon.place = PlaceId("lind");
  ASSERT_TRUE(town.BookFor("bjork", "fm/2026-10-27/09:00").ok());
  EXPECT_THAT(town.SayWhy("lind", "em/2026-10-27/10:30"),
              HasSubstr("det tar 45 minuter att ta sig mellan dialogen och Björkskolan"));
  EXPECT_THAT(town.Free("lind"), ElementsAre("em/2026-10-27/11:45"));
}

TEST(Listing, CountsDaysAndWeeksOfTheLeadingHost) {
  Town town(6);
  town.campaign().day_cap = 2;
  town.campaign().week_cap = 3;
  town.AddWindow("v44", "2026-10-26", "09:00", "12:45");
  town.AddWindow("v44b", "2026-10-28", "09:00", "12:45");
  ASSERT_TRUE(town.BookFor("bjork", "v44/2026-10-26/09:00").ok());
  ASSERT_TRUE(town.BookFor("ek", "v44/2026-10-26/10:15").ok());
  EXPECT_THAT(town.Why("lind", "v44/2026-10-26/11:30"), ElementsAre(HindranceKind::kDayCap));
  ASSERT_TRUE(town.BookFor("lind", "v44b/2026-10-28/09:00").ok());
  EXPECT_THAT(town.Free("enhet-004"), IsEmpty());
  EXPECT_THAT(town.SayWhy("enhet-004", "v44b/2026-10-28/10:15"),
              HasSubstr("det är högst 3 dialoger i veckan"));
}

TEST(Listing, OneRektorOfTwoUnitsIsInOnePlaceAtATime) {
  Town town;
  town.people.posts.erase(
      std::find_if(town.people.posts.begin(), town.people.posts.end(),
                   [](const core::Post& post) { return post.id == PostOf("rektor@ek"); }));
  town.people.posts.push_back(
      {.id = PostOf("rektor@ek"),
       .holdings = {{.person = PersonId("r-bjork"), .from = MakeDate(2020, 1, 1)}}});
  town.AddWindow("chef", "2026-10-27", "09:00", "10:00");
  town.AddWindow("bitr", "2026-10-27", "09:30", "10:30").host = PostOf("bitradande@huvudman");
  ASSERT_TRUE(town.BookFor("bjork", "chef/2026-10-27/09:00").ok());
  EXPECT_THAT(town.Why("ek", "bitr/2026-10-27/09:30"), ElementsAre(HindranceKind::kPartyTaken));
  EXPECT_THAT(town.Why("lind", "bitr/2026-10-27/09:30"), IsEmpty());
}

TEST(Ids, HaveOneSpellingEach) {
  EXPECT_EQ(ToString(*ParseSlotId("v44/2026-10-27/09:00")), "v44/2026-10-27/09:00");
  EXPECT_EQ(ToString(*ParseMeasureId("dialog/bjork/1:2")), "dialog/bjork/1:2");
  for (const char* wrong : {"", "v44", "v44/2026-10-27", "v44/2026-02-30/09:00", "V44/2026-10-27/9",
                            "v44/2026-10-27/09:00/x"}) {
    EXPECT_FALSE(ParseSlotId(wrong)) << wrong;
  }
  for (const char* wrong :
       {"a/b", "a/b/0", "a/b/01", "a/b/+1", "a/huvudman/1", "a/b/10000", "a/b/"}) {
    EXPECT_FALSE(ParseBookingId(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace hjul::dialogue
