// Which records of a file are a sample: whole stretches, so that most threads stay together, one of every `one_in`, at a place
// that looks random and is the same each time.
#pragma once
#include <cstdint>

namespace tolle::engine {

constexpr uint32_t kStretch = 1000;  // records

inline bool is_sampled(uint64_t stretch, uint32_t one_in) {
  if (stretch < one_in) return stretch == 0;  // never nothing
  constexpr uint64_t kSeed = 0x9E3779B97F4A7C15;
  uint64_t h = (stretch / one_in + 1) * kSeed;  // splitmix64
  h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9;
  h = (h ^ h >> 27) * 0x94D049BB133111EB;
  return (h ^ h >> 31) % one_in == stretch % one_in;
}

}  // namespace tolle::engine
