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
    : columns_(columns), views_{kShowsHours, kShowsSaid}, all_(columns.answers.size()), outside_(outside_hours(work_)) {
  for (int f = 0; f < kFacets; f++)
    if (columns.facet[f].known) views_.push_back(Shown(f));
  for (Shown view : views_) joined_[view] = true;
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
    if (Slot s = words.hostile[i]; !filters.fails()[s])
      messages_.hostile_by_organisation[organisation.known ? organisation.code[s] : 0]++;
}

// From none of the answers, or from every one.
void Tallies::start(bool all) {
  answers_.team = all ? everything_.team : decltype(answers_.team)(answers_.team.size());
  answers_.team_total = all ? everything_.team_total : std::vector<uint32_t>(answers_.team_total.size());
  answers_.agent = all ? everything_.agent : std::vector<uint32_t>(answers_.agent.size());
}

void Tallies::start(Shown view, bool all) {
  if (view == kShowsHours) answers_.by_hour = all ? everything_.by_hour : decltype(answers_.by_hour){};
  else if (view == kShowsSaid) answers_.said = all ? everything_.said : decltype(answers_.said){};
  else answers_.facet[view] = all ? everything_.facet[view] : std::vector<uint32_t>(answers_.facet[view].size());
}

void Tallies::forget(Shown view) {
  joined_[view] = false;
  apart_[view] = Following(columns_.answers.size());
}

// Each view follows the answers that pass all facets but its own.
void Tallies::count_answers(const Filters& filters, const Words& words, SlotRange numbers) {
  const Passing& passing = filters.answers();
  const Answers& answers = columns_.answers;
  const uint8_t* hours = filters.answer_hour().data();
  auto add_hour = [&](uint32_t a, int sign) {
    if (hours[a] != kNoHour) answers_.by_hour[hours[a]] += uint32_t(sign);
  };
  auto add_said = [&](uint32_t a, int sign) {
    for (unsigned kinds = words.said[a]; kinds; kinds &= kinds - 1)
      answers_.said[size_t(std::countr_zero(kinds))] += uint32_t(sign);
  };
  auto add_facet = [&](Shown f, uint32_t a, int sign) { answers_.facet[f][answers.facet[f][a]] += uint32_t(sign); };
  auto follow = [&](Following& following, const BitSet& now, auto&& restart, auto&& change) {
    following.follow(now, numbers.from, numbers.to, everything_known_, restart, change);
  };
  bool with_hours = false, with_said = false;
  std::vector<Shown> with_facets;
  for (Shown view : views_) {
    bool apart = passing.is_apart(view);
    if (joined_[view] && !apart) {
      if (view == kShowsHours) with_hours = true;
      else if (view == kShowsSaid) with_said = true;
      else with_facets.push_back(view);
      continue;
    }
    if (joined_[view]) apart_[view] = all_;
    auto restart = [&](bool all) { start(view, all); };
    auto now = [&](auto&& change) { follow(apart_[view], passing.showing(view), restart, change); };
    if (view == kShowsHours) now(add_hour);
    else if (view == kShowsSaid) now(add_said);
    else now([&](uint32_t a, int sign) { add_facet(view, a, sign); });
    joined_[view] = !apart;
    if (!apart) apart_[view] = Following();
  }
  auto restart = [&](bool all) {
    start(all);
    if (with_hours) start(kShowsHours, all);
    if (with_said) start(kShowsSaid, all);
    for (Shown f : with_facets) start(f, all);
  };
  follow(all_, passing.all(), restart, [&](uint32_t a, int sign) {
    Code team = answers.team[a];
    answers_.team_total[team] += uint32_t(sign);
    if (hours[a] != kNoHour) answers_.team[team][outside_[hours[a]]] += uint32_t(sign);
    if (answers.agent[a] != kNoAgent) answers_.agent[answers.agent[a]] += uint32_t(sign);
    if (with_hours) add_hour(a, sign);
    if (with_said) add_said(a, sign);
    for (Shown f : with_facets) add_facet(f, a, sign);
  });
}

void Tallies::update(const Filters& filters, const Words& words, const WorkingHours& work) {
  count_messages(filters, words);
  if (filters.zone_version() != zone_version_ || work != work_) {
    zone_version_ = filters.zone_version();
    work_ = work;
    outside_ = outside_hours(work);
    everything_known_ = false;
    all_.forget();
    forget(kShowsHours);
  }
  if (words.version != words_version_) {
    words_version_ = words.version;
    everything_known_ = false;
    forget(kShowsSaid);
  }
  SlotRange numbers = numbers_in(columns_.answers.slot, filters.range()), every{0, columns_.answers.size()};
  count_answers(filters, words, numbers);
  if (!filters.active() && numbers == every) everything_ = answers_, everything_known_ = true;
}

}  // namespace tolle::engine
