#include "witness.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {
namespace {

using core::Occurrence;
using core::RungRecord;
using store::Change;
using store::KeyKind;

bool Has(const std::vector<store::JournalEntry>& journal, const core::OccurrenceId& id,
         std::string_view kind) {
  const std::string subject = "occurrence/" + core::ToString(id);
  return std::any_of(journal.begin(), journal.end(), [&](const store::JournalEntry& entry) {
    return entry.subject == subject && (kind.empty() || entry.kind == kind);
  });
}

template <class T>
bool IsPrefix(const std::vector<T>& of, const std::vector<T>& whole) {
  return of.size() <= whole.size() && std::equal(of.begin(), of.end(), whole.begin());
}

}  // namespace

void Witness::Fault(std::string what) {
  faults_.push_back(fmt::format("commit {}: {}", revision_, what));
}

std::vector<std::string> Witness::TakeFaults() { return std::exchange(faults_, {}); }

store::Revision Witness::EffectOf(const std::string& request) const {
  const auto found = effects_.find(request);
  return found == effects_.end() ? 0 : found->second;
}

void Witness::See(const store::Batch& batch, store::Revision revision) {
  if (revision != revision_ + 1) {
    Fault(fmt::format("came after commit {}", revision_));
  }
  revision_ = revision;
  JudgeDeletes(batch);
  Written written;
  for (const store::Put& put : batch.puts) {
    Sort(put, written);
  }
  for (const store::OccurrenceRecord& record : written.records) {
    JudgeRecord(record, written);
  }
  for (const store::Delivery& delivery : written.deliveries) {
    JudgeDelivery(delivery, written);
  }
  JudgeJournal(written);
  JudgeLog(written);
  JudgeMarks(written);
}

void Witness::Sort(const store::Put& put, Written& written) {
  const auto decoded = [&](auto record, auto& into) {
    if (record.ok()) {
      into.push_back(*std::move(record));
    } else {
      Fault(record.status().ToString());
    }
  };
  switch (store::KindOf(put.key).value_or(KeyKind::kMeta)) {
    case KeyKind::kOccurrence:
      decoded(store::DecodeOccurrenceRecord(put.value), written.records);
      break;
    case KeyKind::kJournal:
      decoded(store::DecodeJournalEntry(put.value), written.journal);
      break;
    case KeyKind::kDelivery:
      decoded(store::DecodeDelivery(put.value), written.deliveries);
      break;
    case KeyKind::kPostTask:
      if (const auto key = store::ParsePostTaskKey(put.key)) {
        written.shown[{Change::Kind::kTask, core::ToString(key->task)}] = put.value;
      }
      break;
    case KeyKind::kTurn:
      if (const auto key = store::ParseTurnKey(put.key)) {
        written
            .shown[{Change::Kind::kTurn, fmt::format("{}/{}", key->wheel.str(), key->turn.str())}] =
            put.value;
      }
      break;
    case KeyKind::kLog:
      if (const auto key = store::ParseLogKey(put.key); key && key->revision != revision_) {
        Fault(fmt::format("writes the change log of revision {}", key->revision));
      }
      written.log += put.value;
      break;
    case KeyKind::kRequest:
      if (!requests_.insert(put.key).second) {
        Fault("carries out a request that had been carried out");
      }
      break;
    case KeyKind::kTimer:
      written.timers.push_back(put.key);
      break;
    case KeyKind::kMeta:
      if (put.key == store::Encode(store::MetaKey{store::MetaName::kTimerLowWater})) {
        written.mark = put.value;
      } else if (put.key == store::Encode(store::MetaKey{store::MetaName::kClockHighWater})) {
        written.high_water = store::DecodeInstant(put.value).value_or(core::Instant());
      }
      break;
    default:
      break;
  }
}

void Witness::JudgeDeletes(const store::Batch& batch) {
  for (const std::string& key : batch.deletes) {
    switch (store::KindOf(key).value_or(KeyKind::kMeta)) {
      case KeyKind::kOccurrence:
      case KeyKind::kJournal:
      case KeyKind::kTurn:
      case KeyKind::kLog:
        Fault(fmt::format("deletes a key of kind {}", key.front()));
        break;
      case KeyKind::kDelivery:
        if (sent_.contains(key)) {
          Fault("deletes a message that has been sent");
        }
        break;
      case KeyKind::kRequest:
        requests_.erase(key);
        break;
      default:
        break;
    }
  }
}

void Witness::JudgeRecord(const store::OccurrenceRecord& record, Written& written) {
  const Occurrence& after = record.occurrence;
  const std::string name = core::ToString(after.id);
  std::string bytes = store::Encode(after);
  const auto found = lives_.find(after.id);
  if (found == lives_.end()) {
    if (after.generation == 0 || !Has(written.journal, after.id, "planned")) {
      Fault(fmt::format("{} comes from nowhere", name));
    }
  } else if (found->second.bytes == bytes) {
    return;  // Only its timers or tasks are others now.
  } else {
    const Occurrence& before = found->second.occurrence;
    if (after.generation <= before.generation) {
      Fault(fmt::format("{} changes, and its generation goes from {} to {}", name,
                        before.generation, after.generation));
    }
    if (!IsPrefix(before.visits, after.visits) || after.visit < before.visit) {
      Fault(fmt::format("{} forgets a state that it has been in", name));
    }
    if (!IsPrefix(before.rungs, after.rungs)) {
      Fault(fmt::format("{} forgets what became of a rung", name));
    } else if (core::IsFinal(before.status) && core::IsFinal(after.status) &&
               after.rungs.size() > before.rungs.size() && after.visit == before.visit) {
      Fault(fmt::format("{} rings after it has ended", name));
    }
    JudgeOutcome(before, after, written);
  }
  written.shown[{Change::Kind::kOccurrence, name}] = bytes;
  lives_[after.id] = {.occurrence = after, .bytes = std::move(bytes)};
}

// A state or an outcome never changes without a line in the journal of the same commit.
void Witness::JudgeOutcome(const Occurrence& before, const Occurrence& after,
                           const Written& written) {
  const std::string name = core::ToString(after.id);
  if (core::IsFinal(before.status) && after.status != before.status &&
      !Has(written.journal, after.id, "reopened")) {
    Fault(fmt::format("{} had outcome {} and has another, {}, without being reopened", name,
                      static_cast<int>(before.status), static_cast<int>(after.status)));
  }
  if ((after.visit != before.visit ||
       core::IsFinal(after.status) != core::IsFinal(before.status)) &&
      !Has(written.journal, after.id, "")) {
    Fault(fmt::format("{} moves without a word in the journal", name));
  }
  const auto sent = std::count_if(
      after.rungs.begin() +
          static_cast<std::ptrdiff_t>(std::min(before.rungs.size(), after.rungs.size())),
      after.rungs.end(),
      [](const RungRecord& rung) { return rung.outcome == core::RungOutcome::kSent; });
  if (sent > 0 && !Has(written.journal, after.id, "reminded") &&
      !Has(written.journal, after.id, "escalated")) {
    Fault(fmt::format("{} rings without a word in the journal", name));
  }
}

void Witness::JudgeJournal(const Written& written) {
  for (const store::JournalEntry& entry : written.journal) {
    if (entry.revision != revision_) {
      Fault(fmt::format("writes the journal of revision {}", entry.revision));
    }
    if (entry.request_id.empty()) {
      continue;
    }
    store::Revision& effect = effects_[entry.request_id];
    if (effect != 0 && effect != revision_) {
      Fault(fmt::format("request {} has an effect again, after that of commit {}", entry.request_id,
                        effect));
    }
    effect = revision_;
  }
}

// What has gone out stays as it went, and only somebody's having seen it is added.
void Witness::JudgeDelivery(const store::Delivery& delivery, Written& written) {
  if (delivery.state == store::DeliveryState::kScheduled) {
    return;
  }
  const std::string key = store::Encode(store::DeliveryKey{huvudman_, delivery.post, delivery.at});
  const std::string name = DeliveryName(delivery.post, delivery.at);
  written.shown[{Change::Kind::kDelivery, name}] = store::Encode(delivery);
  const auto [before, fresh] = sent_.emplace(key, delivery);
  if (!fresh &&
      (before->second.lines != delivery.lines || before->second.sent_at != delivery.sent_at)) {
    // Several lines of one commit may lie in one message.
    Fault(fmt::format("message {} is another than the one that went out", name));
  }
  before->second = delivery;
}

// Watchers are told of exactly this, in one entry.
void Witness::JudgeLog(const Written& written) {
  std::map<ChangeKey, std::string> told;
  if (!written.log.empty()) {
    const auto entry = store::DecodeLogEntry(written.log);
    if (!entry.ok() || entry->revision != revision_) {
      Fault("has a change log entry that does not parse");
      return;
    }
    for (const Change& change : entry->changes) {
      if (change.removed) {
        told.erase({change.kind, change.id});
      } else {
        told[{change.kind, change.id}] = change.value;
      }
    }
  }
  for (const auto& [what, value] : written.shown) {
    const auto found = told.find(what);
    if (found == told.end() || found->second != value) {
      Fault(fmt::format("does not tell watchers of {} as it is", what.second));
    }
  }
}

void Witness::JudgeMarks(const Written& written) {
  for (const std::string& timer : written.timers) {
    if (!written.mark.empty() && timer < written.mark) {
      Fault("arms a timer before the mark");
    }
  }
  if (!written.high_water) {
    return;
  }
  const bool released =
      std::any_of(written.journal.begin(), written.journal.end(),
                  [](const auto& entry) { return entry.kind == "clock-released"; });
  if (*written.high_water < high_water_ && !released) {
    Fault("sets the clock's mark back");
  }
  high_water_ = *written.high_water;
}

}  // namespace hjul::engine
