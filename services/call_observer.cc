#include "services/call_observer.h"

namespace hjul::services {

void CallObserver::Ended(const Method& /*method*/, const absl::Status& /*status*/,
                         std::chrono::microseconds /*took*/) {}

CallObserver& Uncounted() {
  static CallObserver uncounted;
  return uncounted;
}

}  // namespace hjul::services
