// How long people waited, on a logarithmic axis, with the promise as a line that can be moved.
#pragma once
#include "views/context.h"

namespace tolle::views {

void draw_waits(Context& c, const Rect& rect);
void draw_waits_chart(Context& c, const Rect& rect);  // without the card
std::string waits_summary(Context& c);                // one sentence

// The promises that keys and the select of phones step through, in seconds.
double stepped_promise(double value_s);

}  // namespace tolle::views
