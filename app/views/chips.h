// Every filter in force, each removable.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Returns the height used; 0 when nothing is filtered.
float draw_chips(Context& c, const Rect& area, bool can_undo);
std::string filter_line(Context& c);  // the same as text
int filters_in_force(const State& state);

}  // namespace tolle::views
