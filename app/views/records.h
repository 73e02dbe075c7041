// Records: every message of the selection, however many, scrolled with the page itself.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_records(Context& c, const Rect& area);

}  // namespace tolle::views
