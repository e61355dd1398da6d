#include "scheduler/text/utf8.h"

#include <cstdint>

namespace hjul::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t code_point = kReplacement;
  std::size_t length = 1;
  bool valid = false;
};

// Decodes one code point at the start of `text`, which is not empty. Overlong forms, surrogates and
// values beyond Unicode are invalid, so that each text has one spelling in bytes.
Decoded DecodeOne(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  std::uint32_t value = 0;
  std::uint32_t smallest = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2, value = lead & 0x1F, smallest = 0x80;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3, value = lead & 0x0F, smallest = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4, value = lead & 0x07, smallest = 0x10000;
  } else {
    return {};
  }
  if (text.size() < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = (value << 6) | (byte(i) & 0x3F);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || value > 0x10FFFF || surrogate) return {};
  return {value, length, true};
}

char32_t Lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  const bool latin_capital = c >= 0xC0 && c <= 0xDE && c != 0xD7;  // 0xD7 is the times sign.
  return latin_capital ? c + 32 : c;
}

}  // namespace

std::u32string CodePoints(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Decoded decoded = DecodeOne(text);
    result.push_back(decoded.code_point);
    text.remove_prefix(decoded.length);
  }
  return result;
}

void AppendUtf8(char32_t code_point, std::string& text) {
  std::uint32_t c = code_point;
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto push = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(DecodeOne(text).length);
  return count;
}

std::size_t FindInvalidUtf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = DecodeOne(text.substr(offset));
    if (!decoded.valid) return offset;
    offset += decoded.length;
  }
  return std::string_view::npos;
}

std::string FoldCase(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t c : CodePoints(text)) AppendUtf8(Lower(c), result);
  return result;
}

std::string Clip(std::string_view text, std::size_t code_points_max) {
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < text.size(); ++count) {
    if (count == code_points_max) return std::string(text.substr(0, offset)) + "...";
    offset += DecodeOne(text.substr(offset)).length;
  }
  return std::string(text);
}

}  // namespace hjul::text
