#include "ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace hjul::crash {

void Learn(const Reply& reply, Entry& entry) {
  if (entry.outcome == Outcome::kAcknowledged || reply.Unanswered()) {
    return;
  }
  entry.answered_at = std::chrono::steady_clock::now();
  entry.outcome = reply.status.ok() ? Outcome::kAcknowledged : Outcome::kRefused;
  entry.revision = reply.revision;
  entry.refusal = reply.status;
}

Ledger::Ledger(const std::filesystem::path& file)
    : file_(open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}

Ledger::~Ledger() { close(file_); }

void Ledger::Write(const std::string& line) const {
  // One write a line: lines of several threads never mix.
  [[maybe_unused]] const ssize_t written = write(file_, line.data(), line.size());
}

std::size_t Ledger::Intend(Intent intent) {
  Write(fmt::format("intend {} {} {}\n", intent.id, intent.request.method, intent.who));
  const std::lock_guard lock(mutex_);
  entries_.push_back({.intent = std::move(intent), .sent_at = std::chrono::steady_clock::now()});
  return entries_.size() - 1;
}

void Ledger::Answered(std::size_t place, const Reply& reply) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[place];
  Learn(reply, entry);
  const std::string& id = entry.intent.id;
  switch (entry.outcome) {
    case Outcome::kUnanswered:
      Write(fmt::format("unanswered {}\n", id));
      break;
    case Outcome::kAcknowledged:
      Write(fmt::format("acknowledge {} {}\n", id, entry.revision));
      break;
    case Outcome::kRefused:
      Write(fmt::format("refuse {} {}\n", id, absl::StatusCodeToString(entry.refusal.code())));
      break;
  }
}

std::vector<Entry> Ledger::Take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(entries_, {});
}

}  // namespace hjul::crash
