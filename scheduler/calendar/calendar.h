// What one huvudman's (and unit's) days are: national law, school years, local days, named tables.
//
// A Calendar is an immutable snapshot that date rules are resolved against. It is layered: computed
// national holidays, the huvudman's school years and closed days, named date tables, and exceptions
// of single units. Pure; safe to share between threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/date.h"
#include "scheduler/calendar/holidays.h"

namespace hjul::calendar {

enum class TermKind : std::uint8_t { kAutumn = 1, kSpring = 2 };

struct Break {  // Lov.
  std::string name;  // "höstlov", "sportlov", "jullov", or any local name.
  DateSpan span;
};

// Läsår: starts in August, ends in June; dates are the huvudman's decision, hence data.
struct SchoolYear {
  int start_year = 0;  // 2026 is läsår 2026/27.
  DateSpan autumn;
  DateSpan spring;
  std::vector<Break> breaks;      // Within the terms. The time between the terms is "jullov".
  std::vector<Date> days_off;     // Lovdagar outside named breaks.
  std::vector<Date> staff_days;   // Studiedagar: staff works, pupils are free.
};

// "2026/27".
std::string SchoolYearName(int start_year);
std::optional<int> ParseSchoolYearName(std::string_view name);

// A day with shortened working hours by local agreement.
struct HalfDay {
  Date date;
  TimeOfDay ends;
};

// What one unit does differently. Days override the huvudman's for that unit only.
struct UnitException {
  std::string unit;
  std::vector<Date> closed;
  std::vector<Date> staff_days;      // Instead of the huvudman's, when not empty.
  std::vector<Date> days_off;        // Added to the huvudman's.
  std::vector<HalfDay> half_days;
};

// A named date of a table: "NP-SV-6-B" on 2027-03-16, "BUN" meeting 2027-02-11 09:30.
struct TableEntry {
  std::string key;  // Unique within the table except in meeting tables, where it may be empty.
  Date date;
  std::optional<TimeOfDay> time;
  bool reserve = false;    // A reserve date: used only when someone decides to.
  bool cancelled = false;  // Kept for history; rules refuse to resolve to it.
  std::string note;
};

struct DateTable {
  std::string name;  // "np", "nämnd", "kf".
  std::vector<TableEntry> entries;  // Ordered by date.
};

// One kind per working-time question. A date has exactly one kind; labels say more.
enum class DayKind : std::uint8_t {
  kSchoolDay = 1,   // Pupils and staff.
  kStaffDay,        // Staff only (studiedag).
  kBreakDay,        // Lov: working day without pupils.
  kWorkingDay,      // Working day outside terms.
  kClosedDay,       // Closed by local decision.
  kDayOff,          // Saturday, Sunday, public holiday, or treated as Sunday.
};

struct DayLabel {
  enum class Kind : std::uint8_t { kHoliday, kBreak, kStaffDay, kClosed, kHalfDay, kTable, kTerm };
  Kind kind;
  std::string name;  // Holiday code, break name, table/key, or term name.
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
  };

  Calendar() = default;
  explicit Calendar(Content content);

  // The same calendar seen from one unit: its exceptions replace or add to the huvudman's days.
  Calendar ForUnit(std::string_view unit) const;

  const Content& content() const { return content_; }

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
  // counted. n = 0 returns `date`. School days: nullopt when none is known that far away.
  Date AddWorkingDays(Date date, int n) const;
  std::optional<Date> AddSchoolDays(Date date, int n) const;
  int WorkingDaysBetween(Date first, Date last) const;  // Both inclusive.
  int SchoolDaysIn(DateSpan span) const;

  const SchoolYear* FindSchoolYear(int start_year) const;
  const DateTable* FindTable(std::string_view name) const;
  // The entry keyed `key` (case-insensitive) in any table, nearest at or after `from`.
  const TableEntry* FindEntry(std::string_view key, Date from) const;

 private:
  Content content_;
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
  std::string subject;  // The date, break or unit concerned.
};
std::vector<FrameWarning> CheckNationalFrame(const SchoolYear& year, const Calendar& calendar);

}  // namespace hjul::calendar
