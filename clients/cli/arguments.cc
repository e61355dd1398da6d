#include "clients/cli/arguments.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clients/cli/letters.h"

namespace hjul::cli {
namespace {

const Flag* Find(const std::vector<Flag>& flags, std::string_view name, char letter) {
  const auto found = std::find_if(flags.begin(), flags.end(), [&](const Flag& flag) {
    return letter != 0 ? flag.letter == letter : flag.name == name;
  });
  return found == flags.end() ? nullptr : &*found;
}

class Parser {
 public:
  Parser(const std::vector<Command>& table, const std::vector<std::string>& words,
         const Texts& texts)
      : table_(table), words_(words), texts_(texts) {}

  std::variant<Invocation, UsageError> Parse() {
    while (at_ < words_.size() && error_.empty()) {
      const std::string& word = words_[at_++];
      if (!only_words_ && word == "--") {
        only_words_ = true;
      } else if (!only_words_ && word.size() > 1 && word[0] == '-' && !IsNumber(word)) {
        ReadFlag(word);
      } else {
        ReadWord(word);
      }
    }
    const bool help = invocation_.arguments.Has("help");
    if (error_.empty() && !help) {
      CheckComplete();
    }
    if (!error_.empty() && !help) {
      return UsageError{error_, invocation_.command};
    }
    return std::move(invocation_);
  }

 private:
  static bool IsNumber(const std::string& word) { return word[1] >= '0' && word[1] <= '9'; }

  void ReadFlag(const std::string& word) {
    const bool is_long = word[1] == '-';
    std::string name = is_long ? word.substr(2) : word.substr(1, 1);
    std::optional<std::string> value;
    const std::size_t equals = name.find('=');
    if (is_long && equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    } else if (!is_long && word.size() > 2) {
      value = word.substr(word[2] == '=' ? 3 : 2);
    }
    const Flag* flag = FindFlag(name, is_long ? '\0' : name[0]);
    if (flag == nullptr) {
      UnknownFlag(word, name);
      return;
    }
    if (flag->value.empty()) {
      if (value) {
        error_ = texts_.Say("usage.takes-no-value", flag->name);
      }
      invocation_.arguments.AddFlag(flag->name, "");
      return;
    }
    if (!value && at_ < words_.size()) {
      value = words_[at_++];
    }
    if (!value) {
      error_ = texts_.Say("usage.lacks-value", flag->name, flag->value);
      return;
    }
    if (invocation_.arguments.Has(flag->name) && !flag->repeated) {
      error_ = texts_.Say("usage.given-twice", flag->name);
      return;
    }
    invocation_.arguments.AddFlag(flag->name, *std::move(value));
  }

  // The command's own before those of every command: `token create --as` would mean its own.
  const Flag* FindFlag(const std::string& name, char letter) const {
    const Flag* own =
        invocation_.command == nullptr ? nullptr : Find(invocation_.command->flags, name, letter);
    return own != nullptr ? own : Find(GlobalFlags(), name, letter);
  }

  void UnknownFlag(const std::string& word, const std::string& name) {
    std::vector<std::string> names;
    for (const Flag& flag : GlobalFlags()) {
      names.push_back("--" + flag.name);
    }
    if (invocation_.command != nullptr) {
      for (const Flag& flag : invocation_.command->flags) {
        names.push_back("--" + flag.name);
      }
    }
    const std::string nearest = Nearest("--" + name, names);
    error_ = nearest.empty() ? texts_.Say("usage.unknown-flag", word)
                             : texts_.Say("usage.unknown-flag-near", word, nearest);
  }

  void ReadWord(const std::string& word) {
    if (invocation_.command != nullptr) {
      const auto& operands = invocation_.command->operands;
      const std::size_t given = invocation_.arguments.operands().size();
      if (given >= operands.size() && (operands.empty() || !operands.back().repeated)) {
        error_ = texts_.Say("usage.too-many-words", word);
        return;
      }
      invocation_.arguments.AddOperand(word);
      return;
    }
    if (word == "help") {
      invocation_.arguments.AddFlag("help", "");
      return;
    }
    if (invocation_.noun.empty()) {
      ReadNoun(word);
    } else {
      ReadVerb(word);
    }
  }

  void ReadNoun(const std::string& word) {
    std::set<std::string> nouns;
    for (const Command& command : table_) {
      if (command.noun == word) {
        invocation_.noun = word;
        invocation_.command = command.verb.empty() ? &command : invocation_.command;
      }
      nouns.insert(command.noun);
    }
    if (invocation_.noun.empty()) {
      const std::string nearest = Nearest(word, {nouns.begin(), nouns.end()});
      error_ = nearest.empty() ? texts_.Say("usage.unknown-command", word)
                               : texts_.Say("usage.unknown-command-near", word, nearest);
    }
  }

  void ReadVerb(const std::string& word) {
    std::vector<std::string> verbs;
    for (const Command& command : table_) {
      if (command.noun == invocation_.noun) {
        verbs.push_back(command.verb);
        invocation_.command = command.verb == word ? &command : invocation_.command;
      }
    }
    if (invocation_.command == nullptr) {
      const std::string nearest = Nearest(word, verbs);
      const std::string typed = invocation_.noun + " " + word;
      error_ = nearest.empty() ? texts_.Say("usage.unknown-verb", typed, Join(verbs, ", "))
                               : texts_.Say("usage.unknown-command-near", typed,
                                            invocation_.noun + " " + nearest);
    }
  }

  void CheckComplete() {
    if (invocation_.command == nullptr) {
      return;
    }
    const Command& command = *invocation_.command;
    std::size_t required = 0;
    for (const Operand& operand : command.operands) {
      required += operand.optional ? 0 : 1;
    }
    const std::size_t given = invocation_.arguments.operands().size();
    if (given < required) {
      error_ = texts_.Say("usage.lacks-word", texts_["operand." + command.operands[given].name]);
      return;
    }
    for (const Flag& flag : command.flags) {
      if (flag.required && !invocation_.arguments.Has(flag.name)) {
        error_ = texts_.Say("usage.lacks-flag", flag.name, flag.value);
        return;
      }
    }
    CheckFormat(command);
  }

  void CheckFormat(const Command& command) {
    const std::string format = invocation_.arguments.Get("output");
    if (format.empty() || format == "table") {
      return;
    }
    const bool document = format == "json" || format == "yaml" || format == "csv";
    if ((document && command.documents) || (format == "svg" && command.drawing)) {
      return;
    }
    std::string formats = "table";
    formats += command.documents ? ", json, yaml, csv" : "";
    formats += command.drawing ? ", svg" : "";
    error_ = texts_.Say("usage.format", format, command.Name(), formats);
  }

  const std::vector<Command>& table_;
  const std::vector<std::string>& words_;
  const Texts& texts_;
  std::size_t at_ = 0;
  bool only_words_ = false;
  Invocation invocation_;
  std::string error_;
};

}  // namespace

std::string Arguments::Get(std::string_view flag) const {
  const auto found = flags_.find(std::string(flag));
  return found == flags_.end() ? std::string() : found->second.back();
}

std::vector<std::string> Arguments::All(std::string_view flag) const {
  const auto found = flags_.find(std::string(flag));
  return found == flags_.end() ? std::vector<std::string>() : found->second;
}

std::string Arguments::Operand(std::size_t index) const {
  return index < operands_.size() ? operands_[index] : std::string();
}

std::variant<Invocation, UsageError> ParseArguments(const std::vector<Command>& table,
                                                    const std::vector<std::string>& words,
                                                    const Texts& texts) {
  return Parser(table, words, texts).Parse();
}

}  // namespace hjul::cli
