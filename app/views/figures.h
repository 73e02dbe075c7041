// The six figures at the top: what happened, and what it cost.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Draws them in as many columns as fit and returns the height used.
float draw_figures(Context& c, const Rect& area);

}  // namespace tolle::views
