// Lists are made by counting sort from things in time order, so that each group is in time order, too.
#include "engine/ask/cube_builder.h"

#include <algorithm>
#include <numeric>

#include "base/archive.h"

namespace tolle::engine {
namespace {

// The stop of each of ascending slots.
class StopWalk {
 public:
  StopWalk(const std::vector<Slot>& stops, Slot timed) : stops_(stops), timed_(timed) {}
  Stop operator()(Slot slot) {
    while (next_ < stops_.size() && stops_[next_] <= slot) next_++;
    return Stop(slot < timed_ ? next_ : stops_.size() + 1);
  }

 private:
  const std::vector<Slot>& stops_;
  Slot timed_;
  size_t next_ = 0;
};

template <class... T>
std::vector<uint8_t> part_of(CubePart part, uint8_t facet, const T&... content) {
  Writer out;
  out(part, facet, content...);
  return std::move(out.bytes);
}

}  // namespace

// The different durations of a ranking, and which of them each rank has.
struct CubeBuilder::Different {
  const Ranking& ranking;
  std::vector<int64_t> ms;
  RawVector<uint32_t> of_rank;

  explicit Different(const Ranking& r) : ranking(r), of_rank(r.values[0].timed_to) {
    for (uint32_t i = 0; i < of_rank.size(); i++) {
      if (ms.empty() || ms.back() != r.duration_ms[i]) ms.push_back(r.duration_ms[i]);
      of_rank[i] = uint32_t(ms.size() - 1);
    }
  }
};

std::vector<Ms> brush_stops(TimeWindow window, Ms unit_ms, const ZoneTable& zone) {
  std::vector<Ms> out;
  if (unit_ms <= 0 || window.from == kNoTime || (window.to - window.from) / unit_ms > kMostStops - 4) return out;
  for (Ms t = window.from - unit_ms; t <= window.to + unit_ms; t += std::max<Ms>(1, unit_ms / 2)) {
    Ms stop = zone.rounded(t, unit_ms);
    if (out.empty() || out.back() < stop) out.push_back(stop);
  }
  return out;
}

CubeBuilder::CubeBuilder(const Source& source, const Query& query, std::vector<Ms> stops) : source_(source) {
  head_.query = Cube::selection_of(query);
  if (stops.empty()) return;
  head_.stops = std::move(stops);
  for (Ms t : head_.stops) stop_slots_.push_back(source_.columns.slot_at(t));

  const Filters& filters = source_.filters;
  auto waits = std::make_shared<std::optional<Different>>(), closings = std::make_shared<std::optional<Different>>();
  steps_.push_back([this, waits, closings] {
    waits->emplace(source_.waits);
    closings->emplace(source_.closings);
    head_.wait_ms = (*waits)->ms;
    head_.close_ms = (*closings)->ms;
    return head();
  });
  add_durations(CubePart::Waits, 0, filters.complaints().all(), waits);
  if (filters.active() & (kWaitBit | kAnswerBit))
    add_durations(CubePart::Histogram, 0, filters.complaints().showing(kShowsWaits), waits);
  if (source_.closings.values[0].timed_to) add_durations(CubePart::Closings, 0, filters.complaints().all(), closings);
  for (uint8_t f = 0; f < kFacets; f++)
    if (source_.columns.facet[f].known)
      add_durations(CubePart::Facet, f, filters.complaints().showing(Shown(f)), waits);
  add_answers();
  steps_.push_back([] { return part_of(CubePart::End, 0); });
}

bool CubeBuilder::next(std::vector<uint8_t>& part) {
  part.clear();
  if (steps_.empty()) return false;
  if (auto made = steps_.front()()) {
    part = std::move(*made);
    steps_.pop_front();
  }
  return true;
}

// `each(f)` calls f(group, slot, item) in time order, the same whenever it is called; `placed(place, item)` hears where.
template <class Each, class Placed>
Moments CubeBuilder::moments_of(uint32_t groups, Each&& each, Placed&& placed) const {
  Moments out;
  out.starts.resize(groups + 1);
  each([&](uint32_t group, Slot, uint32_t) { out.starts[group + 1]++; });
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  out.at.resize(out.starts.back());
  std::vector<uint32_t> next(out.starts.begin(), out.starts.end() - 1);
  StopWalk stop(stop_slots_, source_.columns.timed);
  each([&](uint32_t group, Slot slot, uint32_t item) {
    uint32_t place = next[group]++;
    out.at[place] = stop(slot);
    placed(place, item);
  });
  out.settle(uint32_t(stop_slots_.size()) + 2);
  return out;
}

CubeBuilder::Part CubeBuilder::head() {
  const Facts& facts = source_.facts;
  head_.dataset = source_.dataset;
  head_.ticket_shaped = facts.ticket_shaped;
  head_.typed_responses = facts.typed_responses;
  head_.has_text = facts.has_text;
  for (size_t f = 0; f < kFacets; f++) head_.facet[f] = *facts.facet[f];
  head_.team_agents = *facts.team_agents;
  head_.answer_kinds = *facts.answer_kinds;

  const Columns& c = source_.columns;
  const Filters& filters = source_.filters;
  StopTotals& totals = head_.totals;
  PassingCounts sum;
  auto tell = [&] {
    totals.messages.push_back(sum.messages);
    totals.answers.push_back(sum.answers);
    totals.ghosts.push_back(sum.ghosts);
    totals.hostile.push_back(sum.hostile);
  };
  auto counts = [&](Slot s) { return !filters.fails()[s] && is_record(c.flags[s], facts.ticket_shaped); };
  Slot from = 0;
  for (size_t i = 0; i <= stop_slots_.size(); i++) {
    Slot to = i < stop_slots_.size() ? stop_slots_[i] : c.timed, first = from, end = to;
    tell();
    sum.add(filters.count(from, to), 1);
    while (first < to && !counts(first)) first++;
    while (end > first && !counts(end - 1)) end--;
    totals.first.push_back(first < to ? c.time[first] : kNoTime);
    totals.last.push_back(first < to ? c.time[end - 1] : kNoTime);
    from = to;
  }
  tell();
  sum.add(filters.count(c.timed, c.size), 1);
  tell();
  auto out = part_of(CubePart::Head, 0, head_);
  head_ = {.query = std::move(head_.query)};
  return out;
}

void CubeBuilder::add_durations(CubePart part, uint8_t facet, const BitSet& passing,
                                std::shared_ptr<std::optional<Different>> different) {
  struct Made {
    DurationMoments moments;
    std::optional<WaveletBuilder> order;
  };
  steps_.push_back([this, part, facet, &passing, different, made = std::make_shared<Made>()]() -> std::optional<Part> {
    if (!made->order) {
      RawVector<uint32_t> order;
      made->moments =
          durations(part == CubePart::Facet ? &source_.columns.facet[facet] : nullptr, passing, **different, order);
      made->order.emplace(std::move(order), uint32_t((*different)->ms.size()));
      return {};
    }
    if (!made->order->done()) return made->order->add_level(), std::nullopt;
    made->moments.order = made->order->take();
    return part_of(part, facet, made->moments);
  });
}

// `order`: of the timed ones, which of the different durations. `facet`: null: all are of one value.
DurationMoments CubeBuilder::durations(const FacetColumn* facet, const BitSet& passing, const Different& different,
                                       RawVector<uint32_t>& order) const {
  const Complaints& all = source_.columns.complaints;
  const Ranking& ranking = different.ranking;
  const RankedValue& ranks = ranking.values[0];
  uint32_t values = facet ? facet->values() : 1;
  auto value = [&](Slot slot) { return facet ? facet->code[slot] : 0; };
  auto each = [&](auto&& f) {
    passing.each(0, all.size(), [&](uint32_t k) {
      uint32_t rank = ranking.rank[k];
      auto kind = rank < ranks.timed_to      ? DurationMoments::kTimed
                  : rank < ranks.answered_to ? DurationMoments::kAnsweredUntimed
                                             : DurationMoments::kRest;
      f(kind * values + value(all.slot[k]), all.slot[k], rank);
    });
  };
  auto each_ghost = [&](auto&& f) {
    passing.each(0, all.size(), [&](uint32_t k) {
      if (all.ghost[k]) f(value(all.slot[k]), all.slot[k], 0);
    });
  };
  DurationMoments out;
  order.resize(passing.count(0, all.size()));
  out.complaints = moments_of(DurationMoments::kKinds * values, each, [&](uint32_t place, uint32_t rank) {
    if (rank < ranks.timed_to) order[place] = different.of_rank[rank];
  });
  order.resize(out.complaints.starts[values]);
  if (ranking.ghosts) out.ghosts = moments_of(values, each_ghost);
  return out;
}

// `group(answer, slot)`: of each answer, or kNoCode.
void CubeBuilder::add_list(CubePart part, uint8_t facet, uint32_t groups, const BitSet& passing,
                           std::function<uint32_t(uint32_t, Slot)> group) {
  steps_.push_back([this, part, facet, groups, &passing, group] {
    const RawVector<Slot>& slot = source_.columns.answers.slot;
    auto each = [&](auto&& f) {
      passing.each(0, uint32_t(slot.size()), [&](uint32_t a) {
        if (uint32_t g = group(a, slot[a]); g != kNoCode) f(g, slot[a], a);
      });
    };
    return part_of(part, facet, moments_of(groups, each));
  });
}

void CubeBuilder::add_answers() {
  const Columns& c = source_.columns;
  const Passing& passing = source_.filters.answers();
  const FacetColumn& organisation = c.facet[kByOrganisation];
  const std::vector<uint8_t>& hours = source_.filters.answer_hour();
  for (uint8_t f = 0; f < kFacets; f++)
    if (const FacetColumn& facet = c.facet[f]; facet.known)
      add_list(CubePart::Responses, f, facet.values(), passing.showing(Shown(f)),
               [&facet](uint32_t, Slot s) { return facet.code[s]; });
  add_list(CubePart::Hours, 0, 168, passing.showing(kShowsHours),
           [&hours](uint32_t a, Slot) { return hours[a] == kNoHour ? kNoCode : hours[a]; });
  add_list(CubePart::Teams, 0, organisation.values() * kTeamGroups, passing.all(),
           [&c, &hours, outside = outside_hours(head_.query.work)](uint32_t a, Slot) {
             return c.answers.team[a] * kTeamGroups + (hours[a] == kNoHour ? 2u : outside[hours[a]]);
           });
  add_agents();
  steps_.push_back([this, &c, &passing] {
    auto each = [&](auto&& f) {
      passing.showing(kShowsSaid).each(0, c.answers.size(), [&](uint32_t a) {
        for (unsigned kinds = source_.words.said[a]; kinds; kinds &= kinds - 1)
          f(uint32_t(std::countr_zero(kinds)), c.answers.slot[a], a);
      });
    };
    return part_of(CubePart::Said, 0, moments_of(uint32_t(Said::Count_), each));
  });
  steps_.push_back([this, &organisation] {
    auto each = [&](auto&& f) {
      for (Slot s : source_.words.hostile)
        if (!source_.filters.fails()[s]) f(organisation.known ? organisation.code[s] : 0, s, 0);
    };
    return part_of(CubePart::HostileTeams, 0, moments_of(organisation.values(), each));
  });
  const DictColumn& kinds = source_.table.answer_kind;
  if (!kinds.empty())
    steps_.push_back([this, &c, &kinds] {
      auto each = [&](auto&& f) {
        for (Slot s = 0; s < c.size; s++)
          if (Code kind = kinds.codes[c.row[s]]; kind != kNoCode && !source_.filters.fails()[s]) f(kind, s, 0);
      };
      return part_of(CubePart::AnswerKinds, 0, moments_of(uint32_t(kinds.names.size()), each));
    });
}

void CubeBuilder::add_agents() {
  struct Made {
    CubeAgents agents;
    std::optional<WaveletBuilder> previous;
  };
  steps_.push_back([this, made = std::make_shared<Made>()]() -> std::optional<Part> {
    if (!made->previous) {
      const Columns& c = source_.columns;
      const BitSet& passing = source_.filters.answers().all();
      std::vector<uint32_t> last(c.agents.size());
      std::vector<uint32_t>& before = made->agents.before;
      RawVector<uint32_t> previous;
      previous.reserve(passing.count(0, c.answers.size()));
      StopWalk stop(stop_slots_, c.timed);
      passing.each(0, c.answers.size(), [&](uint32_t a) {
        uint32_t agent = c.answers.agent[a], at = stop(c.answers.slot[a]);
        if (agent == kNoAgent) return;
        while (before.size() <= at) before.push_back(uint32_t(previous.size()));
        previous.push_back(std::exchange(last[agent], at + 1));
      });
      before.resize(stop_slots_.size() + 3, uint32_t(previous.size()));
      made->previous.emplace(std::move(previous), uint32_t(stop_slots_.size() + 3));
      return {};
    }
    if (!made->previous->done()) return made->previous->add_level(), std::nullopt;
    made->agents.previous = made->previous->take();
    return part_of(CubePart::Agents, 0, made->agents);
  });
}

}  // namespace tolle::engine
