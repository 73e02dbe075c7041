// Three lanes of density at the pixel's resolution, single messages where there is room, what is open, and the whole below.
#include "views/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "views/lanes.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kLane = 92, kLaneGap = 6, kOpen = 78, kStrip = 46;
constexpr Ms kNearest = 1000;  // ms: the shortest part that can be looked at

std::string range_of(Context& c, const engine::TimeWindow& w) {
  Ms span = w.to - w.from, step = std::max<Ms>(1, span / 400);
  Ms from = rounded_time(w.from, step, c.zone()), to = rounded_time(w.to, step, c.zone());
  return date_range(from, std::max(to, from + 1), c.zone(), c.lang);
}

void apply(Context& c, engine::TimeWindow w) {
  const engine::TimeWindow& all = c.report->extent;
  bool whole = w.from <= all.from && w.to >= all.to;
  c.state.zoom = whole ? engine::TimeWindow{} : w;
}

Str whole_name(const Context& c) { return c.is_phone() ? Str::ZoomAllShort : Str::ZoomAll; }

// What stands above the lanes, in order, and where each of it is on lines of this width.
struct Tools {
  float size;
  std::string span;
  Flow flow;
  std::array<Rect, 7> at;  // four signs, two buttons, the span

  Tools(Context& c, const Rect& line, const engine::TimeWindow& w)
      : size(c.ui.is_touch() ? ui::kTouchTarget : kIconSize), span(range_of(c, w)), flow(line, 6) {
    if (!c.is_phone()) span = c.t(Str::ZoomSpan, span, duration(double(w.to - w.from) / 1000, c.lang));
    for (int i = 0; i < 4; i++) at[size_t(i)] = flow.place({size, size});
    for (int i = 0; i < 2; i++) {
      Vec wanted = c.ui.button_size(c.t(i ? Str::ZoomFilter : whole_name(c)));
      at[size_t(4 + i)] = flow.place({wanted.x, std::max(wanted.y, size)});
    }
    // Its place does not depend on its words: they change while the reader zooms.
    float left = line.right() - at[5].right() - 6;
    at[6] = left >= 330 ? flow.place({left, size}) : flow.place({line.w, 24});
  }
};

float tools_height(Context& c, float width) {
  return Tools(c, {0, 0, width, 0}, zoom_window(c)).flow.bottom() + ui::kSpace2;
}

void draw_tools(Context& c, const Rect& line, const engine::TimeWindow& w) {
  const engine::TimeWindow& all = c.report->extent;
  Ms middle = w.from + (w.to - w.from) / 2, quarter = (w.to - w.from) / 4;
  Tools tools(c, line, w);
  bool whole = !model::has_zoom(c.state);
  auto icon = [&](size_t i, const char* key, Icon sign, Str name, bool off) {
    return icon_button(c, Key(key), tools.at[i], sign, c.t(name), off);
  };
  if (icon(0, "zoom.in", Icon::Plus, Str::ZoomIn, w.to - w.from <= kNearest)) apply(c, zoomed(w, all, 2, middle));
  if (icon(1, "zoom.out", Icon::Minus, Str::ZoomOut, whole)) apply(c, zoomed(w, all, .5, middle));
  if (icon(2, "zoom.earlier", Icon::Left, Str::ZoomEarlier, whole || w.from <= all.from))
    apply(c, panned(w, all, -quarter));
  if (icon(3, "zoom.later", Icon::Right, Str::ZoomLater, whole || w.to >= all.to)) apply(c, panned(w, all, quarter));
  auto button = [&](size_t i, const char* key, Str name, Str told) {
    return c.ui.button(Key(key), tools.at[i], c.t(name), {.disabled = whole, .name = c.t(told)});
  };
  if (button(4, "zoom.all", whole_name(c), Str::ZoomAll)) c.state.zoom = {};
  if (button(5, "zoom.filter", Str::ZoomFilter, Str::ZoomFilter)) c.state.filter.time = w;
  const Rect& span = tools.at[6];
  c.ui.text(span.inset(span.x > line.x ? 6 : 0, (span.h - 18) / 2), tools.span, ui::kOneLine.in(c.colours().muted));
}

void interact(Context& c, const TimeScale& x, const ui::ChartArea& area) {
  const engine::TimeWindow& all = c.report->extent;
  engine::TimeWindow w = x.window;
  TimeDrag& drag = c.scratch.zoom;
  Ms span = w.to - w.from, middle = w.from + span / 2;
  if (area.drag) {
    if (area.drag->started) drag = {TimeDrag::What::Pan, 0, w};
    if (drag.what == TimeDrag::What::Pan) {
      double ms_per_px = double(drag.start.to - drag.start.from) / double(x.x1 - x.x0);
      apply(c, panned(drag.start, all, -Ms(double(area.drag->to.x - area.drag->from.x) * ms_per_px)));
    }
    if (area.drag->ended) drag.what = TimeDrag::What::None;
    c.ui.cursor("grabbing");
    return;
  }
  if (area.wheel_y != 0) apply(c, w = zoomed(w, all, std::pow(1.2, double(area.wheel_y)), x.ms_from(area.pointer.x)));
  if (area.wheel_x != 0) apply(c, w = panned(w, all, -Ms(double(area.wheel_x) * double(span) / 12)));
  if (area.pinch != 1) apply(c, w = zoomed(w, all, double(area.pinch), x.ms_from(area.pointer.x)));
  if (area.pinch_moved.x != 0)
    apply(c, w = panned(w, all, -Ms(double(area.pinch_moved.x) * double(w.to - w.from) / double(x.x1 - x.x0))));
  if (area.double_clicked) apply(c, zoomed(w, all, 4, x.ms_from(area.pointer.x)));
  std::string_view key = area.pressed_key;
  Ms step = area.shift ? span / 2 : span / 10;
  if (key == "ArrowLeft") apply(c, panned(w, all, -step));
  if (key == "ArrowRight") apply(c, panned(w, all, step));
  if (key == "+" || key == "=" || key == "ArrowUp") apply(c, zoomed(w, all, 1.5, middle));
  if (key == "-" || key == "ArrowDown") apply(c, zoomed(w, all, 1 / 1.5, middle));
  if (key == "Home") apply(c, panned(w, all, all.from - w.from));
  if (key == "End") apply(c, panned(w, all, all.to - w.to));
  if (key == "0") c.state.zoom = {};
}

ui::ChartTable table_of(const engine::Timeline& t, bool whole_days, const ZoneTable& zone, Lang lang) {
  ui::ChartTable table;
  for (Str s : {Str::ColumnFrom, Str::ColumnComplaints, Str::ColumnAnswers, Str::ColumnHostile, Str::ColumnOpen})
    table.columns.emplace_back(tr(s, lang));
  size_t bins = t.complaints.size(), step = std::max<size_t>(1, (bins + 59) / 60);
  engine::Precision told = whole_days                                ? engine::Precision::Day
                           : t.window.to - t.window.from < 7'200'000 ? engine::Precision::Second
                                                                     : engine::Precision::Minute;
  for (size_t i = 0; i < bins; i += step) {
    uint64_t sums[3] = {};
    size_t end = std::min(bins, i + step);
    const std::vector<uint32_t>* lanes[3] = {&t.complaints, &t.answers, &t.hostile};
    for (int l = 0; l < 3; l++)
      for (size_t j = i; j < std::min(end, lanes[l]->size()); j++) sums[l] += (*lanes[l])[j];
    uint64_t open = end <= t.open.size() ? t.open[end - 1] : 0;
    table.rows.push_back({date_time(bin_edge(t.window, i, bins), told, zone, lang), number(sums[0], lang),
                          number(sums[1], lang), number(sums[2], lang), number(open, lang)});
  }
  return table;
}

uint64_t sum(const std::vector<uint32_t>& v) {
  uint64_t n = 0;
  for (uint32_t x : v) n += x;
  return n;
}

// The whole data, with the visible part as a frame that can be moved.
void draw_strip(Context& c, const Rect& rect, const engine::TimeWindow& w) {
  const engine::Timeline& t = c.report->overview;
  const engine::TimeWindow& all = c.report->extent;
  auto bins = uint32_t(std::clamp(rect.w / 3, 24.f, 700.f));
  c.out.needs.overview_bins = c.knows.whole_days ? bins_of_days(all, bins) : bins;
  if (t.complaints.empty() || t.window.to <= t.window.from) return;
  TimeScale x{t.window, rect.x, rect.right()};
  ui::ChartArea area =
      c.ui.chart(Key("zoom.strip"), rect, {.title = c.t(Str::ZoomStrip)}, {.wheel = false, .keys = false});
  float x0 = std::clamp(x.x_from(w.from), rect.x, rect.right() - 3),
        x1 = std::clamp(x.x_from(w.to), x0 + 3, rect.right());
  TimeDrag& drag = c.scratch.strip;
  if (area.drag) {
    if (area.drag->started) {
      bool inside = area.drag->from.x >= x0 && area.drag->from.x <= x1 && model::has_zoom(c.state);
      drag = {inside ? TimeDrag::What::Pan : TimeDrag::What::New, x.ms_from(area.drag->from.x), w};
    }
    Ms here = x.ms_from(std::clamp(area.drag->to.x, rect.x, rect.right()));
    if (drag.what == TimeDrag::What::Pan) apply(c, panned(drag.start, all, here - drag.anchor));
    else if (std::abs(here - drag.anchor) >= kNearest)
      apply(c, {std::max(all.from, std::min(here, drag.anchor)), std::min(all.to, std::max(here, drag.anchor))});
    if (area.drag->ended) drag.what = TimeDrag::What::None;
  } else if (area.clicked && model::has_zoom(c.state)) {
    apply(c, panned(w, all, x.ms_from(area.pointer.x) - (w.from + (w.to - w.from) / 2)));
  }
  std::string from = date_time(w.from, engine::Precision::Minute, c.zone(), c.lang),
              to = date_time(w.to, engine::Precision::Minute, c.zone(), c.lang);
  auto moved = c.ui.range(Key("zoom.window"), rect,
                          {.label = c.t(Str::ZoomWindow),
                           .from_label = c.t(Str::TimelineFrom),
                           .to_label = c.t(Str::TimelineTo),
                           .from_text = from,
                           .to_text = to,
                           .from = double(w.from),
                           .to = double(w.to),
                           .min = double(all.from),
                           .max = double(all.to),
                           .step = double(std::max<Ms>(1000, (all.to - all.from) / 200)),
                           .drawn = false});
  if (moved && Ms(moved->second) - Ms(moved->first) >= kNearest) apply(c, {Ms(moved->first), Ms(moved->second)});
  if (!c.ui.is_visible(rect)) return;
  ui::Painter& p = c.ui.paint();
  const ui::LaneColours& lane = c.colours().lane(Lane::Complaint);
  uint32_t most = std::max(1u, *std::max_element(t.complaints.begin(), t.complaints.end()));
  for (uint32_t ghosts : t.ghosts) most = std::max(most, ghosts);
  if (model::has_zoom(c.state)) p.fill({x0, rect.y, x1 - x0, rect.h}, c.colours().brush);
  gfx::Bars bars{.axis_y = rect.bottom(),
                 .px_per_count_up = (rect.h - 4) / float(most),
                 .up = lane.mark.packed(),
                 .up_outside = lane.pale.packed(),
                 .from_x = x0,
                 .to_x = x1,
                 .gaps = false};
  if (!t.ghosts.empty()) {
    gfx::Bars pale = bars;
    pale.up = lane.pale.packed();
    c.marks.bars(p.list(), {rect.x, rect.y, rect.w, rect.h}, {15, c.revision, t.ghosts, {}}, pale);
  }
  c.marks.bars(p.list(), {rect.x, rect.y, rect.w, rect.h}, {13, c.revision, t.complaints, {}}, bars);
  p.hline(rect.x, rect.right(), rect.bottom(), c.colours().edge);
  if (model::has_zoom(c.state)) p.stroke({x0, rect.y, x1 - x0, rect.h}, c.colours().brush_edge, 3);
  draw_time_axis(c, x, rect.bottom() + 2);
}

}  // namespace

engine::TimeWindow zoom_window(const Context& c) {
  const engine::TimeWindow& all = c.report->extent;
  if (!model::has_zoom(c.state)) return all;
  engine::TimeWindow w{std::max(all.from, c.state.zoom.from), std::min(all.to, c.state.zoom.to)};
  return w.to - w.from >= 1 ? w : all;
}

engine::TimeWindow zoomed(const engine::TimeWindow& w, const engine::TimeWindow& all, double factor, Ms at) {
  double span = double(w.to - w.from), next = std::clamp(span / factor, double(kNearest), double(all.to - all.from));
  double share = span > 0 ? std::clamp(double(at - w.from) / span, 0.0, 1.0) : .5;
  Ms from = at - Ms(next * share);
  return panned({from, from + std::max<Ms>(1, Ms(next))}, all, 0);
}

engine::TimeWindow panned(const engine::TimeWindow& w, const engine::TimeWindow& all, Ms by) {
  Ms span = std::min(w.to - w.from, all.to - all.from);
  Ms from = std::clamp(w.from + by, all.from, std::max(all.from, all.to - span));
  return {from, from + span};
}

bool timeline_known(const Context& c) { return c.knows.times && c.report->extent.to > c.report->extent.from; }

std::string timeline_summary(Context& c) {
  if (!timeline_known(c)) return std::string(c.t(Str::TimelineNone));
  const engine::Timeline& t = c.report->zoom;
  return c.t(Str::ZoomSummary, range_of(c, zoom_window(c)), c.t(Plural::CountComplaints, sum(t.complaints)),
             c.t(Plural::CountAnswers, sum(t.answers)), c.t(Plural::CountHostile, sum(t.hostile)));
}

float timeline_chart_height(Context& c, float width) {
  float lanes = kLane * 3 + kLaneGap * 2 + (c.is_phone() ? 54.f : 0.f);
  return tools_height(c, width) + lanes + 26 + 6 + kOpen + ui::kSpace4 + kStrip + 30;
}

float draw_timeline(Context& c, const Rect& area) {
  std::string_view title = c.t(Str::ZoomTitle), how = c.t(Str::ZoomHow);
  if (!timeline_known(c)) {
    ui::Card card = c.ui.card(Key("zoom"), {area.x, area.y, area.w, 160}, title);
    return draw_note(c, card.body, c.t(Str::TimelineNone)), 160;
  }
  float top = c.ui.card_top(area.w, title, how);
  Rect rect{area.x, area.y, area.w, top + timeline_chart_height(c, area.w - 2 * ui::kSpace4) + ui::kSpace4};
  ui::Card card = c.ui.card(Key("zoom"), rect, title, how);
  draw_timeline_chart(c, card.body);
  return rect.h;
}

void draw_timeline_chart(Context& c, const Rect& rect) {
  if (!timeline_known(c)) return draw_note(c, rect, c.t(Str::TimelineNone));
  float gutter = c.is_phone() ? 0.f : 108.f, lanes = kLane * 3 + kLaneGap * 2 + (c.is_phone() ? 54.f : 0.f);
  Rect body = rect;
  engine::TimeWindow w = zoom_window(c);
  draw_tools(c, body.cut_top(tools_height(c, body.w)), w);
  w = zoom_window(c);

  Rect plot = body.cut_top(lanes + 26);
  Rect labels = plot.cut_left(gutter);
  plot.cut_bottom(26);
  TimeScale x{w, plot.x, plot.right()};
  const engine::Timeline& t = c.report->zoom;
  std::string summary = timeline_summary(c);
  ui::ChartArea chart = c.ui.chart(Key("zoom.chart"), plot,
                                   {.title = c.t(Str::ZoomTitle),
                                    .summary = summary,
                                    .revision = c.revision * 4 + uint64_t(c.lang),
                                    .table = [&t, days = c.knows.whole_days,
                                              &zone = c.knows.whole_days ? c.zone_of(engine::Precision::Day) : c.zone(),
                                              lang = c.lang] { return table_of(t, days, zone, lang); }});
  interact(c, x, chart);
  x.window = w = zoom_window(c);
  c.out.needs.zoom = c.knows.whole_days ? in_whole_days(c, w) : w;
  auto bins = uint32_t(std::clamp(plot.w * c.ui.type().pixel_ratio(), 64.f, 4096.f));
  c.out.needs.zoom_bins = c.knows.whole_days ? bins_of_days(c.out.needs.zoom, bins) : bins;
  c.out.needs.marks_max = 400;
  draw_lanes(c, labels, plot, x, chart);

  Rect open = body.cut_top(6 + kOpen + ui::kSpace4);
  Rect open_labels = open.cut_left(gutter);
  open.cut_top(6);
  open.cut_bottom(ui::kSpace4);
  draw_open_lane(c, open_labels, open, x);
  Rect strip = body.cut_top(kStrip);
  Rect strip_label = strip.cut_left(gutter);
  if (gutter > 0) c.ui.text(strip_label.inset(0, 6), c.t(Str::ZoomAll), ui::kBody.lines(2).in(c.colours().muted));
  draw_strip(c, strip, w);
}

}  // namespace tolle::views
