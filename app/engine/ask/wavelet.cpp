// A level is a row of blocks of 32 bytes.
#include "engine/ask/wavelet.h"

#include <bit>

namespace tolle::engine {
namespace {

constexpr uint32_t kBlockWords = 8, kBlockBits = (kBlockWords - 1) * 32;

}  // namespace

uint32_t Wavelet::Level::ones_before(uint32_t i) const {
  const uint32_t* word = blocks.data() + i / kBlockBits * kBlockWords;
  uint32_t n = *word++, bits = i % kBlockBits;
  for (; bits >= 32; bits -= 32) n += uint32_t(std::popcount(*word++));
  return bits ? n + uint32_t(std::popcount(*word << (32 - bits))) : n;
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

std::vector<uint32_t> Wavelet::below(uint32_t from, uint32_t to, std::span<const uint32_t> values) const {
  struct Part {
    uint32_t from, to;
  };
  std::vector<uint32_t> out(values.size());
  std::vector<Part> parts(values.size(), Part{from, to});
  size_t shift = levels_.size();
  for (size_t v = 0; v < values.size(); v++)
    if (values[v] >> shift) out[v] = to - from, parts[v] = {};
  for (const Level& level : levels_) {
    shift--;
    for (size_t v = 0; v < values.size(); v++) {
      auto& [begin, end] = parts[v];
      if (begin == end) continue;
      uint32_t begin_1 = level.ones_before(begin), end_1 = level.ones_before(end);
      if (values[v] >> shift & 1) {
        out[v] += (end - end_1) - (begin - begin_1);
        begin = level.zeros + begin_1, end = level.zeros + end_1;
      } else {
        begin -= begin_1, end -= end_1;
      }
    }
  }
  return out;
}

WaveletBuilder::WaveletBuilder(RawVector<uint32_t> sequence, uint32_t end)
    : sequence_(std::move(sequence)),
      next_(sequence_.size()),
      shift_(end > 1 ? unsigned(std::bit_width(end - 1)) : 0) {}

void WaveletBuilder::add_level() {
  Wavelet::Level& level = made_.levels_.emplace_back();
  uint32_t n = uint32_t(sequence_.size()), ones = 0;
  shift_--;
  level.blocks.resize(size_t(n / kBlockBits + 1) * kBlockWords);
  uint32_t* word = level.blocks.data();
  for (uint32_t i = 0; i <= n;) {
    *word++ = ones;
    for (uint32_t w = 1; w < kBlockWords; w++, i += 32) {
      uint32_t bits = 0;
      for (uint32_t j = 0; j < 32 && i + j < n; j++) bits |= (sequence_[i + j] >> shift_ & 1) << j;
      *word++ = bits;
      ones += uint32_t(std::popcount(bits));
    }
  }
  level.zeros = n - ones;
  uint32_t at[] = {0, level.zeros};
  for (uint32_t value : sequence_) next_[at[value >> shift_ & 1]++] = value;
  sequence_.swap(next_);
}

}  // namespace tolle::engine
