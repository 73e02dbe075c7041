// The overview: figures, volume, waits, hours, and the first messages of the selection.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_overview(Context& c, const Rect& area);  // returns its height

}  // namespace tolle::views
