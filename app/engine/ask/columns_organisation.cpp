// Whose thread it is, who answers in it, and the numbers that stand for staff.
#include <algorithm>
#include <bit>
#include <numeric>

#include "engine/ask/columns.h"

namespace tolle::engine {
namespace {

char lower(char ch) { return ch >= 'A' && ch <= 'Z' ? char(ch + 32) : ch; }
bool is_handle_char(char ch) {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
}

// The first organisation that a text names by @name.
class Mentions {
 public:
  explicit Mentions(const std::vector<std::string>& names) : names_(names) {
    places_.assign(std::bit_ceil(names.size() * 4 + 1), kNoCode);
    for (Code c = 0; c < names.size(); c++)
      if (Code& place = places_[place_of(names[c])]; place == kNoCode) place = c;
  }
  Code first_in(std::string_view text) const {
    for (size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
      size_t end = at + 1;
      while (end < text.size() && is_handle_char(text[end])) end++;
      if (Code found = places_[place_of(text.substr(at + 1, end - at - 1))]; found != kNoCode) return found;
    }
    return kNoCode;
  }

 private:
  // Where a name is, in whatever case, or would be.
  size_t place_of(std::string_view name) const {
    uint64_t hash = name.size();
    for (char ch : name) hash = (hash ^ uint8_t(lower(ch))) * 0x9E3779B97F4A7C15;
    size_t mask = places_.size() - 1, at = size_t(hash >> 32) & mask;
    auto same = [&](const std::string& other) {
      return std::ranges::equal(name, other, [](char a, char b) { return lower(a) == lower(b); });
    };
    while (places_[at] != kNoCode && !same(names_[places_[at]])) at = (at + 1) & mask;
    return at;
  }
  const std::vector<std::string>& names_;
  std::vector<Code> places_;  // by open addressing
};

// What a column says of each answer. A loop of nothing else: the processor then waits for many places in memory at once.
RawVector<Code> of_answers(const RawVector<Code>& codes, const Columns& c) {
  RawVector<Code> out(c.answers.size());
  for (uint32_t a = 0; a < out.size(); a++) out[a] = codes[c.row[c.answers.slot[a]]];
  return out;
}

// Of complaints that nobody answers, which are few. In the order of the file, in which the texts stand.
void find_mentions(const Table& table, const std::vector<Row>& root_row, const std::vector<uint32_t>& thread_of_row,
                   const Columns& c, std::vector<Code>& of_thread) {
  std::vector<uint64_t> asks(table.rows / 64 + 1, 0);  // a bit per row
  for (uint32_t k = 0; k < c.complaints.size(); k++)
    if (of_thread[k] == kNoCode) asks[root_row[k] / 64] |= uint64_t(1) << root_row[k] % 64;
  Mentions mentions(c.facet[kByOrganisation].names);
  struct Text {
    Code* code;
    std::string_view text;
    char first = 0;
  };
  std::vector<Text> some;
  auto look = [&] {  // at beginnings first: the processor then waits for all of them at once
    for (Text& t : some) t.first = t.text.empty() ? '\0' : t.text[0];
    for (const Text& t : some)
      if (t.first) *t.code = mentions.first_in(t.text);
    some.clear();
  };
  for (size_t word = 0; word < asks.size(); word++) {
    for (uint64_t left = asks[word]; left; left &= left - 1) {
      Row r = Row(word * 64 + size_t(std::countr_zero(left)));
      some.push_back({&of_thread[thread_of_row[r]], table.text[r]});
    }
    if (some.size() >= 64) look();
  }
  look();
}

// Without an organisation column, authors of organisation messages are organisations in conversations (twcs); in tickets
// they are staff, who never become a group of their own.
bool authors_are_organisations(const Table& table) {
  return table.organisation.empty() && !table.ticket_shaped && !table.author.empty();
}

}  // namespace

void add_organisations(const Table& table, const std::vector<Row>& root_row, const std::vector<uint32_t>& thread_of_row,
                       const RawVector<uint8_t>& flags_of_row, Columns& c) {
  FacetColumn& facet = c.facet[kByOrganisation];
  RawVector<Code> teams;
  std::vector<Code> of_thread(root_row.size(), kNoCode);
  auto answered_first = [&] {
    for (uint32_t a = 0; a < c.answers.size(); a++) {
      Code& code = of_thread[c.thread[c.answers.slot[a]]];
      if (code == kNoCode) code = teams[a];
    }
  };
  if (!table.organisation.empty()) {
    facet.known = true;
    facet.names = table.organisation.names;
    for (uint32_t t = 0; t < root_row.size(); t++) of_thread[t] = table.organisation.codes[root_row[t]];
    teams = of_answers(table.organisation.codes, c);
    answered_first();
  } else if (authors_are_organisations(table)) {
    // Numbered by where they first stand in the file, so that codes do not depend on times.
    std::vector<Code> of_author(table.author.names.size(), kNoCode);
    for (Row r = 0; r < table.rows; r++) {
      Code author = flags_of_row[r] & kIsAnswer ? table.author.codes[r] : kNoCode;
      if (author == kNoCode || of_author[author] != kNoCode) continue;
      of_author[author] = Code(facet.names.size());
      facet.names.push_back(table.author.names[author]);
    }
    teams = of_answers(table.author.codes, c);
    facet.known = !facet.names.empty();
    for (Code& team : teams)
      if (team != kNoCode) team = of_author[team];
    answered_first();
    if (facet.known && !table.text.empty()) find_mentions(table, root_row, thread_of_row, c, of_thread);
  }
  teams.resize(c.answers.size(), kNoCode);
  Code not_said = Code(facet.names.size());
  if (facet.known) {
    facet.code.resize(c.size, facet.values());
    for (Slot s = 0; s < c.size; s++) facet.code.set(s, std::min(of_thread[c.thread[s]], not_said));
  }
  c.answers.team.resize(teams.size(), facet.values());
  for (uint32_t a = 0; a < teams.size(); a++) {
    Code elsewhere = facet.known ? facet.code[c.answers.slot[a]] : not_said;
    c.answers.team.set(a, teams[a] == kNoCode ? elsewhere : teams[a]);
  }
}

void add_agents(const Table& table, Columns& c) {
  c.answers.agent.assign(c.answers.size(), kNoAgent);
  c.team_agents.assign(c.facet[kByOrganisation].values(), 0);
  const DictColumn& names = !table.agent.empty() || !table.ticket_shaped ? table.agent : table.author;
  if (names.empty()) return;
  // Numbered by where they first stand in the file.
  struct Pair {
    Code team, name;
    Row first_row;
    uint32_t agent;
  };
  std::vector<Pair> pairs;
  std::vector<uint32_t> slots(1024, kNoAgent);  // of pairs, by open addressing
  auto slot_of = [&](Code team, Code name) {
    uint64_t key = (uint64_t(team) << 32 | name) * 0x9E3779B97F4A7C15;
    size_t mask = slots.size() - 1, i = size_t(key >> 32) & mask;
    while (slots[i] != kNoAgent && (pairs[slots[i]].team != team || pairs[slots[i]].name != name)) i = (i + 1) & mask;
    return i;
  };
  RawVector<Code> name_of = of_answers(names.codes, c);
  for (uint32_t a = 0; a < c.answers.size(); a++) {
    Row row = c.row[c.answers.slot[a]];
    Code name = name_of[a], team = c.answers.team[a];
    if (name == kNoCode) continue;
    size_t slot = slot_of(team, name);
    if (slots[slot] == kNoAgent) {
      slots[slot] = uint32_t(pairs.size());
      pairs.push_back({team, name, row, 0});
      if (pairs.size() * 2 > slots.size()) {
        slots.assign(slots.size() * 4, kNoAgent);
        for (uint32_t p = 0; p < pairs.size(); p++) slots[slot_of(pairs[p].team, pairs[p].name)] = p;
        slot = slot_of(team, name);
      }
    }
    Pair& pair = pairs[slots[slot]];
    pair.first_row = std::min(pair.first_row, row);
    c.answers.agent[a] = slots[slot];
  }
  std::vector<uint32_t> order(pairs.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](uint32_t x, uint32_t y) { return pairs[x].first_row < pairs[y].first_row; });
  for (uint32_t p : order) {
    pairs[p].agent = uint32_t(c.agents.size());
    c.agents.push_back({pairs[p].team, ++c.team_agents[pairs[p].team]});
  }
  for (uint32_t& agent : c.answers.agent)
    if (agent != kNoAgent) agent = pairs[agent].agent;
  c.all_agents_known = c.answers.size() > 0;
  for (uint32_t a = 0; a < c.answers.size(); a++) c.all_agents_known &= c.team_agents[c.answers.team[a]] > 0;
}

}  // namespace tolle::engine
