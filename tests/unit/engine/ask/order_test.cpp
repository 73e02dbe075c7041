#include "engine/ask/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "engine/ask/following.h"

using namespace tolle::engine;

TEST_CASE("the order is that of a stable sort, whatever the span of the values, and none comes last") {
  std::mt19937_64 random(1);
  constexpr int64_t kNone = -7;
  for (int64_t unit : {1, 1000})
    for (int bits : {1, 10, 31, 33, 45, 50, 62}) {
      if (bits == 62 && unit > 1) continue;
      for (int n = 0; n < 4; n++) {
        bool with_none = n % 2, crowded = n / 2;  // crowded: by all but one of the values
        std::vector<int64_t> values(3000);
        for (int64_t& v : values) {
          v = (int64_t(random() >> (64 - bits)) - (bits == 62 ? 1LL << 61 : 0)) * unit + 500;
          if (v == kNone) v++;
          if (with_none && random() % 5 == 0) v = kNone;
        }
        if (crowded && bits < 50) values[7] = (int64_t(1) << std::min(bits + 10, 52)) * unit + 500;
        std::vector<uint32_t> expected(values.size());
        std::iota(expected.begin(), expected.end(), 0u);
        auto key = [&](uint32_t i) { return std::pair(values[i] == kNone, values[i]); };
        std::stable_sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
        Ordered found = in_order(values, kNone);
        CHECK(std::equal(expected.begin(), expected.end(), found.at.begin(), found.at.end()));
        for (size_t i = 0; i < values.size(); i++) REQUIRE(found.values[i] == values[expected[i]]);
        CHECK(found.known == values.size() - size_t(std::count(values.begin(), values.end(), kNone)));
      }
    }
  CHECK(in_order({}).at.empty());
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

TEST_CASE("a range of bits is filled, and the first that is missing is found") {
  std::mt19937 random(5);
  for (int n = 0; n < 2000; n++) {
    uint32_t from = random() % 301, to = random() % 301, at = random() % 301, end = random() % 301;
    BitSet bits(300);
    bits.fill(from, to);
    CHECK(bits.count(0, 300) == (from < to ? to - from : 0));
    uint32_t missing = at;
    while (missing < end && missing >= from && missing < to) missing++;
    CHECK(bits.first_missing(at, end) == (at < end ? missing : end));
  }
}

TEST_CASE("what is followed is the set, whatever it was before and wherever it starts") {
  std::mt19937 random(3);
  for (uint32_t size : {0u, 1u, 63u, 64u, 65u, 700u}) {
    Following following(size);
    std::vector<int> inside(size);
    bool started = false;
    for (int n = 0; n < 300; n++) {
      BitSet now(size);
      unsigned one_in = 1 + random() % 20;
      bool most = random() % 2;
      for (uint32_t i = 0; i < size; i++) now.set_if(i, (random() % one_in == 0) != most);
      uint32_t from = random() % (size + 1), to = random() % (size + 1);
      if (random() % 5 == 0) from = 0, to = size;
      if (random() % 10 == 0) following.forget();
      auto restart = [&](bool all) { std::fill(inside.begin(), inside.end(), all), started = true; };
      following.follow(now, from, to, random() % 2, restart, [&](uint32_t i, int sign) { inside[i] += sign; });
      CHECK(started);
      for (uint32_t i = 0; i < size; i++) CHECK(inside[i] == (i >= from && i < to && now[i]));
    }
  }
}
