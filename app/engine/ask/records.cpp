// Time order needs no list: a page is found by counting. Orders by a few values are sorted once, then listed once per selection;
// of an order by text only the page that is wanted is sorted.
#include "engine/ask/records.h"

#include <algorithm>

#include "engine/ask/order.h"
#include "engine/ask/shield.h"

namespace tolle::engine {
namespace {

constexpr size_t kTextSorted = 256;  // bytes of a text that count for its place

// Eight bytes from `at` on, big endian, so that numbers compare as the strings do; ASCII letters in one case.
uint64_t key_of(std::string_view s, size_t at) {
  uint64_t key = 0;
  for (size_t i = at; i < at + 8; i++) {
    uint8_t byte = i < s.size() ? uint8_t(s[i]) : 0;
    if (byte >= 'A' && byte <= 'Z') byte = uint8_t(byte + 32);
    key = key << 8 | byte;
  }
  return key;
}

// What comes behind the first eight bytes, as far as it counts; the same way.
int compare_behind_key(std::string_view a, std::string_view b) {
  a = a.substr(0, kTextSorted), b = b.substr(0, kTextSorted);
  for (size_t at = 8; at < std::max(a.size(), b.size()); at += 8) {
    uint64_t x = key_of(a, at), y = key_of(b, at);
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

bool less_ignoring_case(std::string_view a, std::string_view b) {
  auto lower = [](char c) { return uint8_t(c >= 'A' && c <= 'Z' ? c + 32 : c); };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return lower(x) < lower(y); });
}

// Alphabetical place of each name.
std::vector<int64_t> places_of(const std::vector<std::string_view>& names) {
  std::vector<uint32_t> order(names.size());
  for (uint32_t i = 0; i < order.size(); i++) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return less_ignoring_case(names[a], names[b]); });
  std::vector<int64_t> place(names.size());
  for (size_t i = 0; i < order.size(); i++)
    place[order[i]] = i && !less_ignoring_case(names[order[i - 1]], names[order[i]]) ? place[order[i - 1]] : int64_t(i);
  return place;
}

}  // namespace

const SortedSlots& RecordPages::sorted(SortBy by) {
  const Columns& c = columns_;
  std::optional<SortedSlots>& out = by == SortBy::Who ? who_ : wait_;
  if (out) return *out;
  out.emplace();
  std::vector<int64_t> keys(c.size);
  if (by == SortBy::Wait) {
    int64_t longest = 0;
    for (int64_t w : c.complaints.wait_ms) longest = std::max(longest, w);
    std::fill(keys.begin(), keys.end(), longest + 1);
    for (uint32_t k = 0; k < c.complaints.size(); k++)
      if (c.complaints.wait_ms[k] != kNoWait) keys[c.complaints.slot[k]] = c.complaints.wait_ms[k], out->keyed++;
    out->slots = in_order(keys).at;
    return *out;
  }
  const std::vector<std::string>& teams = c.facet[kByOrganisation].names;
  std::vector<std::string_view> names(teams.begin(), teams.end());
  names.insert(names.end(), table_.author.names.begin(), table_.author.names.end());
  std::vector<int64_t> place = places_of(names);
  int64_t last = int64_t(names.size());
  std::fill(keys.begin(), keys.end(), last);
  if (!table_.author.empty())
    for (Slot s = 0; s < c.size; s++)
      if (Code author = table_.author.codes[c.row[s]]; author != kNoCode) keys[s] = place[teams.size() + author];
  for (uint32_t a = 0; a < c.answers.size(); a++) {  // organisations by their name, staff by none
    Code team = c.answers.team[a];
    keys[c.answers.slot[a]] = team < teams.size() ? place[team] : last;
  }
  for (int64_t key : keys) out->keyed += key != last;
  out->slots = in_order(keys).at;
  return *out;
}

// Texts are never sorted as a whole: a page is selected from what passes, by keys of eight bytes made once. Texts without a
// letter come last both ways.
std::vector<Slot> RecordPages::slots_by_text(const RecordsPage& asked) {
  const Columns& c = columns_;
  if (text_keys_.empty()) {
    text_keys_.resize(c.size);
    for (Row r = 0; r < c.size; r++) text_keys_[r] = table_.text.empty() ? 0 : key_of(table_.text[r], 0);
  }
  auto text = [&](Slot s) { return table_.text[c.row[s]]; };
  auto before = [&](Slot a, Slot b) {
    uint64_t x = text_keys_[c.row[a]], y = text_keys_[c.row[b]];
    if (x != y) return x < y;
    int behind = x & 0xFF ? compare_behind_key(text(a), text(b)) : 0;
    return behind ? behind < 0 : a < b;
  };
  size_t from = size_t(std::min<uint64_t>(asked.offset, listed_.size())),
         to = std::min<size_t>(from + asked.count, listed_.size());
  auto begin = listed_.begin(), end = begin + listed_keyed_;
  auto select = [&](auto&& order) {
    if (from >= listed_keyed_) return;
    auto last = begin + ptrdiff_t(std::min<size_t>(to, listed_keyed_));
    std::nth_element(begin, begin + ptrdiff_t(from), end, order);
    std::partial_sort(begin + ptrdiff_t(from), last, end, order);
  };
  if (asked.descending) select([&](Slot a, Slot b) { return before(b, a); });
  else select(before);
  return {begin + ptrdiff_t(from), begin + ptrdiff_t(to)};
}

// What passes, in the order asked for; by text: those with a text first, in no order yet.
void RecordPages::list(const RecordsPage& asked, const Filters& filters) {
  listed_.clear();
  SlotRange range = filters.range();
  const BitSet& fails = filters.fails();
  if (asked.by == SortBy::Text) {
    std::vector<Slot> without;
    for (Slot s = range.from; s < range.to; s++)
      if (!fails[s]) (table_.text.empty() || table_.text[columns_.row[s]].empty() ? without : listed_).push_back(s);
    listed_keyed_ = listed_.size();
    listed_.insert(listed_.end(), without.begin(), without.end());
    return;
  }
  const SortedSlots& order = sorted(asked.by);
  auto take = [&](Slot s) {
    if (s >= range.from && s < range.to && !fails[s]) listed_.push_back(s);
  };
  if (asked.descending)
    for (Slot i = order.keyed; i-- > 0;) take(order.slots[i]);
  else
    for (Slot i = 0; i < order.keyed; i++) take(order.slots[i]);
  for (Slot i = order.keyed; i < order.slots.size(); i++) take(order.slots[i]);
}

// Counts what passes until `offset`, from the end when descending; messages without a time stay last.
std::vector<Slot> RecordPages::slots_by_time(const RecordsPage& asked, const Filters& filters) const {
  SlotRange range = filters.range();
  const BitSet& fails = filters.fails();
  std::vector<Slot> out;
  uint64_t skip = asked.offset;
  auto passing = [&](Slot from, Slot to) { return uint64_t(filters.count(from, to).messages); };
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
      list(asked, filters);
      listed_as_ = asked;
      listed_stamp_ = stamp;
      listed_range_ = filters.range();
      has_list_ = true;
    }
    if (asked.by == SortBy::Text) slots = slots_by_text(asked);
    else {
      size_t from = size_t(std::min<uint64_t>(asked.offset, listed_.size())),
             to = std::min<size_t>(from + asked.count, listed_.size());
      slots.assign(listed_.begin() + from, listed_.begin() + to);
    }
  }
  for (Slot s : slots) out.rows.push_back(message_of(table_, columns_, s, kListText, explain));
  return out;
}

}  // namespace tolle::engine
