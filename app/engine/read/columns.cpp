// The hot loops of loading: no allocation per cell.
#include "engine/read/columns.h"

#include <utility>

#include "base/date_words.h"
#include "base/text.h"
#include "engine/read/block.h"

namespace tolle::engine {
namespace {

uint64_t load8(const char* p) {
  uint64_t v;
  std::memcpy(&v, p, 8);
  return v;
}

constexpr uint64_t k1 = 0x9E3779B97F4A7C15, k2 = 0xC2B2AE3D27D4EB4F;

// Up to eight bytes as they are, in one word that differs for different values of one size; else a hash.
uint64_t key_of(std::string_view s) {
  const char* p = s.data();
  size_t n = s.size();
  if (n <= 8) {
    if (n >= 4) {
      uint32_t a, b;
      std::memcpy(&a, p, 4);
      std::memcpy(&b, p + n - 4, 4);
      return uint64_t(a) << 32 | b;
    }
    return uint64_t(uint8_t(p[0])) << 16 | uint64_t(uint8_t(p[n / 2])) << 8 | uint8_t(p[n - 1]);
  }
  uint64_t h = n * k2;
  for (; n > 8; n -= 8, p += 8) h = (h ^ load8(p)) * k1, h ^= h >> 29;
  return (h ^ load8(p + n - 8)) * k1;
}

// Of more than eight bytes each.
bool same_bytes(const char* a, const char* b, size_t n) {
  for (; n > 8; n -= 8, a += 8, b += 8)
    if (load8(a) != load8(b)) return false;
  return load8(a + n - 8) == load8(b + n - 8);
}

size_t slot_of(uint64_t key, size_t size) {
  key = (key ^ size) * k1;
  return size_t((key ^ key >> 29) * k2 >> 32);
}

}  // namespace

std::string_view value_of_any(Cell cell, std::string& scratch) {
  std::string_view value(cell.from, cell.size());
  if (cell.quoted && !value.empty() && std::memchr(cell.from, '"', value.size())) {
    scratch.clear();
    for (size_t i = 0; i < value.size(); i++) {
      scratch += value[i];
      if (value[i] == '"' && i + 1 < value.size() && value[i + 1] == '"') i++;
    }
    value = scratch;
  }
  return trimmed(value);
}

void DictBuilder::look_ahead_any(std::string_view value) {
  if (!value.empty() && !slots_.empty())
    looked_ += slots_[slot_of(key_of(value), value.size()) & (slots_.size() - 1)].size;
}

Code DictBuilder::code_of_number(uint32_t number, std::string_view value) {
  if (number >= by_number_.size()) by_number_.resize(std::max<size_t>(number + 1, by_number_.size() * 2), kNoCode);
  Code& code = by_number_[number];
  if (code == kNoCode) {
    code = Code(column_.names.size());
    column_.names.emplace_back(value);
  }
  return code;
}

Code DictBuilder::code_of_any(std::string_view value) {
  if (value.empty()) return kNoCode;
  if (hashed_ * 3 >= slots_.size() * 2) grow();
  uint64_t key = key_of(value);
  size_t mask = slots_.size() - 1;
  for (size_t i = slot_of(key, value.size()) & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.size == 0) {
      Code code = Code(column_.names.size());
      column_.names.emplace_back(value);
      hashed_++;
      slot = {key, uint32_t(value.size()), code};
      return code;
    }
    if (slot.key != key || slot.size != value.size()) continue;
    if (value.size() <= 8 || same_bytes(column_.names[slot.code].data(), value.data(), value.size())) return slot.code;
  }
}

void DictBuilder::adopt(size_t from, const std::vector<std::string>& names, uint32_t reader) {
  if (adopted_.size() <= reader) adopted_.resize(reader + 1);
  std::vector<Code>& adopted = adopted_[reader];
  for (const std::string& name : names) adopted.push_back(code_of(name));
  for (size_t row = from; row < column_.codes.size(); row++)
    if (Code& c = column_.codes[row]; c != kNoCode) c = adopted[c];
}

std::vector<std::string> DictBuilder::new_names() {
  size_t from = std::exchange(told_, column_.names.size());
  return {column_.names.begin() + ptrdiff_t(from), column_.names.end()};
}

void DictBuilder::grow() {
  std::vector<Slot> old(slots_.empty() ? 256 : slots_.size() * 2);
  old.swap(slots_);
  size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (!slot.size) continue;
    size_t i = slot_of(slot.key, slot.size) & mask;
    while (slots_[i].size) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

TextBuilder::TextBuilder(const TextBuilder& other) : used_(other.used_) {
  column_.heap.assign(other.column_.heap.begin(), other.column_.heap.begin() + ptrdiff_t(used_));
  column_.ends = other.column_.ends;
}

void TextBuilder::reserve(size_t rows, size_t bytes) {
  column_.ends.reserve(rows);
  column_.heap.reserve(bytes);
}

void TextBuilder::expect(size_t bytes, double share_read) {
  auto& heap = column_.heap;
  if (used_ + bytes > heap.capacity()) {
    // As large as the rest of the file will need by what came so far, rather than twice as large as now.
    double whole = share_read > 0.02 && share_read < 1 ? double(used_ + bytes) / share_read * 1.03 : 0;
    heap.resize(used_);
    heap.reserve(std::max(size_t(whole), used_ + bytes + (used_ + bytes) / 2));
  }
}

char* TextBuilder::open(size_t bytes) {
  auto& heap = column_.heap;
  if (used_ + bytes + kBlock > heap.size()) {
    size_t need = used_ + bytes + kBlock;
    if (need > heap.capacity()) heap.reserve(std::max(need, heap.capacity() * 3 / 2));
    heap.resize(heap.capacity());
  }
  return heap.data() + used_;
}

char* TextBuilder::extend_heap(size_t bytes) {
  char* to = open(bytes);
  used_ += bytes;
  return to;
}

void TextBuilder::move_ends(size_t from, size_t by) {
  for (size_t row = from; row < column_.ends.size(); row++) column_.ends[row] += by;
}

void TextBuilder::close(const char* end) { used_ = size_t(end - column_.heap.data()); }

void TextBuilder::append(std::string_view text) {
  char* to = open(text.size());
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  close(to + text.size());
  column_.ends.push_back(used_);
}

void TextBuilder::append(Cell cell) {
  char* to = open(cell.size());
  const char* from = cell.from;
#if defined(__wasm_simd128__) || defined(__SSE2__)
  // Sixteen bytes at a time; the bytes behind the cell that come along are written over by the next one.
  if (!cell.quoted) {
    char* end = to + cell.size();
    for (; to < end; to += 16, from += 16) simd::store(to, simd::load(from));
    to = end;
  } else {
    simd::V quote = simd::all('"');
    while (from < cell.to) {
      simd::V v = simd::load(from);
      simd::store(to, v);
      uint32_t found = uint32_t(simd::bits(simd::equal(v, quote)));
      size_t run = found ? size_t(std::countr_zero(found)) : 16, left = size_t(cell.to - from);
      if (run >= left) {
        to += left;
        break;
      }
      to += run;
      from += run;
      if (run < 16) {  // "" is one quote; a single one is kept
        *to++ = '"';
        from += from + 1 < cell.to && from[1] == '"' ? 2 : 1;
      }
    }
  }
#else
  for (; from < cell.to; from++) {
    *to++ = *from;
    if (cell.quoted && *from == '"' && from + 1 < cell.to && from[1] == '"') from++;
  }
#endif
  close(to);
  column_.ends.push_back(used_);
}

void TextBuilder::join(std::string_view text) {
  if (text.empty()) return;
  size_t start = column_.ends.size() > 1 ? column_.ends[column_.ends.size() - 2] : 0;
  char* to = open(text.size() + 1);
  if (used_ > start) *to++ = '\n';
  std::memcpy(to, text.data(), text.size());
  close(to + text.size());
  column_.ends.back() = used_;
}

void TextBuilder::replace_last(std::string_view text) {
  used_ -= last().size();
  char* to = open(text.size());
  if (!text.empty()) std::memcpy(to, text.data(), text.size());
  close(to + text.size());
  column_.ends.back() = used_;
}

void TextBuilder::fill(size_t rows) {
  if (column_.ends.size() < rows) column_.ends.resize(rows, used_);
}

TextColumn TextBuilder::take() {
  column_.heap.resize(used_);
  return std::move(column_);
}

int64_t plain_id_any(const char* from, const char* to) {
  if (from == to) return -1;
  if (*from == '0' && to - from > 1 && from[1] != '.') return -2;
  int64_t value = 0;
  const char* p = from;
  for (; p < to && is_digit(*p); p++) {
    if (p - from >= 18) return -2;
    value = value * 10 + (*p - '0');
  }
  if (p == from) return -2;
  if (p == to) return value;
  if (*p != '.') return -2;
  while (++p < to)
    if (*p != '0') return -2;
  return value;
}

bool is_damaged_id(std::string_view v) {
  size_t e = v.find_first_of("eE");
  if (e == v.npos || e == 0 || e + 2 >= v.size() || v[e + 1] != '+') return false;
  for (size_t i = 0; i < v.size(); i++)
    if (i != e && i != e + 1 && !is_digit(v[i]) && !((v[i] == '.' || v[i] == ',') && i < e)) return false;
  return true;
}

void IdBuilder::append(std::string_view value) {
  last_was_damaged = false;
  if (!as_text_) {
    int64_t id = plain_id(value.data(), value.data() + value.size());
    if (id != -2) return column_.numbers.push_back(id);
  }
  if (means_nothing(value) || value == "-1") value = {};
  last_was_damaged = is_damaged_id(value);
  if (last_was_damaged && !keeps_damaged_) value = {};
  if (!as_text_ && value.empty()) return column_.numbers.push_back(-1);
  if (!as_text_) to_text();
  // 123.0 is 123, as it would be among numbers.
  if (size_t point = value.find('.'); point != value.npos && plain_id(value.data(), value.data() + value.size()) >= 0)
    value = value.substr(0, point);
  texts_.append(value);
}

void IdBuilder::fill(size_t rows) {
  while (size() < rows) append(std::string_view{});
}

void IdBuilder::to_text() {
  as_text_ = true;
  texts_.reserve(column_.numbers.capacity(), column_.numbers.capacity() * 12);
  for (int64_t id : column_.numbers) texts_.append(id < 0 ? std::string() : std::to_string(id));
  column_.numbers = {};
}

IdColumn IdBuilder::take() {
  if (as_text_) column_.texts = texts_.take();
  return std::move(column_);
}

}  // namespace tolle::engine
