// Exact statistics of durations under any selection. Complaints are ranked once, by value of a facet and then by duration;
// a selection is a set of bits over the ranks. How many are selected, answered, within the promise, is a count of bits in a
// range; a median is the k-th bit.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "engine/ask/filters.h"
#include "engine/ask/following.h"

namespace tolle::engine {

// Ranks of one value: with a known duration (ascending), then answered without one, then the rest.
struct RankedValue {
  uint32_t from = 0, timed_to = 0, answered_to = 0, to = 0;
};

struct Ranking {
  std::vector<uint32_t> rank;        // per complaint
  std::vector<int64_t> duration_ms;  // per rank; kNoWait beyond timed_to
  std::vector<RankedValue> values;   // one per value of the facet
  std::optional<BitSet> ghosts;      // ranks of ghosts, where there are some
  uint32_t rank_from(const RankedValue& v,
                     int64_t ms) const;  // first rank of the value with a duration of at least `ms`
};

// Complaints by `duration_ms`, all of one value. `answered` tells the complaints without a duration apart.
Ranking ranking_of(const std::vector<int64_t>& duration_ms, const std::vector<uint8_t>& answered,
                   const std::vector<uint8_t>& ghost = {});
// The same order split by the values of a facet.
Ranking split_by(const Ranking& all, const FacetColumn& facet, const Complaints& complaints);

struct DurationFigures {
  uint64_t n = 0;  // with a known duration
  std::optional<double> median_s, p90_s, within_promise_share;
};

// Selected complaints by value of a facet, wherever they are kept.
class SelectedComplaints {
 public:
  virtual ~SelectedComplaints() = default;
  virtual uint32_t values() const = 0;
  virtual uint64_t complaints(Code v) const = 0;  // without ghosts, as the next
  virtual uint64_t answered(Code v) const = 0;
  virtual uint64_t ghosts(Code v) const = 0;
  // With a known duration in [edges_ms[i], edges_ms[i + 1]); edges ascend.
  virtual std::vector<uint32_t> lasting(Code v, std::span<const int64_t> edges_ms) const = 0;
  virtual DurationFigures figures(Code v, double promise_s) const = 0;
};

// Of every complaint.
DurationFigures figures_of_all(const Ranking& ranking, double promise_s);

// Of n > 0 durations, of which `duration_s(k)` is the k-th. Type 7: linear between the order statistics around (n - 1) q
// (Hyndman and Fan 1996).
template <class DurationS>
double quantile_s(uint64_t n, double q, DurationS&& duration_s) {
  double h = double(n - 1) * q;
  uint64_t k = uint64_t(h);
  double low_s = duration_s(k);
  if (k + 1 >= n || h == double(k)) return low_s;
  return low_s + (h - double(k)) * (duration_s(k + 1) - low_s);
}

// Which complaints are selected, by rank; kept up to date.
class Selection : public SelectedComplaints {
 public:
  Selection(const Columns& columns, const Ranking& ranking)
      : columns_(columns),
        ranking_(ranking),
        bits_(uint32_t(ranking.rank.size())),
        following_(uint32_t(ranking.rank.size())) {}

  // To those of `passing` in the time range.
  void update(const BitSet& passing, SlotRange range);

  uint32_t values() const override { return uint32_t(ranking_.values.size()); }
  uint64_t complaints(Code v) const override { return bits_.count(of(v).from, of(v).to) - ghosts(v); }
  uint64_t answered(Code v) const override { return bits_.count(of(v).from, of(v).answered_to) - ghosts(v); }
  uint64_t ghosts(Code v) const override {  // every one of them is answered
    return ranking_.ghosts ? bits_.count_both(*ranking_.ghosts, of(v).from, of(v).to) : 0;
  }
  std::vector<uint32_t> lasting(Code v, std::span<const int64_t> edges_ms) const override;
  DurationFigures figures(Code v, double promise_s) const override;

 private:
  const RankedValue& of(Code v) const { return ranking_.values[v]; }

  const Columns& columns_;
  const Ranking& ranking_;
  BitSet bits_;
  Following following_;
};

// First number at or after slot `s` in an ascending list of slots.
uint32_t number_at(std::span<const Slot> slots, Slot s);

// The numbers of those slots that lie in the range.
inline SlotRange numbers_in(std::span<const Slot> slots, SlotRange range) {
  return {number_at(slots, range.from), number_at(slots, range.to)};
}

}  // namespace tolle::engine
