// A survey of the head counts what stands where; then the place that holds the records is chosen: first one whose columns
// make a known format, then one with a name that says so, then the one with the most values.
#include "engine/read/json_shape.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "engine/read/block.h"
#include "engine/read/json_records.h"

namespace tolle::engine {
namespace {

using Place = JsonPaths::Place;
using Kind = JsonToken::Kind;
constexpr Place kNowhere = JsonPaths::kNowhere;
constexpr size_t kMostColumns = 4096, kDeepestColumn = 24, kSampleRecords = 400, kSampleCells = 40'000;

struct Survey {
  JsonPaths paths;
  uint64_t values = 0;  // at the top, complete
  bool lines = false;   // a value per line
  bool inside = false;  // the head ends inside the value at the top
  std::optional<Error> fault;
};

// Whether each line is a value of its own, by what most lines are: an object that ends with its line, and no comma behind it.
bool is_lines(std::string_view head, bool whole) {
  size_t objects = 0, others = 0;
  bool first = false, more = false;
  for (size_t at = 0; at < head.size();) {
    size_t end = head.find('\n', at);
    if (end == head.npos && !whole) {
      more = !trimmed(head.substr(at)).empty();
      break;
    }
    end = std::min(end, head.size());
    std::string_view line = trimmed(head.substr(at, end - at));
    if (at == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.starts_with('\x1E')) line.remove_prefix(1);
    bool object = line.starts_with('{') && line.ends_with('}');
    if (object) {
      JsonScanner scanner;
      scanner.start(uint32_t(line.data() - head.data()));
      JsonToken token;
      do token = scanner.next(head.data(), uint32_t(line.data() + line.size() - head.data()), true);
      while (token.kind != Kind::None && token.kind < Kind::Cut);
      object = token.kind == Kind::None && scanner.values() == 1;
    }
    if (!line.empty()) (object ? objects : others)++;
    first |= object && objects + others == 1;
    at = end + 1;
  }
  return objects + others + more > 1 && objects >= others && (first || objects > 1);
}

Survey survey_of(std::string_view head, bool whole) {
  struct Frame {
    Place place;
    bool array;
  };
  Survey out;
  JsonPaths& paths = out.paths;
  JsonScanner scanner;
  std::vector<Frame> frames;
  std::string unescaped;
  Place next = JsonPaths::kTop;
  out.lines = is_lines(head, whole);
  scanner.start(0, 1, out.lines);
  bool broken_lines = false;
  auto add = [&](Place at, std::string_view key) {
    return at == kNowhere || frames.size() > kDeepestColumn * 2 ? kNowhere : paths.add(at, key);
  };
  for (;;) {
    JsonToken token = scanner.next(head.data(), uint32_t(head.size()), whole);
    bool array = token.kind == Kind::BeginArray;
    switch (token.kind) {
      case Kind::Broken:
        if (out.lines || (scanner.values() && !paths[JsonPaths::kTop].arrays)) {  // one line of many
          frames.clear();
          broken_lines = true;
          if (scanner.skip_line(head.data(), uint32_t(head.size()), whole)) continue;
        }
        [[fallthrough]];
      case Kind::Cut: out.fault = Error{ErrorCode::BadJson, scanner.line(), scanner.column(), 0, {}}; [[fallthrough]];
      case Kind::TooDeep:
        if (!out.fault)
          out.fault = Error{ErrorCode::TooDeep, scanner.line(), scanner.column(), JsonScanner::kDeepest, {}};
        [[fallthrough]];
      case Kind::None:
        out.values = scanner.values() + broken_lines;
        out.inside = scanner.depth() > 0;
        return out;
      case Kind::BeginObject:
      case Kind::BeginArray: {
        Place place = frames.empty() ? JsonPaths::kTop : frames.back().array ? add(frames.back().place, "[]") : next;
        if (place != kNowhere) (array ? paths[place].arrays : paths[place].objects)++;
        frames.push_back({place, array});
        break;
      }
      case Kind::EndObject:
      case Kind::EndArray: frames.pop_back(); break;
      case Kind::Key: {
        std::string_view key(head.data() + token.from, token.to - token.from);
        if (token.escaped) {
          uint64_t damaged = 0, nuls = 0;
          unescaped.resize(key.size());
          unescaped.resize(size_t(json_unescape(key, unescaped.data(), damaged, nuls) - unescaped.data()));
          key = unescaped;
        }
        next = add(frames.back().place, key);
        break;
      }
      default: {
        Place place = frames.empty() ? kNowhere : frames.back().array ? frames.back().place : next;
        if (place != kNowhere) (token.kind == Kind::Null ? paths[place].nulls : paths[place].scalars)++;
      }
    }
  }
}

// Places below `from` whose values become columns, in the order in which they were met.
void columns_below(const JsonPaths& paths, Place from, size_t depth, std::vector<Place>& out) {
  for (Place child : paths[from].children) {
    const JsonPaths::Node& node = paths[child];
    if (node.hidden || node.record || node.link != kNowhere || out.size() >= kMostColumns) continue;
    if (node.scalars || (node.nulls && node.children.empty())) out.push_back(child);
    if (depth < kDeepestColumn) columns_below(paths, child, depth + 1, out);
  }
}

struct Candidate {
  Place place;
  uint64_t records = 0, values = 0;
  bool spoken_for = false;  // the name of the array says that records are in it
  FormatMatch match;
  std::vector<Place> columns;
  std::vector<std::string> names;
};

bool says_records(std::string_view key) {
  constexpr std::string_view kWords[] = {
      "tickets",      "data",          "results",  "items",     "records",  "rows",       "statuses", "tweets",
      "posts",        "messages",      "comments", "reviews",   "audits",   "hits",       "entries",  "feed",
      "list",         "conversations", "cases",    "requests",  "requetes", "complaints", "values",   "value",
      "ordereditems", "avis",          "answers",  "questions", "events",   "date",       "children"};
  std::string lower;
  for (char c : key) lower += char(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords);
}

class Chooser {
 public:
  explicit Chooser(Survey& survey) : survey_(survey), paths_(survey.paths) {}

  std::optional<Candidate> choose() {
    for (Place at = 0; at < paths_.size(); at++)
      if (mark_reddit(at) || mark_bluesky(at)) return describe(records_, 0);
    if (paths_[JsonPaths::kTop].arrays)
      if (Place element = paths_.element(JsonPaths::kTop); element != kNowhere && paths_[element].objects)
        return describe(unwrapped(element), paths_[element].objects);
    // A whole object at the top is a record if the file has several of them, or nothing else has records.
    Candidate top = describe(unwrapped(JsonPaths::kTop), paths_[JsonPaths::kTop].objects);
    collect(JsonPaths::kTop, 0);
    const Candidate* best = nullptr;
    auto better = [&](const Candidate& c) {
      if (!best) return true;
      if (bool(c.match.format) != bool(best->match.format)) return bool(c.match.format);
      if (c.spoken_for != best->spoken_for) return c.spoken_for;
      return c.values > best->values;
    };
    if (top.match.format) return top;
    for (const Candidate& c : found_)
      if (better(c)) best = &c;
    bool lines = survey_.lines || survey_.values > 1;
    if (best && !best->match.format && lines && !best->spoken_for) best = nullptr;
    if (best) return *best;
    if (paths_[JsonPaths::kTop].objects) return top;
    return {};
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

  // A view of a thread: a post, replies that are views again, and a parent that is one.
  bool mark_bluesky(Place at) {
    Place post = path(at, {"post"});
    if (post == kNowhere || path(post, {"record", "createdAt"}) == kNowhere || path(post, {"uri"}) == kNowhere)
      return false;
    Place reply = path(at, {"replies", "[]"}, true), parent = path(at, {"parent"}, true);
    if (reply == kNowhere || parent == kNowhere) return false;
    paths_[reply].link = paths_[parent].link = at;
    records_ = post;
    return true;
  }

  // [{"tweet": {…}}]: an object in which there is nothing but one object is that object; so is one that makes a known format.
  Place unwrapped(Place at) {
    for (int i = 0; i < 4; i++) {
      Place inner = kNowhere, known = kNowhere;
      uint32_t objects = 0, plain = 0;
      for (Place child : paths_[at].children) {
        const JsonPaths::Node& node = paths_[child];
        if (node.objects) {
          inner = child;
          objects++;
          if (node.children.size() >= 3 && !describe_here(at).match.format && describe_here(child).match.format)
            known = child;
        } else if (!paths_.is_element(child)) {
          plain++;
        }
      }
      if (known != kNowhere) return known;
      if (objects != 1 || plain) return at;
      at = inner;
    }
    return at;
  }

  Candidate describe_here(Place at) {
    Candidate c{at};
    columns_below(paths_, at, 0, c.columns);
    for (Place column : c.columns) c.names.push_back(paths_.name(column, at));
    c.match = known_json_format(c.names);
    return c;
  }
  Candidate describe(Place at, uint64_t records) {
    Candidate c = describe_here(at);
    c.records = records;
    for (Place column : c.columns) c.values += paths_[column].scalars + paths_[column].nulls;
    return c;
  }

  bool alike(Place a, Place b) const {
    size_t common = 0;
    for (Place child : paths_[a].children) common += paths_.find_plain(b, paths_[child].key) != kNowhere;
    return common * 2 >= std::max(paths_[a].children.size(), paths_[b].children.size()) && common > 0;
  }

  // Arrays of objects that keys alone lead to; and several of them side by side that are alike: {"account": [ … ], …}.
  void collect(Place at, size_t depth) {
    std::vector<Place> arrays;
    size_t others = 0;
    auto children = paths_[at].children;
    for (Place child : children) {
      if (paths_[child].key.starts_with("include") && paths_.find_plain(at, "data") != kNowhere) continue;
      Place element = paths_[child].arrays ? paths_.element(child) : kNowhere;
      if (element != kNowhere && paths_[element].objects) {
        arrays.push_back(element);
        Candidate c = describe(unwrapped(element), paths_[element].objects);
        c.spoken_for = says_records(paths_[child].key);
        found_.push_back(std::move(c));
      } else if (paths_[child].objects && depth < 6) {
        collect(child, depth + 1);
      } else {
        others++;
      }
    }
    if (arrays.size() < 2 || others > arrays.size() / 4) return;
    for (Place element : arrays)
      if (!alike(arrays[0], element)) return;
    // One place for all of them, which has seen what each of them has seen.
    Place any = paths_.add(at, "*"), element = any == kNowhere ? kNowhere : paths_.add(any, "[]");
    if (element == kNowhere) return;
    for (Place from : arrays) graft(from, element);
    for (Place child : children) forget(at, child);
    paths_[at].any = any;
    paths_[any].arrays = 1;
    Candidate c = describe(element, paths_[element].objects);
    c.spoken_for = true;
    c.names.push_back("key");
    c.columns.push_back(any);
    c.match = known_json_format(c.names);
    found_.push_back(std::move(c));
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
  void forget(Place at, Place child) {
    auto& children = paths_[at].children;
    std::erase(children, child);
    paths_[at].index.erase(paths_[child].key);
    paths_[at].expected = 0;
  }

  Survey& survey_;
  JsonPaths& paths_;
  Place records_ = kNowhere;
  std::vector<Candidate> found_;
};

void take_samples(JsonShape& shape, std::string_view head, bool whole) {
  JsonRecords::Rules rules;
  rules.columns = uint32_t(shape.names.size());
  rules.lines = shape.many_values;
  rules.one_line = shape.lines;
  JsonRecords records(shape.paths, rules);
  records.start(0, 1);
  IssueLog ignored;
  size_t most = std::clamp<size_t>(kSampleCells / shape.names.size(), 8, kSampleRecords), bytes = 0;
  uint64_t seen = 0;
  auto take = [&](const Batch& b) {
    for (uint32_t r = 0; r < b.records && shape.samples.size() < most; r++) {
      auto& cells = shape.samples.emplace_back(b.fields);
      shape.by_record |= r > 0 && b.line[r] == b.line[r - 1];
      for (uint32_t c = 0; c < b.fields; c++)
        each_cell(part_of(b, r, r + 1), c,
                  [&](uint32_t, const char* from, const char* to, bool) { cells[c].assign(from, to); });
    }
  };
  records.read(head.data(), uint32_t(head.size()), whole, ignored, take);
  records.flush(take);
  seen = records.records();
  bytes = head.size();
  if (seen) shape.bytes_per_record = double(bytes) / double(seen);
  shape.complete = seen > 0 || whole;
}

}  // namespace

JsonShape json_shape(std::string_view head, bool whole) {
  JsonShape out;
  Survey survey = survey_of(head, whole);
  out.lines = survey.lines;
  out.many_values = survey.lines || survey.values > 1;
  out.complete = whole;
  out.fault = survey.fault;
  out.more_may_come = survey.inside && survey.values == 0 && survey.paths[JsonPaths::kTop].objects;
  std::optional<Candidate> chosen = Chooser(survey).choose();
  if (!chosen || chosen->columns.empty()) return out;
  out.record = chosen->place;
  out.format = chosen->match.format;
  out.format_columns = chosen->match.columns;
  out.format_columns.resize(chosen->columns.size());
  out.names = chosen->names;
  out.paths = std::move(survey.paths);
  out.paths[out.record].record = true;
  for (size_t c = 0; c < chosen->columns.size(); c++) {
    JsonPaths::Node& node = out.paths[chosen->columns[c]];
    if (node.key == "*") node.key_column = int32_t(c);
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
  return out;
}

}  // namespace tolle::engine
