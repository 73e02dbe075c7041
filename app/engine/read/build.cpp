// One tight loop per column and batch; rows of their own for timed responses of tickets.
#include "engine/read/build.h"

#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <ranges>
#include <set>

#include "base/date_words.h"
#include "base/html.h"
#include "base/text.h"
#include "engine/read/answers.h"
#include "engine/read/directions.h"
#include "engine/read/private_notes.h"
#include "engine/read/signature.h"

namespace tolle::engine {
namespace {

constexpr size_t kTextSlack = 256;
constexpr size_t kLongestNothing = 9;  // "undefined"

}  // namespace

TableBuilder::TableBuilder(Plan plan, Masks masks, size_t rows, size_t text_bytes)
    : plan_(std::move(plan)), cleaner_(std::move(masks)) {
  column_.fill(kNone);
  for (uint32_t c = 0; c < plan_.roles.size(); c++) {
    Role role = plan_.roles[c];
    if (role == Role::Text) text_columns_.push_back(c);
    if (role != Role::Unused && column_[size_t(role)] == kNone) column_[size_t(role)] = c;
  }
  auto unit = [&](Role role, TimeBuilder& times) {
    if (has(role) && column_[size_t(role)] < plan_.units.size()) times.set_unit(plan_.units[column_[size_t(role)]]);
  };
  unit(Role::Time, time_);
  unit(Role::ClosedTime, closed_);
  says_who_ = plan_.says_who;
  parent_.keep_damaged();
  time_.reserve(rows);
  line_.reserve(rows);
  author_kind_.reserve(rows);
  if (has(Role::Id)) id_.reserve(rows);
  if (has(Role::Parent)) parent_.reserve(rows);
  if (has(Role::Text)) text_.reserve(rows, text_bytes);
  for (auto [role, dict] : {std::pair{Role::AuthorName, &author_},
                            {Role::Organisation, &organisation_},
                            {Role::Channel, &channel_},
                            {Role::Category, &category_},
                            {Role::Place, &place_}})
    if (has(role)) dict->column().codes.reserve(rows);
  if (signs_texts()) agent_.column().codes.reserve(rows);
}

void TableBuilder::add(const Batch& b, double share_read) {
  if (b.records == 0) return;
  Row from = rows_;
  align(from);
  rows_ += b.records;
  line_.insert(line_.end(), b.line, b.line + b.records);
  auto damaged = [&](uint32_t r) { issues.add(IssueKind::DamagedId, b.line[r]); };
  if (has(Role::Id)) id_.append(b, column_[size_t(Role::Id)], damaged);
  if (has(Role::Parent)) parent_.append(b, column_[size_t(Role::Parent)], damaged);
  if (has(Role::Thread)) thread_.append(b, column_[size_t(Role::Thread)], damaged);
  if (has(Role::Time) && first_times.size() < kFirstTimes)
    each(b, Role::Time, [&](uint32_t, Cell cell) {
      if (first_times.size() < kFirstTimes) first_times.push_back({shortened(trimmed(value_of(cell, scratch_)), 40)});
    });
  add_time(b, Role::Time, time_);
  time_.fill(rows_);
  add_time(b, Role::ClosedTime, closed_);
  add_authors(b);
  add_dict(b, Role::Organisation, organisation_);
  add_dict(b, Role::Channel, channel_);
  add_dict(b, Role::Category, category_);
  add_dict(b, Role::Place, place_);
  if (has(Role::Agent) && !has(Role::ResponseTime) && !has(Role::ResponseDelay)) add_dict(b, Role::Agent, agent_);
  add_kinds(b);
  text_.expect(b.bytes() + kTextSlack, share_read);
  add_texts(b);
  add_signatures(from);
  add_responses(b, from);
  add_delays(b, from);
  add_answers(b, from);
  for (const auto& [column, values] : plan_.left_out)
    each_cell(b, column, [&](uint32_t r, const char* at, const char* to, bool quoted) {
      if (!is_one_of(value_of({at, to, quoted}, scratch_), values)) return;
      issues.add(IssueKind::NoMessage, b.line[r]);
      left_out_.push_back(from + r);
    });
}

// Rows of responses have nothing in these columns.
void TableBuilder::align(Row rows) {
  if (has(Role::Parent)) parent_.fill(rows);
  if (has(Role::Thread)) thread_.fill(rows);
  if (has(Role::ClosedTime)) closed_.fill(rows);
  if (has(Role::ResponseKind)) {
    answer_kind_.fill(rows);
    untimed_.resize(rows, 0);
  }
  if (has(Role::Agent)) agent_.fill(rows);
  if (has(Role::Text)) text_.fill(rows);
}

void TableBuilder::add_dict(const Batch& b, Role role, DictBuilder& dict) {
  if (!has(role)) return;
  auto& codes = dict.column().codes;
  size_t before = codes.size();
  codes.resize(before + b.records);
  Code* out = codes.data() + before;
  if (Markup markup = plan_.markup[column_[size_t(role)]]; markup == Markup::Neutralised)
    each(b, role, [&](uint32_t r, Cell cell) {
      std::string_view value = value_of(cell, scratch_);
      bool neutral = value.size() > 1 && value[0] == '\'' && runs_in_spreadsheets(value[1]);
      out[r] = dict.code_of(value.substr(neutral));
    });
  else if (markup == Markup::Html)
    each(b, role, [&](uint32_t r, Cell cell) { out[r] = dict.code_of(text_from_html(value_of(cell, scratch_))); });
  else {
    if (dict.is_large()) each(b, role, [&](uint32_t, Cell cell) { dict.look_ahead({cell.from, cell.size()}); });
    each(b, role, [&](uint32_t r, Cell cell) { out[r] = dict.code_of(value_of(cell, scratch_)); });
  }
}

// Cells of a column of days with the time of day that stands beside them; false where there is none.
bool TableBuilder::with_clocks(const Batch& b, uint32_t column, std::vector<Cell>& cells) {
  auto of_column = [&](const auto& clock) { return clock.first == column; };
  if (std::ranges::none_of(plan_.clocks, of_column)) return false;
  moments_.assign(b.records, {});
  auto add = [&](uint32_t r, const char* from, const char* to, bool quoted) {
    std::string_view value = value_of({from, to, quoted}, scratch_);
    if (!value.empty()) (moments_[r] += moments_[r].empty() ? "" : " ") += value;
  };
  each_cell(b, column, add);
  for (auto [day, clock] : plan_.clocks | std::views::filter(of_column))
    each_cell(b, clock, [&](uint32_t r, const char* from, const char* to, bool quoted) {
      if (!moments_[r].empty()) add(r, from, to, quoted);
    });
  cells.resize(b.records);
  for (uint32_t r = 0; r < b.records; r++)
    cells[r] = {moments_[r].data(), moments_[r].data() + moments_[r].size(), false};
  return true;
}

void TableBuilder::add_time(const Batch& b, Role role, TimeBuilder& times) {
  if (!has(role)) return;
  auto faulty = [&](uint32_t r, Date::Fault fault) {
    if (fault == Date::Fault::Unreadable) issues.add(IssueKind::BadTime, b.line[r]);
    if (fault == Date::Fault::Empty && role == Role::Time) issues.add(IssueKind::NoTime, b.line[r]);
  };
  auto of_role = [&](const auto& other) { return other.second == role; };
  std::vector<Cell> cells;
  bool clocks = with_clocks(b, column_[size_t(role)], cells);
  if (!clocks && std::ranges::none_of(plan_.instead, of_role)) return times.append(b, column_[size_t(role)], faulty);
  cells.resize(b.records);
  if (!clocks) each(b, role, [&](uint32_t r, Cell cell) { cells[r] = cell; });
  for (auto [column, of] : plan_.instead | std::views::filter(of_role))
    each_cell(b, column, [&](uint32_t r, const char* at, const char* to, bool quoted) {
      std::string_view value = value_of(cells[r], scratch_);
      if (value.empty() || means_nothing(value)) cells[r] = {at, to, quoted};
    });
  for (uint32_t r = 0; r < b.records; r++)
    if (Date::Fault fault = times.append(cells[r]); fault != Date::Fault::None) faulty(r, fault);
}

void TableBuilder::add_kinds(const Batch& b) {
  if (!has(Role::ResponseKind)) return;
  size_t from = answer_kind_.column().codes.size();
  add_dict(b, Role::ResponseKind, answer_kind_);
  const DictColumn& kinds = answer_kind_.column();
  learn_kinds();
  for (size_t r = from; r < kinds.codes.size(); r++)
    untimed_.push_back(kinds.codes[r] != kNoCode && kind_answers_[kinds.codes[r]]);
  if (plan_.answered_column == kNone) return;
  each_cell(b, plan_.answered_column, [&](uint32_t r, const char* at, const char* to, bool quoted) {
    std::string_view value = value_of({at, to, quoted}, scratch_);
    if (!value.empty()) untimed_[from + r] = !says_unanswered(value);
  });
}

void TableBuilder::learn_kinds() {
  const std::vector<std::string>& names = answer_kind_.column().names;
  while (kind_answers_.size() < names.size()) kind_answers_.push_back(!says_unanswered(names[kind_answers_.size()]));
}

void TableBuilder::add_texts(const Batch& b) {
  if (text_columns_.empty()) return;
  auto join = [&](uint32_t r, uint32_t c) {
    each_cell(part_of(b, r, r + 1), c, [&](uint32_t, const char* from, const char* to, bool quoted) {
      std::string_view value = value_of({from, to, quoted}, scratch_);
      if (value.size() <= kLongestNothing && means_nothing(value)) return;
      text_.join(clean(value, plan_.markup[c], b.line[r]) ? std::string_view(cleaned_) : value);
    });
  };
  auto join_instead = [&](uint32_t r) {
    for (auto [c, role] : plan_.instead)
      if (role == Role::Text && text_.last().empty()) join(r, c);
  };
  if (Markup markup = plan_.markup[text_columns_[0]]; text_columns_.size() == 1 && markup != Markup::Html) {
    each(b, Role::Text, [&](uint32_t r, Cell cell) {
      if (cell.size() <= kLongestNothing && means_nothing({cell.from, cell.size()})) cell.to = cell.from;
      text_.append(cell);
      if (clean(text_.last(), markup, b.line[r])) text_.replace_last(cleaned_);
      join_instead(r);
    });
    return;
  }
  for (uint32_t r = 0; r < b.records; r++) {
    text_.append(std::string_view{});
    for (uint32_t c : text_columns_) join(r, c);
    join_instead(r);
  }
}

bool TableBuilder::clean(std::string_view text, Markup markup, uint32_t line) {
  if (!cleaner_.may_change(text, markup)) return false;
  Cleaned found;
  bool changed = cleaner_.clean(text, markup, cleaned_, found);
  if (found.repaired) issues.add(IssueKind::RepairedText, line);
  if (found.mails) issues.add(IssueKind::MaskedMail, line, found.mails);
  if (found.phones) issues.add(IssueKind::MaskedPhone, line, found.phones);
  return changed;
}

// Names are few: they are made clean once each, and counted by the rows that have them.
void TableBuilder::mark_untimed(Row row) {
  untimed_.resize(rows_, 0);
  untimed_[row] = 1;
}

void TableBuilder::add_responses(const Batch& b, Row from) {
  if (!has(Role::ResponseTime) && !has(Role::ResponseText)) return;
  struct Found {
    std::string text, agent;
    bool timed = false, bad = false, any = false;
    Cell time{};
  };
  std::vector<Found> found(b.records);
  Markup markup = has(Role::ResponseText) ? plan_.markup[column_[size_t(Role::ResponseText)]] : Markup::None;
  each(b, Role::ResponseText, [&](uint32_t r, Cell cell) {
    std::string_view value = value_of(cell, scratch_);
    constexpr size_t kLongestKind = 40;
    if (means_nothing(value) || (value.size() < kLongestKind && says_unanswered(value))) return;
    found[r].text = clean(value, markup, b.line[r]) ? std::string_view(cleaned_) : value;
  });
  each(b, Role::Agent, [&](uint32_t r, Cell cell) { found[r].agent = value_of(cell, scratch_); });
  each(b, Role::ResponseTime, [&](uint32_t r, Cell cell) { found[r].time = cell; });
  if (std::vector<Cell> cells; has(Role::ResponseTime) && with_clocks(b, column_[size_t(Role::ResponseTime)], cells))
    for (uint32_t r = 0; r < b.records; r++) found[r].time = cells[r];
  for (uint32_t r = 0; r < b.records; r++) {
    Found& f = found[r];
    Date::Fault fault = Date::Fault::Empty;
    std::string_view written = value_of(f.time, scratch_);
    if (means_never(written)) f.time = {};
    if (f.time.from != f.time.to) fault = time_.append(f.time);
    if (fault == Date::Fault::None) {
      append_response({from + r, b.line[r], {}, {}, f.agent, f.text});
      continue;
    }
    if (f.time.from != f.time.to) time_.pop();
    bool bad = fault == Date::Fault::Unreadable && !says_unanswered(written);
    if (bad) issues.add(IssueKind::BadTime, b.line[r]);
    if (!f.text.empty() || (bad && std::ranges::any_of(written, is_digit))) mark_untimed(from + r);
  }
}

// Delays count from times that are settled at the end only.
void TableBuilder::add_delays(const Batch& b, Row from) {
  if (!has(Role::ResponseDelay) || has(Role::ResponseTime)) return;
  std::vector<std::string> agents(has(Role::Agent) ? b.records : 0);
  each(b, Role::Agent, [&](uint32_t r, Cell cell) { agents[r] = value_of(cell, scratch_); });
  each(b, Role::ResponseDelay, [&](uint32_t r, Cell cell) {
    std::string_view value = value_of(cell, scratch_);
    std::optional<DelayReading> reading = read_delay(value, std::abs(plan_.delay_unit_s), delay_marks_);
    if (!reading) {
      if (!means_nothing(value) && !value.empty()) issues.add(IssueKind::BadTime, b.line[r]);
      return;
    }
    if (plan_.delay_unit_s < 0) return mark_untimed(from + r);
    delays_.push_back({rows_, from + r, *reading});
    time_.append_none();
    append_response({from + r, b.line[r], {}, {}, agents.empty() ? std::string_view{} : agents[r], {}});
  });
}

void TableBuilder::settle_delays(TimeBuilder::Settled& time) const {
  Precision unit = plan_.delay_unit_s >= 86'400 ? Precision::Day : Precision::Minute;
  for (const Delay& d : delays_) {
    if (time.ms[d.complaint] == kNoTime) continue;
    time.ms[d.row] = time.ms[d.complaint] + ms_of(d.reading, delay_marks_, plan_.delay_unit_s);
    time.precision[d.row] = std::min(time.precision[d.complaint], unit);
  }
}

void TableBuilder::add_answers(const Batch& b, Row from) {
  std::string unquoted;
  for (uint32_t c = 0; c < plan_.roles.size(); c++) {
    if (plan_.roles[c] != Role::Answers) continue;
    each_cell(b, c, [&](uint32_t r, const char* at, const char* to, bool quoted) {
      std::string_view value = value_of({at, to, quoted}, unquoted);
      std::vector<Answer> answers = answers_in(value);
      if (answers.empty() && !value.empty() && !means_nothing(value))
        mark_untimed(from + r);  // ids only: somebody answered, at a time unknown
      Code asker = has(Role::AuthorName) ? author_.column().codes[from + r] : kNoCode;
      for (const Answer& answer : answers) {
        Cell time{answer.created.data(), answer.created.data() + answer.created.size(), false};
        if (time_.append(time) != Date::Fault::None) issues.add(IssueKind::BadTime, b.line[r]);
        bool own = asker != kNoCode && author_.code_of(answer.creator) == asker;
        std::string text = answer.python ? text_of_python(answer.content) : std::string(answer.content);
        Markup markup = answer.python || answer.plain ? Markup::None : Markup::Html;
        if (clean(text, markup, b.line[r])) text = cleaned_;
        append_response(
            {from + r, b.line[r], answer.id, answer.creator, own ? std::string_view{} : answer.creator, text, own});
      }
    });
  }
}

void TableBuilder::append_response(const Response& a) {
  responses_.emplace_back(rows_++, a.parent);
  line_.push_back(a.line);
  author_kind_.push_back(a.from_asker ? Author::Public : Author::Organisation);
  if (has(Role::Id)) id_.append(a.id);
  if (has(Role::AuthorName)) author_.append(a.author);
  agent_.fill(rows_ - 1);
  agent_.append(a.agent);
  if (!has(Role::Text)) text_.fill(rows_ - 1);
  text_.append(a.text);
  for (DictBuilder* dict : {&organisation_, &channel_, &category_, &place_}) {
    auto& codes = dict->column().codes;
    if (!codes.empty()) codes.push_back(codes[a.parent]);
  }
}

DateEvidence TableBuilder::evidence() const {
  return {time_.evidence.day_first + closed_.evidence.day_first,
          time_.evidence.month_first + closed_.evidence.month_first, time_.evidence.either + closed_.evidence.either};
}
bool TableBuilder::any_local() const { return time_.any_local || closed_.any_local; }

Unjoined TableBuilder::finish(DateOrder order, const ZoneTable& zone) {
  Unjoined out;
  Table& t = out.table;
  t.rows = rows_;
  t.ticket_shaped = plan_.tickets;
  if (has(Role::Id)) t.id = id_.take();
  time_.fill(rows_);
  TimeBuilder::Settled time = time_.settle(order, zone, line_, issues);
  settle_delays(time);
  std::vector<uint8_t> is_response(responses_.empty() ? 0 : rows_, 0);
  // A day without its time of day is not before what happened on it.
  auto same_day = [&](Row asked, Ms then, Precision precision) {
    bool vaguer = then != kNoTime && precision == Precision::Day && time.precision[asked] != Precision::Day;
    return vaguer && then < time.ms[asked] && time.ms[asked] - then < Ms(86'400'000) ? time.ms[asked] : then;
  };
  for (auto [row, complaint] : responses_) {
    is_response[row] = 1;
    time.ms[row] = same_day(complaint, time.ms[row], time.precision[row]);
  }
  size_t first = 0;
  for (Row r = 0; r < rows_ && first < first_times.size(); r++)
    if (is_response.empty() || !is_response[r])
      first_times[first].time = time.ms[r], first_times[first++].precision = time.precision[r];
  if (has(Role::ClosedTime)) {
    closed_.fill(rows_);
    TimeBuilder::Settled closed = closed_.settle(order, zone, line_, issues);
    for (Row r = 0; r < rows_; r++) closed.ms[r] = same_day(r, closed.ms[r], closed.precision[r]);
    t.closed = std::move(closed.ms);
  }
  t.time = std::move(time.ms);
  t.precision = std::move(time.precision);
  t.author_kind = std::move(author_kind_);
  bool says_who = has(Role::Direction) && says_who_;
  // A column of nothing but unknown words does not make everybody the organisation.
  for (Row r = 0; r < rows_ && has(Role::Direction) && !says_who; r++)
    if (is_response.empty() || !is_response[r]) t.author_kind[r] = plan_.author;
  auto take = [&](DictBuilder& dict) {
    if (dict.column().names.empty()) return DictColumn{};
    dict.fill(rows_);
    if (auto nothing = std::ranges::find(dict.column().names, "\\N"); nothing != dict.column().names.end())
      std::ranges::replace(dict.column().codes, Code(nothing - dict.column().names.begin()), kNoCode);
    clean_names(dict.column(), &dict != &author_ && &dict != &agent_);
    return std::move(dict.column());
  };
  if (has(Role::AuthorName) && plan_.markup[column_[size_t(Role::AuthorName)]] == Markup::Handle)
    for (std::string& name : author_.column().names)
      if (!name.starts_with('@') && name.find('@') != name.npos) name.insert(0, "@");
  t.author = take(author_);
  t.agent = take(agent_);
  t.organisation = take(organisation_);
  // In a thread where no column says who is who, the organisation that the reader named may be one of the authors.
  bool is_named = false;
  if (!plan_.organisation.empty() && (!plan_.tickets || has(Role::Thread)) && !says_who && !t.author.empty())
    for (Code c = 0; c < t.author.names.size(); c++) {
      if (folded(t.author.names[c]) != folded(plan_.organisation)) continue;
      is_named = true;
      for (Row r = 0; r < rows_; r++)
        if (t.author.codes[r] == c) t.author_kind[r] = Author::Organisation;
    }
  if (t.organisation.empty() && !plan_.organisation.empty()) {
    t.organisation.names = {plan_.organisation};
    t.organisation.codes.assign(rows_, 0);
  }
  t.channel = take(channel_);
  t.category = take(category_);
  t.place = take(place_);
  t.answer_kind = take(answer_kind_);
  if (!untimed_.empty()) untimed_.resize(rows_, 0);
  t.answered_untimed = std::move(untimed_);
  if (text_.size()) {
    text_.fill(rows_);
    t.text = text_.take();
  }
  t.line = std::move(line_);

  auto take_ids = [&](Role role, IdBuilder& ids) {
    if (!has(role)) return IdColumn{};
    ids.fill(rows_);
    return ids.take();
  };
  out.parents = take_ids(Role::Parent, parent_);
  out.threads = take_ids(Role::Thread, thread_);
  out.responses = std::move(responses_);
  out.left_out = std::move(left_out_);
  out.says_who = says_who || is_named || !has(Role::AuthorName);
  out.timed_ids = plan_.timed_ids;
  out.measures = plan_.measures;
  out.own_parent = plan_.own_parent;
  std::vector<std::string_view> words(directions_.column().names.begin(), directions_.column().names.end());
  if (!users_.empty() && !plan_.says_who && sides_of({}, words).user_is_staff)
    for (Row r : users_) t.author_kind[r] = Author::Organisation;
  uint64_t staff = t.agent.names.size();
  if (has(Role::Thread) && says_who && t.agent.empty() && !t.author.empty()) {  // authors are the staff then
    std::set<Code> authors;
    std::vector<uint8_t> gone(rows_, 0);
    for (Row r : out.left_out) gone[r] = 1;
    for (Row r = 0; r < rows_; r++)
      if (t.author_kind[r] == Author::Organisation && !gone[r]) authors.insert(t.author.codes[r]);
    authors.erase(kNoCode);
    staff = authors.size();
  }
  if (staff) issues.add(IssueKind::MaskedStaff, 0, staff);
  return out;
}

}  // namespace tolle::engine
