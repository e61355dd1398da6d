#include "scheduler/core/dialogue/board.h"

#include <algorithm>

namespace hjul::dialogue {
namespace {

template <class List, class ElementId>
auto FindById(const List& list, const ElementId& id) -> decltype(&list.front()) {
  const auto found = std::lower_bound(
      list.begin(), list.end(), id,
      [](const auto& element, const ElementId& wanted) { return element.id < wanted; });
  return found != list.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

const Window* Board::FindWindow(const WindowId& id) const { return FindById(windows, id); }
const Booking* Board::FindBooking(const BookingId& id) const { return FindById(bookings, id); }
const Wish* Board::FindWish(const WishId& id) const { return FindById(wishes, id); }
const SwapOffer* Board::FindSwap(const SwapId& id) const { return FindById(swaps, id); }

const Booking* Board::ActiveOf(const UnitId& unit) const {
  const Booking* const latest = LatestOf(unit);
  return latest != nullptr && IsActive(latest->status) ? latest : nullptr;
}

const Booking* Board::LatestOf(const UnitId& unit) const {
  const BookingId after{.campaign = campaign.id, .unit = unit, .number = kNumberMax + 1};
  const auto end = std::lower_bound(
      bookings.begin(), bookings.end(), after,
      [](const Booking& booking, const BookingId& wanted) { return booking.id < wanted; });
  if (end == bookings.begin()) return nullptr;
  const Booking& latest = *std::prev(end);
  return latest.id.unit == unit && latest.id.campaign == campaign.id ? &latest : nullptr;
}

std::vector<PostId> PartiesOf(const Campaign& campaign, const UnitId& unit,
                              const core::Organisation& organisation) {
  std::vector<PostId> posts;
  for (const Party& party : campaign.parties) {
    if (const core::Post* post = organisation.PostFor(party.role, unit)) posts.push_back(post->id);
  }
  return posts;
}

}  // namespace hjul::dialogue
