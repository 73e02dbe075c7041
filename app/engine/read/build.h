// Records → table: each column of the file that has a role feeds the builder of a column of the table.
#pragma once
#include <array>

#include "engine/read/clean.h"
#include "engine/read/delays.h"
#include "engine/read/directions.h"
#include "engine/read/formats.h"
#include "engine/read/join.h"
#include "engine/read/section.h"
#include "engine/read/source.h"
#include "engine/read/times.h"

namespace tolle::engine {

// What each column of the file is for.
struct Plan {
  std::vector<Role> roles;
  std::vector<Markup> markup;     // by column
  std::vector<NumberUnit> units;  // by column
  // Of a number in the column of Role::ResponseDelay; below 0 it counts opening hours only: there was an answer, nobody knows when.
  double delay_unit_s = 0;
  bool tickets = true;
  bool timed_ids = false;          // ids carry their time
  bool measures = false;           // its tickets may be those of another file
  bool own_parent = false;         // what names itself as its parent has none
  bool says_who = false;           // whatever words the column of Role::Direction has
  Sides sides;                     // how they are meant
  Author author = Author::Public;  // where no column says so
  std::string organisation;        // where no column says so
  std::vector<std::pair<uint32_t, std::string>>
      left_out;  // records that have one of "a|b" in the column are no messages
  std::pair<uint32_t, std::string_view> by_staff{~0u, {}};  // those that have this in the column are the organisation's
  uint32_t answered_column = ~0u;  // says yes or no whether there was an answer, whatever its kind
  std::vector<std::pair<uint32_t, uint32_t>>
      clocks;                                      // columns of days, with those of the time of day, and of its offset
  std::vector<std::pair<uint32_t, Role>> instead;  // columns that count where the one of that role is empty, in order
};

class TableBuilder {
 public:
  TableBuilder(Plan plan, Masks masks, size_t rows_expected, size_t text_bytes_expected);

  // `share_read` of the file, 0 where unknown, has been read with this batch.
  void add(const Batch& batch, double share_read);

  DateEvidence evidence() const;
  bool any_local() const;
  std::vector<std::string>& authors() { return author_.column().names; }  // as their cells say, before finish()
  // Everything but what ids tell (see join.h).
  Unjoined finish(DateOrder order, const ZoneTable& zone);

  IssueLog issues;
  static constexpr size_t kFirstTimes = 3;
  std::vector<TimeSample> first_times;  // of the first records; as read after finish()

  // Moving the rows of a section (section.h): its columns() are copied behind this builder's, one by one, then adopted;
  // there they are given().
  // Not where responses become rows: these stand behind their batch, and batches are another in a section.
  bool moves() const {
    return !has(Role::ResponseTime) && !has(Role::ResponseText) && !has(Role::ResponseDelay) && !has(Role::Answers) &&
           !has(Role::Thread) && plan_.left_out.empty();
  }
  std::vector<RawColumn> columns();
  SectionNotes notes();
  void given();
  bool may_be_moved() const { return !time_.has_offsets() && !closed_.has_offsets(); }
  bool can_adopt(const SectionNotes& notes) const {
    return notes.ids_as_text == id_.as_text() && notes.parents_as_text == parent_.as_text();
  }
  // From another builder, the `reader`-th. Lines are counted from `first_line`, the line of the section's first record.
  void adopt(const SectionNotes& notes, uint32_t reader, uint32_t first_line);

 private:
  struct Response {
    Row parent;
    uint32_t line;
    std::string_view id, author, agent, text;
    bool from_asker = false;
  };
  bool has(Role role) const { return column_[size_t(role)] != kNone; }
  bool signs_texts() const { return !plan_.tickets && !text_columns_.empty() && !has(Role::Agent); }
  template <class F>
  void each(const Batch& batch, Role role, F&& f) const {
    if (has(role))
      each_cell(batch, column_[size_t(role)],
                [&](uint32_t r, const char* from, const char* to, bool q) { f(r, Cell{from, to, q}); });
  }
  void align(Row rows);
  void add_dict(const Batch& batch, Role role, DictBuilder& dict);
  void add_time(const Batch& batch, Role role, TimeBuilder& times);
  void add_texts(const Batch& batch);
  bool clean(std::string_view text, Markup markup, uint32_t line);  // false: as clean as it stands; else in cleaned_
  void clean_names(DictColumn& column, bool join_equal);
  void add_authors(const Batch& batch);
  bool with_clocks(const Batch& b, uint32_t column, std::vector<Cell>& cells);
  Code code_of_direction(std::string_view direction);
  Author speaker(Row row, std::string_view direction);
  bool is_talk(Row row) const { return has(Role::Thread) && !thread_.is_empty(row); }
  void add_kinds(const Batch& batch);
  void learn_kinds();
  void add_signatures(Row from);
  void add_responses(const Batch& batch, Row from);
  void add_delays(const Batch& batch, Row from);
  void add_answers(const Batch& batch, Row from);
  void settle_delays(TimeBuilder::Settled& time) const;
  void append_response(const Response& response);  // its time is appended already
  void mark_untimed(Row row);

  std::array<DictBuilder*, 7> dictionaries() {
    return {&author_, &agent_, &organisation_, &channel_, &category_, &place_, &answer_kind_};
  }
  std::array<TextBuilder*, 3> texts() { return {&text_, &id_.texts(), &parent_.texts()}; }

  static constexpr uint32_t kNone = ~0u;
  Plan plan_;
  std::array<uint32_t, size_t(Role::Count_)> column_;
  std::vector<uint32_t> text_columns_;
  Row rows_ = 0;
  IdBuilder id_, parent_, thread_;
  TimeBuilder time_, closed_;  // responses have their times among time_
  DictBuilder author_, agent_, organisation_, channel_, category_, place_, answer_kind_;
  TextBuilder text_;
  RawVector<Author> author_kind_;
  std::vector<std::string> moments_;  // of with_clocks
  DictBuilder directions_;            // but those that Python writes
  std::vector<Author> speakers_;      // by code of directions_
  std::vector<Code> automatic_;       // codes of it: bots
  Code user_ = kNoCode;               // the code of "user" there, which may be either side …
  std::vector<Row> users_;            // … and its rows
  bool says_who_ = false;             // some direction is a known word
  std::vector<uint8_t> untimed_;
  std::vector<uint8_t> kind_answers_;           // by code of answer_kind_
  std::vector<std::pair<Row, Row>> responses_;  // row, its complaint
  std::array<size_t, 3> heap_before_{};         // of texts(), while a section is taken over
  RawVector<uint32_t> line_;
  std::vector<Row> left_out_;
  struct Delay {
    Row row, complaint;
    DelayReading reading;
  };
  std::vector<Delay> delays_;
  DecimalMarks delay_marks_;
  Cleaner cleaner_;
  std::string scratch_, cleaned_;
};

}  // namespace tolle::engine
