#include "services/watch_stream.h"

#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "services/convert.h"
#include "services/cursor.h"
#include "services/limits.h"
#include "services/log.h"
#include "services/status.h"
#include "services/watch_hub.h"

namespace hjul::services {
namespace {

constexpr std::size_t kSlicesPerStep = 64;
constexpr std::size_t kMessageBytes = 900'000;

core::Date Today(const engine::Clock& clock) {
  return calendar::Zone::Stockholm().DateAt(clock.Now());
}

bool TouchesOrganisation(const store::LogEntry& entry) {
  for (const store::Change& change : entry.changes) {
    if (change.kind == store::Change::Kind::kOrganisation) {
      return true;
    }
  }
  return false;
}

}  // namespace

WatchStream::WatchStream(Context* context, Gate& gate, const WatchLimits& limits, Reports reports)
    : context_(context),
      gate_(gate),
      limits_(limits),
      reports_(std::move(reports)),
      begun_(std::chrono::steady_clock::now()),
      written_at_(begun_),
      checked_at_(begun_) {}

absl::Status WatchStream::Begin(const v1::WatchChangesRequest& request) {
  const absl::Status status = Admit(request);
  if (!status.ok()) {
    Finish(ToGrpc(status));
  }
  return status;
}

absl::Status WatchStream::Admit(const v1::WatchChangesRequest& request) {
  method_ = MethodOf(request);
  auto caller = gate_.Admit(*context_, request, *method_);
  if (!caller.ok()) {
    return caller.status();
  }
  auto filter = WatchFilter::Make(request, caller->rights);
  if (!filter.ok()) {
    return filter.status();
  }
  token_hash_ = *TokenHashOf(*context_);
  huvudman_ = caller->huvudman;
  filter_.emplace(*std::move(filter));
  request_ = request;
  if (!request.cursor().empty()) {
    return Resume(request);
  }
  if (request.skip_snapshot()) {
    position_ = caller->view.revision() + 1;
    return absl::OkStatus();
  }
  snapshot_ = std::make_unique<WatchSnapshot>(std::move(caller->view), *filter_, caller->today);
  position_ = snapshot_->revision() + 1;
  return absl::OkStatus();
}

absl::Status WatchStream::Resume(const v1::WatchChangesRequest& request) {
  if (request.skip_snapshot()) {
    return FieldError("skip_snapshot", "is not for a cursor, which has no snapshot anyway");
  }
  const auto cursor = DecodeCursor(request.cursor());
  if (!cursor.ok()) {
    return cursor.status();
  }
  if (cursor->epoch != gate_.engine().epoch() || cursor->filter != filter_->asked() ||
      cursor->revision > gate_.engine().status().revision) {
    return WithReason(
        absl::InvalidArgumentError("cursor: belongs to other subscriptions or another database"),
        "CURSOR_MISMATCH");
  }
  if (cursor->scope != filter_->scope()) {
    return TooOld(absl::OutOfRangeError("what the caller may see has changed since"));
  }
  if (cursor->revision + 1 < gate_.engine().feed().oldest()) {
    return TooOld(
        absl::OutOfRangeError(fmt::format("revision {} is no longer kept", cursor->revision)));
  }
  position_ = cursor->revision + 1;
  synced_ = true;
  written_at_ -= limits_.progress_every;  // Says so at once when there is nothing to catch up with.
  return absl::OkStatus();
}

absl::Status WatchStream::TooOld(const absl::Status& why) const {
  const store::Revision oldest = gate_.engine().feed().oldest();
  return WithReason(
      absl::OutOfRangeError(fmt::format("{}; watch again without a cursor (oldest revision {})",
                                        std::string(why.message()), oldest)),
      "CURSOR_TOO_OLD", {{"oldest_revision", std::to_string(oldest)}});
}

// Tokens end and posts change while somebody watches.
absl::Status WatchStream::Recheck() {
  const auto caller = gate_.Identify(token_hash_);
  if (!caller.ok()) {
    return caller.status();
  }
  if (!caller->rights.Has(method_->permission)) {
    return WithReason(absl::PermissionDeniedError("the caller may no longer watch"),
                      "PERMISSION_DENIED");
  }
  const auto filter = WatchFilter::Make(request_, caller->rights);
  if (!filter.ok()) {
    return filter.status();
  }
  if (filter->scope() != filter_->scope()) {
    return TooOld(absl::OutOfRangeError("what the caller may see has changed"));
  }
  return absl::OkStatus();
}

bool WatchStream::Pump(WatchItems& items, Steady now) {
  if (writing_) {
    if (now - written_at_ > limits_.write_max) {
      Log(LogLevel::warn, "watcher-given-up",
          {{"peer", context_->peer()}, {"why", "does not read"}});
      context_->TryCancel();
    }
    return true;
  }
  if (broken_ || ending_) {
    return End(ending_.value_or(absl::CancelledError("the client has gone")));
  }
  if (now - checked_at_ > limits_.recheck_every) {
    checked_at_ = now;
    if (const absl::Status status = Recheck(); !status.ok()) {
      return End(status);
    }
  }
  message_.Clear();
  const auto something = NextMessage(items, now);
  if (!something.ok()) {
    return End(something.status());
  }
  if (*something) {
    Write(now);
  }
  return true;
}

void WatchStream::Write(Steady now) {
  written_at_ = now;
  writing_ = true;
  StartWrite(&message_);
}

bool WatchStream::End(const absl::Status& status) {
  if (writing_) {
    if (ending_) {
      context_->TryCancel();  // It had its time to finish the write.
    }
    ending_ = status;
    return true;
  }
  Finish(ToGrpc(status));
  return false;
}

absl::StatusOr<bool> WatchStream::NextMessage(WatchItems& items, Steady now) {
  if (snapshot_ != nullptr) {
    return NextOfSnapshot(now);
  }
  if (!synced_) {
    Synced(position_ - 1);
    return true;
  }
  auto changed = NextChange(items);
  if (!changed.ok() || *changed) {
    return changed;
  }
  if (now - written_at_ >= limits_.progress_every) {
    Progress();
    return true;
  }
  return false;
}

absl::StatusOr<bool> WatchStream::NextOfSnapshot(Steady now) {
  if (now - begun_ > limits_.snapshot_max) {
    return absl::UnavailableError("the snapshot was read too slowly; watch again");
  }
  if (snapshot_->Finished()) {
    snapshot_.reset();
    Synced(position_ - 1);
    return true;
  }
  v1::WatchSnapshot* part = message_.mutable_snapshot();
  while (part->items().empty() && !snapshot_->Finished()) {
    if (const absl::Status status = snapshot_->Next(part); !status.ok()) {
      return status;
    }
  }
  return true;
}

void WatchStream::Synced(store::Revision revision) {
  synced_ = true;
  message_.Clear();
  message_.mutable_synced()->set_revision(revision);
  message_.set_cursor(CursorAt(revision));
}

void WatchStream::Progress() {
  v1::WatchProgress* progress = message_.mutable_progress();
  progress->set_revision(position_ - 1);
  ToApi(gate_.clock().Now(), progress->mutable_time());
  message_.set_cursor(CursorAt(position_ - 1));
}

// Reads on until something concerns this watcher; after some slices the next wake-up goes on.
absl::StatusOr<bool> WatchStream::NextChange(WatchItems& items) {
  std::optional<engine::View> view;
  for (std::size_t slices = 0; slices < kSlicesPerStep; ++slices) {
    if (entry_ == nullptr) {
      const auto slice = gate_.engine().feed().Read(huvudman_, position_, 1);
      if (!slice.ok()) {
        return absl::IsOutOfRange(slice.status()) ? TooOld(slice.status()) : slice.status();
      }
      if (slice->entries.empty()) {
        const bool at_end = slice->next == position_;
        position_ = slice->next;
        if (at_end || position_ > gate_.engine().feed().latest()) {
          return false;
        }
        continue;
      }
      entry_ = slice->entries.front();
      next_change_ = 0;
      if (TouchesOrganisation(*entry_)) {
        if (const absl::Status status = Recheck(); !status.ok()) {
          return status;
        }
      }
    }
    if (!view) {
      auto read = gate_.engine().Read(huvudman_);
      if (!read.ok()) {
        return read.status();
      }
      view.emplace(*std::move(read));
    }
    if (TakeChanges(items, *view)) {
      return true;
    }
  }
  reports_.ready();  // More to read: go on in the next round.
  return false;
}

// A revision that is too large for one message comes in several; only the last has its cursor.
bool WatchStream::TakeChanges(WatchItems& items, const engine::View& view) {
  v1::WatchRevision* change = message_.mutable_change();
  std::size_t bytes = 0;
  const core::Date today = Today(gate_.clock());
  for (; next_change_ < entry_->changes.size() && bytes < kMessageBytes; ++next_change_) {
    if (filter_->Wants(entry_->changes[next_change_], view.world())) {
      const auto item = items.Of(*entry_, next_change_, view, today);
      bytes += item->ByteSizeLong();
      *change->add_items() = *item;
    }
  }
  const bool whole = next_change_ == entry_->changes.size();
  change->set_revision(entry_->revision);
  ToApi(entry_->at, change->mutable_time());
  message_.set_cursor(CursorAt(whole ? entry_->revision : entry_->revision - 1));
  if (whole) {
    position_ = entry_->revision + 1;
    entry_.reset();
  }
  if (change->items().empty()) {
    message_.Clear();
    return false;
  }
  return true;
}

std::string WatchStream::CursorAt(store::Revision revision) const {
  return Encode(Cursor{.epoch = gate_.engine().epoch(),
                       .revision = revision,
                       .filter = filter_->asked(),
                       .scope = filter_->scope()});
}

void WatchStream::OnWriteDone(bool ok) {
  if (!ok) {
    broken_ = true;
  }
  writing_ = false;
  reports_.ready();
}

void WatchStream::OnCancel() {
  broken_ = true;
  reports_.ready();
}

void WatchStream::OnDone() {
  const auto gone = reports_.gone;
  std::unique_ptr<WatchStream>(this).reset();
  gone();
}

}  // namespace hjul::services
