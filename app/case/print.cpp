#include "case/print.h"

namespace tolle::cases {
namespace {

using Json = nlohmann::ordered_json;
constexpr size_t kWidth = 120;

std::string on_one_line(const Json& value) {
  if (!value.is_structured()) return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (value.empty()) return value.is_object() ? "{}" : "[]";
  std::string out = value.is_object() ? "{ " : "[";
  for (auto it = value.begin(); it != value.end(); ++it) {
    if (it != value.begin()) out += ", ";
    if (value.is_object()) out += on_one_line(Json(it.key())) + ": ";
    out += on_one_line(*it);
  }
  return out + (value.is_object() ? " }" : "]");
}

size_t code_points(std::string_view text) {
  size_t n = 0;
  for (char c : text) n += (c & 0xC0) != 0x80;
  return n;
}

// `used`: columns that are taken before the value.
void print(const Json& value, size_t indent, size_t used, std::string& out) {
  if (!value.is_structured() || value.empty()) return void(out += on_one_line(value));
  if (indent > 0) {
    if (std::string line = on_one_line(value); used + code_points(line) < kWidth) return void(out += line);
  }
  bool object = value.is_object();
  out += object ? "{" : "[";
  for (auto it = value.begin(); it != value.end(); ++it) {
    out += it == value.begin() ? "\n" : ",\n";
    out.append(indent + 2, ' ');
    std::string key = object ? on_one_line(Json(it.key())) + ": " : "";
    out += key;
    print(*it, indent + 2, indent + 2 + code_points(key), out);
  }
  out += "\n";
  out.append(indent, ' ');
  out += object ? "}" : "]";
}

}  // namespace

std::string printed(const Json& value) {
  std::string out;
  print(value, 0, 0, out);
  return out;
}

}  // namespace tolle::cases
