#include "clients/cli/reference.h"

#include <algorithm>

#include "clients/cli/letters.h"
#include "fmt/format.h"

namespace hjul::cli {
namespace {

// "activity[@unit][/ordinal]" in folded letters.
struct Wanted {
  std::string activity;
  std::string unit;
  std::string ordinal;
};

Wanted Read(std::string_view reference) {
  Wanted wanted;
  const std::size_t slash = reference.find('/');
  if (slash != std::string_view::npos) {
    wanted.ordinal = Fold(reference.substr(slash + 1));
    reference = reference.substr(0, slash);
  }
  const std::size_t at = reference.find('@');
  if (at != std::string_view::npos) {
    wanted.unit = Fold(reference.substr(at + 1));
    reference = reference.substr(0, at);
  }
  wanted.activity = Fold(reference);
  return wanted;
}

bool Fits(const Wanted& wanted, const IdParts& parts) {
  return wanted.activity == Fold(parts.activity) &&
         (wanted.unit.empty() || wanted.unit == Fold(parts.unit)) &&
         (wanted.ordinal.empty() || wanted.ordinal == Fold(parts.ordinal));
}

std::string_view OccurrenceOf(std::string_view id) { return id.substr(0, id.find(':')); }

}  // namespace

IdParts PartsOf(std::string_view id) {
  IdParts parts;
  const std::size_t colon = id.find(':');
  const std::vector<std::string> pieces = Split(id.substr(0, colon), '/');
  std::string* const targets[] = {&parts.wheel, &parts.turn, &parts.activity, &parts.unit,
                                  &parts.ordinal};
  for (std::size_t i = 0; i < std::min<std::size_t>(pieces.size(), 5); ++i) {
    *targets[i] = pieces[i];
  }
  if (colon != std::string_view::npos) {
    parts.party = std::string(id.substr(id.rfind(':') + 1));
  }
  return parts;
}

std::vector<std::size_t> Matching(std::string_view reference, const std::vector<std::string>& ids) {
  std::vector<std::size_t> exact;
  std::vector<std::size_t> fitting;
  const Wanted wanted = Read(reference);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == reference || OccurrenceOf(ids[i]) == reference) {
      exact.push_back(i);
    }
    if (Fits(wanted, PartsOf(ids[i]))) {
      fitting.push_back(i);
    }
  }
  return exact.empty() ? fitting : exact;
}

std::string ShortReference(std::string_view id, const std::vector<std::string>& ids) {
  const IdParts parts = PartsOf(id);
  const std::string ordinal = parts.ordinal.empty() ? "" : "/" + parts.ordinal;
  const std::string tries[] = {
      parts.activity, parts.activity + "@" + parts.unit, parts.activity + ordinal,
      parts.activity + "@" + parts.unit + ordinal, std::string(OccurrenceOf(id))};
  for (const std::string& reference : tries) {
    const std::vector<std::size_t> meant = Matching(reference, ids);
    if (meant.size() == 1 && ids[meant[0]] == id) {
      return reference;
    }
  }
  return std::string(id);
}

std::string TitleWithOrdinal(std::string_view title, std::string_view id) {
  const std::string ordinal = PartsOf(id).ordinal;
  return ordinal.empty() ? std::string(title) : fmt::format("{} ({})", title, ordinal);
}

std::string ShellWord(std::string_view text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    const bool ascii_word = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                            (letter >= '0' && letter <= '9');
    constexpr std::string_view kSafe = "-_./:@,+%=";
    return ascii_word || static_cast<unsigned char>(letter) >= 0x80 ||
           kSafe.find(letter) != std::string_view::npos;
  });
  if (plain) {
    return std::string(text);
  }
  std::string out;
  for (const char letter : text) {
    out += letter == '\'' ? "'\\''" : std::string(1, letter);
  }
  return "'" + out + "'";
}

}  // namespace hjul::cli
