// An array that is named after talk, of objects that have a time and a text.
#include "engine/read/json_talk.h"

#include <algorithm>

#include "base/text.h"
#include "engine/read/column_name.h"
#include "engine/read/directions.h"
#include "engine/read/guess.h"
#include "engine/read/private_notes.h"

namespace tolle::engine {
namespace {

using Place = JsonPaths::Place;
constexpr Place kNowhere = JsonPaths::kNowhere;

bool says_talk(std::string_view key) {
  constexpr std::string_view kWords[] = {
      "message", "comment", "repl", "conversation", "thread", "post", "note", "answer", "respon", "interaction",
      "correspondence", "chat", "talk", "transcript", "update", "entries", "history", "timeline", "activit", "event",
      // French, Spanish and Portuguese, German
      "echange", "reponse", "commentaire", "suivi", "mensaje", "respuesta", "comentario", "mensagen", "resposta",
      "nachricht", "antwort", "kommentar", "verlauf"};
  return std::ranges::any_of(kWords, [name = folded(key)](std::string_view word) { return name.contains(word); });
}

// Posts are liked, tickets are not.
bool says_likes(std::string_view name) {
  constexpr std::string_view kLikes[] = {"likes", "like count", "likes count", "upvotes", "votes", "digg count", "ups"};
  return std::ranges::any_of(readings_of(name),
                             [&](const Reading& r) { return std::ranges::contains(kLikes, r.name); });
}

// From `from` to `at` as JsonPaths::walk() takes it; empty where it cannot be told so.
std::string path_of(const JsonPaths& paths, Place at, Place from) {
  std::string out;
  for (; at != from; at = paths[at].parent) {
    if (at == JsonPaths::kTop || at == kNowhere || paths[at].key.contains('.')) return {};
    out = out.empty() ? paths[at].key : paths[at].key + "." + out;
  }
  return out;
}

struct Inside {
  std::vector<size_t> columns;  // of the record
  Layout layout;                // of the messages
};
Inside inside(const JsonPaths& paths, Place talk, std::span<const Place> places,
              const std::vector<std::vector<std::string>>& samples) {
  Inside out;
  for (size_t c = 0; c < places.size(); c++) {
    Place at = places[c];
    bool text = paths[at].key == "text";  // may be in pieces
    while (at != talk && at != JsonPaths::kTop && (text || !paths.is_element(at))) at = paths[at].parent;
    if (at != talk || places[c] == talk) continue;
    out.columns.push_back(c);
    out.layout.names.push_back(paths.name(places[c], talk));
  }
  for (const auto& record : samples) {
    auto& cells = out.layout.samples.emplace_back();
    for (size_t c : out.columns) cells.push_back(c < record.size() ? record[c] : std::string());
  }
  return out;
}

std::vector<std::string_view> filled(const Layout& layout, size_t column) {
  std::vector<std::string_view> out;
  for (const auto& cells : layout.samples)
    if (!cells[column].empty()) out.push_back(cells[column]);
  return out;
}
// "from": "customer". Yes and no tell sides only where the name says so ("inbound": true).
bool says_sides(std::string_view name, std::span<const std::string_view> cells) {
  bool named = speaks_for(name, Role::Direction);
  return !cells.empty() && std::ranges::all_of(cells, [&](std::string_view cell) {
    return named ? Sides().of(cell) != Speaks::Unknown : is_side(cell);
  });
}

// What the objects of an array have, if that is a time and a text.
std::optional<JsonTalk> talk_at(const JsonPaths& paths, Place at, std::string path, std::span<const Place> places,
                                const std::vector<std::vector<std::string>>& samples) {
  Inside found = inside(paths, at, places, samples);
  JsonTalk talk{.place = at, .path = std::move(path), .columns = {}, .left_out = {}};
  bool has[size_t(Role::Count_)] = {};
  auto take = [&](size_t c, Role role) {
    std::string own = path_of(paths, places[found.columns[c]], at);
    if (own.empty() || has[size_t(role)]) return;
    has[size_t(role)] = true;
    talk.columns.push_back({std::move(own), role});
  };
  for (size_t c = 0; c < found.columns.size() && !has[size_t(Role::Direction)]; c++) {
    std::string name = folded(found.layout.names[c]);
    std::vector<std::string_view> cells = filled(found.layout, c);
    if (private_notes(found.layout.names[c], cells).seen || !says_sides(name, cells)) continue;
    take(c, Role::Direction);
    talk.sides = sides_of(name, cells);
    found.layout.names[c].clear();  // it is for nothing else
    for (auto& record : found.layout.samples) record[c].clear();
  }
  std::vector<ColumnGuess> guesses = guess_roles(found.layout);
  bool notes_seen = false;
  std::optional<std::pair<std::string, std::string_view>> likely;  // where private ones may still come
  for (size_t c = 0; c < guesses.size(); c++) {
    Role role = guesses[c].role;
    std::string name = folded(found.layout.names[c]);
    if (role == Role::Time) talk.time_unit = number_unit(filled(found.layout, c), name + " epoch");
    if (role == Role::Text) talk.markup = markup_of(filled(found.layout, c));
    std::string own = path_of(paths, places[found.columns[c]], at);
    std::vector<std::string_view> cells = filled(found.layout, c);
    PrivateNotes notes = private_notes(found.layout.names[c], cells);
    if (std::string_view values = unsaid(found.layout.names[c], cells); !values.empty()) {
      talk.left_out.emplace_back(own, values);
    } else if (notes.seen && !notes_seen) {
      talk.left_out.emplace_back(own, notes.values), notes_seen = true;
    } else if (!notes.values.empty() && !notes_seen && !likely) {
      likely.emplace(own, notes.values);
    } else if (role == Role::Time || role == Role::Text || role == Role::AuthorName || role == Role::Direction) {
      take(c, role);
    }
  }
  if (likely && !notes_seen) talk.left_out.push_back(*likely);
  for (size_t c = 0; c < guesses.size() && !has[size_t(Role::Time)]; c++) {  // "ts": 1714557600
    if (guesses[c].role != Role::Unused) continue;
    talk.time_unit = number_unit(filled(found.layout, c), "epoch");
    if (talk.time_unit != NumberUnit::None) take(c, Role::Time);
  }
  return has[size_t(Role::Time)] && has[size_t(Role::Text)] ? std::optional(std::move(talk)) : std::nullopt;
}

}  // namespace

bool is_talk(const JsonPaths& paths, Place at) {
  while (at != JsonPaths::kTop && !paths.is_element(at)) at = paths[at].parent;
  if (at == JsonPaths::kTop) return false;
  Place array = paths[at].parent, around = paths[array].parent;
  return says_talk(paths[array].key) || (around != kNowhere && says_talk(paths[around].key));
}

std::optional<JsonTalk> json_talk(const JsonPaths& paths, Place record, std::span<const Place> places,
                                  std::span<const std::string> names,
                                  const std::vector<std::vector<std::string>>& samples) {
  std::optional<JsonTalk> best;
  for (Place at = 0; at < paths.size(); at++) {
    if (!paths.is_element(at) || paths[at].objects <= (best ? paths[best->place].objects : 0)) continue;
    std::string path = path_of(paths, at, record);
    if (path.empty() || path.find("[]") + 2 != path.size() || !is_talk(paths, at)) continue;
    if (auto talk = talk_at(paths, at, std::move(path), places, samples)) best = std::move(talk);
  }
  if (!best) return best;
  // What is left must name the record.
  Inside within = inside(paths, best->place, places, samples);
  Layout own;
  std::vector<size_t> kept;
  for (size_t c = 0; c < names.size(); c++)
    if (!std::ranges::contains(within.columns, c)) kept.push_back(c), own.names.push_back(names[c]);
  for (const auto& cells : samples) {
    auto& to = own.samples.emplace_back();
    for (size_t c : kept) to.push_back(c < cells.size() ? cells[c] : std::string());
  }
  auto has_direction = [](const JsonTalk::Column& column) { return column.role == Role::Direction; };
  best->replies = std::ranges::any_of(own.names, says_likes) && std::ranges::none_of(best->columns, has_direction);
  bool named = std::ranges::any_of(guess_roles(own), [](const ColumnGuess& g) { return g.role == Role::Id; });
  return named ? best : std::nullopt;
}

}  // namespace tolle::engine
