#include "tests/core/random_wheel.h"

#include <random>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/rung_text.h"
#include "scheduler/core/state_defaults.h"
#include "scheduler/core/wheel_words.h"

namespace hjul::core {
namespace {

// Longer than a line, with signs that mean something to YAML.
const std::string kLong =
    "Läsårets återkommande ledningsarbete: personal, planering # resurser - och arbetsmiljö; "
    "budget "
    "och \"årsberättelse\" följer kalenderåret & finns i budgethjulet, som {alla} andra [datum] "
    "räknas "
    "från * > | % @ `";

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : chance_(seed), rules_(Rules()) {}

  Wheel MakeWheel() {
    Wheel wheel;
    wheel.id = WheelId(Name());
    wheel.title = Title(wheel.id.str());
    if (Rarely()) wheel.description = Prose();
    wheel.kind = Either() ? WheelKind::kQuality : WheelKind::kOperations;
    wheel.turn = Turn();
    if (Rarely()) wheel.valid_from = calendar::MakeDate(2026, 8, 1);
    if (Rarely()) wheel.valid_until = calendar::MakeDate(2031, 7, 31);
    if (Rarely()) wheel.replaces = WheelId(Name());
    if (Rarely()) wheel.lead_days = Number(0, 400);
    if (Rarely()) wheel.load_hours_max = Number(1, 40);
    if (Rarely()) wheel.load_deadlines_max = Number(1, 9);
    const int activities = Number(1, 5);
    for (int i = 0; i < activities; ++i) {
      wheel.activities.push_back(MakeActivity(fmt::format("aktivitet-{}", i)));
    }
    const bool as_seen = Either();
    if (!as_seen) wheel.rings = {"planering", "uppföljning", "Annat: mer"};
    for (Activity& activity : wheel.activities) {
      if (!Either()) continue;
      activity.ring = as_seen ? Title("ring") : wheel.rings[Index(wheel.rings.size())];
      if (as_seen &&
          std::find(wheel.rings.begin(), wheel.rings.end(), activity.ring) == wheel.rings.end()) {
        wheel.rings.push_back(activity.ring);
      }
    }
    // Many states alike, so that the `defaults` block has something to say.
    if (Either()) {
      const std::vector<Rung> ladder = Ladder();
      const std::optional<Escalation> escalation = MakeEscalation();
      for (Activity& activity : wheel.activities) {
        for (State& state : activity.states) {
          if (state.final || state.by.empty() || Rarely()) continue;
          state.remind = ladder;
          state.escalate = escalation;
        }
      }
    }
    return wheel;
  }

  Overlay MakeOverlay() {
    Overlay overlay{.wheel = WheelId(Name()), .unit = UnitId("bjorkskolan")};
    for (int i = Number(0, 3); i > 0; --i) {
      Activity activity = MakeActivity(fmt::format("egen-{}", i));
      activity.scope = {.each_unit = true};
      activity.recurrence.cohorts = 1;
      activity.added_by = {};
      overlay.activities.push_back(std::move(activity));
    }
    for (int i = Number(0, 3); i > 0; --i) {
      overlay.moves.push_back({.activity = ActivityId(fmt::format("aktivitet-{}", i)),
                               .ordinal = OrdinalId(Either() ? "ht" : ""),
                               .state = StateId(Name()),
                               .due = Rule()});
    }
    return overlay;
  }

 private:
  bool Either() { return Number(0, 1) == 1; }
  bool Rarely() { return Number(0, 3) == 0; }
  int Number(int min, int max) { return std::uniform_int_distribution<int>(min, max)(chance_); }
  std::size_t Index(std::size_t size) {
    return static_cast<std::size_t>(Number(0, static_cast<int>(size) - 1));
  }
  template <class T>
  const T& OneOf(const std::vector<T>& list) {
    return list[Index(list.size())];
  }

  std::string Name() {
    static const std::vector<std::string> names = {"skrivs", "åtgärd",    "lämnas-in", "a",
                                                   "v-44",   "3-årsplan", "m01",       "klar",
                                                   "i",      "null",      "no"};
    return OneOf(names);
  }
  // Half of them the title that the name gives by itself.
  std::string Title(const std::string& name) { return Either() ? TitleFromLabel(name) : Text(); }
  std::string Text() {
    static const std::vector<std::string> texts = {"Kvalitetsredovisning",
                                                   "a: b",
                                                   "# not a comment",
                                                   "Skollagen 4 kap. 4 §",
                                                   "yes",
                                                   "12:30",
                                                   "två\nrader",
                                                   "\"citat\"",
                                                   "'enkla'",
                                                   "[lista]",
                                                   "{karta}",
                                                   "slut, igen",
                                                   "- streck",
                                                   "*",
                                                   "&",
                                                   "éü",
                                                   "%",
                                                   "null",
                                                   "3.14",
                                                   "@x"};
    return OneOf(texts);
  }
  std::string Prose() {
    static const std::vector<std::string> texts = {kLong, kLong + "  två mellanslag",
                                                   kLong + "\nslut", "# " + kLong};
    return Either() ? Text() : OneOf(texts);
  }
  RoleId Role() {
    static const std::vector<std::string> roles = {"rektor", "skolchef", "skyddsombud", "nämnd",
                                                   "biträdande-rektor"};
    return RoleId(OneOf(roles));
  }
  std::vector<RoleId> Roles(int min) {
    std::vector<RoleId> roles;
    for (int i = Number(min, 3); i > 0; --i) {
      const RoleId role = Role();
      if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
    }
    return roles;
  }

  static std::vector<DateRule> Rules() {
    std::vector<DateRule> rules;
    text::Diagnostics diagnostics;
    for (const calendar::Language language :
         {calendar::Language::kSwedish, calendar::Language::kEnglish}) {
      for (const std::string& text : calendar::RuleExamples(language)) {
        if (auto rule = calendar::ParseRule(text, {}, "", diagnostics)) rules.push_back(*rule);
      }
    }
    return rules;
  }
  DateRule Rule() { return OneOf(rules_); }

  TurnScheme Turn() {
    TurnScheme turn;
    const int kind = Number(0, 2);
    if (kind == 1) turn.kind = TurnScheme::Kind::kCalendarYear, turn.start_month = 1;
    if (kind != 2) return turn;
    turn.kind = TurnScheme::Kind::kOwnStart;
    turn.start_month = static_cast<unsigned>(Number(1, 12));
    turn.start_day = static_cast<unsigned>(Number(1, 28));
    turn.length_months = Either() ? 12 : Number(1, 120);
    turn.every_years = Number(1, 4);
    if (Either()) turn.base_year = Number(2000, 2030);
    turn.name_offset = Number(-2, 2);
    return turn;
  }

  UnitFilter Filter() {
    UnitFilter filter;
    if (Either()) filter.school_forms = {"förskola", "anpassad-grundskola"};
    if (Rarely()) filter.grades = {"3", "gy1"};
    if (Rarely()) filter.attributes = {{"stadieindelning", "f-6"}, {"a b", "1"}};
    if (Rarely()) filter.units = {UnitId("bjorkskolan")};
    if (Rarely()) filter.except = {UnitId("lindskolan"), UnitId("a")};
    return filter;
  }

  Recurrence MakeRecurrence(bool each_unit) {
    Recurrence recurrence;
    switch (Number(0, 6)) {
      case 0:
        recurrence.within = Recurrence::Within::kTerm;
        break;
      case 1:
        recurrence.within = Recurrence::Within::kTertial;
        break;
      case 2:
        recurrence.within = Recurrence::Within::kQuarter;
        break;
      case 3:
        recurrence.within = Recurrence::Within::kMonth;
        if (Either()) recurrence.months = {1, 3, 12};
        break;
      case 4:
        recurrence.within = Recurrence::Within::kNamed;
        recurrence.names = {OrdinalId("första"), OrdinalId("andra")};
        break;
      default:
        break;
    }
    if (Rarely()) {
      recurrence.every_years = Number(2, 5);
      recurrence.base_year = Number(2000, 2030);
    }
    if (each_unit && Rarely()) recurrence.cohorts = Number(2, 4);
    if (Rarely()) recurrence.election_year = Either();
    return recurrence;
  }

  ActivityRef Ref() {
    ActivityRef ref;
    if (Rarely()) ref.wheel = WheelId(Name());
    ref.activity = ActivityId(fmt::format("aktivitet-{}", Number(0, 5)));
    if (Rarely()) ref.ordinal = OrdinalId("ht");
    ref.previous_turn = Rarely();
    return ref;
  }

  // Never an "and" directly inside an "and": a reader draws them together.
  Guard MakeGuard(int depth, Guard::Kind above) {
    Guard guard;
    const int kind = depth == 0 ? Number(3, 5) : Number(0, 5);
    guard.kind = static_cast<Guard::Kind>(kind + 1);
    const bool joins = guard.kind == Guard::Kind::kAnd || guard.kind == Guard::Kind::kOr;
    if (joins && guard.kind == above) guard.kind = Guard::Kind::kElectionYear;
    switch (guard.kind) {
      case Guard::Kind::kAnd:
      case Guard::Kind::kOr:
        for (int i = Number(2, 3); i > 0; --i) {
          guard.parts.push_back(MakeGuard(depth - 1, guard.kind));
        }
        break;
      case Guard::Kind::kNot:
        guard.parts.push_back(MakeGuard(depth - 1, guard.kind));
        break;
      case Guard::Kind::kState:
        guard.ref = Ref();
        Reach(guard);
        guard.test = static_cast<Guard::Test>(Number(1, 4));
        if (guard.test == Guard::Test::kIn) guard.state = StateId(Name());
        break;
      case Guard::Kind::kResult:
        if (Either()) guard.ref = Ref(), Reach(guard);
        guard.result = "medel";
        guard.compare = static_cast<Guard::Compare>(Number(1, 6));
        guard.operand = OneOf<std::string>({"4.0", "45", "-1", "ja", "ej godkänd", "Nej"});
        break;
      case Guard::Kind::kElectionYear:
        break;
    }
    return guard;
  }
  void Reach(Guard& guard) {
    guard.reach = static_cast<Guard::Reach>(Number(1, 4));
    if (guard.reach == Guard::Reach::kShare) guard.share_percent = Number(1, 100);
  }
  Guard AnyGuard() { return MakeGuard(2, Guard::Kind::kNot); }

  std::vector<Rung> Ladder() {
    std::vector<Rung> ladder;
    for (int i = Number(0, 4); i > 0; --i) {
      Rung rung;
      rung.anchor = Rarely() ? Rung::Anchor::kOpen : Rung::Anchor::kDue;
      const int shape = Number(0, 2);
      if (shape > 0) {
        rung.unit = static_cast<DayUnit>(Number(1, 3));
        rung.offset = Number(1, 30);
        if (rung.anchor == Rung::Anchor::kDue && Either()) rung.offset = -rung.offset;
      }
      if (shape == 2 && rung.offset > 0) {
        rung.repeat_every = rung.offset;
        if (Rarely()) rung.repeat_max = Number(1, 50);
      }
      if (Rarely()) rung.to = Roles(1);
      if (std::find(ladder.begin(), ladder.end(), rung) == ladder.end()) ladder.push_back(rung);
    }
    return ladder;
  }

  std::optional<Escalation> MakeEscalation() {
    if (Either()) return std::nullopt;
    return Escalation{
        .after = Number(1, 30), .unit = static_cast<DayUnit>(Number(1, 3)), .to = Role()};
  }

  ResultSpec MakeResult(int index) {
    ResultSpec result;
    result.id = fmt::format("svar-{}", index);
    result.title = Title(result.id);
    result.kind = static_cast<ResultSpec::Kind>(Number(1, 4));
    result.required = !Rarely();
    if (result.kind == ResultSpec::Kind::kChoice) result.choices = {"ja", "nej, inte alls"};
    if (result.kind == ResultSpec::Kind::kPercent) result.min = 0, result.max = 100;
    if (result.kind == ResultSpec::Kind::kNumber && Either()) result.min = -0.5, result.max = 6;
    return result;
  }

  Action MakeAction(const State& state, int index) {
    Action action;
    const std::string label =
        fmt::format("{}{}", OneOf<std::string>({"lämna in ", "klart: ", "x"}), index);
    action.id = ActionId(IdFromLabel(label));
    action.title = Either() ? TitleFromLabel(label) : Text();
    action.to = StateId(Name());
    if (Rarely()) action.by = {state.by.front()};
    action.alone = Rarely();
    action.note_required = Rarely();
    action.participants_required = Rarely();
    if (Rarely()) {
      for (int i = Number(1, 3); i > 0; --i) action.results.push_back(MakeResult(i));
    }
    if (Rarely()) action.when = AnyGuard();
    return action;
  }

  State MakeState(const std::string& id) {
    State state;
    state.id = StateId(id);
    state.title = Title(id);
    if (Rarely()) {
      state.final = true;
      state.outcome = static_cast<Outcome>(Number(1, 3));
      return state;
    }
    if (Either()) state.opens = Rule();
    if (Either()) state.due = Rule();
    if (Rarely()) state.move_within = Rule();
    state.shift = static_cast<Shift>(Number(1, 4));
    if (Rarely()) state.only_if = AnyGuard(), state.otherwise = StateId(Name());
    if (Rarely()) {
      if (Either()) {
        state.until = AnyGuard();
        if (Either()) state.until_latest = Rule();
      }
      state.then = StateId(Name());
      return state;
    }
    state.by = Roles(1);
    state.sign_off = Either() ? SignOff::kAllOf : SignOff::kAnyOf;
    state.estimate_hours = OneOf<double>({0, 6, 0.5, 1.25, 10.0 / 60, 100.0 / 60});
    state.remind = Either() ? Ladder() : BuiltInDefaults().remind;
    state.escalate = MakeEscalation();
    if (Rarely()) state.waits_for = AnyGuard();
    for (int i = Number(0, 3); i > 0; --i) state.actions.push_back(MakeAction(state, i));
    return state;
  }

  Variant MakeVariant(const Activity& activity) {
    Variant variant;
    variant.units = Filter();
    if (Rarely()) variant.ordinals = {OrdinalId("ht")};
    variant.election_year = Either();
    if (Either()) variant.start = StateId(Name());
    variant.skip = {StateId(Name())};
    for (const State& state : activity.states) {
      if (state.final || state.by.empty()) continue;
      Variant::StateChange change{.state = state.id};
      if (Either()) change.opens = Rule();
      if (Either()) change.due = Rule();
      if (Rarely()) change.shift = static_cast<Shift>(Number(1, 4));
      if (Rarely()) change.by = Roles(1);
      if (Rarely()) change.remind = Ladder();
      if (Rarely()) change.estimate_hours = OneOf<double>({0, 2});
      variant.states.push_back(std::move(change));
    }
    return variant;
  }

  Activity MakeActivity(const std::string& id) {
    Activity activity;
    activity.id = ActivityId(id);
    activity.title = Title(id);
    if (Either()) activity.why = Prose();
    if (Either()) activity.law = Prose();
    activity.scope.each_unit = Either();
    if (activity.scope.each_unit && Either()) activity.scope.filter = Filter();
    activity.recurrence = MakeRecurrence(activity.scope.each_unit);
    activity.optional = Rarely();
    for (int i = Number(0, 2); i > 0; --i) {
      const ActivityRef ref = Ref();
      const auto& after = activity.after;
      if (std::find(after.begin(), after.end(), ref) == after.end()) activity.after.push_back(ref);
    }
    for (int i = Number(1, 4); i > 0; --i) {
      activity.states.push_back(MakeState(fmt::format("steg-{}", i)));
    }
    // A waiting state that passes goes on to the next one unless it says where.
    activity.start = activity.states[Index(activity.states.size())].id;
    if (Rarely()) activity.variants.push_back(MakeVariant(activity));
    if (Rarely()) activity.added_by = UnitId("bjorkskolan");
    return activity;
  }

  std::mt19937_64 chance_;
  std::vector<DateRule> rules_;
};

}  // namespace

Wheel RandomWheel(std::uint64_t seed) { return Maker(seed).MakeWheel(); }
Overlay RandomOverlay(std::uint64_t seed) { return Maker(seed).MakeOverlay(); }

}  // namespace hjul::core
