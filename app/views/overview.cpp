// Puts the parts of the overview below each other, the two middle charts side by side where there is room.
#include "views/overview.h"

#include <algorithm>

#include "views/figures.h"
#include "views/hours.h"
#include "views/parts.h"
#include "views/record_rows.h"
#include "views/volume.h"
#include "views/waits.h"

namespace tolle::views {
namespace {

constexpr uint32_t kRows = 8;

float draw_first_records(Context& c, const Rect& area) {
  c.out.needs.records_count = kRows;
  const std::vector<engine::Message>& rows = c.report->records.rows;
  size_t n = std::min<size_t>(kRows, rows.size());
  float top = c.ui.card_top(area.w, c.t(Str::RecordsTitle), c.t(Str::RecordsHowShort));
  Vec size = c.ui.button_size(c.t(Str::RecordsAll));
  float head = c.narrow ? 0.f : 32.f, list = head + float(n) * record_row_height(c);
  Rect rect{area.x, area.y, area.w, top + list + ui::kSpace3 + size.y + ui::kSpace4};
  ui::Card card = c.ui.card(Key("first_records"), rect, c.t(Str::RecordsTitle), c.t(Str::RecordsHowShort));
  ui::Table table = begin_records(c, {card.body.x, card.body.y, card.body.w, list}, true);
  for (size_t i = 0; i < n; i++) draw_record(c, table, rows[i]);
  if (c.ui.button(Key("records.all"), {card.body.x, card.body.y + list + ui::kSpace3, size.x, size.y},
                  c.t(Str::RecordsAll)))
    c.state.view = model::View::Records;
  return rect.h;
}

}  // namespace

float draw_overview(Context& c, const Rect& area) {
  ui::Stack stack(area);
  float figures = draw_figures(c, area);
  stack.take(figures);
  draw_volume(c, stack.take(volume_height(c)));
  bool waits = c.knows.waits, hours = c.knows.answer_hours && !c.report->staff.withheld;
  // Nothing but a sentence: as much room as it needs.
  auto bare = [&](float width, Str title, Str how, std::string_view note) {
    float room = width - 2 * ui::kSpace4;
    return c.ui.card_top(width, c.t(title), c.t(how)) + c.ui.text_height(note, room - std::min(48.f, room / 5)) +
           2 * ui::kSpace4;
  };
  auto bare_waits = [&](float w) { return bare(w, Str::WaitsTitle, Str::WaitsHow, c.t(c.no_waits())); };
  auto bare_hours = [&](float w) { return bare(w, Str::HoursTitle, Str::HoursHow, hours_summary(c)); };
  constexpr float kPair = 284;
  if (area.w > 760) {
    float each = ui::columns({0, 0, area.w, 0}, 2)[0].w;
    std::vector<Rect> two =
        ui::columns(stack.take(waits || hours ? kPair : std::max(bare_waits(each), bare_hours(each))), 2);
    draw_waits(c, two[0]);
    draw_hours(c, two[1]);
  } else {
    draw_waits(c, stack.take(waits ? kPair : bare_waits(area.w)));
    draw_hours(c, stack.take(hours ? std::min(kPair + 60, hours_height(c, area.w)) : bare_hours(area.w)));
  }
  Rect rest = stack.take(0);
  return rest.y + draw_first_records(c, rest) - area.y;
}

}  // namespace tolle::views
