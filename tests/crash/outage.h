// What is wanted of a server whose disk takes no more, and of one whose disk does so again.
// Thread-compatible.
#pragma once

#include <initializer_list>
#include <string_view>

#include "client.h"
#include "findings.h"
#include "round.h"

namespace hjul::crash {

class Outage {
 public:
  Outage(Round& round, Findings& findings)
      : round_(round), findings_(findings), connection_(round.server().address()) {}

  // A write is refused with one of `codes`.
  void ExpectRefusal(std::string_view when, std::initializer_list<absl::StatusCode> codes);
  // Before long a write is refused, whatever with.
  void ExpectTrouble(std::string_view when);
  // Lists are read, and a new watch is given its picture.
  void ExpectReading(std::string_view when);
  // Before long a write succeeds, without anybody doing anything.
  void ExpectWriting(std::string_view when);

 private:
  absl::Status Write();

  Round& round_;
  Findings& findings_;
  const Connection connection_;
  int writes_ = 0;
};

}  // namespace hjul::crash
