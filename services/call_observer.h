// Hears of every call that has ended, for whoever counts them. Called on any thread; returns at
// once.
#pragma once

#include <chrono>

#include "absl/status/status.h"
#include "services/methods.h"

namespace hjul::services {

class CallObserver {
 public:
  virtual ~CallObserver() = default;
  virtual void Ended(const Method& method, const absl::Status& status,
                     std::chrono::microseconds took);
};

// The observer that hears nothing. Lives as long as the process.
CallObserver& Uncounted();

}  // namespace hjul::services
