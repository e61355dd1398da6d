// Answers for programs: any message of the API as JSON, YAML or CSV.
//
// Dates are "2026-10-30", times of day "16:00", instants RFC 3339 in UTC, enum values their names
// in lower case without the enum's own name ("TASK_STATE_OPEN" is "open"). A field that is not set
// is null (CSV: empty), so that every document of one kind has the same shape. Pure.
#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class Message;
}

namespace hjul::cli {

enum class Format { kTable, kJson, kYaml, kCsv, kSvg };

using Messages = std::vector<const google::protobuf::Message*>;

// A list prints as a list, also when it has one element or none.
std::string PrintList(const Messages& messages, Format format);
// One thing prints as an object; CSV: a header and one row.
std::string PrintOne(const google::protobuf::Message& message, Format format);

template <class Repeated>
Messages Pointers(const Repeated& repeated) {
  Messages messages;
  for (const auto& message : repeated) {
    messages.push_back(&message);
  }
  return messages;
}

}  // namespace hjul::cli
