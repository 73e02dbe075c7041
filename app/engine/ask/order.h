// Sorts positions by a 64-bit key: the one sort behind time order, wait ranks and sorted pages.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace tolle::engine {

// Positions 0 … n-1 by ascending value; equal values stay in their order. O(n); sorted input costs one look.
std::vector<uint32_t> stable_order(std::span<const int64_t> values);

}  // namespace tolle::engine
