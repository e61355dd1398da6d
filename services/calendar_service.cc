// The calendar: its documents, its days, and trying date rules.
#include <array>
#include <utility>

#include "absl/strings/numbers.h"
#include "fmt/format.h"
#include "hjul/v1/calendar_service.grpc.pb.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/calendar/describe_day.h"
#include "scheduler/core/turn.h"
#include "services/convert_work.h"
#include "services/services.h"
#include "services/status.h"

namespace hjul::services {
namespace {

static_assert(SameNumber<v1::DayKind>(calendar::DayKind::kSchoolDay) == v1::DAY_KIND_SCHOOL_DAY);
static_assert(SameNumber<v1::DayKind>(calendar::DayKind::kDayOff) == v1::DAY_KIND_DAY_OFF);

constexpr int kDaysMax = 800;

v1::DayLabel::Kind KindOf(calendar::DayLabel::Kind kind) {
  switch (kind) {
    case calendar::DayLabel::Kind::kHoliday:
      return v1::DayLabel::KIND_HOLIDAY;
    case calendar::DayLabel::Kind::kBreak:
      return v1::DayLabel::KIND_BREAK;
    case calendar::DayLabel::Kind::kStaffDay:
      return v1::DayLabel::KIND_STAFF_DAY;
    case calendar::DayLabel::Kind::kClosed:
      return v1::DayLabel::KIND_CLOSED;
    case calendar::DayLabel::Kind::kHalfDay:
      return v1::DayLabel::KIND_HALF_DAY;
    case calendar::DayLabel::Kind::kTable:
      return v1::DayLabel::KIND_TABLE;
    case calendar::DayLabel::Kind::kTerm:
      return v1::DayLabel::KIND_TERM;
  }
  return v1::DayLabel::KIND_UNSPECIFIED;
}

void ToApi(const calendar::DayDescription& day, v1::Day* to) {
  services::ToApi(day.date, to->mutable_date());
  to->set_iso_year(day.week.year.value);
  to->set_iso_week(day.week.week);
  to->set_weekday(static_cast<int>(calendar::WeekdayOf(day.date).iso_encoding()));
  to->set_kind(SameNumber<v1::DayKind>(day.kind));
  for (const calendar::DayLabel& label : day.labels) {
    v1::DayLabel* named = to->add_labels();
    named->set_kind(KindOf(label.kind));
    named->set_name(label.name);
  }
  services::ToApi(day.next_working_day, to->mutable_next_working_day());
  services::ToApi(day.previous_working_day, to->mutable_previous_working_day());
}

void ToApi(const store::CalendarRecord& record, v1::CalendarDocument* to) {
  to->set_name(record.name);
  to->set_version(static_cast<int>(record.version));
  to->set_text(record.text);
  services::ToApi(record.created_at, to->mutable_create_time());
  services::ToApi(record.created_by, to->mutable_creator());
  to->set_reason(record.reason);
}

// As the unit sees it. Errors: kNotFound.
absl::StatusOr<const calendar::Calendar*> CalendarOf(const Caller& caller,
                                                     const std::string& unit) {
  const core::UnitId id = ReadUnit(unit);
  if (!id.empty() && caller.organisation().FindUnit(id) == nullptr) {
    return absl::NotFoundError(fmt::format("there is no unit {}", unit));
  }
  return &caller.world().CalendarFor(id);
}

absl::Status ListDays(const Caller& caller, const v1::ListDaysRequest& request,
                      v1::ListDaysResponse* response) {
  const auto days = ReadSpan(request.days(), "days");
  if (!days.ok()) {
    return days.status();
  }
  if (days->Days() > kDaysMax) {
    return FieldError("days", fmt::format("spans {} days; at most {}", days->Days(), kDaysMax));
  }
  const auto calendar = CalendarOf(caller, request.unit());
  if (!calendar.ok()) {
    return calendar.status();
  }
  for (core::Date date = days->first; date <= days->last; date += calendar::days{1}) {
    ToApi(calendar::DescribeDay(**calendar, date), response->add_days());
  }
  return absl::OkStatus();
}

absl::StatusOr<calendar::Shift> ReadShift(const std::string& text) {
  struct Word {
    std::string_view text;
    calendar::Shift shift;
  };
  constexpr std::array words{Word{"", calendar::Shift::kNone}, Word{"none", calendar::Shift::kNone},
                             Word{"next working day", calendar::Shift::kNextWorkingDay},
                             Word{"previous working day", calendar::Shift::kPreviousWorkingDay},
                             Word{"statutory", calendar::Shift::kStatutory}};
  for (const Word& word : words) {
    if (word.text == text) {
      return word.shift;
    }
  }
  return FieldError("shift", fmt::format("'{}' is none of none, next working day, previous working "
                                         "day, statutory",
                                         text));
}

struct TurnDays {
  core::DateSpan span;
  int start_year;
};

TurnDays SchoolYear(int start_year) {
  return {{calendar::MakeDate(start_year, 8, 1), calendar::MakeDate(start_year + 1, 7, 31)},
          start_year};
}

// "2026-27" as a läsår, "2027" as a calendar year, nothing as the läsår of today.
absl::StatusOr<TurnDays> TurnWithoutWheel(const std::string& id, core::Date today) {
  constexpr std::size_t kYearDigits = 4;
  if (id.empty()) {
    const int year = calendar::YearOf(today);
    return SchoolYear(calendar::MonthOf(today) < 8 ? year - 1 : year);
  }
  int year = 0;
  const bool is_year = absl::SimpleAtoi(id.substr(0, kYearDigits), &year) &&
                       year >= calendar::kYearMin && year < calendar::kYearMax;
  if (is_year && id.size() == kYearDigits) {
    return TurnDays{{calendar::MakeDate(year, 1, 1), calendar::MakeDate(year, 12, 31)}, year};
  }
  if (is_year && id == fmt::format("{}-{:02}", year, (year + 1) % 100)) {
    return SchoolYear(year);
  }
  return FieldError("turn", fmt::format("'{}' is no turn; write 2026-27 or 2027", id));
}

absl::StatusOr<TurnDays> TurnOf(const Caller& caller, const v1::ResolveRuleRequest& request) {
  if (request.wheel().empty()) {
    return TurnWithoutWheel(request.turn(), caller.today);
  }
  const auto head = caller.world().wheels().find(core::WheelId(request.wheel()));
  if (head == caller.world().wheels().end()) {
    return absl::NotFoundError(fmt::format("there is no wheel {}", request.wheel()));
  }
  const core::DateSpan years{calendar::MakeDate(calendar::kYearMin, 1, 1),
                             calendar::MakeDate(calendar::kYearMax, 12, 31)};
  for (const core::Turn& turn : core::TurnsIn(*head->second.wheel, years)) {
    if (request.turn().empty() ? caller.today <= turn.span.last : turn.id.str() == request.turn()) {
      return TurnDays{turn.span, turn.start_year};
    }
  }
  return absl::NotFoundError(
      fmt::format("wheel {} has no turn {}", request.wheel(), request.turn()));
}

void Resolve(const calendar::DateRule& rule, const TurnDays& turn,
             const calendar::Calendar& calendar, calendar::Shift shift,
             v1::ResolveRuleResponse* response) {
  const auto resolution = calendar::Resolve(
      rule, {.calendar = &calendar, .turn = turn.span, .turn_year = turn.start_year});
  if (const auto* gap = std::get_if<calendar::RuleGap>(&resolution)) {
    response->set_gap(std::string(services::KindOf(gap->kind)));
    response->set_gap_subject(gap->subject);
    return;
  }
  const auto& resolved = std::get<calendar::ResolvedRule>(resolution);
  services::ToApi(resolved.days, response->mutable_days());
  const calendar::ShiftedDate shifted = calendar::ApplyShift(resolved.days.last, shift, calendar);
  services::ToApi(shifted.effective, response->mutable_effective());
  response->mutable_shift_reasons()->Add(shifted.reasons.begin(), shifted.reasons.end());
  if (resolved.time) {
    services::ToApi(*resolved.time, response->mutable_time());
  }
}

std::string Explanation(const calendar::DateRule& rule, calendar::Shift shift,
                        calendar::Language language) {
  std::string text = calendar::Explain(rule, language);
  if (shift != calendar::Shift::kNone) {
    text += ", " + calendar::Explain(shift, language);
  }
  return text;
}

absl::Status ResolveRule(const Caller& caller, const v1::ResolveRuleRequest& request,
                         v1::ResolveRuleResponse* response) {
  const auto shift = ReadShift(request.shift());
  if (!shift.ok()) {
    return shift.status();
  }
  const auto turn = TurnOf(caller, request);
  if (!turn.ok()) {
    return turn.status();
  }
  const auto calendar = CalendarOf(caller, request.unit());
  if (!calendar.ok()) {
    return calendar.status();
  }
  text::Diagnostics diagnostics;
  const auto rule =
      calendar::ParseRule(request.rule(), {.line = 1, .column = 1}, "rule", diagnostics);
  services::ToApi(diagnostics, response);
  if (!rule) {
    return absl::OkStatus();
  }
  response->set_swedish(calendar::Print(*rule, calendar::Language::kSwedish));
  response->set_english(calendar::Print(*rule, calendar::Language::kEnglish));
  response->set_explanation_swedish(Explanation(*rule, *shift, calendar::Language::kSwedish));
  response->set_explanation_english(Explanation(*rule, *shift, calendar::Language::kEnglish));
  Resolve(*rule, *turn, **calendar, *shift, response);
  return absl::OkStatus();
}

class CalendarService final : public v1::CalendarService::CallbackService {
 public:
  explicit CalendarService(Gate& gate) : gate_(gate) {}

  Reactor* ListCalendarDocuments(Context* context, const v1::ListCalendarDocumentsRequest* request,
                                 v1::ListCalendarDocumentsResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      for (const auto& [name, record] : caller.world().calendar_documents()) {
        ToApi(record, response->add_documents());
      }
      return absl::OkStatus();
    });
  }
  Reactor* ValidateCalendar(Context* context, const v1::ValidateCalendarRequest* request,
                            v1::ValidateCalendarResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller&) {
      text::Diagnostics diagnostics;
      const auto document = calendar::ParseCalendar(request->text(), diagnostics);
      services::ToApi(diagnostics, response);
      if (document) {
        response->set_canonical(calendar::PrintCalendar(*document));
      }
      return absl::OkStatus();
    });
  }
  Reactor* ListDays(Context* context, const v1::ListDaysRequest* request,
                    v1::ListDaysResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::ListDays(caller, *request, response);
    });
  }
  Reactor* ResolveRule(Context* context, const v1::ResolveRuleRequest* request,
                       v1::ResolveRuleResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::ResolveRule(caller, *request, response);
    });
  }

 private:
  Gate& gate_;
};

}  // namespace

Service MakeCalendarService(Gate& gate) { return std::make_unique<CalendarService>(gate); }

}  // namespace hjul::services
