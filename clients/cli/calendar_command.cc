// hjul calendar: the days as the huvudman has decided them, and date rules tried out.
#include <ostream>

#include "clients/cli/diagnostics_print.h"
#include "clients/cli/letters.h"
#include "clients/cli/occurrence_print.h"
#include "clients/cli/session.h"
#include "fmt/format.h"
#include "hjul/v1/calendar_service.pb.h"

namespace hjul::cli {
namespace {

std::string LabelText(const v1::DayLabel& label, const Texts& texts) {
  switch (label.kind()) {
    case v1::DayLabel::KIND_HOLIDAY:
      return texts.Code("day", label.name());
    case v1::DayLabel::KIND_HALF_DAY:
      return texts.Say("label.half-day", label.name());
    case v1::DayLabel::KIND_STAFF_DAY:
      return std::string(texts["DAY_KIND_STAFF_DAY"]);
    case v1::DayLabel::KIND_CLOSED:
      return std::string(texts["DAY_KIND_CLOSED_DAY"]);
    case v1::DayLabel::KIND_TERM:
      return texts.Code("term", label.name());
    default:
      return label.name();
  }
}

std::string PrintDays(const std::vector<v1::Day>& days, const Texts& texts, const Page& page) {
  Table table({{.title = std::string(texts["column.date"])},
               {.title = ""},
               {.title = std::string(texts["column.week"])},
               {.title = std::string(texts["column.kind"])},
               {.title = std::string(texts["column.labels"]), .flexible = true},
               {.title = std::string(texts["column.previous"])},
               {.title = std::string(texts["column.next"])}});
  for (const v1::Day& day : days) {
    std::vector<std::string> labels;
    for (const v1::DayLabel& label : day.labels()) {
      labels.push_back(LabelText(label, texts));
    }
    const bool working =
        day.has_next_working_day() && ToDay(day.next_working_day()) == ToDay(day.date());
    table.Row(
        {IsoDate(day.date()), std::string(texts[fmt::format("weekday.{}", day.weekday())]),
         fmt::format("{}-{:02}", day.iso_year(), day.iso_week()),
         std::string(texts[v1::DayKind_Name(day.kind())]), Join(labels, ", "),
         working || !day.has_previous_working_day() ? "" : IsoDate(day.previous_working_day()),
         working || !day.has_next_working_day() ? "" : IsoDate(day.next_working_day())});
  }
  return table.Print(page);
}

int RunDays(Session& session, const Arguments& arguments) {
  const auto from = session.ReadDay(arguments, "from");
  const auto to = session.ReadDay(arguments, "to");
  if (!from.ok() || !to.ok()) {
    return session.Fail(from.ok() ? to.status() : from.status());
  }
  v1::ListDaysRequest request;
  SetDate(**from, request.mutable_days()->mutable_first());
  SetDate(**to, request.mutable_days()->mutable_last());
  request.set_unit(arguments.Get("unit"));
  v1::ListDaysResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const std::vector<v1::Day> days(response.days().begin(), response.days().end());
  return session.Show(Pointers(days),
                      [&] { return PrintDays(days, session.texts(), session.page()); });
}

int RunShow(Session& session, const Arguments& arguments) {
  v1::ListCalendarDocumentsResponse response;
  if (absl::Status status = session.Call(v1::ListCalendarDocumentsRequest(), &response);
      !status.ok()) {
    return session.Fail(status);
  }
  const Texts& texts = session.texts();
  const std::string name = arguments.Operand(0);
  if (!name.empty()) {
    std::vector<std::string> names;
    for (const v1::CalendarDocument& document : response.documents()) {
      if (document.name() == name) {
        return session.ShowOne(document, [&] { return document.text(); });
      }
      names.push_back(document.name());
    }
    session.Usage(texts.Say("calendar.no-document", name, Join(names, ", ")));
    return kRefused;
  }
  return session.Show(Pointers(response.documents()), [&] {
    Table table({{.title = std::string(texts["column.name"])},
                 {.title = std::string(texts["column.version"]), .right = true},
                 {.title = std::string(texts["column.since"])},
                 {.title = std::string(texts["column.who"])},
                 {.title = std::string(texts["column.reason"]), .flexible = true}});
    for (const v1::CalendarDocument& document : response.documents()) {
      table.Row({document.name(), std::to_string(document.version()),
                 MomentText(document.create_time()), ActorText(document.creator(), texts),
                 document.reason()});
    }
    return table.empty() ? std::string(texts["calendar.none"]) + "\n" : table.Print(session.page());
  });
}

std::string PrintResolved(const v1::ResolveRuleResponse& answer, const Texts& texts,
                          const Page& page) {
  const bool english = texts.language() == Language::kEnglish;
  std::string days;
  if (answer.has_days()) {
    const Day first = ToDay(answer.days().first());
    const Day last = ToDay(answer.days().last());
    days = LongDate(texts, first, std::nullopt);
    days += first == last ? "" : " – " + LongDate(texts, last, std::nullopt);
  } else {
    days = texts.Say("resolve.no-date", GapText(answer.gap(), answer.gap_subject(), texts));
  }
  std::string effective;
  if (answer.has_effective() && answer.has_days() &&
      ToDay(answer.effective()) != ToDay(answer.days().last())) {
    std::vector<std::string> reasons;
    for (const std::string& reason : answer.shift_reasons()) {
      reasons.push_back(texts.Code("day", reason));
    }
    effective = LongDate(texts, ToDay(answer.effective()), std::nullopt);
    effective += reasons.empty() ? "" : " (" + Join(reasons, ", ") + ")";
  }
  return PrintFields(
      {{std::string(texts["resolve.rule"]), english ? answer.english() : answer.swedish()},
       {std::string(texts["resolve.means"]),
        english ? answer.explanation_english() : answer.explanation_swedish()},
       {std::string(texts["resolve.day"]), days},
       {std::string(texts["resolve.time"]), answer.has_time() ? ClockTime(answer.time()) : ""},
       {std::string(texts["resolve.effective"]), effective}},
      page);
}

int RunResolve(Session& session, const Arguments& arguments) {
  v1::ResolveRuleRequest request;
  request.set_rule(arguments.Operand(0));
  request.set_turn(arguments.Get("turn"));
  request.set_wheel(arguments.Get("wheel"));
  request.set_unit(arguments.Get("unit"));
  request.set_shift(arguments.Get("shift"));
  v1::ResolveRuleResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  const Texts& texts = session.texts();
  if (!response.diagnostics().empty()) {
    std::string told =
        PrintDiagnostics(response.diagnostics(), texts["resolve.rule"], request.rule(), texts);
    told.pop_back();
    session.Tell(told);
  }
  if (HasErrors(response.diagnostics())) {
    return kTextHasErrors;
  }
  return session.ShowOne(response, [&] { return PrintResolved(response, texts, session.page()); });
}

}  // namespace

void AddCalendarCommands(std::vector<Command>* table) {
  table->push_back({.noun = "calendar",
                    .verb = "show",
                    .operands = {{.name = "document", .optional = true}},
                    .documents = true,
                    .run = RunShow});
  table->push_back({.noun = "calendar",
                    .verb = "days",
                    .flags = {{.name = "from", .value = "day", .required = true},
                              {.name = "to", .value = "day", .required = true},
                              {.name = "unit", .value = "unit"}},
                    .documents = true,
                    .run = RunDays});
  table->push_back({.noun = "calendar",
                    .verb = "resolve",
                    .operands = {{.name = "rule"}},
                    .flags = {{.name = "turn", .value = "turn", .required = true},
                              {.name = "wheel", .value = "wheel"},
                              {.name = "unit", .value = "unit"},
                              {.name = "shift", .value = "shift"}},
                    .documents = true,
                    .run = RunResolve});
}

}  // namespace hjul::cli
