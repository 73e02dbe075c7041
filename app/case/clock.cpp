// The boomerang clock and the ledger: how fast a complaint came down on whom.
#include <algorithm>

#include "case/derive.h"
#include "case/staff.h"

namespace tolle::cases {
namespace {

bool belongs_to(Hand hand, const Event& e) {
  switch (hand) {
    case Hand::StaffConsequence: return is_staff_consequence(e);
    case Hand::Remedy: return e.has(Act::Remedy);
    case Hand::PublicAnswer: return is_public_answer(e);
    case Hand::Denial: return e.has(Act::Denial);
  }
  return false;
}

// The first of several times that are known only as ranges: no range bounds it from above that has no upper end itself.
void lower(std::optional<int64_t>& first, std::optional<int64_t> other, bool lacking_is_lowest) {
  if (lacking_is_lowest ? !other : !first) first = other;
  else if (first && other) first = std::min(first, other);
}

}  // namespace

std::span<const std::string_view> words_of(Hand) {
  static constexpr std::string_view kWords[] = {"staff_consequence", "remedy", "public_answer", "denial"};
  return kWords;
}

bool is_staff_consequence(const Event& event) {
  return std::ranges::any_of(event.staff, [](const StaffImpact& impact) { return !is_relief(impact.kind); });
}

bool is_public_answer(const Event& event) {
  return event.lane == Lane::Response && event.visibility == Visibility::Public && !event.acts.empty() &&
         !event.has(Act::NoReply);
}

std::vector<ClockHand> boomerang_clock(const Case& c, const Timeline& t, const Seen& seen) {
  std::vector<DurationRange> since = t.since(t.complaint);
  std::vector<ClockHand> hands;
  for (Hand hand : {Hand::StaffConsequence, Hand::Remedy, Hand::PublicAnswer, Hand::Denial}) {
    ClockHand& clock = hands.emplace_back(ClockHand{hand});
    for (size_t i : t.order) {
      const Event& e = c.events[i];
      if (!seen[i] || i == t.complaint || !belongs_to(hand, e)) continue;
      if (since[i].min_ms.value_or(-1) < 0) {
        bool is_before = since[i].max_ms && *since[i].max_ms < 0;
        if (!is_before && clock.perhaps == kNowhere) clock.perhaps = i;
        continue;
      }
      clock.accounts_differ |= !e.difference.empty();
      if (clock.event == kNowhere) {
        clock.event = i;
        clock.since = since[i];
        clock.when = t.intervals[i];
        continue;
      }
      auto latest_ms = [&](size_t event) { return t.intervals[event].latest_ms.value_or(INT64_MAX); };
      if (latest_ms(i) < latest_ms(clock.event)) clock.event = i;
      lower(clock.since.min_ms, since[i].min_ms, true);
      lower(clock.since.max_ms, since[i].max_ms, false);
      lower(clock.when.earliest_ms, t.intervals[i].earliest_ms, true);
      lower(clock.when.latest_ms, t.intervals[i].latest_ms, false);
    }
    if (clock.event != kNowhere) clock.perhaps = kNowhere;
  }
  return hands;
}

std::vector<LedgerLine> ledger(const Case& c, const Timeline& t, const Seen& seen) {
  std::vector<LedgerLine> lines;
  for (size_t i : t.order)
    for (size_t j = 0; seen[i] && j < c.events[i].consequences.size(); j++) lines.push_back({i, j});
  return lines;
}

}  // namespace tolle::cases
