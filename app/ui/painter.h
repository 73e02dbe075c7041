// Draws shapes and text in document pixels, and nothing else: no mirror, no input. For the insides of charts.
#pragma once
#include <span>

#include "ui/svg.h"
#include "ui/text.h"

struct ImDrawCmd;

namespace tolle::ui {

// What a callback for a large opaque rectangle finds as its data: it fills all but squares of `corner` at the corners. First
// the rectangle in which it draws (gfx/damage.h).
struct FlatFill {
  float x, y, w, h, corner;  // on whole physical pixels
  Colour colour;
};
using FlatFiller = void (*)(const ImDrawList*, const ImDrawCmd*);

class Painter {
 public:
  Painter(Type& type, const Palette& palette, ImDrawList& list, FlatFiller flat = nullptr)
      : type_(type), palette_(palette), list_(list), flat_(flat) {}
  ImDrawList& list() { return list_; }  // for callbacks of gfx: AddCallback, then ImDrawCallback_ResetRenderState
  const Type& type() const { return type_; }

  void fill(const Rect&, Colour, float radius = 0);
  void stroke(const Rect&, Colour, float radius = 0, float width_px = 1);  // inside the rectangle's edge
  void fade(const Rect&, Colour left, Colour right);                       // horizontal gradient
  void disc(Vec centre, float radius, Colour);
  void ring(Vec centre, float radius, Colour, float width_px = 1);
  void line(Vec from, Vec to, Colour, float width_px = 1);
  void curve(Vec from, Vec out, Vec in, Vec to, Colour, float width_px = 1);  // cubic, by its control points
  void polyline(std::span<const Vec>, Colour, float width_px = 1);
  void area(std::span<const Vec> above, float base_y, Colour);  // filled down (or up) to base_y
  // Lines of `width_px` that fall on whole physical pixels, at any pixel ratio.
  void hline(float x0, float x1, float y, Colour, float width_px = 1);
  void vline(float x, float y0, float y1, Colour, float width_px = 1);
  void dashed_vline(float x, float y0, float y1, Colour, float dash_px = 3);
  void arrow_head(Vec tip, bool up, float size_px, Colour);  // the ▾ of sorted columns and menus
  void cross(Vec centre, float size_px, Colour);             // the ✕ of chips

  float text(Vec at, std::string_view, const Style& = kBody);          // one line, box's top left; returns its width
  float text_in(const Rect&, std::string_view, const Style& = kBody);  // wrapped and aligned; returns the height used
  float text_middle(const Rect&, std::string_view,
                    const Style& = kBody);  // one line, centred vertically, … if too long

  void push_clip(const Rect&);
  void pop_clip();

  void record(Svg* svg) { svg_ = svg; }  // what is drawn from now on is written down there too; null: nowhere
  Svg* svg() const { return svg_; }      // for marks of gfx

 private:
  Type& type_;
  const Palette& palette_;
  ImDrawList& list_;
  FlatFiller flat_;
  Svg* svg_ = nullptr;
  void fill_flat(const Rect&, Colour, float radius);
  void write_down(Vec at, std::string_view text, const Style& style);
  Colour ink_of(const Style&) const;
};

}  // namespace tolle::ui
