#include "services/speed.h"

#include <array>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "scheduler/calendar/zone.h"

namespace hjul::services {
namespace {

struct Unit {
  std::string_view suffix;
  double seconds;
};
constexpr std::array kUnits{Unit{"min/s", 60},    Unit{"d/s", 86'400}, Unit{"h/s", 3'600},
                            Unit{"w/s", 604'800}, Unit{"x", 1},        Unit{"", 1}};
constexpr double kSpeedMax = 31'536'000;
constexpr calendar::TimeOfDay kMorning{8 * 60};

}  // namespace

std::optional<double> ParseSpeed(std::string_view text) {
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.suffix)) {
      continue;
    }
    const std::string_view number = text.substr(0, text.size() - unit.suffix.size());
    double value = 0;
    if (!absl::SimpleAtod(absl::string_view(number.data(), number.size()), &value)) {
      return std::nullopt;
    }
    const double speed = value * unit.seconds;
    return speed >= 0 && speed <= kSpeedMax ? std::optional(speed) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<calendar::Instant> ParseClock(std::string_view text) {
  const std::size_t split = text.find('T');
  const auto date = calendar::ParseDate(text.substr(0, split));
  const auto time = split == std::string_view::npos
                        ? std::optional(kMorning)
                        : calendar::ParseTimeOfDay(text.substr(split + 1));
  if (!date || !time) {
    return std::nullopt;
  }
  return calendar::Zone::Stockholm().At(*date, *time);
}

}  // namespace hjul::services
