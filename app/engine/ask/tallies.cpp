// One pass over messages for what is counted everywhere, one over answers for hours, teams and kinds.
#include "engine/ask/tallies.h"

#include <algorithm>

namespace tolle::engine {

static_assert(int(Said::Count_) == 8, "a byte holds what an answer says");

std::array<uint8_t, 256> outside_hours(const WorkingHours& work) {
  std::array<uint8_t, 256> outside{};
  for (int h = 0; h < 168; h++) {
    int hour = h % 24, day = h / 24;
    bool works = hour >= work.from_h && hour < work.to_h;
    if (work.from_h > work.to_h) works = hour >= work.from_h || hour < work.to_h;  // a night shift
    outside[h] = !works || !(work.days >> day & 1);
  }
  return outside;
}

Tallies::Tallies(const Columns& columns) : columns_(columns), outside_(outside_hours(work_)) {}

template <int kSign>
void Tallies::count_messages(const Filters& filters, const Words& words, Slot from, Slot to) {
  const FacetBits* fails = filters.fails();
  const uint8_t* flags = columns_.flags.data();
  Slot read_to = std::clamp(words.read_to, from, to);
  PassingCounts read = count_passing(fails, flags, from, read_to), rest = count_passing(fails, flags, read_to, to);
  uint32_t ghosts = read.ghosts + rest.ghosts;
  messages_.ghosts += kSign * uint64_t(ghosts);
  messages_.messages += kSign * uint64_t(read.messages + rest.messages - ghosts);
  messages_.answers += kSign * uint64_t(read.answers + rest.answers);
  messages_.answers_read += kSign * uint64_t(read.answers);
  messages_.hostile += kSign * uint64_t(read.hostile);
  const FacetColumn& organisation = columns_.facet[kByOrganisation];
  for (uint32_t i = number_at(words.hostile, from); i < words.hostile.size() && words.hostile[i] < to; i++)
    if (fails[words.hostile[i]] == 0)
      messages_.hostile_by_organisation[organisation.known ? organisation.code[words.hostile[i]] : 0] += kSign;
}

// An answer that passes counts everywhere; one that fails a single facet counts in the view of that facet; others nowhere.
// kOthers: those that fail a single facet, too.
template <int kSign, bool kOthers>
void Tallies::count_answers(const Filters& filters, const Words& words, uint32_t from, uint32_t to) {
  const FacetBits* fails = filters.fails();
  const Slot* slot = columns_.answers.slot.data();
  const Code* team = columns_.answers.team.data();
  const uint32_t* agent = columns_.answers.agent.data();
  const uint8_t *hours = filters.answer_hour().data(), *said = words.said.data();
  struct Known {
    const Code* code;
    uint32_t* counts;
  } facet[kFacets], *of[kFacets] = {};
  int facets = 0;
  for (int f = 0; f < kFacets; f++)
    if (columns_.facet[f].known) {
      facet[facets] = {columns_.facet[f].code.data(), answers_.facet[f].data()};
      of[f] = &facet[facets++];
    }
  auto count_hour = [&](uint32_t a) {
    if (hours[a] != kNoHour) answers_.by_hour[hours[a]] += kSign;
  };
  auto count_said = [&](uint32_t a) {
    for (unsigned kinds = said[a]; kinds; kinds &= kinds - 1) answers_.said[size_t(std::countr_zero(kinds))] += kSign;
  };
  // Sorted out in blocks without branches: which answers pass is as good as random.
  constexpr uint32_t kBlock = 1024;
  uint32_t pass[kBlock], one[kBlock];
  FacetBits one_bit[kBlock];
  for (uint32_t begin = from; begin < to; begin += kBlock) {
    uint32_t end = std::min(to - begin, kBlock) + begin, passes = 0, ones = 0;
    for (uint32_t a = begin; a < end; a++) {
      FacetBits f = fails[slot[a]];
      pass[passes] = one[ones] = a;
      one_bit[ones] = f;
      passes += f == 0;
      if constexpr (kOthers) ones += std::popcount(f) == 1;
    }
    for (uint32_t i = 0; i < ones; i++) {
      uint32_t a = one[i];
      int f = std::countr_zero(unsigned(one_bit[i]));
      if (f < kFacets && of[f]) of[f]->counts[of[f]->code[slot[a]]] += kSign;
      else if (one_bit[i] == kHoursBit) count_hour(a);
      else if (one_bit[i] == kSaidBit) count_said(a);
    }
    answers_.answers += kSign * uint64_t(passes);
    for (uint32_t i = 0; i < passes; i++) {
      uint32_t a = pass[i];
      count_hour(a);
      count_said(a);
      for (int f = 0; f < facets; f++) facet[f].counts[facet[f].code[slot[a]]] += kSign;
      answers_.team_total[team[a]] += kSign;
      if (hours[a] != kNoHour) answers_.team[team[a]][outside_[hours[a]]] += kSign;
      if (agent[a] != kNoAgent) answers_.agent[agent[a]] += kSign;
    }
  }
}

// Whatever ignores the only filter that there is counts as if there were none.
void Tallies::count_all_answers(const Filters& filters, const Words& words) {
  if (std::popcount(filters.active()) != 1 || !unfiltered_known_) {
    count_answers<1>(filters, words, 0, columns_.answers.size());
    if (!filters.active()) unfiltered_ = answers_, unfiltered_known_ = true;
    return;
  }
  count_answers<1, false>(filters, words, 0, columns_.answers.size());
  int f = std::countr_zero(unsigned(filters.active()));
  if (f < kFacets) answers_.facet[f] = unfiltered_.facet[f];
  else if (filters.active() == kHoursBit) answers_.by_hour = unfiltered_.by_hour;
  else if (filters.active() == kSaidBit) answers_.said = unfiltered_.said;
}

void Tallies::update(const Filters& filters, const Words& words, const WorkingHours& work) {
  const RawVector<Slot>& slot = columns_.answers.slot;
  SlotRange range = filters.range(), numbers{number_at(slot, range.from), number_at(slot, range.to)};
  Stamp stamp = filters.stamp(0);
  bool same =
      stamp == stamp_ && words.version == words_version_ && filters.zone_version() == zone_version_ && work == work_;
  if (!same) {
    stamp_ = stamp;
    if (words.version != words_version_ || filters.zone_version() != zone_version_ || work != work_)
      unfiltered_known_ = false;
    words_version_ = words.version;
    zone_version_ = filters.zone_version();
    work_ = work;
    outside_ = outside_hours(work);
  }
  bool moved = same && move_range(
                           messages_at_, range, [&](Slot a, Slot b) { count_messages<1>(filters, words, a, b); },
                           [&](Slot a, Slot b) { count_messages<-1>(filters, words, a, b); });
  if (!moved) {
    messages_ = {};
    messages_.hostile_by_organisation.assign(columns_.facet[kByOrganisation].values(), 0);
    messages_at_ = range;
    count_messages<1>(filters, words, range.from, range.to);
  }
  moved = same && move_range(
                      answers_at_, numbers, [&](uint32_t a, uint32_t b) { count_answers<1>(filters, words, a, b); },
                      [&](uint32_t a, uint32_t b) { count_answers<-1>(filters, words, a, b); });
  if (!moved) {
    uint32_t teams = columns_.facet[kByOrganisation].values();
    answers_.answers = 0;
    answers_.by_hour.fill(0);
    answers_.said.fill(0);
    answers_.team.assign(teams, {});
    answers_.team_total.assign(teams, 0);
    answers_.agent.assign(columns_.agents.size(), 0);
    for (int f = 0; f < kFacets; f++)
      answers_.facet[f].assign(columns_.facet[f].known ? columns_.facet[f].values() : 0, 0);
    answers_at_ = numbers;
    if (numbers == SlotRange{0, columns_.answers.size()}) count_all_answers(filters, words);
    else count_answers<1>(filters, words, numbers.from, numbers.to);
  }
}

}  // namespace tolle::engine
