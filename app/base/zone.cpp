// Offsets by binary search; local times by trying the offsets on both sides of a change.
#include "base/zone.h"

#include <algorithm>

namespace tolle {

int32_t ZoneTable::offset_s(int64_t utc_ms) const {
  if (changes.empty()) return 0;
  auto next = std::upper_bound(changes.begin(), changes.end(), utc_ms,
                               [](int64_t t, const Change& c) { return t < c.from_ms; });
  return (next == changes.begin() ? next : next - 1)->offset_s;
}

ZoneTable::Instant ZoneTable::instant_from_local(int64_t local_ms) const {
  // No zone is more than a day off UTC and none changes twice within two days, so these two offsets are the candidates.
  constexpr int64_t kDay = 86'400'000;
  int32_t before = offset_s(local_ms - kDay), after = offset_s(local_ms + kDay);
  int64_t early = local_ms - before * 1000ll, late = local_ms - after * 1000ll;
  if (before == after) return {early};
  bool early_holds = offset_s(early) == before, late_holds = offset_s(late) == after;
  if (early_holds && late_holds) return {std::min(early, late), early != late};
  if (early_holds) return {early};
  if (late_holds) return {late};
  return {early, false, true};
}

int64_t ZoneTable::rounded(int64_t utc_ms, int64_t unit_ms) const {
  int64_t local = utc_ms + offset_s(utc_ms) * 1000ll, over = (local % unit_ms + unit_ms) % unit_ms;
  return instant_from_local(local - over + (over >= unit_ms - over ? unit_ms : 0)).utc_ms;
}

}  // namespace tolle
