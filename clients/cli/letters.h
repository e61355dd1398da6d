// Text in columns: what a terminal shows is letters, not bytes. Pure; total on any bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hjul::cli {

// Columns that `text` takes on a terminal: combining marks 0, wide East Asian letters 2. A byte
// that is no UTF-8 counts as one.
int Width(std::string_view text);

// `text` with blanks to `width` columns; unchanged when it is as wide already.
std::string PadRight(std::string_view text, int width);
std::string PadLeft(std::string_view text, int width);

// `text` cut to at most `width` columns, with "…" in place of what was cut.
std::string Shorten(std::string_view text, int width);

// `text` broken at blanks into lines of at most `width` columns; a longer word stands alone.
std::vector<std::string> Wrap(std::string_view text, int width);

// Lower case with å ä ö é as a a o e and blanks as hyphens: what people type when they do not
// find the key.
std::string Fold(std::string_view text);

// The one of `words` nearest to `typed` by edits, when it is near enough to be meant; else empty.
std::string Nearest(std::string_view typed, const std::vector<std::string>& words);

// Split at `separator`; "a,b" gives two, "" gives none.
std::vector<std::string> Split(std::string_view text, char separator);
std::string Join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace hjul::cli
