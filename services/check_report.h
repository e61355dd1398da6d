// What a check of the whole store found, for people and for programs. Pure, except TellProgress.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "scheduler/store/check.h"

namespace hjul::services {

// `subject` as in "/var/lib/hjul" or "backup 17".
std::string TextOf(const store::CheckReport& report, const std::string& subject);
std::string JsonOf(const store::CheckReport& report, const std::string& subject);

// Says on stderr how far a check has come, when that is a terminal; never stops it.
std::function<bool(std::uint64_t)> TellProgress();

}  // namespace hjul::services
