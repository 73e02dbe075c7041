#include "case/timeline.h"

#include <algorithm>
#include <unordered_map>

#include "case/marks.h"

namespace tolle::cases {
namespace {

using Why = Constraints::Why;

struct Nodes {
  size_t events = 0;
  size_t begin(size_t event) const { return 1 + event; }
  size_t end(size_t event) const { return 1 + events + event; }
};

class Builder {
 public:
  Builder(const Case& c, std::string_view account, Timeline& t) : t_(t), nodes_{c.events.size()} {
    t_.constraints = Constraints(1 + 2 * c.events.size());
    for (const Event& e : c.events) t_.told.push_back(is_told_by(e, account));
    for (size_t i = 0; i < c.events.size(); i++) by_id_.emplace(c.events[i].id, i);
    for (size_t i = 0; i < c.events.size(); i++) {
      if (!t_.told[i]) continue;
      const Event& e = c.events[i];
      const Telling* telling = account.empty() ? nullptr : telling_by(e, account);
      add_time(i, nodes_.begin(i), telling && !telling->time.empty() ? telling->time : e.time);
      for (const std::string& cause : e.causes)
        if (size_t other = told(cause); other != kNowhere && other != i)
          g().at_least(nodes_.begin(other), nodes_.begin(i), 0, Why::Cause, i);
      if (e.until.empty()) continue;
      g().at_least(nodes_.begin(i), nodes_.end(i), 0, Why::Lasting, i);
      add_time(i, nodes_.end(i), e.until);
    }
  }

 private:
  Timeline& t_;
  Nodes nodes_;
  std::unordered_map<std::string_view, size_t> by_id_;
  Constraints& g() { return t_.constraints; }

  size_t told(std::string_view id) const {
    auto found = by_id_.find(id);
    return found != by_id_.end() && t_.told[found->second] ? found->second : kNowhere;
  }

  void add_time(size_t owner, size_t node, const Time& time) {
    auto not_before = [&](int64_t ms) { g().at_least(0, node, ms, Why::Absolute, owner); };
    auto not_after = [&](int64_t ms) { g().add(0, node, ms, Why::Absolute, owner); };
    if (time.at) not_before(time.at->from_ms), not_after(time.at->to_ms);
    if (time.from) not_before(time.from->from_ms);
    if (time.to) not_after(time.to->to_ms);
    t_.anchored |= time.at || time.from || time.to;

    bool by_after = time.by && !time.after.empty(), by_before = time.by && time.after.empty();
    for (const std::string& id : time.after)
      if (size_t i = told(id); i != kNowhere)
        add_distance(owner, nodes_.begin(i), node, by_after ? &*time.by : nullptr);
    for (const std::string& id : time.before)
      if (size_t i = told(id); i != kNowhere)
        add_distance(owner, node, nodes_.begin(i), by_before ? &*time.by : nullptr);
  }

  void add_distance(size_t owner, size_t from, size_t to, const By* by) {
    if (from == to) return;
    if (!by) return g().at_least(from, to, 0, Why::Order, owner);
    g().at_least(from, to, by->min.min_ms, Why::Relative, owner);
    if (by->max) g().add(from, to, by->max->max_ms, Why::Relative, owner);
  }
};

void settle_conflicts(const Case& c, Timeline& t) {
  size_t n = c.events.size();
  for (;;) {
    std::vector<size_t> cycle = t.constraints.contradiction();
    if (cycle.empty()) return;
    std::vector<bool> in_it(n);
    for (size_t e : cycle)
      for (size_t node : {t.constraints.edge(e).from, t.constraints.edge(e).to})
        if (node) in_it[(node - 1) % n] = true;
    size_t weakest = *std::ranges::min_element(cycle, {}, [&](size_t e) {
      const Constraints::Edge& edge = t.constraints.edge(e);
      return std::pair(edge.why, n - edge.owner);  // of equal ones, the last in the file
    });
    Conflict& conflict = t.conflicts.emplace_back();
    for (size_t i = 0; i < n; i++)
      if (in_it[i]) conflict.events.push_back(c.events[i].id);
    conflict.dropped = c.events[t.constraints.edge(weakest).owner].id;
    t.constraints.drop(weakest);
  }
}

Interval interval_of(const Constraints::Distances& latest, const Constraints::Distances& before, size_t node) {
  Interval i{.latest_ms = latest[node]};
  if (before[node]) i.earliest_ms = -*before[node];
  return i;
}

}  // namespace

Timeline solve(const Case& c, std::string_view account) {
  Timeline t;
  size_t n = c.events.size();
  t.intervals.resize(n);
  t.ends.resize(n);
  t.marks_ms.resize(n);
  if (n == 0) return t;
  Builder(c, account, t);

  auto wanted = [&](const std::string& id, size_t otherwise) {
    size_t i = index_of(c.events, id);
    return i != kNowhere && t.told[i] ? i : otherwise;
  };
  size_t first = size_t(std::ranges::find(t.told, true) - t.told.begin());
  t.origin = wanted(c.origin, first < n ? first : 0);
  t.complaint = wanted(c.complaint, t.origin);

  for (std::vector<size_t>& circle : circles_of_order(t)) {
    Conflict& conflict = t.conflicts.emplace_back();
    std::ranges::sort(circle);
    for (size_t i : circle) conflict.events.push_back(c.events[i].id);
  }
  settle_conflicts(c, t);
  if (!t.anchored) {
    t.constraints.add(0, 1 + t.origin, 0, Why::Absolute, t.origin);
    t.constraints.add(1 + t.origin, 0, 0, Why::Absolute, t.origin);
  }

  Constraints::Distances latest = t.constraints.distances(0, true), before = t.constraints.distances(0, false);
  for (size_t i = 0; i < n; i++) {
    if (!t.told[i]) continue;
    t.intervals[i] = interval_of(latest, before, 1 + i);
    if (!c.events[i].until.empty()) t.ends[i] = interval_of(latest, before, 1 + n + i);
  }
  place_marks(t);
  return t;
}

DurationRange Timeline::between(size_t from, size_t to) const { return since(from)[to]; }

std::vector<DurationRange> Timeline::since(size_t from) const {
  std::vector<DurationRange> ranges(told.size());
  if (from >= told.size() || !told[from]) return ranges;
  Constraints::Distances most = constraints.distances(1 + from, true), least = constraints.distances(1 + from, false);
  for (size_t i = 0; i < ranges.size(); i++) {
    if (!told[i]) continue;
    ranges[i].max_ms = most[1 + i];
    if (least[1 + i]) ranges[i].min_ms = -*least[1 + i];
  }
  return ranges;
}

}  // namespace tolle::cases
