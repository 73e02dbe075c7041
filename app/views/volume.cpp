// The mirrored timeline: both halves have one scale, so that lengths can be compared across the axis.
#include "views/volume.h"

#include <algorithm>
#include <cmath>

#include "i18n/numbers.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kGutter = 54, kAxisHeight = 24, kEdge = 7;  // px; kEdge: how near a handle is caught

uint32_t most(const std::vector<uint32_t>& counts) {
  return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

bool is_part(Context& c) { return busy_window(c) != c.report->extent; }

Ms floor_to_minute(Ms t) { return t - (t % 60'000 + 60'000) % 60'000; }

const engine::Timeline& timeline_of(Context& c) { return is_part(c) ? c.report->zoom : c.report->overview; }

}  // namespace

std::string volume_summary(Context& c) {
  const engine::Timeline& t = timeline_of(c);
  if (!c.knows.times) return std::string(c.t(Str::TimelineNone));
  if (t.complaints.empty() || t.window.to <= t.window.from) return {};  // not asked for yet
  const Report& r = *c.report;
  std::string range = bin_range(c, t.window, 0, t.complaints.size(), t.complaints.size());
  if (r.figures.first && r.figures.last && !c.knows.days_only) {  // as it is, not as the bins are
    Ms from = floor_to_minute(*r.figures.first), to = floor_to_minute(*r.figures.last);
    range = date_range(from, std::max(to, from + 60'000), c.zone(), c.lang);
  }
  std::string out = c.knows.answer_times ? c.t(Str::TimelineSummary, c.t(Plural::CountComplaints, r.figures.complaints),
                                               c.t(Plural::CountAnswers, r.figures.responses), range)
                                         : c.t(Str::TimelineSummaryComplaints,
                                               c.t(Plural::CountComplaints, r.figures.complaints), range);
  if (r.figures.ghosts) out += " " + c.t(Plural::FigureGhosts, r.figures.ghosts) + ".";
  if (t.peak && t.peak_ratio >= 1.5)
    out += " " + c.t(Str::TimelineSummaryPeak,
                     date_time(*t.peak, c.knows.days_only ? engine::Precision::Day : engine::Precision::Minute,
                               c.zone(), c.lang),
                     number(t.peak_ratio, c.lang));
  return out;
}

namespace {

// At most 60 rows: neighbouring bins are added up.
ui::ChartTable table_of(const engine::Timeline& t, const ZoneTable& zone, Lang lang, bool answers) {
  ui::ChartTable table;
  table.columns = {std::string(tr(Str::ColumnFrom, lang)), std::string(tr(Str::ColumnComplaints, lang))};
  if (answers) table.columns.emplace_back(tr(Str::ColumnAnswers, lang));
  size_t bins = t.complaints.size(), step = std::max<size_t>(1, (bins + 59) / 60);
  for (size_t i = 0; i < bins; i += step) {
    uint64_t up = 0, down = 0;
    for (size_t j = i; j < std::min(bins, i + step); j++)
      up += t.complaints[j], down += j < t.answers.size() ? t.answers[j] : 0;
    std::vector<std::string> row = {
        date_time(rounded_time(bin_edge(t.window, i, bins), (t.window.to - t.window.from) / Ms(bins * 8), zone),
                  engine::Precision::Minute, zone, lang),
        number(up, lang)};
    if (answers) row.push_back(number(down, lang));
    table.rows.push_back(std::move(row));
  }
  return table;
}

struct Plot {
  Rect rect;  // bars only
  TimeScale x;
  float axis_y = 0, px_up = 0, px_down = 0, gutter = kGutter;
  size_t bins = 0;
};

// The lines across, and what stands beside them.
struct Rates {
  Rate rate;
  std::vector<double> ticks;
  std::vector<std::string> labels;
  float width = 0;  // of the widest

  Rates(Context& c, const engine::Timeline& t, size_t bins, uint32_t most, float room)
      : rate(rate_of(t.window, bins, most, c.knows.days_only)),
        ticks(ui::count_ticks(most * rate.per_bin, std::max(3, int(room / 40)))) {
    for (double v : ticks) {
      labels.push_back(v == 0 ? "0" : c.t(rate.name, compact(v, c.lang)));
      width = std::max(width, c.ui.text_width(labels.back()));
    }
  }
};

void draw_rates(Context& c, const Plot& plot, const Rates& rates, bool below) {
  ui::Painter& p = c.ui.paint();
  auto label = [&](size_t i, float y) {
    if (y < plot.rect.y - 6 || y > plot.rect.bottom() + 6) return;
    p.text_middle({plot.rect.x - plot.gutter, y - 9, plot.gutter - 8, 18}, rates.labels[i],
                  ui::kBody.in(c.colours().muted).aligned(ui::Align::Right));
    if (rates.ticks[i] > 0) p.hline(plot.rect.x, plot.rect.right(), y, c.colours().hairline.faded(.6f));
  };
  auto px_of = [&](size_t i, float px) { return float(rates.ticks[i] / rates.rate.per_bin) * px; };
  for (size_t i = 0; i < rates.ticks.size(); i++) label(i, plot.axis_y - px_of(i, plot.px_up));
  if (!below || rates.ticks.size() < 2) return;
  for (size_t i = 0; i < rates.ticks.size(); i++)
    if (float down = px_of(i, plot.px_down); rates.ticks[i] > 0 && down <= plot.rect.bottom() - plot.axis_y)
      label(i, plot.axis_y + down);
}

// `right`: where something else begins on that line.
void draw_peak(Context& c, const Plot& plot, const engine::Timeline& t, float right) {
  if (!t.peak || t.peak_ratio < 1.5 || *t.peak < t.window.from || *t.peak >= t.window.to) return;
  auto bin = std::min(
      plot.bins - 1, size_t(double(*t.peak - t.window.from) / double(t.window.to - t.window.from) * double(plot.bins)));
  std::string label = c.t(Str::TimelinePeak, day_month(*t.peak, c.zone(), c.lang), number(t.peak_ratio, c.lang));
  float w = c.ui.text_width(label, ui::kStrong), bin_w = plot.rect.w / float(plot.bins),
        at = plot.rect.x + (float(bin) + .5f) * bin_w;
  float x = std::clamp(at - w / 2, plot.rect.x, std::max(plot.rect.x, right - w));
  auto top_of = [&](size_t i) {
    return plot.axis_y - float(t.complaints[i] + (i < t.ghosts.size() ? t.ghosts[i] : 0)) * plot.px_up;
  };
  // Above the highest bar that the label covers, and tied to its own.
  float top = top_of(bin);
  for (size_t i = 0; i < plot.bins; i++)
    if (float left = plot.rect.x + float(i) * bin_w; left < x + w && left + bin_w > x) top = std::min(top, top_of(i));
  float y = std::max(plot.rect.y - 20, top - 20);
  ui::Colour ink = c.colours().lane(Lane::Complaint).text;
  if (top_of(bin) - y > 24) c.ui.paint().vline(at, y + 18, top_of(bin), ink);
  c.ui.paint().text({x, y}, label, ui::kStrong.in(ink));
}

// Ghosts stand hollow on the complaints of their bin.
void draw_ghosts(Context& c, const Plot& plot, const engine::Timeline& t) {
  float width = plot.rect.w / float(plot.bins);
  for (size_t i = 0; i < t.ghosts.size(); i++) {
    if (!t.ghosts[i]) continue;
    float from = plot.axis_y - float(t.complaints[i]) * plot.px_up, h = float(t.ghosts[i]) * plot.px_up;
    Rect bar{plot.rect.x + float(i) * width + .5f, from - h, std::max(1.f, width - 1), h};
    c.ui.paint().stroke(bar, c.colours().lane(Lane::Complaint).mark, 0);
  }
}

// Light hatching over bins that the data fills only in part.
void draw_partial(Context& c, const Plot& plot, const engine::Timeline& t) {
  if (c.knows.days_only) return;
  auto hatch = [&](float x0, float x1) {
    x0 = std::max(x0, plot.rect.x), x1 = std::min(x1, plot.rect.right());
    if (x1 - x0 < 1) return;
    auto clip = c.ui.clip({x0, plot.rect.y, x1 - x0, plot.rect.h});
    for (float y = plot.rect.y - (x1 - x0); y < plot.rect.bottom(); y += 5)
      c.ui.paint().line({x0, y + (x1 - x0)}, {x1, y}, c.colours().card, 1.5f);
  };
  float bin_w = plot.rect.w / float(plot.bins);
  const engine::TimeWindow& e = c.report->extent;
  if (e.from > t.window.from) hatch(plot.rect.x, plot.rect.x + bin_w);
  if (e.to < t.window.to) hatch(plot.rect.right() - bin_w, plot.rect.right());
}

void brush(Context& c, const Plot& plot, const ui::ChartArea& area, Ms step) {
  std::optional<engine::TimeWindow>& time = c.state.filter.time;
  TimeDrag& drag = c.scratch.volume;
  auto near = [&](Ms end, float x) { return std::fabs(plot.x.x_from(end) - x) <= kEdge; };
  if (area.drag) {
    if (area.drag->started) {
      drag.what = TimeDrag::What::New;
      drag.anchor = rounded_time(plot.x.ms_from(area.drag->from.x), step, c.zone());
      if (time && near(time->from, area.drag->from.x)) drag = {TimeDrag::What::From, time->to, {}};
      else if (time && near(time->to, area.drag->from.x)) drag = {TimeDrag::What::To, time->from, {}};
    }
    Ms here = rounded_time(plot.x.ms_from(std::clamp(area.drag->to.x, plot.x.x0, plot.x.x1)), step, c.zone());
    if (drag.what != TimeDrag::What::None && here != drag.anchor)
      time = {std::min(here, drag.anchor), std::max(here, drag.anchor)};
    if (area.drag->ended) drag.what = TimeDrag::What::None;
  }
  if (area.double_clicked || (area.pressed_key == "Escape" && time)) time.reset();
  if (area.hovered && time && (near(time->from, area.pointer.x) || near(time->to, area.pointer.x)))
    c.ui.cursor("ew-resize");

  engine::TimeWindow all = plot.x.window;
  engine::TimeWindow now = time.value_or(all);
  auto text = [&](Ms at) { return date_time(at, engine::Precision::Minute, c.zone(), c.lang); };
  std::string from = text(now.from), to = text(now.to);
  auto range = c.ui.range(Key("timeline.brush"), plot.rect,
                          {.label = c.t(c.knows.answer_times ? Str::TimelineTitle : Str::TimelineTitleComplaints),
                           .from_label = c.t(Str::TimelineFrom),
                           .to_label = c.t(Str::TimelineTo),
                           .from_text = from,
                           .to_text = to,
                           .from = double(now.from),
                           .to = double(now.to),
                           .min = double(all.from),
                           .max = double(all.to),
                           .step = double(step),
                           .drawn = false});
  if (range && range->first < range->second) {
    engine::TimeWindow wanted{rounded_time(Ms(range->first), step, c.zone()),
                              rounded_time(Ms(range->second), step, c.zone())};
    if (wanted.from <= all.from && wanted.to >= all.to) time.reset();
    else time = wanted;
  }
}

void draw_brush(Context& c, const Plot& plot) {
  if (!c.state.filter.time) return;
  float x0 = std::clamp(plot.x.x_from(c.state.filter.time->from), plot.x.x0, plot.x.x1);
  float x1 = std::clamp(plot.x.x_from(c.state.filter.time->to), plot.x.x0, plot.x.x1);
  ui::Painter& p = c.ui.paint();
  p.fill({x0, plot.rect.y - 6, x1 - x0, plot.rect.h + 6}, c.colours().brush);
}

void draw_brush_edges(Context& c, const Plot& plot) {
  if (!c.state.filter.time) return;
  for (Ms end : {c.state.filter.time->from, c.state.filter.time->to}) {
    float x = plot.x.x_from(end);
    if (x < plot.x.x0 - 1 || x > plot.x.x1 + 1) continue;
    c.ui.paint().vline(x, plot.rect.y - 6, plot.rect.bottom(), c.colours().brush_edge);
    c.ui.paint().fill({x - 3, plot.axis_y - 9, 6, 18}, c.colours().brush_edge, 3);
  }
}

void tooltip(Context& c, const Plot& plot, const engine::Timeline& t, float x) {
  size_t i = size_t(std::clamp((x - plot.rect.x) / plot.rect.w, 0.f, .9999f) * float(plot.bins));
  std::vector<std::string> lines = {bin_range(c, t.window, i, i + 1, plot.bins)};
  std::string counts = c.t(Plural::CountComplaints, t.complaints[i]);
  if (c.knows.answer_times && i < t.answers.size()) counts += " · " + c.t(Plural::CountAnswers, t.answers[i]);
  if (i < t.ghosts.size() && t.ghosts[i]) counts += " · " + c.t(Plural::CountGhosts, t.ghosts[i]);
  lines.push_back(counts);
  bool partial = !c.knows.days_only && ((i == 0 && c.report->extent.from > t.window.from) ||
                                        (i + 1 == plot.bins && c.report->extent.to < t.window.to));
  if (partial) lines.emplace_back(c.t(Str::TimelinePartial));
  c.ui.tooltip(lines);
}

}  // namespace

float volume_height(const Context& c) { return c.is_phone() ? 250.f : 288.f; }

std::string_view volume_title(const Context& c) {
  return c.t(c.knows.answer_times ? Str::TimelineTitle : Str::TimelineTitleComplaints);
}

void draw_volume(Context& c, const Rect& rect) {
  std::string_view how = c.t(!c.knows.answer_times ? Str::TimelineHowComplaints
                             : c.ui.is_touch()     ? Str::TimelineHowTouch
                                                   : Str::TimelineHow);
  ui::Card card = c.ui.card(Key("timeline"), rect, volume_title(c), how);
  draw_volume_chart(c, card.body);
}

void draw_volume_chart(Context& c, const Rect& rect) {
  std::string_view title = volume_title(c);
  engine::TimeWindow busy = busy_window(c);
  bool part = is_part(c);  // then the zoomed timeline is asked for that part
  const engine::Timeline& t = timeline_of(c);
  Plot plot;
  plot.rect = rect;
  plot.rect.cut_left(kGutter);
  auto bins = busy_bins(c, uint32_t(std::clamp(plot.rect.w / 4, 24.f, 600.f)));
  c.out.needs.overview_bins = bins;
  if (part) c.out.needs.zoom = busy, c.out.needs.zoom_bins = bins;
  plot.bins = t.complaints.size();
  if (!c.knows.times) return draw_note(c, rect, c.t(Str::TimelineNone));
  if (!plot.bins || t.window.to <= t.window.from) return;
  plot.rect.cut_top(22);
  plot.rect.cut_bottom(kAxisHeight);
  std::vector<uint32_t> both = t.complaints;
  for (size_t i = 0; i < t.ghosts.size(); i++) both[i] += t.ghosts[i];
  uint32_t up = most(both), down = c.knows.answer_times ? most(t.answers) : 0;
  Rates rates(c, t, plot.bins, std::max(up, down), plot.rect.h);
  plot.gutter = std::max(kGutter, rates.width + 10);
  plot.rect.cut_left(plot.gutter - kGutter);
  plot.x = {t.window, plot.rect.x, plot.rect.right()};
  // One scale for both halves; where one dwarfs the other, it is pressed to three quarters of the height.
  double total = double(up) + down;
  float share = down ? std::clamp(float(up / std::max(1.0, total)), .3f, .72f) : 1.f;
  plot.axis_y = std::round(plot.rect.y + plot.rect.h * share);
  float px = std::min((plot.axis_y - plot.rect.y) / float(std::max(1u, up)),
                      down ? (plot.rect.bottom() - plot.axis_y) / float(down) : 1e9f);
  plot.px_up = plot.px_down = px;

  Ms step = std::max<Ms>(1, (t.window.to - t.window.from) / Ms(plot.bins));
  std::string summary = volume_summary(c);
  ui::ChartArea area =
      c.ui.chart(Key("timeline.chart"), plot.rect,
                 {.title = title,
                  .summary = summary,
                  .revision = c.revision * 4 + uint64_t(c.lang),
                  .table = [&t, &zone = c.zone(), lang = c.lang,
                            answers = c.knows.answer_times] { return table_of(t, zone, lang, answers); }},
                 {.wheel = false});
  c.out.needs.brush_unit = rounding_unit(step);
  brush(c, plot, area, step);
  if (!c.ui.is_visible(rect)) return;

  draw_brush(c, plot);
  draw_rates(c, plot, rates, down > 0);
  const ui::LaneColours &complaint = c.colours().lane(Lane::Complaint), &response = c.colours().lane(Lane::Response);
  gfx::Bars bars{plot.axis_y,
                 plot.px_up,
                 plot.px_down,
                 complaint.mark.packed(),
                 response.mark.packed(),
                 complaint.pale.packed(),
                 response.pale.packed()};
  if (c.state.filter.time)
    bars.from_x = plot.x.x_from(c.state.filter.time->from), bars.to_x = plot.x.x_from(c.state.filter.time->to);
  gfx::Counts counts{1, c.revision, t.complaints, {}};
  if (down) counts.more = t.answers;
  c.marks.bars(c.ui.paint().list(), {plot.rect.x, plot.rect.y, plot.rect.w, plot.rect.h}, counts, bars);
  draw_ghosts(c, plot, t);
  draw_partial(c, plot, t);
  c.ui.paint().hline(plot.rect.x, plot.rect.right(), plot.axis_y, c.colours().ink);
  draw_brush_edges(c, plot);
  draw_time_axis(c, plot.x, plot.rect.bottom() + 2);
  float right = plot.rect.right();
  if (busy.to < c.report->extent.to && c.knows.answer_times) {
    std::string on = c.t(Str::TimelineGoesOn, date(c.report->extent.to - 1, c.zone(), c.lang));
    float width = c.ui.text_width(on);
    c.ui.paint().text({right - width, plot.rect.y - 22}, on, ui::kBody.in(c.colours().muted));
    right -= width + ui::kSpace3;
  }
  draw_peak(c, plot, t, right);
  if (area.hovered && !area.drag) {
    c.ui.cursor("crosshair");
    tooltip(c, plot, t, area.pointer.x);
  }
}

}  // namespace tolle::views
