// Well-formed requests of hjul.v1 from an input's choices, by reflection: fields filled with what
// the server knows, with what it has never heard of, and with what nobody should send.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "google/protobuf/message.h"
#include "tests/fuzz/choices.h"

namespace hjul::fuzz {

// Words that mean something to the server, by what they name: "Task", "Unit", "etag", "text" ...
class Nouns {
 public:
  // Takes every string of an answer, under the name of its field or, for ids, of its message.
  void Learn(const google::protobuf::Message& answer);
  void Add(const std::string& noun, std::string value);
  // Empty when there are none.
  const std::vector<std::string>& Of(const std::string& noun) const;

  static constexpr std::size_t kOfEachMax = 120;

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

class RequestMaker {
 public:
  RequestMaker(Choices& choices, const Nouns& nouns) : choices_(choices), nouns_(nouns) {}

  void Fill(google::protobuf::Message* message);

 private:
  using Field = google::protobuf::FieldDescriptor;

  void FillField(google::protobuf::Message* message, const Field& field);
  void FillList(google::protobuf::Message* message, const Field& field);
  void FillMap(google::protobuf::Message* message, const Field& field);
  void FillDate(google::protobuf::Message* message);
  void FillTime(google::protobuf::Message* message);

  std::string Text(const Field& field);
  std::string Edited(std::string text);
  std::string Hostile();
  std::int64_t Number(const Field& field);
  double Real();

  Choices& choices_;
  const Nouns& nouns_;
  int request_ids_ = 0;
};

}  // namespace hjul::fuzz
