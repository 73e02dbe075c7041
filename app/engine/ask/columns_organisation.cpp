// Whose thread it is, who answers in it, and the numbers that stand for staff.
#include <algorithm>
#include <unordered_map>

#include "engine/ask/columns.h"

namespace tolle::engine {
namespace {

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  for (char& ch : out)
    if (ch >= 'A' && ch <= 'Z') ch = char(ch + 32);
  return out;
}
bool is_handle_char(char ch) {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
}

// The first organisation that a text names by @name.
class Mentions {
 public:
  explicit Mentions(const std::vector<std::string>& names) {
    for (Code c = 0; c < names.size(); c++) codes_.emplace(lower_ascii(names[c]), c);
  }
  Code first_in(std::string_view text) const {
    for (size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
      size_t end = at + 1;
      while (end < text.size() && is_handle_char(text[end])) end++;
      auto found = codes_.find(lower_ascii(text.substr(at + 1, end - at - 1)));
      if (found != codes_.end()) return found->second;
    }
    return kNoCode;
  }

 private:
  std::unordered_map<std::string, Code> codes_;
};

// Without an organisation column, authors of organisation messages are organisations in conversations (twcs); in tickets
// they are staff, who never become a group of their own.
bool authors_are_organisations(const Table& table) {
  return table.organisation.empty() && !table.ticket_shaped && !table.author.empty();
}

}  // namespace

void add_organisations(const Table& table, const std::vector<Row>& root_row, Columns& c) {
  FacetColumn& facet = c.facet[kByOrganisation];
  c.answers.team.assign(c.answers.size(), kNoCode);
  std::vector<Code> of_thread(root_row.size(), kNoCode);
  auto answered_first = [&] {
    for (uint32_t a = 0; a < c.answers.size(); a++) {
      Code& code = of_thread[c.thread[c.answers.slot[a]]];
      if (code == kNoCode) code = c.answers.team[a];
    }
  };
  if (!table.organisation.empty()) {
    facet.known = true;
    facet.names = table.organisation.names;
    for (uint32_t t = 0; t < root_row.size(); t++) of_thread[t] = table.organisation.codes[root_row[t]];
    for (uint32_t a = 0; a < c.answers.size(); a++)
      c.answers.team[a] = table.organisation.codes[c.row[c.answers.slot[a]]];
    answered_first();
  } else if (authors_are_organisations(table)) {
    std::vector<Code> of_author(table.author.names.size(), kNoCode);
    for (Row r = 0; r < table.rows; r++) {  // in file order, so that codes do not depend on times
      Code author = table.author.codes[r];
      if (author_kind(table, r) != Author::Organisation || author == kNoCode || of_author[author] != kNoCode) continue;
      of_author[author] = Code(facet.names.size());
      facet.names.push_back(table.author.names[author]);
    }
    facet.known = !facet.names.empty();
    for (uint32_t a = 0; a < c.answers.size(); a++) {
      Code author = table.author.codes[c.row[c.answers.slot[a]]];
      if (author != kNoCode) c.answers.team[a] = of_author[author];
    }
    answered_first();
    Mentions mentions(facet.names);
    for (uint32_t k = 0; facet.known && k < c.complaints.size() && !table.text.empty(); k++)
      if (of_thread[k] == kNoCode) of_thread[k] = mentions.first_in(table.text[root_row[k]]);
  }
  Code not_said = Code(facet.names.size());
  if (facet.known) {
    facet.code.resize(c.size);
    for (Slot s = 0; s < c.size; s++) facet.code[s] = std::min(of_thread[c.thread[s]], not_said);
  }
  for (uint32_t a = 0; a < c.answers.size(); a++) {
    Code& team = c.answers.team[a];
    if (team == kNoCode) team = facet.known ? facet.code[c.answers.slot[a]] : not_said;
  }
}

void add_agents(const Table& table, Columns& c) {
  c.answers.agent.assign(c.answers.size(), kNoAgent);
  c.team_agents.assign(c.facet[kByOrganisation].values(), 0);
  const DictColumn& names = !table.agent.empty() || !table.ticket_shaped ? table.agent : table.author;
  if (names.empty()) return;
  std::vector<uint32_t> in_file_order(c.answers.size());
  for (uint32_t a = 0; a < in_file_order.size(); a++) in_file_order[a] = a;
  auto row = [&](uint32_t a) { return c.row[c.answers.slot[a]]; };
  auto before = [&](uint32_t a, uint32_t b) { return row(a) < row(b); };
  if (!std::is_sorted(in_file_order.begin(), in_file_order.end(), before))
    std::sort(in_file_order.begin(), in_file_order.end(), before);
  std::unordered_map<uint64_t, uint32_t> agent_of;
  for (uint32_t a : in_file_order) {
    Code name = names.codes[row(a)];
    if (name == kNoCode) continue;
    Code team = c.answers.team[a];
    auto [found, fresh] = agent_of.try_emplace(uint64_t(team) << 32 | name, uint32_t(c.agents.size()));
    if (fresh) c.agents.push_back({team, ++c.team_agents[team]});
    c.answers.agent[a] = found->second;
  }
  c.all_agents_known = c.answers.size() > 0;
  for (Code team : c.answers.team) c.all_agents_known &= c.team_agents[team] > 0;
}

}  // namespace tolle::engine
