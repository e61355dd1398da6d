// Checks of what must hold in a store between any two commits, made from the records themselves and
// as simply as possible. For tests and the simulator. The checks themselves, by idea: sight.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "scheduler/engine/world.h"
#include "scheduler/store/store.h"
#include "sight.h"

namespace hjul::engine {

class Checkers {
 public:
  explicit Checkers(HuvudmanId huvudman) : huvudman_(std::move(huvudman)) {}

  // What is wrong, a line each; empty: nothing. `settled`: everything due at `now` has been fired.
  Faults Look(const store::Store& store, Instant now, bool settled = true);

 private:
  HuvudmanId huvudman_;
  ParsedTexts parsed_;  // Of earlier looks: texts need not be compiled again.
  std::map<core::OccurrenceId, std::uint64_t> generations_;
  Instant judged_until_ = Instant::min();  // Messages sent until then have been judged.
};

}  // namespace hjul::engine
