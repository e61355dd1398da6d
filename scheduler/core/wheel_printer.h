// The parts of the canonical text that wheels and overlays share. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/core/state_defaults.h"
#include "scheduler/core/wheel.h"
#include "scheduler/core/yaml_lines.h"

namespace hjul::core {

// The `defaults` block, if any of them is not built in.
void PrintDefaults(const StateDefaults& defaults, calendar::Language language, YamlLines& lines);
// The `activities` block. `of_unit`: without `for`, as in an overlay.
void PrintActivities(const std::vector<Activity>& activities, const StateDefaults& defaults,
                     bool of_unit, calendar::Language language, YamlLines& lines);
// The `states` block of an activity.
void PrintStates(const Activity& activity, const StateDefaults& defaults,
                 calendar::Language language, YamlLines& lines);

// Values as YAML.
std::string PrintRemind(const std::vector<Rung>& ladder, calendar::Language language);
std::string PrintEscalate(const std::optional<Escalation>& escalation, calendar::Language language);
std::string PrintRule(const DateRule& rule, calendar::Language language);  // Empty for no rule.
std::string PrintGuard(const std::optional<Guard>& guard, calendar::Language language);
std::string PrintHours(double hours);                      // "6 h" or "90 min"; empty for none.
std::string PrintRoles(const std::vector<RoleId>& roles);  // A single role stands alone.
// A number that reads back as the same.
std::string PrintNumber(double number);

}  // namespace hjul::core
