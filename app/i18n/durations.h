// How long something took, in two units at the most: 17 min 40 s, 5 h 12 min, 3 d 4 h (3 j 4 h in French).
#pragma once
#include <string>

#include "model/lang.h"

namespace tolle {

// Rounded to the smaller of the units that are shown, never cut off: 59.6 s is 1 min. From 30 days on only days are told.
std::string duration(double seconds, Lang lang);

// For ticks of an axis, whose values are round: 10 min, 1 h, 3 d, 1 week, 1 month, 1 year; `narrow` shortens the long words.
std::string duration_tick(double seconds, Lang lang, bool narrow = true);

}  // namespace tolle
