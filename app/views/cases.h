// Case studies: the list of them, one of them, or several side by side.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Returns its height. `covered_below`: px of the viewport's lower edge that something fixed already covers.
float draw_cases(Context& c, const Rect& area, float covered_below = 0);
// The lanes of the case that is shown, and below them the event that is read: for other people's pages. 0: none is shown.
float draw_case_part(Context& c, const Rect& area);

// "case study · 2 accounts · 63 events · 11 claims", for the bar; nothing while no case is shown.
std::string case_line(Context& c);

}  // namespace tolle::views
