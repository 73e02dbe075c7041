#include "case/marks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace tolle::cases {
namespace {

constexpr double kLogUnit_ms = 60'000;
constexpr double kOpenStretch = 0.6;  // of the log axis, for what has no known end
constexpr double kFarthest_log = 25;  // keeps marks below 150 000 years

using Why = Constraints::Why;

// Which events come after each, by its statements of order; `measured`: and by those with a duration.
std::vector<std::vector<size_t>> followers_of(const Timeline& t, bool measured) {
  size_t n = t.told.size();
  std::vector<std::vector<size_t>> next(n);
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

// Strongly connected groups of two and more, by Tarjan; iterative, for a chain may be as long as the case.
std::vector<std::vector<size_t>> groups_of(const std::vector<std::vector<size_t>>& next, std::vector<size_t>* finished) {
  size_t n = next.size(), count = 0;
  std::vector<size_t> index(n, 0), low(n, 0), stack;
  std::vector<bool> on_stack(n);
  std::vector<std::vector<size_t>> groups;
  struct Visit {
    size_t node, edge;
  };
  for (size_t start = 0; start < n; start++) {
    if (index[start]) continue;
    std::vector<Visit> path{{start, 0}};
    while (!path.empty()) {
      auto& [node, edge] = path.back();
      if (edge == 0) index[node] = low[node] = ++count, stack.push_back(node), on_stack[node] = true;
      bool down = false;
      while (edge < next[node].size() && !down) {
        size_t other = next[node][edge++];
        if (!index[other]) {
          path.push_back({other, 0});
          down = true;
        } else if (on_stack[other]) {
          low[node] = std::min(low[node], index[other]);
        }
      }
      if (down) continue;
      size_t done = node;
      if (low[done] == index[done]) {
        std::vector<size_t> group;
        do group.push_back(stack.back()), on_stack[stack.back()] = false, stack.pop_back();
        while (group.back() != done);
        if (group.size() > 1) groups.push_back(std::move(group));
      }
      if (finished) finished->push_back(done);
      path.pop_back();
      if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[done]);
    }
  }
  return groups;
}

class Placer {
 public:
  explicit Placer(Timeline& t) : t_(t), next_(followers_of(t, true)), height_(next_.size(), 0) {
    std::vector<size_t> finished;  // what follows an event is finished before it
    groups_of(next_, &finished);
    for (size_t i : finished)
      for (size_t j : next_[i]) height_[i] = std::max(height_[i], height_[j] + 1);
    longest_ = *std::ranges::max_element(height_);
    bounds_.latest_ms = t.constraints.distances(0, true);
    bounds_.earliest_ms = t.constraints.distances(0, false);
    for (auto& ms : bounds_.earliest_ms)
      if (ms) ms = -*ms;
  }

  void place() {
    size_t n = t_.told.size();
    std::vector<Interval> known(n);  // before any mark was chosen
    for (size_t i = 0; i < n; i++) known[i] = now(i);
    fix(t_.origin, origin_mark());
    zero_ms_ = t_.marks_ms[t_.origin];

    std::vector<size_t> missing(n, 0);  // how many must still be placed first
    for (size_t i = 0; i < n; i++)
      for (size_t j : next_[i]) missing[j]++;
    auto sooner = [&](size_t a, size_t b) {
      auto key = [&](size_t i) { return std::tuple(known[i].earliest_ms.value_or(INT64_MIN), known[i].latest_ms.value_or(INT64_MAX), i); };
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
      if (i != t_.origin) fix(i, mark_of(i, known[i]));
      for (size_t j : next_[i])
        if (--missing[j] == 0 && waiting.erase(j)) ready.insert(j);
    }
    std::ranges::stable_sort(t_.order, {}, [&](size_t i) { return t_.marks_ms[i]; });
  }

 private:
  Timeline& t_;
  std::vector<std::vector<size_t>> next_;
  std::vector<size_t> height_;  // events in the longest chain that follows
  Constraints::Bounds bounds_;
  size_t longest_ = 0;
  int64_t zero_ms_ = 0;

  Interval now(size_t i) const { return {bounds_.earliest_ms[1 + i], bounds_.latest_ms[1 + i]}; }
  void fix(size_t i, int64_t ms) {
    t_.marks_ms[i] = ms;
    t_.constraints.fix(1 + i, ms, bounds_);
  }

  int64_t origin_mark() const {
    Interval i = now(t_.origin);
    if (i.earliest_ms && i.latest_ms) return std::midpoint(*i.earliest_ms, *i.latest_ms);
    if (i.latest_ms) return *i.latest_ms - kOpenDay_ms;
    return i.earliest_ms.value_or(0);
  }

  // Chains share what room there is in equal parts of the log axis.
  int64_t mark_of(size_t i, const Interval& known) const {
    Interval room = now(i);
    double stretch = kOpenStretch;
    auto x_of = [&](int64_t ms) { return log_from_ms(ms - zero_ms_); };
    if (std::abs(x_of(known.earliest_ms.value_or(known.latest_ms.value_or(zero_ms_)))) < 1) stretch *= double(longest_ + 1);
    double from = room.earliest_ms ? x_of(*room.earliest_ms) : 0, to = room.latest_ms ? x_of(*room.latest_ms) : 0;
    if (!room.earliest_ms) from = room.latest_ms ? to - stretch : 0;
    if (!room.latest_ms) {
      to = std::max((known.earliest_ms ? x_of(*known.earliest_ms) : from) + stretch, from + kOpenStretch / 10);
    }
    double x = from + (to - from) / double(height_[i] + 2);
    int64_t ms = zero_ms_ + ms_from_log(std::clamp(x, -kFarthest_log, kFarthest_log));
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
  return groups_of(followers_of(t, false), nullptr);
}

}  // namespace tolle::cases
