// What is read: cards, headings, text, figures, badges, links, and text that stays veiled until asked for.
#include <cmath>

#include "ui/self.h"

namespace tolle::ui {

float Ui::card_top(float width_px, std::string_view title, std::string_view sentence) const {
  float room = width_px - 2 * kSpace4, h = kSpace3;
  h += text_height(title, room, kTitle);
  if (!sentence.empty()) h += text_height(sentence, room) + 2;
  return title.empty() && sentence.empty() ? kSpace4 : h + kSpace2;
}

Card Ui::card(const Key& key, const Rect& rect, std::string_view title, std::string_view sentence, int level) {
  Scope scope = self_->scope(*this, Role::Section, key, title, rect);
  if (is_visible(rect)) {
    paint().fill(rect, palette().card, kCardRadius);
    paint().stroke(rect, palette().hairline, kCardRadius);
  }
  Rect room = rect.inset(kSpace4, 0);
  room.cut_top(kSpace3);
  if (!title.empty()) room.cut_top(heading(level, room, title));
  if (!sentence.empty()) room.cut_top(2 + text(room.moved(0, 2), sentence, kBody.in(palette().muted)));
  room.cut_top(title.empty() && sentence.empty() ? kSpace4 - kSpace3 : kSpace2);
  room.cut_bottom(kSpace4);
  return {std::move(scope), room};
}

float Ui::heading(int level, const Rect& rect, std::string_view label, const Style& style) {
  float h = text_height(label, rect.w, style);
  Rect used{rect.x, rect.y, rect.w, h};
  self_->add({.key = self_->parent() + "~h", .role = Role::Heading, .label = std::string(label), .level = level}, used);
  if (is_visible(used)) paint().text_in(used, label, style);
  return h;
}

float Ui::text(const Rect& rect, std::string_view label, const Style& style) {
  if (label.empty()) return 0;
  float h = text_height(label, rect.w, style);
  Rect used{rect.x, rect.y, rect.w, h};
  self_->add({.key = self_->parent() + "~t", .role = Role::Text, .label = std::string(label)}, used);
  if (is_visible(used)) paint().text_in(used, label, style);
  return h;
}

float Ui::text_height(std::string_view label, float width_px, const Style& style) const {
  return self_->type.height(label, width_px, style);
}
float Ui::text_width(std::string_view label, const Style& style) const { return self_->type.width(label, style); }

float Ui::figure_label_height(float width_px, std::string_view label) const {
  return text_height(label, width_px - 2 * kSpace4);
}
float Ui::figure_height(float width_px, std::string_view label, std::string_view note, float label_h_px) const {
  return 2 * kSpace3 + std::max(label_h_px, figure_label_height(width_px, label)) +
         self_->type.line_height(Size::Figure) + text_height(note, width_px - 2 * kSpace4);
}

void Ui::tell(const Rect& rect, std::string_view label) {
  if (!label.empty())
    self_->add({.key = self_->parent() + "~t", .role = Role::Text, .label = std::string(label)}, rect);
}

void Ui::figure(const Key& key, const Rect& rect, std::string_view label, std::string_view value, std::string_view note,
                std::optional<Lane> lane, bool dimmed, float label_h_px) {
  Node node{.key = key.text,
            .role = Role::Figure,
            .rect = rect,
            .label = std::string(label),
            .value = std::string(value),
            .note = std::string(note)};
  self_->add(std::move(node), rect);
  if (!is_visible(rect)) return;
  Painter& p = paint();
  p.fill(rect, palette().card, kCardRadius);
  p.stroke(rect, palette().hairline, kCardRadius);
  Rect room = rect.inset(kSpace4, kSpace3);
  Colour ink = lane ? palette().lane(*lane).text : palette().ink;
  room.cut_top(std::max(0.f, label_h_px - figure_label_height(rect.w, label)));
  room.cut_top(p.text_in(room, label, kBody.in(palette().muted)));
  Style style = kFigure.in(dimmed ? mix(ink, palette().card, 0.4f) : ink).lines(1);
  for (Size smaller : {Size::Fitted, Size::Title})  // never cut a figure
    if (text_width(value, style) > room.w) style.size = smaller;
  p.text_middle(room.cut_top(self_->type.line_height(Size::Figure)), value, style);
  p.text_in(room, note, kBody.in(palette().muted));
}

Vec Ui::bare_figure_size(std::string_view label, std::string_view value) const {
  constexpr Style kValue{Size::Fitted, Weight::Bold};
  return {std::ceil(std::max(text_width(label), text_width(value, kValue))) + 1,
          self_->type.line_height(Size::Body) + self_->type.line_height(Size::Fitted)};
}

void Ui::bare_figure(const Key& key, const Rect& rect, std::string_view label, std::string_view value,
                     std::string_view note, std::optional<Lane> lane, bool dimmed) {
  self_->add({.key = key.text,
              .role = Role::Figure,
              .label = std::string(label),
              .value = std::string(value),
              .note = std::string(note)},
             rect);
  if (!is_visible(rect)) return;
  Rect room = rect;
  Colour ink = lane ? palette().lane(*lane).text : palette().ink;
  room.cut_top(paint().text_in(room, label, kOneLine.in(palette().muted)));
  Style style{Size::Fitted, Weight::Bold};
  paint().text_middle(room, value, style.in(dimmed ? palette().muted : ink).lines(1));
}

void Ui::badge(const Rect& rect, std::string_view label, Lane lane) {
  self_->add({.key = self_->parent() + "~b", .role = Role::Text, .label = std::string(label)}, rect);
  if (!is_visible(rect)) return;
  paint().fill(rect, palette().lane(lane).wash, rect.h / 2);
  paint().text_middle(rect.inset(kSpace2, 0), label, kBody.in(palette().lane(lane).text).aligned(Align::Centre));
}

float Ui::link(const Key& key, const Rect& rect, std::string_view label, std::string_view url, const Style& style) {
  float w = std::min(rect.w, text_width(label, style)), h = self_->type.line_height(style.size);
  Rect used{rect.x, rect.y + (rect.h - h) / 2, w, h};
  // The DOM's own <a> lies over it and takes the pointer: middle clicks, menus and the status line work.
  std::string name =
      self_->add({.key = key.text, .role = Role::Link, .label = std::string(label), .value = std::string(url)}, used)
          .key;
  self_->ring(name, used);
  if (!is_visible(used)) return w;
  paint().text_middle(used, label, style);
  paint().hline(used.x, used.right(), used.bottom() - 1.5f, palette().edge);
  return w;
}

bool Ui::veil(const Key& key, const Rect& rect, std::string_view text, std::string_view reveal_label, bool open,
              const Style& style) {
  float line = self_->type.line_height(style.size), label_w = text_width(reveal_label) + kSpace1;
  Rect row{rect.x, rect.y + (style.max_lines == 1 ? (rect.h - line) / 2 : 0), rect.w, line};
  float text_w = std::max(0.f, std::min(rect.w - label_w - kSpace2, text_width(text, style)));
  if (!open) text_w = std::clamp(text_w, std::min(120.f, rect.w - label_w - kSpace2), 260.f);
  Rect label{row.x + text_w + kSpace2, row.y, label_w, line};
  if (open) {
    Rect body{rect.x, row.y, std::max(0.f, rect.w - label_w - kSpace2), rect.h};
    self_->add({.key = key.text + "~t", .role = Role::Text, .label = std::string(text)}, body);
    if (is_visible(body)) paint().text_in(body, text, style);
  } else if (is_visible(row)) {
    // Blocks as long as words may be; nothing of the text is told before it is asked for.
    Rect blocks{row.x, row.y, std::max(0.f, text_w), line};
    uint32_t seed = uint32_t(std::hash<std::string>{}(key.text));
    while (blocks.w > 8) {
      seed = seed * 1664525u + 1013904223u;
      paint().fill(blocks.cut_left(14 + float(seed >> 24) / 6).inset(0, 2), palette().veil, 3);
      blocks.cut_left(4);
    }
  }
  Touched t =
      control({.key = key.text, .role = Role::Button, .rect = label, .label = std::string(reveal_label), .on = open});
  if (is_visible(label)) {
    paint().text_middle(label, reveal_label, kBody.in(t.hovered ? palette().ink : palette().muted));
    paint().hline(label.x, label.x + label_w - kSpace1, label.bottom() - 2, palette().edge);
  }
  return t.activated;
}

}  // namespace tolle::ui
