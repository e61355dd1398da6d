#include "scheduler/store/codec.h"

#include <gmock/gmock.h>
#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include "hjul/storage/v1/organisation.pb.h"
#include "hjul/storage/v1/task.pb.h"
#include "hjul/storage/v1/wheel.pb.h"
#include "tests/store/random_record.h"

namespace hjul::store {
namespace {

using testing::HasSubstr;
namespace pb = ::hjul::storage::v1;

constexpr int kRounds = 300;

// What was encoded decodes to the same; the same record always has the same bytes.
template <class Record>
void ExpectRoundTrip(Record (RandomRecords::*make)(),
                     absl::StatusOr<Record> (*decode)(std::string_view)) {
  RandomRecords random(42);
  for (int round = 0; round < kRounds; ++round) {
    const Record record = (random.*make)();
    const std::string bytes = Encode(record);
    const auto decoded = decode(bytes);
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    ASSERT_EQ(*decoded, record);
    ASSERT_EQ(Encode(*decoded), bytes);
  }
}

TEST(Codec, GivesBackEveryRecordAsItWas) {
  ExpectRoundTrip(&RandomRecords::Huvudman, DecodeHuvudman);
  ExpectRoundTrip(&RandomRecords::Unit, DecodeUnit);
  ExpectRoundTrip(&RandomRecords::Person, DecodePerson);
  ExpectRoundTrip(&RandomRecords::Post, DecodePost);
  ExpectRoundTrip(&RandomRecords::Token, DecodeToken);
  ExpectRoundTrip(&RandomRecords::Request, DecodeRequest);
  ExpectRoundTrip(&RandomRecords::Result, DecodeResult);
  ExpectRoundTrip(&RandomRecords::Revision, DecodeWheelRevision);
  ExpectRoundTrip(&RandomRecords::Calendar, DecodeCalendar);
  ExpectRoundTrip(&RandomRecords::Turn, DecodeTurn);
  ExpectRoundTrip(&RandomRecords::Occurrence, DecodeOccurrence);
  ExpectRoundTrip(&RandomRecords::OccurrenceAndTasks, DecodeOccurrenceRecord);
  ExpectRoundTrip(&RandomRecords::Task, DecodeTask);
  ExpectRoundTrip(&RandomRecords::Place, DecodeTaskPlace);
  ExpectRoundTrip(&RandomRecords::Delivery, DecodeDelivery);
  ExpectRoundTrip(&RandomRecords::Journal, DecodeJournalEntry);
  ExpectRoundTrip(&RandomRecords::Log, DecodeLogEntry);
}

TEST(Codec, GivesBackPlansFromTheirHeadAndChunks) {
  RandomRecords random(43);
  for (int round = 0; round < 20; ++round) {
    const PlanRecord plan = random.Plan();
    auto decoded = DecodePlan(Encode(plan));
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_TRUE(decoded->changes.empty());
    EXPECT_EQ(decoded->applied, plan.applied);
    for (std::size_t first = 0; first < plan.changes.size(); first += kPlanChunkMax) {
      const auto chunk = DecodeChanges(EncodeChanges(plan, first));
      ASSERT_TRUE(chunk.ok()) << chunk.status();
      EXPECT_LE(chunk->size(), kPlanChunkMax);
      decoded->changes.insert(decoded->changes.end(), chunk->begin(), chunk->end());
    }
    ASSERT_EQ(decoded->changes.size(), plan.changes.size());
    EXPECT_EQ(Encode(*decoded), Encode(plan));
    EXPECT_EQ(EncodeChanges(*decoded, 0), EncodeChanges(plan, 0));
    EXPECT_EQ(EncodeChanges(*decoded, kPlanChunkMax), EncodeChanges(plan, kPlanChunkMax));
    EXPECT_EQ(decoded->mapping, plan.mapping);
  }
}

TEST(Codec, GivesBackSmallRecords) {
  EXPECT_EQ(*DecodeHead(Encode(HeadRecord{7})), HeadRecord{7});
  const RevisionPlace place{core::WheelId("w"), 3};
  EXPECT_EQ(*DecodeRevisionPlace(Encode(place)), place);
  const TokenPlace token{HuvudmanId("h"), "t"};
  EXPECT_EQ(*DecodeTokenPlace(Encode(token)), token);
  EXPECT_EQ(*DecodeNumber(EncodeNumber(~0ULL)), ~0ULL);
  const Instant instant{std::chrono::milliseconds{-5}};
  EXPECT_EQ(*DecodeInstant(EncodeInstant(instant)), instant);
}

TEST(Codec, SurvivesBytesOfAnyKind) {
  const google::protobuf::LogSilencer quiet;  // It would name every fault on stderr.
  RandomRecords random(44);
  const auto try_all = [](std::string_view bytes) {
    int decoded = 0;
    const auto count = [&](const auto& result) {
      decoded += result.ok() ? 1 : 0;
      if (!result.ok()) {
        EXPECT_EQ(result.status().code(), absl::StatusCode::kDataLoss);
      }
    };
    count(DecodeHuvudman(bytes));
    count(DecodeUnit(bytes));
    count(DecodePerson(bytes));
    count(DecodePost(bytes));
    count(DecodeToken(bytes));
    count(DecodeTokenPlace(bytes));
    count(DecodeRequest(bytes));
    count(DecodeResult(bytes));
    count(DecodeHead(bytes));
    count(DecodeWheelRevision(bytes));
    count(DecodeRevisionPlace(bytes));
    count(DecodeCalendar(bytes));
    count(DecodeTurn(bytes));
    count(DecodePlan(bytes));
    count(DecodeChanges(bytes));
    count(DecodeOccurrence(bytes));
    count(DecodeOccurrenceRecord(bytes));
    count(DecodeTask(bytes));
    count(DecodeTaskPlace(bytes));
    count(DecodeDelivery(bytes));
    count(DecodeJournalEntry(bytes));
    count(DecodeLogEntry(bytes));
    count(DecodeNumber(bytes));
    count(DecodeInstant(bytes));
    return decoded;
  };
  for (int round = 0; round < 3000; ++round) try_all(random.Bytes(60));
  for (int round = 0; round < 1000; ++round) {  // Nearly right is harder.
    std::string bytes = Encode(random.OccurrenceAndTasks());
    if (bytes.empty()) continue;
    bytes[random.Number(bytes.size())] = static_cast<char>(random.Number(256));
    try_all(bytes);
    try_all(bytes.substr(0, random.Number(bytes.size())));
  }
}

TEST(Codec, NamesTheRecordAndTheFieldThatDoesNotDecode) {
  const auto damaged = DecodeTask("\xff");
  EXPECT_EQ(damaged.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(damaged.status().message()), HasSubstr("task"));

  pb::Task task;
  task.set_state(static_cast<pb::TaskState>(99));
  const auto later = DecodeTask(task.SerializeAsString());
  EXPECT_EQ(later.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(std::string(later.status().message()),
            "a stored task does not decode: state has a value that this release does not know");

  const auto missing = DecodeTask(pb::Task().SerializeAsString());
  EXPECT_EQ(missing.status().code(), absl::StatusCode::kDataLoss);
}

TEST(Codec, RefusesDaysAndTimesThatNoCalendarHas) {
  pb::Unit unit;
  unit.set_opened_day(2'000'000'000);
  EXPECT_EQ(DecodeUnit(unit.SerializeAsString()).status().code(), absl::StatusCode::kDataLoss);

  pb::Task task;
  task.set_state(pb::TASK_STATE_OPEN);
  task.mutable_due()->set_minute_of_day(1441);
  EXPECT_EQ(DecodeTask(task.SerializeAsString()).status().code(), absl::StatusCode::kDataLoss);
}

TEST(Codec, KeepsARecordReadableWhateverTextWentIntoIt) {
  HuvudmanRecord record{.id = HuvudmanId("h"),
                        .name =
                            "Vinter\xff"
                            "vik"};
  const auto decoded = DecodeHuvudman(Encode(record));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->name, "Vinter\uFFFDvik");
}

TEST(Codec, SkipsFieldsThatALaterReleaseAdded) {
  std::string bytes = Encode(HeadRecord{7});
  bytes += std::string("\xfa\x3e\x02", 3) + "hi";  // Field 1007, two bytes.
  const auto decoded = DecodeHead(bytes);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->number, 7U);
}

TEST(Codec, SplitsWhatOutgrowsAValue) {
  EXPECT_EQ(SplitValue("").size(), 1U);
  EXPECT_EQ(SplitValue(std::string(kValueBytesMax, 'x')).size(), 1U);
  RandomRecords random(45);
  std::string whole;
  while (whole.size() < 3 * kValueBytesMax) whole += random.Bytes(5000);
  std::string joined;
  for (const std::string& piece : SplitValue(whole)) {
    EXPECT_FALSE(piece.empty());
    EXPECT_LE(piece.size(), kValueBytesMax);
    joined += piece;
  }
  EXPECT_EQ(joined, whole);
}

}  // namespace
}  // namespace hjul::store
