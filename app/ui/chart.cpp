// The surface of a chart: who is over it, what is dragged, and when the wheel is its own.
#include "ui/self.h"

namespace tolle::ui {

bool Ui::chart_is_active() const { return !self_->active_chart.empty(); }
void Ui::leave_chart() { self_->active_chart.clear(); }

ChartArea Ui::chart(const Key& key, const Rect& rect, const ChartText& text, const ChartWants& wants) {
  Self& s = *self_;
  ImGuiIO& io = ImGui::GetIO();
  Node node{.key = key.text,
            .role = Role::Chart,
            .label = std::string(text.title),
            .note = std::string(text.summary),
            .keys = wants.keys,
            .revision = text.revision,
            .table = text.table};
  ChartArea c;
  c.rect = rect;
  c.key = s.add(std::move(node), rect).key;
  s.ring(c.key, rect);
  Touched t = s.touch(c.key, rect);
  c.focused = t.focused;
  c.pointer = s.pointer();
  bool mine = s.active == c.key;
  c.hovered = t.hovered;
  if (mine && s.just_pressed) {
    s.active_chart = c.key;
    s.out.focus_quietly = c.key;  // the keys go where the pointer went
  }
  c.active = s.active_chart == c.key;
  if (mine && s.moved && wants.drag) {
    bool started = io.MouseDown[0] && s.dragged != c.key;
    s.dragged = c.key;
    c.drag = ChartArea::Drag{s.press, c.pointer, started, io.MouseReleased[0]};
  }
  if (mine && io.MouseReleased[0]) {
    s.dragged.clear();
    c.clicked = !s.moved && t.activated;
    c.double_clicked = c.clicked && io.MouseClickedLastCount[0] >= 2;
  }
  if (c.hovered) {
    c.wheel_y = io.MouseWheel;
    c.wheel_x = io.MouseWheelH;
  }
  if (s.in.pinch != 1 || s.in.pinch_moved != Vec{}) {
    Vec centre{s.in.pinch_centre.x, s.in.pinch_centre.y + (s.layer == kPage ? s.in.scroll_y : 0)};
    if (rect.contains(centre)) c.pinch = s.in.pinch, c.pinch_moved = s.in.pinch_moved, c.pointer = centre;
  }
  if (const MirrorEvent* e = s.event(MirrorEvent::Kind::Key, c.key)) {
    c.pressed_key = e->value;
    c.shift = e->shift;
    c.ctrl = e->ctrl;
  }
  c.shift |= io.KeyShift;
  c.ctrl |= io.KeyCtrl;
  if (s.in.enter_first && !c.active) {  // until then arrows scroll the host page
    if (c.pressed_key == "Enter") s.active_chart = c.key, go_on();
    c.pressed_key = {};
    c.wheel_x = c.wheel_y = 0;
    c.pinch = 1;
    c.pinch_moved = {};
  }
  // Clicked into: a thin ring says that the wheel is the chart's, until Escape takes it away.
  if (c.active && wants.wheel && !c.focused) paint().stroke(rect.inset(-3), palette().focus, kControlRadius + 3, 1);
  s.out.input_rects.push_back({rect, s.layer != kPage, wants.wheel, wants.wheel, wants.drag, c.active});
  return c;
}

}  // namespace tolle::ui
