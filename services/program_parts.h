// What the parts of the program share: configuration, complaints, the store. Internal to
// program*.cc and *_command.cc.
#pragma once

#include <csignal>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "services/operation.h"
#include "services/program.h"

namespace hjul::services {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 64;

// "hjuld: ..." on stderr. Returns the exit status.
int Complain(const absl::Status& status);
int WrongUsage(const std::string& what);

// Nullopt: its faults have been printed, with their places.
std::optional<Config> Configure(const ServeArguments& arguments);
// What is said, and what is wrong with it. Errors: the file cannot be read.
absl::StatusOr<Config> ReadSettings(const ServeArguments& arguments,
                                    text::Diagnostics& diagnostics);

// Blocks the signals that end a server; from here on they are waited for. Call before threads.
sigset_t BlockSignals();

// Makes `data` if it is absent, and opens the store in it.
// Errors: those of OpenRocksStore; kFailedPrecondition when `data` is open to others.
absl::StatusOr<std::unique_ptr<store::Store>> OpenStore(const std::filesystem::path& data);

// Sets the server up, runs it until a signal, and takes it down from the outside in.
struct Run {
  engine::Engine& engine;
  store::Store& store;
  Metrics& metrics;
  ServerOptions server;
  Operation::Options operation;  // Its address is filled in.
  std::function<void(const Server&, const Operation&)> ready;
};
int RunUntilSignal(Run run, const sigset_t& signals);

}  // namespace hjul::services
