// Each column gets a score for each role from its name, corrected by what its values are; the best pairs win.
#include "engine/read/guess.h"

#include <algorithm>
#include <set>

#include "base/dates.h"
#include "base/text.h"
#include "engine/read/guess_words.h"

namespace tolle::engine {
namespace {

constexpr size_t kSamples = 5, kSampleLength = 80;

struct Values {
  double date = 0, number = 0, different = 0, length = 0;  // shares of the filled ones; mean length
  size_t filled = 0;
};

Values values_of(const Layout& layout, size_t column) {
  Values v;
  std::set<std::string_view> seen;
  size_t dates = 0, numbers = 0, length = 0;
  for (const auto& record : layout.samples) {
    if (column >= record.size()) continue;
    std::string_view cell = trimmed(record[column]);
    if (cell.empty()) continue;
    v.filled++;
    seen.insert(cell);
    length += cell.size();
    bool number = true;
    for (char c : cell) number &= is_digit(c) || c == '.' || c == ',' || c == '-';
    numbers += number;
    if (cell.size() < 48 && (!number || cell.size() == 8 || cell.size() == 10 || cell.size() == 14))
      dates += read_date(cell, true).fault == Date::Fault::None;
  }
  if (!v.filled) return v;
  v.date = double(dates) / double(v.filled);
  v.number = double(numbers) / double(v.filled);
  v.different = double(seen.size()) / double(v.filled);
  v.length = double(length) / double(v.filled);
  return v;
}

bool has_word(std::string_view name, std::string_view word) {
  for (size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1))
    if (at == 0 || name[at - 1] == ' ') return true;
  return false;
}

bool fits(const RoleWord& word, std::string_view name) {
  return word.whole ? name == word.folded : has_word(name, word.folded);
}

bool speaks_of_time(std::string_view name) {
  for (std::string_view word : {"date", "time", "at", "le", "on", "timestamp", "millis", "heure"}) {
    size_t at = name.find(word);
    for (; at != name.npos; at = name.find(word, at + 1))
      if ((at == 0 || name[at - 1] == ' ') && (at + word.size() == name.size() || name[at + word.size()] == ' '))
        return true;
  }
  return false;
}

// What the values make of a role that the name suggests; 0: out of the question.
int corrected(Role role, int score, std::string_view name, const Values& v) {
  bool date_role = role == Role::Time || role == Role::ResponseTime || role == Role::ClosedTime;
  if (date_role) {
    if (v.filled == 0) return speaks_of_time(name) ? score / 2 : 0;
    if (v.date >= 0.8) return score + 5;
    if (v.date >= 0.2 || (v.number == 1 && v.length >= 5 && speaks_of_time(name))) return score * 3 / 4;
    return 0;
  }
  if (v.date >= 0.8 && v.length > 7) return 0;
  switch (role) {
    case Role::Id: return v.different >= 0.95 || !v.filled ? score + 5 : name == "id" ? score - 10 : 0;
    case Role::Parent: return v.length > 40 ? 0 : score;
    case Role::Text: return v.length >= 20 ? score + 5 : v.length < 6 && v.filled ? score / 2 : score - 10;
    case Role::ResponseText: return v.filled && v.length < 2 ? 0 : score;
    case Role::Category:
    case Role::Channel:
    case Role::Place:
      if (v.length > 120) return 0;
      return v.different > 0.9 && v.filled > 20 ? score / 2 : score;
    case Role::Direction: return v.different * double(v.filled) > 4 ? 0 : score;
    default: return score;
  }
}

}  // namespace

std::vector<ColumnGuess> guess_roles(const Layout& layout) {
  struct Pair {
    int score;
    size_t column;
    Role role;
  };
  std::vector<ColumnGuess> out(layout.names.size());
  std::vector<Pair> pairs;
  for (size_t c = 0; c < out.size(); c++) {
    out[c].name = layout.names[c];
    std::string name = folded(layout.names[c]);
    Values v = values_of(layout, c);
    int best[size_t(Role::Count_)] = {};
    for (const RoleWord& w : role_words()) {
      int& of = best[size_t(w.role)];
      if (fits(w, name)) of = std::max(of, corrected(w.role, w.score, name, v));
    }
    if (v.date >= 0.9 && v.number < 1) best[size_t(Role::Time)] = std::max(best[size_t(Role::Time)], 35);
    if (v.length >= 25 && v.different > 0.6 && v.date < 0.2)
      best[size_t(Role::Text)] = std::max(best[size_t(Role::Text)], 25 + int(std::min(v.length / 20, 9.0)));
    for (size_t role = 1; role < size_t(Role::Count_); role++)
      if (best[role] >= 25) pairs.push_back({best[role], c, Role(role)});
  }
  // Names like response_time speak for the response before they speak for the time.
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  bool taken[size_t(Role::Count_)] = {};
  for (const Pair& p : pairs) {
    if (taken[size_t(p.role)] || out[p.column].role != Role::Unused) continue;
    taken[size_t(p.role)] = true;
    out[p.column].role = p.role;
    out[p.column].certainty = uint8_t(std::clamp(p.score, 0, 95));
  }
  return out;
}

bool speaks_for(std::string_view name, Role role) {
  return std::ranges::any_of(role_words(), [&](const RoleWord& w) { return w.role == role && fits(w, name); });
}

std::vector<std::string> samples_of(const Layout& layout, size_t column) {
  std::vector<std::string> out;
  for (const auto& record : layout.samples) {
    if (column >= record.size()) continue;
    std::string_view cell = trimmed(record[column]);
    if (cell.empty()) continue;
    std::string sample = shortened(with_masked_mail(shortened(cell, kSampleLength * 2)), kSampleLength);
    if (std::find(out.begin(), out.end(), sample) != out.end()) continue;
    out.push_back(std::move(sample));
    if (out.size() == kSamples) break;
  }
  return out;
}

}  // namespace tolle::engine
