// Builds the columns in a handful of linear passes: time order, threads, complaints, first responses.
#include "engine/ask/columns.h"

#include <algorithm>

#include "engine/ask/order.h"
#include "engine/ask/threads.h"

namespace tolle::engine {
namespace {

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
      if (issue.lines.size() < kIssueLines && r < table.line.size()) {
        issue.lines.push_back(table.line[r]);
        if (!source.files.empty()) issue.files.push_back(table.file_of(r));
      }
    auto same =
        std::find_if(source.issues.begin(), source.issues.end(), [&](const Issue& i) { return i.kind == kind; });
    if (same == source.issues.end()) source.issues.push_back(std::move(issue));
    else *same = std::move(issue);
  }

 private:
  std::vector<Row> rows_;
};

void put_in_time_order(const Table& table, Columns& c) {
  c.size = table.rows;
  if (!table.time.empty()) {
    Ordered order = in_order(table.time, kNoTime);
    c.row = std::move(order.at);
    c.time = std::move(order.values);
    c.timed = order.known;
    return;
  }
  c.row.resize(c.size);
  for (Row r = 0; r < c.size; r++) c.row[r] = r;
  c.time.resize(c.size, kNoTime);
}

struct Kinds {
  RawVector<uint8_t> flags;  // per row
  uint32_t complaints = 0, answers = 0;
};

// One loop per column: what a table has not is asked once, and no row makes the processor guess.
Kinds kinds_of(const Table& table) {
  Kinds out;
  out.flags.resize(table.rows, kIsComplaint);
  uint8_t* flags = out.flags.data();
  for (Row r = 0; r < table.parent.size(); r++) flags[r] = table.parent[r] == kNoRow ? kIsComplaint : 0;
  for (Row r = 0; r < table.author_kind.size(); r++) {
    unsigned organisation = table.author_kind[r] == Author::Organisation ? 1 : 0;
    unsigned other = table.author_kind[r] == Author::Public ? 0 : 1;
    unsigned complaint = flags[r] & (1 - (table.ticket_shaped ? organisation : other));
    flags[r] = uint8_t(complaint | (organisation & ~complaint) * kIsAnswer);
  }
  for (Row r = table.rows - table.ghosts; r < table.rows; r++)
    if (flags[r] & kIsComplaint) flags[r] = kIsGhost;
  for (Row r = 0; r < table.rows; r++) {
    out.complaints += flags[r] & kStandsAmongComplaints ? 1 : 0;
    out.answers += flags[r] & kIsAnswer ? 1 : 0;
  }
  for (Row r = 0; r < table.time.size(); r++) {
    Precision precision = table.precision.empty() ? Precision::Millisecond : table.precision[r];
    unsigned known =
        unsigned(precision) << kPrecisionShift | (precision >= Precision::Minute ? unsigned(kHourIsKnown) : 0u);
    flags[r] |= table.time[r] != kNoTime ? known : 0u;
  }
  return out;
}

struct Found {
  std::vector<Row> root_row;  // per thread
  Threads threads;            // whose roots have become numbers of threads
  RawVector<uint8_t> flags;   // per row
};

// Threads with a complaint first, in its time order, then the others in file order. What is looked up by row is put together in
// file order, where a thread's rows are close together; the jump to time order is made once per column.
Found number_threads(const Table& table, Columns& c) {
  Found found{.root_row = {}, .threads = threads_of(table.parent, table.rows), .flags = {}};
  Kinds kinds = kinds_of(table);
  RawVector<uint32_t> number(table.rows);
  found.root_row.resize(kinds.complaints);
  c.flags.resize(c.size);
  c.complaints.slot.resize(size_t(kinds.complaints) + 1);  // one more: written to and not counted
  c.answers.slot.resize(size_t(kinds.answers) + 1);
  for (Slot s = 0; s < c.size; s++) c.flags[s] = kinds.flags[c.row[s]];
  uint32_t k = 0, a = 0;
  for (Slot s = 0; s < c.size; s++) {
    uint8_t flags = c.flags[s];
    c.complaints.slot[k] = s;
    c.answers.slot[a] = s;
    k += flags & kStandsAmongComplaints ? 1 : 0;
    a += flags & kIsAnswer ? 1 : 0;
  }
  c.complaints.slot.pop_back();
  c.answers.slot.pop_back();
  for (k = 0; k < kinds.complaints; k++) {
    Row r = c.row[c.complaints.slot[k]];
    number[r] = k;
    found.root_row[k] = r;
    if (table.ghosts) c.complaints.ghost.push_back(table.is_ghost(r));
  }
  std::vector<Row>& thread = found.threads.root;
  for (Row r = 0; r < table.rows; r++)
    if (int(thread[r] == r) & int(!(kinds.flags[r] & kStandsAmongComplaints))) {  // as one question: hardly ever
      number[r] = uint32_t(found.root_row.size());
      found.root_row.push_back(r);
    }
  for (Row r = 0; r < table.rows; r++) thread[r] = number[thread[r]];
  c.threads = uint32_t(found.root_row.size());
  c.thread.resize(c.size);
  for (Slot s = 0; s < c.size; s++) c.thread[s] = thread[c.row[s]];
  found.flags = std::move(kinds.flags);
  return found;
}

void find_first_responses(const Table& table, Columns& c, SourceReport& source) {
  Complaints& all = c.complaints;
  all.wait_ms.assign(all.size(), kNoWait);
  if (!table.closed.empty()) all.close_ms.assign(all.size(), kNoWait);
  all.answered.assign(all.size(), 0);
  IssueRows negative, early_closing, absurd;
  std::vector<uint8_t> early(all.size());
  all.ended.resize(all.size());
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
    int64_t close_ms = kNoWait;
    if (!table.closed.empty() && table.closed[r] != kNoTime && asked != kNoTime) {
      if (table.closed[r] < asked) early_closing.add(r);
      else all.close_ms[k] = close_ms = table.closed[r] - asked;
    }
    if (early[k]) negative.add(r);
    if (all.wait_ms[k] > kAbsurdWait_ms) absurd.add(r);
    constexpr Ms kNever = std::numeric_limits<Ms>::max();
    Ms ended = all.answered[k] ? kNoTime : kNever;
    if (all.wait_ms[k] != kNoWait) ended = asked + all.wait_ms[k];
    if (close_ms != kNoWait && (ended == kNoTime || asked + close_ms < ended)) ended = asked + close_ms;
    all.ended[k] = asked == kNoTime ? kNoTime : ended;
  }
  negative.write(IssueKind::NegativeWait, table, source);
  early_closing.write(IssueKind::EarlyClosing, table, source);
  absurd.write(IssueKind::AbsurdWait, table, source);
}

void add_column_facet(const DictColumn& column, const std::vector<Row>& root_row, const Columns& c, FacetColumn& out) {
  if (column.empty()) return;
  out.known = true;
  out.names = column.names;
  Code not_said = Code(out.names.size());
  out.code.resize(c.size, out.values());
  for (Slot s = 0; s < c.size; s++) out.code.set(s, std::min(column.codes[root_row[c.thread[s]]], not_said));
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
  add_organisations(table, found.root_row, found.threads.root, found.flags, c);
  add_column_facet(table.channel, found.root_row, c, c.facet[kByChannel]);
  add_column_facet(table.category, found.root_row, c, c.facet[kByCategory]);
  add_column_facet(table.place, found.root_row, c, c.facet[kByPlace]);
  for (size_t f = 0; f < kFacets; f++) {
    const FacetColumn& facet = c.facet[f];
    if (!facet.known) continue;
    c.answers.facet[f].resize(c.answers.size(), facet.values());
    for (uint32_t a = 0; a < c.answers.size(); a++) c.answers.facet[f].set(a, facet.code[c.answers.slot[a]]);
  }
  add_agents(table, c);
  return c;
}

}  // namespace tolle::engine
