// Drawings for the tests of the wheel picture: small made-up turns that say what they are.
#pragma once

#include <string>
#include <vector>

#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {

struct DrawnDay {
  int year = 2026;
  int month = 1;
  int day = 1;
};

// A turn without activities.
hjul::v1::Drawing TurnOf(std::string title, DrawnDay first, DrawnDay last,
                         std::vector<std::string> rings);
// Adds an arc of `days` days that begins `offset` days after the turn's first.
hjul::v1::DrawingArc& AddArc(hjul::v1::Drawing& drawing, std::string ring, std::string title,
                             int offset, int days);
// Adds `count` arcs of all lengths and states, the same ones each time.
void Scatter(hjul::v1::Drawing& drawing, int count);

// A läsår with terms, breaks, a quiet month and today; every state once, one activity that runs on
// after the turn.
hjul::v1::Drawing SchoolYear();
// The year 2026, which ends in ISO week 53.
hjul::v1::Drawing YearOfWeek53();
// August 2026 to September 2028.
hjul::v1::Drawing TwentySixMonths();

}  // namespace hjul::cli
