// What is pressed: buttons, tabs, segments, toggles, chips and the rows of facets.
#include <cmath>

#include "ui/self.h"

namespace tolle::ui {

Vec Ui::button_size(std::string_view label, const ButtonOptions& o) const {
  float h = std::round(self_->type.line_height(Size::Body) + kSpace3);
  float w = std::round(text_width(label, o.look == ButtonLook::Primary ? kStrong : kBody)) + 2 * kSpace4 -
            (o.look == ButtonLook::Quiet ? kSpace4 : 0);
  return {std::max(w + (o.has_menu ? 14.f : 0.f), h), self_->in.touch ? std::max(h, 40.f) : h};
}

bool Ui::button(const Key& key, const Rect& rect, std::string_view label, const ButtonOptions& o) {
  Node node{.key = key.text,
            .role = o.is_toggle ? Role::Checkbox : Role::Button,
            .rect = rect,
            .label = std::string(o.name.empty() ? label : o.name),
            .on = o.on,
            .disabled = o.disabled};
  Touched t = control(std::move(node));
  if (!is_visible(rect)) return t.activated;
  const Palette& c = palette();
  Painter& p = paint();
  bool dark = o.look == ButtonLook::Primary || o.on;
  Colour back = dark ? (t.pressed   ? mix(c.primary, c.card, .3f)
                        : t.hovered ? mix(c.primary, c.card, .15f)
                                    : c.primary)
                     : (t.pressed   ? c.pressed
                        : t.hovered ? c.hover
                                    : c.card);
  Colour ink = dark ? c.on_primary : c.ink;
  if (o.disabled) back = dark ? mix(back, c.card, .6f) : c.card, ink = mix(ink, back, .5f);
  if (o.look != ButtonLook::Quiet || dark || t.hovered) p.fill(rect, back, kControlRadius);
  if (o.look == ButtonLook::Secondary && !dark) p.stroke(rect, c.hairline, kControlRadius);
  Rect room = rect;
  if (o.has_menu) {
    Rect sign = room.cut_right(22);
    p.arrow_head({sign.x + 5, sign.centre().y + 2}, false, 4, o.disabled ? ink : mix(ink, back, .3f));
    room.cut_left(8);
  }
  p.text_middle(room, label, (o.look == ButtonLook::Primary ? kStrong : kBody).in(ink).aligned(Align::Centre));
  return t.activated;
}

float Ui::tabs_width(std::span<const std::string> tabs) const {
  float w = 0;
  for (const std::string& t : tabs) w += text_width(t, kStrong) + 2 * kSpace3;
  return w;
}

std::optional<int> Ui::tabs(const Key& key, const Rect& rect, std::string_view label,
                            std::span<const std::string> names, int current) {
  Scope nav = self_->scope(*this, Role::Nav, key, label, rect);
  std::optional<int> chosen;
  Rect left = rect;
  // Where they do not fit with their padding, as on a phone, they share what is left between the words.
  auto word = [&](size_t i) { return text_width(names[i], int(i) == current ? kStrong : kBody); };
  float spare = rect.w - tabs_width(names), words = 0;
  for (size_t i = 0; i < names.size(); i++) words += word(i);
  float tight = std::max(3.f, (rect.w - words) / float(names.size()));
  for (size_t i = 0; i < names.size(); i++) {
    Rect tab = left.cut_left(spare < 0 ? word(i) + tight : text_width(names[i], kStrong) + 2 * kSpace3);
    bool on = int(i) == current;
    Touched t = control({.key = Key(key.text, i).text, .role = Role::Tab, .rect = tab, .label = names[i], .on = on});
    if (t.activated) chosen = int(i);
    if (!is_visible(tab)) continue;
    Colour ink = on || t.hovered ? palette().ink : palette().muted;
    paint().text_middle(spare < 0 ? tab.inset(1, 0) : tab, names[i],
                        (on ? kStrong : kBody).in(ink).aligned(Align::Centre));
    float x0 = spare < 0 ? tab.x + 2 : tab.x + kSpace2, x1 = spare < 0 ? tab.right() - 2 : tab.right() - kSpace2;
    if (on) paint().hline(x0, x1, tab.bottom() - 1, palette().ink, 2);
  }
  return chosen;
}

float Ui::segmented_width(std::span<const std::string> options) const {
  float w = 0;
  for (const std::string& o : options) w += std::round(text_width(o, kStrong)) + 2 * kSpace3;
  return w;
}

std::optional<int> Ui::segmented(const Key& key, const Rect& rect, std::string_view label,
                                 std::span<const std::string> options, int current) {
  Scope group = self_->scope(*this, Role::Group, key, label, rect);
  bool seen = is_visible(rect);
  if (seen) paint().fill(rect, palette().card, kControlRadius);
  std::optional<int> chosen;
  float spare = (rect.w - segmented_width(options)) / float(options.size());
  Rect left = rect;
  for (size_t i = 0; i < options.size(); i++) {
    bool on = int(i) == current;
    Rect part = i + 1 == options.size()
                    ? left
                    : left.cut_left(std::round(text_width(options[i], kStrong)) + 2 * kSpace3 + spare);
    Touched t =
        control({.key = Key(key.text, i).text, .role = Role::Radio, .rect = part, .label = options[i], .on = on});
    if (t.activated && !on) chosen = int(i);
    if (!seen) continue;
    if (on) paint().fill(part, palette().primary, kControlRadius);
    else if (t.hovered) paint().fill(part.inset(1), palette().hover, kControlRadius);
    if (i > 0 && !on && int(i) != current + 1) paint().vline(part.x, part.y, part.bottom(), palette().hairline);
    paint().text_middle(part.inset(2, 0), options[i],
                        (on ? kStrong : kBody).in(on ? palette().on_primary : palette().ink).aligned(Align::Centre));
  }
  if (seen) paint().stroke(rect, palette().hairline, kControlRadius);
  return chosen;
}

bool Ui::toggle(const Key& key, const Rect& rect, std::string_view label, bool on) {
  Touched t = control({.key = key.text, .role = Role::Checkbox, .rect = rect, .label = std::string(label), .on = on});
  if (!is_visible(rect)) return t.activated;
  Painter& p = paint();
  float slide = animate(Key("toggle", key.text), on ? 1.f : 0.f);
  Rect track{rect.x, rect.centre().y - 8, 28, 16};
  p.fill(track, mix(palette().edge, palette().primary, slide), 8);
  p.disc({track.x + 8 + 12 * slide, track.centre().y}, 6, mix(palette().card, palette().on_primary, slide));
  Rect room = rect;
  room.cut_left(track.w + kSpace2);
  p.text_middle(room, label, kBody.in(t.hovered ? palette().ink : mix(palette().ink, palette().muted, .5f)));
  return t.activated;
}

Vec Ui::chip_size(std::string_view label) const {
  return {std::round(text_width(label)) + 2 * kSpace3 + 18, std::round(self_->type.line_height(Size::Body) + kSpace2)};
}

bool Ui::chip(const Key& key, const Rect& rect, std::string_view label, std::string_view remove_name) {
  Touched t = control({.key = key.text, .role = Role::Button, .rect = rect, .label = std::string(remove_name)});
  if (!is_visible(rect)) return t.activated;
  Painter& p = paint();
  p.fill(rect, t.pressed ? palette().pressed : t.hovered ? palette().hover : palette().card, rect.h / 2);
  p.stroke(rect, t.hovered ? palette().edge : palette().hairline, rect.h / 2);
  Rect room = rect.inset(kSpace3, 0);
  Rect sign = room.cut_right(10);
  room.cut_right(kSpace2);
  p.text_middle(room, label);
  p.cross(sign.centre(), 7, t.hovered ? palette().ink : palette().muted);
  return t.activated;
}

bool Ui::facet_row(const Key& key, const Rect& rect, const FacetRow& row) {
  Node node{.key = key.text,
            .role = Role::Checkbox,
            .rect = rect,
            .label = std::string(row.label),
            .note = std::string(row.hint.empty() ? row.value : row.hint),
            .on = row.selected};
  Touched t = control(std::move(node));
  if (!is_visible(rect)) return t.activated;
  const LaneColours& lane = palette().lane(row.lane);
  Painter& p = paint();
  if (t.hovered || row.selected)
    p.fill(rect.inset(-kSpace2, 0), t.pressed ? palette().pressed : palette().hover, kControlRadius);
  Rect room = rect;
  Rect label = room.cut_left(std::round(rect.w * .6f));
  Rect value = room.cut_right(std::min(room.w, std::max(std::ceil(text_width(row.value)), std::round(rect.w * .18f))));
  room.cut_left(kSpace2);
  room.cut_right(kSpace2);
  Colour ink = row.dimmed ? palette().faint : palette().ink;
  p.text_middle(label, row.label, (row.selected ? kStrong : kBody).in(ink));
  float w = std::max(2.f, room.w * std::clamp(row.share, 0.f, 1.f));
  if (row.share > 0)
    p.fill({room.x, rect.centre().y - 3, w, 6}, row.dimmed ? lane.pale : lane.mark, std::min(3.f, w / 2));
  p.text_middle(value, row.value, kBody.in(palette().muted).aligned(Align::Right));
  if (t.wants_hint && !row.hint.empty())
    tooltip(std::vector<std::string>{std::string(row.label), std::string(row.hint)});
  return t.activated;
}

}  // namespace tolle::ui
