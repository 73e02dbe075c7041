// Shapes on whole physical pixels, and text in rectangles.
#include "ui/painter.h"

#include <array>
#include <cmath>

#include "imgui.h"

namespace tolle::ui {
namespace {
ImVec2 im(Vec v) { return {v.x, v.y}; }
}  // namespace

Colour Painter::ink_of(const Style& style) const { return style.colour.a ? style.colour : palette_.ink; }

void Painter::fill(const Rect& r, Colour c, float radius) {
  if (svg_) svg_->rectangle(r, c, radius);
  float x = type_.snap(r.x), y = type_.snap(r.y), right = type_.snap(r.right()), bottom = type_.snap(r.bottom());
  constexpr float kLarge_px = 64;
  if (flat_ && c.a == 255 && right - x >= kLarge_px && bottom - y >= kLarge_px)
    fill_flat({x, y, right - x, bottom - y}, c, radius);
  else list_.AddRectFilled({x, y}, {right, bottom}, c.packed(), radius);
}

void Painter::fill_flat(const Rect& r, Colour c, float radius) {
  float corner = std::ceil(radius * type_.pixel_ratio()) / type_.pixel_ratio();
  FlatFill data{r.x, r.y, r.w, r.h, corner, c};
  list_.AddCallback(flat_, &data, sizeof data);
  if (radius <= 0) return;
  struct Corner {
    float x, y, right, down;  // its point, and the way inwards
    int from;                 // of the arc, in twelfths of a circle
  };
  for (const Corner& k : {Corner{r.x, r.y, 1, 1, 6},
                          {r.right(), r.y, -1, 1, 9},
                          {r.right(), r.bottom(), -1, -1, 0},
                          {r.x, r.bottom(), 1, -1, 3}}) {
    bool across = k.right * k.down < 0;  // the arc then begins at the horizontal edge
    ImVec2 inner{k.x + k.right * corner, k.y + k.down * corner}, beside{k.x, inner.y}, above{inner.x, k.y};
    list_.PathLineTo(inner);
    list_.PathLineTo(across ? above : beside);
    list_.PathArcToFast({k.x + k.right * radius, k.y + k.down * radius}, radius, k.from, k.from + 3);
    list_.PathLineTo(across ? beside : above);
    list_.PathFillConvex(c.packed());
  }
}

void Painter::stroke(const Rect& r, Colour c, float radius, float width_px) {
  if (svg_) svg_->outline(r, c, radius, width_px);
  float w = std::max(1.f, std::round(width_px * type_.pixel_ratio())) / type_.pixel_ratio(), half = w / 2;
  ImVec2 a{type_.snap(r.x) + half, type_.snap(r.y) + half},
      b{type_.snap(r.right()) - half, type_.snap(r.bottom()) - half};
  // AddRect insets by half a unit for lines of one unit; a path says exactly where it runs.
  list_.PathRect(a, b, std::max(0.f, radius - half));
  list_.PathStroke(c.packed(), ImDrawFlags_Closed, w);
}

void Painter::fade(const Rect& r, Colour left, Colour right) {
  if (svg_) svg_->fade(r, left, right);
  list_.AddRectFilledMultiColor({type_.snap(r.x), type_.snap(r.y)}, {type_.snap(r.right()), type_.snap(r.bottom())},
                                left.packed(), right.packed(), right.packed(), left.packed());
}

void Painter::disc(Vec centre, float radius, Colour c) {
  if (svg_) svg_->circle(centre, radius, c);
  list_.AddCircleFilled(im(centre), radius, c.packed());
}
void Painter::ring(Vec centre, float radius, Colour c, float width_px) {
  if (svg_) svg_->ring(centre, radius, c, width_px);
  list_.AddCircle(im(centre), radius, c.packed(), 0, width_px);
}
void Painter::line(Vec from, Vec to, Colour c, float width_px) {
  if (svg_) svg_->path(std::array{from, to}, c, width_px);
  list_.PathLineTo(im(from));
  list_.PathLineTo(im(to));
  list_.PathStroke(c.packed(), 0, width_px);
}
void Painter::curve(Vec from, Vec out, Vec in, Vec to, Colour c, float width_px) {
  // Enough pieces that a long curve shows no corner.
  float reach = std::fabs(to.x - from.x) + std::fabs(to.y - from.y);
  if (svg_) svg_->curve(from, out, in, to, c, width_px);
  list_.AddBezierCubic(im(from), im(out), im(in), im(to), c.packed(), width_px, int(std::clamp(reach / 9, 12.f, 96.f)));
}
void Painter::polyline(std::span<const Vec> points, Colour c, float width_px) {
  if (svg_) svg_->path(points, c, width_px);
  for (Vec p : points) list_.PathLineTo(im(p));
  list_.PathStroke(c.packed(), 0, width_px);
}

void Painter::area(std::span<const Vec> above, float base_y, Colour c) {
  if (above.size() < 2) return;
  if (svg_) {
    std::vector<Vec> outline(above.begin(), above.end());
    outline.push_back({above.back().x, base_y});
    outline.push_back({above.front().x, base_y});
    svg_->polygon(outline, c);
  }
  int n = int(above.size());
  list_.PrimReserve((n - 1) * 6, n * 2);
  auto first = list_._VtxCurrentIdx;
  ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  for (Vec p : above) {
    list_.PrimWriteVtx(im(p), white, c.packed());
    list_.PrimWriteVtx({p.x, base_y}, white, c.packed());
  }
  for (int i = 0; i + 1 < n; i++)
    for (int corner : {0, 2, 3, 0, 3, 1}) list_.PrimWriteIdx(ImDrawIdx(first + unsigned(i * 2 + corner)));
}

void Painter::hline(float x0, float x1, float y, Colour c, float width_px) {
  float w = std::max(1.f, std::round(width_px * type_.pixel_ratio())) / type_.pixel_ratio(),
        top = type_.snap(y - w / 2);
  if (svg_) svg_->rectangle({x0, y - width_px / 2, x1 - x0, width_px}, c, 0);
  list_.AddRectFilled({type_.snap(x0), top}, {type_.snap(x1), top + w}, c.packed());
}
void Painter::vline(float x, float y0, float y1, Colour c, float width_px) {
  float w = std::max(1.f, std::round(width_px * type_.pixel_ratio())) / type_.pixel_ratio(),
        left = type_.snap(x - w / 2);
  if (svg_) svg_->rectangle({x - width_px / 2, y0, width_px, y1 - y0}, c, 0);
  list_.AddRectFilled({left, type_.snap(y0)}, {left + w, type_.snap(y1)}, c.packed());
}
void Painter::dashed_vline(float x, float y0, float y1, Colour c, float dash_px) {
  for (float y = y0; y < y1; y += 2 * dash_px) vline(x, y, std::min(y + dash_px, y1), c, 1);
}

void Painter::arrow_head(Vec tip, bool up, float size_px, Colour c) {
  float d = up ? size_px : -size_px;
  if (svg_) svg_->polygon(std::array{tip, Vec{tip.x - size_px, tip.y + d}, Vec{tip.x + size_px, tip.y + d}}, c);
  list_.AddTriangleFilled(im(tip), {tip.x - size_px, tip.y + d}, {tip.x + size_px, tip.y + d}, c.packed());
}
void Painter::cross(Vec m, float size_px, Colour c) {
  float d = size_px / 2;
  line({m.x - d, m.y - d}, {m.x + d, m.y + d}, c, 1.5f);
  line({m.x - d, m.y + d}, {m.x + d, m.y - d}, c, 1.5f);
}

void Painter::write_down(Vec at, std::string_view text, const Style& style) {
  constexpr int kWeights[] = {400, 600, 700};
  if (svg_)
    svg_->text(at, text, ink_of(style), type_.size_px(style.size), type_.line_height(style.size),
               kWeights[size_t(style.weight)], type_.width(text, style));
}

float Painter::text(Vec at, std::string_view text, const Style& style) {
  write_down(at, text, style);
  return type_.draw(list_, at, text, style, ink_of(style));
}

float Painter::text_in(const Rect& r, std::string_view text, const Style& style) {
  if (text.empty()) return 0;
  float y = r.y, line = type_.line_height(style.size);
  for (const Line& l : type_.wrap(text, r.w, style)) {
    float spare = r.w - l.width_px, x = r.x + (style.align == Align::Centre  ? spare / 2
                                               : style.align == Align::Right ? spare
                                                                             : 0);
    write_down({x, y}, l.ellipsis ? std::string(l.text) + "…" : std::string(l.text), style);
    x += type_.draw(list_, {x, y}, l.text, style, ink_of(style));
    if (l.ellipsis) type_.draw(list_, {x, y}, "…", style, ink_of(style));
    y += line;
  }
  return y - r.y;
}

float Painter::text_middle(const Rect& r, std::string_view text, const Style& style) {
  float line = type_.line_height(style.size);
  return text_in({r.x, r.y + (r.h - line) / 2, r.w, line}, text, style.lines(1));
}

void Painter::push_clip(const Rect& r) {
  if (svg_) svg_->push_clip(r);
  list_.PushClipRect({type_.snap(r.x), type_.snap(r.y)}, {type_.snap(r.right()), type_.snap(r.bottom())}, true);
}
void Painter::pop_clip() {
  if (svg_) svg_->pop_clip();
  list_.PopClipRect();
}

}  // namespace tolle::ui
