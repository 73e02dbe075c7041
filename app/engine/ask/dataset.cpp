// Holds what was derived from the table, and builds each report from the parts that the query asks for.
#include "engine/ask/dataset.h"

#include <algorithm>

#include "engine/ask/csv.h"
#include "engine/ask/cube_builder.h"
#include "engine/ask/describe.h"
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
  Ranking waits, closings;
  Filters filters;
  Tallies tallies;
  std::array<Ranking, kFacets> by_value;
  Selection selected, closed;  // heed every facet
  Selection histogram;         // ignores waits and answers
  std::array<std::optional<Selection>, kFacets> by_facet;
  RecordPages pages;
  Timelines overview, zoom;
  Trends trends;
  Facts facts;
  std::array<uint64_t, 168> whole_hours{};  // answers of the whole data by hour of the week
  uint32_t whole_hours_zone = 0;
  TimeWindow extent;

  Parts(Table t, SourceReport s, uint64_t n)
      : table(std::move(t)),
        source(std::move(s)),
        number(n),
        columns(columns_of(table, source)),
        words(table, columns),
        search(table),
        waits(ranking_of(columns.complaints.wait_ms, columns.complaints.answered, columns.complaints.ghost)),
        closings(table.closed.empty() ? Ranking{.values = {{}}}
                                      : ranking_of(columns.complaints.close_ms, columns.complaints.answered)),
        filters(columns, waits),
        tallies(columns),
        selected(columns, waits),
        closed(columns, closings),
        histogram(columns, waits),
        pages(table, columns),
        overview(columns),
        zoom(columns),
        trends(columns, waits) {
    uint64_t finer = 0;
    for (size_t p = size_t(Precision::Minute); p < source.precisions.size(); p++) finer += source.precisions[p];
    TimeWindow records = extent_of(columns, table.ticket_shaped);
    source.periods = periods_of(records, finer == 0);
    bool days = source.precisions.size() > size_t(Precision::Day) && source.precisions[size_t(Precision::Day)];
    extent = shown_extent(records, days && finer == 0);
    facts = {table.ticket_shaped,  typed_responses(),       !table.text.empty(), {},
             &columns.team_agents, &table.answer_kind.names};
    for (int f = 0; f < kFacets; f++) {
      facts.facet[f] = &columns.facet[f];
      if (!columns.facet[f].known) continue;
      by_value[f] = split_by(waits, columns.facet[f], columns.complaints);
      by_facet[f].emplace(columns, by_value[f]);
    }
  }

  std::string search_text;  // filter.text of the newest question
  struct Newest {
    Query query;
    ZoneTable zone;
  };
  std::optional<Newest> newest;  // that was answered in full, and that the filters stand for
  std::optional<CubeBuilder> cube;

  void apply(const Query& query, const ZoneTable& zone, double search_ms) {
    search_text = query.filter.text;
    search.read(search_text, search_ms);
    filters.apply(query, zone, words.words(), search.read_to(search_text),
                  [&](const std::string& text) { return search.find(text); });
  }
  Report answer(const Query& query, const ZoneTable& zone, double search_ms);
  Selected selected_now() const;
  Figures everything(const Query& query);
  bool typed_responses() const { return columns.answers.size() == 0 && columns.answers_untimed > 0; }
  Explain explain() {
    return [this](std::string_view text, Message& m) { words.explain(text, m); };
  }
};

Selected Dataset::Parts::selected_now() const {
  Selected out;
  out.waits = &selected;
  out.histogram = filters.active() & (kWaitBit | kAnswerBit) ? &histogram : &selected;
  if (closings.values[0].timed_to) out.closings = &closed;
  for (int f = 0; f < kFacets; f++)
    if (by_facet[f]) out.facet[f] = &*by_facet[f];
  out.messages = &tallies.messages();
  out.answers = &tallies.answers();
  for (uint32_t n : tallies.answers().agent) out.agents += n > 0;

  SlotRange range = filters.range();
  if (!table.answer_kind.empty()) out.answer_kinds.resize(table.answer_kind.names.size());
  for (Slot s = range.from; s < range.to && !table.answer_kind.empty(); s++)
    if (Code code = table.answer_kind.codes[columns.row[s]]; !filters.fails()[s] && code != kNoCode)
      out.answer_kinds[code]++;
  range.to = std::min(range.to, columns.timed);
  auto counts = [&](Slot s) { return !filters.fails()[s] && is_record(columns.flags[s], table.ticket_shaped); };
  for (Slot s = range.from; s < range.to && !out.first; s++)
    if (counts(s)) out.first = columns.time[s];
  for (Slot s = range.to; s > range.from && !out.last; s--)
    if (counts(s - 1)) out.last = columns.time[s - 1];
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
  if (TimeWindow span = extent_of(columns, table.ticket_shaped); span.from != kNoTime) {
    out.first = span.from;
    out.last = span.to - 1;
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

Report Dataset::Parts::answer(const Query& query, const ZoneTable& zone, double search_ms) {
  apply(query, zone, search_ms);
  tallies.update(filters, words.words(), query.work);
  SlotRange range = filters.range();
  const Passing& passing = filters.complaints();
  selected.update(passing.all(), range);
  if (closings.values[0].timed_to) closed.update(passing.all(), range);
  if (filters.active() & (kWaitBit | kAnswerBit)) histogram.update(passing.showing(kShowsWaits), range);
  for (int f = 0; f < kFacets; f++)
    if (by_facet[f]) by_facet[f]->update(passing.showing(Shown(f)), range);
  Report out;
  out.dataset = number;
  out.query = query;
  out.progress = words.progress();
  if (table.rows) out.searched = double(search.read_to(search_text)) / double(table.rows);
  out.extent = extent;
  out.answers_known = columns.answers.size() > 0 || !table.answered_untimed.empty() || !table.answer_kind.empty();
  describe(facts, selected_now(), out);
  out.everything = everything(query);
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
  if (query.trend_bins) {
    TimeWindow span = query.filter.time.value_or(out.extent);
    if (span.from == kNoTime) span.from = out.extent.from;
    if (span.to == kNoTime) span.to = out.extent.to;
    out.trend = trends.over({span, sane(query.trend_bins)}, filters, query.promise_s);
  }
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
  Report out = parts_->answer(query, zone, search_ms);
  parts_->newest.reset();
  if (out.progress >= 1 && out.searched >= 1) parts_->newest = {query, zone};
  return out;
}
Dataset::Reading Dataset::read(double budget_ms) {
  if (parts_->search.read_to(parts_->search_text) < parts_->table.rows) {
    parts_->search.read(parts_->search_text, budget_ms);
    return Reading::Search;
  }
  return read_words(budget_ms) ? Reading::Words : Reading::Nothing;
}
bool Dataset::read_words(double budget_ms) { return parts_->words.read(budget_ms); }

bool Dataset::cube(std::vector<uint8_t>& part) {
  Parts& p = *parts_;
  if (!p.newest || !p.newest->query.brush_unit) return false;
  const Query& query = p.newest->query;
  if (!p.cube || p.cube->selection() != Cube::selection_of(query))
    p.cube.emplace(
        CubeBuilder::Source{p.table, p.columns, p.filters, p.words.words(), p.waits, p.closings, p.facts, p.number},
        query, brush_stops(p.extent, query.brush_unit, p.newest->zone));
  return p.cube->next(part);
}

std::string Dataset::csv(const Query& query, const ZoneTable& zone, uint64_t& cursor, size_t max_bytes,
                         const ZoneTable& read_in) {
  parts_->newest.reset();
  parts_->cube.reset();
  parts_->apply(query, zone, kUnhurried);
  return csv_of(parts_->table, parts_->columns, parts_->filters, read_in, cursor, max_bytes);
}

}  // namespace tolle::engine
