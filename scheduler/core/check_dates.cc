// Dates of sample turns: impossible, missing, backward, outside their window; rungs that never
// ring.
#include <algorithm>
#include <map>
#include <set>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/planning_work.h"
#include "scheduler/core/sample_turns.h"

namespace hjul::core {
namespace {

using calendar::RuleGap;

constexpr std::size_t kTurnsShown = 4;

// What was seen of one rule (or of two that disagree) over the sample turns.
struct Finding {
  Position at;
  std::string path;
  std::string message;  // Of the first turn in which it was seen.
  std::string suggestion;
  std::set<std::string> turns;
};

std::string Shown(const std::set<std::string>& names) {
  std::vector<std::string> shown;
  for (const std::string& name : names) {
    if (shown.size() == kTurnsShown) return fmt::format("{} ...", fmt::join(shown, ", "));
    shown.push_back(name);
  }
  return fmt::format("{}", fmt::join(shown, ", "));
}

class DateCheck {
 public:
  explicit DateCheck(CheckReport& report)
      : report_(report),
        calendar_(report.surroundings().calendar == nullptr ? no_calendar_
                                                            : *report.surroundings().calendar),
        table_names_(TableNamesOf(calendar_)) {}

  void Run() {
    const std::vector<Activity>& activities = report_.wheel().activities;
    for (std::size_t i = 0; i < activities.size(); ++i) {
      if (report_.IsDamaged(activities[i])) continue;
      RulesByUse& rules = rules_[activities[i].id];
      for (RuleUse& use : RulesOf(activities[i], i)) {
        rules[{use.state, use.use}].push_back(std::move(use));
      }
      indexes_.emplace(activities[i].id, i);
    }
    const SampleWork work = VisitSamples(
        report_.wheel(), calendar_, report_.surroundings().first_year, report_.surroundings().years,
        kCheckLooksMax, [this](const Sample& sample) { Look(sample); });
    if (work.too_dear != nullptr) {
      TooMuch(*work.too_dear);
    } else {
      Report();
    }
  }

 private:
  using Key = std::pair<std::string, Position>;  // Code and place.
  using RulesByUse = std::map<std::pair<StateId, RuleUse::Use>, std::vector<RuleUse>>;

  void Look(const Sample& sample) {
    const auto rules = rules_.find(sample.activity.id);
    if (rules == rules_.end()) return;
    const PlannedState* before = nullptr;
    for (const PlannedState& planned : sample.occurrence.plan) {
      const RuleUse* const opens =
          UseOf(rules->second, sample, planned.state, RuleUse::Use::kOpens);
      const RuleUse* due = UseOf(rules->second, sample, planned.state, RuleUse::Use::kDue);
      if (due == nullptr) {
        due = UseOf(rules->second, sample, planned.state, RuleUse::Use::kUntilLatest);
      }
      if (opens != nullptr) Count(*opens, sample, planned.opens_gap);
      if (due != nullptr) Count(*due, sample, planned.due_gap);
      if (opens != nullptr && due != nullptr) Window(*opens, *due, planned, sample);
      if (due != nullptr && planned.due) {
        if (before != nullptr) Order(rules->second, *before, *due, planned, sample);
        MoveWithin(rules->second, *due, planned, sample);
        Rungs(opens, planned, sample);
        before = &planned;
      }
    }
  }

  // The rule that gives a date of `state` in this sample: a variant's, else the state's own.
  static const RuleUse* UseOf(const RulesByUse& rules, const Sample& sample, const StateId& state,
                              RuleUse::Use use) {
    const auto found = rules.find({state, use});
    if (found == rules.end()) return nullptr;
    const RuleUse* own = nullptr;
    for (const RuleUse& rule : found->second) {  // Variants in their order: the first one gives it.
      if (rule.variant == nullptr) {
        own = &rule;
      } else if (Applies(*rule.variant, sample)) {
        return &rule;
      }
    }
    return own;
  }

  static bool Applies(const Variant& variant, const Sample& sample) {
    if (variant.units != UnitFilter() && &variant != sample.variant) return false;
    if (variant.election_year && *variant.election_year != HasElection(sample.turn)) return false;
    const OrdinalId& ordinal = sample.repetition.ordinal;
    return variant.ordinals.empty() || std::find(variant.ordinals.begin(), variant.ordinals.end(),
                                                 ordinal) != variant.ordinals.end();
  }

  void Find(std::string code, const RuleUse& use, const Sample& sample, std::string message,
            std::string suggestion) {
    Finding& finding = findings_[Key(std::move(code), use.at)];
    if (finding.turns.empty()) {
      finding.at = use.at;
      finding.path = use.path;
      finding.message = std::move(message);
      finding.suggestion = std::move(suggestion);
    }
    finding.turns.insert(sample.turn.id.str());
  }

  // Notes that a rule was asked for, and why it had no date.
  void Count(const RuleUse& use, const Sample& sample, const std::optional<DateGap>& gap) {
    asked_[use.at].insert(sample.turn.id.str());
    if (!gap) return;
    switch (gap->kind) {
      case RuleGap::Kind::kNoSuchWeek:
        Find("impossible-date", use, sample, fmt::format("there is no {}", gap->subject),
             "add 'or skip', or another date with 'or'");
        return;
      case RuleGap::Kind::kNoSuchDay:
        Find("impossible-date", use, sample, fmt::format("there is no such day: {}", gap->subject),
             "choose a day that every turn has, or add 'or skip'");
        return;
      case RuleGap::Kind::kOutsideYears:
        Find("impossible-date", use, sample,
             fmt::format("{} is outside the years computed for", gap->subject),
             "choose a nearer date");
        return;
      case RuleGap::Kind::kNoSchoolYear:
        Missing(school_years_, use, gap->subject);
        return;
      case RuleGap::Kind::kNoEntry:  // A name the calendar does not know at all is told elsewhere.
        if (IsTableName(gap->subject, table_names_)) Missing(entries_, use, gap->subject);
        return;
      case RuleGap::Kind::kNoTable:  // Told by the references, as are the periods.
      case RuleGap::Kind::kAnchorOpen:
      case RuleGap::Kind::kSkipped:
      case RuleGap::Kind::kNoPeriod:
        return;
    }
  }

  void Missing(Finding& finding, const RuleUse& use, const std::string& subject) {
    if (finding.turns.empty() || use.at < finding.at) {
      finding.at = use.at;
      finding.path = use.path;
    }
    finding.turns.insert(subject);
  }

  // What has been seen is not told: it was not everything.
  void TooMuch(const Activity& dearest) {
    const auto index = &dearest - report_.wheel().activities.data();
    report_.Error("too-much-work", dearest.at, fmt::format("activities[{}]", index),
                  fmt::format("working out the dates of the coming turns takes more than {} looks "
                              "at days and other activities, most of them for '{}'",
                              kCheckLooksMax, dearest.id.str()),
                  "let it recur less often in a turn, have fewer states that lean on later ones, "
                  "or count fewer days");
  }

  static std::string Day(const std::optional<PlannedDate>& date) {
    return calendar::ToString(date->effective);
  }

  void Window(const RuleUse& opens, const RuleUse& due, const PlannedState& planned,
              const Sample& sample) {
    if (!planned.opens || !planned.due) return;
    if (planned.opens->effective <= planned.due->effective) return;
    Find("opens-after-due", opens, sample,
         fmt::format("'{}' opens {}, after it is due on {} (line {}) in {}", planned.state.str(),
                     Day(planned.opens), Day(planned.due), due.at.line, sample.turn.id.str()),
         "let it open earlier, or be due later");
  }

  void Order(const RulesByUse& rules, const PlannedState& before, const RuleUse& due,
             const PlannedState& planned, const Sample& sample) {
    if (!before.due || before.due->effective <= planned.due->effective) return;
    const RuleUse* earlier = UseOf(rules, sample, before.state, RuleUse::Use::kDue);
    if (earlier == nullptr) {
      earlier = UseOf(rules, sample, before.state, RuleUse::Use::kUntilLatest);
    }
    const int line = earlier == nullptr ? 0 : earlier->at.line;
    Find("due-backward", due, sample,
         fmt::format("'{}' is due {}, before '{}' on {} (line {}) in {}", planned.state.str(),
                     Day(planned.due), before.state.str(), Day(before.due), line,
                     sample.turn.id.str()),
         "let the later step be due last, or move the turn it falls in ('year 2')");
  }

  void MoveWithin(const RulesByUse& rules, const RuleUse& due, const PlannedState& planned,
                  const Sample& sample) {
    const RuleUse* const rule = UseOf(rules, sample, planned.state, RuleUse::Use::kMoveWithin);
    if (rule == nullptr) return;
    const calendar::Resolution window = Resolve(*rule->rule, {.calendar = &calendar_,
                                                              .turn = sample.turn.span,
                                                              .turn_year = sample.turn.start_year,
                                                              .period = sample.repetition.period,
                                                              .term = sample.repetition.term});
    const auto* const resolved = std::get_if<calendar::ResolvedRule>(&window);
    if (resolved == nullptr || resolved->days.Contains(planned.due->nominal)) return;
    Find("outside-window", due, sample,
         fmt::format("'{}' is due {}, outside {} to {} (line {}) in {}", planned.state.str(),
                     calendar::ToString(planned.due->nominal),
                     calendar::ToString(resolved->days.first),
                     calendar::ToString(resolved->days.last), rule->at.line, sample.turn.id.str()),
         "choose a day inside 'move within'");
  }

  // Rungs of the state's own ladder that would ring before anybody can act.
  void Rungs(const RuleUse* opens, const PlannedState& planned, const Sample& sample) {
    if (opens == nullptr || !planned.opens) return;
    const State* const state = sample.activity.FindState(planned.state);
    for (std::size_t i = 0; i < state->remind.size(); ++i) {
      const Rung& rung = state->remind[i];
      if (rung.at.line == 0 || rung.offset >= 0) continue;
      const Date due = planned.due->effective;
      const Date rings =
          rung.unit == DayUnit::kWorkingDay
              ? calendar_.AddWorkingDays(due, rung.offset)
              : due + calendar::days{rung.offset * (rung.unit == DayUnit::kWeek ? 7 : 1)};
      Finding& finding = silent_[rung.at];
      asked_[rung.at].insert(sample.turn.id.str());
      if (rings >= planned.opens->effective) continue;
      finding.at = rung.at;
      finding.path = fmt::format("{}.remind[{}]", StatePath(sample.activity, planned.state), i);
      finding.turns.insert(sample.turn.id.str());
      finding.message = fmt::format("the reminder never goes out: '{}' opens {} and is due {}",
                                    planned.state.str(), Day(planned.opens), Day(planned.due));
      finding.suggestion = "remind nearer the due date, or let the state open earlier";
    }
  }

  std::string StatePath(const Activity& activity, const StateId& state) const {
    return fmt::format("activities[{}].states[{}]", indexes_.at(activity.id),
                       activity.FindState(state) - activity.states.data());
  }

  void Report() {
    for (const auto& [key, finding] : findings_) {
      const auto& [code, at] = key;
      const std::set<std::string>& asked = asked_[at];
      if (finding.turns.size() >= asked.size()) {
        report_.Error(code, finding.at, finding.path, finding.message, finding.suggestion);
      } else {
        report_.Warning(code, finding.at, finding.path,
                        fmt::format("{} (of {} turns looked at: {})", finding.message, asked.size(),
                                    Shown(finding.turns)),
                        finding.suggestion);
      }
    }
    for (const auto& [at, finding] : silent_) {
      if (finding.turns.empty() || finding.turns.size() < asked_[at].size()) continue;
      report_.Warning("rung-before-open", finding.at, finding.path, finding.message,
                      finding.suggestion);
    }
    if (report_.surroundings().calendar == nullptr) return;
    if (!school_years_.turns.empty()) {
      report_.Warning("missing-school-year", school_years_.at, school_years_.path,
                      fmt::format("the calendar has no läsår {}", Shown(school_years_.turns)),
                      "import them; dates that lean on terms and breaks stay open until then");
    }
    if (!entries_.turns.empty()) {
      report_.Warning("missing-entry", entries_.at, entries_.path,
                      fmt::format("some turns have no date for {}", Shown(entries_.turns)),
                      "import the coming years' dates; until then they stay open");
    }
  }

  CheckReport& report_;
  const calendar::Calendar no_calendar_;
  const calendar::Calendar& calendar_;
  const std::vector<std::string> table_names_;
  std::map<ActivityId, RulesByUse> rules_;
  std::map<ActivityId, std::size_t> indexes_;
  std::map<Key, Finding> findings_;
  std::map<Position, std::set<std::string>> asked_;  // The turns in which a rule was asked for.
  std::map<Position, Finding> silent_;
  Finding school_years_;
  Finding entries_;
};

}  // namespace

void CheckDates(CheckReport& report) {
  if (report.surroundings().years > 0) DateCheck(report).Run();
}

}  // namespace hjul::core
