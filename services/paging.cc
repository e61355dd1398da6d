#include "services/paging.h"

#include <memory>
#include <string_view>

#include "absl/strings/escaping.h"
#include "google/protobuf/descriptor.h"
#include "scheduler/engine/digest.h"
#include "services/serialize.h"
#include "services/status.h"

namespace hjul::services {
namespace {

using google::protobuf::Message;

constexpr std::size_t kQuestionBytes = 16;

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
    return FieldError("page_token", "belongs to another list; begin again without it");
  }
  return bytes.substr(kQuestionBytes);
}

}  // namespace hjul::services
