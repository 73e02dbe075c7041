// Sixty-four bytes at once: which are quotes, delimiters, line ends. SIMD where there is some, and a scalar twin.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tolle::engine {

inline constexpr uint32_t kBlock = 64;

// Bit i tells of byte i.
struct BlockMasks {
  uint64_t quote = 0, delimiter = 0, line_feed = 0, carriage_return = 0;
  bool operator==(const BlockMasks&) const = default;
};

inline BlockMasks masks_scalar(const char* p, char delimiter) {
  BlockMasks m;
  for (uint32_t i = 0; i < kBlock; i++) {
    uint64_t bit = uint64_t(1) << i;
    if (p[i] == '"') m.quote |= bit;
    if (p[i] == delimiter) m.delimiter |= bit;
    if (p[i] == '\n') m.line_feed |= bit;
    if (p[i] == '\r') m.carriage_return |= bit;
  }
  return m;
}

// Neither a byte above 0x7F nor a NUL.
inline bool plain_ascii_scalar(const char* p) {
  for (uint32_t i = 0; i < kBlock; i++)
    if (uint8_t(p[i] - 1) >= 0x7F) return false;
  return true;
}

#if defined(__wasm_simd128__) || defined(__SSE2__)
namespace simd {
#if defined(__wasm_simd128__)
using V = v128_t;
inline V load(const char* p) { return wasm_v128_load(p); }
inline V all(char c) { return wasm_i8x16_splat(c); }
inline V equal(V a, V b) { return wasm_i8x16_eq(a, b); }
inline V either(V a, V b) { return wasm_v128_or(a, b); }
inline V smaller(V a, V b) { return wasm_u8x16_min(a, b); }
inline uint64_t bits(V v) { return uint64_t(wasm_i8x16_bitmask(v)); }
inline V minus(V a, V b) { return wasm_i8x16_sub(a, b); }
inline void store(char* p, V v) { wasm_v128_store(p, v); }
#else
using V = __m128i;
inline V load(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }
inline V all(char c) { return _mm_set1_epi8(c); }
inline V equal(V a, V b) { return _mm_cmpeq_epi8(a, b); }
inline V either(V a, V b) { return _mm_or_si128(a, b); }
inline V smaller(V a, V b) { return _mm_min_epu8(a, b); }
inline uint64_t bits(V v) { return uint64_t(uint32_t(_mm_movemask_epi8(v))); }
inline V minus(V a, V b) { return _mm_sub_epi8(a, b); }
inline void store(char* p, V v) { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), v); }
#endif

inline uint64_t equal_bits(const V* v, char c) {
  V x = all(c);
  return bits(equal(v[0], x)) | bits(equal(v[1], x)) << 16 | bits(equal(v[2], x)) << 32 | bits(equal(v[3], x)) << 48;
}
inline bool any(const V* v, char c) {
  V x = all(c);
  return bits(either(either(equal(v[0], x), equal(v[1], x)), either(equal(v[2], x), equal(v[3], x)))) != 0;
}
}  // namespace simd

inline BlockMasks masks_of(const char* p, char delimiter) {
  simd::V v[4] = {simd::load(p), simd::load(p + 16), simd::load(p + 32), simd::load(p + 48)};
  return {simd::equal_bits(v, '"'), simd::equal_bits(v, delimiter), simd::equal_bits(v, '\n'),
          simd::any(v, '\r') ? simd::equal_bits(v, '\r') : 0};  // few blocks have one, or all lines do
}
// What masks_of() finds of one sign.
inline uint64_t mask_of(const char* p, char c) {
  simd::V v[4] = {simd::load(p), simd::load(p + 16), simd::load(p + 32), simd::load(p + 48)};
  return simd::equal_bits(v, c);
}
// Bit i: byte i is above 0x7F, or a NUL.
inline uint64_t not_plain(const char* p) {
  using namespace simd;
  V zero = all(0);
  uint64_t out = 0;
  for (int i = 0; i < 4; i++) {
    V v = load(p + 16 * i);
    out |= bits(either(v, equal(v, zero))) << (16 * i);
  }
  return out;
}
inline bool plain_ascii(const char* p) {
  using namespace simd;
  V a = load(p), b = load(p + 16), c = load(p + 32), d = load(p + 48);
  V high = either(either(a, b), either(c, d));
  V zero = equal(smaller(smaller(a, b), smaller(c, d)), all(0));
  return bits(either(high, zero)) == 0;
}
#else
inline BlockMasks masks_of(const char* p, char delimiter) { return masks_scalar(p, delimiter); }
inline uint64_t mask_of(const char* p, char c) { return masks_scalar(p, c).delimiter; }
inline bool plain_ascii(const char* p) { return plain_ascii_scalar(p); }
inline uint64_t not_plain(const char* p) {
  uint64_t out = 0;
  for (uint32_t i = 0; i < kBlock; i++) out |= uint64_t(uint8_t(p[i] - 1) >= 0x7F) << i;
  return out;
}
#endif

inline bool has_byte(const char* p, size_t n, char c) {
#if defined(__wasm_simd128__) || defined(__SSE2__)
  simd::V x = simd::all(c);
  for (; n >= 16; n -= 16, p += 16)
    if (simd::bits(simd::equal(simd::load(p), x))) return true;
#endif
  for (; n > 0; n--, p++)
    if (*p == c) return true;
  return false;
}

// Bit i of the result is the parity of bits 0 … i.
inline uint64_t prefix_xor(uint64_t x) {
  for (int shift = 1; shift < 64; shift <<= 1) x ^= x << shift;
  return x;
}

}  // namespace tolle::engine
