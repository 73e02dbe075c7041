// Radix sort of 32-bit keys packed with their positions: by the highest bits into parts, which fit the cache, and those by the
// other bits. Keys are distances from the smallest value, in units of a second where every value is a whole one; where that
// takes more than 32 bits the lowest are dropped, and ties of the rest mended after.
#include "engine/ask/order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace tolle::engine {
namespace {

constexpr int kPartBits = 11, kDigitBits = 9;

// Exact division by 1000 = 8 · 125 of what is a multiple of it: 125 has an inverse modulo 2^64, and only multiples have a
// small product with it.
constexpr uint64_t kInverse125 = 0x1CAC083126E978D5;
uint64_t thousandth(uint64_t multiple) { return (multiple >> 3) * kInverse125; }
bool is_thousands(uint64_t x) { return std::rotr(x * kInverse125, 3) <= ~uint64_t(0) / 1000; }

struct Look {
  int64_t low = std::numeric_limits<int64_t>::max(), high = std::numeric_limits<int64_t>::min();
  uint32_t known = 0;
  bool sorted = true, seconds = true;
};

Look look_at(std::span<const int64_t> values, int64_t none) {
  Look out;
  constexpr uint64_t kFar = 4'000'000'000'000'000'000;  // a multiple of 1000 that makes differences positive
  auto first = std::find_if(values.begin(), values.end(), [&](int64_t v) { return v != none; });
  if (first == values.end()) return out;
  uint64_t from = uint64_t(*first) - kFar;
  int64_t last = std::numeric_limits<int64_t>::min();
  bool seen_none = false;
  for (int64_t v : values) {
    if (v == none) {
      seen_none = true;
      continue;
    }
    out.known++;
    out.low = std::min(out.low, v);
    out.high = std::max(out.high, v);
    out.sorted &= last <= v && !seen_none;
    out.seconds &= is_thousands(uint64_t(v) - from);
    last = v;
  }
  out.seconds &= uint64_t(out.high) - uint64_t(out.low) < kFar;
  return out;
}

// By the lowest `bits` of the keys; equal ones stay in their order. Returns where they are in the end: `words` or `other`.
uint64_t* sorted(uint64_t* words, uint64_t* other, size_t n, int bits) {
  constexpr size_t kFew = 128;
  if (n <= kFew) {
    std::sort(words, words + n);  // by their positions where keys are equal
    return words;
  }
  for (int from = 0; from < bits; from += kDigitBits) {
    int shift = 32 + from;
    uint32_t mask = (1u << std::min(kDigitBits, bits - from)) - 1, sum = 0;
    std::array<uint32_t, 1 << kDigitBits> starts{};
    for (size_t i = 0; i < n; i++) starts[words[i] >> shift & mask]++;
    for (uint32_t& s : starts) sum += std::exchange(s, sum);
    for (size_t i = 0; i < n; i++) other[starts[words[i] >> shift & mask]++] = words[i];
    std::swap(words, other);
  }
  return words;
}

}  // namespace

Ordered in_order(std::span<const int64_t> values, int64_t none) {
  uint32_t n = uint32_t(values.size());
  Look look = look_at(values, none);
  Ordered out;
  out.known = look.known;
  out.at.resize(n);
  out.values.resize(n);
  if (look.sorted) {
    for (uint32_t i = 0; i < n; i++) out.at[i] = i, out.values[i] = values[i];
    return out;
  }

  uint64_t base = uint64_t(look.low), span = uint64_t(look.high) - base;
  if (look.seconds) span = thousandth(span);
  int dropped = std::max(0, int(std::bit_width(span + 1)) - 32);
  uint32_t last_key = uint32_t(span >> dropped) + 1;  // of `none`
  int bits = int(std::bit_width(last_key)), rest = std::max(0, bits - kPartBits);
  auto key_of = [&](int64_t value) {
    uint64_t distance = uint64_t(value) - base;
    return value == none ? last_key : uint32_t((look.seconds ? thousandth(distance) : distance) >> dropped);
  };

  std::array<uint32_t, 1 << kPartBits> ends{};  // of the parts
  for (int64_t value : values) ends[key_of(value) >> rest]++;
  uint32_t sum = 0, largest = *std::max_element(ends.begin(), ends.end());
  for (uint32_t& end : ends) sum += std::exchange(end, sum);
  RawVector<uint64_t> words(n), other(largest);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t key = key_of(values[i]);
    words[ends[key >> rest]++] = uint64_t(key) << 32 | i;
  }
  uint32_t from = 0;
  for (uint32_t end : ends) {
    const uint64_t* word = sorted(words.data() + from, other.data(), end - from, rest);
    for (; from < end; from++, word++) {
      uint64_t key = *word >> 32;
      out.at[from] = uint32_t(*word);
      out.values[from] = int64_t(base + (look.seconds ? key * 1000 : key));
    }
  }
  std::fill(out.values.begin() + out.known, out.values.end(), none);
  if (!dropped) return out;

  auto earlier = [&](uint32_t a, uint32_t b) { return values[a] < values[b]; };
  for (size_t first = 0, to; first < out.known; first = to) {
    for (to = first + 1; to < out.known && out.values[to] == out.values[first];) to++;
    if (to - first > 1) std::stable_sort(out.at.begin() + first, out.at.begin() + to, earlier);
  }
  for (uint32_t i = 0; i < out.known; i++) out.values[i] = values[out.at[i]];
  return out;
}

}  // namespace tolle::engine
