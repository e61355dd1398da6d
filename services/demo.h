// The demonstration: a made-up municipality with ready wheels, put in through the same commands as
// an administrator's, and a login for every role.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/engine/engine.h"
#include "scheduler/store/store.h"

namespace hjul::services {

// Where demo/ and wheels/ are: beside the installed program, else in the source tree.
std::filesystem::path DemoFiles();

// Before a demonstration's store is opened. `fresh`: what is in `data` goes. Whenever the process
// dies, the store that was there is there whole, or gone. Requires: `data` is locked (data_lock.h).
// Errors: kUnavailable.
absl::Status PrepareDemo(const std::filesystem::path& data, bool fresh);

// Loads `files`/demo and `files`/wheels/templates, unless somebody can log in already. Goes on
// where an earlier call was killed; what it did is not done again.
// Errors: kNotFound (files), kInvalidArgument (a text has errors: the message names the places).
absl::Status LoadDemo(engine::Engine& engine, const std::filesystem::path& files);

// Waits until every timer that is due has fired: turns have opened. The clock should stand still.
void WaitUntilSettled(engine::Engine& engine, const store::Store& store);

struct Login {
  std::string name;  // "rektor-bjorkskolan".
  std::string post;  // "rektor@bjorkskolan".
  std::string token;
};
// One login per role, the leading roles first. They are kept in `file` (0600), so that a later
// start gives the same ones.
absl::StatusOr<std::vector<Login>> MakeLogins(engine::Engine& engine,
                                              const std::filesystem::path& file);

}  // namespace hjul::services
