#include <cmath>

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

// A target alone when that is all there is to say.
std::string PrintAction(const Action& action, const std::string& label, Language language) {
  FlowMap details;
  if (TitleFromLabel(label) != action.title) details.Add("title", QuoteYaml(action.title));
  details.Add("by", PrintRoles(action.by));
  if (action.alone) details.Add("alone", "true");
  if (action.note_required) details.Add("note", "required");
  if (action.participants_required) details.Add("participants", "required");
  details.Add("when", PrintGuard(action.when, language));
  if (!action.results.empty()) {
    std::vector<std::string> results;
    for (const ResultSpec& result : action.results) results.push_back(PrintResult(result));
    details.Add("results", FlowList(results));
  }
  const std::string to = QuoteYaml(action.to.str());
  if (details.empty()) return to;
  const std::string rest = details.Text();
  return fmt::format("{{to: {}, {}", to, rest.substr(1));
}

// On one line when they are targets only and fit there.
void PrintActions(const std::vector<Action>& actions, Language language, YamlLines& lines) {
  if (actions.empty()) return;
  FlowMap map;
  bool short_forms = true;
  for (const Action& action : actions) {
    const std::string label = LabelOf(action);
    const std::string text = PrintAction(action, label, language);
    short_forms &= text.front() != '{';
    map.Add(label, text);
  }
  if (short_forms && lines.Fits("actions", map.Text())) {
    lines.Add("actions", map.Text());
    return;
  }
  lines.Open("actions");
  for (const Action& action : actions) {
    const std::string label = LabelOf(action);
    lines.Add(label, PrintAction(action, label, language));
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
