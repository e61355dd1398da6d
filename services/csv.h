// CSV as spreadsheets write it, read strictly: comma or semicolon (the header decides), quotes,
// BOM, CRLF. Every fault with its line and column. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/text/diagnostic.h"

namespace hjul::services {

inline constexpr std::size_t kCsvRowsMax = 20'000;
inline constexpr std::size_t kCsvColumnsMax = 100;
inline constexpr std::size_t kCsvFieldMax = 400;  // Code points.

struct CsvField {
  std::string text;  // Without quotes and without blanks around it.
  text::Position at;
};
struct CsvTable {
  std::vector<CsvField> header;             // Lower case.
  std::vector<std::vector<CsvField>> rows;  // Each as long as the header. Empty lines are left out.
};

// What could be read; rows with faults are left out.
CsvTable ParseCsv(std::string_view csv, text::Diagnostics& diagnostics);

}  // namespace hjul::services
