// Small tables by hand, and large ones at random, for tests of questions.
#pragma once
#include <random>
#include <string>
#include <vector>

#include "engine/ask/dataset.h"

namespace tolle::engine::test {

inline void put(DictColumn& column, std::string_view name) {
  if (name.empty()) return column.codes.push_back(kNoCode);
  for (Code c = 0; c < column.names.size(); c++)
    if (column.names[c] == name) return column.codes.push_back(c);
  column.names.emplace_back(name);
  column.codes.push_back(Code(column.names.size() - 1));
}
inline void put(TextColumn& column, std::string_view text) {
  column.heap.insert(column.heap.end(), text.begin(), text.end());
  column.ends.push_back(column.heap.size());
}

struct Line {
  Ms time = kNoTime;
  Author author = Author::Public;
  Row parent = kNoRow;
  std::string name, text;
  std::string agent = {}, organisation = {}, channel = {}, category = {};
  Precision precision = Precision::Second;
  Ms closed = kNoTime;
  bool answered_untimed = false;
};

// Columns that no line fills stay empty, as in a file without them.
inline Table table_of(const std::vector<Line>& lines, bool ticket_shaped = false) {
  Table t;
  t.rows = Row(lines.size());
  t.ticket_shaped = ticket_shaped;
  bool agent = false, organisation = false, channel = false, category = false, closed = false, untimed = false;
  for (const Line& l : lines) {
    agent |= !l.agent.empty();
    organisation |= !l.organisation.empty();
    channel |= !l.channel.empty();
    category |= !l.category.empty();
    closed |= l.closed != kNoTime;
    untimed |= l.answered_untimed;
  }
  for (const Line& l : lines) {
    t.time.push_back(l.time);
    t.precision.push_back(l.time == kNoTime ? Precision::None : l.precision);
    t.author_kind.push_back(l.author);
    t.parent.push_back(l.parent);
    put(t.author, l.name);
    put(t.text, l.text);
    if (agent) put(t.agent, l.agent);
    if (organisation) put(t.organisation, l.organisation);
    if (channel) put(t.channel, l.channel);
    if (category) put(t.category, l.category);
    if (closed) t.closed.push_back(l.closed);
    if (untimed) t.answered_untimed.push_back(l.answered_untimed);
    t.line.push_back(uint32_t(t.line.size() + 2));
  }
  return t;
}

constexpr Ms kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

// Conversations of all shapes: rings, missing parents, early answers, no times, several organisations and channels.
inline Table random_table(unsigned seed, Row rows) {
  std::mt19937 random(seed);
  auto below = [&](unsigned n) { return unsigned(random() % n); };
  static const char* const kTexts[] = {"the train is late again",
                                       "merci beaucoup !",
                                       "WHERE IS MY PARCEL",
                                       "sorry to hear that ^MM",
                                       "please DM us your number",
                                       "dépêchez-vous",
                                       "nothing works",
                                       "@Alpha hello",
                                       "@BETA why?"};
  static const char* const kBrands[] = {"Alpha", "Beta", "Gamma"};
  static const char* const kChannels[] = {"", "app", "web", "shop"};
  std::vector<Line> lines(rows);
  for (Row r = 0; r < rows; r++) {
    Line& l = lines[r];
    l.author = below(5) < 2 ? Author::Organisation : below(12) ? Author::Public : Author::Media;
    l.parent = below(3) == 0 ? kNoRow : below(10) == 0 ? kMissingRow : below(20) ? below(r + 1) : below(rows);
    l.time = below(25) == 0 ? kNoTime : Ms(1'500'000'000'000) + Ms(below(40 * 24 * 60)) * kMinute + Ms(below(3)) * 500;
    l.precision = below(15) ? Precision::Millisecond : Precision::Day;
    l.name = l.author == Author::Organisation ? kBrands[below(3)] : "p" + std::to_string(below(9));
    l.text = kTexts[below(9)];
    l.channel = kChannels[below(4)];
    if (l.author == Author::Organisation && below(2)) l.agent = std::string(1, char('A' + below(7)));
    if (below(6) == 0 && l.time != kNoTime) l.closed = l.time + Ms(below(5000)) * kMinute - 100 * kMinute;
    if (below(30) == 0) l.answered_untimed = true;
  }
  return table_of(lines);
}

}  // namespace tolle::engine::test
