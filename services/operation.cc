#include "services/operation.h"

#include <unistd.h>

#include <utility>

#include "scheduler/store/backup.h"
#include "scheduler/store/rocks_store.h"
#include "services/convert.h"
#include "services/log.h"
#include "services/version.h"

namespace hjul::services {
namespace {

using Reply = control::v1::GetStatusResponse;

static_assert(SameNumber<Reply::ClockHold>(engine::ClockHold::kBehind) == Reply::CLOCK_HOLD_BEHIND);
static_assert(SameNumber<Reply::ClockHold>(engine::ClockHold::kJumpedAhead) ==
              Reply::CLOCK_HOLD_JUMPED_AHEAD);

void ToMessage(std::chrono::nanoseconds span, google::protobuf::Duration* message) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(span);
  message->set_seconds(seconds.count());
  message->set_nanos(static_cast<std::int32_t>((span - seconds).count()));
}

}  // namespace

Operation::Operation(const Subject& subject, Options options)
    : subject_(subject),
      options_(std::move(options)),
      sources_{.engine = subject.engine,
               .store = subject.store,
               .server = subject.server,
               .data = options_.data,
               .free_bytes_min = store::RocksOptions{}.free_bytes_min} {}

absl::StatusOr<std::unique_ptr<Operation>> Operation::Start(const Subject& subject,
                                                            Options options) {
  std::unique_ptr<Operation> operation(new Operation(subject, std::move(options)));
  Operation& self = *operation;
  auto control = ControlServer::Start(self.options_.control_socket,
                                      {.create_backup = [&self] { return self.CreateBackup(); },
                                       .status = [&self] { return self.Status(); }});
  if (!control.ok()) {
    return control.status();
  }
  self.control_ = *std::move(control);
  if (const auto backups = store::ListBackups(self.options_.backup_directory);
      backups.ok() && !backups->empty() && backups->back().damage.empty()) {
    subject.metrics.BackupMade(backups->back().made_at);
  }
  if (!self.options_.metrics_address.empty()) {
    auto listener =
        MetricsListener::Start(self.options_.metrics_address, subject.metrics.From(self.sources_));
    if (!listener.ok()) {
      return listener.status();
    }
    self.listener_ = *std::move(listener);
  }
  return operation;
}

absl::StatusOr<control::v1::CreateBackupResponse> Operation::CreateBackup() {
  const auto begun = std::chrono::steady_clock::now();
  const auto made =
      store::CreateBackup(subject_.store, options_.backup_directory, options_.backups_kept);
  const auto took = std::chrono::steady_clock::now() - begun;
  if (!made.ok()) {
    Log(LogLevel::err, "backup-failed",
        {{"directory", options_.backup_directory.string()},
         {"text", std::string(made.status().message())}});
    return made.status();
  }
  subject_.metrics.BackupMade(made->made_at);
  Log(LogLevel::info, "backup",
      {{"id", std::int64_t{made->id}},
       {"revision", static_cast<std::int64_t>(made->revision)},
       {"bytes", static_cast<std::int64_t>(made->bytes)},
       {"ms", std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}},
       {"directory", options_.backup_directory.string()}});
  control::v1::CreateBackupResponse response;
  response.set_id(made->id);
  response.set_revision(made->revision);
  response.set_bytes(made->bytes);
  ToMessage(took, response.mutable_took());
  response.set_directory(options_.backup_directory.string());
  if (const auto all = store::ListBackups(options_.backup_directory); all.ok()) {
    response.set_kept(static_cast<std::uint32_t>(all->size()));
  }
  return response;
}

Reply Operation::Status() const {
  const Readings now = sources_.Read();
  Reply reply;
  reply.set_version(std::string(kVersion));
  reply.set_process_id(::getpid());
  reply.set_address(options_.address);
  reply.set_data(options_.data.string());
  ToApi(now.now, reply.mutable_time());
  reply.set_revision(now.engine.revision);
  reply.set_clock_hold(SameNumber<Reply::ClockHold>(now.engine.hold));
  if (!now.engine.storage.ok()) {
    reply.set_storage_error(std::string(now.engine.storage.message()));
  }
  if (now.oldest_overdue) {
    ToMessage(*now.oldest_overdue, reply.mutable_oldest_overdue());
  }
  reply.set_queued(now.engine.queued);
  reply.set_watchers(now.watchers);
  reply.set_free_bytes(now.free_bytes);
  reply.set_free_bytes_min(now.free_bytes_min);
  reply.set_memory_bytes(now.process.memory_bytes);
  reply.set_open_files(now.process.open_files);
  reply.set_open_files_max(now.process.open_files_max);
  return reply;
}

}  // namespace hjul::services
