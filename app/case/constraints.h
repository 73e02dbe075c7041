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

  // The edges of one cycle that no times can satisfy; empty: there is none.
  std::vector<size_t> contradiction() const;
  void drop(size_t edge);

  // How far behind `node` each node can be at most (forward), or how far before it (not forward).
  // Nothing: without limit. Needs a system without contradiction.
  using Distances = std::vector<std::optional<int64_t>>;
  Distances distances(size_t node, bool forward) const;

  // Bounds that hold when `node` is at `time_ms`, given bounds that held before; only what gets tighter is touched.
  struct Bounds {
    Distances earliest_ms, latest_ms;
  };
  void fix(size_t node, int64_t time_ms, Bounds& bounds) const;

 private:
  static constexpr size_t kNone = size_t(-1);
  std::vector<Edge> edges_;
  std::vector<std::vector<size_t>> out_, in_;
  std::vector<size_t> cycle_in(const std::vector<size_t>& came_by) const;
  void relax(std::vector<size_t> touched, Distances& distances, bool forward) const;
};

}  // namespace tolle::cases
