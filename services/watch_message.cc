#include "services/watch_message.h"

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace hjul::services {
namespace {

// Messages below this are copied together: one piece is cheaper to send than several.
constexpr std::size_t kTogetherMax = 8'192;

// The wire format's beginning of a field with a length.
void AppendHead(int field, std::size_t length, std::string& to) {
  constexpr std::uint32_t kLengthDelimited = 2;
  google::protobuf::io::StringOutputStream stream(&to);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.WriteTag(static_cast<std::uint32_t>(field) << 3 | kLengthDelimited);
  coded.WriteVarint32(static_cast<std::uint32_t>(length));
}

std::string_view View(const grpc::Slice& slice) {
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

}  // namespace

grpc::Slice EncodeItem(const v1::WatchItem& item) {
  std::string bytes;
  AppendHead(v1::WatchRevision::kItemsFieldNumber, item.ByteSizeLong(), bytes);
  item.AppendToString(&bytes);
  return grpc::Slice(bytes);
}

grpc::ByteBuffer ChangeMessage(const v1::WatchRevision& head, const std::vector<grpc::Slice>& items,
                               const std::string& cursor) {
  const std::string own = head.SerializeAsString();
  std::size_t length = own.size();
  for (const grpc::Slice& item : items) {
    length += item.size();
  }
  std::string bytes;
  AppendHead(v1::WatchChangesResponse::kChangeFieldNumber, length, bytes);
  bytes += own;
  std::string tail;
  AppendHead(v1::WatchChangesResponse::kCursorFieldNumber, cursor.size(), tail);
  tail += cursor;
  if (length <= kTogetherMax) {
    for (const grpc::Slice& item : items) {
      bytes += View(item);
    }
    bytes += tail;
    const grpc::Slice whole(bytes);
    return grpc::ByteBuffer(&whole, 1);
  }
  std::vector<grpc::Slice> pieces;
  pieces.reserve(items.size() + 2);
  pieces.emplace_back(bytes);
  pieces.insert(pieces.end(), items.begin(), items.end());
  pieces.emplace_back(tail);
  return grpc::ByteBuffer(pieces.data(), pieces.size());
}

grpc::ByteBuffer ToBytes(const v1::WatchChangesResponse& message) {
  const grpc::Slice whole(message.SerializeAsString());
  return grpc::ByteBuffer(&whole, 1);
}

}  // namespace hjul::services
