#include "tests/fuzz/mutate.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace hjul::fuzz {
namespace {

constexpr std::size_t kWordsMax = 5'000;
constexpr std::size_t kChangesMax = 6;
constexpr std::size_t kCopiesMax = 12;

// Bytes and words that readers stumble over.
const std::array<std::string, 24> kOdd{std::string(1, '\0'),
                                       "\n",
                                       "\"",
                                       "'",
                                       ":",
                                       "-",
                                       "[",
                                       "{",
                                       "\xFF",
                                       "\xC3",
                                       " ",
                                       ",",
                                       ";",
                                       "#",
                                       "&",
                                       "*",
                                       "\\",
                                       "999999",
                                       "-1",
                                       "4294967296",
                                       "0",
                                       "å",
                                       "\xF0\x9F\x98\x80",
                                       "\r"};

bool IsWordByte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') ||
         (value >= 'A' && value <= 'Z') || value >= 0x80 || value == '_';
}

}  // namespace

Mutator::Mutator(std::vector<std::string> corpus, std::uint64_t seed)
    : corpus_(std::move(corpus)), random_(seed) {
  std::set<std::string> words;
  for (const std::string& input : corpus_) {
    std::string word;
    for (const char byte : input) {
      if (IsWordByte(byte)) {
        word.push_back(byte);
      } else if (!word.empty()) {
        words.insert(std::exchange(word, {}));
      }
    }
    words.insert(word);
  }
  words_.assign(words.begin(), words.end());
  words_.resize(std::min(words_.size(), kWordsMax));
}

std::string Mutator::Next() {
  std::string input = corpus_[Below(corpus_.size())];
  for (std::size_t changes = 1 + Below(kChangesMax); changes > 0; --changes) {
    Change(input);
  }
  input.resize(std::min(input.size(), kInputBytesMax));
  return input;
}

void Mutator::Change(std::string& input) {
  const std::size_t at = Below(input.size() + 1);
  const std::size_t length = 1 + Below(std::min<std::size_t>(input.size() - at + 1, 64));
  switch (Below(8)) {
    case 0:  // A bit.
      if (at < input.size()) {
        input[at] = static_cast<char>(input[at] ^ static_cast<char>(1U << Below(8)));
      }
      break;
    case 1:
      input.insert(at, kOdd[Below(kOdd.size())]);
      break;
    case 2:
      input.insert(at, words_[Below(words_.size())]);
      break;
    case 3: {  // A word for a word.
      std::size_t end = at;
      while (end < input.size() && IsWordByte(input[end])) {
        ++end;
      }
      input.replace(at, end - at, words_[Below(words_.size())]);
      break;
    }
    case 4:
      input.erase(at, length);
      break;
    case 5: {  // The same again.
      const std::string part = input.substr(at, length);
      for (std::size_t copies = 1 + Below(kCopiesMax); copies > 0; --copies) {
        input.insert(at, part);
      }
      break;
    }
    case 6: {  // A line twice, or a line less.
      const std::size_t end = std::min(input.find('\n', at), input.size());
      const std::size_t before = at == 0 ? std::string::npos : input.rfind('\n', at - 1);
      const std::size_t begin = before == std::string::npos ? 0 : before + 1;
      const std::string line = input.substr(begin, end - begin) + "\n";
      if (Below(2) == 0) {
        input.insert(begin, line);
      } else {
        input.erase(begin, line.size());
      }
      break;
    }
    default: {  // Part of another input.
      const std::string& other = corpus_[Below(corpus_.size())];
      const std::size_t from = Below(other.size() + 1);
      input.insert(at, other.substr(from, 1 + Below(256)));
      break;
    }
  }
}

}  // namespace hjul::fuzz
