// One walk over the tokens of the head; a frame per open object or array.
#include "engine/read/json_survey.h"

#include <algorithm>

#include "base/text.h"
#include "engine/read/json_scan.h"

namespace tolle::engine {
namespace {

using Place = JsonPaths::Place;
using Kind = JsonToken::Kind;
constexpr Place kNowhere = JsonPaths::kNowhere;
constexpr size_t kDeepest = 48;
constexpr size_t kMostPlaces =
    JsonPaths::kMostPlaces - 10'000;  // the rest is for those that the choice of a place adds

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
  bool most = objects >= others && (first || objects > 1);
  return objects + others + more > 1 && (most || (first && objects > 1));
}

}  // namespace

JsonSurvey json_survey(std::string_view head, bool whole) {
  struct Frame {
    Place place;
    bool array;
    uint32_t values = 0;
  };
  JsonSurvey out;
  JsonPaths& paths = out.paths;
  JsonScanner scanner;
  std::vector<Frame> frames;
  std::string unescaped;
  Place next = JsonPaths::kTop;
  out.lines = is_lines(head, whole);
  scanner.start(0, 1, out.lines);
  bool broken_lines = false;
  auto add = [&](Place at, std::string_view key) {
    return at == kNowhere || frames.size() > kDeepest || paths.size() > kMostPlaces ? kNowhere : paths.add(at, key);
  };
  auto end = [&] {
    const Frame& frame = frames.back();
    if (frame.place != kNowhere && frame.array)
      paths[frame.place].longest = std::max(paths[frame.place].longest, frame.values);
    frames.pop_back();
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
        if (!frames.empty()) frames.back().values++;
        frames.push_back({place, array});
        break;
      }
      case Kind::EndObject:
      case Kind::EndArray: end(); break;
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
        if (place != kNowhere && frames.back().array) paths[place].pieces |= token.kind == Kind::String;
        if (!frames.empty()) frames.back().values++;
      }
    }
  }
}

}  // namespace tolle::engine
