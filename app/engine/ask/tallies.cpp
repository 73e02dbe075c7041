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
  const FacetColumn& organisation = columns_.facet[kByOrganisation];
  uint64_t n = 0, hostile = 0, answers = 0, answers_read = 0;
  for (Slot s = from; s < to; s++) {
    bool passes = fails[s] == 0;
    n += passes;
    bool answer = passes & ((flags[s] & kIsAnswer) != 0);
    answers += answer;
    answers_read += answer & (s < words.read_to);
    hostile += passes & ((flags[s] & kIsHostile) != 0);
  }
  messages_.messages += kSign * n;
  messages_.answers += kSign * answers;
  messages_.answers_read += kSign * answers_read;
  messages_.hostile += kSign * hostile;
  if (!hostile) return;
  for (Slot s = from; s < to; s++)
    if (fails[s] == 0 && (flags[s] & kIsHostile))
      messages_.hostile_by_organisation[organisation.known ? organisation.code[s] : 0] += kSign;
}

template <int kSign>
void Tallies::count_answers(const Filters& filters, const Words& words, uint32_t from, uint32_t to) {
  const FacetBits* fails = filters.fails();
  const Answers& all = columns_.answers;
  const std::vector<uint8_t>& hours = filters.answer_hour();
  for (uint32_t a = from; a < to; a++) {
    Slot s = all.slot[a];
    FacetBits f = fails[s];
    uint8_t hour = hours[a];
    if (!(f & ~kHoursBit) && hour != kNoHour) answers_.by_hour[hour] += kSign;
    if (f && (f & (f - 1))) continue;  // fails two facets: no view counts it
    for (int v = 0; v < kFacets; v++)
      if (!(f & ~(1 << v)) && columns_.facet[v].known) answers_.facet[v][columns_.facet[v].code[s]] += kSign;
    if (!(f & ~kSaidBit))
      for (unsigned said = words.said[a]; said; said &= said - 1) answers_.said[std::countr_zero(said)] += kSign;
    if (f) continue;
    answers_.answers += kSign;
    answers_.team_total[all.team[a]] += kSign;
    if (hour != kNoHour) answers_.team[all.team[a]][outside_[hour]] += kSign;
    if (all.agent[a] != kNoAgent) answers_.agent[all.agent[a]] += kSign;
  }
}

void Tallies::update(const Filters& filters, const Words& words, const WorkingHours& work) {
  const std::vector<Slot>& slot = columns_.answers.slot;
  SlotRange range = filters.range(), numbers{number_at(slot, range.from), number_at(slot, range.to)};
  Stamp stamp = filters.stamp(0);
  bool same =
      stamp == stamp_ && words.version == words_version_ && filters.zone_version() == zone_version_ && work == work_;
  if (!same) {
    stamp_ = stamp;
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
    count_answers<1>(filters, words, numbers.from, numbers.to);
  }
}

}  // namespace tolle::engine
