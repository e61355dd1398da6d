// Help, completions and the manual, all read off the command table. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/command.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"

namespace hjul::cli {

// "hjul task do UPPGIFT [ÅTGÄRD] [--note TEXT]".
std::string UsageLine(const Command& command, const Texts& texts);

std::string ProgramHelp(const std::vector<Command>& table, const Texts& texts, const Page& page);
std::string NounHelp(const std::vector<Command>& table, std::string_view noun, const Texts& texts,
                     const Page& page);
std::string CommandHelp(const Command& command, const Texts& texts, const Page& page);

// A script for "bash", "zsh" or "fish"; empty for another shell.
std::string Completion(const std::vector<Command>& table, std::string_view shell,
                       const Texts& texts);

// hjul(1) in man(7): `hjul manual | man -l -`.
std::string Manual(const std::vector<Command>& table, const Texts& texts);

// The nouns in the table's order.
std::vector<std::string> Nouns(const std::vector<Command>& table);

}  // namespace hjul::cli
