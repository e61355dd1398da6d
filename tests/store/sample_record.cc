#include "tests/store/sample_record.h"

namespace hjul::store::sample {
namespace {

using calendar::MakeDate;

constexpr std::int64_t kEntered = 1'780'000'000'000;  // 2026-05-28.
constexpr std::int64_t kDay = 86'400'000;

core::PlannedDate Due() {
  return {.nominal = MakeDate(2027, 6, 26),
          .effective = MakeDate(2027, 6, 24),
          .time = calendar::kEndOfDay,
          .reasons = {"lördag", "midsommarafton"},
          .overridden = true,
          .estimated = false};
}

Actor Anna() { return {.person = core::PersonId("anna"), .post = Rektor()}; }

}  // namespace

Instant At(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

core::OccurrenceId TheOccurrence() {
  return {.wheel = core::WheelId("kvalitetshjul"),
          .turn = core::TurnId("2026-27"),
          .activity = core::ActivityId("kvalitetsdialog"),
          .unit = core::UnitId("bjorkskolan"),
          .ordinal = core::OrdinalId("ht")};
}

core::TaskId TheTask() {
  return {.occurrence = TheOccurrence(), .visit = 2, .party = core::RoleId("rektor")};
}

core::PostId Rektor() {
  return {.role = core::RoleId("rektor"), .unit = core::UnitId("bjorkskolan")};
}

core::PostId Skolchef() { return {.role = core::RoleId("skolchef")}; }

HuvudmanRecord Huvudman() { return {.id = HuvudmanId("vintervik"), .name = "Vinterviks kommun"}; }

core::Unit Unit() {
  core::Unit unit;
  unit.id = core::UnitId("bjorkskolan");
  unit.name = "Björkskolan";
  unit.school_unit_code = "12345678";
  unit.school_forms = {"förskoleklass", "grundskola"};
  unit.grades = {"F", "1", "2", "3"};
  unit.attributes = {{"cohort", "1"}, {"stadieindelning", "f-6"}};
  unit.opened = MakeDate(1968, 8, 20);
  unit.closed = MakeDate(2031, 6, 30);
  return unit;
}

core::Person Person() {
  return {.id = core::PersonId("anna"),
          .name = "Rektor Björkskolan",
          .email = "rektor.bjorkskolan@example.se",
          .active = true};
}

core::Post Post() {
  return {.id = Rektor(),
          .holdings = {{.person = core::PersonId("anna"), .from = MakeDate(2024, 8, 1)},
                       {.person = core::PersonId("bo"),
                        .from = MakeDate(2026, 11, 2),
                        .until = MakeDate(2026, 12, 18),
                        .deputy = true}}};
}

TokenRecord Token() {
  return {.id = "t1",
          .hash = "9f86d081",
          .person = core::PersonId("anna"),
          .scope = TokenScope::kReadOnly,
          .label = "skärmen i hallen",
          .created_at = At(kEntered),
          .expires_at = At(kEntered + 90 * kDay),
          .revoked_at = At(kEntered + kDay)};
}

TokenPlace WhoseToken() { return {.huvudman = HuvudmanId("vintervik"), .id = "t1"}; }

RequestRecord Request() {
  return {.payload_hash = "\x01\xff", .result = "\x08\x2a", .at = At(kEntered)};
}

ResultRecord Result() { return {.revision = 42, .id = "plan-7", .touched = {TheOccurrence()}}; }

HeadRecord Head() { return {.number = 3}; }

WheelRevision Revision() {
  return {.wheel = core::WheelId("kvalitetshjul"),
          .hash = core::RevisionHash("c0ffee"),
          .number = 3,
          .text = "wheel: kvalitetshjul\nturn: school_year\n",
          .overlays = {"overlay: kvalitetshjul\nunit: bjorkskolan\n"},
          .created_at = At(kEntered),
          .created_by = {.person = core::PersonId("anna"), .post = Skolchef()},
          .reason = "nytt läsår"};
}

RevisionPlace WhereRevision() { return {.wheel = core::WheelId("kvalitetshjul"), .number = 3}; }

CalendarRecord Calendar() {
  return {.name = "läsår",
          .version = 2,
          .text = "calendar: läsår\n",
          .created_at = At(kEntered),
          .created_by = Anna(),
          .reason = "sportlovet flyttas"};
}

core::Turn Turn() {
  return {.wheel = core::WheelId("kvalitetshjul"),
          .id = core::TurnId("2026-27"),
          .start_year = 2026,
          .span = {.first = MakeDate(2026, 8, 1), .last = MakeDate(2027, 7, 31)},
          .state = core::TurnState::kOpen,
          .revision = core::RevisionHash("c0ffee")};
}

PlanRecord Plan() {
  PlanRecord plan;
  plan.id = "plan-7";
  plan.kind = "wheel";
  plan.subject = "kvalitetshjul";
  plan.text = "wheel: kvalitetshjul\n";
  plan.base = "d1";
  plan.previous = "wheel: kvalitetshjul # old\n";
  plan.move_running = true;
  plan.mapping = {{"kvalitetsdialog/boka", core::StateId("bokas")}};
  plan.no_op = true;
  plan.applied = true;
  plan.reason = "förenkling";
  plan.created_by = Anna();
  plan.created_at = At(kEntered);
  core::OccurrenceChange change;
  change.id = TheOccurrence();
  change.title = "Kvalitetsdialog";
  change.kind = core::ChangeKind::kRedated;
  change.dates = {{.state = core::StateId("bokas"),
                   .opens = true,
                   .before = MakeDate(2026, 10, 5),
                   .after = MakeDate(2026, 10, 12)}};
  change.announced = true;
  change.why = "regeln har ändrats";
  plan.changes = {change};
  return plan;
}

core::Task Task() {
  core::Task task;
  task.id = TheTask();
  task.post = Rektor();
  task.state = core::TaskState::kBlocked;
  task.title = "Kvalitetsdialog";
  task.state_title = "Underlag skrivs";
  task.unit_name = "Björkskolan";
  task.why = "Följa upp höstens arbete";
  task.law = "Skollagen 4 kap. 4 §";
  task.estimate_hours = 2.5;
  task.opens = core::PlannedDate{.nominal = MakeDate(2026, 10, 12),
                                 .effective = MakeDate(2026, 10, 12),
                                 .time = calendar::TimeOfDay{0}};
  task.due = Due();
  task.due_at = At(kEntered + 30 * kDay);
  task.actions = {{.id = core::ActionId("lämna-in"),
                   .title = "Lämna in",
                   .note_required = true,
                   .participants_required = true,
                   .results = {{.id = "medel",
                                .title = "Medelvärde",
                                .kind = core::ResultSpec::Kind::kNumber,
                                .min = 1,
                                .max = 6},
                               {.id = "nöjd",
                                .title = "Nöjd",
                                .kind = core::ResultSpec::Kind::kChoice,
                                .choices = {"ja", "nej"},
                                .required = false}}}};
  task.awaiting = {core::RoleId("skyddsombud")};
  const core::Link link{.occurrence = TheOccurrence(),
                        .activity_title = "Enkät",
                        .unit_name = "Björkskolan",
                        .state_title = "Besvaras",
                        .post = Skolchef(),
                        .due = MakeDate(2026, 11, 2),
                        .overdue = true};
  task.waits_for = {link};
  task.waits_for_total = 3;
  task.blocks = {link};
  task.blocks_total = 25;
  task.announced = true;
  task.returned_note = "komplettera med resultat";
  return task;
}

OccurrenceRecord Occurrence() {
  core::Occurrence occurrence;
  occurrence.id = TheOccurrence();
  occurrence.revision = core::RevisionHash("c0ffee");
  occurrence.status = core::OccurrenceStatus::kWaiting;
  occurrence.state = core::StateId("granskas");
  occurrence.visit = 2;
  occurrence.entered_at = At(kEntered);
  occurrence.overdue = true;
  occurrence.plan = {
      {.state = core::StateId("skrivs"), .opens = Due(), .due = Due()},
      {.state = core::StateId("granskas"),
       .opens_gap =
           core::DateGap{.kind = calendar::RuleGap::Kind::kAnchorOpen, .subject = "skrivs"},
       .due_gap = core::DateGap{.kind = calendar::RuleGap::Kind::kNoEntry, .subject = "BUN"}}};
  const core::Signature signature{.party = core::RoleId("rektor"),
                                  .action = core::ActionId("lämna-in"),
                                  .by = Anna(),
                                  .at = At(kEntered + 5),
                                  .note = "klart"};
  occurrence.signatures = {signature};
  occurrence.visits = {{.state = core::StateId("skrivs"),
                        .entered_at = At(kEntered - kDay),
                        .left_at = At(kEntered),
                        .action = core::ActionId("lämna-in"),
                        .signatures = {signature},
                        .missing = {"granskolan"},
                        .was_overdue = true}};
  occurrence.results = {{"medel", "4.2"}, {"nöjd", "ja"}};
  occurrence.participants = {"arbetslaget"};
  occurrence.rungs = {{.visit = 1,
                       .rung = core::kEscalationRung,
                       .repetition = 2,
                       .outcome = core::RungOutcome::kCoalesced,
                       .at = At(kEntered)}};
  occurrence.reassignments = {{.party = core::RoleId("rektor"), .to = Skolchef()}};
  occurrence.note = "begärde anstånd";
  occurrence.generation = 7;
  return {.occurrence = occurrence,
          .timers = {{.kind = core::TimerKind::kReminder, .at = At(kEntered), .post = Rektor()},
                     {.kind = core::TimerKind::kDeadline, .at = At(kEntered + kDay)}},
          .tasks = {Task()}};
}

TaskPlace WhereTask() {
  return {.post = Rektor(), .state = core::TaskState::kBlocked, .due_at = At(kEntered + 30 * kDay)};
}

store::Delivery Delivery() {
  store::Delivery delivery;
  delivery.post = Rektor();
  delivery.at = At(kEntered);
  delivery.state = DeliveryState::kSeen;
  delivery.lines = {{.kind = core::NoticeKind::kReminder,
                     .task = TheTask(),
                     .title = "Kvalitetsdialog",
                     .unit_name = "Björkskolan",
                     .state_title = "Underlag skrivs",
                     .due = MakeDate(2026, 11, 6),
                     .rung = 1,
                     .repetition = 2,
                     .dropped = true},
                    {.kind = core::NoticeKind::kOpened, .task = TheTask()}};
  delivery.sent_at = At(kEntered + 1);
  delivery.seen_at = At(kEntered + 2);
  delivery.seen_by = core::PersonId("anna");
  return delivery;
}

JournalEntry Journal() {
  return {.revision = 42,
          .index = 1,
          .at = At(kEntered),
          .actor = Anna(),
          .request_id = "b1946ac9",
          .kind = "entered",
          .subject = "occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht",
          .from = core::StateId("skrivs"),
          .to = core::StateId("granskas"),
          .action = core::ActionId("lämna-in"),
          .detail = "2026-11-06",
          .note = "klart"};
}

LogEntry Log() {
  return {.revision = 42,
          .at = At(kEntered),
          .changes = {{.kind = Change::Kind::kTask,
                       .id = "kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht:2:rektor",
                       .unit = core::UnitId("bjorkskolan"),
                       .post = Rektor(),
                       .removed = true},
                      {.kind = Change::Kind::kOrganisation, .id = "unit/a", .value = "\x0a\x01"}}};
}

}  // namespace hjul::store::sample
