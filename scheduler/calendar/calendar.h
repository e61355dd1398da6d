// What one huvudman's (and unit's) days are: national law, school years, local days, named tables.
//
// A Calendar is an immutable snapshot that date rules are resolved against. It is layered: computed
// national holidays, the huvudman's school years and closed days, named date tables, and exceptions
// of single units. Pure; safe to share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/date.h"
#include "scheduler/calendar/holidays.h"

namespace hjul::calendar {

inline constexpr int kCountedDaysMax = 10'000;  // Nearly forty years of working days.

enum class TermKind : std::uint8_t { kAutumn = 1, kSpring = 2 };

struct Break {       // Lov.
  std::string name;  // "höstlov", "sportlov", "jullov", or any local name.
  DateSpan span;
  bool operator==(const Break&) const = default;
};

// Läsår: starts in August, ends in June; dates are the huvudman's decision, hence data.
struct SchoolYear {
  int start_year = 0;  // 2026 is läsår 2026/27.
  DateSpan autumn;
  DateSpan spring;
  std::vector<Break> breaks;     // Within the terms. The time between the terms is "jullov".
  std::vector<Date> days_off;    // Lovdagar outside named breaks.
  std::vector<Date> staff_days;  // Studiedagar: staff works, pupils are free.
  bool operator==(const SchoolYear&) const = default;
};

// "2026/27".
std::string SchoolYearName(int start_year);
std::optional<int> ParseSchoolYearName(std::string_view name);
// The start year of the läsår a single day is counted to; 1 July starts the next one.
int SchoolYearOf(Date date);

// A day with shortened working hours by local agreement.
struct HalfDay {
  Date date;
  TimeOfDay ends;
  bool operator==(const HalfDay&) const = default;
};

// What one unit does differently. Days override the huvudman's for that unit only.
struct UnitException {
  std::string unit;
  std::vector<Date> closed;
  std::vector<Date> staff_days;  // Instead of the huvudman's, when not empty.
  std::vector<Date> days_off;    // Added to the huvudman's.
  std::vector<HalfDay> half_days;
  bool operator==(const UnitException&) const = default;
};

// A named date of a table: "NP-SV-6-B" on 2027-03-16, "BUN" meeting 2027-02-11 09:30.
struct TableEntry {
  std::string key;  // Unique within the table and läsår; empty in meeting tables.
  Date date;
  std::optional<TimeOfDay> time;
  bool reserve = false;    // A reserve date: used only when someone decides to.
  bool cancelled = false;  // Kept for history; rules refuse to resolve to it.
  std::string note;
  bool operator==(const TableEntry&) const = default;
};

struct DateTable {
  std::string name;                 // "np", "nämnd", "kf".
  std::vector<TableEntry> entries;  // Ordered by date.
  bool operator==(const DateTable&) const = default;
};

// One kind per working-time question. A date has exactly one kind; labels say more.
enum class DayKind : std::uint8_t {
  kSchoolDay = 1,  // Pupils and staff.
  kStaffDay,       // Staff only (studiedag).
  kBreakDay,       // Lov: working day without pupils.
  kWorkingDay,     // Working day outside terms.
  kClosedDay,      // Closed by local decision.
  kDayOff,         // Saturday, Sunday, public holiday, or treated as Sunday.
};

struct DayLabel {
  enum class Kind : std::uint8_t { kHoliday, kBreak, kStaffDay, kClosed, kHalfDay, kTable, kTerm };
  Kind kind;
  // Holiday code ("julafton"), break name ("lovdag" for a single day off), "studiedag", "closed",
  // the end of a half day ("12:00"), "table/key" or "table", or the term ("autumn 2026/27").
  std::string name;
};

class Calendar {
 public:
  struct Content {
    std::vector<SchoolYear> school_years;  // Any order; one per start_year.
    std::vector<Date> closed_days;         // The whole huvudman is closed.
    std::vector<HalfDay> half_days;
    std::vector<DateTable> tables;
    std::vector<UnitException> unit_exceptions;
    // Months in which nobody is reminded, 1..12. July unless the huvudman says otherwise.
    std::vector<unsigned> quiet_months{7};
    bool operator==(const Content&) const = default;
  };

  Calendar();
  // Sorts what `content` lists; a date listed twice counts once. Total: content that a calendar
  // document would be refused for gives a calendar too, with some answer for every day.
  explicit Calendar(Content content);

  // The same calendar seen from one unit: closed days, days off and half days are added to the
  // huvudman's; staff days replace the huvudman's in each läsår for which the unit has any. Cheap
  // for a unit without exceptions. The answer is for asking about days; it knows no other units.
  Calendar ForUnit(std::string_view unit) const;

  // As given, in order: days, breaks and table entries by date, school years by year.
  const Content& content() const;

  DayKind KindOf(Date date) const;
  std::vector<DayLabel> LabelsOn(Date date) const;

  // R3: no statutory day off and not closed locally.
  bool IsWorkingDay(Date date) const;
  bool IsSchoolDay(Date date) const;
  bool IsQuiet(Date date) const;  // In a quiet month, or not a working day.
  std::optional<HalfDay> HalfDayOn(Date date) const;

  // R4/R5: the first working day on or after / last on or before `date`.
  Date NextWorkingDay(Date date) const;
  Date PreviousWorkingDay(Date date) const;
  // R6: `n` working (school) days after `date` (before, when negative); `date` itself is not
  // counted. n = 0 returns `date`. School days: nullopt when none is known that far away, or when
  // the way there leads through a läsår whose dates are not known. At most kCountedDaysMax days are
  // walked over; a larger `n` counts as that many.
  Date AddWorkingDays(Date date, int n) const;
  std::optional<Date> AddSchoolDays(Date date, int n) const;
  int WorkingDaysBetween(Date first, Date last) const;  // Both inclusive.
  int SchoolDaysIn(DateSpan span) const;

  // Pointers stay valid as long as this calendar or a copy of it does.
  const SchoolYear* FindSchoolYear(int start_year) const;
  const DateTable* FindTable(std::string_view name) const;
  // The entry keyed `key` (case-insensitive) in any table, nearest at or after `from`. When that
  // one is cancelled or a reserve, an ordinary entry of the same key later in the same läsår goes
  // first.
  const TableEntry* FindEntry(std::string_view key, Date from) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;  // Shared: immutable, one for thousands of units.
};

// What is outside the national frame: August start, June end, >= 178 school days, >= 12 lovdagar
// (days off), <= 5 study days. Warnings, not errors: the huvudman decides.
// Source: Skolförordningen (2011:185) 3 kap. 2-3 §§; gymnasieförordningen (2010:2039) 3 kap. 1 §.
struct FrameWarning {
  enum class Kind : std::uint8_t {
    kStartsOutsideAugust,
    kEndsOutsideJune,
    kTooFewSchoolDays,
    kTooFewDaysOff,
    kTooManyStaffDays,
    kBreakOutsideTerms,
    kStaffDayOnDayOff,
    kTermsOverlap,
  };
  Kind kind;
  int found = 0;
  int limit = 0;
  std::string subject;  // The date or break concerned; the läsår where it is the whole year.
};
// What stands outside the frame in `year`, in the order of the enum. `calendar` gives closed days;
// its own school years are not asked. School days are counted without study days; lovdagar and
// study days are counted on working days within the terms.
std::vector<FrameWarning> CheckNationalFrame(const SchoolYear& year, const Calendar& calendar);

}  // namespace hjul::calendar
