#include "views/case_hand.h"

#include <algorithm>
#include <cmath>

namespace tolle::views {
namespace {

float cursor_px(CaseView& v, const Picture& p) {
  if (v.study.cursor.empty()) return p.scale.x1;
  auto mark = cases::mark_of(v.value, v.t, v.study.cursor);
  if (!mark) return p.scale.x1;
  float at = p.scale.px(model::axis_from_ms(v.t, v.study.axis, v.t.origin, *mark)), next = at + 1e6f;
  for (size_t i : v.t.order)
    if (!v.seen[i]) {
      next = p.scale.px(v.spots[i].mark);
      break;
    }
  return at + std::min(13.f, (next - at) / 2);  // behind the dot of what has just happened
}

// The cursor stands after the last event that the pointer has passed.
void put_cursor(CaseView& v, const Picture& p, float along) {
  Moments m = moments_of(v);
  size_t to = 0;
  for (size_t n = 0; n < m.events.size(); n++)
    if (p.scale.px(v.spots[m.events[n]].mark) <= along + 3) to = n;
  if (!m.events.empty()) v.study.cursor = to + 1 == m.events.size() ? "" : v.value.events[m.events[to]].id;
}

// The run of comments under the pointer, between or beside its dots.
const LaneMark* run_at(const Picture& p, Vec at) {
  for (const LaneMark& m : p.spots.marks) {
    Vec dot = p.dot(m);
    float along = p.upright ? at.y : at.x, across = p.upright ? at.x - dot.x : at.y - dot.y;
    if (m.is_run() && along > m.from - 12 && along < m.to + 12 && std::fabs(across) < 10) return &m;
  }
  return nullptr;
}

}  // namespace

void draw_case_cursor(CaseView& v, const Picture& p) {
  Context& c = v.c;
  float at = c.ui.animate(Key("case.cursor"), cursor_px(v, p), v.c.scratch.cases.gliding(c.ui.time_s()) ? .35f : 0.f);
  if (at > p.scale.x1 + 1 || at < p.scale.x0 - 1) return;
  ui::Painter& paint = c.ui.paint();
  ui::Colour ink = c.colours().brush_edge;
  if (p.upright) {
    paint.fill({p.plot.x, at, p.plot.w, p.plot.bottom() - at}, c.colours().paper.faded(.5f));
    paint.hline(p.plot.x - 6, p.plot.right(), at, ink, 1.5f);
    paint.fill({p.plot.x - 14, at - 5, 12, 10}, ink, 3);
    return;
  }
  paint.fill({at, p.plot.y, p.plot.right() - at + 4, p.plot.h}, c.colours().paper.faded(.5f));
  paint.vline(at, p.plot.y - 8, p.plot.bottom(), ink, 1.5f);
  paint.fill({at - 5, p.plot.y - 16, 10, 12}, ink, 3);
}

void follow_hand(CaseView& v, const Picture& p, const ui::ChartArea& chart) {
  Context& c = v.c;
  CaseScratch& s = c.scratch.cases;
  cases::Axis axis = v.study.axis;
  auto along = [&](Vec at) { return p.upright ? at.y : at.x; };
  auto apply = [&](model::AxisWindow w) {
    bool whole = w.from <= v.all.from && w.to >= v.all.to;
    v.study.from = whole ? 0 : w.from, v.study.to = whole ? 0 : w.to;
  };
  model::AxisWindow w = v.window;
  float cursor = cursor_px(v, p);
  bool near = chart.hovered && std::fabs(along(chart.pointer) - cursor) < 8;
  bool head = chart.hovered && (p.upright ? chart.pointer.x < p.plot.x : chart.pointer.y < p.plot.y);
  if (near || head) c.ui.cursor(p.upright ? "ns-resize" : "ew-resize");
  if (chart.drag) {
    if (chart.drag->started) {
      bool from_head = p.upright ? chart.drag->from.x < p.plot.x : chart.drag->from.y < p.plot.y;
      bool cursor_is_near = std::fabs(along(chart.drag->from) - cursor) < (c.ui.is_touch() ? 20 : 8);
      s.drag = v.presenting() && c.ui.is_touch() ? CaseScratch::Drag::Swipe
               : from_head || cursor_is_near     ? CaseScratch::Drag::Cursor
                                                 : CaseScratch::Drag::Pan;
      s.start = w;
    }
    float moved = along(chart.drag->to) - along(chart.drag->from);
    if (s.drag == CaseScratch::Drag::Cursor) put_cursor(v, p, along(chart.drag->to));
    if (s.drag == CaseScratch::Drag::Pan) {
      apply(model::panned(s.start, v.all,
                          -double(moved) * (s.start.to - s.start.from) / double(p.scale.x1 - p.scale.x0)));
      c.ui.cursor("grabbing");
    }
    if (chart.drag->ended) {
      float sideways = chart.drag->to.x - chart.drag->from.x;
      if (s.drag == CaseScratch::Drag::Swipe && std::fabs(sideways) > 40)
        model::present(v.study, v.open,
                       std::clamp(v.study.step + (sideways < 0 ? 1 : -1), 0, int(v.value.steps.size()) - 1));
      s.drag = CaseScratch::Drag::None;
    }
    return;
  }
  double at = p.scale.value(along(chart.pointer)), middle = (w.from + w.to) / 2, span = w.to - w.from;
  if (chart.wheel_y != 0) apply(w = model::zoomed(w, v.all, std::pow(1.2, double(chart.wheel_y)), at, axis));
  if (chart.wheel_x != 0) apply(w = model::panned(w, v.all, -double(chart.wheel_x) * span / 12));
  if (chart.pinch != 1) apply(w = model::zoomed(w, v.all, double(chart.pinch), at, axis));
  if (double moved = along(chart.pinch_moved); moved != 0)
    apply(w = model::panned(w, v.all, -moved * (w.to - w.from) / double(p.scale.x1 - p.scale.x0)));
  if (chart.double_clicked && !v.presenting()) apply(model::zoomed(w, v.all, 3, at, axis));
  else if (chart.clicked) {
    if (head || near) put_cursor(v, p, along(chart.pointer));
    else if (v.presenting()) model::present(v.study, v.open, std::min(v.study.step + 1, int(v.value.steps.size()) - 1));
    else if (const LaneMark* run = run_at(p, chart.pointer)) apply(model::window_of(v.spots, run->events, axis));
    else v.study.selected.clear();
  }
  std::string_view key = chart.pressed_key;
  if (v.presenting()) return;
  double step = chart.shift ? span / 2 : span / 10;
  if (key == "ArrowLeft" || (p.upright && key == "ArrowUp")) apply(model::panned(w, v.all, -step));
  else if (key == "ArrowRight" || (p.upright && key == "ArrowDown")) apply(model::panned(w, v.all, step));
  else if (key == "+" || key == "=" || key == "ArrowUp") apply(model::zoomed(w, v.all, 1.5, middle, axis));
  else if (key == "-" || key == "ArrowDown") apply(model::zoomed(w, v.all, 1 / 1.5, middle, axis));
  if (key == "Home") apply(model::panned(w, v.all, v.all.from - w.from));
  if (key == "End") apply(model::panned(w, v.all, v.all.to - w.to));
  if (key == "0") apply(v.all);
  if (key == "PageUp") move_cursor(v, -1);
  if (key == "PageDown") move_cursor(v, 1);
}

}  // namespace tolle::views
