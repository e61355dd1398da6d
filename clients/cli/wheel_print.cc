#include "clients/cli/wheel_print.h"

#include <algorithm>
#include <map>
#include <set>

#include "clients/cli/letters.h"
#include "clients/cli/occurrence_print.h"
#include "clients/cli/reference.h"
#include "fmt/format.h"
#include "hjul/v1/change_service.pb.h"
#include "hjul/v1/common.pb.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {
namespace {

constexpr std::size_t kHashShown = 12;
constexpr int kEscalationRung = 1000;
constexpr std::size_t kMonthsAcross = 12;
constexpr int kMonthWidth = 4;  // Columns.
constexpr int kSumWidth = 7;

using Month = std::pair<int, int>;  // Year and month.
using Counts = std::map<Month, int>;

// Posts of one role that are told the same stand on one line: "rektor ×10".
std::vector<std::pair<std::string, Counts>> SameTogether(
    const std::map<std::string, Counts>& by_post, const Texts& texts) {
  std::map<std::pair<std::string, Counts>, std::vector<std::string>> together;
  for (const auto& [post, counts] : by_post) {
    together[{post.substr(0, post.find('@')), counts}].push_back(post);
  }
  std::vector<std::pair<std::string, Counts>> rows;
  for (const auto& [key, posts] : together) {
    rows.emplace_back(
        posts.size() == 1 ? posts[0] : texts.Say("preview.posts", key.first, posts.size()),
        key.second);
  }
  return rows;
}

// "2 rungs of the ladder and the escalation": the days on which something is sent.
std::string Reminders(const v1::PreviewLine& line, const Texts& texts) {
  std::vector<std::string> days;
  for (const v1::PreviewReminder& reminder : line.reminders()) {
    const Day day = ToDay(reminder.date());
    std::string text = ShortDate(texts, day, std::nullopt);
    text.resize(text.rfind(' '));  // The line has the year.
    text += reminder.rung() == kEscalationRung ? std::string(texts["preview.escalation"]) : "";
    text += reminder.has_nominal() && ToDay(reminder.nominal()) != day
                ? std::string(texts["preview.quiet"])
                : "";
    days.push_back(text);
  }
  return Join(days, ", ");
}

std::string Dated(const v1::PlannedState& state, const Texts& texts) {
  if (state.has_due()) {
    const Day day = ToDay(state.due().effective());
    return fmt::format("{}  {}", IsoDate(day), ColumnDate(texts, day, day));
  }
  if (state.has_opens()) {
    const Day day = ToDay(state.opens().effective());
    return fmt::format("{}  {}", IsoDate(day), ColumnDate(texts, day, day));
  }
  return std::string(texts["preview.no-date"]);
}

std::string Unit(const std::string& occurrence, const Texts& texts) {
  const IdParts parts = PartsOf(occurrence);
  return parts.unit == "huvudman" ? std::string(texts["word.huvudman"]) : parts.unit;
}

// "state-mapped:skrivs:utkast" in words; nothing for what the dates and the kind say already.
std::string WhyText(const std::string& why, const Texts& texts) {
  std::vector<std::string> parts = Split(why, ':');
  if (parts.empty() || parts[0] == "dates" || parts[0] == "new") {
    return "";
  }
  parts.resize(3);
  return texts.Has("why." + parts[0]) ? texts.Say("why." + parts[0], parts[1], parts[2]) : why;
}

std::string DateChangeText(const v1::DateChange& change, const Texts& texts) {
  const auto day = [&](bool has, const v1::Date& date) {
    return has ? LongDate(texts, ToDay(date), std::nullopt) : std::string(texts["plan.no-date"]);
  };
  return texts.Say(change.opens() ? "plan.opens" : "plan.due", change.state(),
                   day(change.has_before(), change.before()),
                   day(change.has_after(), change.after()));
}

// Occurrences to which the same happens, together: what happens in a line and its dates, and the
// units (or whole ids, when the activity recurs in the turn) to which it does.
using SameChange = std::pair<std::pair<std::string, std::string>, std::vector<std::string>>;
std::vector<SameChange> SameChanges(const std::vector<v1::OccurrenceChange>& changes,
                                    const Texts& texts, const Page& page) {
  std::vector<SameChange> all;
  for (const v1::OccurrenceChange& change : changes) {
    const IdParts parts = PartsOf(change.occurrence());
    const std::string ordinal = parts.ordinal.empty() ? "" : "/" + parts.ordinal;
    const std::string title =
        fmt::format("{}: {} ({}){}", texts[v1::ChangeKind_Name(change.kind())], change.title(),
                    parts.turn, change.announced() ? std::string(texts["plan.was-told"]) : "");
    std::string details;
    for (const v1::DateChange& date : change.dates()) {
      details += Indented(DateChangeText(date, texts), 4, page);
    }
    const std::string why = WhyText(change.why(), texts);
    details += why.empty() ? "" : Indented(why, 4, page);
    const std::pair what{title, details};
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const SameChange& same) { return same.first == what; });
    SameChange& same =
        found == all.end() ? all.emplace_back(what, std::vector<std::string>()) : *found;
    same.second.push_back(Unit(change.occurrence(), texts) + ordinal);
  }
  return all;
}

}  // namespace

std::string PrintWheels(const std::vector<v1::Wheel>& wheels, const Texts& texts,
                        const Page& page) {
  if (wheels.empty()) {
    return std::string(texts["wheel.none"]) + "\n";
  }
  Table table({{.title = std::string(texts["column.id"])},
               {.title = std::string(texts["column.name"]), .flexible = true},
               {.title = std::string(texts["column.kind"])},
               {.title = std::string(texts["column.count"]), .right = true},
               {.title = std::string(texts["column.revision"]), .right = true},
               {.title = std::string(texts["column.overlays"]), .flexible = true}});
  for (const v1::Wheel& wheel : wheels) {
    table.Row({wheel.id(), wheel.title(), std::string(texts[v1::WheelKind_Name(wheel.kind())]),
               std::to_string(wheel.activities()), std::to_string(wheel.head().number()),
               Join({wheel.overlay_units().begin(), wheel.overlay_units().end()}, ", ")});
  }
  return table.Print(page);
}

std::string PrintWheel(const v1::Wheel& wheel, const Texts& texts, const Page& page) {
  const v1::WheelRevision& head = wheel.head();
  return page.Strong(wheel.title()) + "\n" +
         PrintFields({{std::string(texts["column.id"]), wheel.id()},
                      {std::string(texts["column.kind"]),
                       std::string(texts[v1::WheelKind_Name(wheel.kind())])},
                      {std::string(texts["column.activities"]), std::to_string(wheel.activities())},
                      {std::string(texts["column.revision"]),
                       fmt::format("{} ({})", head.number(), head.hash().substr(0, kHashShown))},
                      {std::string(texts["column.since"]),
                       head.has_create_time() ? MomentText(head.create_time()) : ""},
                      {std::string(texts["column.who"]), ActorText(head.creator(), texts)},
                      {std::string(texts["column.reason"]), head.reason()},
                      {std::string(texts["column.overlays"]),
                       Join({wheel.overlay_units().begin(), wheel.overlay_units().end()}, ", ")}},
                     page);
}

std::string PrintRevisions(const std::vector<v1::WheelRevision>& revisions, const Texts& texts,
                           const Page& page) {
  Table table({{.title = std::string(texts["column.revision"]), .right = true},
               {.title = std::string(texts["column.since"])},
               {.title = std::string(texts["column.hash"])},
               {.title = std::string(texts["column.who"])},
               {.title = std::string(texts["column.reason"]), .flexible = true}});
  for (const v1::WheelRevision& revision : revisions) {
    table.Row({std::to_string(revision.number()), MomentText(revision.create_time()),
               revision.hash().substr(0, kHashShown), ActorText(revision.creator(), texts),
               revision.reason()});
  }
  return table.Print(page);
}

std::string PrintPreview(const std::vector<v1::PreviewLine>& lines, const Texts& texts,
                         const Page& page) {
  constexpr int kIndent = 30;  // Below the titles.
  std::string out;
  std::string turn;
  for (const v1::PreviewLine& line : lines) {
    if (line.turn() != turn) {
      turn = line.turn();
      out += (out.empty() ? "" : "\n") + page.Strong(texts.Say("preview.turn", turn)) + "\n";
    }
    const v1::PlannedState& state = line.state();
    std::string text = fmt::format("{}: {} ({})", TitleWithOrdinal(line.title(), line.occurrence()),
                                   state.title(), Unit(line.occurrence(), texts));
    text += line.final() ? std::string(texts["preview.end"]) : "";
    std::string date = PadRight(Dated(state, texts), kIndent - 1) + " ";
    for (const std::string& part : Wrap(text, std::max(30, page.width - kIndent))) {
      out += date + part + "\n";
      date = std::string(kIndent, ' ');
    }
    std::vector<std::string> facts;
    const auto fact = [&](std::string_view key, const std::string& value) {
      if (!value.empty()) {
        facts.push_back(texts.Say(key, value));
      }
    };
    if (state.has_due() && state.has_opens()) {
      fact("preview.opens", LongDate(texts, ToDay(state.opens().effective()), std::nullopt));
    }
    if (state.has_due() && !ShiftText(state.due(), texts).empty()) {
      facts.push_back(ShiftText(state.due(), texts).substr(1));
    }
    if (!state.has_due() && state.has_due_gap()) {
      facts.push_back(GapText(state.due_gap(), texts));
    }
    fact("preview.who", Join({line.posts().begin(), line.posts().end()}, ", "));
    fact("preview.reminders", Reminders(line, texts));
    if (!facts.empty()) {
      out += Indented(Join(facts, "; "), std::min(kIndent, page.width / 2), page);
    }
  }
  return out;
}

std::string PrintPushes(const std::vector<v1::PushCount>& pushes, const Texts& texts,
                        const Page& page) {
  std::set<Month> months;
  std::map<std::string, Counts> by_post;
  for (const v1::PushCount& count : pushes) {
    months.insert({count.year(), count.month()});
    by_post[count.post()][{count.year(), count.month()}] += count.pushes();
  }
  const auto rows = SameTogether(by_post, texts);
  int width = Width(texts["column.post"]);
  for (const auto& [label, counts] : rows) {
    width = std::max(width, Width(label));
  }
  std::string out;
  const std::vector<Month> all(months.begin(), months.end());
  for (std::size_t first = 0; first < all.size(); first += kMonthsAcross) {
    const std::vector<Month> across(
        all.begin() + static_cast<std::ptrdiff_t>(first),
        all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), first + kMonthsAcross)));
    std::string header = PadRight(texts["column.post"], width);
    for (const Month& month : across) {
      header += PadLeft(texts[fmt::format("month.{}", month.second)], kMonthWidth);
    }
    header += PadLeft(texts["column.sum"], kSumWidth);
    out += out.empty() ? "" : "\n";
    out += fmt::format("{} {}–{} {}\n", texts[fmt::format("month.{}", across.front().second)],
                       across.front().first, texts[fmt::format("month.{}", across.back().second)],
                       across.back().first);
    out += page.Strong(header) + "\n";
    for (const auto& [label, counts] : rows) {
      std::string line = PadRight(label, width);
      int sum = 0;
      for (const Month& month : across) {
        const auto found = counts.find(month);
        const int count = found == counts.end() ? 0 : found->second;
        sum += count;
        line += PadLeft(count == 0 ? "·" : std::to_string(count), kMonthWidth);
      }
      out += line + PadLeft(std::to_string(sum), kSumWidth) + "\n";
    }
  }
  return out;
}

std::string PrintLoad(const std::vector<v1::LoadWeek>& weeks, const Texts& texts,
                      const Page& page) {
  if (weeks.empty()) {
    return std::string(texts["load.none"]) + "\n";
  }
  Table table({{.title = ""},
               {.title = std::string(texts["column.post"])},
               {.title = std::string(texts["column.week"])},
               {.title = std::string(texts["column.hours"]), .right = true},
               {.title = std::string(texts["column.deadlines"]), .right = true},
               {.title = std::string(texts["column.what"]), .flexible = true}});
  for (const v1::LoadWeek& week : weeks) {
    table.Row({week.over_limit() ? "!" : "", week.post(),
               fmt::format("{} {} {:>2}", week.iso_year(), texts["week"], week.iso_week()),
               texts.Number(week.hours()), std::to_string(week.deadlines()),
               Join({week.titles().begin(), week.titles().end()}, ", ")});
  }
  return table.Print(page);
}

std::string PlanCounts(const v1::Plan& plan, const Texts& texts) {
  std::vector<std::string> counts;
  const auto count = [&](std::string_view key, int number) {
    if (number > 0) {
      counts.push_back(texts.Count(key, number));
    }
  };
  count("plan.redated", plan.redated());
  count("plan.added", plan.added());
  count("plan.removed", plan.removed());
  count("plan.needs-decision", plan.needs_decision());
  count("plan.kept", plan.kept());
  count("plan.unchanged", plan.unchanged());
  return counts.empty() ? std::string(texts["plan.nothing-runs"]) : Join(counts, ", ");
}

std::string PrintPlan(const v1::Plan& plan, const std::vector<v1::OccurrenceChange>& changes,
                      const Texts& texts, const Page& page) {
  std::string out = page.Strong(texts.Say("plan.title", texts.Code("plan.subject", plan.subject()),
                                          plan.name())) +
                    "\n";
  if (plan.no_op()) {
    return out + std::string(texts["plan.no-op"]) + "\n";
  }
  out += Indented(PlanCounts(plan, texts), 0, page);
  out += plan.announced() > 0 ? Indented(texts.Count("plan.announced", plan.announced()), 0, page)
                              : "";
  for (const auto& [what, where] : SameChanges(changes, texts, page)) {
    out += "\n" + page.Strong(what.first) + "\n" + what.second;
    const std::string places = Join(where, ", ");
    out += Indented(where.size() == 1 ? places : texts.Say("plan.where", where.size(), places), 4,
                    page);
  }
  return out;
}

}  // namespace hjul::cli
