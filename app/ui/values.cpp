// What holds a value: sliders, ranges, menus and text. Menus and text are the DOM's own elements, placed over the canvas.
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "ui/self.h"

namespace tolle::ui {
namespace {

double stepped(double v, double min, double max, double step) {
  if (step > 0) v = min + std::round((v - min) / step) * step;
  return std::clamp(v, min, max);
}

void draw_track(Painter& p, const Palette& c, const Rect& rect, float from, float to) {
  float y = rect.centre().y;
  p.fill({rect.x, y - 2, rect.w, 4}, c.hairline, 2);
  p.fill({rect.x + rect.w * from, y - 2, rect.w * (to - from), 4}, c.ink, 2);
}

}  // namespace

std::optional<double> Ui::slider(const Key& key, const Rect& rect, const Slider& v) {
  Self& s = *self_;
  std::string name = s.add({.key = key.text,
                            .role = Role::Slider,
                            .label = std::string(v.label),
                            .value = std::string(v.value_text),
                            .number = v.value,
                            .min = v.min,
                            .max = v.max,
                            .step = v.step},
                           rect)
                         .key;
  s.ring(name, rect);
  std::optional<double> changed;
  if (const MirrorEvent* e = s.event(MirrorEvent::Kind::Value, name))
    changed = stepped(std::strtod(e->value.c_str(), nullptr), v.min, v.max, 0);
  if (!v.drawn) return changed;
  Touched t = s.touch(name, rect);
  if (t.hovered || t.pressed) cursor("ew-resize");
  if (t.pressed)
    changed = stepped(v.min + (v.max - v.min) * double((s.pointer().x - rect.x) / rect.w), v.min, v.max, v.step);
  if (changed && *changed == v.value) changed.reset();
  if (!is_visible(rect)) return changed;
  float at = float(((changed ? *changed : v.value) - v.min) / std::max(1e-12, v.max - v.min));
  draw_track(paint(), palette(), rect, 0, at);
  paint().disc({rect.x + rect.w * at, rect.centre().y}, t.pressed || t.hovered ? 8 : 7, palette().ink);
  return changed;
}

std::optional<std::pair<double, double>> Ui::range(const Key& key, const Rect& rect, const RangeSlider& v) {
  Self& s = *self_;
  Scope group = s.scope(*this, Role::Group, key, v.label, rect);
  double values[2] = {v.from, v.to};
  bool changed = false;
  if (v.drawn && is_visible(rect)) {
    double span = std::max(1e-12, v.max - v.min);
    draw_track(paint(), palette(), rect, float((v.from - v.min) / span), float((v.to - v.min) / span));
  }
  for (int end = 0; end < 2; end++) {
    float x = rect.x + rect.w * float((values[end] - v.min) / std::max(1e-12, v.max - v.min));
    // As wide as the whole range, so that a screen magnifier shows it; the drawn knob is what is touched.
    std::string name = s.add({.key = Key(key.text, end ? "to" : "from").text,
                              .role = Role::Slider,
                              .label = std::string(end ? v.to_label : v.from_label),
                              .value = std::string(end ? v.to_text : v.from_text),
                              .number = values[end],
                              .min = v.min,
                              .max = v.max,
                              .step = v.step},
                             rect)
                           .key;
    Rect knob{x - 8, rect.centre().y - 8, 16, 16};
    s.ring(name, v.drawn ? knob : Rect{x - 3, rect.y, 6, rect.h});
    if (const MirrorEvent* e = s.event(MirrorEvent::Kind::Value, name)) {
      values[end] = stepped(std::strtod(e->value.c_str(), nullptr), v.min, v.max, 0);
      changed = true;
    }
    if (!v.drawn) continue;
    Touched t = s.touch(name, knob);
    if (t.hovered || t.pressed) cursor("ew-resize");
    if (t.pressed) {
      values[end] = stepped(v.min + (v.max - v.min) * double((s.pointer().x - rect.x) / rect.w), v.min, v.max, v.step);
      changed = true;
    }
    if (is_visible(rect)) paint().disc(knob.centre(), t.pressed || t.hovered ? 8 : 7, palette().ink);
  }
  // An end that is pushed beyond the other takes it along.
  if (values[0] != v.from && values[0] > values[1]) values[1] = values[0];
  if (values[1] != v.to && values[1] < values[0]) values[0] = values[1];
  if (!changed || (values[0] == v.from && values[1] == v.to)) return {};
  return std::pair{values[0], values[1]};
}

std::optional<int> Ui::select(const Key& key, const Rect& rect, std::string_view label,
                              std::span<const std::string> options, int current) {
  Self& s = *self_;
  std::string name = s.add({.key = key.text,
                            .role = Role::Select,
                            .label = std::string(label),
                            .number = double(current),
                            .options = {options.begin(), options.end()}},
                           rect)
                         .key;
  s.ring(name, rect);
  std::optional<int> chosen;
  if (const MirrorEvent* e = s.event(MirrorEvent::Kind::Value, name)) {
    int i = -1;
    std::from_chars(e->value.data(), e->value.data() + e->value.size(), i);
    if (i >= 0 && size_t(i) < options.size() && i != current) chosen = i;
  }
  if (!is_visible(rect)) return chosen;
  paint().fill(rect, palette().card, kControlRadius);
  paint().stroke(rect, palette().hairline, kControlRadius);
  Rect room = rect.inset(kSpace3, 0);
  Rect sign = room.cut_right(10);
  room.cut_right(kSpace1);
  paint().arrow_head({sign.centre().x, sign.centre().y + 2.5f}, false, 4.5f, palette().muted);
  if (current >= 0 && size_t(current) < options.size()) paint().text_middle(room, options[size_t(current)]);
  return chosen;
}

std::optional<std::string> Ui::text_input(const Key& key, const Rect& rect, const TextInput& v) {
  Self& s = *self_;
  std::string name = s.add({.key = key.text,
                            .role = Role::Input,
                            .label = std::string(v.label),
                            .value = std::string(v.value),
                            .note = std::string(v.placeholder),
                            .on = v.search},
                           rect)
                         .key;
  // The element draws itself; this is what shows through while a page is being put together.
  if (is_visible(rect)) {
    paint().fill(rect, palette().field, kControlRadius);
    paint().stroke(rect, palette().edge, kControlRadius);
  }
  const MirrorEvent* e = s.event(MirrorEvent::Kind::Value, name);
  if (!e || e->value == v.value) return {};
  return e->value;
}

}  // namespace tolle::ui
