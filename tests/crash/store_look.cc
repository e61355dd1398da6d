#include "store_look.h"

#include "fmt/format.h"
#include "scheduler/store/check.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_store.h"

namespace hjul::crash {
namespace {

// Who lives in the demonstration.
const core::HuvudmanId& Huvudman() {
  static const core::HuvudmanId huvudman("vintervik");
  return huvudman;
}

// Requests are kept for 14 days; those that come near are not asked for.
constexpr std::chrono::days kRequestsKept{13};

}  // namespace

StoreLook::StoreLook(Findings& findings) : findings_(findings), checkers_(Huvudman()) {}

void StoreLook::Look(const std::filesystem::path& directory, const History& history, bool settled) {
  const auto store = store::OpenRocksStore({.directory = directory});
  if (!store.ok()) {
    findings_.Add("the store does not open: " + store.status().ToString());
    return;
  }
  const auto snapshot = (*store)->Read();
  if (snapshot->revision() < history.revision()) {
    findings_.Add(fmt::format("the store is at revision {} after {}", snapshot->revision(),
                              history.revision()));
  }
  const auto mark = snapshot->Get(store::Encode(store::MetaKey{store::MetaName::kClockHighWater}));
  if (!mark.ok() || !*mark) {
    findings_.Add("the store does not know the time: " + mark.status().ToString());
    return;
  }
  const auto now = store::DecodeInstant(**mark);
  if (!now.ok()) {
    findings_.Add("the store's time does not parse");
    return;
  }
  const auto report = store::CheckStore(*snapshot);
  if (!report.ok()) {
    findings_.Add("the store cannot be walked: " + report.status().ToString());
  } else {
    for (const store::StoreFault& fault : report->faults) {
      findings_.Add(fmt::format("store: {}: {}", fault.key, fault.what));
    }
  }
  for (const std::string& fault : checkers_.Look(**store, *now, settled)) {
    findings_.Add("store: " + fault);
  }
  CheckRequests(*snapshot, history, *now);
}

void StoreLook::CheckRequests(const store::Snapshot& snapshot, const History& history,
                              engine::Instant now) {
  for (const auto& [id, carried] : history.carried()) {
    if (engine::Instant(std::chrono::milliseconds(carried.at_ms)) < now - kRequestsKept) {
      continue;
    }
    const auto bytes = snapshot.Get(store::Encode(store::RequestKey{Huvudman(), id}));
    const auto record =
        bytes.ok() && *bytes ? store::DecodeRequest(**bytes) : absl::NotFoundError("no record");
    const auto result = record.ok() ? store::DecodeResult(record->result) : record.status();
    if (!result.ok() || result->revision != carried.revision) {
      findings_.Add(
          fmt::format("{} was carried out at {}, and the store says {}", id, carried.revision,
                      result.ok() ? std::to_string(result->revision) : result.status().ToString()));
    }
  }
}

}  // namespace hjul::crash
