#include "fmt/format.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/calendar/day_text.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::calendar {
namespace {

using text::QuoteYaml;

constexpr std::size_t kLineMax = 100;
constexpr int kSpanDaysMin = 3;  // Shorter runs are easier to read as single dates.

// Days in a row as spans, so that a closed July is one line and not thirty.
std::vector<std::string> Runs(const std::vector<Date>& dates) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < dates.size();) {
    std::size_t next = i + 1;
    while (next < dates.size() && dates[next] == dates[next - 1] + days{1}) ++next;
    const DateSpan run{dates[i], dates[next - 1]};
    if (run.Days() >= kSpanDaysMin) {
      runs.push_back(WriteSpan(run, std::nullopt));
      i = next;
    } else {
      runs.push_back(ToString(dates[i]));
      ++i;
    }
  }
  return runs;
}

// "key: [a, b, c]", broken into lines below the first element.
void AppendList(std::string_view indent, std::string_view key,
                const std::vector<std::string>& elements, std::string& out) {
  std::string line = fmt::format("{}{}: [", indent, key);
  const std::string next_line = fmt::format("{:{}}", "", line.size());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::string element = elements[i] + (i + 1 < elements.size() ? ", " : "]");
    if (i > 0 && line.size() + element.size() > kLineMax) {
      line.pop_back();  // The space after the comma.
      out += line + "\n";
      line = next_line;
    }
    line += element;
  }
  out += line + (elements.empty() ? "]\n" : "\n");
}

void AppendDays(std::string_view indent, std::string_view key, const std::vector<Date>& dates,
                std::string& out) {
  if (!dates.empty()) AppendList(indent, key, Runs(dates), out);
}

void AppendHalfDays(std::string_view indent, const std::vector<HalfDay>& half_days,
                    std::string& out) {
  if (half_days.empty()) return;
  out += fmt::format("{}half_days:\n", indent);
  for (const HalfDay& half_day : half_days) {
    out += fmt::format("{}  - {{date: {}, ends: \"{}\"}}\n", indent, ToString(half_day.date),
                       ToString(half_day.ends));
  }
}

void Append(const SchoolYear& year, std::string& out) {
  out += fmt::format("  - year: {}\n", SchoolYearName(year.start_year));
  out += fmt::format("    autumn: {}\n", WriteSpan(year.autumn, std::nullopt));
  out += fmt::format("    spring: {}\n", WriteSpan(year.spring, std::nullopt));
  if (!year.breaks.empty()) out += "    breaks:\n";
  for (const Break& school_break : year.breaks) {
    out += fmt::format("      - {{name: {}, days: {}}}\n", QuoteYaml(school_break.name),
                       WriteSpan(school_break.span, year.start_year));
  }
  AppendDays("    ", "days_off", year.days_off, out);
  AppendDays("    ", "staff_days", year.staff_days, out);
}

void Append(const UnitException& unit, std::string& out) {
  out += fmt::format("  - unit: {}\n", QuoteYaml(unit.unit));
  AppendDays("    ", "closed", unit.closed, out);
  AppendDays("    ", "staff_days", unit.staff_days, out);
  AppendDays("    ", "days_off", unit.days_off, out);
  AppendHalfDays("    ", unit.half_days, out);
}

void Append(const DateTable& table, std::string& out) {
  out += fmt::format("  - name: {}\n", QuoteYaml(table.name));
  if (!table.entries.empty()) out += "    entries:\n";
  for (const TableEntry& entry : table.entries) {
    out += "      - {";
    if (!entry.key.empty()) out += fmt::format("key: {}, ", QuoteYaml(entry.key));
    out += fmt::format("date: {}", ToString(entry.date));
    if (entry.time) out += fmt::format(", time: \"{}\"", ToString(*entry.time));
    if (entry.reserve) out += ", reserve: true";
    if (entry.cancelled) out += ", cancelled: true";
    if (!entry.note.empty()) out += fmt::format(", note: {}", QuoteYaml(entry.note));
    out += "}\n";
  }
}

}  // namespace

std::string PrintCalendar(const CalendarText& calendar) {
  const Calendar ordered(calendar.content);
  const Calendar::Content& content = ordered.content();
  std::string out;
  if (!calendar.name.empty()) out += fmt::format("calendar: {}\n", QuoteYaml(calendar.name));
  if (!content.school_years.empty()) out += "school_years:\n";
  for (const SchoolYear& year : content.school_years) Append(year, out);
  AppendDays("", "closed_days", content.closed_days, out);
  AppendHalfDays("", content.half_days, out);
  std::vector<std::string> months;
  for (const unsigned month : content.quiet_months) months.push_back(fmt::format("{}", month));
  AppendList("", "quiet_months", months, out);
  if (!content.unit_exceptions.empty()) out += "units:\n";
  for (const UnitException& unit : content.unit_exceptions) Append(unit, out);
  if (!content.tables.empty()) out += "tables:\n";
  for (const DateTable& table : content.tables) Append(table, out);
  return out;
}

}  // namespace hjul::calendar
