// Timeline: every message in its time, from years down to seconds.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_timeline(Context& c, const Rect& area);
void draw_timeline_chart(Context& c, const Rect& rect);  // without the card
float timeline_chart_height(Context& c, float width_px);
std::string timeline_summary(Context& c);  // one sentence
bool timeline_known(const Context& c);

// The visible part: the state's zoom within the data, or the whole data.
engine::TimeWindow zoom_window(const Context& c);
// Zooms by `factor` (> 1: nearer) around `at`; the window stays within the data and above a second.
engine::TimeWindow zoomed(const engine::TimeWindow& window, const engine::TimeWindow& all, double factor, Ms at);
engine::TimeWindow panned(const engine::TimeWindow& window, const engine::TimeWindow& all, Ms by);

}  // namespace tolle::views
