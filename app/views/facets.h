// The side column: search, facets, what was said, data quality.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_facets(Context& c, float x, float y, float width);
void draw_quality(Context& c, float x, float& y, float width);  // y: below it, then

std::string facet_name(const Context& c, const std::string& key);  // "" is said as "not said"

}  // namespace tolle::views
