#include "scheduler/store/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "scheduler/store/key_ranges.h"
#include "tests/store/random_record.h"

namespace hjul::store {
namespace {

using namespace std::chrono_literals;

bool Contains(const KeyRange& range, const std::string& key) {
  return range.first <= key && (range.last.empty() || key < range.last);
}

Instant Ms(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

// One key of each kind, with random fields.
template <class Key>
Key Make(RandomRecords& random);

template <>
MetaKey Make(RandomRecords& r) {
  return {r.Any(MetaName::kZoneRules)};
}
template <>
HuvudmanKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Text())};
}
template <>
UnitKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), core::UnitId(r.Word())};
}
template <>
PersonKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), core::PersonId(r.Text())};
}
template <>
PostKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.PostId()};
}
template <>
TokenKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Text()};
}
template <>
TokenHashKey Make(RandomRecords& r) {
  return {r.Text()};
}
template <>
RequestKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Bytes(12)};
}
template <>
RequestExpiryKey Make(RandomRecords& r) {
  return {r.At(), HuvudmanId(r.Word()), r.Bytes(12)};
}
template <>
WheelHeadKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), core::WheelId(r.Word())};
}
template <>
WheelRevisionKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), core::WheelId(r.Word()),
          static_cast<std::uint32_t>(r.Number(1ULL << 32)),
          static_cast<std::uint32_t>(r.Number(1ULL << 32))};
}
template <>
RevisionHashKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), core::RevisionHash(r.Word())};
}
template <>
CalendarHeadKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Text()};
}
template <>
CalendarVersionKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Text(), static_cast<std::uint32_t>(r.Number(1000)),
          static_cast<std::uint32_t>(r.Number(1000))};
}
template <>
TurnKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), core::WheelId(r.Word()), core::TurnId(r.Word())};
}
template <>
PlanKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Text(), r.Any(PlanPart::kChanges),
          static_cast<std::uint32_t>(r.Number(1000))};
}
template <>
OccurrenceKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.OccurrenceId()};
}
template <>
OpenOccurrenceKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.OccurrenceId()};
}
template <>
UnitOccurrenceKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.OccurrenceId()};
}
template <>
PostTaskKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.PostId(), r.Any(TaskBucket::kEnded), r.Maybe(r.At()), r.TaskId()};
}
template <>
DueTaskKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Any(TaskBucket::kEnded), r.Maybe(r.At()), r.TaskId()};
}
template <>
TaskKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.TaskId()};
}
template <>
TimerKey Make(RandomRecords& r) {
  return {r.At(), HuvudmanId(r.Word()), r.Maybe(r.PostId()), r.Target()};
}
template <>
DeliveryKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.PostId(), r.At()};
}
template <>
JournalKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Number(1ULL << 40), static_cast<std::uint32_t>(r.Number(99))};
}
template <>
SubjectJournalKey Make(RandomRecords& r) {
  return {HuvudmanId(r.Word()), r.Text(), r.Number(1ULL << 40),
          static_cast<std::uint32_t>(r.Number(99))};
}
template <>
LogKey Make(RandomRecords& r) {
  return {r.Number(1ULL << 40), HuvudmanId(r.Word()), static_cast<std::uint32_t>(r.Number(99))};
}

// Kind, exact inverse, and nothing but what Encode makes is read.
template <class Key>
void ExpectBothDirections(KeyKind kind, std::optional<Key> (*parse)(std::string_view)) {
  SCOPED_TRACE(static_cast<char>(kind));
  RandomRecords random(static_cast<std::uint64_t>(kind));
  for (int round = 0; round < 500; ++round) {
    const Key key = Make<Key>(random);
    const std::string bytes = Encode(key);
    EXPECT_EQ(KindOf(bytes), kind);
    ASSERT_EQ(parse(bytes), key);
    EXPECT_EQ(parse(bytes + '\0'), std::nullopt);
    EXPECT_EQ(parse(bytes.substr(0, bytes.size() - 1)), std::nullopt);
    std::string damaged = bytes;
    damaged[random.Number(damaged.size())] = static_cast<char>(random.Number(256));
    if (const auto other = parse(damaged)) {
      EXPECT_EQ(Encode(*other), damaged);
    }
  }
  for (int round = 0; round < 2000; ++round) {
    const std::string bytes = static_cast<char>(kind) + random.Bytes(40);
    if (const auto key = parse(bytes)) {
      EXPECT_EQ(Encode(*key), bytes);
    }
  }
  EXPECT_EQ(parse(""), std::nullopt);
  EXPECT_EQ(parse("?"), std::nullopt);
}

TEST(Keys, AreReadExactlyAsWritten) {
  ExpectBothDirections(KeyKind::kMeta, ParseMetaKey);
  ExpectBothDirections(KeyKind::kHuvudman, ParseHuvudmanKey);
  ExpectBothDirections(KeyKind::kUnit, ParseUnitKey);
  ExpectBothDirections(KeyKind::kPerson, ParsePersonKey);
  ExpectBothDirections(KeyKind::kPost, ParsePostKey);
  ExpectBothDirections(KeyKind::kToken, ParseTokenKey);
  ExpectBothDirections(KeyKind::kTokenHash, ParseTokenHashKey);
  ExpectBothDirections(KeyKind::kRequest, ParseRequestKey);
  ExpectBothDirections(KeyKind::kRequestExpiry, ParseRequestExpiryKey);
  ExpectBothDirections(KeyKind::kWheelHead, ParseWheelHeadKey);
  ExpectBothDirections(KeyKind::kWheelRevision, ParseWheelRevisionKey);
  ExpectBothDirections(KeyKind::kRevisionHash, ParseRevisionHashKey);
  ExpectBothDirections(KeyKind::kCalendarHead, ParseCalendarHeadKey);
  ExpectBothDirections(KeyKind::kCalendarVersion, ParseCalendarVersionKey);
  ExpectBothDirections(KeyKind::kTurn, ParseTurnKey);
  ExpectBothDirections(KeyKind::kPlan, ParsePlanKey);
  ExpectBothDirections(KeyKind::kOccurrence, ParseOccurrenceKey);
  ExpectBothDirections(KeyKind::kOpenOccurrence, ParseOpenOccurrenceKey);
  ExpectBothDirections(KeyKind::kUnitOccurrence, ParseUnitOccurrenceKey);
  ExpectBothDirections(KeyKind::kPostTask, ParsePostTaskKey);
  ExpectBothDirections(KeyKind::kDueTask, ParseDueTaskKey);
  ExpectBothDirections(KeyKind::kTask, ParseTaskKey);
  ExpectBothDirections(KeyKind::kTimer, ParseTimerKey);
  ExpectBothDirections(KeyKind::kDelivery, ParseDeliveryKey);
  ExpectBothDirections(KeyKind::kJournal, ParseJournalKey);
  ExpectBothDirections(KeyKind::kSubjectJournal, ParseSubjectJournalKey);
  ExpectBothDirections(KeyKind::kLog, ParseLogKey);
}

TEST(Keys, SortAsTheirStringsDo) {
  RandomRecords random(7);
  for (int round = 0; round < 5000; ++round) {
    const std::string a = random.Bytes(6);
    const std::string b = random.Bytes(6);
    EXPECT_EQ(a < b, Encode(TokenHashKey{a}) < Encode(TokenHashKey{b}));
  }
}

TEST(Keys, OfOccurrencesSortAsTheirIdsDo) {
  RandomRecords random(8);
  const HuvudmanId huvudman("vintervik");
  for (int round = 0; round < 5000; ++round) {
    const core::OccurrenceId a = random.OccurrenceId();
    const core::OccurrenceId b = random.OccurrenceId();
    EXPECT_EQ(a < b, Encode(OccurrenceKey{huvudman, a}) < Encode(OccurrenceKey{huvudman, b}));
  }
}

TEST(Keys, OfTasksSortByDueThenIdWithoutDueLast) {
  RandomRecords random(9);
  const HuvudmanId huvudman("vintervik");
  const core::PostId post{core::RoleId("rektor"), core::UnitId("bjorkskolan")};
  const auto before = [](const PostTaskKey& a, const PostTaskKey& b) {
    if (a.due_at != b.due_at) return a.due_at && (!b.due_at || *a.due_at < *b.due_at);
    return a.task < b.task;
  };
  for (int round = 0; round < 5000; ++round) {
    const auto make = [&] {
      return PostTaskKey{huvudman, post, TaskBucket::kOpen,
                         random.Maybe(Ms(static_cast<int>(random.Number(5)) - 2)), random.TaskId()};
    };
    const PostTaskKey a = make();
    const PostTaskKey b = make();
    EXPECT_EQ(before(a, b), Encode(a) < Encode(b));
  }
}

TEST(Keys, OfTimersSortByInstantBeforeAnythingElse) {
  RandomRecords random(10);
  for (int round = 0; round < 5000; ++round) {
    const auto a = Make<TimerKey>(random);
    const auto b = Make<TimerKey>(random);
    if (a.at != b.at) {
      EXPECT_EQ(a.at < b.at, Encode(a) < Encode(b));
    }
  }
}

TEST(Keys, PutOnePostsRemindersAndItsDeliveryTogether) {
  const core::PostId anna{core::RoleId("rektor"), core::UnitId("a")};
  const core::PostId bo{core::RoleId("rektor"), core::UnitId("b")};
  const HuvudmanId huvudman("vintervik");
  const auto key = [&](std::optional<core::PostId> post, TimerTarget target) {
    return Encode(TimerKey{Ms(0), huvudman, std::move(post), std::move(target)});
  };
  const std::vector<std::string> keys{
      key(std::nullopt, TurnTimer{core::WheelId("w"), core::TurnId("2026-27")}),
      key(std::nullopt, UnitTimer{core::UnitId("a")}),
      key(std::nullopt, OccurrenceTimer{{}, core::TimerKind::kDeadline}),
      key(anna, OccurrenceTimer{{}, core::TimerKind::kReminder}),
      key(anna, DeliveryTimer{}),
      key(bo, OccurrenceTimer{{}, core::TimerKind::kReminder}),
      key(bo, DeliveryTimer{})};
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

TEST(Keys, KeepAHuvudmanTogetherAndApartFromNamesThatBeginLikeIt) {
  const HuvudmanId vinter("vinter");
  const HuvudmanId vintervik("vintervik");
  const KeyRange range = AllOf(KeyKind::kUnit, vinter);
  EXPECT_TRUE(Contains(range, Encode(UnitKey{vinter, core::UnitId("ö")})));
  EXPECT_TRUE(Contains(range, Encode(UnitKey{vinter, core::UnitId()})));
  EXPECT_FALSE(Contains(range, Encode(UnitKey{vintervik, core::UnitId("a")})));
  EXPECT_FALSE(Contains(range, Encode(PersonKey{vinter, core::PersonId("a")})));
}

TEST(KeyRanges, OfKindsAcrossHuvudmanAreEmptyForOneHuvudman) {
  for (const KeyKind kind : {KeyKind::kMeta, KeyKind::kTokenHash, KeyKind::kRequestExpiry,
                             KeyKind::kTimer, KeyKind::kLog}) {
    const KeyRange range = AllOf(kind, HuvudmanId("vintervik"));
    EXPECT_EQ(range.first, range.last);
  }
}

TEST(KeyRanges, HoldExactlyTheOccurrencesOfTheirPrefix) {
  RandomRecords random(11);
  const HuvudmanId huvudman("vintervik");
  for (int round = 0; round < 5000; ++round) {
    const core::OccurrenceId p = random.OccurrenceId();
    const core::OccurrenceId id = random.OccurrenceId();
    const KeyRange range = OccurrencesOf(
        huvudman, {.wheel = p.wheel, .turn = p.turn, .activity = p.activity, .unit = p.unit});
    bool inside = true;
    if (!p.wheel.empty()) {
      inside = id.wheel == p.wheel;
      if (!p.turn.empty()) {
        inside = inside && id.turn == p.turn;
        if (!p.activity.empty()) {
          inside = inside && id.activity == p.activity;
          if (!p.unit.empty()) inside = inside && id.unit == p.unit;
        }
      }
    }
    EXPECT_EQ(Contains(range, Encode(OccurrenceKey{huvudman, id})), inside);
  }
}

TEST(KeyRanges, FindWhatIsAtAUnitAndAtTheHuvudman) {
  const HuvudmanId huvudman("vintervik");
  core::OccurrenceId id{core::WheelId("w"),
                        core::TurnId("2027"),
                        core::ActivityId("budget"),
                        {},
                        core::OrdinalId("ht")};
  const auto own = HuvudmanOccurrencesOf(huvudman, id.wheel, id.turn, id.activity);
  EXPECT_TRUE(Contains(own, Encode(OccurrenceKey{huvudman, id})));
  EXPECT_TRUE(Contains(OccurrencesAt(huvudman, {}), Encode(UnitOccurrenceKey{huvudman, id})));
  id.unit = core::UnitId("a");
  EXPECT_FALSE(Contains(own, Encode(OccurrenceKey{huvudman, id})));
  EXPECT_TRUE(Contains(OccurrencesAt(huvudman, id.unit), Encode(UnitOccurrenceKey{huvudman, id})));
  EXPECT_FALSE(Contains(OccurrencesAt(huvudman, {}), Encode(UnitOccurrenceKey{huvudman, id})));
}

TEST(KeyRanges, OfTasksUntilExcludeTheirEndAndThoseWithoutDue) {
  const HuvudmanId huvudman("vintervik");
  const core::PostId post{core::RoleId("rektor"), core::UnitId("a")};
  const auto key = [&](std::optional<Instant> due_at) {
    return Encode(PostTaskKey{huvudman, post, TaskBucket::kOpen, due_at, {}});
  };
  const KeyRange until = TasksOfUntil(huvudman, post, TaskBucket::kOpen, Ms(100));
  EXPECT_TRUE(Contains(until, key(Ms(-5))));
  EXPECT_TRUE(Contains(until, key(Ms(99))));
  EXPECT_FALSE(Contains(until, key(Ms(100))));
  EXPECT_FALSE(Contains(until, key(std::nullopt)));
  EXPECT_TRUE(Contains(TasksOf(huvudman, post, TaskBucket::kOpen), key(std::nullopt)));
  EXPECT_FALSE(Contains(TasksOf(huvudman, post, TaskBucket::kEnded), key(std::nullopt)));
}

TEST(KeyRanges, OfTimersBeginAtTheMarkAndIncludeTheirEnd) {
  const auto key = [](std::int64_t ms) {
    return Encode(TimerKey{Ms(ms), HuvudmanId("h"), std::nullopt, DeliveryTimer{}});
  };
  const KeyRange all = TimersUntil("", Ms(100));
  EXPECT_TRUE(Contains(all, key(-100)));
  EXPECT_TRUE(Contains(all, key(100)));
  EXPECT_FALSE(Contains(all, key(101)));
  const KeyRange marked = TimersUntil(key(50), Ms(100));
  EXPECT_FALSE(Contains(marked, key(49)));
  EXPECT_TRUE(Contains(marked, key(50)));
  EXPECT_TRUE(Contains(TimersFrom(key(50)), key(1'000'000)));
  EXPECT_FALSE(Contains(TimersFrom(key(50)), Encode(MetaKey{})));
}

TEST(KeyRanges, OfTheLogMeetWithoutGapOrOverlap) {
  for (const Revision revision : {Revision{1}, Revision{7}, Revision{8}, Revision{1} << 40}) {
    const std::string key = Encode(LogKey{revision, HuvudmanId("h"), 3});
    EXPECT_NE(Contains(LogBefore(8), key), Contains(LogFrom(8), key));
    EXPECT_EQ(Contains(LogBefore(8), key), revision < 8);
  }
}

TEST(KeyRanges, AfterAKeyBeginBehindIt) {
  const HuvudmanId huvudman("h");
  const KeyRange units = AllOf(KeyKind::kUnit, huvudman);
  const std::string a = Encode(UnitKey{huvudman, core::UnitId("a")});
  const std::string b = Encode(UnitKey{huvudman, core::UnitId("b")});
  EXPECT_FALSE(Contains(After(units, a), a));
  EXPECT_TRUE(Contains(After(units, a), b));
  EXPECT_EQ(After(units, "").first, units.first);
}

TEST(KeyRanges, SortPiecesPlansJournalAndRequestsWithTheirOwners) {
  const HuvudmanId h("h");
  EXPECT_TRUE(Contains(PiecesOf(h, core::WheelId("w"), 2),
                       Encode(WheelRevisionKey{h, core::WheelId("w"), 2, 9})));
  EXPECT_FALSE(Contains(PiecesOf(h, core::WheelId("w"), 2),
                        Encode(WheelRevisionKey{h, core::WheelId("w"), 3, 0})));
  EXPECT_TRUE(Contains(RevisionsOf(h, core::WheelId("w")),
                       Encode(WheelRevisionKey{h, core::WheelId("w"), 3, 0})));
  EXPECT_TRUE(Contains(CalendarPiecesOf(h, "np", 1), Encode(CalendarVersionKey{h, "np", 1, 1})));
  EXPECT_FALSE(Contains(CalendarPiecesOf(h, "np", 1), Encode(CalendarVersionKey{h, "np", 2, 0})));
  EXPECT_TRUE(Contains(CalendarVersionsOf(h, "np"), Encode(CalendarVersionKey{h, "np", 2, 0})));
  EXPECT_TRUE(Contains(TurnsOf(h, core::WheelId("w")),
                       Encode(TurnKey{h, core::WheelId("w"), core::TurnId("2027")})));
  EXPECT_TRUE(Contains(PlanPartsOf(h, "p"), Encode(PlanKey{h, "p", PlanPart::kHead, 0})));
  EXPECT_FALSE(Contains(PlanPartsOf(h, "p", PlanPart::kChanges),
                        Encode(PlanKey{h, "p", PlanPart::kHead, 0})));
  EXPECT_TRUE(Contains(JournalFrom(h, 5), Encode(JournalKey{h, 5, 0})));
  EXPECT_FALSE(Contains(JournalFrom(h, 5), Encode(JournalKey{h, 4, 9})));
  EXPECT_TRUE(Contains(JournalOf(h, "unit/a"), Encode(SubjectJournalKey{h, "unit/a", 1, 0})));
  EXPECT_FALSE(Contains(JournalOf(h, "unit/a"), Encode(SubjectJournalKey{h, "unit/ab", 1, 0})));
  EXPECT_TRUE(Contains(RequestsExpiredBy(Ms(9)), Encode(RequestExpiryKey{Ms(9), h, "x"})));
  EXPECT_FALSE(Contains(RequestsExpiredBy(Ms(9)), Encode(RequestExpiryKey{Ms(10), h, "x"})));
  EXPECT_TRUE(Contains(DeliveriesOf(h, {core::RoleId("r"), {}}),
                       Encode(DeliveryKey{h, {core::RoleId("r"), {}}, Ms(1)})));
}

TEST(Keys, SeparateTasksThatAreOverFromThoseThatAreNot) {
  for (int state = 1; state <= static_cast<int>(core::TaskState::kWithdrawn); ++state) {
    const auto task = static_cast<core::TaskState>(state);
    const bool over = task == core::TaskState::kDone || task == core::TaskState::kWithdrawn;
    EXPECT_EQ(BucketOf(task) == TaskBucket::kEnded, over);
  }
}

}  // namespace
}  // namespace hjul::store
