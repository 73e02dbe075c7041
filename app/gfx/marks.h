// The dense marks, drawn by our own shaders from counts in a texture: as many bins as there are pixels cost one quad.
// A call records a callback in the draw list, in order with everything else; nothing is uploaded while `revision` stays.
// After a lost context the counts are uploaded again from the next calls.
#pragma once
#include <cstdint>
#include <memory>
#include <span>

#include "gfx/damage.h"

struct ImDrawList;

namespace tolle::gfx {

struct Area {  // CSS pixels, in the coordinates of the draw list
  float x = 0, y = 0, w = 0, h = 0;
};
using Rgba = uint32_t;  // as ImU32: ABGR, not premultiplied

struct View {                        // what the draw list is drawn into
  float origin_x = 0, origin_y = 0;  // coordinate at the framebuffer's top left
  float pixel_ratio = 1;
  int width_px = 0, height_px = 0;  // physical
};

struct Counts {
  uint64_t id = 0;                   // whose counts these are: one texture each, dropped when unused for a while
  uint64_t revision = 0;             // changes with the numbers
  std::span<const uint32_t> values;  // row by row
  std::span<const uint32_t> more;    // bars: those below the axis; cells: 1 where hatched
};

struct Bars {        // mirrored bars, or a histogram where `more` is empty
  float axis_y = 0;  // bars rise above it, and hang below
  float px_per_count_up = 0, px_per_count_down = 0;
  Rgba up = 0, down = 0;  // inside [from_x, to_x)
  Rgba up_outside = 0, down_outside = 0;
  float from_x = -1e9f, to_x = 1e9f;
  bool gaps = true;  // a line of background between bars wide enough for it
};
struct Density {  // one lane per row of `values`
  int lanes = 1;
  float max = 1;  // full colour at this count; the ramp is a square root
  float gap = 4;  // between lanes
  Rgba colours[8] = {};
};
struct Cells {
  int columns = 24, rows = 7;
  float max = 1;
  Rgba low = 0, high = 0, card = 0;  // ramp, and the colour of gaps and hatching
  float gap = 2, radius = 2;
};
struct Soft {                        // an interval whose ends are vague
  float from_soft = 0, to_soft = 0;  // widths in which it fades
  float from_end = 0, to_end = 0;    // share of the ink that is left at the ends
  bool upright = false;              // time runs downwards
  float radius = 4;
  Rgba colour = 0;
};

// Nothing is drawn outside of `limit`, whatever anybody clips to: all calls of glScissor go through scissor(), which takes
// GL's coordinates (from the bottom left).
void set_limit(const Region& limit, int height_px);
void scissor(int x, int y, int width, int height);

class Marks {
 public:
  Marks();
  ~Marks();
  Marks(const Marks&) = delete;

  void bars(ImDrawList&, const Area&, const Counts&, const Bars&);
  void density(ImDrawList&, const Area&, const Counts&, const Density&);
  void cells(ImDrawList&, const Area&, const Counts&, const Cells&);
  void soft(ImDrawList&, const Area&, const Soft&);

  void begin_frame();          // before any of the above
  void set_view(const View&);  // before the draw list is rendered
  void forget();               // the context was lost: every object of it is gone

  struct Self;  // of the implementation

 private:
  std::unique_ptr<Self> self_;
};

}  // namespace tolle::gfx
