#include "clients/cli/document.h"

#include "gtest/gtest.h"
#include "hjul/v1/organisation.pb.h"
#include "hjul/v1/task.pb.h"
#include "tests/cli/sample.h"

namespace hjul::cli {
namespace {

v1::Unit SampleUnit() {
  v1::Unit unit;
  unit.set_id("bjorkskolan");
  unit.set_name("Björk\"skolan\", F–6");
  unit.add_school_forms("grundskola");
  unit.add_school_forms("fritidshem");
  (*unit.mutable_attributes())["område"] = "norr";
  (*unit.mutable_attributes())["byggd"] = "1971";
  SetDate(SampleToday(), unit.mutable_opened());
  return unit;
}

TEST(Document, IsJson) {
  EXPECT_EQ(PrintOne(SampleUnit(), Format::kJson), R"({
  "id": "bjorkskolan",
  "name": "Björk\"skolan\", F–6",
  "school_unit_code": "",
  "school_forms": [
    "grundskola",
    "fritidshem"
  ],
  "grades": [],
  "attributes": {
    "byggd": "1971",
    "område": "norr"
  },
  "opened": "2026-10-14",
  "closed": null,
  "etag": ""
}
)");
}

TEST(Document, IsYaml) {
  v1::Post post;
  post.set_id("rektor@bjorkskolan");
  post.add_holdings()->set_person("p-rektor");
  SetDate(SampleToday(), post.mutable_holdings(0)->mutable_from());
  post.add_holdings()->set_deputy(true);
  const v1::Unit unit = SampleUnit();
  EXPECT_EQ(PrintOne(post, Format::kYaml), R"(id: "rektor@bjorkskolan"
role: ""
unit: ""
holdings:
- person: "p-rektor"
  from: "2026-10-14"
  until: null
  deputy: false
- person: ""
  from: null
  until: null
  deputy: true
etag: ""
)");
  EXPECT_EQ(PrintList({}, Format::kYaml), "[]\n");
}

TEST(Document, IsCsvWithNestedColumns) {
  v1::Task task;
  task.set_id("a:1:rektor");
  task.set_state(v1::TASK_STATE_OPEN);
  task.set_title("Mål, satta");
  SetDate(SampleToday(), task.mutable_due()->mutable_effective());
  const std::string csv = PrintList({&task}, Format::kCsv);
  EXPECT_EQ(csv.substr(0, csv.find("unit_name")), "id,post,holders,state,title,step,");
  EXPECT_NE(csv.find(",due.nominal,due.effective,due.time,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("\na:1:rektor,,,open,\"Mål, satta\","), std::string::npos) << csv;
  EXPECT_NE(csv.find(",2026-10-14,"), std::string::npos) << csv;
}

TEST(Document, HasOneShapeWhateverIsSet) {
  const std::string empty = PrintOne(v1::Task(), Format::kCsv);
  const std::string full = PrintOne(SampleTasks()[0], Format::kCsv);
  EXPECT_EQ(empty.substr(0, empty.find('\n')), full.substr(0, full.find('\n')));
}

}  // namespace
}  // namespace hjul::cli
