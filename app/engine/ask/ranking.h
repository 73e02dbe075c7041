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

// Of every complaint.
DurationFigures figures_of_all(const Ranking& ranking, double promise_s);

// Which complaints are selected, by rank; kept up to date.
class Selection {
 public:
  Selection(const Columns& columns, const Ranking& ranking)
      : columns_(columns),
        ranking_(ranking),
        bits_(uint32_t(ranking.rank.size())),
        following_(uint32_t(ranking.rank.size())) {}

  // To those of `passing` in the time range.
  void update(const BitSet& passing, SlotRange range);

  const Ranking& ranking() const { return ranking_; }
  const BitSet& bits() const { return bits_; }
  uint64_t complaints(const RankedValue& v) const { return bits_.count(v.from, v.to) - ghosts(v); }
  uint64_t answered(const RankedValue& v) const { return bits_.count(v.from, v.answered_to) - ghosts(v); }
  uint64_t ghosts(const RankedValue& v) const {  // every one of them is answered
    return ranking_.ghosts ? bits_.count_both(*ranking_.ghosts, v.from, v.to) : 0;
  }
  uint64_t timed(const RankedValue& v) const { return bits_.count(v.from, v.timed_to); }
  DurationFigures figures(const RankedValue& v, double promise_s) const;
  // Of n > 0 selected durations; type 7: linear between the order statistics around (n - 1) q (Hyndman and Fan 1996).
  double quantile_s(const RankedValue& v, uint64_t n, double q) const;

 private:
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
