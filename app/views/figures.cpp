// Each figure comes with the sentence that keeps it honest; a figure that the data cannot give says why.
#include "views/figures.h"

#include <algorithm>

#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

Tile unknown(const char* key, std::string label, std::string_view why) {
  return {key, std::move(label), "–", std::string(why), {}, false};
}

Tile complaints(Context& c) {
  const engine::Figures &f = c.report->figures, &all = c.report->everything;
  std::string note;
  if (f.ghosts) note = c.t(Plural::FigureGhosts, f.ghosts);
  else if (model::has_filter(c.state)) note = c.t(Str::FigureComplaintsOf, number(all.complaints, c.lang));
  else if (f.organisations > 1) note = c.t(Plural::CountOrganisations, f.organisations);
  else note = c.t(Plural::CountMessages, f.messages);
  return {"figure.complaints", std::string(c.t(Str::FigureComplaints)), number(f.complaints, c.lang), note, {}};
}

double share(uint64_t part, uint64_t whole) { return whole ? double(part) / double(whole) : 0; }

Tile answered(Context& c) {
  const engine::Figures &f = c.report->figures, &all = c.report->everything;
  std::string label(c.t(Str::FigureAnswered));
  if (!c.knows.answers && c.knows.closing)
    return {"figure.answered", std::string(c.t(Str::FigureClosed)),
            f.complaints ? percent(share(f.closed, f.complaints), c.lang) : "–",
            c.t(Str::FigureClosedOf, number(f.closed, c.lang), number(f.complaints, c.lang)), Lane::Response};
  if (!c.knows.answers) return unknown("figure.answered", label, c.t(Str::WhyNoAnswers));
  if (!f.complaints)
    return unknown("figure.answered", label, c.t(all.complaints ? Str::WhyNoneSelected : Str::WhyNoComplaints));
  double now = share(f.answered, f.complaints);
  std::string note =
      model::has_filter(c.state)   ? c.t(Str::FigurePoints, points(now - share(all.answered, all.complaints), c.lang))
      : f.answered == f.complaints ? std::string(c.t(Str::FigureAnsweredAll))
                                   : c.t(Str::FigureAnsweredNone, number(f.complaints - f.answered, c.lang));
  return {"figure.answered", label, percent(now, c.lang), note, Lane::Response};
}

Tile median(Context& c) {
  const engine::Figures& f = c.report->figures;
  std::string label(c.t(Str::FigureMedian));
  if (!c.knows.waits && c.knows.closing && !c.knows.answers) {
    label = c.t(Str::FigureCloseMedian);
    if (!f.close_median_s) return unknown("figure.median", label, c.t(Str::WhyNoneSelected));
    return {"figure.median", label, duration(*f.close_median_s, c.lang), std::string(c.t(Str::FigureCloseIs)),
            Lane::Response};
  }
  if (!c.knows.waits || !f.wait_median_s) return unknown("figure.median", label, c.t(c.why_no_waits()));
  return {"figure.median", label, duration(*f.wait_median_s, c.lang),
          f.wait_p90_s ? c.t(Str::FigureP90, duration(*f.wait_p90_s, c.lang)) : "", Lane::Response};
}

Tile late(Context& c) {
  const engine::Figures& f = c.report->figures;
  std::string promise = duration(c.state.promise_s, c.lang), label = c.t(Str::FigureLate, promise);
  if (!c.knows.waits || !f.within_promise_share) return unknown("figure.late", label, c.t(c.why_no_waits()));
  return {"figure.late", label, percent(1 - *f.within_promise_share, c.lang), c.t(Str::FigureLateLine, promise), {}};
}

Tile hostile(Context& c) {
  const engine::Figures& f = c.report->figures;
  std::string label(c.t(Str::FigureHostile));
  if (!c.knows.text) return unknown("figure.hostile", label, c.t(Str::WhyNoText));
  if (!c.knows.answers) return unknown("figure.hostile", label, c.t(Str::WhyNoAnswers));
  if (!f.hostile_per_100_answers)
    return unknown("figure.hostile", label,
                   c.t(c.report->progress < 1 ? Str::WhyWords
                       : c.knows.answer_times ? Str::WhyNoneSelected
                                              : Str::WhyNoMessages));
  return {"figure.hostile", label, number(*f.hostile_per_100_answers, c.lang),
          std::string(c.t(c.report->progress < 1           ? Str::WhyWords
                          : *f.hostile_per_100_answers > 0 ? Str::FigureHostileVeiled
                                                           : Str::FigureHostileNone)),
          Lane::Staff};
}

Tile out_of_hours(Context& c) {
  const engine::Figures& f = c.report->figures;
  std::string label(c.t(Str::FigureOutOfHours));
  if (!f.out_of_hours_share || !c.knows.answer_hours || c.report->staff.withheld)
    return unknown("figure.out_of_hours", label, c.t(c.why_no_answer_hours()));
  const engine::WorkingHours& w = c.state.work;
  std::string zone = c.state.zone.substr(c.state.zone.rfind('/') + 1);
  std::replace(zone.begin(), zone.end(), '_', ' ');
  return {"figure.out_of_hours", label, percent(*f.out_of_hours_share, c.lang),
          c.t(Str::FigureHours, days_name(w.days, c.lang), std::to_string(w.from_h), std::to_string(w.to_h), zone),
          Lane::Staff};
}

}  // namespace

Tile tile_of(Context& c, Figure figure) {
  switch (figure) {
    case Figure::Complaints: return complaints(c);
    case Figure::Answered: return answered(c);
    case Figure::Median: return median(c);
    case Figure::Late: return late(c);
    case Figure::Hostile: return hostile(c);
    case Figure::OutOfHours: break;
  }
  return out_of_hours(c);
}

float draw_figures(Context& c, const Rect& area) {
  Tile tiles[] = {complaints(c), answered(c), median(c), late(c), hostile(c), out_of_hours(c)};
  auto section = c.ui.section(Key("figures"), c.t(Str::FiguresLabel));
  constexpr float kMinWidth = 150;
  int per_row = std::clamp(int((area.w + ui::kSpace3) / (kMinWidth + ui::kSpace3)), 2, 6);
  while (6 % per_row) per_row--;  // full rows only: 6, 3 or 2 columns
  float width = (area.w - ui::kSpace3 * float(per_row - 1)) / float(per_row), y = area.y;
  for (const Tile& tile : tiles)  // below each other rather than cut
    if (c.ui.text_width(tile.value, {ui::Size::Title, ui::Weight::Bold}) > width - 2 * ui::kSpace4) per_row = 1;
  if (per_row == 1) width = area.w;
  for (int first = 0; first < 6; first += per_row) {
    // Durations are the longest figures: theirs is the widest tile of a single row.
    constexpr float kWeights[] = {1, 1, 1.3f, .95f, 1.08f, 1.08f};
    Rect row{area.x, y, area.w, 0};
    std::vector<Rect> places = per_row == 6 ? ui::columns(row, kWeights) : ui::columns(row, per_row);
    // The figures of a row stand on one line, however long the words above them are.
    float label_h = 0, height = 0;
    auto each = [&](auto f) {
      for (int i = first; i < first + per_row; i++) f(tiles[i], places[size_t(i - first)]);
    };
    each([&](const Tile& t, const Rect& at) { label_h = std::max(label_h, c.ui.figure_label_height(at.w, t.label)); });
    each([&](const Tile& t, const Rect& at) {
      height = std::max(height, c.ui.figure_height(at.w, t.label, t.note, label_h));
    });
    each([&](const Tile& t, const Rect& at) {
      c.ui.figure(Key(t.key), {at.x, y, at.w, height}, t.label, t.value, t.note, t.lane, !t.known, label_h);
    });
    y += height + ui::kSpace3;
  }
  return y - ui::kSpace3 - area.y;
}

}  // namespace tolle::views
