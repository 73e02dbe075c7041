#include "views/case_figure.h"

#include <algorithm>

#include "i18n/case_words.h"
#include "i18n/numbers.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kBars = 104, kLabels = 20, kLegend = 22;

// Each bar, and within it its part; the ends and the highest are labelled.
void draw_bars(CaseView& v, const cases::Figure& figure, const Rect& rect) {
  Context& c = v.c;
  ui::Painter& p = c.ui.paint();
  double most = 0;
  size_t highest = 0;
  for (size_t i = 0; i < figure.bars.size(); i++)
    if (figure.bars[i].value > most) most = figure.bars[i].value, highest = i;
  const ui::LaneColours &whole = c.colours().lane(Lane::Complaint), &part = c.colours().lane(Lane::Response);
  Rect plot{rect.x, rect.y + 18, rect.w, rect.h - 18 - kLabels};
  float pitch = plot.w / float(figure.bars.size()), air = pitch > 6   ? std::min(4.f, pitch * .2f)
                                                          : pitch > 2 ? 1.f
                                                                      : 0.f;
  auto height = [&](double value) { return most > 0 ? float(std::min(1., value / most)) * plot.h : 0.f; };
  for (size_t i = 0; i < figure.bars.size(); i++) {
    const cases::FigureBar& bar = figure.bars[i];
    float x = plot.x + pitch * float(i) + air / 2, w = pitch - air, h = height(bar.value);
    bool parted = bar.part.has_value();
    p.fill({x, plot.bottom() - h, w, h}, parted ? mix(c.colours().card, whole.mark, .35f) : whole.mark);
    if (parted) p.fill({x, plot.bottom() - height(*bar.part), w, height(*bar.part)}, part.mark);
  }
  p.hline(plot.x, plot.right(), plot.bottom(), c.colours().edge);
  ui::Style muted = ui::kOneLine.in(c.colours().muted);
  if (most > 0) {
    std::string text = number(most, c.lang, most < 10 ? 2 : 0);
    float w = c.ui.text_width(text), x = plot.x + pitch * (float(highest) + .5f) - w / 2;
    p.text({std::clamp(x, plot.x, plot.right() - w), rect.y}, text, muted);
  }
  // As many labels as there is room for, in equal steps.
  float widest = 0;
  for (const cases::FigureBar& bar : figure.bars) widest = std::max(widest, c.ui.text_width(v.text(bar.label)));
  size_t fit = std::max<size_t>(1, size_t(plot.w / (widest + 14))), n = figure.bars.size();
  size_t step = std::max<size_t>(1, (n + fit - 1) / fit);
  float free = plot.x;
  for (size_t i = 0; i < n; i += step) {
    std::string_view label = v.text(figure.bars[i].label);
    float w = c.ui.text_width(label), x = plot.x + pitch * (float(i) + .5f) - w / 2;
    x = std::clamp(x, plot.x, std::max(plot.x, plot.right() - w));
    if (x < free) continue;
    p.text({x, plot.bottom() + 3}, label, muted);
    free = x + w + 12;
  }
}

void draw_legend(CaseView& v, const cases::Figure& figure, const Rect& rect) {
  Context& c = v.c;
  bool parted = !figure.part.empty();
  float x = rect.x;
  auto item = [&](std::string_view text, ui::Colour colour) {
    c.ui.paint().fill({x, rect.y + 4, 10, 10}, colour, 2);
    c.ui.paint().text({x + 16, rect.y}, text, ui::kBody.in(c.colours().muted));
    x += 16 + c.ui.text_width(text) + 16;
  };
  const ui::Colour mark = c.colours().lane(Lane::Complaint).mark;
  if (!figure.unit.empty()) item(v.text(figure.unit), parted ? mix(c.colours().card, mark, .35f) : mark);
  if (parted) item(v.text(figure.part), c.colours().lane(Lane::Response).mark);
}

// The bars in words.
void tell_bars(CaseView& v, const cases::Figure& figure, const Rect& rect) {
  Context& c = v.c;
  bool parted = std::ranges::any_of(figure.bars, [](const auto& bar) { return bar.part.has_value(); });
  std::string unit(figure.unit.empty() ? c.t(Str::CaseFigureHowMany) : v.text(figure.unit)),
      part(figure.part.empty() ? c.t(Str::CaseFigurePart) : v.text(figure.part));
  std::vector<ui::Column> columns = {{.title = std::string(c.t(Str::CaseFigureWhat))}, {.title = unit}};
  if (parted) columns.push_back({.title = part});
  auto nowhere = c.ui.clip({-10, -10, 1, 1});
  ui::Table table = c.ui.table(Key("case.figure.table", figure.id), rect, v.text(figure.title), columns, 0);
  for (size_t i = 0; i < figure.bars.size(); i++) {
    const cases::FigureBar& bar = figure.bars[i];
    table.row(Key("case.figure.bar", figure.id + "/" + std::to_string(i)), 0);
    table.cell_to_draw(v.text(bar.label));
    table.cell_to_draw(number(bar.value, c.lang, 2));
    if (parted) table.cell_to_draw(bar.part ? number(*bar.part, c.lang, 2) : "–");
  }
}

std::string footnote(const CaseView& v, const cases::Figure& figure) {
  Context& c = v.c;
  std::string out;
  if (size_t n = cases::index_of(v.value.sources, figure.source); n != cases::kNowhere)
    out = c.t(Str::CaseFigureFrom, v.text(v.value.sources[n].text)) + " · ";
  if (!figure.taken.at) return out + std::string(c.t(Str::CaseFigureStored));
  // A day of UTC, as the page writes it, is a day and no interval of the case's zone.
  const ZoneTable& zone = figure.taken.at->written.ends_with('Z') ? c.session.zone("UTC") : v.zone();
  std::string when = interval_of({figure.taken.at->from_ms, figure.taken.at->to_ms}, zone, c.lang);
  return out + c.t(Str::CaseFigureTaken, when);
}

// Downwards; only measures without `draws`. Returns the bottom.
float lay_out(CaseView& v, const cases::Figure& figure, Rect room, bool draws) {
  Context& c = v.c;
  room.h = 1e5f;
  if (!figure.numbers.empty()) {
    Flow flow(room, ui::kSpace5, ui::kSpace2);
    for (size_t i = 0; i < figure.numbers.size(); i++) {
      std::string_view label = v.text(figure.numbers[i].label), value = v.text(figure.numbers[i].value);
      Rect place = flow.place(c.ui.bare_figure_size(label, value));
      if (draws)
        c.ui.bare_figure(Key("case.figure.number", figure.id + "/" + std::to_string(i)), place, label, value, "");
    }
    room.cut_top(flow.bottom() - room.y + ui::kSpace3);
  }
  if (!figure.bars.empty()) {
    Rect legend = room.cut_top(figure.unit.empty() && figure.part.empty() ? 0 : kLegend);
    Rect bars = room.cut_top(kBars + kLabels);
    if (draws) {
      if (legend.h > 0) draw_legend(v, figure, legend);
      if (c.ui.is_visible(bars) || c.svg) draw_bars(v, figure, bars);
      tell_bars(v, figure, bars);
    }
    room.cut_top(ui::kSpace2);
  }
  std::string foot = footnote(v, figure);
  float h = c.ui.text_height(foot, room.w);
  if (draws) c.ui.text({room.x, room.y, room.w, h}, foot, ui::kBody.in(c.colours().muted));
  room.cut_top(h);
  if (!figure.url.empty()) {  // http or https: the reader of cases refuses others, and so does the mirror
    room.cut_top(4);
    if (draws)
      c.ui.link(Key("case.figure.open", figure.id), {room.x, room.y, room.w, 20}, c.t(Str::CaseFigureOpen), figure.url,
                ui::kOneLine.in(c.colours().lane(Lane::Response).text));
    room.cut_top(22);
  }
  return room.y;
}

}  // namespace

bool shows_figure(const CaseView& v, const cases::Figure& figure) {
  size_t event = figure.event.empty() ? cases::kNowhere : v.event(figure.event);
  if (v.presenting()) return event != cases::kNowhere && v.shown[event] && v.is_selected(event);
  return event == cases::kNowhere ? !v.study.freeze : bool(v.seen[event]);
}

float case_figure_height(CaseView& v, const cases::Figure& figure, float width) {
  float top = v.c.ui.card_top(width, v.text(figure.title), v.text(figure.text));
  return top + lay_out(v, figure, {0, 0, width - 2 * ui::kSpace4, 0}, false) + ui::kSpace4;
}

void draw_case_figure(CaseView& v, const cases::Figure& figure, const Rect& rect) {
  ui::Card card = v.c.ui.card(Key("case.figure", figure.id), rect, v.text(figure.title), v.text(figure.text));
  lay_out(v, figure, card.body, true);
}

}  // namespace tolle::views
