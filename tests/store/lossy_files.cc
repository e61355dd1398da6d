#include "tests/store/lossy_files.h"

#include <rocksdb/file_system.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace hjul::store {

using rocksdb::FileOptions;
using rocksdb::FSWritableFile;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

namespace {

// A file that is being written: what is below, and what has not got there.
struct Tail {
  std::string name;
  std::unique_ptr<FSWritableFile> below;
  std::string bytes;
  bool gone = false;  // Deleted, or the power is cut.
};

}  // namespace

struct LossyDisk::Parts {
  std::mutex mutex;
  // Guarded by mutex, with all the tails.
  std::map<std::string, std::shared_ptr<Tail>> tails;  // By file name.
  bool filling = false;
  std::uint64_t space = 0;
  std::string filling_name;
  bool failing = false;
  Unsynced unsynced = Unsynced::kLost;
  std::string failing_name;
  bool dead = false;

  // The rest requires the mutex.

  static bool Matches(const Tail& tail, const std::string& name) {
    const std::string file = tail.name.substr(tail.name.find_last_of('/') + 1);
    return file.find(name) != std::string::npos;
  }

  static IOStatus Dead() { return IOStatus::IOError("the power is cut"); }

  IOStatus Append(Tail& tail, const Slice& data) {
    if (dead || tail.gone) return Dead();
    std::size_t taken = data.size();
    if (filling && Matches(tail, filling_name)) {
      taken = static_cast<std::size_t>(std::min<std::uint64_t>(taken, space));
      space -= taken;
    }
    tail.bytes.append(data.data(), taken);
    if (taken == data.size()) return IOStatus::OK();
    return IOStatus::NoSpace("while appending to " + tail.name, "No space left on device");
  }

  // Gives what is unsynced to the operating system.
  static IOStatus HandOver(Tail& tail) {
    if (tail.bytes.empty() || tail.gone) return IOStatus::OK();
    IOStatus written = tail.below->Append(tail.bytes, IOOptions(), nullptr);
    if (written.ok()) written = tail.below->Flush(IOOptions(), nullptr);
    tail.bytes.clear();
    return written;
  }

  IOStatus Sync(Tail& tail) {
    if (dead) return Dead();
    if (!failing || !Matches(tail, failing_name)) return HandOver(tail);
    if (unsynced == Unsynced::kWritten) HandOver(tail).PermitUncheckedError();
    tail.bytes.clear();
    return IOStatus::IOError("while syncing " + tail.name, "Input/output error");
  }

  // Whoever looks at a file by its name sees all of it.
  void HandOver(const std::string& name) {
    const auto found = tails.find(name);
    if (found != tails.end()) HandOver(*found->second).PermitUncheckedError();
  }

  void Forget(const std::string& name) {
    const auto found = tails.find(name);
    if (found == tails.end()) return;
    found->second->gone = true;
    tails.erase(found);
  }
};

namespace {

class LossyFile final : public FSWritableFile {
 public:
  LossyFile(std::shared_ptr<LossyDisk::Parts> disk, std::shared_ptr<Tail> tail)
      : disk_(std::move(disk)), tail_(std::move(tail)) {}

  using FSWritableFile::Append;
  IOStatus Append(const Slice& data, const IOOptions&, IODebugContext*) override {
    const std::lock_guard lock(disk_->mutex);
    return disk_->Append(*tail_, data);
  }
  IOStatus Append(const Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* context) override {
    return Append(data, options, context);
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options,
                    IODebugContext* context) override {
    const std::lock_guard lock(disk_->mutex);
    const IOStatus status = LossyDisk::Parts::HandOver(*tail_);
    return status.ok() ? tail_->below->Truncate(size, options, context) : status;
  }
  // The unsynced rest stays where it is until the file is read, deleted or lost.
  IOStatus Close(const IOOptions& options, IODebugContext* context) override {
    const std::lock_guard lock(disk_->mutex);
    if (!tail_->bytes.empty() && !tail_->gone) return IOStatus::OK();
    disk_->tails.erase(tail_->name);
    return tail_->below->Close(options, context);
  }
  IOStatus Flush(const IOOptions&, IODebugContext*) override { return IOStatus::OK(); }
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    const std::lock_guard lock(disk_->mutex);
    return disk_->Sync(*tail_);
  }
  bool IsSyncThreadSafe() const override { return true; }
  std::uint64_t GetFileSize(const IOOptions& options, IODebugContext* context) override {
    const std::lock_guard lock(disk_->mutex);
    return tail_->below->GetFileSize(options, context) + tail_->bytes.size();
  }

 private:
  const std::shared_ptr<LossyDisk::Parts> disk_;
  const std::shared_ptr<Tail> tail_;
};

class LossyFiles final : public rocksdb::FileSystemWrapper {
 public:
  explicit LossyFiles(std::shared_ptr<LossyDisk::Parts> disk)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), disk_(std::move(disk)) {}
  const char* Name() const override { return "hjul.LossyFiles"; }

  IOStatus NewWritableFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<FSWritableFile>* file,
                           IODebugContext* context) override {
    return Wrap(name, file, [&](std::unique_ptr<FSWritableFile>* below) {
      return target()->NewWritableFile(name, options, below, context);
    });
  }
  IOStatus ReopenWritableFile(const std::string& name, const FileOptions& options,
                              std::unique_ptr<FSWritableFile>* file,
                              IODebugContext* context) override {
    return Wrap(name, file, [&](std::unique_ptr<FSWritableFile>* below) {
      return target()->ReopenWritableFile(name, options, below, context);
    });
  }
  IOStatus ReuseWritableFile(const std::string&, const std::string&, const FileOptions&,
                             std::unique_ptr<FSWritableFile>*, IODebugContext*) override {
    return IOStatus::NotSupported("recycling a file");
  }
  IOStatus NewSequentialFile(const std::string& name, const FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext* context) override {
    HandOver(name);
    return target()->NewSequentialFile(name, options, file, context);
  }
  IOStatus NewRandomAccessFile(const std::string& name, const FileOptions& options,
                               std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                               IODebugContext* context) override {
    HandOver(name);
    return target()->NewRandomAccessFile(name, options, file, context);
  }
  IOStatus GetFileSize(const std::string& name, const IOOptions& options, std::uint64_t* size,
                       IODebugContext* context) override {
    HandOver(name);
    return target()->GetFileSize(name, options, size, context);
  }
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      IODebugContext* context) override {
    const std::lock_guard lock(disk_->mutex);
    if (disk_->dead) return LossyDisk::Parts::Dead();
    disk_->HandOver(from);
    disk_->Forget(from);
    disk_->Forget(to);
    return target()->RenameFile(from, to, options, context);
  }
  IOStatus DeleteFile(const std::string& name, const IOOptions& options,
                      IODebugContext* context) override {
    const std::lock_guard lock(disk_->mutex);
    if (disk_->dead) return LossyDisk::Parts::Dead();
    disk_->Forget(name);
    return target()->DeleteFile(name, options, context);
  }

 private:
  template <class Make>
  IOStatus Wrap(const std::string& name, std::unique_ptr<FSWritableFile>* file, const Make& make) {
    const std::lock_guard lock(disk_->mutex);
    if (disk_->dead) return LossyDisk::Parts::Dead();
    disk_->HandOver(name);
    disk_->Forget(name);
    auto tail = std::make_shared<Tail>(Tail{.name = name});
    IOStatus made = make(&tail->below);
    if (!made.ok()) return made;
    disk_->tails[name] = tail;
    *file = std::make_unique<LossyFile>(disk_, std::move(tail));
    return made;
  }

  void HandOver(const std::string& name) {
    const std::lock_guard lock(disk_->mutex);
    disk_->HandOver(name);
  }

  const std::shared_ptr<LossyDisk::Parts> disk_;
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> MakeLossyFiles() { return LossyDisk().files(); }

LossyDisk::LossyDisk() : parts_(std::make_shared<Parts>()) {}

LossyDisk::~LossyDisk() = default;

std::shared_ptr<rocksdb::FileSystem> LossyDisk::files() const {
  return std::make_shared<LossyFiles>(parts_);
}

void LossyDisk::FillAfter(std::uint64_t bytes, std::string name) {
  const std::lock_guard lock(parts_->mutex);
  parts_->filling = true;
  parts_->space = bytes;
  parts_->filling_name = std::move(name);
}

void LossyDisk::FailSyncs(Unsynced unsynced, std::string name) {
  const std::lock_guard lock(parts_->mutex);
  parts_->failing = true;
  parts_->unsynced = unsynced;
  parts_->failing_name = std::move(name);
}

void LossyDisk::Heal() {
  const std::lock_guard lock(parts_->mutex);
  parts_->filling = false;
  parts_->failing = false;
}

void LossyDisk::CutPower() {
  const std::lock_guard lock(parts_->mutex);
  parts_->dead = true;
  for (const auto& [name, tail] : parts_->tails) {
    tail->bytes.clear();
    tail->gone = true;
  }
}

std::uint64_t LossyDisk::unsynced_bytes() const {
  const std::lock_guard lock(parts_->mutex);
  std::uint64_t bytes = 0;
  for (const auto& [name, tail] : parts_->tails) bytes += tail->bytes.size();
  return bytes;
}

}  // namespace hjul::store
