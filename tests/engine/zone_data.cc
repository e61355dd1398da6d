#include "zone_data.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"

namespace hjul::engine {
namespace {

using calendar::ClockChange;
using calendar::Instant;
using calendar::Zone;

constexpr const char* kSweden = "Europe/Stockholm";

void Append(std::string& bytes, std::int64_t number, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>((number >> shift) & 0xff));
  }
}

Instant Midnight(calendar::Date date) { return Instant{date.time_since_epoch()}; }

// `changes` as a compiled zone of version 1. Source: RFC 8536, section 3.
std::string Compiled(const std::vector<ClockChange>& changes) {
  const std::vector<int> offsets = {3600, 7200};
  std::string bytes = "TZif";
  bytes.append(16, '\0');
  for (const std::size_t count : {std::size_t{0}, std::size_t{0}, std::size_t{0}, changes.size(),
                                  offsets.size(), std::size_t{4}}) {
    Append(bytes, static_cast<std::int64_t>(count), 4);
  }
  for (const ClockChange& change : changes) {
    Append(bytes, change.at.time_since_epoch().count() / 1000, 4);
  }
  for (const ClockChange& change : changes) {
    Append(bytes, change.offset_seconds == 7200 ? 1 : 0, 1);
  }
  for (const int offset : offsets) {
    Append(bytes, offset, 4);
    Append(bytes, offset == 7200 ? 1 : 0, 1);  // Summer time?
    Append(bytes, 0, 1);                       // Where its name begins.
  }
  bytes += std::string("SWE\0", 4);
  return bytes;
}

}  // namespace

ZoneData::~ZoneData() {
  if (!folder_.empty()) {
    (void)Zone::Follow(kSweden);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
}

bool ZoneData::Change(calendar::Date from, int hours) {
  if (folder_.empty()) {
    std::string name = (std::filesystem::temp_directory_path() / "hjul-zone-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      return false;
    }
    folder_ = name;
  }
  const Instant change = Midnight(from);
  std::vector<ClockChange> changes =
      Zone::Stockholm().Changes(Midnight(calendar::MakeDate(1985, 1, 1)), change);
  changes.push_back({.at = change, .offset_seconds = 3600 * hours});
  // A name of its own: zones are remembered by name.
  const std::string file = fmt::format("{}/{}", folder_, files_++);
  std::ofstream(file, std::ios::binary) << Compiled(changes);
  return Zone::Follow(file);
}

}  // namespace hjul::engine
