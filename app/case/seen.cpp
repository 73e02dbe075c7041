// Which events have happened at a moment: those whose marks the cursor has passed.
#include "case/derive.h"

namespace tolle::cases {

Seen seen_all(const Timeline& t) { return t.told; }

Seen seen_at(const Timeline& t, int64_t utc_ms) {
  Seen seen = t.told;
  for (size_t i = 0; i < seen.size(); i++) seen[i] = seen[i] && t.marks_ms[i] <= utc_ms;
  return seen;
}

Seen seen_after(const Timeline& t, size_t event) { return seen_at(t, t.marks_ms[event]); }

std::optional<int64_t> mark_of(const Case& c, const Timeline& t, std::string_view cursor) {
  if (size_t event = index_of(c.events, cursor); event != kNowhere && t.told[event]) return t.marks_ms[event];
  if (auto stamp = stamp_of(cursor)) return stamp->to_ms;
  return {};
}

Seen seen_by(const Case& c, const Timeline& t, std::string_view cursor) {
  auto mark_ms = mark_of(c, t, cursor);
  return mark_ms ? seen_at(t, *mark_ms) : seen_all(t);
}

}  // namespace tolle::cases
