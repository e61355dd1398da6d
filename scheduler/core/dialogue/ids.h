// Names of the things of a dialogue. Each kind of id is its own type.
//
// A slot is named by its window, day and local start: the server looks it up among the slots it
// cuts itself, so a guessed or outdated name leads nowhere. A booking is named by campaign, unit
// and a number; it keeps its name through every move. Value types.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/calendar/date.h"
#include "scheduler/core/ids.h"
#include "scheduler/core/occurrence.h"

namespace hjul::dialogue {

using calendar::Date;
using calendar::DateSpan;
using calendar::Instant;
using calendar::TimeOfDay;
using core::Actor;
using core::PersonId;
using core::PostId;
using core::RoleId;
using core::UnitId;
using std::chrono::days;
using std::chrono::minutes;

using CampaignId = core::Id<struct CampaignTag>;
using WindowId = core::Id<struct WindowTag>;  // Unique within the huvudman.
using PlaceId = core::Id<struct PlaceTag>;
using ItemId = core::Id<struct ItemTag>;  // An item of the material checklist.

struct SlotId {
  WindowId window;
  Date date;
  TimeOfDay start;
  bool operator==(const SlotId&) const = default;
  auto operator<=>(const SlotId&) const = default;
};
// "tisdagar/2026-10-27/09:00".
std::string ToString(const SlotId& id);
std::optional<SlotId> ParseSlotId(std::string_view text);

// What a unit has in a campaign, numbered from 1 in the order it was made.
template <class Tag>
struct NumberedId {
  CampaignId campaign;
  UnitId unit;
  int number = 1;
  bool operator==(const NumberedId&) const = default;
  auto operator<=>(const NumberedId&) const = default;
};
using BookingId = NumberedId<struct BookingTag>;
using WishId = NumberedId<struct WishTag>;
using SwapId = NumberedId<struct SwapTag>;  // `unit` is the one that offers.

inline constexpr int kNumberMax = 9'999;

// "dialog-ht26/bjorkskolan/1"; the number of the second booking after a cancelled one is 2.
std::string ToText(const CampaignId& campaign, const UnitId& unit, int number);
template <class Tag>
std::string ToString(const NumberedId<Tag>& id) {
  return ToText(id.campaign, id.unit, id.number);
}
std::optional<BookingId> ParseBookingId(std::string_view text);
std::optional<WishId> ParseWishId(std::string_view text);
std::optional<SwapId> ParseSwapId(std::string_view text);

// A measure decided at a dialogue: "dialog-ht26/bjorkskolan/1:2".
struct MeasureId {
  BookingId booking;
  int number = 1;
  bool operator==(const MeasureId&) const = default;
  auto operator<=>(const MeasureId&) const = default;
};
std::string ToString(const MeasureId& id);
std::optional<MeasureId> ParseMeasureId(std::string_view text);

}  // namespace hjul::dialogue
