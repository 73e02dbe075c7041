// The heat map of answering, Monday 0 h at the top left, drawn by the cells' shader.
#include "views/hours.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "i18n/numbers.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kLabels = 46, kFoot = 24, kProportion = .55f;

float labels_width(const Context& c) {  // wider where the type is
  float widest = 0;
  for (int d = 0; d < 7; d++) widest = std::max(widest, c.ui.text_width(weekday_short(d, c.lang)));
  return std::max(kLabels, widest + 14);
}

std::string cell_text(Context& c, int hour, uint32_t answers) {
  int h = hour % 24;
  std::string cell = c.t(Str::HoursCell, weekday_long(hour / 24, c.lang), hour_name(h, c.lang),
                         hour_name((h + 1) % 25, c.lang), c.t(Plural::CountAnswers, answers));
  return is_working_hour(c.state.work, hour) ? cell : c.t(Str::HoursCellOut, cell);
}

ui::ChartTable table_of(const engine::Staff& staff, Lang lang) {
  ui::ChartTable table;
  table.columns.emplace_back(tr(Str::ColumnDay, lang));
  for (int h = 0; h < 24; h++) table.columns.push_back(hour_name(h, lang));
  for (int d = 0; d < 7; d++) {
    std::vector<std::string> row{std::string(weekday_long(d, lang))};
    for (int h = 0; h < 24; h++) row.push_back(number(uint64_t(staff.answers[size_t(d * 24 + h)]), lang));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<uint8_t> rectangle(int a, int b) {
  std::vector<uint8_t> hours;
  for (int d = std::min(a / 24, b / 24); d <= std::max(a / 24, b / 24); d++)
    for (int h = std::min(a % 24, b % 24); h <= std::max(a % 24, b % 24); h++) hours.push_back(uint8_t(d * 24 + h));
  return hours;
}

void interact(Context& c, const Rect& cells, const ui::ChartArea& area) {
  std::vector<uint8_t>& chosen = c.state.filter.hours;
  HoursScratch& s = c.scratch.hours;
  auto at = [&](Vec p) {
    int h = std::clamp(int((p.x - cells.x) / cells.w * 24), 0, 23),
        d = std::clamp(int((p.y - cells.y) / cells.h * 7), 0, 6);
    return d * 24 + h;
  };
  if (area.drag) {
    if (area.drag->started) s.from = at(area.drag->from);
    if (s.from) chosen = rectangle(*s.from, at(area.drag->to));
    if (area.drag->ended) s.from.reset();
  } else if (area.double_clicked) {
    chosen.clear();
  } else if (area.clicked) {
    std::vector<uint8_t> one{uint8_t(at(area.pointer))};
    if (chosen == one) chosen.clear();
    else chosen = one;
  }
  if (area.pressed_key.empty()) return;
  int before = s.cursor;
  if (area.pressed_key == "ArrowRight") s.cursor = s.cursor / 24 * 24 + (s.cursor % 24 + 1) % 24;
  else if (area.pressed_key == "ArrowLeft") s.cursor = s.cursor / 24 * 24 + (s.cursor % 24 + 23) % 24;
  else if (area.pressed_key == "ArrowDown") s.cursor = (s.cursor + 24) % 168;
  else if (area.pressed_key == "ArrowUp") s.cursor = (s.cursor + 144) % 168;
  else if (area.pressed_key == "Home") s.cursor = s.cursor / 24 * 24;
  else if (area.pressed_key == "End") s.cursor = s.cursor / 24 * 24 + 23;
  else if (area.pressed_key == "Enter" || area.pressed_key == " ") {
    auto found = std::find(chosen.begin(), chosen.end(), uint8_t(s.cursor));
    if (found != chosen.end()) chosen.erase(found);
    else chosen.insert(std::upper_bound(chosen.begin(), chosen.end(), uint8_t(s.cursor)), uint8_t(s.cursor));
  } else if (area.pressed_key == "Escape") {
    chosen.clear();
  }
  if (s.cursor != before) {
    if (area.shift && !chosen.empty()) chosen = rectangle(chosen.front(), s.cursor);
    c.ui.announce(cell_text(c, s.cursor, c.report->staff.answers[size_t(s.cursor)]));
  }
}

void draw_labels(Context& c, const Rect& cells) {
  ui::Painter& p = c.ui.paint();
  float cell_w = cells.w / 24, cell_h = cells.h / 7;
  int each =
      std::max(1, int(std::ceil(c.ui.type().line_height(ui::Size::Body) * .8f / cell_h)));  // large type: not every day
  for (int d = 0; d < 7; d += each)
    p.text_middle({cells.x - labels_width(c), cells.y + float(d) * cell_h, labels_width(c) - 8, cell_h},
                  weekday_short(d, c.lang), ui::kBody.in(c.colours().muted).aligned(ui::Align::Right));
  const engine::WorkingHours& w = c.state.work;
  float end = -1e9f;
  for (int h = 0; h < 24; h++) {
    bool edge = h == w.from_h || h == w.to_h;
    if (h % 6 != 0 && h != 23 && !edge) continue;
    std::string label = hour_name(h, c.lang);
    float width = c.ui.text_width(label), x = cells.x + (float(h) + .5f) * cell_w - width / 2;
    x = std::clamp(x, cells.x, cells.right() - width);
    if (x < end + 8) continue;
    p.text({x, cells.bottom() + 6}, label, ui::kBody.in(c.colours().muted));
    end = x + width;
  }
}

}  // namespace

bool is_working_hour(const engine::WorkingHours& work, int hour) {
  int day = hour / 24, h = hour % 24;
  bool overnight = work.from_h > work.to_h;
  // The small hours of a night shift belong to the day on which it began.
  if (overnight && h < work.to_h) day = (day + 6) % 7;
  bool in = overnight ? h >= work.from_h || h < work.to_h : h >= work.from_h && h < work.to_h;
  return in && (work.days >> day & 1);
}

float hours_chart_height(float width) { return 4 + (width - kLabels) * kProportion + kFoot; }

float hours_height(const Context& c, float width) {
  return c.ui.card_top(width, c.t(Str::HoursTitle), c.t(Str::HoursHow)) + hours_chart_height(width - 2 * ui::kSpace4) +
         ui::kSpace4;
}

std::string hours_summary(Context& c) {
  const engine::Staff& staff = c.report->staff;
  if (!c.knows.answer_hours)
    return std::string(c.t(c.knows.days_only && c.knows.waits ? Str::HoursDaysOnly : Str::HoursNone));
  if (staff.withheld) return std::string(c.t(Str::HoursWithheld));
  auto peak = std::max_element(staff.answers.begin(), staff.answers.end());
  int hour = int(peak - staff.answers.begin());
  if (!*peak || !c.report->figures.out_of_hours_share) return c.t(Plural::CountAnswers, 0);
  return c.t(Str::HoursSummary, weekday_long(hour / 24, c.lang), hour_name(hour % 24, c.lang),
             percent(*c.report->figures.out_of_hours_share, c.lang));
}

bool hours_known(const Context& c) { return c.knows.answer_hours && !c.report->staff.withheld; }

void draw_hours(Context& c, const Rect& rect) {
  ui::Card card = c.ui.card(Key("hours"), rect, c.t(Str::HoursTitle), c.t(Str::HoursHow));
  draw_hours_chart(c, card.body);
}

void draw_hours_chart(Context& c, const Rect& rect) {
  const engine::Staff& staff = c.report->staff;
  if (!hours_known(c)) return draw_note(c, rect, hours_summary(c));
  Rect cells = rect;
  cells.cut_left(labels_width(c));
  cells.cut_bottom(kFoot);
  cells.cut_top(4);
  cells.h = std::min(cells.h, cells.w * kProportion);

  auto peak = std::max_element(staff.answers.begin(), staff.answers.end());
  std::string summary = hours_summary(c);
  ui::ChartArea area = c.ui.chart(Key("hours.chart"), cells,
                                  {.title = c.t(Str::HoursTitle),
                                   .summary = summary,
                                   .revision = c.revision * 4 + uint64_t(c.lang),
                                   .table = [&staff, lang = c.lang] { return table_of(staff, lang); }},
                                  {.wheel = false});
  interact(c, cells, area);
  if (!c.ui.is_visible(rect)) return;

  std::array<uint32_t, 168> hatched{};
  uint64_t revision = c.revision;
  for (int h = 0; h < 168; h++) hatched[size_t(h)] = !is_working_hour(c.state.work, h);
  revision = ((revision * 32 + c.state.work.from_h) * 32 + c.state.work.to_h) * 128 + c.state.work.days;
  const ui::LaneColours& lane = c.colours().lane(Lane::Staff);
  ui::Painter& p = c.ui.paint();
  gfx::Cells look{.max = float(std::max(1u, *peak)),
                  .low = mix(c.colours().card, lane.pale, .28f).packed(),
                  .high = lane.mark.packed(),
                  .card = c.colours().card.packed()};
  c.marks.cells(p.list(), {cells.x, cells.y, cells.w, cells.h}, {3, revision, staff.answers, hatched}, look);

  float w = cells.w / 24, h = cells.h / 7;
  auto cell = [&](int hour) { return Rect{cells.x + float(hour % 24) * w, cells.y + float(hour / 24) * h, w, h}; };
  const std::vector<uint8_t>& chosen = c.state.filter.hours;
  if (!chosen.empty()) {
    auto next = chosen.begin();
    for (int hour = 0; hour < 168; hour++) {
      if (next != chosen.end() && *next == hour) next++, p.stroke(cell(hour), c.colours().ink, 3, 1.5f);
      else p.fill(cell(hour), c.colours().card.faded(.62f));
    }
  }
  if (area.focused) p.stroke(cell(c.scratch.hours.cursor).inset(-1), c.colours().focus, 4, 2);
  draw_labels(c, cells);
  if (area.hovered) {
    int hour = std::clamp(int((area.pointer.y - cells.y) / h), 0, 6) * 24 +
               std::clamp(int((area.pointer.x - cells.x) / w), 0, 23);
    if (!area.drag) c.ui.tooltip(cell_text(c, hour, staff.answers[size_t(hour)]));
    c.ui.cursor("crosshair");
  }
}

}  // namespace tolle::views
