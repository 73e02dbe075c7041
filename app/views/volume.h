// Complaints above the axis, answers below, over the whole data; a brush on it selects a time.
#pragma once
#include "views/context.h"

namespace tolle::views {

float volume_height(const Context& c);
void draw_volume(Context& c, const Rect& rect);

}  // namespace tolle::views
