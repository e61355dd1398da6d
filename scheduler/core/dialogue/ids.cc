#include "scheduler/core/dialogue/ids.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "fmt/format.h"
#include "scheduler/text/split.h"

namespace hjul::dialogue {
namespace {

using text::Split;

// One spelling each: "01" and "+1" would be second names of the same thing.
std::optional<int> ParseNumber(std::string_view text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault != std::errc() || stop != end || text.front() == '0') return std::nullopt;
  if (number < 1 || number > kNumberMax) return std::nullopt;
  return number;
}

template <class NumberedId>
std::optional<NumberedId> ParseNumbered(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, '/');
  if (parts.size() != 3 || !core::IsValidId(parts[0]) || !core::IsValidUnitId(parts[1])) {
    return std::nullopt;
  }
  const std::optional<int> number = ParseNumber(parts[2]);
  if (!number) return std::nullopt;
  return NumberedId{.campaign = CampaignId(std::string(parts[0])),
                    .unit = UnitId(std::string(parts[1])),
                    .number = *number};
}

}  // namespace

std::string ToString(const SlotId& id) {
  return fmt::format("{}/{}/{}", id.window.str(), calendar::ToString(id.date),
                     calendar::ToString(id.start));
}

std::optional<SlotId> ParseSlotId(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, '/');
  if (parts.size() != 3 || !core::IsValidId(parts[0])) return std::nullopt;
  const std::optional<Date> date = calendar::ParseDate(parts[1]);
  const std::optional<TimeOfDay> start = calendar::ParseTimeOfDay(parts[2]);
  if (!date || !start) return std::nullopt;
  return SlotId{.window = WindowId(std::string(parts[0])), .date = *date, .start = *start};
}

std::string ToText(const CampaignId& campaign, const UnitId& unit, int number) {
  return fmt::format("{}/{}/{}", campaign.str(), unit.str(), number);
}

std::optional<BookingId> ParseBookingId(std::string_view text) {
  return ParseNumbered<BookingId>(text);
}
std::optional<WishId> ParseWishId(std::string_view text) { return ParseNumbered<WishId>(text); }
std::optional<SwapId> ParseSwapId(std::string_view text) { return ParseNumbered<SwapId>(text); }

std::string ToString(const MeasureId& id) {
  return fmt::format("{}:{}", ToString(id.booking), id.number);
}

std::optional<MeasureId> ParseMeasureId(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, ':');
  if (parts.size() != 2) return std::nullopt;
  std::optional<BookingId> booking = ParseBookingId(parts[0]);
  const std::optional<int> number = ParseNumber(parts[1]);
  if (!booking || !number) return std::nullopt;
  return MeasureId{.booking = *std::move(booking), .number = *number};
}

}  // namespace hjul::dialogue
