// The transcript's words for states: what a rektor would say.
#pragma once

#include <string_view>

#include "scheduler/core/occurrence.h"
#include "scheduler/core/step.h"
#include "scheduler/core/task.h"
#include "scheduler/core/turn.h"

namespace hjul::engine {

std::string_view Word(core::TaskState state);
std::string_view Word(core::OccurrenceStatus status);
std::string_view Word(core::TurnState state);
std::string_view Word(core::NoticeKind kind);

}  // namespace hjul::engine
