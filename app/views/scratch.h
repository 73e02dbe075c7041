// What views remember between frames and nobody needs to keep: hovers, drags, drawers, scroll positions.
#pragma once
#include <array>
#include <optional>
#include <string>

#include "engine/query.h"
#include "model/case_axis.h"
#include "model/state.h"
#include "views/page.h"

namespace tolle::views {

struct TimeDrag {  // on a time axis
  enum class What : uint8_t { None, New, From, To, Pan } what = What::None;
  engine::Ms anchor = 0;     // the end that stays
  engine::TimeWindow start;  // the window when a pan began
};

struct WaitDrag {
  enum class What : uint8_t { None, Promise, Window } what = What::None;
  double anchor_s = 0;
};

struct HoursScratch {
  std::optional<int> from, to;  // hours of the week at the ends of a drag
  bool adding = true;
  int cursor = 9;  // of the keyboard
};

// Keeps a column in sight while the page scrolls, whether it is shorter or longer than the screen.
struct Sticky {
  float y = 0, height = 0;  // height: as drawn in the last frame
  // `lowest` is where the column may begin at the least, `covered` what a fixed header hides.
  float place(float scroll_y, float viewport_h, float covered, float lowest);
};

struct RecordsScratch {
  double first = 0;    // row at the top, where the document's height is not the list's
  float scroll_y = 0;  // that `first` belongs to
};

// What follows from a case and an account alone, kept between frames.
struct CaseGraph {
  uint64_t revision = 0;
  std::string account;
  std::vector<std::vector<size_t>> causes, effects;  // by event: indices of events
  std::vector<cases::DurationRange> since;           // the origin
};

struct CaseScratch {
  CaseGraph graph;
  enum class Drag : uint8_t { None, Pan, Cursor, Swipe } drag = Drag::None;
  model::AxisWindow start;  // when a pan began
  // Where events stand on the axis, kept while case, account and axis stay.
  uint64_t revision = 0;
  std::string account;
  cases::Axis axis{};
  bool durations = false;
  std::vector<model::Spot> spots;
  // A step of the story is glided to.
  int step = -1;
  int glides = 0;
  double glide_until_s = -1;
  model::AxisWindow window, glide_from;
  bool gliding(double now_s) const { return now_s < glide_until_s; }
  float stage_h = 0, covered_below = 0;  // what the bar below covers, and what is fixed below that
  Sticky detail;
};

struct Scratch {
  CaseScratch cases;
  bool filters_open = false;       // the drawer of small screens
  bool more_open = false;          // the second row of the bar
  bool been_in_cases = false;      // the way back stays in sight though no data are open
  bool views_below = false;        // the names of the views stand at the bottom
  std::array<bool, 6> expanded{};  // facets that show more rows
  TimeDrag volume, zoom, strip;
  engine::TimeWindow busy;  // where the complaints are (see busy_window)
  uint64_t busy_dataset = 0;
  WaitDrag waits;
  HoursScratch hours;
  RecordsScratch records;
  Sticky side, thread;
  model::View last_view{};
  engine::Row last_thread = engine::kNoRow;
  uint64_t last_dataset = 0;
  engine::Filter announced;
  bool was_announced = false;
  std::string said;            // the newest announcement
  double zoom_moved_s = -1e9;  // when the visible part last changed
};

}  // namespace tolle::views
