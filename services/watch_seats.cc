#include "services/watch_seats.h"

#include "fmt/format.h"

namespace hjul::services {
namespace {

std::string ConnectionOf(const std::string& peer) {
  return peer.starts_with("ipv4:") || peer.starts_with("ipv6:") ? peer : std::string();
}

void Leave(std::map<std::string, std::size_t>& counts, const std::string& name) {
  const auto found = counts.find(name);
  if (found != counts.end() && --found->second == 0) {
    counts.erase(found);
  }
}

}  // namespace

WatchSeats::Seat::~Seat() {
  const std::lock_guard lock(seats_.mutex_);
  --seats_.taken_;
  Leave(seats_.by_person_, person_);
  if (!connection_.empty()) {
    Leave(seats_.by_connection_, connection_);
  }
}

absl::StatusOr<std::unique_ptr<WatchSeats::Seat>> WatchSeats::Take(const std::string& person,
                                                                   const std::string& peer) {
  const std::string connection = ConnectionOf(peer);
  const std::lock_guard lock(mutex_);
  if (taken_ >= limits_.streams_max) {
    return absl::ResourceExhaustedError(
        fmt::format("{} streams are open, which is all there is room for; try again later",
                    limits_.streams_max));
  }
  const auto of_person = by_person_.find(person);
  if (of_person != by_person_.end() && of_person->second >= limits_.streams_per_person_max) {
    return absl::ResourceExhaustedError(fmt::format(
        "this person has {} streams open; end one, or watch several things on one stream",
        limits_.streams_per_person_max));
  }
  const auto of_connection = by_connection_.find(connection);
  if (of_connection != by_connection_.end() &&
      of_connection->second >= limits_.streams_per_connection_max) {
    return absl::ResourceExhaustedError(
        fmt::format("this connection carries {} streams; open another connection",
                    limits_.streams_per_connection_max));
  }
  ++taken_;
  ++by_person_[person];
  if (!connection.empty()) {
    ++by_connection_[connection];
  }
  return std::unique_ptr<Seat>(new Seat(*this, person, connection));
}

}  // namespace hjul::services
