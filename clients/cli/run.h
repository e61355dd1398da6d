// The whole program but for the process: words in, streams out, an exit code back.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/config.h"
#include "clients/cli/session.h"

namespace hjul::cli {

int Run(const Environment& environment, const std::vector<std::string>& words, Streams streams);

}  // namespace hjul::cli
