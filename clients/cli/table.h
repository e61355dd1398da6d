// What people read: tables that fit the terminal, and emphasis that does without colour. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hjul::cli {

// The page that is written on.
struct Page {
  int width = 80;         // Columns.
  bool emphasis = false;  // A terminal that shows bold, and nobody said NO_COLOR.
  std::string Strong(std::string_view text) const;
};

struct Column {
  std::string title;
  bool right = false;     // Numbers.
  bool flexible = false;  // Gives way when the table is too wide.
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  // Requires: one cell per column.
  void Row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  // Header and rows, two blanks between columns; columns without any content are left out.
  std::string Print(const Page& page) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// "Name:     value" lines with the values below each other, wrapped to the page. Empty values are
// left out.
struct Field {
  std::string name;
  std::string value;
};
std::string PrintFields(const std::vector<Field>& fields, const Page& page);

// `text` wrapped to the page after `indent` blanks.
std::string Indented(std::string_view text, int indent, const Page& page);

}  // namespace hjul::cli
