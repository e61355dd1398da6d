#include "clients/cli/document.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "clients/cli/dates.h"
#include "fmt/format.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/protobuf/util/time_util.h"
#include "hjul/v1/common.pb.h"

namespace hjul::cli {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// A document: a scalar as it is printed, a list or a map.
struct Value {
  enum class Kind { kNull, kPlain, kText, kList, kMap };
  Kind kind = Kind::kNull;
  std::string text;                                     // kPlain (numbers, true, false) and kText.
  std::vector<std::pair<std::string, Value>> children;  // Keys are empty in lists.
};

Value Plain(std::string text) { return {Value::Kind::kPlain, std::move(text), {}}; }
Value Text(std::string text) { return {Value::Kind::kText, std::move(text), {}}; }

std::string Number(double value) {
  return std::isfinite(value) ? fmt::format("{:g}", value) : std::string("null");
}

// "TASK_STATE_OPEN" is "open": what all values of the enum begin with goes.
std::string EnumName(const EnumValueDescriptor& value) {
  std::string prefix = value.type()->value(0)->name();
  prefix.resize(prefix.size() - std::min(prefix.size(), std::string("UNSPECIFIED").size()));
  std::string name = value.name();
  if (value.index() == 0) {
    return "";
  }
  if (name.rfind(prefix, 0) == 0) {
    name.erase(0, prefix.size());
  }
  for (char& letter : name) {
    letter = letter == '_'
                 ? '-'
                 : static_cast<char>(letter | ((letter >= 'A' && letter <= 'Z') ? 32 : 0));
  }
  return name;
}

Value ValueOf(const Message& message);

Value Scalar(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool repeated = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return ValueOf(repeated ? reflection.GetRepeatedMessage(message, &field, index)
                              : reflection.GetMessage(message, &field));
    case FieldDescriptor::CPPTYPE_STRING:
      return Text(repeated ? reflection.GetRepeatedString(message, &field, index)
                           : reflection.GetString(message, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return Text(EnumName(repeated ? *reflection.GetRepeatedEnum(message, &field, index)
                                    : *reflection.GetEnum(message, &field)));
    case FieldDescriptor::CPPTYPE_BOOL:
      return Plain(reflection.GetBool(message, &field) ? "true" : "false");
    case FieldDescriptor::CPPTYPE_INT32:
      return Plain(std::to_string(reflection.GetInt32(message, &field)));
    case FieldDescriptor::CPPTYPE_UINT32:
      return Plain(std::to_string(reflection.GetUInt32(message, &field)));
    case FieldDescriptor::CPPTYPE_INT64:
      return Plain(std::to_string(reflection.GetInt64(message, &field)));
    case FieldDescriptor::CPPTYPE_UINT64:
      return Plain(std::to_string(reflection.GetUInt64(message, &field)));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return Plain(Number(reflection.GetDouble(message, &field)));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return Plain(Number(static_cast<double>(reflection.GetFloat(message, &field))));
  }
  return {};
}

Value Map(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  Value map{Value::Kind::kMap, {}, {}};
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    const Message& entry = reflection.GetRepeatedMessage(message, &field, i);
    map.children.emplace_back(Scalar(entry, *entry.GetDescriptor()->FindFieldByNumber(1), 0).text,
                              Scalar(entry, *entry.GetDescriptor()->FindFieldByNumber(2), 0));
  }
  std::sort(map.children.begin(), map.children.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return map;
}

Value Field(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  if (field.is_map()) {
    return Map(message, field);
  }
  if (field.is_repeated()) {
    Value list{Value::Kind::kList, {}, {}};
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      list.children.emplace_back("", Scalar(message, field, i));
    }
    return list;
  }
  if (field.has_presence() && !reflection.HasField(message, &field)) {
    return {};
  }
  return Scalar(message, field, 0);
}

Value ValueOf(const Message& message) {
  if (const auto* date = dynamic_cast<const v1::Date*>(&message)) {
    return Text(IsoDate(*date));
  }
  if (const auto* time = dynamic_cast<const v1::TimeOfDay*>(&message)) {
    return Text(fmt::format("{:02}:{:02}", time->minutes() / 60, time->minutes() % 60));
  }
  if (const auto* instant = dynamic_cast<const google::protobuf::Timestamp*>(&message)) {
    return Text(google::protobuf::util::TimeUtil::ToString(*instant));
  }
  Value map{Value::Kind::kMap, {}, {}};
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    map.children.emplace_back(descriptor.field(i)->name(), Field(message, *descriptor.field(i)));
  }
  return map;
}

std::string Quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    switch (letter) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(letter) < 0x20) {
          out +=
              fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(letter)));
        } else {
          out += letter;
        }
    }
  }
  return out + "\"";
}

// `indent` < 0: on one line.
void Json(const Value& value, int indent, std::string* out) {
  if (value.kind == Value::Kind::kNull) {
    *out += "null";
  } else if (value.kind == Value::Kind::kPlain) {
    *out += value.text;
  } else if (value.kind == Value::Kind::kText) {
    *out += Quoted(value.text);
  } else {
    const bool map = value.kind == Value::Kind::kMap;
    const bool broken = indent >= 0 && !value.children.empty();
    const auto inner = static_cast<std::size_t>(broken ? indent + 2 : 0);
    *out += map ? "{" : "[";
    bool first = true;
    for (const auto& [key, child] : value.children) {
      *out += first ? "" : ",";
      *out += broken ? "\n" + std::string(inner, ' ') : "";
      *out += map ? Quoted(key) + ": " : "";
      Json(child, indent < 0 ? -1 : indent + 2, out);
      first = false;
    }
    *out += broken ? "\n" + std::string(static_cast<std::size_t>(indent), ' ') : "";
    *out += map ? "}" : "]";
  }
}

void Yaml(const Value& value, std::size_t indent, std::string* out) {
  const bool map = value.kind == Value::Kind::kMap;
  bool first = true;
  for (const auto& [key, child] : value.children) {
    *out += first ? "" : std::string(indent, ' ');
    first = false;
    *out += map ? key + ":" : "-";
    const bool nested = child.kind == Value::Kind::kMap || child.kind == Value::Kind::kList;
    if (!nested || child.children.empty()) {
      *out += " ";
      Json(child, -1, out);  // A JSON scalar is a YAML scalar; so are {} and [].
      *out += "\n";
    } else if (map) {
      const std::size_t deeper = child.kind == Value::Kind::kMap ? indent + 2 : indent;
      *out += "\n" + std::string(deeper, ' ');
      Yaml(child, deeper, out);
    } else {
      *out += " ";
      Yaml(child, indent + 2, out);
    }
  }
}

std::string Cell(const Value& value) {
  std::string cell;
  if (value.kind == Value::Kind::kList) {
    for (const auto& [key, child] : value.children) {
      cell += cell.empty() ? "" : "; ";
      cell += Cell(child);
    }
  } else if (value.kind == Value::Kind::kMap) {
    Json(value, -1, &cell);
  } else {
    cell = value.text;
  }
  return cell;
}

std::string CsvQuoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n\r") == std::string::npos) {
    return cell;
  }
  std::string out = "\"";
  for (const char letter : cell) {
    out += letter == '"' ? "\"\"" : std::string(1, letter);
  }
  return out + "\"";
}

// The columns of a message: nested messages with a point, two deep. `message` null: the names.
void Columns(const google::protobuf::Descriptor& descriptor, const Message* message,
             const std::string& prefix, std::vector<std::string>* columns) {
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor& field = *descriptor.field(i);
    const auto* type = field.message_type();
    const bool leaf = type == nullptr || field.is_repeated() || prefix.size() > 40 ||
                      type->full_name() == "hjul.v1.Date" ||
                      type->full_name() == "hjul.v1.TimeOfDay" ||
                      type->full_name() == "google.protobuf.Timestamp";
    if (leaf) {
      columns->push_back(message == nullptr ? prefix + field.name() : Cell(Field(*message, field)));
    } else {
      const bool set = message != nullptr;
      Columns(*type, set ? &message->GetReflection()->GetMessage(*message, &field) : nullptr,
              prefix + field.name() + ".", columns);
    }
  }
}

std::string CsvLine(const std::vector<std::string>& columns) {
  std::string line;
  for (const std::string& column : columns) {
    line += (&column == &columns.front() ? "" : ",") + CsvQuoted(column);
  }
  return line + "\n";
}

std::string Csv(const Messages& messages) {
  std::string out;
  for (const Message* message : messages) {
    std::vector<std::string> columns;
    if (out.empty()) {
      Columns(*message->GetDescriptor(), nullptr, "", &columns);
      out += CsvLine(columns);
      columns.clear();
    }
    Columns(*message->GetDescriptor(), message, "", &columns);
    out += CsvLine(columns);
  }
  return out;
}

}  // namespace

std::string PrintList(const Messages& messages, Format format) {
  if (format == Format::kCsv) {
    return Csv(messages);
  }
  Value list{Value::Kind::kList, {}, {}};
  for (const Message* message : messages) {
    list.children.emplace_back("", ValueOf(*message));
  }
  std::string out;
  if (format == Format::kYaml && !list.children.empty()) {
    Yaml(list, 0, &out);
    return out;
  }
  Json(list, 0, &out);
  return out + "\n";
}

std::string PrintOne(const Message& message, Format format) {
  if (format == Format::kCsv) {
    return Csv({&message});
  }
  std::string out;
  if (format == Format::kYaml) {
    Yaml(ValueOf(message), 0, &out);
    return out;
  }
  Json(ValueOf(message), 0, &out);
  return out + "\n";
}

}  // namespace hjul::cli
