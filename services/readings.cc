#include "services/readings.h"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <variant>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/rocks_store.h"

namespace hjul::services {
namespace {

// The timer key that everything pending lies behind.
std::string LowWater(const store::Snapshot& snapshot) {
  const auto mark = snapshot.Get(store::Encode(store::MetaKey{store::MetaName::kTimerLowWater}));
  return mark.ok() ? mark->value_or("") : "";
}

std::optional<engine::Instant> FirstTimer(const store::Store& store) {
  const auto snapshot = store.Read();
  std::optional<engine::Instant> first;
  // A store that does not answer shows in the engine's status.
  (void)snapshot->Scan(store::TimersFrom(LowWater(*snapshot)), 1,
                       [&](std::string_view key, std::string_view) {
                         if (const auto timer = store::ParseTimerKey(key)) {
                           first = timer->at;
                         }
                         return false;
                       });
  return first;
}

}  // namespace

ProcessUse ReadProcessUse() {
  ProcessUse use;
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages >> pages;  // Size, then what is resident.
  use.memory_bytes = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  std::error_code ignored;
  for (std::filesystem::directory_iterator file("/proc/self/fd", ignored), end;
       !ignored && file != end; file.increment(ignored)) {
    ++use.open_files;
  }
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    use.open_files_max = limit.rlim_cur;
  }
  return use;
}

Readings Sources::Read() const {
  const WatchFigures watching = server.watching();
  Readings readings{.now = engine.clock().Now(),
                    .engine = engine.status(),
                    .watchers = watching.streams,
                    .watcher_lag = watching.lag_max,
                    .free_bytes_min = free_bytes_min,
                    .process = ReadProcessUse()};
  if (const auto first = FirstTimer(store); first && *first <= readings.now) {
    readings.oldest_overdue = readings.now - *first;
  }
  if (const auto free = store::FreeBytesAt(data); free.ok()) {
    readings.free_bytes = *free;
  }
  return readings;
}

std::uint64_t Sources::CountWaitingDeliveries() const {
  const auto snapshot = store.Read();
  std::uint64_t waiting = 0;
  (void)snapshot->Scan(store::TimersFrom(LowWater(*snapshot)), kTimersLookedAt,
                       [&](std::string_view key, std::string_view) {
                         const auto timer = store::ParseTimerKey(key);
                         waiting += static_cast<std::uint64_t>(
                             timer && std::holds_alternative<store::DeliveryTimer>(timer->target));
                         return true;
                       });
  return waiting;
}

}  // namespace hjul::services
