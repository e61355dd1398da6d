#include "services/watch_dispatcher.h"

#include <algorithm>
#include <utility>

#include "services/status.h"

namespace hjul::services {
namespace {

constexpr std::chrono::milliseconds kLookAgain{250};  // Progress and watchdogs are this exact.
constexpr std::size_t kEntriesPerRoute = 64;
// So long those who lag may hold up what is published now.
constexpr std::chrono::milliseconds kCatchUpTime{4};

}  // namespace

WatchDispatcher::WatchDispatcher(engine::Engine& engine, WatchEvents& events,
                                 const WatchLimits& limits)
    : engine_(engine),
      events_(events),
      look_again_(std::min(kLookAgain, limits.progress_every / 2)),
      routed_(engine.feed().latest() + 1),
      thread_([this](const std::stop_token& stop) { Run(stop); }) {}

WatchDispatcher::~WatchDispatcher() = default;

void WatchDispatcher::Put(const std::function<void(Inbox&)>& change) {
  bool notify = false;
  {
    const std::lock_guard lock(mutex_);
    notify = inbox_.empty();  // Otherwise it has been told, and has not looked yet.
    change(inbox_);
  }
  if (notify) {
    changed_.notify_one();
  }
}

void WatchDispatcher::Add(StreamId id, WatchStream* stream) {
  Put([&](Inbox& inbox) { inbox.added.emplace_back(id, stream); });
}

void WatchDispatcher::Ready(StreamId id) {
  Put([&](Inbox& inbox) { inbox.ready.push_back(id); });
}

void WatchDispatcher::Wake() {
  Put([](Inbox& inbox) { inbox.woken = true; });
}

void WatchDispatcher::EndAll() {
  Put([](Inbox& inbox) { inbox.ending = true; });
}

WatchDispatcher::Inbox WatchDispatcher::Take(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  if (!more_to_route_ && catching_up_.empty()) {
    changed_.wait_for(lock, stop, look_again_, [this] { return !inbox_.empty(); });
  }
  return std::exchange(inbox_, {});
}

void WatchDispatcher::Run(const std::stop_token& stop) {
  auto looked_at = std::chrono::steady_clock::now();
  while (!stop.stop_requested()) {
    const Inbox inbox = Take(stop);
    const auto now = std::chrono::steady_clock::now();
    WatchRound round(engine_, events_, now);
    for (const auto& [id, stream] : inbox.added) {
      streams_.emplace(id, stream);
      index_.Add(id, stream->source().huvudman(), stream->source().keys());
    }
    if (inbox.ending) {
      EndStreams();
    }
    more_to_route_ = Route(round);
    for (const auto& [id, stream] : inbox.added) {
      Pump(id, round);
    }
    for (const StreamId id : inbox.ready) {
      Pump(id, round);
    }
    if (now - looked_at >= look_again_) {
      looked_at = now;
      LookAtAll(round);
    }
    CatchUp();
  }
}

bool WatchDispatcher::Route(WatchRound& round) {
  engine::Feed& feed = engine_.feed();
  const auto tail = feed.ReadTail(routed_, kEntriesPerRoute);
  if (!tail) {
    // The ring has gone on without this thread: everybody reads by themselves.
    for (const auto& [id, stream] : streams_) {
      stream->source().FallBehind(routed_);
      Settle(id, WatchStream::Turn::kMore);
    }
    routed_ = feed.latest() + 1;
    return false;
  }
  for (const engine::Feed::Published& published : tail->entries) {
    RouteEntry(round, published);
  }
  const bool more = !tail->entries.empty() && tail->next <= feed.latest();
  routed_ = tail->next;
  return more;
}

void WatchDispatcher::RouteEntry(WatchRound& round, const engine::Feed::Published& published) {
  if (!index_.Knows(published.huvudman)) {
    return;
  }
  const auto event = events_.Of(published.huvudman, published.entry);
  if (event->changes_organisation()) {
    for (const StreamId id : index_.AllOf(published.huvudman)) {
      Settle(id, streams_.at(id)->Recheck(round));
    }
  }
  const std::vector<WatchIndex::Hit> hits = index_.Find(published.huvudman, *event);
  std::vector<std::uint32_t> indices;
  for (auto hit = hits.begin(); hit != hits.end();) {
    const StreamId id = hit->first;
    indices.clear();
    for (; hit != hits.end() && hit->first == id; ++hit) {
      indices.push_back(hit->second);
    }
    Settle(id, streams_.at(id)->Offer(round, event, indices));
  }
}

void WatchDispatcher::Pump(StreamId id, WatchRound& round) {
  // What waits in line comes to it there; and who has ended is still reported by gRPC.
  const auto stream = streams_.find(id);
  if (stream != streams_.end() && !in_line_.contains(id)) {
    Settle(id, stream->second->Pump(round, routed_));
  }
}

void WatchDispatcher::Settle(StreamId id, WatchStream::Turn turn) {
  if (turn == WatchStream::Turn::kEnded) {
    index_.Remove(id);
    streams_.erase(id);
  } else if (turn == WatchStream::Turn::kMore && in_line_.insert(id).second) {
    catching_up_.push_back(id);
  }
}

void WatchDispatcher::LookAtAll(WatchRound& round) {
  std::vector<StreamId> all;
  std::size_t behind = 0;
  store::Revision lag_max = 0;
  all.reserve(streams_.size());
  for (const auto& [id, stream] : streams_) {
    all.push_back(id);
    const store::Revision lag = stream->source().Lag(routed_);
    behind += lag > 0 ? 1 : 0;
    lag_max = std::max(lag_max, lag);
  }
  behind_ = behind;
  lag_max_ = lag_max;
  for (const StreamId id : all) {
    Pump(id, round);
  }
}

void WatchDispatcher::CatchUp() {
  const auto until = std::chrono::steady_clock::now() + kCatchUpTime;
  while (!catching_up_.empty()) {
    const StreamId id = catching_up_.front();
    catching_up_.pop_front();
    in_line_.erase(id);
    const auto now = std::chrono::steady_clock::now();
    WatchRound round(engine_, events_, now);
    Pump(id, round);
    if (now >= until) {
      return;
    }
  }
}

void WatchDispatcher::EndStreams() {
  std::erase_if(streams_, [this](const auto& each) {
    const auto& [id, stream] = each;
    // The index looks into the stream, which is gone when it has ended.
    index_.Remove(id);
    return stream->End(WithReason(
               absl::UnavailableError("the server is stopping; watch again with the cursor"),
               "SERVER_STOPPING")) == WatchStream::Turn::kEnded;
  });
}

}  // namespace hjul::services
