// The server program: what can be typed, and nothing else.
#include <string>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "services/program.h"
#include "services/version.h"

namespace {

namespace services = hjul::services;

constexpr char kAbout[] =
    "hjuld, the server of hjul: turns the annual wheels (årshjul) of a school administration into\n"
    "states that run by themselves, and pushes what is due to those who have to act.\n\n"
    "  hjuld dev       a made-up municipality on this machine, to look around\n"
    "  hjuld serve     the real thing\n\n"
    "The command line is 'hjul'; 'hjul --help' says what can be done.";

void AddSettings(CLI::App& command, services::ServeArguments& arguments) {
  command.add_option("--config", arguments.config,
                     "YAML file. The environment goes before it, flags before both.");
  for (const services::KnownSetting& setting : services::KnownSettings()) {
    command
        .add_option_function<std::string>(
            setting.flag(),
            [&arguments, key = setting.key](const std::string& value) {
              arguments.flags[key] = value;
            },
            fmt::format("{} [{}; {}]", setting.help,
                        setting.fallback.empty() ? "none" : setting.fallback, setting.variable()))
        ->type_name("");
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(kAbout, "hjuld");
  app.set_version_flag("--version", fmt::format("hjuld {}", services::kVersion));
  app.require_subcommand(1);

  services::ServeArguments serve_arguments;
  CLI::App* serve = app.add_subcommand("serve", "Runs the server until SIGTERM.");
  AddSettings(*serve, serve_arguments);

  services::DevArguments dev_arguments;
  CLI::App* dev = app.add_subcommand(
      "dev",
      "Runs a demonstration: a made-up municipality, ready wheels, and a clock that can be sped\n"
      "up. Prints a login for each role. The next start goes on where it was.");
  dev->add_option("--data", dev_arguments.data,
                  "Folder it is kept in [$XDG_STATE_HOME/hjul/demo or ~/.local/state/hjul/demo].");
  const CLI::Option* clock =
      dev->add_option("--clock", dev_arguments.clock, "Local time at which it begins.")
          ->capture_default_str();
  dev->add_option("--speed", dev_arguments.speed,
                  "How fast time passes: 1d/s (a läsår in six minutes), 6h/s, 60x, 1x, 0 (paused).")
      ->capture_default_str();
  dev->add_option("--port", dev_arguments.port, "On 127.0.0.1; 0 chooses one.")
      ->capture_default_str();
  dev->add_flag("--fresh", dev_arguments.fresh, "Forget the last demonstration and begin anew.");
  dev->add_option("--demo", dev_arguments.demo,
                  "Folder with demo/ and wheels/templates/ to load instead.");

  CLI::App* config = app.add_subcommand("config", "Looks at the configuration of 'serve'.");
  config->require_subcommand(1);
  services::ServeArguments check_arguments;
  CLI::App* check =
      config->add_subcommand("check", "Prints every setting and where it comes from.");
  AddSettings(*check, check_arguments);

  services::HealthArguments health_arguments;
  CLI::App* health =
      app.add_subcommand("health", "Asks a server how it is. Exit status 0: serving, 1: not.");
  health->add_option("--address", health_arguments.address, "HOST:PORT or unix:/path.")
      ->capture_default_str();
  health->add_option("--ca", health_arguments.ca,
                     "PEM file with which the server's certificate is checked; without: no TLS.");

  CLI11_PARSE(app, argc, argv);
  if (!hjul::calendar::Zone::Available()) {
    fmt::print(stderr, "hjuld: the time zone Europe/Stockholm is missing; install tzdata\n");
    return 1;
  }
  if (*serve) {
    return services::Serve(serve_arguments);
  }
  if (*dev) {
    dev_arguments.clock_given = !clock->empty();
    return services::Dev(dev_arguments);
  }
  return *health ? services::Health(health_arguments) : services::CheckConfig(check_arguments);
}
