#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "scheduler/core/guard.h"
#include "scheduler/core/guard_words.h"

namespace hjul::core {
namespace {

using calendar::Language;

class Printer {
 public:
  explicit Printer(Language language) : language_(language) {}

  std::string Text(const Guard& guard) const {
    switch (guard.kind) {
      case Guard::Kind::kAnd:
        return Join(guard, GuardWord::kAnd);
      case Guard::Kind::kOr:
        return Join(guard, GuardWord::kOr);
      case Guard::Kind::kNot:
        return fmt::format("{} {}", Word(GuardWord::kNot),
                           guard.parts.empty() ? std::string() : Operand(guard.parts.front()));
      case Guard::Kind::kState:
        return fmt::format("{}{}{}", Reach(guard), Print(guard.ref, language_), Test(guard));
      case Guard::Kind::kResult:
        return Result(guard);
      case Guard::Kind::kElectionYear:
        return language_ == Language::kSwedish
                   ? std::string(Word(GuardWord::kElection))
                   : fmt::format("{} {}", Word(GuardWord::kElection), Word(GuardWord::kYear));
    }
    return {};
  }

 private:
  std::string_view Word(GuardWord word) const { return SpellingOf(word, language_); }

  // Inside "and" only an "or" needs parentheses; inside "or" nothing does.
  std::string Join(const Guard& guard, GuardWord word) const {
    std::string text;
    for (const Guard& part : guard.parts) {
      if (!text.empty()) text += fmt::format(" {} ", Word(word));
      const bool enclose = guard.kind == Guard::Kind::kAnd && part.kind == Guard::Kind::kOr;
      text += enclose ? fmt::format("({})", Text(part)) : Text(part);
    }
    return text;
  }

  std::string Operand(const Guard& guard) const {
    const bool joined = guard.kind == Guard::Kind::kAnd || guard.kind == Guard::Kind::kOr;
    return joined ? fmt::format("({})", Text(guard)) : Text(guard);
  }

  std::string Reach(const Guard& guard) const {
    switch (guard.reach) {
      case Guard::Reach::kSame:
        return {};
      case Guard::Reach::kAll:
        return fmt::format("{} ", Word(GuardWord::kAll));
      case Guard::Reach::kAny:
        return fmt::format("{} ", Word(GuardWord::kAny));
      case Guard::Reach::kShare:
        return fmt::format("{}{}{} {} % {} ", Word(GuardWord::kAt),
                           language_ == Language::kEnglish ? " " : "", Word(GuardWord::kLeast),
                           guard.share_percent, Word(GuardWord::kOf));
    }
    return {};
  }

  std::string Test(const Guard& guard) const {
    switch (guard.test) {
      case Guard::Test::kIn:
        return fmt::format(" {} {}", Word(GuardWord::kIn), guard.state.str());
      case Guard::Test::kDone:
        return fmt::format(" {}", Word(GuardWord::kDone));
      case Guard::Test::kEnded:
        return fmt::format(" {}", Word(GuardWord::kEnded));
      case Guard::Test::kStarted:
        return fmt::format(" {}", Word(GuardWord::kStarted));
    }
    return {};
  }

  std::string Result(const Guard& guard) const {
    static constexpr std::array<std::string_view, 6> kSigns = {"<", "<=", "=", "!=", ">=", ">"};
    const auto sign = static_cast<std::size_t>(guard.compare) - 1;
    std::string of;
    if (!guard.ref.activity.empty()) {
      of = fmt::format(" {} {}{}", Word(GuardWord::kOf), Reach(guard), Print(guard.ref, language_));
    }
    return fmt::format("{} {}{} {} {}", Word(GuardWord::kResult), guard.result, of,
                       kSigns[sign % kSigns.size()], Value(guard.operand));
  }

  // A choice of several words stands in quotes.
  static std::string Value(const std::string& operand) {
    const bool plain =
        !operand.empty() && operand.find_first_of(" ()[]<>=!%'\t\n") == std::string::npos;
    return plain ? operand : fmt::format("'{}'", operand);
  }

  Language language_;
};

}  // namespace

std::string Print(const Guard& guard, Language language) { return Printer(language).Text(guard); }

std::string Print(const ActivityRef& ref, Language language) {
  std::string text;
  if (ref.previous_turn) text = fmt::format("{} ", SpellingOf(GuardWord::kPrevious, language));
  if (!ref.wheel.empty()) text += ref.wheel.str() + "/";
  text += ref.activity.str();
  if (!ref.ordinal.empty()) text += fmt::format("[{}]", ref.ordinal.str());
  return text;
}

}  // namespace hjul::core
