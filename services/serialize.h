// A message as bytes that are the same for the same content, maps included: what fingerprints are
// taken of. Pure.
#pragma once

#include <string>

#include "google/protobuf/message.h"

namespace hjul::services {

std::string SerializeInOrder(const google::protobuf::Message& message);

}  // namespace hjul::services
