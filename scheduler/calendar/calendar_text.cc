#include "scheduler/calendar/calendar_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/calendar/day_text.h"
#include "scheduler/calendar/frame_text.h"
#include "scheduler/text/utf8.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::calendar {
namespace {

using text::YamlNode;

// Reads one document. Each function reads one kind of thing and goes on after a fault, so that a
// person sees all of them at once.
class CalendarReader {
 public:
  explicit CalendarReader(text::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::optional<CalendarText> Read(const YamlNode& root) {
    root.ExpectKeys(
        {"calendar", "school_years", "closed_days", "half_days", "quiet_months", "units", "tables"},
        diagnostics_);
    Calendar::Content& content = result_.content;
    result_.name = root["calendar"].String(diagnostics_).value_or("");
    for (const YamlNode& node : root["school_years"].Items()) ReadSchoolYear(node);
    content.closed_days = ReadDays(root["closed_days"], std::nullopt);
    content.half_days = ReadHalfDays(root["half_days"]);
    ReadQuietMonths(root["quiet_months"]);
    for (const YamlNode& node : root["units"].Items()) ReadUnit(node);
    for (const YamlNode& node : root["tables"].Items()) ReadTable(node);
    if (diagnostics_.HasErrors()) return std::nullopt;
    result_.content = Calendar(std::move(result_.content)).content();
    WarnOutsideFrame(result_.content, {.years = years_, .units = units_}, diagnostics_);
    return std::move(result_);
  }

 private:
  void Error(const YamlNode& at, std::string code, std::string message, std::string suggestion) {
    diagnostics_.Error(std::move(code), at.at(), at.path(), std::move(message),
                       std::move(suggestion));
  }
  void Error(const YamlNode& at, const DayFault& fault) {
    Error(at, fault.code, fault.message, fault.suggestion);
  }

  // The value under `key`, or nullopt with an error when it is missing.
  std::optional<std::string> Required(const YamlNode& map, std::string_view key,
                                      std::string suggestion) {
    if (!map.IsMap()) return std::nullopt;  // ExpectKeys has said so.
    const YamlNode value = map[key];
    if (value.exists()) {
      std::optional<std::string> string = value.String(diagnostics_);
      if (string && string->empty()) {
        Error(value, "missing-value", fmt::format("'{}' is empty", key), std::move(suggestion));
        return std::nullopt;
      }
      return string;
    }
    Error(map, "missing-key", fmt::format("'{}' is missing", key), std::move(suggestion));
    return std::nullopt;
  }

  std::optional<Date> ReadDateOf(const YamlNode& map) {
    const auto string = Required(map, "date", "add 'date: 2027-03-30'");
    if (!string) return std::nullopt;
    const auto date = calendar::ReadDate(*string);
    if (const Date* found = std::get_if<Date>(&date)) return *found;
    Error(map["date"], std::get<DayFault>(date));
    return std::nullopt;
  }

  std::optional<DateSpan> ReadSpanOf(const YamlNode& map, std::string_view key,
                                     std::optional<int> school_year) {
    const auto string = Required(map, key, fmt::format("add '{}: 2027-03-30..2027-04-02'", key));
    if (!string) return std::nullopt;
    const auto span = ReadSpan(*string, school_year);
    if (const DateSpan* found = std::get_if<DateSpan>(&span)) return *found;
    Error(map[key], std::get<DayFault>(span));
    return std::nullopt;
  }

  // A list of dates and spans. A date that stands twice is an error.
  std::vector<Date> ReadDays(const YamlNode& list, std::optional<int> school_year) {
    std::set<Date> seen;
    for (const YamlNode& item : list.Items()) {
      const std::optional<std::string> string = item.String(diagnostics_);
      if (!string) continue;
      const auto read = ReadSpan(*string, school_year);
      if (const DayFault* fault = std::get_if<DayFault>(&read)) {
        Error(item, *fault);
        continue;
      }
      const DateSpan span = std::get<DateSpan>(read);
      if (seen.size() + static_cast<std::size_t>(span.Days()) > kListedDaysMax) {
        Error(item, "too-many-days",
              fmt::format("the list names more than {} days", kListedDaysMax),
              "check the years of the spans");
        break;
      }
      bool repeated = false;
      for (Date date = span.first; date <= span.last; date += days{1}) {
        repeated = !seen.insert(date).second || repeated;
      }
      if (repeated) {
        Error(item, "duplicate-date", fmt::format("{} is listed already", *string), "remove it");
      }
    }
    return {seen.begin(), seen.end()};
  }

  std::vector<HalfDay> ReadHalfDays(const YamlNode& list) {
    std::vector<HalfDay> half_days;
    std::set<Date> seen;
    for (const YamlNode& item : list.Items()) {
      item.ExpectKeys({"date", "ends"}, diagnostics_);
      const std::optional<Date> date = ReadDateOf(item);
      const auto string = Required(item, "ends", "add 'ends: \"12:00\"'");
      if (!date || !string) continue;
      const std::optional<TimeOfDay> ends = ParseTimeOfDay(*string);
      if (!ends || ends->minutes == 0 || *ends == kEndOfDay) {
        Error(item["ends"], "wrong-time",
              fmt::format("'{}' is no time at which a day ends early", text::Clip(*string, 20)),
              "write a time such as \"12:00\"");
      } else if (!seen.insert(*date).second) {
        Error(item, "duplicate-date", fmt::format("{} is a half day already", ToString(*date)),
              "keep one of them");
      } else {
        half_days.push_back({*date, *ends});
      }
    }
    return half_days;
  }

  void ReadQuietMonths(const YamlNode& list) {
    if (!list.exists()) return;
    std::set<unsigned> months;
    if (list.kind() == YamlNode::Kind::kNull) {
      Error(list, "missing-value", "'quiet_months' is empty",
            "write [] for no quiet month, or leave the key out for july");
    }
    for (const YamlNode& item : list.Items()) {
      const std::optional<int> month = item.Integer(1, 12, diagnostics_);
      if (month && !months.insert(static_cast<unsigned>(*month)).second) {
        Error(item, "duplicate-month", fmt::format("month {} is listed already", *month),
              "remove it");
      }
    }
    result_.content.quiet_months.assign(months.begin(), months.end());
  }

  void ReadSchoolYear(const YamlNode& node) {
    node.ExpectKeys({"year", "autumn", "spring", "breaks", "days_off", "staff_days"}, diagnostics_);
    const auto name = Required(node, "year", "add 'year: 2026/27'");
    if (!name) return;
    const std::optional<int> start_year = ParseSchoolYearName(*name);
    if (!start_year) {
      Error(node["year"], "wrong-school-year",
            fmt::format("'{}' is not a läsår of {}-{}", text::Clip(*name, 20), kYearMin, kYearMax),
            "write it as 2026/27");
      return;
    }
    const auto autumn = ReadSpanOf(node, "autumn", start_year);
    const auto spring = ReadSpanOf(node, "spring", start_year);
    SchoolYear year{.start_year = *start_year};
    year.days_off = ReadDays(node["days_off"], start_year);
    year.staff_days = ReadDays(node["staff_days"], start_year);
    if (!years_.emplace(*start_year, node).second) {
      Error(node["year"], "duplicate-school-year", fmt::format("läsår {} stands twice", *name),
            "keep one of them");
      return;
    }
    if (!autumn || !spring) return;
    year.autumn = *autumn;
    year.spring = *spring;
    if (!CheckTerms(node, year)) return;
    for (const YamlNode& item : node["breaks"].Items()) ReadBreak(item, year);
    CheckDays(node, year);
    result_.content.school_years.push_back(std::move(year));
  }

  // The terms in order, within their läsår, and apart from every other läsår.
  bool CheckTerms(const YamlNode& node, const SchoolYear& year) {
    const DateSpan frame = FrameOf(year.start_year);
    const auto inside = [&](DateSpan span) {
      return frame.Contains(span.first) && frame.Contains(span.last);
    };
    for (const char* key : {"autumn", "spring"}) {
      if (inside(key[0] == 'a' ? year.autumn : year.spring)) continue;
      Error(node[key], "outside-school-year",
            fmt::format("the {} term lies outside läsår {}", key, SchoolYearName(year.start_year)),
            fmt::format("the läsår may use {}..{}", ToString(frame.first), ToString(frame.last)));
      return false;
    }
    if (year.spring.first <= year.autumn.last) {
      Error(node["spring"], "overlap", "the spring term begins before the autumn term has ended",
            fmt::format("begin it after {}", ToString(year.autumn.last)));
      return false;
    }
    const DateSpan whole{year.autumn.first, year.spring.last};
    for (const SchoolYear& other : result_.content.school_years) {
      if (!whole.Overlaps({other.autumn.first, other.spring.last})) continue;
      Error(node, "overlap",
            fmt::format("läsår {} overlaps läsår {}", SchoolYearName(year.start_year),
                        SchoolYearName(other.start_year)),
            "move the first or the last day of one of them");
      return false;
    }
    return true;
  }

  static DateSpan FrameOf(int start_year) {
    return {MakeDate(start_year, 7, 1), MakeDate(start_year + 1, 7, 31)};
  }

  void ReadBreak(const YamlNode& node, SchoolYear& year) {
    node.ExpectKeys({"name", "days"}, diagnostics_);
    const auto name = Required(node, "name", "add 'name: höstlov'");
    const auto span = ReadSpanOf(node, "days", year.start_year);
    if (!name || !span) return;
    const auto within = [&](const DateSpan& term) {
      return term.Contains(span->first) && term.Contains(span->last);
    };
    if (text::FoldCase(*name) == "jullov") {
      Error(node["name"], "reserved-name", "'jullov' is the time between the terms, by itself",
            "remove this break, or give it another name");
      return;
    }
    if (!within(year.autumn) && !within(year.spring)) {
      Error(node["days"], "break-outside-terms",
            fmt::format("{} ({}..{}) does not lie within one term", *name, ToString(span->first),
                        ToString(span->last)),
            "the time between the terms needs no break");
      return;
    }
    for (const Break& other : year.breaks) {
      if (text::FoldCase(other.name) == text::FoldCase(*name)) {
        Error(node["name"], "duplicate-break", fmt::format("the break '{}' stands twice", *name),
              "give one of them another name");
        return;
      }
      if (other.span.Overlaps(*span)) {
        Error(node["days"], "overlap", fmt::format("{} overlaps {}", *name, other.name),
              "move one of them");
        return;
      }
    }
    year.breaks.push_back({*name, *span});
  }

  void CheckDays(const YamlNode& node, const SchoolYear& year) {
    const DateSpan frame = FrameOf(year.start_year);
    for (const Date date : year.staff_days) {
      if (!frame.Contains(date)) {
        Error(node["staff_days"], "outside-school-year",
              fmt::format("{} lies outside läsår {}", ToString(date),
                          SchoolYearName(year.start_year)),
              "check the year");
      } else if (std::binary_search(year.days_off.begin(), year.days_off.end(), date)) {
        Error(node["staff_days"], "overlap",
              fmt::format("{} is both a day off and a staff day", ToString(date)),
              "keep it in one of the lists");
      }
    }
    for (const Date date : year.days_off) {
      if (year.autumn.Contains(date) || year.spring.Contains(date)) continue;
      diagnostics_.Warning("day-off-outside-terms", node["days_off"].at(), node["days_off"].path(),
                           fmt::format("{} lies outside the terms", ToString(date)), "remove it");
    }
  }

  void ReadUnit(const YamlNode& node) {
    node.ExpectKeys({"unit", "closed", "staff_days", "days_off", "half_days"}, diagnostics_);
    const auto unit = Required(node, "unit", "add 'unit: <the unit's id>'");
    UnitException exception;
    exception.closed = ReadDays(node["closed"], std::nullopt);
    exception.staff_days = ReadDays(node["staff_days"], std::nullopt);
    exception.days_off = ReadDays(node["days_off"], std::nullopt);
    exception.half_days = ReadHalfDays(node["half_days"]);
    if (!unit) return;
    exception.unit = *unit;
    if (!units_.emplace(*unit, node).second) {
      Error(node["unit"], "duplicate-unit", fmt::format("the unit '{}' stands twice", *unit),
            "put its days together");
      return;
    }
    result_.content.unit_exceptions.push_back(std::move(exception));
  }

  void ReadTable(const YamlNode& node) {
    node.ExpectKeys({"name", "entries"}, diagnostics_);
    const auto name = Required(node, "name", "add 'name: np'");
    DateTable table{.name = name.value_or("")};
    std::set<std::pair<std::string, int>> live;  // Folded key and läsår of the ordinary entries.
    std::set<std::tuple<std::string, Date, std::optional<TimeOfDay>>> seen;
    for (const YamlNode& item : node["entries"].Items()) {
      const std::optional<TableEntry> entry = ReadEntry(item);
      if (!entry) continue;
      const std::string key = text::FoldCase(entry->key);
      if (!seen.emplace(key, entry->date, entry->time).second) {
        Error(item, "duplicate-entry", fmt::format("{} stands twice", ToString(entry->date)),
              "keep one of them");
        continue;
      }
      const bool ordinary = !key.empty() && !entry->reserve && !entry->cancelled;
      const int school_year = SchoolYearOf(entry->date);
      if (ordinary && !live.emplace(key, school_year).second) {
        Error(
            item["key"], "duplicate-entry",
            fmt::format("the key '{}' stands twice in {}", entry->key, SchoolYearName(school_year)),
            "mark one of them as reserve or cancelled, or give it another key");
        continue;
      }
      table.entries.push_back(*entry);
    }
    if (!name) return;
    if (!tables_.insert(text::FoldCase(*name)).second) {
      Error(node["name"], "duplicate-table", fmt::format("the table '{}' stands twice", *name),
            "put its entries together");
      return;
    }
    result_.content.tables.push_back(std::move(table));
  }

  std::optional<TableEntry> ReadEntry(const YamlNode& node) {
    node.ExpectKeys({"key", "date", "time", "reserve", "cancelled", "note"}, diagnostics_);
    const std::optional<Date> date = ReadDateOf(node);
    TableEntry entry;
    entry.key = node["key"].String(diagnostics_).value_or("");
    entry.reserve = node["reserve"].Boolean(diagnostics_).value_or(false);
    entry.cancelled = node["cancelled"].Boolean(diagnostics_).value_or(false);
    entry.note = node["note"].String(diagnostics_).value_or("");
    if (const auto string = node["time"].String(diagnostics_)) {
      entry.time = ParseTimeOfDay(*string);
      if (!entry.time) {
        Error(node["time"], "wrong-time",
              fmt::format("'{}' is not a time of day", text::Clip(*string, 20)),
              "write it as \"09:00\"");
      }
    }
    if (!date) return std::nullopt;
    entry.date = *date;
    return entry;
  }

  text::Diagnostics& diagnostics_;
  CalendarText result_;
  std::map<int, YamlNode> years_;  // Where each läsår and unit stands.
  std::map<std::string, YamlNode> units_;
  std::set<std::string> tables_;
};

}  // namespace

std::optional<CalendarText> ParseCalendar(std::string_view yaml, text::Diagnostics& diagnostics) {
  text::Diagnostics own;  // Errors of other texts in `diagnostics` are not this one's.
  const YamlNode root = text::ParseYaml(yaml, own);
  std::optional<CalendarText> result;
  if (root.exists()) result = CalendarReader(own).Read(root);
  diagnostics.Append(own);
  return result;
}

}  // namespace hjul::calendar
