// What stands where in the first bytes of a JSON file: every place, with counts of the values at it.
#pragma once
#include <optional>

#include "base/result.h"
#include "engine/read/json_paths.h"

namespace tolle::engine {

struct JsonSurvey {
  JsonPaths paths;
  uint64_t values = 0;  // at the top, complete
  bool lines = false;   // a value per line
  bool inside = false;  // the head ends inside the value at the top
  std::optional<Error> fault;
};

// `head` must have 64 readable bytes behind it; `whole`: it is the whole file.
JsonSurvey json_survey(std::string_view head, bool whole);

}  // namespace tolle::engine
