// What hjuld does, as functions that main calls with what was typed. Each returns the exit status:
// 0 done, 1 not, 64 wrong usage. What is asked for goes to stdout, talk to stderr.
#pragma once

#include <cstdint>
#include <string>

#include "services/config.h"

namespace hjul::services {

// Where a configuration comes from.
struct ServeArguments {
  std::string config;  // File; empty: DefaultConfigFile().
  Values flags;
};
struct DevArguments {
  std::string data;            // Empty: DemoDirectory().
  std::string demo;            // Empty: DemoFiles().
  std::string control_socket;  // Empty: `data`/control.
  std::string clock = "2026-09-07T08:00";
  std::string speed = "10min/s";
  std::uint16_t port = 7420;
  bool fresh = false;
  bool clock_given = false;
};
struct HealthArguments {
  std::string address = "127.0.0.1:7420";
  std::string ca;  // PEM file: the server's certificate is checked against it. Empty: plain text.
};

// Runs until SIGTERM or SIGINT.
int Serve(const ServeArguments& arguments);
int Dev(const DevArguments& arguments);

// Prints the effective values and where each comes from.
int CheckConfig(const ServeArguments& arguments);
// 0: serving. 1: not, or not there.
int Health(const HealthArguments& arguments);
// One line for each thing looked at. 1: something is wrong.
int Doctor(const ServeArguments& arguments);

// Asks the running server for a backup, and says which it is.
int CreateBackup(const ServeArguments& arguments);
int ListBackups(const ServeArguments& arguments);
// `backup`: a number, or "latest". 1: it is damaged, or not whole.
int VerifyBackup(const ServeArguments& arguments, const std::string& backup);
// Makes `to`, which must be absent or empty, a data directory with what the backup holds.
int RestoreBackup(const ServeArguments& arguments, const std::string& backup,
                  const std::string& to);

enum class Report : std::uint8_t { kText, kJson };
// Looks at every record of the store in the data directory; its server must not run. 1: faults.
int CheckStore(const ServeArguments& arguments, Report report);

}  // namespace hjul::services
