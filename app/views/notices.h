// What is said when there is something to say: sample, loading, failure, columns to explain, nothing found, nothing open.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Strips above the view; returns the height used, gap below included.
float draw_notices(Context& c, const Rect& area);
float draw_case_notices(Context& c, const Rect& area);  // the same above a case
std::string case_fault_line(Context& c);                // why the newest case was not opened; empty: it was
// Instead of a view, where no data is open yet; returns the height.
float draw_nothing_open(Context& c, const Rect& area);
// Instead of charts, where the filters leave nothing.
float draw_nothing_found(Context& c, const Rect& area);

}  // namespace tolle::views
