#include "clients/cli/occurrence_print.h"

#include <algorithm>
#include <map>

#include "clients/cli/letters.h"
#include "clients/cli/reference.h"
#include "fmt/format.h"
#include "hjul/v1/common.pb.h"
#include "hjul/v1/occurrence.pb.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {
namespace {

// The present step as planned; null when the path does not name it.
const v1::PlannedState* Present(const v1::Occurrence& occurrence) {
  for (const v1::PlannedState& state : occurrence.plan()) {
    if (state.state() == occurrence.state()) {
      return &state;
    }
  }
  return nullptr;
}

std::string Where(const v1::Occurrence& occurrence, const Texts& texts) {
  return occurrence.unit_name().empty() ? std::string(texts["word.huvudman"])
                                        : occurrence.unit_name();
}

std::string Signed(const v1::Signature& signature, const Texts& texts) {
  std::string text = fmt::format("{}  {}: {}", MomentText(signature.time()),
                                 ActorText(signature.actor(), texts), signature.action());
  return signature.note().empty() ? text : text + " – " + signature.note();
}

std::string DateOrGap(bool has, const v1::PlannedDate& planned, bool has_gap,
                      const v1::DateGap& gap, Day today, const Texts& texts) {
  if (has) {
    std::string text = DueText(texts, planned, today);
    text += planned.estimated() ? std::string(texts["date.estimated"]) : "";
    text += planned.overridden() ? std::string(texts["date.overridden"]) : "";
    return text + ShiftText(planned, texts);
  }
  return has_gap ? GapText(gap, texts) : "";
}

}  // namespace

std::string ShiftReasons(const v1::PlannedDate& planned, const Texts& texts) {
  std::vector<std::string> reasons;
  for (const std::string& reason : planned.shift_reasons()) {
    reasons.push_back(texts.Code("day", reason));
  }
  return Join(reasons, ", ");
}

std::string ShiftText(const v1::PlannedDate& planned, const Texts& texts) {
  if (!planned.has_nominal() || !planned.has_effective() ||
      ToDay(planned.nominal()) == ToDay(planned.effective())) {
    return "";
  }
  const Day nominal = ToDay(planned.nominal());
  const std::string from = LongDate(texts, nominal, ToDay(planned.effective()));
  const std::string reasons = ShiftReasons(planned, texts);
  return reasons.empty() ? texts.Say("date.moved-from", from)
                         : texts.Say("date.shifted-from", from, reasons);
}

std::string GapText(std::string_view kind, std::string_view subject, const Texts& texts) {
  const std::string why = texts.Code("gap", kind);
  if (subject.empty()) {
    return why;
  }
  // Weeks are named in English by the server: "w. 53".
  constexpr std::string_view kWeek = "w. ";
  return subject.substr(0, kWeek.size()) == kWeek
             ? fmt::format("{} ({} {})", why, texts["week"], subject.substr(kWeek.size()))
             : fmt::format("{} ({})", why, subject);
}

std::string GapText(const v1::DateGap& gap, const Texts& texts) {
  return GapText(gap.kind(), gap.subject(), texts);
}

std::string ActorText(const v1::Actor& actor, const Texts& texts) {
  if (actor.post().empty()) {
    return actor.person().empty() ? std::string(texts["word.system"]) : actor.person();
  }
  return actor.person().empty() ? actor.post()
                                : fmt::format("{} ({})", actor.post(), actor.person());
}

std::string PrintOccurrences(const std::vector<v1::Occurrence>& occurrences, Day today,
                             const Texts& texts, const Page& page) {
  if (occurrences.empty()) {
    return std::string(texts["occurrence.none"]) + "\n";
  }
  // The id names the activity and the unit, and is what one types; it is never cut.
  Table table({{.title = std::string(texts["column.due"])},
               {.title = std::string(texts["column.status"])},
               {.title = std::string(texts["column.id"])},
               {.title = std::string(texts["column.step"]), .flexible = true}});
  for (const v1::Occurrence& occurrence : occurrences) {
    const v1::PlannedState* present = Present(occurrence);
    const bool due = present != nullptr && present->has_due();
    table.Row({due ? ColumnDate(texts, ToDay(present->due().effective()), today) : "",
               std::string(texts[v1::OccurrenceStatus_Name(occurrence.status())]), occurrence.id(),
               occurrence.state_title()});
  }
  return table.Print(page);
}

std::string PrintPath(const v1::Occurrence& occurrence, Day today, const Texts& texts,
                      const Page& page) {
  std::string out;
  for (const v1::PlannedState& state : occurrence.plan()) {
    const bool present = state.state() == occurrence.state();
    const std::string opens = DateOrGap(state.has_opens(), state.opens(), state.has_opens_gap(),
                                        state.opens_gap(), today, texts);
    const std::string due =
        DateOrGap(state.has_due(), state.due(), state.has_due_gap(), state.due_gap(), today, texts);
    if (out.empty()) {
      out = "\n" + page.Strong(texts["occurrence.path"]) + "\n";
    }
    out += fmt::format("{} {} [{}]\n", present ? "→" : " ", state.title(), state.state());
    out += opens.empty() ? "" : Indented(texts.Say("occurrence.opens", opens), 4, page);
    out += due.empty() ? "" : Indented(texts.Say("occurrence.due", due), 4, page);
  }
  return out;
}

std::string PrintHistory(const v1::Occurrence& occurrence, const Texts& texts, const Page& page) {
  if (occurrence.visits().empty() && occurrence.signatures().empty()) {
    return "";
  }
  std::string out = "\n" + page.Strong(texts["occurrence.history"]) + "\n";
  for (const v1::Visit& visit : occurrence.visits()) {
    out += fmt::format("  {}  {}{}\n", MomentText(visit.leave_time()), visit.title(),
                       visit.was_overdue() ? std::string(texts["occurrence.was-late"]) : "");
    for (const v1::Signature& signature : visit.signatures()) {
      out += Indented(Signed(signature, texts), 6, page);
    }
    if (visit.missing_units_size() > 0) {
      out += Indented(
          texts.Say("occurrence.missing",
                    Join({visit.missing_units().begin(), visit.missing_units().end()}, ", ")),
          6, page);
    }
  }
  for (const v1::Signature& signature : occurrence.signatures()) {
    out += Indented(Signed(signature, texts), 2, page);
  }
  return out;
}

std::string PrintOccurrence(const v1::Occurrence& occurrence, Day today, const Texts& texts,
                            const Page& page) {
  std::vector<std::string> results;
  const std::map<std::string, std::string> sorted(occurrence.results().begin(),
                                                  occurrence.results().end());
  for (const auto& [id, value] : sorted) {
    results.push_back(fmt::format("{} = {}", id, value));
  }
  int sent = 0;
  for (const v1::RungOutcome& rung : occurrence.rungs()) {
    sent += rung.outcome() == v1::RungOutcome::OUTCOME_SENT ? 1 : 0;
  }
  std::string out = page.Strong(TitleWithOrdinal(occurrence.title(), occurrence.id())) + "\n";
  out += PrintFields(
      {{std::string(texts["field.state"]),
        fmt::format("{}: {}", texts[v1::OccurrenceStatus_Name(occurrence.status())],
                    occurrence.state_title())},
       {std::string(texts["field.unit"]), Where(occurrence, texts)},
       {std::string(texts["field.turn"]),
        fmt::format("{} {}", occurrence.wheel(), occurrence.turn())},
       {std::string(texts["field.why"]), occurrence.why()},
       {std::string(texts["field.law"]), occurrence.law()},
       {std::string(texts["field.results"]), Join(results, ", ")},
       {std::string(texts["field.participants"]),
        Join({occurrence.participants().begin(), occurrence.participants().end()}, ", ")},
       {std::string(texts["field.note"]), occurrence.note()},
       {std::string(texts["field.reminders"]),
        sent > 0 ? texts.Count("occurrence.reminders", sent) : ""},
       {std::string(texts["field.revision"]), std::to_string(occurrence.revision())},
       {std::string(texts["field.id"]), occurrence.id()}},
      page);
  return out + PrintPath(occurrence, today, texts, page) + PrintHistory(occurrence, texts, page);
}

}  // namespace hjul::cli
