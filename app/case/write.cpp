#include "case/write.h"

#include <cmath>

#include "case/describe.h"
#include "case/print.h"
#include "case/read.h"

namespace tolle::cases {
namespace {

using Json = nlohmann::ordered_json;

class WriteIo {
 public:
  Json object = Json::object();

  void version() { object["format"] = kFormat, object["version"] = kVersion; }
  void own_id(const char* name, std::string& id, std::optional<Kind> = {}) { object[name] = id; }
  void ref(const char* name, std::string& id, Kind, Need) {
    if (!id.empty()) object[name] = id;
  }
  void refs(const char* name, std::vector<std::string>& ids, Kind) {
    if (!ids.empty()) object[name] = ids;
  }
  void string(const char* name, std::string& value, Form, size_t) {
    if (!value.empty()) object[name] = value;
  }
  void moment(const char* name, std::string& cursor) {
    if (!cursor.empty()) object[name] = cursor;
  }
  void number(const char* name, double& value) {
    constexpr double kWhole = 1e15;  // written without a point, as they came
    if (value == std::floor(value) && value < kWhole) object[name] = int64_t(value);
    else object[name] = value;
  }
  void number(const char* name, std::optional<double>& value) {
    if (value) number(name, *value);
  }
  void text(const char* name, Text& text, Need, size_t) {
    if (!text.empty() || !text.extra.empty()) object[name] = json_of(text);
  }
  void time(const char* name, Time& time) {
    if (!time.empty()) object[name] = json_of(time);
  }
  template <class E>
  void word(const char* name, E& value, Need need) {
    if (need == Required || value != E{}) object[name] = word_of(value);
  }
  template <class E>
  void word(const char* name, std::optional<E>& value) {
    if (value) object[name] = word_of(*value);
  }
  template <class E>
  void words(const char* name, std::vector<E>& values) {
    if (values.empty()) return;
    Json& list = object[name] = Json::array();
    for (E value : values) list.push_back(word_of(value));
  }
  template <class T>
  void list(const char* name, std::vector<T>& values, size_t, size_t least = 0) {
    if (values.empty() && !least) return;
    Json& list = object[name] = Json::array();
    for (T& value : values) {
      WriteIo io;
      describe(io, value);
      list.push_back(std::move(io).with(value.extra));
    }
  }
  Json with(const Extras& extras) && {
    for (const Extra& extra : extras) {
      Json value = Json::parse(extra.json, nullptr, false);
      if (!value.is_discarded() && !object.contains(extra.name)) object[extra.name] = std::move(value);
    }
    return std::move(object);
  }

 private:
  static Json json_of(const Text& text) {
    if (text.fr == text.en && text.extra.empty()) return text.fr;
    WriteIo io;
    io.object["fr"] = text.fr;
    io.object["en"] = text.en;
    return std::move(io).with(text.extra);
  }
  static Json json_of(const Time& time) {
    if (Time plain{.at = time.at}; time.at && time == plain) return time.at->written;
    WriteIo io;
    Json& o = io.object;
    auto stamp = [&](const char* name, const std::optional<Stamp>& s) {
      if (s) o[name] = s->written;
    };
    auto order = [&](const char* name, const std::vector<std::string>& ids) {
      if (ids.size() == 1) o[name] = ids[0];
      else if (!ids.empty()) o[name] = ids;
    };
    stamp("at", time.at);
    stamp("from", time.from);
    stamp("to", time.to);
    order("after", time.after);
    order("before", time.before);
    if (time.by) o["by"] = {Json(time.by->min.written), time.by->max ? Json(time.by->max->written) : Json()};
    if (!time.said.empty()) o["said"] = json_of(time.said);
    return std::move(io).with(time.extra);
  }
};

}  // namespace

std::string write_case(const Case& c) {
  WriteIo io;
  describe(io, const_cast<Case&>(c));  // a description serves reading too; this one leaves the case as it is
  return printed(std::move(io).with(c.extra)) + "\n";
}

}  // namespace tolle::cases
