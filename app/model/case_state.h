// Which case study the reader looks at, and how. Part of the state.
#pragma once
#include <string>
#include <vector>

#include "case/case.h"

namespace tolle::model {

// A case that is on this device only: a file that was opened, or one that is being written. No link can name it.
inline constexpr std::string_view kOwnCase = "*";

struct CaseState {
  std::string which;                      // id of a bundled case, an address, or kOwnCase; empty: the list of cases
  std::string account;                    // the one that is shown alone; empty: all of them
  cases::Axis axis = cases::Axis::Since;  // what `from` and `to` are on
  double from = 0, to = 0;            // visible part: cases::log_from_ms, or UTC ms; the whole case unless from < to
  std::string cursor;                 // an event (the moment after it) or a stamp; empty: the end
  std::vector<std::string> selected;  // ids of events
  std::vector<std::string> compared;  // names as in `which`; the comparison is shown where there are two or more
  int step = -1;                      // of the told story; -1: nothing is presented
  bool freeze = false;                // nothing later than the cursor is shown or told
  bool comparing = false;

  bool operator==(const CaseState&) const = default;
  bool has_zoom() const { return from < to; }
};

}  // namespace tolle::model
