// Known formats first, then guesses, then what the reader decided.
#include "engine/read/plan.h"

#include <algorithm>

#include "base/text.h"
#include "engine/read/guess.h"

namespace tolle::engine {
namespace {

std::vector<std::string_view> sample_cells(const Layout& layout, size_t column) {
  std::vector<std::string_view> out;
  for (const auto& record : layout.samples)
    if (column < record.size()) out.push_back(record[column]);
  return out;
}

std::optional<Error> apply(const Mapping& mapping, std::vector<ColumnGuess>& columns) {
  for (const auto& [name, role] : mapping.roles) {
    auto column = std::find_if(columns.begin(), columns.end(), [&](const ColumnGuess& c) { return c.name == name; });
    if (column == columns.end()) return Error{ErrorCode::BadMapping, 0, 0, 0, name};
    // One column for one role, but for texts, which are joined: the others that were guessed for it are free.
    bool chosen_before = false;
    for (const auto& [other, other_role] : mapping.roles) chosen_before |= other == name && &other_role == &role;
    for (ColumnGuess& other : columns) {
      bool by_reader =
          std::any_of(mapping.roles.begin(), mapping.roles.end(), [&](const auto& r) { return r.first == other.name; });
      if (other.role == role && !by_reader && chosen_before) other.role = Role::Unused;
    }
    column->role = role;
    column->certainty = 100;
  }
  return {};
}

}  // namespace

Result<Decision> decide(const Layout& layout, const OpenOptions& options, SourceReport& source) {
  Decision out;
  FormatMatch match = layout.has_header ? known_format(layout.names) : known_format_without_header(layout.samples);
  source.columns = guess_roles(layout);
  out.plan.html.assign(layout.names.size(), 0);
  if (match.format) {
    source.format = match.format->key;
    source.zone_suggested = match.format->zone;
    out.plan.tickets = match.format->tickets;
    out.plan.author = match.format->author;
    out.order = match.format->order;
    out.zone_is_sure = match.format->zone_is_sure;
    for (size_t c = 0; c < source.columns.size(); c++) {
      const FormatColumn* column = match.columns[c];
      source.columns[c].role = column ? column->role : Role::Unused;
      source.columns[c].certainty = 100;
      if (column) out.plan.html[c] = column->html;
    }
  } else {
    source.format = "table";
  }
  for (size_t c = 0; c < source.columns.size(); c++) source.columns[c].samples = samples_of(layout, c);
  if (auto error = apply(options.mapping, source.columns)) return std::unexpected(*error);
  out.needs_mapping = !match.format && options.confirm && options.mapping.roles.empty();

  bool has[size_t(Role::Count_)] = {};
  for (size_t c = 0; c < source.columns.size(); c++) {
    Role role = source.columns[c].role;
    out.plan.roles.push_back(role);
    has[size_t(role)] = true;
    bool time = role == Role::Time || role == Role::ResponseTime || role == Role::ClosedTime;
    out.plan.units.push_back(time ? number_unit(sample_cells(layout, c), folded(layout.names[c])) : NumberUnit::None);
  }
  if (!match.format) out.plan.tickets = !has[size_t(Role::Parent)] && !has[size_t(Role::Direction)];
  if (options.mapping.date_order != DateOrder::Unknown) out.order = options.mapping.date_order;
  out.plan.organisation = options.mapping.organisation;
  return out;
}

}  // namespace tolle::engine
