// What came in and what could be used of it: the data-quality report of one opened file.
#pragma once
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
  NegativeWait,
  AbsurdWait,           // more than ten years
  NoTime,               // empty
  BadTime,              // cannot be read with certainty
  AmbiguousDate,        // day and month could be either
  AmbiguousLocalTime,   // occurs twice on the night the clocks go back
  ImpossibleLocalTime,  // is skipped on the night they go forward
  DamagedId,            // 1.22E+17
  DuplicateHeader,
  Truncated,
  Count_
};

struct Issue {
  IssueKind kind{};
  uint64_t count = 0;
  std::vector<uint32_t> lines;
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
};

struct SourceReport {
  std::string name;  // file name
  std::string
      format;  // key of the recognised format ("twcs", "cfpb", "nyc311", "boston311", "mozilla_support"), or "table"
  uint64_t bytes = 0;    // as read, before unpacking
  uint64_t records = 0;  // rows read below the header
  uint64_t rejected = 0;
  Encoding encoding{};
  char delimiter = ',';
  std::string zone;            // that local times were read in; empty: every time says its own
  bool zone_assumed = false;   // nobody said so: UTC was taken
  std::string zone_suggested;  // what the format's publisher uses ("America/New_York")
  DateOrder date_order = DateOrder::Unknown;
  std::vector<ColumnGuess> columns;
  std::vector<Issue> issues;
};

template <class A> void fields(A& a, Issue& x) { a(x.kind, x.count, x.lines); }
template <class A> void fields(A& a, ColumnGuess& x) { a(x.name, x.role, x.certainty, x.samples); }
template <class A> void fields(A& a, std::pair<std::string, Role>& x) { a(x.first, x.second); }
template <class A> void fields(A& a, Mapping& x) { a(x.roles, x.zone, x.date_order, x.organisation); }
template <class A> void fields(A& a, SourceReport& x) {
  a(x.name, x.format, x.bytes, x.records, x.rejected, x.encoding, x.delimiter, x.zone, x.zone_assumed, x.zone_suggested,
    x.date_order, x.columns, x.issues);
}

}  // namespace tolle::engine
