// Where the records of a JSON file are, from its first bytes.
#pragma once
#include <optional>

#include "base/result.h"
#include "engine/read/formats.h"
#include "engine/read/json_paths.h"
#include "engine/read/json_talk.h"
#include "engine/read/layout.h"

namespace tolle::engine {

struct JsonShape {
  JsonPaths paths;  // records marked, columns numbered
  JsonPaths::Place record = JsonPaths::kNowhere;
  bool many_values = false;             // several values at the top
  bool lines = false;                   // … each on a line of its own
  bool by_record = false;               // several records stand on one line: a line says too little of where one is
  bool complete = true;                 // false: the head does not show it; give more
  bool more_may_come = false;           // the object at the top goes on behind the head: a better place may be in there
  bool people = false;                  // the records are those of people: a better place may well be in there
  bool header_row = false;              // records are arrays, the first of which holds their names
  std::optional<Error> fault;           // where the JSON is broken
  ErrorCode refused = ErrorCode::None;  // without names: why, if more bytes would not help
  const Format* format = nullptr;       // null: not known by name
  std::vector<const FormatColumn*> format_columns;  // by column
  std::vector<std::string> names;                   // of the columns: paths from the record on
  std::vector<std::vector<std::string>> samples;    // cells of the first records
  double bytes_per_record = 100;
  int32_t key_column = -1;
  std::optional<JsonTalk> talk;  // its columns are not among these
};

// `head` must have 64 readable bytes behind it; `whole`: it is the whole file.
JsonShape json_shape(std::string_view head, bool whole);

}  // namespace tolle::engine
