// Request ids: two sendings of one request give one effect and one answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "absl/status/statusor.h"
#include "scheduler/engine/command.h"
#include "scheduler/engine/commit.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

// What `command` was answered when its request id was used before; nullopt: it was not.
// Errors: kInvalidArgument (the id was used with another payload), kDataLoss.
absl::StatusOr<std::optional<CommandResult>> EarlierAnswer(const store::Snapshot& snapshot,
                                                           const Command& command);

// Keeps `result` as the answer to the command's request id, until `until`.
void Remember(const Command& command, const CommandResult& result, Instant until, Commit& commit);

// Forgets requests whose time is over: at most `limit`. Returns how many.
absl::StatusOr<std::size_t> ForgetExpired(std::size_t limit, Commit& commit);

}  // namespace hjul::engine
