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

// Loads `files`/demo and `files`/wheels/templates, unless there is a huvudman already.
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
