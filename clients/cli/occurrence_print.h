// Occurrences and their dates, steps and history for people. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/dates.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"

namespace hjul::v1 {
class Actor;
class DateGap;
class Occurrence;
class OverrideResult;
class PlannedState;
}  // namespace hjul::v1

namespace hjul::cli {

// " (flyttad från lör 31 okt: Alla helgons dag)"; empty when the day is the rule's own.
std::string ShiftText(const v1::PlannedDate& planned, const Texts& texts);
// "midsommarafton, söndag".
std::string ShiftReasons(const v1::PlannedDate& planned, const Texts& texts);
// Why there is no date: "veckan finns inte det året (v. 53)".
std::string GapText(const v1::DateGap& gap, const Texts& texts);
std::string GapText(std::string_view kind, std::string_view subject, const Texts& texts);
// "skolchef@huvudman (p-skolchef)", "systemet".
std::string ActorText(const v1::Actor& actor, const Texts& texts);

std::string PrintOccurrences(const std::vector<v1::Occurrence>& occurrences, Day today,
                             const Texts& texts, const Page& page);
std::string PrintOccurrence(const v1::Occurrence& occurrence, Day today, const Texts& texts,
                            const Page& page);

// The steps of the expected path with their dates, the present one marked.
std::string PrintPath(const v1::Occurrence& occurrence, Day today, const Texts& texts,
                      const Page& page);
// The steps left behind with who signed and said what; empty when there are none.
std::string PrintHistory(const v1::Occurrence& occurrence, const Texts& texts, const Page& page);

}  // namespace hjul::cli
