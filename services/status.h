// Our statuses as gRPC's, with google.rpc details that a program can act on.
//
// Every error carries an ErrorInfo (domain "hjul", a stable reason); a fault in the request also a
// BadRequest with field paths; what may be tried again a RetryInfo. Pure; thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "grpcpp/support/status.h"

namespace hjul::services {

// `status` with a reason of its own. Without one the reason is the code's name ("NOT_FOUND").
absl::Status WithReason(absl::Status status, std::string_view reason,
                        const std::map<std::string, std::string>& metadata = {});

// What WithReason gave, else the code's name; empty for what is ok.
std::string ReasonOf(const absl::Status& status);

// kInvalidArgument about one field of the request: "holdings[2].until".
absl::Status FieldError(std::string_view field, std::string_view description);

// An invalid argument "unit.name: a unit needs a name" is understood as one about a field.
grpc::Status ToGrpc(const absl::Status& status);

}  // namespace hjul::services
