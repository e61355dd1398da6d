#include "scheduler/core/recurrence_text.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "fmt/format.h"
#include "scheduler/core/wheel_limits.h"
#include "scheduler/core/yaml_lines.h"

namespace hjul::core {
namespace {

using text::YamlNode;

constexpr int kEveryYearsMax = 20;
constexpr int kCohortsMax = 20;
constexpr std::size_t kNamesMax = 24;
constexpr int kEvenBase = 2000;  // What "even years" and "odd years" stand for.

std::optional<int> AsNumber(std::string_view word) {
  int value = 0;
  const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (fault != std::errc() || stop != word.data() + word.size()) return std::nullopt;
  return value;
}

// once | each term | {each: month, months: [1, 3]} | {times: [första, andra]}
void ReadRepeat(const YamlNode& node, FieldReader& fields, Recurrence& recurrence) {
  if (!node.IsMap()) {
    const std::optional<std::string> text = node.String(fields.diagnostics());
    if (!text || *text == "once") return;
    std::vector<std::string> known = {"once"};
    for (const Word<Recurrence::Within>& word : kWithinWords) {
      known.push_back(fmt::format("each {}", word.first));
      if (*text == known.back()) {
        recurrence.within = word.second;
        return;
      }
    }
    fields.UnknownWord(node, *text, known);
    return;
  }
  static const std::vector<std::string> keys = {"each", "months", "times"};
  if (!fields.IsMapOf(node, keys)) return;
  if (node["each"].exists() == node["times"].exists()) {
    fields.Error("recurrence", node, "expected either 'each' or 'times'",
                 "write {each: month, months: [1, 3]} or {times: [första, andra]}");
    return;
  }
  if (node["each"].exists()) {
    recurrence.within = fields.OneOf(node["each"], kWithinWords).value_or(recurrence.within);
  } else {
    recurrence.within = Recurrence::Within::kNamed;
    for (const YamlNode& item : fields.ListOf(node["times"], kNamesMax)) {
      const OrdinalId name(fields.Id(item, "a repetition"));
      if (name.empty()) continue;
      const std::vector<OrdinalId>& names = recurrence.names;
      if (std::find(names.begin(), names.end(), name) != names.end()) {
        fields.Error("duplicate-element", item, fmt::format("'{}' stands twice", name.str()),
                     "keep one of them");
        continue;
      }
      recurrence.names.push_back(name);
    }
    if (recurrence.names.empty()) {
      fields.Error("recurrence", node, "'times' names no repetition",
                   "write {times: [första, andra]}");
    }
  }
  if (!node["months"].exists()) return;
  if (recurrence.within != Recurrence::Within::kMonth) {
    fields.Error("recurrence", node["months"], "'months' needs 'each: month'",
                 "write {each: month, months: [1, 3]}");
    return;
  }
  for (const YamlNode& item : fields.ListOf(node["months"], 12)) {
    const std::optional<int> month = item.Integer(1, 12, fields.diagnostics());
    if (month) recurrence.months.push_back(static_cast<unsigned>(*month));
  }
  std::sort(recurrence.months.begin(), recurrence.months.end());
  if (std::adjacent_find(recurrence.months.begin(), recurrence.months.end()) !=
      recurrence.months.end()) {
    fields.Error("duplicate-element", node["months"], "a month stands twice", "keep one of them");
  }
}

// "2 years from 2026", "even years", "odd years"
void ReadEvery(const YamlNode& node, FieldReader& fields, Recurrence& recurrence) {
  const std::optional<std::string> text = node.String(fields.diagnostics());
  if (!text) return;
  if (*text == "even years" || *text == "odd years") {
    recurrence.every_years = 2;
    recurrence.base_year = *text == "even years" ? kEvenBase : kEvenBase + 1;
    return;
  }
  std::istringstream stream(*text);
  std::string count;
  std::string years;
  std::string from;
  std::string base;
  std::string rest;
  stream >> count >> years >> from >> base >> rest;
  const std::optional<int> n = AsNumber(count);
  const std::optional<int> year = AsNumber(base);
  const bool well_formed = n && year && (years == "years" || years == "year") && from == "from" &&
                           rest.empty() && *n >= 1 && *n <= kEveryYearsMax &&
                           *year >= calendar::kYearMin && *year <= calendar::kYearMax;
  if (!well_formed) {
    fields.Error("recurrence", node, "expected a number of years and a first year",
                 fmt::format("write '2 years from 2026' (at most {}), 'even years' or 'odd years'",
                             kEveryYearsMax));
    return;
  }
  if (*n == 1) return;  // Every year, from whichever.
  recurrence.every_years = *n;
  recurrence.base_year = *year;
}

}  // namespace

Recurrence ReadRecurrence(const YamlNode& activity, FieldReader& fields) {
  Recurrence recurrence;
  if (activity["repeat"].exists()) ReadRepeat(activity["repeat"], fields, recurrence);
  if (activity["every"].exists()) ReadEvery(activity["every"], fields, recurrence);
  if (activity["cohort"].exists()) {
    recurrence.cohorts =
        activity["cohort"].Integer(1, kCohortsMax, fields.diagnostics()).value_or(1);
  }
  recurrence.election_year = ReadOnly(activity["only"], fields);
  return recurrence;
}

std::optional<bool> ReadOnly(const YamlNode& node, FieldReader& fields) {
  static constexpr std::array kWords{Word<bool>{"election year", true},
                                     Word<bool>{"not election year", false}};
  return node.exists() ? fields.OneOf(node, kWords) : std::nullopt;
}

std::string PrintRepeat(const Recurrence& recurrence) {
  switch (recurrence.within) {
    case Recurrence::Within::kOnce:
      return {};
    case Recurrence::Within::kNamed: {
      std::vector<std::string> names;
      for (const OrdinalId& name : recurrence.names) names.push_back(text::QuoteYaml(name.str()));
      return FlowMap().Add("times", FlowList(names)).Text();
    }
    default:
      break;
  }
  const std::string_view each = WordFor(kWithinWords, recurrence.within);
  if (recurrence.months.empty()) return fmt::format("each {}", each);
  std::vector<std::string> months;
  for (const unsigned month : recurrence.months) months.push_back(fmt::format("{}", month));
  return FlowMap().Add("each", std::string(each)).Add("months", FlowList(months)).Text();
}

std::string PrintEvery(const Recurrence& recurrence) {
  if (recurrence.every_years == 1) return {};
  if (recurrence.every_years == 2 && recurrence.base_year == kEvenBase) return "even years";
  if (recurrence.every_years == 2 && recurrence.base_year == kEvenBase + 1) return "odd years";
  return fmt::format("{} years from {}", recurrence.every_years, recurrence.base_year);
}

std::string PrintOnly(std::optional<bool> election_year) {
  if (!election_year) return {};
  return *election_year ? "election year" : "not election year";
}

}  // namespace hjul::core
