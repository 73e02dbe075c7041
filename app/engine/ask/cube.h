// Everything that a report says of a span of time, ready for every span between two stops of a brush: the page answers from
// it while a hand drags, without asking the engine. It holds for one selection by all the other filters. Nothing is estimated:
// each group of things is a list of when they happened, so a count is two binary searches, and durations stand in the same
// order in a wavelet matrix, which knows the k-th smallest of any part.
#pragma once
#include <memory>

#include "engine/ask/describe.h"
#include "engine/ask/wavelet.h"
#include "engine/report.h"

namespace tolle::engine {

// When: how many stops are at or before it. What has no time comes after all others.
using Stop = uint16_t;
inline constexpr uint32_t kMostStops = 60'000;
struct StopSpan {  // half open
  Stop from = 0, to = 0xFFFF;
};

// Things by group, in each by when they happened.
struct Moments {
  std::vector<uint32_t> starts;  // of the groups, and the end
  std::vector<Stop> at;
  std::vector<uint32_t> places;  // instead of `at`, where smaller: of each stop, of each group, its first_from
  uint32_t groups() const { return starts.empty() ? 0 : uint32_t(starts.size() - 1); }
  // How many things stand before the first one of the group that is at this stop or behind it.
  uint32_t first_from(uint32_t group, Stop stop) const;
  void settle(uint32_t end);  // `at` is whole and below `end`: makes `places` of it, or not
  uint32_t count(uint32_t group, StopSpan span) const {
    return first_from(group, span.to) - first_from(group, span.from);
  }
};

// Complaints by value of a facet.
struct DurationMoments {
  enum Kind : uint32_t { kTimed, kAnsweredUntimed, kRest, kKinds };
  Moments complaints;  // group kind * values + value
  Moments ghosts;      // by value; without groups where there are none
  Wavelet order;       // of the timed ones: which of the ascending durations
};

// Answers by somebody who is told apart, in time order. In a span each of them has one answer whose previous one is before it.
struct CubeAgents {
  std::vector<uint32_t> before;  // each stop: so many answers
  Wavelet previous;              // of each answer: 1 + the stop of the previous one of the same agent; 0: there is none
};

// What happened, by stop: of each the number before it, and their sum.
struct StopTotals {
  std::vector<uint32_t> messages, answers, ghosts, hostile;
  std::vector<Ms> first, last;  // record of each stop; kNoTime: none
};

struct CubeHead {
  uint64_t dataset = 0;
  Query query;  // without what a cube does not heed
  std::vector<Ms> stops;
  bool ticket_shaped = false, typed_responses = false, has_text = false;
  std::array<FacetNames, kFacets> facet;
  std::vector<uint32_t> team_agents;
  std::vector<std::string> answer_kinds;
  std::vector<int64_t> wait_ms, close_ms;  // ascending: the different durations
  StopTotals totals;
};

// The parts in which a cube travels, each with what it is in front: the first, any others, the last.
enum class CubePart : uint8_t {
  Head,
  Waits,
  Histogram,
  Closings,
  Facet,
  Responses,
  Hours,
  Teams,
  Agents,
  Said,
  HostileTeams,
  AnswerKinds,
  End
};
inline constexpr uint32_t kTeamGroups = 3;  // of answers of a team: within hours, outside, at an hour that is not known

class Cube {
 public:
  // Takes one part as it came; the first one begins anew.
  void add(std::span<const uint8_t> part);
  bool ready() const { return ready_; }

  // Turns `report`, the answer to another span of time, into the answer to `query`; false, and nothing is changed, where the
  // cube cannot: another selection, no stop of the brush, something that it does not hold. Records stay those of before.
  bool answer(const Query& query, Report& report) const;

  // The part of a query that makes another cube.
  static Query selection_of(const Query& query);

 private:
  std::optional<StopSpan> span_of(const std::optional<TimeWindow>& time) const;

  CubeHead head_;
  DurationMoments waits_, histogram_, closings_;
  bool has_histogram_ = false;
  std::array<DurationMoments, kFacets> facet_;
  std::array<Moments, kFacets> responses_;
  CubeAgents agents_;
  Moments hours_, teams_, said_, hostile_teams_, answer_kinds_;
  bool ready_ = false;
};

template <class A> void fields(A& a, Moments& x) { a(x.starts, x.at, x.places); }
template <class A> void fields(A& a, DurationMoments& x) { a(x.complaints, x.ghosts, x.order); }
template <class A> void fields(A& a, CubeAgents& x) { a(x.before, x.previous); }
template <class A> void fields(A& a, StopTotals& x) { a(x.messages, x.answers, x.ghosts, x.hostile, x.first, x.last); }
template <class A> void fields(A& a, CubeHead& x) {
  a(x.dataset, x.query, x.stops, x.ticket_shaped, x.typed_responses, x.has_text, x.facet, x.team_agents, x.answer_kinds,
    x.wait_ms, x.close_ms, x.totals);
}

}  // namespace tolle::engine
