// The check of a whole store, asked of one that a municipality has worked with: it finds nothing
// there, and whatever is then taken away, spoiled or added.
#include "scheduler/store/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "municipality.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using store::KeyKind;
using testing::HasSubstr;

constexpr std::size_t kOfEachKind = 3;

class Check : public testing::Test {
 protected:
  // A first year up to its reports: some done, some open, messages to come.
  Check() {
    m_.Put(PlanChange::Subject::kWheel, kReports);
    m_.PassTo("2027-06-14");
    m_.Take("rektor@ekskolan", "redovisning", "lämna-in");
    const auto kept = m_.Do(PutPerson{{.id = core::PersonId("ny"), .name = "Ny"}}, "admin", "r-1");
    EXPECT_TRUE(kept.ok()) << kept.status();
    m_.Must(PutToken{{.id = "t-1",
                      .hash = std::string(64, 'a'),
                      .person = core::PersonId("admin"),
                      .expires_at = m_.clock().Now() + std::chrono::hours{100}}});
  }

  store::CheckReport Look(const store::CheckOptions& options = {}) {
    const auto report = store::CheckStore(*m_.store().Read(), options);
    EXPECT_TRUE(report.ok()) << report.status();
    return report.value_or(store::CheckReport());
  }

  void Write(std::vector<store::Put> puts, std::vector<std::string> deletes = {}) {
    const auto done = m_.store().Commit({.expected_revision = m_.store().revision(),
                                         .puts = std::move(puts),
                                         .deletes = std::move(deletes)});
    ASSERT_TRUE(done.ok()) << done.status();
  }

  // The first, the middle and the last of each kind, without what the store writes itself.
  std::map<std::string, std::string> Some() {
    std::map<std::string, std::string> some;
    std::map<char, std::vector<store::Put>> by_kind;
    const absl::Status scan =
        m_.store().Read()->Scan({}, 1'000'000, [&](std::string_view key, std::string_view value) {
          by_kind[key.front()].push_back({std::string(key), std::string(value)});
          return true;
        });
    EXPECT_TRUE(scan.ok()) << scan;
    by_kind.erase(static_cast<char>(KeyKind::kMeta));
    for (const auto& [kind, all] : by_kind) {
      for (std::size_t i = 0; i < kOfEachKind; ++i) {
        const store::Put& put = all[(all.size() - 1) * i / (kOfEachKind - 1)];
        some.emplace(put.key, put.value);
      }
    }
    return some;
  }

  Municipality m_{"2026-08-10"};
};

// Nothing else tells that one of these was there.
bool StandsAlone(const std::string& key, const std::string& value) {
  switch (*store::KindOf(key)) {
    case KeyKind::kUnit:
    case KeyKind::kPerson:
    case KeyKind::kPost:
    case KeyKind::kLog:
    case KeyKind::kPlan:
      return true;
    case KeyKind::kTimer:  // A unit's and a left one of a turn.
      return !std::holds_alternative<store::OccurrenceTimer>(store::ParseTimerKey(key)->target) &&
             !std::holds_alternative<store::DeliveryTimer>(store::ParseTimerKey(key)->target);
    case KeyKind::kDelivery:
      return store::DecodeDelivery(value)->state != store::DeliveryState::kScheduled;
    default:
      return false;
  }
}

TEST_F(Check, FindsNothingInAStoreThatIsWhole) {
  const store::CheckReport report = Look();
  for (const store::StoreFault& fault : report.faults) {
    ADD_FAILURE() << fault.key << ": " << fault.what;
  }
  EXPECT_TRUE(report.whole());
  EXPECT_EQ(report.revision, m_.store().revision());
  EXPECT_EQ(report.epoch, 1U);
  EXPECT_GT(report.bytes, report.keys);
  std::uint64_t counted = 0;
  for (const auto& [kind, count] : report.counts) {
    counted += count;
  }
  EXPECT_EQ(counted, report.keys);
  for (const char* kind : {"huvudman", "unit", "occurrence", "task by post", "timer", "delivery",
                           "journal by subject", "change log", "token by hash", "request"}) {
    EXPECT_GT(report.counts.contains(kind) ? report.counts.at(kind) : 0, 0U) << kind;
  }
}

TEST_F(Check, FindsWhatIsMissing) {
  int missing = 0;
  for (const auto& [key, value] : Some()) {
    if (StandsAlone(key, value)) {
      continue;
    }
    Write({}, {key});
    EXPECT_FALSE(Look().whole()) << store::ReadableKey(key);
    Write({{key, value}});
    ++missing;
  }
  EXPECT_GT(missing, 30);
  EXPECT_TRUE(Look().whole());
}

TEST_F(Check, FindsWhatIsSpoiledAndNamesIt) {
  for (const auto& [key, value] : Some()) {
    Write({{key, value.empty() ? "x" : "\xff"}});
    const store::CheckReport report = Look();
    EXPECT_THAT(report.faults, testing::Contains(testing::Field(&store::StoreFault::key,
                                                                store::ReadableKey(key))));
    Write({{key, value}});
  }
  EXPECT_TRUE(Look().whole());
}

TEST_F(Check, FindsWhatNothingAsksFor) {
  const core::OccurrenceId absent{core::WheelId("w"), core::TurnId("2026"), core::ActivityId("a"),
                                  core::UnitId(), core::OrdinalId()};
  const core::PostId post{core::RoleId("rektor"), core::UnitId("ekskolan")};
  const Instant later = m_.clock().Now() + std::chrono::hours{1};
  const HuvudmanId& huvudman = m_.huvudman();
  const std::string place =
      store::Encode(store::TaskPlace{.post = post, .state = core::TaskState::kOpen, .due_at = {}});
  const core::TaskId task{absent, 1, core::RoleId("rektor")};
  const std::vector<store::Put> cases{
      {store::Encode(store::OpenOccurrenceKey{huvudman, absent}), ""},
      {store::Encode(store::UnitOccurrenceKey{huvudman, absent}), ""},
      {store::Encode(store::TaskKey{huvudman, task}), place},
      {store::Encode(store::DueTaskKey{huvudman, store::TaskBucket::kOpen, {}, task}), place},
      {store::Encode(store::TimerKey{
           later, huvudman, {}, store::OccurrenceTimer{absent, core::TimerKind::kOpen}}),
       ""},
      {store::Encode(store::TimerKey{later, huvudman, post, store::DeliveryTimer{}}), ""},
      {store::Encode(store::TimerKey{
           MorningOf("2020-01-01"), huvudman, {}, store::UnitTimer{core::UnitId("ekskolan")}}),
       ""},
      {store::Encode(store::SubjectJournalKey{huvudman, "unit/x", 1, 9}), ""},
      {store::Encode(store::TokenHashKey{"abc"}),
       store::Encode(store::TokenPlace{.huvudman = huvudman, .id = "none"})},
      {store::Encode(store::RequestExpiryKey{later, huvudman, "none"}), ""},
      {store::Encode(store::PersonKey{HuvudmanId("elsewhere"), core::PersonId("p")}),
       store::Encode(core::Person{.id = core::PersonId("p"), .name = "P"})},
      {store::Encode(store::LogKey{1'000'000, huvudman, 0}),
       store::Encode(store::LogEntry{.revision = 1'000'000, .at = later, .changes = {}})},
      {"Znothing", "x"},
      {"H", "x"},
      {std::string("T\x00\x01", 3), ""},
  };
  for (const store::Put& put : cases) {
    Write({put});
    const store::CheckReport report = Look();
    EXPECT_FALSE(report.whole()) << store::ReadableKey(put.key);
    Write({}, {put.key});
  }
  EXPECT_TRUE(Look().whole());
}

TEST_F(Check, ListsSoManyFaultsCountsTheRestAndCanBeStopped) {
  std::vector<store::Put> puts;
  for (int i = 0; i < 250; ++i) {
    puts.push_back({"Z" + std::to_string(i), ""});
  }
  Write(puts);
  const store::CheckReport report = Look({.faults_max = 10, .progress = {}});
  EXPECT_EQ(report.fault_count, 250U);
  EXPECT_EQ(report.faults.size(), 10U);
  EXPECT_THAT(report.faults.front().key, HasSubstr("unknown: Z0"));
}

TEST_F(Check, ReadsKeysAloud) {
  EXPECT_EQ(store::ReadableKey(store::Encode(store::UnitKey{m_.huvudman(), core::UnitId("x")})),
            "unit: huvudman=kommunen unit=x");
  EXPECT_EQ(store::ReadableKey(store::Encode(store::MetaKey{store::MetaName::kEpoch})),
            "meta: name=epoch");
  EXPECT_EQ(store::ReadableKey(""), "unknown: ");
  EXPECT_EQ(store::ReadableKey("U\x01"), "unit: U\\x01");
  EXPECT_LT(store::ReadableKey(std::string(100'000, 'Z')).size(), 200U);
}

}  // namespace
}  // namespace hjul::engine
