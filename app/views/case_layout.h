// Where the events of a case stand in their lanes, which of them are told as one, and where labels have room. No drawing.
//
// Lanes run along the time axis (x), or are columns beside each other when time runs downwards (upright); `along` is in the
// direction of time, `across` the other one.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "case/case.h"
#include "model/case_axis.h"
#include "ui/geometry.h"

namespace tolle::views {

using ui::Rect;
using ui::Vec;
inline constexpr size_t kCaseLanes = 5;

struct LaneMark {              // a dot with its fog, or a run of comments
  std::vector<size_t> events;  // in order of their marks
  size_t lane = 0, track = 0;
  float from = 0, at = 0, to = 0;  // px along
  bool is_run() const { return events.size() > 1; }
};

struct LaneSpots {
  std::vector<LaneMark> marks;              // in order of their first events
  std::array<size_t, kCaseLanes> tracks{};  // of each lane; 0: it has no event
};

bool is_comment(const cases::Event& event);  // of a reader: has a stance, and spreads

// `order`: the events to place, by mark. Comments that follow each other closer than `gap_px` are one mark where they are
// three or more. Events of a lane whose dots or fogs would lie on each other get tracks of their own: fogs three at the most, dots six.
LaneSpots place_events(const cases::Case& c, std::span<const size_t> order, std::span<const model::Spot> spots,
                       const model::AxisWindow& window, float x0, float x1);

struct LabelWish {
  Vec dot;
  std::array<Vec, 3> sizes{};  // to try, in this order, up to an empty one; none: no label
  float priority = 0;
  Rect bounds;      // in which it has to stay
  float reach = 8;  // from the dot to the label, across
  bool upright = false;
};
struct PlacedLabel {
  Rect rect;
  bool led = false;  // a line leads from the dot to it
  Vec line_from, line_to;
};

// In the order of `wishes`; none overlaps another, a dot or the line to another one. Where there is no room: nothing.
std::vector<std::optional<PlacedLabel>> place_labels(std::span<const LabelWish> wishes, std::span<const Rect> fogs);

}  // namespace tolle::views
