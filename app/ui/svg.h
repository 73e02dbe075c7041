// A second pair of eyes on the painter: writes down what is drawn as SVG, for pictures that are vectors.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/theme.h"

namespace tolle::ui {

class Svg {
 public:
  void rectangle(const Rect&, Colour fill, float radius);
  void outline(const Rect&, Colour, float radius, float width_px);
  void fade(const Rect&, Colour left, Colour right);
  void circle(Vec centre, float radius, Colour fill);
  void ring(Vec centre, float radius, Colour, float width_px);
  void path(std::span<const Vec> points, Colour, float width_px);  // open
  void polygon(std::span<const Vec> points, Colour fill);
  void curve(Vec from, Vec out, Vec in, Vec to, Colour, float width_px);
  // A line whose box begins at `at`; as wide as it was on the screen, whatever fonts the reader of the picture has.
  void text(Vec at, std::string_view text, Colour, float size_px, float line_px, int weight, float width_px);
  // An interval whose ends are vague: it fades over `from_soft` and `to_soft` px to these shares of the ink.
  void soft(const Rect&, Colour, float from_soft, float to_soft, float from_end, float to_end, bool upright,
            float radius);
  void push_clip(const Rect&);
  void pop_clip();

  // The whole picture: `bounds` of what was drawn, on `paper`, with a title and a description for those who cannot see it.
  std::string document(const Rect& bounds, Colour paper, std::string_view title, std::string_view description) const;

 private:
  std::string body_, definitions_;
  int number_ = 0, open_ = 0;
};

}  // namespace tolle::ui
