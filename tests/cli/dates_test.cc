#include "clients/cli/dates.h"

#include "google/protobuf/timestamp.pb.h"
#include "gtest/gtest.h"
#include "hjul/v1/common.pb.h"

namespace hjul::cli {
namespace {

using namespace std::chrono_literals;

const Texts& Swedish() {
  static const Texts texts(Language::kSwedish);
  return texts;
}

constexpr Day kFriday = std::chrono::sys_days(2026y / 10 / 30);

TEST(Dates, NamesDaysByWeekdayAndIsoWeek) {
  EXPECT_EQ(LongDate(Swedish(), kFriday, kFriday), "fre 30 okt v. 44");
  EXPECT_EQ(LongDate(Swedish(), std::chrono::sys_days(2027y / 1 / 1), kFriday),
            "fre 1 jan 2027 v. 53");
  EXPECT_EQ(ColumnDate(Swedish(), std::chrono::sys_days(2026y / 12 / 1), kFriday),
            "tis  1 dec v. 49");
  EXPECT_EQ(LongDate(Texts(Language::kEnglish), kFriday, kFriday), "Fri 30 Oct w. 44");
}

struct WeekCase {
  Day day;
  int year;
  int week;
};
class IsoWeeks : public testing::TestWithParam<WeekCase> {};
TEST_P(IsoWeeks, BelongToTheYearOfTheirThursday) {
  const IsoWeek week = WeekOf(GetParam().day);
  EXPECT_EQ(week.year, GetParam().year);
  EXPECT_EQ(week.week, GetParam().week);
}
INSTANTIATE_TEST_SUITE_P(Dates, IsoWeeks,
                         testing::Values(WeekCase{std::chrono::sys_days(2026y / 12 / 31), 2026, 53},
                                         WeekCase{std::chrono::sys_days(2027y / 1 / 3), 2026, 53},
                                         WeekCase{std::chrono::sys_days(2027y / 1 / 4), 2027, 1},
                                         WeekCase{std::chrono::sys_days(2024y / 12 / 30), 2025, 1},
                                         WeekCase{std::chrono::sys_days(2021y / 1 / 3), 2020, 53}));

TEST(Dates, CountsDaysInWords) {
  EXPECT_EQ(Distance(Swedish(), kFriday, kFriday), "i dag");
  EXPECT_EQ(Distance(Swedish(), kFriday + std::chrono::days(1), kFriday), "i morgon");
  EXPECT_EQ(Distance(Swedish(), kFriday + std::chrono::days(12), kFriday), "om 12 dagar");
  EXPECT_EQ(Distance(Swedish(), kFriday - std::chrono::days(1), kFriday), "1 dag sen");
}

TEST(Dates, ReadsDaysAsPeopleTypeThem) {
  EXPECT_EQ(ParseDay("2026-10-30", kFriday), kFriday);
  EXPECT_EQ(ParseDay("30d", kFriday), kFriday + std::chrono::days(30));
  EXPECT_EQ(ParseDay("2v", kFriday), kFriday + std::chrono::days(14));
  EXPECT_EQ(ParseDay("idag", kFriday), kFriday);
  for (const char* wrong : {"2026-02-30", "2026-1-1", "d", "30x", "", "-3d", "999999d"}) {
    EXPECT_EQ(ParseDay(wrong, kFriday), std::nullopt) << wrong;
  }
}

TEST(Dates, ReadsClockTimes) {
  EXPECT_EQ(ParseClockTime("16:00"), 960);
  EXPECT_EQ(ParseClockTime("24.00"), 1440);
  for (const char* wrong : {"24:01", "16", "16:60", ":30", "16:0x"}) {
    EXPECT_EQ(ParseClockTime(wrong), std::nullopt) << wrong;
  }
}

TEST(Dates, SpeaksSwedishWallClockTime) {
  google::protobuf::Timestamp time;
  ASSERT_TRUE(ParseMoment("2026-08-01T08:00", &time));
  EXPECT_EQ(time.seconds(), 1785564000);  // 06:00 UTC: summer time.
  EXPECT_EQ(MomentText(time), "2026-08-01 08:00");
  ASSERT_TRUE(ParseMoment("2026-12-01", &time));
  EXPECT_EQ(MomentText(time), "2026-12-01 00:00");
  EXPECT_FALSE(ParseMoment("2026-12-01x08:00", &time));
  EXPECT_FALSE(ParseMoment("2026-12", &time));
}

}  // namespace
}  // namespace hjul::cli
