// How a running server is, in numbers: what its metrics, its control socket and `hjuld doctor` say.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "scheduler/engine/engine.h"
#include "services/server.h"

namespace hjul::services {

// What a process uses, as the kernel counts it. 0 where it does not say.
struct ProcessUse {
  std::uint64_t memory_bytes = 0;  // Resident.
  std::uint64_t open_files = 0;    // Connections too.
  std::uint64_t open_files_max = 0;
};
ProcessUse ReadProcessUse();

struct Readings {
  engine::Instant now;
  engine::EngineStatus engine;
  // How long the first pending timer has been due; nullopt: none is.
  std::optional<std::chrono::milliseconds> oldest_overdue;
  std::uint64_t watchers = 0;
  std::uint64_t watcher_lag = 0;  // Revisions that the furthest-behind watcher lacks.
  std::uint64_t free_bytes = 0;   // On the file system of the data directory.
  std::uint64_t free_bytes_min = 0;
  ProcessUse process;
};

// Where readings come from; everything outlives the sources. Thread-safe.
struct Sources {
  const engine::Engine& engine;
  const store::Store& store;
  const Server& server;
  std::filesystem::path data;
  std::uint64_t free_bytes_min = 0;

  // One seek in the store, and what the kernel says. Not after the server was stopped.
  Readings Read() const;
  // Messages to posts that wait for their time, among the next kTimersLookedAt timers.
  std::uint64_t CountWaitingDeliveries() const;
  static constexpr std::size_t kTimersLookedAt = 100'000;
};

}  // namespace hjul::services
