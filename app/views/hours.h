// At what hour of the week staff answered; dragging over the cells filters by hours.
#pragma once
#include "views/context.h"

namespace tolle::views {

void draw_hours(Context& c, const Rect& rect);
float hours_height(const Context& c, float width);    // with cells in their best proportion
void draw_hours_chart(Context& c, const Rect& rect);  // without the card
float hours_chart_height(float width);
std::string hours_summary(Context& c);  // one sentence
bool hours_known(const Context& c);

bool is_working_hour(const engine::WorkingHours& work, int hour_of_week);

}  // namespace tolle::views
