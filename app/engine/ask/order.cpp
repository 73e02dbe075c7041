// Radix sort on the upper 32 bits of the span of values, packed with their positions; ties of those bits are mended after.
#include "engine/ask/order.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace tolle::engine {
namespace {

constexpr int kDigitBits = 11;
constexpr size_t kDigits = size_t(1) << kDigitBits;

// By the upper half of each word, stable.
void sort_by_upper_half(std::vector<uint64_t>& words, int key_bits) {
  std::vector<uint64_t> other(words.size());
  std::vector<uint32_t> starts(kDigits);
  for (int shift = 32; shift < 32 + key_bits; shift += kDigitBits) {
    std::fill(starts.begin(), starts.end(), 0);
    for (uint64_t w : words) starts[(w >> shift) & (kDigits - 1)]++;
    uint32_t sum = 0;
    for (uint32_t& s : starts) sum += std::exchange(s, sum);
    for (uint64_t w : words) other[starts[(w >> shift) & (kDigits - 1)]++] = w;
    words.swap(other);
  }
}

}  // namespace

std::vector<uint32_t> stable_order(std::span<const int64_t> values) {
  std::vector<uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0u);
  if (std::is_sorted(values.begin(), values.end())) return order;

  auto [low, high] = std::minmax_element(values.begin(), values.end());
  uint64_t base = uint64_t(*low), span = uint64_t(*high) - base;
  int dropped_bits = std::max(0, int(std::bit_width(span)) - 32);
  std::vector<uint64_t> words(values.size());
  for (uint32_t i = 0; i < words.size(); i++) words[i] = ((uint64_t(values[i]) - base) >> dropped_bits) << 32 | i;
  sort_by_upper_half(words, std::min(32, int(std::bit_width(span))));
  for (uint32_t i = 0; i < words.size(); i++) order[i] = uint32_t(words[i]);
  if (!dropped_bits) return order;

  auto earlier = [&](uint32_t a, uint32_t b) { return values[a] < values[b]; };
  for (size_t from = 0, to; from < words.size(); from = to) {
    for (to = from + 1; to < words.size() && words[to] >> 32 == words[from] >> 32;) to++;
    if (to - from > 1 && !std::is_sorted(order.begin() + from, order.begin() + to, earlier))
      std::stable_sort(order.begin() + from, order.begin() + to, earlier);
  }
  return order;
}

}  // namespace tolle::engine
