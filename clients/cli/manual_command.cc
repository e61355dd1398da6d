// completion, manual: what the command table says of itself.
#include <ostream>

#include "clients/cli/help.h"
#include "clients/cli/session.h"

namespace hjul::cli {
namespace {

int RunCompletion(Session& session, const Arguments& arguments) {
  const std::string script = Completion(CommandTable(), arguments.Operand(0), session.texts());
  if (script.empty()) {
    return session.Usage(session.texts().Say("usage.shell", arguments.Operand(0)));
  }
  session.out() << script;
  return kDone;
}

int RunManual(Session& session, const Arguments&) {
  session.out() << Manual(CommandTable(), session.texts());
  return kDone;
}

}  // namespace

void AddManualCommands(std::vector<Command>* table) {
  table->push_back({.noun = "completion", .operands = {{.name = "shell"}}, .run = RunCompletion});
  table->push_back({.noun = "manual", .run = RunManual});
}

}  // namespace hjul::cli
