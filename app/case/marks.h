// Where events are drawn inside their intervals, and which statements of order run in a circle.
#pragma once
#include "case/timeline.h"

namespace tolle::cases {

// Fills marks_ms and order; the constraints hold no contradiction any more.
void place_marks(Timeline& t);

// Groups of events that lead to each other in a circle, by causes and "after"/"before" without a duration.
std::vector<std::vector<size_t>> circles_of_order(const Timeline& t);

}  // namespace tolle::cases
