// Ranks by radix sort and counting sort; a selection sets one bit per complaint that passes.
#include "engine/ask/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/ask/order.h"

namespace tolle::engine {

uint32_t Ranking::rank_from(const RankedValue& v, int64_t ms) const {
  auto begin = duration_ms.begin();
  return uint32_t(std::lower_bound(begin + v.from, begin + v.timed_to, ms) - begin);
}

namespace {

void mark_ghosts(const std::vector<uint8_t>& ghost, Ranking& ranking) {
  if (ghost.empty()) return;
  ranking.ghosts.emplace(uint32_t(ghost.size()));
  for (size_t k = 0; k < ghost.size(); k++) ranking.ghosts->set_if(ranking.rank[k], ghost[k]);
}

}  // namespace

Ranking ranking_of(const std::vector<int64_t>& duration_ms, const std::vector<uint8_t>& answered,
                   const std::vector<uint8_t>& ghost) {
  int64_t longest = 0;
  for (int64_t d : duration_ms) longest = std::max(longest, d);
  std::vector<int64_t> keys(duration_ms.size());
  uint32_t timed = 0, answered_total = 0;
  for (size_t k = 0; k < keys.size(); k++) {
    bool has = duration_ms[k] != kNoWait;
    timed += has;
    answered_total += has || answered[k];
    keys[k] = has ? duration_ms[k] : longest + (answered[k] ? 1000 : 2000);  // whole seconds stay whole
  }
  Ordered order = in_order(keys);
  uint32_t n = uint32_t(keys.size());
  Ranking out;
  out.rank.resize(n);
  for (uint32_t rank = 0; rank < n; rank++) out.rank[order.at[rank]] = rank;
  out.duration_ms.assign(order.values.begin(), order.values.begin() + timed);
  out.duration_ms.resize(n, kNoWait);
  out.values = {{0, timed, answered_total, n}};
  mark_ghosts(ghost, out);
  return out;
}

Ranking split_by(const Ranking& all, const FacetColumn& facet, const Complaints& complaints) {
  uint32_t n = complaints.size();
  struct Ranked {
    uint32_t complaint;
    Code value;
  };
  RawVector<Ranked> ranked(n);
  Ranking out;
  out.values.resize(facet.values());
  for (uint32_t k = 0; k < n; k++) {
    Code value = facet.code[complaints.slot[k]];
    out.values[value].to++;
    ranked[all.rank[k]] = {k, value};
  }
  uint32_t sum = 0;
  for (RankedValue& v : out.values) {
    v.from = v.timed_to = v.answered_to = sum;
    sum += v.to;
    v.to = v.from;  // the next free rank, while they are given out
  }
  out.rank.resize(n);
  out.duration_ms.resize(n);
  for (uint32_t i = 0; i < n; i++) {  // in the order of all: durations ascending, then answered, then the rest
    RankedValue& v = out.values[ranked[i].value];
    out.rank[ranked[i].complaint] = v.to;
    out.duration_ms[v.to++] = all.duration_ms[i];
    if (i < all.values[0].timed_to) v.timed_to = v.to;
    if (i < all.values[0].answered_to) v.answered_to = v.to;
  }
  mark_ghosts(complaints.ghost, out);
  return out;
}

uint32_t number_at(std::span<const Slot> slots, Slot s) {
  return uint32_t(std::lower_bound(slots.begin(), slots.end(), s) - slots.begin());
}

void Selection::update(const BitSet& passing, SlotRange range) {
  SlotRange numbers = numbers_in(columns_.complaints.slot, range);
  const uint32_t* rank = ranking_.rank.data();
  auto restart = [&](bool all) { all ? bits_.fill(uint32_t(ranking_.rank.size())) : bits_.clear(); };
  following_.follow(passing, numbers.from, numbers.to, true, restart, [&](uint32_t k, int) { bits_.flip(rank[k]); });
}

namespace {

// First rank whose duration breaks the promise.
uint32_t kept_to(const Ranking& ranking, const RankedValue& v, double promise_s) {
  return ranking.rank_from(v, ms_within(promise_s) + 1);
}

}  // namespace

std::vector<uint32_t> Selection::lasting(Code v, std::span<const int64_t> edges_ms) const {
  std::vector<uint32_t> out;
  uint32_t from = ranking_.rank_from(of(v), edges_ms[0]);
  for (int64_t edge_ms : edges_ms.subspan(1)) {
    uint32_t to = ranking_.rank_from(of(v), edge_ms);
    out.push_back(bits_.count(from, to));
    from = to;
  }
  return out;
}

DurationFigures Selection::figures(Code value, double promise_s) const {
  const RankedValue& v = of(value);
  DurationFigures out;
  out.n = bits_.count(v.from, v.timed_to);
  if (!out.n) return out;
  auto duration_s = [&](uint64_t k) { return double(ranking_.duration_ms[bits_.select(v.from, uint32_t(k))]) / 1000; };
  out.median_s = quantile_s(out.n, 0.5, duration_s);
  out.p90_s = quantile_s(out.n, 0.9, duration_s);
  out.within_promise_share = double(bits_.count(v.from, kept_to(ranking_, v, promise_s))) / double(out.n);
  return out;
}

DurationFigures figures_of_all(const Ranking& ranking, double promise_s) {
  const RankedValue& v = ranking.values[0];
  DurationFigures out;
  out.n = v.timed_to;
  if (!out.n) return out;
  auto duration_s = [&](uint64_t k) { return double(ranking.duration_ms[k]) / 1000; };
  out.median_s = quantile_s(out.n, 0.5, duration_s);
  out.p90_s = quantile_s(out.n, 0.9, duration_s);
  out.within_promise_share = double(kept_to(ranking, v, promise_s)) / double(out.n);
  return out;
}

}  // namespace tolle::engine
