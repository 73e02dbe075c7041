// The bare loader: file bytes to typed columns in WebAssembly SIMD, fixed columns, no faults handled, no threads, no questions.
// What the machine allows.
#include <stdint.h>
#include <wasm_simd128.h>

#define EXPORT(name) __attribute__((export_name(#name)))
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

typedef struct {
  u32 rows, *id, *author, *time, *parent, *text_end;
  u8 *inbound, *text;
  u32 authors, *slot, mask, *name_end;
  u8 *names;
  u32 names_size, text_size, *edges;
} Columns;

static u64 mask_of(const u8 *p, v128_t c) {
  u64 m = 0;
  for (int i = 0; i < 4; i++) m |= (u64)wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(p + 16 * i), c)) << (16 * i);
  return m;
}

// Commas and line ends outside of quotes.
static u32 edges_of(const u8 *p, u32 n, u32 *out) {
  v128_t quote = wasm_i8x16_splat('"'), comma = wasm_i8x16_splat(','), line = wasm_i8x16_splat('\n');
  u64 inside = 0;
  u32 count = 0;
  for (u32 i = 0; i < n; i += 64) {
    u64 x = mask_of(p + i, quote);
    for (int s = 1; s < 64; s <<= 1) x ^= x << s;
    x ^= inside;
    inside = (u64)((int64_t)x >> 63);
    u64 m = (mask_of(p + i, comma) | mask_of(p + i, line)) & ~x;
    if (n - i < 64) m &= (1ull << (n - i)) - 1;
    for (; m; m &= m - 1) out[count++] = i + (u32)__builtin_ctzll(m);
  }
  return count;
}

static u32 number(const u8 *p, const u8 *end) {
  u32 v = 0;
  while (p < end) v = v * 10 + (*p++ - '0');
  return v;
}

static u32 month_key, year_key, month_start;
static u32 time_of(const u8 *p) {  // Tue Oct 31 22:10:47 +0000 2017
  u32 month, year;
  __builtin_memcpy(&month, p + 4, 4);
  __builtin_memcpy(&year, p + 26, 4);
  if (month != month_key || year != year_key) {
    const char *names = "JanFebMarAprMayJunJulAugSepOctNovDec";
    u32 m = 1;
    while (names[3 * m - 3] != p[4] || names[3 * m - 2] != p[5] || names[3 * m - 1] != p[6]) m++;
    int y = (int)number(p + 26, p + 30) - (m <= 2), era = y / 400;
    u32 of_era = (u32)(y - era * 400), day = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + of_era * 365 + of_era / 4 - of_era / 100;
    month_start = (u32)(era * 146097 + (int)day - 719468) * 86400u;
    month_key = month, year_key = year;
  }
  return month_start + (number(p + 8, p + 10) - 1) * 86400 + number(p + 11, p + 13) * 3600 + number(p + 14, p + 16) * 60 +
         number(p + 17, p + 19);
}

static u32 author_of(Columns *c, const u8 *p, u32 size) {
  u64 hash = size;
  for (u32 i = 0; i < size; i++) hash = (hash ^ p[i]) * 0x9E3779B97F4A7C15ull;
  hash ^= hash >> 32;
  for (u32 s = (u32)hash & c->mask;; s = (s + 1) & c->mask) {
    u32 k = c->slot[s];
    if (!k) {
      c->slot[s] = ++c->authors;
      for (u32 i = 0; i < size; i++) c->names[c->names_size + i] = p[i];
      c->names_size += size;
      c->name_end[c->authors] = c->names_size;
      return c->authors - 1;
    }
    u32 from = c->name_end[k - 1], i = 0;
    if (c->name_end[k] - from != size) continue;
    while (i < size && c->names[from + i] == p[i]) i++;
    if (i == size) return k - 1;
  }
}

// Appends the whole rows of p[0, n); returns the bytes used.
EXPORT(load) u32 load(Columns *c, const u8 *p, u32 n) {
  u32 used = 0;
  while (used < n) {
    const u8 *b = p + used;
    u32 size = n - used < (1u << 19) ? n - used : 1u << 19, count = edges_of(b, size, c->edges), from = 0;
    for (u32 i = 0; i + 7 <= count; i += 7) {
      const u32 *e = c->edges + i;
      u32 r = c->rows++;
      if (b[e[6]] != '\n') __builtin_trap();
      c->id[r] = number(b + from, b + e[0]);
      c->author[r] = author_of(c, b + e[0] + 1, e[1] - e[0] - 1);
      c->inbound[r] = b[e[1] + 1] == 'T';
      c->time[r] = time_of(b + e[2] + 1);
      const u8 *s = b + e[3] + 1, *end = b + e[4];
      u8 *d = c->text + c->text_size;
      if (*s == '"') {
        s++, end--;
        while (s < end) {
          v128_t v = wasm_v128_load(s);
          wasm_v128_store(d, v);
          u32 m = wasm_i8x16_bitmask(wasm_i8x16_eq(v, wasm_i8x16_splat('"'))), run = m ? (u32)__builtin_ctz(m) : 16;
          if (run > (u32)(end - s)) run = (u32)(end - s);
          s += run, d += run;
          if (s < end && run < 16) *d++ = '"', s += 2;
        }
      } else {
        u8 *stop = d + (end - s);
        for (; d < stop; d += 16, s += 16) wasm_v128_store(d, wasm_v128_load(s));
        d = stop;
      }
      c->text_size = (u32)(d - c->text);
      c->text_end[r + 1] = c->text_size;
      c->parent[r] = number(b + e[5] + 1, b + e[6]);
      from = e[6] + 1;
    }
    if (!from) break;
    used += from;
  }
  return used;
}
