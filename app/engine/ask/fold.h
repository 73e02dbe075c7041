// Folding for comparison: one case, no accents, so that "Dépêchez" is found by "depechez" and Σ by σ.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace tolle::engine {

// What is folded: ASCII, Latin (U+00C0–024F, 1E00–1EFF), Greek and Cyrillic case; Latin and Greek accents, also as combining
// marks; œ = oe, æ = ae, ß = ss, þ = th; typographic quotes to plain ones; every kind of space and line break to a space.
// The folded text is valid UTF-8 and never longer than the text. `out` has room for text.size() bytes; gives its length.
size_t fold(std::string_view text, char* out);
std::string folded(std::string_view text);

// Folds the one character at the start of `text` (valid UTF-8); `length` is how many bytes it has.
struct FoldedChar {
  char bytes[4];
  uint8_t size = 0, length = 0;
};
FoldedChar fold_char(std::string_view text);

}  // namespace tolle::engine
