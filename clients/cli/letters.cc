#include "clients/cli/letters.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace hjul::cli {
namespace {

struct Letter {
  char32_t code = 0;
  std::size_t bytes = 1;
};

bool Continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The letter at the start of `text`, which is not empty.
Letter First(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  std::size_t bytes = 1;
  char32_t code = lead;
  if (lead >= 0xF0U) {
    bytes = 4;
    code = lead & 0x07U;
  } else if (lead >= 0xE0U) {
    bytes = 3;
    code = lead & 0x0FU;
  } else if (lead >= 0xC2U) {
    bytes = 2;
    code = lead & 0x1FU;
  }
  if (bytes > text.size()) {
    return {lead, 1};
  }
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!Continues(text[i])) {
      return {lead, 1};
    }
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {code, bytes};
}

int WidthOf(char32_t code) {
  if (code >= 0x0300 && code <= 0x036F) {
    return 0;
  }
  const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                    (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                    (code >= 0xFF00 && code <= 0xFF60) || (code >= 0x1F300 && code <= 0x1FAFF);
  return wide ? 2 : 1;
}

std::string Blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

// Optimal string alignment distance without transpositions; short words only.
int Edits(std::string_view a, std::string_view b) {
  std::vector<int> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

int Width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Letter letter = First(text);
    width += WidthOf(letter.code);
    text.remove_prefix(letter.bytes);
  }
  return width;
}

std::string PadRight(std::string_view text, int width) {
  return std::string(text) + Blanks(width - Width(text));
}

std::string PadLeft(std::string_view text, int width) {
  return Blanks(width - Width(text)) + std::string(text);
}

std::string Shorten(std::string_view text, int width) {
  if (Width(text) <= width) {
    return std::string(text);
  }
  std::string out;
  int used = 0;
  while (!text.empty()) {
    const Letter letter = First(text);
    if (used + WidthOf(letter.code) > width - 1) {
      break;
    }
    used += WidthOf(letter.code);
    out += text.substr(0, letter.bytes);
    text.remove_prefix(letter.bytes);
  }
  while (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return width > 0 ? out + "…" : std::string();
}

std::vector<std::string> Wrap(std::string_view text, int width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = text.find_first_not_of(" \n", at);
    if (start == std::string_view::npos) {
      break;
    }
    const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
    const std::string_view word = text.substr(start, end - start);
    if (!line.empty() && Width(line) + 1 + Width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    line += line.empty() ? "" : " ";
    line += word;
    at = end;
  }
  if (!line.empty()) {
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string Fold(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Letter letter = First(text);
    switch (letter.code) {
      case U'å':
      case U'ä':
      case U'Å':
      case U'Ä':
      case U'à':
        out += 'a';
        break;
      case U'ö':
      case U'Ö':
      case U'ø':
        out += 'o';
        break;
      case U'é':
      case U'É':
      case U'è':
        out += 'e';
        break;
      case U' ':
      case U'_':
        out += '-';
        break;
      default:
        if (letter.code >= U'A' && letter.code <= U'Z') {
          out += static_cast<char>(letter.code - U'A' + U'a');
        } else {
          out += text.substr(0, letter.bytes);
        }
    }
    text.remove_prefix(letter.bytes);
  }
  return out;
}

std::string Nearest(std::string_view typed, const std::vector<std::string>& words) {
  constexpr std::size_t kLongest = 64;  // Nobody mistypes more.
  const std::string wanted = Fold(typed.substr(0, kLongest));
  std::string best;
  int best_edits = static_cast<int>(wanted.size()) / 3 + 2;
  for (const std::string& word : words) {
    const std::string folded = Fold(word);
    // A word begun is nearer than a word mistyped.
    const bool begun = wanted.size() >= 2 && folded.rfind(wanted, 0) == 0;
    const int edits = begun ? 1 : Edits(wanted, folded);
    if (edits < best_edits && edits < static_cast<int>(folded.size())) {
      best = word;
      best_edits = edits;
    }
  }
  return best;
}

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end + 1);
  }
  return parts;
}

std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    out += out.empty() ? std::string_view() : separator;
    out += part;
  }
  return out;
}

}  // namespace hjul::cli
