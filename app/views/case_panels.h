// What follows from a case as of the cursor: the clock, claims, questions, the ledger, what it did to staff, how accounts differ.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

// Cards in as many columns as there is room for. While presenting, the first three only. Returns the height.
float draw_case_panels(CaseView& v, const Rect& area);

}  // namespace tolle::views
