// The parts of a report, each from the columns and what is selected; one function per view.
#pragma once
#include "engine/ask/tallies.h"
#include "engine/report.h"

namespace tolle::engine {

// Bins of equal width over a window: bin i is [edge(i), edge(i + 1)).
struct Bins {
  TimeWindow window;
  uint32_t count = 0;
  bool operator==(const Bins&) const = default;
  Ms edge(uint32_t i) const;
  uint32_t bin(Ms t) const;  // clamped: 0 before the window, `count` after it
};

// From the first to the last known time, that one included.
// Of the file's own records: in ticket-shaped data the complaints, whose answers may trail behind for months.
TimeWindow extent_of(const Columns& columns, bool ticket_shaped);
// Of it, what a time axis spans.
TimeWindow shown_extent(TimeWindow extent, bool whole_days);

// periods.cpp: `days_only`: times are dates.
Periods periods_of(TimeWindow extent, bool days_only);

// Where each complaint opens and ends on a timeline: the same for every filter.
struct OpenBins {
  Bins bins;
  std::vector<Slot> slots;  // bin i: messages slots[i] … slots[i + 1] - 1
  std::vector<uint32_t>
      opened;                // bin i: complaints opened[i] … opened[i + 1] - 1 open in it; bin 0 those before it, too
  std::vector<uint16_t> to;  // per complaint: the bin in which it ends; `count`: after the window
  Precision precision{};     // coarsest of the window
  explicit OpenBins(const Columns& columns, const Bins& bins);
};
constexpr uint32_t kMostBins = 8192;

// timeline.cpp. All facets but time.
class Timelines {
 public:
  explicit Timelines(const Columns& columns) : columns_(columns) {}
  // `version` of the words read so far.
  const Timeline& of(const Bins& bins, const Filters& filters, uint64_t version, bool with_peak);

 private:
  void count_open(const Filters& filters);
  void find_peak(const Filters& filters);

  const Columns& columns_;
  Timeline timeline_;
  std::optional<OpenBins> open_;
  Following opened_;
  std::vector<uint32_t> ended_;  // of those opened, by bin
  struct {
    Ms base = 0, unit_ms = 0;
    std::vector<uint32_t> starts;  // number of the first complaint of each unit, and of what is behind the last
  } units_;
  Stamp stamp_{};
  uint64_t words_ = 0;
};
std::vector<Mark> marks_of(const Columns& columns, const Filters& filters, TimeWindow window, uint32_t most);

// durations.cpp
Waits waits_of(const SelectedComplaints& all, double promise_s);

// facets.cpp
FacetReport facet_of(const FacetNames& column, const SelectedComplaints& selected,
                     const std::vector<uint32_t>& responses, const std::vector<std::string>& chosen,
                     bool typed_responses, const Query& query);

// staff.cpp
Staff staff_of(const FacetNames& organisation, const std::vector<uint32_t>& team_agents, const MessageTally& messages,
               const AnswerTally& answers);

}  // namespace tolle::engine
