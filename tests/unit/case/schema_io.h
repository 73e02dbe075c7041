// The schema that follows from describe.h, without its descriptions: what assets/case.schema.json must say.
#pragma once
#include <nlohmann/json.hpp>

#include "case/describe.h"
#include "case/read.h"

namespace tolle::cases {

using Json = nlohmann::ordered_json;

inline Json ref_to(std::string_view def) { return {{"$ref", "#/$defs/" + std::string(def)}}; }

template <class T>
std::string_view def_of();
template <> inline std::string_view def_of<Actor>() { return "actor"; }
template <> inline std::string_view def_of<Account>() { return "account"; }
template <> inline std::string_view def_of<Source>() { return "source"; }
template <> inline std::string_view def_of<Event>() { return "event"; }
template <> inline std::string_view def_of<Telling>() { return "telling"; }
template <> inline std::string_view def_of<StaffImpact>() { return "staff"; }
template <> inline std::string_view def_of<Consequence>() { return "consequence"; }
template <> inline std::string_view def_of<Claim>() { return "claim"; }
template <> inline std::string_view def_of<Voice>() { return "voice"; }
template <> inline std::string_view def_of<Question>() { return "question"; }
template <> inline std::string_view def_of<Answer>() { return "answer"; }
template <> inline std::string_view def_of<Remark>() { return "remark"; }
template <> inline std::string_view def_of<Figure>() { return "figure"; }
template <> inline std::string_view def_of<FigureNumber>() { return "number"; }
template <> inline std::string_view def_of<FigureBar>() { return "bar"; }
template <> inline std::string_view def_of<Step>() { return "step"; }

class SchemaIo {
 public:
  explicit SchemaIo(Json& defs) : defs_(defs) {}

  Json object() const {
    Json o = {{"type", "object"}, {"maxProperties", kMaxFields}};
    if (!required_.empty()) o["required"] = required_;
    o["properties"] = properties_;
    return o;
  }

  void version() {
    put("format", {{"const", kFormat}}, true);
    put("version", {{"type", "integer"}, {"minimum", 1}, {"maximum", kVersion}}, true);
  }
  void own_id(const char* name, std::string&, std::optional<Kind> = {}) { put(name, ref_to("id"), true); }
  void ref(const char* name, std::string&, Kind, Need need) { put(name, ref_to("id"), need == Required); }
  void refs(const char* name, std::vector<std::string>&, Kind) { put(name, array(ref_to("id"), 0, kMaxItems), false); }
  void text(const char* name, Text&, Need need, size_t most) {
    put(name, ref_to(most == kMaxLabel ? "label" : most == kMaxLine ? "line" : "prose"), need == Required);
  }
  void string(const char* name, std::string&, Form form, size_t most) {
    put(name,
        {{"type", "string"},
         {"minLength", 1},
         {"maxLength", most},
         {"pattern", form == Form::Url ? R"(^https?://[^\u0000-\u0020\u007f]+$)" : "^[A-Za-z0-9/_+-]+$"}},
        false);
  }
  void number(const char* name, double&) { put(name, {{"type", "number"}, {"minimum", 0}}, true); }
  void number(const char* name, std::optional<double>&) { put(name, {{"type", "number"}, {"minimum", 0}}, false); }
  void time(const char* name, Time&) { put(name, ref_to("time"), false); }
  void moment(const char* name, std::string&) { put(name, {{"anyOf", {ref_to("id"), ref_to("stamp")}}}, false); }

  template <class E>
  void word(const char* name, E&, Need need) {
    Json one = {{"enum", words_of(E{})}};
    if (need == Optional) one["default"] = word_of(E{});
    put(name, one, need == Required);
  }
  template <class E>
  void word(const char* name, std::optional<E>&) {
    put(name, {{"enum", words_of(E{})}}, false);
  }
  template <class E>
  void words(const char* name, std::vector<E>&) {
    put(name, array({{"enum", words_of(E{})}}, 0, kMaxItems), false);
  }
  template <class T>
  void list(const char* name, std::vector<T>&, size_t most, size_t least = 0) {
    put(name, array(ref_to(def_of<T>()), least, most), least > 0);
    if (defs_.contains(def_of<T>())) return;
    defs_[def_of<T>()] = Json();  // keeps its place before what is inside
    SchemaIo io(defs_);
    T value;
    describe(io, value);
    defs_[def_of<T>()] = io.object();
  }

  static Json array(Json items, size_t least, size_t most) {
    Json a = {{"type", "array"}, {"items", std::move(items)}};
    if (least) a["minItems"] = least;
    a["maxItems"] = most;
    return a;
  }

 private:
  Json& defs_;
  Json properties_ = Json::object();
  std::vector<std::string> required_;
  void put(const char* name, Json value, bool required) {
    properties_[name] = std::move(value);
    if (required) required_.push_back(name);
  }
};

inline Json schema_of_text(size_t most) {
  Json one = {{"type", "string"}, {"minLength", 1}, {"maxLength", most}};
  Json both = {{"type", "object"},
               {"maxProperties", kMaxFields},
               {"required", {"fr", "en"}},
               {"properties", {{"fr", one}, {"en", one}}}};
  return {{"anyOf", {one, both}}};
}

inline Json schema_of_time() {
  Json ids = {{"anyOf", {ref_to("id"), SchemaIo::array(ref_to("id"), 1, kMaxItems)}}};
  Json endless = {{"anyOf", {ref_to("duration"), {{"type", "null"}}}}};
  Json by = {{"type", "array"}, {"prefixItems", {ref_to("duration"), endless}}, {"minItems", 2}, {"maxItems", 2}};
  auto with = [](const char* name) { return Json{{"required", Json::array({name})}}; };
  Json from_after = {{"required", {"after"}}, {"properties", {{"after", ref_to("id")}}}};
  from_after["required"] = Json::array({"after"});
  Json from_before = {
      {"required", Json::array({"before"})}, {"not", with("after")}, {"properties", {{"before", ref_to("id")}}}};
  Json object = {{"type", "object"}, {"maxProperties", kMaxFields}};
  object["properties"] = {{"at", ref_to("stamp")}, {"from", ref_to("stamp")}, {"to", ref_to("stamp")},
                          {"after", ids},          {"before", ids},           {"by", by},
                          {"said", ref_to("line")}};
  object["anyOf"] = {with("at"), with("from"), with("to"), with("after"), with("before"), with("said")};
  object["dependentSchemas"] = {{"at", {{"not", {{"anyOf", {with("from"), with("to")}}}}}},
                                {"by", {{"anyOf", {from_after, from_before}}}}};
  return {{"anyOf", {ref_to("stamp"), object}}};
}

inline Json schema_from_describe() {
  Json defs = {{"id", {{"type", "string"}, {"minLength", 1}, {"maxLength", kMaxId}, {"pattern", kIdPattern}}},
               {"label", schema_of_text(kMaxLabel)},
               {"line", schema_of_text(kMaxLine)},
               {"prose", schema_of_text(kMaxProse)},
               {"stamp", {{"type", "string"}, {"pattern", kStampPattern}}},
               {"duration", {{"type", "string"}, {"pattern", kDurationPattern}}},
               {"time", schema_of_time()}};
  SchemaIo io(defs);
  Case c;
  describe(io, c);
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"$id", "urn:tolle:case:1"}};
  schema.update(io.object());
  schema["$defs"] = defs;
  return schema;
}

}  // namespace tolle::cases
