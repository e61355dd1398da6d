#include "scheduler/core/timers.h"

#include <algorithm>
#include <tuple>

#include "scheduler/calendar/zone.h"
#include "scheduler/core/present.h"

namespace hjul::core {
namespace {

using calendar::Calendar;
using calendar::days;
using calendar::Zone;

constexpr calendar::TimeOfDay kTellingEnds{17 * 60};
constexpr int kQuietDaysMax = 400;  // A calendar that is never telling is told as if it were.
constexpr int kRepetitionsMax = 50;

// The first day from `date` on, in steps of `step`, that is not quiet.
Date TellingDay(Date date, days step, const Calendar& calendar) {
  Date day = date;
  for (int i = 0; i < kQuietDaysMax; ++i, day += step) {
    if (!calendar.IsQuiet(day)) return day;
  }
  return date;
}

Date Counted(Date from, int count, DayUnit unit, const Calendar& calendar) {
  if (unit == DayUnit::kWorkingDay) return calendar.AddWorkingDays(from, count);
  return from + days{unit == DayUnit::kWeek ? 7 * count : count};
}

// One state's ladder in the making.
class Ladder {
 public:
  Ladder(const State& state, const PlannedState& planned, Instant entered_at,
         const Calendar& calendar)
      : state_(state), calendar_(calendar), opened_(entered_at) {
    const Zone& zone = Zone::Stockholm();
    if (planned.opens) {
      opened_ = std::max(opened_, zone.At(planned.opens->effective, planned.opens->time));
    }
    start_ = NextTellingTime(opened_, calendar);
    if (!planned.due) return;
    due_ = planned.due->effective;
    due_at_ = zone.At(planned.due->effective, planned.due->time);
    late_from_ = std::max(*due_, zone.DateAt(opened_));
  }

  std::vector<RungTime> Times() {
    for (std::size_t i = 0; i < state_.remind.size(); ++i) {
      const Rung& rung = state_.remind[i];
      if (rung.to.empty() && state_.by.empty()) continue;
      const int times = rung.repeat_every > 0 ? std::clamp(rung.repeat_max, 1, kRepetitionsMax) : 1;
      for (int repetition = 0; repetition < times; ++repetition) {
        AddRung(static_cast<int>(i), rung, repetition);
      }
    }
    AddEscalation();
    std::sort(times_.begin(), times_.end(), [](const RungTime& a, const RungTime& b) {
      return std::tie(a.at, a.nominal, a.rung, a.repetition) <
             std::tie(b.at, b.nominal, b.rung, b.repetition);
    });
    return std::move(times_);
  }

 private:
  void AddRung(int index, const Rung& rung, int repetition) {
    const int offset = rung.offset + repetition * rung.repeat_every;
    const Date opened = Zone::Stockholm().DateAt(opened_);
    if (rung.anchor == Rung::Anchor::kOpen) {
      if (offset > 0) {
        Add(index, repetition, Counted(opened, offset, rung.unit, calendar_));
      } else {
        times_.push_back(
            {.rung = index, .repetition = repetition, .nominal = opened, .at = start_});
      }
    } else if (due_) {
      const Date from = offset > 0 ? late_from_ : *due_;
      Add(index, repetition, Counted(from, offset, rung.unit, calendar_));
    }
  }

  void Add(int index, int repetition, Date nominal) {
    Date day = TellingDay(nominal, days{1}, calendar_);
    if (due_ && nominal <= *due_ && day > *due_) day = TellingDay(nominal, days{-1}, calendar_);
    times_.push_back({.rung = index,
                      .repetition = repetition,
                      .nominal = nominal,
                      .at = std::max(start_, Zone::Stockholm().At(day, kReminderTime))});
  }

  void AddEscalation() {
    if (!state_.escalate || state_.by.empty() || !due_) return;
    const Date nominal =
        Counted(late_from_, state_.escalate->after, state_.escalate->unit, calendar_);
    const Date day = TellingDay(nominal, days{1}, calendar_);
    const Instant at = std::max(Zone::Stockholm().At(day, kReminderTime),
                                NextTellingTime(std::max(due_at_, start_), calendar_));
    times_.push_back({.rung = kEscalationRung, .nominal = nominal, .at = at});
  }

  const State& state_;
  const Calendar& calendar_;
  Instant opened_;  // Entered and open.
  Instant start_;   // The first moment somebody may be told of it.
  std::optional<Date> due_;
  Instant due_at_;
  Date late_from_;  // From when rungs after the due date count.
  std::vector<RungTime> times_;
};

std::optional<Timer> ReminderTimer(const Occurrence& occurrence, const State& state,
                                   const Circumstances& circumstances) {
  for (const RungTime& time : LadderNow(occurrence, state, circumstances)) {
    if (IsRecorded(occurrence, time.rung, time.repetition)) continue;
    Timer timer{.kind = TimerKind::kReminder, .at = time.at};
    const auto posts = PostsTold(occurrence, state, time.rung, circumstances.organisation);
    if (!posts.empty()) timer.post = posts.front();
    return timer;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Timer> TimersFor(const Occurrence& occurrence, const Circumstances& circumstances) {
  std::vector<Timer> timers;
  const State* state = circumstances.activity.FindState(occurrence.state);
  if (state == nullptr || IsFinal(occurrence.status)) return timers;
  if (occurrence.status == OccurrenceStatus::kPlanned) {
    const auto opens_at = OpensAt(occurrence, *state);
    const bool by_order = OpensByOrder(occurrence, *state, circumstances.activity) &&
                          opens_at <= circumstances.now &&
                          !HoldsFor(state->waits_for, occurrence, circumstances);
    if (opens_at && !by_order) timers.push_back({.kind = TimerKind::kOpen, .at = *opens_at});
    return timers;
  }
  if (!occurrence.overdue && !DueIsGate(*state)) {
    if (const auto due_at = DueAt(occurrence)) {
      timers.push_back({.kind = TimerKind::kDeadline, .at = *due_at});
    }
  }
  if (const auto gate_at = GateAt(occurrence, *state, circumstances)) {
    timers.push_back({.kind = TimerKind::kGate, .at = *gate_at});
  }
  if (auto reminder = ReminderTimer(occurrence, *state, circumstances)) {
    timers.push_back(*std::move(reminder));
  }
  return timers;
}

std::vector<RungTime> LadderOf(const State& state, const PlannedState& planned, Instant entered_at,
                               const Calendar& calendar) {
  if (state.final) return {};
  return Ladder(state, planned, entered_at, calendar).Times();
}

Instant NextTellingTime(Instant instant, const Calendar& calendar) {
  const Zone& zone = Zone::Stockholm();
  const Date date = zone.DateAt(instant);
  if (!calendar.IsQuiet(date)) {
    const calendar::TimeOfDay time = zone.TimeAt(instant);
    if (time < kReminderTime) return zone.At(date, kReminderTime);
    if (time < kTellingEnds) return instant;
  }
  return zone.At(TellingDay(date + days{1}, days{1}, calendar), kReminderTime);
}

}  // namespace hjul::core
