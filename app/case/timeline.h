// When everything in a case can have happened: the tightest interval of each event from all that the sources say.
//
// Times are UTC milliseconds. A case without any absolute time counts from its origin instead (`anchored` is false).
#pragma once
#include <optional>

#include "case/case.h"
#include "case/constraints.h"

namespace tolle::cases {

// Both ends included; an end that is not there is unknown.
struct Interval {
  std::optional<int64_t> earliest_ms, latest_ms;
  bool operator==(const Interval&) const = default;
};

struct DurationRange {
  std::optional<int64_t> min_ms, max_ms;
  bool operator==(const DurationRange&) const = default;
};

// Statements about time that cannot all be true.
struct Conflict {
  std::vector<std::string> events;  // ids of all that are in it, in the order of the file
  std::string dropped;  // the event whose statement was passed over, so that the rest can be shown; empty: events that
                        // lead to each other in a circle, and are shown at one time
  bool operator==(const Conflict&) const = default;
};

struct Timeline {
  bool anchored = false;
  size_t origin = 0;                // index of the event at zero of the axis "since"
  size_t complaint = 0;             // index of the event that the clock starts at
  std::vector<bool> told;           // by index in Case::events: takes part in this account
  std::vector<Interval> intervals;  // by event: when it happened, or began
  std::vector<Interval> ends;       // by event: when it ended; both unknown for an event that does not last
  std::vector<int64_t> marks_ms;    // by event: where to draw it, see below
  std::vector<size_t> order;        // the events that are told, by mark
  std::vector<Conflict> conflicts;

  // From the beginning of one event to that of another: as tight as all statements together allow, hence often tighter
  // than what the two intervals say.
  DurationRange between(size_t from, size_t to) const;
  // The same from one event to each.
  std::vector<DurationRange> since(size_t from) const;

  Constraints constraints{0};  // node 0 is time zero, then one node for each event, then one for each end
};

// `account`: only what it tells, in its words; empty: everything, in the events' own fields.
//
// Marks are one choice of times that obeys all constraints: where a source is vague, its event is drawn somewhere in its
// interval, after what led to it and before what it led to. The cursor passes an event when it passes its mark, on
// either axis. Open ends are bridged by kOpenDay_ms before the first known time, or by a short stretch of the log axis.
Timeline solve(const Case& c, std::string_view account = {});

inline constexpr int64_t kOpenDay_ms = 86'400'000;

// What to draw of an event on an axis: from its earliest to its latest time, and a stretch of fog where there is none.
// from_ms <= mark_ms <= to_ms.
struct Fog {
  int64_t from_ms = 0, mark_ms = 0, to_ms = 0;
  bool open_from = false, open_to = false;
};
std::vector<Fog> fog_since(const Timeline& t, size_t zero);  // ms since that event, which is itself without fog
std::vector<Fog> fog_on_calendar(const Timeline& t);         // UTC ms

// The axis "since": logarithmic on both sides of zero, linear within about a minute of it.
double log_from_ms(int64_t since_ms);
int64_t ms_from_log(double x);

}  // namespace tolle::cases
