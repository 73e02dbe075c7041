// A set of small numbers as bits, with what ranked statistics need: how many in a range, and which is the k-th.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace tolle::engine {

class BitSet {
 public:
  explicit BitSet(uint32_t size = 0) : words_((size_t(size) + 63) / 64) {}
  void fill(uint32_t size) {  // the numbers below `size`
    words_.assign(words_.size(), ~uint64_t(0));
    if (size % 64) words_[size >> 6] = (uint64_t(1) << size % 64) - 1;
  }
  template <class F>
  void each(uint32_t from, uint32_t to, F&& f) const {
    for (uint32_t w = from >> 6; from < to && w <= (to - 1) >> 6; w++) {
      uint64_t word = words_[w];
      if (w == from >> 6) word &= ~uint64_t(0) << (from & 63);
      if (w == (to - 1) >> 6) word &= ~uint64_t(0) >> (63 - ((to - 1) & 63));
      for (; word; word &= word - 1) f((w << 6) + uint32_t(std::countr_zero(word)));
    }
  }
  // The first number from `from` on that is no member; `to` if there is none before.
  uint32_t first_missing(uint32_t from, uint32_t to) const {
    if (from >= to) return to;
    size_t w = from >> 6, last = (to - 1) >> 6;
    uint64_t missing = ~words_[w] & ~uint64_t(0) << (from & 63);
    while (!missing && w < last) missing = ~words_[++w];
    return missing ? std::min(to, uint32_t(w << 6) + uint32_t(std::countr_zero(missing))) : to;
  }
  void fill(uint32_t from, uint32_t to) {  // the numbers from `from` to `to` - 1, too
    if (from >= to) return;
    size_t first = from >> 6, last = (to - 1) >> 6;
    uint64_t head = ~uint64_t(0) << (from & 63), tail = ~uint64_t(0) >> (63 - ((to - 1) & 63));
    if (first == last) {
      words_[first] |= head & tail;
      return;
    }
    words_[first] |= head;
    std::fill(words_.begin() + ptrdiff_t(first) + 1, words_.begin() + ptrdiff_t(last), ~uint64_t(0));
    words_[last] |= tail;
  }
  void clear() { words_.assign(words_.size(), 0); }
  void set(uint32_t i) { words_[i >> 6] |= uint64_t(1) << (i & 63); }
  void set_if(uint32_t i, bool on) { words_[i >> 6] |= uint64_t(on) << (i & 63); }
  void flip(uint32_t i) { words_[i >> 6] ^= uint64_t(1) << (i & 63); }
  void reset(uint32_t i) { words_[i >> 6] &= ~(uint64_t(1) << (i & 63)); }
  bool operator[](uint32_t i) const { return words_[i >> 6] >> (i & 63) & 1; }
  std::vector<uint64_t>& words() { return words_; }
  const std::vector<uint64_t>& words() const { return words_; }

  uint32_t count(uint32_t from, uint32_t to) const {
    if (from >= to) return 0;
    size_t first = from >> 6, last = (to - 1) >> 6;
    uint64_t head = ~uint64_t(0) << (from & 63), tail = ~uint64_t(0) >> (63 - ((to - 1) & 63));
    if (first == last) return uint32_t(std::popcount(words_[first] & head & tail));
    uint32_t n = uint32_t(std::popcount(words_[first] & head) + std::popcount(words_[last] & tail));
    for (size_t w = first + 1; w < last; w++) n += uint32_t(std::popcount(words_[w]));
    return n;
  }

  // Of this set and of `other`, which is as large.
  uint32_t count_both(const BitSet& other, uint32_t from, uint32_t to) const {
    if (from >= to) return 0;
    size_t first = from >> 6, last = (to - 1) >> 6;
    uint64_t head = ~uint64_t(0) << (from & 63), tail = ~uint64_t(0) >> (63 - ((to - 1) & 63));
    uint32_t n = 0;
    for (size_t w = first; w <= last; w++) {
      uint64_t both = words_[w] & other.words_[w];
      if (w == first) both &= head;
      if (w == last) both &= tail;
      n += uint32_t(std::popcount(both));
    }
    return n;
  }

  // The k-th member (k = 0: the first) at or after `from`. There must be one.
  uint32_t select(uint32_t from, uint32_t k) const {
    size_t w = from >> 6;
    uint64_t word = words_[w] & ~uint64_t(0) << (from & 63);
    for (uint32_t n; (n = uint32_t(std::popcount(word))) <= k; word = words_[++w]) k -= n;
    while (k--) word &= word - 1;
    return uint32_t(w << 6) + uint32_t(std::countr_zero(word));
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace tolle::engine
