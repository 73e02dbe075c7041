// Tables of records: a head that sorts, rows that can be activated, cells in columns.
#include "ui/self.h"

namespace tolle::ui {

Table Ui::table(const Key& key, const Rect& rect, std::string_view caption, std::span<const Column> columns,
                float head_height_px) {
  Self& s = *self_;
  float fixed = 0, shares = 0;
  for (const Column& c : columns) fixed += c.width_px, shares += c.width_px <= 0;
  std::vector<Rect> cells;
  Node node{.key = key.text, .role = Role::Table, .label = std::string(caption)};
  float x = rect.x;
  for (const Column& c : columns) {
    float w = c.width_px > 0 ? c.width_px : std::max(40.f, (rect.w - fixed) / shares);
    cells.push_back({x, rect.y, w, head_height_px});
    node.options.push_back(c.title);
    x += w;
  }
  std::string name = s.add(std::move(node), rect).key;
  s.parents.push_back(name);
  Table table(*this, name, cells, rect.y + head_height_px);
  for (size_t i = 0; i < columns.size(); i++) {
    const Column& c = columns[i];
    Rect head = cells[i].inset(kSpace1 + 2, 0);
    Touched t;
    if (c.sortable) {
      t = control({.key = Key(name + "~sort", i).text,
                   .role = Role::Button,
                   .rect = cells[i],
                   .label = c.title,
                   .note = c.sorted > 0   ? "ascending"
                           : c.sorted < 0 ? "descending"
                                          : "",
                   .on = c.sorted != 0});
      if (t.activated) table.sort_clicked = int(i);
    }
    if (!is_visible(head)) continue;
    float w = paint().type().width(c.title, kBody);
    paint().text_middle(head, c.title,
                        kBody.in(t.hovered || c.sorted ? palette().ink : palette().muted).aligned(c.align));
    if (c.sorted) {
      float at = c.align == Align::Right ? head.right() - w - 10 : head.x + w + 10;
      paint().arrow_head({at, head.centre().y + (c.sorted > 0 ? -2.f : 2.f)}, c.sorted > 0, 4, palette().muted);
    }
  }
  paint().hline(rect.x, rect.right(), rect.y + head_height_px - .5f, palette().hairline);
  s.parents.pop_back();
  return table;
}

Table::Row Table::row(const Key& key, float height_px, bool selected) {
  Ui::Self& s = *ui_->self_;
  const Rect& first = cells_.front();
  row_ = {first.x, y_, cells_.back().right() - first.x, height_px};
  y_ += height_px;
  next_ = 0;
  s.parents.push_back(key_);
  Node& node = s.add({.key = key.text, .role = Role::Row, .on = selected}, row_);
  std::string name = node.key;
  node_ = s.mirror.nodes().size() - 1;
  s.parents.pop_back();
  Ui::Touched t = s.touch(name, row_);
  s.ring(name, row_);
  if (t.hovered) ui_->cursor("pointer");
  if (ui_->is_visible(row_)) {
    if (t.hovered || selected) ui_->paint().fill(row_, selected ? ui_->palette().pressed : ui_->palette().hover);
    ui_->paint().hline(row_.x, row_.right(), row_.bottom() - .5f, ui_->palette().hairline);
  }
  return {row_, t.hovered, t.activated};
}

Rect Table::cell_to_draw(std::string_view told) {
  if (next_ >= cells_.size()) return {};
  ui_->mirror().node(*node_).options.emplace_back(told);
  const Rect& c = cells_[next_++];
  return Rect{c.x, row_.y, c.w, row_.h}.inset(kSpace1 + 2, 0);
}

void Table::cell(std::string_view text, Style style) {
  Rect r = cell_to_draw(text);
  if (!r.empty() && ui_->is_visible(r)) ui_->paint().text_middle(r, text, style);
}

}  // namespace tolle::ui
