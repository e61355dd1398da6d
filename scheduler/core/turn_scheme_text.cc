#include "scheduler/core/turn_scheme_text.h"

#include <array>
#include <charconv>
#include <optional>

#include "fmt/format.h"
#include "scheduler/core/yaml_lines.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using calendar::Language;
using text::YamlNode;

constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> kSwedishMonths = {
    "januari", "februari", "mars",      "april",   "maj",      "juni",
    "juli",    "augusti",  "september", "oktober", "november", "december"};

constexpr int kLengthMonthsMax = 120;
constexpr int kEveryYearsMax = 10;
constexpr int kNameOffsetMax = 10;

// "26 months" -> {26, "months"}.
struct Measure {
  int count = 0;
  std::string unit;
};
std::optional<Measure> ParseMeasure(const std::string& text) {
  Measure measure;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, measure.count);
  if (fault != std::errc() || stop == end || *stop != ' ') return std::nullopt;
  measure.unit = text::FoldCase(text.substr(static_cast<std::size_t>(stop - text.data()) + 1));
  return measure;
}

std::optional<unsigned> ParseMonth(const std::string& word) {
  for (unsigned month = 0; month < 12; ++month) {
    if (word == kEnglishMonths[month] || word == kSwedishMonths[month]) return month + 1;
  }
  return std::nullopt;
}

void ReadStart(const YamlNode& node, FieldReader& fields, TurnScheme& scheme) {
  const std::optional<std::string> text = node.String(fields.diagnostics());
  if (!text) return;
  const std::optional<Measure> parts = ParseMeasure(*text);
  const std::optional<unsigned> month = parts ? ParseMonth(parts->unit) : std::nullopt;
  // A year without 29 February must have the day, too.
  const bool real =
      month && parts->count >= 1 &&
      parts->count <= static_cast<int>(calendar::DayOf(calendar::LastDayOfMonth(2001, *month)));
  if (!real) {
    fields.Error("turn", node, fmt::format("'{}' is no day of every year", text::Clip(*text, 40)),
                 "write a day and a month, as '1 july'");
    return;
  }
  scheme.start_month = *month;
  scheme.start_day = static_cast<unsigned>(parts->count);
}

// Months, or years when `years_only`.
int ReadMeasure(const YamlNode& node, bool years_only, int max, int otherwise,
                FieldReader& fields) {
  const std::optional<std::string> text = node.String(fields.diagnostics());
  if (!text) return otherwise;
  const std::optional<Measure> measure = ParseMeasure(*text);
  const std::string unit = measure ? measure->unit : std::string();
  const bool years = unit == "year" || unit == "years" || unit == "år";
  const bool months = unit == "month" || unit == "months" || unit == "månad" || unit == "månader";
  int factor = 0;
  if (years) factor = years_only ? 1 : 12;
  if (months && !years_only) factor = 1;
  if (factor == 0 || measure->count < 1 || measure->count > max / factor) {
    fields.Error("turn", node,
                 fmt::format("'{}' is no number of {}", text::Clip(*text, 40),
                             years_only ? "years" : "months"),
                 fmt::format("write '{}', at most {}", years_only ? "2 years" : "26 months", max));
    return otherwise;
  }
  return measure->count * factor;
}

int ReadOffset(const YamlNode& node, FieldReader& fields) {
  const std::optional<std::string> text = node.String(fields.diagnostics());
  if (!text) return 0;
  const std::string digits = text->starts_with('+') ? text->substr(1) : *text;
  int offset = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, offset);
  if (fault != std::errc() || stop != end || offset < -kNameOffsetMax || offset > kNameOffsetMax) {
    fields.Error("turn", node, fmt::format("'{}' is no number of years", text::Clip(*text, 40)),
                 "write '+2' when the turn that starts in 2026 is named 2028");
    return 0;
  }
  return offset;
}

}  // namespace

TurnScheme ReadTurnScheme(const YamlNode& node, FieldReader& fields) {
  TurnScheme scheme;
  if (!node.IsMap()) {
    static constexpr std::array kWords{
        Word<TurnScheme::Kind>{"school_year", TurnScheme::Kind::kSchoolYear},
        Word<TurnScheme::Kind>{"calendar_year", TurnScheme::Kind::kCalendarYear}};
    scheme.kind = fields.OneOf(node, kWords).value_or(scheme.kind);
    if (scheme.kind == TurnScheme::Kind::kCalendarYear) scheme.start_month = 1;
    return scheme;
  }
  static const std::vector<std::string> keys = {"starts", "length", "every", "base", "named"};
  fields.IsMapOf(node, keys);
  scheme.kind = TurnScheme::Kind::kOwnStart;
  if (!node["starts"].exists()) {
    fields.Error("missing-key", node, "'turn' has no 'starts'", "add 'starts: 1 july'");
  }
  ReadStart(node["starts"], fields, scheme);
  scheme.length_months = ReadMeasure(node["length"], false, kLengthMonthsMax, 12, fields);
  scheme.every_years = ReadMeasure(node["every"], true, kEveryYearsMax, 1, fields);
  scheme.base_year = node["base"]
                         .Integer(calendar::kYearMin, calendar::kYearMax, fields.diagnostics())
                         .value_or(scheme.base_year);
  scheme.name_offset = ReadOffset(node["named"], fields);
  return scheme;
}

std::string Print(const TurnScheme& scheme, Language language) {
  if (scheme.kind == TurnScheme::Kind::kSchoolYear) return "school_year";
  if (scheme.kind == TurnScheme::Kind::kCalendarYear) return "calendar_year";
  const bool english = language == Language::kEnglish;
  const std::size_t month = (scheme.start_month + 11) % 12;
  FlowMap map;
  map.Add("starts", fmt::format("{} {}", scheme.start_day,
                                english ? kEnglishMonths[month] : kSwedishMonths[month]));
  const bool whole_years = scheme.length_months % 12 == 0;
  const auto years = [&](int count) {
    if (!english) return fmt::format("{} år", count);
    return fmt::format("{} year{}", count, count == 1 ? "" : "s");
  };
  const auto months = [&](int count) {
    if (!english) return fmt::format("{} månad{}", count, count == 1 ? "" : "er");
    return fmt::format("{} month{}", count, count == 1 ? "" : "s");
  };
  if (scheme.length_months != TurnScheme().length_months) {
    map.Add("length",
            whole_years ? years(scheme.length_months / 12) : months(scheme.length_months));
  }
  if (scheme.every_years != 1) map.Add("every", years(scheme.every_years));
  if (scheme.base_year != TurnScheme().base_year) {
    map.Add("base", fmt::format("{}", scheme.base_year));
  }
  if (scheme.name_offset != 0) map.Add("named", fmt::format("{:+}", scheme.name_offset));
  return map.Text();
}

}  // namespace hjul::core
