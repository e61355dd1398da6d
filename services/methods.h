// The rpcs of hjul.v1 as their descriptors declare them. Every rpc has a request type of its own,
// so the request says which rpc it is for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/message.h"
#include "hjul/v1/access.pb.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

struct Method {
  std::string name;  // "hjul.v1.TaskService/ListTasks".
  std::string request_type;
  v1::Permission permission = v1::PERMISSION_UNSPECIFIED;
  bool mutates = false;           // Not for read-only tokens.
  bool needs_request_id = false;  // A mutation: same id, same answer.
  bool server_streaming = false;
};

// Full names of the services, in the order of the files.
const std::vector<std::string>& ServiceNames();
// Every rpc of those.
const std::vector<Method>& Methods();
// The rpc that `request` is for; nullptr for a message that no rpc takes.
const Method* MethodOf(const google::protobuf::Message& request);

}  // namespace hjul::services
