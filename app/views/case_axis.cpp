#include "views/case_axis.h"

#include <cmath>

#include "i18n/case_words.h"
#include "i18n/dates.h"
#include "i18n/durations.h"
#include "ui/axis.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr double kMin = 60, kHour = 3600, kDay = 86400;
enum class Sign : uint8_t { None, First, Other, Differs };

Sign sign_of(const CaseView& v, size_t event) {
  const cases::Event& e = v.value.events[event];
  if (e.told.size() == 1) return e.told[0].account == v.value.accounts.front().id ? Sign::First : Sign::Other;
  bool differs = !e.difference.empty();
  for (const cases::Telling& told : e.told)
    differs |= !told.text.empty() || !told.time.empty() || !told.channel.empty();
  return differs && e.told.size() > 1 ? Sign::Differs : Sign::None;
}

void draw_sign(ui::Painter& p, Vec at, Sign sign, float radius, ui::Colour ink) {
  auto arc = [&](double from, double to) {
    Vec points[13];
    for (int i = 0; i <= 12; i++) {
      double a = from + (to - from) * i / 12;
      points[i] = {at.x + radius * float(std::cos(a)), at.y + radius * float(std::sin(a))};
    }
    p.polyline(points, ink, 1.75f);
  };
  constexpr double kPi = 3.14159265;
  if (sign == Sign::First) arc(kPi * .62, kPi * 1.38);
  if (sign == Sign::Other) arc(-kPi * .38, kPi * .38);
  if (sign == Sign::Differs)
    for (int i = 0; i < 10; i++) {
      double a = kPi * 2 * i / 10;
      p.disc({at.x + (radius + .5f) * float(std::cos(a)), at.y + (radius + .5f) * float(std::sin(a))}, .95f, ink);
    }
}

struct Tick {
  float px = 0;
  std::string label;
  int weight = 0;
};

void draw_ticks(CaseView& v, std::vector<Tick> ticks, const Rect& plot, bool upright) {
  Context& c = v.c;
  ui::Painter& p = c.ui.paint();
  std::vector<float> centres, sizes;
  std::vector<int> weights;
  float before = upright ? plot.y : plot.x, after = upright ? plot.bottom() : plot.right();
  std::erase_if(ticks, [&](const Tick& t) { return t.px < before || t.px > after; });
  for (const Tick& t : ticks) {
    float w = upright ? 16 : c.ui.text_width(t.label);
    centres.push_back(upright ? t.px : std::clamp(t.px, plot.x - 30 + w / 2, plot.right() - w / 2));
    sizes.push_back(w);
    weights.push_back(t.weight);
  }
  std::vector<bool> stay = ui::labels_without_collisions(centres, sizes, upright ? 6 : 18, weights);
  ui::Style style = ui::kBody.in(c.colours().muted);
  for (size_t i = 0; i < ticks.size(); i++) {
    if (!stay[i]) continue;
    if (upright) {
      p.hline(plot.x, plot.right(), ticks[i].px, c.colours().hairline.faded(.8f));
      p.text_middle({plot.x - 70, ticks[i].px - 9, 62, 18}, ticks[i].label, style.aligned(ui::Align::Right));
    } else {
      p.vline(ticks[i].px, plot.y, plot.bottom(), c.colours().hairline.faded(.8f));
      p.text({centres[i] - sizes[i] / 2, plot.y - 18 - c.ui.text_height("0", 100)}, ticks[i].label, style);
    }
  }
}

std::string since_label(double seconds, Lang lang, bool narrow) {
  if (seconds == 0) return "0";
  std::string text = duration_tick(std::fabs(seconds), lang, narrow);
  return seconds < 0 ? "−" + text : text;
}

}  // namespace

std::vector<SinceTick> since_ticks(const model::AxisWindow& w, Lang lang, bool narrow) {
  struct Said {
    double s;
    int weight;
  };
  static constexpr Said kSaid[] = {{kMin, 3},       {3 * kMin, 0},   {10 * kMin, 4},      {30 * kMin, 3},
                                   {kHour, 4},      {3 * kHour, 3},  {10 * kHour, 1},     {kDay, 6},
                                   {3 * kDay, 2},   {7 * kDay, 5},   {30 * kDay, 5},      {91 * kDay, 2},
                                   {182 * kDay, 3}, {365 * kDay, 5}, {3 * 365 * kDay, 2}, {10 * 365 * kDay, 1}};
  std::vector<SinceTick> out;
  auto add = [&](double s, int weight) {
    double at = cases::log_from_ms(int64_t(s * 1000));
    if (at >= w.from && at <= w.to) out.push_back({at, since_label(s, lang, narrow), weight});
  };
  for (size_t i = std::size(kSaid); i-- > 0;) add(-kSaid[i].s, kSaid[i].weight);
  add(0, 9);
  for (const Said& said : kSaid) add(said.s, said.weight);
  if (out.size() >= 2) return out;
  // So near that no round duration is in sight: even steps between the ends.
  static constexpr double kSteps[] = {1,         5,         15,         kMin, 5 * kMin, 15 * kMin, kHour,
                                      3 * kHour, 6 * kHour, 12 * kHour, kDay, 2 * kDay, 7 * kDay,  30 * kDay};
  double from = double(cases::ms_from_log(w.from)) / 1000, to = double(cases::ms_from_log(w.to)) / 1000,
         step = kSteps[0];
  for (double s : kSteps)
    if ((to - from) / (step = s) <= 8) break;
  out.clear();
  for (double s = std::ceil(from / step) * step; s <= to && out.size() < 40; s += step)
    out.push_back({cases::log_from_ms(int64_t(s * 1000)), s == 0 ? "0" : duration(s, lang), 1});
  return out;
}

void draw_case_axis(CaseView& v, const AxisScale& scale, const Rect& plot, bool upright) {
  std::vector<Tick> ticks;
  if (v.study.axis == cases::Axis::Since) {
    if (!v.durations) {  // an arrow in place of the scale
      ui::Painter& p = v.c.ui.paint();
      ui::Style style = ui::kOneLine.in(v.c.colours().muted);
      if (upright) return;
      std::string text(v.c.t(Str::CaseCaptionOrder));
      float line = v.line(), w = p.text({plot.x, plot.y - 18 - line}, text, style), y = plot.y - 18 - line / 2;
      if (plot.x + w + 40 > plot.right()) return;
      p.hline(plot.x + w + 14, plot.right() - 8, y, v.c.colours().hairline);
      p.line({plot.right() - 14, y - 5}, {plot.right() - 8, y}, v.c.colours().edge);
      p.line({plot.right() - 14, y + 5}, {plot.right() - 8, y}, v.c.colours().edge);
      return;
    }
    for (SinceTick& t : since_ticks(scale.window, v.c.lang, upright))
      ticks.push_back({scale.px(t.value), std::move(t.label), t.weight});
  } else {
    int most = std::max(2, int((scale.x1 - scale.x0) / (upright ? 60 : 110)));
    ui::TimeTicks found = ui::time_ticks(Ms(scale.window.from), Ms(scale.window.to), most, v.zone());
    for (const ui::TimeTick& t : found.at)
      ticks.push_back(
          {scale.px(double(t.time_ms)), tick_label(t.time_ms, DateUnit(t.begins), v.zone(), v.c.lang), int(t.begins)});
  }
  draw_ticks(v, std::move(ticks), plot, upright);
}

std::string axis_caption(const CaseView& v) {
  std::string zone = v.value.zone;
  std::ranges::replace(zone, '_', ' ');
  if (v.study.axis == cases::Axis::Calendar) return v.c.t(Str::CaseCaptionCalendar, zone.empty() ? "UTC" : zone);
  std::string_view origin = v.text(v.value.events[v.t.origin].title);
  return v.durations ? v.c.t(Str::CaseCaptionSince, origin) : std::string(v.c.t(Str::CaseCaptionOrder));
}

namespace {

struct LegendItem {
  std::string text;
  cases::Certainty certainty = cases::Certainty::Stated;
  Sign sign = Sign::None;
};

std::vector<LegendItem> legend_of(const CaseView& v) {
  bool certainties[3] = {}, signs[4] = {};
  bool both = v.study.account.empty() && v.value.accounts.size() > 1;
  for (size_t i : v.t.order) {
    if (!v.shown[i]) continue;
    certainties[size_t(v.value.events[i].certainty)] = true;
    if (both) signs[size_t(sign_of(v, i))] = true;
  }
  std::vector<LegendItem> items;
  if (certainties[1] || certainties[2])
    for (size_t n = 0; n < 3; n++)
      if (certainties[n]) items.push_back({std::string(name_of(cases::Certainty(n), v.c.lang)), cases::Certainty(n)});
  auto only = [&](std::string_view name) { return v.c.t(Str::CaseToldOnly, name); };
  if (signs[1]) items.push_back({only(v.text(v.value.accounts[0].name)), cases::Certainty::Stated, Sign::First});
  if (signs[2])
    items.push_back(
        {v.value.accounts.size() == 2 ? only(v.text(v.value.accounts[1].name)) : std::string(v.c.t(Str::CaseToldOther)),
         cases::Certainty::Stated, Sign::Other});
  if (signs[3])
    items.push_back({std::string(v.c.t(Str::CaseToldDifferently)), cases::Certainty::Stated, Sign::Differs});
  return items;
}

float caption_width(CaseView& v, float width) {
  return v.c.is_phone() ? width : std::min(width, std::max(280.f, width * .42f));
}

float layout_legend(CaseView& v, const Rect& rect, bool draw) {
  Context& c = v.c;
  // Where an arrow stands for the scale, the caption is beside it.
  bool in_head = !v.durations && v.study.axis == cases::Axis::Since && rect.w > 600;
  std::string caption = in_head ? "" : axis_caption(v);
  float caption_w = caption_width(v, rect.w), line = v.line() + 2;
  float caption_h = c.ui.text_height(caption, caption_w);
  if (draw) c.ui.text({rect.x, rect.y, caption_w, caption_h}, caption, ui::kBody.in(c.colours().muted));
  bool below = caption_w >= rect.w;
  Rect room = below ? Rect{rect.x, rect.y + caption_h + 6, rect.w, 1000}
                    : Rect{rect.x + caption_w + 24, rect.y, rect.w - caption_w - 24, 1000};
  std::vector<LegendItem> items = legend_of(v);
  // From the right edge on wide screens: line by line, so that lines are known before they are drawn.
  std::vector<std::pair<size_t, float>> lines;  // items of each line, and its width
  float used = 0;
  for (size_t i = 0; i < items.size(); i++) {
    float w = c.ui.text_width(items[i].text) + 22 + 18;
    if (lines.empty() || used + w > room.w) lines.push_back({0, 0}), used = 0;
    used += w;
    lines.back().first++, lines.back().second = used;
  }
  float y = room.y;
  size_t next = 0;
  for (auto [n, w] : lines) {
    float x = below ? room.x : room.right() - w + 18;
    for (size_t k = 0; k < n; k++, next++) {
      float text_w = c.ui.text_width(items[next].text);
      if (draw) {
        Vec dot{x + 8, y + line / 2 - 1};
        ui::Colour ink = c.colours().muted;
        ui::Painter& p = c.ui.paint();
        if (items[next].certainty == cases::Certainty::Stated) p.disc(dot, 4.5f, ink);
        else p.ring(dot, 4, ink, items[next].certainty == cases::Certainty::Reported ? 2.f : 1.f);
        draw_sign(p, dot, items[next].sign, 7.5f, ink);
        c.ui.text({x + 22, y, text_w + 2, line}, items[next].text, ui::kOneLine.in(ink));
      }
      x += text_w + 40;
    }
    y += line;
  }
  return std::max(caption_h, y - rect.y) + 4;
}

}  // namespace

float case_legend_height(CaseView& v, float width) { return ui::kSpace3 + layout_legend(v, {0, 0, width, 0}, false); }
void draw_case_legend(CaseView& v, const Rect& rect) { layout_legend(v, rect, true); }

void draw_account_sign(CaseView& v, Vec at, size_t event, float radius, ui::Colour ink) {
  draw_sign(v.c.ui.paint(), at, sign_of(v, event), radius, ink);
}

}  // namespace tolle::views
