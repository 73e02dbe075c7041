// Stub until the search proper: plain substring.
#include "engine/ask/search.h"

namespace tolle::engine {

TextMatches TextSearch::find(const std::string& query) {
  TextMatches out{BitSet(table_.rows), 0};
  if (query.empty() || table_.text.empty()) return out;
  for (Row r = 0; r < table_.rows; r++)
    if (table_.text[r].find(query) != std::string_view::npos) out.rows.set(r), out.count++;
  return out;
}

}  // namespace tolle::engine
