#include "scheduler/core/rung_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <vector>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using calendar::Language;

struct UnitWords {
  DayUnit unit;
  std::string_view english;  // One of them; more end in "s".
  std::string_view swedish_one;
  std::string_view swedish_many;
};
constexpr std::array kUnitWords{
    UnitWords{DayUnit::kDay, "day", "dag", "dagar"},
    UnitWords{DayUnit::kWorkingDay, "working day", "arbetsdag", "arbetsdagar"},
    UnitWords{DayUnit::kWeek, "week", "vecka", "veckor"},
};
// "var tredje vecka"; the first two are "varje vecka" and "varannan vecka".
constexpr std::array<std::string_view, 11> kSwedishOrdinals = {
    "", "", "", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"};

using Words = std::span<const std::string>;

std::vector<std::string> SplitWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::FoldCase(text)) {
    if (c != ' ' && c != '\t' && c != '\n') {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::optional<int> AsCount(std::string_view word, int max) {
  int count = 0;
  const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), count);
  if (fault != std::errc() || stop != word.data() + word.size()) return std::nullopt;
  return count >= 1 && count <= max ? std::optional(count) : std::nullopt;
}

// Reads words from the front, one after another.
class Reader {
 public:
  explicit Reader(Words words) : words_(words) {}

  bool AtEnd() const { return words_.empty(); }
  bool Take(std::initializer_list<std::string_view> phrase) {
    if (words_.size() < phrase.size() ||
        !std::equal(phrase.begin(), phrase.end(), words_.begin())) {
      return false;
    }
    words_ = words_.subspan(phrase.size());
    return true;
  }
  std::optional<int> TakeCount(int max) {
    if (words_.empty()) return std::nullopt;
    const std::optional<int> count = AsCount(words_.front(), max);
    if (count) words_ = words_.subspan(1);
    return count;
  }
  std::optional<DayUnit> TakeUnit() {
    if (Take({"working", "day"}) || Take({"working", "days"}) || Take({"arbetsdag"}) ||
        Take({"arbetsdagar"})) {
      return DayUnit::kWorkingDay;
    }
    if (Take({"day"}) || Take({"days"}) || Take({"dag"}) || Take({"dagar"})) return DayUnit::kDay;
    if (Take({"week"}) || Take({"weeks"}) || Take({"vecka"}) || Take({"veckor"})) {
      return DayUnit::kWeek;
    }
    return std::nullopt;
  }
  // "tredje", "14:e" after "var".
  std::optional<int> TakeSwedishOrdinal() {
    if (words_.empty()) return std::nullopt;
    const std::string& word = words_.front();
    std::optional<int> count;
    for (std::size_t i = 3; i < kSwedishOrdinals.size(); ++i) {
      if (word == kSwedishOrdinals[i]) count = static_cast<int>(i);
    }
    if (word.ends_with(":e") || word.ends_with(":a")) {
      count = AsCount(std::string_view(word).substr(0, word.size() - 2), kRungOffsetMax);
    }
    if (count) words_ = words_.subspan(1);
    return count;
  }

 private:
  Words words_;
};

// "daily", "every 2 weeks", "varannan vecka": how often a rung comes back.
std::optional<DayCount> TakeInterval(Reader& reader) {
  if (reader.Take({"daily"})) return DayCount{1, DayUnit::kDay};
  if (reader.Take({"weekly"})) return DayCount{1, DayUnit::kWeek};
  std::optional<int> count;
  if (reader.Take({"every"})) {
    count = reader.TakeCount(kRungOffsetMax).value_or(1);
  } else if (reader.Take({"varje"})) {
    count = 1;
  } else if (reader.Take({"varannan"})) {
    count = 2;
  } else if (reader.Take({"var"})) {
    count = reader.TakeSwedishOrdinal();
  }
  if (!count) return std::nullopt;
  const std::optional<DayUnit> unit = reader.TakeUnit();
  return unit ? std::optional(DayCount{*count, *unit}) : std::nullopt;
}

// What follows "after": the anchor if it is the opening, and how many times.
bool TakeTail(Reader& reader, Rung& rung) {
  if (reader.Take({"open"}) || reader.Take({"start"})) rung.anchor = Rung::Anchor::kOpen;
  if (rung.repeat_every > 0 && (reader.Take({"at", "most"}) || reader.Take({"högst"}))) {
    const std::optional<int> times = reader.TakeCount(kRungRepeatsMax);
    if (!times) return false;
    rung.repeat_max = *times;
    if (!reader.Take({"times"}) && !reader.Take({"time"}) && !reader.Take({"gånger"}) &&
        !reader.Take({"gång"})) {
      return false;
    }
  }
  return reader.AtEnd();
}

std::string Interval(const Rung& rung, Language language) {
  const DayCount every{rung.repeat_every, rung.unit};
  const auto words = std::find_if(kUnitWords.begin(), kUnitWords.end(),
                                  [&](const UnitWords& w) { return w.unit == rung.unit; });
  if (language == Language::kEnglish) {
    if (every.count > 1) return fmt::format("every {}", Print(every, language));
    if (every.unit == DayUnit::kDay) return "daily";
    if (every.unit == DayUnit::kWeek) return "weekly";
    return fmt::format("every {}", words->english);
  }
  if (every.count == 1) return fmt::format("varje {}", words->swedish_one);
  if (every.count == 2) return fmt::format("varannan {}", words->swedish_one);
  const auto index = static_cast<std::size_t>(every.count);
  if (index < kSwedishOrdinals.size()) {
    return fmt::format("var {} {}", kSwedishOrdinals[index], words->swedish_one);
  }
  const int last = every.count % 10;
  const bool ends_in_a = (last == 1 || last == 2) && every.count % 100 / 10 != 1;
  return fmt::format("var {}:{} {}", every.count, ends_in_a ? 'a' : 'e', words->swedish_one);
}

}  // namespace

std::optional<DayCount> ParseDayCount(std::string_view text) {
  const std::vector<std::string> words = SplitWords(text);
  Reader reader(words);
  const std::optional<int> count = reader.TakeCount(kRungOffsetMax);
  if (!count) return std::nullopt;
  const std::optional<DayUnit> unit = reader.TakeUnit();
  if (!unit || !reader.AtEnd()) return std::nullopt;
  return DayCount{*count, *unit};
}

std::string Print(const DayCount& count, Language language) {
  for (const UnitWords& words : kUnitWords) {
    if (words.unit != count.unit) continue;
    if (language == Language::kEnglish) {
      return fmt::format("{} {}{}", count.count, words.english, count.count == 1 ? "" : "s");
    }
    return fmt::format("{} {}", count.count,
                       count.count == 1 ? words.swedish_one : words.swedish_many);
  }
  return {};
}

std::optional<Rung> ParseRung(std::string_view text) {
  const std::vector<std::string> words = SplitWords(text);
  Reader reader(words);
  Rung rung;
  if (reader.Take({"on", "open"}) || reader.Take({"vid", "start"})) {
    rung.anchor = Rung::Anchor::kOpen;
    return reader.AtEnd() ? std::optional(rung) : std::nullopt;
  }
  if (reader.Take({"on", "due"}) || reader.Take({"på", "sista", "dagen"})) {
    return reader.AtEnd() ? std::optional(rung) : std::nullopt;
  }
  if (const std::optional<int> count = reader.TakeCount(kRungOffsetMax)) {
    const std::optional<DayUnit> unit = reader.TakeUnit();
    if (!unit) return std::nullopt;
    rung.unit = *unit;
    if (reader.Take({"before"}) || reader.Take({"före"}) || reader.Take({"innan"})) {
      rung.offset = -*count;
      return reader.AtEnd() ? std::optional(rung) : std::nullopt;
    }
    rung.offset = *count;
  } else if (const std::optional<DayCount> every = TakeInterval(reader)) {
    rung.offset = every->count;
    rung.repeat_every = every->count;
    rung.unit = every->unit;
  } else {
    return std::nullopt;
  }
  if (!reader.Take({"after"}) && !reader.Take({"efter"})) return std::nullopt;
  return TakeTail(reader, rung) ? std::optional(rung) : std::nullopt;
}

std::string PrintWhen(const Rung& rung, Language language) {
  const bool english = language == Language::kEnglish;
  const bool from_open = rung.anchor == Rung::Anchor::kOpen;
  if (rung.offset == 0 && rung.repeat_every == 0) {
    if (from_open) return english ? "on open" : "vid start";
    return english ? "on due" : "på sista dagen";
  }
  if (rung.offset < 0) {
    return fmt::format("{} {}", Print(DayCount{-rung.offset, rung.unit}, language),
                       english ? "before" : "före");
  }
  std::string text =
      fmt::format("{} {}",
                  rung.repeat_every > 0 ? Interval(rung, language)
                                        : Print(DayCount{rung.offset, rung.unit}, language),
                  english ? "after" : "efter");
  if (from_open) text += english ? " open" : " start";
  if (rung.repeat_every > 0 && rung.repeat_max != Rung().repeat_max) {
    text += fmt::format(" {} {} {}", english ? "at most" : "högst", rung.repeat_max,
                        english ? (rung.repeat_max == 1 ? "time" : "times")
                                : (rung.repeat_max == 1 ? "gång" : "gånger"));
  }
  return text;
}

}  // namespace hjul::core
