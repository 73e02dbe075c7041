// The words of the domain, as codes: what a message is, and what its time is worth.
#pragma once
#include <cstdint>
#include <limits>

namespace tolle::engine {

using Ms = int64_t;  // milliseconds since 1970-01-01T00:00:00Z
using Row = uint32_t;
using Code = uint32_t;  // index into a dictionary

inline constexpr Ms kNoTime = std::numeric_limits<Ms>::min();
inline constexpr Row kNoRow = 0xFFFFFFFF;
inline constexpr Row kMissingRow = 0xFFFFFFFE;  // a parent that the data does not hold
inline constexpr Code kNoCode = 0xFFFFFFFF;

enum class Author : uint8_t { Public, Organisation, Media, Platform };  // who speaks (DESIGN: role of a message)
enum class Precision : uint8_t { None, Day, Minute, Second, Millisecond };

// What a column of an export is for.
enum class Role : uint8_t {
  Unused,
  Id,
  Parent,        // id of the message replied to
  Time,          // when the message was written
  AuthorName,    // who wrote it
  Direction,     // says whether the public or the organisation wrote it (twcs: inbound)
  Organisation,  // complained about
  Channel,
  Category,
  Place,
  Text,
  ResponseTime,  // ticket-shaped: first response
  ResponseText,
  ResponseKind,  // a typed response without a time, from a closed list (CFPB, SignalConso)
  ClosedTime,
  Agent,          // who answered: shielded
  Answers,        // a list of answers inside one cell (Mozilla Support)
  ResponseDelay,  // ticket-shaped: how long the first response took, as a number or as 2:05:00
  Thread,         // id of the ticket or conversation that the message belongs to
  Count_
};

enum class DateOrder : uint8_t { Unknown, DayFirst, MonthFirst, YearFirst };
enum class Encoding : uint8_t { Utf8, Utf16Le, Utf16Be, Windows1252 };

// What an answer does, by phrase rules or by the export's own closed list.
enum class Said : uint8_t {
  Apology,
  Explanation,
  AsksDetails,
  MovesToPrivate,
  Denial,
  Promise,
  Remedy,
  Thanks,
  Count_
};

}  // namespace tolle::engine
