#include "case/marks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "case/groups.h"

namespace tolle::cases {
namespace {

constexpr double kLogUnit_ms = 60'000;
constexpr double kOpenStretch = 0.6;  // of the log axis, for what has no known end
constexpr double kFarthest_log = 25;  // keeps marks below 150 000 years

using Why = Constraints::Why;

// Which events come after each, by its statements of order; `measured`: and by those with a duration.
Arrows followers_of(const Timeline& t, bool measured) {
  size_t n = t.told.size();
  Arrows next(n);
  for (size_t node = 1; node <= n; node++) {
    for (size_t e : t.constraints.edges_from(node)) {
      const Constraints::Edge& edge = t.constraints.edge(e);  // edge.to − node ≤ limit
      bool order = edge.why == Why::Cause || edge.why == Why::Order;
      if (!order && !(measured && edge.why == Why::Relative && edge.limit_ms < 0)) continue;
      if (edge.to >= 1 && edge.to <= n) next[edge.to - 1].push_back(node - 1);
    }
  }
  return next;
}

class Placer {
 public:
  explicit Placer(Timeline& t)
      : t_(t),
        next_(followers_of(t, true)),
        backward_(groups_of(next_).backward),
        since_(t.since(t.origin)),
        placed_(next_.size()) {
    bounds_.latest_ms = t.constraints.distances(0, true);
    bounds_.earliest_ms = t.constraints.distances(0, false);
    for (auto& ms : bounds_.earliest_ms)
      if (ms) ms = -*ms;
    for (size_t length : chains([](size_t) { return true; })) longest_ = std::max(longest_, length);
  }

  void place() {
    size_t n = t_.told.size();
    fix_dated();
    if (!placed_[t_.origin]) fix(t_.origin, origin_mark());
    zero_ms_ = t_.marks_ms[t_.origin];

    std::vector<size_t> missing(n, 0);  // how many must still be placed first
    for (size_t i = 0; i < n; i++)
      for (size_t j : next_[i]) missing[j]++;
    auto sooner = [&](size_t a, size_t b) {
      auto key = [&](size_t i) {
        const Interval& known = t_.intervals[i];
        return std::tuple(known.earliest_ms.value_or(INT64_MIN), known.latest_ms.value_or(INT64_MAX), i);
      };
      return key(a) < key(b);
    };
    std::set<size_t, decltype(sooner)> ready(sooner), waiting(sooner);
    for (size_t i = 0; i < n; i++)
      if (t_.told[i]) (missing[i] ? waiting : ready).insert(i);
    while (!ready.empty() || !waiting.empty()) {
      auto& from = ready.empty() ? waiting : ready;  // a circle is entered anywhere
      size_t i = *from.begin();
      from.erase(from.begin());
      t_.order.push_back(i);
      if (!placed_[i]) fix(i, mark_of(i));
      for (size_t j : next_[i])
        if (--missing[j] == 0 && waiting.erase(j)) ready.insert(j);
    }
    std::ranges::stable_sort(t_.order, {}, [&](size_t i) { return t_.marks_ms[i]; });
  }

 private:
  Timeline& t_;
  Arrows next_;
  std::vector<size_t> backward_;
  std::vector<DurationRange> since_;  // the origin
  Constraints::Bounds bounds_;
  std::vector<bool> placed_;
  size_t longest_ = 0;
  int64_t zero_ms_ = 0;

  Interval now(size_t i) const { return {bounds_.earliest_ms[1 + i], bounds_.latest_ms[1 + i]}; }
  double x_of(int64_t ms) const { return log_from_ms(ms - zero_ms_); }

  void fix(size_t i, int64_t ms) {
    placed_[i] = true;
    t_.marks_ms[i] = ms;
    t_.constraints.fix(1 + i, ms, bounds_);
  }

  // What the source dates itself stays in the middle of that date, so that vague neighbours do not push it aside.
  void fix_dated() {
    size_t n = t_.told.size();
    std::vector<bool> from(n), to(n);
    auto scan = [&](size_t node, std::vector<bool>& dated, bool forward) {
      for (size_t e : t_.constraints.edges_from(node)) {
        const Constraints::Edge& edge = t_.constraints.edge(e);
        size_t other = forward ? edge.to : edge.from;
        if (edge.why == Why::Absolute && (forward || edge.to == 0) && other >= 1 && other <= n) dated[other - 1] = true;
      }
    };
    scan(0, to, true);
    for (size_t node = 1; node <= n; node++) scan(node, from, false);
    std::vector<size_t> dated;
    for (size_t i = 0; i < n; i++)
      if (t_.told[i] && from[i] && to[i]) dated.push_back(i);
    std::ranges::stable_sort(dated, {}, [&](size_t i) { return std::pair(now(i).earliest_ms, now(i).latest_ms); });
    for (size_t i : dated) fix(i, std::midpoint(*now(i).earliest_ms, *now(i).latest_ms));
  }

  // By event: how many follow it one after another, of those that count.
  template <class Counts>
  std::vector<size_t> chains(Counts counts) const {
    std::vector<size_t> length(next_.size(), 0);
    for (size_t i : backward_)
      for (size_t j : next_[i]) length[i] = std::max(length[i], length[j] + counts(j));
    return length;
  }

  int64_t origin_mark() const {
    Interval i = now(t_.origin);
    if (i.earliest_ms && i.latest_ms) return std::midpoint(*i.earliest_ms, *i.latest_ms);
    if (i.latest_ms) return *i.latest_ms - kOpenDay_ms;
    return i.earliest_ms.value_or(0);
  }

  // How much of the log axis is given to what has no known end: more where nothing but order is known.
  double stretch_of(size_t i) const {
    std::optional<int64_t> near_ms = since_[i].min_ms ? since_[i].min_ms : since_[i].max_ms;
    bool only_order = near_ms && std::abs(log_from_ms(*near_ms)) < 1;
    return only_order ? kOpenStretch * double(longest_ + 1) : kOpenStretch;
  }

  // Chains share what room there is in equal parts of the log axis.
  int64_t mark_of(size_t i) const {
    Interval room = now(i);
    double stretch = stretch_of(i), from = 0, to = 0;
    if (room.latest_ms) to = x_of(*room.latest_ms);
    if (room.earliest_ms) from = x_of(*room.earliest_ms);
    else if (room.latest_ms) from = to - stretch;
    if (!room.latest_ms) {
      double first = since_[i].min_ms ? log_from_ms(*since_[i].min_ms) : from;
      to = std::max(first + stretch, from + kOpenStretch / 10);
    }
    std::vector<size_t> length = chains([&](size_t j) {
      Interval other = now(j);
      bool ends_sooner = !room.latest_ms || (other.latest_ms && *other.latest_ms <= *room.latest_ms);
      return ends_sooner && (!other.earliest_ms || x_of(*other.earliest_ms) <= (from + to) / 2);
    });
    double x = std::clamp(from + (to - from) / double(length[i] + 2), -kFarthest_log, kFarthest_log);
    int64_t ms = zero_ms_ + ms_from_log(x);
    if (room.latest_ms) ms = std::min(ms, *room.latest_ms);
    if (room.earliest_ms) ms = std::max(ms, *room.earliest_ms);
    return ms;
  }
};

}  // namespace

double log_from_ms(int64_t since_ms) {
  double x = std::log1p(std::abs(double(since_ms)) / kLogUnit_ms);
  return since_ms < 0 ? -x : x;
}

int64_t ms_from_log(double x) {
  double ms = std::expm1(std::abs(x)) * kLogUnit_ms;
  return std::llround(x < 0 ? -ms : ms);
}

void place_marks(Timeline& t) { Placer(t).place(); }

std::vector<std::vector<size_t>> circles_of_order(const Timeline& t) {
  return groups_of(followers_of(t, false)).circles;
}

}  // namespace tolle::cases
