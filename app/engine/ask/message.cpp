// Rows become messages: who says it by role, shortened, shielded; threads as trees.
#include <algorithm>

#include "engine/ask/records.h"
#include "engine/ask/shield.h"

namespace tolle::engine {

Message message_of(const Table& table, const Columns& c, Slot slot, size_t code_points, const Explain& explain) {
  Row row = c.row[slot];
  Message m;
  m.row = row;
  m.time = c.time[slot];
  m.precision = precision_of(c.flags[slot]);
  m.author = author_kind(table, row);
  m.ghost = c.flags[slot] & kIsGhost;
  m.complaint = m.ghost || (c.flags[slot] & kIsComplaint);
  m.line = row < table.line.size() ? table.line[row] : 0;
  m.shares_id = table.shares_id(row);
  auto facet = [&](Facet f) {
    return c.facet[f].known ? std::string(c.facet[f].name(c.facet[f].code[slot])) : std::string();
  };
  m.organisation = facet(kByOrganisation);
  m.channel = facet(kByChannel);
  m.category = facet(kByCategory);
  m.place = facet(kByPlace);
  m.answer_kind = table.answer_kind.name(row);
  if (!table.closed.empty()) m.closed = table.closed[row];
  std::string_view text = table.text.empty() ? std::string_view() : table.text[row];
  std::string_view cut = shortened(text, code_points);
  if (c.flags[slot] & kIsAnswer) {
    uint32_t a = number_at(c.answers.slot, slot);
    m.who = c.facet[kByOrganisation].name(c.answers.team[a]);
    if (c.answers.agent[a] != kNoAgent) m.agent = c.agents[c.answers.agent[a]].number;
    std::string shielded =
        without_names(text, agent_name(table, row), m.agent);  // a name may stand where the text is cut
    cut = shortened(shielded, code_points);
    m.shortened = cut.size() < shielded.size();
    m.text = cut;
  } else {
    m.who = table.author.name(row);
    m.shortened = cut.size() < text.size();
    m.text = cut;
    if (c.flags[slot] & kIsHostile) explain(text, m);
  }
  if (m.complaint) {
    uint32_t k = c.thread[slot];
    m.answered = c.complaints.answered[k];
    if (c.complaints.wait_ms[k] != kNoWait) m.wait_s = double(c.complaints.wait_ms[k]) / 1000;
  }
  return m;
}

std::vector<Message> thread_of(const Table& table, const Columns& c, Row row, const Explain& explain, uint64_t& total) {
  std::vector<Message> out;
  total = 0;
  if (row >= table.rows) return out;
  uint32_t thread = c.thread[c.slot_of(row, table.time.empty() ? kNoTime : table.time[row])];
  std::vector<std::pair<Row, Slot>> members;  // by row
  for (Slot s = 0; s < c.size; s++)
    if (c.thread[s] == thread) members.push_back({c.row[s], s});
  total = members.size();
  std::sort(members.begin(), members.end());
  auto index_of = [&](Row r) {
    auto found = std::lower_bound(members.begin(), members.end(), std::pair<Row, Slot>{r, 0});
    return found != members.end() && found->first == r ? uint32_t(found - members.begin()) : uint32_t(members.size());
  };
  // Everybody hangs below the parent; who has none here, and the first of a ring, is at the top.
  uint32_t n = uint32_t(members.size()), top = n;
  std::vector<uint32_t> parent(n, n);
  for (uint32_t i = 0; i < n; i++)
    if (!table.parent.empty() && table.parent[members[i].first] < table.rows)
      parent[i] = index_of(table.parent[members[i].first]);
  for (uint32_t i = 0; i < n && top == n; i++)
    if (parent[i] == n) top = i;
  if (top == n) {  // a ring: its smallest row, as in threads_of
    std::vector<uint8_t> seen(n);
    uint32_t i = 0;
    while (!seen[i]) seen[i] = 1, i = parent[i];
    top = i;
    for (uint32_t j = parent[i]; j != i; j = parent[j]) top = std::min(top, j);
    parent[top] = n;
  }
  std::vector<uint32_t> by_time(n), start(n + 2), children(n), stack{top};
  for (uint32_t i = 0; i < n; i++) by_time[i] = i;
  std::sort(by_time.begin(), by_time.end(),
            [&](uint32_t a, uint32_t b) { return members[a].second < members[b].second; });
  for (uint32_t i = 0; i < n; i++) start[parent[i] + 1]++;
  for (uint32_t i = 0; i < n + 1; i++) start[i + 1] += start[i];
  std::vector<uint32_t> next(start.begin(), start.end() - 1);
  for (uint32_t i : by_time) children[next[parent[i]]++] = i;
  std::vector<uint16_t> depth(n);
  while (!stack.empty() && out.size() < kThreadMessages) {
    uint32_t i = stack.back();
    stack.pop_back();
    out.push_back(message_of(table, c, members[i].second, kThreadText, explain));
    out.back().depth = depth[i];
    for (uint32_t j = start[i + 1]; j-- > start[i];) {
      depth[children[j]] = uint16_t(std::min(depth[i] + 1, 0xFFFF));
      stack.push_back(children[j]);
    }
  }
  return out;
}

}  // namespace tolle::engine
