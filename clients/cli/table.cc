#include "clients/cli/table.h"

#include <algorithm>
#include <cstddef>

#include "clients/cli/letters.h"

namespace hjul::cli {
namespace {

constexpr int kGap = 2;
constexpr int kFlexibleMin = 12;  // Narrower than this a column says nothing.

std::string Trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

// Takes from the flexible columns, the widest first, until the table fits.
void Fit(const std::vector<Column>& columns, int width, std::vector<int>* widths) {
  int total = -kGap;
  for (const int one : *widths) {
    total += one == 0 ? 0 : one + kGap;
  }
  while (total > width) {
    int widest = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].flexible && (*widths)[i] > kFlexibleMin &&
          (widest < 0 || (*widths)[i] > (*widths)[static_cast<std::size_t>(widest)])) {
        widest = static_cast<int>(i);
      }
    }
    if (widest < 0) {
      return;
    }
    --(*widths)[static_cast<std::size_t>(widest)];
    --total;
  }
}

}  // namespace

std::string Page::Strong(std::string_view text) const {
  return emphasis ? "\033[1m" + std::string(text) + "\033[0m" : std::string(text);
}

std::string Table::Print(const Page& page) const {
  std::vector<int> widths(columns_.size(), 0);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    for (const auto& row : rows_) {
      widths[i] = std::max(widths[i], Width(row[i]));
    }
    if (widths[i] > 0) {
      widths[i] = std::max(widths[i], Width(columns_[i].title));
    }
  }
  Fit(columns_, page.width, &widths);
  const auto line = [&](auto cell_of) {
    std::string text;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (widths[i] == 0) {
        continue;
      }
      const std::string cell = Shorten(cell_of(i), widths[i]);
      text += text.empty() ? "" : std::string(kGap, ' ');
      text += columns_[i].right ? PadLeft(cell, widths[i]) : PadRight(cell, widths[i]);
    }
    return Trimmed(std::move(text));
  };
  std::string header = line([&](std::size_t i) { return columns_[i].title; });
  header.pop_back();
  std::string out = page.Strong(header) + "\n";
  for (const auto& row : rows_) {
    out += line([&](std::size_t i) { return row[i]; });
  }
  return out;
}

std::string PrintFields(const std::vector<Field>& fields, const Page& page) {
  int name_width = 0;
  for (const Field& field : fields) {
    if (!field.value.empty()) {
      name_width = std::max(name_width, Width(field.name) + 1);
    }
  }
  std::string out;
  for (const Field& field : fields) {
    if (field.value.empty()) {
      continue;
    }
    std::string name = field.name + ":";
    for (const std::string& paragraph : Split(field.value, '\n')) {
      for (const std::string& line : Wrap(paragraph, page.width - name_width - 2)) {
        out += PadRight(name, name_width + 2) + line + "\n";
        name.clear();
      }
    }
  }
  return out;
}

std::string Indented(std::string_view text, int indent, const Page& page) {
  std::string out;
  for (const std::string& line : Wrap(text, page.width - indent)) {
    out += std::string(static_cast<std::size_t>(indent), ' ') + line + "\n";
  }
  return out;
}

}  // namespace hjul::cli
