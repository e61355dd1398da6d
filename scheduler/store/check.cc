#include "scheduler/store/check.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "scheduler/store/batch_check.h"
#include "scheduler/store/check_walk.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::store {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
constexpr std::uint64_t kProgressEvery = 100'000;

}  // namespace

absl::StatusOr<CheckReport> CheckStore(const Snapshot& snapshot, const CheckOptions& options) {
  return CheckWalk(snapshot, options).Run();
}

absl::StatusOr<CheckReport> CheckWalk::Run() {
  absl::Status status = ReadMeta();
  if (status.ok()) status = ReadHuvudmen();
  for (int byte = 0; byte <= 0xff && status.ok(); ++byte) {
    status = WalkByte(static_cast<unsigned char>(byte));
    FinishPieces();
  }
  if (!status.ok()) return status;
  Summarise();
  return std::move(report_);
}

absl::Status CheckWalk::ReadMeta() {
  report_.revision = snapshot_.revision();
  const auto epoch = snapshot_.Get(Encode(MetaKey{MetaName::kEpoch}));
  if (!epoch.ok()) return epoch.status();
  if (const auto number = DecodeNumber(epoch->value_or("")); number.ok()) report_.epoch = *number;
  const auto mark = snapshot_.Get(Encode(MetaKey{MetaName::kTimerLowWater}));
  if (!mark.ok()) return mark.status();
  low_water_ = mark->value_or("");
  for (const MetaName name : {MetaName::kFormatVersion, MetaName::kEpoch, MetaName::kRevision}) {
    const std::string key = Encode(MetaKey{name});
    Expect(key, key);
  }
  return stopped_;
}

absl::Status CheckWalk::ReadHuvudmen() {
  const absl::Status scan = snapshot_.Scan(AllOf(KeyKind::kHuvudman), kNoLimit,
                                           [&](std::string_view key, std::string_view) {
                                             if (auto parsed = ParseHuvudmanKey(key)) {
                                               huvudmen_.insert(std::move(parsed->huvudman));
                                             }
                                             return true;
                                           });
  return absl::IsDataLoss(scan) ? absl::OkStatus() : scan;  // Met again, and told, on the walk.
}

// Every key that begins with `byte`: so that damage in one kind does not hide the others.
absl::Status CheckWalk::WalkByte(unsigned char byte) {
  KeyRange range{.first = std::string(1, static_cast<char>(byte)), .last = {}};
  if (byte < 0xff) range.last = std::string(1, static_cast<char>(byte + 1));
  std::string last = range.first;
  const absl::Status scan =
      snapshot_.Scan(range, kNoLimit, [&](std::string_view key, std::string_view value) {
        last = key;
        stopped_ = Visit(key, value);
        return stopped_.ok();
      });
  if (!stopped_.ok()) return stopped_;
  if (!absl::IsDataLoss(scan)) return scan;
  Fault(last,
        fmt::format("what comes after this key cannot be read: {}", std::string(scan.message())));
  return absl::OkStatus();
}

absl::Status CheckWalk::Visit(std::string_view key, std::string_view value) {
  ++report_.keys;
  report_.bytes += key.size() + value.size();
  if (report_.keys % kProgressEvery == 0 && options_.progress && !options_.progress(report_.keys)) {
    return absl::CancelledError("the check was stopped");
  }
  const std::optional<KeyKind> kind = KindOf(key);
  if (!kind) {
    Fault(key, "no kind of key begins so");
    return absl::OkStatus();
  }
  ++report_.counts[std::string(NameOf(*kind))];
  if (value.size() > kValueBytesMax) Fault(key, "the value is larger than any may be");
  Look(*kind, std::string(key), value);
  return stopped_;
}

void CheckWalk::Look(KeyKind kind, const std::string& key, std::string_view value) {
  switch (kind) {
    case KeyKind::kMeta:
      return LookAtMeta(key, value);
    case KeyKind::kHuvudman:
      return LookAtHuvudman(key, value);
    case KeyKind::kUnit:
      return LookAtUnit(key, value);
    case KeyKind::kPerson:
      return LookAtPerson(key, value);
    case KeyKind::kPost:
      return LookAtPost(key, value);
    case KeyKind::kToken:
      return LookAtToken(key, value);
    case KeyKind::kTokenHash:
      return LookAtTokenHash(key, value);
    case KeyKind::kRequest:
      return LookAtRequest(key, value);
    case KeyKind::kRequestExpiry:
      return LookAtRequestExpiry(key, value);
    case KeyKind::kWheelHead:
      return LookAtWheelHead(key, value);
    case KeyKind::kWheelRevision:
      return LookAtWheelRevision(key, value);
    case KeyKind::kRevisionHash:
      return LookAtRevisionHash(key, value);
    case KeyKind::kCalendarHead:
      return LookAtCalendarHead(key, value);
    case KeyKind::kCalendarVersion:
      return LookAtCalendarVersion(key, value);
    case KeyKind::kTurn:
      return LookAtTurn(key, value);
    case KeyKind::kPlan:
      return LookAtPlan(key, value);
    case KeyKind::kOccurrence:
      return LookAtOccurrence(key, value);
    case KeyKind::kOpenOccurrence:
      return LookAtOpenOccurrence(key, value);
    case KeyKind::kUnitOccurrence:
      return LookAtUnitOccurrence(key, value);
    case KeyKind::kPostTask:
      return LookAtPostTask(key, value);
    case KeyKind::kDueTask:
      return LookAtDueTask(key, value);
    case KeyKind::kTask:
      return LookAtTask(key, value);
    case KeyKind::kTimer:
      return LookAtTimer(key, value);
    case KeyKind::kDelivery:
      return LookAtDelivery(key, value);
    case KeyKind::kJournal:
      return LookAtJournal(key, value);
    case KeyKind::kSubjectJournal:
      return LookAtSubjectJournal(key, value);
    case KeyKind::kLog:
      return LookAtLog(key, value);
  }
}

// What only the whole shows.
void CheckWalk::Summarise() {
  for (const std::string& key : turns_waiting_) {
    Fault(key, "the turn is planned or open, and no timer waits for it");
  }
  const auto requests = report_.counts[std::string(NameOf(KeyKind::kRequest))];
  const auto expiries = report_.counts[std::string(NameOf(KeyKind::kRequestExpiry))];
  if (requests != expiries) {
    Fault(AllOf(KeyKind::kRequest).first,
          fmt::format("{} requests have {} entries by expiry", requests, expiries));
  }
  std::erase_if(report_.counts, [](const auto& count) { return count.second == 0; });
}

void CheckWalk::Fault(std::string_view key, std::string what) {
  ++report_.fault_count;
  if (report_.faults.size() < options_.faults_max) {
    report_.faults.push_back({.key = ReadableKey(key), .what = std::move(what)});
  }
}

std::optional<std::string> CheckWalk::Read(const std::string& other) {
  auto bytes = snapshot_.Get(other);
  if (bytes.ok()) return *std::move(bytes);
  if (!absl::IsDataLoss(bytes.status()) && stopped_.ok()) stopped_ = bytes.status();
  return std::nullopt;
}

void CheckWalk::Expect(std::string_view key, const std::string& other,
                       const std::optional<std::string>& value) {
  const std::optional<std::string> found = Read(other);
  if (!found) {
    Fault(key, fmt::format("missing: {}", ReadableKey(other)));
  } else if (value && *found != *value) {
    Fault(key, fmt::format("does not agree with {}", ReadableKey(other)));
  }
}

void CheckWalk::ExpectEmpty(std::string_view key, std::string_view value) {
  if (!value.empty()) Fault(key, "holds a value, and should be empty");
}

void CheckWalk::Gather(const std::string& key, std::string_view value, std::uint32_t piece,
                       bool same) {
  if (!same) {
    FinishPieces();
    pieces_ = Pieces{.first_key = key};
  }
  if (piece != pieces_->next) {
    Fault(key, fmt::format("piece {} is missing", pieces_->next));
    pieces_->whole = false;
  }
  pieces_->next = piece + 1;
  pieces_->bytes.append(value);
}

}  // namespace hjul::store
