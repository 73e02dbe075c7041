// A small line over time with its last value written at its end, for shares and for waits.
#pragma once
#include <functional>
#include <span>

#include "views/context.h"

namespace tolle::views {

struct TrendText {
  std::string title, how;
  std::function<std::string(double)> say;  // a value in words
  float top = 0;                           // px from the card's top that the words above the picture take at least
};
struct TrendScale {
  double from = 0, to = 1;
  bool log = false;
  std::vector<double> ticks;
};
// NaN: nothing in the bin, the line has a gap.
void draw_trend(Context& c, const Key& key, const Rect& rect, const TrendText& text, const engine::TimeWindow& window,
                std::span<const float> values, const TrendScale& scale, Lane lane, bool filled = false);

}  // namespace tolle::views
