#include "clients/cli/config.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace hjul::cli {
namespace {

constexpr int kColumnsMin = 40;
constexpr int kColumnsMax = 400;

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string Folder(const char* variable, std::string_view below_home) {
  const std::string base = Variable(variable);
  return (base.empty() ? Variable("HOME") + std::string(below_home) : base) + "/hjul";
}

int Columns() {
  const std::string told = Variable("COLUMNS");
  int columns = 0;
  std::from_chars(told.data(), told.data() + told.size(), columns);
  winsize size{};
  if (columns == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    columns = size.ws_col;
  }
  return columns == 0 ? 80 : std::clamp(columns, kColumnsMin, kColumnsMax);
}

}  // namespace

Environment ReadEnvironment() {
  return {.config_folder = Folder("XDG_CONFIG_HOME", "/.config"),
          .state_folder = Folder("XDG_STATE_HOME", "/.local/state"),
          .server = Variable("HJUL_SERVER"),
          .token = Variable("HJUL_TOKEN"),
          .profile = Variable("HJUL_AS"),
          .language = Variable("HJUL_LANG"),
          .columns = Columns(),
          .emphasis = isatty(STDOUT_FILENO) == 1 && Variable("NO_COLOR").empty() &&
                      Variable("TERM") != "dumb",
          .interactive = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1};
}

}  // namespace hjul::cli
