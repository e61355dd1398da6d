// The text of an organisation, and CSV: read as a table, and as each kind of import.
#include "scheduler/core/organisation_text.h"
#include "services/csv.h"
#include "services/organisation_import.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/surroundings.h"

namespace hjul::fuzz {
namespace {

void TryText(std::string_view text) {
  text::Diagnostics diagnostics;
  auto content = core::ParseOrganisation(text, diagnostics);
  Expect(content.has_value() != diagnostics.HasErrors(), "an organisation with errors is none");
  if (!content) {
    return;
  }
  const core::Organisation organisation(*std::move(content));
  for (const core::Post& post : organisation.content().posts) {
    const auto again = core::ParsePostId(core::ToString(post.id));
    Expect(again.has_value() && *again == post.id, "a post's id reads back equal",
           core::ToString(post.id));
    organisation.HoldersOn(post.id, calendar::MakeDate(2026, 9, 1));
  }
}

// `table` as text again, every field in quotes.
std::string Quoted(const services::CsvTable& table) {
  std::string text;
  const auto row = [&text](const std::vector<services::CsvField>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      text += i == 0 ? "\"" : ",\"";
      for (const char letter : fields[i].text) {
        text += letter == '"' ? std::string("\"\"") : std::string(1, letter);
      }
      text += '"';
    }
    text += '\n';
  };
  row(table.header);
  for (const auto& fields : table.rows) {
    row(fields);
  }
  return text;
}

void TryCsv(const std::string& csv) {
  text::Diagnostics diagnostics;
  const services::CsvTable table = services::ParseCsv(csv, diagnostics);
  Expect(table.rows.size() <= services::kCsvRowsMax, "rows are limited");
  bool plain_header = true;
  for (const services::CsvField& column : table.header) {
    plain_header = plain_header && column.text.find_first_of(",;\n\"") == std::string::npos;
  }
  for (const auto& row : table.rows) {
    Expect(row.size() == table.header.size(), "rows are as long as the header", csv);
  }
  if (diagnostics.empty() && plain_header && table.header.size() > 1) {
    text::Diagnostics of_quoted;
    const services::CsvTable again = services::ParseCsv(Quoted(table), of_quoted);
    Expect(of_quoted.empty() && again.rows.size() == table.rows.size(), "a quoted table reads back",
           csv);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      for (std::size_t field = 0; field < table.header.size(); ++field) {
        Expect(again.rows[i][field].text == table.rows[i][field].text,
               "a quoted table reads back equal", csv);
      }
    }
  }
}

void TryImport(const std::string& csv) {
  for (const auto kind : {services::v1::IMPORT_KIND_UNITS, services::v1::IMPORT_KIND_PERSONS,
                          services::v1::IMPORT_KIND_POSTS}) {
    for (const bool complete : {false, true}) {
      text::Diagnostics diagnostics;
      const services::ImportPlan plan = services::ReadImport(
          kind, csv, complete, SmallOrganisation(), calendar::MakeDate(2026, 9, 1), diagnostics);
      Expect(plan.created >= 0 && plan.updated >= 0 && plan.unchanged >= 0 && plan.ended >= 0,
             "an import counts");
      services::NeedsSafetyStop(plan);
    }
  }
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(hjul::fuzz::TextOf(data, size));
  hjul::fuzz::TryText(text);
  hjul::fuzz::TryCsv(text);
  hjul::fuzz::TryImport(text);
  return 0;
}
