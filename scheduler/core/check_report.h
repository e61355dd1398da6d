// What the checks of a wheel share: the wheel with its surroundings, and how a fault is told. For
// this folder only; not thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/wheel.h"
#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_reader.h"

namespace hjul::core {

class CheckReport {
 public:
  // References outlive this.
  CheckReport(const WheelReading& reading, const CheckSurroundings& surroundings,
              text::Diagnostics& diagnostics)
      : reading_(reading), surroundings_(surroundings), diagnostics_(diagnostics) {}

  const Wheel& wheel() const { return reading_.wheel; }
  const CheckSurroundings& surroundings() const { return surroundings_; }
  // False when activities were lost in reading: then an unknown one may be a lost one.
  bool complete() const { return reading_.complete; }
  bool IsDamaged(const Activity& activity) const;

  void Error(std::string code, Position at, std::string path, std::string message,
             std::string suggestion = {});
  void Warning(std::string code, Position at, std::string path, std::string message,
               std::string suggestion = {});
  // "unknown-<what>" with the nearest of `known`; for the first faults only, since a text may be
  // full of them.
  void Unknown(std::string_view what, std::string_view name, const std::vector<std::string>& known,
               Position at, std::string path);

 private:
  const WheelReading& reading_;
  const CheckSurroundings& surroundings_;
  text::Diagnostics& diagnostics_;
  int hints_ = 0;
};

// "did you mean 'x'?", else the known names, else nothing.
std::string NearestHint(std::string_view name, const std::vector<std::string>& known);

// The names of the date tables and their entries; whether `name` is one, in whatever case.
std::vector<std::string> TableNamesOf(const calendar::Calendar& calendar);
bool IsTableName(std::string_view name, const std::vector<std::string>& known);

template <class Element>
std::vector<std::string> NamesOf(const std::vector<Element>& elements) {
  std::vector<std::string> names;
  names.reserve(elements.size());
  for (const Element& element : elements) names.push_back(element.id.str());
  return names;
}

// Ids as texts.
template <class Ids>
std::vector<std::string> TextsOf(const Ids& ids) {
  std::vector<std::string> texts;
  texts.reserve(ids.size());
  for (const auto& id : ids) texts.push_back(id.str());
  return texts;
}

// Every date rule of an activity, with its place.
struct RuleUse {
  enum class Use : std::uint8_t { kOpens = 1, kDue, kUntilLatest, kMoveWithin };
  const DateRule* rule;
  Use use;
  StateId state;
  const Variant* variant;  // Null: the state's own.
  Position at;
  std::string path;
};
std::vector<RuleUse> RulesOf(const Activity& activity, std::size_t index);

// Every guard of an activity.
struct GuardUse {
  enum class Use : std::uint8_t { kWaitsFor = 1, kUntil, kOnlyIf, kWhen };
  const Guard* guard;
  Use use;
  const State* state;
  std::string path;
};
std::vector<GuardUse> GuardsOf(const Activity& activity, std::size_t index);

// The checks, one file each.
void CheckNames(CheckReport& report);       // States, parties, ordinals, rings, replacements.
void CheckReferences(CheckReport& report);  // Other activities, wheels, results, date tables.
void CheckFlow(CheckReport& report);        // Ways through each machine.
void CheckWaiting(CheckReport& report);     // Guards in a circle.
void CheckAnchors(CheckReport& report);     // Dates in a circle.
void CheckDates(CheckReport& report);       // Sample turns.
void CheckRoles(CheckReport& report);       // Against the organisation.

}  // namespace hjul::core
