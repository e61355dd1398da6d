#include "services/watch_source.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "services/convert.h"
#include "services/cursor.h"
#include "services/status.h"
#include "services/watch_limits.h"
#include "services/watch_message.h"

namespace hjul::services {
namespace {

// Entries one step looks through; then others have their turn.
constexpr std::size_t kEntriesPerStep = 64;

absl::Status Mismatch(std::string_view why) {
  return WithReason(absl::InvalidArgumentError(fmt::format("cursor: {}", why)), "CURSOR_MISMATCH");
}

}  // namespace

absl::StatusOr<std::unique_ptr<WatchSource>> WatchSource::Open(
    const v1::WatchChangesRequest& request, Caller caller, std::string token_hash,
    v1::Permission permission, Gate& gate, const WatchLimits& limits, Steady now) {
  auto filter = WatchFilter::Make(request, caller.rights);
  if (!filter.ok()) {
    return filter.status();
  }
  std::unique_ptr<WatchSource> source(new WatchSource(caller, std::move(token_hash), permission,
                                                      *std::move(filter), gate, limits, now));
  if (const absl::Status status = source->Begin(request, caller); !status.ok()) {
    return status;
  }
  return source;
}

WatchSource::WatchSource(const Caller& caller, std::string token_hash, v1::Permission permission,
                         WatchFilter filter, Gate& gate, const WatchLimits& limits, Steady now)
    : gate_(gate),
      limits_(limits),
      token_hash_(std::move(token_hash)),
      permission_(permission),
      huvudman_(caller.huvudman),
      person_(caller.token.person),
      filter_(std::move(filter)),
      keys_(std::make_shared<const std::vector<WatchKey>>(filter_.Keys())),
      begun_(now),
      given_at_(now) {}

absl::Status WatchSource::Begin(const v1::WatchChangesRequest& request, Caller& caller) {
  if (!request.cursor().empty()) {
    if (request.skip_snapshot()) {
      return FieldError("skip_snapshot", "is not for a cursor, which has no snapshot anyway");
    }
    return Resume(request.cursor());
  }
  position_ = caller.view.revision() + 1;
  if (!request.skip_snapshot()) {
    snapshot_ = std::make_unique<WatchSnapshot>(std::move(caller.view), filter_, caller.today);
  }
  return absl::OkStatus();
}

absl::Status WatchSource::Resume(const std::string& bytes) {
  const auto cursor = DecodeCursor(bytes);
  if (!cursor.ok()) {
    return Mismatch("was not given by this server; watch again without a cursor");
  }
  if (cursor->epoch != gate_.engine().epoch()) {
    return Mismatch(
        "belongs to another database, or to this one before it was restored; watch again without "
        "a cursor");
  }
  if (cursor->filter != filter_.asked()) {
    return Mismatch(
        "belongs to other subscriptions; watch with those it was given for, or without a cursor");
  }
  const store::Revision latest = gate_.engine().status().revision;
  if (cursor->revision > latest) {
    return Mismatch(
        fmt::format("says revision {}, but the latest is {}; watch again without a cursor",
                    cursor->revision, latest));
  }
  if (cursor->scope != filter_.scope()) {
    return TooOld("what the caller may see has changed since");
  }
  if (cursor->revision < latest && cursor->revision + 1 < gate_.engine().feed().oldest()) {
    return TooOld(fmt::format("revision {} is no longer kept", cursor->revision));
  }
  position_ = cursor->revision + 1;
  synced_ = true;
  given_at_ -= limits_.progress_every;  // Says so at once when there is nothing to catch up with.
  return absl::OkStatus();
}

absl::Status WatchSource::TooOld(const std::string& why) const {
  const store::Revision oldest = gate_.engine().feed().oldest();
  return WithReason(absl::OutOfRangeError(fmt::format(
                        "{}; watch again without a cursor (oldest revision {})", why, oldest)),
                    "CURSOR_TOO_OLD", {{"oldest_revision", std::to_string(oldest)}});
}

// Tokens end and posts change while somebody watches.
absl::Status WatchSource::Recheck() const {
  const auto caller = gate_.Identify(token_hash_);
  if (!caller.ok()) {
    return caller.status();
  }
  if (!caller->rights.Has(permission_)) {
    return WithReason(absl::PermissionDeniedError("the caller may no longer watch"),
                      "PERMISSION_DENIED");
  }
  if (WatchFilter::ScopeOf(caller->rights) != filter_.scope()) {
    return TooOld("what the caller may see has changed");
  }
  return absl::OkStatus();
}

absl::StatusOr<WatchSource::Given> WatchSource::Next(WatchRound& round, store::Revision routed,
                                                     grpc::ByteBuffer* message) {
  if (snapshot_ != nullptr) {
    return NextOfSnapshot(round, message);
  }
  if (!synced_) {
    GiveSynced(round, message);
    return Given::kMessage;
  }
  if (caught_up_) {
    position_ = std::max(position_, routed);
  }
  const auto given = NextChange(round, routed, message);
  if (!given.ok()) {
    return given;
  }
  caught_up_ = *given == Given::kNothing;
  if (caught_up_ && round.now() - given_at_ >= limits_.progress_every) {
    GiveProgress(round, message);
    return Given::kMessage;
  }
  return given;
}

void WatchSource::FallBehind(store::Revision routed) {
  if (caught_up_) {
    position_ = std::max(position_, routed);
    caught_up_ = false;
  }
}

store::Revision WatchSource::Lag(store::Revision routed) const {
  return caught_up_ || position_ >= routed ? 0 : routed - position_;
}

absl::StatusOr<WatchSource::Given> WatchSource::NextOfSnapshot(WatchRound& round,
                                                               grpc::ByteBuffer* message) {
  if (round.now() - begun_ > limits_.snapshot_max) {
    return absl::UnavailableError("the snapshot was read too slowly; watch again");
  }
  if (snapshot_->Finished()) {
    snapshot_.reset();
    GiveSynced(round, message);
    return Given::kMessage;
  }
  v1::WatchChangesResponse part;
  if (const absl::Status status = snapshot_->Next(part.mutable_snapshot()); !status.ok()) {
    return status;
  }
  if (part.snapshot().items().empty()) {
    return Given::kMore;
  }
  *message = ToBytes(part);
  given_at_ = round.now();
  return Given::kMessage;
}

void WatchSource::GiveSynced(WatchRound& round, grpc::ByteBuffer* message) {
  synced_ = true;
  v1::WatchChangesResponse said;
  said.mutable_synced()->set_revision(position_ - 1);
  said.set_cursor(CursorAt(position_ - 1));
  *message = ToBytes(said);
  given_at_ = round.now();
}

void WatchSource::GiveProgress(WatchRound& round, grpc::ByteBuffer* message) {
  v1::WatchChangesResponse said;
  said.mutable_progress()->set_revision(position_ - 1);
  ToApi(round.time(), said.mutable_progress()->mutable_time());
  said.set_cursor(CursorAt(position_ - 1));
  *message = ToBytes(said);
  given_at_ = round.now();
}

// Reads on until something concerns this watcher.
absl::StatusOr<WatchSource::Given> WatchSource::NextChange(WatchRound& round,
                                                           store::Revision routed,
                                                           grpc::ByteBuffer* message) {
  for (std::size_t entries = 0; entries < kEntriesPerStep; ++entries) {
    if (event_ == nullptr) {
      if (position_ >= routed) {
        return Given::kNothing;
      }
      const auto slice = gate_.engine().feed().Read(huvudman_, position_, 1);
      if (!slice.ok()) {
        return absl::IsOutOfRange(slice.status())
                   ? TooOld(fmt::format("revision {} is no longer kept", position_))
                   : slice.status();
      }
      if (slice->entries.empty()) {
        if (slice->next == position_) {
          return Given::kNothing;
        }
        position_ = slice->next;
        continue;
      }
      position_ = slice->entries.front()->revision;
      if (position_ >= routed) {
        return Given::kNothing;  // The round's view may be older.
      }
      event_ = round.events().Of(huvudman_, slice->entries.front());
      next_change_ = 0;
      if (event_->changes_organisation()) {
        if (const absl::Status status = Recheck(); !status.ok()) {
          return status;
        }
      }
    }
    const auto given = GiveEvent(round, event_->IndicesFor(*keys_), message);
    if (!given.ok() || *given == Given::kMessage) {
      return given;
    }
  }
  return Given::kMore;
}

absl::StatusOr<WatchSource::Given> WatchSource::Offer(WatchRound& round,
                                                      const std::shared_ptr<WatchEvent>& event,
                                                      std::span<const std::uint32_t> indices,
                                                      bool busy, grpc::ByteBuffer* message) {
  const store::Revision revision = event->entry().revision;
  if (!caught_up_ || position_ > revision) {
    return Given::kNothing;
  }
  position_ = revision;
  if (busy) {
    caught_up_ = false;
    return Given::kNothing;
  }
  event_ = event;
  next_change_ = 0;
  auto given = GiveEvent(round, indices, message);
  caught_up_ = event_ == nullptr;
  return given;
}

// A revision that is too large for one message comes in several; only the last has its cursor.
absl::StatusOr<WatchSource::Given> WatchSource::GiveEvent(WatchRound& round,
                                                          std::span<const std::uint32_t> indices,
                                                          grpc::ByteBuffer* message) {
  const auto view = round.ViewOf(huvudman_);
  if (!view.ok()) {
    return view.status();
  }
  const store::LogEntry& entry = event_->entry();
  std::vector<grpc::Slice> items;
  std::size_t bytes = 0;
  bool whole = true;
  for (const std::uint32_t index : indices) {
    if (index < next_change_) {
      continue;
    }
    const auto item = event_->ItemFor(filter_, index, **view, round.today());
    if (item && !items.empty() && bytes + item->size() > kWatchMessageBytes) {
      next_change_ = index;
      whole = false;
      break;
    }
    if (item) {
      bytes += item->size();
      items.push_back(*item);
    }
  }
  v1::WatchRevision head;
  head.set_revision(entry.revision);
  ToApi(entry.at, head.mutable_time());
  const store::Revision given_until = whole ? entry.revision : entry.revision - 1;
  if (whole) {
    position_ = entry.revision + 1;
    event_.reset();
  }
  if (items.empty()) {
    return Given::kNothing;
  }
  *message = ChangeMessage(head, items, CursorAt(given_until));
  given_at_ = round.now();
  return Given::kMessage;
}

std::string WatchSource::CursorAt(store::Revision revision) const {
  return Encode(Cursor{.epoch = gate_.engine().epoch(),
                       .revision = revision,
                       .filter = filter_.asked(),
                       .scope = filter_.scope()});
}

}  // namespace hjul::services
