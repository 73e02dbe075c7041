#include "views/case_sheet.h"

#include <algorithm>

#include "views/case_axis.h"
#include "views/case_figure.h"
#include "views/case_lanes.h"

namespace tolle::views {
namespace {

constexpr float kMargin = 24;

// Who tells it, and what it is told from.
std::string source_line(const CaseView& v) {
  std::string list;
  for (const cases::Source& s : v.value.sources) {
    std::string_view text = v.text(s.text);
    while (text.ends_with('.')) text.remove_suffix(1);
    (list += list.empty() ? "" : "; ") += text;
  }
  if (list.empty()) return std::string(v.c.t(Str::CaseSheetNoSource));
  std::string line = v.c.t(Str::CaseSheetSource, list);
  if (list.ends_with('?') || list.ends_with('!'))
    line.erase(line.find(list) + list.size(), 1);  // no full stop behind it
  return line;
}

// Side by side, row by row.
void draw_figures(CaseView& v, Rect& room) {
  std::vector<const cases::Figure*> figures;
  for (const cases::Figure& figure : v.value.figures)
    if (shows_figure(v, figure)) figures.push_back(&figure);
  int across = std::clamp(int(room.w / 420), 1, std::max(1, int(figures.size())));
  for (size_t n = 0; n < figures.size(); n += size_t(across)) {
    std::vector<Rect> columns = ui::columns({room.x, room.y, room.w, 0}, across);
    float row = 0;
    size_t end = std::min(figures.size(), n + size_t(across));
    for (size_t k = n; k < end; k++) row = std::max(row, case_figure_height(v, *figures[k], columns[0].w));
    for (size_t k = n; k < end; k++)
      draw_case_figure(v, *figures[k], {columns[k - n].x, room.y, columns[k - n].w, row});
    room.cut_top(row + ui::kSpace3);
  }
}

}  // namespace

void draw_case_sheet(CaseView& v, const Rect& area, std::string_view place_and_time) {
  Context& c = v.c;
  c.ui.record(c.svg);
  ui::Painter& p = c.ui.paint();
  ui::Style muted = ui::kBody.in(c.colours().muted);
  Rect room = area;
  room.cut_top(p.text_in(room, v.text(v.value.title), {ui::Size::Figure, ui::Weight::Bold}) + 2);
  if (!v.study.freeze) room.cut_top(p.text_in(room, v.text(v.value.subtitle)) + 2);
  room.cut_top(p.text_in(room, place_and_time, muted) + ui::kSpace3);
  draw_case_lanes(v, room.cut_top(case_lanes_height(v, room)));
  room.cut_top(ui::kSpace3);
  draw_figures(v, room);
  room.cut_top(p.text_in(room, source_line(v), muted));
  c.ui.record(nullptr);
  Rect bounds{area.x - kMargin, area.y - kMargin, area.w + 2 * kMargin, room.y - area.y + 2 * kMargin};
  c.out.svg = c.svg->document(bounds, c.colours().paper, v.text(v.value.title), axis_caption(v));
}

}  // namespace tolle::views
