// Some of the slots, numbered in their order: bits per slot become bits per number, 64 at a time.
#pragma once
#include <array>
#include <span>

#include "engine/ask/bits.h"
#include "engine/ask/columns.h"

namespace tolle::engine {

class Numbering {
 public:
  Numbering(std::span<const Slot> numbered, Slot slots);
  uint32_t size() const { return size_; }
  // Those of 64 slots that are numbered, from 64 w on.
  uint64_t word(size_t w) const { return words_[w].members; }
  // Bit n: slot number n is not in `fails`.
  void passing(const BitSet& fails, BitSet& out) const;

 private:
  // Step i moves by 2^i places those members that have so many places to go ("Hacker's Delight", 7-4).
  struct Word {
    uint64_t members = 0;
    std::array<uint64_t, 6> moved{};
  };
  std::vector<Word> words_;
  uint32_t size_;
};

}  // namespace tolle::engine
