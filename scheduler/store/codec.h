// Records as bytes, in both directions. The only place that knows stored messages
// (proto/hjul/storage/v1).
//
// Encode is total; text that is not UTF-8 gets U+FFFD where it is not. Decode never crashes:
// whatever does not decode (damaged bytes, an enum value of a later release, a day outside every
// calendar) is kDataLoss naming the record kind and the field. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/store/records.h"

namespace hjul::store {

// --- Organisation and access ------------------------------------------------------------------

std::string Encode(const HuvudmanRecord& record);
std::string Encode(const core::Unit& unit);
std::string Encode(const core::Person& person);
std::string Encode(const core::Post& post);
std::string Encode(const TokenRecord& record);
std::string Encode(const TokenPlace& place);
std::string Encode(const RequestRecord& record);
std::string Encode(const ResultRecord& record);

absl::StatusOr<HuvudmanRecord> DecodeHuvudman(std::string_view bytes);
absl::StatusOr<core::Unit> DecodeUnit(std::string_view bytes);
absl::StatusOr<core::Person> DecodePerson(std::string_view bytes);
absl::StatusOr<core::Post> DecodePost(std::string_view bytes);
absl::StatusOr<TokenRecord> DecodeToken(std::string_view bytes);
absl::StatusOr<TokenPlace> DecodeTokenPlace(std::string_view bytes);
absl::StatusOr<RequestRecord> DecodeRequest(std::string_view bytes);
absl::StatusOr<ResultRecord> DecodeResult(std::string_view bytes);

// --- Wheels, calendars, turns, plans ----------------------------------------------------------

std::string Encode(const HeadRecord& record);
std::string Encode(const WheelRevision& revision);  // To be split.
std::string Encode(const RevisionPlace& place);
std::string Encode(const CalendarRecord& record);  // To be split.
std::string Encode(const core::Turn& turn);
// Without its changes. To be split.
std::string Encode(const PlanRecord& record);
// One chunk of a plan's changes: at most kPlanChunkMax of them from `first` on.
inline constexpr std::size_t kPlanChunkMax = 200;
std::string EncodeChanges(const PlanRecord& record, std::size_t first);

absl::StatusOr<HeadRecord> DecodeHead(std::string_view bytes);
absl::StatusOr<WheelRevision> DecodeWheelRevision(std::string_view bytes);
absl::StatusOr<RevisionPlace> DecodeRevisionPlace(std::string_view bytes);
absl::StatusOr<CalendarRecord> DecodeCalendar(std::string_view bytes);
absl::StatusOr<core::Turn> DecodeTurn(std::string_view bytes);
absl::StatusOr<PlanRecord> DecodePlan(std::string_view bytes);
absl::StatusOr<std::vector<core::OccurrenceChange>> DecodeChanges(std::string_view bytes);

// --- Occurrences and tasks --------------------------------------------------------------------

std::string Encode(const core::Occurrence& occurrence);
std::string Encode(const OccurrenceRecord& record);
std::string Encode(const core::Task& task);
std::string Encode(const TaskPlace& place);

absl::StatusOr<core::Occurrence> DecodeOccurrence(std::string_view bytes);
absl::StatusOr<OccurrenceRecord> DecodeOccurrenceRecord(std::string_view bytes);
absl::StatusOr<core::Task> DecodeTask(std::string_view bytes);
absl::StatusOr<TaskPlace> DecodeTaskPlace(std::string_view bytes);

// --- Deliveries and history -------------------------------------------------------------------

std::string Encode(const Delivery& delivery);
std::string Encode(const JournalEntry& entry);
std::string Encode(const LogEntry& entry);  // To be split.

absl::StatusOr<Delivery> DecodeDelivery(std::string_view bytes);
absl::StatusOr<JournalEntry> DecodeJournalEntry(std::string_view bytes);
absl::StatusOr<LogEntry> DecodeLogEntry(std::string_view bytes);

// --- Numbers and pieces -----------------------------------------------------------------------

// Eight bytes big-endian, readable without any message: format version, epoch, revision.
std::string EncodeNumber(std::uint64_t number);
absl::StatusOr<std::uint64_t> DecodeNumber(std::string_view bytes);
std::string EncodeInstant(Instant instant);
absl::StatusOr<Instant> DecodeInstant(std::string_view bytes);

// A record that may outgrow a value is cut into pieces of at most kValueBytesMax bytes, stored
// under consecutive piece numbers from 0; the record is their concatenation. At least one piece.
std::vector<std::string> SplitValue(std::string bytes);

}  // namespace hjul::store
