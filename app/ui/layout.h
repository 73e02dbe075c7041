// How a page is divided: the spacing scale, the three kinds of screen, and grids.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "ui/geometry.h"

namespace tolle::ui {

// The only distances between things.
inline constexpr float kSpace1 = 4, kSpace2 = 8, kSpace3 = 12, kSpace4 = 16, kSpace5 = 24;
inline constexpr float kTouchTarget = 44;  // the least height of a control that is touched

enum class Device : uint8_t { Phone, Tablet, Desktop };
constexpr Device device_from_width(float width_px) {
  return width_px < 700 ? Device::Phone : width_px < 1100 ? Device::Tablet : Device::Desktop;
}

// `count` columns of equal width with `gap` between them, as high as `area`; edges on whole pixels, no pixel lost.
std::vector<Rect> columns(const Rect& area, int count, float gap = kSpace3);

// Columns whose widths are as the weights say.
std::vector<Rect> columns(const Rect& area, std::span<const float> weights, float gap = kSpace3);

// Cells of a grid, row by row, `row_height` each; as many columns as fit at `min_width`, at most `count`.
std::vector<Rect> grid(const Rect& area, int count, float min_width, float row_height, float gap = kSpace3);

// Top to bottom: gives each asked-for height below the last one, and knows how far it came.
class Stack {
 public:
  explicit Stack(const Rect& area, float gap = kSpace3) : area_(area), gap_(gap), y_(area.y) {}
  Rect take(float height) {
    Rect r{area_.x, y_, area_.w, height};
    y_ += height + gap_;
    return r;
  }
  float bottom() const { return y_ > area_.y ? y_ - gap_ : y_; }

 private:
  Rect area_;
  float gap_, y_;
};

}  // namespace tolle::ui
