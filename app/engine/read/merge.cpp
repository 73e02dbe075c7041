// Finds the rows to leave out, then closes the gaps in every column.
#include "engine/read/merge.h"

#include <algorithm>
#include <cstring>

namespace tolle::engine {
namespace {

// The same message. What became of it (whether it is closed, what kind of answer it got, who has it) may have changed between
// two exports.
bool same_message(const Table& t, Row a, Row b) {
  auto same = [&](const auto& column) { return column.empty() || column[a] == column[b]; };
  auto same_code = [&](const DictColumn& column) { return column.empty() || column.codes[a] == column.codes[b]; };
  return same(t.time) && same(t.author_kind) && same(t.parent) && same_code(t.author) && same_code(t.organisation) &&
         same_code(t.place) && (t.text.empty() || t.text[a] == t.text[b]);
}

void take_state(Table& t, Row to, Row later) {
  for (DictColumn* d : {&t.agent, &t.channel, &t.category, &t.answer_kind})
    if (!d->empty() && d->codes[later] != kNoCode) d->codes[to] = d->codes[later];
  if (!t.closed.empty() && t.closed[later] != kNoTime) t.closed[to] = t.closed[later];
  if (!t.answered_untimed.empty()) t.answered_untimed[to] = t.answered_untimed[later];
}

template <class Vector>
void close_gaps(Vector& column, const std::vector<uint8_t>& gone) {
  if (column.empty()) return;
  size_t to = 0;
  for (size_t from = 0; from < column.size(); from++)
    if (!gone[from]) column[to++] = column[from];
  column.resize(to);
}

void close_gaps(TextColumn& column, const std::vector<uint8_t>& gone) {
  if (column.empty()) return;
  uint64_t start = 0, used = 0;
  size_t to = 0;
  for (size_t from = 0; from < column.ends.size(); from++) {
    uint64_t end = column.ends[from], size = end - start;
    if (!gone[from]) {
      if (size && used != start) std::memmove(column.heap.data() + used, column.heap.data() + start, size);
      column.ends[to++] = used += size;
    }
    start = end;
  }
  column.heap.resize(used);
  column.ends.resize(to);
}

void close_gaps(IdColumn& ids, const std::vector<uint8_t>& gone) {
  close_gaps(ids.numbers, gone);
  close_gaps(ids.texts, gone);
}

}  // namespace

void merge_duplicates(Table& t, std::span<const IdIndex::Same> same, IssueLog& issues, std::map<Row, Row> kept_for,
                      std::span<const Row> left_out) {
  std::vector<uint8_t> gone(t.rows, 0);
  for (Row row : left_out) gone[row] = 1;
  for (auto [row, first] : kept_for) {
    issues.add_in_file(IssueKind::DuplicateIdentical, t.file_of(row), t.line[row]);
    gone[row] = 1;
  }
  for (auto [row, first] : same) {
    uint32_t line = t.line[row];
    if (gone[row]) continue;
    if (same_message(t, row, first)) {
      take_state(t, first, row);
      issues.add_in_file(IssueKind::DuplicateIdentical, t.file_of(row), line);
      gone[row] = 1;
      kept_for[row] = first;
    } else {
      issues.add_in_file(IssueKind::DuplicateDifferent, t.file_of(row), line);
      t.shared_id.push_back(row), t.shared_id.push_back(first);
    }
  }
  std::sort(t.shared_id.begin(), t.shared_id.end());
  t.shared_id.erase(std::unique(t.shared_id.begin(), t.shared_id.end()), t.shared_id.end());
  if (kept_for.empty() && left_out.empty()) return;

  // Responses without an id of their own hang below a record that went: they go too if the one that stays has the same.
  std::multimap<Row, Row> below;
  for (Row r = 0; r < t.rows; r++)
    if (t.parent[r] < t.rows && !gone[r]) below.emplace(t.parent[r], r);
  for (auto [row, first] : kept_for)
    for (auto [x, x_end] = below.equal_range(row); x != x_end; ++x) {
      Row response = x->second;
      t.parent[response] = first;
      for (auto [k, k_end] = below.equal_range(first); k != k_end; ++k)
        if (same_message(t, response, k->second)) {
          gone[response] = 1;
          break;
        }
    }

  std::vector<Row> moved(t.rows);
  Row rows = 0;
  for (Row r = 0; r < t.rows; r++) moved[r] = gone[r] ? kNoRow : rows++;
  auto kept_before = [&](Row row) { return Row(std::count(gone.begin(), gone.begin() + row, 0)); };
  for (Row& parent : t.parent)
    if (parent < t.rows) parent = moved[parent] == kNoRow ? kMissingRow : moved[parent];
  std::erase_if(t.shared_id, [&](Row row) { return gone[row]; });
  for (Row& row : t.shared_id) row = moved[row];
  t.each_column([&](auto& column) { close_gaps(column, gone); });
  for (Row& start : t.file_starts) start = start < moved.size() ? kept_before(start) : rows;
  t.rows = rows;  // ghosts are never left out
}

}  // namespace tolle::engine
