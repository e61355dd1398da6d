// What is handed in before a dialogue: by when, what is there, and who is ready. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/dialogue/board.h"

namespace hjul::dialogue {

struct MaterialDue {
  Date date;
  TimeOfDay time;
  bool operator==(const MaterialDue&) const = default;
};
Instant InstantOf(const MaterialDue& due);

// When the material of a dialogue on `meeting` is due. `calendar` as the unit sees it. Working days
// are counted back from the meeting, which is not counted; calendar days that end on a day off go
// to the previous working day. So it is always due before the day of the meeting.
MaterialDue MaterialDueFor(const MaterialRule& rule, Date meeting,
                           const calendar::Calendar& calendar);

enum class MaterialStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kMissing = 1,
  kSubmitted = 2,
  kReturned = 3,  // Sent back to be completed.
};
enum class MaterialEvent : std::uint8_t { kSubmitted = 1, kReturned, kTakenBack };
struct MaterialTransition {
  MaterialStatus from;
  MaterialEvent on;
  MaterialStatus to;
};
inline constexpr std::array kMaterialTransitions{
    MaterialTransition{MaterialStatus::kMissing, MaterialEvent::kSubmitted,
                       MaterialStatus::kSubmitted},
    MaterialTransition{MaterialStatus::kSubmitted, MaterialEvent::kSubmitted,
                       MaterialStatus::kSubmitted},
    MaterialTransition{MaterialStatus::kSubmitted, MaterialEvent::kReturned,
                       MaterialStatus::kReturned},
    MaterialTransition{MaterialStatus::kSubmitted, MaterialEvent::kTakenBack,
                       MaterialStatus::kMissing},
    MaterialTransition{MaterialStatus::kReturned, MaterialEvent::kSubmitted,
                       MaterialStatus::kSubmitted},
};
absl::StatusOr<MaterialStatus> Next(MaterialStatus from, MaterialEvent on);

// One item of the checklist for one booking.
struct Material {
  ItemId item;
  MaterialStatus status = MaterialStatus::kMissing;
  std::string note;  // The latest word about it; required when it is sent back.
  std::vector<std::string> links;
  Actor by;
  Instant at;
  bool operator==(const Material&) const = default;
};
inline constexpr std::size_t kLinksMax = 20;
inline constexpr std::size_t kLinkBytesMax = 2'000;

struct MaterialChange {
  MaterialEvent on = MaterialEvent::kSubmitted;
  ItemId item;
  Actor actor;
  std::string note;
  std::vector<std::string> links;
};
// What `change` makes of the material of `booking`: `items` with that one changed or added. Only
// the item's own role hands in; only the host or an organiser sends back.
// Errors: kNotFound (item), kPermissionDenied, kFailedPrecondition (table; the dialogue is over),
// kInvalidArgument (no note, too much).
absl::StatusOr<std::vector<Material>> Step(const std::vector<Material>& items,
                                           const MaterialChange& change, const Booking& booking,
                                           const Campaign& campaign, Instant now);

// Whether a dialogue is prepared.
struct Readiness {
  bool ready = true;  // Every required item is there.
  bool late = false;  // It is not, and the time has passed.
  std::optional<MaterialDue> due;
  std::vector<ItemId> missing;   // Required ones, in order of the checklist.
  std::vector<ItemId> returned;  // Also required ones, sent back.
  bool operator==(const Readiness&) const = default;
};
// `calendar` as the unit sees it. A booking without a slot has no due date and is not late.
Readiness ReadinessOf(const Booking& booking, const std::vector<Material>& items,
                      const Campaign& campaign, const calendar::Calendar& calendar, Instant now);

}  // namespace hjul::dialogue
