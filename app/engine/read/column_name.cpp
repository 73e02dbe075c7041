// Keys of a path are parted by points; a name with spaces is none.
#include "engine/read/column_name.h"

#include <algorithm>

#include "base/text.h"

namespace tolle::engine {
namespace {

size_t last_point(std::string_view name) { return name.contains(' ') ? name.npos : name.rfind('.'); }

std::string parted(std::string_view name) {
  std::string out;
  for (size_t i = 0; i < name.size(); i++) {
    if (name[i] == '#') {  // "Ticket #"
      out += " number";
      continue;
    }
    bool starts_word = i > 0 && name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (starts_word) out += ' ';
    out += name[i];
  }
  return folded(out);
}

}  // namespace

std::vector<Reading> readings_of(std::string_view name) {
  std::vector<Reading> out;
  size_t point = last_point(name);
  int way = point == name.npos ? 0 : 8 * int(std::ranges::count(name, '.'));
  auto add = [&](std::string_view part, int less) {
    std::string whole = folded(part), words = parted(part);
    bool same = words == whole;
    if (!same) out.push_back({std::move(words), less, way});
    out.push_back({std::move(whole), less, way, same});
  };
  add(name, 0);
  if (way) add(name.substr(point + 1), way);
  return out;
}

Way way_to(std::string_view name) {
  constexpr std::string_view kPeople[] = {"user",    "author",      "agent",     "customer", "contact", "requester",
                                          "visitor", "assignee",    "submitter", "sender",   "creator", "owner",
                                          "account", "participant", "admin",     "reporter"};
  Way out;
  size_t end = last_point(name);
  for (size_t at = 0; end != name.npos && at < end;) {
    size_t point = name.find('.', at);
    std::string key = parted(name.substr(at, point - at));
    out.last |= key.starts_with("last ") || key.starts_with("latest ");
    out.people |= std::ranges::any_of(
        kPeople, [&](std::string_view word) { return key == word || key == std::string(word) + "s"; });
    at = point + 1;
  }
  return out;
}

}  // namespace tolle::engine
