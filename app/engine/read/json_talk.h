// In a file that is not known by name: what was said about each record, where that stands in an array within it.
#pragma once
#include <optional>

#include "engine/read/directions.h"
#include "engine/read/formats.h"
#include "engine/read/json_paths.h"
#include "engine/read/times.h"

namespace tolle::engine {

struct JsonTalk {
  JsonPaths::Place place = JsonPaths::kNowhere;  // of the messages: elements of an array
  std::string path;                              // from the record on
  struct Column {
    std::string path;  // from the message on
    Role role;
  };
  std::vector<Column> columns;
  NumberUnit time_unit = NumberUnit::None;
  Markup markup = Markup::None;  // of the text
  bool replies = false;          // of anybody, below a post
  Sides sides;                   // of the column that says who wrote
  std::vector<std::pair<std::string, std::string_view>>
      left_out;  // paths of the message: those with one of "a|b" there are private

  // Calls f with it as a format would tell it.
  template <class F>
  void as_beside(F&& f) const {
    std::vector<FormatColumn> named;
    std::string_view text;  // entries without one tell what became of the record
    for (const Column& column : columns) {
      named.push_back({column.path, column.role});
      if (column.role == Role::Text) text = column.path;
    }
    std::vector<LeftOut> private_ones;
    for (const auto& [column, values] : left_out) private_ones.push_back({column, values});
    f(Beside{.path = path, .columns = named, .left_out = private_ones, .message = text, .replies = replies});
  }
};

// Whether the objects at a place are elements of an array that is named after talk.
bool is_talk(const JsonPaths& paths, JsonPaths::Place at);

// By the names and first values of a record's columns, which stand at `places`. Records that have no id have none.
std::optional<JsonTalk> json_talk(const JsonPaths& paths, JsonPaths::Place record,
                                  std::span<const JsonPaths::Place> places, std::span<const std::string> names,
                                  const std::vector<std::vector<std::string>>& samples);

}  // namespace tolle::engine
