// Staff: when they answer, how much waits for them, and what they read while doing so. Nobody is named or ranked.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_staff(Context& c, const Rect& area);

}  // namespace tolle::views
