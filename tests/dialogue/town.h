// A small town for the tests of dialogues: units, posts, a calendar, one campaign with windows, and
// a board that is stepped in memory. A stand-in for the engine, as simple as can be.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/dialogue/explain.h"
#include "scheduler/core/dialogue/step.h"

namespace hjul::dialogue {

using calendar::MakeDate;

// A status with this code whose message has these words.
MATCHER_P2(Fails, code, words, "") {
  *result_listener << arg;
  return arg.code() == code && std::string(arg.message()).find(words) != std::string::npos;
}

Instant AtTime(std::string_view local);  // "2026-10-20 08:00".
TimeOfDay Time(std::string_view text);   // "09:00".
SlotId Slots(std::string_view text);     // "tisdagar/2026-10-27/09:00".
PostId PostOf(std::string_view text);    // "rektor@bjork", "skolchef@huvudman".
Actor By(std::string_view post);         // Whoever holds it.

// Units bjork, ek, lind (and more: enhet-04 ...), each with a rektor of its own; a skolchef, a
// biträdande and an administratör. The campaign is open for booking in October and November 2026,
// dialogues of 60 minutes with 15 between, from 19 October to 27 November.
class Town {
 public:
  explicit Town(int units = 3);

  Board board;
  core::Organisation::Content people;
  calendar::Calendar::Content days;
  std::vector<Busy> busy;
  Instant now = AtTime("2026-10-05 08:00");

  Campaign& campaign() { return board.campaign; }
  UnitId Unit(int index) const { return board.campaign.units.at(static_cast<std::size_t>(index)); }
  // "tisdagar": one day, or every week until `until`.
  Window& AddWindow(std::string_view id, std::string_view date, std::string_view from,
                    std::string_view to, std::string_view until = {});

  // Steps; a status is given back, a refusal kept for `refusal`, effects written down.
  absl::Status Do(const Event& event);
  absl::Status BookFor(std::string_view unit, std::string_view slot);
  const Refusal& refusal() const { return *refusal_; }
  bool Refused() const { return refusal_.has_value(); }
  // Notices and records of the last step: "booked rektor@bjork dialog-ht26/bjork/1 #0".
  std::vector<std::string> Told() const;
  std::vector<std::string> Recorded() const;

  std::vector<Offer> List(const Seeker& seeker);
  // "09:00" of those that are free, with the day in front when there are several days.
  std::vector<std::string> Free(std::string_view unit);
  // The kinds of what hinders one slot.
  std::vector<HindranceKind> Why(std::string_view unit, std::string_view slot);
  std::string SayWhy(std::string_view unit, std::string_view slot);
  // "bjork tisdagar/2026-10-27/09:00 #0", one line a booking, with its status unless booked.
  std::vector<std::string> Bookings() const;
  std::string SlotOf(std::string_view unit) const;

  // Calls `with` with what is true around the campaign now.
  template <class With>
  auto On(const With& with) const {
    const calendar::Calendar calendar(days);
    const core::Organisation organisation(people);
    return with(Ground{calendar, organisation, busy, now});
  }

 private:
  std::optional<Refusal> refusal_;
  std::vector<Effect> effects_;
};

BookingId BookingOf(std::string_view unit, int number = 1);

}  // namespace hjul::dialogue
