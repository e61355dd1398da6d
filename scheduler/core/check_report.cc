#include "scheduler/core/check_report.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

constexpr std::size_t kNamesShown = 12;
constexpr int kHintsMax = 100;

}  // namespace

bool CheckReport::IsDamaged(const Activity& activity) const {
  return std::find(reading_.damaged.begin(), reading_.damaged.end(), activity.id) !=
         reading_.damaged.end();
}

void CheckReport::Error(std::string code, Position at, std::string path, std::string message,
                        std::string suggestion) {
  diagnostics_.Error(std::move(code), at, std::move(path), std::move(message),
                     std::move(suggestion));
}

void CheckReport::Warning(std::string code, Position at, std::string path, std::string message,
                          std::string suggestion) {
  diagnostics_.Warning(std::move(code), at, std::move(path), std::move(message),
                       std::move(suggestion));
}

void CheckReport::Unknown(std::string_view what, std::string_view name,
                          const std::vector<std::string>& known, Position at, std::string path) {
  Error(fmt::format("unknown-{}", what), at, std::move(path),
        fmt::format("unknown {} '{}'", what, name),
        ++hints_ <= kHintsMax ? NearestHint(name, known) : std::string());
}

std::string NearestHint(std::string_view name, const std::vector<std::string>& known) {
  const std::string nearest = text::Nearest(name, known);
  if (!nearest.empty()) return fmt::format("did you mean '{}'?", nearest);
  if (known.empty()) return {};
  std::vector<std::string> shown(
      known.begin(),
      known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), kNamesShown)));
  return fmt::format("known: {}{}", fmt::join(shown, ", "),
                     known.size() > kNamesShown ? " ..." : "");
}

std::vector<std::string> TableNamesOf(const calendar::Calendar& calendar) {
  std::vector<std::string> names;
  for (const calendar::DateTable& table : calendar.content().tables) {
    names.push_back(table.name);
    for (const calendar::TableEntry& entry : table.entries) {
      if (!entry.key.empty()) names.push_back(entry.key);
    }
  }
  return names;
}

bool IsTableName(std::string_view name, const std::vector<std::string>& known) {
  const std::string folded = text::FoldCase(name);
  return std::any_of(known.begin(), known.end(), [&](const std::string& candidate) {
    return text::FoldCase(candidate) == folded;
  });
}

std::vector<RuleUse> RulesOf(const Activity& activity, std::size_t index) {
  std::vector<RuleUse> uses;
  for (std::size_t s = 0; s < activity.states.size(); ++s) {
    const State& state = activity.states[s];
    const auto add = [&](const DateRule& rule, RuleUse::Use use, std::string_view key) {
      if (rule.empty()) return;
      uses.push_back({.rule = &rule,
                      .use = use,
                      .state = state.id,
                      .variant = nullptr,
                      .at = PlaceOf(state.places, key, state.at),
                      .path = fmt::format("activities[{}].states[{}].{}", index, s, key)});
    };
    add(state.opens, RuleUse::Use::kOpens, "opens");
    add(state.due, RuleUse::Use::kDue, "due");
    add(state.until_latest, RuleUse::Use::kUntilLatest, "or");
    if (state.move_within) add(*state.move_within, RuleUse::Use::kMoveWithin, "move within");
  }
  for (std::size_t v = 0; v < activity.variants.size(); ++v) {
    const Variant& variant = activity.variants[v];
    for (const Variant::StateChange& change : variant.states) {
      const auto add = [&](const std::optional<DateRule>& rule, RuleUse::Use use,
                           std::string_view key) {
        if (!rule || rule->empty()) return;
        uses.push_back({.rule = &*rule,
                        .use = use,
                        .state = change.state,
                        .variant = &variant,
                        .at = PlaceOf(change.places, key, change.at),
                        .path = fmt::format("activities[{}].variants[{}].states.{}.{}", index, v,
                                            change.state.str(), key)});
      };
      add(change.opens, RuleUse::Use::kOpens, "opens");
      add(change.due, RuleUse::Use::kDue, "due");
    }
  }
  return uses;
}

std::vector<GuardUse> GuardsOf(const Activity& activity, std::size_t index) {
  std::vector<GuardUse> uses;
  for (std::size_t s = 0; s < activity.states.size(); ++s) {
    const State& state = activity.states[s];
    const std::string base = fmt::format("activities[{}].states[{}]", index, s);
    const auto add = [&](const std::optional<Guard>& guard, GuardUse::Use use, std::string path) {
      if (guard) uses.push_back({&*guard, use, &state, std::move(path)});
    };
    add(state.waits_for, GuardUse::Use::kWaitsFor, base + ".waits for");
    add(state.until, GuardUse::Use::kUntil, base + ".until");
    add(state.only_if, GuardUse::Use::kOnlyIf, base + ".only if.guard");
    for (const Action& action : state.actions) {
      add(action.when, GuardUse::Use::kWhen,
          fmt::format("{}.actions.{}.when", base, LabelOf(action)));
    }
  }
  return uses;
}

}  // namespace hjul::core
