// Every facet is counted without its own filter, so that what else could be chosen stays in sight.
#include "views/facets.h"

#include <algorithm>

#include "i18n/numbers.h"
#include "i18n/sentences.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr uint32_t kFew = 8, kMany = 40;

float row_height(const Context& c) { return c.ui.is_touch() ? ui::kTouchTarget : 22.f; }

std::string short_count(uint64_t n, Lang lang) { return n < 10000 ? number(n, lang) : compact(double(n), lang); }

struct Row {
  std::string label, value, hint;
  uint64_t count = 0;
  bool selected = false;
};

// A card of rows; returns the row that was toggled. `y` moves below the card.
std::optional<size_t> draw_rows(Context& c, const Key& key, float x, float& y, float w, std::string_view title,
                                std::string_view how, const std::vector<Row>& rows, Lane lane, uint64_t hidden,
                                bool* expanded) {
  float line = row_height(c), top = c.ui.card_top(w, title, how);
  bool foot = expanded && (hidden || *expanded);
  Rect rect{x, y, w, top + line * float(rows.size()) + (foot ? line + 4 : 0) + ui::kSpace4 - 2};
  y += rect.h + ui::kSpace3;
  ui::Card card = c.ui.card(key, rect, title, how);
  uint64_t most = 1;
  bool any = false;
  for (const Row& row : rows) most = std::max(most, row.count), any |= row.selected;
  std::optional<size_t> toggled;
  for (size_t i = 0; i < rows.size(); i++) {
    const Row& row = rows[i];
    ui::FacetRow look{.label = row.label,
                      .value = row.value,
                      .share = float(double(row.count) / double(most)),
                      .lane = lane,
                      .selected = row.selected,
                      .dimmed = any && !row.selected,
                      .hint = row.hint};
    if (c.ui.facet_row(Key(key.text, row.label), card.body.cut_top(line), look)) toggled = i;
  }
  if (foot) {
    card.body.cut_top(4);
    std::string label = *expanded ? std::string(c.t(Str::FacetLess)) : c.t(Plural::FacetMore, hidden);
    ui::ButtonOptions quiet{.look = ui::ButtonLook::Quiet};
    Rect place = card.body.cut_top(line);
    place.w = c.ui.button_size(label, quiet).x;
    place.x -= 8;
    if (c.ui.button(Key(key.text, "more"), place, label, quiet)) *expanded = !*expanded;
  }
  return toggled;
}

void draw_facet(Context& c, model::Facet facet, Str title, const engine::FacetReport& report, float x, float& y,
                float w) {
  std::vector<std::string>& chosen = model::chosen(c.state.filter, facet);
  if (!report.known || (report.distinct < 2 && chosen.empty())) return;
  bool& expanded = c.scratch.expanded[size_t(facet)];
  if (expanded) c.out.needs.facet_rows = kMany;
  std::vector<Row> rows;
  std::vector<std::string> keys;
  // The archive of an organisation has answers only: a column of zeros would say that it has nothing.
  bool counts = std::ranges::any_of(report.rows, [](const engine::FacetRow& r) { return r.complaints > 0; });
  for (const engine::FacetRow& r : report.rows) {
    bool selected = std::find(chosen.begin(), chosen.end(), r.key) != chosen.end();
    if (rows.size() >= (expanded ? kMany : kFew) && !selected) continue;
    std::string hint = c.t(Plural::CountComplaints, r.complaints);
    if (c.knows.answers && r.complaints)
      hint += " · " + std::string(c.t(Str::ColumnAnswered)) + " " +
              percent(double(r.answered) / double(r.complaints), c.lang);
    rows.push_back(
        {facet_name(c, r.key), counts ? short_count(r.complaints, c.lang) : "", hint, r.complaints, selected});
    keys.push_back(r.key);
  }
  uint64_t hidden = report.distinct > rows.size() ? report.distinct - rows.size() : 0;
  auto toggled = draw_rows(c, Key("facet." + std::to_string(int(facet))), x, y, w, c.t(title), "", rows,
                           Lane::Complaint, hidden, &expanded);
  if (toggled) model::toggle(chosen, keys[*toggled]);
}

void draw_said(Context& c, float x, float& y, float w) {
  const std::vector<engine::SaidRow>& said = c.report->said;
  std::vector<engine::Said>& chosen = c.state.filter.said;
  bool any =
      !chosen.empty() || std::any_of(said.begin(), said.end(), [](const engine::SaidRow& r) { return r.count > 0; });
  if (!any) return;
  std::vector<Row> rows;
  for (const engine::SaidRow& r : said) {
    bool selected = std::find(chosen.begin(), chosen.end(), r.said) != chosen.end();
    rows.push_back({std::string(name_of(r.said, c.lang)), short_count(r.count, c.lang),
                    c.t(Plural::CountAnswers, r.count), r.count, selected});
  }
  auto toggled = draw_rows(c, Key("facet.said"), x, y, w, c.t(Str::FacetSaid), c.t(Str::FacetSaidHow), rows,
                           Lane::Response, 0, nullptr);
  if (!toggled) return;
  engine::Said value = said[*toggled].said;
  auto found = std::find(chosen.begin(), chosen.end(), value);
  if (found == chosen.end()) chosen.push_back(value);
  else chosen.erase(found);
}

void draw_search(Context& c, float x, float& y, float w) {
  const float control = c.ui.is_touch() ? ui::kTouchTarget : 32.f;
  float top = c.ui.card_top(w, c.t(Str::SearchTitle), "");
  bool answers = c.knows.answers, searching = !c.state.filter.text.empty();
  // Other filters leave less of them: the table shows those.
  bool found = c.report->query.filter.text == c.state.filter.text;
  uint64_t selected = c.report->figures.messages + c.report->figures.ghosts, matches = c.report->text_matches;
  bool fewer = searching && found && selected != matches;
  float height = top + control + (searching ? 24 : 0) + (fewer ? 18 : 0) + (answers ? control + 10 : 0) +
                 (c.knows.text ? control + 2 : 0) + ui::kSpace3;
  Rect rect{x, y, w, height};
  y += height + ui::kSpace3;
  ui::Card card = c.ui.card(Key("search"), rect, c.t(Str::SearchTitle));
  if (auto text = c.ui.text_input(Key("search.text"), card.body.cut_top(control),
                                  {c.t(Str::SearchLabel), c.state.filter.text, c.t(Str::SearchHint)}))
    c.state.filter.text = *text;
  if (searching) {
    Rect line = card.body.cut_top(24);
    line.cut_top(4);
    c.ui.text(line, found ? c.t(Plural::SearchMatches, matches) : std::string(c.t(Str::LoadingFigures)),
              ui::kOneLine.in(c.colours().muted));
    if (fewer)
      c.ui.text(card.body.cut_top(18), c.t(Plural::SearchSelected, selected), ui::kOneLine.in(c.colours().muted));
  }
  if (answers) {
    card.body.cut_top(10);
    std::string promise = c.t(Str::ChipKept, optional_duration(c, c.state.promise_s)),
                late = c.t(Str::ChipLate, optional_duration(c, c.state.promise_s));
    std::vector<std::string> options = {std::string(c.t(Str::FacetAnswerAny)), std::string(c.t(Str::ChipAnswered)),
                                        std::string(c.t(Str::ChipUnanswered))};
    if (c.knows.waits) options.push_back(promise), options.push_back(late);
    if (auto state = c.ui.select(Key("facet.answer"), card.body.cut_top(control), c.t(Str::FacetAnswer), options,
                                 int(c.state.filter.answer)))
      c.state.filter.answer = engine::AnswerState(*state);
  }
  if (c.knows.text) {
    card.body.cut_top(2);
    if (c.ui.toggle(Key("facet.hostile"), card.body.cut_top(control), c.t(Str::FacetHostile), c.state.filter.hostile))
      c.state.filter.hostile = !c.state.filter.hostile;
  }
}

std::string quality_text(Context& c) {
  const engine::SourceReport& s = c.session.source();
  std::string out = c.t(Plural::FileRows, s.records);
  constexpr uint64_t kShown = 4;
  uint64_t kinds = 0;
  for (const engine::Issue& issue : s.issues)
    if (issue.count && kinds++ < kShown) out += " · " + phrase_of(issue, c.lang);
  if (kinds > kShown) out += " · " + c.t(Plural::FacetMore, kinds - kShown);
  if (!kinds) out += ". " + std::string(c.t(Str::CardClean));
  if (s.zone_assumed) out += (out.ends_with('.') ? " " : ". ") + std::string(c.t(Str::CardZone));
  return out;
}

}  // namespace

void draw_quality(Context& c, float x, float& y, float w) {
  std::string text = quality_text(c);
  float text_h = c.ui.text_height(text, w - 2 * ui::kSpace4, ui::kBody),
        top = c.ui.card_top(w, c.t(Str::CardTitle), "");
  std::string_view label = c.t(Str::CardReport);
  Vec size = c.ui.button_size(label);
  Rect rect{x, y, w, top + text_h + ui::kSpace3 + size.y + ui::kSpace4};
  y += rect.h + ui::kSpace3;
  ui::Card card = c.ui.card(Key("quality"), rect, c.t(Str::CardTitle));
  card.body.cut_top(c.ui.text(card.body, text, ui::kBody.in(c.colours().muted)) + ui::kSpace3);
  if (c.ui.button(Key("quality.report"), {card.body.x, card.body.y, size.x, size.y}, label)) c.wish(Wish::Quality);
}

std::string facet_name(const Context& c, const std::string& key) {
  return key.empty() ? std::string(c.t(Str::FacetUnsaid)) : key;
}

float draw_facets(Context& c, float x, float top, float w) {
  auto aside = c.ui.landmark(ui::Role::Aside, Key("aside"), c.t(Str::BarFilters));
  float y = top;
  draw_search(c, x, y, w);
  using enum model::Facet;
  draw_facet(c, Organisation, Str::FacetOrganisation, c.report->organisation, x, y, w);
  draw_facet(c, Channel, Str::FacetChannel, c.report->channel, x, y, w);
  draw_facet(c, Category, Str::FacetCategory, c.report->category, x, y, w);
  draw_facet(c, Place, Str::FacetPlace, c.report->place, x, y, w);
  draw_said(c, x, y, w);
  draw_quality(c, x, y, w);
  return y - ui::kSpace3 - top;
}

}  // namespace tolle::views
