// Names are looked up once per file; a format fits when all that it needs is there.
#include "engine/read/formats.h"

#include <map>

#include "base/dates.h"
#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr size_t kMostColumns = 512;  // wider tables are no export that is known

}  // namespace

FormatMatch known_format(std::span<const std::string> names) {
  if (names.size() > kMostColumns) return {};
  std::map<std::string, size_t, std::less<>> by_name;
  for (size_t c = 0; c < names.size(); c++) by_name.emplace(folded(names[c]), c);
  for (const Format& format : known_formats()) {
    FormatMatch match{&format, std::vector<const FormatColumn*>(names.size())};
    bool all = true, taken[size_t(Role::Count_)] = {};
    for (const FormatColumn& column : format.columns) {
      auto found = by_name.end();
      any_of_names(column.names, [&](std::string_view name) {
        found = by_name.find(name);
        return found != by_name.end();
      });
      if (found == by_name.end()) {
        all &= !column.needed;
        if (!all) break;
        continue;
      }
      bool& role_taken = taken[size_t(column.role)];
      if (column.role == Role::Unused || match.columns[found->second]) continue;
      if (column.role == Role::Text)
        any_of_names(column.names, [&](std::string_view name) {
          if (auto other = by_name.find(name); other != by_name.end() && other != found)
            match.instead.emplace_back(other->second, column.role);
          return false;
        });
      if (role_taken && (column.role == Role::Time || column.role == Role::ClosedTime))
        match.instead.emplace_back(found->second, column.role);
      if (role_taken && column.role != Role::Text) continue;
      role_taken = true;
      match.columns[found->second] = &column;
    }
    std::erase_if(match.instead, [&](const auto& other) { return match.columns[other.first]; });
    if (all) return match;
  }
  return {};
}

FormatMatch known_format_without_header(std::span<const std::vector<std::string>> samples) {
  constexpr size_t kTime = 2;
  const Format& format = format_without_header();
  if (samples.empty()) return {};
  for (const auto& record : samples)
    if (record.size() != format.columns.size() || read_date(record[kTime], true).fault != Date::Fault::None) return {};
  FormatMatch match{&format, {}};
  for (const FormatColumn& column : format.columns)
    match.columns.push_back(column.role == Role::Unused ? nullptr : &column);
  return match;
}

}  // namespace tolle::engine
