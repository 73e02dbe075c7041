// The one answer: every figure that the page shows, with nothing estimated. A few kilobytes, whatever the data's size.
// std::optional is empty where the data cannot tell; that is never 0.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/query.h"
#include "engine/read/source.h"
#include "engine/words.h"

namespace tolle::engine {

// Medians and percentiles: type 7 (linear between order statistics), as NumPy and R do by default.
struct Figures {
  uint64_t records = 0, messages = 0, complaints = 0, responses = 0, answered = 0, closed = 0;
  uint64_t ghosts =
      0;  // complaints known only by the ids that answers name: counted nowhere else, but waits are theirs too
  std::optional<double> wait_median_s, wait_p90_s, within_promise_share, close_median_s;
  std::optional<Ms> first, last;  // of the file's own records: not of the answers inside a ticket
  uint64_t hostile = 0;           // messages found hostile (see rules)
  std::optional<double> hostile_per_100_answers;
  std::optional<double> out_of_hours_share;  // of the organisation's answers
  uint64_t organisations = 0;
  uint64_t agents = 0;  // different staff signatures; 0: the data has none
};

struct FacetRow {
  std::string key;  // "" where the data does not say
  uint64_t complaints = 0, answered = 0, responses = 0;
  std::optional<double> wait_median_s, wait_p90_s, within_promise_share;
};

struct FacetReport {
  bool known = false;          // the data has this column
  uint64_t distinct = 0;       // values in the selection; rows holds the most frequent ones
  std::vector<FacetRow> rows;  // by complaints, then by name; selected values are always among them
};

// Bin i of n spans [edge(i), edge(i + 1)), edge(i) = from + (to - from) * i / n, in UTC.
struct Timeline {
  TimeWindow window;
  Precision precision{};                               // coarsest precision of the times in it
  std::vector<uint32_t> complaints, answers, hostile;  // per bin; answers: messages of the organisation
  std::vector<uint32_t> ghosts;                        // empty where the data has none
  std::vector<uint32_t> open;                          // complaints neither answered nor closed at the end of each bin
  std::optional<Ms> peak;  // overview: start of the hour (day, if times are days) with the largest rise …
  double peak_ratio = 0;   // … against the same one a week before, from 20 complaints on
};

struct Waits {
  static constexpr int kBins = 64;  // log-spaced from 1 s to 1 year: edge(i) = exp(i / kBins * ln(31536000))
  std::array<uint32_t, kBins> counts{};
  uint64_t below = 0, above = 0;  // shorter than 1 s, longer than a year
  uint64_t n = 0;
  std::optional<double> median_s, p90_s, within_promise_share;
};

struct Trend {  // over the filtered extent, per bin of complaints
  TimeWindow window;
  std::vector<uint32_t> complaints, answered;
  std::vector<float> wait_median_s, within_promise_share;  // NaN: none in the bin
};

struct SaidRow {
  Said said{};
  uint64_t count = 0;
};

struct AnswerKindRow {  // the export's own closed list
  std::string key;
  uint64_t count = 0;
};

struct Staff {
  std::array<uint32_t, 168> answers{};  // by local hour of the week, Monday 0 h first
  bool withheld = false;                // fewer than five people: figures are not shown
  struct Team {
    std::string organisation;
    uint64_t agents = 0;    // 0: unknown
    bool withheld = false;  // then everything below is 0
    uint64_t answers = 0, hostile = 0;
    double out_of_hours_share = 0;
  };
  std::vector<Team> teams;
};

struct Mark {  // one message on the zoomed timeline
  Row row = kNoRow;
  Ms time = kNoTime;
  Author author{};
  bool complaint = false, hostile = false, ghost = false;
};

struct Message {
  Row row = kNoRow;
  Ms time = kNoTime;
  Precision precision{};
  Author author{};
  bool complaint = false;
  bool ghost = false;  // nothing is known of it but its time
  std::string who;     // organisation, or the public author as written; staff never by name
  uint32_t agent = 0;  // "agent 7"; 0: unknown
  std::string text;    // shortened in lists (to 240 code points), whole in a thread
  bool shortened = false;
  std::vector<std::string> signals;  // why it counts as hostile: caps, exclamation, insult, threat; empty: it does not
  std::vector<std::string> signal_tokens;  // for each signal the words that gave it, as written
  std::optional<double> wait_s;            // complaints: to the first response
  bool answered = false;
  uint16_t depth = 0;  // in a thread
  uint32_t line = 0;
  bool shares_id = false;  // with another record that says something else
  std::string organisation, channel, category, place, answer_kind;
  Ms closed = kNoTime;
};

struct Records {
  uint64_t total = 0, offset = 0;
  std::vector<Message> rows;
};

struct Report {
  uint64_t dataset = 0;        // grows with each opened file
  Query query;                 // that this answers
  double progress = 1;         // < 1 while words are still being read (hostile, said)
  double searched = 1;         // < 1 while filter.text is still being looked for: the share of texts seen
  bool answers_known = false;  // the data can tell answers; without, answered, responses, waits and backlog say nothing
  Figures figures, everything;  // of the selection; of the whole data
  // Of all records of the file, last instant included, whole days where there are no hours, and an hour at the least around
  // an instant; answers of tickets may come after it.
  TimeWindow extent;
  Timeline overview, zoom;
  std::vector<Mark> marks;
  Waits waits;
  Trend trend;
  Staff staff;
  FacetReport organisation, channel, category, place;
  std::vector<SaidRow> said;
  std::vector<AnswerKindRow> answer_kinds;
  Records records;
  std::vector<Message> thread;  // at most 2,000 messages, in tree order …
  uint64_t thread_total = 0;    // … of so many
  uint64_t text_matches = 0;    // messages that match filter.text, other filters aside
};

template <class A> void fields(A& a, Figures& x) {
  a(x.records, x.messages, x.complaints, x.responses, x.answered, x.closed, x.ghosts, x.wait_median_s, x.wait_p90_s,
    x.within_promise_share, x.close_median_s, x.first, x.last, x.hostile, x.hostile_per_100_answers,
    x.out_of_hours_share, x.organisations, x.agents);
}
template <class A> void fields(A& a, FacetRow& x) {
  a(x.key, x.complaints, x.answered, x.responses, x.wait_median_s, x.wait_p90_s, x.within_promise_share);
}
template <class A> void fields(A& a, FacetReport& x) { a(x.known, x.distinct, x.rows); }
template <class A> void fields(A& a, Timeline& x) {
  a(x.window, x.precision, x.complaints, x.answers, x.hostile, x.ghosts, x.open, x.peak, x.peak_ratio);
}
template <class A> void fields(A& a, Waits& x) {
  a(x.counts, x.below, x.above, x.n, x.median_s, x.p90_s, x.within_promise_share);
}
template <class A> void fields(A& a, Trend& x) {
  a(x.window, x.complaints, x.answered, x.wait_median_s, x.within_promise_share);
}
template <class A> void fields(A& a, SaidRow& x) { a(x.said, x.count); }
template <class A> void fields(A& a, AnswerKindRow& x) { a(x.key, x.count); }
template <class A> void fields(A& a, Staff::Team& x) {
  a(x.organisation, x.agents, x.withheld, x.answers, x.hostile, x.out_of_hours_share);
}
template <class A> void fields(A& a, Staff& x) { a(x.answers, x.withheld, x.teams); }
template <class A> void fields(A& a, Mark& x) { a(x.row, x.time, x.author, x.complaint, x.hostile, x.ghost); }
template <class A> void fields(A& a, Message& x) {
  a(x.row, x.time, x.precision, x.author, x.complaint, x.ghost, x.who, x.agent, x.text, x.shortened, x.signals,
    x.signal_tokens, x.wait_s, x.answered, x.depth, x.line, x.shares_id, x.organisation, x.channel, x.category, x.place,
    x.answer_kind, x.closed);
}
template <class A> void fields(A& a, Records& x) { a(x.total, x.offset, x.rows); }
template <class A> void fields(A& a, Report& x) {
  a(x.dataset, x.query, x.progress, x.searched, x.answers_known, x.figures, x.everything, x.extent, x.overview, x.zoom,
    x.marks, x.waits, x.trend, x.staff, x.organisation, x.channel, x.category, x.place, x.said, x.answer_kinds,
    x.records, x.thread, x.thread_total, x.text_matches);
}

}  // namespace tolle::engine
