// The ways in which a server is mistreated. Each runs its cycles and adds what it finds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "findings.h"
#include "round.h"

namespace hjul::crash {

struct Plan {
  std::string program;
  std::filesystem::path directory;  // Its own: made before, removed after if nothing was found.
  int cycles = 20;
  std::uint64_t seed = 1;
};

// Killed under load and while it starts; every time nothing that was acknowledged is lost.
Tally RunKill(const Plan& plan, Findings& findings);
// Stopped for a while and let go on, also for longer than its clients wait.
Tally RunStop(const Plan& plan, Findings& findings);
// Killed during its very first start and during --fresh; two of them on one folder.
Tally RunStart(const Plan& plan, Findings& findings);
// Its disk fills up and is emptied. Requires: `directory` is a small file system of its own.
Tally RunDisk(const Plan& plan, Findings& findings);
// Its disk fails within writes. Requires: `program` is hjul_lossy_server.
Tally RunFull(const Plan& plan, Findings& findings);

}  // namespace hjul::crash
