// Material, minutes, measures, agenda, and the page that shows where everybody stands.
#include "scheduler/core/dialogue/overview.h"
#include "tests/dialogue/town.h"

namespace hjul::dialogue {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Meetings and when their material is due: working days are counted back, calendar days
// go to the previous working day.
struct DueCase {
  const char* meeting;
  int days_before;
  const char* working;
  const char* calendar;
};
class MaterialDay : public testing::TestWithParam<DueCase> {};

TEST_P(MaterialDay, IsCountedBackAndNeverTheMeetingsOwn) {
  const calendar::Calendar calendar;
  const Date meeting = *calendar::ParseDate(GetParam().meeting);
  MaterialRule rule{.days_before = GetParam().days_before};
  EXPECT_EQ(calendar::ToString(MaterialDueFor(rule, meeting, calendar).date), GetParam().working);
  rule.working_days = false;
  EXPECT_EQ(calendar::ToString(MaterialDueFor(rule, meeting, calendar).date), GetParam().calendar);
}

INSTANTIATE_TEST_SUITE_P(Sweden, MaterialDay,
                         testing::Values(DueCase{"2026-04-08", 5, "2026-03-30", "2026-04-02"},
                                         DueCase{"2026-06-23", 5, "2026-06-15", "2026-06-18"},
                                         DueCase{"2027-01-04", 3, "2026-12-28", "2026-12-30"},
                                         DueCase{"2027-01-12", 5, "2027-01-04", "2027-01-07"},
                                         DueCase{"2027-03-31", 5, "2027-03-22", "2027-03-25"},
                                         DueCase{"2028-06-07", 3, "2028-06-01", "2028-06-02"},
                                         DueCase{"2029-12-27", 2, "2029-12-20", "2029-12-21"},
                                         DueCase{"2030-12-30", 3, "2030-12-20", "2030-12-27"},
                                         DueCase{"2031-05-05", 1, "2031-05-02", "2031-05-02"}),
                         [](const testing::TestParamInfo<DueCase>& row) {
                           std::string name = row.param.meeting;
                           std::erase(name, '-');
                           return "Meeting" + name;
                         });

TEST(Material, HidesSlotsForWhichItIsTooLateOverEaster) {
  Town town;
  town.campaign().held = {MakeDate(2027, 3, 1), MakeDate(2027, 4, 30)};
  town.campaign().booked = {MakeDate(2027, 3, 1), MakeDate(2027, 4, 30)};
  town.campaign().material = MaterialRule{.days_before = 5};
  town.AddWindow("ons", "2027-03-31", "09:00", "10:00", "2027-04-07");
  // Easter 2027 is 28 March: five working days before 31 March is Monday 22 March.
  town.now = AtTime("2027-03-22 23:59");
  EXPECT_THAT(town.Free("bjork"), SizeIs(2));
  town.now = AtTime("2027-03-23 00:00");
  EXPECT_THAT(town.Free("bjork"), ElementsAre("ons/2027-04-07/09:00"));
  EXPECT_THAT(
      town.SayWhy("bjork", "ons/2027-03-31/09:00"),
      testing::HasSubstr("underlaget skulle ha lämnats senast måndag 22 mars 2027 (v. 12)"));
}

class DialoguePapers : public testing::Test {
 protected:
  DialoguePapers() {
    Campaign& campaign = town_.campaign();
    campaign.material = MaterialRule{.days_before = 5};
    campaign.checklist = {
        {.id = ItemId("analys"), .title = "Rektors analys", .by = RoleId("rektor")},
        {.id = ItemId("larare"), .title = "Lärarnas syn", .by = RoleId("larare")},
        {.id = ItemId("bilaga"), .by = RoleId("rektor"), .required = false}};
    campaign.agenda = {"Nuläge", "Resultat"};
    town_.AddWindow("tis", "2026-10-27", "09:00", "12:30");
    EXPECT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  }
  const Booking& booking() const { return *town_.board.LatestOf(UnitId("bjork")); }
  absl::Status Hand(MaterialEvent on, const char* item, const char* who, std::string note = "") {
    auto items = Step(items_, {.on = on, .item = ItemId(item), .actor = By(who), .note = note},
                      booking(), town_.campaign(), town_.now);
    if (items.ok()) items_ = *items;
    return items.status();
  }
  Readiness Ready() const {
    return ReadinessOf(booking(), items_, town_.board.campaign, calendar::Calendar(), town_.now);
  }
  absl::Status Keep(const MinutesChange& change) {
    auto decision = Step(papers_.minutes[booking().id], change, papers_.measures, booking(),
                         town_.campaign(), town_.now);
    if (!decision.ok()) return decision.status();
    papers_.minutes[booking().id] = decision->minutes;
    for (const Measure& measure : decision->measures) {
      std::erase_if(papers_.measures, [&](const Measure& one) { return one.id == measure.id; });
      papers_.measures.push_back(measure);
    }
    return absl::OkStatus();
  }
  void Hold() {
    town_.now = AtTime("2026-10-27 10:30");
    ASSERT_TRUE(town_
                    .Do(RecordOutcome{.actor = chef_,
                                      .booking = BookingOf("bjork"),
                                      .participants = {"Rektor", "Lärare"}})
                    .ok());
  }

  Town town_;
  std::vector<Material> items_;
  Papers papers_;
  const Actor chef_ = By("skolchef@huvudman");
  const MeasureLine line_{
      .title = "Läsgrupper i åk 2", .owner = PostOf("rektor@bjork"), .due = MakeDate(2027, 1, 29)};
};

TEST_F(DialoguePapers, ReadyWhenAllThatIsRequiredIsThere) {
  EXPECT_THAT(Ready().missing, ElementsAre(ItemId("analys"), ItemId("larare")));
  EXPECT_EQ(Ready().due->date, MakeDate(2026, 10, 20));
  ASSERT_TRUE(Hand(MaterialEvent::kSubmitted, "analys", "rektor@bjork").ok());
  EXPECT_THAT(Hand(MaterialEvent::kSubmitted, "larare", "rektor@bjork"),
              Fails(StatusCode::kPermissionDenied, "handed in by larare only"));
  ASSERT_TRUE(Hand(MaterialEvent::kSubmitted, "larare", "larare@bjork").ok());
  EXPECT_TRUE(Ready().ready);
  EXPECT_THAT(Hand(MaterialEvent::kReturned, "analys", "skolchef@huvudman"),
              Fails(StatusCode::kInvalidArgument, "what is to be completed"));
  ASSERT_TRUE(
      Hand(MaterialEvent::kReturned, "analys", "skolchef@huvudman", "måluppfyllelse?").ok());
  EXPECT_THAT(Ready().returned, ElementsAre(ItemId("analys")));
  EXPECT_FALSE(Ready().late);
  town_.now = AtTime("2026-10-21 00:00");
  EXPECT_TRUE(Ready().late);
  EXPECT_THAT(Hand(MaterialEvent::kSubmitted, "okand", "rektor@bjork"),
              Fails(StatusCode::kNotFound, "no item okand"));
}

TEST_F(DialoguePapers, MinutesNeverChangeOnceFinalised) {
  EXPECT_THAT(Keep(WriteMinutes{.actor = chef_, .text = "Utkast"}),
              Fails(StatusCode::kFailedPrecondition, "has not been held"));
  Hold();
  EXPECT_THAT(Keep(FinaliseMinutes{chef_}), Fails(StatusCode::kFailedPrecondition, "no minutes"));
  ASSERT_TRUE(Keep(WriteMinutes{.actor = chef_, .text = "Utkast", .measures = {line_}}).ok());
  EXPECT_THAT(papers_.measures, IsEmpty());
  EXPECT_THAT(Keep(CorrectMinutes{chef_, "fel"}), Fails(StatusCode::kFailedPrecondition, "draft"));
  ASSERT_TRUE(Keep(FinaliseMinutes{chef_}).ok());
  ASSERT_THAT(papers_.measures, SizeIs(1));
  EXPECT_EQ(ToString(papers_.measures[0].id), "dialog-ht26/bjork/1:1");
  EXPECT_THAT(Keep(WriteMinutes{.actor = chef_, .text = "Annat"}),
              Fails(StatusCode::kFailedPrecondition, "correct them with a reason"));
  EXPECT_THAT(Keep(CorrectMinutes{chef_, ""}), Fails(StatusCode::kInvalidArgument, "say why"));
}

TEST_F(DialoguePapers, ACorrectionIsANewVersionAndMeasuresKeepTheirNames) {
  Hold();
  ASSERT_TRUE(Keep(WriteMinutes{.actor = chef_, .text = "Ett", .measures = {line_, line_}}).ok());
  ASSERT_TRUE(Keep(FinaliseMinutes{chef_}).ok());
  const MinutesVersion first = papers_.minutes[booking().id].versions.front();
  ASSERT_TRUE(Keep(CorrectMinutes{chef_, "fel datum"}).ok());
  MeasureLine moved = line_;
  moved.number = 1;
  moved.due = MakeDate(2027, 2, 12);
  ASSERT_TRUE(Keep(WriteMinutes{.actor = chef_, .text = "Två", .measures = {moved}}).ok());
  EXPECT_EQ(papers_.measures[0].due, MakeDate(2027, 1, 29));  // Not before it is finalised.
  ASSERT_TRUE(Keep(FinaliseMinutes{chef_}).ok());
  const Minutes& log = papers_.minutes[booking().id];
  EXPECT_EQ(log.versions.front(), first);
  ASSERT_THAT(log.versions, SizeIs(2));
  EXPECT_EQ(log.Finalised()->corrects_why, "fel datum");
  ASSERT_THAT(papers_.measures, SizeIs(2));
  EXPECT_EQ(papers_.measures[0].due, MakeDate(2027, 2, 12));
  EXPECT_EQ(papers_.measures[1].status, MeasureStatus::kDropped);
  EXPECT_EQ(papers_.measures[1].note, "fel datum");
  moved.number = 7;
  ASSERT_TRUE(Keep(CorrectMinutes{chef_, "igen"}).ok());
  EXPECT_THAT(Keep(WriteMinutes{.actor = chef_, .measures = {moved}}),
              Fails(StatusCode::kInvalidArgument, "measures[0].number: there is no measure 7"));
}

TEST_F(DialoguePapers, AMeasureComesBackOnTheAgendaUntilItIsClosed) {
  Hold();
  ASSERT_TRUE(Keep(WriteMinutes{.actor = chef_, .text = "Ett", .measures = {line_}}).ok());
  ASSERT_TRUE(Keep(FinaliseMinutes{chef_}).ok());
  const auto agenda = [&] {
    return AgendaFor(town_.campaign(), papers_.measures, MakeDate(2027, 3, 1));
  };
  ASSERT_THAT(agenda(), SizeIs(3));
  EXPECT_EQ(agenda()[0].carried_over->title, "Läsgrupper i åk 2");
  EXPECT_TRUE(agenda()[0].overdue);
  EXPECT_EQ(agenda()[1].heading, "Nuläge");
  const auto close = [&](const char* who, MeasureEvent on, std::string note) {
    return Step(papers_.measures[0], {By(who), on, std::move(note)}, town_.campaign(), town_.now);
  };
  EXPECT_THAT(close("rektor@ek", MeasureEvent::kDone, "").status(),
              Fails(StatusCode::kPermissionDenied, "rektor@bjork"));
  EXPECT_THAT(close("rektor@bjork", MeasureEvent::kDropped, "").status(),
              Fails(StatusCode::kInvalidArgument, "say why"));
  papers_.measures[0] = *close("rektor@bjork", MeasureEvent::kDone, "genomfört");
  EXPECT_THAT(agenda(), SizeIs(2));
  // A later correction of the minutes leaves what was closed as it is.
  ASSERT_TRUE(Keep(CorrectMinutes{chef_, "stavfel"}).ok());
  ASSERT_TRUE(Keep(FinaliseMinutes{chef_}).ok());
  EXPECT_EQ(papers_.measures[0].status, MeasureStatus::kDone);
}

TEST_F(DialoguePapers, OnePageShowsWhereEverybodyStands) {
  ASSERT_TRUE(town_.BookFor("ek", "tis/2026-10-27/11:30").ok());
  ASSERT_TRUE(Hand(MaterialEvent::kSubmitted, "analys", "rektor@bjork").ok());
  ASSERT_TRUE(Hand(MaterialEvent::kSubmitted, "larare", "larare@bjork").ok());
  papers_.materials[booking().id] = items_;
  const auto standings = [&] {
    std::vector<UnitStanding> all;
    town_.On([&](const Ground& ground) {
      for (const UnitRow& row : OverviewOf(town_.board, papers_, ground).rows) {
        all.push_back(row.standing);
      }
    });
    return all;
  };
  EXPECT_THAT(standings(),
              ElementsAre(UnitStanding::kReady, UnitStanding::kNotReady, UnitStanding::kNotBooked));
  Hold();
  EXPECT_THAT(standings(),
              ElementsAre(UnitStanding::kHeld, UnitStanding::kNotReady, UnitStanding::kNotBooked));
  ASSERT_TRUE(Keep(WriteMinutes{.actor = chef_, .text = "Ett", .measures = {line_}}).ok());
  ASSERT_TRUE(Keep(FinaliseMinutes{chef_}).ok());
  town_.now = AtTime("2027-02-01 08:00");
  EXPECT_THAT(standings(), ElementsAre(UnitStanding::kFinished, UnitStanding::kNotRecorded,
                                       UnitStanding::kNotBooked));
  town_.On([&](const Ground& ground) {
    EXPECT_EQ(OverviewOf(town_.board, papers_, ground).measures_overdue, 1);
  });
}

TEST(CampaignCheck, NamesTheFieldAndWhatItMayHold) {
  Town town;
  EXPECT_TRUE(CheckCampaign(town.campaign()).ok()) << CheckCampaign(town.campaign());
  const auto refuses = [&](auto change, const char* words) {
    Campaign campaign = town.campaign();
    change(campaign);
    EXPECT_THAT(CheckCampaign(campaign), Fails(StatusCode::kInvalidArgument, words));
  };
  refuses([](Campaign& c) { c.units.clear(); }, "campaign.units: names no unit");
  refuses([](Campaign& c) { c.units.push_back(c.units[0]); }, "named twice");
  refuses([](Campaign& c) { c.parties.clear(); }, "nobody books");
  refuses([](Campaign& c) { c.length = minutes{0}; }, "campaign.length: 0 minutes");
  refuses([](Campaign& c) { std::swap(c.held.first, c.held.last); }, "ends before it begins");
  refuses([](Campaign& c) { c.material = MaterialRule{.days_before = 0}; }, "before the day");
  refuses(
      [](Campaign& c) {
        c.travel = {{PlaceId("a"), PlaceId("b"), minutes{5}}};
      },
      "unknown place a");
  refuses([](Campaign& c) { c.avoid = {{.kind = Avoid::Kind::kDays}}; }, "without a reason");
  refuses([](Campaign& c) { c.checklist = {{.id = ItemId("x"), .by = RoleId("annan")}}; },
          "who is not a party");
}

}  // namespace
}  // namespace hjul::dialogue
