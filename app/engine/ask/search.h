// Which messages a text query matches, with the latest words kept, so that typing on costs little.
#pragma once
#include <string>
#include <vector>

#include "engine/ask/filters.h"
#include "engine/ask/text_query.h"

namespace tolle::engine {

class TextSearch {
 public:
  explicit TextSearch(const Table& table) : table_(table) {}
  // A query without words matches everything.
  TextMatches find(const std::string& query);

 private:
  struct Found {
    std::string needle;
    BitSet rows;
    uint64_t count = 0;
  };
  const BitSet& rows_with(const std::string& needle);

  const Table& table_;
  std::vector<Found> latest_;  // newest last
};

}  // namespace tolle::engine
