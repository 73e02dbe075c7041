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
  // Looks through more texts for the words of the query, for about `budget_ms`; false when it has seen them all.
  bool read(const std::string& query, double budget_ms);
  // Rows seen for every word of the query: find() knows nothing of those behind.
  Row read_to(const std::string& query);
  // The rows that match among those seen. A query without words matches everything.
  TextMatches find(const std::string& query);

 private:
  struct Found {
    std::string needle;
    BitSet rows;
    Row read_to = 0;
    uint64_t count = 0;  // when all are read
  };
  const std::vector<TextAlternatives>& terms(const std::string& query);
  Found& found(const std::string& needle);
  void read(Found& found, Row to);

  const Table& table_;
  std::vector<Found> latest_;  // newest last
  std::string query_;          // of which these are the words
  std::vector<TextAlternatives> terms_;
  size_t wanted_ = 0;
};

}  // namespace tolle::engine
