// Booking, moving, swapping, waiting; windows and people that change: the step.
#include <set>

#include "tests/dialogue/town.h"

namespace hjul::dialogue {
namespace {

using absl::StatusCode;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// Every row of a table leads where it says, and nothing else leads anywhere.
template <class State, class On, class Table>
void ExpectOnlyRows(const Table& table, int states, int events) {
  for (int from = 1; from <= states; ++from) {
    for (int on = 1; on <= events; ++on) {
      const auto row = std::find_if(table.begin(), table.end(), [&](const auto& one) {
        return one.from == static_cast<State>(from) && one.on == static_cast<On>(on);
      });
      const auto next = Next(static_cast<State>(from), static_cast<On>(on));
      EXPECT_EQ(next.ok(), row != table.end()) << from << " on " << on;
      if (next.ok() && row != table.end()) {
        EXPECT_EQ(*next, row->to);
      }
    }
  }
}

TEST(Lifecycles, AllowWhatTheirTablesSayAndNothingElse) {
  ExpectOnlyRows<BookingStatus, BookingEvent>(kBookingTransitions, 7, 8);
  ExpectOnlyRows<SwapStatus, SwapEvent>(kSwapTransitions, 5, 4);
  ExpectOnlyRows<CampaignStatus, CampaignEvent>(kCampaignTransitions, 4, 3);
}

class ABooking : public testing::Test {
 protected:
  ABooking() {
    town_.AddWindow("tis", "2026-10-27", "09:00", "12:30");
    town_.AddWindow("ons", "2026-10-28", "09:00", "10:00");
  }
  absl::Status MoveFor(std::string_view unit, std::string_view slot) {
    return town_.Do(Move{.actor = By("rektor@" + std::string(unit)),
                         .booking = BookingOf(unit),
                         .slot = Slots(slot)});
  }
  Town town_{4};
};

TEST_F(ABooking, IsToldToEverybodyWhoTakesPart) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork tis/2026-10-27/09:00 #0"));
  EXPECT_THAT(town_.Told(), ElementsAre("booked rektor@bjork #0", "booked larare@bjork #0",
                                        "booked skolchef@huvudman #0"));
  EXPECT_THAT(town_.Recorded(), ElementsAre("booked dialog-ht26/bjork/1"));
}

TEST_F(ABooking, OfATakenSlotIsAnsweredWithTheNearestFreeOnes) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/10:15").ok());
  ASSERT_TRUE(town_.BookFor("ek", "tis/2026-10-27/10:15").ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().kind, RefusalKind::kTaken);
  std::vector<std::string> alternatives;
  for (const Offer& offer : town_.refusal().alternatives) {
    alternatives.push_back(ToString(offer.slot.id));
  }
  EXPECT_THAT(alternatives,
              ElementsAre("tis/2026-10-27/09:00", "tis/2026-10-27/11:30", "ons/2026-10-28/09:00"));
  EXPECT_EQ(town_.board.bookings.size(), 1U);
}

TEST_F(ABooking, IsOneForAUnitWhicheverSlotComesFirst) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(town_.BookFor("bjork", "ons/2026-10-28/09:00").ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().hindrances.front().kind, HindranceKind::kHasBooking);
}

TEST_F(ABooking, IsForThoseWhoBookForTheUnitAndOrganisers) {
  const SlotId slot = Slots("tis/2026-10-27/09:00");
  EXPECT_THAT(town_.Do(Book{.actor = By("rektor@ek"), .unit = UnitId("bjork"), .slot = slot}),
              Fails(StatusCode::kPermissionDenied, "only those who book for unit bjork"));
  EXPECT_THAT(town_.Do(Book{.actor = By("larare@bjork"), .unit = UnitId("bjork"), .slot = slot}),
              Fails(StatusCode::kPermissionDenied, "only those who book"));
  Actor deputy = By("rektor@bjork");
  deputy.person = PersonId("vikarie");
  EXPECT_TRUE(town_.Do(Book{.actor = deputy, .unit = UnitId("bjork"), .slot = slot}).ok());
  EXPECT_THAT(town_.Do(Move{.actor = By("larare@bjork"),
                            .booking = BookingOf("bjork"),
                            .slot = Slots("ons/2026-10-28/09:00")}),
              Fails(StatusCode::kPermissionDenied, ""));
  EXPECT_TRUE(town_
                  .Do(Move{.actor = By("administrator@huvudman"),
                           .booking = BookingOf("bjork"),
                           .slot = Slots("ons/2026-10-28/09:00")})
                  .ok());
}

TEST_F(ABooking, OfAGuessedSlotOrBookingIsNotFound) {
  for (const char* guess :
       {"tis/2026-10-27/09:30", "tis/2026-10-28/09:00", "fre/2026-10-30/09:00"}) {
    EXPECT_THAT(town_.BookFor("bjork", guess),
                Fails(StatusCode::kNotFound, "list the slots again"));
  }
  EXPECT_THAT(MoveFor("bjork", "ons/2026-10-28/09:00"),
              Fails(StatusCode::kNotFound, "no booking dialog-ht26/bjork/1"));
  EXPECT_THAT(town_.BookFor("okand", "tis/2026-10-27/09:00"),
              Fails(StatusCode::kNotFound, "does not meet unit okand"));
}

TEST_F(ABooking, LastsUntilTheLastSecondOfTheLastDay) {
  town_.campaign().booked.last = MakeDate(2026, 10, 9);
  town_.now = AtTime("2026-10-09 23:59") + std::chrono::seconds{59};
  EXPECT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  EXPECT_FALSE(town_.Refused());
  town_.now += std::chrono::seconds{1};
  ASSERT_TRUE(town_.BookFor("ek", "tis/2026-10-27/10:15").ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().hindrances.front().kind, HindranceKind::kBookingClosed);
  // The one who plans may still book for them.
  ASSERT_TRUE(town_
                  .Do(Book{.actor = By("skolchef@huvudman"),
                           .unit = UnitId("ek"),
                           .slot = Slots("tis/2026-10-27/10:15")})
                  .ok());
  EXPECT_FALSE(town_.Refused());
}

TEST_F(ABooking, EndsWhenTheCampaignIsClosedMeanwhile) {
  ASSERT_TRUE(
      town_.Do(SetStatus{.actor = By("skolchef@huvudman"), .on = CampaignEvent::kClosed}).ok());
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  EXPECT_TRUE(town_.Refused());
}

TEST_F(ABooking, MovesAsOneChangeAndKeepsItsName) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(MoveFor("bjork", "ons/2026-10-28/09:00").ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork ons/2026-10-28/09:00 #1"));
  ASSERT_TRUE(MoveFor("bjork", "tis/2026-10-27/11:30").ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork tis/2026-10-27/11:30 #2"));
  EXPECT_THAT(town_.Told(), Contains("moved rektor@bjork #2"));
  ASSERT_TRUE(MoveFor("bjork", "tis/2026-10-27/11:30").ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().hindrances.front().kind, HindranceKind::kSameSlot);
}

TEST_F(ABooking, ThatChangedSinceItWasSeenIsNotMoved) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(MoveFor("bjork", "ons/2026-10-28/09:00").ok());
  ASSERT_TRUE(town_
                  .Do(Move{.actor = By("rektor@bjork"),
                           .booking = BookingOf("bjork"),
                           .slot = Slots("tis/2026-10-27/09:00"),
                           .sequence = 0})
                  .ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().kind, RefusalKind::kChanged);
}

TEST_F(ABooking, MovesWhileOneTakesTheNewSlotAndAnotherWaitsForTheOld) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(town_
                  .Do(MakeWish{.actor = By("rektor@lind"),
                               .unit = UnitId("lind"),
                               .slot = Slots("tis/2026-10-27/09:00")})
                  .ok());
  ASSERT_TRUE(town_.BookFor("ek", "ons/2026-10-28/09:00").ok());
  ASSERT_TRUE(MoveFor("bjork", "ons/2026-10-28/09:00").ok());
  EXPECT_TRUE(town_.Refused());
  EXPECT_EQ(town_.SlotOf("bjork"), "tis/2026-10-27/09:00");
  ASSERT_TRUE(MoveFor("bjork", "tis/2026-10-27/11:30").ok());
  EXPECT_THAT(town_.Bookings(),
              ElementsAre("bjork tis/2026-10-27/11:30 #1", "ek ons/2026-10-28/09:00 #0",
                          "lind tis/2026-10-27/09:00 #0"));
  EXPECT_THAT(town_.Told(), Contains("wish-granted rektor@lind #0"));
}

TEST_F(ABooking, OneGrantedWishFreesTheSlotOfAnother) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(town_.BookFor("ek", "tis/2026-10-27/10:15").ok());
  ASSERT_TRUE(town_.BookFor("lind", "tis/2026-10-27/11:30").ok());
  const auto wish = [&](const char* unit, const char* slot) {
    town_.now += minutes{1};
    return town_.Do(MakeWish{
        .actor = By("rektor@" + std::string(unit)), .unit = UnitId(unit), .slot = Slots(slot)});
  };
  ASSERT_TRUE(wish("ek", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(wish("lind", "tis/2026-10-27/10:15").ok());
  EXPECT_THAT(wish("lind", "tis/2026-10-27/10:15"), Fails(StatusCode::kAlreadyExists, "waits"));
  ASSERT_TRUE(
      town_
          .Do(Cancel{
              .actor = By("rektor@bjork"), .booking = BookingOf("bjork"), .reason = "sjukdom"})
          .ok());
  EXPECT_THAT(town_.Bookings(),
              ElementsAre("bjork tis/2026-10-27/09:00 #1 cancelled", "ek tis/2026-10-27/09:00 #1",
                          "lind tis/2026-10-27/10:15 #1"));
}

TEST_F(ABooking, WishesAreForTakenSlotsAndLapseWithTime) {
  ASSERT_TRUE(town_
                  .Do(MakeWish{.actor = By("rektor@ek"),
                               .unit = UnitId("ek"),
                               .slot = Slots("tis/2026-10-27/09:00")})
                  .ok());
  EXPECT_EQ(town_.refusal().kind, RefusalKind::kSlotFree);
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(town_
                  .Do(MakeWish{.actor = By("rektor@ek"),
                               .unit = UnitId("ek"),
                               .slot = Slots("tis/2026-10-27/09:00")})
                  .ok());
  const auto next = town_.On([&](const Ground& ground) { return NextLook(town_.board, ground); });
  ASSERT_TRUE(next);
  town_.now = AtTime("2026-10-27 09:00");
  ASSERT_TRUE(town_.Do(TimeReached{}).ok());
  EXPECT_THAT(town_.Recorded(), ElementsAre("wish-lapsed dialog-ht26/ek/1"));
  EXPECT_THAT(town_.Told(), ElementsAre("wish-lapsed rektor@ek #0", "wish-lapsed larare@ek #0"));
  EXPECT_FALSE(town_.On([&](const Ground& ground) { return NextLook(town_.board, ground); }));
}

class Swap : public ABooking {
 protected:
  Swap() {
    EXPECT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
    EXPECT_TRUE(town_.BookFor("ek", "ons/2026-10-28/09:00").ok());
    EXPECT_TRUE(
        town_
            .Do(OfferSwap{
                .actor = By("rektor@bjork"), .mine = BookingOf("bjork"), .theirs = BookingOf("ek")})
            .ok());
  }
  const SwapId id_{CampaignId("dialog-ht26"), UnitId("bjork"), 1};
  absl::Status Answer(const char* who, bool accept) {
    return town_.Do(AnswerSwap{.actor = By(who), .swap = id_, .accept = accept});
  }
};

TEST_F(Swap, ChangesPlacesWhenBothConsent) {
  EXPECT_THAT(town_.Told(), ElementsAre("swap-offered rektor@ek #0", "swap-offered larare@ek #0"));
  EXPECT_THAT(Answer("rektor@bjork", true), Fails(StatusCode::kPermissionDenied, "unit ek"));
  ASSERT_TRUE(Answer("rektor@ek", true).ok());
  EXPECT_THAT(town_.Bookings(),
              ElementsAre("bjork ons/2026-10-28/09:00 #1", "ek tis/2026-10-27/09:00 #1"));
}

TEST_F(Swap, OneOfWhomWithdrawsHalfwayChangesNothing) {
  ASSERT_TRUE(town_.Do(WithdrawSwap{.actor = By("rektor@bjork"), .swap = id_}).ok());
  EXPECT_THAT(Answer("rektor@ek", true), Fails(StatusCode::kFailedPrecondition, "withdrawn"));
  EXPECT_EQ(town_.SlotOf("bjork"), "tis/2026-10-27/09:00");
}

TEST_F(Swap, LapsesWhenOneOfThemMoves) {
  ASSERT_TRUE(MoveFor("ek", "tis/2026-10-27/11:30").ok());
  EXPECT_THAT(town_.Recorded(), Contains("swap-lapsed dialog-ht26/bjork/1"));
  EXPECT_THAT(Answer("rektor@ek", true), Fails(StatusCode::kFailedPrecondition, "overtaken"));
}

TEST_F(Swap, IsRefusedWhereOneCannotPrepareInTime) {
  town_.campaign().material = MaterialRule{.days_before = 5};
  town_.now = AtTime("2026-10-20 23:00");  // For Tuesday it was due today; for Wednesday tomorrow.
  ASSERT_TRUE(Answer("rektor@ek", true).ok());
  EXPECT_FALSE(town_.Refused());
  town_.now = AtTime("2026-10-21 01:00");
  ASSERT_TRUE(
      town_
          .Do(OfferSwap{
              .actor = By("rektor@bjork"), .mine = BookingOf("bjork"), .theirs = BookingOf("ek")})
          .ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().places.front().hindrances.front().kind,
            HindranceKind::kTooLateForMaterial);
}

TEST_F(ABooking, OutsideAShortenedWindowAsksForAChoice) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(town_.BookFor("ek", "tis/2026-10-27/11:30").ok());
  SetWindow shorter{.actor = By("skolchef@huvudman"),
                    .window = *town_.board.FindWindow(WindowId("tis"))};
  shorter.window.time.to = Time("11:15");
  ASSERT_TRUE(town_.Do(shorter).ok());
  ASSERT_TRUE(town_.Refused());
  ASSERT_THAT(town_.refusal().places, SizeIs(1));
  EXPECT_EQ(town_.refusal().places.front().unit, UnitId("ek"));
  shorter.stranded = Stranded::kRebook;
  EXPECT_THAT(town_.Do(shorter), Fails(StatusCode::kInvalidArgument, "say why"));
  shorter.reason = "nämnden flyttar";
  ASSERT_TRUE(town_.Do(shorter).ok());
  EXPECT_THAT(town_.Bookings(),
              ElementsAre("bjork tis/2026-10-27/09:00 #0", "ek tis/2026-10-27/11:30 #1 to-rebook"));
  ASSERT_TRUE(MoveFor("ek", "ons/2026-10-28/09:00").ok());
  EXPECT_THAT(town_.Bookings(), Contains("ek ons/2026-10-28/09:00 #2"));
}

TEST_F(ABooking, InAWithdrawnWindowIsRebookedOrCancelled) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  WithdrawWindow withdraw{
      .actor = By("skolchef@huvudman"), .window = WindowId("tis"), .reason = "sjukdom"};
  ASSERT_TRUE(town_.Do(withdraw).ok());
  EXPECT_EQ(town_.refusal().kind, RefusalKind::kStranded);
  withdraw.stranded = Stranded::kCancel;
  ASSERT_TRUE(town_.Do(withdraw).ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork tis/2026-10-27/09:00 #1 cancelled"));
  EXPECT_THAT(town_.Why("ek", "tis/2026-10-27/09:00"),
              ElementsAre(HindranceKind::kWindowWithdrawn));
  // A booking after a cancelled one is a new one, with a name of its own.
  ASSERT_TRUE(town_.BookFor("bjork", "ons/2026-10-28/09:00").ok());
  EXPECT_EQ(town_.board.ActiveOf(UnitId("bjork"))->id, BookingOf("bjork", 2));
}

TEST_F(ABooking, FollowsItsWindowToAnotherRoom) {
  town_.campaign().places = {{.id = PlaceId("rum-2"), .name = "Rum 2"}};
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  SetWindow moved{.actor = By("skolchef@huvudman"),
                  .window = *town_.board.FindWindow(WindowId("tis"))};
  moved.window.place = PlaceId("rum-2");
  ASSERT_TRUE(town_.Do(moved).ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork tis/2026-10-27/09:00 #1"));
  EXPECT_THAT(town_.Told(), Contains("relocated rektor@bjork #1"));
}

TEST_F(ABooking, PassesToTheNextRektorWithThePost) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(
      town_
          .Do(HolderChanged{
              .post = PostOf("rektor@bjork"), .from = PersonId("r-bjork"), .to = PersonId("ny")})
          .ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork tis/2026-10-27/09:00 #1"));
  EXPECT_THAT(town_.Told(),
              ElementsAre("left rektor@bjork r-bjork #1", "joined rektor@bjork ny #1"));
  // The successor acts for the same post.
  Actor successor = By("rektor@bjork");
  successor.person = PersonId("ny");
  EXPECT_TRUE(town_
                  .Do(Move{.actor = successor,
                           .booking = BookingOf("bjork"),
                           .slot = Slots("ons/2026-10-28/09:00")})
                  .ok());
}

TEST_F(ABooking, GoesToAnotherHostUnlessThatOneIsTaken) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  const ReplaceHost replace{.actor = By("skolchef@huvudman"),
                            .from = PostOf("skolchef@huvudman"),
                            .to = PostOf("bitradande@huvudman"),
                            .since = MakeDate(2026, 10, 20),
                            .reason = "tjänstledig"};
  town_.busy = {{.who = PersonId("p-bitradande"),
                 .from = AtTime("2026-10-27 08:00"),
                 .to = AtTime("2026-10-27 09:30"),
                 .source = "Outlook"}};
  ASSERT_TRUE(town_.Do(replace).ok());
  ASSERT_TRUE(town_.Refused());
  EXPECT_EQ(town_.refusal().places.front().hindrances.front().kind, HindranceKind::kBusy);
  town_.busy.clear();
  ASSERT_TRUE(town_.Do(replace).ok());
  EXPECT_EQ(town_.board.bookings.front().slot.host, PostOf("bitradande@huvudman"));
  EXPECT_EQ(town_.board.windows.front().host, PostOf("bitradande@huvudman"));
  EXPECT_THAT(town_.Told(), Contains("left skolchef@huvudman #1"));
}

TEST_F(ABooking, OfAUnitThatMergesGoesToTheOneThatStays) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  ASSERT_TRUE(town_
                  .Do(CloseUnit{.actor = By("skolchef@huvudman"),
                                .unit = UnitId("bjork"),
                                .merged_into = UnitId("ek"),
                                .reason = "sammanslagning"})
                  .ok());
  EXPECT_THAT(town_.Bookings(),
              ElementsAre("bjork tis/2026-10-27/09:00 #1 cancelled", "ek tis/2026-10-27/09:00 #0"));
  EXPECT_FALSE(town_.campaign().Has(UnitId("bjork")));
}

TEST_F(ABooking, EndsAsHeldMissedCutShortOrContinued) {
  ASSERT_TRUE(town_.BookFor("bjork", "tis/2026-10-27/09:00").ok());
  RecordOutcome outcome{.actor = By("skolchef@huvudman"),
                        .booking = BookingOf("bjork"),
                        .on = BookingEvent::kCutShort,
                        .participants = {"Rektor", "Lärare"}};
  EXPECT_THAT(town_.Do(outcome), Fails(StatusCode::kFailedPrecondition, "has not begun"));
  town_.now = AtTime("2026-10-27 10:00");
  outcome.actor = By("rektor@bjork");
  EXPECT_THAT(town_.Do(outcome), Fails(StatusCode::kPermissionDenied, "organiser"));
  outcome.actor = By("skolchef@huvudman");
  ASSERT_TRUE(town_.Do(outcome).ok());
  ASSERT_TRUE(town_.BookFor("bjork", "ons/2026-10-28/09:00").ok());
  EXPECT_EQ(town_.refusal().hindrances.front().kind, HindranceKind::kAlreadyHeld);
  ASSERT_TRUE(town_
                  .Do(Book{.actor = By("rektor@bjork"),
                           .unit = UnitId("bjork"),
                           .slot = Slots("ons/2026-10-28/09:00"),
                           .continues = BookingOf("bjork")})
                  .ok());
  EXPECT_THAT(town_.Bookings(), ElementsAre("bjork tis/2026-10-27/09:00 #0 continued",
                                            "bjork ons/2026-10-28/09:00 #0"));
  town_.now = AtTime("2026-10-28 10:00");
  outcome = {.actor = By("skolchef@huvudman"),
             .booking = BookingOf("bjork", 2),
             .on = BookingEvent::kMissed};
  ASSERT_TRUE(town_.Do(outcome).ok());
  outcome.on = BookingEvent::kReopened;
  EXPECT_THAT(town_.Do(outcome), Fails(StatusCode::kInvalidArgument, "taken back"));
}

// Listing and accepting are one: in random surroundings every listed slot books alone, and no other
// does, neither as a booking nor as a move.
TEST(Availability, EverySlotListedAsFreeBooksAndNoOtherDoes) {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    std::uint64_t state = seed * 0x9E3779B97F4A7C15ULL;
    const auto random = [&](std::uint64_t below) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
      return static_cast<int>(state % below);
    };
    Town town(5);
    Campaign& campaign = town.campaign();
    campaign.buffer = minutes{5 * random(5)};
    if (random(2) != 0) campaign.raster = minutes{30 + 15 * random(5)};
    campaign.day_cap = random(4);
    campaign.week_cap = random(6);
    campaign.lead_days = random(8);
    if (random(2) != 0) campaign.material = MaterialRule{.days_before = 1 + random(8)};
    campaign.places = {{.id = PlaceId("a")}, {.id = PlaceId("b")}};
    campaign.travel = {{PlaceId("a"), PlaceId("b"), minutes{15 * random(6)}}};
    campaign.avoid = {{.kind = Avoid::Kind::kDays,
                       .days = {MakeDate(2026, 10, 21), MakeDate(2026, 10, 21)},
                       .reason = "nämnd"}};
    for (int i = 0; i < 4; ++i) {
      Window& window = town.AddWindow("f" + std::to_string(i),
                                      calendar::ToString(MakeDate(2026, 10, 19) + days{random(7)}),
                                      "08:00", "13:00", random(2) != 0 ? "2026-11-02" : "");
      window.time.from.minutes = static_cast<std::int16_t>(480 + 15 * random(8));
      if (random(2) != 0) window.host = PostOf("bitradande@huvudman");
      if (random(2) != 0) window.lunch = TimeSpan{Time("11:00"), Time("11:45")};
      window.place = PlaceId(random(2) != 0 ? "a" : "b");
      if (random(3) == 0) window.units = {town.Unit(random(5))};
    }
    town.busy = {{.who = PersonId(random(2) != 0 ? "p-skolchef" : "r-ek"),
                  .from = AtTime("2026-10-20 09:00"),
                  .to = AtTime("2026-10-20 10:30"),
                  .source = "Outlook"}};
    town.now = AtTime("2026-10-12 08:00") + std::chrono::hours{random(200)};
    for (int step = 0; step < 3; ++step) {  // Some are booked already.
      const UnitId unit = town.Unit(random(5));
      const std::vector<std::string> free = town.Free(unit.str());
      if (!free.empty()) {
        const auto pick = static_cast<std::size_t>(random(free.size()));
        EXPECT_TRUE(town.BookFor(unit.str(), free[pick]).ok());
      }
    }
    const Town before = town;
    for (const UnitId& unit : before.board.campaign.units) {
      Seeker seeker{.unit = unit};
      const Booking* const own = before.board.ActiveOf(unit);
      for (const bool moving : {false, true}) {
        if (moving && own == nullptr) continue;
        if (moving) seeker.moving = own->id;
        for (const Offer& offer : town.List(seeker)) {
          const Actor actor = By("rektor@" + unit.str());
          const absl::Status done =
              moving ? town.Do(Move{.actor = actor, .booking = own->id, .slot = offer.slot.id})
                     : town.Do(Book{.actor = actor, .unit = unit, .slot = offer.slot.id});
          ASSERT_TRUE(done.ok()) << "seed " << seed << ": " << done;
          ASSERT_EQ(offer.IsFree(), !town.Refused())
              << "seed " << seed << " " << Explain(offer, town.campaign());
          town.board = before.board;
        }
      }
    }
  }
}

}  // namespace
}  // namespace hjul::dialogue
