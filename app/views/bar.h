// The bar at the top: brand, what is open, views, and what can be done with it. On phones the views are at the bottom.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Both stay while the page scrolls; what they cover is returned.
float draw_bar(Context& c, const PageInput& input);
float draw_bottom_views(Context& c);

// "twcs.csv · 2,811,774 messages · 1 Oct 2017 → 3 Dec 2017"; without the dates where there is no room.
std::string file_line(Context& c, float room = 0);

}  // namespace tolle::views
