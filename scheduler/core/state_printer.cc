#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/core/rung_text.h"
#include "scheduler/core/wheel_printer.h"
#include "scheduler/core/wheel_words.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {
namespace {

using calendar::Language;
using text::QuoteYaml;

std::string PrintBy(const State& state) {
  if (state.by.empty()) return {};
  if (state.sign_off == SignOff::kAnyOf) return PrintRoles(state.by);
  std::vector<std::string> roles;
  for (const RoleId& role : state.by) roles.push_back(QuoteYaml(role.str()));
  return FlowMap().Add("all", FlowList(roles)).Text();
}

std::string PrintResult(const ResultSpec& result) {
  FlowMap map;
  map.Add("id", QuoteYaml(result.id));
  if (result.title != TitleFromLabel(result.id)) map.Add("title", QuoteYaml(result.title));
  map.Add("kind", std::string(WordFor(kResultKindWords, result.kind)));
  const bool percent = result.kind == ResultSpec::Kind::kPercent;
  if (result.min && !(percent && *result.min == 0)) map.Add("min", PrintNumber(*result.min));
  if (result.max && !(percent && *result.max == 100)) map.Add("max", PrintNumber(*result.max));
  if (!result.choices.empty()) {
    std::vector<std::string> choices;
    for (const std::string& choice : result.choices) choices.push_back(QuoteYaml(choice));
    map.Add("choices", FlowList(choices));
  }
  if (!result.required) map.Add("required", "false");
  return map.Text();
}

// An action as YAML: its keys but `results`, and each result.
struct ActionText {
  std::string label;
  std::vector<std::pair<std::string_view, std::string>> keys;  // `to` first.
  std::vector<std::string> results;

  bool IsTargetOnly() const { return keys.size() == 1 && results.empty(); }

  // On one line; a target alone when that is all there is to say.
  std::string Flow() const {
    if (IsTargetOnly()) return keys.front().second;
    FlowMap map;
    for (const auto& [key, value] : keys) map.Add(key, value);
    if (!results.empty()) map.Add("results", FlowList(results));
    return map.Text();
  }
};

ActionText TextOf(const Action& action, Language language) {
  ActionText text{.label = LabelOf(action)};
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) text.keys.emplace_back(key, std::move(value));
  };
  add("to", QuoteYaml(action.to.str()));
  if (TitleFromLabel(text.label) != action.title) add("title", QuoteYaml(action.title));
  add("by", PrintRoles(action.by));
  if (action.alone) add("alone", "true");
  if (action.note_required) add("note", "required");
  if (action.participants_required) add("participants", "required");
  add("when", PrintGuard(action.when, language));
  for (const ResultSpec& result : action.results) text.results.push_back(PrintResult(result));
  return text;
}

// All on one line when they are targets only and fit there; else each on a line, or on several.
void PrintActions(const std::vector<Action>& actions, Language language, YamlLines& lines) {
  if (actions.empty()) return;
  std::vector<ActionText> texts;
  FlowMap map;
  for (const Action& action : actions) {
    texts.push_back(TextOf(action, language));
    map.Add(texts.back().label, texts.back().Flow());
  }
  if (std::all_of(texts.begin(), texts.end(), std::mem_fn(&ActionText::IsTargetOnly)) &&
      lines.Fits("actions", map.Text())) {
    lines.Add("actions", map.Text());
    return;
  }
  lines.Open("actions");
  for (const ActionText& text : texts) {
    if (lines.Fits(text.label, text.Flow()) || text.IsTargetOnly()) {
      lines.Add(text.label, text.Flow());
      continue;
    }
    lines.Open(text.label);
    for (const auto& [key, value] : text.keys) lines.Add(key, value);
    if (!text.results.empty()) {
      lines.Open("results");
      for (const std::string& result : text.results) lines.Item(result);
      lines.Close();
    }
    lines.Close();
  }
  lines.Close();
}

void PrintFinal(const State& state, YamlLines& lines) {
  FlowMap map;
  map.Add("id", QuoteYaml(state.id.str()));
  if (state.title != TitleFromLabel(state.id.str())) map.Add("title", QuoteYaml(state.title));
  map.Add("final", "true");
  if (state.outcome != Outcome::kDone) {
    map.Add("outcome", std::string(WordFor(kOutcomeWords, state.outcome)));
  }
  lines.Item(map.Text());
}

void PrintState(const State& state, const StateDefaults& defaults, Language language,
                YamlLines& lines) {
  lines.BeginItem();
  lines.Add("id", QuoteYaml(state.id.str()));
  if (state.title != TitleFromLabel(state.id.str())) lines.Add("title", QuoteYaml(state.title));
  lines.Add("by", PrintBy(state));
  if (state.only_if) {
    lines.Add("only if", FlowMap()
                             .Add("guard", PrintGuard(state.only_if, language))
                             .Add("else", QuoteYaml(state.otherwise.str()))
                             .Text());
  }
  lines.Add("opens", PrintRule(state.opens, language));
  lines.Add("due", PrintRule(state.due, language));
  if (state.shift != DefaultShift(state, defaults)) {
    lines.Add("shift", std::string(WordFor(kShiftWords, state.shift)));
  }
  if (state.move_within) lines.Add("move within", PrintRule(*state.move_within, language));
  lines.Add("estimate", PrintHours(state.estimate_hours));
  if (state.remind != DefaultRemind(state, defaults)) {
    lines.Add("remind", PrintRemind(state.remind, language));
  }
  if (state.escalate != DefaultEscalate(state, defaults)) {
    lines.Add("escalate", PrintEscalate(state.escalate, language));
  }
  lines.Add("waits for", PrintGuard(state.waits_for, language));
  lines.Add("until", PrintGuard(state.until, language));
  lines.Add("or", PrintRule(state.until_latest, language));
  if (!state.then.empty()) lines.Add("then", QuoteYaml(state.then.str()));
  PrintActions(state.actions, language, lines);
  lines.EndItem();
}

}  // namespace

void PrintStates(const Activity& activity, const StateDefaults& defaults, Language language,
                 YamlLines& lines) {
  if (activity.states.empty()) return;
  lines.Open("states");
  for (const State& state : activity.states) {
    if (state.final) {
      PrintFinal(state, lines);
    } else {
      PrintState(state, defaults, language, lines);
    }
  }
  lines.Close();
}

std::string PrintRemind(const std::vector<Rung>& ladder, Language language) {
  if (ladder.empty()) return "none";
  std::vector<std::string> rungs;
  for (const Rung& rung : ladder) {
    const std::string when = QuoteYaml(PrintWhen(rung, language));
    if (rung.to.empty()) {
      rungs.push_back(when);
      continue;
    }
    rungs.push_back(FlowMap().Add("when", when).Add("to", PrintRoles(rung.to)).Text());
  }
  return FlowList(rungs);
}

std::string PrintEscalate(const std::optional<Escalation>& escalation, Language language) {
  if (!escalation) return "none";
  return FlowMap()
      .Add("after", Print(DayCount{escalation->after, escalation->unit}, language))
      .Add("to", QuoteYaml(escalation->to.str()))
      .Text();
}

std::string PrintRule(const DateRule& rule, Language language) {
  return rule.empty() ? std::string() : QuoteYaml(calendar::Print(rule, language));
}

std::string PrintGuard(const std::optional<Guard>& guard, Language language) {
  return guard ? QuoteYaml(Print(*guard, language)) : std::string();
}

std::string PrintHours(double hours) {
  if (hours == 0) return {};
  const double minutes = std::round(hours * 60);
  const bool quarters = std::round(hours * 4) == hours * 4;
  if (!quarters && minutes / 60 == hours) return fmt::format("{} min", minutes);
  return fmt::format("{} h", PrintNumber(hours));
}

std::string PrintRoles(const std::vector<RoleId>& roles) {
  if (roles.empty()) return {};
  if (roles.size() == 1) return QuoteYaml(roles.front().str());
  std::vector<std::string> texts;
  texts.reserve(roles.size());
  for (const RoleId& role : roles) texts.push_back(QuoteYaml(role.str()));
  return FlowList(texts);
}

std::string PrintNumber(double number) {
  std::string text = fmt::format("{}", number);
  // The shortest form may be 1e+20, which the language does not read.
  if (text.find('e') != std::string::npos) text = fmt::format("{:.17f}", number);
  return text;
}

}  // namespace hjul::core
