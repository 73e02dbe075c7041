// The small things.
#include "views/parts.h"

#include <algorithm>
#include <cmath>

#include "i18n/durations.h"
#include "i18n/numbers.h"

namespace tolle::views {

float Sticky::place(float scroll_y, float viewport_h, float covered, float lowest) {
  float top = scroll_y + covered, bottom = scroll_y + viewport_h - ui::kSpace3 - height;
  y = height + covered + ui::kSpace3 <= viewport_h ? top : std::clamp(y, std::min(bottom, top), std::max(bottom, top));
  return y = std::max(y, lowest);
}

namespace {
constexpr Ms kDay = 86'400'000, kHour = 3'600'000;
Ms floor_to(Ms time, Ms step) { return time - ((time % step) + step) % step; }
}  // namespace

void draw_time_axis(Context& c, const TimeScale& scale, float y, bool grid_up, float grid_top) {
  float width = scale.x1 - scale.x0;
  // One label alone tells no scale: then more of them are tried, closer together.
  ui::TimeTicks ticks;
  for (int most = std::max(2, int(width / 96)); ticks.at.size() < 2 && most <= std::max(4, int(width / 52)); most++)
    ticks = ui::time_ticks(scale.window.from, scale.window.to, most, c.zone());
  if (c.knows.whole_days)
    std::erase_if(ticks.at, [](const ui::TimeTick& t) { return DateUnit(t.begins) < DateUnit::Day; });
  ui::Painter& p = c.ui.paint();
  std::vector<float> centres, widths;
  std::vector<std::string> labels;
  std::vector<int> important;
  for (const ui::TimeTick& tick : ticks.at) {
    labels.push_back(tick_label(tick.time_ms, DateUnit(tick.begins), c.zone(), c.lang));
    float w = c.ui.text_width(labels.back()), x = scale.x_from(tick.time_ms);
    centres.push_back(std::clamp(x, scale.x0 + w / 2 - 12, std::max(scale.x0 + w / 2 - 12, scale.x1 - w / 2)));
    widths.push_back(w);
    important.push_back(int(tick.begins));
  }
  std::vector<bool> stay = ui::labels_without_collisions(centres, widths, 12, important);
  for (size_t i = 0; i < ticks.at.size(); i++) {
    float x = scale.x_from(ticks.at[i].time_ms);
    if (grid_up) p.vline(x, grid_top, y, c.colours().hairline.faded(.7f));
    if (!stay[i]) continue;
    p.vline(x, y, y + 4, c.colours().edge);
    p.text({centres[i] - widths[i] / 2, y + 6}, labels[i], ui::kBody.in(c.colours().muted));
  }
}

Ms rounding_unit(Ms step_ms) {
  static constexpr Ms kSteps[] = {86'400'000, 43'200'000, 21'600'000, 10'800'000, 3'600'000, 1'800'000,
                                  900'000,    300'000,    60'000,     30'000,     10'000,    5'000,
                                  1'000,      500,        100,        10,         1};
  for (Ms unit : kSteps)
    if (unit <= step_ms) return unit;
  return 1;
}

Ms rounded_time(Ms time, Ms step_ms, const ZoneTable& zone) { return zone.rounded(time, rounding_unit(step_ms)); }

Ms bin_edge(const engine::TimeWindow& w, size_t bin, size_t bins) {
  return w.from + Ms(std::llround(double(w.to - w.from) * double(bin) / double(std::max<size_t>(bins, 1))));
}

std::string bin_range(Context& c, const engine::TimeWindow& w, size_t first, size_t last, size_t bins) {
  Ms step = std::max<Ms>(1, (w.to - w.from) / Ms(bins * 8));
  Ms from = rounded_time(bin_edge(w, first, bins), step, c.zone()),
     to = rounded_time(bin_edge(w, last, bins), step, c.zone());
  return date_range(from, std::max(to, from + 1), c.zone(), c.lang);
}

engine::TimeWindow busy_window(Context& c) {
  const engine::TimeWindow& all = c.report->extent;
  Scratch& s = c.scratch;
  if (s.busy_dataset == c.report->dataset) return s.busy;
  c.out.needs.overview_bins = std::max(c.out.needs.overview_bins, 240u);
  const engine::Timeline& t = c.report->overview;
  size_t bins = t.complaints.size();
  if (bins < 16 || t.window.to <= t.window.from) return all;
  size_t last = bins;
  if (c.report->query.filter != engine::Filter{}) return all;  // it would be the busy part of a selection
  auto any = [&](size_t i) { return t.complaints[i] || (i < t.ghosts.size() && t.ghosts[i]); };
  while (last > 0 && !any(last - 1)) last--;
  if (last == 0) last = bins;  // the data has answers only
  s.busy_dataset = c.report->dataset;
  s.busy = all;
  // A little of what follows stays in sight, so that the reader sees that it goes on.
  if (last < bins * 3 / 5 && t.window.to - t.window.from > kHour)
    s.busy.to = std::min(all.to, bin_edge(t.window, last, bins) + (bin_edge(t.window, last, bins) - all.from) / 12);
  if (c.knows.days_only) s.busy = in_whole_days(c, s.busy);
  return s.busy;
}

engine::TimeWindow in_whole_days(const Context& c, const engine::TimeWindow& w) {
  const ZoneTable& zone = c.zone_of(engine::Precision::Day);
  auto midnight = [&](Ms time) {
    return zone.instant_from_local(floor_to(time + zone.offset_s(time) * Ms(1000), kDay)).utc_ms;
  };
  return {midnight(w.from), midnight(w.to - 1 + kDay)};
}

uint32_t bins_of_days(const engine::TimeWindow& w, uint32_t most) {
  auto days = uint32_t(std::max<Ms>(1, (w.to - w.from + kDay / 2) / kDay)), each = (days + most - 1) / most;
  return (days + each - 1) / each;
}

uint32_t busy_bins(Context& c, uint32_t most) {
  engine::TimeWindow w = busy_window(c);
  if (c.knows.days_only) return bins_of_days(w, most);
  return w.to - w.from > kHour ? most : std::min(most, uint32_t(std::max<Ms>(24, (w.to - w.from) / 60'000)));
}

Rate rate_of(const engine::TimeWindow& window, size_t bins, uint32_t max, bool days_only) {
  double span_s = double(window.to - window.from) / 1000, bin_s = span_s / double(std::max<size_t>(bins, 1));
  struct Unit {
    double seconds;
    Str name;
  };
  static constexpr Unit kUnits[] = {
      {60, Str::AxisPerMinute}, {3600, Str::AxisPerHour}, {86400, Str::AxisPerDay}, {604800, Str::AxisPerWeek}};
  const Unit* unit = days_only ? &kUnits[2] : kUnits;
  // Small figures are told of a longer time, if the data lasts so long.
  while (unit->seconds < 604800 && max * unit->seconds / bin_s < 8 && unit[1].seconds <= span_s / 2) unit++;
  return {unit->seconds / bin_s, unit->name};
}

void draw_note(Context& c, const Rect& rect, std::string_view text) {
  Rect room = rect.inset(std::min(24.f, rect.w / 10), 0);
  float h = c.ui.text_height(text, room.w, ui::kBody);
  room.y += std::max(0.f, (rect.h - h) / 2);
  room.h = h;
  c.ui.text(room, text, ui::kBody.in(c.colours().muted).aligned(ui::Align::Centre));
}

namespace {

void draw_icon(ui::Painter& p, Vec m, Icon icon, ui::Colour ink) {
  auto arrow = [&](float side) {  // a hook back over the top
    Vec points[] = {{m.x + 5 * side, m.y + 5},
                    {m.x + 5.5f * side, m.y + 1},
                    {m.x + 4 * side, m.y - 2},
                    {m.x + 1 * side, m.y - 3},
                    {m.x - 5 * side, m.y - 3}};
    p.polyline(points, ink, 1.5f);
    Vec head[] = {{m.x - 2 * side, m.y - 6.5f}, {m.x - 5.5f * side, m.y - 3}, {m.x - 2 * side, m.y + .5f}};
    p.polyline(head, ink, 1.5f);
  };
  switch (icon) {
    case Icon::Undo: arrow(1); break;
    case Icon::Redo: arrow(-1); break;
    case Icon::Theme: {
      p.ring(m, 6, ink, 1.5f);
      Vec half[13];
      for (int i = 0; i < 13; i++)
        half[i] = {m.x + 6 * std::sin(float(i) / 12 * 3.14159265f), m.y - 6 * std::cos(float(i) / 12 * 3.14159265f)};
      for (int i = 0; i + 1 < 13; i++) p.fill({m.x, half[i].y, half[i].x - m.x, half[i + 1].y - half[i].y + .5f}, ink);
      break;
    }
    case Icon::Filter:
      for (int i = 0; i < 3; i++)
        p.hline(m.x - 7 + 2.5f * float(i), m.x + 7 - 2.5f * float(i), m.y - 4 + 4 * float(i), ink, 1.5f);
      break;
    case Icon::Plus: p.vline(m.x, m.y - 5.5f, m.y + 5.5f, ink, 1.5f); [[fallthrough]];
    case Icon::Minus: p.hline(m.x - 5.5f, m.x + 5.5f, m.y, ink, 1.5f); break;
    case Icon::Left:
    case Icon::Right: {
      float side = icon == Icon::Left ? -1.f : 1.f;
      Vec points[] = {{m.x - 2.5f * side, m.y - 5}, {m.x + 2.5f * side, m.y}, {m.x - 2.5f * side, m.y + 5}};
      p.polyline(points, ink, 1.5f);
      break;
    }
    case Icon::Close: p.cross(m, 9, ink); break;
    case Icon::More:
      for (int i = -1; i <= 1; i++) p.disc({m.x + 5 * float(i), m.y}, 1.6f, ink);
      break;
  }
}

}  // namespace

bool icon_button(Context& c, const Key& key, const Rect& rect, Icon icon, std::string_view name, bool disabled,
                 bool on) {
  ui::Ui::Touched t = c.ui.control({.key = key.text,
                                    .role = ui::Role::Button,
                                    .rect = rect,
                                    .label = std::string(name),
                                    .on = on,
                                    .disabled = disabled});
  if (!c.ui.is_visible(rect)) return t.activated;
  if (!disabled && (t.hovered || t.pressed))
    c.ui.paint().fill(rect, t.pressed ? c.colours().pressed : c.colours().hover, 6);
  ui::Colour ink = disabled ? mix(c.colours().ink, c.colours().card, .68f) : c.colours().ink;
  draw_icon(c.ui.paint(), rect.centre(), icon, ink);
  if (t.wants_hint && !disabled) c.ui.tooltip(name);
  return t.activated && !disabled;
}

namespace {
constexpr float kBarRoom = 5;  // of a row, below its text
}

void draw_bar_cell(Context& c, const Rect& cell, std::string_view text, float share, Lane lane) {
  if (!c.ui.is_visible(cell)) return;
  ui::Painter& p = c.ui.paint();
  // Below the figure, so that the figure stays easy to read.
  Rect track{cell.x + ui::kSpace2, cell.bottom() - 6, cell.w - ui::kSpace2, 3};
  float w = track.w * std::clamp(share, 0.f, 1.f);
  p.fill(track, c.colours().hairline.faded(.5f), 1.5f);
  if (w > .5f) p.fill({track.right() - w, track.y, w, track.h}, c.colours().lane(lane).mark, 1.5f);
  p.text_middle({cell.x, cell.y, cell.w, cell.h - kBarRoom}, text, ui::kBody.aligned(ui::Align::Right));
}

void draw_cell_beside_bars(Context& c, ui::Table& table, std::string_view text, const ui::Style& style) {
  Rect cell = table.cell_to_draw(text);
  if (c.ui.is_visible(cell)) c.ui.paint().text_middle({cell.x, cell.y, cell.w, cell.h - kBarRoom}, text, style);
}

ui::Column BarColumn::column(const Context& c, bool wide, float wide_px) const {
  constexpr float kMargins = 14, kMost = 128;
  float width = c.ui.text_width(title) + kMargins;
  if (wide) width = std::max(width, wide_px);
  else {
    for (const Cell& cell : cells) width = std::max(width, c.ui.text_width(cell.text) + kMargins);
    width = std::clamp(width, 60.f, kMost);
  }
  return {title, width, ui::Align::Right};
}

Rect Flow::place(Vec size) {
  if (x_ > area_.x && x_ + size.x > area_.right()) {
    x_ = area_.x;
    y_ += row_h_ + row_gap_;
    row_h_ = 0;
  }
  Rect r{x_, y_, std::min(size.x, area_.w), size.y};
  x_ += size.x + gap_;
  row_h_ = std::max(row_h_, size.y);
  return r;
}

std::string host_of(std::string_view address) {
  size_t at = address.find("://");
  if (at == address.npos || !address.starts_with("http")) return {};
  std::string_view rest = address.substr(at + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  return std::string(rest.substr(rest.rfind('@') + 1));
}

std::string optional_duration(Context& c, const std::optional<double>& seconds) {
  return seconds ? duration(*seconds, c.lang) : std::string("–");
}
std::string optional_percent(Context& c, const std::optional<double>& share) {
  return share ? percent(*share, c.lang) : std::string("–");
}

}  // namespace tolle::views
