#include "tests/fuzz/request_maker.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "google/protobuf/descriptor.h"

namespace hjul::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kDate[] = "hjul.v1.Date";
constexpr char kTimestamp[] = "google.protobuf.Timestamp";
constexpr std::int64_t kSomeMonday = 1'788'760'800;  // 2026-09-07 08:00 in Sweden.

// "Task" for the id of a TakeActionRequest: what the request's service deals in, unless its name
// says more.
std::string NounOfId(const FieldDescriptor& field) {
  const std::string& message = field.containing_type()->name();
  if (message == "OverrideTarget") {
    return "Occurrence";
  }
  for (const char* noun : {"Task", "Occurrence", "Plan", "Delivery", "Unit", "Person", "Token",
                           "Wheel", "Post", "Turn"}) {
    if (message.find(noun) != std::string::npos) {
      return noun;
    }
  }
  return message == "TakeActionRequest" ? "Task" : "id";
}

std::string NounOf(const FieldDescriptor& field) {
  static const std::map<std::string, std::string> known{{"unit", "Unit"},
                                                        {"units", "Unit"},
                                                        {"wheel", "Wheel"},
                                                        {"post", "Post"},
                                                        {"posts", "Post"},
                                                        {"task", "Task"},
                                                        {"occurrence", "Occurrence"},
                                                        {"person", "Person"},
                                                        {"turn", "Turn"},
                                                        {"action", "OfferedAction"},
                                                        {"holder", "Person"},
                                                        {"next_page_token", "page_token"}};
  if (field.name() == "id") {
    return NounOfId(field);
  }
  const auto found = known.find(field.name());
  return found == known.end() ? field.name() : found->second;
}

void LearnField(const Message& message, const FieldDescriptor& field, Nouns& nouns) {
  const auto* reflection = message.GetReflection();
  const bool text =
      field.type() == FieldDescriptor::TYPE_STRING || field.type() == FieldDescriptor::TYPE_BYTES;
  const int size = field.is_repeated() ? reflection->FieldSize(message, &field) : 1;
  for (int i = 0; i < size; ++i) {
    if (text) {
      nouns.Add(NounOf(field), field.is_repeated()
                                   ? reflection->GetRepeatedString(message, &field, i)
                                   : reflection->GetString(message, &field));
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      nouns.Learn(field.is_repeated() ? reflection->GetRepeatedMessage(message, &field, i)
                                      : reflection->GetMessage(message, &field));
    }
  }
}

const std::vector<std::string>& HostileTexts() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> made{"",
                                  " ",
                                  "-",
                                  "/",
                                  "//",
                                  "@",
                                  "@@",
                                  ":",
                                  "huvudman",
                                  "rektor@",
                                  "@alm",
                                  "a/b/c/d",
                                  "a/b/c/d/e/f",
                                  "a/b/c/huvudman:1:rektor",
                                  "a/b/c/d:99999999999:x",
                                  "a/b/c/d:0:x",
                                  "../../etc/passwd",
                                  "%s%n%x",
                                  "'; drop table units; --",
                                  "{}",
                                  "null",
                                  "0",
                                  "-1",
                                  "18446744073709551616",
                                  "1e999",
                                  "nan",
                                  "2026-02-30",
                                  "9999-99",
                                  "2026-27",
                                  "Å",
                                  "å",
                                  "a\u0308",
                                  "\u202Eabc",
                                  "\u2028",
                                  "\uFEFF",
                                  "\n",
                                  "\r\n\r\n",
                                  "\t",
                                  "\"",
                                  "\\",
                                  "\x01\x02\x7F",
                                  "😀",
                                  "AAAA",
                                  "====",
                                  "_-_-",
                                  "calendar: x",
                                  "wheel: x",
                                  "overlay: x",
                                  "- - - -",
                                  "[[[[[[[[[[[[[[[[",
                                  "&a [*a]"};
    made.emplace_back("\0", 1);
    made.emplace_back("a\0b", 3);
    for (const std::size_t length :
         {64U, 65U, 100U, 101U, 200U, 201U, 400U, 401U, 1001U, 2000U, 2001U}) {
      made.emplace_back(length, 'a');
      std::string letters;
      for (std::size_t i = 0; i < length; ++i) {
        letters += i % 2 == 0 ? "å" : "\u20AC";
      }
      made.push_back(std::move(letters));
    }
    made.emplace_back(100'001, 'x');
    made.emplace_back(9'000, '\n');
    return made;
  }();
  return texts;
}

}  // namespace

void Nouns::Add(const std::string& noun, std::string value) {
  std::vector<std::string>& values = values_[noun];
  if (value.empty() || std::find(values.begin(), values.end(), value) != values.end()) {
    return;
  }
  if (values.size() == kOfEachMax) {  // The newest are of most interest; the first stay.
    values.erase(values.begin() + kOfEachMax / 2);
  }
  values.push_back(std::move(value));
}

void Nouns::Learn(const Message& answer) {
  std::vector<const FieldDescriptor*> fields;
  answer.GetReflection()->ListFields(answer, &fields);
  for (const FieldDescriptor* field : fields) {
    LearnField(answer, *field, *this);
  }
}

const std::vector<std::string>& Nouns::Of(const std::string& noun) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(noun);
  return found == values_.end() ? none : found->second;
}

void RequestMaker::Fill(Message* message) {
  const std::string& type = message->GetDescriptor()->full_name();
  if (type == kDate) {
    FillDate(message);
    return;
  }
  if (type == kTimestamp) {
    FillTime(message);
    return;
  }
  for (int i = 0; i < message->GetDescriptor()->field_count(); ++i) {
    FillField(message, *message->GetDescriptor()->field(i));
  }
}

void RequestMaker::FillField(Message* message, const Field& field) {
  const auto* reflection = message->GetReflection();
  if (field.is_map()) {
    FillMap(message, field);
    return;
  }
  if (field.is_repeated()) {
    FillList(message, field);
    return;
  }
  if (choices_.OneIn(6)) {
    return;  // Left unset.
  }
  switch (field.cpp_type()) {
    case Field::CPPTYPE_STRING:
      reflection->SetString(message, &field, Text(field));
      break;
    case Field::CPPTYPE_MESSAGE:
      Fill(reflection->MutableMessage(message, &field));
      break;
    case Field::CPPTYPE_BOOL:
      reflection->SetBool(message, &field, choices_.OneIn(2));
      break;
    case Field::CPPTYPE_ENUM:
      reflection->SetEnumValue(message, &field, static_cast<int>(Number(field)));
      break;
    case Field::CPPTYPE_INT32:
      reflection->SetInt32(message, &field, static_cast<std::int32_t>(Number(field)));
      break;
    case Field::CPPTYPE_UINT32:
      reflection->SetUInt32(message, &field, static_cast<std::uint32_t>(Number(field)));
      break;
    case Field::CPPTYPE_INT64:
      reflection->SetInt64(message, &field, Number(field));
      break;
    case Field::CPPTYPE_UINT64:
      reflection->SetUInt64(message, &field, static_cast<std::uint64_t>(Number(field)));
      break;
    case Field::CPPTYPE_DOUBLE:
      reflection->SetDouble(message, &field, Real());
      break;
    case Field::CPPTYPE_FLOAT:
      reflection->SetFloat(message, &field, static_cast<float>(Real()));
      break;
  }
}

void RequestMaker::FillList(Message* message, const Field& field) {
  constexpr std::array<int, 12> kSizes{0, 0, 0, 1, 1, 1, 2, 3, 16, 17, 101, 1001};
  const auto* reflection = message->GetReflection();
  const int size = choices_.Of(kSizes);
  const std::size_t same = 4;  // After so many the elements repeat, which costs no choices.
  for (int i = 0; i < size; ++i) {
    const bool repeat = i >= static_cast<int>(same);
    if (field.cpp_type() == Field::CPPTYPE_STRING) {
      reflection->AddString(
          message, &field,
          repeat ? reflection->GetRepeatedString(*message, &field, 0) : Text(field));
    } else if (field.cpp_type() == Field::CPPTYPE_ENUM) {
      reflection->AddEnumValue(message, &field, static_cast<int>(Number(field)));
    } else if (field.cpp_type() == Field::CPPTYPE_MESSAGE) {
      Message* element = reflection->AddMessage(message, &field);
      if (repeat) {
        element->CopyFrom(reflection->GetRepeatedMessage(*message, &field, 0));
      } else {
        Fill(element);
      }
    }
  }
}

void RequestMaker::FillMap(Message* message, const Field& field) {
  constexpr std::array<int, 8> kSizes{0, 0, 1, 1, 2, 3, 51, 101};
  const auto* reflection = message->GetReflection();
  const auto* key = field.message_type()->map_key();
  const auto* value = field.message_type()->map_value();
  const int size = choices_.Of(kSizes);
  for (int i = 0; i < size; ++i) {
    Message* entry = reflection->AddMessage(message, &field);
    const auto* of_entry = entry->GetReflection();
    const auto& keys = nouns_.Of(field.name() + " key");
    const bool known = !keys.empty() && !choices_.OneIn(3);
    of_entry->SetString(entry, key, known ? choices_.Of(keys) : Text(*key) + std::to_string(i));
    of_entry->SetString(entry, value, Text(*value));
  }
}

void RequestMaker::FillDate(Message* message) {
  const auto* type = message->GetDescriptor();
  const auto* reflection = message->GetReflection();
  constexpr std::array<int, 6> kOddYears{0, -1, 1989, 2100, 2101, std::numeric_limits<int>::max()};
  constexpr std::array<int, 8> kYears{2025, 2026, 2026, 2026, 2027, 2027, 2028, 2036};
  const bool odd = choices_.OneIn(8);
  reflection->SetInt32(message, type->FindFieldByName("year"),
                       odd ? choices_.Of(kOddYears) : choices_.Of(kYears));
  reflection->SetInt32(message, type->FindFieldByName("month"),
                       static_cast<int>(choices_.Below(odd ? 14 : 12)) + (odd ? 0 : 1));
  reflection->SetInt32(message, type->FindFieldByName("day"),
                       static_cast<int>(choices_.Below(odd ? 33 : 28)) + (odd ? 0 : 1));
}

void RequestMaker::FillTime(Message* message) {
  constexpr std::array<std::int64_t, 8> kOdd{0,
                                             -1,
                                             std::numeric_limits<std::int64_t>::max(),
                                             std::numeric_limits<std::int64_t>::min(),
                                             253'402'300'800,
                                             9'223'372'036'854'775,
                                             -62'135'596'801,
                                             4'133'980'800};
  constexpr std::int64_t kHour = 3'600;
  const auto* type = message->GetDescriptor();
  const auto* reflection = message->GetReflection();
  const bool odd = choices_.OneIn(4);
  reflection->SetInt64(
      message, type->FindFieldByName("seconds"),
      odd ? choices_.Of(kOdd)
          : kSomeMonday + kHour * static_cast<std::int64_t>(choices_.Below(9'000)));
  reflection->SetInt32(message, type->FindFieldByName("nanos"),
                       odd ? static_cast<int>(Number(*type->FindFieldByName("nanos"))) : 0);
}

std::string RequestMaker::Text(const Field& field) {
  const std::string noun = NounOf(field);
  if (noun == "request_id") {
    const auto& used = nouns_.Of(noun);
    return !used.empty() && choices_.OneIn(12) ? choices_.Of(used)
           : choices_.OneIn(20)                ? Hostile()
                                               : "request-" + std::to_string(++request_ids_) + "-" +
                                      std::to_string(choices_.Below(65'536));
  }
  const auto& known = nouns_.Of(noun);
  const bool optional = noun == "page_token" || noun == "etag" || noun == "cursor";
  if (optional && !choices_.OneIn(3)) {
    return {};
  }
  if (known.empty() || choices_.OneIn(5)) {
    return Hostile();
  }
  std::string text = choices_.Of(known);
  return choices_.OneIn(4) ? Edited(std::move(text)) : text;
}

// `text` with a digit, a line or a stretch changed; still UTF-8.
std::string RequestMaker::Edited(std::string text) {
  for (std::size_t edits = 1 + choices_.Below(3); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = choices_.Below(65'536) % text.size();
    const std::size_t line = std::min(text.find('\n', at), text.size());
    const std::size_t next = std::min(text.find('\n', line + 1), text.size());
    switch (choices_.Below(4)) {
      case 0: {
        const std::size_t digit = text.find_first_of("0123456789", at);
        if (digit != std::string::npos) {
          text[digit] = static_cast<char>('0' + choices_.Below(10));
        }
        break;
      }
      case 1:
        text.erase(line, next - line);
        break;
      case 2:
        text.insert(line, text.substr(line, next - line));
        break;
      default: {
        const std::size_t space = text.find(' ', at);
        text.insert(space == std::string::npos ? text.size() : space, " x");
        break;
      }
    }
  }
  return text;
}

std::string RequestMaker::Hostile() { return choices_.Of(HostileTexts()); }

std::int64_t RequestMaker::Number(const Field& field) {
  constexpr std::array<std::int64_t, 12> kOdd{0,
                                              1,
                                              2,
                                              -1,
                                              100,
                                              1'000,
                                              1'001,
                                              5'001,
                                              std::numeric_limits<std::int32_t>::max(),
                                              std::numeric_limits<std::int32_t>::min(),
                                              1'440,
                                              -2};
  if (field.cpp_type() == Field::CPPTYPE_ENUM && !choices_.OneIn(8)) {
    return field.enum_type()
        ->value(static_cast<int>(
            choices_.Below(static_cast<std::size_t>(field.enum_type()->value_count()))))
        ->number();
  }
  return choices_.OneIn(3) ? choices_.Of(kOdd) : static_cast<std::int64_t>(choices_.Below(20));
}

double RequestMaker::Real() {
  constexpr std::array<double, 7> kOdd{0,
                                       1,
                                       -1,
                                       1e300,
                                       std::numeric_limits<double>::infinity(),
                                       std::numeric_limits<double>::quiet_NaN(),
                                       60};
  return choices_.Of(kOdd);
}

}  // namespace hjul::fuzz
