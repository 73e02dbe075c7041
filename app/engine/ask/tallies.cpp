// Messages are counted by blocks; of answers those that entered or left.
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

Tallies::Tallies(const Columns& columns)
    : columns_(columns),
      all_(columns.answers.size()),
      by_hour_(columns.answers.size()),
      said_(columns.answers.size()),
      outside_(outside_hours(work_)) {
  for (int f = 0; f < kFacets; f++)
    if (columns.facet[f].known) by_facet_[f] = Following(columns.answers.size());
  uint32_t teams = columns.facet[kByOrganisation].values();
  answers_.team.assign(teams, {});
  answers_.team_total.assign(teams, 0);
  answers_.agent.assign(columns.agents.size(), 0);
  for (int f = 0; f < kFacets; f++)
    if (columns.facet[f].known) answers_.facet[f].assign(columns.facet[f].values(), 0);
  everything_ = answers_;
}

void Tallies::count_messages(const Filters& filters, const Words& words) {
  SlotRange range = filters.range();
  Slot read_to = std::clamp(words.read_to, range.from, range.to);
  PassingCounts read = filters.count(range.from, read_to), all = filters.count(range.from, range.to);
  messages_.ghosts = all.ghosts;
  messages_.messages = all.messages - all.ghosts;
  messages_.answers = all.answers;
  messages_.answers_read = read.answers;
  messages_.hostile = read.hostile;
  const FacetColumn& organisation = columns_.facet[kByOrganisation];
  messages_.hostile_by_organisation.assign(organisation.values(), 0);
  SlotRange hostile = numbers_in(words.hostile, range);
  for (uint32_t i = hostile.from; i < hostile.to; i++)
    if (Slot s = words.hostile[i]; filters.fails()[s] == 0)
      messages_.hostile_by_organisation[organisation.known ? organisation.code[s] : 0]++;
}

// Each view follows the answers that pass all facets but its own.
void Tallies::count_answers(const Filters& filters, const Words& words, SlotRange numbers) {
  const Passing& passing = filters.answers();
  auto follow = [&](Following& following, const BitSet& now, bool total_known, auto&& restart, auto&& change) {
    following.follow(now, numbers.from, numbers.to, total_known, restart, change);
  };
  auto start = [&](bool all, auto what) {
    auto& counts = answers_.*what;
    if (all) counts = everything_.*what;
    else std::fill(counts.begin(), counts.end(), typename std::decay_t<decltype(counts)>::value_type{});
  };
  const uint8_t* hours = filters.answer_hour().data();
  {
    const Code* team = columns_.answers.team.data();
    const uint32_t* agent = columns_.answers.agent.data();
    auto restart = [&](bool all) {
      start(all, &AnswerTally::team);
      start(all, &AnswerTally::team_total);
      start(all, &AnswerTally::agent);
    };
    follow(all_, passing.all(), everything_known_, restart, [&](uint32_t a, int sign) {
      answers_.team_total[team[a]] += uint32_t(sign);
      if (hours[a] != kNoHour) answers_.team[team[a]][outside_[hours[a]]] += uint32_t(sign);
      if (agent[a] != kNoAgent) answers_.agent[agent[a]] += uint32_t(sign);
    });
  }
  follow(
      by_hour_, passing.showing(kShowsHours), everything_known_, [&](bool all) { start(all, &AnswerTally::by_hour); },
      [&](uint32_t a, int sign) {
        if (hours[a] != kNoHour) answers_.by_hour[hours[a]] += uint32_t(sign);
      });
  follow(
      said_, passing.showing(kShowsSaid), everything_known_, [&](bool all) { start(all, &AnswerTally::said); },
      [&](uint32_t a, int sign) {
        for (unsigned kinds = words.said[a]; kinds; kinds &= kinds - 1)
          answers_.said[size_t(std::countr_zero(kinds))] += uint32_t(sign);
      });
  const Slot* slot = columns_.answers.slot.data();
  for (int f = 0; f < kFacets; f++) {
    if (!columns_.facet[f].known) continue;
    const Code* code = columns_.facet[f].code.data();
    std::vector<uint32_t>& counts = answers_.facet[f];
    auto restart = [&](bool all) {
      if (all) counts = everything_.facet[f];
      else std::fill(counts.begin(), counts.end(), 0);
    };
    follow(by_facet_[f], passing.showing(Shown(f)), everything_known_, restart,
           [&](uint32_t a, int sign) { counts[code[slot[a]]] += uint32_t(sign); });
  }
}

void Tallies::update(const Filters& filters, const Words& words, const WorkingHours& work) {
  count_messages(filters, words);
  if (filters.zone_version() != zone_version_ || work != work_) {
    zone_version_ = filters.zone_version();
    work_ = work;
    outside_ = outside_hours(work);
    everything_known_ = false;
    all_.forget();
    by_hour_.forget();
  }
  if (words.version != words_version_) {
    words_version_ = words.version;
    everything_known_ = false;
    said_.forget();
  }
  SlotRange numbers = numbers_in(columns_.answers.slot, filters.range()), every{0, columns_.answers.size()};
  count_answers(filters, words, numbers);
  if (!filters.active() && numbers == every) everything_ = answers_, everything_known_ = true;
}

}  // namespace tolle::engine
