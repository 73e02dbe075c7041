// What is wrong with a case file: a code with a place. Sentences are made on the page, in its language.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tolle::cases {

enum class ProblemCode : uint8_t {
  NotJson,        // `line` and `column` say where reading stopped
  TooLarge,       // the file: `limit` bytes
  TooDeep,        // more than `limit` objects and arrays inside each other; `line`
  TooManyFields,  // an object with more than `limit` fields; `line`
  NotACase,       // "format" is not tolle-case
  NewerVersion,   // "version" is above `limit`
  Missing,        // a required field; `pointer` is where it should be
  WrongType,      // `expected`: object, array, string, text, true or false, number, id
  NotOneOf,       // `expected`: the words of the closed list, separated by " | "
  TooShort,       // an empty text
  TooLong,        // more than `limit` characters
  TooFew,
  TooMany,  // items: `limit`
  BadId,    // an id starts with a letter and has letters, digits, - and _
  DuplicateId,
  UnknownId,        // `expected`: which list has no such id
  SelfReference,    // an event that is its own cause, or after itself
  BadTime,          // not a stamp with zone, or a day that does not exist
  BadDuration,      // not an ISO 8601 duration
  BadRange,         // the end lies before the beginning
  BelowZero,        // a number
  NotTogether,      // `expected`: the field that excludes this one
  BadUrl,           // neither http nor https
  BadZone,          // not shaped like an IANA name
  TooManyProblems,  // the rest is not listed
  NotATimeline,     // a file to import: none of the formats that are known, or without an event
};

std::span<const std::string_view> words_of(ProblemCode);

struct Problem {
  std::string pointer;  // RFC 6901; empty: the whole document
  ProblemCode code = ProblemCode::NotJson;
  std::string expected;  // words of the file format, in no language; never content of the file
  uint64_t limit = 0;
  uint64_t line = 0, column = 0;  // 1-based; 0: no place
  bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;

}  // namespace tolle::cases
