// The one table of commands. Parsing, help, completions and the manual all read it; each noun's
// file adds its rows. What a command says of itself is in the texts: "help.task.list" in one
// sentence, "more.task.list" at length, "flag.reason" for a flag wherever it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hjul::cli {

class Session;
class Arguments;

struct Flag {
  std::string name;        // Without the dashes.
  std::string value = {};  // What to write after it: "DATUM"; empty: nothing, it is a switch.
  bool required = false;
  bool repeated = false;
  char letter = 0;  // "-f".
};

struct Operand {
  std::string name;  // Key of its text: "operand.task".
  bool optional = false;
  bool repeated = false;  // Only the last.
};

struct Command {
  std::string noun;  // "task".
  std::string verb;  // "list"; empty: the noun alone is the command ("journal").
  std::vector<Operand> operands = {};
  std::vector<Flag> flags = {};
  bool documents = false;  // -o json, yaml and csv.
  bool drawing = false;    // -o svg.
  // Returns: the exit code.
  int (*run)(Session& session, const Arguments& arguments) = nullptr;

  std::string Name() const { return verb.empty() ? noun : noun + " " + verb; }
  // "task.list" for texts.
  std::string Key() const { return verb.empty() ? noun : noun + "." + verb; }
};

// What ends a run, and is documented in the manual.
enum ExitCode {
  kDone = 0,
  kRefused = 1,
  kUsage = 2,
  kUnreachable = 3,
  kNotPermitted = 4,
  kTextHasErrors = 5,
};

// Flags of every command.
const std::vector<Flag>& GlobalFlags();

// All commands, by noun in the order of the help.
const std::vector<Command>& CommandTable();

// One per file *_command.cc.
void AddLoginCommands(std::vector<Command>* table);
void AddTaskCommands(std::vector<Command>* table);
void AddWheelCommands(std::vector<Command>* table);
void AddChangeCommands(std::vector<Command>* table);
void AddTurnCommands(std::vector<Command>* table);
void AddOccurrenceCommands(std::vector<Command>* table);
void AddCalendarCommands(std::vector<Command>* table);
void AddUnitCommands(std::vector<Command>* table);
void AddPersonCommands(std::vector<Command>* table);
void AddPostCommands(std::vector<Command>* table);
void AddJournalCommands(std::vector<Command>* table);
void AddTokenCommands(std::vector<Command>* table);
void AddServerCommands(std::vector<Command>* table);
void AddManualCommands(std::vector<Command>* table);

}  // namespace hjul::cli
