#include "clients/cli/command.h"

namespace hjul::cli {

const std::vector<Flag>& GlobalFlags() {
  static const std::vector<Flag> flags{
      {.name = "as", .value = "name"},
      {.name = "server", .value = "address"},
      {.name = "lang", .value = "sv|en"},
      {.name = "output", .value = "format", .letter = 'o'},
      {.name = "timeout", .value = "seconds"},
      {.name = "help", .letter = 'h'},
      {.name = "version"},
  };
  return flags;
}

const std::vector<Command>& CommandTable() {
  static const std::vector<Command> table = [] {
    std::vector<Command> rows;
    AddTaskCommands(&rows);
    AddOccurrenceCommands(&rows);
    AddTurnCommands(&rows);
    AddWheelCommands(&rows);
    AddChangeCommands(&rows);
    AddCalendarCommands(&rows);
    AddUnitCommands(&rows);
    AddPersonCommands(&rows);
    AddPostCommands(&rows);
    AddJournalCommands(&rows);
    AddLoginCommands(&rows);
    AddTokenCommands(&rows);
    AddServerCommands(&rows);
    AddManualCommands(&rows);
    return rows;
  }();
  return table;
}

}  // namespace hjul::cli
