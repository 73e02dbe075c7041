// Numbers are looked up as numbers; only if one of the two columns holds texts are ids compared as text.
#include "engine/read/ids.h"

#include <algorithm>
#include <bit>

namespace tolle::engine {
namespace {

size_t hash_of(uint64_t x) {
  x = (x ^ x >> 32) * 0x9E3779B97F4A7C15;
  return size_t(x ^ x >> 29);
}
size_t hash_of(std::string_view s) {
  uint64_t h = s.size();
  for (char c : s) h = (h ^ uint8_t(c)) * 0x100000001B3;
  return hash_of(h);
}
size_t slots_for(Row rows) { return std::bit_ceil(size_t(rows) * 2 + 16); }

}  // namespace

IdIndex::IdIndex(const IdColumn& ids, Row rows) : ids_(ids) {
  if (ids.empty()) return;
  if (!ids.texts.empty()) {
    slots_.assign(slots_for(rows), kNoRow);
    for (Row r = 0; r < rows; r++)
      if (std::string_view id = ids.texts[r]; !id.empty())
        if (Row first = insert(id, r); first != kNoRow) same.push_back({r, first});
    return;
  }
  int64_t low = std::numeric_limits<int64_t>::max(), high = -1;
  for (int64_t id : ids.numbers) {
    high = std::max(high, id);
    if (id >= 0) low = std::min(low, id);
  }
  if (high < 0) return;
  smallest_ = low;
  if (high - low < int64_t(rows) * 4 + 1'000'000) {
    direct_.assign(size_t(high - low) + 1, kNoRow);
    for (Row r = 0; r < rows; r++) {
      if (ids.numbers[r] < 0) continue;
      Row& at = direct_[size_t(ids.numbers[r] - low)];
      if (at == kNoRow) at = r;
      else same.push_back({r, at});
    }
    return;
  }
  slots_.assign(slots_for(rows), kNoRow);
  size_t mask = slots_.size() - 1;
  for (Row r = 0; r < rows; r++) {
    int64_t id = ids.numbers[r];
    if (id < 0) continue;
    size_t i = hash_of(uint64_t(id)) & mask;
    while (slots_[i] != kNoRow && ids.numbers[slots_[i]] != id) i = (i + 1) & mask;
    if (slots_[i] == kNoRow) slots_[i] = r;
    else same.push_back({r, slots_[i]});
  }
}

Row IdIndex::insert(std::string_view id, Row row) {
  size_t mask = slots_.size() - 1, i = hash_of(id) & mask;
  for (; slots_[i] != kNoRow; i = (i + 1) & mask)
    if (ids_.texts[slots_[i]] == id) return slots_[i];
  slots_[i] = row;
  return kNoRow;
}

Row IdIndex::find(std::string_view id) const {
  if (slots_.empty()) return kMissingRow;
  size_t mask = slots_.size() - 1, i = hash_of(id) & mask;
  for (; slots_[i] != kNoRow; i = (i + 1) & mask)
    if (ids_.texts[slots_[i]] == id) return slots_[i];
  return kMissingRow;
}

void IdIndex::rows_of(const IdColumn& of, RawVector<Row>& out) const {
  if (direct_.empty() || !of.texts.empty()) {
    for (Row r = 0; r < out.size(); r++) out[r] = row_of(of, r);
    return;
  }
  const Row* direct = direct_.data();
  uint64_t size = direct_.size();
  for (Row r = 0; r < out.size(); r++) {
    int64_t id = of.numbers[r];
    uint64_t place = uint64_t(id - smallest_);
    Row found = id < 0 || place >= size ? kNoRow : direct[place];
    out[r] = id < 0 ? kNoRow : found == kNoRow ? kMissingRow : found;
  }
}

Row IdIndex::row_of(const IdColumn& of, Row row) const {
  if (!ids_.texts.empty()) {
    std::string id = of.text(row);
    Row found = id.empty() ? kNoRow : find(id);
    bool full_name = id.size() > 3 && id[0] == 't' && id[2] == '_' && id[1] >= '0' && id[1] <= '9';
    return found == kMissingRow && full_name ? find(std::string_view(id).substr(3))
                                             : found;  // of Reddit: t3_abc is abc
  }
  int64_t id = -1;
  if (of.texts.empty()) {
    id = of.numbers[row];
    if (id < 0) return kNoRow;
  } else {
    std::string_view text = of.texts[row];
    if (text.empty()) return kNoRow;
    if (text.size() > 18 || (text.size() > 1 && text[0] == '0')) return kMissingRow;
    id = 0;
    for (char c : text) {
      if (c < '0' || c > '9') return kMissingRow;
      id = id * 10 + (c - '0');
    }
  }
  if (!direct_.empty()) {
    if (id < smallest_ || id - smallest_ >= int64_t(direct_.size())) return kMissingRow;
    Row found = direct_[size_t(id - smallest_)];
    return found == kNoRow ? kMissingRow : found;
  }
  if (slots_.empty()) return kMissingRow;
  size_t mask = slots_.size() - 1, i = hash_of(uint64_t(id)) & mask;
  for (; slots_[i] != kNoRow; i = (i + 1) & mask)
    if (ids_.numbers[slots_[i]] == id) return slots_[i];
  return kMissingRow;
}

}  // namespace tolle::engine
