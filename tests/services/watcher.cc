#include "tests/services/watcher.h"

#include <utility>

namespace hjul::services {

v1::WatchChangesRequest Watching(v1::WatchTopic topic, bool mine) {
  v1::WatchChangesRequest request;
  request.add_subscriptions()->set_topic(topic);
  request.mutable_subscriptions(0)->set_mine(mine);
  return request;
}

std::vector<std::string> Ids(const std::vector<v1::WatchItem>& items) {
  std::vector<std::string> ids;
  for (const v1::WatchItem& item : items) {
    ids.push_back(item.id());
  }
  return ids;
}

Watcher::Watcher(Stage& stage, const std::string& login, const v1::WatchChangesRequest& request,
                 std::shared_ptr<grpc::Channel> channel)
    : stub_(v1::WatchService::NewStub(channel ? std::move(channel) : stage.channel())),
      context_(stage.As(login)),
      reader_(stub_->WatchChanges(context_.get(), request)) {}

Watcher::~Watcher() { context_->TryCancel(); }

std::optional<v1::WatchChangesResponse> Watcher::Next() {
  v1::WatchChangesResponse message;
  if (!reader_->Read(&message)) {
    return std::nullopt;
  }
  if (!message.cursor().empty()) {
    cursor_ = message.cursor();
  }
  return message;
}

std::optional<v1::WatchChangesResponse> Watcher::Until(
    const std::function<bool(const v1::WatchChangesResponse&)>& wanted) {
  while (auto message = Next()) {
    if (wanted(*message)) {
      return message;
    }
  }
  return std::nullopt;
}

std::vector<v1::WatchItem> Watcher::Snapshot() {
  std::vector<v1::WatchItem> items;
  Until([&](const v1::WatchChangesResponse& message) {
    for (const v1::WatchItem& item : message.snapshot().items()) {
      items.push_back(item);
    }
    return message.has_synced();
  });
  return items;
}

std::optional<v1::WatchRevision> Watcher::Change() {
  const auto message =
      Until([](const v1::WatchChangesResponse& each) { return each.has_change(); });
  return message ? std::optional(message->change()) : std::nullopt;
}

grpc::Status Watcher::End() {
  Until([](const v1::WatchChangesResponse&) { return false; });
  return reader_->Finish();
}

}  // namespace hjul::services
