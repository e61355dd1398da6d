#include "clients/cli/task_print.h"

#include <algorithm>
#include <array>
#include <set>

#include "clients/cli/letters.h"
#include "clients/cli/occurrence_print.h"
#include "clients/cli/reference.h"
#include "fmt/format.h"
#include "hjul/v1/occurrence.pb.h"
#include "hjul/v1/task.pb.h"

namespace hjul::cli {
namespace {

using std::chrono::days;

constexpr int kIndent = 4;
constexpr int kLinksShown = 3;

enum class Group { kLate, kThisWeek, kSoon, kLater, kWaiting };
constexpr std::array kGroups{Group::kLate, Group::kThisWeek, Group::kSoon, Group::kLater,
                             Group::kWaiting};

std::string_view KeyOf(Group group) {
  switch (group) {
    case Group::kLate:
      return "group.late";
    case Group::kThisWeek:
      return "group.this-week";
    case Group::kSoon:
      return "group.soon";
    case Group::kLater:
      return "group.later";
    case Group::kWaiting:
      return "group.waiting";
  }
  return "";
}

Group GroupOf(const v1::Task& task, Day today) {
  if (task.state() == v1::TASK_STATE_BLOCKED || task.state() == v1::TASK_STATE_SIGNED) {
    return Group::kWaiting;
  }
  if (task.state() == v1::TASK_STATE_OVERDUE) {
    return Group::kLate;
  }
  if (!task.has_due()) {
    return Group::kLater;
  }
  const Day due = ToDay(task.due().effective());
  const Day sunday = today + days(7 - WeekdayOf(today));
  return due < today                   ? Group::kLate
         : due <= sunday               ? Group::kThisWeek
         : due <= sunday + days(2 * 7) ? Group::kSoon
                                       : Group::kLater;
}

std::string Sign(Group group) {
  return group == Group::kLate ? "!" : group == Group::kWaiting ? "~" : "-";
}

// What to type for an action, with everything that it must be given.
std::string ActionCommand(const v1::TaskAction& action, const std::string& reference,
                          const Texts& texts) {
  std::string line =
      fmt::format("hjul task do {} {}", ShellWord(reference), ShellWord(action.id()));
  line += action.note_required() ? texts.Say("task.give-note") : "";
  line += action.participants_required() ? texts.Say("task.give-participants") : "";
  for (const v1::ResultSpec& spec : action.results()) {
    line += spec.required() ? texts.Say("task.give-result", spec.id()) : "";
  }
  return line;
}

// What differs between the tasks of a list is said with each; what is the same, once above them.
struct Spread {
  bool units = false;
  bool posts = false;
};

std::string Hours(double hours, const Texts& texts) {
  return hours > 0 ? texts.Say("task.hours", texts.Number(hours)) : "";
}

// "väntar på: A, B och 3 till".
std::string Links(const google::protobuf::RepeatedPtrField<v1::Link>& links, int total,
                  const Texts& texts) {
  std::vector<std::string> names;
  for (int i = 0; i < std::min(links.size(), kLinksShown); ++i) {
    const v1::Link& link = links[i];
    std::string name = TitleWithOrdinal(link.title(), link.occurrence());
    name += link.unit_name().empty() ? "" : ", " + link.unit_name();
    name += link.post().empty() ? "" : " (" + link.post() + ")";
    names.push_back(name);
  }
  std::string text = Join(names, "; ");
  const int more = std::max(total, links.size()) - static_cast<int>(names.size());
  return more > 0 ? text + texts.Say("task.and-more", more) : text;
}

std::string Header(const v1::Task& task, Group group, const Spread& spread, Day today,
                   const Texts& texts, const Page& page) {
  std::string title = TitleWithOrdinal(task.title(), task.id());
  if (spread.units && !task.unit_name().empty()) {
    title += " – " + task.unit_name();
  }
  std::string when(texts["task.no-due"]);
  if (task.has_due()) {
    when = fmt::format("{}, {}", DueText(texts, task.due(), today),
                       Distance(texts, ToDay(task.due().effective()), today));
  }
  const int room = page.width - Width(when) - kIndent;
  title = Shorten(title, std::max(20, room));
  const std::string gap(static_cast<std::size_t>(std::max(2, room - Width(title) + 2)), ' ');
  return fmt::format("{} {}{}{}\n", Sign(group), page.Strong(title), gap, when);
}

std::string Entry(const v1::Task& task, Group group, const Spread& spread,
                  const std::string& reference, Day today, const Texts& texts, const Page& page) {
  std::string out = Header(task, group, spread, today, texts, page);
  std::string step = task.step();
  const std::string hours = Hours(task.estimate_hours(), texts);
  step += hours.empty() ? "" : ", " + hours;
  step += spread.posts ? fmt::format(" ({})", task.post()) : "";
  out += Indented(step, kIndent, page);
  if (!task.returned_note().empty()) {
    out += Indented(texts.Say("task.returned", task.returned_note()), kIndent, page);
  }
  const std::vector<std::string> why = Wrap(task.why(), page.width - kIndent);
  if (!why.empty()) {
    const bool cut = why.size() > 1;
    out += std::string(kIndent, ' ') +
           (cut ? Shorten(why[0] + " " + why[1], page.width - kIndent) : why[0]) + "\n";
  }
  if (task.waits_for_size() > 0) {
    out += Indented(
        texts.Say("task.waits-for", Links(task.waits_for(), task.waits_for_total(), texts)),
        kIndent, page);
  }
  if (task.awaiting_size() > 0) {
    const std::vector<std::string> parties(task.awaiting().begin(), task.awaiting().end());
    out += Indented(texts.Say("task.awaiting", Join(parties, ", ")), kIndent, page);
  }
  if (task.blocks_size() > 0) {
    out += Indented(texts.Say("task.blocks", std::max(task.blocks_total(), task.blocks_size()),
                              Links(task.blocks(), task.blocks_total(), texts)),
                    kIndent, page);
  }
  if (task.state() == v1::TASK_STATE_SIGNED) {
    return out;  // It may be signed anew, but that is not what is waited for.
  }
  for (const v1::TaskAction& action : task.actions()) {
    out += std::string(kIndent, ' ') + "> " + ActionCommand(action, reference, texts) + "\n";
  }
  return out;
}

std::string ResultText(const v1::ResultSpec& spec, const Texts& texts) {
  std::string range;
  if (spec.kind() == v1::ResultSpec::KIND_CHOICE) {
    range = Join({spec.choices().begin(), spec.choices().end()}, " | ");
  } else if (spec.has_min() && spec.has_max()) {
    range = texts.Number(spec.min()) + "–" + texts.Number(spec.max());
  } else if (spec.kind() == v1::ResultSpec::KIND_PERCENT) {
    range = "0–100";
  }
  return fmt::format("{}{}{}", spec.title().empty() ? spec.id() : spec.title(),
                     range.empty() ? "" : " (" + range + ")",
                     spec.required() ? "" : std::string(texts["task.may-be-left-out"]));
}

// An action in full, with what it asks for.
std::string Action(const v1::TaskAction& action, const std::string& reference, const Texts& texts,
                   const Page& page) {
  std::string line = "  " + ActionCommand(action, reference, texts) + "\n";
  if (Fold(action.title()) != Fold(action.id())) {
    line += Indented(action.title(), 6, page);
  }
  for (const v1::ResultSpec& spec : action.results()) {
    line += Indented(fmt::format("{}: {}", spec.id(), ResultText(spec, texts)), 6, page);
  }
  return line;
}

}  // namespace

std::string PrintTasks(const std::vector<v1::Task>& tasks, Day today, const Texts& texts,
                       const Page& page) {
  std::vector<std::string> ids;
  std::set<std::string> units;
  std::set<std::string> posts;
  int late = 0;
  for (const v1::Task& task : tasks) {
    ids.push_back(task.id());
    units.insert(task.unit_name());
    posts.insert(task.post());
    late += GroupOf(task, today) == Group::kLate ? 1 : 0;
  }
  const Spread spread{.units = units.size() > 1, .posts = posts.size() > 1};
  std::string heading = LongDate(texts, today, std::nullopt);
  heading += posts.size() == 1 ? " · " + *posts.begin() : "";
  heading += " · " + texts.Count("task.count", static_cast<long>(tasks.size()));
  heading += late > 0 ? texts.Say("task.late-count", late) : "";
  std::string out = page.Strong(heading) + "\n";
  for (const Group group : kGroups) {
    bool first = true;
    for (const v1::Task& task : tasks) {
      if (GroupOf(task, today) != group) {
        continue;
      }
      if (first) {
        out += "\n" + page.Strong(texts[KeyOf(group)]) + "\n";
      }
      first = false;
      out += Entry(task, group, spread, ShortReference(task.id(), ids), today, texts, page);
    }
  }
  return out;
}

std::string PrintNoTasks(const v1::Task* next, Day today, const Texts& texts, const Page& page) {
  std::string out(texts["task.none"]);
  if (next != nullptr && next->has_opens()) {
    const Day opens = ToDay(next->opens().effective());
    out += " " + texts.Say("task.next", LongDate(texts, opens, today), next->title(), next->step());
  } else {
    out += " " + std::string(texts["task.none-coming"]);
  }
  return Indented(out, 0, page);
}

std::string LinkText(const v1::Link& link, Day today, const Texts& texts) {
  std::string text = TitleWithOrdinal(link.title(), link.occurrence());
  text += link.unit_name().empty() ? "" : ", " + link.unit_name();
  text += link.state_title().empty() ? "" : ": " + link.state_title();
  text += link.post().empty() ? "" : " (" + link.post() + ")";
  if (link.has_due()) {
    text += ", " + LongDate(texts, ToDay(link.due()), today);
  }
  return text + (link.overdue() ? std::string(texts["task.link-late"]) : "");
}

std::string PrintTask(const v1::Task& task, const v1::Occurrence& occurrence,
                      const std::string& reference, Day today, const Texts& texts,
                      const Page& page) {
  std::string out =
      page.Strong(TitleWithOrdinal(task.title(), task.id()) + ": " + task.step()) + "\n";
  std::string due(texts["task.no-due"]);
  if (task.has_due()) {
    due = fmt::format("{}, {}{}", DueText(texts, task.due(), today),
                      Distance(texts, ToDay(task.due().effective()), today),
                      ShiftText(task.due(), texts));
  }
  const std::string opens = task.has_opens() ? DueText(texts, task.opens(), today) : "";
  out += PrintFields(
      {{std::string(texts["field.state"]), std::string(texts[v1::TaskState_Name(task.state())])},
       {std::string(texts["field.due"]), due},
       {std::string(texts["field.opens"]), opens},
       {std::string(texts["field.unit"]), task.unit_name()},
       {std::string(texts["field.post"]), task.post()},
       {std::string(texts["field.holders"]),
        Join({task.holders().begin(), task.holders().end()}, ", ")},
       {std::string(texts["field.estimate"]), Hours(task.estimate_hours(), texts)},
       {std::string(texts["field.why"]), task.why()},
       {std::string(texts["field.law"]), task.law()},
       {std::string(texts["field.returned"]), task.returned_note()},
       {std::string(texts["field.awaiting"]),
        Join({task.awaiting().begin(), task.awaiting().end()}, ", ")},
       {std::string(texts["field.id"]), task.id()}},
      page);
  const auto links = [&](std::string_view key, const auto& list, int total) {
    if (list.size() == 0) {
      return;
    }
    out += "\n" + page.Strong(texts.Say(key, std::max(total, list.size()))) + "\n";
    for (const v1::Link& link : list) {
      out += Indented(LinkText(link, today, texts), 2, page);
    }
  };
  links("task.heading-waits", task.waits_for(), task.waits_for_total());
  links("task.heading-blocks", task.blocks(), task.blocks_total());
  if (task.actions_size() > 0) {
    out += "\n" + page.Strong(texts["task.heading-actions"]) + "\n";
    for (const v1::TaskAction& action : task.actions()) {
      out += Action(action, reference, texts, page);
    }
  }
  return out + PrintPath(occurrence, today, texts, page) + PrintHistory(occurrence, texts, page);
}

std::string PrintCandidates(const std::vector<const v1::Task*>& tasks,
                            const std::vector<std::string>& ids, const Texts& texts) {
  std::string out;
  for (const v1::Task* task : tasks) {
    std::string where =
        task->unit_name().empty() ? std::string(texts["word.huvudman"]) : task->unit_name();
    out += fmt::format("  {}  {}: {} ({})\n", ShellWord(ShortReference(task->id(), ids)),
                       TitleWithOrdinal(task->title(), task->id()), task->step(), where);
  }
  return out;
}

}  // namespace hjul::cli
