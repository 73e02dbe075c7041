// The whole thread of one message, beside the view or instead of it.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Draws it from the top left of `area` on, as high as it needs, and returns the height.
float draw_thread(Context& c, const Rect& area);

}  // namespace tolle::views
