// What a rektor of a made-up school has on a Wednesday in October.
#pragma once

#include <vector>

#include "clients/cli/dates.h"
#include "hjul/v1/change_service.pb.h"
#include "hjul/v1/occurrence.pb.h"
#include "hjul/v1/task.pb.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {

Day SampleToday();  // 2026-10-14.
// One of each group, in the server's order.
std::vector<v1::Task> SampleTasks();
// The occurrence of the first task, with two steps behind it.
v1::Occurrence SampleOccurrence();
std::vector<v1::PreviewLine> SamplePreview();
std::vector<v1::PushCount> SamplePushes();
v1::Plan SamplePlan();
std::vector<v1::OccurrenceChange> SampleChanges();

}  // namespace hjul::cli
