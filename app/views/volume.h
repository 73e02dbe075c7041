// Complaints above the axis, answers below, over the whole data; a brush on it selects a time.
#pragma once
#include "views/context.h"

namespace tolle::views {

float volume_height(const Context& c);
void draw_volume(Context& c, const Rect& rect);
void draw_volume_chart(Context& c, const Rect& rect);  // without the card
std::string_view volume_title(const Context& c);
std::string volume_summary(Context& c);  // one sentence

}  // namespace tolle::views
