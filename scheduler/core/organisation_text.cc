#include "scheduler/core/organisation_text.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {
namespace {

using text::YamlNode;

class OrganisationReader {
 public:
  explicit OrganisationReader(text::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Organisation::Content Read(const YamlNode& root) {
    root.ExpectKeys({"huvudman", "name", "units", "persons", "posts"}, diagnostics_);
    Organisation::Content content;
    content.huvudman = HuvudmanId(RequiredId(root, "huvudman"));
    content.name = Required(root, "name");
    for (const YamlNode& node : root["units"].Items()) {
      content.units.push_back(ReadUnit(node));
    }
    for (const YamlNode& node : root["persons"].Items()) {
      content.persons.push_back(ReadPerson(node));
    }
    for (const YamlNode& node : root["posts"].Items()) {
      content.posts.push_back(ReadPost(node));
    }
    return content;
  }

 private:
  std::string Required(const YamlNode& node, const char* key) {
    auto value = node[key].String(diagnostics_);
    if (!value || value->empty()) {
      diagnostics_.Error("missing-key", node.at(), node.path(), fmt::format("{} is missing", key),
                         fmt::format("add '{}: ...'", key));
      return {};
    }
    return *std::move(value);
  }

  std::string RequiredId(const YamlNode& node, const char* key) {
    std::string id = Required(node, key);
    if (!id.empty() && !IsValidId(id)) {
      diagnostics_.Error("bad-id", node[key].at(), node[key].path(),
                         fmt::format("'{}' is no id", id),
                         "use lower-case words with hyphens, at most 64 bytes");
    }
    return id;
  }

  std::optional<Date> ReadDate(const YamlNode& node) {
    const auto written = node.String(diagnostics_);
    if (!written) {
      return std::nullopt;
    }
    const auto date = calendar::ParseDate(*written);
    if (!date) {
      diagnostics_.Error("impossible-date", node.at(), node.path(),
                         fmt::format("'{}' is no date", *written), "write it as 2026-08-01");
    }
    return date;
  }

  void ExpectNew(std::set<std::string>& known, const std::string& id, const YamlNode& node) {
    if (!id.empty() && !known.insert(id).second) {
      diagnostics_.Error("duplicate-id", node.at(), node.path(),
                         fmt::format("'{}' stands twice", id), "every id is used once");
    }
  }

  Unit ReadUnit(const YamlNode& node) {
    node.ExpectKeys(
        {"id", "name", "code", "school_forms", "grades", "attributes", "opened", "closed"},
        diagnostics_);
    Unit unit;
    unit.id = UnitId(RequiredId(node, "id"));
    ExpectNew(units_, unit.id.str(), node);
    unit.name = Required(node, "name");
    unit.school_unit_code = node["code"].String(diagnostics_).value_or("");
    unit.school_forms = node["school_forms"].Strings(diagnostics_);
    unit.grades = node["grades"].Strings(diagnostics_);
    for (const YamlNode::Entry& entry : node["attributes"].Entries()) {
      unit.attributes[entry.key] = entry.value.String(diagnostics_).value_or("");
    }
    unit.opened = ReadDate(node["opened"]);
    unit.closed = ReadDate(node["closed"]);
    return unit;
  }

  Person ReadPerson(const YamlNode& node) {
    node.ExpectKeys({"id", "name", "email", "active"}, diagnostics_);
    Person person;
    person.id = PersonId(RequiredId(node, "id"));
    ExpectNew(persons_, person.id.str(), node);
    person.name = Required(node, "name");
    person.email = node["email"].String(diagnostics_).value_or("");
    person.active = node["active"].Boolean(diagnostics_).value_or(true);
    return person;
  }

  Post ReadPost(const YamlNode& node) {
    node.ExpectKeys({"role", "unit", "holdings"}, diagnostics_);
    Post post;
    post.id.role = RoleId(RequiredId(node, "role"));
    post.id.unit = UnitId(node["unit"].String(diagnostics_).value_or(""));
    ExpectNew(posts_, ToString(post.id), node);
    ExpectKnown(units_, post.id.unit.str(), node["unit"], "unit");
    for (const YamlNode& each : node["holdings"].Items()) {
      each.ExpectKeys({"person", "from", "until", "deputy"}, diagnostics_);
      Holding holding;
      holding.person = PersonId(Required(each, "person"));
      ExpectKnown(persons_, holding.person.str(), each["person"], "person");
      const auto from = ReadDate(each["from"]);
      if (!each["from"].exists()) {
        diagnostics_.Error("missing-key", each.at(), each.path(), "from is missing",
                           "add 'from: 2026-08-01'");
      }
      holding.from = from.value_or(Date{});
      holding.until = ReadDate(each["until"]);
      holding.deputy = each["deputy"].Boolean(diagnostics_).value_or(false);
      post.holdings.push_back(std::move(holding));
    }
    return post;
  }

  void ExpectKnown(const std::set<std::string>& known, const std::string& id, const YamlNode& node,
                   const char* what) {
    if (id.empty() || known.contains(id)) {
      return;
    }
    const std::string near = text::Nearest(id, {known.begin(), known.end()});
    diagnostics_.Error("unknown-name", node.at(), node.path(),
                       fmt::format("there is no {} '{}'", what, id),
                       near.empty() ? fmt::format("add it to the {}s first", what)
                                    : fmt::format("did you mean '{}'?", near));
  }

  text::Diagnostics& diagnostics_;
  std::set<std::string> units_;
  std::set<std::string> persons_;
  std::set<std::string> posts_;
};

}  // namespace

std::optional<Organisation::Content> ParseOrganisation(std::string_view yaml,
                                                       text::Diagnostics& diagnostics) {
  text::Diagnostics found;
  const YamlNode root = text::ParseYaml(yaml, found);
  std::optional<Organisation::Content> content;
  if (root.exists()) {
    content = OrganisationReader(found).Read(root);
  }
  const bool refused = found.HasErrors();
  diagnostics.Append(found);
  return refused ? std::nullopt : content;
}

}  // namespace hjul::core
