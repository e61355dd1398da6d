// Everything that can be asked of the writer. If it is not in this list, nobody can do it.
//
// Commands are values: who asks, under which request id, and what. Access has been decided before
// (services/access); the engine decides whether the domain allows it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scheduler/core/ids.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/step.h"
#include "scheduler/store/records.h"

namespace hjul::engine {

using core::Actor;
using core::HuvudmanId;
using core::Instant;

// --- Organisation -----------------------------------------------------------------------------

struct CreateHuvudman {
  std::string name;
};
struct PutUnit {
  core::Unit unit;
};
// Last day of a unit. Its open occurrences are cancelled on the day after, with reason.
struct CloseUnit {
  core::UnitId unit;
  core::Date last_day;
  std::string reason;
};
struct PutPerson {
  core::Person person;
};
// Holdings of a post. A change of holder is a handover: open tasks stay with the post, and the new
// holder is told of them in one message.
struct PutPost {
  core::Post post;
};
// Several of the above at once, all or nothing; `ended` lists units and posts to close today.
struct ImportOrganisation {
  std::vector<core::Unit> units;
  std::vector<core::Person> persons;
  std::vector<core::Post> posts;
  std::vector<core::UnitId> ended_units;
  core::Date last_day;
  std::string reason;
  std::string answer;  // Kept with the request as the result's id; empty: the huvudman's id.
};

// --- Wheels and calendars ---------------------------------------------------------------------

// Computes what a text would change, stores the plan, changes nothing else. Result: the plan's id.
struct PlanChange {
  enum class Subject : std::uint8_t { kWheel = 1, kOverlay, kCalendar };
  Subject subject = Subject::kWheel;
  std::string text;           // Already parsed without errors by the caller; parsed again here.
  bool move_running = false;  // Running occurrences follow the new revision or calendar.
  std::map<std::string, core::StateId> mapping;  // "activity/state" -> new state.
  std::string reason;
};
// Does exactly what the plan said. Errors: kAborted when anything it was computed from changed
// since; kFailedPrecondition when it holds undecided occurrences; kNotFound.
struct ApplyPlan {
  std::string plan_id;
};

// --- Occurrences and tasks --------------------------------------------------------------------

struct ActOnTask {
  core::TaskId task;
  core::ActionId action;
  std::string note;
  std::vector<std::string> participants;
  std::map<std::string, std::string> results;
  std::optional<std::uint64_t> expected_generation;
};
struct ReassignTask {
  core::TaskId task;
  core::PostId to;
  std::string reason;
};
// An override for one occurrence, or for every unit's occurrence of its activity (and ordinal).
struct OverrideOccurrence {
  core::OccurrenceId occurrence;
  bool every_unit = false;
  core::Override change;
  std::optional<std::uint64_t> expected_generation;
};
// "Seen by a person": a delivery has been read.
struct MarkSeen {
  core::PostId post;
  Instant at;
};

// --- Access and operation ---------------------------------------------------------------------

struct PutToken {
  store::TokenRecord token;
};
struct RevokeToken {
  std::string id;
};
// One-time claim of the first administrator; the code's hash is set at first start.
struct ClaimAdministrator {
  std::string code_hash;
  std::string huvudman_name;
  core::Person person;
  store::TokenRecord token;
};
// Lets timers run on after the clock jumped far ahead (see clock_guard.h).
struct ReleaseClock {};

using CommandBody =
    std::variant<CreateHuvudman, PutUnit, CloseUnit, PutPerson, PutPost, ImportOrganisation,
                 PlanChange, ApplyPlan, ActOnTask, ReassignTask, OverrideOccurrence, MarkSeen,
                 PutToken, RevokeToken, ClaimAdministrator, ReleaseClock>;

struct Command {
  HuvudmanId huvudman;
  Actor actor;
  std::string request_id;  // Empty: not idempotent. Kept >= 14 days with its first result.
  std::string
      payload_hash;  // Of the request as received; same id, other payload: kInvalidArgument.
  CommandBody body;
};

inline constexpr std::size_t kTouchedMax = 500;

// What a command did. `revision` is where to read it from on.
struct CommandResult {
  store::Revision revision = 0;
  std::string id;                           // Plan id, token id, delivery, or the touched resource.
  std::vector<core::OccurrenceId> touched;  // The first kTouchedMax of them.
  bool repeated = false;                    // The answer of an earlier request with the same id.
};

}  // namespace hjul::engine
