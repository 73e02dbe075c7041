// tolle.filter(): a filter from an object of JavaScript, part by part, each fault with its name.
#include <nlohmann/json.hpp>

#include "model/codes.h"
#include "model/iso.h"
#include "model/json.h"

namespace tolle::model {
namespace {

using Json = nlohmann::ordered_json;

// A date or time as ISO text, or milliseconds since 1970 as Date.valueOf() gives them.
std::optional<engine::Ms> time_from(const Json& value) {
  if (value.is_string()) return time_from_iso(value.get_ref<const std::string&>());
  if (!value.is_number()) return {};
  double ms = value.get<double>();
  if (!(ms > -1e15 && ms < 1e15)) return {};
  return engine::Ms(ms);
}

// A string or a list of strings.
bool read_list(const Json& value, std::vector<std::string>& out) {
  if (value.is_string()) return out.push_back(value.get<std::string>()), true;
  if (!value.is_array()) return false;
  for (const Json& item : value) {
    if (!item.is_string()) return false;
    out.push_back(item.get<std::string>());
  }
  return true;
}

bool read_part(const std::string& key, const Json& value, engine::Filter& f) {
  if (key == "organisation") return read_list(value, f.organisation);
  if (key == "channel") return read_list(value, f.channel);
  if (key == "category") return read_list(value, f.category);
  if (key == "place") return read_list(value, f.place);
  if (key == "text") {
    if (!value.is_string()) return false;
    f.text = value.get<std::string>();
    return true;
  }
  if (key == "hostile") {
    if (!value.is_boolean()) return false;
    f.hostile = value.get<bool>();
    return true;
  }
  if (key == "answer") {
    auto state = value.is_string() ? code_named<engine::AnswerState>(value.get<std::string>()) : std::nullopt;
    if (state) f.answer = *state;
    return state.has_value();
  }
  if (key == "said") {
    std::vector<std::string> names;
    if (!read_list(value, names)) return false;
    for (const std::string& name : names) {
      auto said = code_named<engine::Said>(name);
      if (!said) return false;
      f.said.push_back(*said);
    }
    return true;
  }
  if (key == "hours") {
    if (!value.is_array()) return false;
    for (const Json& item : value) {
      if (!item.is_number_integer() || item.get<int64_t>() < 0 || item.get<int64_t>() > 167) return false;
      f.hours.push_back(uint8_t(item.get<int64_t>()));
    }
    std::sort(f.hours.begin(), f.hours.end());
    f.hours.erase(std::unique(f.hours.begin(), f.hours.end()), f.hours.end());
    return true;
  }
  return false;
}

}  // namespace

Result<engine::Filter> filter_from_json(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::BadFilter);
  engine::Filter f;
  std::optional<engine::Ms> from, to;
  std::optional<double> wait_from, wait_to;
  for (const auto& [key, value] : json.items()) {
    if (value.is_null()) continue;
    bool read = true;
    if (key == "from" || key == "to") {
      auto time = time_from(value);
      read = time.has_value();
      (key == "from" ? from : to) = time;
    } else if (key == "waitFrom" || key == "waitTo") {
      read = value.is_number() && value.get<double>() >= 0;
      if (read) (key == "waitFrom" ? wait_from : wait_to) = value.get<double>();
    } else {
      read = read_part(key, value, f);
    }
    if (!read) return fail(ErrorCode::BadFilter, key.substr(0, 40));
  }
  // One open end: the years that dates can name, the waits that anybody can have.
  constexpr engine::Ms kFirst = -62'135'596'800'000, kLast = 253'402'300'799'999;
  if (from || to) f.time = engine::TimeWindow{from.value_or(kFirst), to.value_or(kLast)};
  if (f.time && f.time->from >= f.time->to) return fail(ErrorCode::BadFilter, "to");
  if (wait_from || wait_to) f.wait = engine::WaitWindow{wait_from.value_or(0), wait_to.value_or(1e12)};
  if (f.wait && f.wait->from_s >= f.wait->to_s) return fail(ErrorCode::BadFilter, "waitTo");
  return f;
}

}  // namespace tolle::model
