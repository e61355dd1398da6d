// The ceiling of transitions: the same bytes, synced by RocksDB alone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::bench {

// One command's share of a commit.
struct Piece {
  std::vector<store::Put> puts;
  std::vector<std::string> deletes;
};

// Cuts commits that carried `commands` together into as many pieces, in order and all alike.
std::vector<Piece> CutIntoPieces(std::span<const store::Batch> commits, std::size_t commands);

// "14.2 writes and 2.1 kB a command".
std::string DescribePieces(std::span<const Piece> pieces);

// `writers` threads write the pieces into an empty RocksDB with our store's settings, each piece a
// synced write of its own, which RocksDB groups as it likes. Returns: pieces a second.
absl::StatusOr<double> WriteRaw(std::span<const Piece> pieces, int writers);

}  // namespace hjul::bench
