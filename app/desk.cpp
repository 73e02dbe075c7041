// The entry of the program behind the desk, where cases are written: imports, exports, contradictions. It is a program of its
// own so that only those who write have to fetch it; it shares no memory with the page's.
#include <emscripten/emscripten.h>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "case/export.h"
#include "case/import.h"
#include "case/read.h"
#include "case/write.h"

using namespace tolle;
using namespace tolle::cases;
using Json = nlohmann::ordered_json;

namespace {

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class E>
void add_words(Json& to, const char* name) {
  Json& list = to[name] = Json::array();
  for (std::string_view word : words_of(E{})) list.push_back(word);
}

// { lane: ["complaint", …], party: […], … }: every closed list of a case file
std::string words() {
  Json out;
  add_words<Lane>(out, "lane");
  add_words<Party>(out, "party");
  add_words<Visibility>(out, "visibility");
  add_words<Certainty>(out, "certainty");
  add_words<Flag>(out, "flag");
  add_words<Act>(out, "act");
  add_words<Stance>(out, "stance");
  add_words<Verdict>(out, "verdict");
  add_words<Extent>(out, "extent");
  add_words<Effect>(out, "effect");
  add_words<Impact>(out, "impact");
  add_words<SourceKind>(out, "source");
  add_words<RemarkKind>(out, "remark");
  add_words<Axis>(out, "axis");
  return written(out);
}

std::string string_at(const Json& j, const char* name) {
  auto found = j.find(name);
  return found != j.end() && found->is_string() ? found->get<std::string>() : std::string();
}

ImportOptions options_of(const Json& j) {
  ImportOptions options{.name = string_at(j, "name")};
  if (std::string zone = string_at(j, "zone"); !zone.empty()) options.zone.name = zone;
  if (auto changes = j.find("changes"); changes != j.end() && changes->is_array())
    for (const Json& change : *changes)
      if (change.is_array() && change.size() == 2 && change[0].is_number() && change[1].is_number())
        options.zone.changes.push_back({change[0].get<int64_t>(), change[1].get<int32_t>()});
  if (auto lanes = j.find("lanes"); lanes != j.end() && lanes->is_object())
    for (auto it = lanes->begin(); it != lanes->end(); ++it)
      if (auto lane = it->is_string() ? value_of<Lane>(it->get<std::string>()) : std::nullopt)
        options.lanes[folded(it.key())] = *lane;
  return options;
}

Json problems_json(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& p : problems)
    list.push_back({{"pointer", p.pointer},
                    {"code", word_of(p.code)},
                    {"expected", p.expected},
                    {"limit", p.limit},
                    {"line", p.line},
                    {"column", p.column}});
  return list;
}

// { text, name, zone, changes: [[from_ms, offset_s], …], lanes: { group: lane } } → { document, format, records, notes:
// [{ note, field, count, at }], groups: [{ name, events, lane }] }, or { problems }
std::string import(const Json& j) {
  auto imported = import_timeline(string_at(j, "text"), options_of(j));
  if (!imported) return written({{"problems", problems_json(imported.error())}});
  Json notes = Json::array(), groups = Json::array();
  for (const Noted& n : imported->notes)
    notes.push_back({{"note", word_of(n.note)}, {"field", n.field}, {"count", n.count}, {"at", n.at}});
  for (const ImportGroup& g : imported->groups)
    groups.push_back({{"name", g.name}, {"events", g.events}, {"lane", word_of(g.lane)}});
  return written({{"document", write_case(imported->value)},
                  {"format", word_of(imported->format)},
                  {"records", imported->records},
                  {"notes", std::move(notes)},
                  {"groups", std::move(groups)}});
}

// { document, language: "fr" | "en", lanes: [5 names], after, before } → { json, undated: [id, …] }
std::string timelinejs(const Json& j, const Case& c) {
  ExportWords words{{}, string_at(j, "after"), string_at(j, "before")};
  if (auto lanes = j.find("lanes"); lanes != j.end() && lanes->is_array())
    for (size_t i = 0; i < words.lanes.size() && i < lanes->size(); i++)
      if ((*lanes)[i].is_string()) words.lanes[i] = (*lanes)[i].get<std::string>();
  auto out = timelinejs_of(c, solve(c), string_at(j, "language") == "fr" ? &Text::fr : &Text::en, words);
  return written({{"json", out.json}, {"undated", out.undated}});
}

// { anchored, when: { id: [earliest_ms, latest_ms], … }, conflicts: [{ events: [id, …], dropped }] }
std::string solved(const Case& c) {
  Timeline t = solve(c);
  Json when = Json::object(), conflicts = Json::array();
  auto ms = [](const std::optional<int64_t>& value) { return value ? Json(*value) : Json(); };
  for (size_t i = 0; t.anchored && i < c.events.size(); i++)
    when[c.events[i].id] = {ms(t.intervals[i].earliest_ms), ms(t.intervals[i].latest_ms)};
  for (const Conflict& conflict : t.conflicts)
    conflicts.push_back({{"events", conflict.events}, {"dropped", conflict.dropped}});
  return written({{"anchored", t.anchored}, {"when", std::move(when)}, {"conflicts", std::move(conflicts)}});
}

std::string answer(std::string_view question, const char* text) {
  if (question == "words") return words();
  if (question == "format") {
    auto format = timeline_format_of(text);
    return format ? written(word_of(*format)) : "null";
  }
  Json j = Json::parse(text, nullptr, false);
  if (!j.is_object()) return "null";
  if (question == "import") return import(j);
  auto c = read_case(string_at(j, "document"));
  if (!c) return "null";
  if (question == "tidy") return written(write_case(*c));
  if (question == "timelinejs") return timelinejs(j, *c);
  if (question == "csv") return written(csv_of_events(*c, solve(*c)));
  if (question == "solved") return solved(*c);
  return "null";
}

}  // namespace

// words; format (text of a file); import; tidy, timelinejs, csv, solved ({ document, … }): JSON in and out, valid until the
// next call; null where there is nothing to say.
extern "C" EMSCRIPTEN_KEEPALIVE const char* ask(const char* question, const char* text) {
  static std::string kept;
  kept = answer(question, text);
  return kept.c_str();
}
