// Dividing rectangles without losing a pixel.
#include "ui/layout.h"

#include <cmath>

namespace tolle::ui {

std::vector<Rect> columns(const Rect& area, std::span<const float> weights, float gap) {
  std::vector<Rect> out;
  float total = 0;
  for (float w : weights) total += w;
  float room = std::max(0.f, area.w - gap * float(weights.size() - 1)), before = 0;
  for (size_t i = 0; i < weights.size(); i++) {
    float left = std::round(room * before / total), right = std::round(room * (before + weights[i]) / total);
    out.push_back({area.x + left + gap * float(i), area.y, right - left, area.h});
    before += weights[i];
  }
  return out;
}

std::vector<Rect> columns(const Rect& area, int count, float gap) {
  return columns(area, std::vector<float>(size_t(std::max(1, count)), 1.f), gap);
}

std::vector<Rect> grid(const Rect& area, int count, float min_width, float row_height, float gap) {
  int fit = std::max(1, int((area.w + gap) / (min_width + gap)));
  int across = std::max(1, std::min(fit, count));
  // The same number of rows with more even ones: 6 cells where 4 fit are 3 + 3.
  int rows = (count + across - 1) / across;
  if (rows > 0) across = (count + rows - 1) / rows;
  std::vector<Rect> out, cells = columns(area, across, gap);
  for (int i = 0; i < count; i++) {
    Rect r = cells[size_t(i % across)];
    r.y = area.y + float(i / across) * (row_height + gap);
    r.h = row_height;
    out.push_back(r);
  }
  return out;
}

}  // namespace tolle::ui
