#include "watcher.h"

#include <utility>

#include "fmt/format.h"
#include "hjul/v1/watch_service.grpc.pb.h"
#include "services/cursor.h"

namespace hjul::crash {

Watcher::Watcher(const Member& member, bool everything, Findings& findings)
    : member_(member), everything_(everything), findings_(findings) {
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

Watcher::~Watcher() {
  thread_.request_stop();
  Expect();
  const std::lock_guard lock(mutex_);
  address_.clear();
  if (stream_ != nullptr) {
    stream_->TryCancel();
  }
}

void Watcher::Follow(const std::string& address) {
  const std::lock_guard lock(mutex_);
  address_ = address;
  expected_ = false;
  changed_.notify_all();
}

void Watcher::Expect() {
  const std::lock_guard lock(mutex_);
  address_.clear();
  expected_ = true;
}

void Watcher::Slip() {
  const std::lock_guard lock(mutex_);
  if (stream_ != nullptr) {
    stream_->TryCancel();
  }
}

bool Watcher::WaitFor(std::uint64_t revision, milliseconds max) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, max, [&] { return position_ >= revision; });
}

Picture Watcher::picture() const {
  const std::lock_guard lock(mutex_);
  return picture_;
}

std::map<std::uint64_t, std::set<std::string>> Watcher::TakeSeen() {
  const std::lock_guard lock(mutex_);
  return std::exchange(seen_, {});
}

void Watcher::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::string address;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [&] { return !address_.empty(); })) {
        return;
      }
      address = address_;
    }
    Watch(address);
  }
}

v1::WatchChangesRequest Watcher::Question() const {
  v1::WatchChangesRequest question;
  question.add_subscriptions()->set_topic(v1::WATCH_TOPIC_TASKS);
  question.add_subscriptions()->set_topic(v1::WATCH_TOPIC_OCCURRENCES);
  question.add_subscriptions()->set_topic(v1::WATCH_TOPIC_CONFIGURATION);
  if (everything_) {
    question.add_subscriptions()->set_topic(v1::WATCH_TOPIC_TURNS);
    question.add_subscriptions()->set_topic(v1::WATCH_TOPIC_DELIVERIES);
  }
  question.set_cursor(cursor_);
  return question;
}

void Watcher::Watch(const std::string& address) {
  const Connection connection(address);
  const auto stub = v1::WatchService::NewStub(connection.channel());
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + member_.token);
  v1::WatchChangesRequest question;
  {
    const std::lock_guard lock(mutex_);
    if (address_ != address) {
      return;
    }
    stream_ = &context;
    question = Question();
    if (cursor_.empty()) {
      picture_ = {};  // A snapshot begins anew.
    }
  }
  const auto reader = stub->WatchChanges(&context, question);
  for (v1::WatchChangesResponse message; reader->Read(&message);) {
    Take(message);
  }
  const grpc::Status end = reader->Finish();
  const std::lock_guard lock(mutex_);
  stream_ = nullptr;
  const bool slipped = end.error_code() == grpc::StatusCode::CANCELLED;
  if (!slipped && !expected_) {
    findings_.Add(fmt::format("the watch of {} from revision {} ended with {}: {}", member_.name,
                              position_, static_cast<int>(end.error_code()), end.error_message()));
    address_.clear();  // Not again before somebody says where.
  }
}

void Watcher::Take(const v1::WatchChangesResponse& message) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t before = position_;
  if (!message.cursor().empty()) {
    const auto cursor = services::DecodeCursor(message.cursor());
    if (!cursor.ok() || cursor->revision < before) {
      findings_.Add(fmt::format("{} was given a cursor at {} after one at {}", member_.name,
                                cursor.ok() ? cursor->revision : 0, before));
      return;
    }
    cursor_ = message.cursor();
    position_ = cursor->revision;
  }
  switch (message.message_case()) {
    case v1::WatchChangesResponse::kSnapshot:
      if (before != 0) {
        findings_.Add(
            fmt::format("{} was given a snapshot after its cursor at {}", member_.name, before));
      }
      for (const v1::WatchItem& item : message.snapshot().items()) {
        picture_.Apply(item);
      }
      break;
    case v1::WatchChangesResponse::kChange:
      TakeChange(message.change(), before);
      break;
    default:
      break;
  }
  changed_.notify_all();
}

// Requires: mutex_ is held.
void Watcher::TakeChange(const v1::WatchRevision& change, std::uint64_t before) {
  if (change.revision() <= before) {
    findings_.Add(fmt::format("{} was given revision {} again, with its cursor at {}", member_.name,
                              change.revision(), before));
  }
  std::set<std::string>& ids = seen_[change.revision()];
  for (const v1::WatchItem& item : change.items()) {
    ids.insert(item.id());
    const auto message = picture_.deliveries.find(item.id());
    if (item.has_delivery() && item.delivery().state() == v1::Delivery::STATE_SENT &&
        message != picture_.deliveries.end() && change.revision() != partial_) {
      findings_.Add(fmt::format("message {} was sent twice, the second time at revision {}",
                                item.id(), change.revision()));
    }
    picture_.Apply(item);
  }
  // Of a revision in several messages only the last has its cursor.
  partial_ = position_ < change.revision() ? change.revision() : 0;
}

}  // namespace hjul::crash
