// What a word has to move is found once; after that, six steps bring its members together.
#include "engine/ask/numbering.h"

namespace tolle::engine {

Numbering::Numbering(std::span<const Slot> numbered, Slot slots)
    : words_((size_t(slots) + 63) / 64), size_(uint32_t(numbered.size())) {
  for (Slot s : numbered) words_[s >> 6].members |= uint64_t(1) << (s & 63);
  for (Word& word : words_) {
    uint64_t at = word.members, gaps = ~at << 1;  // bit k of `gaps`, summed up below it: places that k has to go
    for (size_t i = 0; i < word.moved.size(); i++) {
      uint64_t odd = gaps;
      for (int by = 1; by < 64; by *= 2) odd ^= odd << by;
      uint64_t moved = word.moved[i] = odd & at;
      at = (at ^ moved) | moved >> (1 << i);
      gaps &= ~odd;
    }
  }
}

void Numbering::passing(const BitSet& fails, BitSet& out) const {
  const uint64_t* failing = fails.words().data();
  uint64_t *to = out.words().data(), filling = 0;
  unsigned filled = 0;
  for (const Word& word : words_) {
    uint64_t bits = word.members & ~*failing++;
    for (unsigned i = 0; i < word.moved.size(); i++) {
      uint64_t moved = bits & word.moved[i];
      bits = (bits ^ moved) | moved >> (1u << i);
    }
    filling |= bits << filled;
    filled += unsigned(std::popcount(word.members));
    if (filled < 64) continue;
    filled -= 64;
    *to++ = filling;
    unsigned left = unsigned(std::popcount(word.members)) - filled;  // of this word's bits, those that are written
    filling = left < 64 ? bits >> left : 0;
  }
  if (filled) *to = filling;
}

}  // namespace tolle::engine
