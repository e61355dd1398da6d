// Wheels, previews, load and drawings as the API shows them.
#pragma once

#include "hjul/v1/wheel.pb.h"
#include "scheduler/core/drawing.h"
#include "scheduler/core/planner.h"
#include "scheduler/engine/world.h"
#include "services/convert.h"

namespace hjul::services {

void ToApi(const engine::WheelHead& head, v1::Wheel* to);
void ToApi(const store::WheelRevision& revision, v1::WheelRevision* to);
void ToApi(const core::PreviewLine& line, v1::PreviewLine* to);
void ToApi(const core::LoadWeek& week, v1::LoadWeek* to);
void ToApi(const core::Drawing& drawing, v1::Drawing* to);

}  // namespace hjul::services
