#include "scheduler/engine/zone_change.h"

#include <utility>
#include <variant>
#include <vector>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/digest.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/engine/reading.h"
#include "scheduler/engine/turns.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

// Every change of the clock from 2000 to 2100, as a fingerprint.
std::string ZoneRules() {
  Digest digest;
  for (const calendar::ClockChange& change : calendar::Zone::Stockholm().Changes(
           StartOf(calendar::MakeDate(2000, 1, 1)), StartOf(calendar::MakeDate(2100, 1, 1)))) {
    digest.Add(fmt::format("{} {}", change.at.time_since_epoch().count(), change.offset_seconds));
  }
  return digest.Hex();
}

std::string RulesKey() { return store::Encode(store::MetaKey{store::MetaName::kZoneRules}); }

using Timers = std::vector<std::pair<std::string, store::TimerKey>>;

// Timers that belong to no occurrence and no message.
absl::StatusOr<Timers> TimersOfTurnsAndUnits(const store::Snapshot& snapshot) {
  Timers timers;
  bool damaged = false;
  const absl::Status scan = snapshot.Scan(
      store::AllOf(store::KeyKind::kTimer), kNoLimit, [&](std::string_view key, std::string_view) {
        auto timer = store::ParseTimerKey(key);
        damaged = damaged || !timer;
        if (timer && (std::holds_alternative<store::TurnTimer>(timer->target) ||
                      std::holds_alternative<store::UnitTimer>(timer->target))) {
          timers.emplace_back(std::string(key), *std::move(timer));
        }
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  if (damaged) {
    return absl::DataLossError("a timer key does not parse");
  }
  return timers;
}

absl::Status LookAgain(const store::OpenOccurrenceKey& key, const World& world, Commit& commit) {
  Occurrences occurrences(commit, world);
  if (const absl::Status status = occurrences.LookAgain(key.occurrence); !status.ok()) {
    return status;
  }
  if (const absl::Status status = occurrences.Cascade(); !status.ok()) {
    return status;
  }
  Turns turns(commit, key.huvudman);
  for (const auto& [wheel, id] : occurrences.touched_turns()) {
    if (const absl::Status status = turns.Settle(wheel, id); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<ZoneChange>> ZoneChange::Since(const store::Snapshot& snapshot) {
  const auto rules = snapshot.Get(RulesKey());
  if (!rules.ok()) {
    return rules.status();
  }
  // A store that does not say is looked at once.
  const bool same = snapshot.revision() == 0 || *rules == ZoneRules();
  return same ? nullptr : std::make_unique<ZoneChange>();
}

void ZoneChange::Note(Commit& commit) { commit.draft().Put(RulesKey(), ZoneRules()); }

absl::Status ZoneChange::RearmTurnsAndUnits(Commit& commit) const {
  const auto timers = TimersOfTurnsAndUnits(commit.draft());
  if (!timers.ok()) {
    return timers.status();
  }
  for (const auto& [key, timer] : *timers) {
    const auto world = commit.WorldOf(timer.huvudman);
    if (!world.ok()) {
      return world.status();
    }
    commit.draft().Delete(key);
    if (const auto* of_turn = std::get_if<store::TurnTimer>(&timer.target)) {
      const core::Turn* turn = (*world)->FindTurn(of_turn->wheel, of_turn->turn);
      const absl::Status armed =
          turn == nullptr ? absl::OkStatus() : Turns(commit, timer.huvudman).Arm(*turn);
      if (!armed.ok()) {
        return armed;
      }
    } else if (const auto* of_unit = std::get_if<store::UnitTimer>(&timer.target)) {
      const core::Unit* unit = (*world)->organisation().FindUnit(of_unit->unit);
      if (unit != nullptr && unit->closed) {
        store::TimerKey armed = timer;
        armed.at = StartOf(*unit->closed + calendar::days{1});
        commit.draft().Put(store::Encode(armed), {});
      }
    }
  }
  return absl::OkStatus();
}

absl::Status ZoneChange::Continue(Commit& commit, std::size_t limit) {
  if (!std::exchange(rearmed_, true)) {
    return RearmTurnsAndUnits(commit);
  }
  std::vector<store::OpenOccurrenceKey> open;
  store::KeyRange rest = store::AllOf(store::KeyKind::kOpenOccurrence);
  if (!after_.empty()) {
    rest = store::After(rest, after_);
  }
  const absl::Status scan =
      commit.draft().Scan(rest, limit, [&](std::string_view key, std::string_view) {
        if (auto parsed = store::ParseOpenOccurrenceKey(key)) {
          open.push_back(*std::move(parsed));
        }
        after_ = key;
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  for (const store::OpenOccurrenceKey& key : open) {
    const auto world = commit.WorldOf(key.huvudman);
    if (!world.ok()) {
      return world.status();
    }
    Commit::Savepoint before = commit.Save();
    const absl::Status status = LookAgain(key, **world, commit);
    if (absl::IsDataLoss(status) || absl::IsUnavailable(status)) {
      return status;
    }
    if (!status.ok()) {
      commit.RollBack(std::move(before));  // It keeps its timers; firing them looks again.
    }
  }
  if (open.empty()) {
    Note(commit);
    finished_ = true;
  }
  return absl::OkStatus();
}

}  // namespace hjul::engine
