// What hjuld does, as functions that main calls with what was typed. Each returns the exit status.
#pragma once

#include <cstdint>
#include <string>

#include "services/config.h"

namespace hjul::services {

struct ServeArguments {
  std::string config;  // File; empty: none.
  Values flags;
};
struct DevArguments {
  std::string data;  // Empty: DemoDirectory().
  std::string demo;  // Empty: DemoFiles().
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

}  // namespace hjul::services
