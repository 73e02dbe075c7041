// Looks at the bytes of a case file before they are parsed, so that no file can exhaust memory, stack or time.
#include "case/limits.h"
#include "case/read.h"

namespace tolle::cases {

Place place_of_byte(std::string_view text, size_t at) {
  Place place;
  for (size_t i = 0; i < at && i < text.size(); i++) {
    if (text[i] == '\n') place.line++, place.column = 1;
    else if ((text[i] & 0xC0) != 0x80) place.column++;
  }
  return place;
}

Problems problems_before_parsing(std::string_view json) {
  if (json.size() > kMaxFileBytes) return {{"", ProblemCode::TooLarge, "", kMaxFileBytes}};
  struct Open {
    bool object;
    size_t commas = 0;
  };
  std::vector<Open> open;
  auto problem = [&](ProblemCode code, uint64_t limit, size_t at) {
    Place place = place_of_byte(json, at);
    return Problems{{"", code, "", limit, place.line, place.column}};
  };
  bool quoted = false;
  for (size_t i = 0; i < json.size(); i++) {
    char c = json[i];
    if (quoted) {
      if (c == '\\') i++;
      else quoted = c != '"';
      continue;
    }
    if (c == '"') quoted = true;
    if (c == '{' || c == '[') {
      open.push_back({c == '{'});
      if (open.size() > kMaxDepth) return problem(ProblemCode::TooDeep, kMaxDepth, i);
    }
    if (open.empty()) continue;
    if (c == '}' || c == ']') open.pop_back();
    if (c == ',' && open.back().object && ++open.back().commas == kMaxFields)
      return problem(ProblemCode::TooManyFields, kMaxFields, i);
  }
  return {};
}

}  // namespace tolle::cases
