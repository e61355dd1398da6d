#include "scheduler/calendar/calendar_difference.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "scheduler/calendar/day_text.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

// A thing that can change: which one it is, and what it says.
using Subjects = std::map<std::string, std::string>;

// Collects changes; one call per kind of thing.
class Comparison {
 public:
  void Add(std::string what, std::string subject, std::string before, std::string after) {
    changes_.push_back({std::move(what), std::move(subject), std::move(before), std::move(after)});
  }

  void AddAll(std::string_view thing, const Subjects& before, const Subjects& after) {
    Subjects all = before;
    all.insert(after.begin(), after.end());
    for (const auto& [subject, unused] : all) {
      const auto old_value = before.find(subject);
      const auto new_value = after.find(subject);
      if (old_value == before.end()) {
        Add(fmt::format("{}-added", thing), subject, {}, new_value->second);
      } else if (new_value == after.end()) {
        Add(fmt::format("{}-removed", thing), subject, old_value->second, {});
      } else if (old_value->second != new_value->second) {
        Add(fmt::format("{}-changed", thing), subject, old_value->second, new_value->second);
      }
    }
  }

  std::vector<CalendarChange> Take() { return std::move(changes_); }

 private:
  std::vector<CalendarChange> changes_;
};

Subjects DaysOf(const std::string& prefix, const std::vector<Date>& dates) {
  Subjects subjects;
  for (const Date date : dates) subjects.emplace(prefix + ToString(date), ToString(date));
  return subjects;
}

Subjects HalfDaysOf(const std::string& prefix, const std::vector<HalfDay>& half_days) {
  Subjects subjects;
  for (const HalfDay& half_day : half_days) {
    subjects.emplace(prefix + ToString(half_day.date), ToString(half_day.ends));
  }
  return subjects;
}

std::string WholeOf(const SchoolYear& year) {
  return WriteSpan({year.autumn.first, year.spring.last}, std::nullopt);
}

void CompareYear(const SchoolYear& before, const SchoolYear& after, Comparison& comparison) {
  const std::string prefix = SchoolYearName(after.start_year) + " ";
  const auto terms = [&](const SchoolYear& year) {
    return Subjects{{prefix + "autumn", WriteSpan(year.autumn, std::nullopt)},
                    {prefix + "spring", WriteSpan(year.spring, std::nullopt)}};
  };
  const auto breaks = [&](const SchoolYear& year) {
    Subjects subjects;
    for (const Break& school_break : year.breaks) {
      subjects.emplace(prefix + school_break.name, WriteSpan(school_break.span, std::nullopt));
    }
    return subjects;
  };
  comparison.AddAll("term", terms(before), terms(after));
  comparison.AddAll("break", breaks(before), breaks(after));
  comparison.AddAll("day-off", DaysOf({}, before.days_off), DaysOf({}, after.days_off));
  comparison.AddAll("staff-day", DaysOf({}, before.staff_days), DaysOf({}, after.staff_days));
}

void CompareYears(const Calendar& before, const Calendar& after, Comparison& comparison) {
  std::vector<int> years;
  for (const SchoolYear& year : before.content().school_years) years.push_back(year.start_year);
  for (const SchoolYear& year : after.content().school_years) years.push_back(year.start_year);
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  for (const int start_year : years) {
    const SchoolYear* old_year = before.FindSchoolYear(start_year);
    const SchoolYear* new_year = after.FindSchoolYear(start_year);
    if (old_year == nullptr) {
      comparison.Add("school-year-added", SchoolYearName(start_year), {}, WholeOf(*new_year));
    } else if (new_year == nullptr) {
      comparison.Add("school-year-removed", SchoolYearName(start_year), WholeOf(*old_year), {});
    } else {
      CompareYear(*old_year, *new_year, comparison);
    }
  }
}

void CompareUnits(const Calendar::Content& before, const Calendar::Content& after,
                  Comparison& comparison) {
  std::map<std::string, std::pair<UnitException, UnitException>> units;
  for (const UnitException& unit : before.unit_exceptions) units[unit.unit].first = unit;
  for (const UnitException& unit : after.unit_exceptions) units[unit.unit].second = unit;
  for (const auto& [unit, versions] : units) {
    const auto& [old_unit, new_unit] = versions;
    const std::string prefix = "unit " + unit + " ";
    comparison.AddAll("closed-day", DaysOf(prefix, old_unit.closed),
                      DaysOf(prefix, new_unit.closed));
    comparison.AddAll("staff-day", DaysOf(prefix, old_unit.staff_days),
                      DaysOf(prefix, new_unit.staff_days));
    comparison.AddAll("day-off", DaysOf(prefix, old_unit.days_off),
                      DaysOf(prefix, new_unit.days_off));
    comparison.AddAll("half-day", HalfDaysOf(prefix, old_unit.half_days),
                      HalfDaysOf(prefix, new_unit.half_days));
  }
}

std::string ValueOf(const TableEntry& entry) {
  std::string value = ToString(entry.date);
  if (entry.time) value += " " + ToString(*entry.time);
  if (entry.reserve) value += " reserve";
  if (entry.cancelled) value += " cancelled";
  if (!entry.note.empty()) value += " (" + entry.note + ")";
  return value;
}

std::string SubjectOf(const DateTable& table, const TableEntry& entry) {
  if (entry.key.empty()) return fmt::format("{} {}", table.name, ToString(entry.date));
  return table.name + "/" + entry.key;
}

// What makes two entries versions of one: the key and läsår, or the date of one without a key.
std::pair<std::string, int> IdentityOf(const TableEntry& entry) {
  if (entry.key.empty()) return {{}, static_cast<int>(entry.date.time_since_epoch().count())};
  return {text::FoldCase(entry.key), SchoolYearOf(entry.date)};
}

void CompareTable(const DateTable& before, const DateTable& after, Comparison& comparison) {
  std::map<std::pair<std::string, int>,
           std::pair<std::vector<const TableEntry*>, std::vector<const TableEntry*>>>
      entries;
  const auto listed = [](const DateTable& table, const TableEntry& entry) {
    return std::find(table.entries.begin(), table.entries.end(), entry) != table.entries.end();
  };
  for (const TableEntry& entry : before.entries) {
    if (!listed(after, entry)) entries[IdentityOf(entry)].first.push_back(&entry);
  }
  for (const TableEntry& entry : after.entries) {
    if (!listed(before, entry)) entries[IdentityOf(entry)].second.push_back(&entry);
  }
  for (const auto& [identity, versions] : entries) {
    const auto& [old_entries, new_entries] = versions;
    const std::size_t both = std::min(old_entries.size(), new_entries.size());
    for (std::size_t i = 0; i < both; ++i) {
      comparison.Add("entry-changed", SubjectOf(after, *new_entries[i]), ValueOf(*old_entries[i]),
                     ValueOf(*new_entries[i]));
    }
    for (std::size_t i = both; i < old_entries.size(); ++i) {
      comparison.Add("entry-removed", SubjectOf(before, *old_entries[i]), ValueOf(*old_entries[i]),
                     {});
    }
    for (std::size_t i = both; i < new_entries.size(); ++i) {
      comparison.Add("entry-added", SubjectOf(after, *new_entries[i]), {},
                     ValueOf(*new_entries[i]));
    }
  }
}

void CompareTables(const Calendar& before, const Calendar& after, Comparison& comparison) {
  const auto size_of = [](const DateTable& table) {
    return fmt::format("{} entries", table.entries.size());
  };
  for (const DateTable& table : before.content().tables) {
    const DateTable* new_table = after.FindTable(table.name);
    if (new_table == nullptr) {
      comparison.Add("table-removed", table.name, size_of(table), {});
    } else {
      CompareTable(table, *new_table, comparison);
    }
  }
  for (const DateTable& table : after.content().tables) {
    if (before.FindTable(table.name) != nullptr) continue;
    comparison.Add("table-added", table.name, {}, size_of(table));
  }
}

}  // namespace

std::vector<CalendarChange> Compare(const Calendar::Content& before,
                                    const Calendar::Content& after) {
  const Calendar old_calendar(before);
  const Calendar new_calendar(after);
  const Calendar::Content& old_content = old_calendar.content();
  const Calendar::Content& new_content = new_calendar.content();
  Comparison comparison;
  CompareYears(old_calendar, new_calendar, comparison);
  comparison.AddAll("closed-day", DaysOf({}, old_content.closed_days),
                    DaysOf({}, new_content.closed_days));
  comparison.AddAll("half-day", HalfDaysOf({}, old_content.half_days),
                    HalfDaysOf({}, new_content.half_days));
  if (old_content.quiet_months != new_content.quiet_months) {
    comparison.Add("quiet-months-changed", {},
                   fmt::format("{}", fmt::join(old_content.quiet_months, ", ")),
                   fmt::format("{}", fmt::join(new_content.quiet_months, ", ")));
  }
  CompareUnits(old_content, new_content, comparison);
  CompareTables(old_calendar, new_calendar, comparison);
  return comparison.Take();
}

}  // namespace hjul::calendar
