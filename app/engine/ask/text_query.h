// The little language of the search box.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tolle::engine {

// Words are all wanted; OR stands between alternatives and binds tighter than the space ("a b OR c" = a and (b or c));
// "a phrase" is taken as it stands; -word must not occur. Nothing is an error: what makes no sense is taken literally.
struct TextTerm {
  std::string needle;  // folded, not empty
  bool excluded = false;
  bool operator==(const TextTerm&) const = default;
};
using TextAlternatives = std::vector<TextTerm>;

std::vector<TextAlternatives> parse_text_query(std::string_view query);

}  // namespace tolle::engine
