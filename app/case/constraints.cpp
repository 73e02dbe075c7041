#include "case/constraints.h"

#include <algorithm>
#include <numeric>

#include "case/groups.h"

namespace tolle::cases {

void Constraints::add(size_t from, size_t to, int64_t limit_ms, Why why, size_t owner) {
  out_[from].push_back(edges_.size());
  in_[to].push_back(edges_.size());
  edges_.push_back({from, to, limit_ms, why, owner});
}

void Constraints::drop(size_t e) {
  std::erase(out_[edges_[e].from], e);
  std::erase(in_[edges_[e].to], e);
}

// An edge with a limit of zero or less leads from what is later to what is not. Walked in that order, or against it, a chain
// of any length settles in one round.
void Constraints::arrange() {
  Arrows sooner(size());
  for (const Edge& edge : edges_)
    if (edge.limit_ms <= 0 && edge.from && edge.to) sooner[edge.from].push_back(edge.to);
  walk_ = groups_of(sooner).backward;
  std::ranges::reverse(walk_);
}

// Bellman and Ford, from a source at distance 0 of every node, to and fro (Yen). The edges by which each node was reached form
// a tree until a cycle of negative length is met. Looking for that after each round keeps the distances far from overflowing.
std::vector<size_t> Constraints::contradiction() {
  if (walk_.empty()) arrange();
  std::vector<int64_t> distance(size(), 0);
  std::vector<size_t> came_by(size(), kNone);
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    for (size_t node : walk_) {
      for (size_t e : out_[node]) {
        const Edge& edge = edges_[e];
        if (distance[node] + edge.limit_ms >= distance[edge.to]) continue;
        distance[edge.to] = distance[node] + edge.limit_ms;
        came_by[edge.to] = e;
        shrunk = true;
      }
    }
    if (!shrunk) break;
    if (std::vector<size_t> cycle = cycle_in(came_by); !cycle.empty()) return cycle;
    std::ranges::reverse(walk_);
  }
  return {};
}

std::vector<size_t> Constraints::cycle_in(const std::vector<size_t>& came_by) const {
  std::vector<size_t> walk(size(), kNone);  // in which walk a node was met
  for (size_t start = 0; start < size(); start++) {
    size_t node = start;
    while (walk[node] == kNone && came_by[node] != kNone) {
      walk[node] = start;
      node = edges_[came_by[node]].from;
    }
    if (walk[node] != start || came_by[node] == kNone) continue;
    std::vector<size_t> cycle;
    for (size_t at = node; cycle.empty() || at != node; at = edges_[cycle.back()].from) cycle.push_back(came_by[at]);
    return cycle;
  }
  return {};
}

// Carries the distance of a node over its edges; whether any became shorter.
bool Constraints::tighten(size_t node, Distances& distances, bool forward, std::vector<size_t>* tightened) const {
  bool any = false;
  for (size_t e : forward ? out_[node] : in_[node]) {
    size_t other = forward ? edges_[e].to : edges_[e].from;
    int64_t through = *distances[node] + edges_[e].limit_ms;
    if (distances[other] && *distances[other] <= through) continue;
    distances[other] = through;
    any = true;
    if (tightened) tightened->push_back(other);
  }
  return any;
}

Constraints::Distances Constraints::distances(size_t node, bool forward) const {
  Distances distances(size());
  distances[node] = 0;
  bool shorter = tighten(node, distances, forward, nullptr);
  for (bool ahead = true; shorter; ahead = !ahead) {
    shorter = false;
    for (size_t n = 0; n < walk_.size(); n++) {
      size_t at = walk_[ahead ? n : walk_.size() - 1 - n];
      if (distances[at]) shorter |= tighten(at, distances, forward, nullptr);
    }
  }
  return distances;
}

Constraints::Bounds Constraints::bounds() const {
  return {distances(0, true), distances(0, false), {}, std::vector<bool>(size())};
}

void Constraints::spread(size_t node, Distances& distances, bool forward, Bounds& room) const {
  std::vector<size_t>& touched = room.touched;
  touched.assign(1, node);
  for (size_t next = 0; next < touched.size(); next++) {
    size_t at = touched[next], known = touched.size();
    room.waiting[at] = false;
    tighten(at, distances, forward, &touched);
    size_t kept = known;
    for (size_t n = known; n < touched.size(); n++) {
      size_t other = touched[n];
      if (room.waiting[other]) continue;
      room.waiting[other] = true;
      touched[kept++] = other;
    }
    touched.resize(kept);
  }
}

void Constraints::fix(size_t node, int64_t time_ms, Bounds& bounds) const {
  bounds.latest_ms[node] = time_ms;
  bounds.minus_earliest_ms[node] = -time_ms;
  spread(node, bounds.latest_ms, true, bounds);
  spread(node, bounds.minus_earliest_ms, false, bounds);
}

}  // namespace tolle::cases
