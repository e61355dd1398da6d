// A unit's additions: read, printed, and laid on the common core.
#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/activity_reader.h"
#include "scheduler/core/turn.h"
#include "scheduler/core/wheel_limits.h"
#include "scheduler/core/wheel_printer.h"
#include "scheduler/core/wheel_reader.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {
namespace {

using calendar::Language;
using text::YamlNode;

// Turns in which a move is tried against its window; enough to meet a v. 53 and leap years.
constexpr int kSampleYear = 2026;
constexpr int kSampleYears = 7;

std::optional<Overlay::Move> ReadMove(const YamlNode& node, FieldReader& fields) {
  static const std::vector<std::string> keys = {"activity", "ordinal", "state", "due"};
  if (!fields.IsMapOf(node, keys)) return std::nullopt;
  Overlay::Move move;
  move.at = node.at();
  move.activity = ActivityId(fields.RequiredId(node, "activity", "a move"));
  move.ordinal = OrdinalId(fields.Id(node["ordinal"], "a repetition"));
  move.state = StateId(fields.RequiredId(node, "state", "a move"));
  if (!node["due"].exists()) {
    fields.Error("missing-key", node, "a move has no 'due'", "add 'due:' and the new last day");
  }
  move.due = fields.Rule(node["due"]);
  return move;
}

std::string PrintMove(const Overlay::Move& move, Language language) {
  FlowMap map;
  map.Add("activity", text::QuoteYaml(move.activity.str()));
  if (!move.ordinal.empty()) map.Add("ordinal", text::QuoteYaml(move.ordinal.str()));
  map.Add("state", text::QuoteYaml(move.state.str()));
  map.Add("due", PrintRule(move.due, language));
  return map.Text();
}

// Lays one overlay on `wheel`, which already carries those before it.
class Layer {
 public:
  Layer(const Wheel& core, const Overlay& overlay, Wheel& wheel, text::Diagnostics& diagnostics)
      : core_(core), overlay_(overlay), wheel_(wheel), diagnostics_(diagnostics) {}

  void Lay() {
    if (overlay_.wheel != core_.id) {
      Error("unknown-wheel", {}, "overlay",
            fmt::format("the overlay is for the wheel '{}', not '{}'", overlay_.wheel.str(),
                        core_.id.str()),
            fmt::format("write 'overlay: {}'", core_.id.str()));
      return;
    }
    for (std::size_t i = 0; i < overlay_.moves.size(); ++i) {
      Move(overlay_.moves[i], fmt::format("move[{}]", i));
    }
    for (std::size_t i = 0; i < overlay_.activities.size(); ++i) {
      Append(overlay_.activities[i], fmt::format("activities[{}]", i));
    }
  }

 private:
  void Error(std::string code, Position at, std::string path, std::string message,
             std::string suggestion) {
    diagnostics_.Error(std::move(code), at, std::move(path),
                       fmt::format("{} (overlay of '{}')", message, overlay_.unit.str()),
                       std::move(suggestion));
  }

  void Append(const Activity& activity, const std::string& path) {
    if (core_.FindActivity(activity.id) != nullptr) {
      Error("overlay-changes-core", activity.at, path,
            fmt::format("the activity '{}' is part of the common core", activity.id.str()),
            "move its deadline under 'move', or give the unit's own activity another id");
      return;
    }
    if (const Activity* const other = wheel_.FindActivity(activity.id)) {
      Error("duplicate-id", activity.at, path,
            fmt::format("the activity '{}' is already added by the unit '{}'", activity.id.str(),
                        other->added_by.str()),
            "choose an id of the unit's own, as '" + activity.id.str() + "-" + overlay_.unit.str() +
                "'");
      return;
    }
    if (!activity.replaces.empty()) {
      Error("overlay-changes-core", PlaceOf(activity.places, "replaces", activity.at), path,
            fmt::format("'{}' would replace '{}' of the common core", activity.id.str(),
                        activity.replaces.str()),
            "remove 'replaces': an overlay adds and moves, and takes nothing away");
      return;
    }
    Activity added = activity;
    added.scope = {.each_unit = true, .filter = {.units = {overlay_.unit}}};
    added.added_by = overlay_.unit;
    const bool has_ring = added.ring.empty() || std::find(wheel_.rings.begin(), wheel_.rings.end(),
                                                          added.ring) != wheel_.rings.end();
    if (!has_ring) wheel_.rings.push_back(added.ring);
    wheel_.activities.push_back(std::move(added));
  }

  void Move(const Overlay::Move& move, const std::string& path) {
    const auto activity =
        std::find_if(wheel_.activities.begin(), wheel_.activities.end(),
                     [&](const Activity& candidate) { return candidate.id == move.activity; });
    if (activity == wheel_.activities.end() || core_.FindActivity(move.activity) == nullptr) {
      std::vector<std::string> known;
      for (const Activity& candidate : core_.activities) known.push_back(candidate.id.str());
      Unknown("activity", move.activity.str(), known, move.at, path);
      return;
    }
    const State* const state = activity->FindState(move.state);
    if (state == nullptr) {
      std::vector<std::string> known;
      for (const State& candidate : activity->states) known.push_back(candidate.id.str());
      Unknown("state", move.state.str(), known, move.at, path);
      return;
    }
    if (!activity->scope.each_unit) {
      Error("overlay-changes-core", move.at, path,
            fmt::format("'{}' is the huvudman's, not the unit's", move.activity.str()),
            "change the wheel itself");
      return;
    }
    if (!state->move_within) {
      Error("overlay-changes-core", move.at, path,
            fmt::format("the deadline of '{}' in '{}' may not be moved", move.state.str(),
                        move.activity.str()),
            "ask for a 'move within' window in the common core");
      return;
    }
    if (!move.ordinal.empty()) {
      const std::vector<OrdinalId> ordinals = OrdinalsOf(activity->recurrence);
      if (std::find(ordinals.begin(), ordinals.end(), move.ordinal) == ordinals.end()) {
        std::vector<std::string> known;
        known.reserve(ordinals.size());
        for (const OrdinalId& ordinal : ordinals) known.push_back(ordinal.str());
        Unknown("ordinal", move.ordinal.str(), known, move.at, path);
        return;
      }
    }
    if (SurelyOutside(move.due, *state->move_within)) {
      Error("outside-window", move.at, path,
            fmt::format("the new last day is not within '{}'",
                        Print(*state->move_within, Language::kEnglish)),
            "choose a day inside the window");
      return;
    }
    Variant variant;
    variant.units.units = {overlay_.unit};
    if (!move.ordinal.empty()) variant.ordinals = {move.ordinal};
    variant.states.push_back({.state = move.state, .due = move.due, .at = move.at});
    variant.at = move.at;
    // First, because the first variant that says something about a field gives it.
    activity->variants.insert(activity->variants.begin(), std::move(variant));
  }

  // Whether `due` misses `window` in every sample turn in which both have a date without a
  // calendar.
  bool SurelyOutside(const DateRule& due, const DateRule& window) const {
    const calendar::Calendar empty;
    bool outside = false;
    for (int year = kSampleYear; year < kSampleYear + kSampleYears; ++year) {
      const std::optional<Turn> turn = TurnStartingIn(core_, year);
      if (!turn) continue;
      const calendar::RuleContext context{
          .calendar = &empty, .turn = turn->span, .turn_year = turn->start_year};
      const calendar::Resolution day = Resolve(due, context);
      const calendar::Resolution days = Resolve(window, context);
      const auto* const found = std::get_if<calendar::ResolvedRule>(&day);
      const auto* const allowed = std::get_if<calendar::ResolvedRule>(&days);
      if (found == nullptr || allowed == nullptr) continue;
      if (allowed->days.Contains(found->days.last)) return false;
      outside = true;
    }
    return outside;
  }

  void Unknown(std::string_view what, const std::string& name,
               const std::vector<std::string>& known, Position at, const std::string& path) {
    const std::string nearest = text::Nearest(name, known);
    Error(fmt::format("unknown-{}", what), at, path, fmt::format("unknown {} '{}'", what, name),
          nearest.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                          : fmt::format("did you mean '{}'?", nearest));
  }

  const Wheel& core_;
  const Overlay& overlay_;
  Wheel& wheel_;
  text::Diagnostics& diagnostics_;
};

}  // namespace

bool Overlay::Move::operator==(const Move& other) const {
  return activity == other.activity && ordinal == other.ordinal && state == other.state &&
         due == other.due;
}

std::optional<Overlay> ParseOverlay(std::string_view yaml, text::Diagnostics& diagnostics) {
  static const std::vector<std::string> keys = {"overlay", "unit", "move", "defaults",
                                                "activities"};
  text::Diagnostics found;
  FieldReader fields(found);
  const YamlNode root = text::ParseYaml(yaml, found);
  Overlay overlay;
  if (root.exists() && fields.IsMapOf(root, keys)) {
    overlay.wheel = WheelId(fields.RequiredId(root, "overlay", "an overlay"));
    overlay.unit = UnitId(fields.RequiredId(root, "unit", "an overlay"));
    if (!overlay.unit.empty() && !IsValidUnitId(overlay.unit.str())) {
      fields.Error("bad-id", root["unit"], "'huvudman' is no unit",
                   "an overlay belongs to one unit; change the wheel itself for all");
    }
    for (const YamlNode& item : fields.ListOf(root["move"], kMovesMax)) {
      std::optional<Overlay::Move> move = ReadMove(item, fields);
      if (!move) continue;
      const bool twice =
          std::any_of(overlay.moves.begin(), overlay.moves.end(), [&](const Overlay::Move& other) {
            return other.activity == move->activity && other.state == move->state &&
                   other.ordinal == move->ordinal;
          });
      if (twice) {
        fields.Error("duplicate-element", item, "the same deadline is moved twice",
                     "keep one of them");
        continue;
      }
      overlay.moves.push_back(*std::move(move));
    }
    const StateDefaults defaults = ReadDefaults(root["defaults"], fields);
    overlay.activities = ReadActivityList(root["activities"], defaults, true, fields).activities;
  }
  ExpectFitsCanonically(
      yaml.size(), [&] { return PrintOverlay(overlay, Language::kEnglish); }, found);
  diagnostics.Append(found);
  if (found.HasErrors() || !root.exists()) return std::nullopt;
  return overlay;
}

std::string PrintOverlay(const Overlay& overlay, Language language) {
  YamlLines lines;
  lines.Add("overlay", text::QuoteYaml(overlay.wheel.str()));
  lines.Add("unit", text::QuoteYaml(overlay.unit.str()));
  if (!overlay.moves.empty()) {
    lines.Open("move");
    for (const Overlay::Move& move : overlay.moves) lines.Item(PrintMove(move, language));
    lines.Close();
  }
  const StateDefaults defaults = CommonDefaults(overlay.activities);
  PrintDefaults(defaults, language, lines);
  PrintActivities(overlay.activities, defaults, true, language, lines);
  return lines.text();
}

std::optional<Wheel> WithOverlays(const Wheel& core, const std::vector<Overlay>& overlays,
                                  text::Diagnostics& diagnostics) {
  Wheel wheel = core;
  text::Diagnostics found;
  for (const Overlay& overlay : overlays) Layer(core, overlay, wheel, found).Lay();
  diagnostics.Append(found);
  if (found.HasErrors()) return std::nullopt;
  return wheel;
}

}  // namespace hjul::core
