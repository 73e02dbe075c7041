// What a Loader is made of: the buffer holds what no record has been made of yet, and the newest piece.
//
//   buffer_: [ used | text that is not used up | raw bytes of the piece | padding ]
//            0      scanner.record_start        text_end_              raw_end_
#pragma once
#include <cstring>

#include "engine/read/block.h"
#include "engine/read/encoding.h"
#include "engine/read/json_plan.h"
#include "engine/read/loader.h"
#include "engine/read/plan.h"

namespace tolle::engine {

inline constexpr size_t kPadding = 2 * kBlock;  // readable behind the last byte

// Makes \" of a text "" where it stands. Returns how many bytes are done: all but a backslash at the end.
size_t double_escaped_quotes(char* text, size_t size);

struct Loader::Parts {
  OpenOptions options;
  SourceReport source;
  RawVector<uint8_t> buffer;
  size_t text_end = 0, raw_end = 0;
  size_t head_size = 1;
  uint64_t bytes_scanned = 0;  // of decoded text, used up and moved out
  bool started = false, stopped = false;
  bool ending = false;              // no bytes follow, though the file may go on behind its damage
  bool encoding_open = false;       // ASCII so far: decided when something else comes
  bool escapes = false;             // quotes within quotes have backslashes
  char newest = '\n';               // the last byte that was decoded before, while the encoding is open
  int recoveries = 0;               // from quotes that never closed
  size_t open_looked_at = 0;        // how long the open quoted field was when its line breaks were counted
  std::optional<IssueKind> damage;  // the file goes on behind the bytes that were pushed
  SniffedEncoding sniffed;
  Decoder decoder;
  Scanner scanner;
  std::optional<JsonRecords> json;  // reads instead of the scanner
  std::optional<TableBuilder> table;
  Decision decision;
  const ZoneTable* zone = nullptr;
  uint32_t fields = 1;
  bool padded = false;   // records end in delimiters: fields that are empty, and have no name
  bool footers = false;  // sentences may stand below a table that is not known by name
  Scanner::Rules rules;
  bool in_section = false;
  uint64_t records = 0, records_seen = 0;  // of a sample: those in it, all
  uint64_t blanks = 0;                     // records of nothing but delimiters
  struct Held {                            // records that are the end of the table, or not: known when one follows
    std::string text;
    std::vector<uint32_t> first, start, ends, line;
  } held;
  std::vector<uint64_t> damaged_at, nuls_at;  // in records that are not complete yet; counted like bytes_scanned
  std::string header_text;                    // months pasted below each other bring it again
  size_t body = 0;                            // where records begin, in the decoded head
  std::string decoded;
  std::vector<RawRecord> raw_records;

  char* text() { return reinterpret_cast<char*>(buffer.data()); }
  std::string_view raw() { return {text() + text_end, raw_end - text_end}; }

  void reserve(size_t more) {
    if (raw_end + more + kPadding > buffer.size()) buffer.resize(raw_end + more + kPadding);
  }

  // Makes room by moving what is not used up to the front.
  void compact() {
    size_t used = started ? used_up() : 0;
    if (used == 0) return;
    std::memmove(buffer.data(), buffer.data() + used, raw_end - used);
    if (json) json->move_back(uint32_t(used));
    else scanner.move_back(uint32_t(used));
    text_end -= used;
    raw_end -= used;
    bytes_scanned += used;
  }

  ErrorCode nothing_before_damage() const {
    return damage == IssueKind::Truncated ? ErrorCode::TruncatedGzip : ErrorCode::DamagedGzip;
  }
  // Bytes of the text that are not needed any more, and the line there.
  size_t used_up() const { return json ? json->used() : scanner.record_start(); }
  uint32_t line_there() const { return json ? json->line() : scanner.line_at_record_start(); }

  Result<Step> start(bool last);
  bool quotes_are_escaped(std::string& head, bool whole, const LayoutHints& hints, Layout& layout) const;
  Result<Step> start_delimited(std::string& head, bool whole, bool last);
  Result<Step> start_json(std::string& head, bool whole, bool last);
  Result<Step> grow_head(bool last);
  Result<Step> prepare(const Layout& layout, const FormatMatch& match);
  Result<Step> make_table(const Layout& layout, Plan plan);
  Result<Step> advance(bool last);
  void decode(bool last);
  void decode_bytes(bool last);
  size_t decided_bytes(bool last);
  void add_records(const Batch& batch);
  bool may_be_footer(const Batch& batch, uint32_t record) const;
  void hold(const Batch& batch, uint32_t record);
  void add_held();
  void end_held();
  void collect(const Batch& batch);
  void collect_above(std::string_view head, const Layout& layout);
  void report(IssueKind kind, uint64_t count, std::span<const size_t> where, size_t start);
  void place_in(const Batch& batch);
  Result<Step> scan(bool last);
  void take_batch();
  Result<Step> settle(TableBuilder& builder, Part& out) const;
  bool saved_elsewhere(const TableBuilder& builder) const;
  void recover();
  Error stop(Error error) {
    stopped = true;
    return error;
  }
};

}  // namespace tolle::engine
