// Wheels, their revisions, previews, load and plans for people. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/dates.h"
#include "clients/cli/table.h"
#include "clients/cli/texts.h"

namespace hjul::v1 {
class LoadWeek;
class OccurrenceChange;
class Plan;
class PreviewLine;
class PushCount;
class Wheel;
class WheelRevision;
}  // namespace hjul::v1

namespace hjul::cli {

std::string PrintWheels(const std::vector<v1::Wheel>& wheels, const Texts& texts, const Page& page);
std::string PrintWheel(const v1::Wheel& wheel, const Texts& texts, const Page& page);
std::string PrintRevisions(const std::vector<v1::WheelRevision>& revisions, const Texts& texts,
                           const Page& page);

// One line per step, by date; its shift, who has it, and what reminders are sent.
std::string PrintPreview(const std::vector<v1::PreviewLine>& lines, const Texts& texts,
                         const Page& page);
// Messages per post and month: posts down, months across, sums last.
std::string PrintPushes(const std::vector<v1::PushCount>& pushes, const Texts& texts,
                        const Page& page);
std::string PrintLoad(const std::vector<v1::LoadWeek>& weeks, const Texts& texts, const Page& page);

// What a plan would do: the counts, the changes in words, and what to type to do it.
std::string PrintPlan(const v1::Plan& plan, const std::vector<v1::OccurrenceChange>& changes,
                      const Texts& texts, const Page& page);
// "3 får nya datum, 1 ny, 12 oförändrade".
std::string PlanCounts(const v1::Plan& plan, const Texts& texts);

}  // namespace hjul::cli
