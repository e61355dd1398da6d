// What a date rule's author is told when it cannot be read, and ParseRule itself.
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/calendar/rule_parser.h"
#include "scheduler/text/diagnostic.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

// The place of the code point `offset` of a text that starts at `at`.
text::Position PlaceOf(std::string_view text, int offset, text::Position at) {
  const std::u32string letters = text::CodePoints(text);
  for (std::size_t i = 0; i < letters.size() && i < static_cast<std::size_t>(offset); ++i) {
    at = letters[i] == U'\n' ? text::Position{at.line + 1, 1}
                             : text::Position{at.line, at.column + 1};
  }
  return at;
}

constexpr std::size_t kSuggestedFrom = 4;  // Letters.

// Words of everyday speech that leave the day open.
std::string_view ChoiceFor(std::string_view folded) {
  if (folded == "jul") return "write \"julafton\", \"juldagen\" or \"juli\"";
  if (folded == "midsommar") return "write \"midsommarafton\" or \"midsommardagen\"";
  if (folded == "midsummer") return "write \"midsummer eve\" or \"midsummer day\"";
  if (folded == "christmas") return "write \"christmas eve\" or \"christmas day\"";
  if (folded == "nyår") return "write \"nyårsafton\" or \"nyårsdagen\"";
  return {};
}

}  // namespace

NodePtr RuleParser::Fail(std::string code, const Token& at, std::string message,
                         std::string_view suggestion) {
  if (!fault_.has_value()) {
    fault_ = Fault{std::move(code), at.begin, std::move(message), std::string(suggestion)};
  }
  return nullptr;
}

NodePtr RuleParser::FailHere(std::string_view expected) {
  const Token& token = Peek();
  const std::string wanted =
      expected.empty() ? Examples() : fmt::format("expected {}; {}", expected, Examples());
  const bool bare = token.kind == Token::Kind::kName || token.kind == Token::Kind::kForeign;
  const std::string_view choice = bare ? ChoiceFor(text::FoldCase(token.text)) : "";
  if (!choice.empty()) {
    return Fail("unknown-word", token, fmt::format("\"{}\" can mean several days", token.text),
                choice);
  }
  switch (token.kind) {
    case Token::Kind::kEnd:
      return Fail("rule-syntax", token, "the rule ends too early", wanted);
    case Token::Kind::kForeign: {
      const bool swedish = language_ == Language::kSwedish;
      const std::string_view translated = SpellingOf(token.meaning, language_);
      return Fail(
          "unknown-word", token,
          fmt::format("\"{}\" is {} in {} rule", token.text, swedish ? "English" : "Swedish",
                      swedish ? "a Swedish" : "an English"),
          translated.empty()
              ? Examples()
              : fmt::format("write \"{}\", or quote it if it is a name", translated));
    }
    case Token::Kind::kName: {
      // Short words resemble too much: "när" is no misspelt "år".
      const bool short_word = text::CountCodePoints(token.text) < kSuggestedFrom;
      const std::string nearest = short_word ? "" : text::Nearest(token.text, Spellings(language_));
      return Fail("unknown-word", token, fmt::format("unknown word \"{}\"", token.text),
                  nearest.empty() ? fmt::format("{}; for an activity \"{} {}\"", wanted, token.text,
                                                Either("frist", "due"))
                                  : fmt::format("did you mean \"{}\"?", nearest));
    }
    default:
      return Fail("rule-syntax", token, fmt::format("unexpected \"{}\"", token.text), wanted);
  }
}

std::string RuleParser::Examples() const {
  return fmt::format("for example {}", Either("\"fredag v. 44\", \"sista fredagen i juni\", "
                                              "\"10 arbetsdagar före vårterminens slut\"",
                                              "\"friday w. 44\", \"last friday of june\", "
                                              "\"10 working days before spring term end\""));
}

std::optional<DateRule> ParseRule(std::string_view text, text::Position at, std::string_view path,
                                  text::Diagnostics& diagnostics) {
  const auto fail = [&](std::string code, int offset, std::string message, std::string suggestion) {
    diagnostics.Error(std::move(code), PlaceOf(text, offset, at), std::string(path),
                      std::move(message), std::move(suggestion));
    return std::nullopt;
  };
  const auto too_long = [&] {
    return fail("rule-syntax", 0, fmt::format("a rule of more than {} bytes", kRuleBytesMax),
                "split it over two states or two activities");
  };
  if (text.size() > kRuleBytesMax) return too_long();
  const std::size_t invalid = text::FindInvalidUtf8(text);
  if (invalid != std::string_view::npos) {
    const int offset = static_cast<int>(text::CountCodePoints(text.substr(0, invalid)));
    return fail("rule-syntax", offset, "not text in UTF-8", "save the file as UTF-8");
  }
  Lexed lexed = ReadWords(text);
  if (lexed.fault.has_value()) {
    return fail("rule-syntax", lexed.fault->offset, lexed.fault->message, lexed.fault->suggestion);
  }
  RuleParser parser(std::move(lexed));
  NodePtr node = parser.Parse();
  if (node == nullptr) {
    const RuleParser::Fault& fault = *parser.fault();
    return fail(fault.code, fault.offset, fault.message, fault.suggestion);
  }
  DateRule rule(std::move(node));
  for (const Language language : {Language::kSwedish, Language::kEnglish}) {
    if (Print(rule, language).size() > kRuleBytesMax) return too_long();
  }
  return rule;
}

}  // namespace hjul::calendar
