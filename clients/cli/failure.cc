#include "clients/cli/failure.h"

#include "absl/strings/cord.h"
#include "clients/cli/command.h"
#include "fmt/format.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace hjul::cli {
namespace {

constexpr char kDetails[] = "type.googleapis.com/google.rpc.Status";

std::string Message(const absl::Status& status) {
  return {status.message().data(), status.message().size()};
}

bool IsAboutTls(const std::string& message) {
  for (const char* word : {"SSL", "TLS", "andshake", "ertificate"}) {
    if (message.find(word) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// Texts of failures may name the server; those that do not have no place for it.
std::string Named(const Texts& texts, const std::string& key, std::string_view server) {
  return texts.Say(key, server);
}

}  // namespace

absl::Status MakeFailure(int code, const std::string& message, const std::string& details) {
  absl::Status status(static_cast<absl::StatusCode>(code), message);
  status.SetPayload(kDetails, absl::Cord(details));
  return status;
}

Failure ReadFailure(const absl::Status& status) {
  Failure failure;
  failure.code = status.code();
  failure.message = Message(status);
  const auto payload = status.GetPayload(kDetails);
  failure.from_server = payload.has_value();
  google::rpc::Status details;
  if (!payload || !details.ParseFromString(std::string(*payload))) {
    return failure;
  }
  for (const auto& detail : details.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest request;
    if (detail.UnpackTo(&info)) {
      failure.reason = info.reason();
      failure.metadata = {info.metadata().begin(), info.metadata().end()};
    } else if (detail.UnpackTo(&request)) {
      for (const auto& violation : request.field_violations()) {
        failure.violations.push_back({violation.field(), violation.description()});
      }
    }
  }
  return failure;
}

int ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return kDone;
    case absl::StatusCode::kInvalidArgument:
      return kUsage;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return kUnreachable;
    case absl::StatusCode::kUnauthenticated:
    case absl::StatusCode::kPermissionDenied:
      return kNotPermitted;
    default:
      return kRefused;
  }
}

std::string PrintFailure(const Texts& texts, const absl::Status& status, std::string_view server) {
  const Failure failure = ReadFailure(status);
  if (!failure.from_server) {
    return failure.message + "\n";
  }
  const std::string code = absl::StatusCodeToString(failure.code);
  const std::string cause_key = "reason." + (failure.reason.empty() ? code : failure.reason);
  std::string out;
  if (texts.Has(cause_key)) {
    out = Named(texts, cause_key, server) + "\n";
  } else {
    out = (texts.Has("reason." + code) ? Named(texts, "reason." + code, server) + "\n" : "");
  }
  // The server's own words say which thing and which state; those of a connection that was not made
  // say nothing more, unless it was refused for its certificate.
  const bool reached = ExitCodeOf(status) != kUnreachable;
  if (!failure.message.empty() && (reached || IsAboutTls(failure.message))) {
    out += fmt::format("  {}\n", failure.message);
  }
  for (const Failure::Violation& violation : failure.violations) {
    const std::string line = fmt::format("{}: {}", violation.field, violation.description);
    if (line != failure.message) {
      out += "  " + line + "\n";
    }
  }
  const std::string next_key = "next." + (failure.reason.empty() ? code : failure.reason);
  if (texts.Has(next_key)) {
    out += Named(texts, next_key, server) + "\n";
  } else if (texts.Has("next." + code)) {
    out += Named(texts, "next." + code, server) + "\n";
  }
  return out;
}

}  // namespace hjul::cli
