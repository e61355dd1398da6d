// One client: asks for one thing after another until it is told to stop or the server has gone.
#pragma once

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <string>

#include "client.h"
#include "findings.h"
#include "ledger.h"
#include "roster.h"

namespace hjul::crash {

struct Shift {
  const Connection& connection;
  const Roster& roster;
  Ledger& ledger;
  Findings& findings;
  std::string name;  // Its request ids are "name-1", "name-2" ...
  std::uint64_t seed = 0;
  milliseconds deadline = Connection::kDeadline;
  bool patient = false;  // Goes on after a call without an answer: the server is only slow.
};

void Work(const Shift& shift, std::stop_token stop);

}  // namespace hjul::crash
