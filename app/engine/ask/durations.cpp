// How long people waited: the histogram and its course over time.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/ask/views.h"

namespace tolle::engine {
namespace {

constexpr double kYear_s = 31'536'000;

// Type 7, as Selection::quantile_s; `ranks` is reordered.
double median_of(std::vector<uint32_t>& ranks, const Ranking& waits) {
  size_t low = (ranks.size() - 1) / 2;
  std::nth_element(ranks.begin(), ranks.begin() + low, ranks.end());
  double low_s = double(waits.duration_ms[ranks[low]]) / 1000;
  if (ranks.size() % 2) return low_s;
  uint32_t next = *std::min_element(ranks.begin() + low + 1, ranks.end());
  return (low_s + double(waits.duration_ms[next]) / 1000) / 2;
}

}  // namespace

Waits waits_of(const Selection& selection, double promise_s) {
  const Ranking& ranking = selection.ranking();
  const RankedValue& all = ranking.values[0];
  Waits out;
  DurationFigures figures = selection.figures(all, promise_s);
  out.n = figures.n;
  out.median_s = figures.median_s;
  out.p90_s = figures.p90_s;
  out.within_promise_share = figures.within_promise_share;
  uint32_t from = all.from;
  for (int i = 0; i <= Waits::kBins; i++) {
    uint32_t to = ranking.rank_from(all, ms_from(std::exp(double(i) / Waits::kBins * std::log(kYear_s))));
    uint32_t n = selection.bits().count(from, to);
    if (i) out.counts[size_t(i - 1)] = n;
    else out.below = n;
    from = to;
  }
  out.above = selection.bits().count(from, all.timed_to);
  return out;
}

Trend trend_of(const Columns& c, const Filters& filters, const Ranking& waits, const Bins& bins, double promise_s) {
  Trend out;
  out.window = bins.window;
  if (!bins.count || bins.window.from >= bins.window.to) return out;
  constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
  out.complaints.resize(bins.count);
  out.answered.resize(bins.count);
  out.wait_median_s.assign(bins.count, kNone);
  out.within_promise_share.assign(bins.count, kNone);
  const Complaints& all = c.complaints;
  int64_t promise_ms = ms_within(promise_s);
  std::vector<uint32_t> ranks;
  uint32_t k = number_at(all.slot, c.slot_at(bins.window.from));
  for (uint32_t i = 0; i < bins.count; i++) {
    uint32_t end = number_at(all.slot, c.slot_at(bins.edge(i + 1))), kept = 0;
    ranks.clear();
    for (; k < end; k++) {
      if (filters.fails()[all.slot[k]]) continue;
      bool counted = all.ghost.empty() || !all.ghost[k];
      out.complaints[i] += counted;
      out.answered[i] += counted && all.answered[k];
      if (all.wait_ms[k] == kNoWait) continue;
      ranks.push_back(waits.rank[k]);
      kept += all.wait_ms[k] <= promise_ms;
    }
    if (ranks.empty()) continue;
    out.wait_median_s[i] = float(median_of(ranks, waits));
    out.within_promise_share[i] = float(kept) / float(ranks.size());
  }
  return out;
}

}  // namespace tolle::engine
