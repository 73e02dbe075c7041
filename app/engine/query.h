// The one question that the page asks the engine: what is selected, and what its views need to draw.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/words.h"

namespace tolle::engine {

struct TimeWindow {  // half open
  Ms from = kNoTime, to = kNoTime;
  bool operator==(const TimeWindow&) const = default;
};

struct WaitWindow {  // seconds, half open
  double from_s = 0, to_s = 0;
  bool operator==(const WaitWindow&) const = default;
};

enum class AnswerState : uint8_t { Any, Answered, Unanswered, WithinPromise, Late };

// Each part is a facet with one filter bit per row; a view that shows a facet ignores that facet's own bit (crossfilter).
// Parts that select by thread (organisation, channel, category, place, wait, answer) hold for every message of the thread,
// parts that select by message (time, hours, text, said, hostile) for the message itself. A complaint is counted when its own
// message passes; its answers need not pass the time filter to answer it.
struct Filter {
  std::optional<TimeWindow> time;
  std::vector<std::string> organisation, channel, category, place;  // any of; empty: all. "" is "not said"
  std::vector<Said> said;  // answers that say any of these, and the complaints they answer
  std::string text;        // words; "a phrase"; OR; any case, accents folded
  std::optional<WaitWindow> wait;
  std::vector<uint8_t> hours;  // hours of the week, Monday 0 h = 0 … 167, in Query::zone
  AnswerState answer = AnswerState::Any;
  bool hostile = false;  // only hostile messages
  bool operator==(const Filter&) const = default;
};

struct WorkingHours {
  uint8_t from_h = 9, to_h = 18;  // local, half open
  uint8_t days = 0b0011111;       // bit 0: Monday
  bool operator==(const WorkingHours&) const = default;
};

enum class SortBy : uint8_t { Time, Who, Text, Wait };

struct RecordsPage {
  SortBy by = SortBy::Time;
  bool descending = false;
  uint64_t offset = 0;
  uint32_t count = 0;  // 0: not asked
  bool operator==(const RecordsPage&) const = default;
};

struct Query {
  Filter filter;
  double promise_s = 3 * 3600;
  std::string zone = "UTC";
  WorkingHours work;

  uint32_t overview_bins = 0;  // timeline of the whole data; 0: not asked
  TimeWindow zoom;             // timeline of a part …
  uint32_t zoom_bins = 0;      // … at so many pixels
  uint32_t marks_max = 0;      // single messages of the zoomed part when there are no more than these
  uint32_t trend_bins = 0;     // answered share and waits over time
  uint32_t facet_rows = 8;     // the most frequent values of each facet
  Ms brush_unit = 0;           // a brush stops at local multiples of this (ms): a Cube is made for it; 0: no brush
  RecordsPage records;
  Row thread = kNoRow;  // a message whose whole thread is wanted
  bool operator==(const Query&) const = default;
};

template <class A> void fields(A& a, TimeWindow& x) { a(x.from, x.to); }
template <class A> void fields(A& a, WaitWindow& x) { a(x.from_s, x.to_s); }
template <class A> void fields(A& a, WorkingHours& x) { a(x.from_h, x.to_h, x.days); }
template <class A> void fields(A& a, RecordsPage& x) { a(x.by, x.descending, x.offset, x.count); }
template <class A> void fields(A& a, Filter& x) {
  a(x.time, x.organisation, x.channel, x.category, x.place, x.said, x.text, x.wait, x.hours, x.answer, x.hostile);
}
template <class A> void fields(A& a, Query& x) {
  a(x.filter, x.promise_s, x.zone, x.work, x.overview_bins, x.zoom, x.zoom_bins, x.marks_max, x.trend_bins,
    x.facet_rows, x.brush_unit, x.records, x.thread);
}

}  // namespace tolle::engine
