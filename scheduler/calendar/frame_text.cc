#include "scheduler/calendar/frame_text.h"

#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/calendar/calendar_text.h"

namespace hjul::calendar {
namespace {

using text::YamlNode;

constexpr std::string_view kNextStep = "the huvudman decides; check that it is meant";

// The value of a läsår that a person would change to follow the remark.
YamlNode PlaceOf(FrameWarning::Kind kind, const YamlNode& year) {
  using Kind = FrameWarning::Kind;
  switch (kind) {
    case Kind::kStartsOutsideAugust:
      return year["autumn"];
    case Kind::kEndsOutsideJune:
    case Kind::kTermsOverlap:
      return year["spring"];
    case Kind::kTooManyStaffDays:
    case Kind::kStaffDayOnDayOff:
      return year["staff_days"];
    case Kind::kBreakOutsideTerms:
      return year["breaks"];
    case Kind::kTooFewSchoolDays:
    case Kind::kTooFewDaysOff:
      break;
  }
  return year["year"];
}

// Days that belong to no läsår of the document change nothing until that läsår is entered.
void WarnOfUnknownYears(const UnitException& unit, const Calendar& calendar, const YamlNode& place,
                        text::Diagnostics& diagnostics) {
  std::set<int> unknown;
  for (const std::vector<Date>* dates : {&unit.staff_days, &unit.days_off}) {
    for (const Date date : *dates) {
      const int year = SchoolYearOf(date);
      if (calendar.FindSchoolYear(year) != nullptr || !unknown.insert(year).second) continue;
      diagnostics.Warning("unknown-school-year", place.at(), place.path(),
                          fmt::format("unit {}: {} lies in läsår {}, which has no terms here",
                                      unit.unit, ToString(date), SchoolYearName(year)),
                          "check the year, or add the läsår");
    }
  }
}

}  // namespace

void WarnOutsideFrame(const Calendar::Content& content, const FramePlaces& places,
                      text::Diagnostics& diagnostics) {
  Calendar::Content days_only = content;
  days_only.tables.clear();
  const Calendar calendar(std::move(days_only));
  std::set<std::tuple<int, FrameWarning::Kind, std::string>> known;
  for (const SchoolYear& year : calendar.content().school_years) {
    for (const FrameWarning& warning : CheckNationalFrame(year, calendar)) {
      known.emplace(year.start_year, warning.kind, warning.subject);
      const YamlNode place = PlaceOf(warning.kind, places.years.at(year.start_year));
      diagnostics.Warning(std::string(CodeOf(warning.kind)), place.at(), place.path(),
                          Describe(warning), std::string(kNextStep));
    }
  }
  for (const UnitException& unit : calendar.content().unit_exceptions) {
    if (calendar.content().school_years.empty()) break;  // A document of units only.
    WarnOfUnknownYears(unit, calendar, places.units.at(unit.unit), diagnostics);
  }
  for (const auto& [unit, place] : places.units) {
    const Calendar seen = calendar.ForUnit(unit);
    for (const SchoolYear& year : seen.content().school_years) {
      for (const FrameWarning& warning : CheckNationalFrame(year, seen)) {
        if (known.contains({year.start_year, warning.kind, warning.subject})) continue;
        diagnostics.Warning(std::string(CodeOf(warning.kind)), place.at(), place.path(),
                            fmt::format("unit {}: {}", unit, Describe(warning)),
                            std::string(kNextStep));
      }
    }
  }
}

std::string_view CodeOf(FrameWarning::Kind kind) {
  using Kind = FrameWarning::Kind;
  switch (kind) {
    case Kind::kStartsOutsideAugust:
      return "starts-outside-august";
    case Kind::kEndsOutsideJune:
      return "ends-outside-june";
    case Kind::kTooFewSchoolDays:
      return "too-few-school-days";
    case Kind::kTooFewDaysOff:
      return "too-few-days-off";
    case Kind::kTooManyStaffDays:
      return "too-many-staff-days";
    case Kind::kBreakOutsideTerms:
      return "break-outside-terms";
    case Kind::kStaffDayOnDayOff:
      return "staff-day-on-day-off";
    case Kind::kTermsOverlap:
      return "terms-overlap";
  }
  return "outside-frame";
}

std::string Describe(const FrameWarning& warning) {
  using Kind = FrameWarning::Kind;
  switch (warning.kind) {
    case Kind::kStartsOutsideAugust:
      return fmt::format("the läsår starts {}, not in august", warning.subject);
    case Kind::kEndsOutsideJune:
      return fmt::format("the läsår ends {}, not in june", warning.subject);
    case Kind::kTooFewSchoolDays:
      return fmt::format("läsår {} has {} school days; at least {} are required", warning.subject,
                         warning.found, warning.limit);
    case Kind::kTooFewDaysOff:
      return fmt::format("läsår {} has {} days off; at least {} are required", warning.subject,
                         warning.found, warning.limit);
    case Kind::kTooManyStaffDays:
      return fmt::format("läsår {} has {} study days; at most {} are allowed", warning.subject,
                         warning.found, warning.limit);
    case Kind::kBreakOutsideTerms:
      return fmt::format("the break {} does not lie within one term", warning.subject);
    case Kind::kStaffDayOnDayOff:
      return fmt::format("the study day {} is not a working day", warning.subject);
    case Kind::kTermsOverlap:
      return fmt::format("the terms of läsår {} overlap", warning.subject);
  }
  return warning.subject;
}

}  // namespace hjul::calendar
