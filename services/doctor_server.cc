#include <sys/timex.h>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "services/doctor_findings.h"
#include "services/version.h"

namespace hjul::services::doctor {
namespace {

// hjul's first release; a clock before it is wrong.
constexpr engine::Instant kEarliest{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};
constexpr std::chrono::seconds kLate{300};

// Whether the zone has summer time as the law says, also in years to come.
bool ZoneIsRight() {
  using calendar::Date;
  const auto& zone = calendar::Zone::Stockholm();
  for (const int year : {2026, 2045}) {
    const Date summer = calendar::MakeDate(year, 7, 1);
    const Date winter = calendar::MakeDate(year, 12, 1);
    const auto offset = [&zone](Date date) {
      const auto midnight = std::chrono::sys_days(date.time_since_epoch());
      return midnight - zone.At(date, {});
    };
    if (offset(summer) != std::chrono::hours(2) || offset(winter) != std::chrono::hours(1)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<Finding> Time(engine::Instant now) {
  std::vector<Finding> findings;
  if (!calendar::Zone::Available()) {
    findings.push_back(Error("zone data", "Europe/Stockholm is missing", "apt install tzdata"));
  } else if (!ZoneIsRight()) {
    findings.push_back(Error("zone data", "Europe/Stockholm has not the summer time of the law",
                             "apt install --reinstall tzdata, and unset ZONEINFO and TZDIR"));
  } else {
    findings.push_back(Well("zone data", "Europe/Stockholm, with summer time until 2045 at least"));
  }
  const std::string reading =
      calendar::Zone::Available() ? calendar::Zone::Stockholm().Describe(now) : "unreadable";
  timex kernel{};
  const bool synchronised = ::adjtimex(&kernel) != TIME_ERROR;
  if (now < kEarliest) {
    findings.push_back(Error("clock", fmt::format("it says {}", reading),
                             "set it, and let systemd-timesyncd or chrony keep it"));
  } else if (!synchronised) {
    findings.push_back(Warning("clock",
                               fmt::format("it says {}, and nothing keeps it right", reading),
                               "apt install systemd-timesyncd, or chrony"));
  } else {
    findings.push_back(Well("clock", fmt::format("{}, synchronised", reading)));
  }
  return findings;
}

std::vector<Finding> Server(const absl::Status& running, const Status& status) {
  constexpr char kSubject[] = "server";
  if (!status) {
    return {absl::IsNotFound(running)
                ? Warning(kSubject, std::string(running.message()), "systemctl start hjuld")
                : Error(kSubject, std::string(running.message()),
                        "systemctl status hjuld; journalctl -u hjuld")};
  }
  std::vector<Finding> findings{
      Well(kSubject, fmt::format("process {} serves {} at revision {}, {} watchers, {} of memory",
                                 status->process_id(), status->address(), status->revision(),
                                 status->watchers(), Size(status->memory_bytes())))};
  if (status->version() != kVersion) {
    findings.push_back(Warning(
        "version", fmt::format("the server is {}, this program {}", status->version(), kVersion),
        "systemctl restart hjuld"));
  }
  if (!status->storage_error().empty()) {
    findings.push_back(Error("storage", status->storage_error(),
                             "reads go on; mend what it says, and look again"));
  }
  using Reply = control::v1::GetStatusResponse;
  if (status->clock_hold() == Reply::CLOCK_HOLD_BEHIND) {
    findings.push_back(Error("timers", "they wait: the clock is behind the last time seen",
                             "set the clock right; they go on when it has caught up"));
  } else if (status->clock_hold() == Reply::CLOCK_HOLD_JUMPED_AHEAD) {
    findings.push_back(Error("timers", "they wait: the clock jumped far ahead",
                             "if the clock is right now: hjul clock release"));
  } else if (status->oldest_overdue().seconds() > kLate.count()) {
    findings.push_back(
        Warning("timers",
                fmt::format("the oldest has been due for {}",
                            Span(std::chrono::seconds(status->oldest_overdue().seconds()))),
                "look again in a minute; if it grows: journalctl -u hjuld"));
  } else {
    findings.push_back(Well("timers", "none is overdue"));
  }
  return findings;
}

}  // namespace hjul::services::doctor
