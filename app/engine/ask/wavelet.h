// Order statistics of any part of a sequence of numbers: a wavelet matrix (Claude and Navarro, "The Wavelet Matrix", 2012).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/table/raw_vector.h"

namespace tolle::engine {

class Wavelet {
 public:
  // The k-th smallest (k = 0: the smallest) of number from … to - 1 of the sequence; k < to - from. O(bits of a number).
  uint32_t smallest(uint32_t from, uint32_t to, uint32_t k) const;
  // How many of them are below each of `values`. All go down the levels together: what one waits for, others fetch meanwhile.
  std::vector<uint32_t> below(uint32_t from, uint32_t to, std::span<const uint32_t> values) const;
  uint32_t below(uint32_t from, uint32_t to, uint32_t value) const { return below(from, to, {&value, 1})[0]; }

 private:
  // One bit of each number, the most significant level first; a level has those that were 0 in the level above in front.
  struct Level {
    std::vector<uint32_t> blocks;  // each: the ones before it, then its bits; a look-up is one place in memory
    uint32_t zeros = 0;
    uint32_t ones_before(uint32_t i) const;
    template <class A> friend void fields(A& a, Level& x) { a(x.blocks, x.zeros); }
  };
  std::vector<Level> levels_;
  friend class WaveletBuilder;
  template <class A> friend void fields(A& a, Wavelet& x) { a(x.levels_); }
};

// Builds one level at a time.
class WaveletBuilder {
 public:
  // Numbers below `end`.
  WaveletBuilder(RawVector<uint32_t> sequence, uint32_t end);
  bool done() const { return shift_ == 0; }
  void add_level();
  Wavelet take() { return std::move(made_); }

 private:
  RawVector<uint32_t> sequence_, next_;
  unsigned shift_;  // levels to come
  Wavelet made_;
};

}  // namespace tolle::engine
