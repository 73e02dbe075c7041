// How long people waited.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/ask/views.h"

namespace tolle::engine {
namespace {

constexpr double kYear_s = 31'536'000;

// 0, the edges of the bins, and the longest there is.
std::array<int64_t, Waits::kBins + 3> edges() {
  std::array<int64_t, Waits::kBins + 3> out{};
  for (int i = 0; i <= Waits::kBins; i++)
    out[size_t(i) + 1] = ms_from(std::exp(double(i) / Waits::kBins * std::log(kYear_s)));
  out.back() = std::numeric_limits<int64_t>::max();
  return out;
}

}  // namespace

Waits waits_of(const SelectedComplaints& all, double promise_s) {
  static const auto kEdges_ms = edges();
  Waits out;
  DurationFigures figures = all.figures(0, promise_s);
  out.n = figures.n;
  out.median_s = figures.median_s;
  out.p90_s = figures.p90_s;
  out.within_promise_share = figures.within_promise_share;
  std::vector<uint32_t> counts = all.lasting(0, kEdges_ms);
  out.below = counts.front();
  out.above = counts.back();
  std::copy(counts.begin() + 1, counts.end() - 1, out.counts.begin());
  return out;
}

}  // namespace tolle::engine
