#include "scheduler/core/wheel_reader.h"

#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "scheduler/core/rung_text.h"
#include "scheduler/core/state_reader.h"
#include "scheduler/core/turn_scheme_text.h"
#include "scheduler/core/wheel_limits.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using text::YamlNode;

constexpr int kLeadDaysMax = kRungOffsetMax;
constexpr int kLoadMax = 1000;
// Writing out in full (flow style to block style) makes a text at most five times as long.
constexpr std::size_t kSurelyFits = 15'000;
// In English; the same in Swedish is a little longer.
constexpr std::size_t kCanonicalBytesMax = text::kYamlBytesMax / 10 * 9;

const std::vector<std::string>& WheelKeys() {
  static const std::vector<std::string> keys = {"wheel", "title", "description", "kind",
                                                "turn",  "valid", "replaces",    "lead",
                                                "load",  "rings", "defaults",    "activities"};
  return keys;
}

void ReadValid(const YamlNode& node, FieldReader& fields, Wheel& wheel) {
  static const std::vector<std::string> keys = {"from", "until"};
  if (!node.exists() || !fields.IsMapOf(node, keys)) return;
  wheel.valid_from = fields.Day(node["from"]);
  wheel.valid_until = fields.Day(node["until"]);
  if (wheel.valid_from && wheel.valid_until && *wheel.valid_until < *wheel.valid_from) {
    fields.Error("valid", node["until"], "the wheel ends before it begins", "swap the dates");
  }
}

void ReadLead(const YamlNode& node, FieldReader& fields, Wheel& wheel) {
  const std::optional<std::string> text = node.String(fields.diagnostics());
  if (!text) return;
  const std::optional<DayCount> count = *text == "0 days" ? DayCount() : ParseDayCount(*text);
  const int days = count ? count->count * (count->unit == DayUnit::kWeek ? 7 : 1) : -1;
  if (!count || count->unit == DayUnit::kWorkingDay || days > kLeadDaysMax) {
    fields.Error("bad-count", node, fmt::format("'{}' is no time", text::Clip(*text, 40)),
                 fmt::format("write '28 days' or '4 weeks', at most {} days", kLeadDaysMax));
    return;
  }
  wheel.lead_days = days;
}

void ReadLoad(const YamlNode& node, FieldReader& fields, Wheel& wheel) {
  static const std::vector<std::string> keys = {"hours", "deadlines"};
  if (!node.exists() || !fields.IsMapOf(node, keys)) return;
  text::Diagnostics& diagnostics = fields.diagnostics();
  wheel.load_hours_max =
      node["hours"].Integer(1, kLoadMax, diagnostics).value_or(wheel.load_hours_max);
  wheel.load_deadlines_max =
      node["deadlines"].Integer(1, kLoadMax, diagnostics).value_or(wheel.load_deadlines_max);
}

// Without `rings` they come in the order in which the activities name them.
void CollectRings(Wheel& wheel) {
  for (const Activity& activity : wheel.activities) {
    const bool known =
        std::find(wheel.rings.begin(), wheel.rings.end(), activity.ring) != wheel.rings.end();
    if (!activity.ring.empty() && !known) wheel.rings.push_back(activity.ring);
  }
}

}  // namespace

void ExpectFitsCanonically(std::size_t bytes_read, const std::function<std::string()>& print,
                           text::Diagnostics& diagnostics) {
  if (bytes_read < kSurelyFits || diagnostics.HasErrors()) return;
  const std::size_t bytes = print().size();
  if (bytes <= kCanonicalBytesMax) return;
  diagnostics.Error("too-large", {}, {},
                    fmt::format("written out in full the text is {} bytes; at most {} are kept",
                                bytes, kCanonicalBytesMax),
                    "split it into several wheels");
}

StateDefaults ReadDefaults(const YamlNode& node, FieldReader& fields) {
  static const std::vector<std::string> keys = {"shift", "remind", "escalate"};
  StateDefaults defaults = BuiltInDefaults();
  if (!node.exists() || !fields.IsMapOf(node, keys)) return defaults;
  if (node["shift"].exists()) {
    defaults.shift = fields.OneOf(node["shift"], kShiftWords).value_or(defaults.shift);
  }
  if (node["remind"].exists()) {
    defaults.remind = ReadRemind(node["remind"], fields).value_or(std::vector<Rung>());
    for (Rung& rung : defaults.remind) rung.at = {};  // No state's own.
  }
  if (node["escalate"].exists()) defaults.escalate = ReadEscalate(node["escalate"], fields).value;
  return defaults;
}

WheelReading ReadWheel(std::string_view yaml, text::Diagnostics& diagnostics) {
  WheelReading reading;
  FieldReader fields(diagnostics);
  const YamlNode root = text::ParseYaml(yaml, diagnostics);
  if (!root.exists()) return reading;
  if (root["overlay"].exists() && !root["wheel"].exists()) {
    fields.Error("wrong-kind", root, "this is an overlay, not a wheel",
                 "apply it as a unit's overlay");
    return reading;
  }
  if (root.IsMap() && !root["wheel"].exists() && !root["activities"].exists()) {
    fields.Error("missing-key", root, "this is no wheel: it has neither 'wheel' nor 'activities'",
                 "begin with 'wheel:' and a name");
    return reading;
  }
  if (!fields.IsMapOf(root, WheelKeys())) return reading;
  reading.is_wheel = true;
  Wheel& wheel = reading.wheel;
  wheel.places = PlacesOf(root, WheelKeys());
  wheel.id = WheelId(fields.RequiredId(root, "wheel", "a wheel"));
  wheel.title = fields.Text(root["title"], kTitleCodePointsMax);
  if (wheel.title.empty()) wheel.title = TitleFromLabel(wheel.id.str());
  wheel.description = fields.Text(root["description"], kTextCodePointsMax);
  if (root["kind"].exists()) {
    wheel.kind = fields.OneOf(root["kind"], kWheelKindWords).value_or(wheel.kind);
  }
  if (root["turn"].exists()) wheel.turn = ReadTurnScheme(root["turn"], fields);
  ReadValid(root["valid"], fields, wheel);
  wheel.replaces = WheelId(fields.Id(root["replaces"], "a wheel"));
  ReadLead(root["lead"], fields, wheel);
  ReadLoad(root["load"], fields, wheel);
  wheel.rings = fields.Texts(root["rings"]);
  const StateDefaults defaults = ReadDefaults(root["defaults"], fields);
  if (!root["activities"].exists()) {
    fields.Error("missing-key", root, "the wheel has no 'activities'",
                 "add 'activities:' and at least one");
  }
  ReadActivities read = ReadActivityList(root["activities"], defaults, false, fields);
  if (root["activities"].exists() && read.activities.empty() && read.complete) {
    fields.Error("empty-value", root["activities"], "the wheel has no activities",
                 "add at least one");
  }
  wheel.activities = std::move(read.activities);
  reading.complete = read.complete;
  reading.damaged = std::move(read.damaged);
  if (!root["rings"].exists()) CollectRings(wheel);
  ExpectFitsCanonically(
      yaml.size(), [&] { return PrintWheel(wheel, calendar::Language::kEnglish); }, diagnostics);
  return reading;
}

std::optional<Wheel> ParseWheel(std::string_view yaml, text::Diagnostics& diagnostics) {
  text::Diagnostics found;  // The caller's list may hold errors of other texts.
  WheelReading reading = ReadWheel(yaml, found);
  diagnostics.Append(found);
  if (found.HasErrors() || !reading.is_wheel) return std::nullopt;
  return std::move(reading.wheel);
}

}  // namespace hjul::core
