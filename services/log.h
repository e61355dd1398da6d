// The server's log: one line for each thing that happens, a word for what it was and facts as
// key=value, or the same as JSON. Goes to stderr; keeping and rotating it is the system's business.
//
// Never in it: secrets, names of persons, notes, texts of requests. A call's lines all have its id,
// the one the client got as x-hjul-call. Thread-safe.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/status.h"
#include "spdlog/common.h"

namespace hjul::services {

enum class LogFormat : std::uint8_t { kText, kJson };

// From here on lines of `level` ("debug", "info", "warning", "error") and above are written to
// `sink`, also those that libraries write. Call before threads.
void StartLog(LogFormat format, const std::string& level, spdlog::sink_ptr sink);
// To stderr.
void StartLog(LogFormat format, const std::string& level);

// One fact of a line: "rpc", "hjul.v1.TaskService/ListTasks". An empty text is left out.
struct Fact {
  std::string_view key;
  std::variant<std::string, std::int64_t, bool> value;
};

using LogLevel = spdlog::level::level_enum;

// Whether lines of `level` are written: ask before collecting facts that cost something.
bool Logs(LogLevel level);
// One line. `event` is a word or two joined by a hyphen: "call", "clock-hold".
void Log(LogLevel level, std::string_view event, std::initializer_list<Fact> facts);

// "event=call id=1f rpc=hjul.v1.TaskService/ListTasks text=\"two words\"" or the members of a JSON
// object without its braces. Pure.
std::string RenderLine(LogFormat format, std::string_view event, std::initializer_list<Fact> facts);

}  // namespace hjul::services
