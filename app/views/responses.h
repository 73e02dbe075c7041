// Responses: who got an answer, how soon, and what the answers do.
#pragma once
#include "views/context.h"

namespace tolle::views {

float draw_responses(Context& c, const Rect& area);

}  // namespace tolle::views
