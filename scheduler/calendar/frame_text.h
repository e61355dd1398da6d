// The national frame's remarks as warnings with places; for this folder only.
#pragma once

#include <map>
#include <string>

#include "scheduler/calendar/calendar.h"
#include "scheduler/text/diagnostic.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::calendar {

// Where the läsår (by start year) and the units of a calendar document stand.
struct FramePlaces {
  const std::map<int, text::YamlNode>& years;
  const std::map<std::string, text::YamlNode>& units;
};

// Adds a warning for each läsår of `content` outside the frame, and for each unit whose own days
// bring it outside where the huvudman is not, or lie in no läsår of `content`.
// Requires: `places` holds every läsår and unit of `content`.
void WarnOutsideFrame(const Calendar::Content& content, const FramePlaces& places,
                      text::Diagnostics& diagnostics);

}  // namespace hjul::calendar
