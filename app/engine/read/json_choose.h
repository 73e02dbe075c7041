// Which place of a JSON file holds its records: first one whose columns make a known format, then one with a name that says so,
// then the one with the most values.
#pragma once
#include <expected>

#include "engine/read/formats.h"
#include "engine/read/json_survey.h"

namespace tolle::engine {

struct JsonChoice {
  JsonPaths::Place place;
  std::vector<JsonPaths::Place> columns;
  std::vector<std::string> names;  // of the columns: paths from the record on
  FormatMatch match;
  uint64_t values = 0;
  int says = 0;             // of a time and a text, how many most records have themselves, by their names
  bool spoken_for = false;  // the name of the array says that records are in it
  bool people = false;      // … that those are in it who write or answer: another one is better
  bool header_row = false;  // rows: the first one holds the names
  bool alone = false;       // it is the only value of the file
};

// Marks and adds places; None: nothing is a record, or more has to be seen. `head` is what was surveyed.
std::expected<JsonChoice, ErrorCode> json_choice(JsonSurvey& survey, std::string_view head, bool whole);

}  // namespace tolle::engine
