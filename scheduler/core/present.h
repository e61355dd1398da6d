// What is true of the state an occurrence is in now: its window and deadline as instants, its
// parties and their posts, its ladder. For this folder only. Pure.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/core/timers.h"

namespace hjul::core {

// Is `guard` true for `occurrence`? No guard is.
bool HoldsFor(const std::optional<Guard>& guard, const Occurrence& occurrence,
              const Circumstances& circumstances);

// Before anything has happened, order alone decides when a state without dates opens: while `after`
// holds it, it is planned and not blocked.
bool OpensByOrder(const Occurrence& occurrence, const State& state, const Activity& activity);

// When the window of the present state, `state`, opens. A first state opens on its planned day;
// later ones when they are entered, unless the wheel or an override says otherwise. Nullopt: the
// day leans on something that has not happened, or on data that is missing.
std::optional<Instant> OpensAt(const Occurrence& occurrence, const State& state);

// The deadline of the present state; nullopt when it has none, or only an estimate.
std::optional<Instant> DueAt(const Occurrence& occurrence);

// When the gate `state` goes on without the missing; nullopt: never, or not known.
std::optional<Instant> GateAt(const Occurrence& occurrence, const State& state,
                              const Circumstances& circumstances);

// Is the due date of `state` only that of its gate?
bool DueIsGate(const State& state);

// The ladder of the present visit, without rungs that would count from an estimate.
std::vector<RungTime> LadderNow(const Occurrence& occurrence, const State& state,
                                const Circumstances& circumstances);
bool IsRecorded(const Occurrence& occurrence, int rung, int repetition);

// Who carries `role` for the occurrence: by hand-over, else by post; else a post nobody holds.
PostId PostOf(const RoleId& role, const Occurrence& occurrence, const Organisation& organisation);

const Signature* SignatureOf(const Occurrence& occurrence, const RoleId& party);
// The parties that a reminder concerns: those that have not signed; all when all have, but not
// alike.
std::vector<RoleId> PartiesToTell(const Occurrence& occurrence, const State& state);
// Those a rung is for, in order.
std::vector<PostId> PostsTold(const Occurrence& occurrence, const State& state, int rung,
                              const Organisation& organisation);
// Have the parties been told of the present visit?
bool IsAnnounced(const Occurrence& occurrence, const State& state);
// Has the occurrence been in its present state before?
bool IsReturned(const Occurrence& occurrence);

}  // namespace hjul::core
