// Builders of the table's columns: each takes cells, keeps what the table will hold, and gives it away at the end.
#pragma once
#include <cstring>

#include "engine/read/scan.h"
#include "engine/table/table.h"

namespace tolle::engine {

struct Cell {
  const char* from;
  const char* to;
  bool quoted;  // doubled quotes inside stand for one
  size_t size() const { return size_t(to - from); }
};

std::string_view value_of_any(Cell cell, std::string& scratch);

// The cell's text without white space around it; `scratch` holds it where quotes had to be undoubled.
inline std::string_view value_of(Cell cell, std::string& scratch) {
  auto plain = [](char c) { return uint8_t(c - 0x21) < 0x5E; };  // neither white space nor part of a no-break space
  if (!cell.quoted && cell.from < cell.to && plain(*cell.from) && plain(cell.to[-1])) return {cell.from, cell.size()};
  return value_of_any(cell, scratch);
}

// Values told apart by a hash table; a value seen before costs no allocation, and one of up to eight bytes one look. Numbers of
// up to six digits, as which exports often name people, have a table of their own, in which neighbours lie side by side.
class DictBuilder {
 public:
  Code code_of(std::string_view value) {  // kNoCode for an empty one
    uint32_t number = small_number(value);
    if (number >= by_number_.size()) return number == kNoNumber ? code_of_any(value) : code_of_number(number, value);
    Code code = by_number_[number];
    return code != kNoCode ? code : code_of_number(number, value);
  }
  // A table that is larger than the processor's caches is read from memory once per value: for many values, one after the
  // other, unless they are looked at ahead, which the processor does side by side.
  bool is_large() const { return std::max(slots_.size(), by_number_.size()) > 8192; }
  void look_ahead(std::string_view value) {
    uint32_t number = small_number(value);
    if (number == kNoNumber) look_ahead_any(value);
    else if (number < by_number_.size()) looked_ += by_number_[number];
  }
  void append(Code code) { column_.codes.push_back(code); }
  void append(std::string_view value) { append(code_of(value)); }
  // Rows up to `rows` that have no code yet get none.
  void fill(size_t rows) { column_.codes.resize(rows, kNoCode); }
  DictColumn& column() { return column_; }
  std::string scratch;
  // Moving (section.h): codes from row `from` on are another reader's, whose new names these are.
  void adopt(size_t from, const std::vector<std::string>& names, uint32_t reader);
  std::vector<std::string> new_names();  // since it was asked last

 private:
  struct Slot {
    uint64_t key = 0;   // the value itself if it is short, else its hash
    uint32_t size = 0;  // 0: free
    Code code = 0;
  };
  static constexpr size_t kNumberDigits = 6;
  static constexpr uint32_t kNoNumber = ~0u;
  // Of a value that is a number as numbers are written.
  static uint32_t small_number(std::string_view value) {
    if (value.size() - 1 >= kNumberDigits || (value[0] == '0' && value.size() > 1)) return kNoNumber;
    uint32_t number = 0, worst = 0;
    for (char c : value) {
      uint32_t digit = uint32_t(uint8_t(c)) - '0';
      worst |= digit > 9;
      number = number * 10 + digit;
    }
    return worst ? kNoNumber : number;
  }
  Code code_of_number(uint32_t number, std::string_view value);
  Code code_of_any(std::string_view value);
  void look_ahead_any(std::string_view value);
  void grow();
  DictColumn column_;
  std::vector<Slot> slots_;
  uint32_t hashed_ = 0;                     // of the names
  std::vector<std::vector<Code>> adopted_;  // by reader and its code
  size_t told_ = 0;                         // of the names
  std::vector<Code> by_number_;
  uint64_t looked_ = 0;
};

class TextBuilder {
 public:
  TextBuilder() = default;
  TextBuilder(const TextBuilder& other);  // without the room that it has reserved
  TextBuilder& operator=(const TextBuilder&) = delete;
  // Both may be guesses: they save growing.
  void reserve(size_t rows, size_t bytes);
  // No more than `bytes` are about to come, and `share_read` of the file will then be read.
  void expect(size_t bytes, double share_read);
  void append(Cell cell);  // undoubles quotes
  void append(std::string_view text);
  void join(std::string_view text);  // on a new line of the last text
  void fill(size_t rows);            // with empty ones
  std::string_view at(Row row) const { return column_[row]; }
  std::string_view last() const { return column_[Row(column_.ends.size() - 1)]; }
  void replace_last(std::string_view text);  // `text` is not in the heap
  size_t size() const { return column_.ends.size(); }
  TextColumn take();
  // For moving (section.h): ends of a section count from the start of its own heap.
  std::string_view heap() const { return {column_.heap.data(), used_}; }
  char* extend_heap(size_t bytes);
  void clear_heap() { used_ = 0; }
  RawVector<size_t>& ends() { return column_.ends; }
  void move_ends(size_t from, size_t by);

 private:
  char* open(size_t bytes);  // room for so many (and 64 more) at the heap's end
  void close(const char* end);
  size_t used_ = 0;  // of the heap; the rest of it is scratch
  TextColumn column_;
};

// -1: empty; -2: not a plain number. Accepts what pandas makes of whole numbers in a column with gaps: 123.0
int64_t plain_id_any(const char* from, const char* to);
inline int64_t plain_id(const char* from, const char* to) {
  size_t size = size_t(to - from);
  if (size == 0) return -1;
  if (size > 10 || *from == '0') return plain_id_any(from, to);
  uint64_t value = 0;
  uint32_t worst = 0;
  for (const char* p = from; p < to; p++) {
    uint32_t digit = uint32_t(uint8_t(*p)) - '0';
    worst |= digit > 9;
    value = value * 10 + digit;
  }
  return worst ? plain_id_any(from, to) : int64_t(value);
}
bool is_damaged_id(std::string_view value);

// Numbers until an id is none that a number can hold without loss, then texts. An id that a spreadsheet has spoilt is none: many
// records share it.
class IdBuilder {
 public:
  void keep_damaged() { keeps_damaged_ = true; }  // … but of what is replied to, which then is not here
  void append(Cell cell) {
    int64_t id = as_text_ ? -2 : plain_id(cell.from, cell.to);
    last_was_damaged = false;
    if (id == -2) append(value_of(cell, scratch_));
    else column_.numbers.push_back(id);
  }
  void append(std::string_view value);
  // A column of a batch; damaged(record) for an id that a spreadsheet has spoilt.
  template <class F>
  void append(const Batch& batch, uint32_t column, F&& damaged) {
    size_t before = column_.numbers.size();
    uint32_t done = 0;
    if (!as_text_) {
      // Straight into the column while ids are plain numbers, which they nearly always are.
      column_.numbers.resize(before + batch.records);
      int64_t* out = column_.numbers.data() + before;
      int64_t worst = 0;
      each_cell(batch, column, [&](uint32_t r, const char* from, const char* to, bool) {
        out[r] = plain_id(from, to);
        worst = out[r] < worst ? out[r] : worst;
      });
      if (worst != -2) return;
      while (out[done] != -2) done++;
      column_.numbers.resize(before + done);
    }
    each_cell(batch, column, [&](uint32_t r, const char* from, const char* to, bool quoted) {
      if (r < done) return;
      append(Cell{from, to, quoted});
      if (last_was_damaged) damaged(r);
    });
  }
  void fill(size_t rows);
  void reserve(size_t rows) { column_.numbers.reserve(rows); }
  size_t size() const { return as_text_ ? texts_.size() : column_.numbers.size(); }
  IdColumn take();
  bool as_text() const { return as_text_; }
  bool is_empty(Row row) const { return as_text_ ? texts_.at(row).empty() : column_.numbers[row] < 0; }
  RawVector<int64_t>& numbers() { return column_.numbers; }
  TextBuilder& texts() { return texts_; }
  bool last_was_damaged = false;  // 1.22E+17

 private:
  void to_text();
  bool as_text_ = false, keeps_damaged_ = false;
  IdColumn column_;
  TextBuilder texts_;
  std::string scratch_;
};

}  // namespace tolle::engine
