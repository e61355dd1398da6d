#include "scheduler/engine/log_trim.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

absl::StatusOr<std::size_t> TrimLog(Instant keep_from, std::size_t limit, Commit& commit) {
  std::size_t gone = 0;
  store::Revision keep = 0;  // The first revision that stays; 0: nothing can go.
  std::string pieces;
  std::optional<store::LogKey> of_pieces;
  bool old = true;
  // Entries of one commit have one time, so the first huvudman's tells of the revision.
  const auto judge = [&] {
    if (!of_pieces) {
      return;
    }
    const auto entry = store::DecodeLogEntry(pieces);
    old = entry.ok() && entry->at < keep_from;
    if (old) {
      keep = of_pieces->revision + 1;
      ++gone;
    }
  };
  const absl::Status scan = commit.draft().base().Scan(
      store::LogFrom(0), limit, [&](std::string_view key, std::string_view value) {
        auto parsed = store::ParseLogKey(key);
        if (!parsed) {
          return false;
        }
        if (parsed->piece == 0) {
          judge();
          pieces.clear();
          of_pieces = *std::move(parsed);
        }
        pieces.append(value);
        return old;
      });
  if (!scan.ok()) {
    return scan;
  }
  if (keep > 0) {
    commit.draft().DeleteRange(store::LogBefore(keep));
  }
  return gone;
}

}  // namespace hjul::engine
