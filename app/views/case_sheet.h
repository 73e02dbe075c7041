// A case as one picture that stands by itself: title, place and time, lanes with their legend, sources.
#pragma once
#include "views/case_view.h"

namespace tolle::views {

// Draws it instead of the page, and writes it down as SVG: Context::out.svg.
void draw_case_sheet(CaseView& v, const Rect& area, std::string_view place_and_time);

}  // namespace tolle::views
