// Turns, occurrences, tasks, journal and messages as the API shows them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "hjul/v1/journal.pb.h"
#include "hjul/v1/occurrence.pb.h"
#include "hjul/v1/task.pb.h"
#include "hjul/v1/wheel.pb.h"
#include "scheduler/core/task.h"
#include "scheduler/engine/view.h"
#include "scheduler/store/records.h"
#include "services/convert.h"

namespace hjul::services {

void ToApi(const core::PlannedDate& planned, v1::PlannedDate* to);
void ToApi(const core::PlannedState& planned, const std::string& title, v1::PlannedState* to);
// Titles come from the revision that the occurrence pins, as `view` knows it.
void ToApi(const core::Occurrence& occurrence, const engine::View& view, v1::Occurrence* to);
// Holders are those of `today`.
void ToApi(const core::Task& task, const core::Organisation& organisation, core::Date today,
           v1::Task* to);
// Without counts.
void ToApi(const core::Turn& turn, const engine::View& view, v1::Turn* to);
void ToApi(const store::JournalEntry& entry, v1::JournalEntry* to);
void ToApi(const store::Delivery& delivery, v1::Delivery* to);

std::string_view KindOf(calendar::RuleGap::Kind kind);

// What changes with every change of an occurrence; and of a task, in what its holder sees and may
// do (not in what others do meanwhile).
std::string EtagOf(const core::Occurrence& occurrence);
std::string EtagOf(const core::Task& task);
// "rektor@bjorkskolan/1790000000000".
absl::StatusOr<std::pair<core::PostId, core::Instant>> ReadDeliveryId(const std::string& text,
                                                                      std::string_view field);

// The revision number that a hash stands for; 0 when there is none.
std::uint32_t RevisionNumber(const engine::View& view, const core::WheelId& wheel,
                             const core::RevisionHash& hash);
// The activity of an occurrence in the revision it pins; null when the revision is gone.
const core::Activity* ActivityOf(const core::Occurrence& occurrence, const engine::World& world);
std::string UnitName(const core::UnitId& unit, const core::Organisation& organisation);

}  // namespace hjul::services
