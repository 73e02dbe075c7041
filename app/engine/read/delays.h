// How long something took, as exports write it: 12.5 (of some unit), 2:05:00, 1d 2h, 3 hours 4 minutes.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace tolle::engine {

// Which marks stand before decimals somewhere in a column.
struct DecimalMarks {
  bool comma = false, point = false;
};

// Of "1,440" only the other cells of its column tell whether the comma stands before decimals or behind thousands.
struct DelayReading {
  int64_t ms = 0;          // before decimals
  int64_t grouped_ms = 0;  // behind thousands
  char mark = 0;           // the one that could be either; 0: none
};

// What a number in a column of this name (folded) counts, in seconds; 0 where the name does not say. Words that stand for
// something else in other names (day, second) count only in that of a duration.
double unit_in_name(std::string_view name, bool of_duration = false);

// Nothing where it is no duration. `unit_s` is what a plain number counts. Decimal commas are read.
std::optional<DelayReading> read_delay(std::string_view value, double unit_s, DecimalMarks& seen);

// When the column has been seen. Without evidence, a comma stands behind thousands of minutes or seconds, which are counted whole.
int64_t ms_of(const DelayReading& reading, DecimalMarks seen, double unit_s);

}  // namespace tolle::engine
