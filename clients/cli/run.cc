#include "clients/cli/run.h"

#include <algorithm>
#include <ostream>
#include <variant>

#include "clients/cli/arguments.h"
#include "clients/cli/help.h"

namespace hjul::cli {
namespace {

constexpr char kVersion[] = "0.1.0";

// Read before anything else, so that what is wrong with the rest is said in this language.
Language LanguageOf(const Environment& environment, const std::vector<std::string>& words) {
  std::string language = environment.language;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--lang" && i + 1 < words.size()) {
      language = words[i + 1];
    } else if (words[i].rfind("--lang=", 0) == 0) {
      language = words[i].substr(std::string("--lang=").size());
    }
  }
  return language == "en" ? Language::kEnglish : Language::kSwedish;
}

}  // namespace

int Run(const Environment& environment, const std::vector<std::string>& words, Streams streams) {
  const Texts texts(LanguageOf(environment, words));
  const Page page{.width = environment.columns, .emphasis = environment.emphasis};
  const auto parsed = ParseArguments(CommandTable(), words, texts);
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    streams.err << "hjul: " << error->message << "\n";
    streams.err << (error->command == nullptr
                        ? std::string(texts["usage.see"])
                        : texts.Say("usage.line", UsageLine(*error->command, texts)))
                << "\n";
    return kUsage;
  }
  const auto& invocation = std::get<Invocation>(parsed);
  if (invocation.arguments.Has("version")) {
    streams.out << "hjul " << kVersion << "\n";
    return kDone;
  }
  if (invocation.arguments.Has("help") || words.empty()) {
    streams.out << (invocation.command != nullptr ? CommandHelp(*invocation.command, texts, page)
                    : invocation.noun.empty()
                        ? ProgramHelp(CommandTable(), texts, page)
                        : NounHelp(CommandTable(), invocation.noun, texts, page));
    return kDone;
  }
  if (invocation.command == nullptr) {
    streams.err << (invocation.noun.empty()
                        ? ProgramHelp(CommandTable(), texts, page)
                        : NounHelp(CommandTable(), invocation.noun, texts, page));
    return kUsage;
  }
  Session session(environment, texts, streams, invocation.arguments);
  return invocation.command->run(session, invocation.arguments);
}

}  // namespace hjul::cli
