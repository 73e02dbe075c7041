// Cases as small pictures on one logarithmic axis of time since the complaint: the list of them, and a comparison.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_case_list(Context& c, const Rect& area);
float draw_case_comparison(Context& c, const Rect& area);
// Whether there is something to compare: two cases that were read, or more.
bool can_compare(const Context& c);

}  // namespace tolle::views
