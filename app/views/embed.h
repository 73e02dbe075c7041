// One part of a view in somebody else's page: title, what it says in a sentence, figures, the chart, where the data is from.
#pragma once
#include "views/context.h"

namespace tolle::views {

// As wide as the frame, never asking how high it is; returns the height, which the host page is told.
float draw_embed(Context& c);

}  // namespace tolle::views
