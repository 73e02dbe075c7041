// A figure of a case: what a dataset showed when it was added, drawn from the values in the case.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

// Not while it would tell what comes later than the cursor; of a story, only those of the selected events.
bool shows_figure(const CaseView& v, const cases::Figure& figure);

float case_figure_height(CaseView& v, const cases::Figure& figure, float width);
void draw_case_figure(CaseView& v, const cases::Figure& figure, const Rect& rect);

}  // namespace tolle::views
