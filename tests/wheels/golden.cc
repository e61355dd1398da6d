#include "tests/wheels/golden.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/zone.h"

namespace hjul::wheels {
namespace {

using calendar::Date;
using core::PreviewLine;

constexpr calendar::DateSpan kYears{.first = calendar::MakeDate(2026, 8, 1),
                                    .last = calendar::MakeDate(2027, 12, 31)};
constexpr calendar::DateSpan kEver{.first = calendar::MakeDate(2000, 1, 1),
                                   .last = calendar::MakeDate(2040, 12, 31)};

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

std::string DayOf(const PreviewLine& line) {
  const auto& shown = line.dates.due ? line.dates.due : line.dates.opens;
  if (!shown) return "-";
  return fmt::format("{} v.{:02}", Day(shown->effective),
                     calendar::IsoWeekOf(shown->effective).week);
}

// A unit's own post is named by its role alone.
std::string PostsOf(const PreviewLine& line) {
  std::vector<std::string> posts;
  for (const core::PostId& post : line.posts) {
    const bool own = !post.unit.empty() && post.unit == line.id.unit;
    posts.push_back(own ? post.role.str() : core::ToString(post));
  }
  return posts.empty() ? "" : fmt::format("  {}", fmt::join(posts, ", "));
}

// What units may share: everything but the unit's name.
struct Shared {
  std::string before;  // "2026-10-30 fre v.44  kvalitetsdialog/ht"
  std::string after;   // "förbereds  due  rektor"
  bool operator==(const Shared&) const = default;
};

Shared SharedOf(const PreviewLine& line) {
  std::string activity = line.id.activity.str();
  if (!line.id.ordinal.empty()) activity += "/" + line.id.ordinal.str();
  return {.before = fmt::format("{}  {}", DayOf(line), activity),
          .after = fmt::format("{}  {}{}{}{}", line.state.str(), DueOf(line.dates),
                               OpensOf(line.dates), PostsOf(line), RemindersOf(line))};
}

// Texts in the order they were first added, each with the units that share it.
class SharedByUnits {
 public:
  explicit SharedByUnits(const core::Organisation& organisation) : organisation_(organisation) {}

  void Add(const Shared& shared, const core::UnitId& unit) {
    auto place = std::find_if(lines_.begin(), lines_.end(),
                              [&](const auto& line) { return line.first == shared; });
    if (place == lines_.end()) place = lines_.insert(lines_.end(), {shared, {}});
    place->second.push_back(unit.empty() ? "huvudman" : unit.str());
  }

  std::string Text() const {
    std::string text;
    for (const auto& [shared, units] : lines_) {
      text += fmt::format("{}  {}  {}\n", shared.before, Named(units), shared.after);
    }
    return text;
  }

 private:
  std::string Named(const std::vector<std::string>& units) const {
    if (units.size() == organisation_.content().units.size()) return "all units";
    return fmt::format("{}", fmt::join(units, " "));
  }

  const core::Organisation& organisation_;
  std::vector<std::pair<Shared, std::vector<std::string>>> lines_;
};

std::string StepsOf(const core::Preview& preview, const core::TurnId& turn,
                    const core::Organisation& organisation) {
  SharedByUnits lines(organisation);
  for (const PreviewLine& line : preview.lines) {
    if (line.id.turn == turn && !line.final) lines.Add(SharedOf(line), line.id.unit);
  }
  return lines.Text();
}

std::string PushesOf(const core::Preview& preview, const core::Organisation& organisation) {
  SharedByUnits lines(organisation);
  for (const auto& [post, months] : preview.pushes) {
    std::vector<std::string> counts;
    int total = 0;
    for (const auto& [month, count] : months) {
      counts.push_back(fmt::format("{}: {}", month, count));
      total += count;
    }
    lines.Add({.before = post.role.str(),
               .after = fmt::format("{}  ({} in all)", fmt::join(counts, "  "), total)},
              post.unit);
  }
  return lines.Text();
}

}  // namespace

calendar::DateSpan DaysShown(const core::Wheel& wheel) {
  if (core::TurnsIn(wheel, kYears).size() >= 2) return kYears;
  const std::vector<core::Turn> turns = core::TurnsIn(wheel, kEver);
  if (turns.size() < 2) return kYears;
  return {.first = turns[0].span.first, .last = turns[1].span.first};
}

std::string GoldenOf(const core::Wheel& wheel, const calendar::Calendar& calendar,
                     const core::Organisation& organisation,
                     const std::vector<const core::Wheel*>& others) {
  const core::Preview preview =
      core::PreviewWheel(wheel, DaysShown(wheel), calendar, organisation, others);
  std::string text = fmt::format("wheel {}  {}\n", wheel.id.str(), wheel.title);
  for (const core::Turn& turn : preview.turns) {
    text += fmt::format("\nturn {}  {} - {}{}\n{}", turn.id.str(), Day(turn.span.first),
                        Day(turn.span.last), core::HasElection(turn) ? "  election" : "",
                        StepsOf(preview, turn.id, organisation));
  }
  return text + "\npushes a month\n" + PushesOf(preview, organisation);
}

}  // namespace hjul::wheels
