// Tokens of a JSON file → batches of records with their cells, for the places that JsonPaths marks.
#pragma once
#include <functional>
#include <optional>

#include "base/result.h"
#include "engine/read/directions.h"
#include "engine/read/issues.h"
#include "engine/read/json_paths.h"
#include "engine/read/json_raw.h"
#include "engine/read/json_scan.h"
#include "engine/read/scan.h"

namespace tolle::engine {

// A value stands in the column of its place; of several places for one column the one of the lowest rank counts. Of several values at one place the last counts (as in JavaScript), but the first
// inside an array of objects; plain values of an array are joined by commas. null is an empty cell.
class JsonRecords {
 public:
  struct Texts {  // by id
    std::unordered_map<std::string, uint32_t> index;
    std::vector<std::string> texts;
    void set(std::string_view id, std::string_view text);
    const std::string* find(std::string_view id) const;
  };
  struct Late {
    int32_t column = -1;
    uint8_t rank = 0;
  };
  struct Beside {
    int32_t message_column = -1;
    std::vector<std::pair<int32_t, std::string>> left_out;
    std::string direction;
    bool inside = false;  // the record that it belongs to
    bool names = false;
  };
  struct Rules {
    uint32_t columns = 0;
    bool lines = false;           // several values at the top: a broken one costs its line only …
    bool one_line = false;        // … and each of them ends with its line
    bool by_record = false;       // records are told by their number, counted from 1: several stand on one line
    int32_t message_column = -1;  // records that have nothing here are no messages …
    std::vector<std::pair<int32_t, std::string>> left_out;  // … nor are those that have one of "a|b" in the column
    bool placeholders = false;                              // records that are no messages are no records …
    bool empty_is_none = false;                             // … nor are those that have nothing in any cell
    bool header_row = false;                                // nor is the first one
    std::vector<Beside> beside;
    bool replies =
        false;  // what belongs to a record is a reply to what it stands in; else it is in the thread of the record
    int32_t id_column = -1, author_column = -1, thread_column = -1, direction_column = -1;
    Sides sides;                     // of the words in direction_column
    int32_t short_text_column = -1;  // texts with short addresses in them
    int32_t first_text_column = -1;  // of a list the first value counts here; others are told
    std::vector<int32_t> from_talk;  // where a record has nothing here, what was said first about it has
    std::vector<int32_t> asks;       // a record that a bot began has here what the public said first
    int32_t link_column = -1;        // of a record: the id of what belongs to it and stands elsewhere
    std::function<Late(const std::string& name)> late;  // what a place is for that the head did not show
  };
  JsonRecords(JsonPaths paths, Rules rules) : paths_(std::move(paths)), rules_(std::move(rules)) {}

  void start(uint32_t position, uint32_t line) { scanner_.start(position, line, rules_.one_line); }

  // Takes what can be taken of base[used(), end); 64 bytes behind it must be readable. on_batch(batch) for records; where
  // one batch ends and the next begins depends on the file alone.
  template <class F>
  void read(const char* base, uint32_t end, bool last, IssueLog& issues, F&& on_batch) {
    while (advance(base, end, last, issues)) {
      on_batch(batch());
      drop_batch();
    }
  }

  // The records that no batch has brought yet: after the last bytes of a head, of which there will be no more.
  template <class F>
  void flush(F&& on_batch) {
    for (const Open& open : open_) dropped_[open.row] = 1;
    if (rows_) on_batch(batch());
    drop_batch();
  }

  uint32_t used() const { return scanner_.position(); }
  uint32_t line() const { return scanner_.line(); }
  void move_back(uint32_t by) { scanner_.move_back(by); }
  bool by_record() const { return rules_.by_record; }
  uint64_t records() const { return records_; }  // with those that are no messages, and those rejected
  bool only_rejected() const { return records_ == rejected_; }
  const std::optional<Error>& fault() const { return fault_; }  // where reading stopped
  Texts author_names;                                           // where the file has them elsewhere
  JsonRaw raw;  // records as they stand in the file, for those who want() some

 private:
  using Place = JsonPaths::Place;
  struct Frame {
    Place place;
    bool array, record = false, only = false, wanted = false;
    uint16_t arrays = 0;  // open ones inside the record
    uint32_t cells = 0;   // seen, of an array that is a record
    uint32_t undo = 0;
  };
  struct Open {
    uint32_t row;
    Place place;
  };
  struct Undo {
    size_t cell;
    Slice slice;
    Place place;
  };
  bool advance(const char* base, uint32_t end, bool last, IssueLog& issues);  // true: a batch is full
  void key(std::string_view text);
  void begin(bool array);
  void end(IssueLog& issues);
  void misfit(IssueLog& issues);
  void scalar(const JsonToken& token, const char* base, IssueLog& issues);
  void put(Place place, int32_t column, std::string_view text, bool escaped, bool joins, IssueLog& issues);
  void stop(const JsonToken& token, IssueLog& issues);
  void pass_over(const char* base, uint32_t end, bool last);
  void take_raw(const char* base, uint32_t from);
  uint32_t number() const;  // number of the record that is open, or comes next; or the line
  void open_record(Place place, std::string_view beginning);
  void close_record(IssueLog& issues);
  void hang_below(uint32_t row);
  void begin_with_the_public(uint32_t row);
  void address(JsonPaths::Node::Address which, std::string_view text, bool escaped);
  void write_out_addresses(uint32_t row);
  bool is_empty(uint32_t row);
  bool close_beside(uint32_t row, const Beside& beside);
  Place child(Place at, std::string_view key);
  Place next_cell(Frame& row);
  Slice& slice(uint32_t row, int32_t column) { return cells_[size_t(row) * rules_.columns + size_t(column)]; }
  std::string_view cell(uint32_t row, int32_t column) {
    Slice s = slice(row, column);
    return {text_.data() + s.from, s.to - s.from};
  }
  char* room(size_t bytes);
  Batch batch();
  void drop_batch();
  void write(uint32_t row, int32_t column, std::string_view text);

  JsonPaths paths_;
  Rules rules_;
  JsonScanner scanner_;
  std::vector<Frame> frames_;
  std::vector<Open> open_;
  std::vector<Undo> undo_;
  Place next_ = JsonPaths::kTop;  // of the value behind a key
  std::string key_, any_key_;
  bool only_key_ = false;  // the value that comes decides about the element
  uint32_t only_open_ = 0;
  bool ended_ = false, skipping_ = false;
  uint64_t records_ = 0, rejected_ = 0;
  uint32_t begun_ = 0;  // records
  std::optional<Error> fault_;
  uint32_t fault_number_ = 0, raw_line_ = 0;
  std::string behind_fault_;

  RawVector<char> text_;
  size_t text_used_ = 0;
  std::vector<Slice> cells_;
  std::vector<Place> places_;  // that filled the cell
  std::vector<uint32_t> lines_;
  std::vector<uint8_t> dropped_;
  std::vector<int32_t> beside_;                                 // by row: what it is beside; -1: a record
  Texts links_;                                                 // ids of what belongs to a record → its id
  std::vector<std::pair<std::string, std::string>> addresses_;  // of the record that is open: short and long ones
  uint32_t rows_ = 0;
};

}  // namespace tolle::engine
