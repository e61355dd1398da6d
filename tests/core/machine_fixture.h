// A turn in which occurrences run, in memory: time passes, people act, everything is written down.
// A stand-in for the engine, as simple as can be, for the tests of the machine.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/step.h"
#include "scheduler/core/task.h"
#include "scheduler/core/timers.h"
#include "tests/core/planner_fixture.h"

namespace hjul::core {

// A status with this code whose message has these words.
MATCHER_P2(Fails, code, words, "") {
  *result_listener << arg;
  return arg.code() == code && std::string(arg.message()).find(words) != std::string::npos;
}

Instant AtTime(std::string_view local);  // "2026-10-30 08:00".
std::string Local(Instant instant);
std::string_view NameOf(OccurrenceStatus status);
std::string_view NameOf(TaskState state);
std::string_view NameOf(NoticeKind kind);

class Year {
 public:
  // Plans the turn of `yaml` that starts in `start_year`, on the day it opens.
  explicit Year(std::string_view yaml, int start_year = 2026, Instant now = {});
  Year(const Year&) = delete;
  Year& operator=(const Year&) = delete;

  // `path`: "redovisning/centrum", "redovisning/centrum/ht", "rapport/huvudman".
  Occurrence& Of(std::string_view path);
  OccurrenceId IdOf(std::string_view path) const;
  std::vector<OccurrenceId> Ids() const;
  // "granskas open", with "overdue" added when the flag alone says it.
  std::string StateOf(std::string_view path);
  std::vector<Task> TasksOf(std::string_view path);
  Task TaskOf(std::string_view path, std::string_view party);
  std::vector<Timer> TimersOf(const OccurrenceId& id);

  // Fires timers in order of time up to and including `until`.
  void AdvanceTo(std::string_view until);
  // Nobody is there until `until`; then every timer that has come fires once.
  void SleepTo(std::string_view until);
  void SetNow(std::string_view now) { now_ = AtTime(now); }
  Instant now() const { return now_; }

  // Steps one occurrence and, as long as something changes, those around it.
  absl::Status Do(const OccurrenceId& id, const Event& event);
  absl::Status Do(std::string_view path, const Event& event) { return Do(IdOf(path), event); }
  absl::Status Act(std::string_view path, std::string_view party, std::string_view action,
                   TakeAction extra = {});

  // What has been said since last asked: notices "2026-10-30 08:00 opened rektor@centrum
  // redovisning", records "overdue skrivs skrivs 2026-10-30", in order.
  std::vector<std::string> Notices();
  std::vector<std::string> Records();

  const Wheel& wheel() const { return wheel_; }
  // A later revision that what comes from now on is decided by.
  void Revise(std::string_view yaml);
  void Revise(calendar::Calendar calendar) { calendar_ = std::move(calendar); }
  void WithCircumstances(const OccurrenceId& id,
                         const std::function<void(const Circumstances&)>& use);

 private:
  void StepAround(const OccurrenceId& changed);
  bool Step(const OccurrenceId& id, const Event& event, absl::Status& status);
  void Keep(const OccurrenceId& id, const Decision& decision);

  Wheel wheel_;
  Turn turn_;
  calendar::Calendar calendar_ = MunicipalCalendar();
  Organisation organisation_ = Municipality();
  NoFacts nothing_;
  std::unique_ptr<PlanIndex> facts_;
  std::map<OccurrenceId, Occurrence> occurrences_;
  Instant now_;
  std::vector<std::string> notices_;
  std::vector<std::string> records_;
};

}  // namespace hjul::core
