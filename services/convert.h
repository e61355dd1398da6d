// API messages and core types, in both directions: the small words. With the other convert_*.h the
// only place that knows both. Reading checks what is asked; writing is total. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/timestamp.pb.h"
#include "hjul/v1/common.pb.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/core/ids.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

// --- Writing ------------------------------------------------------------------------------------

void ToApi(core::Date date, v1::Date* to);
void ToApi(calendar::TimeOfDay time, v1::TimeOfDay* to);
void ToApi(const core::DateSpan& span, v1::DateSpan* to);
void ToApi(core::Instant instant, google::protobuf::Timestamp* to);
void ToApi(const core::Actor& actor, v1::Actor* to);
void ToApi(const text::Diagnostic& diagnostic, v1::Diagnostic* to);
// The faults in order of position, into a response's `diagnostics`.
template <class Response>
void ToApi(const text::Diagnostics& diagnostics, Response* response) {
  for (const text::Diagnostic& diagnostic : diagnostics.Sorted()) {
    ToApi(diagnostic, response->add_diagnostics());
  }
}

// Enumerations that are numbered alike on both sides (static_asserts in the files that use it).
template <class Api, class Core>
constexpr Api SameNumber(Core value) {
  return static_cast<Api>(static_cast<int>(value));
}

// --- Reading ------------------------------------------------------------------------------------
// `field` is where the value stands in the request: what errors name. Errors: kInvalidArgument.

absl::StatusOr<core::Date> ReadDate(const v1::Date& date, std::string_view field);
absl::StatusOr<calendar::TimeOfDay> ReadTime(const v1::TimeOfDay& time, std::string_view field);
absl::StatusOr<core::DateSpan> ReadSpan(const v1::DateSpan& span, std::string_view field);
absl::StatusOr<core::Instant> ReadInstant(const google::protobuf::Timestamp& time,
                                          std::string_view field);
calendar::Language ReadLanguage(v1::Language language);

// An optional date field: nullopt when the message does not have it.
template <class Request>
absl::StatusOr<std::optional<core::Date>> ReadDateIf(bool has, const Request& date,
                                                     std::string_view field) {
  if (!has) {
    return std::nullopt;
  }
  const auto read = ReadDate(date, field);
  if (!read.ok()) {
    return read.status();
  }
  return *read;
}

absl::StatusOr<core::PostId> ReadPost(const std::string& text, std::string_view field);
absl::StatusOr<core::TaskId> ReadTask(const std::string& text, std::string_view field);
absl::StatusOr<core::OccurrenceId> ReadOccurrence(const std::string& text, std::string_view field);
// "huvudman" gives the empty id.
core::UnitId ReadUnit(const std::string& text);
absl::Status Required(const std::string& text, std::string_view field);

}  // namespace hjul::services
