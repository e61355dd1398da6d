#include "scheduler/core/state_reader.h"

#include <algorithm>
#include <charconv>

#include "fmt/format.h"
#include "scheduler/core/action_reader.h"
#include "scheduler/core/rung_text.h"
#include "scheduler/core/wheel_limits.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using text::YamlNode;

constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.
constexpr double kEstimateHoursMax = 1000;

const std::vector<std::string>& StateKeys() {
  static const std::vector<std::string> keys = {
      "id",          "title",    "by",     "opens",    "due",       "shift",
      "move within", "estimate", "remind", "escalate", "waits for", "only if",
      "actions",     "until",    "or",     "then",     "final",     "outcome"};
  return keys;
}

std::string Quoted(const YamlNode& node) { return text::Clip(node.Scalar(), kQuotedMax); }

std::optional<Rung> ReadRung(const YamlNode& item, FieldReader& fields) {
  static const std::vector<std::string> keys = {"when", "to"};
  const bool is_map = item.IsMap();
  if (is_map && !fields.IsMapOf(item, keys)) return std::nullopt;
  const YamlNode when = is_map ? item["when"] : item;
  if (!when.exists()) {
    fields.Error("missing-key", item, "the rung has no 'when'", "add 'when: 5 days before'");
    return std::nullopt;
  }
  const std::optional<std::string> text = when.String(fields.diagnostics());
  if (!text) return std::nullopt;
  std::optional<Rung> rung = ParseRung(*text);
  if (!rung) {
    fields.Error("rung-syntax", when, fmt::format("'{}' is no reminder", Quoted(when)),
                 "write 'on open', '5 working days before', 'on due', '1 week after' or "
                 "'weekly after'");
    return std::nullopt;
  }
  rung->at = when.at();
  if (is_map) rung->to = fields.Roles(item["to"]);
  return rung;
}

// by: rektor | [a, b] | {all: [...]} | {any: [...]}
void ReadBy(const YamlNode& node, FieldReader& fields, State& state) {
  if (!node.IsMap()) {
    state.by = fields.Roles(node);
    return;
  }
  static const std::vector<std::string> keys = {"all", "any"};
  if (!fields.IsMapOf(node, keys)) return;
  if (node["all"].exists() == node["any"].exists()) {
    fields.Error("sign-off", node, "expected either 'all' or 'any'",
                 "write {all: [rektor, skyddsombud]} when everyone must sign, {any: [...]} when "
                 "one is enough");
  }
  const bool all = node["all"].exists();
  state.by = fields.Roles(node[all ? "all" : "any"]);
  state.sign_off = all ? SignOff::kAllOf : SignOff::kAnyOf;
}

void ReadOnlyIf(const YamlNode& node, FieldReader& fields, State& state) {
  static const std::vector<std::string> keys = {"guard", "else"};
  if (!node.exists()) return;
  if (!fields.IsMapOf(node, keys)) return;
  for (const std::string& key : keys) {
    if (node[key].exists()) continue;
    fields.Error("missing-key", node, fmt::format("'only if' has no '{}'", key),
                 "write {guard: result medel of enkät < 4.0, else: avslutad}");
  }
  if (node["guard"].exists()) state.only_if = fields.GuardOf(node["guard"]);
  if (node["else"].exists()) state.otherwise = StateId(fields.Id(node["else"], "a state"));
}

// What may not stand together: each row is a key that makes no sense in such a state.
void CheckKeys(const YamlNode& node, FieldReader& fields, const State& state) {
  if (state.final) {
    for (const YamlNode::Entry& entry : node.Entries()) {
      if (entry.key == "id" || entry.key == "title" || entry.key == "final" ||
          entry.key == "outcome") {
        continue;
      }
      fields.diagnostics().Error("final-state", entry.key_at, entry.value.path(),
                                 fmt::format("'{}' makes no sense in a final state", entry.key),
                                 "remove it, or remove 'final: true'");
    }
    return;
  }
  if (node["outcome"].exists()) {
    fields.Error("outcome-without-final", node["outcome"], "only a final state has an 'outcome'",
                 "add 'final: true' or remove it");
  }
  if (node["or"].exists() && !node["until"].exists()) {
    fields.Error("or-without-until", node["or"], "'or' needs an 'until'",
                 "a state that only waits for a date has 'due' and 'then'");
  }
  struct Row {
    std::string_view key;
    bool needs_by;
    std::string_view suggestion;
  };
  static constexpr Row kRows[] = {
      {"actions", true, "say who acts with 'by', or let the state pass with 'until' and 'then'"},
      {"waits for", true, "a state without 'by' waits with 'until'"},
      {"estimate", true, "say whose hours they are with 'by'"},
      {"until", false, "let the waiting be a state of its own, without 'by'"},
      {"then", false, "a state with 'by' goes on by its actions: {klar: next-state}"},
  };
  const bool has_by = node["by"].exists();
  for (const Row& row : kRows) {
    const YamlNode value = node[row.key];
    if (!value.exists() || row.needs_by == has_by) continue;
    fields.Error(
        row.needs_by ? "nobody-acts" : "somebody-acts", value,
        fmt::format("'{}' makes no sense in a state {} 'by'", row.key, has_by ? "with" : "without"),
        std::string(row.suggestion));
  }
  if (has_by) return;
  for (const Rung& rung : state.remind) {
    if (!rung.to.empty()) continue;
    fields.Error("nobody-acts", node["remind"], "a state without 'by' has nobody to remind",
                 "name the receivers: {when: 5 days before, to: [rektor]}");
    return;
  }
}

std::optional<State> ReadState(const YamlNode& node, const StateDefaults& defaults,
                               FieldReader& fields, bool& complete) {
  if (!fields.IsMapOf(node, StateKeys())) return std::nullopt;
  State state;
  state.at = node.at();
  state.places = PlacesOf(node, StateKeys());
  state.id = StateId(fields.RequiredId(node, "id", "a state"));
  state.title = fields.Text(node["title"], kTitleCodePointsMax);
  if (state.title.empty()) state.title = TitleFromLabel(state.id.str());
  state.final = fields.Flag(node["final"]);
  if (state.final) {
    if (node["outcome"].exists()) {
      state.outcome = fields.OneOf(node["outcome"], kOutcomeWords).value_or(Outcome::kDone);
    }
    CheckKeys(node, fields, state);
    return state;
  }
  ReadBy(node["by"], fields, state);
  if (node["opens"].exists()) state.opens = fields.Rule(node["opens"]);
  if (node["due"].exists()) state.due = fields.Rule(node["due"]);
  if (node["move within"].exists()) {
    DateRule window = fields.Rule(node["move within"]);
    if (!window.empty()) state.move_within = std::move(window);
  }
  state.shift = DefaultShift(state, defaults);
  if (node["shift"].exists()) {
    state.shift = fields.OneOf(node["shift"], kShiftWords).value_or(state.shift);
  }
  if (node["estimate"].exists()) {
    state.estimate_hours = ReadEstimate(node["estimate"], fields).value_or(0);
  }
  state.remind = DefaultRemind(state, defaults);
  if (node["remind"].exists()) {
    state.remind = ReadRemind(node["remind"], fields).value_or(std::vector<Rung>());
  }
  state.escalate = DefaultEscalate(state, defaults);
  if (node["escalate"].exists()) {
    const ReadEscalation escalation = ReadEscalate(node["escalate"], fields);
    if (escalation.present) state.escalate = escalation.value;
  }
  if (node["waits for"].exists()) state.waits_for = fields.GuardOf(node["waits for"]);
  if (node["until"].exists()) state.until = fields.GuardOf(node["until"]);
  if (node["or"].exists()) state.until_latest = fields.Rule(node["or"]);
  if (node["then"].exists()) state.then = StateId(fields.Id(node["then"], "a state"));
  ReadOnlyIf(node["only if"], fields, state);
  state.actions = ReadActions(node["actions"], fields, complete);
  CheckKeys(node, fields, state);
  return state;
}

}  // namespace

std::optional<std::vector<Rung>> ReadRemind(const YamlNode& node, FieldReader& fields) {
  std::vector<Rung> ladder;
  const std::vector<YamlNode> items = fields.OneOrMore(node, kRungsMax);
  if (items.empty()) {
    fields.Error("empty-value", node, "no reminder is listed", "write 'none' for no reminders");
    return std::nullopt;
  }
  if (items.size() == 1 && items.front().IsScalar() && items.front().Scalar() == "none") {
    return ladder;
  }
  for (const YamlNode& item : items) {
    std::optional<Rung> rung = ReadRung(item, fields);
    if (!rung) continue;
    if (std::find(ladder.begin(), ladder.end(), *rung) != ladder.end()) {
      fields.Error("duplicate-element", item, "the same reminder stands twice", "keep one of them");
      continue;
    }
    ladder.push_back(*std::move(rung));
  }
  return ladder;
}

ReadEscalation ReadEscalate(const YamlNode& node, FieldReader& fields) {
  if (node.IsScalar() && node.Scalar() == "none") return {.present = true};
  static const std::vector<std::string> keys = {"after", "to"};
  if (!fields.IsMapOf(node, keys)) return {};
  for (const std::string& key : keys) {
    if (node[key].exists()) continue;
    fields.Error("missing-key", node, fmt::format("'escalate' has no '{}'", key),
                 "write {after: 5 working days, to: skolchef}");
    return {};
  }
  Escalation escalation;
  escalation.to = RoleId(fields.Id(node["to"], "a role"));
  const std::optional<std::string> text = node["after"].String(fields.diagnostics());
  if (!text) return {};
  const std::optional<DayCount> after = ParseDayCount(*text);
  if (!after) {
    fields.Error("bad-count", node["after"], fmt::format("'{}' is no time", Quoted(node["after"])),
                 "write '5 working days', '10 days' or '2 weeks'");
    return {};
  }
  escalation.after = after->count;
  escalation.unit = after->unit;
  if (escalation.to.empty()) return {};
  return {.present = true, .value = escalation};
}

std::optional<double> ReadEstimate(const YamlNode& node, FieldReader& fields) {
  const std::optional<std::string> text = node.String(fields.diagnostics());
  if (!text) return std::nullopt;
  std::string number = text->substr(0, text->find_first_not_of("0123456789.,"));
  const std::size_t unit_at = text->find_first_not_of(" ", number.size());
  const std::string unit = unit_at == std::string::npos ? std::string() : text->substr(unit_at);
  std::replace(number.begin(), number.end(), ',', '.');
  double value = 0;
  const char* const end = number.data() + number.size();
  const auto [stop, fault] = std::from_chars(number.data(), end, value, std::chars_format::fixed);
  const bool minutes = unit == "min" || unit == "minutes" || unit == "minuter";
  const bool hours = unit == "h" || unit == "hours" || unit == "hour" || unit == "tim" ||
                     unit == "timmar" || unit == "timme";
  if (minutes) value /= 60;
  if (fault != std::errc() || stop != end || !(minutes || hours) || value > kEstimateHoursMax) {
    fields.Error("bad-estimate", node, fmt::format("'{}' is no amount of work", Quoted(node)),
                 fmt::format("write '6 h' or '90 min', at most {} h", kEstimateHoursMax));
    return std::nullopt;
  }
  return value;
}

std::vector<State> ReadStates(const YamlNode& node, const StateDefaults& defaults,
                              FieldReader& fields, bool& complete) {
  std::vector<State> states;
  if (node.exists() && !node.IsSequence()) complete = false;
  for (const YamlNode& item : fields.ListOf(node, kStatesMax)) {
    std::optional<State> state = ReadState(item, defaults, fields, complete);
    if (!state || state->id.empty()) {
      complete = false;
      continue;
    }
    const auto same = std::find_if(states.begin(), states.end(),
                                   [&](const State& other) { return other.id == state->id; });
    if (same != states.end()) {
      fields.Error("duplicate-id", item["id"],
                   fmt::format("the state '{}' stands twice, first on line {}", state->id.str(),
                               same->at.line),
                   "give one of them another id");
      continue;
    }
    states.push_back(*std::move(state));
  }
  // A state that passes by itself goes on to the next one listed, unless it says where.
  for (std::size_t i = 0; i + 1 < states.size(); ++i) {
    State& state = states[i];
    const bool passes = !state.final && state.by.empty() && (state.until || !state.due.empty());
    if (passes && state.then.empty()) state.then = states[i + 1].id;
  }
  return states;
}

}  // namespace hjul::core
