// CSV imports of units, persons and posts: one command in three places.
#pragma once

#include "clients/cli/command.h"

namespace hjul::cli {

// `hjul <noun> import FILE [--complete] [--dry-run] ...`; `kind` is a v1::ImportKind.
Command ImportCommand(const std::string& noun, int (*run)(Session&, const Arguments&));
int RunImport(Session& session, const Arguments& arguments, int kind);

}  // namespace hjul::cli
