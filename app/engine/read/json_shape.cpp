// A survey of the head counts what stands where; then the place that holds the records is chosen, and its first records read.
#include "engine/read/json_shape.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/read/guess.h"
#include "engine/read/json_choose.h"
#include "engine/read/json_samples.h"

namespace tolle::engine {
namespace {

using Place = JsonPaths::Place;
constexpr Place kNowhere = JsonPaths::kNowhere;
constexpr size_t kSampleRecords = 400, kSampleCells = 40'000;

void take_samples(JsonShape& shape, std::string_view head, bool whole) {
  JsonRecords::Rules rules;
  rules.columns = uint32_t(shape.names.size());
  rules.lines = shape.many_values;
  rules.one_line = shape.lines;
  rules.header_row = shape.header_row;
  size_t most = std::clamp<size_t>(kSampleCells / shape.names.size(), 8, kSampleRecords);
  JsonSamples samples = json_samples(shape.paths, std::move(rules), most, head, whole);
  shape.samples = std::move(samples.records);
  shape.by_record = samples.by_record;
  if (samples.seen) shape.bytes_per_record = double(head.size()) / double(samples.seen);
  shape.complete = samples.seen > 0 || whole;
}

// What is said about a record becomes rows of their own, by no columns of the record.
void set_talk_apart(JsonShape& shape, std::vector<Place>& columns) {
  shape.talk = json_talk(shape.paths, shape.record, columns, shape.names, shape.samples);
  if (!shape.talk) return;
  std::vector<size_t> kept;
  for (size_t c = 0; c < columns.size(); c++) {
    Place at = columns[c];
    while (at != shape.talk->place && at != JsonPaths::kTop) at = shape.paths[at].parent;
    JsonPaths::Node& node = shape.paths[columns[c]];
    int32_t& number = shape.paths.is_any(columns[c]) ? node.key_column : node.column;
    if (at == JsonPaths::kTop) number = int32_t(kept.size()), kept.push_back(c);
    else number = -1;
  }
  auto keep = [&](auto& of_columns) {
    auto all = std::move(of_columns);
    of_columns.clear();
    for (size_t c : kept)
      of_columns.push_back(c < all.size() ? std::move(all[c]) : typename decltype(all)::value_type());
  };
  keep(columns), keep(shape.names), keep(shape.format_columns);
  for (auto& cells : shape.samples) keep(cells);
}

// Strings and objects by turns are pieces of one text, as Telegram writes it; the survey has noted all arrays with strings.
void put_pieces_together(JsonPaths& paths) {
  for (Place p = 0; p < paths.size(); p++) {
    if (!std::exchange(paths[p].pieces, false)) continue;
    Place object = paths.element(p), text = JsonPaths::kNowhere;
    if (object != JsonPaths::kNowhere) text = paths.find_plain(object, "text");
    if (text == JsonPaths::kNowhere || !paths[text].scalars) continue;
    paths[text].link = p;
    paths[p].pieces = true;
  }
}

// An object that is the only value of a file may be anything; by its values it has a time or a text if it is a record.
bool is_record(const JsonShape& shape) {
  Layout layout;
  layout.names = shape.names;
  layout.samples = shape.samples;
  return std::ranges::any_of(guess_roles(layout), [](const ColumnGuess& column) {
    return column.role == Role::Time || column.role == Role::Text;
  });
}

}  // namespace

JsonShape json_shape(std::string_view head, bool whole) {
  JsonShape out;
  JsonSurvey survey = json_survey(head, whole);
  out.lines = survey.lines;
  out.many_values = survey.lines || survey.values > 1;
  out.complete = whole;
  out.fault = survey.fault;
  out.more_may_come = survey.inside && survey.values == 0 && survey.paths[JsonPaths::kTop].objects;
  put_pieces_together(survey.paths);
  auto chosen = json_choice(survey, head, whole);
  if (!chosen) out.refused = chosen.error();
  if (!chosen || chosen->columns.empty()) return out;
  out.record = chosen->place;
  out.format = chosen->match.format;
  out.format_columns = chosen->match.columns;
  out.format_columns.resize(chosen->columns.size());
  out.names = chosen->names;
  out.header_row = chosen->header_row;
  out.people = chosen->people;
  out.paths = std::move(survey.paths);
  out.paths[out.record].record = true;
  for (size_t c = 0; c < chosen->columns.size(); c++) {
    JsonPaths::Node& node = out.paths[chosen->columns[c]];
    if (out.paths.is_any(chosen->columns[c])) node.key_column = int32_t(c);
    else node.column = int32_t(c);
  }
  // Names need not be different: {"a": {"b": 1}, "a.b": 2}
  std::map<std::string, int> taken;
  for (std::string& name : out.names)
    if (int n = ++taken[name]; n > 1) name += "_" + std::to_string(n);
  // Only the elements that a format is about: the comment among a ticket's events.
  if (out.format && !out.format->only.array.empty()) {
    auto [array, key, value] = out.format->only;
    Place at = out.paths.walk(out.record, array);
    if (at != kNowhere) {
      out.paths[at].only_key = key;
      out.paths[at].only_value = value;
    }
  }
  take_samples(out, head, whole);
  if (!out.format && !out.header_row) set_talk_apart(out, chosen->columns);
  if (chosen->alone && whole && !is_record(out)) out.names.clear();
  return out;
}

}  // namespace tolle::engine
