// Everything that a caller can make large is bounded: every string and list of every request, by
// descriptors; tables, pages and queues. What a running server is bounded by:
// server_limits_test.cc.
// HJUL_REWRITE=1 writes golden/limits.txt anew; the diff is the review.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iterator>
#include <limits>
#include <memory>
#include <set>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "services/csv.h"
#include "services/limits.h"
#include "services/load.h"
#include "services/organisation_import.h"
#include "services/paging.h"
#include "services/status.h"
#include "services/wheel_reading.h"
#include "services/workers.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using testing::SizeIs;

// --- Every field of every request ---------------------------------------------------------------

// A field by the way to it from the request; lists on the way have one element.
using Path = std::vector<const FieldDescriptor*>;

void Collect(const google::protobuf::Descriptor& type, Path path, std::vector<Path>& all) {
  for (int i = 0; i < type.field_count(); ++i) {
    Path here = path;
    here.push_back(type.field(i));
    const bool text = type.field(i)->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    const bool number = type.field(i)->name() == "page_size";
    if (type.field(i)->is_repeated() || text || number) {
      all.push_back(here);
    }
    if (type.field(i)->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !type.field(i)->is_map()) {
      Collect(*type.field(i)->message_type(), here, all);
    }
  }
}

std::unique_ptr<Message> RequestOf(const Method& method) {
  const auto* type = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
      method.request_type);
  std::unique_ptr<Message> request(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
  if (method.needs_request_id) {
    request->GetReflection()->SetString(request.get(), type->FindFieldByName("request_id"), "a");
  }
  return request;
}

// The message that holds the field at the path's end.
Message* HolderOf(Message* request, const Path& path) {
  Message* holder = request;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const auto* reflection = holder->GetReflection();
    holder = path[i]->is_repeated() ? reflection->AddMessage(holder, path[i])
                                    : reflection->MutableMessage(holder, path[i]);
  }
  return holder;
}

std::string NameOf(const Path& path) {
  std::string name;
  for (const FieldDescriptor* field : path) {
    name += (name.empty() ? "" : ".") + field->name();
    if (field->is_repeated() && field != path.back()) {
      name += "[0]";
    }
  }
  return name;
}

enum class What { kText, kElements, kMapKey, kMapValue };

// A request whose field at `path` is `size` large in one way.
std::unique_ptr<Message> Sized(const Method& method, const Path& path, What what,
                               std::size_t size) {
  auto request = RequestOf(method);
  Message* holder = HolderOf(request.get(), path);
  const auto* reflection = holder->GetReflection();
  const FieldDescriptor* field = path.back();
  const std::string text(size, 'x');
  if (what == What::kText && !field->is_repeated()) {
    reflection->SetString(holder, field, text);
    return request;
  }
  const std::size_t elements = what == What::kElements ? size : 1;
  for (std::size_t i = 0; i < elements; ++i) {
    if (field->is_map()) {
      Message* entry = reflection->AddMessage(holder, field);
      entry->GetReflection()->SetString(entry, field->message_type()->map_key(),
                                        what == What::kMapKey ? text : std::to_string(i));
      entry->GetReflection()->SetString(entry, field->message_type()->map_value(),
                                        what == What::kMapValue ? text : "x");
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      reflection->AddString(holder, field, what == What::kText ? text : "x");
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      reflection->AddEnumValue(holder, field, 1);
    } else {
      reflection->AddMessage(holder, field);
    }
  }
  return request;
}

// The first number in the first violation, which names the path; nullopt: within the limits.
std::optional<std::size_t> LimitToldBy(const absl::Status& status, const std::string& path) {
  if (status.ok()) {
    return std::nullopt;
  }
  const grpc::Status answer = ToGrpc(status);
  EXPECT_EQ(answer.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_THAT(FieldOf(answer), testing::StartsWith(path));
  const std::string told = BadRequestOf(answer).field_violations(0).description();
  const std::size_t digit = told.find_last_of("0123456789");
  std::size_t first = digit;
  while (first > 0 && std::isdigit(static_cast<unsigned char>(told[first - 1])) != 0) {
    --first;
  }
  std::size_t limit = 0;
  std::from_chars(told.data() + first, told.data() + digit + 1, limit);
  return limit;
}

// Finds the limit by going far beyond it, and holds the request to it exactly.
std::size_t Probe(const Method& method, const Path& path, What what, std::size_t beyond) {
  const std::string name = NameOf(path);
  auto limit = LimitToldBy(CheckLimits(*Sized(method, path, what, beyond), method), name);
  if (!limit) {
    limit = LimitToldBy(CheckLimits(*Sized(method, path, what, 20 * beyond), method), name);
  }
  EXPECT_TRUE(limit) << method.name << " " << name << " is not limited";
  if (!limit) {
    return 0;
  }
  EXPECT_TRUE(CheckLimits(*Sized(method, path, what, *limit), method).ok()) << name;
  EXPECT_EQ(LimitToldBy(CheckLimits(*Sized(method, path, what, *limit + 1), method), name), limit);
  return *limit;
}

void AddLines(const Method& method, const Path& path, std::set<std::string>& lines) {
  constexpr std::size_t kListBeyond = 1'001;
  constexpr std::size_t kTextBeyond = 100'001;
  const FieldDescriptor* field = path.back();
  const std::string name = method.request_type.substr(sizeof("hjul.v1.") - 1) + " " + NameOf(path);
  if (field->is_repeated()) {
    lines.insert(
        fmt::format("{}: {} elements", name, Probe(method, path, What::kElements, kListBeyond)));
  }
  if (field->is_map()) {
    lines.insert(fmt::format("{} key: {} characters", name,
                             Probe(method, path, What::kMapKey, kTextBeyond)));
    lines.insert(fmt::format("{} value: {} characters", name,
                             Probe(method, path, What::kMapValue, kTextBeyond)));
  } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    const bool bytes = field->type() == FieldDescriptor::TYPE_BYTES;
    lines.insert(fmt::format("{}: {} {}", name, Probe(method, path, What::kText, kTextBeyond),
                             bytes ? "bytes" : "characters"));
  }
}

void AddPageSize(const Method& method, const Path& path, std::set<std::string>& lines) {
  const auto check = [&](int size) {
    auto request = RequestOf(method);
    request->GetReflection()->SetInt32(request.get(), path.back(), size);
    return CheckLimits(*request, method);
  };
  const auto limit = LimitToldBy(check(std::numeric_limits<int>::max()), "page_size");
  ASSERT_TRUE(limit) << method.name;
  EXPECT_TRUE(check(static_cast<int>(*limit)).ok());
  EXPECT_FALSE(check(static_cast<int>(*limit) + 1).ok());
  EXPECT_FALSE(check(-1).ok());
  lines.insert(
      fmt::format("{} page_size: {}", method.request_type.substr(sizeof("hjul.v1.") - 1), *limit));
}

TEST(RequestLimits, HoldEveryStringAndEveryListOfEveryRequest) {
  std::set<std::string> lines;
  for (const Method& method : Methods()) {
    std::vector<Path> paths;
    Collect(*RequestOf(method)->GetDescriptor(), {}, paths);
    for (const Path& path : paths) {
      if (path.back()->name() == "page_size") {
        AddPageSize(method, path, lines);
      } else {
        AddLines(method, path, lines);
      }
    }
  }
  std::string text;
  for (const std::string& line : lines) {
    text += line + "\n";
  }
  if (std::getenv("HJUL_REWRITE") != nullptr) {
    std::ofstream(HJUL_LIMITS_GOLDEN) << text;
  }
  std::ifstream golden(HJUL_LIMITS_GOLDEN);
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(golden), {}))
      << "if this is meant, run again with HJUL_REWRITE=1";
}

// A message can only be as deep as its types are; the longest way through them.
int DepthOf(const google::protobuf::Descriptor& type,
            std::vector<const google::protobuf::Descriptor*> above) {
  EXPECT_EQ(std::count(above.begin(), above.end(), &type), 0)
      << type.full_name() << " holds its own kind, however deep";
  if (std::count(above.begin(), above.end(), &type) > 0) {
    return 0;
  }
  above.push_back(&type);
  int depth = 0;
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      depth = std::max(depth, DepthOf(*type.field(i)->message_type(), above));
    }
  }
  return depth + 1;
}

TEST(RequestLimits, NoMessageHoldsItsOwnKind) {
  constexpr int kDepthMax = 4;
  for (const Method& method : Methods()) {
    EXPECT_LE(DepthOf(*RequestOf(method)->GetDescriptor(), {}), kDepthMax) << method.name;
  }
}

TEST(RequestLimits, CountCharactersAndNotBytes) {
  v1::TakeActionRequest request;
  request.set_request_id("a");
  std::string note;
  for (int i = 0; i < 2000; ++i) {
    note += "å";
  }
  request.set_note(note);
  EXPECT_TRUE(CheckLimits(request, *MethodOf(request)).ok());
  request.set_note(note + "å");
  EXPECT_FALSE(CheckLimits(request, *MethodOf(request)).ok());
}

TEST(RequestLimits, ControlCharactersAreNoText) {
  v1::TakeActionRequest request;
  request.set_request_id("a");
  request.set_note("rad ett\nrad två\toch tre\r\n");
  EXPECT_TRUE(CheckLimits(request, *MethodOf(request)).ok());
  for (const std::string& wrong :
       {std::string("\x1b[2J"), std::string("a\0b", 3), std::string("\x7f")}) {
    request.set_note(wrong);
    EXPECT_EQ(FieldOf(ToGrpc(CheckLimits(request, *MethodOf(request)))), "note");
  }
}

TEST(RequestLimits, TellAtMostTwentyFaults) {
  v1::WatchChangesRequest request;
  for (int i = 0; i < 16; ++i) {
    auto* subscription = request.add_subscriptions();
    for (int u = 0; u < 10; ++u) {
      subscription->add_units(std::string(401, 'x'));
    }
  }
  const grpc::Status status = ToGrpc(CheckLimits(request, *MethodOf(request)));
  EXPECT_EQ(BadRequestOf(status).field_violations_size(), 20);
}

// --- What does not stand in one field -----------------------------------------------------------

TEST(CsvLimits, RowsColumnsAndFieldsAreCounted) {
  struct Case {
    std::string csv;
    std::string code;
  };
  std::string rows = "a\n";
  for (std::size_t i = 0; i <= kCsvRowsMax; ++i) {
    rows += "1\n";
  }
  std::string columns = "a0";
  for (std::size_t i = 1; i <= kCsvColumnsMax; ++i) {
    columns += fmt::format(",a{}", i);
  }
  for (const Case& each : {Case{rows, "too-many-rows"}, Case{columns, "too-many-columns"},
                           Case{"a\n" + std::string(kCsvFieldMax + 1, 'x'), "too-long"}}) {
    text::Diagnostics diagnostics;
    const CsvTable table = ParseCsv(each.csv, diagnostics);
    ASSERT_THAT(diagnostics.items(), SizeIs(1)) << each.code;
    EXPECT_EQ(diagnostics.items()[0].code, each.code);
    EXPECT_LE(table.rows.size(), kCsvRowsMax);
  }
}

// Reading them was quadratic while every field looked through all that was left.
TEST(CsvLimits, LongTextsOfNothingEnd) {
  constexpr std::size_t kCsvMax = 200'000;
  for (const char* part : {"\n", "x\n", " \n", "\"\"\n", "x", "\"", "\"\"", " ", ";"}) {
    std::string csv = "a,b\n";
    while (csv.size() < kCsvMax) {
      csv += part;
    }
    text::Diagnostics diagnostics;
    ParseCsv(csv, diagnostics);
    EXPECT_LE(diagnostics.items().size(), text::kDiagnosticsMax + 1);
  }
}

std::string FirstCode(v1::ImportKind kind, const std::string& csv,
                      const core::Organisation& organisation) {
  text::Diagnostics diagnostics;
  ReadImport(kind, csv, false, organisation, calendar::MakeDate(2026, 9, 1), diagnostics);
  return diagnostics.items().empty() ? "" : diagnostics.items().front().code;
}

TEST(ImportLimits, HoldWhatThereWouldBe) {
  core::Organisation::Content content;
  for (std::size_t i = 0; i < kUnitsMax; ++i) {
    content.units.push_back({.id = core::UnitId(fmt::format("u{:05}", i)), .name = "Skola"});
  }
  content.persons.push_back({.id = core::PersonId("p"), .name = "P"});
  const core::Organisation organisation(std::move(content));
  EXPECT_EQ(FirstCode(v1::IMPORT_KIND_UNITS, "id,name\nu00000,Ny\n", organisation), "");
  EXPECT_EQ(FirstCode(v1::IMPORT_KIND_UNITS, "id,name\nny,Ny\n", organisation), "too-many");
  EXPECT_EQ(FirstCode(v1::IMPORT_KIND_PERSONS, "id,name\np," + std::string(201, 'x') + "\n",
                      organisation),
            "too-long");
  std::string posts = "role,unit,person,from\n";
  for (int i = 0; i <= 100; ++i) {
    posts += "rektor,u00001,p,2026-08-01\n";
  }
  EXPECT_EQ(FirstCode(v1::IMPORT_KIND_POSTS, posts, organisation), "too-many-holdings");
}

TEST(PageLimits, AnAnswerIsCutBeforeItIsTooLargeForClients) {
  v1::ListPersonsRequest request;
  request.set_page_size(1000);
  v1::ListPersonsResponse response;
  const std::vector<std::string> names(500, std::string(20'000, 'x'));
  std::size_t given = 0;
  int pages = 0;
  do {
    response.Clear();
    const auto take = [&](const std::string& name) { response.add_persons()->set_name(name); };
    ASSERT_TRUE(PageOf(request, names, take, &response).ok());
    ASSERT_GT(response.persons_size(), 0);
    EXPECT_LT(response.ByteSizeLong(), static_cast<std::size_t>(kMessageBytesMax));
    given += static_cast<std::size_t>(response.persons_size());
    ++pages;
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(given, names.size());
  EXPECT_GT(pages, 3);
}

TEST(PageLimits, AnIndexThatIsNoneIsRefused) {
  v1::ListPersonsRequest request;
  v1::ListPersonsResponse response;
  const std::vector<int> items{1, 2};
  const auto take = [](int) {};
  for (const char* position : {"zz", "-1", "1x", " 1", "99999999999999999999999"}) {
    request.set_page_token(SealToken(request, position));
    EXPECT_TRUE(absl::IsInvalidArgument(PageOf(request, items, take, &response))) << position;
  }
  request.set_page_token(SealToken(request, "18446744073709551615"));
  EXPECT_TRUE(PageOf(request, items, take, &response).ok());
  EXPECT_EQ(response.next_page_token(), "");
}

// Through the server it takes a minute to lay so many on.
TEST(TextLimits, OverlaysOfAWheelAreSoLargeTogether) {
  const std::vector<std::string> overlays(20, std::string(kTextsBytesMax / 20 - 1000, 'x'));
  EXPECT_TRUE(FitsBeside({}, ""));
  EXPECT_TRUE(FitsBeside(overlays, std::string(kTextsBytesMax % 20 + 20 * 1000, 'x')));
  EXPECT_FALSE(FitsBeside(overlays, std::string(kTextsBytesMax % 20 + 20 * 1000 + 1, 'x')));
}

TEST(PageLimits, SoManyAreLookedAtForOnePage) {
  v1::ListPersonsRequest request;
  v1::ListPersonsResponse response;
  std::size_t looked_at = 0;
  const auto list = [&](std::size_t size, const std::string& from) {
    engine::Page<std::size_t> page;
    for (std::size_t i = 0; i < size; ++i) {
      page.items.push_back(looked_at++);
    }
    page.next = fmt::format("{}+{}", from.substr(0, from.find('+')), looked_at);
    return absl::StatusOr<engine::Page<std::size_t>>(std::move(page));
  };
  const auto nothing = [](std::size_t) { return false; };
  ASSERT_TRUE(ListVisible(
                  request, list, nothing, [](std::size_t) {}, &response)
                  .ok());
  EXPECT_EQ(looked_at, 10'000U);
  EXPECT_FALSE(response.next_page_token().empty()) << "the token goes on";
  request.set_page_token(response.next_page_token());
  ASSERT_TRUE(ListVisible(
                  request, list, nothing, [](std::size_t) {}, &response)
                  .ok());
  EXPECT_EQ(looked_at, 20'000U);
}

TEST(LoadLimits, SoManyWeeksAndThoseAreTheFirst) {
  core::Preview preview;
  for (std::size_t i = 0; i <= kLoadWeeksMax; ++i) {
    core::PreviewLine& line = preview.lines.emplace_back();
    line.posts = {{.role = core::RoleId("rektor"), .unit = core::UnitId(fmt::format("u{:05}", i))}};
    line.dates.due = core::PlannedDate{.nominal = calendar::MakeDate(2026, 9, 1),
                                       .effective = calendar::MakeDate(2026, 9, 1)};
  }
  Load load;
  load.Add(preview, core::Wheel());
  v1::GetLoadResponse response;
  load.Fill({}, {calendar::MakeDate(2026, 8, 1), calendar::MakeDate(2027, 7, 31)}, &response);
  ASSERT_EQ(response.weeks_size(), static_cast<int>(kLoadWeeksMax));
  EXPECT_EQ(response.weeks(0).post(), "rektor@u00000");
  EXPECT_EQ(response.weeks(response.weeks_size() - 1).post(), "rektor@u09999");
}

TEST(WorkerLimits, SoManyWaitAndNoMore) {
  Workers workers(1);
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  std::promise<void> begun;
  ASSERT_TRUE(workers.TryPost([&begun, released] {
    begun.set_value();
    released.wait();
  }));
  begun.get_future().wait();
  for (std::size_t i = 0; i < Workers::kWaitingMax; ++i) {
    EXPECT_TRUE(workers.TryPost([] {}));
  }
  EXPECT_FALSE(workers.TryPost([] {}));
  release.set_value();
}

}  // namespace
}  // namespace hjul::services
