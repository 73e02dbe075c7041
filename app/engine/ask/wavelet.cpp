// A level is a row of bits with the number of ones before each block of 256.
#include "engine/ask/wavelet.h"

#include <bit>

namespace tolle::engine {
namespace {

constexpr uint32_t kBlockBits = 256, kBlockWords = kBlockBits / 64;

}  // namespace

uint32_t Wavelet::Level::ones_before(uint32_t i) const {
  uint32_t block = i / kBlockBits, n = ones[block];
  for (uint32_t w = block * kBlockWords; w < i / 64; w++) n += uint32_t(std::popcount(bits[w]));
  if (i % 64) n += uint32_t(std::popcount(bits[i / 64] & ((uint64_t(1) << i % 64) - 1)));
  return n;
}

uint32_t Wavelet::smallest(uint32_t from, uint32_t to, uint32_t k) const {
  uint32_t value = 0;
  for (const Level& level : levels_) {
    uint32_t from_1 = level.ones_before(from), to_1 = level.ones_before(to), zeros = (to - to_1) - (from - from_1);
    value <<= 1;
    if (k < zeros) {
      from -= from_1, to -= to_1;
    } else {
      k -= zeros;
      value |= 1;
      from = level.zeros + from_1, to = level.zeros + to_1;
    }
  }
  return value;
}

uint32_t Wavelet::below(uint32_t from, uint32_t to, uint32_t value) const {
  if (value >> levels_.size()) return to - from;
  uint32_t n = 0;
  for (size_t i = 0; i < levels_.size() && from < to; i++) {
    const Level& level = levels_[i];
    uint32_t from_1 = level.ones_before(from), to_1 = level.ones_before(to);
    if (value >> (levels_.size() - 1 - i) & 1) {
      n += (to - to_1) - (from - from_1);
      from = level.zeros + from_1, to = level.zeros + to_1;
    } else {
      from -= from_1, to -= to_1;
    }
  }
  return n;
}

WaveletBuilder::WaveletBuilder(RawVector<uint32_t> sequence, uint32_t end)
    : sequence_(std::move(sequence)),
      next_(sequence_.size()),
      shift_(end > 1 ? unsigned(std::bit_width(end - 1)) : 0) {}

void WaveletBuilder::add_level() {
  Wavelet::Level& level = made_.levels_.emplace_back();
  uint32_t n = uint32_t(sequence_.size()), ones = 0;
  shift_--;
  level.bits.resize(n / 64 + 1);
  level.ones.resize(n / kBlockBits + 1);
  for (uint32_t i = 0; i < n; i += 64) {
    uint64_t word = 0;
    for (uint32_t j = 0; j < 64 && i + j < n; j++) word |= uint64_t(sequence_[i + j] >> shift_ & 1) << j;
    if (i % kBlockBits == 0) level.ones[i / kBlockBits] = ones;
    level.bits[i / 64] = word;
    ones += uint32_t(std::popcount(word));
  }
  if (n % kBlockBits == 0) level.ones.back() = ones;
  level.zeros = n - ones;
  uint32_t at[] = {0, level.zeros};
  for (uint32_t value : sequence_) next_[at[value >> shift_ & 1]++] = value;
  sequence_.swap(next_);
}

}  // namespace tolle::engine
