#include "tests/wheels/demo.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "gtest/gtest.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/diagnostic.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::wheels {
namespace {

using std::filesystem::path;
using text::YamlNode;

const path kWheels = HJUL_WHEELS_DIR;
const path kDemo = HJUL_DEMO_DIR;

std::vector<std::string> Strings(const YamlNode& list) {
  std::vector<std::string> strings;
  for (const YamlNode& item : list.Items()) strings.push_back(item.Scalar());
  return strings;
}

std::optional<calendar::Date> DateOf(const YamlNode& node) {
  return node.exists() ? calendar::ParseDate(node.Scalar()) : std::nullopt;
}

core::Unit UnitOf(const YamlNode& node) {
  core::Unit unit{.id = core::UnitId(node["id"].Scalar()),
                  .name = node["name"].Scalar(),
                  .school_unit_code = node["code"].Scalar(),
                  .school_forms = Strings(node["school_forms"]),
                  .grades = Strings(node["grades"]),
                  .opened = DateOf(node["opened"]),
                  .closed = DateOf(node["closed"])};
  for (const YamlNode::Entry& entry : node["attributes"].Entries()) {
    unit.attributes[entry.key] = entry.value.Scalar();
  }
  return unit;
}

core::Post PostOf(const YamlNode& node) {
  core::Post post{.id = {.role = core::RoleId(node["role"].Scalar()),
                         .unit = core::UnitId(node["unit"].Scalar())}};
  for (const YamlNode& item : node["holdings"].Items()) {
    post.holdings.push_back(
        {.person = core::PersonId(item["person"].Scalar()),
         .from = DateOf(item["from"]).value_or(calendar::MakeDate(calendar::kYearMin, 1, 1)),
         .until = DateOf(item["until"]),
         .deputy = item["deputy"].Scalar() == "true"});
  }
  return post;
}

void ExpectNoErrors(const path& file, const text::Diagnostics& diagnostics) {
  for (const text::Diagnostic& fault : diagnostics.items()) {
    if (fault.severity == text::Severity::kError) {
      ADD_FAILURE() << text::Format(file.string(), fault);
    }
  }
}

}  // namespace

std::string ReadFile(const path& file) {
  std::ifstream stream(file);
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

core::Organisation DemoOrganisation() {
  const path file = kDemo / "organisation.yaml";
  text::Diagnostics diagnostics;
  const YamlNode root = text::ParseYaml(ReadFile(file), diagnostics);
  ExpectNoErrors(file, diagnostics);
  core::Organisation::Content content{.huvudman = core::HuvudmanId(root["huvudman"].Scalar()),
                                      .name = root["name"].Scalar()};
  for (const YamlNode& node : root["units"].Items()) content.units.push_back(UnitOf(node));
  for (const YamlNode& node : root["posts"].Items()) content.posts.push_back(PostOf(node));
  return core::Organisation(std::move(content));
}

calendar::Calendar DemoCalendar() {
  const path file = kDemo / "calendar.yaml";
  text::Diagnostics diagnostics;
  std::optional<calendar::CalendarText> read = calendar::ParseCalendar(ReadFile(file), diagnostics);
  ExpectNoErrors(file, diagnostics);
  return read ? calendar::Calendar(std::move(read->content)) : calendar::Calendar();
}

std::vector<path> WheelFiles() {
  std::vector<path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kWheels)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const std::vector<core::Wheel>& AllWheels() {
  static const std::vector<core::Wheel> wheels = [] {
    std::vector<core::Wheel> read;
    for (const path& file : WheelFiles()) {
      text::Diagnostics ignored;  // Each file has a test of its own.
      if (auto wheel = core::ParseWheel(ReadFile(file), ignored)) read.push_back(*std::move(wheel));
    }
    return read;
  }();
  return wheels;
}

}  // namespace hjul::wheels
