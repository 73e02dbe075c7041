// Holds what was derived from the table, and builds each report from the parts that the query asks for.
#include "engine/ask/dataset.h"

#include <algorithm>

#include "engine/ask/csv.h"
#include "engine/ask/records.h"
#include "engine/ask/search.h"
#include "engine/ask/trend.h"
#include "engine/ask/views.h"
#include "engine/ask/word_reader.h"

namespace tolle::engine {
namespace {

uint32_t sane(uint32_t bins) { return std::min(bins, kMostBins); }

}  // namespace

struct Dataset::Parts {
  Table table;
  SourceReport source;
  uint64_t number;
  Columns columns;
  WordReader words;
  TextSearch search;
  Filters filters;
  Tallies tallies;
  Ranking waits, closings;
  std::array<Ranking, kFacets> by_value;
  Selection selected, closed;  // heed every facet
  Selection histogram;         // ignores waits and answers
  std::array<std::optional<Selection>, kFacets> by_facet;
  RecordPages pages;
  Timelines overview, zoom;
  Trends trends;
  std::array<uint64_t, 168> whole_hours{};  // answers of the whole data by hour of the week
  uint32_t whole_hours_zone = 0;

  Parts(Table t, SourceReport s, uint64_t n)
      : table(std::move(t)),
        source(std::move(s)),
        number(n),
        columns(columns_of(table, source)),
        words(table, columns),
        search(table),
        filters(columns),
        tallies(columns),
        waits(ranking_of(columns.complaints.wait_ms, columns.complaints.answered, columns.complaints.ghost)),
        closings(table.closed.empty() ? Ranking{.values = {{}}}
                                      : ranking_of(columns.complaints.close_ms, columns.complaints.answered)),
        selected(columns, waits),
        closed(columns, closings),
        histogram(columns, waits),
        pages(table, columns),
        overview(columns),
        zoom(columns),
        trends(columns, waits) {
    uint64_t finer = 0;
    for (size_t p = size_t(Precision::Minute); p < source.precisions.size(); p++) finer += source.precisions[p];
    source.periods = periods_of(extent_of(columns, table.ticket_shaped), finer == 0);
    for (int f = 0; f < kFacets; f++) {
      if (!columns.facet[f].known) continue;
      by_value[f] = split_by(waits, columns.facet[f], columns.complaints);
      by_facet[f].emplace(columns, by_value[f]);
    }
  }

  std::string search_text;  // filter.text of the newest question

  void apply(const Query& query, const ZoneTable& zone, double search_ms) {
    search_text = query.filter.text;
    search.read(search_text, search_ms);
    filters.apply(query, zone, words.words(), search.read_to(search_text),
                  [&](const std::string& text) { return search.find(text); });
  }
  Report answer(const Query& query, const ZoneTable& zone, double search_ms);
  Figures figures(const Query& query);
  Figures everything(const Query& query);
  std::vector<AnswerKindRow> answer_kinds() const;
  bool typed_responses() const { return columns.answers.size() == 0 && columns.answers_untimed > 0; }
  Explain explain() {
    return [this](std::string_view text, Message& m) { words.explain(text, m); };
  }
};

Figures Dataset::Parts::figures(const Query& query) {
  Figures out;
  const RankedValue& all = waits.values[0];
  const MessageTally& messages = tallies.messages();
  out.messages = messages.messages;
  out.complaints = selected.complaints(all);
  out.ghosts = selected.ghosts(all);
  out.records = table.ticket_shaped ? out.complaints : out.messages;
  out.answered = selected.answered(all);
  out.responses = typed_responses() ? out.answered : messages.answers;
  DurationFigures wait = selected.figures(all, query.promise_s);
  out.wait_median_s = wait.median_s;
  out.wait_p90_s = wait.p90_s;
  out.within_promise_share = wait.within_promise_share;
  DurationFigures close = closed.figures(closings.values[0], query.promise_s);
  out.closed = close.n;
  out.close_median_s = close.median_s;

  SlotRange range = filters.range();
  range.to = std::min(range.to, columns.timed);
  const BitSet& fails = filters.fails();
  auto counts = [&](Slot s) {
    return !fails[s] && !(columns.flags[s] & kIsGhost) && (!table.ticket_shaped || columns.flags[s] & kIsComplaint);
  };
  for (Slot s = range.from; s < range.to && !out.first; s++)
    if (counts(s)) out.first = columns.time[s];
  for (Slot s = range.to; s > range.from && !out.last; s--)
    if (counts(s - 1)) out.last = columns.time[s - 1];

  out.hostile = messages.hostile;
  if (messages.answers_read && !table.text.empty())
    out.hostile_per_100_answers = 100.0 * double(messages.hostile) / double(messages.answers_read);
  uint64_t within = 0, outside = 0;
  for (auto [in, away] : tallies.answers().team) within += in, outside += away;
  if (within + outside) out.out_of_hours_share = double(outside) / double(within + outside);
  for (uint32_t n : tallies.answers().agent) out.agents += n > 0;

  const FacetColumn& organisation = columns.facet[kByOrganisation];
  if (by_facet[kByOrganisation]) {
    bool filtered = filters.active() & kOrganisationBit;
    for (Code v = 0; v < organisation.names.size(); v++)
      if (!filtered || filters.chosen(kByOrganisation)[v])
        out.organisations += by_facet[kByOrganisation]->complaints(by_value[kByOrganisation].values[v]) > 0 ||
                             tallies.answers().facet[kByOrganisation][v] > 0;
  }
  return out;
}

// The whole data needs no bits: every rank is selected.
Figures Dataset::Parts::everything(const Query& query) {
  Figures out;
  const RankedValue& all = waits.values[0];
  out.ghosts = table.ghosts;
  out.messages = columns.size - table.ghosts;
  out.complaints = all.to - table.ghosts;
  out.records = table.ticket_shaped ? out.complaints : out.messages;
  out.answered = all.answered_to - table.ghosts;
  out.responses = typed_responses() ? out.answered : columns.answers.size();
  DurationFigures wait = figures_of_all(waits, query.promise_s);
  out.wait_median_s = wait.median_s;
  out.wait_p90_s = wait.p90_s;
  out.within_promise_share = wait.within_promise_share;
  DurationFigures close = figures_of_all(closings, query.promise_s);
  out.closed = close.n;
  out.close_median_s = close.median_s;
  if (TimeWindow extent = extent_of(columns, table.ticket_shaped); extent.from != kNoTime) {
    out.first = extent.from;
    out.last = extent.to - 1;
  }
  out.hostile = words.hostile();
  uint64_t answers_read = number_at(columns.answers.slot, words.words().read_to);
  if (answers_read && !table.text.empty())
    out.hostile_per_100_answers = 100.0 * double(out.hostile) / double(answers_read);
  if (whole_hours_zone != filters.zone_version()) {
    whole_hours_zone = filters.zone_version();
    whole_hours.fill(0);
    for (uint8_t h : filters.answer_hour())
      if (h != kNoHour) whole_hours[h]++;
  }
  auto outside = outside_hours(query.work);
  uint64_t hours = 0, away = 0;
  for (size_t h = 0; h < whole_hours.size(); h++) hours += whole_hours[h], away += outside[h] ? whole_hours[h] : 0;
  if (hours && !(columns.all_agents_known && too_few_people(columns.agents.size())))
    out.out_of_hours_share = double(away) / double(hours);
  out.agents = columns.agents.size();
  out.organisations = columns.facet[kByOrganisation].names.size();
  return out;
}

std::vector<AnswerKindRow> Dataset::Parts::answer_kinds() const {
  std::vector<AnswerKindRow> out;
  if (table.answer_kind.empty()) return out;
  std::vector<uint64_t> counts(table.answer_kind.names.size());
  for (Slot s = filters.range().from; s < filters.range().to; s++)
    if (Code code = table.answer_kind.codes[columns.row[s]]; !filters.fails()[s] && code != kNoCode) counts[code]++;
  for (size_t i = 0; i < counts.size(); i++)
    if (counts[i]) out.push_back({table.answer_kind.names[i], counts[i]});
  std::stable_sort(out.begin(), out.end(),
                   [](const AnswerKindRow& a, const AnswerKindRow& b) { return a.count > b.count; });
  return out;
}

Report Dataset::Parts::answer(const Query& query, const ZoneTable& zone, double search_ms) {
  apply(query, zone, search_ms);
  tallies.update(filters, words.words(), query.work);
  SlotRange range = filters.range();
  const Passing& passing = filters.complaints();
  selected.update(passing.all(), range);
  if (closings.values[0].timed_to) closed.update(passing.all(), range);
  bool by_wait = filters.active() & (kWaitBit | kAnswerBit);
  if (by_wait) histogram.update(passing.showing(kShowsWaits), range);
  Report out;
  out.dataset = number;
  out.query = query;
  out.progress = words.progress();
  if (table.rows) out.searched = double(search.read_to(search_text)) / double(table.rows);
  out.extent = extent_of(columns, table.ticket_shaped);
  out.answers_known = columns.answers.size() > 0 || !table.answered_untimed.empty() || !table.answer_kind.empty();
  for (int f = 0; f < kFacets; f++)
    if (by_facet[f]) by_facet[f]->update(passing.showing(Shown(f)), range);
  FacetReport* facets[] = {&out.organisation, &out.channel, &out.category, &out.place};
  const Filter& wanted = query.filter;
  const std::vector<std::string>* chosen[] = {&wanted.organisation, &wanted.channel, &wanted.category, &wanted.place};
  for (int f = 0; f < kFacets; f++)
    if (by_facet[f])
      *facets[f] =
          facet_of(columns.facet[f], *by_facet[f], tallies.answers().facet[f], *chosen[f], typed_responses(), query);
  out.figures = figures(query);
  out.everything = everything(query);
  out.staff = staff_of(columns, tallies);
  if (out.staff.withheld) out.figures.out_of_hours_share.reset();
  uint64_t version = words.words().version;
  if (query.overview_bins) out.overview = overview.of({out.extent, sane(query.overview_bins)}, filters, version, true);
  TimeWindow window = query.zoom;
  if (window.from == kNoTime) window.from = out.extent.from;
  if (window.to == kNoTime) window.to = out.extent.to;
  if (query.zoom_bins) {
    bool same = window == out.overview.window && query.zoom_bins == query.overview_bins;
    out.zoom = same ? out.overview : zoom.of({window, sane(query.zoom_bins)}, filters, version, false);
    out.zoom.peak.reset();
    out.zoom.peak_ratio = 0;
  }
  if (query.marks_max) out.marks = marks_of(columns, filters, window, query.marks_max);
  out.waits = waits_of(by_wait ? histogram : selected, query.promise_s);
  if (query.trend_bins) {
    TimeWindow span = query.filter.time.value_or(out.extent);
    if (span.from == kNoTime) span.from = out.extent.from;
    if (span.to == kNoTime) span.to = out.extent.to;
    out.trend = trends.over({span, sane(query.trend_bins)}, filters, query.promise_s);
  }
  for (int i = 0; i < int(Said::Count_); i++)
    if (tallies.answers().said[size_t(i)]) out.said.push_back({Said(i), tallies.answers().said[size_t(i)]});
  out.answer_kinds = answer_kinds();
  out.records = pages.page(query.records, filters, out.figures.messages + tallies.messages().ghosts, explain());
  if (query.thread != kNoRow) out.thread = thread_of(table, columns, query.thread, explain(), out.thread_total);
  out.text_matches = filters.text_matches();
  return out;
}

Dataset::Dataset(Table table, SourceReport source, uint64_t number)
    : parts_(std::make_unique<Parts>(std::move(table), std::move(source), number)) {}
Dataset::~Dataset() = default;

const SourceReport& Dataset::source() const { return parts_->source; }
Report Dataset::answer(const Query& query, const ZoneTable& zone, double search_ms) {
  return parts_->answer(query, zone, search_ms);
}
Dataset::Reading Dataset::read(double budget_ms) {
  if (parts_->search.read_to(parts_->search_text) < parts_->table.rows) {
    parts_->search.read(parts_->search_text, budget_ms);
    return Reading::Search;
  }
  return read_words(budget_ms) ? Reading::Words : Reading::Nothing;
}
bool Dataset::read_words(double budget_ms) { return parts_->words.read(budget_ms); }

std::string Dataset::csv(const Query& query, const ZoneTable& zone, uint64_t& cursor, size_t max_bytes) {
  parts_->apply(query, zone, kUnhurried);
  return csv_of(parts_->table, parts_->columns, parts_->filters, cursor, max_bytes);
}

}  // namespace tolle::engine
