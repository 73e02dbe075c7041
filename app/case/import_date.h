// Dates as timelines write them: as many parts as were written, and no more.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"
#include "case/times.h"

namespace tolle::cases {

struct DateParts {
  enum class State : uint8_t { None, Good, Odd };  // not written; written; written, but no date that a case can hold
  State state = State::None;
  int count = 0;                            // how many of `part` were written, from the year on
  int64_t part[7] = {0, 1, 1, 0, 0, 0, 0};  // year, month, day, hour, minute, second, millisecond
  bool has_zone = false;                    // then the parts are UTC
  bool ambiguous = false;                   // day and month could be either; read as month, day
  std::string written;                      // for showing an odd one
};

// "1943" "7" "" "14:30": empty ones end the date. `time`: 14:30, 14:30:15.5 or 2:30 PM.
DateParts date_of_parts(std::string_view year, std::string_view month, std::string_view day,
                        std::string_view time = {});

// "2011,3,23,14,5": the old TimelineJS.
DateParts date_of_list(std::string_view text);

// 1932, 2011-03, 2011-03-23T17:05, 3/23/2011 17:05, and what else base/dates.h reads; also milliseconds since 1970.
DateParts date_of_text(std::string_view text);

// The stretch of time that the parts leave open. Nothing where the state is not Good.
std::optional<Stamp> stamp_of(const DateParts& date, const ZoneTable& zone);

}  // namespace tolle::cases
