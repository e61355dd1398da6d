// One record of each kind, as a small municipality would have it: what the goldens are made of.
// Never change what stands here; a new field gets a new sample beside the old one.
#pragma once

#include "scheduler/store/records.h"

namespace hjul::store::sample {

core::OccurrenceId TheOccurrence();
core::TaskId TheTask();
core::PostId Rektor();
core::PostId Skolchef();
Instant At(std::int64_t ms);

HuvudmanRecord Huvudman();
core::Unit Unit();
core::Person Person();
core::Post Post();
TokenRecord Token();
TokenPlace WhoseToken();
RequestRecord Request();
ResultRecord Result();
HeadRecord Head();
WheelRevision Revision();
RevisionPlace WhereRevision();
CalendarRecord Calendar();
core::Turn Turn();
PlanRecord Plan();
OccurrenceRecord Occurrence();
core::Task Task();
TaskPlace WhereTask();
store::Delivery Delivery();
JournalEntry Journal();
LogEntry Log();

}  // namespace hjul::store::sample
