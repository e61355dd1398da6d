// What each command does to a commit. One function per command; the list is command.h's.
#pragma once

#include "absl/status/statusor.h"
#include "scheduler/engine/command.h"
#include "scheduler/engine/commit.h"

namespace hjul::engine {

// Carries out `command` on `commit`. On an error the commit may be half changed: roll it back.
// Errors: kNotFound, kInvalidArgument, kFailedPrecondition, kPermissionDenied, kAborted,
// kAlreadyExists, kDataLoss.
absl::StatusOr<CommandResult> CarryOut(const Command& command, Commit& commit);

// --- Organisation (commands_organisation.cc) ---------------------------------------------------

absl::StatusOr<CommandResult> Do(const CreateHuvudman& body, const Command& command,
                                 Commit& commit);
absl::StatusOr<CommandResult> Do(const PutUnit& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const CloseUnit& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const PutPerson& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const PutPost& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const ImportOrganisation& body, const Command& command,
                                 Commit& commit);
// The day after a unit's last day: its open occurrences are cancelled.
absl::Status UnitClosed(Commit& commit, const HuvudmanId& huvudman, const core::UnitId& unit);

// --- Work (commands_work.cc) -------------------------------------------------------------------

absl::StatusOr<CommandResult> Do(const PlanChange& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const ApplyPlan& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const ActOnTask& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const ReassignTask& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const OverrideOccurrence& body, const Command& command,
                                 Commit& commit);
absl::StatusOr<CommandResult> Do(const MarkSeen& body, const Command& command, Commit& commit);

// --- Access (commands_access.cc) ---------------------------------------------------------------

absl::StatusOr<CommandResult> Do(const PutToken& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const RevokeToken& body, const Command& command, Commit& commit);
absl::StatusOr<CommandResult> Do(const ClaimAdministrator& body, const Command& command,
                                 Commit& commit);
absl::StatusOr<CommandResult> Do(const ReleaseClock& body, const Command& command, Commit& commit);

}  // namespace hjul::engine
