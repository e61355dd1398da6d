// School years of a made-up huvudman, played from a seed: people who work late or never, edits,
// overrides, handovers, duplicates, crashes, refused commits, and clocks that are wrong.
//
// Everything happens on one thread with the real writer; the same seed gives the same store.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "checkers.h"
#include "faulty_store.h"
#include "stage.h"

namespace hjul::simulation {

struct Plot {
  std::uint64_t seed = 1;
  int years = 1;
  int units = 3;
  std::string wheel;  // The text of a wheel to use beside made-up ones; may be empty.
};

struct Ending {
  std::string digest;               // Of every key and value at the end.
  std::vector<std::string> faults;  // Empty: everything held. With the day they were found.
  std::map<std::string, int> done;  // How often each kind of event happened.
};

class Simulator {
 public:
  explicit Simulator(const Plot& plot);
  Ending Run();

 private:
  Simulator(const Plot& plot, std::unique_ptr<engine::FaultyStore> store);

  struct Text {  // A wheel that can be edited.
    std::string id;
    std::string text;
  };

  // --- Beginning ---
  void Found();
  std::string CalendarText(int closed_day) const;
  std::string WheelText(const std::string& id);

  // --- Days ---
  void LiveOneDay();
  void PeopleWork();
  void Disturb();
  void EditWheel();
  void EditOverlay();
  void EditCalendar();
  void OverrideOne();
  void ReassignOne();
  void HandOver();
  void ChangeUnit();
  void CloseUnit();
  void RepeatRequest();
  void RefuseCommit();
  void Crash();
  void Sleep();
  void StepClock();

  // --- Means ---
  int Number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  bool Chance(int percent) { return Number(100) < percent; }
  template <class T>
  const T& Pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(Number(static_cast<int>(from.size())))];
  }
  // Runs a command with a request id of its own. Refusals that the domain may give are no fault.
  absl::StatusOr<engine::CommandResult> Do(std::string_view what, engine::CommandBody body,
                                           std::string_view person = "admin");
  void Judge(std::string_view what, const absl::Status& status);
  void Settle();
  void Check();
  core::UnitId AnyUnit();
  std::vector<core::Occurrence> SomeOccurrences();
  std::string Digest() const;

  Plot plot_;
  std::mt19937_64 random_;
  engine::FaultyStore* store_;  // The stage's.
  engine::Stage stage_;
  engine::Checkers checkers_;
  std::vector<Text> wheels_;
  std::vector<core::UnitId> units_;
  int requests_ = 0;
  int persons_ = 0;
  int closed_day_ = 0;
  struct Request {
    engine::CommandBody body;
    std::string person;
    std::string id;
    store::Revision revision;
    core::Instant at;
  };
  std::vector<Request> last_requests_;
  Ending ending_;
};

}  // namespace hjul::simulation
