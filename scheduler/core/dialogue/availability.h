// Which slots there are, and what stands in the way of those that cannot be had.
//
// One judgement for everything: a listing shows it, a booking is accepted by it, the schedule is
// made from it. Every rule is looked at; nothing comes from the caller but names. Keeps what it has
// worked out: make one for a decision, use it from one thread. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scheduler/calendar/iso_week.h"
#include "scheduler/core/dialogue/board.h"
#include "scheduler/core/dialogue/material.h"

namespace hjul::dialogue {

enum class HindranceKind : std::uint8_t {  // In the order in which they are told.
  kWindowWithdrawn = 1,
  kDoesNotFit,  // The window ends before the dialogue would.
  kLunch,
  kClockChange,      // Clocks are changed within it.
  kOutsideCampaign,  // Before its earliest or after its latest day.
  kDayOff,           // `subject`: what day it is.
  kHalfDay,          // `time`: when the working day ends.
  kAvoidedDay,       // `subject`: why.
  kNotForUnit,       // The window is for others.
  kUnitClosed,
  kNotOpen,        // `date`: from when units book themselves.
  kBookingClosed,  // `date`: the last day they did.
  kHasBooking,     // `booking`: move that one.
  kAlreadyHeld,    // `booking`.
  kSameSlot,       // It is there already.
  kPassed,
  kLeadTime,            // `date`: the last day on which it could be booked.
  kTooLateForMaterial,  // `date`: when the material would have been due.
  kTaken,               // `booking` overlaps.
  kPartyTaken,          // One who is to be there is at `booking`; `subject`: the post or person.
  kBuffer,              // Too close to `booking`; `count`: minutes needed between.
  kTravel,              // The same, for the way; `subject`: where the other is.
  kBusy,                // The host is busy elsewhere; `subject`: by which source.
  kPartyBusy,
  kBusyUnknown,  // `subject` could not be read.
  kDayCap,       // `count`: how many a day.
  kWeekCap,      // `count`: how many a week.
};

struct Hindrance {
  HindranceKind kind = HindranceKind::kTaken;
  std::string subject;
  std::optional<Date> date;
  std::optional<TimeOfDay> time;
  std::optional<BookingId> booking;
  int count = 0;
  bool operator==(const Hindrance&) const = default;
};

// For whom, and to do what, a slot is looked at.
struct Seeker {
  UnitId unit;
  std::optional<BookingId> moving;      // This booking leaves its slot; else a new one is made.
  bool organiser = false;               // Not held to the days on which units book themselves.
  std::optional<BookingId> continuing;  // A held or cut short dialogue that goes on.
  std::optional<BookingId> ignoring;    // The other half of a swap.
};

struct Offer {
  Slot slot;
  std::vector<Hindrance> hindrances;  // Empty: free.
  std::optional<MaterialDue> material_due;
  bool IsFree() const { return hindrances.empty(); }
};

inline constexpr std::size_t kAlternativesMax = 5;

class Availability {
 public:
  // References outlive this.
  Availability(const Board& board, const Ground& ground);

  // Every place of the raster of every window, in order of day, start and window.
  const std::vector<Cut>& cuts() const { return cuts_; }
  // The index in cuts(), or nullopt: there is no such slot.
  std::optional<std::size_t> Find(const SlotId& slot) const;

  // What stands in the way of `cut` for `seeker`, in order of kind; nothing: it is free.
  std::vector<Hindrance> Judge(std::size_t cut, const Seeker& seeker);
  // The same but caps.
  std::vector<Hindrance> JudgeWithoutCaps(std::size_t cut, const Seeker& seeker);

  std::vector<Offer> List(const Seeker& seeker);
  // Free slots, those nearest in time to `wanted` first; at most `count`.
  std::vector<Offer> Alternatives(const Seeker& seeker, const SlotId& wanted,
                                  std::size_t count = kAlternativesMax);

  // From now on `booking` takes its time too.
  void Add(const Booking& booking);
  // How many dialogues of the campaign `host` leads on that day, in that week, but for `except`.
  int OnDay(const PostId& host, Date date, const std::vector<BookingId>& except = {}) const;
  int InWeek(const PostId& host, calendar::IsoWeek week,
             const std::vector<BookingId>& except = {}) const;

 private:
  struct DayFacts {  // What a day is for a unit.
    std::vector<Hindrance> hindrances;
    std::optional<TimeOfDay> work_ends;
    Date last_booking;
    std::optional<MaterialDue> material;
    Instant material_at;
  };
  struct Meeting {
    Booking booking;
    Instant starts_at;
    Instant ends_at;
    std::vector<PersonId> hosts;    // Persons of host and co-hosts.
    std::vector<PersonId> parties;  // Persons of the parties.
  };
  struct Stand {  // What is true of a cut for everybody.
    Instant starts_at;
    Instant ends_at;
    std::vector<PersonId> hosts;
    std::vector<Hindrance> hindrances;
    const Window* window = nullptr;
  };

  void CutUp(const Window& window);
  PersonId HolderOn(const PostId& post, Date date) const;
  std::vector<PersonId> HoldersOn(const std::vector<PostId>& posts, Date date) const;
  void ForWhom(const Cut& cut, Stand& stand) const;
  const calendar::Calendar& CalendarOf(const UnitId& unit);
  const DayFacts& FactsOf(const UnitId& unit, Date date);
  const std::vector<PersonId>& PeopleOf(const UnitId& unit, Date date);
  void JudgeUnit(std::size_t cut, const Seeker& seeker, std::vector<Hindrance>& into);
  void JudgeMeetings(std::size_t cut, const Seeker& seeker, std::vector<Hindrance>& into);
  void JudgeBusy(std::size_t cut, const Seeker& seeker, std::vector<Hindrance>& into);
  void JudgeCaps(std::size_t cut, const Seeker& seeker, std::vector<Hindrance>& into) const;

  const Board& board_;
  const Ground& ground_;
  Date today_;
  std::vector<Cut> cuts_;
  std::vector<Stand> stands_;  // Beside cuts_.
  std::map<SlotId, std::size_t> by_id_;
  std::map<Date, std::vector<Meeting>> meetings_;
  std::map<PersonId, std::vector<const Busy*>> busy_;
  std::set<UnitId> exceptional_;  // Units whose days differ from the huvudman's.
  std::map<UnitId, calendar::Calendar> calendars_;
  std::map<std::pair<UnitId, Date>, DayFacts> facts_;
  std::map<std::pair<UnitId, Date>, std::vector<PersonId>> people_;
};

}  // namespace hjul::dialogue
