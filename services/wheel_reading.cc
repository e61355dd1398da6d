#include "services/wheel_reading.h"

#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/core/turn.h"
#include "scheduler/text/yaml_node.h"
#include "services/limits.h"

namespace hjul::services {
namespace {

std::string TopValue(std::string_view text, std::string_view key) {
  text::Diagnostics ignored;
  const text::YamlNode root = text::ParseYaml(text, ignored);
  return root.IsMap() ? root[key].Scalar() : std::string();
}

}  // namespace

bool FitsBeside(const std::vector<std::string>& overlays, std::string_view text) {
  std::size_t bytes = text.size();
  for (const std::string& overlay : overlays) {
    bytes += overlay.size();
  }
  return bytes <= kTextsBytesMax;
}

core::CheckSurroundings SurroundingsFor(const Caller& caller, std::string_view text) {
  return SurroundingsFor(caller, core::WheelId(TopValue(text, "wheel")));
}

core::CheckSurroundings SurroundingsFor(const Caller& caller, const core::WheelId& wheel) {
  core::CheckSurroundings surroundings{.organisation = &caller.organisation(),
                                       .calendar = &caller.world().calendar(),
                                       .first_year = calendar::YearOf(caller.today)};
  for (const auto& [id, head] : caller.world().wheels()) {
    if (id != wheel) {
      surroundings.other_wheels.push_back(head.wheel.get());
    }
  }
  return surroundings;
}

std::optional<core::Wheel> CheckWheelText(const Caller& caller, std::string_view text,
                                          text::Diagnostics& diagnostics) {
  auto wheel = core::ParseAndCheckWheel(text, SurroundingsFor(caller, text), diagnostics);
  if (!wheel) {
    return std::nullopt;
  }
  const auto head = caller.world().wheels().find(wheel->id);
  if (head == caller.world().wheels().end() || head->second.revision.overlays.empty()) {
    return wheel;
  }
  std::vector<core::Overlay> overlays;
  for (const std::string& stored : head->second.revision.overlays) {
    if (auto overlay = core::ParseOverlay(stored, diagnostics)) {
      overlays.push_back(*std::move(overlay));
    }
  }
  return core::WithOverlays(*wheel, overlays, diagnostics);
}

std::optional<core::Overlay> CheckOverlay(const Caller& caller, std::string_view text,
                                          text::Diagnostics& diagnostics) {
  auto overlay = core::ParseOverlay(text, diagnostics);
  if (!overlay) {
    return std::nullopt;
  }
  const auto head = caller.world().wheels().find(overlay->wheel);
  if (head == caller.world().wheels().end()) {
    diagnostics.Error("unknown-wheel", {}, "overlay",
                      fmt::format("there is no wheel '{}'", overlay->wheel.str()),
                      "an overlay lies on a saved wheel; see the list of wheels");
    return std::nullopt;
  }
  if (!FitsBeside(head->second.revision.overlays, text)) {
    diagnostics.Error(
        "too-large", {}, "overlay",
        fmt::format("the wheel's overlays would be more than {} bytes of text", kTextsBytesMax),
        "move what many units add into the wheel itself");
    return std::nullopt;
  }
  if (caller.organisation().FindUnit(overlay->unit) == nullptr) {
    diagnostics.Error("unknown-unit", {}, "unit",
                      fmt::format("there is no unit '{}'", overlay->unit.str()),
                      "see the list of units");
    return std::nullopt;
  }
  text::Diagnostics of_core;
  const auto core = core::ParseWheel(head->second.revision.text, of_core);
  if (!core) {
    return std::nullopt;
  }
  const auto wheel = core::WithOverlays(*core, {*overlay}, diagnostics);
  if (!wheel) {
    return std::nullopt;
  }
  core::CheckWheel(*wheel, SurroundingsFor(caller, wheel->id), diagnostics);
  return overlay;
}

std::size_t CountOccurrences(const Caller& caller, const core::Wheel& wheel,
                             const core::DateSpan& days, std::size_t max) {
  std::size_t count = 0;
  for (const core::Turn& turn : core::TurnsIn(wheel, days)) {
    for (const core::Activity& activity : wheel.activities) {
      const auto repetitions = core::RepetitionsOf(activity, turn, caller.world().calendar());
      if (!repetitions.empty()) {
        count += repetitions.size() * core::UnitsOf(activity, turn, caller.organisation()).size();
      }
      if (count > max) {
        return count;
      }
    }
  }
  return count;
}

bool IsOverlay(std::string_view text) { return !TopValue(text, "overlay").empty(); }

}  // namespace hjul::services
