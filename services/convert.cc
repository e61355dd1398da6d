#include "services/convert.h"

#include <chrono>

#include "fmt/format.h"
#include "services/status.h"

namespace hjul::services {

void ToApi(core::Date date, v1::Date* to) {
  to->set_year(calendar::YearOf(date));
  to->set_month(static_cast<int>(calendar::MonthOf(date)));
  to->set_day(static_cast<int>(calendar::DayOf(date)));
}

void ToApi(calendar::TimeOfDay time, v1::TimeOfDay* to) { to->set_minutes(time.minutes); }

void ToApi(const core::DateSpan& span, v1::DateSpan* to) {
  ToApi(span.first, to->mutable_first());
  ToApi(span.last, to->mutable_last());
}

void ToApi(core::Instant instant, google::protobuf::Timestamp* to) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
  to->set_seconds(seconds.time_since_epoch().count());
  to->set_nanos(static_cast<int>(std::chrono::nanoseconds(instant - seconds).count()));
}

void ToApi(const core::Actor& actor, v1::Actor* to) {
  to->set_person(actor.person.str());
  if (actor.post) {
    to->set_post(core::ToString(*actor.post));
  }
}

void ToApi(const text::Diagnostic& diagnostic, v1::Diagnostic* to) {
  to->set_severity(diagnostic.severity == text::Severity::kError
                       ? v1::Diagnostic::SEVERITY_ERROR
                       : v1::Diagnostic::SEVERITY_WARNING);
  to->set_code(diagnostic.code);
  to->set_line(diagnostic.at.line);
  to->set_column(diagnostic.at.column);
  to->set_path(diagnostic.path);
  to->set_message(diagnostic.message);
  to->set_suggestion(diagnostic.suggestion);
}

absl::StatusOr<core::Date> ReadDate(const v1::Date& date, std::string_view field) {
  if (date.year() < calendar::kYearMin || date.year() > calendar::kYearMax || date.month() < 1 ||
      date.month() > 12 || date.day() < 1 || date.day() > 31) {
    return FieldError(
        field, fmt::format("{}-{}-{} is no date of the years {} to {}", date.year(), date.month(),
                           date.day(), calendar::kYearMin, calendar::kYearMax));
  }
  const std::chrono::year_month_day civil{std::chrono::year(date.year()),
                                          std::chrono::month(static_cast<unsigned>(date.month())),
                                          std::chrono::day(static_cast<unsigned>(date.day()))};
  if (!civil.ok()) {
    return FieldError(
        field, fmt::format("{}-{:02}-{:02} does not exist", date.year(), date.month(), date.day()));
  }
  return core::Date{civil};
}

absl::StatusOr<calendar::TimeOfDay> ReadTime(const v1::TimeOfDay& time, std::string_view field) {
  if (time.minutes() < 0 || time.minutes() > calendar::kEndOfDay.minutes) {
    return FieldError(field, "must be between 0 and 1440 minutes");
  }
  return calendar::TimeOfDay{static_cast<std::int16_t>(time.minutes())};
}

absl::StatusOr<core::DateSpan> ReadSpan(const v1::DateSpan& span, std::string_view field) {
  const auto first = ReadDate(span.first(), fmt::format("{}.first", field));
  if (!first.ok()) {
    return first.status();
  }
  const auto last = ReadDate(span.last(), fmt::format("{}.last", field));
  if (!last.ok()) {
    return last.status();
  }
  if (*last < *first) {
    return FieldError(field, fmt::format("ends on {}, before it begins on {}",
                                         calendar::ToString(*last), calendar::ToString(*first)));
  }
  return core::DateSpan{*first, *last};
}

absl::StatusOr<core::Instant> ReadInstant(const google::protobuf::Timestamp& time,
                                          std::string_view field) {
  // Before anything is multiplied: a Timestamp can hold more seconds than an instant.
  constexpr auto kSecondsOf = [](int year) {
    const std::chrono::sys_days first{std::chrono::year(year) / 1 / 1};
    return std::chrono::seconds(first.time_since_epoch()).count();
  };
  if (time.nanos() < 0 || time.nanos() > 999'999'999 ||
      time.seconds() < kSecondsOf(calendar::kYearMin) ||
      time.seconds() >= kSecondsOf(calendar::kYearMax + 1)) {
    return FieldError(field, fmt::format("is no time of the years {} to {}", calendar::kYearMin,
                                         calendar::kYearMax));
  }
  return core::Instant{std::chrono::seconds(time.seconds()) +
                       std::chrono::milliseconds(time.nanos() / 1'000'000)};
}

calendar::Language ReadLanguage(v1::Language language) {
  return language == v1::LANGUAGE_ENGLISH ? calendar::Language::kEnglish
                                          : calendar::Language::kSwedish;
}

absl::StatusOr<core::PostId> ReadPost(const std::string& text, std::string_view field) {
  auto id = core::ParsePostId(text);
  if (!id) {
    return FieldError(field, fmt::format("'{}' is no post; posts look like rektor@bjorkskolan or "
                                         "skolchef@huvudman",
                                         text));
  }
  return *std::move(id);
}

absl::StatusOr<core::TaskId> ReadTask(const std::string& text, std::string_view field) {
  auto id = core::ParseTaskId(text);
  if (!id) {
    return FieldError(field, fmt::format("'{}' is no task id; take it from a list of tasks", text));
  }
  return *std::move(id);
}

absl::StatusOr<core::OccurrenceId> ReadOccurrence(const std::string& text, std::string_view field) {
  auto id = core::ParseOccurrenceId(text);
  if (!id) {
    return FieldError(
        field,
        fmt::format("'{}' is no occurrence id; they look like wheel/turn/activity/unit", text));
  }
  return *std::move(id);
}

core::UnitId ReadUnit(const std::string& text) {
  return text == "huvudman" ? core::UnitId() : core::UnitId(text);
}

absl::Status Required(const std::string& text, std::string_view field) {
  return text.empty() ? FieldError(field, "is required") : absl::OkStatus();
}

}  // namespace hjul::services
