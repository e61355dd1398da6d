#include "scheduler/core/wheel_printer.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/recurrence_text.h"
#include "scheduler/core/rung_text.h"
#include "scheduler/core/turn_scheme_text.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/core/wheel_words.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {
namespace {

using calendar::Language;
using text::QuoteYaml;

// The text as YAML, nothing for an empty one.
std::string Text(const std::string& text) { return text.empty() ? std::string() : QuoteYaml(text); }

std::string Texts(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(QuoteYaml(text));
  return FlowList(quoted);
}

template <class ElementId>
std::string Ids(const std::vector<ElementId>& ids) {
  std::vector<std::string> texts;
  for (const ElementId& id : ids) texts.push_back(id.str());
  return Texts(texts);
}

void AddFilter(const UnitFilter& filter, FlowMap& map) {
  map.Add("school_forms", Texts(filter.school_forms));
  map.Add("grades", Texts(filter.grades));
  FlowMap attributes;
  for (const auto& [name, value] : filter.attributes) attributes.Add(name, QuoteYaml(value));
  if (!attributes.empty()) map.Add("attributes", attributes.Text());
  map.Add("units", Ids(filter.units));
  map.Add("except", Ids(filter.except));
}

// Nothing for the usual: each unit.
std::string PrintScope(const Scope& scope) {
  FlowMap map;
  if (!scope.each_unit) return map.Add("each", "huvudman").Text();
  if (scope.filter == UnitFilter()) return {};
  map.Add("each", "unit");
  AddFilter(scope.filter, map);
  return map.Text();
}

std::string PrintAfter(const std::vector<ActivityRef>& after, Language language) {
  std::vector<std::string> refs;
  for (const ActivityRef& ref : after) refs.push_back(QuoteYaml(Print(ref, language)));
  if (refs.empty()) return {};
  return refs.size() == 1 ? refs.front() : FlowList(refs);
}

std::string PrintChange(const Variant::StateChange& change, Language language) {
  FlowMap map;
  if (change.opens) map.Add("opens", PrintRule(*change.opens, language));
  if (change.due) map.Add("due", PrintRule(*change.due, language));
  if (change.shift) map.Add("shift", std::string(WordFor(kShiftWords, *change.shift)));
  map.Add("by", PrintRoles(change.by));
  if (!change.remind.empty()) map.Add("remind", PrintRemind(change.remind, language));
  if (change.estimate_hours) {
    map.Add("estimate", *change.estimate_hours == 0 ? "0 h" : PrintHours(*change.estimate_hours));
  }
  return map.Text();
}

void PrintVariant(const Variant& variant, Language language, YamlLines& lines) {
  FlowMap filter;
  AddFilter(variant.units, filter);
  lines.BeginItem();
  if (!filter.empty()) lines.Add("for", filter.Text());
  lines.Add("ordinal", Ids(variant.ordinals));
  lines.Add("only", PrintOnly(variant.election_year));
  lines.Add("start", Text(variant.start.str()));
  lines.Add("skip", Ids(variant.skip));
  if (!variant.states.empty()) {
    lines.Open("states");
    for (const Variant::StateChange& change : variant.states) {
      lines.Add(change.state.str(), PrintChange(change, language));
    }
    lines.Close();
  }
  lines.EndItem();
}

void PrintActivity(const Activity& activity, const StateDefaults& defaults, bool of_unit,
                   Language language, YamlLines& lines) {
  lines.BeginItem();
  lines.Add("id", QuoteYaml(activity.id.str()));
  if (activity.title != TitleFromLabel(activity.id.str())) {
    lines.Add("title", QuoteYaml(activity.title));
  }
  lines.Add("ring", Text(activity.ring));
  lines.AddText("why", activity.why);
  lines.AddText("law", activity.law);
  if (!of_unit) lines.Add("for", PrintScope(activity.scope));
  const Recurrence& recurrence = activity.recurrence;
  lines.Add("repeat", PrintRepeat(recurrence));
  lines.Add("every", PrintEvery(recurrence));
  if (recurrence.cohorts > 1) lines.Add("cohort", fmt::format("{}", recurrence.cohorts));
  lines.Add("only", PrintOnly(recurrence.election_year));
  lines.Add("replaces", Text(activity.replaces.str()));
  if (activity.optional) lines.Add("optional", "true");
  lines.Add("after", PrintAfter(activity.after, language));
  if (!of_unit) lines.Add("added by", Text(activity.added_by.str()));
  const bool usual_start = !activity.states.empty() && activity.start == activity.states.front().id;
  if (!usual_start) lines.Add("start", Text(activity.start.str()));
  PrintStates(activity, defaults, language, lines);
  if (!activity.variants.empty()) {
    lines.Open("variants");
    for (const Variant& variant : activity.variants) PrintVariant(variant, language, lines);
    lines.Close();
  }
  lines.EndItem();
}

std::string PrintValid(const Wheel& wheel) {
  FlowMap map;
  if (wheel.valid_from) map.Add("from", calendar::ToString(*wheel.valid_from));
  if (wheel.valid_until) map.Add("until", calendar::ToString(*wheel.valid_until));
  return map.empty() ? std::string() : map.Text();
}

std::string PrintLoad(const Wheel& wheel) {
  FlowMap map;
  if (wheel.load_hours_max != Wheel().load_hours_max) {
    map.Add("hours", fmt::format("{}", wheel.load_hours_max));
  }
  if (wheel.load_deadlines_max != Wheel().load_deadlines_max) {
    map.Add("deadlines", fmt::format("{}", wheel.load_deadlines_max));
  }
  return map.empty() ? std::string() : map.Text();
}

// Whether the rings need no key: they are those of the activities, in order of appearance.
bool RingsAsSeen(const Wheel& wheel) {
  std::vector<std::string> seen;
  for (const Activity& activity : wheel.activities) {
    if (!activity.ring.empty() &&
        std::find(seen.begin(), seen.end(), activity.ring) == seen.end()) {
      seen.push_back(activity.ring);
    }
  }
  return seen == wheel.rings;
}

}  // namespace

void PrintDefaults(const StateDefaults& defaults, Language language, YamlLines& lines) {
  const StateDefaults built_in = BuiltInDefaults();
  if (defaults == built_in) return;
  lines.Open("defaults");
  if (defaults.shift != built_in.shift) {
    lines.Add("shift", std::string(WordFor(kShiftWords, defaults.shift)));
  }
  if (defaults.remind != built_in.remind) {
    lines.Add("remind", PrintRemind(defaults.remind, language));
  }
  if (defaults.escalate) lines.Add("escalate", PrintEscalate(defaults.escalate, language));
  lines.Close();
}

void PrintActivities(const std::vector<Activity>& activities, const StateDefaults& defaults,
                     bool of_unit, Language language, YamlLines& lines) {
  if (activities.empty()) return;
  lines.Open("activities");
  bool first = true;
  for (const Activity& activity : activities) {
    if (!first) lines.Blank();
    first = false;
    PrintActivity(activity, defaults, of_unit, language, lines);
  }
  lines.Close();
}

std::string PrintWheel(const Wheel& wheel, Language language) {
  YamlLines lines;
  lines.Add("wheel", QuoteYaml(wheel.id.str()));
  if (wheel.title != TitleFromLabel(wheel.id.str())) lines.Add("title", QuoteYaml(wheel.title));
  lines.AddText("description", wheel.description);
  lines.Add("kind", std::string(WordFor(kWheelKindWords, wheel.kind)));
  lines.Add("turn", Print(wheel.turn, language));
  lines.Add("valid", PrintValid(wheel));
  lines.Add("replaces", Text(wheel.replaces.str()));
  if (wheel.lead_days != Wheel().lead_days) {
    lines.Add("lead", wheel.lead_days == 0
                          ? "0 days"
                          : Print(DayCount{wheel.lead_days, DayUnit::kDay}, language));
  }
  lines.Add("load", PrintLoad(wheel));
  if (!RingsAsSeen(wheel)) {
    lines.Add("rings", wheel.rings.empty() ? "[]" : Texts(wheel.rings));
  }
  const StateDefaults defaults = CommonDefaults(wheel.activities);
  PrintDefaults(defaults, language, lines);
  PrintActivities(wheel.activities, defaults, false, language, lines);
  return lines.text();
}

}  // namespace hjul::core
