// Time order needs no list: a page is found by counting. Other orders are sorted once, then listed once per selection.
#include "engine/ask/records.h"

#include <algorithm>

#include "engine/ask/order.h"
#include "engine/ask/shield.h"

namespace tolle::engine {
namespace {

// The first eight bytes, big endian, so that numbers compare as the strings do; ASCII letters in one case.
int64_t prefix_key(std::string_view s) {
  uint64_t key = 0;
  for (size_t i = 0; i < 8; i++) {
    uint8_t byte = i < s.size() ? uint8_t(s[i]) : 0;
    if (byte >= 'A' && byte <= 'Z') byte = uint8_t(byte + 32);
    key = key << 8 | byte;
  }
  return int64_t(key ^ uint64_t(1) << 63);
}

bool less_ignoring_case(std::string_view a, std::string_view b) {
  auto lower = [](char c) { return uint8_t(c >= 'A' && c <= 'Z' ? c + 32 : c); };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return lower(x) < lower(y); });
}

constexpr size_t kTextSorted = 256;  // bytes of a text that count for its place

}  // namespace

const SortedSlots& RecordPages::sorted(SortBy by) {
  const Columns& c = columns_;
  std::optional<SortedSlots>& out = by == SortBy::Who ? who_ : by == SortBy::Text ? text_ : wait_;
  if (out) return *out;
  out.emplace();
  std::vector<int64_t> keys(c.size);
  constexpr int64_t kLast = std::numeric_limits<int64_t>::max();
  if (by == SortBy::Wait) {
    int64_t longest = 0;
    for (int64_t w : c.complaints.wait_ms) longest = std::max(longest, w);
    std::fill(keys.begin(), keys.end(), longest + 1);
    for (uint32_t k = 0; k < c.complaints.size(); k++)
      if (c.complaints.wait_ms[k] != kNoWait) keys[c.complaints.slot[k]] = c.complaints.wait_ms[k], out->keyed++;
    out->slots = stable_order(keys);
    return *out;
  }
  auto sort_by = [&](auto&& string_at) {
    for (Slot s = 0; s < c.size; s++) {
      std::string_view text = string_at(s);
      out->keyed += !text.empty();
      keys[s] = text.empty() ? kLast : prefix_key(text);
    }
    out->slots = stable_order(keys);
    for (size_t from = 0, to; from < out->keyed; from = to) {
      for (to = from + 1; to < out->keyed && keys[out->slots[to]] == keys[out->slots[from]];) to++;
      if (to - from > 1)
        std::stable_sort(out->slots.begin() + from, out->slots.begin() + to,
                         [&](Slot a, Slot b) { return less_ignoring_case(string_at(a), string_at(b)); });
    }
  };
  if (by == SortBy::Text) {
    sort_by([&](Slot s) {
      return table_.text.empty() ? std::string_view() : table_.text[c.row[s]].substr(0, kTextSorted);
    });
    return *out;
  }
  std::vector<Code> team(c.size, kNoCode);
  for (uint32_t a = 0; a < c.answers.size(); a++) team[c.answers.slot[a]] = c.answers.team[a];
  sort_by([&](Slot s) {
    return team[s] != kNoCode ? c.facet[kByOrganisation].name(team[s]) : table_.author.name(c.row[s]);
  });
  return *out;
}

// Counts what passes until `offset`, from the end when descending; messages without a time stay last.
std::vector<Slot> RecordPages::slots_by_time(const RecordsPage& asked, const Filters& filters) const {
  SlotRange range = filters.range();
  const FacetBits* fails = filters.fails();
  std::vector<Slot> out;
  uint64_t skip = asked.offset;
  auto passing = [&](Slot from, Slot to) {
    uint64_t n = 0;
    for (Slot s = from; s < to; s++) n += fails[s] == 0;
    return n;
  };
  auto take = [&](Slot s) {
    if (fails[s]) return;
    if (skip) skip--;
    else out.push_back(s);
  };
  constexpr Slot kStride = 4096;
  auto forward = [&](Slot from, Slot to) {
    for (Slot s = from; s < to && out.size() < asked.count;) {
      Slot end = to - s > kStride ? s + kStride : to;
      uint64_t n = skip ? passing(s, end) : 0;
      if (skip && n <= skip) skip -= n, s = end;
      else
        for (; s < end && out.size() < asked.count; s++) take(s);
    }
  };
  Slot timed_to = std::clamp(columns_.timed, range.from, range.to);
  if (!asked.descending) forward(range.from, timed_to);
  else
    for (Slot s = timed_to; s > range.from && out.size() < asked.count;) {
      Slot begin = s - range.from > kStride ? s - kStride : range.from;
      uint64_t n = skip ? passing(begin, s) : 0;
      if (skip && n <= skip) skip -= n, s = begin;
      else
        while (s > begin && out.size() < asked.count) take(--s);
    }
  forward(timed_to, range.to);
  return out;
}

Records RecordPages::page(const RecordsPage& asked, const Filters& filters, uint64_t total, const Explain& explain) {
  Records out;
  out.total = total;
  out.offset = asked.offset;
  if (!asked.count) return out;
  std::vector<Slot> slots;
  if (asked.by == SortBy::Time) slots = slots_by_time(asked, filters);
  else {
    Stamp stamp = filters.stamp(0);
    bool listed = has_list_ && listed_as_.by == asked.by && listed_as_.descending == asked.descending &&
                  listed_stamp_ == stamp && listed_range_ == filters.range();
    if (!listed) {
      const SortedSlots& order = sorted(asked.by);
      listed_.clear();
      auto take = [&](Slot s) {
        if (s >= filters.range().from && s < filters.range().to && !filters.fails()[s]) listed_.push_back(s);
      };
      if (asked.descending)
        for (Slot i = order.keyed; i-- > 0;) take(order.slots[i]);
      else
        for (Slot i = 0; i < order.keyed; i++) take(order.slots[i]);
      for (Slot i = order.keyed; i < order.slots.size(); i++) take(order.slots[i]);
      listed_as_ = asked;
      listed_stamp_ = stamp;
      listed_range_ = filters.range();
      has_list_ = true;
    }
    size_t from = size_t(std::min<uint64_t>(asked.offset, listed_.size())),
           to = std::min<size_t>(from + asked.count, listed_.size());
    slots.assign(listed_.begin() + from, listed_.begin() + to);
  }
  for (Slot s : slots) out.rows.push_back(message_of(table_, columns_, s, kListText, explain));
  return out;
}

}  // namespace tolle::engine
