// hjul task watch: reminders as they come, over restarts of the server and of itself.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "clients/cli/texts.h"

namespace hjul::v1 {
class WatchChangesResponse;
}

namespace hjul::cli {

class Session;
class Arguments;

// What is kept between runs, as text: "revision 42\ncursor 0a0b\n".
struct WatchPlace {
  std::string cursor;  // The server's bytes.
  std::uint64_t revision = 0;
};
std::string PrintWatchPlace(const WatchPlace& place);
absl::StatusOr<WatchPlace> ParseWatchPlace(std::string_view text);

// Turns the stream's messages into lines, and remembers how far it came. Not thread-safe.
class WatchLines {
 public:
  WatchLines(const Texts& texts, WatchPlace place) : texts_(texts), place_(std::move(place)) {}
  // The lines that `message` is worth; "" for most. A revision seen before is worth nothing.
  std::string Lines(const v1::WatchChangesResponse& message);
  const WatchPlace& place() const { return place_; }
  // Starts over after a cursor that the server no longer knows.
  void Forget() { place_ = {}; }

 private:
  const Texts& texts_;
  WatchPlace place_;
  std::map<std::string, int> states_;  // Tasks as last seen.
};

// The command. Ends with 0 on Ctrl-C, or with --once after the first line.
int RunTaskWatch(Session& session, const Arguments& arguments);

}  // namespace hjul::cli
