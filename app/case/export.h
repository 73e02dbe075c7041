// A case for other programs. Both forms lose something; what they lose is told.
#pragma once
#include <array>
#include <string>

#include "case/case.h"
#include "case/timeline.h"

namespace tolle::cases {

using Language = std::string Text::*;  // &Text::fr or &Text::en

struct ExportWords {
  std::array<std::string, 5> lanes;  // by Lane, in the language of the export
  std::string after, before;         // "after {date}": an event of which only one end is known
};

struct TimelineJs {
  std::string json;
  std::vector<std::string> undated;  // ids of events without any absolute time: TimelineJS cannot show them
};

// TimelineJS 3. A date has the parts that are certain, in the offset in which it was written; an event whose place is only
// known from others has the stretch in which it must lie, with the words of the source. What import_timeline() makes of it
// gives the same JSON again.
TimelineJs timelinejs_of(const Case& c, const Timeline& t, Language language, const ExportWords& words);

// One line for each event, texts in both languages, times as written and as the tightest interval in UTC. CRLF, with a byte
// order mark; nothing that a spreadsheet would run.
std::string csv_of_events(const Case& c, const Timeline& t);

// "2011-03-02T16:55:00Z", with milliseconds where there are some.
std::string utc_text(int64_t ms);

}  // namespace tolle::cases
