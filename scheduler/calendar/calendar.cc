#include "scheduler/calendar/calendar.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

// The longest summer between two known läsår; a longer silence means that a läsår is missing.
constexpr int kUnknownDaysMax = 120;

void SortDays(std::vector<Date>& dates) {
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
}

bool Holds(const std::vector<Date>& sorted, Date date) {
  return std::binary_search(sorted.begin(), sorted.end(), date);
}

void AddAll(const std::vector<Date>& from, std::vector<Date>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

void Order(SchoolYear& year) {
  std::stable_sort(year.breaks.begin(), year.breaks.end(),
                   [](const Break& a, const Break& b) { return a.span.first < b.span.first; });
  SortDays(year.days_off);
  SortDays(year.staff_days);
}

// Of two half days on one date the later in the list stays, so exceptions can be appended.
void Order(std::vector<HalfDay>& half_days) {
  std::stable_sort(half_days.begin(), half_days.end(),
                   [](const HalfDay& a, const HalfDay& b) { return a.date < b.date; });
  const auto keep_later = [](const HalfDay& a, const HalfDay& b) { return a.date == b.date; };
  const auto rest = std::unique(half_days.rbegin(), half_days.rend(), keep_later);
  half_days.erase(half_days.begin(), rest.base());
}

void Order(Calendar::Content& content) {
  std::stable_sort(
      content.school_years.begin(), content.school_years.end(),
      [](const SchoolYear& a, const SchoolYear& b) { return a.start_year < b.start_year; });
  for (SchoolYear& year : content.school_years) Order(year);
  SortDays(content.closed_days);
  Order(content.half_days);
  for (DateTable& table : content.tables) {
    std::stable_sort(table.entries.begin(), table.entries.end(),
                     [](const TableEntry& a, const TableEntry& b) {
                       return std::pair(a.date, a.time) < std::pair(b.date, b.time);
                     });
  }
  for (UnitException& unit : content.unit_exceptions) {
    SortDays(unit.closed);
    SortDays(unit.staff_days);
    SortDays(unit.days_off);
    Order(unit.half_days);
  }
  std::sort(content.quiet_months.begin(), content.quiet_months.end());
  content.quiet_months.erase(std::unique(content.quiet_months.begin(), content.quiet_months.end()),
                             content.quiet_months.end());
}

// Gives each of the unit's days to the läsår it falls in, replacing or adding as the header says.
void Merge(const UnitException& unit, Calendar::Content& content) {
  AddAll(unit.closed, content.closed_days);
  content.half_days.insert(content.half_days.end(), unit.half_days.begin(), unit.half_days.end());
  for (SchoolYear& year : content.school_years) {
    const auto in_year = [&](Date date) { return SchoolYearOf(date) == year.start_year; };
    std::copy_if(unit.days_off.begin(), unit.days_off.end(), std::back_inserter(year.days_off),
                 in_year);
    if (std::none_of(unit.staff_days.begin(), unit.staff_days.end(), in_year)) continue;
    year.staff_days.clear();
    std::copy_if(unit.staff_days.begin(), unit.staff_days.end(),
                 std::back_inserter(year.staff_days), in_year);
  }
}

}  // namespace

std::string SchoolYearName(int start_year) {
  return fmt::format("{}/{:02}", start_year, (start_year + 1) % 100);
}

std::optional<int> ParseSchoolYearName(std::string_view name) {
  if (name.size() != 7 || name[4] != '/') return std::nullopt;
  int start_year = 0;
  for (const char c : name.substr(0, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    start_year = start_year * 10 + (c - '0');
  }
  if (start_year < kYearMin || start_year >= kYearMax) return std::nullopt;
  if (name != SchoolYearName(start_year)) return std::nullopt;
  return start_year;
}

int SchoolYearOf(Date date) { return MonthOf(date) >= 7 ? YearOf(date) : YearOf(date) - 1; }

// The content in order, and the ways into it that are asked for often.
struct Calendar::State {
  struct Placed {
    const DateTable* table;
    const TableEntry* entry;
    std::string key;  // In folded case.
  };

  explicit State(Content given) : content(std::move(given)) {
    Order(content);
    for (const DateTable& table : content.tables) {
      for (const TableEntry& entry : table.entries) {
        by_date.push_back({&table, &entry, {}});
        if (!entry.key.empty()) by_key.push_back({&table, &entry, text::FoldCase(entry.key)});
      }
    }
    std::stable_sort(by_date.begin(), by_date.end(), [](const Placed& a, const Placed& b) {
      return a.entry->date < b.entry->date;
    });
    std::stable_sort(by_key.begin(), by_key.end(), [](const Placed& a, const Placed& b) {
      return std::pair(std::string_view(a.key), a.entry->date) <
             std::pair(std::string_view(b.key), b.entry->date);
    });
  }
  State(const State&) = delete;  // The indexes point into `content`.
  State& operator=(const State&) = delete;

  // The läsår whose days, from the first of autumn to the last of spring, hold `date`.
  const SchoolYear* YearWith(Date date) const {
    for (const SchoolYear& year : content.school_years) {
      if (year.autumn.first <= date && date <= year.spring.last) return &year;
    }
    return nullptr;
  }

  Content content;
  std::vector<Placed> by_date;
  std::vector<Placed> by_key;
};

Calendar::Calendar() : Calendar(Content{}) {}

Calendar::Calendar(Content content) : state_(std::make_shared<State>(std::move(content))) {}

const Calendar::Content& Calendar::content() const { return state_->content; }

Calendar Calendar::ForUnit(std::string_view unit) const {
  const std::vector<UnitException>& exceptions = state_->content.unit_exceptions;
  const auto concerns = [&](const UnitException& exception) { return exception.unit == unit; };
  if (std::none_of(exceptions.begin(), exceptions.end(), concerns)) return *this;
  Content merged = state_->content;
  merged.unit_exceptions.clear();
  for (const UnitException& exception : exceptions) {
    if (concerns(exception)) Merge(exception, merged);
  }
  return Calendar(std::move(merged));
}

DayKind Calendar::KindOf(Date date) const {
  if (IsStatutoryDayOff(date)) return DayKind::kDayOff;
  if (Holds(state_->content.closed_days, date)) return DayKind::kClosedDay;
  for (const SchoolYear& year : state_->content.school_years) {
    if (Holds(year.staff_days, date)) return DayKind::kStaffDay;
  }
  const SchoolYear* year = state_->YearWith(date);
  if (year == nullptr) return DayKind::kWorkingDay;
  const bool in_term = year->autumn.Contains(date) || year->spring.Contains(date);
  const bool in_break = std::any_of(year->breaks.begin(), year->breaks.end(),
                                    [&](const Break& b) { return b.span.Contains(date); });
  if (!in_term || in_break || Holds(year->days_off, date)) return DayKind::kBreakDay;
  return DayKind::kSchoolDay;
}

std::vector<DayLabel> Calendar::LabelsOn(Date date) const {
  using Kind = DayLabel::Kind;
  const Content& content = state_->content;
  std::vector<DayLabel> labels;
  for (const HolidayName name : HolidaysOn(date)) {
    labels.push_back({Kind::kHoliday, std::string(CodeOf(name))});
  }
  if (Holds(content.closed_days, date)) labels.push_back({Kind::kClosed, "closed"});
  if (const std::optional<HalfDay> half_day = HalfDayOn(date)) {
    labels.push_back({Kind::kHalfDay, ToString(half_day->ends)});
  }
  for (const SchoolYear& year : content.school_years) {
    if (year.autumn.Contains(date)) {
      labels.push_back({Kind::kTerm, "autumn " + SchoolYearName(year.start_year)});
    }
    if (year.spring.Contains(date)) {
      labels.push_back({Kind::kTerm, "spring " + SchoolYearName(year.start_year)});
    }
    for (const Break& school_break : year.breaks) {
      if (school_break.span.Contains(date)) labels.push_back({Kind::kBreak, school_break.name});
    }
    if (year.autumn.last < date && date < year.spring.first) {
      labels.push_back({Kind::kBreak, "jullov"});
    }
    if (Holds(year.days_off, date)) labels.push_back({Kind::kBreak, "lovdag"});
    if (Holds(year.staff_days, date)) labels.push_back({Kind::kStaffDay, "studiedag"});
  }
  const auto before = [](const State::Placed& placed, Date day) {
    return placed.entry->date < day;
  };
  auto placed = std::lower_bound(state_->by_date.begin(), state_->by_date.end(), date, before);
  for (; placed != state_->by_date.end() && placed->entry->date == date; ++placed) {
    const std::string& key = placed->entry->key;
    labels.push_back(
        {Kind::kTable, key.empty() ? placed->table->name : placed->table->name + "/" + key});
  }
  return labels;
}

bool Calendar::IsWorkingDay(Date date) const {
  return !IsStatutoryDayOff(date) && !Holds(state_->content.closed_days, date);
}

bool Calendar::IsSchoolDay(Date date) const { return KindOf(date) == DayKind::kSchoolDay; }

bool Calendar::IsQuiet(Date date) const {
  const std::vector<unsigned>& months = state_->content.quiet_months;
  return std::binary_search(months.begin(), months.end(), MonthOf(date)) || !IsWorkingDay(date);
}

std::optional<HalfDay> Calendar::HalfDayOn(Date date) const {
  const std::vector<HalfDay>& half_days = state_->content.half_days;
  const auto before = [](const HalfDay& half_day, Date day) { return half_day.date < day; };
  const auto found = std::lower_bound(half_days.begin(), half_days.end(), date, before);
  if (found == half_days.end() || found->date != date) return std::nullopt;
  return *found;
}

// The loops below end: closed days are a finite list, and beyond them every week has working days.
Date Calendar::NextWorkingDay(Date date) const {
  while (!IsWorkingDay(date)) date += days{1};
  return date;
}

Date Calendar::PreviousWorkingDay(Date date) const {
  while (!IsWorkingDay(date)) date -= days{1};
  return date;
}

Date Calendar::AddWorkingDays(Date date, int n) const {
  const days step{n < 0 ? -1 : 1};
  int left = std::abs(std::clamp(n, -kCountedDaysMax, kCountedDaysMax));
  while (left > 0) {
    date += step;
    if (IsWorkingDay(date)) --left;
  }
  return date;
}

std::optional<Date> Calendar::AddSchoolDays(Date date, int n) const {
  const days step{n < 0 ? -1 : 1};
  int left = std::abs(std::clamp(n, -kCountedDaysMax, kCountedDaysMax));
  int unknown = 0;
  while (left > 0) {
    date += step;
    unknown = state_->YearWith(date) == nullptr ? unknown + 1 : 0;
    if (unknown > kUnknownDaysMax) return std::nullopt;
    if (IsSchoolDay(date)) --left;
  }
  return date;
}

int Calendar::WorkingDaysBetween(Date first, Date last) const {
  int count = 0;
  for (Date date = first; date <= last; date += days{1}) count += IsWorkingDay(date) ? 1 : 0;
  return count;
}

int Calendar::SchoolDaysIn(DateSpan span) const {
  int count = 0;
  for (const SchoolYear& year : state_->content.school_years) {
    const Date last = std::min(span.last, year.spring.last);
    for (Date date = std::max(span.first, year.autumn.first); date <= last; date += days{1}) {
      if (state_->YearWith(date) == &year && IsSchoolDay(date)) ++count;
    }
  }
  return count;
}

const SchoolYear* Calendar::FindSchoolYear(int start_year) const {
  const std::vector<SchoolYear>& years = state_->content.school_years;
  const auto before = [](const SchoolYear& year, int wanted) { return year.start_year < wanted; };
  const auto found = std::lower_bound(years.begin(), years.end(), start_year, before);
  return found != years.end() && found->start_year == start_year ? &*found : nullptr;
}

const DateTable* Calendar::FindTable(std::string_view name) const {
  const std::string wanted = text::FoldCase(name);
  for (const DateTable& table : state_->content.tables) {
    if (text::FoldCase(table.name) == wanted) return &table;
  }
  return nullptr;
}

const TableEntry* Calendar::FindEntry(std::string_view key, Date from) const {
  const std::string wanted = text::FoldCase(key);
  const auto before = [&](const State::Placed& placed, const std::string& folded) {
    return std::pair(std::string_view(placed.key), placed.entry->date) <
           std::pair(std::string_view(folded), from);
  };
  const auto end = state_->by_key.end();
  const auto nearest = std::lower_bound(state_->by_key.begin(), end, wanted, before);
  if (nearest == end || nearest->key != wanted) return nullptr;
  const int start_year = SchoolYearOf(nearest->entry->date);
  for (auto placed = nearest; placed != end && placed->key == wanted; ++placed) {
    const TableEntry& entry = *placed->entry;
    if (SchoolYearOf(entry.date) != start_year) break;
    if (!entry.cancelled && !entry.reserve) return &entry;
  }
  return nearest->entry;
}

}  // namespace hjul::calendar
