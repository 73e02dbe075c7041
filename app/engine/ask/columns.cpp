// Builds the columns in a handful of linear passes: time order, threads, complaints, first responses.
#include "engine/ask/columns.h"

#include <algorithm>

#include "engine/ask/order.h"
#include "engine/ask/threads.h"

namespace tolle::engine {
namespace {

constexpr size_t kIssueLines = 20;
constexpr int64_t kAbsurdWait_ms = int64_t(315'576'000) * 1000;  // ten years of 365.25 days

// Collects one kind of issue; rows may come in any order, the lines kept are the first of the file.
class IssueRows {
 public:
  void add(Row row) { rows_.push_back(row); }
  void write(IssueKind kind, const Table& table, SourceReport& source) {
    if (rows_.empty()) return;
    std::sort(rows_.begin(), rows_.end());
    Issue issue{kind, rows_.size(), {}};
    for (Row r : rows_)
      if (issue.lines.size() < kIssueLines && r < table.line.size()) issue.lines.push_back(table.line[r]);
    auto same =
        std::find_if(source.issues.begin(), source.issues.end(), [&](const Issue& i) { return i.kind == kind; });
    if (same == source.issues.end()) source.issues.push_back(std::move(issue));
    else *same = std::move(issue);
  }

 private:
  std::vector<Row> rows_;
};

bool is_complaint(const Table& table, Row row) {
  if (!table.parent.empty() && table.parent[row] != kNoRow) return false;
  return table.ticket_shaped || author_kind(table, row) == Author::Public;
}

void put_in_time_order(const Table& table, Columns& c) {
  c.size = table.rows;
  if (table.time.empty()) {
    c.row.resize(c.size);
    for (Row r = 0; r < c.size; r++) c.row[r] = r;
    c.time.assign(c.size, kNoTime);
    return;
  }
  constexpr Ms kLast = std::numeric_limits<Ms>::max();
  std::vector<Ms> keys(table.time.begin(), table.time.end());
  std::replace(keys.begin(), keys.end(), kNoTime, kLast);
  Ms latest = std::numeric_limits<Ms>::min();  // untimed ones right after it, to keep the span of keys small
  for (Ms t : keys)
    if (t != kLast) latest = std::max(latest, t);
  std::replace(keys.begin(), keys.end(), kLast, latest + 1);
  c.row = stable_order(keys);
  c.time.resize(c.size);
  for (Slot s = 0; s < c.size; s++) c.time[s] = table.time[c.row[s]];
  c.timed = c.size;
  while (c.timed && c.time[c.timed - 1] == kNoTime) c.timed--;
}

struct Found {
  std::vector<Row> root_row;  // per thread
  Threads threads;
};

Found number_threads(const Table& table, Columns& c) {
  Found found{.root_row = {}, .threads = threads_of(table.parent, table.rows)};
  std::vector<uint32_t> number(table.rows);
  c.flags.assign(c.size, 0);
  for (Slot s = 0; s < c.size; s++) {
    Row r = c.row[s];
    if (s < c.timed) {
      Precision precision = table.precision.empty() ? Precision::Millisecond : table.precision[r];
      c.flags[s] = uint8_t(int(precision) << kPrecisionShift | (precision >= Precision::Minute ? kHourIsKnown : 0));
    }
    if (is_complaint(table, r)) {
      number[r] = uint32_t(found.root_row.size());
      found.root_row.push_back(r);
      c.complaints.slot.push_back(s);
      c.flags[s] |= kIsComplaint;
    } else if (author_kind(table, r) == Author::Organisation) {
      c.answers.slot.push_back(s);
      c.flags[s] |= kIsAnswer;
    }
  }
  for (Row r = 0; r < table.rows; r++)
    if (found.threads.root[r] == r && !is_complaint(table, r)) {
      number[r] = uint32_t(found.root_row.size());
      found.root_row.push_back(r);
    }
  c.thread.resize(c.size);
  for (Slot s = 0; s < c.size; s++) c.thread[s] = number[found.threads.root[c.row[s]]];
  return found;
}

void find_first_responses(const Table& table, Columns& c, SourceReport& source) {
  Complaints& all = c.complaints;
  all.wait_ms.assign(all.size(), kNoWait);
  all.close_ms.assign(all.size(), kNoWait);
  all.answered.assign(all.size(), 0);
  IssueRows negative, absurd;
  std::vector<uint8_t> early(all.size());
  for (Slot s : c.answers.slot) {  // in time order, so the first one that counts is the earliest
    uint32_t k = c.thread[s];
    if (k >= all.size()) continue;
    all.answered[k] = 1;
    Ms asked = c.time[all.slot[k]];
    if (c.time[s] == kNoTime || asked == kNoTime) continue;
    if (c.time[s] < asked) early[k] = 1;
    else if (all.wait_ms[k] == kNoWait) all.wait_ms[k] = c.time[s] - asked;
  }
  for (uint32_t k = 0; k < all.size(); k++) {
    Row r = c.row[all.slot[k]];
    Ms asked = c.time[all.slot[k]];
    if (!table.answered_untimed.empty() && table.answered_untimed[r] && !all.answered[k]) {
      all.answered[k] = 1;
      c.answers_untimed++;
    }
    if (!table.closed.empty() && table.closed[r] != kNoTime && asked != kNoTime) {
      if (table.closed[r] < asked) early[k] = 1;
      else all.close_ms[k] = table.closed[r] - asked;
    }
    if (early[k]) negative.add(r);
    if (all.wait_ms[k] > kAbsurdWait_ms) absurd.add(r);
    constexpr Ms kNever = std::numeric_limits<Ms>::max();
    Ms ended = all.answered[k] ? kNoTime : kNever;
    if (all.wait_ms[k] != kNoWait) ended = asked + all.wait_ms[k];
    if (all.close_ms[k] != kNoWait && (ended == kNoTime || asked + all.close_ms[k] < ended))
      ended = asked + all.close_ms[k];
    all.ended.push_back(asked == kNoTime ? kNoTime : ended);
  }
  negative.write(IssueKind::NegativeWait, table, source);
  absurd.write(IssueKind::AbsurdWait, table, source);
}

void add_column_facet(const DictColumn& column, const std::vector<Row>& root_row, const Columns& c, FacetColumn& out) {
  if (column.empty()) return;
  out.known = true;
  out.names = column.names;
  Code not_said = Code(out.names.size());
  out.code.resize(c.size);
  for (Slot s = 0; s < c.size; s++) {
    Code code = column.codes[root_row[c.thread[s]]];
    out.code[s] = std::min(code, not_said);
  }
}

}  // namespace

Slot Columns::slot_at(Ms t) const {
  return Slot(std::lower_bound(time.begin(), time.begin() + timed, t) - time.begin());
}

Slot Columns::slot_of(Row r, Ms t) const {
  Slot s = t == kNoTime ? timed : slot_at(t);
  while (s < size && row[s] != r) s++;
  return s;
}

Columns columns_of(const Table& table, SourceReport& source) {
  Columns c;
  put_in_time_order(table, c);
  Found found = number_threads(table, c);
  IssueRows cycles, missing;
  for (Row r : found.threads.cycles) cycles.add(r);
  for (Row r : found.threads.missing) missing.add(r);
  cycles.write(IssueKind::ReplyCycle, table, source);
  missing.write(IssueKind::MissingParent, table, source);
  find_first_responses(table, c, source);
  add_organisations(table, found.root_row, c);
  add_column_facet(table.channel, found.root_row, c, c.facet[kByChannel]);
  add_column_facet(table.category, found.root_row, c, c.facet[kByCategory]);
  add_column_facet(table.place, found.root_row, c, c.facet[kByPlace]);
  add_agents(table, c);
  return c;
}

}  // namespace tolle::engine
