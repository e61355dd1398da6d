#include "services/wheel_reading.h"

#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::services {
namespace {

std::string TopValue(std::string_view text, std::string_view key) {
  text::Diagnostics ignored;
  const text::YamlNode root = text::ParseYaml(text, ignored);
  return root.IsMap() ? root[key].Scalar() : std::string();
}

}  // namespace

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

bool IsOverlay(std::string_view text) { return !TopValue(text, "overlay").empty(); }

}  // namespace hjul::services
