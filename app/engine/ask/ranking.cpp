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

// `member(k)` is the rank of the k-th duration.
template <class Member>
double type_7_s(const Ranking& ranking, uint64_t n, double q, Member&& member) {
  double h = double(n - 1) * q;
  uint64_t k = uint64_t(h);
  double low_s = double(ranking.duration_ms[member(k)]) / 1000;
  if (k + 1 >= n || h == double(k)) return low_s;
  return low_s + (h - double(k)) * (double(ranking.duration_ms[member(k + 1)]) / 1000 - low_s);
}

}  // namespace

double Selection::quantile_s(const RankedValue& v, uint64_t n, double q) const {
  return type_7_s(ranking_, n, q, [&](uint64_t k) { return bits_.select(v.from, uint32_t(k)); });
}

DurationFigures Selection::figures(const RankedValue& v, double promise_s) const {
  DurationFigures out;
  out.n = timed(v);
  if (!out.n) return out;
  out.median_s = quantile_s(v, out.n, 0.5);
  out.p90_s = quantile_s(v, out.n, 0.9);
  out.within_promise_share = double(bits_.count(v.from, kept_to(ranking_, v, promise_s))) / double(out.n);
  return out;
}

DurationFigures figures_of_all(const Ranking& ranking, double promise_s) {
  const RankedValue& v = ranking.values[0];
  DurationFigures out;
  out.n = v.timed_to;
  if (!out.n) return out;
  auto member = [](uint64_t k) { return k; };
  out.median_s = type_7_s(ranking, out.n, 0.5, member);
  out.p90_s = type_7_s(ranking, out.n, 0.9, member);
  out.within_promise_share = double(kept_to(ranking, v, promise_s)) / double(out.n);
  return out;
}

}  // namespace tolle::engine
