#include "services/paging.h"

#include <charconv>
#include <memory>

#include "absl/strings/escaping.h"
#include "google/protobuf/descriptor.h"
#include "scheduler/engine/digest.h"
#include "services/serialize.h"
#include "services/status.h"

namespace hjul::services {
namespace {

using google::protobuf::Message;

constexpr std::size_t kQuestionBytes = 16;

absl::Status WrongToken() {
  return FieldError("page_token", "belongs to another list; begin again without it");
}

}  // namespace

std::string QuestionOf(const Message& request) {
  const std::unique_ptr<Message> question(request.New());
  question->CopyFrom(request);
  for (const char* field : {"page_token", "page_size"}) {
    if (const auto* known = request.GetDescriptor()->FindFieldByName(field)) {
      question->GetReflection()->ClearField(question.get(), known);
    }
  }
  engine::Digest digest;
  digest.Add(request.GetDescriptor()->full_name());
  digest.Add(SerializeInOrder(*question));
  return digest.Hex().substr(0, kQuestionBytes);
}

std::string SealToken(const Message& request, const std::string& position) {
  return position.empty() ? std::string()
                          : absl::WebSafeBase64Escape(QuestionOf(request) + position);
}

absl::StatusOr<std::string> OpenToken(const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("page_token");
  const std::string token = request.GetReflection()->GetString(request, field);
  if (token.empty()) {
    return std::string();
  }
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() <= kQuestionBytes ||
      bytes.compare(0, kQuestionBytes, QuestionOf(request)) != 0) {
    return WrongToken();
  }
  return bytes.substr(kQuestionBytes);
}

absl::StatusOr<std::size_t> IndexOf(std::string_view position) {
  std::size_t index = 0;
  const char* const end = position.data() + position.size();
  const auto [stop, fault] = std::from_chars(position.data(), end, index);
  if (!position.empty() && (fault != std::errc() || stop != end)) {
    return WrongToken();
  }
  return index;
}

}  // namespace hjul::services
