// The small languages of a wheel beside date rules: guards, references, reminders, counts of days.
#include "scheduler/core/guard.h"
#include "scheduler/core/rung_text.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {
namespace {

constexpr calendar::Language kLanguages[] = {calendar::Language::kSwedish,
                                             calendar::Language::kEnglish};

void TryGuard(std::string_view text) {
  text::Diagnostics diagnostics;
  const auto guard = core::ParseGuard(text, {1, 1}, "guard", diagnostics);
  Expect(guard.has_value() != diagnostics.HasErrors(), "a guard with errors is none");
  if (!guard) {
    return;
  }
  Expect(core::Leaves(*guard).size() <= static_cast<std::size_t>(core::kGuardLeavesMax),
         "conditions are limited");
  for (const calendar::Language language : kLanguages) {
    const std::string printed = core::Print(*guard, language);
    text::Diagnostics of_printed;
    const auto again = core::ParseGuard(printed, {1, 1}, "guard", of_printed);
    Expect(again.has_value() && *again == *guard, "a printed guard reads back equal", printed);
  }
}

void TryReference(std::string_view text) {
  text::Diagnostics diagnostics;
  const auto reference = core::ParseActivityRef(text, {1, 1}, "after", diagnostics);
  Expect(reference.has_value() != diagnostics.HasErrors(), "a reference with errors is none");
  if (reference) {
    const std::string printed = core::Print(*reference, calendar::Language::kEnglish);
    const auto again = core::ParseActivityRef(printed, {1, 1}, "after", diagnostics);
    Expect(again.has_value() && *again == *reference, "a printed reference reads back equal",
           printed);
  }
}

void TryRung(std::string_view text) {
  const auto rung = core::ParseRung(text);
  const auto count = core::ParseDayCount(text);
  for (const calendar::Language language : kLanguages) {
    if (rung) {
      const std::string printed = core::PrintWhen(*rung, language);
      const auto again = core::ParseRung(printed);
      Expect(again.has_value() && *again == *rung, "a printed rung reads back equal", printed);
    }
    if (count) {
      const std::string printed = core::Print(*count, language);
      const auto again = core::ParseDayCount(printed);
      Expect(again.has_value() && again->count == count->count && again->unit == count->unit,
             "a printed count reads back equal", printed);
    }
  }
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = hjul::fuzz::TextOf(data, size);
  hjul::fuzz::TryGuard(text);
  hjul::fuzz::TryReference(text);
  hjul::fuzz::TryRung(text);
  return 0;
}
