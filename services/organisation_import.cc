#include "services/organisation_import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"
#include "services/csv.h"
#include "services/limits.h"

namespace hjul::services {
namespace {

constexpr int kSafetyShare = 5;  // A fifth.
// As limits.cc has them for single records.
constexpr std::size_t kNameMax = 200;
constexpr std::size_t kHoldingsMax = 100;

// One row with its columns by name.
class Row {
 public:
  Row(const CsvTable& table, const std::vector<CsvField>& fields, text::Diagnostics& diagnostics)
      : table_(table), fields_(fields), diagnostics_(diagnostics) {}

  const CsvField* Find(std::string_view column) const {
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      if (table_.header[i].text == column) {
        return &fields_[i];
      }
    }
    return nullptr;
  }
  std::string Text(std::string_view column) const {
    const CsvField* field = Find(column);
    return field == nullptr ? std::string() : field->text;
  }
  text::Position at(std::string_view column) const {
    const CsvField* field = Find(column);
    return field == nullptr ? fields_.front().at : field->at;
  }

  std::string Required(std::string_view column) {
    std::string text = Text(column);
    if (text.empty()) {
      Error("missing-value", column, fmt::format("the row has no {}", column),
            fmt::format("give every row a {}", column));
    }
    return text;
  }
  // A name or an address.
  std::string Short(std::string_view column, bool required) {
    std::string text = required ? Required(column) : Text(column);
    if (text::CountCodePoints(text) > kNameMax) {
      Error("too-long", column,
            fmt::format("the {} is longer than {} characters", column, kNameMax), "shorten it");
    }
    return text;
  }
  std::string RequiredId(std::string_view column) {
    std::string text = Required(column);
    if (!text.empty() && !core::IsValidId(text)) {
      Error("bad-id", column, fmt::format("'{}' is no id", text),
            "use lower-case letters, digits and hyphens");
    }
    return text;
  }
  std::optional<core::Date> Date(std::string_view column) {
    const std::string text = Text(column);
    if (text.empty()) {
      return std::nullopt;
    }
    const auto date = calendar::ParseDate(text);
    if (!date) {
      Error("bad-date", column, fmt::format("'{}' is no date", text), "write 2026-08-01");
    }
    return date;
  }
  bool Flag(std::string_view column, bool otherwise) {
    const std::string text = Text(column);
    if (text.empty()) {
      return otherwise;
    }
    const bool yes = text == "true" || text == "ja" || text == "1" || text == "yes";
    const bool no = text == "false" || text == "nej" || text == "0" || text == "no";
    if (!yes && !no) {
      Error("bad-flag", column, fmt::format("'{}' is neither yes nor no", text),
            "write true or false, ja or nej");
    }
    return yes;
  }
  // Words separated by blanks or bars.
  std::vector<std::string> Words(std::string_view column) const {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : Text(column) + " ") {
      if (letter != ' ' && letter != '|') {
        word += letter;
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    }
    return words;
  }
  void Error(std::string code, std::string_view column, std::string message,
             std::string suggestion) {
    diagnostics_.Error(std::move(code), at(column), std::string(column), std::move(message),
                       std::move(suggestion));
  }

 private:
  const CsvTable& table_;
  const std::vector<CsvField>& fields_;
  text::Diagnostics& diagnostics_;
};

void CheckColumns(const CsvTable& table, const std::vector<std::string>& known,
                  const std::vector<std::string>& needed, bool others_allowed,
                  text::Diagnostics& diagnostics) {
  for (const CsvField& column : table.header) {
    if (!others_allowed && std::find(known.begin(), known.end(), column.text) == known.end()) {
      const std::string near = text::Nearest(column.text, known);
      diagnostics.Error("unknown-column", column.at, column.text,
                        fmt::format("there is no column '{}'", column.text),
                        near.empty() ? "remove it" : fmt::format("did you mean '{}'?", near));
    }
  }
  for (const std::string& column : needed) {
    const bool there = std::any_of(table.header.begin(), table.header.end(),
                                   [&](const CsvField& field) { return field.text == column; });
    if (!there) {
      diagnostics.Error("missing-column", {.line = 1, .column = 1}, column,
                        fmt::format("the column '{}' is missing", column), "add it to the header");
    }
  }
}

// Counts `now` against `before` and keeps it if it is new or changed.
template <class T>
void Compare(const T* before, T now, std::vector<T>& changed, ImportPlan& plan) {
  if (before == nullptr) {
    ++plan.created;
  } else if (*before == now) {
    ++plan.unchanged;
    return;
  } else {
    ++plan.updated;
  }
  changed.push_back(std::move(now));
}

class Import {
 public:
  Import(const core::Organisation& organisation, core::Date today, bool complete,
         text::Diagnostics& diagnostics)
      : organisation_(organisation), today_(today), complete_(complete), diagnostics_(diagnostics) {
    plan_.command.last_day = today;
  }

  void Units(const CsvTable& table) {
    const std::vector<std::string> known{
        "id", "name", "school_unit_code", "school_forms", "grades", "opened", "closed"};
    CheckColumns(table, known, {"id", "name"}, true, diagnostics_);
    std::set<core::UnitId> named;
    std::map<std::string, core::UnitId> codes;
    for (const auto& fields : table.rows) {
      Row row(table, fields, diagnostics_);
      core::Unit unit{.id = core::UnitId(row.RequiredId("id")),
                      .name = row.Short("name", true),
                      .school_unit_code = row.Text("school_unit_code"),
                      .school_forms = row.Words("school_forms"),
                      .grades = row.Words("grades"),
                      .opened = row.Date("opened"),
                      .closed = row.Date("closed")};
      for (const CsvField& column : table.header) {
        if (std::find(known.begin(), known.end(), column.text) == known.end() &&
            !row.Text(column.text).empty()) {
          unit.attributes[column.text] = row.Text(column.text);
        }
      }
      CheckUnit(unit, row, named, codes);
      const core::Unit* before = organisation_.FindUnit(unit.id);
      Compare(before, std::move(unit), plan_.command.units, plan_);
    }
    for (const core::Unit& unit : organisation_.content().units) {
      if (!unit.OpenOn(today_)) {
        continue;
      }
      ++plan_.open_before;
      if (complete_ && !named.contains(unit.id)) {
        plan_.command.ended_units.push_back(unit.id);
        ++plan_.ended;
      }
    }
  }

  void Persons(const CsvTable& table) {
    CheckColumns(table, {"id", "name", "email", "active"}, {"id", "name"}, false, diagnostics_);
    std::set<core::PersonId> named;
    for (const auto& fields : table.rows) {
      Row row(table, fields, diagnostics_);
      core::Person person{.id = core::PersonId(row.RequiredId("id")),
                          .name = row.Short("name", true),
                          .email = row.Short("email", false),
                          .active = row.Flag("active", true)};
      NamedOnce(named, person.id, row);
      const core::Person* before = organisation_.FindPerson(person.id);
      Compare(before, std::move(person), plan_.command.persons, plan_);
    }
    for (core::Person person : organisation_.content().persons) {
      if (complete_ && person.active && !named.contains(person.id)) {
        person.active = false;
        plan_.command.persons.push_back(std::move(person));
        ++plan_.ended;
      }
    }
  }

  void Posts(const CsvTable& table) {
    CheckColumns(table, {"role", "unit", "person", "from", "until", "deputy"},
                 {"role", "unit", "person", "from"}, false, diagnostics_);
    std::map<core::PostId, core::Post> posts;
    for (const auto& fields : table.rows) {
      Row row(table, fields, diagnostics_);
      const core::PostId id{core::RoleId(row.RequiredId("role")), UnitOf(row)};
      core::Post& post = posts[id];
      post.id = id;
      if (post.holdings.size() == kHoldingsMax) {
        row.Error("too-many-holdings", "role",
                  fmt::format("{} is held more than {} times", core::ToString(id), kHoldingsMax),
                  "leave out those of long ago");
      } else if (const auto holding = HoldingOf(row)) {
        post.holdings.push_back(*holding);
      }
    }
    for (core::Post post : organisation_.content().posts) {
      const bool held = std::any_of(
          post.holdings.begin(), post.holdings.end(),
          [&](const core::Holding& holding) { return !holding.until || *holding.until > today_; });
      if (!held) {
        continue;
      }
      ++plan_.open_before;
      if (complete_ && !posts.contains(post.id)) {
        End(post);
        plan_.command.posts.push_back(std::move(post));
        ++plan_.ended;
      }
    }
    for (auto& [id, post] : posts) {
      Compare(organisation_.FindPost(id), std::move(post), plan_.command.posts, plan_);
    }
  }

  // What there will be, closed units and ended posts included, has its limits.
  void CheckRoom(std::string_view kind, std::size_t before, std::size_t max) {
    if (before + static_cast<std::size_t>(plan_.created) > max) {
      diagnostics_.Error("too-many", {}, "",
                         fmt::format("there would be {} {}; at most {}",
                                     before + static_cast<std::size_t>(plan_.created), kind, max),
                         "leave some out");
    }
  }

  ImportPlan Take() { return std::move(plan_); }

 private:
  template <class Id>
  void NamedOnce(std::set<Id>& named, const Id& id, Row& row) {
    if (!id.empty() && !named.insert(id).second) {
      row.Error("duplicate-row", "id", fmt::format("{} stands twice", id.str()), "keep one row");
    }
  }

  void CheckUnit(const core::Unit& unit, Row& row, std::set<core::UnitId>& named,
                 std::map<std::string, core::UnitId>& codes) {
    NamedOnce(named, unit.id, row);
    if (!unit.id.empty() && !core::IsValidUnitId(unit.id.str())) {
      row.Error("bad-id", "id", fmt::format("'{}' is no id of a unit", unit.id.str()),
                "use lower-case letters, digits and hyphens, not 'huvudman'");
    }
    if (!unit.school_unit_code.empty() && !codes.emplace(unit.school_unit_code, unit.id).second) {
      row.Error("duplicate-code", "school_unit_code",
                fmt::format("the code {} stands twice", unit.school_unit_code),
                "a school unit code belongs to one unit");
    }
  }

  core::UnitId UnitOf(Row& row) {
    const std::string text = row.Text("unit");
    if (text.empty() || text == "huvudman") {
      return {};
    }
    if (organisation_.FindUnit(core::UnitId(text)) == nullptr) {
      row.Error("unknown-unit", "unit", fmt::format("there is no unit '{}'", text),
                "import the units first");
    }
    return core::UnitId(text);
  }

  std::optional<core::Holding> HoldingOf(Row& row) {
    const core::PersonId person(row.Required("person"));
    if (!person.empty() && organisation_.FindPerson(person) == nullptr) {
      row.Error("unknown-person", "person", fmt::format("there is no person '{}'", person.str()),
                "import the persons first");
    }
    row.Required("from");
    const auto from = row.Date("from");
    const auto until = row.Date("until");
    const bool deputy = row.Flag("deputy", false);
    if (!from) {
      return std::nullopt;
    }
    if (until && *until < *from) {
      row.Error("bad-span", "until", "the last day lies before the first", "swap the two");
    }
    return core::Holding{.person = person, .from = *from, .until = until, .deputy = deputy};
  }

  // Holdings to come fall away; those that run end today.
  void End(core::Post& post) const {
    std::erase_if(post.holdings,
                  [&](const core::Holding& holding) { return holding.from > today_; });
    for (core::Holding& holding : post.holdings) {
      if (!holding.until || *holding.until > today_) {
        holding.until = today_;
      }
    }
  }

  const core::Organisation& organisation_;
  const core::Date today_;
  const bool complete_;
  text::Diagnostics& diagnostics_;
  ImportPlan plan_;
};

}  // namespace

bool NeedsSafetyStop(const ImportPlan& plan) {
  return plan.open_before > 0 && plan.ended * kSafetyShare > plan.open_before;
}

ImportPlan ReadImport(v1::ImportKind kind, const std::string& csv, bool complete,
                      const core::Organisation& organisation, core::Date today,
                      text::Diagnostics& diagnostics) {
  const CsvTable table = ParseCsv(csv, diagnostics);
  Import import(organisation, today, complete, diagnostics);
  switch (kind) {
    case v1::IMPORT_KIND_UNITS:
      import.Units(table);
      import.CheckRoom("units", organisation.content().units.size(), kUnitsMax);
      break;
    case v1::IMPORT_KIND_PERSONS:
      import.Persons(table);
      import.CheckRoom("persons", organisation.content().persons.size(), kPersonsMax);
      break;
    default:
      import.Posts(table);
      import.CheckRoom("posts", organisation.content().posts.size(), kPostsMax);
      break;
  }
  return import.Take();
}

}  // namespace hjul::services
