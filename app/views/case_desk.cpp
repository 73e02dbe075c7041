#include "views/case_desk.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "case/export.h"
#include "case/import.h"
#include "case/read.h"
#include "case/write.h"
#include "i18n/case_words.h"
#include "i18n/i18n.h"
#include "model/json.h"

namespace tolle::views {
namespace {

using Json = nlohmann::ordered_json;
using cases::word_of;

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <class E>
void add_words(Json& to, const char* name) {
  Json& list = to[name] = Json::array();
  for (std::string_view word : cases::words_of(E{})) list.push_back(word);
}

std::string words() {
  using namespace cases;
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

cases::ImportOptions options_of(const Json& j) {
  cases::ImportOptions options{.name = string_at(j, "name")};
  if (std::string zone = string_at(j, "zone"); !zone.empty()) options.zone.name = zone;
  if (auto changes = j.find("changes"); changes != j.end() && changes->is_array())
    for (const Json& change : *changes)
      if (change.is_array() && change.size() == 2 && change[0].is_number() && change[1].is_number())
        options.zone.changes.push_back({change[0].get<int64_t>(), change[1].get<int32_t>()});
  for (size_t lane = 0; lane < cases::words_of(cases::Lane{}).size(); lane++)
    for (Lang lang : {Lang::En, Lang::Fr}) options.lanes[folded(name_of(cases::Lane(lane), lang))] = cases::Lane(lane);
  if (auto lanes = j.find("lanes"); lanes != j.end() && lanes->is_object())
    for (auto it = lanes->begin(); it != lanes->end(); ++it)
      if (auto lane = it->is_string() ? cases::value_of<cases::Lane>(it->get<std::string>()) : std::nullopt)
        options.lanes[folded(it.key())] = *lane;
  return options;
}

std::string import(const char* text) {
  Json j = Json::parse(text, nullptr, false);
  if (!j.is_object()) return "null";
  auto imported = cases::import_timeline(string_at(j, "text"), options_of(j));
  if (!imported) return model::case_fault_json({"", string_at(j, "name"), {}, std::move(imported.error())});
  Json notes = Json::array(), groups = Json::array();
  for (const cases::Noted& n : imported->notes)
    notes.push_back({{"note", word_of(n.note)}, {"field", n.field}, {"count", n.count}, {"at", n.at}});
  for (const cases::ImportGroup& g : imported->groups)
    groups.push_back({{"name", g.name}, {"events", g.events}, {"lane", word_of(g.lane)}});
  return written({{"document", cases::write_case(imported->value)},
                  {"format", word_of(imported->format)},
                  {"records", imported->records},
                  {"notes", std::move(notes)},
                  {"groups", std::move(groups)}});
}

std::string timelinejs(const model::OpenCase& open, Lang lang) {
  cases::ExportWords words;
  for (size_t lane = 0; lane < words.lanes.size(); lane++) words.lanes[lane] = name_of(cases::Lane(lane), lang);
  words.after = tr(Str::WhenOrLater, lang, "{date}");
  words.before = tr(Str::WhenOrBefore, lang, "{date}");
  auto out =
      cases::timelinejs_of(open.value, open.timeline(), lang == Lang::Fr ? &cases::Text::fr : &cases::Text::en, words);
  return written({{"json", out.json}, {"undated", out.undated}});
}

std::string solved(const model::OpenCase& open, Lang lang) {
  const cases::Timeline& t = open.timeline();
  Json when = Json::object(), conflicts = Json::array();
  for (size_t i = 0; t.anchored && i < open.value.events.size(); i++)
    when[open.value.events[i].id] = interval_of(t.intervals[i], {}, lang);
  for (const cases::Conflict& c : t.conflicts) conflicts.push_back({{"events", c.events}, {"dropped", c.dropped}});
  return written({{"anchored", t.anchored}, {"when", std::move(when)}, {"conflicts", std::move(conflicts)}});
}

}  // namespace

std::string desk_answer(std::string_view question, const char* text, const model::OpenCase* shown, Lang lang) {
  if (question == "words") return words();
  if (question == "format") {
    auto format = cases::timeline_format_of(text);
    return format ? written(word_of(*format)) : "null";
  }
  if (question == "import") return import(text);
  if (question == "tidy") {
    auto read = cases::read_case(text);
    return read ? written(cases::write_case(*read)) : "null";
  }
  if (!shown) return "null";
  if (question == "timelinejs") return timelinejs(*shown, lang);
  if (question == "csv") return written(cases::csv_of_events(shown->value, shown->timeline()));
  if (question == "solved") return solved(*shown, lang);
  return "null";
}

}  // namespace tolle::views
