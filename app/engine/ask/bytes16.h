// Sixteen bytes at once, by SSE2 or WebAssembly SIMD, or in a plain loop with the same results.
#pragma once
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tolle::engine {

struct Bytes16 {
#if defined(__wasm_simd128__)
  v128_t v;
  static Bytes16 load(const char* p) { return {wasm_v128_load(p)}; }
  static Bytes16 all(uint8_t b) { return {wasm_i8x16_splat(int8_t(b))}; }
  void store(char* p) const { wasm_v128_store(p, v); }
  friend Bytes16 operator|(Bytes16 a, Bytes16 b) { return {wasm_v128_or(a.v, b.v)}; }
  friend Bytes16 operator&(Bytes16 a, Bytes16 b) { return {wasm_v128_and(a.v, b.v)}; }
  friend Bytes16 operator+(Bytes16 a, Bytes16 b) { return {wasm_i8x16_add(a.v, b.v)}; }
  friend Bytes16 operator-(Bytes16 a, Bytes16 b) { return {wasm_i8x16_sub(a.v, b.v)}; }
  Bytes16 equal(Bytes16 b) const { return {wasm_i8x16_eq(v, b.v)}; }
  Bytes16 at_most(uint8_t b) const { return {wasm_u8x16_le(v, wasm_i8x16_splat(int8_t(b)))}; }
  uint32_t high_bits() const { return wasm_i8x16_bitmask(v); }
  bool any() const { return wasm_v128_any_true(v); }
  static Bytes16 zeros_of(const uint16_t* p, uint16_t heeded = 0xFFFF) {
    v128_t none = wasm_i16x8_splat(0), mask = wasm_i16x8_splat(int16_t(heeded));
    auto zero = [&](const uint16_t* at) { return wasm_i16x8_eq(wasm_v128_and(wasm_v128_load(at), mask), none); };
    return {wasm_i8x16_narrow_i16x8(zero(p), zero(p + 8))};
  }
#elif defined(__SSE2__)
  __m128i v;
  static Bytes16 load(const char* p) { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))}; }
  static Bytes16 all(uint8_t b) { return {_mm_set1_epi8(char(b))}; }
  void store(char* p) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), v); }
  friend Bytes16 operator|(Bytes16 a, Bytes16 b) { return {_mm_or_si128(a.v, b.v)}; }
  friend Bytes16 operator&(Bytes16 a, Bytes16 b) { return {_mm_and_si128(a.v, b.v)}; }
  friend Bytes16 operator+(Bytes16 a, Bytes16 b) { return {_mm_add_epi8(a.v, b.v)}; }
  friend Bytes16 operator-(Bytes16 a, Bytes16 b) { return {_mm_sub_epi8(a.v, b.v)}; }
  Bytes16 equal(Bytes16 b) const { return {_mm_cmpeq_epi8(v, b.v)}; }
  Bytes16 at_most(uint8_t b) const { return {_mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(char(b))), v)}; }
  uint32_t high_bits() const { return uint32_t(_mm_movemask_epi8(v)); }
  bool any() const { return high_bits() != 0; }
  static Bytes16 zeros_of(const uint16_t* p, uint16_t heeded = 0xFFFF) {
    __m128i mask = _mm_set1_epi16(short(heeded));
    auto zero = [&](const uint16_t* at) {
      __m128i bits = _mm_and_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), mask);
      return _mm_cmpeq_epi16(bits, _mm_setzero_si128());
    };
    return {_mm_packs_epi16(zero(p), zero(p + 8))};
  }
#else
  uint8_t v[16];
  template <class F>
  static Bytes16 each(F&& f) {
    Bytes16 out;
    for (int i = 0; i < 16; i++) out.v[i] = uint8_t(f(i));
    return out;
  }
  static Bytes16 load(const char* p) {
    Bytes16 out;
    std::memcpy(out.v, p, 16);
    return out;
  }
  static Bytes16 all(uint8_t b) {
    return each([&](int) { return b; });
  }
  void store(char* p) const { std::memcpy(p, v, 16); }
  friend Bytes16 operator|(Bytes16 a, Bytes16 b) {
    return each([&](int i) { return a.v[i] | b.v[i]; });
  }
  friend Bytes16 operator&(Bytes16 a, Bytes16 b) {
    return each([&](int i) { return a.v[i] & b.v[i]; });
  }
  friend Bytes16 operator+(Bytes16 a, Bytes16 b) {
    return each([&](int i) { return a.v[i] + b.v[i]; });
  }
  friend Bytes16 operator-(Bytes16 a, Bytes16 b) {
    return each([&](int i) { return a.v[i] - b.v[i]; });
  }
  Bytes16 equal(Bytes16 b) const {
    return each([&](int i) { return v[i] == b.v[i] ? 0xFF : 0; });
  }
  Bytes16 at_most(uint8_t b) const {
    return each([&](int i) { return v[i] <= b ? 0xFF : 0; });
  }
  uint32_t high_bits() const {
    uint32_t out = 0;
    for (int i = 0; i < 16; i++) out |= uint32_t(v[i] >> 7) << i;
    return out;
  }
  bool any() const { return high_bits() != 0; }
  static Bytes16 zeros_of(const uint16_t* p, uint16_t heeded = 0xFFFF) {
    return each([&](int i) { return p[i] & heeded ? 0 : 0xFF; });
  }
#endif

  // zeros_of: all bits set where one of sixteen 16-bit numbers has no bit of `heeded`.

  // Of ASCII bytes: letters in lower case; tabs and line breaks as spaces.
  Bytes16 folded_ascii() const {
    Bytes16 upper = (*this - all('A')).at_most(25);
    Bytes16 breaks = (*this - all('\t')).at_most(1) | equal(all('\r'));  // \t \n, \r
    Bytes16 lower = *this + (upper & all(32));
    // 9, 10 and 13 become 32: the bits of a space put in, the others are taken out by the difference.
    return lower + ((all(' ') - lower) & breaks);
  }
};

}  // namespace tolle::engine
