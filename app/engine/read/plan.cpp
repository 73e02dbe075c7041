// Known formats first, then guesses, then what the reader decided.
#include "engine/read/plan.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/dates.h"
#include "base/text.h"
#include "engine/read/column_name.h"
#include "engine/read/delays.h"
#include "engine/read/directions.h"
#include "engine/read/guess.h"
#include "engine/read/private_notes.h"

namespace tolle::engine {
namespace {

std::vector<std::string_view> sample_cells(const Layout& layout, size_t column) {
  std::vector<std::string_view> out;
  for (const auto& record : layout.samples)
    if (column < record.size()) out.push_back(record[column]);
  return out;
}

// One column for one role, but for texts, which are joined: a column that was guessed for a role that the reader gave to
// another one is free. A mapping that was made for another file does not know which of both has the tickets and which the messages
// that name them.
std::optional<Error> apply(const Mapping& mapping, bool several, std::vector<ColumnGuess>& columns, bool& applied) {
  std::map<std::string_view, Role> chosen;
  bool taken[size_t(Role::Count_)] = {};
  auto column_of = [&](const std::string& name) { return std::ranges::find(columns, name, &ColumnGuess::name); };
  bool of_another = several && std::ranges::any_of(mapping.roles, [&](const auto& pair) {
                      return column_of(pair.first) == columns.end();
                    });
  auto is_ticket = [](Role role) { return role == Role::Id || role == Role::Thread; };
  for (const auto& [name, role] : mapping.roles) {
    auto column = column_of(name);
    bool here = column != columns.end();
    applied |= here;
    if (several && !here) continue;
    Role& as = chosen[name] = role;
    if (of_another && is_ticket(role) && is_ticket(column->role)) as = column->role;
    taken[size_t(as)] = true;
  }
  for (ColumnGuess& column : columns) {
    auto found = chosen.find(column.name);
    if (found == chosen.end()) {
      if (taken[size_t(column.role)]) column.role = Role::Unused;
      continue;
    }
    column.role = found->second;
    column.certainty = 100;
    chosen.erase(found);
  }
  if (!chosen.empty()) return Error{ErrorCode::BadMapping, 0, 0, 0, std::string(chosen.begin()->first)};
  return {};
}

// Whether a column that is named after hours has nothing but times of day.
bool has_clocks(const Layout& layout, size_t column) {
  std::string name = folded(layout.names[column]);
  bool named =
      std::ranges::any_of(std::initializer_list<std::string_view>{"heure", "time", "hour", "hora", "uhrzeit", "zeit"},
                          [&](std::string_view word) { return name.find(word) != name.npos; });
  std::vector<std::string_view> cells = sample_cells(layout, column);
  std::erase(cells, "");
  return named && !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
           return cell.size() >= 4 && cell.size() <= 11 && is_digit(cell[0]) &&
                  (cell[1] == ':' || cell[1] == 'h' || cell[2] == ':' || cell[2] == 'h');
         });
}
bool has_days(const Layout& layout, size_t column) {
  std::vector<std::string_view> cells = sample_cells(layout, column);
  std::erase(cells, "");
  return !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
    Date date = read_date(cell, true);
    return date.fault != Date::Fault::None || date.unit == Date::Unit::Day;
  });
}

// What a number of a delay counts, by the name of its column; minutes where it does not say. See Plan::delay_unit_s.
double delay_unit_s(std::string_view name) {
  auto says = [&](std::string_view words) { return name.contains(words); };
  bool opening_hours = says("business hour") || says("business day") || says("business min") || says("working hour") ||
                       says("working day") || says("opening hour") || says("ouvre") || says("ouvrable") ||
                       says("uteis") || name.ends_with(" business");
  double unit = unit_in_name(name, true);
  if (unit == 0) unit = 60;
  return opening_hours ? -unit : unit;
}

// An archive is one account's; what several people wrote, though it has the same columns, was searched for.
bool several_people(const Layout& layout) {
  for (size_t c = 0; c < layout.names.size(); c++) {
    std::string name = folded(layout.names[c]);
    if (name != "user id str" && name != "user screen name") continue;
    std::vector<std::string_view> cells = sample_cells(layout, c);
    std::erase(cells, "");
    if (std::ranges::adjacent_find(cells, std::not_equal_to()) != cells.end()) return true;
  }
  return false;
}

// What one account wrote, though it was asked for at an interface, is like its archive: it replies to what is not here.
bool is_timeline(const Layout& layout, const std::vector<ColumnGuess>& columns, const Plan& plan) {
  constexpr size_t kFewest = 3;
  std::vector<std::string_view> of[size_t(Role::Count_)];
  for (const std::vector<std::string>& cells : layout.samples) {
    if (std::ranges::any_of(plan.left_out, [&](const auto& l) {  // what others wrote, and it spread
          return l.first < cells.size() && is_one_of(cells[l.first], l.second);
        }))
      continue;
    for (size_t c = 0; c < std::min(cells.size(), columns.size()); c++) of[size_t(columns[c].role)].push_back(cells[c]);
  }
  auto& authors = of[size_t(Role::AuthorName)];
  std::erase(authors, "");
  if (authors.size() < kFewest || std::ranges::adjacent_find(authors, std::not_equal_to()) != authors.end())
    return false;
  std::set<std::string_view> here(of[size_t(Role::Id)].begin(), of[size_t(Role::Id)].end());
  return std::ranges::any_of(of[size_t(Role::Parent)],
                             [&](std::string_view parent) { return !parent.empty() && !here.contains(parent); });
}

// A column of words that are mostly none of those known for the public or the organisation tells nobody apart: the N, S, E and W
// of streets are no yes and no.
bool says_who(const Layout& layout, size_t column) {
  std::vector<std::string_view> cells = sample_cells(layout, column);
  std::set<std::string_view> words(cells.begin(), cells.end());
  words.erase("");
  auto known = std::ranges::count_if(words, [](std::string_view word) { return Sides().of(word) != Speaks::Unknown; });
  return size_t(known) * 2 > words.size();
}

// What the dates of the first records say about the order of day and month.
DateEvidence first_evidence(const Layout& layout, const std::vector<ColumnGuess>& columns) {
  DateEvidence out;
  for (size_t c = 0; c < columns.size(); c++) {
    if (columns[c].role != Role::Time && columns[c].role != Role::ResponseTime && columns[c].role != Role::ClosedTime)
      continue;
    for (std::string_view cell : sample_cells(layout, c)) {
      Date date = read_date(cell, true);
      if (date.fault != Date::Fault::None) continue;
      out.either += date.numeric == Date::Numeric::Either;
      out.day_first += date.numeric == Date::Numeric::OnlyDayFirst;
      out.month_first += date.numeric == Date::Numeric::OnlyMonthFirst;
    }
  }
  return out;
}

// A "conversation" that is named after its first message is what the others reply to: those who write in it are no staff.
void reply_to_first(const Layout& layout, bool applied, std::vector<ColumnGuess>& columns, Plan& plan) {
  auto thread = std::ranges::find(plan.roles, applied ? Role::Parent : Role::Thread),
       id = std::ranges::find(plan.roles, Role::Id);
  if (thread == plan.roles.end() || id == plan.roles.end() || std::ranges::contains(plan.roles, Role::Direction))
    return;
  size_t c = size_t(thread - plan.roles.begin());
  std::vector<std::string_view> threads = sample_cells(layout, c),
                                ids = sample_cells(layout, size_t(id - plan.roles.begin()));
  size_t first = 0, long_ids = 0;
  for (size_t r = 0; r < std::min(threads.size(), ids.size()); r++)
    first += !ids[r].empty() && threads[r] == ids[r], long_ids += ids[r].size() >= 10;
  if (first == 0 || long_ids * 2 < ids.size()) return;  // counters of both may be equal by chance
  columns[c].role = *thread = Role::Parent;
  plan.own_parent = true;
}

// "+0700", for each of them.
bool has_offsets(const Layout& layout, size_t column) {
  std::vector<std::string_view> cells = sample_cells(layout, column);
  std::erase(cells, "");
  return !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
    return (cell[0] == '+' || cell[0] == '-') && (cell.size() == 5 || cell.size() == 6) && is_digit(cell[1]);
  });
}

// "Date", "Heure": where a column of days has one of clock times behind it, or before it, both are one time.
void join_clocks(const Layout& layout, bool decided, std::vector<ColumnGuess>& columns, Plan& plan) {
  for (size_t c = 0; c < columns.size(); c++) {
    Role role = columns[c].role;
    bool time = role == Role::Time || role == Role::ResponseTime || role == Role::ClosedTime;
    if (!time || !has_days(layout, c)) continue;
    auto is_clock = [&](size_t at) {
      Role beside = at < columns.size() ? columns[at].role : Role::Time;
      bool free =
          beside == Role::Unused || (!decided && (beside == Role::ResponseDelay || beside == Role::ResponseKind));
      bool taken = std::ranges::contains(plan.clocks, uint32_t(at), &std::pair<uint32_t, uint32_t>::second);
      return free && !taken && has_clocks(layout, at);
    };
    // The day may be written in two ways.
    bool twice = c + 1 < columns.size() && columns[c + 1].role == Role::Unused && has_days(layout, c + 1);
    size_t clock = is_clock(c + 1) ? c + 1 : twice && is_clock(c + 2) ? c + 2 : is_clock(c - 1) ? c - 1 : c;
    if (clock == c) continue;
    plan.clocks.emplace_back(uint32_t(c), uint32_t(clock));
    columns[clock].role = plan.roles[clock] = Role::Unused;
    if (size_t zone = clock + 1;
        zone < columns.size() && columns[zone].role == Role::Unused && has_offsets(layout, zone))
      plan.clocks.emplace_back(uint32_t(c), uint32_t(zone));
  }
}

bool has_role(const Plan& plan, Role role) { return std::ranges::contains(plan.roles, role); }
bool is_linked(const Plan& plan) { return has_role(plan, Role::Thread) || has_role(plan, Role::Parent); }

// Answers that are rows of their own are not there a second time, as columns of what they answer.
void drop_told_twice(const Layout& layout, std::vector<ColumnGuess>& columns, Plan& plan) {
  auto direction = std::ranges::find(plan.roles, Role::Direction);
  if (!is_linked(plan) || direction == plan.roles.end()) return;
  bool sides[size_t(Speaks::Automatic) + 1] = {};
  for (std::string_view cell : sample_cells(layout, size_t(direction - plan.roles.begin())))
    sides[size_t(plan.sides.of(cell))] = true;
  if (!sides[size_t(Speaks::Public)] || !sides[size_t(Speaks::Organisation)]) return;
  for (size_t c = 0; c < columns.size(); c++)
    if (Role role = plan.roles[c];
        role == Role::ResponseTime || role == Role::ResponseDelay || role == Role::ResponseKind)
      plan.roles[c] = columns[c].role = Role::Unused;
}

// Of requests, which have an end, the one that is named as parent is the same request made before, or a larger one.
void drop_parent_requests(const Layout& layout, std::vector<ColumnGuess>& columns, Plan& plan) {
  auto parent = std::ranges::find(plan.roles, Role::Parent), closed = std::ranges::find(plan.roles, Role::ClosedTime);
  if (parent == plan.roles.end() || closed == plan.roles.end() || has_role(plan, Role::Direction)) return;
  size_t column = size_t(parent - plan.roles.begin());
  std::string name = folded(layout.names[column]);
  if (!name.contains("parent")) return;
  auto parents = sample_cells(layout, column), ends = sample_cells(layout, size_t(closed - plan.roles.begin()));
  bool ended = std::ranges::any_of(std::array{" sr", "request", "case", "ticket", "incident"},
                                   [&](std::string_view word) { return name.contains(word); });
  for (size_t i = 0; i < parents.size(); i++) ended |= !parents[i].empty() && !ends[i].empty();
  if (ended) columns[column].role = *parent = Role::Unused;
}

// Where messages name what they reply to, a conversation has bystanders: who is not the asker is not staff therefore.
void prefer_parents(const Layout& layout, std::vector<ColumnGuess>& columns, Plan& plan) {
  if (has_role(plan, Role::Direction)) return;
  auto parent = std::ranges::find(plan.roles, Role::Parent), thread = std::ranges::find(plan.roles, Role::Thread);
  if (parent == plan.roles.end() || thread == plan.roles.end()) return;
  auto cells = sample_cells(layout, size_t(parent - plan.roles.begin()));
  if (std::ranges::all_of(cells, &std::string_view::empty)) return;
  columns[size_t(thread - plan.roles.begin())].role = *thread = Role::Unused;
}

// Who gave their complaint a title only has said that.
void title_instead(const Layout& layout, Plan& plan) {
  constexpr std::string_view kTitles[] = {
      "title",           "titre",           "titel",        "titulo",  "titolo",         "headline",   "subject",
      "sujet",           "objet",           "betreff",      "asunto",  "assunto",        "oggetto",    "review title",
      "review headline", "complaint title", "ticket title", "summary", "ticket subject", "issue title"};
  auto text = std::ranges::find(plan.roles, Role::Text);
  if (text == plan.roles.end()) return;
  for (size_t c = 0; c < layout.names.size(); c++) {
    auto is_title = [&](const Reading& reading) { return std::ranges::contains(kTitles, reading.name); };
    if (plan.roles[c] != Role::Unused || std::ranges::none_of(readings_of(layout.names[c]), is_title)) continue;
    std::vector<std::string_view> titles = sample_cells(layout, c);
    std::erase(titles, "");
    if (std::set<std::string_view> different(titles.begin(), titles.end()); different.size() * 2 <= titles.size())
      continue;  // of the product, the place
    plan.instead.emplace_back(uint32_t(c), Role::Text);
    plan.markup[c] = markup_of(sample_cells(layout, c));
    return;
  }
}

void leave_out_notes(const Layout& layout, Plan& plan) {
  if (!is_linked(plan) && !has_role(plan, Role::Direction)) return;
  std::optional<std::pair<uint32_t, std::string>> likely;  // where they may still come
  bool seen = false;
  for (size_t c = 0; c < layout.names.size(); c++) {
    std::vector<std::string_view> cells = sample_cells(layout, c);
    const size_t rows = cells.size();
    std::erase(cells, "");
    auto n_of = [&](std::string_view values) {
      return size_t(std::ranges::count_if(cells, [&](std::string_view cell) { return is_one_of(cell, values); }));
    };
    std::string_view values = unsaid(layout.names[c], cells);
    if (size_t n = n_of(values); n && n < rows) plan.left_out.emplace_back(c, values);
    PrivateNotes notes = private_notes(layout.names[c], cells);
    if (notes.values.empty() || n_of(notes.values) == cells.size()) continue;
    if (notes.seen && !seen) plan.left_out.emplace_back(c, notes.values), seen = true;
    else if (!likely) likely.emplace(c, notes.values);
  }
  if (!seen && likely) plan.left_out.push_back(*likely);
}

}  // namespace

Result<Decision> decide(const Layout& layout, const FormatMatch& match, const OpenOptions& options,
                        SourceReport& source) {
  Decision out;
  source.columns = guess_roles(layout);
  for (size_t c = 0; c < source.columns.size(); c++)
    if (ColumnGuess& column = source.columns[c]; column.role == Role::Direction && !says_who(layout, c))
      column.role = Role::Unused, column.certainty = 0;
  out.plan.markup.assign(layout.names.size(), Markup::None);
  if (match.format && match.format->summary) return fail(ErrorCode::Summary, std::string(match.format->key));
  if (match.format) {
    out.plan.timed_ids = match.format->timed_ids;
    out.footer = match.format->footer;
    source.format = match.format->key;
    source.zone_suggested = match.format->zone;
    out.plan.tickets = match.format->tickets;
    out.plan.measures = match.format->measures;
    out.plan.own_parent = match.format->own_parent;
    out.plan.says_who = true;
    out.plan.author = match.format->author;
    if (out.plan.timed_ids && several_people(layout))
      source.format = "twitter_api", out.plan.author = Author::Public, out.plan.timed_ids = false;
    out.order = match.format->order;
    out.order_why = out.order == DateOrder::Unknown ? OrderWhy::Values : OrderWhy::Format;
    out.zone_is_sure = match.format->zone_is_sure;
    for (size_t c = 0; c < source.columns.size(); c++) {
      const FormatColumn* column = match.columns[c];
      source.columns[c].role = column ? column->role : Role::Unused;
      source.columns[c].certainty = 100;
      const LeftOut& left_out = match.format->left_out;
      if (!left_out.column.empty() && folded(layout.names[c]) == left_out.column) {
        out.plan.left_out = {{uint32_t(c), std::string(left_out.value)}};
      }
      if (!match.format->by_staff.column.empty() && folded(layout.names[c]) == match.format->by_staff.column)
        out.plan.by_staff = {uint32_t(c), match.format->by_staff.value};
      if (!match.format->answered.empty() && folded(layout.names[c]) == match.format->answered)
        out.plan.answered_column = uint32_t(c);
      if (!column) continue;
      bool tags = column->markup == Markup::Entities && markup_of(sample_cells(layout, c)) == Markup::Html;
      out.plan.markup[c] = tags ? Markup::Html : column->markup;
      if (column->unit_s) out.plan.delay_unit_s = column->unit_s;
    }
    if (match.format->timeline && is_timeline(layout, source.columns, out.plan))
      out.plan.author = Author::Organisation, out.plan.timed_ids = true;
  } else {
    source.format = "table";
  }
  for (size_t c = 0; c < source.columns.size(); c++) source.columns[c].samples = samples_of(layout, c);
  bool applied = false;
  if (auto error = apply(options.mapping, options.several, source.columns, applied)) return std::unexpected(*error);
  bool nothing_to_see = options.several && layout.samples.empty();  // another file is asked about
  out.needs_mapping = !match.format && options.confirm && !applied && !nothing_to_see;
  if (out.needs_mapping) {
    source.dates = first_evidence(layout, source.columns);
    bool open = source.dates.either && order_from(source.dates) == DateOrder::Unknown;
    source.order_why = open ? OrderWhy::Undecided : OrderWhy::NotNeeded;
  }

  for (size_t c = 0; c < source.columns.size(); c++) {
    Role role = source.columns[c].role;
    out.plan.roles.push_back(role);
    if (role == Role::Direction && !match.format)
      out.plan.sides = sides_of(folded(layout.names[c]), sample_cells(layout, c));
    bool text = role == Role::Text || role == Role::ResponseText;
    if (text && !match.format) out.plan.markup[c] = markup_of(sample_cells(layout, c));
    bool time = role == Role::Time || role == Role::ResponseTime || role == Role::ClosedTime;
    // In a known format one number is enough to see its unit; elsewhere a name that speaks of an epoch has to help.
    std::string name = folded(layout.names[c]) + (match.format ? " epoch" : "");
    out.plan.units.push_back(time ? number_unit(sample_cells(layout, c), name) : NumberUnit::None);
  }
  if (layout.delimiter) join_clocks(layout, applied || match.format, source.columns, out.plan);
  for (auto [column, role] : match.instead) {
    auto first = std::ranges::find(out.plan.roles, role);
    bool of_format = first != out.plan.roles.end() && match.columns[size_t(first - out.plan.roles.begin())];
    if (!of_format || out.plan.roles[column] != Role::Unused) continue;
    out.plan.instead.emplace_back(uint32_t(column), role);
    out.plan.markup[column] = out.plan.markup[size_t(first - out.plan.roles.begin())];
  }
  if (!match.format) {
    reply_to_first(layout, applied, source.columns, out.plan);
    if (!applied) {
      drop_parent_requests(layout, source.columns, out.plan);
      prefer_parents(layout, source.columns, out.plan), drop_told_twice(layout, source.columns, out.plan);
    }
    leave_out_notes(layout, out.plan);
    title_instead(layout, out.plan);
  }
  out.one_thread = match.format && match.format->one_thread && !has_role(out.plan, Role::Thread);
  if (!match.format) out.plan.tickets = !has_role(out.plan, Role::Parent) && !has_role(out.plan, Role::Direction);
  if (options.mapping.date_order != DateOrder::Unknown) {
    out.order = options.mapping.date_order;
    out.order_why = OrderWhy::Reader;
  }
  if (!out.plan.delay_unit_s)
    for (size_t c = 0; c < source.columns.size(); c++)
      if (source.columns[c].role == Role::ResponseDelay) out.plan.delay_unit_s = delay_unit_s(folded(layout.names[c]));
  out.plan.organisation = options.mapping.organisation;
  return out;
}

}  // namespace tolle::engine
