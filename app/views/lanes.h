// The lanes of the timeline: density, single messages, and how many complaints are open.
#pragma once
#include "views/parts.h"

namespace tolle::views {

void draw_lanes(Context& c, const Rect& labels, const Rect& plot, const TimeScale& x, const ui::ChartArea& chart);
void draw_open_lane(Context& c, const Rect& labels, const Rect& plot, const TimeScale& x);

}  // namespace tolle::views
