// Three trends, a table by facet, and the kinds of answers.
#include "views/responses.h"

#include <algorithm>
#include <cmath>

#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "i18n/sentences.h"
#include "views/facets.h"
#include "views/parts.h"
#include "views/trend.h"

namespace tolle::views {
namespace {

constexpr float kTrend = 208, kRow = 30;

TrendScale share_scale() { return {0, 1, false, {0, .5, 1}}; }

TrendScale wait_scale(std::span<const float> values) {
  float low = 1e30f, high = 0;
  for (float v : values)
    if (std::isfinite(v) && v > 0) low = std::min(low, v), high = std::max(high, v);
  if (high <= 0) return {1, 3600, true, {}};
  double from = std::max(1.0, double(low) / 1.3), to = std::max(double(high) * 1.3, from * 4);
  std::vector<double> ticks = ui::duration_ticks(from, to, 4);
  return {from, to, true, std::move(ticks)};
}

float draw_trends(Context& c, const Rect& area) {
  const engine::Trend& t = c.report->trend;
  // As many bins as the complaints need; what lies behind the last of them is cut off below.
  engine::TimeWindow busy = busy_window(c), all = c.report->extent;
  double share_used = double(busy.to - busy.from) / double(std::max<Ms>(1, all.to - all.from));
  c.out.needs.trend_bins =
      uint32_t(std::clamp(std::clamp(double(area.w) / 34, 18.0, 40.0) / std::max(share_used, .02), 20.0, 1000.0));
  if (c.knows.days_only) c.out.needs.trend_bins = busy_bins(c, c.out.needs.trend_bins);
  size_t bins = t.complaints.size(), used = bins;
  auto waited = [&](size_t i) { return i < t.wait_median_s.size() && std::isfinite(t.wait_median_s[i]); };
  while (used > 2 && !t.complaints[used - 1] && !waited(used - 1)) used--;  // of ghosts only waits are known
  engine::TimeWindow window{t.window.from, used ? bin_edge(t.window, used, bins) : t.window.to};
  auto shown = [&](const std::vector<float>& v) { return std::span<const float>(v.data(), std::min(used, v.size())); };
  std::vector<float> answered(used, NAN);
  for (size_t i = 0; i < answered.size() && i < t.answered.size(); i++)
    if (t.complaints[i]) answered[i] = float(t.answered[i]) / float(t.complaints[i]);
  int count = c.knows.waits ? 3 : 1;
  std::vector<Rect> places = area.w > 820 || count == 1 ? ui::columns({area.x, area.y, area.w, kTrend}, count)
                                                        : ui::grid(area, count, 900, kTrend);
  auto share = [lang = c.lang](double v) { return percent(v, lang, 0); };
  auto wait = [lang = c.lang](double v) {
    return duration_tick(v < 60          ? std::round(v)
                         : v < 3600      ? std::round(v / 60) * 60
                         : v < 86400 * 2 ? std::round(v / 360) * 360
                                         : std::round(v / 86400) * 86400,
                         lang);
  };
  TrendText texts[] = {
      {std::string(c.t(Str::ResponsesAnsweredTitle)), std::string(c.t(Str::ResponsesAnsweredHow)), share},
      {std::string(c.t(Str::ResponsesMedianTitle)), std::string(c.t(Str::ResponsesMedianHow)), wait},
      {c.t(Str::ResponsesKeptTitle, duration(c.state.promise_s, c.lang)), std::string(c.t(Str::ResponsesKeptHow)),
       share}};
  if (count == 3 && places[0].y == places[2].y) {  // side by side, on one height
    float top = 0;
    for (const TrendText& text : texts) top = std::max(top, c.ui.card_top(places[0].w, text.title, text.how));
    for (TrendText& text : texts) text.top = top;
  }
  draw_trend(c, Key("trend.answered"), places[0], texts[0], window, answered, share_scale(), Lane::Response);
  if (count == 3) {
    draw_trend(c, Key("trend.median"), places[1], texts[1], window, shown(t.wait_median_s),
               wait_scale(shown(t.wait_median_s)), Lane::Response);
    draw_trend(c, Key("trend.kept"), places[2], texts[2], window, shown(t.within_promise_share), share_scale(),
               Lane::Response);
  }
  return places.back().bottom() - area.y;
}

const engine::FacetReport& report_of(const Report& r, model::Facet facet) {
  using enum model::Facet;
  return facet == Organisation ? r.organisation
         : facet == Channel    ? r.channel
         : facet == Category   ? r.category
                               : r.place;
}

float draw_table(Context& c, const Rect& area) {
  constexpr Str kNames[] = {Str::FacetOrganisation, Str::FacetChannel, Str::FacetCategory, Str::FacetPlace};
  std::vector<model::Facet> known;
  std::vector<std::string> names;
  auto add_known = [&](int f) { known.push_back(model::Facet(f)), names.emplace_back(c.t(kNames[f])); };
  for (int f = 0; f < 4; f++)
    if (const engine::FacetReport& r = report_of(*c.report, model::Facet(f));
        r.known && (r.distinct > 1 || !model::chosen(c.state.filter, model::Facet(f)).empty()))
      add_known(f);
  for (int f = 0; f < 4 && known.empty(); f++)
    if (report_of(*c.report, model::Facet(f)).known) add_known(f);
  if (known.empty()) return 0;
  auto found = std::find(known.begin(), known.end(), c.state.table_by);
  size_t current = found == known.end() ? 0 : size_t(found - known.begin());
  model::Facet facet = known[current];
  const engine::FacetReport& f = report_of(*c.report, facet);
  c.out.needs.facet_rows = 40;

  std::string_view title = c.t(c.knows.answers ? Str::ResponsesTableTitle : Str::ResponsesTableComplaints);
  float top = c.ui.card_top(area.w, title, c.t(Str::ResponsesTableHow)), control = c.ui.button_size("x").y;
  Rect rect{area.x, area.y, area.w,
            top + (known.size() > 1 ? control + ui::kSpace2 : 0) + 32 + kRow * float(f.rows.size()) + ui::kSpace4};
  ui::Card card = c.ui.card(Key("facet_table"), rect, title, c.t(Str::ResponsesTableHow));
  if (known.size() > 1) {
    Rect line = card.body.cut_top(control);
    card.body.cut_top(ui::kSpace2);
    line.w = std::min(line.w, c.ui.segmented_width(names));
    if (auto chosen = c.ui.segmented(Key("facet_table.by"), line, c.t(Str::ResponsesTableBy), names, int(current)))
      c.state.table_by = known[size_t(*chosen)];
  }
  bool wide = card.body.w > 620, waits = c.knows.waits, answers = c.knows.answers;
  double most = 1, longest = 1, longest_p90 = 1;
  for (const engine::FacetRow& r : f.rows)
    most = std::max(most, double(r.complaints)), longest = std::max(longest, r.wait_median_s.value_or(0)),
    longest_p90 = std::max(longest_p90, r.wait_p90_s.value_or(0));
  std::vector<BarColumn> bars;
  auto add = [&](Str title, Lane lane, auto cell_of) {
    BarColumn& bar = bars.emplace_back(BarColumn{std::string(c.t(title)), lane, {}});
    for (const engine::FacetRow& r : f.rows) bar.cells.push_back(cell_of(r));
  };
  using Cell = BarColumn::Cell;
  using Row = const engine::FacetRow&;
  add(Str::ColumnComplaints, Lane::Complaint,
      [&](Row r) { return Cell{number(r.complaints, c.lang), double(r.complaints) / most}; });
  if (answers)
    add(Str::ColumnAnswered, Lane::Response, [&](Row r) {
      double share = r.complaints ? double(r.answered) / double(r.complaints) : 0;
      return Cell{r.complaints ? percent(share, c.lang) : "–", share};
    });
  if (waits)
    add(wide ? Str::ColumnMedian : Str::ColumnMedianShort, Lane::Context,
        [&](Row r) { return Cell{optional_duration(c, r.wait_median_s), r.wait_median_s.value_or(0) / longest}; });
  if (waits && wide) {
    add(Str::ColumnP90, Lane::Context,
        [&](Row r) { return Cell{optional_duration(c, r.wait_p90_s), r.wait_p90_s.value_or(0) / longest_p90}; });
    add(Str::ColumnKept, Lane::Response,
        [&](Row r) { return Cell{optional_percent(c, r.within_promise_share), r.within_promise_share.value_or(0)}; });
  }
  std::vector<ui::Column> columns = {{names[current], 0}};
  for (const BarColumn& bar : bars) columns.push_back(bar.column(c, wide, std::clamp(card.body.w * .12f, 84.f, 150.f)));
  ui::Table table = c.ui.table(Key("facet_table.rows"), card.body, title, columns);

  std::vector<std::string>& chosen = model::chosen(c.state.filter, facet);
  for (size_t i = 0; i < f.rows.size(); i++) {
    const std::string& key = f.rows[i].key;
    bool selected = std::find(chosen.begin(), chosen.end(), key) != chosen.end();
    if (table.row(Key("facet_row", key), kRow, selected).activated) model::toggle(chosen, key);
    draw_cell_beside_bars(c, table, facet_name(c, key), selected ? ui::kStrong.lines(1) : ui::kOneLine);
    for (const BarColumn& bar : bars) {
      const Cell& cell = bar.cells[i];
      draw_bar_cell(c, table.cell_to_draw(cell.text), cell.text, float(cell.share), bar.lane);
    }
  }
  return rect.h;
}

float draw_kinds(Context& c, const Rect& area) {
  struct Kind {
    std::string name;
    uint64_t count;
  };
  std::vector<Kind> kinds;
  bool own = !c.report->answer_kinds.empty();
  for (const engine::AnswerKindRow& r : c.report->answer_kinds) kinds.push_back({facet_name(c, r.key), r.count});
  if (!own)
    for (const engine::SaidRow& r : c.report->said)
      if (r.count) kinds.push_back({std::string(name_of(r.said, c.lang)), r.count});
  std::sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) { return a.count > b.count; });
  std::string_view title = c.t(Str::ResponsesKindsTitle),
                   how = c.t(own ? Str::ResponsesKindsOwnHow : Str::ResponsesKindsHow);
  float top = c.ui.card_top(area.w, title, how);
  Rect rect{area.x, area.y, area.w, top + std::max(60.f, kRow * float(kinds.size())) + ui::kSpace4};
  ui::Card card = c.ui.card(Key("kinds"), rect, title, how);
  if (kinds.empty()) return draw_note(c, card.body, c.t(Str::ResponsesKindsNone)), rect.h;
  std::string summary = c.t(Str::ResponsesKindsSummary, kinds[0].name, number(kinds[0].count, c.lang));
  c.ui.chart(Key("kinds.chart"), card.body,
             {.title = title,
              .summary = summary,
              .revision = c.revision * 4 + uint64_t(c.lang),
              .table =
                  [kinds, lang = c.lang] {
                    ui::ChartTable table{
                        {std::string(tr(Str::ColumnWhat, lang)), std::string(tr(Str::ColumnCount, lang))}, {}};
                    for (const Kind& k : kinds) table.rows.push_back({k.name, number(k.count, lang)});
                    return table;
                  }},
             {.drag = false, .wheel = false});
  if (!c.ui.is_visible(rect)) return rect.h;
  ui::Painter& p = c.ui.paint();
  float name_w = 120;
  for (const Kind& k : kinds) name_w = std::max(name_w, std::ceil(c.ui.text_width(k.name)));
  name_w = std::min(name_w, card.body.w * .6f);
  for (const Kind& k : kinds) {
    Rect line = card.body.cut_top(kRow);
    p.text_middle(line.cut_left(name_w), k.name, ui::kOneLine);
    line.cut_left(ui::kSpace3);
    p.text_middle(line.cut_right(56), number(k.count, c.lang),
                  ui::kBody.in(c.colours().muted).aligned(ui::Align::Right));
    p.fill({line.x, line.centre().y - 4, std::max(2.f, line.w * float(double(k.count) / double(kinds[0].count))), 8},
           c.colours().lane(Lane::Response).mark, 4);
  }
  return rect.h;
}

}  // namespace

float draw_responses(Context& c, const Rect& area) {
  Rect rest = area;
  if (!c.knows.answers) {
    ui::Card card = c.ui.card(Key("no_answers"), {area.x, area.y, area.w, 96}, c.t(Str::ViewResponses));
    draw_note(c, card.body, c.t(Str::ResponsesNone));
    rest.cut_top(96 + ui::kSpace3);
  } else {
    rest.cut_top(draw_trends(c, rest) + ui::kSpace3);
  }
  float table = draw_table(c, rest);
  if (table > 0) rest.cut_top(table + ui::kSpace3);
  if (c.knows.answers) rest.cut_top(draw_kinds(c, rest) + ui::kSpace3);
  return rest.y - ui::kSpace3 - area.y;
}

}  // namespace tolle::views
