// School years of a made-up huvudman, played from a seed: people who work late or never, edits,
// overrides, handovers; requests that come twice, late and together; watchers that are slow, vanish
// and come back; a machine that stops at any step, disks that are full, clocks that are wrong and
// zone data that changes.
//
// Everything happens on one thread with the real writer; the same seed gives the same store.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "callers.h"
#include "checkers.h"
#include "machine.h"
#include "made_up.h"
#include "watcher.h"
#include "zone_data.h"

namespace hjul::simulation {

struct Plot {
  std::uint64_t seed = 1;
  int days = 365;  // Less than a year: from a day of the läsår that the seed chooses.
  int units = 3;
  std::vector<std::string> wheels;  // Texts of wheels to use beside made-up ones.
  bool calm = false;                // Only people who work: no edits, no faults.
  int check_every_days = 28;        // Looks at the whole store; every commit is judged anyway.
};

// How to play it again.
std::string CommandOf(const Plot& plot);

struct Ending {
  std::string digest;  // Of every key and value at the end.
  store::Revision commits = 0;
  std::size_t occurrences = 0;
  std::vector<std::string> faults;  // Empty: everything held. With the day and the commit.
  std::map<std::string, int> done;  // How often each kind of event happened.
};

class Simulator {
 public:
  explicit Simulator(const Plot& plot);
  Ending Run();

 private:
  // --- Beginning and days (simulator.cc) ---
  void Found();
  void LiveOneDay();
  void PeopleWork();
  void WorkTogether(const std::vector<core::Task>& tasks);
  void Watch();
  void Disturb();

  // --- What people and administrators do (events.cc) ---
  void EditWheel();
  void EditOverlay();
  void EditCalendar();
  void PlanAndApply(std::string_view what, engine::PlanChange change);
  void OverrideOne();
  void ReassignOne();
  void HandOver();
  void ChangeUnit();
  void CloseUnit();
  void AskAgain() { callers_.AskAgain(); }

  // --- What goes wrong (faults.cc) ---
  void RefuseCommit();
  void FillDisk();
  void StopSoon();
  void Crash();
  void Sleep();
  void StepClock();
  void ChangeZoneData();

  // --- Means (simulator.cc) ---
  bool Advance(Instant until);
  void Settle();
  void Release();
  void Check();
  void Judge(std::string_view what, const absl::Status& status);
  void Gather();
  void Fault(std::string_view what);
  core::UnitId AnyUnit() { return dice_.Pick(units_); }
  std::vector<core::Task> OpenTasks();
  std::vector<core::Occurrence> SomeOccurrences();
  std::string Digest();

  engine::Stage& stage() { return machine_.stage(); }

  struct Text {  // A wheel that can be edited.
    std::string id;
    std::string text;
  };

  Plot plot_;
  Dice dice_;
  engine::ZoneData zone_data_;
  Machine machine_;
  Callers callers_;
  engine::Checkers checkers_;
  engine::Watcher prompt_;     // Reads everything every day.
  engine::Watcher slow_;       // A slice now and then.
  engine::Watcher vanishing_;  // Comes back after weeks.
  engine::Watcher of_a_post_;
  std::vector<Text> wheels_;
  std::vector<core::UnitId> units_;
  int persons_ = 0;
  int closed_day_ = 0;
  bool full_ = false;  // The disk is.
  Ending ending_;
};

}  // namespace hjul::simulation
