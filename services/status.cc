#include "services/status.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/cord.h"
#include "fmt/format.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "scheduler/text/utf8.h"

namespace hjul::services {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kBadRequestUrl[] = "type.googleapis.com/google.rpc.BadRequest";
constexpr int kRetryAfterSeconds = 2;
// Trailers hold a message twice and percent-encoded, and clients take 8 kB of trailers at most.
constexpr std::size_t kMessageBytesMax = 1000;

// What a request holds is repeated in messages: hostile text must not make the answer unreadable.
std::string Text(absl::string_view text) {
  const std::string_view whole(text.data(), text.size());
  return text::Clip(whole, whole.size() <= kMessageBytesMax ? whole.size() : kMessageBytesMax / 4);
}

// "holdings[2].until" of "holdings[2].until: is before the first day".
std::optional<std::pair<std::string, std::string>> SplitField(const std::string& message) {
  const std::size_t colon = message.find(": ");
  if (colon == std::string::npos || colon == 0) {
    return std::nullopt;
  }
  const bool path = std::all_of(
      message.begin(), message.begin() + static_cast<std::ptrdiff_t>(colon), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_' || letter == '.' || letter == '[' || letter == ']';
      });
  if (!path) {
    return std::nullopt;
  }
  return std::pair{message.substr(0, colon), message.substr(colon + 2)};
}

template <class Detail>
std::optional<Detail> DetailOf(const absl::Status& status, const char* url) {
  const auto payload = status.GetPayload(url);
  Detail detail;
  if (!payload || !detail.ParseFromString(std::string(*payload))) {
    return std::nullopt;
  }
  return detail;
}

bool MayBeTriedAgain(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsResourceExhausted(status);
}

}  // namespace

absl::Status WithReason(absl::Status status, std::string_view reason,
                        const std::map<std::string, std::string>& metadata) {
  google::rpc::ErrorInfo info;
  info.set_domain("hjul");
  info.set_reason(std::string(reason));
  info.mutable_metadata()->insert(metadata.begin(), metadata.end());
  status.SetPayload(kErrorInfoUrl, absl::Cord(info.SerializeAsString()));
  return status;
}

std::string ReasonOf(const absl::Status& status) {
  if (status.ok()) {
    return "";
  }
  const auto info = DetailOf<google::rpc::ErrorInfo>(status, kErrorInfoUrl);
  return info ? info->reason() : absl::StatusCodeToString(status.code());
}

absl::Status FieldError(std::string_view field, std::string_view description) {
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field(std::string(field));
  violation->set_description(std::string(description));
  absl::Status status = absl::InvalidArgumentError(fmt::format("{}: {}", field, description));
  status.SetPayload(kBadRequestUrl, absl::Cord(request.SerializeAsString()));
  return status;
}

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) {
    return grpc::Status::OK;
  }
  google::rpc::Status details;
  details.set_code(static_cast<int>(status.code()));
  details.set_message(Text(status.message()));
  auto info = DetailOf<google::rpc::ErrorInfo>(status, kErrorInfoUrl);
  if (!info) {
    info.emplace();
    info->set_domain("hjul");
    info->set_reason(absl::StatusCodeToString(status.code()));
  }
  details.add_details()->PackFrom(*info);
  auto request = DetailOf<google::rpc::BadRequest>(status, kBadRequestUrl);
  if (request) {
    for (auto& violation : *request->mutable_field_violations()) {
      violation.set_description(Text(violation.description()));
    }
  }
  if (!request && absl::IsInvalidArgument(status)) {
    if (const auto field = SplitField(details.message())) {
      request.emplace();
      auto* violation = request->add_field_violations();
      violation->set_field(field->first);
      violation->set_description(field->second);
    }
  }
  if (request) {
    details.add_details()->PackFrom(*request);
  }
  if (MayBeTriedAgain(status)) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(kRetryAfterSeconds);
    details.add_details()->PackFrom(retry);
  }
  return {static_cast<grpc::StatusCode>(status.code()), details.message(),
          details.SerializeAsString()};
}

}  // namespace hjul::services
