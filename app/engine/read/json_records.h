// Tokens of a JSON file → batches of records with their cells, for the places that JsonPaths marks.
#pragma once
#include <functional>
#include <optional>

#include "base/result.h"
#include "engine/read/issues.h"
#include "engine/read/json_paths.h"
#include "engine/read/json_scan.h"
#include "engine/read/scan.h"

namespace tolle::engine {

// A value stands in the column of its place; of several places for one column the one of the lowest rank counts. Of several values at one place the last counts (as in JavaScript), but the first
// inside an array of objects; plain values of an array are joined by commas. null is an empty cell.
class JsonRecords {
 public:
  struct Late {
    int32_t column = -1;
    uint8_t rank = 0;
  };
  struct Rules {
    uint32_t columns = 0;
    bool lines = false;            // several values at the top: a broken one costs its line only
    int32_t message_column = -1;   // records that have nothing here are no messages …
    int32_t left_out_column = -1;  // … nor are those that have `left_out` here
    std::string left_out;
    std::function<Late(const std::string& name)> late;  // what a place is for that the head did not show
  };
  JsonRecords(JsonPaths paths, Rules rules) : paths_(std::move(paths)), rules_(std::move(rules)) {}

  void start(uint32_t position, uint32_t line) { scanner_.start(position, line); }

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
  uint64_t records() const { return records_; }                 // with those that are no messages
  const std::optional<Error>& fault() const { return fault_; }  // where reading stopped

 private:
  using Place = JsonPaths::Place;
  struct Frame {
    Place place;
    bool array, record = false, only = false, wanted = false;
    uint16_t arrays = 0;  // open ones inside the record
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
  void scalar(const JsonToken& token, const char* base, IssueLog& issues);
  void put(Place place, int32_t column, std::string_view text, bool escaped, bool joins, IssueLog& issues);
  bool stop(const JsonToken& token, const char* base, uint32_t end, bool last, IssueLog& issues);
  void close_record(IssueLog& issues);
  Place child(Place at, std::string_view key);
  char* room(size_t bytes);
  Batch batch();
  void drop_batch();

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
  uint64_t records_ = 0, not_messages_ = 0;
  std::optional<Error> fault_;

  RawVector<char> text_;
  size_t text_used_ = 0;
  std::vector<Slice> cells_;
  std::vector<Place> places_;  // that filled the cell
  std::vector<uint32_t> lines_;
  std::vector<uint8_t> dropped_;
  uint32_t rows_ = 0;
};

}  // namespace tolle::engine
