// A date rule in either vocabulary: read, printed in both, read back; and resolved in every turn of
// the years hjul knows.
#include <array>

#include "scheduler/calendar/rule.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/surroundings.h"

namespace hjul::fuzz {
namespace {

constexpr std::array kShifts{calendar::Shift::kNone, calendar::Shift::kNextWorkingDay,
                             calendar::Shift::kPreviousWorkingDay, calendar::Shift::kStatutory};

void ReadsBack(const calendar::DateRule& rule, calendar::Language language) {
  const std::string printed = calendar::Print(rule, language);
  text::Diagnostics diagnostics;
  const auto again = calendar::ParseRule(printed, {1, 1}, "rule", diagnostics);
  Expect(again.has_value(), "a printed rule reads back", printed);
  Expect(*again == rule, "a printed rule reads back equal", printed);
  Expect(calendar::Print(*again, language) == printed, "a rule prints one way", printed);
  Expect(rule.empty() || !calendar::Explain(rule, language).empty(), "a rule has an explanation",
         printed);
}

// Every other activity has a date, so that rules that lean on one go on.
class Anchors final : public calendar::AnchorSource {
 public:
  std::optional<calendar::Date> Find(const calendar::AnchorRef& anchor) const override {
    return anchor.activity.empty() ? std::nullopt : std::optional(calendar::MakeDate(2026, 10, 9));
  }
};

void ResolveIn(const calendar::DateRule& rule, calendar::DateSpan turn, bool repeats) {
  static const Anchors anchors;
  calendar::RuleContext context{.calendar = &SmallCalendar(),
                                .turn = turn,
                                .turn_year = calendar::YearOf(turn.first),
                                .anchors = &anchors};
  if (repeats) {
    context.period = calendar::DateSpan{turn.first, turn.first + calendar::days{120}};
    context.term = calendar::TermKind::kAutumn;
  }
  const calendar::Resolution resolution = calendar::Resolve(rule, context);
  if (const auto* resolved = std::get_if<calendar::ResolvedRule>(&resolution)) {
    Expect(resolved->days.first <= resolved->days.last, "a span ends after it begins",
           calendar::Print(rule, calendar::Language::kEnglish));
    for (const calendar::Shift shift : kShifts) {
      calendar::ApplyShift(resolved->days.last, shift, SmallCalendar());
    }
  }
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul;
  using namespace hjul::fuzz;
  text::Diagnostics diagnostics;
  const auto rule = calendar::ParseRule(TextOf(data, size), {1, 1}, "rule", diagnostics);
  Expect(rule.has_value() != diagnostics.HasErrors(), "a rule with errors is none");
  if (!rule) {
    return 0;
  }
  ReadsBack(*rule, calendar::Language::kSwedish);
  ReadsBack(*rule, calendar::Language::kEnglish);
  rule->Anchors();
  rule->TableKeys();
  for (int year = calendar::kYearMin; year < calendar::kYearMax; ++year) {
    ResolveIn(*rule, {calendar::MakeDate(year, 8, 1), calendar::MakeDate(year + 1, 7, 31)}, true);
    ResolveIn(*rule, {calendar::MakeDate(year, 1, 1), calendar::MakeDate(year, 12, 31)}, false);
  }
  ResolveIn(*rule, {calendar::MakeDate(2026, 7, 1), calendar::MakeDate(2028, 8, 31)}, false);
  ResolveIn(*rule, {calendar::MakeDate(2027, 2, 1), calendar::MakeDate(2027, 2, 28)}, true);
  return 0;
}
