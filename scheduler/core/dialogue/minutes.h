// What was said and decided: minutes, their measures, and the agenda that brings measures back.
//
// Minutes are a draft until they are finalised; then they never change. A correction is a new
// version with a reason. Measures are made when a version is finalised and stay open until somebody
// closes them. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/dialogue/board.h"

namespace hjul::dialogue {

enum class MinutesStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kDraft = 1,
  kFinalised = 2,
};
enum class MinutesEvent : std::uint8_t { kWritten = 1, kFinalised };
struct MinutesTransition {
  MinutesStatus from;
  MinutesEvent on;
  MinutesStatus to;
};
// There is no way out of finalised: a correction is another version.
inline constexpr std::array kMinutesTransitions{
    MinutesTransition{MinutesStatus::kDraft, MinutesEvent::kWritten, MinutesStatus::kDraft},
    MinutesTransition{MinutesStatus::kDraft, MinutesEvent::kFinalised, MinutesStatus::kFinalised},
};
absl::StatusOr<MinutesStatus> Next(MinutesStatus from, MinutesEvent on);

// A measure as the minutes have it.
struct MeasureLine {
  int number = 0;  // 0 in what is written: a new one; then its number for good.
  std::string title;
  PostId owner;
  Date due{};
  bool operator==(const MeasureLine&) const = default;
};

struct MinutesVersion {
  int version = 1;
  MinutesStatus status = MinutesStatus::kDraft;
  std::string text;
  std::vector<std::string> decisions;
  std::vector<MeasureLine> measures;
  std::string corrects_why;  // Why there is a version after the first.
  Actor by;                  // Who wrote it last, or finalised it.
  Instant at;
  bool operator==(const MinutesVersion&) const = default;
};

struct Minutes {
  BookingId booking;
  std::vector<MinutesVersion> versions;  // In order; only the last may be a draft.
  int measures = 0;                      // Numbers given so far.
  bool operator==(const Minutes&) const = default;
  // The version that counts: the last finalised one, or nullptr.
  const MinutesVersion* Finalised() const;
};

enum class MeasureStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kOpen = 1,
  kDone = 2,
  kDropped = 3,  // No longer meant: with a reason, or not in a corrected version.
};
enum class MeasureEvent : std::uint8_t { kDone = 1, kDropped, kReopened };
struct MeasureTransition {
  MeasureStatus from;
  MeasureEvent on;
  MeasureStatus to;
};
inline constexpr std::array kMeasureTransitions{
    MeasureTransition{MeasureStatus::kOpen, MeasureEvent::kDone, MeasureStatus::kDone},
    MeasureTransition{MeasureStatus::kOpen, MeasureEvent::kDropped, MeasureStatus::kDropped},
    MeasureTransition{MeasureStatus::kDone, MeasureEvent::kReopened, MeasureStatus::kOpen},
    MeasureTransition{MeasureStatus::kDropped, MeasureEvent::kReopened, MeasureStatus::kOpen},
};
absl::StatusOr<MeasureStatus> Next(MeasureStatus from, MeasureEvent on);

struct Measure {
  MeasureId id;
  std::string title;
  PostId owner;
  Date due{};
  MeasureStatus status = MeasureStatus::kOpen;
  int version = 1;   // Of the minutes that said it last.
  std::string note;  // What became of it.
  Actor closed_by;
  Instant closed_at;
  bool operator==(const Measure&) const = default;
};

// --- Decisions --------------------------------------------------------------------------------

struct WriteMinutes {
  Actor actor;
  std::string text;
  std::vector<std::string> decisions;
  std::vector<MeasureLine> measures;
};
struct FinaliseMinutes {
  Actor actor;
};
// A draft of the next version, as the last one is.
struct CorrectMinutes {
  Actor actor;
  std::string reason;
};
using MinutesChange = std::variant<WriteMinutes, FinaliseMinutes, CorrectMinutes>;

struct MinutesDecision {
  Minutes minutes;
  std::vector<Measure> measures;  // Those that came, changed or were dropped.
};
// `measures` are those of the booking so far. Errors: kPermissionDenied (only hosts and organisers
// write), kFailedPrecondition (not held yet; finalised; nothing finalised to correct),
// kInvalidArgument (no reason, a measure without title, owner or a due date after the dialogue).
absl::StatusOr<MinutesDecision> Step(const Minutes& log, const MinutesChange& change,
                                     const std::vector<Measure>& measures, const Booking& booking,
                                     const Campaign& campaign, Instant now);

struct MeasureChange {
  Actor actor;
  MeasureEvent on = MeasureEvent::kDone;
  std::string note;  // Required unless it is done.
};
// Errors: kPermissionDenied (its owner, and organisers), kFailedPrecondition, kInvalidArgument.
absl::StatusOr<Measure> Step(const Measure& measure, const MeasureChange& change,
                             const Campaign& campaign, Instant now);

struct AgendaItem {
  std::string heading;                  // Of the template; empty for a measure.
  std::optional<Measure> carried_over;  // Open since an earlier dialogue.
  bool overdue = false;
  bool operator==(const AgendaItem&) const = default;
};
// Open measures come first, the oldest due date first; then the campaign's headings.
std::vector<AgendaItem> AgendaFor(const Campaign& campaign, std::vector<Measure> measures,
                                  Date today);

inline constexpr std::size_t kMinutesBytesMax = 60'000;  // Text, decisions and measures.
inline constexpr std::size_t kDecisionsMax = 100;
inline constexpr std::size_t kMeasuresMax = 50;  // Of one dialogue.
inline constexpr std::size_t kVersionsMax = 50;
inline constexpr std::size_t kTitleMax = 500;  // Characters.

}  // namespace hjul::dialogue
