// Metrics over HTTP, at /metrics, on an address of this machine. Serves until destroyed.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace prometheus {
class Collectable;
class Exposer;
}  // namespace prometheus

namespace hjul::services {

class MetricsListener {
 public:
  // `address`: HOST:PORT, as the configuration has checked it; port 0 chooses one.
  // Errors: kUnavailable (the address is taken, or not this machine's).
  static absl::StatusOr<std::unique_ptr<MetricsListener>> Start(
      const std::string& address, std::shared_ptr<prometheus::Collectable> metrics);
  ~MetricsListener();

  int port() const;

 private:
  MetricsListener(std::unique_ptr<prometheus::Exposer> exposer,
                  std::shared_ptr<prometheus::Collectable> metrics);

  std::shared_ptr<prometheus::Collectable> metrics_;  // The exposer only holds it weakly.
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace hjul::services
