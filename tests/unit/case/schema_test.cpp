#include "schema_io.h"

#include "support.h"

namespace tolle::cases {
namespace {

Json without_descriptions(const Json& value, bool names = false) {
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(without_descriptions(item));
    return out;
  }
  if (!value.is_object()) return value;
  Json out = Json::object();
  for (const auto& [key, inner] : value.items()) {
    bool text = !names && (key == "description" || (key == "title" && inner.is_string()));
    if (!text) out[key] = without_descriptions(inner, !names && (key == "properties" || key == "$defs"));
  }
  return out;
}

void check_described(const Json& value, const std::string& where) {
  if (value.is_array()) {
    for (size_t i = 0; i < value.size(); i++) check_described(value[i], where + "/" + std::to_string(i));
  } else if (value.is_object()) {
    for (const char* group : {"properties", "$defs"})
      if (value.contains(group) && where.find("dependentSchemas") == std::string::npos)
        for (const auto& [name, inner] : value[group].items())
          CHECK_MESSAGE(inner.contains("description"), where << "/" << group << "/" << name);
    for (const auto& [key, inner] : value.items()) check_described(inner, where + "/" + key);
  }
}

}  // namespace

TEST_CASE("the published schema says exactly what the reader checks") {
  Json published = Json::parse(file_text("assets/case.schema.json"));
  CHECK(nlohmann::json(without_descriptions(published)) ==
        nlohmann::json(without_descriptions(schema_from_describe())));
}

TEST_CASE("the published schema describes every field") {
  check_described(Json::parse(file_text("assets/case.schema.json")), "");
}

}  // namespace tolle::cases
