// At what hour of the week staff answered; dragging over the cells filters by hours.
#pragma once
#include "views/context.h"

namespace tolle::views {

void draw_hours(Context& c, const Rect& rect);
float hours_height(const Context& c, float width);  // with cells in their best proportion

bool is_working_hour(const engine::WorkingHours& work, int hour_of_week);

}  // namespace tolle::views
