#include "engine/ask/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "engine/ask/bits.h"

using namespace tolle::engine;

TEST_CASE("the order is that of a stable sort, whatever the span of the values") {
  std::mt19937_64 random(1);
  for (int bits : {1, 10, 31, 33, 45, 62}) {
    std::vector<int64_t> values(3000);
    for (int64_t& v : values) v = int64_t(random() >> (64 - bits)) - (bits == 62 ? 1LL << 61 : 0);
    std::vector<uint32_t> expected(values.size());
    std::iota(expected.begin(), expected.end(), 0u);
    std::stable_sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) { return values[a] < values[b]; });
    CHECK(stable_order(values) == expected);
  }
  CHECK(stable_order({}).empty());
}

TEST_CASE("bits are counted and found in any range") {
  std::mt19937 random(2);
  BitSet bits(1000);
  std::vector<uint32_t> members;
  for (uint32_t i = 0; i < 1000; i++)
    if (random() % 3 == 0) bits.set(i), members.push_back(i);
  for (int n = 0; n < 2000; n++) {
    uint32_t from = random() % 1001, to = random() % 1001;
    auto begin = std::lower_bound(members.begin(), members.end(), from),
         end = std::lower_bound(members.begin(), members.end(), to);
    CHECK(bits.count(from, to) == uint32_t(std::max<ptrdiff_t>(0, end - begin)));
    if (begin < end) {
      uint32_t k = random() % uint32_t(end - begin);
      CHECK(bits.select(from, k) == begin[k]);
    }
  }
}
