// Case studies: the list of them, one of them, or several side by side.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_cases(Context& c, const Rect& area);  // returns its height

// "case study · 2 accounts · 63 events · 11 claims", for the bar.
std::string case_line(Context& c);

}  // namespace tolle::views
