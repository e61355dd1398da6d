#include "scheduler/store/key_bytes.h"

#include <algorithm>

namespace hjul::store::key_bytes {
namespace {

std::uint64_t Ordered(Instant instant) {
  return static_cast<std::uint64_t>(instant.time_since_epoch().count()) ^ kSignBit;
}

Instant FromOrdered(std::uint64_t number) {
  return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(number ^ kSignBit)}};
}

// How many bytes from the beginning of `text` stand as they are.
std::size_t PlainBytes(std::string_view text) {
  const auto mark = std::find_if(text.begin(), text.end(),
                                 [](char byte) { return byte == kEnd || byte == kEscape; });
  return static_cast<std::size_t>(mark - text.begin());
}

}  // namespace

void Write(std::string& out, const std::string& text) {
  std::string_view rest(text);
  while (true) {
    const std::size_t plain = PlainBytes(rest);
    out.append(rest.substr(0, plain));
    if (plain == rest.size()) break;
    out.push_back(kEscape);
    out.push_back(rest[plain] == kEnd ? kEscapedEnd : kEscapedEscape);
    rest.remove_prefix(plain + 1);
  }
  out.push_back(kEnd);
}

bool Read(std::string_view& in, std::string& text) {
  text.clear();
  while (true) {
    const std::size_t plain = PlainBytes(in);
    if (plain == in.size()) return false;
    text.append(in.substr(0, plain));
    const char mark = in[plain];
    in.remove_prefix(plain + 1);
    if (mark == kEnd) return true;
    if (in.empty() || (in.front() != kEscapedEnd && in.front() != kEscapedEscape)) return false;
    text.push_back(in.front() == kEscapedEnd ? kEnd : kEscape);
    in.remove_prefix(1);
  }
}

void Write(std::string& out, int number) {
  Write(out, static_cast<std::uint32_t>(std::max(number, 0)));
}

bool Read(std::string_view& in, int& number) {
  std::uint32_t value = 0;
  if (!Read(in, value) || value > static_cast<std::uint32_t>(std::numeric_limits<int>::max())) {
    return false;
  }
  number = static_cast<int>(value);
  return true;
}

void Write(std::string& out, Instant instant) { Write(out, Ordered(instant)); }

bool Read(std::string_view& in, Instant& instant) {
  std::uint64_t number = 0;
  if (!Read(in, number)) return false;
  instant = FromOrdered(number);
  return true;
}

void Write(std::string& out, const std::optional<Instant>& instant) {
  Write(out, instant ? Ordered(*instant) : kNever);
}

bool Read(std::string_view& in, std::optional<Instant>& instant) {
  std::uint64_t number = 0;
  if (!Read(in, number)) return false;
  instant.reset();
  if (number != kNever) instant = FromOrdered(number);
  return true;
}

void Write(std::string& out, const core::PostId& post) {
  Write(out, post.role);
  Write(out, post.unit);
}

bool Read(std::string_view& in, core::PostId& post) {
  return Read(in, post.role) && Read(in, post.unit);
}

void Write(std::string& out, const std::optional<core::PostId>& post) {
  Write(out, post ? *post : core::PostId{});
}

bool Read(std::string_view& in, std::optional<core::PostId>& post) {
  core::PostId value;
  if (!Read(in, value)) return false;
  post.reset();
  if (value != core::PostId{}) post = std::move(value);
  return true;
}

void Write(std::string& out, const core::OccurrenceId& occurrence) {
  Write(out, occurrence.wheel);
  Write(out, occurrence.turn);
  Write(out, occurrence.activity);
  Write(out, occurrence.unit);
  Write(out, occurrence.ordinal);
}

bool Read(std::string_view& in, core::OccurrenceId& occurrence) {
  return Read(in, occurrence.wheel) && Read(in, occurrence.turn) && Read(in, occurrence.activity) &&
         Read(in, occurrence.unit) && Read(in, occurrence.ordinal);
}

void Write(std::string& out, const core::TaskId& task) {
  Write(out, task.occurrence);
  Write(out, task.visit);
  Write(out, task.party);
}

bool Read(std::string_view& in, core::TaskId& task) {
  return Read(in, task.occurrence) && Read(in, task.visit) && Read(in, task.party);
}

}  // namespace hjul::store::key_bytes
