// What came in and what could be used of it: the data-quality report of one opened file.
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/words.h"

namespace tolle::engine {

// Something that went on in spite of a fault. Counts are exact; `lines` are the first ones (at most 20).
enum class IssueKind : uint8_t {
  RejectedRow,  // a record that could not be used (wrong number of fields beyond repair, …)
  FieldCount,   // fewer or more fields than the header: kept
  DamagedUtf8,  // bytes replaced by U+FFFD
  NulBytes,
  UnbalancedQuote,
  DuplicateIdentical,  // merged
  DuplicateDifferent,  // kept and marked
  MissingParent,
  ReplyCycle,
  NegativeWait,         // an answer before its complaint
  EarlyClosing,         // closed before it was opened
  AbsurdWait,           // more than ten years
  NoTime,               // empty
  BadTime,              // cannot be read with certainty
  AmbiguousDate,        // day and month could be either
  AmbiguousLocalTime,   // occurs twice on the night the clocks go back
  ImpossibleLocalTime,  // is skipped on the night they go forward
  DamagedId,            // 1.22E+17
  DuplicateHeader,
  Truncated,
  OutsideTable,    // lines above the header or below the last record
  RepairedText,    // cells whose UTF-8 had been read as Latin-1 or Windows-1252 once too often
  MaskedMail,      // e-mail addresses, masked
  MaskedPhone,     // telephone numbers, masked
  MaskedStaff,     // people of the organisation who are numbers from here on
  UndatedParent,   // ids replied to that carry no time: no ghost can be made of them
  BrokenJson,      // what follows was not read
  NoNumber,        // NaN, Infinity: no value
  DuplicateKey,    // twice in one record: the last one counts
  NoMessage,       // records that are no messages: boosts, private notes, bots, changes of a status
  DamagedPacking,  // a packed file is damaged: what follows was not read
  TextWithin,      // texts of an array within a record, after its first: not read
  Count_
};

inline constexpr size_t kIssueLines = 200;  // known of each kind
struct Issue {
  IssueKind kind{};
  uint64_t count = 0;
  std::vector<uint32_t> lines;  // the lowest
  std::vector<uint32_t> files =
      {};  // of each line, an index of SourceReport::files; empty where there is one file only
};

// Dates that could be day or month first, by what their own numbers allow.
struct DateEvidence {
  uint64_t day_first = 0, month_first = 0, either = 0;
};

// Why the order of day and month is what it is.
enum class OrderWhy : uint8_t { NotNeeded, Values, Format, Reader, Undecided };

// A time as written and as read, to be checked by eye.
struct TimeSample {
  std::string written;
  Ms time = kNoTime;
  Precision precision{};
};

// The span of the data in whole hours, days or months of UTC, whichever suits it.
enum class PeriodUnit : uint8_t { None, Hour, Day, Month };
struct Periods {
  PeriodUnit unit{};
  Ms first = kNoTime, last = kNoTime;                // where the first and the last of them begin
  bool first_partial = false, last_partial = false;  // the data begin or end well inside it
};

// A record as it stands in the file, shortened.
struct RawRecord {
  uint32_t line = 0;
  std::string text;
};

struct ColumnGuess {
  std::string name;  // header as written, made unique ("text_2")
  Role role = Role::Unused;
  uint8_t certainty = 0;             // 100: known format; 0: no idea
  std::vector<std::string> samples;  // the first few different values, shortened, mail addresses masked
};

// What the reader decided at the role screen; empty fields mean "as guessed".
struct Mapping {
  std::vector<std::pair<std::string, Role>> roles;  // by column name
  std::string zone;                                 // for times written without one
  DateOrder date_order = DateOrder::Unknown;
  std::string organisation;  // name, where the file does not say
  std::optional<Encoding> encoding;
  char delimiter = 0;  // 0: as guessed
};

struct SourceReport {
  std::string name;      // file name
  std::string format;    // key of the recognised format ("twcs", "cfpb" …, see formats.cpp), or "table"
  uint64_t bytes = 0;    // as read, before unpacking
  uint64_t records = 0;  // rows read below the header
  uint64_t rejected = 0;
  uint32_t one_in = 1;  // above 1: a sample (sample.h); all figures here are its
  uint64_t ghosts = 0;  // complaints known only by the ids that replies name
  Encoding encoding{};
  bool encoding_marked = false;  // a byte order mark says so
  char delimiter = ',';
  uint32_t header_line = 0;    // 0: there is no header
  std::string zone;            // that local times were read in; empty: every time says its own
  bool zone_assumed = false;   // nobody said so: UTC was taken
  std::string zone_suggested;  // what the format's publisher uses ("America/New_York")
  DateOrder date_order = DateOrder::Unknown;
  OrderWhy order_why = OrderWhy::NotNeeded;
  DateEvidence dates;
  std::vector<TimeSample> times;     // of the first records
  std::vector<uint64_t> precisions;  // records by Precision
  Periods periods;
  bool personal_kept = false;    // the reader asked not to mask
  bool numbers_records = false;  // what is called a line here is the number of a record, from 1: JSON without line ends
  std::string talk;              // JSON that is not known by name: where in each record stands what was said about it
  std::vector<ColumnGuess> columns;
  std::vector<Issue> issues;
  // Where several were opened together: each as it was read; the figures above are of all of them, what else is said of the first.
  std::vector<SourceReport> files;

  bool has(Role role) const {  // a column, in one of the files
    return std::ranges::contains(columns, role, &ColumnGuess::role) ||
           std::ranges::any_of(files, [&](const SourceReport& file) { return file.has(role); });
  }
};

template <class A> void fields(A& a, Issue& x) { a(x.kind, x.count, x.lines, x.files); }
template <class A> void fields(A& a, DateEvidence& x) { a(x.day_first, x.month_first, x.either); }
template <class A> void fields(A& a, TimeSample& x) { a(x.written, x.time, x.precision); }
template <class A> void fields(A& a, Periods& x) { a(x.unit, x.first, x.last, x.first_partial, x.last_partial); }
template <class A> void fields(A& a, RawRecord& x) { a(x.line, x.text); }
template <class A> void fields(A& a, ColumnGuess& x) { a(x.name, x.role, x.certainty, x.samples); }
template <class A> void fields(A& a, std::pair<std::string, Role>& x) { a(x.first, x.second); }
template <class A> void fields(A& a, Mapping& x) {
  a(x.roles, x.zone, x.date_order, x.organisation, x.encoding, x.delimiter);
}
template <class A> void fields(A& a, SourceReport& x) {
  a(x.name, x.format, x.bytes, x.records, x.rejected, x.one_in, x.ghosts, x.encoding, x.encoding_marked, x.delimiter,
    x.header_line, x.zone, x.zone_assumed, x.zone_suggested, x.date_order, x.order_why, x.dates, x.times, x.precisions,
    x.periods, x.personal_kept, x.numbers_records, x.talk, x.columns, x.issues, x.files);
}

}  // namespace tolle::engine
