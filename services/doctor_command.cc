#include <algorithm>

#include "fmt/format.h"
#include "services/doctor.h"
#include "services/program_parts.h"

namespace hjul::services {
namespace {

const char* WordFor(Finding::Grade grade) {
  switch (grade) {
    case Finding::Grade::kOk:
      return "ok";
    case Finding::Grade::kWarning:
      return "warning";
    case Finding::Grade::kError:
      return "error";
  }
  return "";
}

}  // namespace

int Doctor(const ServeArguments& arguments) {
  text::Diagnostics faults;
  const auto config = ReadSettings(arguments, faults);
  if (!config.ok()) {
    return Complain(config.status());
  }
  const engine::SystemClock clock;
  const std::vector<Finding> findings = Examine(*config, faults, clock);
  for (const Finding& finding : findings) {
    fmt::print("{:<8} {:<16} {}{}{}\n", WordFor(finding.grade), finding.subject, finding.text,
               finding.next_step.empty() ? "" : " -> ", finding.next_step);
  }
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.grade == Finding::Grade::kError; })
             ? kFailed
             : kDone;
}

}  // namespace hjul::services
