// Four signals with weights from the rule file.
#include "engine/ask/hostility.h"

#include <algorithm>

#include "engine/ask/fold.h"

namespace tolle::engine {
namespace {

constexpr int kShoutedWords = 2, kShoutedLetters = 10, kExclamations = 3;

enum class WordCase : uint8_t { Capitals, Other, Neutral };

// Capitals: two letters or more and all of them upper case. Neutral words (numbers, "I", "&") neither make nor end a run.
WordCase case_of(std::string_view word, int& letters) {
  int upper = 0, other = 0;
  for (size_t i = 0; i < word.size(); i++) {
    uint8_t c = uint8_t(word[i]);
    if (c >= 'A' && c <= 'Z') upper++;
    else if (c >= 'a' && c <= 'z') other++;
    else if (c == 0xC3 && i + 1 < word.size()) {
      uint8_t next = uint8_t(word[++i]);  // U+00C0–00DE upper, U+00DF–00FF lower
      if (next >= 0x80 && next <= 0x9E) upper++;
      else other++;
    } else if (c >= 0x80 && c != 0xE2 && c < 0xF0 && (c & 0xC0) != 0x80) other++;
  }
  letters = upper;
  if (other) return WordCase::Other;
  return upper >= 2 ? WordCase::Capitals : WordCase::Neutral;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Where in `text` the character stands that folds to byte `at` of the folded text.
size_t written_at(std::string_view text, size_t at) {
  size_t i = 0;
  for (size_t f = 0; i < text.size();) {
    FoldedChar c = fold_char(text.substr(i));
    if (f + c.size > at) return i;
    f += c.size;
    i += c.length;
  }
  return i;
}

}  // namespace

std::string_view shouting_in(std::string_view text) {
  int words = 0, total = 0;
  size_t from = 0, to = 0;
  for (size_t i = 0; i < text.size();) {
    while (i < text.size() && is_space(text[i])) i++;
    size_t begin = i;
    while (i < text.size() && !is_space(text[i])) i++;
    std::string_view word = text.substr(begin, i - begin);
    bool name = word.starts_with('@') || word.starts_with('#') || word.starts_with(".@") || word.starts_with("http") ||
                word == "RT";
    int letters = 0;
    WordCase shape = name ? WordCase::Other : case_of(word, letters);
    if (shape == WordCase::Capitals) {
      if (!words) from = begin;
      words++;
      total += letters;
      to = i;
    } else if (shape == WordCase::Other) {
      if (words >= kShoutedWords && total >= kShoutedLetters) break;
      words = total = 0;
    }
  }
  return words >= kShoutedWords && total >= kShoutedLetters ? text.substr(from, to - from) : std::string_view();
}

std::string_view exclamation_in(std::string_view text) {
  for (size_t i = text.find('!'); i != text.npos; i = text.find('!', i)) {
    size_t from = i;
    while (i < text.size() && text[i] == '!') i++;
    if (i - from >= kExclamations) return text.substr(from, i - from);
  }
  return {};
}

Hostility::Hostility(std::string_view rules)
    : file_(parse_rules(rules)), phrases_(file_.rules, {"insult", "threat", "calm"}) {
  caps_weight_ = number("weight caps");
  exclamation_weight_ = number("weight exclamation");
  insult_weight_ = number("weight insult");
  threat_weight_ = number("weight threat");
  enough_ = number("hostile");
}

int Hostility::number(std::string_view name) const {
  for (const auto& [key, value] : file_.numbers)
    if (key == name) return value;
  return 0;
}

bool Hostility::is_hostile(std::string_view text) {
  if (folded_.size() < text.size()) folded_.resize(text.size());
  uint32_t kinds = phrases_.kinds_in({folded_.data(), fold(text, folded_.data())});
  int points = (kinds >> kInsult & 1) * insult_weight_ + (kinds >> kThreat & 1) * threat_weight_;
  if (points >= enough_) return true;
  if (kinds >> kCalm & 1) return false;
  if (!exclamation_in(text).empty()) points += exclamation_weight_;
  if (points + caps_weight_ < enough_) return false;
  if (!shouting_in(text).empty()) points += caps_weight_;
  return points >= enough_;
}

std::vector<Signal> Hostility::signals(std::string_view text) {
  std::vector<Signal> out;
  uint32_t kinds = phrases_.kinds_in(folded(text));
  if (!(kinds >> kCalm & 1)) {
    if (std::string_view shout = shouting_in(text); !shout.empty()) out.push_back({"caps", std::string(shout)});
    if (std::string_view marks = exclamation_in(text); !marks.empty())
      out.push_back({"exclamation", std::string(marks)});
  }
  for (const PhraseMatch& m : phrases_.matches()) {
    if (m.kind == kCalm) continue;
    size_t from = written_at(text, m.from), to = written_at(text, m.to);
    out.push_back({m.kind == kInsult ? "insult" : "threat", std::string(text.substr(from, to - from))});
  }
  return out;
}

}  // namespace tolle::engine
