// One huvudman's configuration as decisions see it: organisation, calendar, wheels, turns.
//
// Immutable snapshots, rebuilt by the writer when a command changes them and shared with readers.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/turn.h"
#include "scheduler/core/wheel.h"
#include "scheduler/engine/dependents.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

using core::HuvudmanId;

struct WheelHead {
  store::WheelRevision revision;             // In force for turns to come.
  std::shared_ptr<const core::Wheel> wheel;  // Compiled with its overlays.
};

// What has been parsed already, by the text's own name, shared by every world: many municipalities
// use one template, and a calendar is read anew whenever a post changes holder. Forgets what no
// world holds any more. Not thread-safe: the writer's.
template <class Key, class Parsed>
class ParsedOnce {
 public:
  // nullptr: not known, or forgotten.
  std::shared_ptr<const Parsed> Find(const Key& key) const {
    const auto found = parsed_.find(key);
    return found == parsed_.end() ? nullptr : found->second.lock();
  }
  void Keep(const Key& key, const std::shared_ptr<const Parsed>& parsed) {
    std::erase_if(parsed_, [](const auto& each) { return each.second.expired(); });
    parsed_.insert_or_assign(key, parsed);
  }

 private:
  std::map<Key, std::weak_ptr<const Parsed>> parsed_;
};

struct ParsedTexts {
  ParsedOnce<core::RevisionHash, core::Wheel> wheels;
  ParsedOnce<std::string, calendar::Calendar::Content> calendars;  // By the whole text.
};

class World {
 public:
  World();
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  const core::Organisation& organisation() const { return organisation_; }
  const calendar::Calendar& calendar() const { return calendar_; }
  // The calendar with the unit's exceptions; the huvudman's own for an empty id.
  const calendar::Calendar& CalendarFor(const core::UnitId& unit) const;

  const std::map<core::WheelId, WheelHead>& wheels() const { return wheels_; }
  const std::map<std::string, store::CalendarRecord>& calendar_documents() const {
    return documents_;
  }
  // A compiled revision that some turn or occurrence pins; nullptr if unknown.
  std::shared_ptr<const core::Wheel> Revision(const core::RevisionHash& hash) const;
  const std::vector<core::Turn>& turns() const { return turns_; }  // By wheel, then start.
  const core::Turn* FindTurn(const core::WheelId& wheel, const core::TurnId& id) const;

  // core::ActivityFor of a revision of this world; made once, thread-safe. Lives as long as this.
  const core::Activity& ActivityFor(const core::Activity& activity, const core::UnitId& unit,
                                    const core::OrdinalId& ordinal, bool election_year) const;

  // Who leans on whom, over every revision.
  const Dependents& dependents() const { return dependents_; }

  // Changes whenever anything above does; what plans are bound to.
  const std::string& digest() const { return digest_; }

 private:
  friend class WorldBuilder;
  struct Views;
  core::Organisation organisation_;
  calendar::Calendar calendar_;
  std::map<core::UnitId, calendar::Calendar> unit_calendars_;  // Units with exceptions only.
  std::map<core::WheelId, WheelHead> wheels_;
  std::map<core::RevisionHash, std::shared_ptr<const core::Wheel>> revisions_;
  std::map<std::string, store::CalendarRecord> documents_;
  std::vector<std::shared_ptr<const calendar::Calendar::Content>> contents_;  // Of documents_.
  std::vector<core::Turn> turns_;
  Dependents dependents_;
  std::string digest_;
  std::unique_ptr<Views> views_;  // Of activities. Refers to organisation_ and revisions_.
};

// Reads one huvudman's configuration. What `parsed` has is not parsed again.
// Errors: kDataLoss, kNotFound.
absl::StatusOr<std::shared_ptr<const World>> LoadWorld(const store::Snapshot& snapshot,
                                                       const core::HuvudmanId& huvudman,
                                                       ParsedTexts& parsed);

// `documents` as one calendar: lists are joined, and a school year or table that several name is
// the last document's by name. Quiet months are those of the last document that says any.
calendar::Calendar MergeCalendars(const std::vector<calendar::Calendar::Content>& documents);

// The wheel of one stored revision, overlays laid on. Errors: kDataLoss when a text that was
// accepted once no longer parses.
absl::StatusOr<std::shared_ptr<const core::Wheel>> CompileRevision(
    const store::WheelRevision& revision);

}  // namespace hjul::engine
