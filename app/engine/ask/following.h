// Keeps totals over a set up to date by what enters and leaves it.
#pragma once
#include <algorithm>

#include "engine/ask/bits.h"

namespace tolle::engine {

class Following {
 public:
  explicit Following(uint32_t size = 0) : size_(size), seen_(size) {}
  void forget() { known_ = false; }

  // The set is now the members of `now` in [from, to). Starts from whichever is nearest: what was there, nothing or, if its
  // totals are at hand, everything: `restart(all)` sets them. Then `change(number, ±1)` for each that enters or leaves.
  template <class Restart, class Change>
  void follow(const BitSet& now, uint32_t from, uint32_t to, bool all_at_hand, Restart&& restart, Change&& change) {
    to = std::max(from, to);
    const uint64_t* words = now.words().data();
    uint64_t* seen = seen_.words().data();
    size_t first = from >> 6, last = (size_t(to) + 63) >> 6;  // words with members now
    auto word = [&](size_t w) {
      if (w < first || w >= last) return uint64_t(0);
      uint64_t bits = words[w];
      if (w == first) bits &= ~uint64_t(0) << (from & 63);
      if (w + 1 == last && to & 63) bits &= (uint64_t(1) << (to & 63)) - 1;
      return bits;
    };
    size_t begin = std::min(first, first_), end = std::max(last, last_);
    uint64_t members = 0, changed = 0;
    for (size_t w = begin; w < end; w++) {
      uint64_t bits = word(w);
      members += unsigned(std::popcount(bits));
      changed += unsigned(std::popcount(bits ^ seen[w]));
    }
    uint64_t others = size_ - members;
    if (!known_ || changed > std::min(members, all_at_hand ? others : members)) {
      bool all = all_at_hand && others < members;
      restart(all);
      if (all) seen_.fill(size_), begin = 0, end = seen_.words().size();
      else seen_.clear();
      known_ = true;
    }
    for (size_t w = begin; w < end; w++) {
      uint64_t bits = word(w), moved = bits ^ seen[w];
      seen[w] = bits;
      for (; moved; moved &= moved - 1) {
        unsigned i = unsigned(std::countr_zero(moved));
        change(uint32_t(w << 6) + i, int(bits >> i & 1) * 2 - 1);
      }
    }
    first_ = first;
    last_ = last;
  }

 private:
  uint32_t size_;
  BitSet seen_;
  bool known_ = false;
  size_t first_ = 0, last_ = 0;  // words that may have members
};

}  // namespace tolle::engine
