// A large file is read in sections, by several Loaders in engines of their own by turns; one of them takes the rows of the
// others over, in the order of the file. Sections begin where a record begins, and a section that follows one that ended between
// two records, without a fault that reaches further, is what one Loader would have read.
#pragma once
#include <functional>
#include <span>

#include "engine/read/scan.h"
#include "engine/read/source.h"
#include "engine/read/times.h"

namespace tolle::engine {

// One column as bytes: what it holds, and room for more of it behind that.
struct RawColumn {
  std::function<std::span<const uint8_t>()> bytes;
  std::function<uint8_t*(size_t size)> extend;
  std::function<void()> clear;
};

// What the raw columns of a section do not tell.
struct SectionNotes {
  uint64_t rows = 0, records = 0, bytes = 0;
  uint32_t lines = 0;                           // that its records take
  std::vector<std::vector<std::string>> names;  // per dictionary: those that its reader's sections before did not have
  std::vector<Issue> issues;                    // lines counted from the section's first
  std::vector<uint64_t> evidence;               // for the order of day and month, of both time columns
  std::vector<TimeSample> first_times;
  std::vector<std::string> directions;  // all that its reader has met
  std::vector<Row> users;               // those whose direction is "user", from the section's first
  bool ids_as_text = false, parents_as_text = false, says_who = false, local_times = false, local_closings = false;
};
template <class A>
void fields(A& a, SectionNotes& x) {
  a(x.rows, x.records, x.bytes, x.lines, x.names, x.issues, x.evidence, x.first_times, x.directions, x.users,
    x.ids_as_text, x.parents_as_text, x.says_who, x.local_times, x.local_closings);
}

// Where the first record begins in a piece from the middle of a file; npos if that cannot be told. Behind a line end, records of
// the right number of fields must follow: in the middle of a quoted text they do not. Text made to look like records is
// believed; the section before then does not end there, which is noticed.
size_t first_record_in(std::string_view piece, const Scanner::Rules& rules);

}  // namespace tolle::engine
