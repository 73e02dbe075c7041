// Looks at the last words only, from the end.
#include "engine/read/signature.h"

#include <algorithm>

#include "base/text.h"
#include "engine/read/block.h"

namespace tolle::engine {
namespace {

// http…, 1/2, (2/2), and single signs.
bool may_follow(std::string_view word) {
  if (word.starts_with("http")) return true;
  for (char c : word)
    if (!is_digit(c) && c != '/' && c != '(' && c != ')' && c != '.' && c != '[' && c != ']') return false;
  return true;
}

}  // namespace

std::string_view signature_in(std::string_view text) {
  constexpr size_t kTail = 96;
  size_t tail = std::min(text.size(), kTail);
  if (!has_byte(text.data() + text.size() - tail, tail, '^')) return {};
  for (int words = 0; words < 5; words++) {
    text = trimmed(text);
    size_t from = text.size();
    while (from > 0 && !is_space(text[from - 1])) from--;
    std::string_view word = text.substr(from);
    size_t mark = word.rfind('^');
    if (mark != word.npos && !word.starts_with("http")) {
      size_t end = mark + 1;
      while (end < word.size() && is_letter(word[end])) end++;
      std::string_view letters = word.substr(mark + 1, end - mark - 1), behind = word.substr(end);
      bool at_end = behind.empty() || behind.starts_with("http") || may_follow(behind);
      return at_end && letters.size() >= 1 && letters.size() <= 3 ? letters : std::string_view{};
    }
    if (word.empty() || !may_follow(word)) return {};
    text.remove_suffix(word.size());
  }
  return {};
}

}  // namespace tolle::engine
