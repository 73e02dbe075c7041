// How an operation says that it failed: a code with a place. Sentences are made on the page, in its language.
#pragma once
#include <cstdint>
#include <expected>
#include <string>

namespace tolle {

// One translated sentence per code stands in assets/strings (key "error.<Name>"); it says what to do next.
enum class ErrorCode : uint8_t {
  None,
  Empty,          // zero bytes
  NoRecords,      // a header or a list, and nothing in it
  WrongKind,      // a picture, a PDF, an old spreadsheet …: `what` names it (see FileKind)
  UnknownFormat,  // text that is no table, JSON without objects
  TruncatedGzip,  // the compressed file is cut off
  DamagedGzip,
  UnbalancedQuote,  // `line` is where the quote opens
  TooLarge,         // more than memory can hold: `number` is the limit in bytes
  Network,          // `what` is the host
  HttpStatus,       // `number` is the status
  Slow,             // `what`, a host, sent nothing for `number` seconds
  Blocked,          // cross-origin refusal: `what` is the host
  UnknownZone,      // `what` is the zone's name
  BadMapping,       // the mapping names a column that is not there: `what` is the column
  BadFilter,        // a filter part cannot be read: `what` is its name
  Summary,          // figures that were added up already, no messages: `what` is the format's key
  BadJson,          // broken before the first record was complete
  ByColumn,         // JSON in which each column is a list of its own: no record stands together
  TooDeep,          // JSON nested in more than `number` levels
  DamagedArchive,   // zip or tar: nothing in it could be read
  EncryptedArchive,
  UnknownPacking,  // a zip's way of packing that is not known: `what` is its number
  NothingInside,   // an archive without a table in it
  QuotedRecords,   // each record is in quotes as a whole: `line` is the first one's
  Cancelled,
  Internal,
};

struct Error {
  ErrorCode code = ErrorCode::None;
  uint64_t line = 0;    // 1-based line of the file; 0: no place
  uint64_t column = 0;  // 1-based column; 0: whole line
  uint64_t number = 0;  // meaning depends on the code
  std::string what;     // a name (kind of file, column, zone, host); never a cell's content
  bool operator==(const Error&) const = default;
};

template <class A>
void fields(A& a, Error& x) {
  a(x.code, x.line, x.column, x.number, x.what);
}

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string what = {}, uint64_t line = 0, uint64_t column = 0,
                                   uint64_t number = 0) {
  return std::unexpected(Error{code, line, column, number, std::move(what)});
}

}  // namespace tolle
