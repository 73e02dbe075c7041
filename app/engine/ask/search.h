// Which messages a text query matches: words are ANDed; OR; "a phrase"; -excluded; any case, accents folded.
#pragma once
#include <string>

#include "engine/ask/filters.h"

namespace tolle::engine {

class TextSearch {
 public:
  explicit TextSearch(const Table& table) : table_(table) {}
  TextMatches find(const std::string& query);

 private:
  const Table& table_;
};

}  // namespace tolle::engine
