// What somebody knows of the server's work: built from a watch, or from lists. Thread-compatible.
//
// Left out of it is what the clock changes without a commit (who holds a post today) and what a
// watch does not keep up to date (the counts of a turn). Tasks that are planned or over are not in
// it; messages are when they have been sent.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client.h"
#include "hjul/v1/watch_service.pb.h"
#include "roster.h"

namespace hjul::crash {

namespace v1 = ::hjul::v1;

struct Picture {
  std::map<std::string, v1::Task> tasks;
  std::map<std::string, v1::Occurrence> occurrences;
  std::map<std::string, v1::Turn> turns;
  std::map<std::string, v1::Delivery> deliveries;

  void Apply(const v1::WatchItem& item);
};

// What the two do not agree on, a line each, at most ten.
std::vector<std::string> Differences(const Picture& watched, const Picture& listed);

// What `member` is shown by lists. `everything`: turns and every post's messages, too.
// Errors: those of the server.
absl::StatusOr<Picture> List(const Connection& connection, const Roster& roster,
                             const Member& member, bool everything);

}  // namespace hjul::crash
