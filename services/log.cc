#include "services/log.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "fmt/format.h"
#include "grpc/support/log.h"
#include "nlohmann/json.hpp"
#include "spdlog/pattern_formatter.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace hjul::services {
namespace {

// Lines of Log come rendered, through a logger of this name; others are one text each.
constexpr char kEvents[] = "events";
constexpr char kTextPattern[] = "%Y-%m-%dT%H:%M:%S.%e%z level=%l %v";
constexpr char kJsonPattern[] = R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})";

std::atomic<LogFormat>& FormatInUse() {
  static std::atomic<LogFormat> format{LogFormat::kText};
  return format;
}

std::string JsonOf(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Bare when it reads as one word, else in quotes, as JSON writes them.
std::string WordOf(const std::string& value) {
  const bool bare = !value.empty() && std::all_of(value.begin(), value.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte > ' ' && byte < 0x7f && letter != '"' && letter != '=' && letter != '\\';
  });
  return bare ? value : JsonOf(value);
}

std::string ValueOf(LogFormat format, const decltype(Fact::value)& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return format == LogFormat::kJson ? JsonOf(*text) : WordOf(*text);
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*number);
  }
  return std::get<bool>(value) ? "true" : "false";
}

class LineFormatter final : public spdlog::formatter {
 public:
  explicit LineFormatter(LogFormat format)
      : format_(format), pattern_(format == LogFormat::kJson ? kJsonPattern : kTextPattern) {}

  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override {
    if (std::string_view(line.logger_name.data(), line.logger_name.size()) == kEvents) {
      pattern_.format(line, out);
      return;
    }
    const std::string rendered = RenderLine(
        format_, "message", {{"text", std::string(line.payload.data(), line.payload.size())}});
    spdlog::details::log_msg whole = line;
    whole.payload = rendered;
    pattern_.format(whole, out);
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<LineFormatter>(format_);
  }

 private:
  const LogFormat format_;
  spdlog::pattern_formatter pattern_;
};

// What gRPC has to say of its own: connections that break are not our errors.
void LogOfGrpc(gpr_log_func_args* line) {
  spdlog::log(line->severity == GPR_LOG_SEVERITY_ERROR ? spdlog::level::warn : spdlog::level::debug,
              "grpc: {}", line->message);
}

}  // namespace

void StartLog(LogFormat format, const std::string& level, spdlog::sink_ptr sink) {
  FormatInUse() = format;
  sink->set_formatter(std::make_unique<LineFormatter>(format));
  spdlog::drop_all();
  const auto events = std::make_shared<spdlog::logger>(kEvents, sink);
  const auto others = std::make_shared<spdlog::logger>("hjuld", std::move(sink));
  for (const auto& logger : {events, others}) {
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::trace);
  }
  spdlog::register_logger(events);
  spdlog::set_default_logger(others);
  gpr_set_log_function(&LogOfGrpc);
}

void StartLog(LogFormat format, const std::string& level) {
  StartLog(format, level, std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

bool Logs(LogLevel level) { return spdlog::default_logger_raw()->should_log(level); }

void Log(LogLevel level, std::string_view event, std::initializer_list<Fact> facts) {
  if (!Logs(level)) {
    return;
  }
  if (const auto events = spdlog::get(kEvents)) {
    events->log(level, RenderLine(FormatInUse(), event, facts));
  }
}

std::string RenderLine(LogFormat format, std::string_view event,
                       std::initializer_list<Fact> facts) {
  const bool json = format == LogFormat::kJson;
  std::string line = json ? fmt::format("\"event\":{}", JsonOf(event))
                          : fmt::format("event={}", WordOf(std::string(event)));
  for (const Fact& fact : facts) {
    if (const auto* text = std::get_if<std::string>(&fact.value);
        text != nullptr && text->empty()) {
      continue;
    }
    line += json ? fmt::format(",\"{}\":{}", fact.key, ValueOf(format, fact.value))
                 : fmt::format(" {}={}", fact.key, ValueOf(format, fact.value));
  }
  return line;
}

}  // namespace hjul::services
