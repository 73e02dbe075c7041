// Lines over time. A point whose neighbours are empty is drawn as a dot, or it would not be seen.
#include "views/trend.h"

#include <algorithm>
#include <cmath>

#include "views/parts.h"

namespace tolle::views {
namespace {

ui::ChartTable table_of(std::span<const float> values, const engine::TimeWindow& window, const ZoneTable& zone,
                        Lang lang, const std::string& title, const std::function<std::string(double)>& say) {
  ui::ChartTable table;
  table.columns = {std::string(tr(Str::ColumnFrom, lang)), title};
  for (size_t i = 0; i < values.size(); i++)
    if (std::isfinite(values[i]))
      table.rows.push_back({date_time(bin_edge(window, i, values.size()), engine::Precision::Minute, zone, lang),
                            say(double(values[i]))});
  return table;
}

}  // namespace

void draw_trend(Context& c, const Key& key, const Rect& rect, const TrendText& text, const engine::TimeWindow& window,
                std::span<const float> values, const TrendScale& scale, Lane lane, bool filled) {
  ui::Card card = c.ui.card(key, rect, text.title, text.how);
  card.body.cut_top(std::max(0.f, rect.y + text.top - card.body.y));
  float low = 1e30f, high = -1e30f;
  int first = -1, last = -1;
  for (size_t i = 0; i < values.size(); i++) {
    if (!std::isfinite(values[i])) continue;
    low = std::min(low, values[i]), high = std::max(high, values[i]);
    if (first < 0) first = int(i);
    last = int(i);
  }
  if (first < 0 || first == last || window.to <= window.from)
    return draw_note(c, card.body, c.t(Str::ResponsesNoTrend));
  Rect plot = card.body;
  std::string end_label = text.say(double(values[size_t(last)]));
  float gutter = 40;
  for (double tick : scale.ticks) gutter = std::max(gutter, c.ui.text_width(text.say(tick)) + 10);
  plot.cut_left(gutter);
  plot.cut_right(c.ui.text_width(end_label, ui::kStrong) + 10);
  plot.cut_top(6);
  plot.cut_bottom(24);
  TimeScale x{window, plot.x, plot.right()};
  auto y_of = [&](double v) {
    double share = scale.log ? std::log(std::max(v, scale.from) / scale.from) / std::log(scale.to / scale.from)
                             : (v - scale.from) / (scale.to - scale.from);
    return plot.bottom() - float(std::clamp(share, 0.0, 1.0)) * plot.h;
  };
  auto x_of = [&](size_t i) { return plot.x + plot.w * (float(i) + .5f) / float(values.size()); };

  std::string summary = c.t(Str::ResponsesTrendSummary, text.say(double(values[size_t(first)])), end_label,
                            text.say(double(low)), text.say(double(high)));
  std::vector<float> kept(values.begin(), values.end());
  ui::ChartArea area =
      c.ui.chart(Key(key.text, "chart"), plot,
                 {.title = text.title,
                  .summary = summary,
                  .revision = c.revision * 4 + uint64_t(c.lang),
                  .table = [kept, window, &zone = c.zone(), lang = c.lang, title = text.title,
                            say = text.say] { return table_of(kept, window, zone, lang, title, say); }},
                 {.drag = false, .wheel = false});
  if (!c.ui.is_visible(rect)) return;

  ui::Painter& p = c.ui.paint();
  for (double tick : scale.ticks) {
    float y = y_of(tick);
    p.hline(plot.x, plot.right(), y, c.colours().hairline);
    p.text_middle({plot.x - gutter, y - 9, gutter - 8, 18}, text.say(tick),
                  ui::kOneLine.in(c.colours().muted).aligned(ui::Align::Right));
  }
  const ui::LaneColours& colours = c.colours().lane(lane);
  std::vector<Vec> run;
  auto flush = [&] {
    if (run.size() == 1) p.disc(run[0], 2, colours.mark);
    if (run.size() > 1 && filled) p.area(run, plot.bottom(), colours.pale.faded(.5f));
    if (run.size() > 1) p.polyline(run, colours.mark, 1.75f);
    run.clear();
  };
  for (size_t i = 0; i < values.size(); i++) {
    if (std::isfinite(values[i])) run.push_back({x_of(i), y_of(double(values[i]))});
    else flush();
  }
  flush();
  float end_y = y_of(double(values[size_t(last)]));
  p.disc({x_of(size_t(last)), end_y}, 3, colours.mark);
  p.text({x_of(size_t(last)) + 8, end_y - 9}, end_label, ui::kStrong.in(colours.text));
  draw_time_axis(c, x, plot.bottom() + 2);
  if (!area.hovered) return;
  size_t i = size_t(std::clamp((area.pointer.x - plot.x) / plot.w, 0.f, .9999f) * float(values.size()));
  p.vline(x_of(i), plot.y, plot.bottom(), c.colours().edge);
  std::string lines[] = {bin_range(c, window, i, i + 1, values.size()),
                         std::isfinite(values[i]) ? text.say(double(values[i])) : "–"};
  if (std::isfinite(values[i])) p.disc({x_of(i), y_of(double(values[i]))}, 4, colours.mark);
  c.ui.tooltip(lines);
}

}  // namespace tolle::views
