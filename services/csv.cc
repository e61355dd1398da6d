#include "services/csv.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::services {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool IsControl(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (code < 0x20 && letter != '\n' && letter != '\r' && letter != '\t') || code == 0x7F;
}

std::string Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) {
    return {};
  }
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

// Reads records one after another. A quoted field may hold separators, doubled quotes and line
// breaks.
class Reader {
 public:
  Reader(std::string_view text, char separator, text::Diagnostics& diagnostics)
      : rest_(text), ends_{separator, '\n'}, diagnostics_(diagnostics) {}

  bool AtEnd() const { return rest_.empty(); }

  // The next record; a fault has been reported when `sound` comes back false.
  std::vector<CsvField> Record(bool& sound) {
    std::vector<CsvField> fields;
    sound = true;
    while (true) {
      fields.push_back(Field(sound));
      CheckContent(fields.back(), sound);
      if (AtEnd()) {
        return fields;
      }
      const char ended_by = rest_.front();
      Advance(1);
      if (ended_by == '\n') {
        return fields;
      }
    }
  }

 private:
  CsvField Field(bool& sound) {
    CsvField field{.at = at_};
    const std::size_t blanks = rest_.find_first_not_of(" \t");
    if (blanks != std::string_view::npos && rest_[blanks] == '"') {
      Advance(blanks);
      Quoted(field, sound);
      return field;
    }
    const std::size_t length = LengthOfField();
    field.text = Trimmed(WithoutReturn(rest_.substr(0, length)));
    if (field.text.find('"') != std::string::npos) {
      Fault(field.at, "bad-quote", "a quote within a field",
            "put the whole field in quotes, and double the quotes in it", sound);
    }
    Advance(length);
    return field;
  }

  void Quoted(CsvField& field, bool& sound) {
    Advance(1);
    while (true) {
      const std::size_t quote = rest_.find('"');
      if (quote == std::string_view::npos) {
        Fault(field.at, "open-quote", "the quote is never closed", "close it with \"", sound);
        Advance(rest_.size());
        return;
      }
      field.text.append(rest_.substr(0, quote));
      Advance(quote + 1);
      if (!rest_.starts_with('"')) {
        break;
      }
      field.text += '"';
      Advance(1);
    }
    const std::size_t end = LengthOfField();
    if (!Trimmed(WithoutReturn(rest_.substr(0, end))).empty()) {
      Fault(at_, "bad-quote", "text behind a closing quote", "put all of it in quotes", sound);
    }
    Advance(end);
  }

  // To whichever end comes first: looking for each by itself would read all that is left, for every
  // field anew.
  std::size_t LengthOfField() const {
    return std::min(rest_.find_first_of(std::string_view(ends_.data(), ends_.size())),
                    rest_.size());
  }

  void CheckContent(const CsvField& field, bool& sound) {
    if (text::CountCodePoints(field.text) > kCsvFieldMax) {
      Fault(field.at, "too-long",
            fmt::format("the field is longer than {} characters", kCsvFieldMax), "shorten it",
            sound);
    }
    const auto control = std::find_if(field.text.begin(), field.text.end(), IsControl);
    if (control != field.text.end()) {
      Fault(field.at, "control-character",
            fmt::format("the field holds the control character 0x{:02x}",
                        static_cast<unsigned char>(*control)),
            "remove it", sound);
    }
  }

  static std::string_view WithoutReturn(std::string_view text) {
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
  }

  void Fault(text::Position at, std::string code, std::string message, std::string suggestion,
             bool& sound) {
    sound = false;
    diagnostics_.Error(std::move(code), at, "", std::move(message), std::move(suggestion));
  }

  void Advance(std::size_t bytes) {
    for (const char letter : rest_.substr(0, bytes)) {
      if (letter == '\n') {
        ++at_.line;
        at_.column = 1;
      } else if ((static_cast<unsigned char>(letter) & 0xC0U) != 0x80U) {
        ++at_.column;  // Continuation bytes belong to the letter before.
      }
    }
    rest_.remove_prefix(std::min(bytes, rest_.size()));
  }

  std::string_view rest_;
  const std::array<char, 2> ends_;  // Of a field.
  text::Diagnostics& diagnostics_;
  text::Position at_{.line = 1, .column = 1};
};

bool IsBlank(const std::vector<CsvField>& record) {
  return std::all_of(record.begin(), record.end(),
                     [](const CsvField& field) { return field.text.empty(); });
}

void CheckHeader(std::vector<CsvField>& header, text::Diagnostics& diagnostics) {
  std::set<std::string> names;
  for (CsvField& field : header) {
    field.text = text::FoldCase(field.text);
    if (field.text.empty()) {
      diagnostics.Error("no-column-name", field.at, "", "a column has no name",
                        "the first row names the columns");
    } else if (!names.insert(field.text).second) {
      diagnostics.Error("duplicate-column", field.at, field.text,
                        fmt::format("the column '{}' stands twice", field.text), "keep one");
    }
  }
}

}  // namespace

CsvTable ParseCsv(std::string_view csv, text::Diagnostics& diagnostics) {
  CsvTable table;
  if (csv.starts_with(kByteOrderMark)) {
    csv.remove_prefix(kByteOrderMark.size());
  }
  if (text::FindInvalidUtf8(csv) != std::string_view::npos) {
    diagnostics.Error("not-utf8", {}, "", "the text is not UTF-8", "save the file as CSV UTF-8");
    return table;
  }
  const std::string_view first_line = csv.substr(0, csv.find('\n'));
  const char separator = std::count(first_line.begin(), first_line.end(), ';') >
                                 std::count(first_line.begin(), first_line.end(), ',')
                             ? ';'
                             : ',';
  Reader reader(csv, separator, diagnostics);
  bool sound = true;
  if (Trimmed(first_line).empty()) {
    diagnostics.Error("no-header", {.line = 1, .column = 1}, "", "there is no header row",
                      "the first row names the columns");
    return table;
  }
  table.header = reader.Record(sound);
  if (table.header.size() > kCsvColumnsMax) {
    diagnostics.Error("too-many-columns", table.header[kCsvColumnsMax].at, "",
                      fmt::format("there are more than {} columns", kCsvColumnsMax),
                      "remove those that say nothing");
    table.header.clear();
    return table;
  }
  CheckHeader(table.header, diagnostics);
  while (!reader.AtEnd()) {
    std::vector<CsvField> record = reader.Record(sound);
    if (!sound || IsBlank(record)) {
      continue;
    }
    if (record.size() != table.header.size()) {
      diagnostics.Error(
          "wrong-columns", record.front().at, "",
          fmt::format("the row has {} fields, the header {}", record.size(), table.header.size()),
          "quote fields that hold a separator");
      continue;
    }
    if (table.rows.size() == kCsvRowsMax) {
      diagnostics.Error("too-many-rows", record.front().at, "",
                        fmt::format("there are more than {} rows", kCsvRowsMax),
                        "import in several files");
      break;
    }
    table.rows.push_back(std::move(record));
  }
  return table;
}

}  // namespace hjul::services
