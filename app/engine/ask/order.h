// Sorts positions by a 64-bit key: the one sort behind time order, wait ranks and sorted pages.
#pragma once
#include <cstdint>
#include <limits>
#include <span>

#include "engine/table/raw_vector.h"

namespace tolle::engine {

struct Ordered {
  RawVector<uint32_t> at;     // position of the i-th smallest value
  RawVector<int64_t> values;  // and the value itself
  uint32_t known = 0;         // from here on: positions whose value is `none`
};

// Positions 0 … n-1 by ascending value; equal values stay in their order, `none` comes last. O(n); sorted input costs one look.
Ordered in_order(std::span<const int64_t> values, int64_t none = std::numeric_limits<int64_t>::min());

}  // namespace tolle::engine
