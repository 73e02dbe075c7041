// Splits at spaces outside of quotes.
#include "engine/ask/text_query.h"

#include <algorithm>

#include "engine/ask/fold.h"

namespace tolle::engine {

namespace {
// Keyboards of telephones, and French ones, write quotes of their own.
std::string with_plain_quotes(std::string_view query) {
  std::string out;
  for (size_t at = 0; at < query.size();) {
    bool quote = false;
    for (std::string_view q : {"\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"})
      if (query.substr(at).starts_with(q)) {
        out += '"', at += q.size(), quote = true;
        break;
      }
    if (!quote) out += query[at++];
  }
  return out;
}
}  // namespace

std::vector<TextAlternatives> parse_text_query(std::string_view written) {
  const std::string plain = with_plain_quotes(written);
  std::string_view query = plain;
  std::vector<TextAlternatives> out;
  bool or_pending = false;
  auto add = [&](std::string_view text, bool excluded) {
    TextTerm term{folded(text), excluded};
    if (term.needle.empty()) return;
    if (or_pending) out.back().push_back(std::move(term));
    else out.push_back({std::move(term)});
    or_pending = false;
  };
  for (size_t i = 0; i < query.size();) {
    if (std::string_view(" \t\r\n").find(query[i]) != std::string_view::npos) {
      i++;
      continue;
    }
    bool excluded = query[i] == '-' && i + 1 < query.size() && query[i + 1] != ' ';
    size_t from = i + excluded;
    if (query[from] == '"') {
      size_t close = query.find('"', from + 1);
      if (close != query.npos) {
        add(query.substr(from + 1, close - from - 1), excluded);
        i = close + 1;
        continue;
      }
    }
    size_t end = std::min(query.find_first_of(" \t\r\n", from), query.size());
    std::string_view word = query.substr(from, end - from);
    i = end;
    bool more = query.find_first_not_of(" \t\r\n", end) != query.npos;
    if (word == "OR" && !excluded && !out.empty() && more && !or_pending) or_pending = true;
    else add(word, excluded);
  }
  return out;
}

}  // namespace tolle::engine
