#include "services/check_report.h"

#include <unistd.h>

#include <cstdio>

#include "fmt/format.h"
#include "nlohmann/json.hpp"

namespace hjul::services {

std::string TextOf(const store::CheckReport& report, const std::string& subject) {
  std::string text =
      fmt::format("{}: revision {}, {} records, {:.1f} MB\n", subject, report.revision, report.keys,
                  static_cast<double>(report.bytes) / 1'000'000);
  for (const auto& [kind, count] : report.counts) {
    text += fmt::format("  {:>10}  {}\n", count, kind);
  }
  if (report.whole()) {
    return text + "Everything is there, and nothing that should not be.\n";
  }
  text +=
      fmt::format("\n{} {}:\n", report.fault_count, report.fault_count == 1 ? "fault" : "faults");
  for (const store::StoreFault& fault : report.faults) {
    text += fmt::format("  {}\n    {}\n", fault.key, fault.what);
  }
  if (report.fault_count > report.faults.size()) {
    text += fmt::format("  ... and {} more\n", report.fault_count - report.faults.size());
  }
  text +=
      "\nNothing has been changed. Keep this folder as it is and restore a backup into another:\n"
      "  hjuld backup list\n"
      "  hjuld restore --backup latest --to FOLDER\n";
  return text;
}

std::string JsonOf(const store::CheckReport& report, const std::string& subject) {
  nlohmann::ordered_json faults = nlohmann::ordered_json::array();
  for (const store::StoreFault& fault : report.faults) {
    faults.push_back({{"key", fault.key}, {"what", fault.what}});
  }
  const nlohmann::ordered_json json{{"subject", subject},
                                    {"whole", report.whole()},
                                    {"revision", report.revision},
                                    {"epoch", fmt::format("{:016x}", report.epoch)},
                                    {"keys", report.keys},
                                    {"bytes", report.bytes},
                                    {"counts", report.counts},
                                    {"fault_count", report.fault_count},
                                    {"faults", faults}};
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::function<bool(std::uint64_t)> TellProgress() {
  if (::isatty(STDERR_FILENO) == 0) {
    return {};
  }
  return [](std::uint64_t keys) {
    fmt::print(stderr, "\r{} records ...\r", keys);
    std::fflush(stderr);
    return true;
  };
}

}  // namespace hjul::services
