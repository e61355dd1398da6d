// Sees every commit as it is written and judges what must hold between one and the next. A model of
// its own: it remembers what it has seen and knows nothing of wheels, dates or the engine.
//
// Costs what a commit changes, so that it can watch years. What must hold in a store as a whole is
// for the checkers (checkers.h).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scheduler/store/keys.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

class Witness {
 public:
  explicit Witness(core::HuvudmanId huvudman) : huvudman_(std::move(huvudman)) {}

  void See(const store::Batch& batch, store::Revision revision);
  // What was wrong since the last call, with its revision.
  std::vector<std::string> TakeFaults();

  // The revision in which the journal names `request`; 0: none does.
  store::Revision EffectOf(const std::string& request) const;
  store::Revision revision() const { return revision_; }

 private:
  using ChangeKey = std::pair<store::Change::Kind, std::string>;

  // One batch, sorted by what it is about.
  struct Written {
    std::vector<store::OccurrenceRecord> records;
    std::vector<store::JournalEntry> journal;  // By index.
    std::vector<store::Delivery> deliveries;
    std::map<ChangeKey, std::string> shown;  // What watchers must be told of.
    std::string log;                         // The pieces of the log entry, joined.
    std::vector<std::string> timers;         // Keys.
    std::string mark;                        // The timers' low-water mark; empty: not written.
    std::optional<core::Instant> high_water;
  };
  // What is remembered of an occurrence.
  struct Life {
    core::Occurrence occurrence;
    std::string bytes;
  };

  void Sort(const store::Put& put, Written& written);
  void JudgeDeletes(const store::Batch& batch);
  void JudgeRecord(const store::OccurrenceRecord& record, Written& written);
  void JudgeOutcome(const core::Occurrence& before, const core::Occurrence& after,
                    const Written& written);
  void JudgeJournal(const Written& written);
  void JudgeDelivery(const store::Delivery& delivery, Written& written);
  void JudgeLog(const Written& written);
  void JudgeMarks(const Written& written);
  void Fault(std::string what);

  core::HuvudmanId huvudman_;
  store::Revision revision_ = 0;
  std::vector<std::string> faults_;
  std::map<core::OccurrenceId, Life> lives_;
  std::map<std::string, store::Revision> effects_;  // By request id.
  std::set<std::string> requests_;                  // Keys of the requests that are kept.
  std::map<std::string, store::Delivery> sent_;     // By key.
  core::Instant high_water_;
};

}  // namespace hjul::engine
