// How long people waited.
#include <cmath>
#include <limits>

#include "engine/ask/views.h"

namespace tolle::engine {
namespace {

constexpr double kYear_s = 31'536'000;

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

}  // namespace tolle::engine
