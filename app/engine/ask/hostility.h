// Whether a message is hostile, and why, token by token.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/ask/phrases.h"

namespace tolle::engine {

struct Signal {
  std::string name;   // caps, exclamation, insult, threat
  std::string token;  // as written
};

class Hostility {
 public:
  explicit Hostility(std::string_view rules);
  bool is_hostile(std::string_view text);
  // Every signal of the text, whether or not they suffice.
  std::vector<Signal> signals(std::string_view text);

 private:
  enum Kind : uint8_t { kInsult, kThreat, kCalm };
  RuleFile file_;
  Phrases phrases_;
  int caps_weight_, exclamation_weight_, insult_weight_, threat_weight_, enough_;
  std::string folded_;
  int number(std::string_view name) const;
};

// The first run of capitals that counts as shouting: at least two words, ten letters together; "" if none.
std::string_view shouting_in(std::string_view text);
// The first run of three or more "!"; "" if none.
std::string_view exclamation_in(std::string_view text);

}  // namespace tolle::engine
