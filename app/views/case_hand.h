// What the reader's hand does on the lanes: the cursor, zoom and pan by pointer, finger and keys.
#pragma once
#include "views/case_picture.h"

namespace tolle::views {

void draw_case_cursor(CaseView& v, const Picture& p);
void follow_hand(CaseView& v, const Picture& p, const ui::ChartArea& chart);

}  // namespace tolle::views
