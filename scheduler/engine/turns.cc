#include "scheduler/engine/turns.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/task.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/engine/reading.h"
#include "scheduler/engine/stored_facts.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

using core::Turn;
using core::TurnEvent;
using core::TurnState;

// When somebody has to look at a turn again; a closed or withdrawn one never.
std::optional<Instant> TimerOf(const Turn& turn, const core::Wheel& wheel) {
  switch (turn.state) {
    case TurnState::kPlanned:
      return StartOf(core::OpeningDay(wheel, turn));
    case TurnState::kOpen:
      return StartOf(turn.span.last + calendar::days{1});
    default:
      return std::nullopt;
  }
}

std::string TimerKeyOf(const HuvudmanId& huvudman, const Turn& turn, Instant at) {
  return store::Encode(
      store::TimerKey{at, huvudman, std::nullopt, store::TurnTimer{turn.wheel, turn.id}});
}

// The first day from which another head replaces `wheel`, if any does.
std::optional<core::Date> ReplacedFrom(const World& world, const core::WheelId& wheel) {
  std::optional<core::Date> from;
  for (const auto& [id, head] : world.wheels()) {
    if (head.wheel->replaces == wheel && head.wheel->valid_from) {
      from = from ? std::min(*from, *head.wheel->valid_from) : *head.wheel->valid_from;
    }
  }
  return from;
}

}  // namespace

absl::Status Turns::PutWithout(const Turn& turn) {
  const std::string bytes = store::Encode(turn);
  commit_.draft().Put(store::Encode(store::TurnKey{huvudman_, turn.wheel, turn.id}), bytes);
  commit_.Changed(huvudman_, {.kind = store::Change::Kind::kTurn,
                              .id = fmt::format("{}/{}", turn.wheel.str(), turn.id.str()),
                              .value = bytes});
  commit_.WorldChanged(huvudman_);
  return absl::OkStatus();
}

absl::Status Turns::Put(const Turn& turn, const Turn* before) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  const auto head = (*world)->wheels().find(turn.wheel);
  if (head == (*world)->wheels().end()) {
    return absl::InternalError(fmt::format("turn {} of an unknown wheel", turn.id.str()));
  }
  if (before != nullptr) {
    if (const auto old = TimerOf(*before, *head->second.wheel)) {
      commit_.draft().Delete(TimerKeyOf(huvudman_, turn, *old));
    }
  }
  if (const absl::Status status = Arm(turn); !status.ok()) {
    return status;
  }
  return PutWithout(turn);
}

// A timer set when another lead was in force stays behind; when it fires it finds nothing to do.
absl::Status Turns::Arm(const Turn& turn) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  const auto head = (*world)->wheels().find(turn.wheel);
  if (head == (*world)->wheels().end()) {
    return absl::OkStatus();
  }
  if (const auto timer = TimerOf(turn, *head->second.wheel)) {
    commit_.draft().Put(TimerKeyOf(huvudman_, turn, *timer), {});
  }
  return absl::OkStatus();
}

absl::Status Turns::Withdraw(const Turn& turn) {
  Turn withdrawn = turn;
  withdrawn.state = TurnState::kWithdrawn;
  commit_.Journal(huvudman_,
                  {.kind = "turn-withdrawn",
                   .subject = fmt::format("turn/{}/{}", turn.wheel.str(), turn.id.str())});
  return Put(withdrawn, &turn);
}

absl::Status Turns::Announce(const core::WheelId& wheel) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  const auto head = (*world)->wheels().find(wheel);
  if (head == (*world)->wheels().end()) {
    return absl::NotFoundError(fmt::format("there is no wheel {}", wheel.str()));
  }
  const core::Wheel& revision = *head->second.wheel;
  const std::optional<core::Date> replaced = ReplacedFrom(**world, wheel);
  const core::Date today = commit_.today();
  const core::Date soon = today + calendar::days{revision.lead_days};
  std::vector<Turn> wanted = core::TurnsIn(revision, {today, soon});
  if (!wanted.empty()) {
    if (auto next = core::NextTurn(revision, wanted.back())) {
      wanted.push_back(*std::move(next));
    }
  } else {
    // Nothing runs now: the first one that starts in the coming years.
    for (int year = calendar::YearOf(today); year < calendar::YearOf(today) + 10; ++year) {
      auto turn = core::TurnStartingIn(revision, year);
      if (turn && turn->span.first > soon) {
        wanted.push_back(*std::move(turn));
        break;
      }
    }
  }
  std::erase_if(wanted, [&](const Turn& turn) { return replaced && turn.span.first >= *replaced; });
  for (const Turn& known : (*world)->turns()) {
    if (known.wheel != wheel || known.state != TurnState::kPlanned) {
      continue;
    }
    const auto same = std::find_if(wanted.begin(), wanted.end(), [&](const Turn& turn) {
      return turn.id == known.id && turn.span == known.span;
    });
    if (same == wanted.end()) {
      if (const absl::Status status = Withdraw(known); !status.ok()) {
        return status;
      }
    }
  }
  for (const Turn& turn : wanted) {
    const Turn* known = (*world)->FindTurn(wheel, turn.id);
    if (known != nullptr && known->state == TurnState::kPlanned && known->span == turn.span) {
      // The revision may lead by more days now.
      if (const absl::Status status = Arm(*known); !status.ok()) {
        return status;
      }
      continue;
    }
    if (known != nullptr && known->state != TurnState::kWithdrawn &&
        known->state != TurnState::kPlanned) {
      continue;  // It runs; a new scheme is for turns to come.
    }
    commit_.Journal(huvudman_, {.kind = "turn-planned",
                                .subject = fmt::format("turn/{}/{}", wheel.str(), turn.id.str()),
                                .detail = fmt::format("{}..{}", calendar::ToString(turn.span.first),
                                                      calendar::ToString(turn.span.last))});
    if (const absl::Status status = Put(turn, known); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Opening>> Turns::TimeReached(const core::WheelId& wheel,
                                                            const core::TurnId& id) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  const Turn* turn = (*world)->FindTurn(wheel, id);
  const auto head = (*world)->wheels().find(wheel);
  if (turn == nullptr || head == (*world)->wheels().end()) {
    return std::unique_ptr<Opening>();
  }
  const auto at = TimerOf(*turn, *head->second.wheel);
  if (!at || *at > commit_.now()) {
    // A timer of an earlier revision; the one that counts may be later.
    if (const absl::Status status = Arm(*turn); !status.ok()) {
      return status;
    }
    return std::unique_ptr<Opening>();
  }
  if (turn->state == TurnState::kOpen) {
    Turn ended = *turn;
    ended.state = *core::Next(turn->state, TurnEvent::kLastDayPassed);
    const Turn before = *turn;
    if (const absl::Status status = Put(ended, &before); !status.ok()) {
      return status;
    }
    commit_.Journal(huvudman_, {.kind = "turn-ended",
                                .subject = fmt::format("turn/{}/{}", wheel.str(), id.str())});
    if (const absl::Status status = Settle(wheel, id); !status.ok()) {
      return status;
    }
    return std::unique_ptr<Opening>();
  }
  auto opening = std::make_unique<Opening>();
  opening->huvudman = huvudman_;
  opening->turn = *turn;
  opening->turn.revision = head->second.revision.hash;
  const StoredFacts facts(commit_.records(), **world);
  opening->plan = core::PlanTurn(
      opening->turn, core::PlanningGround{*head->second.wheel, (*world)->calendar(),
                                          (*world)->organisation(), facts, commit_.now()});
  if (!facts.status().ok()) {
    return facts.status();
  }
  return opening;
}

absl::Status Turns::Continue(Opening& opening, std::size_t chunk) {
  if (const absl::Status status = DoChunk(opening, chunk); !status.ok()) {
    return status;
  }
  return opening.Finished() ? SetOpen(opening) : absl::OkStatus();
}

absl::Status Turns::DoChunk(Opening& opening, std::size_t chunk) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  Occurrences occurrences(commit_, **world);
  for (std::size_t n = 0; n < chunk && !opening.Finished(); ++n) {
    absl::Status status = absl::OkStatus();
    if (opening.created < opening.plan.occurrences.size()) {
      core::Occurrence& occurrence = opening.plan.occurrences[opening.created];
      occurrence.revision = opening.turn.revision;
      status = occurrences.Create(occurrence, opening.plan.records[opening.created]);
      ++opening.created;
    } else if (opening.looked_at < opening.plan.occurrences.size()) {
      status = occurrences.LookAgain(opening.plan.occurrences[opening.looked_at].id);
      ++opening.looked_at;
    } else if (!opening.leaning) {
      std::set<core::ActivityId> activities;
      for (const core::Occurrence& occurrence : opening.plan.occurrences) {
        activities.insert(occurrence.id.activity);
      }
      auto leaning = occurrences.LeaningOn(opening.turn.wheel, opening.turn.id, activities);
      status = leaning.status();
      if (leaning.ok()) {
        std::erase_if(*leaning, [&](const core::OccurrenceId& id) {
          return id.wheel == opening.turn.wheel && id.turn == opening.turn.id;
        });
        opening.leaning = *std::move(leaning);
      }
    } else {
      status = occurrences.LookAgain(opening.leaning->back());
      opening.leaning->pop_back();
    }
    if (!status.ok()) {
      return status;
    }
  }
  return occurrences.Cascade();
}

absl::Status Turns::SetOpen(const Opening& opening) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  const Turn* before = (*world)->FindTurn(opening.turn.wheel, opening.turn.id);
  if (before == nullptr || before->state != TurnState::kPlanned) {
    return absl::OkStatus();
  }
  const Turn was = *before;
  Turn open = opening.turn;
  open.state = *core::Next(TurnState::kPlanned, TurnEvent::kLeadReached);
  commit_.Journal(huvudman_,
                  {.kind = "turn-opened",
                   .subject = fmt::format("turn/{}/{}", open.wheel.str(), open.id.str()),
                   .detail = fmt::format("{} occurrences", opening.plan.occurrences.size())});
  if (const absl::Status status = Put(open, &was); !status.ok()) {
    return status;
  }
  return Announce(open.wheel);
}

absl::StatusOr<bool> Turns::AnyOpen(const core::WheelId& wheel, const core::TurnId& id) const {
  bool any = false;
  const absl::Status scan =
      commit_.draft().Scan(store::OpenOccurrencesOf(huvudman_, {wheel, id, {}, {}}), 1,
                           [&](std::string_view, std::string_view) {
                             any = true;
                             return false;
                           });
  if (!scan.ok()) {
    return scan;
  }
  return any;
}

absl::Status Turns::Settle(const core::WheelId& wheel, const core::TurnId& id) {
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  const Turn* turn = (*world)->FindTurn(wheel, id);
  if (turn == nullptr || (turn->state != TurnState::kEnded && turn->state != TurnState::kClosed)) {
    return absl::OkStatus();
  }
  const absl::StatusOr<bool> open = AnyOpen(wheel, id);
  if (!open.ok()) {
    return open.status();
  }
  const bool closed = turn->state == TurnState::kClosed;
  if (*open != closed) {
    return absl::OkStatus();
  }
  const Turn before = *turn;
  Turn after = *turn;
  after.state = *core::Next(turn->state, closed ? TurnEvent::kReopened : TurnEvent::kAllFinal);
  commit_.Journal(huvudman_, {.kind = closed ? "turn-reopened" : "turn-closed",
                              .subject = fmt::format("turn/{}/{}", wheel.str(), id.str())});
  return Put(after, &before);
}

}  // namespace hjul::engine
