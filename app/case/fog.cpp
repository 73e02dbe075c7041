// How far each event is drawn to either side of its mark.
#include "case/timeline.h"

namespace tolle::cases {
namespace {

constexpr double kFog_log = 0.4;  // of the log axis since the origin, for an open end

Fog fog_of(std::optional<int64_t> from_ms, int64_t mark_ms, std::optional<int64_t> to_ms, int64_t zero_ms) {
  double x = log_from_ms(mark_ms - zero_ms);
  return {from_ms.value_or(zero_ms + ms_from_log(x - kFog_log)), mark_ms,
          to_ms.value_or(zero_ms + ms_from_log(x + kFog_log)), !from_ms, !to_ms};
}

}  // namespace

std::vector<Fog> fog_since(const Timeline& t, size_t zero) {
  std::vector<DurationRange> since = t.since(zero);
  std::vector<Fog> fog(since.size());
  for (size_t i : t.order) fog[i] = fog_of(since[i].min_ms, t.marks_ms[i] - t.marks_ms[zero], since[i].max_ms, 0);
  return fog;
}

std::vector<Fog> fog_on_calendar(const Timeline& t) {
  std::vector<Fog> fog(t.marks_ms.size());
  for (size_t i : t.order)
    fog[i] = fog_of(t.intervals[i].earliest_ms, t.marks_ms[i], t.intervals[i].latest_ms, t.marks_ms[t.origin]);
  return fog;
}

}  // namespace tolle::cases
