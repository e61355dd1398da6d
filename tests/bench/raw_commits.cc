#include "tests/bench/raw_commits.h"

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <iterator>
#include <memory>
#include <thread>
#include <utility>

#include "fmt/format.h"
#include "scheduler/store/rocks_parts.h"
#include "tests/bench/measure.h"
#include "tests/bench/temporary_directory.h"

namespace hjul::bench {
namespace {

constexpr std::uint64_t kBlockCacheBytes = 64ULL << 20;

}  // namespace

std::vector<Piece> CutIntoPieces(std::span<const store::Batch> commits, std::size_t commands) {
  std::vector<store::Put> puts;
  std::vector<std::string> deletes;
  for (const store::Batch& commit : commits) {
    puts.insert(puts.end(), commit.puts.begin(), commit.puts.end());
    deletes.insert(deletes.end(), commit.deletes.begin(), commit.deletes.end());
  }
  std::vector<Piece> pieces(commands);
  for (std::size_t i = 0; i < puts.size(); ++i) {
    pieces[i * commands / puts.size()].puts.push_back(std::move(puts[i]));
  }
  for (std::size_t i = 0; i < deletes.size(); ++i) {
    pieces[i * commands / deletes.size()].deletes.push_back(std::move(deletes[i]));
  }
  return pieces;
}

std::string DescribePieces(std::span<const Piece> pieces) {
  std::size_t writes = 0;
  std::size_t bytes = 0;
  for (const Piece& piece : pieces) {
    writes += piece.puts.size() + piece.deletes.size();
    for (const store::Put& put : piece.puts) bytes += put.key.size() + put.value.size();
    for (const std::string& key : piece.deletes) bytes += key.size();
  }
  const auto count = static_cast<double>(pieces.size());
  return fmt::format("{:.1f} writes and {:.2f} kB a command", static_cast<double>(writes) / count,
                     static_cast<double>(bytes) / count / 1e3);
}

absl::StatusOr<double> WriteRaw(std::span<const Piece> pieces, int writers) {
  const TemporaryDirectory directory;
  const rocksdb::Options options(
      store::rocks::MakeDbOptions(std::make_shared<store::rocks::Failure>()),
      store::rocks::MakeStateOptions(kBlockCacheBytes));
  rocksdb::DB* opened = nullptr;
  rocksdb::Status status = rocksdb::DB::Open(options, directory.path().string(), &opened);
  if (!status.ok()) return store::rocks::FromRocks(status, "open a raw database");
  const std::unique_ptr<rocksdb::DB> db(opened);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> failed{0};
  const Steady::time_point start = Steady::now();
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < pieces.size(); i = next++) {
        rocksdb::WriteBatch batch;
        for (const std::string& key : pieces[i].deletes) batch.Delete(key).PermitUncheckedError();
        for (const store::Put& put : pieces[i].puts) {
          batch.Put(put.key, put.value).PermitUncheckedError();
        }
        if (!db->Write(synced, &batch).ok()) ++failed;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = SecondsSince(start);
  if (failed.load() > 0) return absl::UnavailableError("the raw database does not write");
  return static_cast<double>(pieces.size()) / seconds;
}

}  // namespace hjul::bench
