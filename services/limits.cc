#include "services/limits.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/cord.h"
#include "fmt/format.h"
#include "google/protobuf/descriptor.h"
#include "google/rpc/error_details.pb.h"
#include "scheduler/core/words.h"

namespace hjul::services {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Longest strings by field name, in code points; lists and maps by field name, in elements. A map's
// keys are held to kTextMax, its values to the limit of the map's name.
struct Limit {
  std::string_view field;
  std::size_t max;
};
constexpr std::array kTextLimits{
    Limit{"text", 100'000},
    Limit{"csv", 2'000'000},
    Limit{"note", core::kNoteMax},
    Limit{"reason", core::kNoteMax},
    Limit{"results", core::kNoteMax},
    Limit{"participants", core::kParticipantNameMax},
    Limit{"label", 100},
    Limit{"name", 200},
    Limit{"email", 200},
    Limit{"rule", 500},
    Limit{"request_id", 100},
    Limit{"page_token", 1000},
    Limit{"cursor", 64},  // Bytes.
};
constexpr std::size_t kTextMax = 400;  // Ids and everything else.
constexpr std::array kListLimits{
    Limit{"participants", core::kParticipantsOfActionMax},
    Limit{"holdings", 100},
    Limit{"subscriptions", 16},
    Limit{"state_mapping", 1000},
    Limit{"results", 50},
    Limit{"posts", 1000},
    Limit{"units", 1000},
};
constexpr std::size_t kListMax = 100;
constexpr std::string_view kPreviewRequest = "hjul.v1.PreviewWheelRequest";
constexpr int kPreviewPageMax = 5000;
constexpr int kViolationsMax = 20;

// Texts whose readers say themselves which line holds a control character.
constexpr std::array<std::string_view, 3> kReadByLines{"text", "csv", "rule"};

// The first control character in `value`, line breaks and tabs aside; nullopt: none.
std::optional<unsigned> ControlCharacterIn(std::string_view value) {
  for (const char byte : value) {
    const auto code = static_cast<unsigned char>(byte);
    if ((code < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || code == 0x7F) {
      return code;
    }
  }
  return std::nullopt;
}

template <std::size_t kCount>
std::size_t LimitOf(const std::array<Limit, kCount>& limits, const std::string& field,
                    std::size_t otherwise) {
  for (const Limit& limit : limits) {
    if (limit.field == field) {
      return limit.max;
    }
  }
  return otherwise;
}

class Check {
 public:
  void Walk(const Message& message, const std::string& prefix) {
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      const std::string path = prefix + field->name();
      if (field->is_repeated()) {
        WalkList(message, *field, path);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Walk(reflection->GetMessage(message, field), path + ".");
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        Text(reflection->GetString(message, field), *field, field->name(), path);
      } else if (field->name() == "page_size") {
        PageSize(reflection->GetInt32(message, field), message, path);
      }
    }
  }

  void Violation(const std::string& field, const std::string& description) {
    if (violations_.field_violations_size() < kViolationsMax) {
      auto* violation = violations_.add_field_violations();
      violation->set_field(field);
      violation->set_description(description);
    }
  }

  absl::Status status() const {
    if (violations_.field_violations().empty()) {
      return absl::OkStatus();
    }
    const auto& first = violations_.field_violations(0);
    absl::Status status =
        absl::InvalidArgumentError(fmt::format("{}: {}", first.field(), first.description()));
    status.SetPayload("type.googleapis.com/google.rpc.BadRequest",
                      absl::Cord(violations_.SerializeAsString()));
    return status;
  }

 private:
  void WalkList(const Message& message, const FieldDescriptor& field, const std::string& path) {
    const auto* reflection = message.GetReflection();
    const int size = reflection->FieldSize(message, &field);
    const std::size_t size_max = LimitOf(kListLimits, field.name(), kListMax);
    if (static_cast<std::size_t>(size) > size_max) {
      Violation(path, fmt::format("has {} elements; at most {}", size, size_max));
      return;
    }
    for (int i = 0; i < size; ++i) {
      const std::string element = fmt::format("{}[{}]", path, i);
      if (field.is_map()) {
        const Message& entry = reflection->GetRepeatedMessage(message, &field, i);
        const auto* of_entry = entry.GetReflection();
        const auto* key = field.message_type()->map_key();
        const auto* value = field.message_type()->map_value();
        Text(of_entry->GetString(entry, key), *key, key->name(), element);
        Text(of_entry->GetString(entry, value), *value, field.name(), element);
      } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Walk(reflection->GetRepeatedMessage(message, &field, i), element + ".");
      } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        Text(reflection->GetRepeatedString(message, &field, i), field, field.name(), element);
      }
    }
  }

  void Text(const std::string& value, const FieldDescriptor& field, const std::string& limited_as,
            const std::string& path) {
    const std::size_t max = LimitOf(kTextLimits, limited_as, kTextMax);
    if (field.type() == FieldDescriptor::TYPE_BYTES) {
      if (value.size() > max) {
        Violation(path, fmt::format("is longer than {} bytes", max));
      }
      return;
    }
    if (core::IsLongerThan(value, max)) {
      Violation(path, fmt::format("is longer than {} characters", max));
      return;
    }
    const bool told_elsewhere =
        std::find(kReadByLines.begin(), kReadByLines.end(), limited_as) != kReadByLines.end();
    if (const auto code = told_elsewhere ? std::nullopt : ControlCharacterIn(value)) {
      Violation(path, fmt::format("holds the control character 0x{:02x}; remove it", *code));
    }
  }

  void PageSize(std::int32_t value, const Message& message, const std::string& path) {
    const int max =
        message.GetDescriptor()->full_name() == kPreviewRequest ? kPreviewPageMax : kPageMax;
    if (value < 0 || value > max) {
      Violation(path, fmt::format("must be between 0 and {}", max));
    }
  }

  google::rpc::BadRequest violations_;
};

}  // namespace

absl::Status CheckLimits(const Message& request, const Method& method) {
  Check check;
  check.Walk(request, "");
  if (method.needs_request_id) {
    const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
    if (request.GetReflection()->GetString(request, field).empty()) {
      check.Violation("request_id",
                      "is required: a new random text per change, the same for a repetition");
    }
  }
  return check.status();
}

}  // namespace hjul::services
