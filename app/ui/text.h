// Text in three sizes and three weights: how wide it is, where it breaks, and how it is drawn on whole physical pixels.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/theme.h"

struct ImDrawList;
struct ImFont;

namespace tolle::ui {

enum class Size : uint8_t { Body, Title, Figure, Fitted };  // 13, 15, 26 px; 20 for figures that have no room for 26
enum class Weight : uint8_t { Regular, Semibold, Bold };
enum class Align : uint8_t { Left, Centre, Right };

struct Style {
  Size size = Size::Body;
  Weight weight = Weight::Regular;
  Colour colour;  // none: the palette's ink
  Align align = Align::Left;
  int max_lines = 0;  // 0: as many as it takes; the last one ends in … if there is more

  Style in(Colour c) const {
    Style s = *this;
    s.colour = c;
    return s;
  }
  Style aligned(Align a) const {
    Style s = *this;
    s.align = a;
    return s;
  }
  Style lines(int n) const {
    Style s = *this;
    s.max_lines = n;
    return s;
  }
};
inline constexpr Style kBody{}, kStrong{Size::Body, Weight::Semibold}, kTitle{Size::Title, Weight::Semibold},
    kFigure{Size::Figure, Weight::Bold}, kOneLine{Size::Body, Weight::Regular, {}, Align::Left, 1};

struct Line {
  std::string_view text;
  float width_px = 0;
  bool ellipsis = false;  // … follows
};

// Knows the reader's fonts at the current scale and pixel ratio. Sizes are CSS pixels.
class Type {
 public:
  void use_fonts(std::array<ImFont*, 3> by_weight) { fonts_ = by_weight; }
  void set_scale(float scale, float pixel_ratio);
  float pixel_ratio() const { return pixel_ratio_; }

  float size_px(Size) const;
  float line_height(Size) const;
  float width(std::string_view text, const Style& style) const;  // of one line
  std::vector<Line> wrap(std::string_view text, float width_px, const Style& style) const;
  float height(std::string_view text, float width_px, const Style& style) const;

  // One line whose box begins at `at`; returns its width.
  float draw(ImDrawList& list, Vec at, std::string_view text, const Style& style, Colour colour) const;
  float snap(float v) const;  // to the nearest physical pixel

 private:
  std::array<ImFont*, 3> fonts_{};
  float scale_ = 1, pixel_ratio_ = 1;
};

}  // namespace tolle::ui
