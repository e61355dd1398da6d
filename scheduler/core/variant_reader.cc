#include "scheduler/core/variant_reader.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/recurrence_text.h"
#include "scheduler/core/state_reader.h"
#include "scheduler/core/wheel_limits.h"

namespace hjul::core {
namespace {

using text::YamlNode;

const std::vector<std::string>& VariantKeys() {
  static const std::vector<std::string> keys = {"for",   "ordinal", "only",
                                                "start", "skip",    "states"};
  return keys;
}

const std::vector<std::string>& ChangeKeys() {
  static const std::vector<std::string> keys = {"opens", "due",    "shift",
                                                "by",    "remind", "estimate"};
  return keys;
}

template <class ElementId>
std::vector<ElementId> ReadIds(const YamlNode& node, std::string_view what, FieldReader& fields) {
  std::vector<ElementId> ids;
  for (const YamlNode& item : fields.OneOrMore(node, kListMax)) {
    const ElementId id(fields.Id(item, what));
    if (id.empty()) continue;
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) {
      fields.Error("duplicate-element", item, fmt::format("'{}' stands twice", id.str()),
                   "keep one of them");
      continue;
    }
    ids.push_back(id);
  }
  return ids;
}

Variant::StateChange ReadChange(const YamlNode::Entry& entry, FieldReader& fields) {
  Variant::StateChange change;
  const YamlNode& node = entry.value;
  change.state = StateId(IsValidId(entry.key) ? entry.key : std::string());
  change.at = entry.key_at;
  if (change.state.empty()) {
    fields.diagnostics().Error("bad-id", entry.key_at, node.path(),
                               fmt::format("'{}' cannot name a state", entry.key),
                               "write the id of one of the activity's states");
  }
  if (!fields.IsMapOf(node, ChangeKeys())) return change;
  change.places = PlacesOf(node, ChangeKeys());
  const auto rule = [&](std::string_view key) -> std::optional<DateRule> {
    if (!node[key].exists()) return std::nullopt;
    DateRule read = fields.Rule(node[key]);
    return read.empty() ? std::nullopt : std::optional(std::move(read));
  };
  change.opens = rule("opens");
  change.due = rule("due");
  if (node["shift"].exists()) change.shift = fields.OneOf(node["shift"], kShiftWords);
  if (node["by"].IsMap()) {
    fields.Error("sign-off", node["by"], "a variant cannot change whether all or any must sign",
                 "write the roles as a list: [rektor, skyddsombud]");
  } else if (node["by"].exists()) {
    change.by = fields.Roles(node["by"]);
  }
  if (node["remind"].exists()) {
    change.remind = ReadRemind(node["remind"], fields).value_or(std::vector<Rung>());
    if (change.remind.empty() && node["remind"].IsScalar()) {
      fields.Error("variant-remind", node["remind"], "a variant cannot take all reminders away",
                   "list the reminders that these units shall have");
    }
  }
  if (node["estimate"].exists()) change.estimate_hours = ReadEstimate(node["estimate"], fields);
  return change;
}

void CheckChange(const YamlNode& node, const Variant::StateChange& change, const Activity& activity,
                 FieldReader& fields) {
  const State* const state = activity.FindState(change.state);
  if (state == nullptr) return;  // The checks of names say so, with the nearest.
  if (state->final) {
    fields.Error("final-state", node,
                 fmt::format("'{}' is final and has no dates or parties", change.state.str()),
                 "remove the change");
  } else if (state->by.empty() && !change.by.empty()) {
    fields.Error("somebody-acts", node["by"], "a state without 'by' cannot get one in a variant",
                 "give the state a 'by' of its own");
  }
}

Variant ReadVariant(const YamlNode& node, const Activity& activity, FieldReader& fields) {
  static const std::vector<std::string> filter_keys = {"school_forms", "grades", "attributes",
                                                       "units", "except"};
  Variant variant;
  variant.at = node.at();
  variant.places = PlacesOf(node, VariantKeys());
  if (node["for"].exists() && fields.IsMapOf(node["for"], filter_keys)) {
    variant.units = ReadUnitFilter(node["for"], fields);
  }
  variant.ordinals = ReadIds<OrdinalId>(node["ordinal"], "a repetition", fields);
  variant.election_year = ReadOnly(node["only"], fields);
  variant.start = StateId(fields.Id(node["start"], "a state"));
  variant.skip = ReadIds<StateId>(node["skip"], "a state", fields);
  const YamlNode states = node["states"];
  if (states.exists() && !states.IsMap()) {
    fields.Error("wrong-kind", states, "expected states, each an id and what differs",
                 "write {skrivs: {due: 1 june}}");
  }
  for (const YamlNode::Entry& entry : states.Entries()) {
    Variant::StateChange change = ReadChange(entry, fields);
    if (change.state.empty()) continue;
    const bool twice =
        std::any_of(variant.states.begin(), variant.states.end(),
                    [&](const Variant::StateChange& other) { return other.state == change.state; });
    if (twice) continue;  // Reported as a duplicate key.
    CheckChange(entry.value, change, activity, fields);
    variant.states.push_back(std::move(change));
  }
  if (!node["for"].exists() && !node["ordinal"].exists() && !node["only"].exists()) {
    fields.Error("variant-condition", node, "the variant does not say when it applies",
                 "add 'for', 'ordinal' or 'only'; what always applies stands in the state itself");
  }
  if (!node["start"].exists() && !node["skip"].exists() && !states.exists()) {
    fields.Error("variant-change", node, "the variant changes nothing",
                 "add 'start', 'skip' or 'states'");
  }
  return variant;
}

}  // namespace

UnitFilter ReadUnitFilter(const YamlNode& node, FieldReader& fields) {
  UnitFilter filter;
  filter.school_forms = fields.Texts(node["school_forms"]);
  filter.grades = fields.Texts(node["grades"]);
  filter.units = ReadIds<UnitId>(node["units"], "a unit", fields);
  filter.except = ReadIds<UnitId>(node["except"], "a unit", fields);
  const YamlNode attributes = node["attributes"];
  if (attributes.exists() && !attributes.IsMap()) {
    fields.Error("wrong-kind", attributes, "expected attributes, each a name and a value",
                 "write {stadieindelning: f-6}");
  }
  for (const YamlNode::Entry& entry : attributes.Entries()) {
    std::string value = fields.Text(entry.value, kTitleCodePointsMax);
    if (!value.empty()) filter.attributes.emplace(entry.key, std::move(value));
  }
  return filter;
}

std::vector<Variant> ReadVariants(const YamlNode& node, const Activity& activity,
                                  FieldReader& fields) {
  std::vector<Variant> variants;
  for (const YamlNode& item : fields.ListOf(node, kVariantsMax)) {
    if (fields.IsMapOf(item, VariantKeys())) {
      variants.push_back(ReadVariant(item, activity, fields));
    }
  }
  return variants;
}

}  // namespace hjul::core
