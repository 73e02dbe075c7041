// The lanes of a case: soft intervals, dots, labels with room, threads of cause, the cursor. Also the case's list in the mirror.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

// Of the card at this place; while presenting, as much as the screen leaves.
float case_lanes_height(CaseView& v, const Rect& at);
void draw_case_lanes(CaseView& v, const Rect& rect);

}  // namespace tolle::views
