// Messages of the watch stream as bytes. Items are encoded once and shared by every message that
// carries them; only a revision's head and its cursor are a stream's own. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"
#include "hjul/v1/watch_service.pb.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

// Items beyond this come in the next message.
inline constexpr std::size_t kWatchMessageBytes = 900'000;

// `item` as an element of the items of a WatchRevision: tag, length, bytes.
grpc::Slice EncodeItem(const v1::WatchItem& item);

// A WatchChangesResponse with the change `head` (which has no items), `items` as EncodeItem gives
// them, and `cursor`.
grpc::ByteBuffer ChangeMessage(const v1::WatchRevision& head, const std::vector<grpc::Slice>& items,
                               const std::string& cursor);

grpc::ByteBuffer ToBytes(const v1::WatchChangesResponse& message);

}  // namespace hjul::services
