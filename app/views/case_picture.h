// Where everything of the lanes is in this frame: plot, lanes, marks; pure sums from the case and the card's rectangle.
#pragma once
#include <array>

#include "views/case_axis.h"
#include "views/case_layout.h"
#include "views/case_view.h"

namespace tolle::views {

// px: around the lanes; between tracks, for body text of the usual size; above the lanes
inline constexpr float kCasePad = 8, kCaseTrack = 37;
inline constexpr float kNameLine = 17;  // between names of columns that stand on two lines
inline float case_head(const CaseView& v) { return 16 + v.line(); }

struct Picture {
  bool upright = false;
  Rect plot;                          // inside of which time runs
  std::array<Rect, kCaseLanes> lane;  // empty: it has no event
  float pitch = kCaseTrack;           // px between tracks, at the most
  bool legend = true;                 // below the lanes
  bool staggered = false;             // names of narrow columns stand on two lines, by turns
  LaneSpots spots;
  std::vector<size_t> mark_of;  // by event: index into spots.marks
  AxisScale scale;

  Vec at(float along, float across) const { return upright ? Vec{across, along} : Vec{along, across}; }
  Vec dot(const LaneMark& m) const;
};

Picture picture_of(CaseView& v, const Rect& card);
bool is_upright(float width);  // of the card: lanes are columns, and time runs downwards

}  // namespace tolle::views
