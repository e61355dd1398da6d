#include "tests/cli/sample.h"

#include <string>

#include "google/protobuf/timestamp.pb.h"

namespace hjul::cli {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

v1::Task MakeTask(const std::string& activity, const std::string& title, const std::string& step,
                  v1::TaskState state, Day due) {
  v1::Task task;
  task.set_occurrence("kvalitetshjul/2026-27/" + activity + "/bjorkskolan");
  task.set_id(task.occurrence() + ":1:rektor");
  task.set_post("rektor@bjorkskolan");
  task.add_holders("p-rektor-bjorkskolan");
  task.set_unit("bjorkskolan");
  task.set_unit_name("Björkskolan");
  task.set_state(state);
  task.set_title(title);
  task.set_step(step);
  SetDate(due, task.mutable_due()->mutable_nominal());
  SetDate(due, task.mutable_due()->mutable_effective());
  task.mutable_due()->mutable_time()->set_minutes(1440);
  return task;
}

void AddAction(v1::Task* task, const std::string& id, const std::string& title) {
  v1::TaskAction* action = task->add_actions();
  action->set_id(id);
  action->set_title(title);
}

v1::Link MakeLink(const std::string& title, const std::string& unit, const std::string& post,
                  Day due) {
  v1::Link link;
  link.set_title(title);
  link.set_unit_name(unit);
  link.set_state_title("Underlaget skrivs");
  link.set_post(post);
  SetDate(due, link.mutable_due());
  return link;
}

v1::PreviewLine MakeLine(const std::string& id, const std::string& title, const std::string& step,
                         Day nominal, Day effective) {
  v1::PreviewLine line;
  line.set_occurrence("kvalitetshjul/2026-27/" + id);
  line.set_turn("2026-27");
  line.set_title(title);
  line.mutable_state()->set_title(step);
  SetDate(nominal, line.mutable_state()->mutable_due()->mutable_nominal());
  SetDate(effective, line.mutable_state()->mutable_due()->mutable_effective());
  return line;
}

}  // namespace

Day SampleToday() { return sys_days(2026y / 10 / 14); }

std::vector<v1::Task> SampleTasks() {
  std::vector<v1::Task> tasks;
  v1::Task late = MakeTask("skyddsrond", "Skyddsrond", "Ronden genomförs", v1::TASK_STATE_OVERDUE,
                           sys_days(2026y / 10 / 9));
  late.set_why("Arbetsmiljön undersöks tillsammans med skyddsombudet, minst en gång per läsår.");
  late.set_law("AFS 2023:1");
  late.set_estimate_hours(2);
  AddAction(&late, "ronden-är-gjord", "Ronden är gjord");
  late.mutable_actions(0)->set_participants_required(true);
  *late.add_blocks() =
      MakeLink("Arbetsmiljöplan", "", "skolchef@huvudman", sys_days(2026y / 11 / 20));
  late.set_blocks_total(1);
  tasks.push_back(late);

  v1::Task now = MakeTask("kvalitetsdialog", "Kvalitetsdialog", "Underlag lämnas inför dialogen",
                          v1::TASK_STATE_OPEN, sys_days(2026y / 10 / 16));
  now.set_why(
      "Rektor, lärarrepresentanter och skolchef följer upp läsårets mål tillsammans; "
      "underlaget läses före mötet så att tiden räcker till samtal.");
  now.set_estimate_hours(3.5);
  now.mutable_due()->mutable_time()->set_minutes(16 * 60);
  AddAction(&now, "lämna-in", "Lämna in");
  AddAction(&now, "avstå", "Avstå");
  now.mutable_actions(1)->set_note_required(true);
  for (int i = 1; i <= 4; ++i) {
    *now.add_blocks() = MakeLink("Dialog " + std::to_string(i), "", "", sys_days(2026y / 11 / 2));
  }
  now.set_blocks_total(7);
  tasks.push_back(now);

  v1::Task back = MakeTask("plan-mot-kränkande-behandling", "Plan mot kränkande behandling",
                           "Planen skrivs", v1::TASK_STATE_OPEN, sys_days(2026y / 10 / 30));
  back.set_returned_note("Kartläggningen saknas.");
  SetDate(sys_days(2026y / 10 / 31), back.mutable_due()->mutable_nominal());
  back.mutable_due()->add_shift_reasons("saturday");
  back.mutable_due()->add_shift_reasons("alla_helgons_dag");
  AddAction(&back, "lämna-in", "Lämna in");
  tasks.push_back(back);

  v1::Task later = MakeTask("medarbetarsamtal", "Medarbetarsamtal", "Samtalen hålls",
                            v1::TASK_STATE_OPEN, sys_days(2027y / 2 / 26));
  AddAction(&later, "alla-är-hållna", "Alla är hållna");
  tasks.push_back(later);

  v1::Task waiting =
      MakeTask("kvalitetsredovisning", "Kvalitetsredovisning", "Redovisningen skrivs",
               v1::TASK_STATE_BLOCKED, sys_days(2026y / 12 / 4));
  *waiting.add_waits_for() = MakeLink("Enkät till vårdnadshavare", "Björkskolan",
                                      "administratör@bjorkskolan", sys_days(2026y / 11 / 13));
  waiting.set_waits_for_total(1);
  tasks.push_back(waiting);
  return tasks;
}

v1::Occurrence SampleOccurrence() {
  v1::Occurrence occurrence;
  occurrence.set_id("kvalitetshjul/2026-27/skyddsrond/bjorkskolan");
  occurrence.set_wheel("kvalitetshjul");
  occurrence.set_turn("2026-27");
  occurrence.set_activity("skyddsrond");
  occurrence.set_unit("bjorkskolan");
  occurrence.set_unit_name("Björkskolan");
  occurrence.set_title("Skyddsrond");
  occurrence.set_status(v1::OCCURRENCE_STATUS_OVERDUE);
  occurrence.set_state("genomförs");
  occurrence.set_state_title("Ronden genomförs");
  occurrence.set_revision(3);
  (*occurrence.mutable_results())["brister"] = "2";
  for (const auto& [id, title, due] :
       {std::tuple{"förbereds", "Ronden förbereds", sys_days(2026y / 9 / 18)},
        std::tuple{"genomförs", "Ronden genomförs", sys_days(2026y / 10 / 9)}}) {
    v1::PlannedState* state = occurrence.add_plan();
    state->set_state(id);
    state->set_title(title);
    SetDate(due, state->mutable_due()->mutable_nominal());
    SetDate(due, state->mutable_due()->mutable_effective());
  }
  v1::PlannedState* last = occurrence.add_plan();
  last->set_state("åtgärdas");
  last->set_title("Bristerna åtgärdas");
  last->mutable_due_gap()->set_kind("anchor-open");
  last->mutable_due_gap()->set_subject("skyddsrond");
  v1::Visit* visit = occurrence.add_visits();
  visit->set_state("förbereds");
  visit->set_title("Ronden förbereds");
  visit->mutable_leave_time()->set_seconds(1789628400);  // 2026-09-17 09:00 in Sweden.
  v1::Signature* signature = visit->add_signatures();
  signature->set_action("kallelsen är skickad");
  signature->mutable_actor()->set_person("p-rektor-bjorkskolan");
  signature->mutable_actor()->set_post("rektor@bjorkskolan");
  signature->mutable_time()->set_seconds(1789628400);
  signature->set_note("Alla kan.");
  return occurrence;
}

std::vector<v1::PreviewLine> SamplePreview() {
  std::vector<v1::PreviewLine> lines;
  v1::PreviewLine plan =
      MakeLine("plan-mot-kränkande-behandling/bjorkskolan", "Plan mot kränkande behandling",
               "Planen skrivs", sys_days(2026y / 10 / 31), sys_days(2026y / 10 / 30));
  plan.mutable_state()->mutable_due()->add_shift_reasons("saturday");
  plan.add_posts("rektor@bjorkskolan");
  v1::PreviewReminder* reminder = plan.add_reminders();
  SetDate(sys_days(2026y / 10 / 23), reminder->mutable_date());
  SetDate(sys_days(2026y / 10 / 24), reminder->mutable_nominal());
  reminder = plan.add_reminders();
  reminder->set_rung(1000);
  SetDate(sys_days(2026y / 11 / 13), reminder->mutable_date());
  lines.push_back(plan);
  v1::PreviewLine end = MakeLine("nämndens-mål/huvudman", "Nämndens mål", "Målen är beslutade",
                                 sys_days(2027y / 1 / 1), sys_days(2027y / 1 / 1));
  end.set_final(true);
  lines.push_back(end);
  v1::PreviewLine open = MakeLine("revision/huvudman", "Revision", "Svaret skrivs",
                                  sys_days(2027y / 1 / 1), sys_days(2027y / 1 / 1));
  open.mutable_state()->clear_due();
  open.mutable_state()->mutable_due_gap()->set_kind("no-such-week");
  open.mutable_state()->mutable_due_gap()->set_subject("v. 53");
  lines.push_back(open);
  return lines;
}

std::vector<v1::PushCount> SamplePushes() {
  std::vector<v1::PushCount> pushes;
  for (const auto& [post, year, month, count] :
       {std::tuple{"rektor@bjorkskolan", 2026, 10, 3}, std::tuple{"rektor@bjorkskolan", 2027, 1, 2},
        std::tuple{"skolchef@huvudman", 2026, 11, 12}}) {
    v1::PushCount push;
    push.set_post(post);
    push.set_year(year);
    push.set_month(month);
    push.set_pushes(count);
    pushes.push_back(push);
  }
  return pushes;
}

v1::Plan SamplePlan() {
  v1::Plan plan;
  plan.set_id("plan-7");
  plan.set_subject("wheel");
  plan.set_name("kvalitetshjul");
  plan.set_redated(1);
  plan.set_added(2);
  plan.set_unchanged(12);
  plan.set_announced(1);
  return plan;
}

std::vector<v1::OccurrenceChange> SampleChanges() {
  v1::OccurrenceChange change;
  change.set_occurrence("kvalitetshjul/2026-27/skyddsrond/bjorkskolan");
  change.set_title("Skyddsrond");
  change.set_kind(v1::CHANGE_KIND_REDATED);
  change.set_announced(true);
  v1::DateChange* date = change.add_dates();
  date->set_state("genomförs");
  SetDate(sys_days(2026y / 10 / 9), date->mutable_before());
  SetDate(sys_days(2026y / 10 / 16), date->mutable_after());
  date = change.add_dates();
  date->set_state("åtgärdas");
  date->set_opens(true);
  SetDate(sys_days(2026y / 10 / 19), date->mutable_after());
  return {change};
}

}  // namespace hjul::cli
