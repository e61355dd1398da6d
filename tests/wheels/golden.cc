#include "tests/wheels/golden.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/zone.h"

namespace hjul::wheels {
namespace {

using calendar::Date;
using core::PreviewLine;

constexpr std::size_t kLinesMax = 150;
constexpr calendar::DateSpan kYears{.first = calendar::MakeDate(2026, 8, 1),
                                    .last = calendar::MakeDate(2027, 12, 31)};

std::string_view Weekday(Date date) {
  constexpr std::array<std::string_view, 7> kNames{"sön", "mån", "tis", "ons", "tor", "fre", "lör"};
  return kNames[calendar::WeekdayOf(date).c_encoding()];
}

std::string Day(Date date) { return fmt::format("{} {}", calendar::ToString(date), Weekday(date)); }

std::string_view GapName(calendar::RuleGap::Kind kind) {
  using Kind = calendar::RuleGap::Kind;
  switch (kind) {
    case Kind::kAnchorOpen:
      return "waits for";
    case Kind::kSkipped:
      return "skipped";
    case Kind::kNoSuchWeek:
      return "no such week";
    case Kind::kNoSuchDay:
      return "no such day";
    case Kind::kNoSchoolYear:
      return "no school year";
    case Kind::kNoTable:
      return "no table";
    case Kind::kNoEntry:
      return "no entry";
    case Kind::kNoPeriod:
      return "no period";
    case Kind::kOutsideYears:
      return "outside years";
  }
  return "?";
}

std::string DueOf(const core::PlannedState& dates) {
  if (dates.due_gap) {
    return fmt::format("no due date: {} {}", GapName(dates.due_gap->kind), dates.due_gap->subject);
  }
  if (!dates.due) return "no due date";
  const core::PlannedDate& due = *dates.due;
  std::string text = due.estimated ? "due about" : "due";
  if (due.time != calendar::kEndOfDay) text += " " + calendar::ToString(due.time);
  if (due.nominal != due.effective) {
    text += fmt::format(" (nominal {}: {})", Day(due.nominal), fmt::join(due.reasons, ", "));
  }
  return text;
}

std::string OpensOf(const core::PlannedState& dates) {
  if (dates.opens_gap) {
    return fmt::format("  opens: {} {}", GapName(dates.opens_gap->kind), dates.opens_gap->subject);
  }
  if (!dates.opens || !dates.due || dates.opens->effective == dates.due->effective) return "";
  return fmt::format("  opens {}{}", dates.opens->estimated ? "about " : "",
                     calendar::ToString(dates.opens->effective));
}

// Enough about reminders to see a ladder: repeated days are named once.
std::string RemindersOf(const PreviewLine& line) {
  std::vector<std::string> days;
  for (const core::RungTime& reminder : line.reminders) {
    std::string day = calendar::ToString(calendar::Zone::Stockholm().DateAt(reminder.at));
    if (days.empty() || days.back() != day) days.push_back(std::move(day));
  }
  return days.empty() ? "" : fmt::format("  remind {}", fmt::join(days, ", "));
}

std::string LineOf(const PreviewLine& line) {
  std::string day = "-              -   ";
  const auto& shown = line.dates.due ? line.dates.due : line.dates.opens;
  if (shown) {
    day = fmt::format("{} v.{:02}", Day(shown->effective),
                      calendar::IsoWeekOf(shown->effective).week);
  }
  std::string activity = line.id.activity.str();
  if (!line.id.ordinal.empty()) activity += "/" + line.id.ordinal.str();
  std::vector<std::string> posts;
  for (const core::PostId& post : line.posts) posts.push_back(core::ToString(post));
  std::string text = fmt::format("{}  {} {}  {}  {}{}", day, activity,
                                 line.id.unit.empty() ? "huvudman" : line.id.unit.str(),
                                 line.state.str(), DueOf(line.dates), OpensOf(line.dates));
  if (!posts.empty()) text += fmt::format("  {}", fmt::join(posts, ", "));
  return text + RemindersOf(line);
}

// The first unit, by id, of each school form.
std::set<core::UnitId> OneOfEachForm(const core::Organisation& organisation) {
  std::set<core::UnitId> chosen;
  std::set<std::string> forms;
  for (const core::Unit& unit : organisation.content().units) {
    bool first = false;
    for (const std::string& form : unit.school_forms) first = forms.insert(form).second || first;
    if (first) chosen.insert(unit.id);
  }
  return chosen;
}

}  // namespace

std::vector<core::Turn> TurnsShown(const core::Wheel& wheel) {
  std::vector<core::Turn> turns = core::TurnsIn(wheel, kYears);
  if (turns.size() < 2) {
    turns = core::TurnsIn(
        wheel, {.first = calendar::MakeDate(2000, 1, 1), .last = calendar::MakeDate(2040, 12, 31)});
    if (turns.size() > 2) turns.resize(2);
  }
  return turns;
}

std::string GoldenOf(const core::Wheel& wheel, const std::vector<core::Turn>& turns,
                     const calendar::Calendar& calendar, const core::Organisation& organisation,
                     const std::vector<const core::Wheel*>& others) {
  std::string text = fmt::format("wheel {}  {}\n", wheel.id.str(), wheel.title);
  if (turns.empty()) return text;
  std::set<core::TurnId> ids;
  calendar::DateSpan days = turns.front().span;
  for (const core::Turn& turn : turns) {
    ids.insert(turn.id);
    days = {.first = std::min(days.first, turn.span.first),
            .last = std::max(days.last, turn.span.last)};
  }
  const core::Preview preview = core::PreviewWheel(wheel, days, calendar, organisation, others);
  std::vector<const PreviewLine*> shown;
  for (const PreviewLine& line : preview.lines) {
    if (ids.contains(line.id.turn) && !line.final) shown.push_back(&line);
  }
  if (shown.size() > kLinesMax) {
    const std::set<core::UnitId> units = OneOfEachForm(organisation);
    std::erase_if(shown, [&](const PreviewLine* line) {
      return !line->id.unit.empty() && !units.contains(line->id.unit);
    });
    text += "one unit of each school form\n";
  }
  for (const core::Turn& turn : turns) {
    text += fmt::format("\nturn {}  {} - {}{}\n", turn.id.str(), Day(turn.span.first),
                        Day(turn.span.last), core::HasElection(turn) ? "  election" : "");
    for (const PreviewLine* line : shown) {
      if (line->id.turn == turn.id) text += LineOf(*line) + "\n";
    }
  }
  text += "\npushes a month\n";
  for (const auto& [post, months] : preview.pushes) {
    std::vector<std::string> counts;
    int total = 0;
    for (const auto& [month, count] : months) {
      counts.push_back(fmt::format("{}: {}", month, count));
      total += count;
    }
    text +=
        fmt::format("{}  {}  ({} in all)\n", core::ToString(post), fmt::join(counts, "  "), total);
  }
  return text;
}

}  // namespace hjul::wheels
