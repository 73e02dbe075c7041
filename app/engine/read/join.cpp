// Columns end to end first, then one index per kind of id.
#include "engine/read/join.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <unordered_map>

#include "engine/read/append.h"
#include "engine/read/directions.h"
#include "engine/read/ghosts.h"
#include "engine/read/merge.h"

namespace tolle::engine {
namespace {

enum Kind : uint8_t { kRecord, kTalk, kTalkDirected, kMeasures, kResponse, kNoMessage };
bool talks(uint8_t kind) { return kind == kTalk || kind == kTalkDirected; }

// The ids of some rows only.
template <class F>
IdColumn only(const IdColumn& ids, F&& wanted) {
  IdColumn out = ids;
  for (Row r = 0; r < out.numbers.size(); r++)
    if (!wanted(r)) out.numbers[r] = -1;
  if (!ids.texts.empty()) {
    uint64_t used = 0;
    for (Row r = 0; r < ids.texts.ends.size(); r++) {
      std::string_view text = wanted(r) ? ids.texts[r] : std::string_view{};
      std::copy(text.begin(), text.end(), out.texts.heap.begin() + std::ptrdiff_t(used));
      out.texts.ends[r] = used += text.size();
    }
    out.texts.heap.resize(used);
  }
  return out;
}

// "#0501" as 501.
IdColumn plainly_written(IdColumn ids, Row rows) {
  to_texts(ids, rows);
  IdColumn out;
  for (Row r = 0; r < rows; r++) {
    std::string_view text = r < ids.texts.ends.size() ? ids.texts[r] : std::string_view{};
    while (text.size() > 1 && (text[0] == '#' || text[0] == '0')) text.remove_prefix(1);
    out.texts.heap.insert(out.texts.heap.end(), text.begin(), text.end());
    out.texts.ends.push_back(out.texts.heap.size());
  }
  return out;
}

// One of two files may have been saved by a spreadsheet, or have its own way to write what is one number.
void write_alike_if_none_meet(IdColumn& tickets, IdColumn& threads, const std::vector<uint8_t>& kind) {
  Row rows = Row(kind.size());
  if (tickets.empty() || threads.empty()) return;
  IdIndex index(tickets, rows);
  for (Row r = 0; r < rows; r++)
    if (talks(kind[r]) && index.row_of(threads, r) < rows) return;
  tickets = plainly_written(std::move(tickets), rows);
  threads = plainly_written(std::move(threads), rows);
}

// Parents of what was said about tickets. Returns the descriptions that are there a second time, as the first thing said, with
// their tickets.
std::map<Row, Row> join_threads(Unjoined& all, const std::vector<uint8_t>& kind, const IdIndex& tickets) {
  Table& t = all.table;
  std::vector<Row> root(t.rows, kNoRow);
  std::unordered_map<std::string, Row> first;  // of tickets that are in no file
  // Tickets that threads may name: of another file, or of which one is named.
  bool any_ticket = t.file_starts.size() > 1 && std::ranges::contains(kind, kRecord);
  int64_t forwards = 0;  // the newest may stand first, and times be known to the minute only
  for (Row r = 1; r < t.rows; r++)
    if (talks(kind[r]) && talks(kind[r - 1]) && t.time[r] != kNoTime && t.time[r - 1] != kNoTime)
      forwards += t.time[r] > t.time[r - 1], forwards -= t.time[r] < t.time[r - 1];
  auto earlier = [&](Row a, Row b) {
    if (t.time[a] == kNoTime || t.time[b] == kNoTime) return t.time[a] != kNoTime;
    return t.time[a] < t.time[b] || (t.time[a] == t.time[b] && forwards < 0 && a > b);
  };
  // What the organisation says by a column's word is no ticket's beginning.
  auto answers = [&](Row r) { return kind[r] == kTalkDirected && t.author_kind[r] != Author::Public; };
  for (Row r = 0; r < t.rows; r++) {
    if (!talks(kind[r])) continue;
    root[r] = tickets.row_of(all.threads, r);
    any_ticket |= root[r] < t.rows;
    if (root[r] != kMissingRow || answers(r)) continue;
    auto [at, fresh] = first.try_emplace(all.threads.text(r), r);
    if (!fresh && earlier(r, at->second)) at->second = r;
  }
  std::vector<Row> opening(t.rows, kNoRow);  // by ticket: the first thing said about it
  for (Row r = 0; r < t.rows; r++) {
    if (!talks(kind[r])) continue;
    bool missing = root[r] == kMissingRow;
    if (missing) {
      auto stands = first.find(all.threads.text(r));
      if (stands == first.end() || (answers(r) && earlier(r, stands->second))) {
        t.parent[r] = kMissingRow, root[r] = kNoRow;
        continue;
      }
      root[r] = stands->second;
    }
    Row ticket = root[r];
    if (ticket == kNoRow) continue;
    if (ticket == r) t.parent[r] = any_ticket ? kMissingRow : kNoRow;
    else t.parent[r] = ticket;
    if (!missing && (opening[ticket] == kNoRow || earlier(r, opening[ticket]))) opening[ticket] = r;
    for (DictColumn* d : {&t.organisation, &t.channel, &t.category, &t.place})
      if (!d->empty() && d->codes[r] == kNoCode) d->codes[r] = d->codes[ticket];
  }
  auto at_once = [&](Row r, Row ticket) { return t.time[r] != kNoTime && t.time[r] == t.time[ticket]; };
  // Some suites name the asker of a ticket otherwise than the author of its description.
  bool names_meet = false;
  for (Row r = 0; r < t.rows && !t.author.empty() && !names_meet; r++)
    names_meet = kind[r] == kTalk && root[r] < t.rows && root[r] != r && t.author.codes[r] != kNoCode &&
                 t.author.codes[r] == t.author.codes[root[r]];
  std::map<Code, size_t> masked(t.author.masked.begin(), t.author.masked.end());
  auto naming = [&](Code c) { return masked.contains(c) ? Naming::Address : naming_of(t.author.names[c]); };
  // Where tickets do not say who asks, who speaks in several of them is staff.
  std::vector<Row> spoke_in(t.author.names.size(), kNoRow);
  std::vector<uint8_t> in_several(t.author.names.size(), 0);
  for (Row r = 0; r < t.rows && !t.author.empty(); r++)
    if (Code who = t.author.codes[r]; kind[r] == kTalk && root[r] != kNoRow && root[r] != r && who != kNoCode) {
      in_several[who] |= spoke_in[who] != kNoRow && spoke_in[who] != root[r];
      spoke_in[who] = root[r];
    }
  const std::vector<std::string_view> agents = keys_of(t.agent), authors = keys_of(t.author);
  auto has_it = [&](Row ticket, Code who) {  // the ticket is assigned to them
    Code agent = t.agent.empty() ? kNoCode : t.agent.codes[ticket];
    return agent != kNoCode && agents[agent] == authors[who];
  };
  for (Row r = 0; r < t.rows && !t.author.empty(); r++) {
    Row ticket = root[r];
    if (kind[r] != kTalk || ticket == kNoRow) continue;
    Row opener = opening[ticket];
    Code who = t.author.codes[r], asker = t.author.codes[ticket];
    if (!names_meet && opener != kNoRow && at_once(opener, ticket) && asker != kNoCode)
      if (Code writer = t.author.codes[opener]; writer != kNoCode && naming(writer) != naming(asker)) asker = writer;
    if (who == kNoCode) continue;
    if (asker != kNoCode) t.author_kind[r] = who == asker ? Author::Public : Author::Organisation;
    else if (in_several[who] || has_it(ticket, who)) t.author_kind[r] = Author::Organisation;
  }
  std::map<Row, Row> again;
  for (Row ticket = 0; ticket < t.rows && !t.text.empty(); ticket++) {
    Row r = opening[ticket];
    if (r == kNoRow || t.text[r].empty() || !t.text[ticket].ends_with(t.text[r])) continue;
    bool whole = t.text[ticket].size() == t.text[r].size();
    // Staff write down what they were told on the telephone, too.
    if (at_once(r, ticket) || (whole && t.author_kind[r] == Author::Public)) again[r] = ticket;
  }
  return again;
}

bool in_thread(const Unjoined& part, Row r) {
  const IdColumn& ids = part.threads;
  return ids.texts.empty() ? r < ids.numbers.size() && ids.numbers[r] >= 0 : !ids.texts[r].empty();
}
bool has_talk(const Unjoined& part) {
  if (!part.table.ticket_shaped) return !part.threads.empty();
  for (Row r = 0; r < part.table.rows && !part.threads.empty(); r++)
    if (in_thread(part, r)) return true;
  return false;
}

// Conversations of one account, each in a file of its own: who alone speaks in all of them has the account.
void tell_account(std::vector<Unjoined>& parts) {
  std::map<std::string, std::set<int64_t>> spoke_in;
  std::set<int64_t> threads;
  auto may_tell = [](const Unjoined& p) { return p.one_thread && !p.says_who && p.table.rows; };
  for (const Unjoined& p : parts | std::views::filter(may_tell)) {
    threads.insert(p.threads.numbers[0]);
    for (const std::string& name : p.table.author.names) spoke_in[name].insert(p.threads.numbers[0]);
  }
  auto in_all = [&](const auto& pair) { return pair.second.size() == threads.size(); };
  if (threads.size() < 2 || std::ranges::count_if(spoke_in, in_all) != 1) return;
  const std::string& account = std::ranges::find_if(spoke_in, in_all)->first;
  for (Unjoined& p : parts | std::views::filter(may_tell)) {
    for (Row r = 0; r < p.table.rows; r++)
      p.table.author_kind[r] = p.table.author.name(r) == account ? Author::Organisation : Author::Public;
    p.says_who = true;
  }
}

// What was said tells when there was an answer: the ticket's own column would be a second one.
void drop_told_twice(Unjoined& all, const std::vector<uint8_t>& kind) {
  const Table& t = all.table;
  std::vector<uint8_t> told(t.rows, 0);
  for (Row r = 0; r < t.rows; r++)
    if (talks(kind[r]) && t.author_kind[r] == Author::Organisation && t.parent[r] < t.rows) told[t.parent[r]] = 1;
  for (auto [response, complaint] : all.responses)
    if (told[complaint]) all.left_out.push_back(response);
}

// What was measured goes to the ticket itself; its answer only where the ticket has none.
void join_measures(Unjoined& all, const std::map<Row, Row>& tickets) {
  Table& t = all.table;
  std::vector<uint8_t> answered(t.rows, 0);
  for (Row r = 0; r < t.rows; r++)
    if (t.parent[r] < t.rows && t.author_kind[r] == Author::Organisation) answered[t.parent[r]] = 1;
  for (auto [measured, ticket] : tickets)
    if (!t.closed.empty() && t.closed[ticket] == kNoTime) t.closed[ticket] = t.closed[measured];
  for (auto [response, complaint] : all.responses)
    if (auto measured = tickets.find(complaint); measured != tickets.end() && answered[measured->second])
      all.left_out.push_back(response);
}

// By row, which of the suites its file is of, if there are several; what is not known by name belongs to the only one that is.
std::vector<uint8_t> suites_of(const std::vector<Unjoined>& parts) {
  std::set<std::string> known;
  for (const Unjoined& part : parts) known.insert(part.suite);
  known.erase("");
  std::vector<uint8_t> out;
  if (known.size() < 2) return out;
  for (const Unjoined& part : parts)
    out.resize(out.size() + part.table.rows,
               part.suite.empty() ? 0 : uint8_t(std::distance(known.begin(), known.find(part.suite)) + 1));
  return out;
}

// The ids, those of each suite with its letter before them.
IdColumn told_apart(IdColumn ids, const std::vector<uint8_t>& suite) {
  if (suite.empty() || ids.empty()) return ids;
  to_texts(ids, Row(suite.size()));
  IdColumn out;
  for (Row r = 0; r < suite.size(); r++) {
    std::string_view text = ids.texts[r];
    if (!text.empty()) out.texts.heap.push_back(char('A' + suite[r]));
    out.texts.heap.insert(out.texts.heap.end(), text.begin(), text.end());
    out.texts.ends.push_back(out.texts.heap.size());
  }
  return out;
}

// YouTube's replies have the id of what they answer before a point; other columns need not say so.
void join_replies_named_within(const IdIndex& index, Table& t) {
  constexpr size_t kLong = 16;
  IdColumn above;
  for (Row r = 0; r < t.rows; r++) {
    std::string_view id = t.id.texts[r];
    size_t point = std::min(id.find('.'), id.size());
    if (point >= kLong && point < id.size())
      above.texts.heap.insert(above.texts.heap.end(), id.begin(), id.begin() + std::ptrdiff_t(point));
    above.texts.ends.push_back(above.texts.heap.size());
  }
  if (above.texts.heap.empty()) return;
  index.rows_of(above, t.parent);
  for (Row r = 0; r < t.rows; r++)
    if (t.parent[r] < t.rows) t.ticket_shaped = false;
    else t.parent[r] = kNoRow;
}

}  // namespace

std::string suite_of(std::string_view format) {
  constexpr std::pair<std::string_view, std::string_view> kShared[] = {
      {"table", ""},        {"x_archive", "twitter"}, {"meta_graph", "meta"}, {"meta_business", "meta"},
      {"facebook", "meta"}, {"instagram", "meta"}};
  for (auto [key, suite] : kShared)
    if (format == key) return std::string(suite);
  return std::string(format.substr(0, format.find('_')));
}

void Unjoined::make_one_thread() {
  if (std::ranges::any_of(threads.numbers, [](int64_t id) { return id >= 0; })) return;
  int64_t thread = table.id.numbers.empty() ? -1 : table.id.numbers[0];
  if (thread < 0) {
    std::string all;
    for (const std::string& name : std::set<std::string>(table.author.names.begin(), table.author.names.end()))
      all += name + '\n';
    thread = int64_t(std::hash<std::string>()(all) >> 1);
  }
  threads.numbers.assign(table.rows, thread);
  one_thread = true;
}

Table joined(std::vector<Unjoined> parts, IssueLog& issues) {
  for (Unjoined& part : parts) put_responses_last(part);
  tell_account(parts);
  std::vector<uint8_t> kind;
  bool mixed = false, any_tickets = false;
  for (const Unjoined& part : parts) mixed |= has_talk(part), any_tickets |= !part.measures;
  for (const Unjoined& part : parts) mixed |= part.measures && any_tickets;
  for (const Unjoined& part : parts) {
    Kind of_part = part.measures && any_tickets ? kMeasures
                   : !has_talk(part)            ? kRecord
                   : part.says_who              ? kTalkDirected
                                                : kTalk;
    if (mixed) kind.resize(kind.size() + part.table.rows, of_part);
    // In a file of tickets with what was said about them, the tickets name none.
    for (Row r = 0; r < part.table.rows && mixed && part.table.ticket_shaped && talks(of_part); r++)
      if (!in_thread(part, r)) kind[kind.size() - part.table.rows + r] = kRecord;
    for (auto [row, complaint] : part.responses)
      if (mixed) kind[kind.size() - part.table.rows + row] = kResponse;
    for (Row row : part.left_out)
      if (mixed) kind[kind.size() - part.table.rows + row] = kNoMessage;
  }
  const std::vector<uint8_t> suite = suites_of(parts);
  std::vector<Row> starts;
  for (const Unjoined& part : parts)
    starts.push_back(starts.empty() ? part.table.rows : starts.back() + part.table.rows);
  size_t first = 0;  // that has rows: what a table is beside its columns comes from it
  while (first + 1 < parts.size() && !parts[first].table.rows) first++;
  Unjoined all = std::move(parts[first]);
  if (parts.size() > 1) {
    starts.insert(starts.begin(), 0);
    starts.pop_back();
    all.table.file_starts = std::move(starts);
  }
  for (size_t i = first + 1; i < parts.size(); i++) append(all, parts[i]);
  Table& t = all.table;
  t.parent.resize(t.rows);
  if (all.parents.empty() || mixed) std::fill(t.parent.begin(), t.parent.end(), kNoRow);
  // Where ids are counters, other files have the same ones.
  auto in_own_file = [&](const IdIndex& index) {
    if (t.file_starts.size() < 2 || index.same.empty()) return;
    std::multimap<Row, Row> others;
    for (const IdIndex::Same& s : index.same) others.emplace(s.first, s.row);
    for (Row r = 0; r < t.rows; r++) {
      if (t.parent[r] >= t.rows || t.file_of(t.parent[r]) == t.file_of(r)) continue;
      for (auto [other, end] = others.equal_range(t.parent[r]); other != end; ++other)
        if (t.file_of(other->second) == t.file_of(r)) {
          t.parent[r] = other->second;
          break;
        }
    }
  };
  IdColumn apart_ids, apart_parents;
  if (!suite.empty()) {
    apart_ids = told_apart(t.id, suite), apart_parents = told_apart(all.parents, suite);
    all.threads = told_apart(std::move(all.threads), suite);
  }
  const IdColumn &ids = suite.empty() ? t.id : apart_ids, &parents = suite.empty() ? all.parents : apart_parents;
  auto join_parents = [&](const IdIndex& index, auto&& of_kind) {
    for (Row r = 0; r < t.rows && !parents.empty(); r++)
      if (of_kind(r)) t.parent[r] = index.row_of(parents, r);
  };
  std::vector<IdIndex::Same> same;
  std::map<Row, Row> again, measured;  // rows that go, with those that stay
  if (!mixed) {
    IdIndex index(ids, ids.empty() ? 0 : t.rows);
    if (!parents.empty()) index.rows_of(parents, t.parent), in_own_file(index);
    else if (suite.empty() && !ids.texts.empty()) join_replies_named_within(index, t);
    same = std::move(index.same);
  } else {
    t.ticket_shaped = true;
    IdColumn tickets = only(ids, [&](Row r) { return kind[r] == kRecord; }),
             said = only(ids, [&](Row r) { return talks(kind[r]); });
    write_alike_if_none_meet(tickets, all.threads, kind);
    IdIndex of_tickets(tickets, tickets.empty() ? 0 : t.rows), of_said(said, said.empty() ? 0 : t.rows);
    join_parents(of_tickets, [&](Row r) { return kind[r] == kRecord; });
    join_parents(of_said, [&](Row r) { return talks(kind[r]); });
    same = std::move(of_tickets.same);
    same.insert(same.end(), of_said.same.begin(), of_said.same.end());
    again = join_threads(all, kind, of_tickets);
    for (Row r = 0; r < t.rows; r++)
      if (Row ticket = kind[r] == kMeasures ? of_tickets.row_of(ids, r) : kNoRow; ticket < t.rows) measured[r] = ticket;
  }
  // Databases write 0 where there is none, others "root".
  auto is_none = [&](Row r) {
    if (all.parents.texts.empty()) return all.parents.numbers[r] == 0;
    return all.parents.texts[r] == "0" || all.parents.texts[r] == "root";
  };
  for (Row r = 0; r < t.rows && !all.parents.empty(); r++)
    if ((t.parent[r] == kMissingRow && is_none(r)) || (t.parent[r] == r && all.own_parent)) t.parent[r] = kNoRow;
  for (auto [row, complaint] : all.responses) t.parent[row] = complaint;
  if (mixed) drop_told_twice(all, kind);
  if (!measured.empty()) join_measures(all, measured), again.merge(measured);
  // Ids of responses are of another kind than those of their complaints and may be equal to them by chance.
  if (!all.responses.empty() && !mixed) {
    std::vector<uint8_t> is_response(t.rows, 0);
    for (auto [row, complaint] : all.responses) is_response[row] = 1;
    std::erase_if(same, [&](const IdIndex::Same& s) { return is_response[s.row] || is_response[s.first]; });
  }
  for (DictColumn* d : {&t.author, &t.agent}) d->masked = {};
  if (all.timed_ids && !mixed) add_ghosts(t, all.parents, issues);
  if (!same.empty() || !again.empty() || !all.left_out.empty())
    merge_duplicates(t, same, issues, std::move(again), all.left_out);
  return std::move(t);
}

}  // namespace tolle::engine
