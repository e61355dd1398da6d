// The server program: what can be typed, and nothing else.
#include <algorithm>
#include <functional>
#include <initializer_list>
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
    "  hjuld serve     the real thing\n"
    "  hjuld doctor    what is wrong with it, and what to do\n\n"
    "The command line is 'hjul'; 'hjul --help' says what can be done.";

using Keys = std::initializer_list<const char*>;

// A command that reads the configuration of 'serve'; of the settings `keys` can be given as flags.
CLI::App* AddCommand(CLI::App& parent, const std::string& name, const std::string& about,
                     services::ServeArguments& arguments, Keys keys) {
  CLI::App* command = parent.add_subcommand(name, about);
  command->add_option("--config", arguments.config,
                      "YAML file [$HJUL_CONFIG, or /etc/hjul/hjuld.conf if it is there]. The\n"
                      "environment goes before it, flags before both.");
  for (const services::KnownSetting& setting : services::KnownSettings()) {
    if (keys.size() > 0 && std::find(keys.begin(), keys.end(), setting.key) == keys.end()) {
      continue;
    }
    command
        ->add_option_function<std::string>(
            setting.flag(),
            [&arguments, key = setting.key](const std::string& value) {
              arguments.flags[key] = value;
            },
            fmt::format("{} [{}; {}]", setting.help,
                        setting.fallback.empty() ? "none" : setting.fallback, setting.variable()))
        ->type_name("");
  }
  return command;
}

void AddDev(CLI::App& app, services::DevArguments& arguments, std::function<int()>& chosen) {
  CLI::App* dev = app.add_subcommand(
      "dev",
      "Runs a demonstration: a made-up municipality, ready wheels, and a clock that can be sped\n"
      "up. Prints a login for each role. The next start goes on where it was.");
  dev->add_option("--data", arguments.data,
                  "Folder it is kept in [$XDG_STATE_HOME/hjul/demo or ~/.local/state/hjul/demo].");
  const CLI::Option* clock =
      dev->add_option("--clock", arguments.clock, "Local time at which it begins.")
          ->capture_default_str();
  dev->add_option("--speed", arguments.speed,
                  "How fast time passes: 1d/s (a läsår in six minutes), 6h/s, 60x, 1x, 0 (paused).")
      ->capture_default_str();
  dev->add_option("--port", arguments.port, "On 127.0.0.1; 0 chooses one.")->capture_default_str();
  dev->add_flag("--fresh", arguments.fresh, "Forget the last demonstration and begin anew.");
  dev->add_option("--demo", arguments.demo,
                  "Folder with demo/ and wheels/templates/ to load instead.");
  dev->add_option("--control-socket", arguments.control_socket,
                  "Where 'hjuld backup create' reaches it [control, in its folder].");
  dev->callback([&arguments, &chosen, clock] {
    arguments.clock_given = !clock->empty();
    chosen = [&arguments] { return services::Dev(arguments); };
  });
}

struct BackupArguments {
  services::ServeArguments serve;
  std::string backup = "latest";
  std::string to;
};

void AddBackup(CLI::App& app, BackupArguments& arguments, std::function<int()>& chosen) {
  constexpr char kBackup[] = "Its number, as 'hjuld backup list' shows it, or latest.";
  CLI::App* backup = app.add_subcommand("backup", "Makes backups of a server, and looks at them.");
  backup->require_subcommand(1);
  AddCommand(*backup, "create", "Makes one now; the server goes on meanwhile.", arguments.serve,
             {"data", "control_socket"})
      ->callback([&] { chosen = [&] { return services::CreateBackup(arguments.serve); }; });
  AddCommand(*backup, "list", "Lists them, oldest first.", arguments.serve,
             {"data", "backup_directory"})
      ->callback([&] { chosen = [&] { return services::ListBackups(arguments.serve); }; });
  CLI::App* verify = AddCommand(*backup, "verify",
                                "Reads one against its checksums and looks at every record in it.",
                                arguments.serve, {"data", "backup_directory"});
  verify->add_option("backup", arguments.backup, kBackup)->capture_default_str();
  verify->callback(
      [&] { chosen = [&] { return services::VerifyBackup(arguments.serve, arguments.backup); }; });
  CLI::App* restore = AddCommand(app, "restore", "Makes a new data folder of a backup.",
                                 arguments.serve, {"data", "backup_directory"});
  restore->add_option("--backup", arguments.backup, kBackup)->required();
  restore->add_option("--to", arguments.to, "The folder; absent or empty.")->required();
  restore->callback([&] {
    chosen = [&] {
      return services::RestoreBackup(arguments.serve, arguments.backup, arguments.to);
    };
  });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(kAbout, "hjuld");
  app.set_version_flag("--version", fmt::format("hjuld {}", services::kVersion));
  app.require_subcommand(1);
  std::function<int()> chosen;
  services::ServeArguments serve;

  AddCommand(app, "serve", "Runs the server until SIGTERM.", serve, {})->callback([&] {
    chosen = [&] { return services::Serve(serve); };
  });
  services::DevArguments dev;
  AddDev(app, dev, chosen);
  AddCommand(app, "doctor",
             "Looks at configuration, folders, disk, certificate, clock, server and backups: a\n"
             "line each, with what to do. Exit status 0: nothing is wrong, 1: something is.",
             serve, {})
      ->callback([&] { chosen = [&] { return services::Doctor(serve); }; });
  BackupArguments backup;
  AddBackup(app, backup, chosen);

  services::Report report = services::Report::kText;
  CLI::App* check_store =
      AddCommand(app, "check-store",
                 "Looks at every record of a store whose server is stopped. Changes nothing. Exit\n"
                 "status 0: it is whole, 1: it is not.",
                 serve, {"data", "control_socket"});
  check_store->add_option("-o,--output", report, "How the report is written: text or json [text].")
      ->transform(CLI::CheckedTransformer(std::map<std::string, services::Report>{
          {"text", services::Report::kText}, {"json", services::Report::kJson}}))
      ->type_name("");
  check_store->callback([&] { chosen = [&] { return services::CheckStore(serve, report); }; });

  CLI::App* config = app.add_subcommand("config", "Looks at the configuration of 'serve'.");
  config->require_subcommand(1);
  AddCommand(*config, "check", "Prints every setting and where it comes from.", serve, {})
      ->callback([&] { chosen = [&] { return services::CheckConfig(serve); }; });

  services::HealthArguments asked;
  CLI::App* health =
      app.add_subcommand("health", "Asks a server how it is. Exit status 0: serving, 1: not.");
  health->add_option("--address", asked.address, "HOST:PORT or unix:/path.")->capture_default_str();
  health->add_option("--ca", asked.ca,
                     "PEM file with which the server's certificate is checked; without: no TLS.");
  health->callback([&] { chosen = [&] { return services::Health(asked); }; });

  CLI11_PARSE(app, argc, argv);
  const bool doctor = app.got_subcommand("doctor");  // Says itself what is missing.
  if (!doctor && !hjul::calendar::Zone::Available()) {
    fmt::print(stderr, "hjuld: the time zone Europe/Stockholm is missing; install tzdata\n");
    return 1;
  }
  return chosen();
}
