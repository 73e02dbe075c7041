// The six figures at the top: what happened, and what it cost.
#pragma once
#include "views/context.h"

namespace tolle::views {

// Draws them in as many columns as fit and returns the height used.
// One figure with what keeps it honest.
struct Tile {
  const char* key;
  std::string label, value, note;
  std::optional<Lane> lane;
  bool known = true;
};
enum class Figure : uint8_t { Complaints, Answered, Median, Late, Hostile, OutOfHours };
Tile tile_of(Context& c, Figure figure);

float draw_figures(Context& c, const Rect& area);

}  // namespace tolle::views
