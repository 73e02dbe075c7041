// Two-level tables, a 64-bit bit buffer, and one rule that makes pieces harmless: a symbol is begun only when all the bits
// that it may need are there, or no more will come.
#include "engine/pack/inflate.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace tolle::engine {
namespace {

constexpr size_t kHistory = 64 << 10, kChunk = 256 << 10, kLongestMatch = 65'538, kSlack = kLongestMatch + 64;
constexpr size_t kSymbolBytes = 16;  // more than the longest symbol with its extra bits
constexpr size_t kTableBytes = 640;  // more than the longest description of tables
constexpr size_t kLongestHeader = 1 << 20;
constexpr uint32_t kLiteralRoot = 11, kDistanceRoot = 8;

// Entry: bits 0-3 length of the code, 4-7 kind, 8-15 extra bits, 16-31 value.
enum Kind : uint32_t { kLiteral, kBase, kEnd, kSub, kInvalid };
constexpr uint32_t entry(Kind kind, uint32_t length, uint32_t extra, uint32_t value) {
  return length | uint32_t(kind) << 4 | extra << 8 | value << 16;
}
constexpr Kind kind_of(uint32_t e) { return Kind(e >> 4 & 15); }
constexpr uint32_t length_of(uint32_t e) { return e & 15; }
constexpr uint32_t extra_of(uint32_t e) { return e >> 8 & 255; }
constexpr uint32_t value_of(uint32_t e) { return e >> 16; }

constexpr uint16_t kLengthBase[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr uint8_t kLengthExtra[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                    2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr uint32_t kDistanceBase[] = {1,    2,    3,    4,    5,    7,     9,     13,    17,    25,   33,
                                      49,   65,   97,   129,  193,  257,   385,   513,   769,   1025, 1537,
                                      2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577, 32769, 49153};
constexpr uint8_t kDistanceExtra[] = {0, 0, 0, 0, 1, 1, 2,  2,  3,  3,  4,  4,  5,  5,  6,  6,
                                      7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14};

constexpr auto kCrc = [] {
  std::array<std::array<uint32_t, 256>, 8> t{};
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320 ^ c >> 1 : c >> 1;
    t[0][i] = c;
  }
  for (size_t k = 1; k < 8; k++)
    for (uint32_t i = 0; i < 256; i++) t[k][i] = t[0][t[k - 1][i] & 255] ^ t[k - 1][i] >> 8;
  return t;
}();

uint64_t load64(const uint8_t* p) {
  uint64_t v;
  std::memcpy(&v, p, 8);
  return v;
}

}  // namespace

uint32_t crc32(uint32_t crc, std::span<const uint8_t> bytes) {
  crc = ~crc;
  const uint8_t* p = bytes.data();
  size_t n = bytes.size();
  for (; n >= 8; n -= 8, p += 8) {
    uint64_t v = load64(p) ^ crc;
    crc = kCrc[7][v & 255] ^ kCrc[6][v >> 8 & 255] ^ kCrc[5][v >> 16 & 255] ^ kCrc[4][v >> 24 & 255] ^
          kCrc[3][v >> 32 & 255] ^ kCrc[2][v >> 40 & 255] ^ kCrc[1][v >> 48 & 255] ^ kCrc[0][v >> 56];
  }
  for (; n; n--) crc = kCrc[0][(crc ^ *p++) & 255] ^ crc >> 8;
  return ~crc;
}

Inflater::Inflater(Packing packing) : packing_(packing) {
  out_.resize(kHistory + kChunk + kSlack);
  if (packing == Packing::Gzip) state_ = State::Header;
}

std::span<uint8_t> Inflater::room(size_t size) {
  if (in_at_) {
    std::memmove(in_.data(), in_.data() + in_at_, in_end_ - in_at_);
    in_end_ -= in_at_;
    in_at_ = 0;
  }
  if (in_.size() < in_end_ + size) in_.resize(in_end_ + size);
  return {in_.data() + in_end_, size};
}

void Inflater::refill() {
  if (in_end_ - in_at_ >= 8) {
    bits_ |= load64(in_.data() + in_at_) << count_;
    in_at_ += (63 - count_) >> 3;
    count_ |= 56;
    return;
  }
  while (count_ <= 56 && in_at_ < in_end_) {
    bits_ |= uint64_t(in_[in_at_++]) << count_;
    count_ += 8;
  }
}

uint32_t Inflater::bits(uint32_t n) {
  if (count_ < n) {
    refill();
    if (count_ < n) {
      short_ = true;
      return 0;
    }
  }
  uint32_t value = uint32_t(bits_ & ((uint64_t(1) << n) - 1));
  bits_ >>= n;
  count_ -= n;
  return value;
}

// Bits above count_ may be left of the last refill: they are those of the bytes that come next.
Inflater::Step Inflater::take(bool last) {
  if (out_at_ >= kHistory + kChunk) {
    std::memmove(out_.data(), out_.data() + out_at_ - kHistory, kHistory);
    out_at_ = kHistory;
  }
  delivered_ = out_at_;
  Step step = run(last);
  size_t fresh = out_at_ - delivered_;
  total_ += fresh;
  return step == Step::More && fresh ? Step::Piece : step;
}

Inflater::Step Inflater::run(bool last) {
  for (;;) {
    size_t before = out_at_;
    Step step = Step::Done;
    switch (state_) {
      case State::Header: step = header(last); break;
      case State::Block: step = block(last); break;
      case State::Stored: step = stored(last); break;
      case State::Codes: step = codes(last); break;
      case State::Trailer: step = trailer(last); break;
      case State::Next:  // another member, or padding
        if (available() < 2 && !last) return Step::More;
        refill();
        if (count_ < 16 || (bits_ & 0xFFFF) != 0x8B1F) {
          state_ = State::Done;
          return Step::Done;
        }
        state_ = State::Header;
        continue;
      case State::Done: return Step::Done;
    }
    crc_ = crc32(crc_, {out_.data() + before, out_at_ - before});
    member_total_ += out_at_ - before;
    if (step == Step::More && last) return Step::Truncated;
    if (step != Step::Done) return step;  // Done: of this state
  }
}

Inflater::Step Inflater::header(bool last) {
  // Whole bytes again: those in the bit buffer go back.
  in_at_ -= count_ / 8;
  bits_ = 0;
  count_ = 0;
  const uint8_t *from = in_.data() + in_at_, *end = in_.data() + in_end_;
  auto more = [&] { return last ? Step::Truncated : size_t(end - from) > kLongestHeader ? Step::Damaged : Step::More; };
  if (end - from < 10) return more();
  const uint8_t* p = from + 10;
  if (from[0] != 0x1F || from[1] != 0x8B || from[2] != 8) return Step::Damaged;
  uint8_t flags = from[3];
  if (flags & 4) {
    if (end - p < 2) return more();
    size_t size = p[0] | p[1] << 8;
    if (size_t(end - p) < 2 + size) return more();
    p += 2 + size;
  }
  for (uint8_t flag : {8, 16}) {
    if (!(flags & flag)) continue;
    p = std::find(p, end, 0);
    if (p == end) return more();
    p++;
  }
  if (flags & 2) {
    if (end - p < 2) return more();
    p += 2;
  }
  in_at_ += size_t(p - from);
  crc_ = 0;
  member_total_ = 0;
  state_ = State::Block;
  return Step::Done;
}

Inflater::Step Inflater::block(bool last) {
  if (final_block_) {
    final_block_ = false;
    state_ = packing_ == Packing::Gzip ? State::Trailer : State::Done;
    return Step::Done;
  }
  if (!last && available() < kTableBytes) return Step::More;
  bool final = bits(1);
  uint32_t type = bits(2);
  if (short_) return Step::Truncated;
  if (type == 0) {
    bits(count_ & 7);
    uint32_t size = bits(16), check = bits(16);
    if (short_) return Step::Truncated;
    if ((size ^ check) != 0xFFFF) return Step::Damaged;
    stored_left_ = size;
    state_ = State::Stored;
  } else if (type == 1) {
    uint8_t lengths[288 + 32];
    std::fill_n(lengths, 144, uint8_t(8));
    std::fill_n(lengths + 144, 112, uint8_t(9));
    std::fill_n(lengths + 256, 24, uint8_t(7));
    std::fill_n(lengths + 280, 8, uint8_t(8));
    std::fill_n(lengths + 288, 32, uint8_t(5));
    build(literals_, lengths, 288, kLiteralRoot, false);
    build(distances_, lengths + 288, 32, kDistanceRoot, true);
    state_ = State::Codes;
  } else if (type == 2) {
    bool good = read_tables();
    if (short_) return Step::Truncated;
    if (!good) return Step::Damaged;
    state_ = State::Codes;
  } else {
    return Step::Damaged;
  }
  final_block_ = final;
  return Step::Done;
}

bool Inflater::read_tables() {
  constexpr uint8_t kOrder[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  uint32_t literals = bits(5) + 257, distances = bits(5) + 1, codes = bits(4) + 4;
  uint8_t lengths[320 + 138] = {}, of_codes[19] = {};
  for (uint32_t i = 0; i < codes; i++) of_codes[kOrder[i]] = uint8_t(bits(3));
  Table table;
  if (literals > 286 || short_ || !build(table, of_codes, 19, 7, true)) return false;
  for (uint32_t i = 0; i < literals + distances;) {
    refill();
    uint32_t e = table.entries[bits_ & 127];
    if (length_of(e) > count_) short_ = true;
    if (short_ || kind_of(e) == kInvalid) return false;
    bits(length_of(e));
    uint32_t symbol = value_of(e), repeat = 1;
    uint8_t value = uint8_t(symbol);
    if (symbol == 16) {
      if (i == 0) return false;
      value = lengths[i - 1];
      repeat = 3 + bits(2);
    } else if (symbol > 16) {
      value = 0;
      repeat = symbol == 17 ? 3 + bits(3) : 11 + bits(7);
    }
    if (short_ || i + repeat > literals + distances) return false;
    std::fill_n(lengths + i, repeat, value);
    i += repeat;
  }
  return lengths[256] && build(literals_, lengths, literals, kLiteralRoot, false) &&
         build(distances_, lengths + literals, distances, kDistanceRoot, true);
}

// `distances` (and the lengths of codes): entries are the symbols themselves. A single code may leave half of them unused.
bool Inflater::build(Table& table, const uint8_t* lengths, uint32_t symbols, uint32_t root, bool distances) {
  uint32_t count[16] = {}, next[16] = {};
  for (uint32_t s = 0; s < symbols; s++) count[lengths[s]]++;
  count[0] = 0;
  int32_t left = 1;
  uint32_t code = 0, used = 0;
  for (uint32_t l = 1; l < 16; l++) {
    left = left * 2 - int32_t(count[l]);
    if (left < 0) return false;
    next[l] = code = (code + count[l - 1]) << 1;
    used += count[l];
  }
  if (left > 0 && used > 1) return false;
  table.root = root;
  table.entries.resize(size_t(1) << root);
  std::fill(table.entries.begin(), table.entries.end(), entry(kInvalid, 1, 0, 0));
  auto made = [&](uint32_t symbol, uint32_t length) {
    if (distances) return entry(kBase, length, 0, symbol);
    if (symbol < 256) return entry(kLiteral, length, 0, symbol);
    if (symbol == 256) return entry(kEnd, length, 0, 0);
    if (symbol == 285 && packing_ == Packing::Deflate64) return entry(kBase, length, 16, 3);
    if (symbol > 285) return entry(kInvalid, length, 0, 0);
    return entry(kBase, length, kLengthExtra[symbol - 257], kLengthBase[symbol - 257]);
  };
  // Codes longer than the root's bits: how large their tables must be, by their first bits.
  uint8_t sub_bits[1 << kLiteralRoot] = {};
  auto each = [&](auto&& f) {
    uint32_t at[16];
    std::copy(next, next + 16, at);
    for (uint32_t s = 0; s < symbols; s++)
      if (uint32_t l = lengths[s]) {
        uint32_t c = at[l]++, reversed = 0;
        for (uint32_t i = 0; i < l; i++) reversed |= (c >> i & 1) << (l - 1 - i);
        f(s, l, reversed);
      }
  };
  uint32_t mask = (1u << root) - 1;
  each([&](uint32_t, uint32_t l, uint32_t reversed) {
    if (l > root) sub_bits[reversed & mask] = std::max(sub_bits[reversed & mask], uint8_t(l - root));
  });
  for (uint32_t prefix = 0; prefix <= mask; prefix++)
    if (sub_bits[prefix]) {
      table.entries[prefix] = entry(kSub, root, sub_bits[prefix], uint32_t(table.entries.size()));
      table.entries.resize(table.entries.size() + (size_t(1) << sub_bits[prefix]), entry(kInvalid, 1, 0, 0));
    }
  each([&](uint32_t s, uint32_t l, uint32_t reversed) {
    if (l <= root) {
      for (uint32_t i = reversed; i <= mask; i += 1u << l) table.entries[i] = made(s, l);
    } else {
      uint32_t at = value_of(table.entries[reversed & mask]), size = 1u << sub_bits[reversed & mask];
      for (uint32_t i = reversed >> root; i < size; i += 1u << (l - root)) table.entries[at + i] = made(s, l - root);
    }
  });
  return true;
}

Inflater::Step Inflater::codes(bool last) {
  const uint32_t *literals = literals_.entries.data(), *distances = distances_.entries.data();
  uint8_t* out = out_.data();
  size_t start = out_at_;
  for (;;) {
    if (out_at_ >= kHistory + kChunk) return Step::Piece;
    if (!last && available() < kSymbolBytes) return Step::More;
    refill();
    auto look = [&](const uint32_t* table, uint32_t root) {
      uint32_t e = table[bits_ & ((1u << root) - 1)];
      if (kind_of(e) != kSub) return e;
      if (count_ < root) return entry(kInvalid, 15, 0, 0);
      uint32_t extra = extra_of(e), sub = table[value_of(e) + (bits_ >> root & ((1u << extra) - 1))];
      bits_ >>= root;
      count_ -= root;
      return sub;
    };
    uint32_t e = look(literals, kLiteralRoot);
    if (length_of(e) > count_) return Step::Truncated;
    bits_ >>= length_of(e);
    count_ -= length_of(e);
    if (kind_of(e) == kLiteral) {
      out[out_at_++] = uint8_t(value_of(e));
      continue;
    }
    if (kind_of(e) == kEnd) {
      state_ = State::Block;
      return Step::Done;
    }
    if (kind_of(e) == kInvalid) return Step::Damaged;
    size_t length = value_of(e) + bits(extra_of(e));
    refill();
    e = look(distances, kDistanceRoot);
    if (length_of(e) > count_ || short_) return Step::Truncated;
    bits_ >>= length_of(e);
    count_ -= length_of(e);
    uint32_t symbol = value_of(e);
    if (kind_of(e) == kInvalid || (symbol >= 30 && packing_ != Packing::Deflate64)) return Step::Damaged;
    size_t distance = kDistanceBase[symbol] + bits(kDistanceExtra[symbol]);
    if (short_) return Step::Truncated;
    if (distance > member_total_ + (out_at_ - start) || distance > out_at_) return Step::Damaged;
    uint8_t *to = out + out_at_, *end = to + length;
    const uint8_t* from = to - distance;
    if (distance >= 16) {
      for (; to < end; to += 16, from += 16) std::memcpy(to, from, 16);
    } else {
      while (to < end) *to++ = *from++;
    }
    out_at_ += length;
  }
}

Inflater::Step Inflater::stored(bool) {
  while (stored_left_) {
    if (out_at_ >= kHistory + kChunk) return Step::Piece;
    if (count_ >= 8) {
      out_[out_at_++] = uint8_t(bits(8));
      stored_left_--;
      continue;
    }
    bits_ = 0;  // what is above count_ comes again
    count_ = 0;
    size_t n = std::min({size_t(stored_left_), in_end_ - in_at_, kHistory + kChunk - out_at_});
    if (n == 0) return Step::More;
    std::memcpy(out_.data() + out_at_, in_.data() + in_at_, n);
    in_at_ += n;
    out_at_ += n;
    stored_left_ -= uint32_t(n);
  }
  state_ = State::Block;
  return Step::Done;
}

Inflater::Step Inflater::trailer(bool last) {
  if (!last && available() < 8) return Step::More;
  bits(count_ & 7);
  uint32_t sum = bits(16);
  sum |= bits(16) << 16;
  uint32_t size = bits(16);
  size |= bits(16) << 16;
  if (short_) return Step::Truncated;
  state_ = State::Next;
  return sum == crc_ && size == uint32_t(member_total_) ? Step::Done : Step::Damaged;
}

}  // namespace tolle::engine
