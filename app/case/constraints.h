// A system of difference constraints x_to − x_from ≤ limit, solved by shortest paths on a small graph.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tolle::cases {

class Constraints {
 public:
  // Why a constraint holds; in a contradiction the first kind in this order gives way.
  enum class Why : uint8_t { Cause, Order, Relative, Lasting, Absolute };
  struct Edge {
    size_t from = 0, to = 0;
    int64_t limit_ms = 0;
    Why why = Why::Order;
    size_t owner = 0;  // for the caller: whose statement it is
  };

  explicit Constraints(size_t nodes) : out_(nodes), in_(nodes) {}
  size_t size() const { return out_.size(); }
  const Edge& edge(size_t e) const { return edges_[e]; }
  const std::vector<size_t>& edges_from(size_t node) const { return out_[node]; }

  void add(size_t from, size_t to, int64_t limit_ms, Why why, size_t owner);
  void at_least(size_t from, size_t to, int64_t min_ms, Why why, size_t owner) { add(to, from, -min_ms, why, owner); }

  // The edges of one cycle that no times can satisfy; empty: there is none. Call it once all edges are there: it arranges
  // the nodes for the walks below.
  std::vector<size_t> contradiction();
  void drop(size_t edge);

  // How far behind `node` each node can be at most (forward), or how far before it (not forward).
  // Nothing: without limit. Needs a system without contradiction.
  using Distances = std::vector<std::optional<int64_t>>;
  Distances distances(size_t node, bool forward) const;

  // Of each node, from the zero of time: how late it can be, and how late zero can be as seen from it, which is the earliest
  // time with its sign turned.
  struct Bounds {
    Distances latest_ms, minus_earliest_ms;
    std::vector<size_t> touched;  // room for `fix`
    std::vector<bool> waiting;
  };
  Bounds bounds() const;
  // Bounds that hold when `node` is at `time_ms`, given bounds that held before; only what gets tighter is touched.
  void fix(size_t node, int64_t time_ms, Bounds& bounds) const;

 private:
  static constexpr size_t kNone = size_t(-1);
  std::vector<Edge> edges_;
  std::vector<std::vector<size_t>> out_, in_;
  std::vector<size_t> walk_;  // all nodes, what comes last in time first
  void arrange();
  std::vector<size_t> cycle_in(const std::vector<size_t>& came_by) const;
  bool tighten(size_t node, Distances& distances, bool forward, std::vector<size_t>* tightened) const;
  void spread(size_t node, Distances& distances, bool forward, Bounds& room) const;
};

}  // namespace tolle::cases
