// How many streams there are, of whom and over which connection: who wants one takes a seat, and
// leaves it with the stream. Thread-safe.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "services/watch_limits.h"

namespace hjul::services {

class WatchSeats {
 public:
  explicit WatchSeats(const WatchLimits& limits) : limits_(limits) {}

  // Given back when it is destroyed, which is before the seats are.
  class Seat {
   public:
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

   private:
    friend class WatchSeats;
    Seat(WatchSeats& seats, std::string person, std::string connection)
        : seats_(seats), person_(std::move(person)), connection_(std::move(connection)) {}
    WatchSeats& seats_;
    const std::string person_;
    const std::string connection_;
  };

  // `person` is unique over all huvudmän. `peer` as gRPC names it: "ipv4:127.0.0.1:5123"; one
  // without a port ("unix:") is not one connection, and is not counted.
  // Errors: kResourceExhausted, with what there are too many of and what to do.
  absl::StatusOr<std::unique_ptr<Seat>> Take(const std::string& person, const std::string& peer);

 private:
  const WatchLimits& limits_;
  std::mutex mutex_;
  // Guarded by mutex_, all below.
  std::size_t taken_ = 0;
  std::map<std::string, std::size_t> by_person_;
  std::map<std::string, std::size_t> by_connection_;
};

}  // namespace hjul::services
