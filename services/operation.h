// What goes on beside the API while a server runs: its control socket, its metrics, its backups.
#pragma once

#include <memory>

#include "services/config.h"
#include "services/control_server.h"
#include "services/metrics.h"
#include "services/metrics_listener.h"

namespace hjul::services {

class Operation {
 public:
  struct Options {
    std::filesystem::path data;
    std::string address;  // Where clients connect.
    std::filesystem::path control_socket;
    std::filesystem::path backup_directory;
    std::uint32_t backups_kept = 1;
    std::string metrics_address;  // Empty: none.
  };
  // What is looked after; all of it outlives the operation.
  struct Subject {
    engine::Engine& engine;
    store::Store& store;
    const Server& server;
    Metrics& metrics;
  };

  // Errors: those of ControlServer and MetricsListener.
  static absl::StatusOr<std::unique_ptr<Operation>> Start(const Subject& subject, Options options);

  // 0: metrics are not served.
  int metrics_port() const { return listener_ == nullptr ? 0 : listener_->port(); }

 private:
  Operation(const Subject& subject, Options options);
  absl::StatusOr<control::v1::CreateBackupResponse> CreateBackup();
  control::v1::GetStatusResponse Status() const;

  const Subject subject_;
  const Options options_;
  const Sources sources_;
  std::unique_ptr<MetricsListener> listener_;
  std::unique_ptr<ControlServer> control_;
};

}  // namespace hjul::services
