#include "clients/cli/help.h"

#include <algorithm>

#include "clients/cli/letters.h"
#include "fmt/format.h"

namespace hjul::cli {
namespace {

constexpr int kExitCodes = 6;

std::string OperandText(const Operand& operand, const Texts& texts) {
  std::string text(texts["operand." + operand.name]);
  text += operand.repeated ? "..." : "";
  return operand.optional ? "[" + text + "]" : text;
}

std::string ValueText(const Flag& flag, const Texts& texts) {
  if (flag.value.empty()) {
    return "";
  }
  return " " + (texts.Has("value." + flag.value) ? std::string(texts["value." + flag.value])
                                                 : flag.value);
}

// A command may say more precisely what a flag means to it.
std::string FlagHelp(const Command* command, const Flag& flag, const Texts& texts) {
  if (command != nullptr) {
    for (const std::string& key :
         {"flag." + command->Key() + "." + flag.name, "flag." + command->noun + "." + flag.name}) {
      if (texts.Has(key)) {
        return std::string(texts[key]);
      }
    }
  }
  return std::string(texts["flag." + flag.name]);
}

std::string FlagList(const Command* command, const std::vector<Flag>& flags, const Texts& texts,
                     const Page& page) {
  int width = 0;
  std::vector<std::string> names;
  for (const Flag& flag : flags) {
    const std::string letter = flag.letter != 0 ? fmt::format("-{}, ", flag.letter) : "";
    names.push_back(letter + "--" + flag.name + ValueText(flag, texts));
    width = std::max(width, Width(names.back()));
  }
  std::string out;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    std::string help = FlagHelp(command, flags[i], texts);
    help += flags[i].repeated ? std::string(texts["help.repeated"]) : "";
    std::string name = "  " + PadRight(names[i], width) + "  ";
    for (const std::string& line : Wrap(help, std::max(20, page.width - width - 4))) {
      out += name + line + "\n";
      name = std::string(static_cast<std::size_t>(width) + 4, ' ');
    }
  }
  return out;
}

std::string CommandList(const std::vector<const Command*>& commands, const Texts& texts,
                        const Page& page) {
  int width = 0;
  for (const Command* command : commands) {
    width = std::max(width, Width(command->Name()));
  }
  std::string out;
  for (const Command* command : commands) {
    std::string name = "  " + PadRight(command->Name(), width) + "  ";
    for (const std::string& line :
         Wrap(texts["help." + command->Key()], std::max(20, page.width - width - 4))) {
      out += name + line + "\n";
      name = std::string(static_cast<std::size_t>(width) + 4, ' ');
    }
  }
  return out;
}

std::string Heading(const Texts& texts, std::string_view key, const Page& page) {
  return "\n" + page.Strong(texts[key]) + "\n";
}

std::string Paragraphs(std::string_view text, int indent, const Page& page) {
  std::string out;
  for (const std::string& paragraph : Split(text, '\n')) {
    out += Indented(paragraph, indent, page);
  }
  return out;
}

// --- The manual ---------------------------------------------------------------------------------

std::string Roff(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\\') {
      out += "\\e";
    } else if (letter == '-') {
      out += "\\-";
    } else {
      out += letter;
    }
    if (letter == '\n') {
      out += ".PP\n";
    }
  }
  // A line must not begin with a control character.
  return !out.empty() && (out[0] == '.' || out[0] == '\'') ? "\\&" + out : out;
}

std::string RoffFlag(const Command* command, const Flag& flag, const Texts& texts) {
  const std::string letter = flag.letter != 0 ? fmt::format("-{}, ", flag.letter) : "";
  return fmt::format(".TP\n.B {}\n{}\n", Roff(letter + "--" + flag.name + ValueText(flag, texts)),
                     Roff(FlagHelp(command, flag, texts)));
}

// --- Completions --------------------------------------------------------------------------------

std::string FlagWords(const std::vector<Flag>& flags) {
  std::string words;
  for (const Flag& flag : flags) {
    words += " --" + flag.name;
  }
  return words;
}

std::string VerbWords(const std::vector<Command>& table, const std::string& noun) {
  std::string words;
  for (const Command& command : table) {
    if (command.noun == noun && !command.verb.empty()) {
      words += (words.empty() ? "" : " ") + command.verb;
    }
  }
  return words;
}

std::string Bash(const std::vector<Command>& table) {
  std::string out =
      "# bash completion of hjul: source <(hjul completion bash)\n"
      "_hjul() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} noun=${COMP_WORDS[1]} verb=${COMP_WORDS[2]}\n"
      "  local words=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    words='" +
      Join(Nouns(table), " ") +
      " help'\n"
      "  elif [ \"$COMP_CWORD\" -eq 2 ] && [[ $word != -* ]]; then\n"
      "    case $noun in\n";
  for (const std::string& noun : Nouns(table)) {
    if (const std::string verbs = VerbWords(table, noun); !verbs.empty()) {
      out += fmt::format("      {}) words='{}' ;;\n", noun, verbs);
    }
  }
  out +=
      "      completion) words='bash zsh fish' ;;\n"
      "    esac\n"
      "  elif [[ $word == -* ]]; then\n"
      "    words='" +
      FlagWords(GlobalFlags()).substr(1) +
      "'\n"
      "    case \"$noun $verb\" in\n";
  for (const Command& command : table) {
    if (!command.flags.empty()) {
      const std::string pattern = command.verb.empty() ? fmt::format("\"{} \"*", command.noun)
                                                       : fmt::format("\"{}\"", command.Name());
      out += fmt::format("      {}) words+='{}' ;;\n", pattern, FlagWords(command.flags));
    }
  }
  out +=
      "    esac\n"
      "  else\n"
      "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "}\n"
      "complete -F _hjul hjul\n";
  return out;
}

std::string QuotedForShell(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    out += letter == '\'' ? "'\\''" : std::string(1, letter);
  }
  return "'" + out + "'";
}

std::string Zsh(const std::vector<Command>& table) {
  // zsh reads bash's completions; one description of the words, not two.
  return "#compdef hjul\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(table);
}

std::string Fish(const std::vector<Command>& table, const Texts& texts) {
  std::string out =
      "# fish completion of hjul: hjul completion fish | source\n"
      "complete -c hjul -n __fish_use_subcommand -f -a '" +
      Join(Nouns(table), " ") + " help'\n";
  for (const Flag& flag : GlobalFlags()) {
    out +=
        fmt::format("complete -c hjul -l {}{} -d {}\n", flag.name, flag.value.empty() ? "" : " -r",
                    QuotedForShell(FlagHelp(nullptr, flag, texts)));
  }
  for (const Command& command : table) {
    const std::string seen = fmt::format("__fish_seen_subcommand_from {}", command.noun);
    if (!command.verb.empty()) {
      out += fmt::format("complete -c hjul -n '{}' -f -a {} -d {}\n", seen, command.verb,
                         QuotedForShell(texts["help." + command.Key()]));
    }
    for (const Flag& flag : command.flags) {
      const std::string here =
          command.verb.empty()
              ? seen
              : seen + fmt::format("; and __fish_seen_subcommand_from {}", command.verb);
      out += fmt::format("complete -c hjul -n '{}' -l {}{} -d {}\n", here, flag.name,
                         flag.value.empty() ? "" : " -r",
                         QuotedForShell(FlagHelp(&command, flag, texts)));
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> Nouns(const std::vector<Command>& table) {
  std::vector<std::string> nouns;
  for (const Command& command : table) {
    if (std::find(nouns.begin(), nouns.end(), command.noun) == nouns.end()) {
      nouns.push_back(command.noun);
    }
  }
  return nouns;
}

std::string UsageLine(const Command& command, const Texts& texts) {
  std::string line = "hjul " + command.Name();
  for (const Operand& operand : command.operands) {
    line += " " + OperandText(operand, texts);
  }
  for (const Flag& flag : command.flags) {
    if (flag.required) {
      line += " --" + flag.name + ValueText(flag, texts);
    }
  }
  const bool optional = std::any_of(command.flags.begin(), command.flags.end(),
                                    [](const Flag& flag) { return !flag.required; });
  return line + (optional ? " " + std::string(texts["help.flags-short"]) : "");
}

std::string ProgramHelp(const std::vector<Command>& table, const Texts& texts, const Page& page) {
  std::string out = Paragraphs(texts["help.program"], 0, page);
  for (const std::string& noun : Nouns(table)) {
    std::vector<const Command*> commands;
    for (const Command& command : table) {
      if (command.noun == noun) {
        commands.push_back(&command);
      }
    }
    if (!commands[0]->verb.empty()) {
      std::string verbs;
      for (const Command* command : commands) {
        verbs += (verbs.empty() ? "" : ", ") + command->verb;
      }
      out += "\n" + page.Strong("hjul " + noun) + "\n";
      out += Indented(texts["noun." + noun], 2, page);
      out += Indented(verbs, 2, page);
    }
  }
  out += Heading(texts, "help.other", page);
  std::vector<const Command*> alone;
  for (const Command& command : table) {
    if (command.verb.empty()) {
      alone.push_back(&command);
    }
  }
  out += CommandList(alone, texts, page);
  out += Heading(texts, "help.global", page) + FlagList(nullptr, GlobalFlags(), texts, page);
  return out + "\n" + Paragraphs(texts["help.more"], 0, page);
}

std::string NounHelp(const std::vector<Command>& table, std::string_view noun, const Texts& texts,
                     const Page& page) {
  std::vector<const Command*> commands;
  for (const Command& command : table) {
    if (command.noun == noun) {
      commands.push_back(&command);
    }
  }
  if (commands.size() == 1 && commands[0]->verb.empty()) {
    return CommandHelp(*commands[0], texts, page);
  }
  return Paragraphs(texts["noun." + std::string(noun)], 0, page) + "\n" +
         CommandList(commands, texts, page) + "\n" + texts.Say("help.see", noun) + "\n";
}

std::string CommandHelp(const Command& command, const Texts& texts, const Page& page) {
  std::string out = page.Strong(UsageLine(command, texts)) + "\n\n";
  out += Paragraphs(texts["help." + command.Key()], 0, page);
  if (texts.Has("more." + command.Key())) {
    out += "\n" + Paragraphs(texts["more." + command.Key()], 0, page);
  }
  if (!command.flags.empty()) {
    out += Heading(texts, "help.flags", page) + FlagList(&command, command.flags, texts, page);
  }
  if (command.documents || command.drawing) {
    std::string formats = "table";
    formats += command.documents ? ", json, yaml, csv" : "";
    formats += command.drawing ? ", svg" : "";
    out += "\n" + texts.Say("help.formats", formats) + "\n";
  }
  return out;
}

std::string Completion(const std::vector<Command>& table, std::string_view shell,
                       const Texts& texts) {
  return shell == "bash"   ? Bash(table)
         : shell == "zsh"  ? Zsh(table)
         : shell == "fish" ? Fish(table, texts)
                           : std::string();
}

std::string Manual(const std::vector<Command>& table, const Texts& texts) {
  std::string out = fmt::format(".TH HJUL 1 \"\" \"hjul\" \"\"\n.SH {}\nhjul \\- {}\n",
                                texts["manual.name"], Roff(texts["manual.purpose"]));
  out += fmt::format(".SH {}\n{}\n", texts["manual.description"], Roff(texts["help.program"]));
  out += fmt::format(".SH {}\n", texts["manual.commands"]);
  for (const Command& command : table) {
    out += fmt::format(".SS \"{}\"\n{}\n", Roff(UsageLine(command, texts)),
                       Roff(texts["help." + command.Key()]));
    if (texts.Has("more." + command.Key())) {
      out += ".PP\n" + Roff(texts["more." + command.Key()]) + "\n";
    }
    for (const Flag& flag : command.flags) {
      out += RoffFlag(&command, flag, texts);
    }
  }
  out += fmt::format(".SH {}\n", texts["manual.global"]);
  for (const Flag& flag : GlobalFlags()) {
    out += RoffFlag(nullptr, flag, texts);
  }
  out += fmt::format(".SH {}\n", texts["manual.exit"]);
  for (int code = 0; code < kExitCodes; ++code) {
    out += fmt::format(".TP\n.B {}\n{}\n", code, Roff(texts[fmt::format("exit.{}", code)]));
  }
  out += fmt::format(".SH {}\n{}\n", texts["manual.environment"], Roff(texts["manual.variables"]));
  return out + fmt::format(".SH {}\n{}\n", texts["manual.files"], Roff(texts["manual.paths"]));
}

}  // namespace hjul::cli
