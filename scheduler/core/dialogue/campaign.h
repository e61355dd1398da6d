// A campaign: who shall meet whom this time, and what every booking of it must keep to.
//
// Bound to an activity of a wheel, whose occurrences carry deadline, reminders and blocking. Plain
// data; CheckCampaign says what a campaign may hold. Pure.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/dialogue/ids.h"

namespace hjul::dialogue {

enum class DialogueKind : std::uint8_t {  // On disk: never renumber, never reuse.
  kQuality = 1,                           // Kvalitetsdialog: rektor, teachers and skolchef.
  kPolitical = 2,                         // Rektor and kontaktpolitiker.
  kSchoolPlan = 3,                        // Skolplansdialog.
  kFollowUp = 4,                          // Follow-up meeting of an earlier one.
};

enum class CampaignStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kPlanned = 1,                             // Only the organisers book (and schedule all).
  kOpen = 2,                                // The units book themselves.
  kClosed = 3,                              // Nobody books; what is booked is held.
  kCancelled = 4,
};
enum class CampaignEvent : std::uint8_t { kOpened = 1, kClosed, kCancelled };

struct CampaignTransition {
  CampaignStatus from;
  CampaignEvent on;
  CampaignStatus to;
};
inline constexpr std::array kCampaignTransitions{
    CampaignTransition{CampaignStatus::kPlanned, CampaignEvent::kOpened, CampaignStatus::kOpen},
    CampaignTransition{CampaignStatus::kPlanned, CampaignEvent::kCancelled,
                       CampaignStatus::kCancelled},
    CampaignTransition{CampaignStatus::kOpen, CampaignEvent::kClosed, CampaignStatus::kClosed},
    CampaignTransition{CampaignStatus::kOpen, CampaignEvent::kCancelled,
                       CampaignStatus::kCancelled},
    CampaignTransition{CampaignStatus::kClosed, CampaignEvent::kOpened, CampaignStatus::kOpen},
    CampaignTransition{CampaignStatus::kClosed, CampaignEvent::kCancelled,
                       CampaignStatus::kCancelled},
};
// Errors: kFailedPrecondition if the table has no such row.
absl::StatusOr<CampaignStatus> Next(CampaignStatus from, CampaignEvent on);

// Who is to be there besides the host, as a role at the unit (else the huvudman's own).
struct Party {
  RoleId role;
  bool books = false;  // May book, move and cancel for its unit.
  bool operator==(const Party&) const = default;
};

struct Place {
  PlaceId id;
  std::string name;
  std::string link;  // Of a meeting held at a distance.
  bool operator==(const Place&) const = default;
};

// How long it takes between two places, either way. What is not listed takes no time.
struct Travel {
  PlaceId one;
  PlaceId other;
  minutes takes{0};
  bool operator==(const Travel&) const = default;
};

// Days to keep clear, taken from the calendar as the unit sees it.
struct Avoid {
  enum class Kind : std::uint8_t { kBreaks = 1, kStaffDays, kTable, kDays };
  Kind kind = Kind::kBreaks;
  std::string table;    // kTable: every date of it ("np"), or one key of it ("np/NP-SV-6-B").
  int days_before = 0;  // kTable: calendar days before each date are kept clear too.
  DateSpan days{};      // kDays.
  std::string reason;   // In people's words; kDays needs one.
  bool operator==(const Avoid&) const = default;
};

// When the material must be there, counted back from the meeting. Never later than the day before:
// a day that is no working day goes to the previous one.
struct MaterialRule {
  int days_before = 5;
  bool working_days = true;  // Else calendar days.
  TimeOfDay time = calendar::kEndOfDay;
  bool operator==(const MaterialRule&) const = default;
};

// One thing that a party hands in before the meeting.
struct ChecklistItem {
  ItemId id;
  std::string title;
  RoleId by;
  bool required = true;  // Not ready without it.
  bool operator==(const ChecklistItem&) const = default;
};

struct Campaign {
  CampaignId id;
  std::string title;
  DialogueKind kind = DialogueKind::kQuality;
  CampaignStatus status = CampaignStatus::kPlanned;
  core::WheelId wheel;
  core::TurnId turn;
  core::ActivityId activity;
  core::OrdinalId ordinal;    // Empty: the activity occurs once in the turn.
  std::vector<UnitId> units;  // Each is to be met once; in order of id.
  std::vector<Party> parties;
  std::vector<RoleId> organisers;  // Roles of the huvudman that act for every unit.
  minutes length{60};
  minutes buffer{15};  // Between two dialogues of one host.
  minutes raster{0};   // From start to start; 0: length + buffer.
  DateSpan held;       // Earliest and latest day of a dialogue.
  DateSpan booked;     // First and last day on which units book themselves.
  int lead_days = 0;   // Booked at least so many working days before.
  std::optional<MaterialRule> material;
  std::vector<ChecklistItem> checklist;
  std::vector<std::string> agenda;  // The template: headings in order.
  std::vector<Place> places;
  std::vector<Travel> travel;
  int day_cap = 0;   // Dialogues of one leading host on one day; 0: no limit.
  int week_cap = 0;  // The same in one ISO week.
  std::vector<Avoid> avoid;
  std::vector<Date> allowed;  // Neither `avoid` nor a day off keeps these clear.
  bool operator==(const Campaign&) const = default;

  minutes Raster() const { return raster > minutes{0} ? raster : length + buffer; }
  bool Has(const UnitId& unit) const;
  const Place* FindPlace(const PlaceId& place) const;
  minutes TravelBetween(const PlaceId& one, const PlaceId& other) const;
  // The wheel's occurrence that this unit's dialogue fulfils.
  core::OccurrenceId OccurrenceOf(const UnitId& unit) const;
};

inline constexpr std::size_t kCampaignUnitsMax = 1'000;
inline constexpr std::size_t kCampaignListMax = 200;  // Parties, places, avoided days and so on.
inline constexpr std::size_t kTextMax = 500;  // Characters of a title, name, link or reason.
inline constexpr minutes kLengthMax{480};

// Errors: kInvalidArgument naming the field and what it may hold.
absl::Status CheckCampaign(const Campaign& campaign);

}  // namespace hjul::dialogue
