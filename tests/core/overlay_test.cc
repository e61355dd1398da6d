#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "scheduler/core/wheel_text.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr std::string_view kCore = R"(wheel: kvalitetshjul
rings: [dialog]
activities:
  - id: kvalitetsdialog
    ring: dialog
    repeat: each term
    states:
      - id: boka
        by: rektor
        due: fredag v. 44
        move within: v. 42-45
        actions: {bokad: hålls}
      - id: hålls
        by: rektor
        due: v. 48
        actions: {hållen: klar}
      - {id: klar, final: true}
  - id: central
    for: {each: huvudman}
    states:
      - {id: s, by: skolchef, due: v. 10, move within: v. 9-11, actions: {ok: e}}
      - {id: e, final: true}
)";

constexpr std::string_view kOverlay = R"(overlay: kvalitetshjul
unit: bjorkskolan
move:
  - {activity: kvalitetsdialog, ordinal: ht, state: boka, due: friday w. 43}
activities:
  - id: skogsdag
    ring: eget
    states:
      - id: planeras
        by: rektor
        due: w. 18
        actions: {klart: klar}
      - {id: klar, final: true}
)";

Wheel Core() {
  text::Diagnostics diagnostics;
  return ParseWheel(kCore, diagnostics).value();
}

// The codes told when the overlay of `body` is laid on the core; "ok" when it could be.
std::vector<std::string> Laid(const std::string& body) {
  text::Diagnostics diagnostics;
  const std::optional<Overlay> overlay =
      ParseOverlay("overlay: kvalitetshjul\nunit: bjorkskolan\n" + body, diagnostics);
  if (overlay && WithOverlays(Core(), {*overlay}, diagnostics)) return {"ok"};
  std::vector<std::string> codes;
  for (const text::Diagnostic& item : diagnostics.items()) {
    codes.push_back(item.code);
    EXPECT_FALSE(item.suggestion.empty()) << item.message;
  }
  return codes;
}

TEST(Overlay, PrintsAsItself) {
  text::Diagnostics diagnostics;
  const std::optional<Overlay> overlay = ParseOverlay(kOverlay, diagnostics);
  ASSERT_TRUE(overlay.has_value());
  EXPECT_EQ(PrintOverlay(*overlay, calendar::Language::kEnglish), kOverlay);
}

TEST(Overlay, AddsItsActivitiesAndMovesAsVariants) {
  text::Diagnostics diagnostics;
  const std::optional<Overlay> overlay = ParseOverlay(kOverlay, diagnostics);
  const std::optional<Wheel> wheel = WithOverlays(Core(), {*overlay}, diagnostics);
  ASSERT_TRUE(wheel.has_value());
  ASSERT_THAT(wheel->activities, SizeIs(3));
  const Activity& added = wheel->activities.back();
  EXPECT_EQ(added.added_by.str(), "bjorkskolan");
  EXPECT_THAT(added.scope.filter.units, ElementsAre(UnitId("bjorkskolan")));
  EXPECT_THAT(wheel->rings, ElementsAre("dialog", "eget"));
  const Activity& dialog = wheel->activities.front();
  ASSERT_THAT(dialog.variants, SizeIs(1));
  EXPECT_THAT(dialog.variants[0].ordinals, ElementsAre(OrdinalId("ht")));
  EXPECT_THAT(dialog.variants[0].units.units, ElementsAre(UnitId("bjorkskolan")));
  EXPECT_EQ(wheel->activities[1], Core().activities[1]) << "the core is as it was";
  EXPECT_NE(HashOf(*wheel), HashOf(Core()));

  const std::string text = PrintWheel(*wheel, calendar::Language::kEnglish);
  EXPECT_EQ(ParseWheel(text, diagnostics), wheel);
}

TEST(Overlay, MovesOnlyWithinTheWindow) {
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, state: boka, due: v. 45}]"),
              ElementsAre("ok"));
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, state: boka, due: v. 46}]"),
              ElementsAre("outside-window"));
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, state: boka, due: term start + 4 weeks}]"),
              ElementsAre("ok"))
      << "cannot be seen without a calendar";
}

TEST(Overlay, ChangesNothingElseOfTheCore) {
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, state: hålls, due: v. 47}]"),
              ElementsAre("overlay-changes-core"));
  EXPECT_THAT(Laid("move: [{activity: central, state: s, due: v. 10}]"),
              ElementsAre("overlay-changes-core"));
  const std::string states =
      "states: [{id: s, by: rektor, actions: {ok: e}}, {id: e, final: true}]}]";
  EXPECT_THAT(Laid("activities: [{id: kvalitetsdialog, " + states),
              ElementsAre("overlay-changes-core"));
  EXPECT_THAT(Laid("activities: [{id: egen, replaces: kvalitetsdialog, " + states),
              ElementsAre("overlay-changes-core"));
  EXPECT_THAT(Laid("activities: [{id: egen, for: {each: unit}, " + states), ElementsAre("scope"));
}

TEST(Overlay, UnknownNamesAreToldWithTheNearest) {
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialg, state: boka, due: v. 43}]"),
              ElementsAre("unknown-activity"));
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, state: bokas, due: v. 43}]"),
              ElementsAre("unknown-state"));
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, ordinal: t1, state: boka, due: v. 43}]"),
              ElementsAre("unknown-ordinal"));
  EXPECT_THAT(Laid("move: [{activity: kvalitetsdialog, state: boka}]"), ElementsAre("missing-key"));
  EXPECT_THAT(Laid("flytta: []"), ElementsAre("unknown-key"));
}

TEST(Overlay, TwoUnitsMayNotAddTheSameId) {
  text::Diagnostics diagnostics;
  Overlay one = ParseOverlay(kOverlay, diagnostics).value();
  Overlay other = one;
  other.unit = UnitId("lindskolan");
  EXPECT_FALSE(WithOverlays(Core(), {one, other}, diagnostics).has_value());
  EXPECT_EQ(diagnostics.items().front().code, "duplicate-id");
}

TEST(Overlay, ForAnotherWheelIsRefused) {
  text::Diagnostics diagnostics;
  const Overlay overlay{.wheel = WheelId("budgethjul"), .unit = UnitId("bjorkskolan")};
  EXPECT_FALSE(WithOverlays(Core(), {overlay}, diagnostics).has_value());
  EXPECT_EQ(diagnostics.items().front().code, "unknown-wheel");
}

}  // namespace
}  // namespace hjul::core
