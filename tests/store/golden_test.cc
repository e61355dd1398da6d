// The bytes of every key kind and every record kind, as they were when they first were written.
// HJUL_REWRITE=1 writes the files anew: a changed line is a format change and breaks every store.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>

#include "hjul/storage/v1/access.pb.h"
#include "hjul/storage/v1/history.pb.h"
#include "hjul/storage/v1/occurrence.pb.h"
#include "hjul/storage/v1/organisation.pb.h"
#include "hjul/storage/v1/task.pb.h"
#include "hjul/storage/v1/wheel.pb.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "tests/store/sample_record.h"

namespace hjul::store {
namespace {

namespace pb = ::hjul::storage::v1;

std::string Hex(std::string_view bytes) {
  std::string hex;
  for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return hex;
}

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

std::string ReadFile(const std::string& name) {
  std::ifstream file(HJUL_STORE_GOLDEN "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Compares with the golden file, or writes it when asked to.
void ExpectGolden(const std::string& name, const std::string& text) {
  if (std::getenv("HJUL_REWRITE") != nullptr) {
    std::ofstream(HJUL_STORE_GOLDEN "/" + name, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(ReadFile(name), text) << "bytes have changed: every existing store becomes unreadable";
}

// --- Keys -------------------------------------------------------------------------------------

std::string Printable(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += byte == '\0' ? '|' : value >= 0x20 && value < 0x7f ? byte : '.';
  }
  return text;
}

template <class Key>
std::string KeyLines(std::string_view name, const Key& key) {
  const std::string bytes = Encode(key);
  return fmt::format("{}\n  {}\n  {}\n", name, Hex(bytes), Printable(bytes));
}

std::string AllKeys() {
  const HuvudmanId h("vintervik");
  const core::WheelId wheel("kvalitetshjul");
  const core::TurnId turn("2026-27");
  const core::OccurrenceId id = sample::TheOccurrence();
  const Instant at = sample::At(1'780'000'000'000);
  std::string text = "Name, bytes, bytes as text ('|' ends a string, '.' does not print).\n\n";
  text += KeyLines("occurrence", OccurrenceKey{h, id});
  text += KeyLines("open occurrence", OpenOccurrenceKey{h, id});
  text += KeyLines("unit occurrence", UnitOccurrenceKey{h, id});
  text += KeyLines("calendar head", CalendarHeadKey{h, "läsår"});
  text += KeyLines("calendar version", CalendarVersionKey{h, "läsår", 2, 1});
  text += KeyLines("plan head", PlanKey{h, "plan-7", PlanPart::kHead, 0});
  text += KeyLines("plan changes", PlanKey{h, "plan-7", PlanPart::kChanges, 258});
  text += KeyLines("huvudman", HuvudmanKey{h});
  text += KeyLines("journal", JournalKey{h, 42, 1});
  text += KeyLines("subject journal", SubjectJournalKey{h, "unit/bjorkskolan", 42, 1});
  text += KeyLines("token", TokenKey{h, "t1"});
  text += KeyLines("token hash", TokenHashKey{"9f86d081"});
  text += KeyLines("log", LogKey{42, h, 1});
  text += KeyLines("meta format version", MetaKey{MetaName::kFormatVersion});
  text += KeyLines("meta epoch", MetaKey{MetaName::kEpoch});
  text += KeyLines("meta revision", MetaKey{MetaName::kRevision});
  text += KeyLines("meta clock high water", MetaKey{MetaName::kClockHighWater});
  text += KeyLines("meta timer low water", MetaKey{MetaName::kTimerLowWater});
  text += KeyLines("meta claim code hash", MetaKey{MetaName::kClaimCodeHash});
  text += KeyLines("meta zone rules", MetaKey{MetaName::kZoneRules});
  text += KeyLines("delivery", DeliveryKey{h, sample::Rektor(), at});
  text += KeyLines("post", PostKey{h, sample::Skolchef()});
  text += KeyLines("person", PersonKey{h, core::PersonId("anna")});
  text += KeyLines("request", RequestKey{h, std::string("a\0\1b", 4)});
  text += KeyLines("request expiry", RequestExpiryKey{at, h, "b1946ac9"});
  text += KeyLines("turn", TurnKey{h, wheel, turn});
  text += KeyLines("post task",
                   PostTaskKey{h, sample::Rektor(), TaskBucket::kOpen, at, sample::TheTask()});
  text += KeyLines("post task without due",
                   PostTaskKey{h, sample::Rektor(), TaskBucket::kEnded, {}, sample::TheTask()});
  text += KeyLines("due task", DueTaskKey{h, TaskBucket::kOpen, at, sample::TheTask()});
  text += KeyLines("task", TaskKey{h, sample::TheTask()});
  text += KeyLines("unit", UnitKey{h, core::UnitId("bjorkskolan")});
  text += KeyLines("wheel head", WheelHeadKey{h, wheel});
  text += KeyLines("wheel revision", WheelRevisionKey{h, wheel, 3, 1});
  text += KeyLines("revision hash", RevisionHashKey{h, core::RevisionHash("c0ffee")});
  text += KeyLines("turn timer", TimerKey{at, h, {}, TurnTimer{wheel, turn}});
  text += KeyLines("unit timer", TimerKey{at, h, {}, UnitTimer{core::UnitId("bjorkskolan")}});
  text += KeyLines("occurrence timer", TimerKey{at, h, sample::Rektor(),
                                                OccurrenceTimer{id, core::TimerKind::kReminder}});
  text += KeyLines("delivery timer", TimerKey{at, h, sample::Rektor(), DeliveryTimer{}});
  text += KeyLines("timer before 1970", TimerKey{sample::At(-1), h, {}, DeliveryTimer{}});
  return text;
}

TEST(Golden, KeysHaveTheBytesTheyAlwaysHad) { ExpectGolden("keys.txt", AllKeys()); }

// --- Records ----------------------------------------------------------------------------------

struct Sample {
  std::string bytes;
  std::string text;  // The message, for the eye.
  // Do these bytes, which an earlier release may have written, still give the sample?
  std::function<bool(const std::string&)> still_read;
};

template <class Message, class Record, class Decode>
Sample Of(const Record& record, const Decode& decode) {
  Sample sample{.bytes = Encode(record)};
  Message message;
  EXPECT_TRUE(message.ParseFromString(sample.bytes));
  sample.text = message.Utf8DebugString();
  sample.still_read = [record, decode](const std::string& bytes) {
    const auto decoded = decode(bytes);
    return decoded.ok() && Encode(*decoded) == Encode(record);
  };
  return sample;
}

std::map<std::string, Sample> AllRecords() {
  std::map<std::string, Sample> all;
  all["calendar version"] = Of<pb::CalendarVersion>(sample::Calendar(), DecodeCalendar);
  all["delivery"] = Of<pb::Delivery>(sample::Delivery(), DecodeDelivery);
  all["head"] = Of<pb::Head>(sample::Head(), DecodeHead);
  all["huvudman"] = Of<pb::Huvudman>(sample::Huvudman(), DecodeHuvudman);
  all["journal entry"] = Of<pb::JournalEntry>(sample::Journal(), DecodeJournalEntry);
  all["log entry"] = Of<pb::LogEntry>(sample::Log(), DecodeLogEntry);
  all["occurrence"] = Of<pb::Occurrence>(sample::Occurrence().occurrence, DecodeOccurrence);
  all["occurrence record"] = Of<pb::OccurrenceRecord>(sample::Occurrence(), DecodeOccurrenceRecord);
  all["person"] = Of<pb::Person>(sample::Person(), DecodePerson);
  all["plan"] = Of<pb::Plan>(sample::Plan(), DecodePlan);
  all["post"] = Of<pb::Post>(sample::Post(), DecodePost);
  all["request"] = Of<pb::Request>(sample::Request(), DecodeRequest);
  all["result"] = Of<pb::Result>(sample::Result(), DecodeResult);
  all["revision place"] = Of<pb::RevisionPlace>(sample::WhereRevision(), DecodeRevisionPlace);
  all["task"] = Of<pb::Task>(sample::Task(), DecodeTask);
  all["task place"] = Of<pb::TaskPlace>(sample::WhereTask(), DecodeTaskPlace);
  all["token"] = Of<pb::Token>(sample::Token(), DecodeToken);
  all["token place"] = Of<pb::TokenPlace>(sample::WhoseToken(), DecodeTokenPlace);
  all["turn"] = Of<pb::Turn>(sample::Turn(), DecodeTurn);
  all["unit"] = Of<pb::Unit>(sample::Unit(), DecodeUnit);
  all["wheel revision"] = Of<pb::WheelRevision>(sample::Revision(), DecodeWheelRevision);

  Sample& changes = all["plan changes"];
  changes.bytes = EncodeChanges(sample::Plan(), 0);
  pb::PlanChanges message;
  EXPECT_TRUE(message.ParseFromString(changes.bytes));
  changes.text = message.Utf8DebugString();
  changes.still_read = [](const std::string& bytes) {
    PlanRecord plan;
    const auto decoded = DecodeChanges(bytes);
    if (decoded.ok()) plan.changes = *decoded;
    return EncodeChanges(plan, 0) == EncodeChanges(sample::Plan(), 0);
  };
  return all;
}

constexpr std::size_t kHexColumns = 96;

TEST(Golden, RecordsHaveTheBytesTheyAlwaysHad) {
  std::string text = "Name, bytes, and the message they are.\n";
  for (const auto& [name, sample] : AllRecords()) {
    text += fmt::format("\n== {}\n", name);
    const std::string hex = Hex(sample.bytes);
    for (std::size_t at = 0; at < hex.size(); at += kHexColumns) {
      text += hex.substr(at, kHexColumns) + "\n";
    }
    text += "--\n" + sample.text;
  }
  ExpectGolden("records.txt", text);
}

TEST(Golden, RecordsOfEarlierReleasesAreStillRead) {
  const auto samples = AllRecords();
  std::istringstream file(ReadFile("records.txt"));
  std::map<std::string, std::string> stored;
  std::string name;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      name = line.substr(3);
    } else if (line == "--") {
      name.clear();
    } else if (!name.empty()) {
      stored[name] += FromHex(line);
    }
  }
  EXPECT_EQ(stored.size(), samples.size());
  for (const auto& [kind, bytes] : stored) {
    const auto sample = samples.find(kind);
    ASSERT_NE(sample, samples.end()) << kind;
    EXPECT_TRUE(sample->second.still_read(bytes)) << kind;
  }
}

}  // namespace
}  // namespace hjul::store
