#include "scheduler/core/action_reader.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/wheel_limits.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using text::YamlNode;

constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.

const std::vector<std::string>& ActionKeys() {
  static const std::vector<std::string> keys = {"to",    "by",   "note",  "participants",
                                                "alone", "when", "title", "results"};
  return keys;
}

std::optional<ResultSpec> ReadResult(const YamlNode& node, FieldReader& fields) {
  static const std::vector<std::string> keys = {"id",  "title",   "kind",    "min",
                                                "max", "choices", "required"};
  if (!fields.IsMapOf(node, keys)) return std::nullopt;
  ResultSpec result;
  result.id = fields.RequiredId(node, "id", "a result");
  if (result.id.empty()) return std::nullopt;
  result.title = fields.Text(node["title"], kTitleCodePointsMax);
  if (result.title.empty()) result.title = TitleFromLabel(result.id);
  if (node["choices"].exists()) result.kind = ResultSpec::Kind::kChoice;
  if (node["kind"].exists()) {
    result.kind = fields.OneOf(node["kind"], kResultKindWords).value_or(result.kind);
  }
  result.choices = fields.Texts(node["choices"]);
  result.min = node["min"].Number(fields.diagnostics());
  result.max = node["max"].Number(fields.diagnostics());
  if (node["required"].exists()) result.required = fields.Flag(node["required"]);

  const bool choice = result.kind == ResultSpec::Kind::kChoice;
  const bool counted =
      result.kind == ResultSpec::Kind::kNumber || result.kind == ResultSpec::Kind::kPercent;
  if (choice && result.choices.size() < 2) {
    fields.Error("result-choices", node, "a choice needs at least two choices",
                 "write 'choices: [ja, nej]'");
  }
  if (!choice && node["choices"].exists()) {
    fields.Error("result-choices", node["choices"], "only a choice has 'choices'",
                 "write 'kind: choice' or remove them");
  }
  for (const char* const key : {"min", "max"}) {
    if (counted || !node[key].exists()) continue;
    fields.Error("result-range", node[key], fmt::format("only a number has a '{}'", key),
                 "write 'kind: number' or remove it");
  }
  if (result.kind == ResultSpec::Kind::kPercent) {
    if (!result.min) result.min = 0;
    if (!result.max) result.max = 100;
  }
  if (result.min && result.max && *result.min > *result.max) {
    fields.Error("result-range", node[node["min"].exists() ? "min" : "max"],
                 fmt::format("min {} is greater than max {}", *result.min, *result.max),
                 "swap them");
  }
  return result;
}

std::vector<ResultSpec> ReadResults(const YamlNode& node, FieldReader& fields) {
  std::vector<ResultSpec> results;
  for (const YamlNode& item : fields.ListOf(node, kResultsMax)) {
    std::optional<ResultSpec> result = ReadResult(item, fields);
    if (!result) continue;
    const bool twice = std::any_of(results.begin(), results.end(),
                                   [&](const ResultSpec& other) { return other.id == result->id; });
    if (twice) {
      fields.Error("duplicate-id", item["id"],
                   fmt::format("the result '{}' stands twice", result->id),
                   "give one of them another id");
      continue;
    }
    results.push_back(*std::move(result));
  }
  return results;
}

void ReadDetails(const YamlNode& node, FieldReader& fields, Action& action, bool& complete) {
  if (!fields.IsMapOf(node, ActionKeys())) {
    complete = false;
    return;
  }
  action.places = PlacesOf(node, ActionKeys());
  action.to = StateId(fields.RequiredId(node, "to", "an action"));
  if (action.to.empty()) complete = false;
  if (node["by"].exists()) action.by = fields.Roles(node["by"]);
  action.note_required = fields.Required(node["note"]);
  action.participants_required = fields.Required(node["participants"]);
  action.alone = fields.Flag(node["alone"]);
  if (node["when"].exists()) action.when = fields.GuardOf(node["when"]);
  if (node["title"].exists()) {
    const std::string title = fields.Text(node["title"], kTitleCodePointsMax);
    if (!title.empty()) action.title = title;
  }
  action.results = ReadResults(node["results"], fields);
}

}  // namespace

std::vector<Action> ReadActions(const YamlNode& node, FieldReader& fields, bool& complete) {
  std::vector<Action> actions;
  if (!node.exists()) return actions;
  if (!node.IsMap()) {
    fields.Error("wrong-kind", node, "expected actions, each a label and where it leads",
                 "write {lämna in: granskas}");
    complete = false;
    return actions;
  }
  for (const YamlNode::Entry& entry : node.Entries()) {
    if (actions.size() == kActionsMax) {
      fields.Error("too-many", entry.value,
                   fmt::format("more than {} actions in one state", kActionsMax),
                   "split the state");
      break;
    }
    Action action;
    action.at = entry.key_at;
    const std::string id = IdFromLabel(entry.key);
    action.id = ActionId(id);
    action.title = TitleFromLabel(entry.key);
    if (!IsValidId(id)) {
      fields.diagnostics().Error(
          "bad-id", entry.key_at, entry.value.path(),
          fmt::format("the label '{}' gives no name", text::Clip(entry.key, kQuotedMax)),
          "write a short label of letters, as 'lämna in'");
      complete = false;
      continue;
    }
    const auto same = std::find_if(actions.begin(), actions.end(),
                                   [&](const Action& other) { return other.id == action.id; });
    if (same != actions.end()) {
      fields.diagnostics().Error(
          "duplicate-id", entry.key_at, entry.value.path(),
          fmt::format("the action '{}' stands twice, first on line {}", id, same->at.line),
          "give one of them another label");
      continue;
    }
    if (entry.value.IsMap()) {
      ReadDetails(entry.value, fields, action, complete);
    } else {
      action.to = StateId(fields.Id(entry.value, "a state"));
      action.places.push_back({.key = "to", .at = entry.value.at()});
      if (action.to.empty()) complete = false;
    }
    actions.push_back(std::move(action));
  }
  return actions;
}

}  // namespace hjul::core
