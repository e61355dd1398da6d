// What the program is told by its surroundings; the only file here that reads the environment.
#pragma once

#include <string>

namespace hjul::cli {

struct Environment {
  std::string config_folder;  // $XDG_CONFIG_HOME/hjul, else ~/.config/hjul.
  std::string state_folder;   // $XDG_STATE_HOME/hjul, else ~/.local/state/hjul.
  std::string server;         // HJUL_SERVER: before the profile's, after --server.
  std::string token;          // HJUL_TOKEN: before the profile's.
  std::string profile;        // HJUL_AS: before the one in use, after --as.
  std::string language;       // HJUL_LANG: "sv" (default) or "en".
  int columns = 80;           // COLUMNS, else the terminal's, else 80.
  bool emphasis = false;      // stdout is a terminal that is not dumb, and NO_COLOR is not set.
  bool interactive = false;   // stdin and stderr are terminals: questions may be asked.
};

Environment ReadEnvironment();

}  // namespace hjul::cli
