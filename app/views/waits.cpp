// The histogram of waits: dragging its line moves the promise, dragging anywhere else selects waits.
#include "views/waits.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr int kBins = engine::Waits::kBins;
constexpr float kNarrow = 312;  // px: below, the words for the median may need a line of their own
const double kLogYear = std::log(31536000.0);

double edge_s(double bin) { return std::exp(bin / kBins * kLogYear); }
double bin_of(double seconds) { return std::log(std::max(seconds, 1e-3)) / kLogYear * kBins; }

struct Plot {
  Rect rect;
  int first = 0, last = kBins;  // bins shown, half open
  float x_from(double seconds) const { return rect.x + float((bin_of(seconds) - first) / (last - first)) * rect.w; }
  double seconds_from(float x) const { return edge_s(first + double(x - rect.x) / double(rect.w) * (last - first)); }
};

// From a bin before the first wait to one after the last, and far enough to hold the promise.
void choose_bins(Plot& plot, const engine::Waits& w, double promise_s) {
  int first = kBins, last = 0;
  for (int i = 0; i < kBins; i++)
    if (w.counts[size_t(i)]) first = std::min(first, i), last = i + 1;
  if (w.below) first = 0;
  int promise = int(bin_of(promise_s));
  first = std::min({first, promise - 4});
  last = std::max({last, promise + 5});
  plot.first = std::clamp(first - 1, 0, kBins - 16);
  plot.last = std::clamp(last + 1, plot.first + 16, kBins);
}

ui::ChartTable table_of(const engine::Waits& w, Lang lang) {
  ui::ChartTable table;
  for (Str s : {Str::ColumnFrom, Str::ColumnTo, Str::ColumnCount}) table.columns.emplace_back(tr(s, lang));
  for (int i = 0; i < kBins; i++)
    if (w.counts[size_t(i)])
      table.rows.push_back(
          {duration(edge_s(i), lang), duration(edge_s(i + 1), lang), number(uint64_t(w.counts[size_t(i)]), lang)});
  return table;
}

void draw_axis(Context& c, const Plot& plot) {
  std::vector<double> ticks =
      ui::duration_ticks(edge_s(plot.first), edge_s(plot.last), std::max(3, int(plot.rect.w / 62)));
  float end = -1e9f;
  for (double s : ticks) {
    std::string label = duration_tick(s, c.lang);
    float w = c.ui.text_width(label), x = plot.x_from(s);
    if (x < plot.rect.x - 1 || x > plot.rect.right() + 1) continue;
    float at = std::clamp(x - w / 2, plot.rect.x - 8, plot.rect.right() - w + 8);
    if (at < end + 10) continue;
    c.ui.paint().vline(x, plot.rect.bottom(), plot.rect.bottom() + 4, c.colours().edge);
    c.ui.paint().text({at, plot.rect.bottom() + 6}, label, ui::kBody.in(c.colours().muted));
    end = at + w;
  }
}

void interact(Context& c, const Plot& plot, const ui::ChartArea& area) {
  double& promise = c.state.promise_s;
  std::optional<engine::WaitWindow>& wait = c.state.filter.wait;
  WaitDrag& drag = c.scratch.waits;
  float line = plot.x_from(promise);
  bool on_line = std::fabs(area.pointer.x - line) <= (c.ui.is_touch() ? 20.f : 8.f);
  if (area.drag) {
    if (area.drag->started) {
      bool grabbed = std::fabs(area.drag->from.x - line) <= (c.ui.is_touch() ? 20.f : 8.f);
      drag = {grabbed ? WaitDrag::What::Promise : WaitDrag::What::Window, plot.seconds_from(area.drag->from.x)};
    }
    double here = plot.seconds_from(std::clamp(area.drag->to.x, plot.rect.x, plot.rect.right()));
    if (drag.what == WaitDrag::What::Promise) {
      promise = stepped_promise(here);
    } else if (drag.what == WaitDrag::What::Window) {
      double from = edge_s(std::round(bin_of(std::min(here, drag.anchor_s)))),
             to = edge_s(std::round(bin_of(std::max(here, drag.anchor_s))));
      if (from < to) wait = engine::WaitWindow{std::round(from), std::round(to)};
    }
    if (area.drag->ended) drag.what = WaitDrag::What::None;
  }
  if (area.double_clicked || (area.pressed_key == "Escape" && wait)) wait.reset();
  if (area.hovered || area.drag)
    c.ui.cursor(on_line || drag.what == WaitDrag::What::Promise ? "ew-resize" : "crosshair");

  std::string value = duration(promise, c.lang);
  double log_now = std::log(promise);
  if (auto moved = c.ui.slider(Key("waits.promise"), {line - 8, plot.rect.y - 4, 16, plot.rect.h + 4},
                               {.label = c.t(Str::WaitsPromiseHandle),
                                .value_text = value,
                                .value = log_now,
                                .min = 0,
                                .max = kLogYear,
                                .step = kLogYear / 128,
                                .drawn = false})) {
    // A step that rounds back to the same promise would pin the keys: go on until it changes.
    double next = stepped_promise(std::exp(*moved));
    for (double t = *moved; next == promise && *moved != log_now && t > 0 && t < kLogYear;)
      next = stepped_promise(std::exp(t += (*moved > log_now ? .05 : -.05)));
    promise = next;
  }
}

void draw_promise(Context& c, const Plot& plot, const engine::Waits& w) {
  float x = plot.x_from(c.state.promise_s);
  ui::Painter& p = c.ui.paint();
  p.dashed_vline(x, plot.rect.y - 18, plot.rect.bottom(), c.colours().ink);
  p.fill({x - 3, plot.rect.y - 18, 6, 12}, c.colours().ink, 3);
  std::string promise = duration(c.state.promise_s, c.lang);
  std::string label = w.within_promise_share ? c.t(Str::WaitsPromise, promise, percent(*w.within_promise_share, c.lang))
                                             : c.t(Str::WaitsPromiseBare, promise);
  float width = c.ui.text_width(label), at = x + 8;
  if (at + width > plot.rect.right() + 4) at = x - 8 - width;
  at = std::max(plot.rect.x - 4, at);
  // Where the label has to lie over the line, the line stops behind it.
  p.fill({at - 2, plot.rect.y - 37, width + 4, 18}, c.colours().card);
  p.text({at, plot.rect.y - 36}, label);
}

void draw_median(Context& c, const Plot& plot, const engine::Waits& w, float px) {
  if (!w.median_s) return;
  float x = plot.x_from(std::max(*w.median_s, 1.0));
  int bin = std::clamp(int(bin_of(*w.median_s)), plot.first, plot.last - 1);
  float top = plot.rect.bottom() - float(w.counts[size_t(bin)]) * px;
  std::string label = c.t(Str::WaitsMedian, duration(*w.median_s, c.lang));
  float width = c.ui.text_width(label, ui::kStrong), at = std::max(plot.rect.x - 4, x - width - 6);
  // Beside the handle of the promise, not under it.
  float handle = plot.x_from(c.state.promise_s);
  bool above = false;
  if (at < handle + 5 && at + width > handle - 5) {
    if (handle + 8 + width <= plot.rect.right() + 4) at = handle + 8;
    else if (handle - 8 - width >= plot.rect.x - 4) at = handle - 8 - width;
    else above = plot.rect.w < kNarrow;
  }
  ui::Colour ink = c.colours().lane(Lane::Response).text;
  // Above the highest bar that the label covers.
  for (int i = plot.first; i < plot.last; i++)
    if (plot.x_from(edge_s(i + 1)) > at && plot.x_from(edge_s(i)) < at + width)
      top = std::min(top, plot.rect.bottom() - float(w.counts[size_t(i)]) * px);
  float y = std::max(plot.rect.y - 18, std::min(top - 20, plot.rect.bottom() - 30));
  if (above) y = plot.rect.y - 52;
  c.ui.paint().vline(x, at + width > x ? y + 16 : y, plot.rect.bottom() - float(w.counts[size_t(bin)]) * px, ink);
  c.ui.paint().text({at, y - 2}, label, ui::kStrong.in(ink));
}

}  // namespace

double stepped_promise(double s) {
  double step = s < 60           ? 1
                : s < 600        ? 30
                : s < 3600       ? 60 * 5
                : s < 6 * 3600   ? 900
                : s < 48 * 3600  ? 3600
                : s < 14 * 86400 ? 6 * 3600
                                 : 86400;
  return std::clamp(std::round(s / step) * step, 1.0, 31536000.0);
}

std::string waits_summary(Context& c) {
  const engine::Waits& w = c.report->waits;
  if (!c.knows.waits) return std::string(c.t(c.no_waits()));
  if (!w.median_s || !w.p90_s || !w.within_promise_share) return std::string(c.t(Str::WaitsNoneSelected));
  if (w.n == 1) return c.t(Str::WaitsSummaryOne, duration(*w.median_s, c.lang));
  return c.t(Str::WaitsSummary, number(w.n, c.lang), duration(*w.median_s, c.lang), duration(*w.p90_s, c.lang),
             percent(*w.within_promise_share, c.lang), duration(c.state.promise_s, c.lang));
}

void draw_waits(Context& c, const Rect& rect) {
  ui::Card card = c.ui.card(Key("waits"), rect, c.t(Str::WaitsTitle), c.t(Str::WaitsHow));
  draw_waits_chart(c, card.body);
}

void draw_waits_chart(Context& c, const Rect& rect) {
  const engine::Waits& w = c.report->waits;
  if (!c.knows.waits) return draw_note(c, rect, c.t(c.no_waits()));
  Plot plot;
  plot.rect = rect;
  plot.rect.cut_top(rect.w < kNarrow + 8 ? 62 : 46);
  plot.rect.cut_bottom(24);
  plot.rect = plot.rect.inset(4, 0);
  choose_bins(plot, w, c.state.promise_s);

  uint32_t max = *std::max_element(w.counts.begin(), w.counts.end());
  std::string summary = waits_summary(c);
  ui::ChartArea area = c.ui.chart(Key("waits.chart"), plot.rect,
                                  {.title = c.t(Str::WaitsTitle),
                                   .summary = summary,
                                   .revision = c.revision * 4 + uint64_t(c.lang),
                                   .table = [&w, lang = c.lang] { return table_of(w, lang); }},
                                  {.wheel = false});
  interact(c, plot, area);
  if (!c.ui.is_visible(rect)) return;

  ui::Painter& p = c.ui.paint();
  const ui::LaneColours& lane = c.colours().lane(Lane::Response);
  if (c.state.filter.wait) {
    float x0 = std::clamp(plot.x_from(c.state.filter.wait->from_s), plot.rect.x, plot.rect.right()),
          x1 = std::clamp(plot.x_from(c.state.filter.wait->to_s), plot.rect.x, plot.rect.right());
    p.fill({x0, plot.rect.y, x1 - x0, plot.rect.h}, c.colours().brush);
  }
  float px = plot.rect.h / float(std::max(1u, max));
  gfx::Bars bars{.axis_y = plot.rect.bottom(),
                 .px_per_count_up = px,
                 .up = lane.mark.packed(),
                 .up_outside = lane.pale.packed(),
                 .to_x = plot.x_from(c.state.promise_s)};
  std::span<const uint32_t> shown(w.counts.data() + plot.first, size_t(plot.last - plot.first));
  c.marks.bars(p.list(), {plot.rect.x, plot.rect.y, plot.rect.w, plot.rect.h},
               {2, c.revision * 4096 + uint64_t(plot.first * 64 + plot.last - 1), shown, {}}, bars);
  p.hline(plot.rect.x, plot.rect.right(), plot.rect.bottom(), c.colours().ink);
  draw_axis(c, plot);
  draw_median(c, plot, w, px);
  draw_promise(c, plot, w);
  if (!w.n) {  // the promise stays where it can be moved; its line stops behind the words
    Rect words = plot.rect.inset(0, (plot.rect.h - 44) / 2);
    p.fill(words, c.colours().card);
    draw_note(c, words, c.t(Str::WaitsNoneSelected));
  }
  if (area.hovered && !area.drag) {
    int bin = std::clamp(int(bin_of(plot.seconds_from(area.pointer.x))), 0, kBins - 1);
    c.ui.tooltip(c.t(Str::WaitsBar, duration(edge_s(bin), c.lang), duration(edge_s(bin + 1), c.lang),
                     number(uint64_t(w.counts[size_t(bin)]), c.lang)));
  }
}

}  // namespace tolle::views
