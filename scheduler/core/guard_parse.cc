#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/guard.h"
#include "scheduler/core/guard_words.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.
constexpr std::string_view kSymbols = "()[]<>=!%";

struct Token {
  enum class Kind : std::uint8_t { kEnd, kWord, kQuoted, kSymbol };
  Kind kind = Kind::kEnd;
  std::string text;    // As written, without quotes.
  std::string folded;  // In lower case: names and words of guards are not case-sensitive.
  text::Position at;
};

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::optional<GuardWord> WordOf(const Token& token) {
  if (token.kind != Token::Kind::kWord) return std::nullopt;
  for (const GuardSpelling& spelling : kGuardSpellings) {
    if (spelling.text == token.folded) return spelling.word;
  }
  return std::nullopt;
}

std::vector<Token> Tokens(std::string_view text, text::Position at) {
  std::vector<Token> tokens;
  std::size_t i = 0;
  std::size_t counted = 0;  // `at.column` stands for this offset.
  while (true) {
    while (i < text.size() && IsSpace(text[i])) ++i;
    at.column += static_cast<int>(text::CountCodePoints(text.substr(counted, i - counted)));
    counted = i;
    if (i == text.size()) break;
    Token token{.kind = Token::Kind::kWord, .at = at};
    const std::size_t start = i;
    if (text[i] == '\'') {
      const std::size_t end = std::min(text.find('\'', i + 1), text.size());
      token.kind = Token::Kind::kQuoted;
      token.text = text.substr(start + 1, end - start - 1);
      i = std::min(end + 1, text.size());
    } else if (kSymbols.find(text[i]) != std::string_view::npos) {
      token.kind = Token::Kind::kSymbol;
      const bool pair = i + 1 < text.size() && text[i + 1] == '=' &&
                        std::string_view("<>=!").find(text[i]) != std::string_view::npos;
      i += pair ? 2U : 1U;
      token.text = text.substr(start, i - start);
    } else {
      while (i < text.size() && !IsSpace(text[i]) && text[i] != '\'' &&
             kSymbols.find(text[i]) == std::string_view::npos) {
        ++i;
      }
      token.text = text.substr(start, i - start);
    }
    token.folded = text::FoldCase(token.text);
    tokens.push_back(std::move(token));
  }
  tokens.push_back({.kind = Token::Kind::kEnd, .at = at});
  return tokens;
}

// "4.0", "4,0" or "-3" with a decimal point, or nullopt for what is no number.
std::optional<std::string> AsNumber(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  const bool starts_well = !text.empty() && (text[0] == '-' || (text[0] >= '0' && text[0] <= '9'));
  if (!starts_well || fault != std::errc() || stop != end) return std::nullopt;
  return text;
}

// Recursive descent; the first fault ends it. A member function returning nullopt has reported.
class Parser {
 public:
  Parser(std::string_view text, text::Position at, std::string_view path,
         text::Diagnostics& diagnostics)
      : tokens_(Tokens(text, at)), path_(path), diagnostics_(diagnostics) {}

  std::optional<Guard> Whole() {
    std::optional<Guard> guard = Joined(GuardWord::kOr, 0);
    if (guard && Here().kind != Token::Kind::kEnd) {
      return Fail(fmt::format("expected 'and' or 'or', found {}", Found()),
                  "join conditions with 'and' or 'or' ('och', 'eller')");
    }
    return guard;
  }

  std::optional<ActivityRef> WholeRef() {
    std::optional<ActivityRef> ref = Ref();
    if (ref && Here().kind != Token::Kind::kEnd) {
      Fail(fmt::format("expected one activity, found {} after it", Found()),
           "write one activity per element of the list");
      return std::nullopt;
    }
    return ref;
  }

 private:
  const Token& Here() const { return tokens_[next_]; }
  std::optional<GuardWord> Word() const { return WordOf(Here()); }
  std::string Found() const {
    if (Here().kind == Token::Kind::kEnd) return "the end";
    return fmt::format("'{}'", text::Clip(Here().text, kQuotedMax));
  }
  void Skip() {
    if (Here().kind != Token::Kind::kEnd) ++next_;
  }
  bool Take(GuardWord word) {
    if (Word() != word) return false;
    Skip();
    return true;
  }
  bool TakeSymbol(std::string_view symbol) {
    if (Here().kind != Token::Kind::kSymbol || Here().text != symbol) return false;
    Skip();
    return true;
  }
  std::nullopt_t Fail(std::string message, std::string suggestion) {
    diagnostics_.Error("guard-syntax", Here().at, path_, std::move(message), std::move(suggestion));
    return std::nullopt;
  }

  // "x or y or z" of "x and y and z" of single conditions.
  std::optional<Guard> Joined(GuardWord word, int depth) {
    const Guard::Kind kind = word == GuardWord::kOr ? Guard::Kind::kOr : Guard::Kind::kAnd;
    Guard guard{.kind = kind, .at = Here().at};
    do {
      std::optional<Guard> part =
          word == GuardWord::kOr ? Joined(GuardWord::kAnd, depth) : Single(depth);
      if (!part) return std::nullopt;
      if (part->kind == kind) {
        std::move(part->parts.begin(), part->parts.end(), std::back_inserter(guard.parts));
      } else {
        guard.parts.push_back(*std::move(part));
      }
    } while (Take(word));
    if (guard.parts.size() > 1) return guard;
    return std::move(guard.parts.front());
  }

  std::optional<Guard> Single(int depth) {
    const text::Position at = Here().at;
    if (depth >= kGuardDepthMax) {
      return Fail(fmt::format("the guard is nested more than {} levels deep", kGuardDepthMax),
                  "write it with fewer parentheses");
    }
    if (Take(GuardWord::kNot)) {
      std::optional<Guard> part = Single(depth + 1);
      if (!part) return std::nullopt;
      Guard guard{.kind = Guard::Kind::kNot, .at = at};
      guard.parts.push_back(*std::move(part));
      return guard;
    }
    if (TakeSymbol("(")) {
      std::optional<Guard> part = Joined(GuardWord::kOr, depth + 1);
      if (!part) return std::nullopt;
      if (!TakeSymbol(")")) return Fail(fmt::format("expected ')', found {}", Found()), "close it");
      return part;
    }
    if (++leaves_ > kGuardLeavesMax) {
      return Fail(fmt::format("the guard has more than {} conditions", kGuardLeavesMax),
                  "let an activity of its own gather some of them");
    }
    if (Word() == GuardWord::kElection) {
      const bool swedish =
          Here().folded == SpellingOf(GuardWord::kElection, calendar::Language::kSwedish);
      Skip();
      if (!swedish && !Take(GuardWord::kYear)) {
        return Fail(fmt::format("expected 'year' after 'election', found {}", Found()),
                    "write 'election year'");
      }
      return Guard{.kind = Guard::Kind::kElectionYear, .at = at};
    }
    return Leaf(at);
  }

  std::optional<Guard> Leaf(text::Position at) {
    Guard guard{.kind = Guard::Kind::kState, .at = at};
    if (!Reach(guard)) return std::nullopt;
    if (Take(GuardWord::kResult)) return Result(std::move(guard));
    std::optional<ActivityRef> ref = Ref();
    if (!ref) return std::nullopt;
    guard.ref = *std::move(ref);
    if (Take(GuardWord::kIn)) {
      guard.test = Guard::Test::kIn;
      std::optional<std::string> state = Name("a state");
      if (!state) return std::nullopt;
      guard.state = StateId(*std::move(state));
      return guard;
    }
    if (Take(GuardWord::kDone)) {
      guard.test = Guard::Test::kDone;
    } else if (Take(GuardWord::kEnded)) {
      guard.test = Guard::Test::kEnded;
    } else if (Take(GuardWord::kStarted)) {
      guard.test = Guard::Test::kStarted;
    } else {
      const std::string nearest = text::Nearest(
          Here().folded, {"in", "done", "ended", "started", "i", "klar", "avslutad", "påbörjad"});
      return Fail(
          fmt::format("expected what '{}' shall be, found {}", guard.ref.activity.str(), Found()),
          nearest.empty() ? "write 'done', 'ended', 'started' or 'in' and a state"
                          : fmt::format("did you mean '{}'?", nearest));
    }
    return guard;
  }

  // "all", "any" or "at least 80 % of" before a condition; nothing means the same unit.
  bool Reach(Guard& guard) {
    if (Take(GuardWord::kAll)) {
      guard.reach = Guard::Reach::kAll;
    } else if (Take(GuardWord::kAny)) {
      guard.reach = Guard::Reach::kAny;
    } else if (Word() == GuardWord::kAt || Word() == GuardWord::kLeast) {
      Take(GuardWord::kAt);
      Take(GuardWord::kLeast);
      const std::string& digits = Here().text;
      int percent = 0;
      const auto [stop, fault] =
          std::from_chars(digits.data(), digits.data() + digits.size(), percent);
      if (fault != std::errc() || stop != digits.data() + digits.size() || percent < 1 ||
          percent > 100) {
        Fail(fmt::format("expected a share of 1 to 100 per cent, found {}", Found()),
             "write 'at least 80 % of' ('minst 80 % av')");
        return false;
      }
      Skip();
      if (!TakeSymbol("%") || !Take(GuardWord::kOf)) {
        Fail(fmt::format("expected '% of' after the share, found {}", Found()),
             "write 'at least 80 % of' ('minst 80 % av')");
        return false;
      }
      guard.reach = Guard::Reach::kShare;
      guard.share_percent = percent;
    }
    return true;
  }

  std::optional<Guard> Result(Guard guard) {
    guard.kind = Guard::Kind::kResult;
    std::optional<std::string> name = Name("the name of a result");
    if (!name) return std::nullopt;
    guard.result = *std::move(name);
    if (Take(GuardWord::kOf)) {
      if (!Reach(guard)) return std::nullopt;
      std::optional<ActivityRef> ref = Ref();
      if (!ref) return std::nullopt;
      guard.ref = *std::move(ref);
    } else if (guard.reach != Guard::Reach::kSame) {
      return Fail(
          fmt::format("expected 'of' and an activity after '{}', found {}", guard.result, Found()),
          "say whose result it is");
    }
    static constexpr std::pair<std::string_view, Guard::Compare> kSigns[] = {
        {"<", Guard::Compare::kLess},      {"<=", Guard::Compare::kLessEqual},
        {"=", Guard::Compare::kEqual},     {"==", Guard::Compare::kEqual},
        {"!=", Guard::Compare::kNotEqual}, {">=", Guard::Compare::kGreaterEqual},
        {">", Guard::Compare::kGreater},
    };
    const auto* const sign =
        std::find_if(std::begin(kSigns), std::end(kSigns),
                     [&](const auto& candidate) { return candidate.first == Here().text; });
    if (Here().kind != Token::Kind::kSymbol || sign == std::end(kSigns)) {
      return Fail(fmt::format("expected a comparison after '{}', found {}", guard.result, Found()),
                  "write <, <=, =, !=, >= or > and a value");
    }
    guard.compare = sign->second;
    Skip();
    if (Here().kind != Token::Kind::kWord && Here().kind != Token::Kind::kQuoted) {
      return Fail(fmt::format("expected a number or a choice, found {}", Found()),
                  "write 4.0, or a choice ('in quotes' if it has several words)");
    }
    guard.operand = Here().kind == Token::Kind::kWord ? AsNumber(Here().text).value_or(Here().text)
                                                      : Here().text;
    Skip();
    TakeSymbol("%");
    return guard;
  }

  std::optional<std::string> Name(std::string_view what) {
    if (Here().kind != Token::Kind::kWord || !IsValidId(Here().folded)) {
      return Fail(fmt::format("expected {}, found {}", what, Found()),
                  "names are lower-case words with hyphens");
    }
    std::string name = Here().folded;
    Skip();
    return name;
  }

  std::optional<ActivityRef> Ref() {
    ActivityRef ref;
    ref.previous_turn = Take(GuardWord::kPrevious);
    const std::string& text = Here().folded;
    const std::size_t slash = text.find('/');
    const std::string wheel = slash == std::string::npos ? std::string() : text.substr(0, slash);
    const std::string activity = slash == std::string::npos ? text : text.substr(slash + 1);
    if (Here().kind != Token::Kind::kWord || Word().has_value() || !IsValidId(activity) ||
        (slash != std::string::npos && !IsValidId(wheel))) {
      return Fail(fmt::format("expected an activity, found {}", Found()),
                  "write its id, 'wheel/activity' or 'activity[ordinal]'");
    }
    ref.wheel = WheelId(wheel);
    ref.activity = ActivityId(activity);
    Skip();
    if (TakeSymbol("[")) {
      std::optional<std::string> ordinal = Name("an ordinal");
      if (!ordinal) return std::nullopt;
      ref.ordinal = OrdinalId(*std::move(ordinal));
      if (!TakeSymbol("]")) return Fail(fmt::format("expected ']', found {}", Found()), "close it");
    }
    return ref;
  }

  std::vector<Token> tokens_;  // Never empty: ends with kEnd.
  std::size_t next_ = 0;
  int leaves_ = 0;
  std::string path_;
  text::Diagnostics& diagnostics_;
};

bool Fits(std::string_view text, text::Position at, std::string_view path,
          text::Diagnostics& diagnostics) {
  if (text.size() <= kGuardBytesMax) return true;
  diagnostics.Error(
      "guard-syntax", at, std::string(path),
      fmt::format("the guard is {} bytes; at most {} are read", text.size(), kGuardBytesMax),
      "let an activity of its own gather some of the conditions");
  return false;
}

}  // namespace

std::optional<Guard> ParseGuard(std::string_view text, text::Position at, std::string_view path,
                                text::Diagnostics& diagnostics) {
  if (!Fits(text, at, path, diagnostics)) return std::nullopt;
  return Parser(text, at, path, diagnostics).Whole();
}

std::optional<ActivityRef> ParseActivityRef(std::string_view text, text::Position at,
                                            std::string_view path, text::Diagnostics& diagnostics) {
  if (!Fits(text, at, path, diagnostics)) return std::nullopt;
  return Parser(text, at, path, diagnostics).WholeRef();
}

bool IsGuardWord(std::string_view word) {
  return std::any_of(kGuardSpellings.begin(), kGuardSpellings.end(),
                     [&](const GuardSpelling& spelling) { return spelling.text == word; });
}

}  // namespace hjul::core
