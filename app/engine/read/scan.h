// Finds records and fields: positions of the delimiters and line ends that are not inside quotes.
//
// A quote opens only at the start of a field. Inside, "" is one quote, and a quote that no delimiter, line end or spaces
// and then one of these follow is text. Blocks of 64 bytes in which quotes are written by the book are done with bit
// masks; any other block is walked byte by byte, with the same result.
#pragma once
#include <cstdint>

#include "engine/table/raw_vector.h"

namespace tolle::engine {

// A piece of the bytes at Batch::base.
struct Slice {
  uint32_t from = 0, to = 0;
};

// Some whole records. Field f of record r ends at ends[first[r] + f], and starts at start[r] or behind the field before;
// or, where `cells` are given, it is cells[r * fields + f] as it stands.
struct Batch {
  const char* base = nullptr;
  const uint32_t* ends = nullptr;
  const uint32_t* start = nullptr;
  const uint32_t* first = nullptr;  // one more than there are records
  const uint32_t* line = nullptr;   // 1-based line of the file on which each record starts
  uint32_t records = 0;
  const Slice* cells = nullptr;
  uint32_t fields = 0;    // of each record, with `cells`
  size_t text_bytes = 0;  // of all cells, with `cells`

  size_t bytes() const { return cells ? text_bytes : ends[first[records] - 1] - start[0]; }
};

inline Batch part_of(Batch b, uint32_t from, uint32_t to) {
  if (b.cells) b.cells += size_t(from) * b.fields;
  else b.start += from, b.first += from;
  b.line += from;
  b.records = to - from;
  return b;
}

// f(record, from, to, quoted) for one column; the outer quotes are off. Records without this field get from == to.
template <class F>
inline void each_cell(const Batch& b, uint32_t column, F&& f) {
  if (b.cells) {
    for (uint32_t r = 0; r < b.records; r++) {
      Slice cell = column < b.fields ? b.cells[size_t(r) * b.fields + column] : Slice{};
      f(r, b.base + cell.from, b.base + cell.to, false);
    }
    return;
  }
  for (uint32_t r = 0; r < b.records; r++) {
    uint32_t at = b.first[r], fields = b.first[r + 1] - at;
    if (column >= fields) {
      f(r, b.base, b.base, false);
      continue;
    }
    const char* from = b.base + (column ? b.ends[at + column - 1] + 1 : b.start[r]);
    const char* to = b.base + b.ends[at + column];
    bool quoted = *from == '"' && to > from;
    if (quoted) {
      const char* end = to;
      while (end[-1] == ' ') end--;  // "text" , is tolerated
      quoted = end - from >= 2 && end[-1] == '"';
      if (quoted) to = end;
    }
    f(r, from + quoted, to - quoted, quoted);
  }
}

class Scanner {
 public:
  struct Rules {
    char delimiter = ',';
    bool lone_cr_ends = false;  // line ends are CR; else a lone CR ends a record only if it has `fields` fields already
    uint32_t fields = 1;
    bool quotes_span_lines = true;  // else a line end closes a quoted field too: for files with many unbalanced quotes
    bool scalar = false;            // never use bit masks (tests)
  };
  void start(Rules rules, uint32_t position, uint32_t line);
  void close_quotes_at_line_ends() { rules_.quotes_span_lines = false; }

  // Looks at base[scanned(), end); a few bytes are left for the next call unless `last`. Bytes up to end + 64 must be
  // readable. When `last`, base[end] must be writable: an unfinished last record is ended there.
  void scan(char* base, uint32_t end, bool last);

  uint32_t scanned() const { return at_; }
  uint32_t record_start() const { return start_; }  // of the record that is not complete yet
  bool inside_quotes() const { return state_ == State::Quoted; }
  uint32_t field_start() const;  // of the field that is not complete yet
  uint32_t line_at_record_start() const { return line_; }
  uint32_t line_of(const char* base, uint32_t position) const;

  Batch batch(const char* base) const {
    return {base, ends_.data(), starts_.data(), firsts_.data(), lines_.data(), records_};
  }
  void skip_lines(uint32_t lines) { line_ += lines, breaks_ += lines; }  // that were read elsewhere
  void drop_batch();                                                     // its records have been used
  void move_back(uint32_t by);  // all positions: the bytes were moved to the front (after drop_batch)
  void take_quote_as_text(
      const char* base);  // the quote that opened the unfinished field opens nothing: goes back behind it

 private:
  enum class State : uint8_t { FieldStart, Unquoted, Quoted, QuoteSeen, SpaceAfterQuote };
  void block(const char* p);
  void bytes(const char* base, uint32_t count, bool last_block);
  void end_record(const char* base, uint32_t at);
  void reserve(uint32_t bytes);

  Rules rules_;
  State state_ = State::FieldStart;
  uint32_t at_ = 0, start_ = 0, line_ = 1;
  uint32_t breaks_ = 0;   // line feeds before at_ (and lone CR that ended a record), plus the first line
  uint32_t count_ = 0;    // of ends_
  uint32_t records_ = 0;  // complete ones
  RawVector<uint32_t> ends_, starts_, firsts_, lines_;
};

}  // namespace tolle::engine
