// From columns, of which there may be thousands, to cells, of which there are a few.
#include "engine/read/json_plan.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace tolle::engine {

JsonPlan json_plan(JsonShape shape, const Plan& columns) {
  Plan plan = columns;
  plan.roles.clear();
  plan.markup.clear();
  plan.units.clear();
  plan.left_out.clear();  // JsonRecords leaves them out
  plan.instead.clear();
  std::vector<int32_t> cell(shape.names.size(), -1);
  std::vector<uint8_t> rank(shape.names.size(), 0);
  std::map<const FormatColumn*, int32_t> of_format;
  auto use = [&](Role role, Markup markup, NumberUnit unit) {
    plan.roles.push_back(role);
    plan.markup.push_back(markup);
    plan.units.push_back(unit);
    return int32_t(plan.roles.size()) - 1;
  };
  for (size_t c = 0; c < cell.size(); c++) {
    Role role = columns.roles[c];
    const FormatColumn* column = shape.format ? shape.format_columns[c] : nullptr;
    if (role == Role::Unused) continue;
    bool of_one = column && column->role == role;
    if (of_one && of_format.contains(column)) cell[c] = of_format[column];
    else cell[c] = use(role, columns.markup[c], columns.units[c]);
    if (!of_one) continue;
    of_format[column] = cell[c];
    column_named(*shape.format, folded(shape.names[c]), rank[c]);
  }
  JsonRecords::Rules rules;
  for (const auto& [c, values] : columns.left_out) {
    if (shape.format || c >= cell.size()) continue;
    if (cell[c] < 0) cell[c] = use(Role::Unused, Markup::None, NumberUnit::None);
    rules.left_out.emplace_back(cell[c], values);
  }
  for (auto [c, role] : columns.instead) {
    if (cell[c] < 0) cell[c] = use(Role::Unused, columns.markup[c], NumberUnit::None);
    plan.instead.emplace_back(uint32_t(cell[c]), role);
  }
  if (shape.format) {
    // What the head does not show may still come: a reply among posts. Its times are numbers if the others are.
    auto time = std::find(plan.roles.begin(), plan.roles.end(), Role::Time);
    NumberUnit unit = time == plan.roles.end() ? NumberUnit::None : plan.units[size_t(time - plan.roles.begin())];
    for (const FormatColumn& column : shape.format->columns) {
      if (column.role == Role::Unused || of_format.contains(&column)) continue;
      if (column.role == Role::ResponseKind || column.role == Role::ResponseDelay) continue;
      bool taken = column.role != Role::Text && std::count(plan.roles.begin(), plan.roles.end(), column.role);
      if (!taken) of_format[&column] = use(column.role, column.markup, unit);
    }
    rules.late = [format = shape.format, of_format](const std::string& name) {
      JsonRecords::Late late;
      auto found = of_format.find(column_named(*format, folded(name), late.rank));
      if (found != of_format.end()) late.column = found->second;
      return late;
    };
    auto find = [&](std::string_view name) {
      uint8_t which = 0;
      if (name.empty()) return -1;
      if (auto found = of_format.find(column_named(*shape.format, name, which)); found != of_format.end())
        return found->second;
      for (size_t c = 0; c < cell.size(); c++)
        if (folded(shape.names[c]) == name)
          return cell[c] >= 0 ? cell[c] : cell[c] = use(Role::Unused, Markup::None, NumberUnit::None);
      return -1;
    };
    rules.message_column = find(shape.format->message);
    if (int32_t column = find(shape.format->left_out.column); column >= 0)
      rules.left_out.emplace_back(column, shape.format->left_out.value);
    rules.placeholders = shape.format->placeholders;
  }
  auto has = [&](Role role) { return std::ranges::find(plan.roles, role) != plan.roles.end(); };
  rules.empty_is_none = has(Role::Time) || has(Role::Text);
  if (plan.roles.empty()) use(Role::Unused, Markup::None, NumberUnit::None);
  rules.lines = shape.many_values;
  rules.one_line = shape.lines;
  rules.header_row = shape.header_row;
  rules.by_record = shape.by_record && !shape.lines;
  for (JsonPaths::Place p = 0; p < shape.paths.size(); p++) {
    JsonPaths::Node& node = shape.paths[p];
    if (node.column >= 0) node.rank = rank[size_t(node.column)], node.column = cell[size_t(node.column)];
    if (node.key_column >= 0)
      node.rank = rank[size_t(node.key_column)], node.key_column = cell[size_t(node.key_column)];
  }
  auto cell_of = [&](Role role) {
    auto found = std::find(plan.roles.begin(), plan.roles.end(), role);
    return found != plan.roles.end() ? int32_t(found - plan.roles.begin()) : use(role, Markup::None, NumberUnit::None);
  };
  JsonPaths::Place page = shape.paths.element(JsonPaths::kTop);  // pages may stand in an array
  if (page == JsonPaths::kNowhere) page = JsonPaths::kTop;
  auto add_beside = [&](const Beside& b) {
    bool inside = !b.path.starts_with('/');
    JsonPaths::Place at = inside ? shape.paths.walk(shape.record, b.path) : shape.paths.walk(page, b.path.substr(1));
    if (at == JsonPaths::kNowhere) return;
    // [{"note": {…}}], of which another version has [{…}].
    if (const auto& parts = shape.paths[at].children; parts.size() == 1 && shape.paths[parts[0]].objects) at = parts[0];
    // What was said tells when there was an answer: the tickets' own times would be answers once more.
    if (shape.paths[at].objects && !b.names)
      for (Role& role : plan.roles)
        if (role == Role::ResponseTime || role == Role::ResponseText || role == Role::ResponseDelay)
          role = Role::Unused;
    shape.paths[at].record = true;
    shape.paths[at].beside = int32_t(rules.beside.size());
    auto fill = [&](std::string_view path, int32_t to, uint8_t which) {
      JsonPaths::Place p = shape.paths.walk(at, path);
      if (p == JsonPaths::kNowhere) return;
      shape.paths[p].column = to, shape.paths[p].rank = which;
    };
    for (const FormatColumn& column : b.columns) {
      int32_t to = cell_of(column.role);
      uint8_t which = 0;
      any_of_names(column.names, [&](std::string_view path) { return fill(path, to, ++which), false; });
    }
    JsonRecords::Beside& beside = rules.beside.emplace_back();
    beside.inside = inside, beside.names = b.names, beside.direction = b.direction;
    auto own = [&](std::string_view path) {
      if (path.empty()) return -1;
      if (JsonPaths::Place p = shape.paths.walk(at, path); p != JsonPaths::kNowhere && shape.paths[p].column >= 0)
        return shape.paths[p].column;
      int32_t to = use(Role::Unused, Markup::None, NumberUnit::None);
      fill(path, to, 0);
      return to;
    };
    beside.message_column = own(b.message);
    for (const LeftOut& left_out : b.left_out)
      if (int32_t column = own(left_out.column); column >= 0) beside.left_out.emplace_back(column, left_out.value);
    rules.id_column = cell_of(Role::Id), rules.author_column = cell_of(Role::AuthorName);
    if (b.names) return;
    rules.thread_column = cell_of(b.replies ? Role::Parent : Role::Thread);
    rules.replies = b.replies;
    if (!b.direction.empty()) rules.direction_column = cell_of(Role::Direction);
    if (b.link.empty()) return;
    rules.link_column = use(Role::Unused, Markup::None, NumberUnit::None);
    if (JsonPaths::Place p = shape.paths.walk(shape.record, b.link); p != JsonPaths::kNowhere)
      shape.paths[p].column = rules.link_column;
  };
  for (const Beside& b : shape.format ? shape.format->beside : std::span<const Beside>{}) add_beside(b);
  if (shape.format && rules.direction_column < 0 && !rules.replies && has(Role::Direction) && has(Role::Thread)) {
    rules.direction_column = cell_of(Role::Direction);
    for (Role role : {Role::Text, Role::Time, Role::AuthorName, Role::Direction})
      for (size_t c = 0; c < plan.roles.size(); c++)
        if (plan.roles[c] == role) rules.asks.push_back(int32_t(c));
  }
  if (shape.talk) {
    shape.talk->as_beside(add_beside);
    if (shape.talk->markup != Markup::None) plan.markup[size_t(cell_of(Role::Text))] = shape.talk->markup;
    NumberUnit& unit = plan.units[size_t(cell_of(Role::Time))];
    if (unit == NumberUnit::None) unit = shape.talk->time_unit;  // dates in words are still read as such
    rules.from_talk = {cell_of(Role::Text), cell_of(Role::Time), cell_of(Role::AuthorName)};
    rules.direction_column = cell_of(Role::Direction);
    rules.sides = plan.sides = shape.talk->sides;
    plan.tickets = !shape.talk->replies;
  }
  if (shape.format && !shape.format->links.empty() && has(Role::Text)) {
    rules.short_text_column = cell_of(Role::Text);
    any_of_names(shape.format->links, [&](std::string_view path) {
      JsonPaths::Place one = shape.paths.walk(shape.record, std::string(path) + ".[]");
      using enum JsonPaths::Node::Address;
      for (auto [key, address] : {std::pair{"url", Short}, {"expanded_url", Long}})
        if (JsonPaths::Place p = one == JsonPaths::kNowhere ? one : shape.paths.add(one, key); p != JsonPaths::kNowhere)
          shape.paths[p].address = address;
      return false;
    });
  }
  if (!shape.format && has(Role::Text)) rules.first_text_column = cell_of(Role::Text);
  rules.columns = uint32_t(plan.roles.size());
  return {std::move(plan), JsonRecords(std::move(shape.paths), std::move(rules))};
}

}  // namespace tolle::engine
