// A client that watches, and short words for what tests ask of it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/services/stage.h"

namespace hjul::services {

v1::WatchChangesRequest Watching(v1::WatchTopic topic, bool mine = false);
std::vector<std::string> Ids(const std::vector<v1::WatchItem>& items);

// One stream, read message by message.
class Watcher {
 public:
  // On the stage's channel, or another.
  Watcher(Stage& stage, const std::string& login, const v1::WatchChangesRequest& request,
          std::shared_ptr<grpc::Channel> channel = nullptr);
  ~Watcher();

  // The next message; nullopt when the stream has ended.
  std::optional<v1::WatchChangesResponse> Next();
  // Reads until a message that `wanted` accepts; nullopt when the stream ends before.
  std::optional<v1::WatchChangesResponse> Until(
      const std::function<bool(const v1::WatchChangesResponse&)>& wanted);
  // The snapshot's items, up to synced.
  std::vector<v1::WatchItem> Snapshot();
  std::optional<v1::WatchRevision> Change();
  // Reads until the stream ends.
  grpc::Status End();
  const std::string& cursor() const { return cursor_; }

 private:
  std::unique_ptr<v1::WatchService::Stub> stub_;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchChangesResponse>> reader_;
  std::string cursor_;
};

}  // namespace hjul::services
