// Rules to automaton; the automaton is complete (no failure links at run time): one look-up per character.
#include "engine/ask/phrases.h"

#include <algorithm>
#include <charconv>

#include "engine/ask/fold.h"

namespace tolle::engine {
namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

}  // namespace

RuleFile parse_rules(std::string_view text) {
  RuleFile out;
  for (uint32_t number = 1; !text.empty(); number++) {
    size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    size_t colon = line.find(':');
    if (colon == line.npos) {
      size_t space = line.rfind(' ');
      int value = 0;
      std::string_view digits = space == line.npos ? "" : line.substr(space + 1);
      auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (error != std::errc{} || stop != digits.data() + digits.size()) out.bad_lines.push_back(number);
      else out.numbers.emplace_back(line.substr(0, space), value);
      continue;
    }
    Rule rule;
    rule.exception = line[0] == '-';
    rule.kind = trimmed(line.substr(rule.exception, colon - rule.exception));
    rule.phrase = folded(trimmed(line.substr(colon + 1)));
    if (rule.kind.empty() || rule.phrase.empty()) out.bad_lines.push_back(number);
    else out.rules.push_back(std::move(rule));
  }
  return out;
}

Phrases::Phrases(const std::vector<Rule>& rules, const std::vector<std::string_view>& kinds) {
  for (int c = 'a'; c <= 'z'; c++) class_of_[size_t(c)] = uint8_t(c - 'a' + 1);
  for (int c = '0'; c <= '9'; c++) class_of_[size_t(c)] = 27;
  class_of_['_'] = 27;
  next_.emplace_back();
  outputs_.emplace_back();
  for (const Rule& rule : rules) {
    auto kind = std::find(kinds.begin(), kinds.end(), rule.kind);
    if (kind == kinds.end()) continue;
    bool open = rule.phrase.back() == '*';
    std::string_view phrase(rule.phrase.data(), rule.phrase.size() - open);
    uint16_t state = add_path(phrase, open);
    outputs_[state].push_back(
        {uint8_t(kind - kinds.begin()), rule.exception, uint16_t(phrase.size() + (open ? 1 : 2)), open});
  }
  link();
}

uint16_t Phrases::add_path(std::string_view phrase, bool open) {
  uint16_t state = 0;
  auto step = [&](uint8_t cls) {
    if (!next_[state][cls]) {
      next_[state][cls] = uint16_t(next_.size());
      next_.emplace_back();
      outputs_.emplace_back();
    }
    state = next_[state][cls];
  };
  step(0);
  for (char c : phrase) step(class_of_[uint8_t(c)]);
  if (!open) step(0);
  return state;
}

// Breadth first: a missing step goes where the longest proper suffix would go, and a state says what its suffixes say.
void Phrases::link() {
  std::vector<uint16_t> suffix(next_.size()), queue;
  for (uint16_t s : next_[0])
    if (s) queue.push_back(s);
  for (size_t i = 0; i < queue.size(); i++) {
    uint16_t state = queue[i];
    outputs_[state].insert(outputs_[state].end(), outputs_[suffix[state]].begin(), outputs_[suffix[state]].end());
    for (int c = 0; c < kClasses; c++) {
      uint16_t& to = next_[state][size_t(c)];
      uint16_t around = next_[suffix[state]][size_t(c)];
      if (to) suffix[to] = around, queue.push_back(to);
      else to = around;
    }
  }
  for (auto& row : next_)
    for (uint16_t& to : row)
      if (!outputs_[to].empty()) to |= kHasOutput;
}

// Runs of what is no letter and no digit are read as one space, and the text begins and ends with one.
uint32_t Phrases::kinds_in(std::string_view text) {
  matches_.clear();
  bool excepted = false;
  uint16_t state = next_[0][0] & ~kHasOutput;
  uint8_t last = 0;
  // `at`: the byte just read; from there `letters` classes back is where the phrase's own leading space ends.
  auto begin_of = [&](uint32_t at, const Output& o) {
    uint32_t i = o.open ? at + 1 : at;
    for (uint32_t left = o.letters - (o.open ? 1u : 2u); left > 0; left--) {
      i--;
      if (class_of_[uint8_t(text[i])]) continue;
      while (i > 0 && !class_of_[uint8_t(text[i - 1])]) i--;
    }
    return i;
  };
  auto found = [&](uint32_t at) {
    for (const Output& o : outputs_[state]) {
      matches_.push_back({o.kind, o.exception, begin_of(at, o), o.open ? at + 1 : at});
      excepted |= o.exception;
    }
  };
  uint32_t size = uint32_t(text.size());
  for (uint32_t i = 0; i < size; i++) {
    uint8_t cls = class_of_[uint8_t(text[i])];
    if (!(cls | last)) continue;
    last = cls;
    uint16_t to = next_[state][cls];
    state = to & uint16_t(~kHasOutput);
    if (to & kHasOutput) found(i);
  }
  if (last) {
    uint16_t to = next_[state][0];
    state = to & uint16_t(~kHasOutput);
    if (to & kHasOutput) found(size);
  }
  if (excepted) {
    auto covered = [&](const PhraseMatch& m) {
      return std::any_of(matches_.begin(), matches_.end(), [&](const PhraseMatch& e) {
        return e.exception && e.kind == m.kind && e.from <= m.from && m.to <= e.to;
      });
    };
    std::vector<PhraseMatch> kept;
    for (const PhraseMatch& m : matches_)
      if (!m.exception && !covered(m)) kept.push_back(m);
    matches_.swap(kept);
  }
  uint32_t kinds = 0;
  for (const PhraseMatch& m : matches_) kinds |= 1u << m.kind;
  return kinds;
}

}  // namespace tolle::engine
