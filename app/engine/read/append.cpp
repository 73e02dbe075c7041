// Columns end to end, and rows in another order.
#include "engine/read/append.h"

#include <algorithm>
#include <unordered_map>

namespace tolle::engine {
void to_texts(IdColumn& ids, Row rows) {
  if (!ids.texts.empty()) return;
  ids.numbers.resize(rows, -1);
  for (int64_t id : ids.numbers) {
    if (id >= 0)
      for (char c : std::to_string(id)) ids.texts.heap.push_back(c);
    ids.texts.ends.push_back(ids.texts.heap.size());
  }
  ids.numbers = {};
}

std::vector<std::string_view> keys_of(const DictColumn& column) {
  std::vector<std::string_view> out(column.names.begin(), column.names.end());
  for (const auto& [code, hash] : column.masked) out[code] = {reinterpret_cast<const char*>(&hash), sizeof hash};
  return out;
}

namespace {

void append(TextColumn& to, TextColumn& from, Row rows, Row more) {
  if (to.empty() && from.empty()) return;
  to.ends.resize(rows, to.heap.size());
  uint64_t offset = to.heap.size();
  to.heap.resize(offset + from.heap.size());
  std::copy(from.heap.begin(), from.heap.end(), to.heap.begin() + std::ptrdiff_t(offset));
  for (uint64_t end : from.ends) to.ends.push_back(offset + end);
  to.ends.resize(rows + more, to.heap.size());
}

void append(IdColumn& to, IdColumn& from, Row rows, Row more) {
  if (to.empty() && from.empty()) return;
  if (to.texts.empty() && from.texts.empty()) {
    to.numbers.resize(rows, -1);
    to.numbers.insert(to.numbers.end(), from.numbers.begin(), from.numbers.end());
    return to.numbers.resize(rows + more, -1);
  }
  to_texts(to, rows);
  to_texts(from, more);
  append(to.texts, from.texts, rows, more);
}

void append(DictColumn& to, const DictColumn& from, Row rows, Row more) {
  if (to.empty() && from.empty()) return;
  to.codes.resize(rows, kNoCode);
  std::unordered_map<std::string_view, Code> known;
  std::vector<std::string_view> keys = keys_of(to);
  for (Code c = 0; c < keys.size(); c++) known.emplace(keys[c], c);
  std::vector<Code> moved;
  size_t before = to.names.size();
  for (std::string_view key : keys_of(from)) {
    auto found = known.find(key);
    moved.push_back(found != known.end() ? found->second : Code(before++));
  }
  size_t next = to.names.size();
  for (size_t i = 0; i < moved.size(); i++)
    if (moved[i] == next) to.names.push_back(from.names[i]), next++;
  for (const auto& [code, hash] : from.masked) to.masked.emplace_back(moved[code], hash);
  for (Code code : from.codes) to.codes.push_back(code == kNoCode ? kNoCode : moved[code]);
  to.codes.resize(rows + more, kNoCode);
}

template <class T, class A>
void append(std::vector<T, A>& to, const std::vector<T, A>& from, Row rows, Row more, T nothing) {
  if (to.empty() && from.empty()) return;
  to.resize(rows, nothing);
  to.insert(to.end(), from.begin(), from.end());
  to.resize(rows + more, nothing);
}

template <class Vector>
void put_in(Vector& column, const std::vector<Row>& order) {
  if (column.empty()) return;
  Vector out;
  out.reserve(order.size());
  for (Row row : order) out.push_back(column[row]);
  column = std::move(out);
}

void put_in(TextColumn& column, const std::vector<Row>& order) {
  if (column.empty()) return;
  TextColumn out;
  out.heap.reserve(column.heap.size());
  for (Row row : order) {
    std::string_view text = column[row];
    out.heap.insert(out.heap.end(), text.begin(), text.end());
    out.ends.push_back(out.heap.size());
  }
  column = std::move(out);
}

void put_in(IdColumn& ids, const std::vector<Row>& order) {
  put_in(ids.numbers, order);
  put_in(ids.texts, order);
}

}  // namespace

void append(Unjoined& to, Unjoined& from) {
  Table &a = to.table, &b = from.table;
  Row rows = a.rows, more = b.rows;
  append(a.id, b.id, rows, more);
  append(to.parents, from.parents, rows, more);
  append(to.threads, from.threads, rows, more);
  append(a.time, b.time, rows, more, kNoTime);
  append(a.precision, b.precision, rows, more, Precision::None);
  append(a.author_kind, b.author_kind, rows, more, Author::Public);
  append(a.author, b.author, rows, more);
  append(a.agent, b.agent, rows, more);
  append(a.organisation, b.organisation, rows, more);
  append(a.channel, b.channel, rows, more);
  append(a.category, b.category, rows, more);
  append(a.place, b.place, rows, more);
  append(a.answer_kind, b.answer_kind, rows, more);
  append(a.answered_untimed, b.answered_untimed, rows, more, uint8_t(0));
  append(a.closed, b.closed, rows, more, kNoTime);
  append(a.text, b.text, rows, more);
  append(a.line, b.line, rows, more, 0u);
  for (auto [row, complaint] : from.responses) to.responses.emplace_back(rows + row, rows + complaint);
  for (Row row : from.left_out) to.left_out.push_back(rows + row);
  a.ticket_shaped |= b.ticket_shaped;
  to.timed_ids |= from.timed_ids;
  to.own_parent |= from.own_parent;
  a.rows = rows + more;
  from = {};
}

void put_responses_last(Unjoined& u) {
  Table& t = u.table;
  Row records = t.rows - Row(u.responses.size());
  bool are_last = true;
  for (auto [row, complaint] : u.responses) are_last &= row >= records;
  if (are_last) return;
  std::vector<Row> order, place(t.rows, 0);
  for (auto [row, complaint] : u.responses) place[row] = 1;
  for (uint8_t response : {0, 1})
    for (Row r = 0; r < t.rows; r++)
      if (place[r] == response) order.push_back(r);
  for (Row i = 0; i < t.rows; i++) place[order[i]] = i;
  t.each_column([&](auto& column) { put_in(column, order); });  // parents are not set yet
  put_in(u.parents, order);
  put_in(u.threads, order);
  for (auto& [row, complaint] : u.responses) row = place[row], complaint = place[complaint];
  for (Row& row : u.left_out) row = place[row];
}

}  // namespace tolle::engine
