#include "scheduler/core/activity_reader.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/recurrence_text.h"
#include "scheduler/core/state_reader.h"
#include "scheduler/core/variant_reader.h"
#include "scheduler/core/wheel_limits.h"

namespace hjul::core {
namespace {

using text::YamlNode;

const std::vector<std::string>& ActivityKeys() {
  static const std::vector<std::string> keys = {
      "id",   "title",    "ring",     "why",   "law",   "for",    "repeat",   "every",   "cohort",
      "only", "replaces", "optional", "after", "start", "states", "variants", "added by"};
  return keys;
}

void ReadScope(const YamlNode& node, FieldReader& fields, Activity& activity) {
  activity.scope.each_unit = true;
  if (!node.exists()) return;
  static const std::vector<std::string> keys = {"each",       "school_forms", "grades",
                                                "attributes", "units",        "except"};
  if (!fields.IsMapOf(node, keys)) return;
  if (node["each"].exists()) {
    static constexpr std::array kWords{Word<bool>{"unit", true}, Word<bool>{"huvudman", false}};
    activity.scope.each_unit = fields.OneOf(node["each"], kWords).value_or(true);
  }
  activity.scope.filter = ReadUnitFilter(node, fields);
  if (!activity.scope.each_unit && activity.scope.filter != UnitFilter()) {
    fields.Error("scope", node, "an activity of the huvudman cannot choose among units",
                 "write {each: huvudman} alone, or {each: unit, ...}");
    activity.scope.filter = {};
  }
}

std::vector<ActivityRef> ReadAfter(const YamlNode& node, FieldReader& fields) {
  std::vector<ActivityRef> after;
  for (const YamlNode& item : fields.OneOrMore(node, kListMax)) {
    const std::optional<std::string> text = item.String(fields.diagnostics());
    if (!text) continue;
    std::optional<ActivityRef> ref =
        ParseActivityRef(*text, item.at(), item.path(), fields.diagnostics());
    if (!ref) continue;
    if (std::find(after.begin(), after.end(), *ref) != after.end()) {
      fields.Error("duplicate-element", item, fmt::format("'{}' stands twice", *text),
                   "keep one of them");
      continue;
    }
    after.push_back(*std::move(ref));
  }
  return after;
}

void ReadNames(const YamlNode& node, FieldReader& fields, Activity& activity) {
  activity.id = ActivityId(fields.RequiredId(node, "id", "an activity"));
  if (IsGuardWord(activity.id.str())) {
    fields.Error("bad-id", node["id"],
                 fmt::format("'{}' has a meaning of its own in guards", activity.id.str()),
                 "choose another id");
  }
  activity.title = fields.Text(node["title"], kTitleCodePointsMax);
  if (activity.title.empty()) activity.title = TitleFromLabel(activity.id.str());
  activity.ring = fields.Text(node["ring"], kTitleCodePointsMax);
  activity.why = fields.Text(node["why"], kTextCodePointsMax);
  activity.law = fields.Text(node["law"], kTextCodePointsMax);
}

Activity ReadActivity(const YamlNode& node, const StateDefaults& defaults, bool of_unit,
                      FieldReader& fields, bool& complete) {
  Activity activity;
  activity.at = node.at();
  activity.places = PlacesOf(node, ActivityKeys());
  ReadNames(node, fields, activity);
  if (of_unit && node["for"].exists()) {
    fields.Error("scope", node["for"], "an activity of an overlay is its unit's own",
                 "remove 'for'");
  }
  ReadScope(of_unit ? YamlNode() : node["for"], fields, activity);
  activity.recurrence = ReadRecurrence(node, fields);
  if (activity.recurrence.cohorts > 1 && !activity.scope.each_unit) {
    fields.Error("scope", node["cohort"], "the huvudman has no cohorts of units",
                 "remove 'cohort', or write 'for: {each: unit}'");
  }
  activity.replaces = ActivityId(fields.Id(node["replaces"], "an activity"));
  if (node["optional"].exists()) activity.optional = fields.Flag(node["optional"]);
  activity.after = ReadAfter(node["after"], fields);
  if (!node["states"].exists()) {
    fields.Error("missing-key", node, "an activity has no 'states'",
                 "add 'states:' with at least one state");
    complete = false;
  }
  activity.states = ReadStates(node["states"], defaults, fields, complete);
  if (node["states"].exists() && activity.states.empty() && complete) {
    fields.Error("empty-value", node["states"], "the activity has no states",
                 "list at least one state that somebody acts in, and a final one");
    complete = false;
  }
  activity.start = StateId(fields.Id(node["start"], "a state"));
  if (activity.start.empty() && !activity.states.empty()) {
    activity.start = activity.states.front().id;
  }
  activity.variants = ReadVariants(node["variants"], activity, fields);
  activity.added_by = UnitId(fields.Id(node["added by"], "a unit"));
  return activity;
}

}  // namespace

ReadActivities ReadActivityList(const YamlNode& node, const StateDefaults& defaults, bool of_unit,
                                FieldReader& fields) {
  ReadActivities read;
  if (node.exists() && !node.IsSequence()) read.complete = false;
  for (const YamlNode& item : fields.ListOf(node, kActivitiesMax)) {
    if (!fields.IsMapOf(item, ActivityKeys())) {
      read.complete = false;
      continue;
    }
    bool complete = true;
    Activity activity = ReadActivity(item, defaults, of_unit, fields, complete);
    if (activity.id.empty()) {
      read.complete = false;
      continue;
    }
    const auto same = std::find_if(read.activities.begin(), read.activities.end(),
                                   [&](const Activity& other) { return other.id == activity.id; });
    if (same != read.activities.end()) {
      fields.Error("duplicate-id", item["id"],
                   fmt::format("the activity '{}' stands twice, first on line {}",
                               activity.id.str(), same->at.line),
                   "give one of them another id");
      continue;
    }
    if (!complete) read.damaged.push_back(activity.id);
    read.activities.push_back(std::move(activity));
  }
  if (node.Items().size() > kActivitiesMax) read.complete = false;
  return read;
}

}  // namespace hjul::core
