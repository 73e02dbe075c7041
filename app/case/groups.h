// Groups of nodes that reach each other along the arrows of a graph (Tarjan 1972).
#pragma once
#include <cstddef>
#include <vector>

namespace tolle::cases {

using Arrows = std::vector<std::vector<size_t>>;  // by node: where its arrows lead

struct Groups {
  std::vector<std::vector<size_t>> circles;  // groups of two and more
  std::vector<size_t> backward;              // every node, each behind what it leads to, circles aside
};
Groups groups_of(const Arrows& next);

}  // namespace tolle::cases
