#include "tests/store/random_record.h"

#include <array>
#include <string_view>

namespace hjul::store {

std::string RandomRecords::Bytes(std::size_t size_max) {
  std::string bytes(Number(size_max + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(Number(256));
  return bytes;
}

std::string RandomRecords::Text() {
  static constexpr std::array<std::string_view, 10> kParts{
      "a", "Z9", " ", "å", "Ö", "\"", "\n", std::string_view("\0", 1), "\x01", "😀"};
  std::string text;
  for (std::uint64_t left = Number(6); left > 0; --left) text += kParts[Number(kParts.size())];
  return text;
}

std::string RandomRecords::Word() {
  static constexpr std::array<std::string_view, 8> kWords{
      "", "a", "b", "ab", "rektor", "bjorkskolan", "årshjul", "a-b"};
  return std::string(kWords[Number(kWords.size())]);
}

Instant RandomRecords::At() {
  const auto ms = static_cast<std::int64_t>(Number(4'000'000'000'000)) - 2'000'000'000'000;
  return Instant{std::chrono::milliseconds{ms}};
}

core::Date RandomRecords::Day() {
  return core::Date{std::chrono::days{static_cast<int>(Number(60'000)) - 20'000}};
}

core::PostId RandomRecords::PostId() {
  return {.role = core::RoleId("r" + Word()), .unit = core::UnitId(Word())};
}

core::OccurrenceId RandomRecords::OccurrenceId() {
  return {.wheel = core::WheelId(Word()),
          .turn = core::TurnId(Word()),
          .activity = core::ActivityId(Word()),
          .unit = core::UnitId(Word()),
          .ordinal = core::OrdinalId(Word())};
}

core::TaskId RandomRecords::TaskId() {
  return {.occurrence = OccurrenceId(),
          .visit = static_cast<int>(Number(1000)),
          .party = core::RoleId(Word())};
}

TimerTarget RandomRecords::Target() {
  switch (Number(4)) {
    case 0:
      return TurnTimer{.wheel = core::WheelId(Word()), .turn = core::TurnId(Word())};
    case 1:
      return UnitTimer{.unit = core::UnitId(Word())};
    case 2:
      return OccurrenceTimer{.occurrence = OccurrenceId(), .kind = Any(core::TimerKind::kReminder)};
    default:
      return DeliveryTimer{};
  }
}

std::map<std::string, std::string> RandomRecords::Entries() {
  std::map<std::string, std::string> entries;
  for (std::uint64_t left = Number(4); left > 0; --left) entries.emplace(Text(), Text());
  return entries;
}

Actor RandomRecords::Who() { return {.person = core::PersonId(Word()), .post = Maybe(PostId())}; }

core::PlannedDate RandomRecords::Date() {
  return {.nominal = Day(),
          .effective = Day(),
          .time = calendar::TimeOfDay{static_cast<std::int16_t>(Number(1441))},
          .reasons = Some([&] { return Text(); }),
          .overridden = Coin(),
          .estimated = Coin()};
}

core::PlannedState RandomRecords::State() {
  core::PlannedState state{.state = core::StateId(Word())};
  state.opens = Maybe(Date());
  state.due = Maybe(Date());
  const auto gap = [&] {
    return core::DateGap{.kind = Any(calendar::RuleGap::Kind::kOutsideYears), .subject = Text()};
  };
  state.opens_gap = Maybe(gap());
  state.due_gap = Maybe(gap());
  return state;
}

core::Signature RandomRecords::Sign() {
  return {.party = core::RoleId(Word()),
          .action = core::ActionId(Word()),
          .by = Who(),
          .at = At(),
          .note = Text()};
}

core::Visit RandomRecords::Left() {
  return {.state = core::StateId(Word()),
          .entered_at = At(),
          .left_at = At(),
          .action = core::ActionId(Word()),
          .signatures = Some([&] { return Sign(); }),
          .missing = Some([&] { return Word(); }),
          .was_overdue = Coin()};
}

core::Link RandomRecords::LinkTo() {
  return {.occurrence = OccurrenceId(),
          .activity_title = Text(),
          .unit_name = Text(),
          .state_title = Text(),
          .post = Maybe(PostId()),
          .due = Maybe(Day()),
          .overdue = Coin()};
}

core::OfferedAction RandomRecords::Offer() {
  return {.id = core::ActionId(Word()),
          .title = Text(),
          .note_required = Coin(),
          .participants_required = Coin(),
          .results = Some([&] {
            return core::ResultSpec{.id = Word(),
                                    .title = Text(),
                                    .kind = Any(core::ResultSpec::Kind::kText),
                                    .min = Maybe(static_cast<double>(Number(100)) / 8),
                                    .max = Maybe(static_cast<double>(Number(100)) / 8),
                                    .choices = Some([&] { return Text(); }),
                                    .required = Coin()};
          })};
}

HuvudmanRecord RandomRecords::Huvudman() { return {.id = HuvudmanId(Word()), .name = Text()}; }

core::Unit RandomRecords::Unit() {
  core::Unit unit;
  unit.id = core::UnitId(Word());
  unit.name = Text();
  unit.school_unit_code = Word();
  unit.school_forms = Some([&] { return Word(); });
  unit.grades = Some([&] { return Word(); });
  unit.attributes = Entries();
  unit.opened = Maybe(Day());
  unit.closed = Maybe(Day());
  return unit;
}

core::Person RandomRecords::Person() {
  return {.id = core::PersonId(Word()), .name = Text(), .email = Text(), .active = Coin()};
}

core::Post RandomRecords::Post() {
  return {.id = PostId(), .holdings = Some([&] {
                            return core::Holding{.person = core::PersonId(Word()),
                                                 .from = Day(),
                                                 .until = Maybe(Day()),
                                                 .deputy = Coin()};
                          })};
}

TokenRecord RandomRecords::Token() {
  return {.id = Word(),
          .hash = Word(),
          .person = core::PersonId(Word()),
          .scope = Any(TokenScope::kReadOnly),
          .label = Text(),
          .created_at = At(),
          .expires_at = At(),
          .revoked_at = Maybe(At())};
}

RequestRecord RandomRecords::Request() {
  return {.payload_hash = Bytes(32), .result = Bytes(64), .at = At()};
}

ResultRecord RandomRecords::Result() {
  return {.revision = random_(), .id = Text(), .touched = Some([&] { return OccurrenceId(); })};
}

WheelRevision RandomRecords::Revision() {
  return {.wheel = core::WheelId(Word()),
          .hash = core::RevisionHash(Word()),
          .number = static_cast<std::uint32_t>(Number(1000)),
          .text = Text(),
          .overlays = Some([&] { return Text(); }),
          .created_at = At(),
          .created_by = Who(),
          .reason = Text()};
}

CalendarRecord RandomRecords::Calendar() {
  return {.name = Text(),
          .version = static_cast<std::uint32_t>(Number(1000)),
          .text = Text(),
          .created_at = At(),
          .created_by = Who(),
          .reason = Text()};
}

core::Turn RandomRecords::Turn() {
  return {.wheel = core::WheelId(Word()),
          .id = core::TurnId(Word()),
          .start_year = static_cast<int>(Number(3000)) - 100,
          .span = {.first = Day(), .last = Day()},
          .state = Any(core::TurnState::kWithdrawn),
          .revision = core::RevisionHash(Word())};
}

PlanRecord RandomRecords::Plan() {
  PlanRecord plan;
  plan.id = Word();
  plan.kind = Word();
  plan.subject = Text();
  plan.text = Text();
  plan.base = Word();
  plan.previous = Text();
  plan.move_running = Coin();
  for (const auto& [from, to] : Entries()) plan.mapping.emplace(from, core::StateId(to));
  plan.no_op = Coin();
  plan.applied = Coin();
  plan.reason = Text();
  plan.created_by = Who();
  plan.created_at = At();
  plan.changes.resize(Number(2 * 200));
  for (core::OccurrenceChange& change : plan.changes) {
    change.id = OccurrenceId();
    change.title = Text();
    change.kind = Any(core::ChangeKind::kKept);
    change.dates = Some([&] {
      return core::DateChange{.state = core::StateId(Word()),
                              .opens = Coin(),
                              .before = Maybe(Day()),
                              .after = Maybe(Day())};
    });
    change.announced = Coin();
    change.why = Text();
  }
  return plan;
}

core::Occurrence RandomRecords::Occurrence() {
  core::Occurrence occurrence;
  occurrence.id = OccurrenceId();
  occurrence.revision = core::RevisionHash(Word());
  occurrence.status = Any(core::OccurrenceStatus::kReplaced);
  occurrence.state = core::StateId(Word());
  occurrence.visit = static_cast<int>(Number(100));
  occurrence.entered_at = At();
  occurrence.overdue = Coin();
  occurrence.plan = Some([&] { return State(); });
  occurrence.signatures = Some([&] { return Sign(); });
  occurrence.visits = Some([&] { return Left(); });
  occurrence.results = Entries();
  occurrence.participants = Some([&] { return Text(); });
  occurrence.rungs = Some([&] {
    return core::RungRecord{.visit = static_cast<int>(Number(9)),
                            .rung = static_cast<int>(Number(1001)),
                            .repetition = static_cast<int>(Number(9)),
                            .outcome = Any(core::RungOutcome::kNotNeeded),
                            .at = At()};
  });
  occurrence.reassignments =
      Some([&] { return core::Reassignment{.party = core::RoleId(Word()), .to = PostId()}; });
  occurrence.note = Text();
  occurrence.generation = random_();
  return occurrence;
}

OccurrenceRecord RandomRecords::OccurrenceAndTasks() {
  return {.occurrence = Occurrence(),
          .timers = Some([&] {
            return core::Timer{
                .kind = Any(core::TimerKind::kReminder), .at = At(), .post = Maybe(PostId())};
          }),
          .tasks = Some([&] { return Task(); })};
}

core::Task RandomRecords::Task() {
  core::Task task;
  task.id = TaskId();
  task.post = PostId();
  task.state = Any(core::TaskState::kWithdrawn);
  task.title = Text();
  task.state_title = Text();
  task.unit_name = Text();
  task.why = Text();
  task.law = Text();
  task.estimate_hours = static_cast<double>(Number(100)) / 4;
  task.opens = Maybe(Date());
  task.due = Maybe(Date());
  task.due_at = Maybe(At());
  task.actions = Some([&] { return Offer(); });
  task.awaiting = Some([&] { return core::RoleId(Word()); });
  task.waits_for = Some([&] { return LinkTo(); });
  task.waits_for_total = static_cast<int>(Number(100));
  task.blocks = Some([&] { return LinkTo(); });
  task.blocks_total = static_cast<int>(Number(100));
  task.announced = Coin();
  task.returned_note = Text();
  return task;
}

TaskPlace RandomRecords::Place() {
  return {.post = PostId(), .state = Any(core::TaskState::kWithdrawn), .due_at = Maybe(At())};
}

store::Delivery RandomRecords::Delivery() {
  store::Delivery delivery;
  delivery.post = PostId();
  delivery.at = At();
  delivery.state = Any(DeliveryState::kDropped);
  delivery.lines = Some([&] {
    return DeliveryLine{.kind = Any(core::NoticeKind::kReleased),
                        .task = TaskId(),
                        .title = Text(),
                        .unit_name = Text(),
                        .state_title = Text(),
                        .due = Maybe(Day()),
                        .rung = static_cast<int>(Number(10)) - 1,
                        .repetition = static_cast<int>(Number(10)),
                        .dropped = Coin()};
  });
  delivery.sent_at = Maybe(At());
  delivery.seen_at = Maybe(At());
  delivery.seen_by = core::PersonId(Word());
  return delivery;
}

JournalEntry RandomRecords::Journal() {
  return {.revision = random_(),
          .index = static_cast<std::uint32_t>(Number(1000)),
          .at = At(),
          .actor = Who(),
          .request_id = Text(),
          .kind = Word(),
          .subject = Text(),
          .from = core::StateId(Word()),
          .to = core::StateId(Word()),
          .action = core::ActionId(Word()),
          .detail = Text(),
          .note = Text()};
}

LogEntry RandomRecords::Log() {
  return {.revision = random_(), .at = At(), .changes = Some([&] {
                                               return Change{
                                                   .kind = Any(Change::Kind::kOrganisation),
                                                   .id = Text(),
                                                   .unit = core::UnitId(Word()),
                                                   .post = Maybe(PostId()),
                                                   .removed = Coin(),
                                                   .value = Bytes(64)};
                                             })};
}

}  // namespace hjul::store
