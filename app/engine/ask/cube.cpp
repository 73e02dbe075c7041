// Looks up a span of time in every list, and has the report described from that.
#include "engine/ask/cube.h"

#include <algorithm>

#include "base/archive.h"

namespace tolle::engine {
namespace {

// What a span of time selects of the complaints.
class SpanOfDurations : public SelectedComplaints {
 public:
  SpanOfDurations(const DurationMoments& moments, const std::vector<int64_t>& duration_ms, uint32_t values,
                  StopSpan span)
      : moments_(moments), duration_ms_(duration_ms), values_(values), span_(span) {}
  uint32_t values() const override { return values_; }
  uint64_t complaints(Code v) const override { return answered(v) + count(DurationMoments::kRest, v); }
  uint64_t answered(Code v) const override {
    return count(DurationMoments::kTimed, v) + count(DurationMoments::kAnsweredUntimed, v) - ghosts(v);
  }
  uint64_t ghosts(Code v) const override { return moments_.ghosts.groups() ? moments_.ghosts.count(v, span_) : 0; }
  std::vector<uint32_t> lasting(Code v, std::span<const int64_t> edges_ms) const override {
    std::vector<uint32_t> values, out;
    for (int64_t edge_ms : edges_ms) values.push_back(first_of(edge_ms));
    const auto [from, to] = timed(v);
    out = moments_.order.below(from, to, values);
    for (size_t i = 0; i + 1 < out.size(); i++) out[i] = out[i + 1] - out[i];
    out.pop_back();
    return out;
  }
  DurationFigures figures(Code v, double promise_s) const override {
    DurationFigures out;
    const auto range = timed(v);
    out.n = range.second - range.first;
    if (!out.n) return out;
    auto duration_s = [&](uint64_t k) {
      return double(duration_ms_[moments_.order.smallest(range.first, range.second, uint32_t(k))]) / 1000;
    };
    out.median_s = quantile_s(out.n, 0.5, duration_s);
    out.p90_s = quantile_s(out.n, 0.9, duration_s);
    out.within_promise_share =
        double(moments_.order.below(range.first, range.second, first_of(ms_within(promise_s) + 1))) / double(out.n);
    return out;
  }

 private:
  uint32_t count(uint32_t kind, Code v) const { return moments_.complaints.count(kind * values_ + v, span_); }
  std::pair<uint32_t, uint32_t> timed(Code v) const {
    return {moments_.complaints.first_from(v, span_.from), moments_.complaints.first_from(v, span_.to)};
  }
  uint32_t first_of(int64_t ms) const {  // among the different durations
    return uint32_t(std::lower_bound(duration_ms_.begin(), duration_ms_.end(), ms) - duration_ms_.begin());
  }

  const DurationMoments& moments_;
  const std::vector<int64_t>& duration_ms_;
  uint32_t values_;
  StopSpan span_;
};

uint32_t at(const std::vector<uint32_t>& before, Stop stop) {
  return before[std::min<size_t>(stop, before.size() - 1)];
}
uint32_t between(const std::vector<uint32_t>& before, StopSpan span) {
  return at(before, span.to) - at(before, span.from);
}

std::vector<uint32_t> counts(const Moments& moments, StopSpan span) {
  std::vector<uint32_t> out(moments.groups());
  for (uint32_t g = 0; g < out.size(); g++) out[g] = moments.count(g, span);
  return out;
}

}  // namespace

uint32_t Moments::first_from(uint32_t group, Stop stop) const {
  if (!places.empty()) return places[std::min<size_t>(stop, places.size() / groups() - 1) * groups() + group];
  auto begin = at.begin() + starts[group], end = at.begin() + starts[group + 1];
  return uint32_t(std::lower_bound(begin, end, stop) - at.begin());
}

void Moments::settle(uint32_t end) {
  size_t rows = size_t(end) + 1;
  if (rows * groups() * sizeof(uint32_t) > at.size() * sizeof(Stop)) return;
  std::vector<uint32_t> next(starts.begin(), starts.end() - 1), made;
  made.reserve(rows * groups());
  for (size_t stop = 0; stop < rows; stop++)
    for (uint32_t g = 0; g < groups(); g++) {
      while (next[g] < starts[g + 1] && at[next[g]] < stop) next[g]++;
      made.push_back(next[g]);
    }
  places = std::move(made);
  at = {};
}

void Cube::add(std::span<const uint8_t> bytes) {
  Reader reader(bytes);
  CubePart part{};
  uint8_t facet = 0;
  reader(part, facet);
  facet %= kFacets;
  switch (part) {
    case CubePart::Head: *this = {}, reader(head_); break;
    case CubePart::Waits: reader(waits_); break;
    case CubePart::Histogram: has_histogram_ = true, reader(histogram_); break;
    case CubePart::Closings: reader(closings_); break;
    case CubePart::Facet: reader(facet_[facet]); break;
    case CubePart::Responses: reader(responses_[facet]); break;
    case CubePart::Hours: reader(hours_); break;
    case CubePart::Teams: reader(teams_); break;
    case CubePart::Agents: reader(agents_); break;
    case CubePart::Said: reader(said_); break;
    case CubePart::HostileTeams: reader(hostile_teams_); break;
    case CubePart::AnswerKinds: reader(answer_kinds_); break;
    case CubePart::End: ready_ = true; break;
  }
}

Query Cube::selection_of(const Query& query) {
  Query out;
  out.filter = query.filter;
  out.filter.time.reset();
  out.promise_s = query.promise_s;
  out.zone = query.zone;
  out.work = query.work;
  out.brush_unit = query.brush_unit;
  return out;
}

std::optional<StopSpan> Cube::span_of(const std::optional<TimeWindow>& time) const {
  StopSpan out;
  if (!time) return out;
  const std::vector<Ms>& stops = head_.stops;
  auto place = [&](Ms t) { return Stop(std::lower_bound(stops.begin(), stops.end(), t) - stops.begin()); };
  for (Ms t : {time->from, time->to})
    if (t != kNoTime && !std::binary_search(stops.begin(), stops.end(), t)) return {};
  if (time->from != kNoTime) out.from = Stop(place(time->from) + 1);
  out.to = time->to == kNoTime ? Stop(stops.size() + 1) : Stop(place(time->to) + 1);
  out.to = std::max(out.from, out.to);
  return out;
}

bool Cube::answer(const Query& query, Report& report) const {
  if (!ready_ || report.dataset != head_.dataset || report.progress < 1 || report.searched < 1 || query.trend_bins)
    return false;
  Query other = report.query;
  other.filter.time = query.filter.time;
  auto span = span_of(query.filter.time);
  if (other != query || !span || selection_of(query) != head_.query) return false;

  Facts facts{head_.ticket_shaped, head_.typed_responses, head_.has_text, {}, &head_.team_agents, &head_.answer_kinds};
  Selected selected;
  auto complaints = [&](const DurationMoments& moments, const std::vector<int64_t>& duration_ms, uint32_t values) {
    return SpanOfDurations(moments, duration_ms, values, *span);
  };
  SpanOfDurations waits = complaints(waits_, head_.wait_ms, 1), histogram = complaints(histogram_, head_.wait_ms, 1),
                  closings = complaints(closings_, head_.close_ms, 1);
  selected.waits = &waits;
  selected.histogram = has_histogram_ ? &histogram : &waits;
  if (!head_.close_ms.empty()) selected.closings = &closings;

  MessageTally messages;
  messages.ghosts = between(head_.totals.ghosts, *span);
  messages.messages = between(head_.totals.messages, *span) - messages.ghosts;
  messages.answers = messages.answers_read = between(head_.totals.answers, *span);
  messages.hostile = between(head_.totals.hostile, *span);
  messages.hostile_by_organisation = counts(hostile_teams_, *span);
  AnswerTally answers;
  for (uint32_t h = 0; h < hours_.groups(); h++) answers.by_hour[h] = hours_.count(h, *span);
  for (uint32_t s = 0; s < said_.groups(); s++) answers.said[s] = said_.count(s, *span);
  std::vector<uint32_t> teams = counts(teams_, *span);
  for (size_t t = 0; t < teams.size(); t += kTeamGroups) {
    answers.team.push_back({teams[t], teams[t + 1]});
    answers.team_total.push_back(teams[t] + teams[t + 1] + teams[t + 2]);
  }
  std::vector<SpanOfDurations> by_facet;
  by_facet.reserve(kFacets);
  for (size_t f = 0; f < kFacets; f++) {
    facts.facet[f] = &head_.facet[f];
    if (!head_.facet[f].known) continue;
    by_facet.push_back(complaints(facet_[f], head_.wait_ms, head_.facet[f].values()));
    selected.facet[f] = &by_facet.back();
    answers.facet[f] = counts(responses_[f], *span);
  }
  selected.messages = &messages;
  selected.answers = &answers;
  selected.agents =
      agents_.previous.below(at(agents_.before, span->from), at(agents_.before, span->to), uint32_t(span->from) + 1);
  for (uint32_t n : counts(answer_kinds_, *span)) selected.answer_kinds.push_back(n);
  const StopTotals& totals = head_.totals;
  size_t end = std::min<size_t>(span->to, totals.first.size());
  for (size_t s = span->from; s < end && !selected.first; s++)
    if (totals.first[s] != kNoTime) selected.first = totals.first[s];
  for (size_t s = end; s > span->from && !selected.last; s--)
    if (totals.last[s - 1] != kNoTime) selected.last = totals.last[s - 1];

  report.query = query;
  describe(facts, selected, report);
  return true;
}

}  // namespace tolle::engine
