#include "views/case_panel.h"

#include <algorithm>
#include <cmath>

#include "i18n/case_words.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

void select_all(CaseView& v, const std::vector<size_t>& events) {
  std::vector<std::string> ids;
  for (size_t i : events)
    if (v.shown[i]) ids.push_back(v.value.events[i].id);
  if (v.study.selected == ids) v.study.selected.clear();
  else if (!ids.empty()) v.study.selected = std::move(ids);
}

void draw_pill(Context& c, const Rect& rect, std::string_view label, Lane lane) {
  const ui::LaneColours& colours = c.colours().lane(lane);
  c.ui.paint().fill(rect, mix(colours.wash, colours.pale, .45f), rect.h / 2);
  c.ui.paint().text_middle(rect, label, ui::kBody.in(colours.text).aligned(ui::Align::Centre));
}

}  // namespace

float height_of(const CaseView& v, const Panel& p, float width) {
  float h = v.c.ui.card_top(width, v.c.t(p.title), p.sentence) + ui::kSpace4;
  for (const Row& row : p.rows) h += row.height;
  if (!p.note.empty()) h += v.c.ui.text_height(p.note, width - 2 * ui::kSpace4) + (p.rows.empty() ? 0 : kRowPad);
  return h;
}

void draw_panel(CaseView& v, const Panel& p, const Rect& rect) {
  Context& c = v.c;
  ui::Card card = c.ui.card(Key(p.key), rect, c.t(p.title), p.sentence);
  if (!p.rows.empty()) {
    std::vector<ui::Column> columns;
    for (Str s : p.columns) columns.push_back({.title = std::string(c.t(s))});
    std::optional<ui::Table> table;
    {
      auto nowhere = c.ui.clip({-10, -10, 1, 1});  // the head is for the mirror
      table = c.ui.table(Key(p.key, "table"), card.body, c.t(p.title), columns, 0);
    }
    for (const Row& row : p.rows) {
      ui::Table::Row at = table->row(Key(p.key, row.key), row.height);
      for (const std::string& told : row.told) table->cell_to_draw(told);
      if (at.activated) select_all(v, row.events);
      if (c.ui.is_visible(at.rect)) row.draw(at.rect);
      card.body.cut_top(row.height);
    }
    if (!p.note.empty()) card.body.cut_top(kRowPad);
  }
  if (!p.note.empty()) c.ui.text(card.body, p.note, ui::kBody.in(c.colours().muted));
}

Row pill_row(CaseView& v, float width, std::string key, std::string text, std::string below, std::string pill,
             Lane lane) {
  Context& c = v.c;
  float pill_w = c.ui.text_width(pill) + 18, room = width - pill_w - 12;
  float text_h = c.ui.text_height(text, room),
        below_h = below.empty() ? 0 : c.ui.text_height(below, width, ui::kBody.lines(3)) + 1;
  Row row{std::move(key), {text, below, pill}, text_h + below_h + 2 * kRowPad, {}, {}};
  row.draw = [=, &v](const Rect& r) {
    ui::Painter& p = v.c.ui.paint();
    p.text_in({r.x, r.y + kRowPad, room, text_h}, text);
    draw_pill(v.c, {r.right() - pill_w, r.y + kRowPad - 1, pill_w, v.line() + 2}, pill, lane);
    p.text_in({r.x, r.y + kRowPad + text_h + 1, r.w, below_h}, below, ui::kBody.in(v.c.colours().muted).lines(3));
  };
  return row;
}

}  // namespace tolle::views
