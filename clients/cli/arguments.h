// From the words typed to a command and its values. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "clients/cli/command.h"
#include "clients/cli/texts.h"

namespace hjul::cli {

class Arguments {
 public:
  bool Has(std::string_view flag) const { return flags_.contains(std::string(flag)); }
  // The last value given; empty when none was.
  std::string Get(std::string_view flag) const;
  std::vector<std::string> All(std::string_view flag) const;
  // The operands in order.
  const std::vector<std::string>& operands() const { return operands_; }
  // The operand at `index`; empty when it was left out.
  std::string Operand(std::size_t index) const;

  void AddFlag(const std::string& name, std::string value) {
    flags_[name].push_back(std::move(value));
  }
  void AddOperand(std::string value) { operands_.push_back(std::move(value)); }

 private:
  std::map<std::string, std::vector<std::string>> flags_;
  std::vector<std::string> operands_;
};

// What was typed. Without a command: help was asked for (of `noun`, when it is not empty), or the
// version; or nothing at all was typed.
struct Invocation {
  const Command* command = nullptr;
  std::string noun;
  Arguments arguments;
};

// What is wrong with what was typed, and what to do.
struct UsageError {
  std::string message;
  const Command* command = nullptr;  // Whose usage to show; may be null.
};

// `words` without the program's name. Asking for help skips what else would be wrong.
std::variant<Invocation, UsageError> ParseArguments(const std::vector<Command>& table,
                                                    const std::vector<std::string>& words,
                                                    const Texts& texts);

}  // namespace hjul::cli
