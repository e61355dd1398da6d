// What a demonstration consists of when it has just been set up, a line each: two that were set up
// from the same files have the same, however often one of them was killed meanwhile.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server.h"

namespace hjul::crash {

using Inventory = std::set<std::string>;

// Reads everything, as administrator, and that each login is somebody's.
// Errors: those of the server; kNotFound when there is no administrator.
absl::StatusOr<Inventory> TakeInventory(const Server& server);

// What is in one and not in the other, at most ten.
std::vector<std::string> Differences(const Inventory& expected, const Inventory& found);

}  // namespace hjul::crash
