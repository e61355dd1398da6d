#include "services/metrics_listener.h"

#include <exception>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "fmt/format.h"
#include "prometheus/collectable.h"
#include "prometheus/exposer.h"

namespace hjul::services {

MetricsListener::MetricsListener(std::unique_ptr<prometheus::Exposer> exposer,
                                 std::shared_ptr<prometheus::Collectable> metrics)
    : metrics_(std::move(metrics)), exposer_(std::move(exposer)) {
  exposer_->RegisterCollectable(metrics_);
}

MetricsListener::~MetricsListener() = default;

absl::StatusOr<std::unique_ptr<MetricsListener>> MetricsListener::Start(
    const std::string& address, std::shared_ptr<prometheus::Collectable> metrics) {
  constexpr char kName[] = "localhost:";
  const std::string numbers =
      absl::StartsWith(address, kName) ? "127.0.0.1:" + address.substr(sizeof(kName) - 1) : address;
  try {
    auto exposer = std::make_unique<prometheus::Exposer>(
        std::vector<std::string>{"listening_ports", numbers, "num_threads", "2"});
    return std::unique_ptr<MetricsListener>(
        new MetricsListener(std::move(exposer), std::move(metrics)));
  } catch (const std::exception&) {  // It has no words of its own for what is wrong.
    return absl::UnavailableError(fmt::format(
        "cannot serve metrics on {}; is the port in use? Set metrics_address to another "
        "one, or leave it empty",
        address));
  }
}

int MetricsListener::port() const { return exposer_->GetListeningPorts().at(0); }

}  // namespace hjul::services
