// The first records of a JSON file, cell by cell.
#pragma once
#include <string>
#include <vector>

#include "engine/read/json_records.h"

namespace tolle::engine {

struct JsonSamples {
  std::vector<std::vector<std::string>> records;
  bool by_record = false;  // several records stand on one line
  uint64_t seen = 0;       // records in the whole head
};

// At most `most` of them; the places of the records and of their cells are marked in `paths`.
JsonSamples json_samples(const JsonPaths& paths, JsonRecords::Rules rules, size_t most, std::string_view head,
                         bool whole);

}  // namespace tolle::engine
