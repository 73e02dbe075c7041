// Which part of the picture differs from the one before it. The rest is not drawn again: on a machine without a graphics card a
// whole picture costs as much as reading ten megabytes, and most frames change a line, a tooltip or a progress bar.
//
// The picture is cut into tiles; what falls on a tile (triangles, callbacks) is summed up in their order. Callbacks with data of
// their own begin it with the rectangle in which they draw, as four floats: x, y, width, height in the list's coordinates.
#pragma once
#include <cstdint>
#include <vector>

struct ImDrawList;

namespace tolle::gfx {

struct Region {  // physical pixels, from the top left
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
  bool operator==(const Region&) const = default;
};

class Damage {
 public:
  static constexpr int kTile_px = 32;

  // A picture of this size on this background; then its lists from the bottom up; end() tells what differs from the last one.
  void begin(int width_px, int height_px, uint32_t background);
  void add(const ImDrawList&, float origin_x, float origin_y, float pixel_ratio);
  Region end();
  void forget();  // the next picture is drawn as a whole

 private:
  void mark(float left, float top, float right, float bottom, uint64_t what);
  int width_px_ = 0, height_px_ = 0, columns_ = 0, rows_ = 0;
  std::vector<uint64_t> tiles_, before_;
};

}  // namespace tolle::gfx
