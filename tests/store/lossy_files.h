// A disk for tests: what was not synced is lost when the process dies, and it fails when told.
//
// Bytes that are appended stay in memory until their file is synced; then they are handed to the
// operating system, which survives the process. So kill -9 does here what a power cut does to a
// machine. Reading a file hands its unsynced bytes over too. Directories are always kept.
//
// For a program that shall lose its tail: RocksOptions{.file_system = MakeLossyFiles()}.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace rocksdb {
class FileSystem;
}

namespace hjul::store {

// A file system that loses what was not synced, and never fails.
std::shared_ptr<rocksdb::FileSystem> MakeLossyFiles();

// The same with faults. Thread-safe; outlives every store on its files.
class LossyDisk {
 public:
  struct Parts;  // In lossy_files.cc.
  LossyDisk();
  ~LossyDisk();

  // For RocksOptions::file_system.
  std::shared_ptr<rocksdb::FileSystem> files() const;

  // `bytes` more can be written to files whose name contains `name` (empty: to any file), counted
  // together; then the disk is full: as much of a write as fits is taken, and the write fails.
  void FillAfter(std::uint64_t bytes, std::string name = {});

  enum class Unsynced { kLost, kWritten };
  // Syncing files whose name contains `name` fails; what was to be synced is lost, or written.
  void FailSyncs(Unsynced unsynced, std::string name = {});

  // There is space again, and syncing works.
  void Heal();

  // Everything unsynced is lost, and every later write fails: the end of this disk's life. The
  // directory is what a machine finds that starts again.
  void CutPower();

  // Bytes that were appended and not synced, at this moment.
  std::uint64_t unsynced_bytes() const;

 private:
  std::shared_ptr<Parts> parts_;
};

}  // namespace hjul::store
