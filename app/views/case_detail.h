// The event that is selected, in full: what was told, when as printed and as known, by whom, what led to it, its sources.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

float draw_case_detail(CaseView& v, const Rect& area);  // a card; returns its height, 0 when nothing is selected

}  // namespace tolle::views
