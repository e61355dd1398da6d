#include "scheduler/core/ids.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "scheduler/text/split.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using text::Split;

constexpr std::string_view kHuvudman = "huvudman";
constexpr std::size_t kIdBytesMax = 64;

bool IsIdLetter(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= U'0' && letter <= U'9') ||
         letter == U'å' || letter == U'ä' || letter == U'ö';
}

// The unit as it stands in a composed id: "huvudman" for none, nullopt for what is no id.
std::optional<UnitId> ParseUnit(std::string_view text) {
  if (text == kHuvudman) return UnitId();
  if (!IsValidId(text)) return std::nullopt;
  return UnitId(std::string(text));
}

std::string PrintUnit(const UnitId& unit) {
  return unit.empty() ? std::string(kHuvudman) : unit.str();
}

}  // namespace

std::string ToString(const PostId& id) { return id.role.str() + "@" + PrintUnit(id.unit); }

std::optional<PostId> ParsePostId(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, '@');
  if (parts.size() != 2 || !IsValidId(parts[0])) return std::nullopt;
  std::optional<UnitId> unit = ParseUnit(parts[1]);
  if (!unit) return std::nullopt;
  return PostId{.role = RoleId(std::string(parts[0])), .unit = *std::move(unit)};
}

std::string ToString(const OccurrenceId& id) {
  std::string text =
      id.wheel.str() + "/" + id.turn.str() + "/" + id.activity.str() + "/" + PrintUnit(id.unit);
  if (!id.ordinal.empty()) text += "/" + id.ordinal.str();
  return text;
}

std::optional<OccurrenceId> ParseOccurrenceId(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, '/');
  if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
  if (!std::all_of(parts.begin(), parts.end(), IsValidId)) return std::nullopt;
  std::optional<UnitId> unit = ParseUnit(parts[3]);
  if (!unit) return std::nullopt;
  return OccurrenceId{
      .wheel = WheelId(std::string(parts[0])),
      .turn = TurnId(std::string(parts[1])),
      .activity = ActivityId(std::string(parts[2])),
      .unit = *std::move(unit),
      .ordinal = OrdinalId(parts.size() == 5 ? std::string(parts[4]) : std::string())};
}

std::string ToString(const TaskId& id) {
  return ToString(id.occurrence) + ":" + std::to_string(id.visit) + ":" + id.party.str();
}

std::optional<TaskId> ParseTaskId(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, ':');
  if (parts.size() != 3 || !IsValidId(parts[2])) return std::nullopt;
  std::optional<OccurrenceId> occurrence = ParseOccurrenceId(parts[0]);
  if (!occurrence) return std::nullopt;
  int visit = 0;
  const char* const end = parts[1].data() + parts[1].size();
  const auto [stop, fault] = std::from_chars(parts[1].data(), end, visit);
  // One spelling each: "01" and "+1" would be second names of the same task.
  if (fault != std::errc() || stop != end || visit < 1 || parts[1].front() == '0') {
    return std::nullopt;
  }
  return TaskId{
      .occurrence = *std::move(occurrence), .visit = visit, .party = RoleId(std::string(parts[2]))};
}

bool IsValidId(std::string_view text) {
  if (text.empty() || text.size() > kIdBytesMax) return false;
  if (text.front() == '-' || text.back() == '-') return false;
  const std::u32string letters = text::CodePoints(text);
  return std::all_of(letters.begin(), letters.end(),
                     [](char32_t letter) { return letter == U'-' || IsIdLetter(letter); });
}

bool IsValidUnitId(std::string_view text) { return text != kHuvudman && IsValidId(text); }

}  // namespace hjul::core
