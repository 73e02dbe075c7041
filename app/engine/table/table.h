// The columnar table: one row per message, the one copy of the data (owner 1 of STYLE's four).
// Filled by engine/read, read by engine/ask. Columns that an export does not have are empty.
#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/table/raw_vector.h"
#include "engine/words.h"

namespace tolle::engine {

// Strings told apart by code; code 0 is the first one seen. Codes fit the rows: `codes[row]` is kNoCode where the cell is empty.
struct DictColumn {
  RawVector<Code> codes;
  std::vector<std::string> names;
  std::vector<std::pair<Code, uint64_t>>
      masked;  // while files are joined: a hash of what stood where names were masked
  bool empty() const { return codes.empty(); }
  std::string_view name(Row row) const {
    return codes.empty() || codes[row] == kNoCode ? std::string_view{} : std::string_view(names[codes[row]]);
  }
};

// Texts end to end in one heap: text of row r is heap[ends[r-1], ends[r]). Always valid UTF-8.
struct TextColumn {
  RawVector<char> heap;
  RawVector<size_t> ends;
  bool empty() const { return ends.empty(); }
  std::string_view operator[](Row row) const {
    size_t from = row ? ends[row - 1] : 0;
    return {heap.data() + from, ends[row] - from};
  }
};

// Ids without loss: integers while every id of the column is one written plainly (no sign, no leading zero, 18 digits at
// the most), else text.
struct IdColumn {
  RawVector<int64_t> numbers;  // -1: no id
  TextColumn texts;            // used instead when not empty
  bool empty() const { return numbers.empty() && texts.empty(); }
  std::string text(Row row) const {
    if (!texts.empty()) return std::string(texts[row]);
    return numbers.empty() || numbers[row] < 0 ? std::string() : std::to_string(numbers[row]);
  }
};

struct Table {
  Row rows = 0;
  bool ticket_shaped = false;  // every record is a complaint; its responses are columns (DESIGN: complaint)
  Row ghosts = 0;  // the last so many rows are complaints that are known only by the ids that replies name (DESIGN)

  IdColumn id;
  RawVector<Row> parent;  // kNoRow: replies to nothing; kMissingRow: replies to what is not here. Joined by the reader
  RawVector<Ms> time;     // kNoTime where unknown
  RawVector<Precision> precision;
  RawVector<Author> author_kind;
  DictColumn author;  // as in the file; staff names are shielded when they leave the engine
  DictColumn agent;   // staff only: signature (^MM) or agent column
  DictColumn organisation, channel, category, place;  // of the record itself; twcs has none (see ask/threads)
  DictColumn answer_kind;                             // typed response without a time, as written (CFPB); kNoCode: none
  std::vector<uint8_t> answered_untimed;              // 1: a typed response that counts as an answer, without a time
  RawVector<Ms> closed;
  TextColumn text;
  RawVector<uint32_t> line;  // line of the file where the record starts, 1-based (0: not from a line)

  std::vector<Row> shared_id;    // in order: rows whose id stands for another one, too, which says something else
  std::vector<Row> file_starts;  // of several files: the first row of each; else empty

  uint32_t file_of(Row row) const {  // an index of SourceReport::files
    auto behind = std::upper_bound(file_starts.begin(), file_starts.end(), row);
    return uint32_t(std::max<std::ptrdiff_t>(1, behind - file_starts.begin()) - 1);
  }
  bool shares_id(Row row) const { return std::binary_search(shared_id.begin(), shared_id.end(), row); }
  bool is_ghost(Row row) const { return row >= rows - ghosts; }

  // f(column) for each that has a value per row: vectors, ids and texts.
  template <class F>
  void each_column(F&& f) {
    f(id), f(parent), f(time), f(precision), f(author_kind);
    for (DictColumn* d : {&author, &agent, &organisation, &channel, &category, &place, &answer_kind}) f(d->codes);
    f(answered_untimed), f(closed), f(text), f(line);
  }
};

}  // namespace tolle::engine
