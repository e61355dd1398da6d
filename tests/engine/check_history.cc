// What has been: turns, the journal as each occurrence's biography, and what people were told.
#include <algorithm>
#include <optional>
#include <set>

#include "fmt/format.h"
#include "scheduler/core/timers.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "sight.h"

namespace hjul::engine {
namespace {

using core::OccurrenceStatus;
using store::JournalEntry;

// --- Turns -----------------------------------------------------------------------------------

std::string NameOf(const core::Turn& turn) {
  return fmt::format("turn/{}/{}", turn.wheel.str(), turn.id.str());
}

void CheckEnds(const Sight& sight, Faults& faults) {
  for (const core::Turn& turn : sight.world->turns()) {
    const bool any = std::any_of(sight.records.begin(), sight.records.end(), [&](const auto& each) {
      return each.first.wheel == turn.wheel && each.first.turn == turn.id &&
             !core::IsFinal(each.second.occurrence.status);
    });
    if (any &&
        (turn.state == core::TurnState::kClosed || turn.state == core::TurnState::kWithdrawn)) {
      faults.push_back(fmt::format("{} is over, with something open", NameOf(turn)));
    }
    if (!any && turn.state == core::TurnState::kEnded) {
      faults.push_back(fmt::format("{} is not closed", NameOf(turn)));
    }
  }
}

// Turns of one wheel follow each other without a gap, unless its scheme has changed.
void CheckSequence(const Sight& sight, Faults& faults) {
  std::set<core::WheelId> changed;
  for (const core::Turn& turn : sight.world->turns()) {
    if (turn.state == core::TurnState::kWithdrawn) {
      changed.insert(turn.wheel);
    }
  }
  const core::Turn* before = nullptr;
  for (const core::Turn& turn : sight.world->turns()) {
    if (before != nullptr && before->wheel == turn.wheel && !changed.contains(turn.wheel) &&
        before->span.last - before->span.first <= calendar::days{366} &&
        turn.span.first > before->span.last + calendar::days{1} &&
        before->id.str().size() == turn.id.str().size()) {
      faults.push_back(
          fmt::format("between {} and {} a turn is missing", NameOf(*before), turn.id.str()));
    }
    before = &turn;
  }
}

// Does `activity` occur at every unit, every turn, whatever the unit is?
bool IsForEverybody(const core::Activity& activity) {
  const core::Recurrence& recurrence = activity.recurrence;
  return activity.scope.each_unit && activity.scope.filter == core::UnitFilter() &&
         activity.added_by.empty() && activity.replaces.empty() &&
         recurrence.within == core::Recurrence::Within::kOnce && recurrence.every_years == 1 &&
         recurrence.cohorts == 1 && !recurrence.election_year;
}

// A unit that was there when a turn opened, and never closed, has everything of it, as long as no
// plan has changed the turn for some.
void CheckNobodyIsLeftOut(const Sight& sight, Faults& faults) {
  std::map<std::string, store::Revision> opened;  // By turn.
  std::map<std::string, store::Revision> added;   // By unit.
  std::map<std::string, store::Revision> edited;  // By wheel, the latest.
  std::set<std::string> closed;
  for (const auto& [key, entry] : sight.journal) {
    if (entry.kind == "turn-opened") {
      opened.emplace(entry.subject, key.revision);
    } else if (entry.kind == "wheel-applied") {
      edited[entry.subject] = key.revision;
    } else if (entry.kind == "unit-added") {
      added.emplace(entry.subject, key.revision);
    } else if (entry.kind == "unit-closed") {
      closed.insert(entry.subject);
    }
  }
  // While a turn opens in many commits units may come; those of the days before count.
  for (const core::Turn& turn : sight.world->turns()) {
    const auto at = opened.find(NameOf(turn));
    const auto wheel = sight.world->Revision(turn.revision);
    if (at == opened.end() || wheel == nullptr) {
      continue;
    }
    store::Revision first = at->second;
    for (const auto& [key, entry] : sight.journal) {
      if (entry.kind == "planned" && entry.subject.starts_with(fmt::format(
                                         "occurrence/{}/{}/", turn.wheel.str(), turn.id.str()))) {
        first = std::min(first, key.revision);
        break;
      }
    }
    if (edited["wheel/" + turn.wheel.str()] > first) {
      continue;
    }
    for (const core::Activity& activity : wheel->activities) {
      for (const core::Unit& unit : sight.world->organisation().content().units) {
        const std::string subject = "unit/" + unit.id.str();
        const auto since = added.find(subject);
        if (IsForEverybody(activity) && !closed.contains(subject) && !unit.closed &&
            since != added.end() && since->second < first &&
            !sight.records.contains({.wheel = turn.wheel,
                                     .turn = turn.id,
                                     .activity = activity.id,
                                     .unit = unit.id,
                                     .ordinal = {}})) {
          faults.push_back(
              fmt::format("{} has no {} at {}", NameOf(turn), activity.id.str(), unit.id.str()));
        }
      }
    }
  }
}

// --- Biographies -----------------------------------------------------------------------------

// What the journal alone tells of one occurrence. A model of its own: it knows no wheel.
struct Biography {
  int planned = 0;
  core::StateId state;
  std::string ending;  // The kind that ended it where it stood; empty: none did.
  std::string broken;  // The first line that does not follow from those before.

  void Read(const JournalEntry& entry);
};

void Biography::Read(const JournalEntry& entry) {
  static const std::set<std::string> kMoves = {"passed",    "gate-passed", "not-needed",
                                               "reopened",  "declined",    "replanned",
                                               "cancelled", "replaced",    "started-late"};
  if (entry.kind == "planned") {
    ++planned;
    state = entry.to;
    return;
  }
  if (!kMoves.contains(entry.kind) || !broken.empty()) {
    return;
  }
  if (entry.from != state || planned != 1) {
    broken = fmt::format("{} from {}, while in {}", entry.kind, entry.from.str(), state.str());
  } else if (!ending.empty() && entry.kind != "reopened") {
    broken = fmt::format("{} after {}", entry.kind, ending);
  }
  const bool stays = entry.kind == "cancelled" || entry.kind == "replaced" || entry.to.empty() ||
                     (entry.kind == "declined" && entry.to == state);
  ending = stays ? entry.kind : "";
  if (!stays) {
    state = entry.to;
  }
}

// The one outcome that the record claims, as far as the journal can tell.
bool Agrees(const Biography& life, const core::Occurrence& occurrence) {
  switch (occurrence.status) {
    case OccurrenceStatus::kCancelled:
      return life.ending == "cancelled";
    case OccurrenceStatus::kReplaced:
      return life.ending == "replaced";
    case OccurrenceStatus::kDeclined:
      return life.ending.empty() || life.ending == "declined";
    case OccurrenceStatus::kNotNeeded:
      return life.ending.empty() || life.ending == "started-late";
    default:
      return life.ending.empty();
  }
}

void CheckBiographies(const Sight& sight, Faults& faults) {
  std::map<std::string, Biography> lives;
  for (const auto& [key, entry] : sight.journal) {
    if (entry.subject.starts_with("occurrence/")) {
      lives[entry.subject.substr(11)].Read(entry);
    }
  }
  for (const auto& [id, record] : sight.records) {
    const Biography life = lives[core::ToString(id)];
    if (life.planned != 1) {
      faults.push_back(fmt::format("{} was planned {} times", core::ToString(id), life.planned));
    } else if (!life.broken.empty()) {
      faults.push_back(fmt::format("{}: {}", core::ToString(id), life.broken));
    } else if (life.state != record.occurrence.state || !Agrees(life, record.occurrence)) {
      faults.push_back(fmt::format("{} is in {} with status {}; the journal says {} {}",
                                   core::ToString(id), record.occurrence.state.str(),
                                   static_cast<int>(record.occurrence.status), life.state.str(),
                                   life.ending));
    }
    lives.erase(core::ToString(id));
  }
  for (const auto& [id, life] : lives) {
    faults.push_back(fmt::format("the journal tells of {}, which is not there", id));
  }
}

}  // namespace

void CheckTurns(const Sight& sight, Faults& faults) {
  CheckEnds(sight, faults);
  CheckSequence(sight, faults);
  CheckNobodyIsLeftOut(sight, faults);
}

void CheckJournal(const Sight& sight, Faults& faults) {
  std::set<std::string> by_subject;
  store::Revision revision = 0;
  std::uint32_t next = 0;
  for (const auto& [key, entry] : sight.journal) {
    next = key.revision == revision ? next : 0;
    revision = key.revision;
    if (key.index != next++) {
      faults.push_back(fmt::format("the journal of revision {} has a gap", revision));
    }
    if (entry.kind == "timer-failed") {
      faults.push_back(fmt::format("a timer failed: {}", entry.detail));
    }
    by_subject.insert(store::Encode(
        store::SubjectJournalKey{sight.huvudman, entry.subject, key.revision, key.index}));
  }
  std::set<std::string> found;
  for (const auto& [key, value] :
       All(sight.snapshot, store::AllOf(store::KeyKind::kSubjectJournal, sight.huvudman))) {
    found.insert(key);
  }
  if (found != by_subject) {
    faults.push_back("the journal by subject does not agree with the journal");
  }
  CheckBiographies(sight, faults);
}

void CheckMessages(const Sight& sight, Instant judged_until, Faults& faults) {
  std::set<std::string> said;  // Post, task, kind, rung, repetition.
  for (const store::Delivery& delivery : sight.deliveries) {
    if (!delivery.sent_at) {
      continue;
    }
    const std::string post = core::ToString(delivery.post);
    if (*delivery.sent_at > judged_until &&
        core::NextTellingTime(*delivery.sent_at, sight.world->calendar()) != *delivery.sent_at) {
      faults.push_back(fmt::format("{} was sent outside telling time",
                                   DeliveryName(delivery.post, delivery.at)));
    }
    for (const store::DeliveryLine& line : delivery.lines) {
      if (line.dropped) {
        continue;
      }
      const std::string task = core::ToString(line.task);
      if (line.rung >= 0 &&
          !said.insert(fmt::format("{} {} {} {} {}", post, task, static_cast<int>(line.kind),
                                   line.rung, line.repetition))
               .second) {
        faults.push_back(fmt::format("{} was told twice of {}, rung {}", post, task, line.rung));
      }
      const auto record = sight.records.find(line.task.occurrence);
      if (record == sight.records.end()) {
        faults.push_back(fmt::format("a message speaks of {}", task));
        continue;
      }
      const auto& visits = record->second.occurrence.visits;
      const auto visit = static_cast<std::size_t>(line.task.visit) - 1;
      if (line.kind != core::NoticeKind::kWithdrawn && visit < visits.size() &&
          *delivery.sent_at > visits[visit].left_at) {
        faults.push_back(fmt::format("{} was told of {} after it was over", post, task));
      }
    }
  }
}

}  // namespace hjul::engine
