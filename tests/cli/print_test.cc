// What people read, as goldens: a changed line is looked at before it is accepted.
#include <sstream>

#include "clients/cli/command.h"
#include "clients/cli/diagnostics_print.h"
#include "clients/cli/help.h"
#include "clients/cli/letters.h"
#include "clients/cli/occurrence_print.h"
#include "clients/cli/task_print.h"
#include "clients/cli/wheel_print.h"
#include "gtest/gtest.h"
#include "hjul/v1/wheel_service.pb.h"
#include "tests/cli/golden.h"
#include "tests/cli/sample.h"

namespace hjul::cli {
namespace {

const Page kPage{.width = 80};

const Texts& Swedish() {
  static const Texts texts(Language::kSwedish);
  return texts;
}
const Texts& English() {
  static const Texts texts(Language::kEnglish);
  return texts;
}

void ExpectNarrow(const std::string& text) {
  for (const std::string& line : Split(text, '\n')) {
    EXPECT_LE(Width(line), 80) << line;
  }
}

TEST(TaskPrint, TellsWhatWhenWhyAndWhoWaits) {
  const std::string text = PrintTasks(SampleTasks(), SampleToday(), Swedish(), kPage);
  ExpectNarrow(text);
  ExpectGolden("task_list.sv.txt", text);
  ExpectGolden("task_list.en.txt", PrintTasks(SampleTasks(), SampleToday(), English(), kPage));
}

TEST(TaskPrint, NamesUnitsAndPostsWhenThereAreSeveral) {
  std::vector<v1::Task> tasks = SampleTasks();
  tasks[1].set_unit_name("Havsskolan");
  tasks[1].set_post("rektor@havsskolan");
  const std::string text = PrintTasks(tasks, SampleToday(), Swedish(), kPage);
  ExpectNarrow(text);
  ExpectGolden("task_list_two_units.sv.txt", text);
}

TEST(TaskPrint, SaysSomethingKindWhenThereIsNothing) {
  v1::Task next = SampleTasks()[3];
  SetDate(SampleToday() + std::chrono::days(5), next.mutable_opens()->mutable_effective());
  EXPECT_EQ(PrintNoTasks(&next, SampleToday(), Swedish(), kPage),
            "Du har inget att göra just nu. Nästa kommer mån 19 okt v. 43: Medarbetarsamtal,\n"
            "Samtalen hålls.\n");
  EXPECT_EQ(PrintNoTasks(nullptr, SampleToday(), Swedish(), kPage),
            "Du har inget att göra just nu. Och inget är på väg.\n");
}

TEST(TaskPrint, ShowsATaskInFull) {
  const std::vector<v1::Task> tasks = SampleTasks();
  ExpectGolden("task_show.sv.txt", PrintTask(tasks[0], SampleOccurrence(), "skyddsrond",
                                             SampleToday(), Swedish(), kPage));
  v1::Task returned = tasks[2];
  v1::ResultSpec* result = returned.mutable_actions(0)->add_results();
  result->set_id("andel");
  result->set_title("Andel elever som svarat");
  result->set_kind(v1::ResultSpec::KIND_PERCENT);
  result->set_required(true);
  ExpectGolden("task_show_returned.sv.txt",
               PrintTask(returned, v1::Occurrence(), "plan-mot-kränkande-behandling", SampleToday(),
                         Swedish(), kPage));
}

TEST(OccurrencePrint, ShowsStepsDatesAndHistory) {
  ExpectGolden("occurrence_show.sv.txt",
               PrintOccurrence(SampleOccurrence(), SampleToday(), Swedish(), kPage));
  ExpectGolden("occurrence_list.sv.txt",
               PrintOccurrences({SampleOccurrence()}, SampleToday(), Swedish(), {.width = 120}));
}

TEST(WheelPrint, PreviewsStepsShiftsAndReminders) {
  ExpectGolden("preview.sv.txt", PrintPreview(SamplePreview(), Swedish(), kPage) + "\n" +
                                     PrintPushes(SamplePushes(), Swedish(), kPage));
}

TEST(WheelPrint, ShowsAPlanBeforeItIsApplied) {
  ExpectGolden("plan.sv.txt", PrintPlan(SamplePlan(), SampleChanges(), Swedish(), kPage));
  v1::Plan nothing = SamplePlan();
  nothing.set_no_op(true);
  EXPECT_EQ(PrintPlan(nothing, {}, Swedish(), kPage),
            "Plan för hjulet kvalitetshjul\nIngenting ändras.\n");
}

TEST(DiagnosticsPrint, PointsAtThePlaceInTheLine) {
  v1::ValidateWheelResponse response;
  v1::Diagnostic* diagnostic = response.add_diagnostics();
  diagnostic->set_severity(v1::Diagnostic::SEVERITY_ERROR);
  diagnostic->set_code("unknown-key");
  diagnostic->set_line(2);
  diagnostic->set_column(8);
  diagnostic->set_message("unknown key 'du'");
  diagnostic->set_suggestion("did you mean 'due'?");
  diagnostic = response.add_diagnostics();
  diagnostic->set_severity(v1::Diagnostic::SEVERITY_WARNING);
  diagnostic->set_code("missing-entry");
  diagnostic->set_path("activities[0]");
  diagnostic->set_message("no date yet");
  EXPECT_EQ(
      PrintDiagnostics(response.diagnostics(), "hjul.yaml", "a: 1\nmål åä du: x\n", Swedish()),
      "hjul.yaml:2:8: fel: unknown key 'du' [unknown-key]\n"
      "    mål åä du: x\n"
      "           ^\n"
      "  did you mean 'due'?\n"
      "hjul.yaml: activities[0]: varning: no date yet [missing-entry]\n");
  EXPECT_TRUE(HasErrors(response.diagnostics()));
  EXPECT_EQ(CountDiagnostics(response.diagnostics(), Swedish()), "1 fel, 1 varning");
}

TEST(DiagnosticsPrint, SurvivesPlacesOutsideTheText) {
  v1::ValidateWheelResponse response;
  v1::Diagnostic* diagnostic = response.add_diagnostics();
  diagnostic->set_line(99);
  diagnostic->set_column(-5);
  EXPECT_EQ(PrintDiagnostics(response.diagnostics(), "f", "kort", Swedish()),
            "f:99:-5: varning:  []\n");
}

TEST(Help, IsReadOffTheTable) {
  const std::string text = ProgramHelp(CommandTable(), Swedish(), kPage);
  ExpectNarrow(text);
  ExpectGolden("help.sv.txt", text);
  std::string all;
  for (const Command& command : CommandTable()) {
    const std::string help = CommandHelp(command, Swedish(), kPage);
    all += "$ hjul " + command.Name() + " --help\n" + help + "\n";
    EXPECT_NE(CommandHelp(command, English(), kPage), help);
  }
  ExpectGolden("help_commands.sv.txt", all);
}

TEST(Help, GivesCompletionsForThreeShells) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    ExpectGolden(std::string("completion.") + shell, Completion(CommandTable(), shell, Swedish()));
  }
  EXPECT_EQ(Completion(CommandTable(), "tcsh", Swedish()), "");
}

TEST(Help, GivesAManualWithEveryCommandAndExitCode) {
  const std::string manual = Manual(CommandTable(), English());
  EXPECT_EQ(manual.rfind(".TH HJUL 1", 0), 0U);
  for (const Command& command : CommandTable()) {
    EXPECT_NE(manual.find("hjul " + command.noun), std::string::npos) << command.Name();
  }
  EXPECT_NE(manual.find(".SH EXIT STATUS"), std::string::npos);
}

}  // namespace
}  // namespace hjul::cli
