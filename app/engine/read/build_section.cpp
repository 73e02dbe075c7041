// The rows of a section move from one builder to another. Every column that a builder fills is listed here.
#include "engine/read/build.h"

namespace tolle::engine {
namespace {

// Rows that the builder has not filled yet get `none` before more come.
template <class Vector, class T>
RawColumn raw(Vector& column, const Row& rows, T none) {
  return {[&column] {
            return std::span(reinterpret_cast<const uint8_t*>(column.data()), column.size() * sizeof column[0]);
          },
          [&column, &rows, none](size_t size) {
            if (size && column.size() < rows) column.resize(rows, none);
            size_t before = column.size();
            column.resize(before + size / sizeof column[0]);
            return reinterpret_cast<uint8_t*>(column.data() + before);
          },
          [&column] { column.clear(); }};
}

}  // namespace

std::vector<RawColumn> TableBuilder::columns() {
  std::vector<RawColumn> out;
  for (TextBuilder* text : texts()) {
    out.push_back(
        {[text] { return std::span(reinterpret_cast<const uint8_t*>(text->heap().data()), text->heap().size()); },
         [text](size_t size) { return reinterpret_cast<uint8_t*>(text->extend_heap(size)); },
         [text] { text->clear_heap(); }});
  }
  out.push_back(raw(text_.ends(), rows_, size_t(0)));
  out.push_back(raw(id_.texts().ends(), rows_, size_t(0)));
  out.push_back(raw(parent_.texts().ends(), rows_, size_t(0)));
  out.push_back(raw(id_.numbers(), rows_, int64_t(-1)));
  out.push_back(raw(parent_.numbers(), rows_, int64_t(-1)));
  for (TimeBuilder* time : {&time_, &closed_}) {
    out.push_back(raw(time->raw_ms(), rows_, kNoTime));
    out.push_back(raw(time->raw_flags(), rows_, uint8_t(0)));
  }
  for (DictBuilder* dictionary : dictionaries()) out.push_back(raw(dictionary->column().codes, rows_, kNoCode));
  out.push_back(raw(author_kind_, rows_, plan_.author));
  out.push_back(raw(untimed_, rows_, uint8_t(0)));
  out.push_back(raw(line_, rows_, uint32_t(0)));
  for (size_t i = 0; i < heap_before_.size(); i++) {
    heap_before_[i] = texts()[i]->heap().size();
    if (texts()[i]->size()) texts()[i]->fill(rows_);
  }
  return out;
}

SectionNotes TableBuilder::notes() {
  SectionNotes out;
  out.rows = rows_;
  for (DictBuilder* dictionary : dictionaries()) out.names.push_back(dictionary->new_names());
  out.issues = issues.found();
  for (const DateEvidence* e : {&time_.evidence, &closed_.evidence})
    out.evidence.insert(out.evidence.end(), {e->day_first, e->month_first, e->either});
  out.first_times = first_times;
  out.directions = directions_.column().names;
  out.users = users_;
  out.ids_as_text = id_.as_text();
  out.parents_as_text = parent_.as_text();
  out.says_who = says_who_;
  out.local_times = time_.any_local;
  out.local_closings = closed_.any_local;
  return out;
}

void TableBuilder::given() {
  for (const RawColumn& column : columns()) column.clear();
  rows_ = 0;
  issues = {};
  first_times.clear();
  users_.clear();
  time_.evidence = closed_.evidence = {};
}

void TableBuilder::adopt(const SectionNotes& notes, uint32_t reader, uint32_t first_line) {
  Row from = rows_;
  rows_ += Row(notes.rows);
  for (size_t i = 0; i < texts().size(); i++) texts()[i]->move_ends(from, heap_before_[i]);
  size_t next = 0;
  for (DictBuilder* dictionary : dictionaries()) dictionary->adopt(from, notes.names[next++], reader);
  learn_kinds();
  for (size_t row = from; row < line_.size(); row++)
    if (line_[row]) line_[row] += first_line - 1;
  for (const Issue& issue : notes.issues) issues.add(issue, first_line);
  const uint64_t* e = notes.evidence.data();
  for (DateEvidence* mine : {&time_.evidence, &closed_.evidence}) {
    mine->day_first += *e++;
    mine->month_first += *e++;
    mine->either += *e++;
  }
  for (const TimeSample& time : notes.first_times)
    if (first_times.size() < kFirstTimes) first_times.push_back(time);
  for (const std::string& direction : notes.directions) code_of_direction(direction);
  for (Row row : notes.users) users_.push_back(from + row);
  says_who_ |= notes.says_who;
  time_.any_local |= notes.local_times;
  closed_.any_local |= notes.local_closings;
}

}  // namespace tolle::engine
