#include "case/constraints.h"

#include <algorithm>

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

// Bellman and Ford, from a source at distance 0 of every node. The edges by which each node was reached form a tree until
// a cycle of negative length is met. Looking for that after each round keeps the distances far from overflowing.
std::vector<size_t> Constraints::contradiction() const {
  std::vector<int64_t> distance(size(), 0);
  std::vector<size_t> came_by(size(), kNone);
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    for (size_t node = 0; node < size(); node++) {
      for (size_t e : out_[node]) {
        const Edge& edge = edges_[e];
        if (distance[node] + edge.limit_ms >= distance[edge.to]) continue;
        distance[edge.to] = distance[node] + edge.limit_ms;
        came_by[edge.to] = e;
        shrunk = true;
      }
    }
    if (std::vector<size_t> cycle = cycle_in(came_by); !cycle.empty()) return cycle;
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

void Constraints::relax(std::vector<size_t> touched, Distances& distances, bool forward) const {
  std::vector<bool> waiting(size());
  for (size_t node : touched) waiting[node] = true;
  for (size_t next = 0; next < touched.size(); next++) {
    size_t node = touched[next];
    waiting[node] = false;
    for (size_t e : forward ? out_[node] : in_[node]) {
      size_t other = forward ? edges_[e].to : edges_[e].from;
      int64_t through = *distances[node] + edges_[e].limit_ms;
      if (distances[other] && *distances[other] <= through) continue;
      distances[other] = through;
      if (!waiting[other]) touched.push_back(other), waiting[other] = true;
    }
  }
}

Constraints::Distances Constraints::distances(size_t node, bool forward) const {
  Distances distances(size());
  distances[node] = 0;
  relax({node}, distances, forward);
  return distances;
}

void Constraints::fix(size_t node, int64_t time_ms, Bounds& bounds) const {
  // The earliest time is a distance too, with its sign turned: −x_to + limit bounds −x_from.
  Distances negated = bounds.earliest_ms;
  for (auto& ms : negated)
    if (ms) ms = -*ms;
  negated[node] = -time_ms;
  bounds.latest_ms[node] = time_ms;
  relax({node}, negated, false);
  relax({node}, bounds.latest_ms, true);
  for (auto& ms : negated)
    if (ms) ms = -*ms;
  bounds.earliest_ms = std::move(negated);
}

}  // namespace tolle::cases
