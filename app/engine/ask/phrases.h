// Finds many phrases at once: an Aho–Corasick automaton over folded text in which everything that is no letter and no digit is
// one space. (A. V. Aho, M. J. Corasick, "Efficient string matching", CACM 1975.)
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tolle::engine {

// One line of a rule file (assets/rules/README.md).
struct Rule {
  std::string kind, phrase;
  bool exception = false;
};
struct RuleFile {
  std::vector<Rule> rules;
  std::vector<std::pair<std::string, int>> numbers;  // "weight caps" 1, "hostile" 2
  std::vector<uint32_t> bad_lines;                   // 1-based
};
RuleFile parse_rules(std::string_view text);

struct PhraseMatch {
  uint8_t kind = 0;
  bool exception = false;
  uint32_t from = 0, to = 0;  // bytes of the folded text
};

class Phrases {
 public:
  // `kinds` gives each rule's kind its number; rules of other kinds are left out.
  Phrases(const std::vector<Rule>& rules, const std::vector<std::string_view>& kinds);

  // The kinds found in a folded text, exceptions applied: bit i is kinds[i]. The text must hold no NUL.
  uint32_t kinds_in(std::string_view folded_text);
  // The matches behind the last kinds_in(), exceptions applied, in order of their ends.
  const std::vector<PhraseMatch>& matches() const { return matches_; }

 private:
  static constexpr int kClasses = 32;  // space, 26 letters, digits; the rest unused
  static constexpr uint16_t kHasOutput = 0x8000;
  struct Output {
    uint8_t kind;
    bool exception;
    uint16_t letters;  // length of the phrase in classes, spaces around it included
    bool open;         // "*": ends inside a word
  };
  uint16_t add_path(std::string_view phrase, bool open);
  void link();

  std::vector<std::array<uint16_t, kClasses>> next_;
  std::vector<std::vector<Output>> outputs_;
  std::array<uint8_t, 256> class_of_{};
  std::vector<PhraseMatch> matches_;
};

}  // namespace tolle::engine
