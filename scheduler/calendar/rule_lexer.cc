#include "scheduler/calendar/rule_lexer.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

using Kind = Token::Kind;

constexpr int kNameLengthMax = 64;
constexpr int kNumberMax = 90'000'000;  // Longer numbers are as impossible as this one.

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool IsLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

bool IsSpace(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0;
}
bool IsDash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool IsQuote(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201D; }
bool IsApostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }

// Characters to words, numbers and symbols, without meanings.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text::CodePoints(text)) {}

  std::optional<LexFault> Scan(std::vector<Token>& tokens) {
    while (at_ < text_.size()) {
      if (IsSpace(text_[at_])) {
        ++at_;
        continue;
      }
      const std::size_t begin = at_;
      Token token;
      if (std::optional<LexFault> fault = ScanOne(token)) return fault;
      token.begin = static_cast<int>(begin);
      token.end = static_cast<int>(at_);
      tokens.push_back(std::move(token));
    }
    return std::nullopt;
  }

 private:
  char32_t Peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0;
  }

  std::string Take(std::size_t length) {
    std::string taken;
    for (const std::size_t end = at_ + length; at_ < end; ++at_) {
      text::AppendUtf8(IsApostrophe(text_[at_]) ? U'\'' : text_[at_], taken);
    }
    return taken;
  }

  std::optional<LexFault> ScanOne(Token& token) {
    const char32_t c = Peek();
    if (IsLetter(c)) return ScanWord(token);
    if (IsDigit(c)) return ScanNumber(token);
    if (IsQuote(c)) return ScanQuoted(token);
    static constexpr std::u32string_view kSymbols = U"+/:.,()[]";
    if (!IsDash(c) && kSymbols.find(c) == std::u32string_view::npos) {
      return LexFault{static_cast<int>(at_), fmt::format("unexpected character {}", Shown(c)),
                      "leave it out"};
    }
    token.kind = Kind::kSymbol;
    token.symbol = IsDash(c) ? '-' : static_cast<char>(c);
    token.text = Take(1);
    return std::nullopt;
  }

  static std::string Shown(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
    }
    std::string shown = "'";
    text::AppendUtf8(c, shown);
    return shown + "'";
  }

  std::optional<LexFault> ScanWord(Token& token) {
    std::size_t length = 1;
    for (;; ++length) {
      const char32_t c = Peek(length);
      const char32_t next = Peek(length + 1);
      const bool inner_hyphen = c == U'-' && (IsLetter(next) || IsDigit(next));
      if (!IsLetter(c) && !IsDigit(c) && c != U'_' && !IsApostrophe(c) && !inner_hyphen) break;
    }
    const std::size_t begin = at_;
    token.kind = Kind::kName;
    token.text = Take(length);
    return CheckLength(begin, length);
  }

  std::optional<LexFault> ScanNumber(Token& token) {
    const auto digits_at = [&](std::size_t from) {
      std::size_t count = 0;
      while (IsDigit(Peek(from + count))) ++count;
      return count;
    };
    const std::size_t digits = digits_at(0);
    if (digits == 4 && Peek(4) == U'-') {
      const std::size_t month = digits_at(5);
      const std::size_t day = Peek(5 + month) == U'-' ? digits_at(6 + month) : 0;
      if (month >= 1 && month <= 2 && day >= 1 && day <= 2) {
        token.kind = Kind::kDate;
        token.text = Take(6 + month + day);
        return std::nullopt;
      }
    }
    token.kind = Kind::kNumber;
    token.digits = static_cast<int>(digits);
    token.text = Take(digits);
    for (const char c : token.text)
      token.number = std::min(token.number * 10 + (c - '0'), kNumberMax);
    return std::nullopt;
  }

  std::optional<LexFault> ScanQuoted(Token& token) {
    const std::size_t begin = at_;
    std::size_t length = 0;
    while (at_ + 1 + length < text_.size() && !IsQuote(Peek(1 + length))) ++length;
    if (at_ + 1 + length >= text_.size()) {
      return LexFault{static_cast<int>(begin), "a quoted name does not end", "add a \""};
    }
    ++at_;
    token.kind = Kind::kQuoted;
    token.text = Take(length);
    ++at_;
    const bool has_control = std::any_of(token.text.begin(), token.text.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    if (length == 0 || has_control || token.text.front() == ' ' || token.text.back() == ' ') {
      return LexFault{static_cast<int>(begin), "a quoted name must be plain text",
                      "write the name between the quotes without spaces around it"};
    }
    return CheckLength(begin, length);
  }

  static std::optional<LexFault> CheckLength(std::size_t begin, std::size_t length) {
    if (length <= static_cast<std::size_t>(kNameLengthMax)) return std::nullopt;
    return LexFault{static_cast<int>(begin), fmt::format("a word of {} letters", length),
                    fmt::format("names have at most {}", kNameLengthMax)};
  }

  std::u32string text_;
  std::size_t at_ = 0;
};

// "years'" and "year's" without the possessive; empty if there is none.
std::string WithoutPossessive(const std::string& word) {
  if (word.ends_with("'s")) return word.substr(0, word.size() - 2);
  if (word.ends_with("s'")) return word.substr(0, word.size() - 1);
  return {};
}

bool IsNumberText(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Gives the scanned words their meanings in one language.
class Reader {
 public:
  Reader(const std::vector<Token>& scanned, Language language)
      : scanned_(scanned), language_(language) {}

  std::vector<Token> Read() {
    while (next_ < scanned_.size()) {
      const Token& token = scanned_[next_];
      if (token.kind == Kind::kName) {
        ReadWord();
      } else if (token.kind == Kind::kNumber && OrdinalLength() > 0) {
        Token ordinal = token;
        ordinal.kind = Kind::kWord;
        ordinal.meaning = {Word::kOrdinal, token.number, false};
        const std::size_t length = OrdinalLength();
        ordinal.end = scanned_[next_ + length - 1].end;
        read_.push_back(ordinal);
        next_ += length;
      } else {
        read_.push_back(token);
        ++next_;
      }
    }
    return std::move(read_);
  }

  int understood() const { return understood_; }
  int first_understood() const { return first_understood_; }

 private:
  bool Adjacent(std::size_t i) const {
    return i < scanned_.size() && i > 0 && scanned_[i - 1].end == scanned_[i].begin;
  }

  // "3rd", "15:e": how many scanned tokens make it; 0 if it is a plain number.
  std::size_t OrdinalLength() const {
    const auto is = [&](std::size_t i, std::initializer_list<std::string_view> words) {
      return Adjacent(i) && std::find(words.begin(), words.end(), scanned_[i].text) != words.end();
    };
    if (is(next_ + 1, {"st", "nd", "rd", "th"})) return 2;
    if (is(next_ + 1, {":"}) && is(next_ + 2, {"e", "a", "de", "te", "dje"})) return 3;
    return 0;
  }

  // The longest phrase that starts here: its meaning and its scanned tokens, dots included.
  std::optional<std::pair<Meaning, std::size_t>> FindPhrase(Language language) const {
    std::optional<std::pair<Meaning, std::size_t>> found;
    std::string phrase;
    std::size_t i = next_;
    for (int words = 0; words < kPhraseWordsMax; ++words) {
      if (i >= scanned_.size() || scanned_[i].kind != Kind::kName) break;
      const std::string word = text::FoldCase(scanned_[i].text);
      if (!phrase.empty()) phrase += ' ';
      const std::string owner = WithoutPossessive(word);
      ++i;
      if (Adjacent(i) && scanned_[i].symbol == '.') ++i;
      if (const std::optional<Meaning> meaning = FindWord(phrase + word, language)) {
        found = {*meaning, i - next_};
      } else if (!owner.empty()) {
        if (std::optional<Meaning> owned = FindWord(phrase + owner, language)) {
          owned->genitive = true;
          found = {*owned, i - next_};
        }
      }
      phrase += word;
    }
    return found;
  }

  void Push(Kind kind, Meaning meaning, std::size_t length) {
    Token token = scanned_[next_];
    token.kind = kind;
    token.meaning = meaning;
    for (std::size_t i = next_ + 1; i < next_ + length; ++i) {
      if (scanned_[i].symbol == '.') continue;
      token.text += " " + scanned_[i].text;
    }
    token.end = scanned_[next_ + length - 1].end;
    next_ += length;
    if (kind == Kind::kWord) Count(token.begin, static_cast<int>(length));
    if (kind == Kind::kWord && meaning.word == Word::kArticle) return;
    read_.push_back(std::move(token));
  }

  void Count(int begin, int words) {
    understood_ += words;
    if (first_understood_ < 0) first_understood_ = begin;
  }

  // "15 jul" is in July; "jul" alone is Christmas to some and July to others.
  bool IsShortJuly() const {
    if (language_ != Language::kSwedish || read_.empty()) return false;
    const Token& previous = read_.back();
    const bool day = previous.kind == Kind::kNumber ||
                     (previous.kind == Kind::kWord && previous.meaning.word == Word::kOrdinal);
    return day && text::FoldCase(scanned_[next_].text) == "jul";
  }

  void ReadWord() {
    if (IsShortJuly()) {
      Push(Kind::kWord, {Word::kMonth, 7, false}, 1);
      if (Adjacent(next_) && scanned_[next_].symbol == '.') ++next_;
    } else if (const auto phrase = FindPhrase(language_)) {
      Push(Kind::kWord, phrase->first, phrase->second);
    } else if (!ReadParts(scanned_[next_])) {
      const Language other =
          language_ == Language::kSwedish ? Language::kEnglish : Language::kSwedish;
      const auto foreign = FindPhrase(other);
      if (foreign.has_value()) {
        Push(Kind::kForeign, foreign->first, foreign->second);
      } else {
        Push(Kind::kName, {}, 1);
        if (Adjacent(next_) && scanned_[next_].symbol == '.') ++next_;
      }
    }
  }

  // "v44", "april-juni", "v.45-49", "BUN-sammanträde": one written word, several words.
  bool ReadParts(const Token& word) {
    std::vector<Token> parts;
    int begin = word.begin;
    std::string_view rest = word.text;
    while (true) {
      const std::size_t hyphen = rest.find('-');
      if (!ReadPart(rest.substr(0, hyphen), begin, parts)) return ReadMeeting(word);
      if (hyphen == std::string_view::npos) break;
      begin = parts.back().end;
      Token dash;
      dash.kind = Kind::kSymbol;
      dash.symbol = '-';
      dash.text = "-";
      dash.begin = begin++;
      dash.end = begin;
      parts.push_back(dash);
      rest.remove_prefix(hyphen + 1);
    }
    read_.insert(read_.end(), parts.begin(), parts.end());
    Count(word.begin, 1);
    SkipWordAndDot();
    return true;
  }

  void SkipWordAndDot() {
    ++next_;
    if (Adjacent(next_) && scanned_[next_].symbol == '.') ++next_;
  }

  bool ReadPart(std::string_view part, int begin, std::vector<Token>& parts) const {
    const std::string folded = text::FoldCase(part);
    Token token;
    token.text = std::string(part);
    token.begin = begin;
    token.end = begin + static_cast<int>(text::CountCodePoints(part));
    const std::optional<Meaning> meaning = FindWord(folded, language_);
    if (meaning.has_value() && (meaning->word == Word::kMonth || meaning->word == Word::kEdge)) {
      token.kind = Kind::kWord;
      token.meaning = *meaning;
    } else if (IsNumberText(folded)) {
      token.kind = Kind::kNumber;
      token.number = std::stoi(folded);
      token.digits = static_cast<int>(folded.size());
    } else if (folded.size() > 1 && folded[0] == (language_ == Language::kSwedish ? 'v' : 'w') &&
               IsNumberText(folded.substr(1))) {
      token.kind = Kind::kWord;
      token.meaning = {Word::kUnit, static_cast<int>(Unit::kWeek), false};
      token.text = token.text.substr(0, 1);
      token.end = begin + 1;
      Token number;
      number.kind = Kind::kNumber;
      number.text = folded.substr(1);
      number.number = std::stoi(number.text);
      number.digits = static_cast<int>(number.text.size());
      number.begin = begin + 1;
      number.end = begin + static_cast<int>(folded.size());
      parts.push_back(token);
      token = number;
    } else {
      return false;
    }
    parts.push_back(token);
    return true;
  }

  bool ReadMeeting(const Token& word) {
    const std::size_t hyphen = word.text.rfind('-');
    if (hyphen == std::string::npos) return false;
    const std::string last = text::FoldCase(word.text.substr(hyphen + 1));
    const std::optional<Meaning> meaning = FindWord(last, language_);
    if (!meaning.has_value() || meaning->word != Word::kMeeting) return false;
    Token name = word;
    name.text = word.text.substr(0, hyphen);
    name.end = word.begin + static_cast<int>(text::CountCodePoints(name.text));
    Token meeting = word;
    meeting.kind = Kind::kWord;
    meeting.meaning = *meaning;
    meeting.text = word.text.substr(hyphen + 1);
    meeting.begin = name.end + 1;
    read_.push_back(name);
    read_.push_back(meeting);
    Count(word.begin, 1);
    SkipWordAndDot();
    return true;
  }

  const std::vector<Token>& scanned_;
  const Language language_;
  std::size_t next_ = 0;
  std::vector<Token> read_;
  int understood_ = 0;
  int first_understood_ = -1;
};

}  // namespace

Lexed ReadWords(std::string_view text) {
  Lexed lexed;
  std::vector<Token> scanned;
  lexed.fault = Scanner(text).Scan(scanned);
  Reader swedish(scanned, Language::kSwedish);
  Reader english(scanned, Language::kEnglish);
  std::vector<Token> in_swedish = swedish.Read();
  std::vector<Token> in_english = english.Read();
  bool is_english = english.understood() > swedish.understood();
  if (english.understood() == swedish.understood()) {
    // The language of the first word that only one of them knows.
    is_english =
        english.first_understood() >= 0 && english.first_understood() < swedish.first_understood();
  }
  lexed.language = is_english ? Language::kEnglish : Language::kSwedish;
  lexed.tokens = is_english ? std::move(in_english) : std::move(in_swedish);
  Token end;
  end.begin = end.end = static_cast<int>(text::CountCodePoints(text));
  lexed.tokens.push_back(end);
  return lexed;
}

bool IsBareName(std::string_view name, bool folded) {
  const std::string lower = text::FoldCase(name);
  if ((folded && lower != name) || IsReserved(lower)) return false;
  std::vector<Token> scanned;
  if (Scanner(name).Scan(scanned).has_value() || scanned.size() != 1) return false;
  if (scanned[0].kind != Kind::kName || scanned[0].text != name) return false;
  for (const Language language : {Language::kSwedish, Language::kEnglish}) {
    const std::vector<Token> read = Reader(scanned, language).Read();
    if (read.size() != 1 || read[0].kind != Kind::kName) return false;
  }
  return lower.find('\'') == std::string::npos;
}

}  // namespace hjul::calendar
