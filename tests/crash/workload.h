// What people do all day, drawn at random: looks at what the server shows and asks for a change of
// it. Some of it is refused, as in life. Thread-compatible.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>

#include "absl/status/statusor.h"
#include "client.h"
#include "hjul/v1/occurrence_service.pb.h"
#include "hjul/v1/task.pb.h"
#include "ledger.h"
#include "roster.h"

namespace hjul::crash {

namespace v1 = ::hjul::v1;

// Persons that everybody writes to: "crash-0" to "crash-4".
inline constexpr int kContendedPersons = 5;

class Workload {
 public:
  Workload(const Connection& connection, const Roster& roster, std::uint64_t seed,
           milliseconds deadline);

  // Something to ask for. Nullopt: there was nothing to do of the kind that was drawn.
  // Errors: those of reading.
  using Wish = absl::StatusOr<std::optional<Intent>>;
  Wish Next(const std::string& id);
  // What came of it: a plan that was made is applied next.
  void Hear(const Intent& intent, const Reply& reply);

  // 0 <= result < count. Requires: count > 0.
  std::size_t Draw(std::size_t count);

 private:
  Wish Act(const std::string& id);
  Wish Reassign(const std::string& id);
  Wish MarkSeen(const std::string& id);
  Wish PutPerson(const std::string& id);
  Wish CreateToken(const std::string& id);
  Wish Override(const std::string& id);
  Wish PlanWheel(const std::string& id);
  Wish ApplyPlan(const std::string& id);

  template <class Response>
  absl::StatusOr<Response> Ask(const google::protobuf::Message& question, const Member& member);
  // An occurrence of some unit, in one of the statuses from `first` to `last`.
  absl::StatusOr<std::optional<v1::Occurrence>> SomeOccurrence(v1::OccurrenceStatus first,
                                                               v1::OccurrenceStatus last);
  std::string ValueFor(const v1::ResultSpec& spec);
  template <class T>
  const T& OneOf(const std::vector<T>& all) {
    return all[Draw(all.size())];
  }

  const Connection& connection_;
  const Roster& roster_;
  const milliseconds deadline_;
  std::mt19937_64 random_;
  std::string plan_;  // Made and not yet applied.
};

}  // namespace hjul::crash
