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
        before_(reversed(next_)),
        backward_(groups_of(next_).backward),
        rank_(next_.size()),
        since_(t.since(t.origin)),
        bounds_(t.constraints.bounds()),
        placed_(next_.size()),
        length_(next_.size()) {
    for (size_t n = 0; n < backward_.size(); n++) rank_[backward_[n]] = n;
    for (size_t i : backward_)
      for (size_t j : next_[i]) longest_ = std::max(longest_, length_[i] = std::max(length_[i], length_[j] + 1));
    std::ranges::fill(length_, 0);
  }

  void place() {
    fix_dated();
    if (!placed_[t_.origin]) fix(t_.origin, origin_mark());
    zero_ms_ = t_.marks_ms[t_.origin];
    order_events();
    // A mark moves all that is tied to it, as far as the next mark: in a long case a few are set first, far from each other.
    for (size_t stride = 16 * kPillars; stride >= kPillars; stride /= 4)
      for (size_t n = stride; n < t_.order.size(); n += stride) set(t_.order[n]);
    for (size_t i : t_.order) set(i);
    std::ranges::stable_sort(t_.order, {}, [&](size_t i) { return t_.marks_ms[i]; });
  }

 private:
  static constexpr size_t kPillars = 64;

  Timeline& t_;
  Arrows next_, before_;
  std::vector<size_t> backward_, rank_;  // every event behind what follows it; its place there
  std::vector<DurationRange> since_;     // the origin
  Constraints::Bounds bounds_;
  std::vector<bool> placed_;
  std::vector<size_t> length_;  // room for chain_of: all 0 between two calls
  size_t longest_ = 0;
  int64_t zero_ms_ = 0;

  static Arrows reversed(const Arrows& next) {
    Arrows before(next.size());
    for (size_t i = 0; i < next.size(); i++)
      for (size_t j : next[i]) before[j].push_back(i);
    return before;
  }

  Interval now(size_t i) const {
    Interval room{.latest_ms = bounds_.latest_ms[1 + i]};
    if (auto ms = bounds_.minus_earliest_ms[1 + i]) room.earliest_ms = -*ms;
    return room;
  }
  double x_of(int64_t ms) const { return log_from_ms(ms - zero_ms_); }

  void fix(size_t i, int64_t ms) {
    placed_[i] = true;
    t_.marks_ms[i] = ms;
    t_.constraints.fix(1 + i, ms, bounds_);
  }
  void set(size_t i) {
    if (!placed_[i]) fix(i, mark_of(i));
  }

  // Each event behind what leads to it, and of those that could come next the one that is known to come sooner.
  void order_events() {
    std::vector<size_t> missing(next_.size(), 0);  // how many must still come first
    for (size_t i = 0; i < next_.size(); i++) missing[i] = before_[i].size();
    auto sooner = [&](size_t a, size_t b) {
      auto key = [&](size_t i) {
        const Interval& known = t_.intervals[i];
        return std::tuple(known.earliest_ms.value_or(INT64_MIN), known.latest_ms.value_or(INT64_MAX), i);
      };
      return key(a) < key(b);
    };
    std::set<size_t, decltype(sooner)> ready(sooner), waiting(sooner);
    for (size_t i = 0; i < next_.size(); i++)
      if (t_.told[i]) (missing[i] ? waiting : ready).insert(i);
    while (!ready.empty() || !waiting.empty()) {
      auto& from = ready.empty() ? waiting : ready;  // a circle is entered anywhere
      size_t i = *from.begin();
      from.erase(from.begin());
      t_.order.push_back(i);
      for (size_t j : next_[i])
        if (--missing[j] == 0 && waiting.erase(j)) ready.insert(j);
    }
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

  // How many follow an event one after another (`ahead`), or led to it, of those that are still to be placed and share its room:
  // what follows and ends no later ends just with it, what led to it and began no sooner began just with it. Followers that
  // begin behind the middle of the room are left out. What is left out has nothing behind it that is not.
  size_t chain_of(size_t event, bool ahead, const Interval& room, double middle) {
    const Arrows& along = ahead ? next_ : before_;
    auto counts = [&](size_t j) {
      Interval other = now(j);
      if (!ahead) return other.earliest_ms == room.earliest_ms;
      return other.latest_ms == room.latest_ms && (!other.earliest_ms || x_of(*other.earliest_ms) <= middle);
    };
    std::vector<size_t> met{event};
    length_[event] = 1;
    for (size_t n = 0; n < met.size(); n++)
      for (size_t j : along[met[n]])
        if (!length_[j] && !placed_[j] && counts(j)) length_[j] = 1, met.push_back(j);
    std::ranges::sort(met, {}, [&](size_t i) { return ahead ? rank_[i] : rank_.size() - rank_[i]; });
    for (size_t i : met)
      for (size_t j : along[i])
        if (length_[j]) length_[i] = std::max(length_[i], length_[j] + 1);
    size_t found = length_[event] - 1;
    for (size_t i : met) length_[i] = 0;
    return found;
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
    return only_order ? std::min(kOpenStretch * double(longest_ + 1), kFarthest_log) : kOpenStretch;
  }

  // Chains share what room there is in equal parts of the log axis.
  int64_t mark_of(size_t i) {
    Interval room = now(i);
    double stretch = stretch_of(i), from = 0, to = 0;
    if (room.latest_ms) to = x_of(*room.latest_ms);
    if (room.earliest_ms) from = x_of(*room.earliest_ms);
    else if (room.latest_ms) from = to - stretch;
    if (!room.latest_ms) {
      double first = since_[i].min_ms ? log_from_ms(*since_[i].min_ms) : from;
      to = std::max(first + stretch, from + kOpenStretch / 10);
    }
    size_t after = chain_of(i, true, room, (from + to) / 2), before = chain_of(i, false, room, 0);
    double share = double(before + 1) / double(before + after + 2);
    double x = std::clamp(from + (to - from) * share, -kFarthest_log, kFarthest_log);
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
