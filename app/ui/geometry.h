// Points and rectangles in CSS pixels of the document: y grows downwards, the viewport shows a part of it.
#pragma once
#include <algorithm>

namespace tolle::ui {

struct Vec {
  float x = 0, y = 0;
  bool operator==(const Vec&) const = default;
  friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  bool operator==(const Rect&) const = default;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Vec at() const { return {x, y}; }
  Vec centre() const { return {x + w / 2, y + h / 2}; }
  bool contains(Vec p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }
  bool meets(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
  bool empty() const { return w <= 0 || h <= 0; }

  Rect inset(float d) const { return inset(d, d); }
  Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.f, w - 2 * dx), std::max(0.f, h - 2 * dy)};
  }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

  // Each takes a strip off one side and returns it; what is left stays in *this.
  Rect cut_top(float d) {
    d = std::min(d, h);
    Rect r{x, y, w, d};
    y += d;
    h -= d;
    return r;
  }
  Rect cut_bottom(float d) {
    d = std::min(d, h);
    h -= d;
    return {x, y + h, w, d};
  }
  Rect cut_left(float d) {
    d = std::min(d, w);
    Rect r{x, y, d, h};
    x += d;
    w -= d;
    return r;
  }
  Rect cut_right(float d) {
    d = std::min(d, w);
    w -= d;
    return {x + w, y, d, h};
  }
};

inline Rect intersection(const Rect& a, const Rect& b) {
  float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.f, std::min(a.right(), b.right()) - x), std::max(0.f, std::min(a.bottom(), b.bottom()) - y)};
}

}  // namespace tolle::ui
