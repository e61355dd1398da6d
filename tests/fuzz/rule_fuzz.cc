// A date rule in either vocabulary: read, printed in both, read back; and resolved in every turn of
// the years hjul knows.
#include <array>

#include "scheduler/calendar/rule.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/read_back.h"
#include "tests/fuzz/surroundings.h"

namespace hjul::fuzz {
namespace {

constexpr std::array kShifts{calendar::Shift::kNone, calendar::Shift::kNextWorkingDay,
                             calendar::Shift::kPreviousWorkingDay, calendar::Shift::kStatutory};

std::optional<calendar::DateRule> Parse(std::string_view text, text::Diagnostics& diagnostics) {
  return calendar::ParseRule(text, {1, 1}, "rule", diagnostics);
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
  const auto rule = ReadOrFaulty(data, size, Parse);
  if (!rule) {
    return 0;
  }
  ReadsBackInBoth(*rule, calendar::Print, Parse);
  for (const auto language : {calendar::Language::kSwedish, calendar::Language::kEnglish}) {
    Expect(rule->empty() || !calendar::Explain(*rule, language).empty(), "it can be explained");
  }
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
