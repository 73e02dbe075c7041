// The bar below a case: the cursor, and the told story, step by step.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

// Fixed at the lower edge, above `covered` px of something else; returns the height that it covers.
float draw_case_stage(CaseView& v, float covered);

}  // namespace tolle::views
