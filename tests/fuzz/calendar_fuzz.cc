// A calendar document: read, printed, read back; and asked about days all over its years.
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/calendar/describe_day.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/read_back.h"

namespace hjul::fuzz {
namespace {

constexpr int kStride = 97;  // Days between those that are asked about; shares nothing with 7.

void AskAbout(const calendar::Calendar& calendar) {
  const calendar::Date last = calendar::MakeDate(calendar::kYearMax, 12, 31);
  for (calendar::Date date = calendar::MakeDate(calendar::kYearMin, 1, 1); date <= last;
       date += calendar::days{kStride}) {
    const calendar::DayDescription day = calendar::DescribeDay(calendar, date);
    Expect(day.kind == calendar.KindOf(date), "a day has one kind");
    Expect(day.previous_working_day <= date && date <= day.next_working_day,
           "working days lie around a day");
    calendar.AddSchoolDays(date, 10);
    calendar.IsQuiet(date);
  }
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul;
  using namespace hjul::fuzz;
  const auto read = ReadOrFaulty(data, size, calendar::ParseCalendar);
  if (!read) {
    return 0;
  }
  ReadsBack(*read, calendar::PrintCalendar, calendar::ParseCalendar);
  const calendar::Calendar calendar(read->content);
  AskAbout(calendar);
  for (const calendar::SchoolYear& year : read->content.school_years) {
    calendar::CheckNationalFrame(year, calendar);
  }
  for (const calendar::UnitException& unit : read->content.unit_exceptions) {
    calendar.ForUnit(unit.unit).WorkingDaysBetween(calendar::MakeDate(2026, 1, 1),
                                                   calendar::MakeDate(2027, 12, 31));
  }
  return 0;
}
