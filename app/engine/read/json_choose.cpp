// Places of objects are weighed against each other; alike ones side by side are made one place before.
#include "engine/read/json_choose.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/dates.h"
#include "base/text.h"
#include "engine/read/guess.h"
#include "engine/read/json_samples.h"
#include "engine/read/json_talk.h"

namespace tolle::engine {
namespace {

using Place = JsonPaths::Place;
constexpr Place kNowhere = JsonPaths::kNowhere;
constexpr size_t kMostColumns = 4096, kDeepestColumn = 24, kDeepestList = 6;

// Places below `from` whose values become columns, in the order in which they were met.
void columns_below(const JsonPaths& paths, Place from, size_t depth, std::vector<Place>& out) {
  for (Place child : paths[from].children) {
    const JsonPaths::Node& node = paths[child];
    if (node.hidden || node.record || node.link != kNowhere || out.size() >= kMostColumns) continue;
    if (node.scalars || (node.nulls && node.children.empty())) out.push_back(child);
    if (depth < kDeepestColumn) columns_below(paths, child, depth + 1, out);
  }
}

bool is_one_of(std::string_view key, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), folded(key)) != words.end();
}
bool says_records(std::string_view key) {
  constexpr std::string_view kWords[] = {
      "tickets", "data", "results", "items", "records", "rows", "statuses", "tweets", "posts", "messages", "comments",
      "reviews", "audits", "hits", "entries", "feed", "list", "conversations", "cases", "requests", "complaints",
      "values", "value", "ordereditems", "answers", "questions", "events", "date", "children", "issues", "threads",
      "replies", "feedback", "reports",
      // French, Spanish and Portuguese, German
      "requetes", "reclamations", "plaintes", "demandes", "signalements", "avis", "commentaires", "reponses", "donnees",
      "resultats", "enregistrements", "lignes", "retours", "reclamaciones", "reclamos", "quejas", "mensajes",
      "comentarios", "opiniones", "datos", "resultados", "registros", "solicitudes", "reclamacoes", "queixas",
      "mensagens", "avaliacoes", "dados", "beschwerden", "nachrichten", "kommentare", "bewertungen", "meldungen",
      "anfragen", "daten", "ergebnisse", "eintrage"};
  return is_one_of(key, kWords);
}
bool says_people(std::string_view key) {
  constexpr std::string_view kWords[] = {
      "users",        "customers", "clients",       "contacts",      "agents",    "members",     "accounts", "people",
      "persons",      "authors",   "organizations", "organisations", "companies", "groups",      "brands",   "teams",
      "utilisateurs", "personnes", "usagers",       "membres",       "comptes",   "entreprises", "groupes",  "auteurs",
      "usuarios",     "clientes",  "contactos",     "empresas",      "benutzer",  "kunden",      "kontakte"};
  return is_one_of(key, kWords);
}
bool says_error(std::string_view key) { return key == "error" || key == "errors"; }

// No word for a field: "17", "2024-05-01", "-Nx1", or long and with digits in it.
bool is_id(std::string_view key) {
  constexpr size_t kLong = 16;
  size_t digits = size_t(std::ranges::count_if(key, is_digit)), letters = size_t(std::ranges::count_if(key, is_letter));
  bool one_word = key.find_first_of("_ .") == key.npos;
  return digits && (letters == 0 || key.starts_with('-') || (key.size() >= kLong && one_word));
}

// The first row of a table that is made of arrays: names, of which one at least is a word for something.
bool is_header(std::span<const std::string> cells) {
  std::set<std::string_view> seen;
  bool known = known_json_format(cells).format;
  for (const std::string& cell : cells) {
    bool value = cell.empty() || cell.size() > 64 || !seen.insert(cell).second ||
                 std::ranges::none_of(cell, [](char c) { return !is_digit(c) && c != '.' && c != '-'; }) ||
                 read_date(cell, true).fault == Date::Fault::None;
    if (value) return false;
    for (size_t role = 1; role < size_t(Role::Count_) && !known; role++) known = speaks_for(folded(cell), Role(role));
  }
  return known;
}

class Chooser {
 public:
  Chooser(JsonSurvey& survey, std::string_view head, bool whole)
      : survey_(survey), paths_(survey.paths), head_(head), whole_(whole) {}

  std::expected<JsonChoice, ErrorCode> choose() {
    for (Place at = 0; at < paths_.size(); at++)
      if (mark_reddit(at) || mark_bluesky(at)) return describe(records_, 0);
    bool many = survey_.lines || survey_.values > 1;
    if (Place rows = rows_at_top(); rows != kNowhere)
      if (auto found = describe_rows(rows, kNowhere)) return *found;
    const JsonPaths::Node& all = paths_[JsonPaths::kTop];
    Place element = all.arrays ? paths_.element(JsonPaths::kTop) : kNowhere;
    if (element != kNowhere && paths_[element].objects) root_ = element, many = true;
    if (!paths_[root_].objects) return std::unexpected(all.scalars ? ErrorCode::UnknownFormat : ErrorCode::None);
    // An object is a record if there are several of them and they say more than what is in them, or nothing else is.
    JsonChoice own = describe(unwrapped(root_), paths_[root_].objects);
    if (own.match.format) return own;
    if (!many && is_by_column()) return std::unexpected(ErrorCode::ByColumn);
    collect(root_, 0);
    if (paths_[root_].any != kNowhere) return found_.back();
    if (const JsonChoice* best = best_found(); best && (!many || is_better(*best, own))) return *best;
    own.alone = !many;
    if (own.alone && is_answer_without_records(own)) return std::unexpected(ErrorCode::None);
    return own;
  }

 private:
  Place path(Place at, std::initializer_list<std::string_view> keys, bool make = false) {
    for (std::string_view key : keys) {
      at = make ? paths_.add(at, key) : paths_.find_plain(at, key);
      if (at == kNowhere) return kNowhere;
    }
    return at;
  }

  // Listings of comments within comments: replies.data.children[].data is a comment again.
  bool mark_reddit(Place at) {
    if (!paths_.is_element(at) || paths_[paths_[at].parent].key != "children") return false;
    Place data = path(at, {"data"});
    if (data == kNowhere || path(data, {"created_utc"}) == kNowhere) return false;
    Place replies = path(data, {"replies"}, true);
    Place again = replies == kNowhere ? kNowhere : path(replies, {"data", "children", "[]", "data"}, true);
    if (again == kNowhere) return false;
    paths_[replies].hidden = true;
    paths_[again].link = data;
    records_ = data;
    return true;
  }

  // A view of a feed or a thread: a post, replies that are views again, and a parent that is one.
  bool mark_bluesky(Place at) {
    Place post = path(at, {"post"});
    if (post == kNowhere || path(post, {"record", "createdAt"}) == kNowhere || path(post, {"uri"}) == kNowhere)
      return false;
    Place replies = path(at, {"replies"}, true), parent = path(at, {"parent"}, true), told = path(at, {"reply"}, true);
    Place reply = replies == kNowhere ? kNowhere : path(replies, {"[]"}, true);
    if (reply == kNowhere || parent == kNowhere || told == kNowhere) return false;
    paths_[replies].hidden = paths_[parent].hidden = paths_[told].hidden = true;
    paths_[reply].link = paths_[parent].link = at;
    records_ = at;
    return true;
  }

  // [{"tweet": {…}}]: an object in which there is nothing but one object is that object; so is one that makes a known format.
  Place unwrapped(Place at) {
    for (int i = 0; i < 4; i++) {
      Place inner = kNowhere, known = kNowhere;
      uint32_t objects = 0, plain = 0, formats = 0;
      std::optional<bool> known_here;  // once for all children
      auto is_known = [&] {
        return *(known_here ? known_here : known_here = describe_here(at).match.format != nullptr);
      };
      for (Place child : paths_[at].children) {
        const JsonPaths::Node& node = paths_[child];
        if (node.objects) {
          inner = child;
          objects++;
          if (node.children.size() >= 3 && !is_id(node.key) && !is_known() && describe_here(child).match.format) {
            known = child;
            formats++;
          }
        } else if (!paths_.is_element(child)) {
          plain++;
        }
      }
      if (formats > 1 && formats == paths_[at].children.size()) return at;  // side by side
      if (known != kNowhere) return known;
      if (objects != 1 || plain || is_id(paths_[inner].key)) return at;
      at = inner;
    }
    return at;
  }

  JsonChoice describe_here(Place at) {
    JsonChoice c{at};
    columns_below(paths_, at, 0, c.columns);
    for (Place column : c.columns) c.names.push_back(paths_.name(column, at));
    c.match = known_json_format(c.names);
    return c;
  }
  JsonChoice describe(Place at, uint64_t records) {
    JsonChoice c = describe_here(at);
    weigh(c, records);
    return c;
  }
  void weigh(JsonChoice& c, uint64_t records) {
    bool time = false, text = false;
    c.values = 0;
    for (size_t i = 0; i < c.columns.size(); i++) {
      const JsonPaths::Node& node = paths_[c.columns[i]];
      uint64_t values = node.scalars + node.nulls;
      c.values += values;
      if (values * 2 < records || is_within_array(c.columns[i], c.place)) continue;
      std::string name = folded(std::string_view(c.names[i]).substr(c.names[i].rfind('.') + 1));
      time |= speaks_for(name, Role::Time);
      text |= speaks_for(name, Role::Text);
    }
    c.says = time + text;
  }
  bool is_within_array(Place at, Place record) const {
    for (; at != record && at != kNowhere; at = paths_[at].parent)
      if (paths_.is_element(at)) return true;
    return false;
  }

  const JsonChoice* best_found() const {
    const JsonChoice* best = nullptr;
    auto better = [&](const JsonChoice& c) {
      if (!best) return true;
      if (bool(c.match.format) != bool(best->match.format)) return bool(c.match.format);
      if (c.people != best->people) return best->people;
      if (c.spoken_for != best->spoken_for) return c.spoken_for;
      return c.values > best->values;
    };
    for (const JsonChoice& c : found_)
      if (better(c)) best = &c;
    return best;
  }
  // Than the objects that it is in, of which there are several: pages have records in them, records have what was said about
  // them.
  bool is_better(const JsonChoice& inner, const JsonChoice& outer) const {
    if (inner.match.format) return outer.says < 2;
    bool named = std::ranges::any_of(outer.names, [](const std::string& name) {
      return name.find('.') == name.npos && speaks_for(folded(name), Role::Id);
    });
    return inner.spoken_for && inner.says > outer.says && !(named && is_talk(paths_, inner.place));
  }

  // {"tickets": [], "count": 0} and {"error": {…}}: what a service says when it has nothing to give.
  bool is_answer_without_records(const JsonChoice& own) const {
    for (Place child : paths_[JsonPaths::kTop].children)
      if (says_error(paths_[child].key)) return true;
    return own.says < 2 && has_empty_list(JsonPaths::kTop, 0);
  }
  bool has_empty_list(Place at, size_t depth) const {
    return std::ranges::any_of(paths_[at].children, [&](Place child) {
      const JsonPaths::Node& node = paths_[child];
      if (node.arrays && !node.longest) return says_records(node.key);
      return node.objects && depth < kDeepestList && has_empty_list(child, depth + 1);
    });
  }

  // {"id": {"0": 7, "1": 8}, "text": {"0": …}} or {"id": [7, 8], "text": […]}: a record is spread over the file.
  bool is_by_column() const {
    const std::vector<Place>& columns = paths_[JsonPaths::kTop].children;
    size_t lists = 0, plain = 0;
    for (Place column : columns) {
      const JsonPaths::Node& node = paths_[column];
      bool objects = std::ranges::any_of(node.children, [&](Place c) { return paths_[c].objects || paths_[c].arrays; });
      bool list = node.arrays == 1 && !node.objects && !objects && node.scalars + node.nulls > 1;
      bool cells = node.objects == 1 && !node.arrays && !node.children.empty() && !is_id(node.key) &&
                   std::ranges::all_of(node.children, [&](Place c) { return is_id(paths_[c].key); });
      bool cut = survey_.inside && column == columns.back();
      if (list && (node.longest == paths_[columns[0]].longest || cut)) lists++;
      else if (!cells) return false;
      plain += cells && !objects;
    }
    return lists ? lists == columns.size() && lists > 1
                 : plain && columns.size() + (survey_.inside && paths_[columns[0]].children.size() > 1) > 1;
  }

  // ── records side by side ──

  bool alike(Place a, Place b) const {
    size_t common = 0;
    for (Place child : paths_[a].children) common += paths_.find_plain(b, paths_[child].key) != kNowhere;
    return common * 2 >= std::max(paths_[a].children.size(), paths_[b].children.size()) && common > 0;
  }

  // What keys alone lead to: arrays of objects or of rows, and objects under ids.
  void collect(Place at, size_t depth) {
    if (collect_objects(at)) return;
    std::vector<Place> arrays;
    size_t others = 0;
    auto children = paths_[at].children;
    for (Place child : children) {
      std::string key = paths_[child].key;
      if (key.starts_with("include") && paths_.find_plain(at, "data") != kNowhere) continue;
      Place element = paths_[child].arrays ? paths_.element(child) : kNowhere;
      if (element != kNowhere && paths_[element].objects && !says_error(key)) {
        arrays.push_back(element);
        found(describe(unwrapped(element), paths_[element].objects), key, false);
      } else if (is_rows(element) && says_records(key)) {
        if (auto rows = describe_rows(element, at)) found(std::move(*rows), key, true);
      } else if (paths_[child].objects && depth < kDeepestList) {
        collect(child, depth + 1);
      } else {
        others++;
      }
    }
    if (arrays.empty() || others > arrays.size() / 4) return;
    bool ids = std::ranges::all_of(arrays, [&](Place a) { return is_id(paths_[paths_[a].parent].key); });
    if (arrays.size() < 2 && !ids) return;
    for (Place element : arrays)
      if (!alike(arrays[0], element)) return;
    Place any = paths_.add(at, "*"), element = any == kNowhere ? kNowhere : paths_.add(any, "[]");
    if (element == kNowhere) return;
    make_one(at, any, children, element, arrays);
    paths_[any].arrays = 1;
    JsonChoice c = describe_here(element);
    c.names.push_back("key");
    c.columns.push_back(any);
    c.match = known_json_format(c.names);
    weigh(c, paths_[element].objects);
    found(std::move(c), {}, true);
  }

  // {"tickets": {"1": {…}, "2": {…}}}: objects that are alike, under keys that are no words for fields. The head may show the
  // first of them only. True if it is so.
  bool collect_objects(Place at) {
    std::vector<Place> objects;
    for (Place child : paths_[at].children)
      if (paths_[child].objects && !paths_[child].arrays && !paths_.is_element(child)) objects.push_back(child);
    if (objects.empty()) return false;
    Place one = objects[objects.size() / 2];  // the first may be something else
    std::erase_if(objects, [&](Place o) { return !alike(one, o); });
    // null is what a service says of an id that it has not.
    auto others = std::ranges::count_if(
        paths_[at].children, [&](Place c) { return paths_[c].objects || paths_[c].arrays || paths_[c].scalars; });
    if (objects.empty() || size_t(others) - objects.size() > objects.size() / 4) return false;
    bool ids = std::ranges::all_of(objects, [&](Place o) { return is_id(paths_[o].key); });
    bool named = says_records(paths_[at].key);
    if (!ids) {
      bool may_be = objects.size() > 1 && (named || (at == JsonPaths::kTop && !survey_.lines && survey_.values < 2));
      if (!may_be || !describe(unwrapped(one), 1).says) return false;
    }
    Place any = paths_.add(at, "*");
    if (any == kNowhere) return false;
    make_one(at, any, objects, any, objects);
    JsonChoice c = describe_here(unwrapped(any));
    if (std::ranges::find(c.names, "id") == c.names.end()) {
      c.names.push_back("id");
      c.columns.push_back(any);
      c.match = known_json_format(c.names);
    }
    weigh(c, paths_[c.place].objects);
    found(std::move(c), paths_[at].key, at == root_ || c.says);
    return true;
  }

  void found(JsonChoice c, std::string_view key, bool spoken_for) {
    c.people = says_people(key);
    c.spoken_for = spoken_for || says_records(key);
    found_.push_back(std::move(c));
  }

  // One place below `at` for all that the keys of `children` lead to; `to` has seen what each of `from` has seen.
  void make_one(Place at, Place any, const std::vector<Place>& children, Place to, const std::vector<Place>& from) {
    for (Place one : from) graft(one, to);
    paths_.take_out(at, children);
    paths_[at].any = any;
  }
  void graft(Place from, Place to) {
    paths_[to].objects += paths_[from].objects;
    paths_[to].arrays += paths_[from].arrays;
    paths_[to].scalars += paths_[from].scalars;
    paths_[to].nulls += paths_[from].nulls;
    auto children = paths_[from].children;
    for (Place child : children)
      if (Place same = paths_.add(to, paths_[child].key); same != kNowhere) graft(child, same);
  }

  // ── arrays of arrays ──

  bool is_rows(Place at) const {
    return at != kNowhere && paths_[at].arrays && !paths_[at].objects && paths_[at].longest > 1 &&
           paths_[at].scalars + paths_[at].nulls > 0;
  }
  Place rows_at_top() const {
    if (survey_.values > 1 && is_rows(JsonPaths::kTop)) return JsonPaths::kTop;
    Place element = paths_.element(JsonPaths::kTop);
    return paths_[JsonPaths::kTop].arrays && is_rows(element) ? element : kNowhere;
  }

  std::optional<JsonChoice> describe_rows(Place at, Place beside) {
    uint32_t width = std::min<uint32_t>(paths_[at].longest, kMostColumns);
    if (!paths_.add_cells(at, width)) return {};
    JsonChoice c{at};
    std::vector<std::string> names;
    if (beside != kNowhere) names = names_beside(beside);
    if (names.empty()) {
      names = first_cells(at, width);
      c.header_row = is_header(names);
      if (!c.header_row) names.clear();
    }
    names.resize(width);
    for (uint32_t i = 0; i < width; i++) {
      if (names[i] == kNoColumn) continue;
      c.columns.push_back(paths_[at].cells + i);
      c.names.push_back(names[i].empty() ? "column_" + std::to_string(i + 1) : names[i]);
    }
    c.match = known_json_format(c.names);
    weigh(c, 0);
    c.values = paths_[at].scalars + paths_[at].nulls;
    return c;
  }

  // {"columns": ["id", …], "data": [[…]]}, or with objects that have a name; Socrata has them in meta.view.columns, with some
  // of its own that are not shown.
  std::vector<std::string> names_beside(Place at) {
    Place list = path(at, {"meta", "view", "columns"});
    for (std::string_view key : {"columns", "fields", "cols", "headers", "header", "names"})
      if (list == kNowhere) list = path(at, {key});
    if (list == kNowhere || !paths_[list].arrays) return {};
    if (paths_[list].scalars) return first_cells(list, paths_[list].longest);
    Place element = paths_.element(list), name = kNowhere;
    for (std::string_view key : {"name", "id", "label", "title"})
      if (element != kNowhere && name == kNowhere) name = path(element, {key});
    if (name == kNowhere) return {};
    JsonPaths paths = paths_;
    paths[element].record = true;
    paths[name].column = 0;
    if (Place type = path(element, {"dataTypeName"}); type != kNowhere) paths[type].column = 1;
    std::vector<std::string> out;
    for (auto& cells : json_samples(paths, {.columns = 2}, kMostColumns, head_, whole_).records)
      out.emplace_back(cells[1] == "meta_data" ? kNoColumn : cells[0]);
    return out;
  }
  // Of the first array at a place.
  std::vector<std::string> first_cells(Place at, uint32_t width) {
    JsonPaths paths = paths_;
    if (!width || (paths[at].cells == kNowhere && !paths.add_cells(at, width))) return {};
    paths[at].record = true;
    for (uint32_t i = 0; i < width; i++) paths[paths[at].cells + i].column = int32_t(i);
    auto rows = json_samples(paths, {.columns = width}, 1, head_, whole_).records;
    return rows.empty() ? std::vector<std::string>() : std::move(rows[0]);
  }

  static constexpr std::string_view kNoColumn = "\n";
  JsonSurvey& survey_;
  JsonPaths& paths_;
  std::string_view head_;
  bool whole_;
  Place records_ = kNowhere, root_ = JsonPaths::kTop;
  std::vector<JsonChoice> found_;
};

}  // namespace

std::expected<JsonChoice, ErrorCode> json_choice(JsonSurvey& survey, std::string_view head, bool whole) {
  return Chooser(survey, head, whole).choose();
}

}  // namespace tolle::engine
