// hjul status and hjul clock: how the server is, and the demonstration's time.
#include <charconv>
#include <cmath>
#include <optional>

#include "clients/cli/session.h"
#include "fmt/format.h"
#include "google/protobuf/timestamp.pb.h"
#include "hjul/v1/operation_service.pb.h"

namespace hjul::cli {
namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr double kDay = 86'400;
constexpr double kWeek = 7 * kDay;

// "1d/s", "6h/s", "30min/s", "1w/s", "2v/s", or a plain number of seconds per second. Nullopt:
// none.
std::optional<double> ParseRate(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 0) {
    return std::nullopt;
  }
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const double factor = unit.empty() || unit == "s/s"    ? 1
                        : unit == "min/s"                ? kMinute
                        : unit == "h/s" || unit == "t/s" ? kHour
                        : unit == "d/s"                  ? kDay
                        : unit == "v/s" || unit == "w/s" ? kWeek
                                                         : 0;
  return factor > 0 ? std::optional<double>(value * factor) : std::nullopt;
}

std::string RateText(double rate, const Texts& texts) {
  if (rate == 0) {
    return std::string(texts["clock.stands"]);
  }
  if (rate == 1) {
    return std::string(texts["clock.real"]);
  }
  return rate >= kDay    ? texts.Say("clock.days", texts.Number(rate / kDay))
         : rate >= kHour ? texts.Say("clock.hours", texts.Number(rate / kHour))
                         : texts.Say("clock.seconds", texts.Number(rate));
}

std::string ClockText(const google::protobuf::Timestamp& time, double rate, const Texts& texts) {
  return fmt::format("{}, {} ({})\n", LongDate(texts, DayOf(time), std::nullopt),
                     MomentText(time).substr(std::string("2026-01-01 ").size()),
                     RateText(rate, texts));
}

int RunStatus(Session& session, const Arguments&) {
  v1::GetServerStatusResponse response;
  if (absl::Status status = session.Call(v1::GetServerStatusRequest(), &response); !status.ok()) {
    return session.Fail(status);
  }
  const auto connection = session.Connect();
  const std::string server = connection.ok() ? (*connection)->server() : "";
  return session.ShowOne(response, [&] {
    const Texts& texts = session.texts();
    return PrintFields(
        {{std::string(texts["status.server"]), server},
         {std::string(texts["status.version"]),
          response.version() + (response.development() ? std::string(texts["status.dev"]) : "")},
         {std::string(texts["status.time"]), MomentText(response.time())},
         {std::string(texts["status.rate"]), RateText(response.clock_rate(), texts)},
         {std::string(texts["status.revision"]), std::to_string(response.revision())},
         {std::string(texts["status.timers"]),
          std::string(texts[v1::GetServerStatusResponse::ClockHold_Name(response.clock_hold())])},
         {std::string(texts["status.storage"]), response.storage_error().empty()
                                                    ? std::string(texts["status.well"])
                                                    : response.storage_error()}},
        session.page());
  });
}

int RunShow(Session& session, const Arguments&) {
  v1::GetServerStatusResponse response;
  if (absl::Status status = session.Call(v1::GetServerStatusRequest(), &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(
      response, [&] { return ClockText(response.time(), response.clock_rate(), session.texts()); });
}

int Set(Session& session, const v1::SetClockRequest& request) {
  v1::SetClockResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return session.ShowOne(
      response, [&] { return ClockText(response.time(), response.rate(), session.texts()); });
}

int RunSet(Session& session, const Arguments& arguments) {
  v1::SetClockRequest request;
  const std::string moment = arguments.Operand(0);
  if (!moment.empty() && !ParseMoment(moment, request.mutable_time())) {
    return session.Usage(session.texts().Say("usage.no-moment", moment));
  }
  if (arguments.Has("speed")) {
    const auto rate = ParseRate(arguments.Get("speed"));
    if (!rate) {
      return session.Usage(session.texts().Say("usage.no-rate", arguments.Get("speed")));
    }
    request.set_rate(*rate);
  }
  if (moment.empty() && !arguments.Has("speed")) {
    return session.Usage(
        session.texts().Say("usage.lacks-word", session.texts()["operand.moment"]));
  }
  return Set(session, request);
}

int RunSpeed(Session& session, const Arguments& arguments) {
  const auto rate = ParseRate(arguments.Operand(0));
  if (!rate) {
    return session.Usage(session.texts().Say("usage.no-rate", arguments.Operand(0)));
  }
  v1::SetClockRequest request;
  request.set_rate(*rate);
  return Set(session, request);
}

int RunRelease(Session& session, const Arguments&) {
  v1::ReleaseClockResponse response;
  if (absl::Status status = session.Call(v1::ReleaseClockRequest(), &response); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts()["clock.released"]);
  return kDone;
}

}  // namespace

void AddServerCommands(std::vector<Command>* table) {
  table->push_back({.noun = "clock", .verb = "show", .documents = true, .run = RunShow});
  table->push_back({.noun = "clock",
                    .verb = "set",
                    .operands = {{.name = "moment", .optional = true}},
                    .flags = {{.name = "speed", .value = "rate"}},
                    .documents = true,
                    .run = RunSet});
  table->push_back({.noun = "clock",
                    .verb = "speed",
                    .operands = {{.name = "rate"}},
                    .documents = true,
                    .run = RunSpeed});
  table->push_back({.noun = "clock", .verb = "release", .run = RunRelease});
  table->push_back({.noun = "status", .documents = true, .run = RunStatus});
}

}  // namespace hjul::cli
