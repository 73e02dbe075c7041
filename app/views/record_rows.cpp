// One message on one line, or on four on a phone.
#include "views/record_rows.h"

#include <cmath>

#include "i18n/durations.h"
#include "i18n/sentences.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr engine::SortBy kSorts[] = {engine::SortBy::Time, engine::SortBy::Who, engine::SortBy::Text,
                                     engine::SortBy::Wait};

// What stands in for the text of a message that has none: tickets are often nothing but their columns.
std::string stand_in(Context& c, const engine::Message& m) {
  std::string out;
  for (const std::string* part : {&m.organisation, &m.category, &m.place, &m.answer_kind})
    if (!part->empty()) (out.empty() ? out : out += " · ") += *part;
  return out.empty() ? std::string(c.t(Str::RecordsNoText)) : out;
}

std::string one_line(std::string text) {
  for (char& ch : text)
    if (ch == '\n' || ch == '\r' || ch == '\t') ch = ' ';
  return text;
}

// The text, or blocks in its place until the reader asks.
void draw_text(Context& c, const Rect& rect, const engine::Message& m, const ui::Style& style) {
  if (m.signals.empty()) {
    bool none = m.text.empty();
    if (c.ui.is_visible(rect)) {
      std::string text = none ? stand_in(c, m) : one_line(m.text);
      if (style.max_lines == 1) c.ui.paint().text_middle(rect, text, none ? style.in(c.colours().muted) : style);
      else c.ui.paint().text_in(rect, text, none ? style.in(c.colours().muted) : style);
    }
    return;
  }
  bool open = model::is_unveiled(c.state, m.row);
  std::string label = open ? signals_name(m.signals, c.lang) : c.t(Plural::RecordsVeiled, m.signals.size());
  if (c.ui.veil(Key("veil", m.row), rect, one_line(m.text), label, open, style)) {
    if (open) model::veil(c.state, m.row);
    else model::unveil(c.state, m.row);
  }
}

std::string told_text(Context& c, const engine::Message& m) {
  if (!m.signals.empty() && !model::is_unveiled(c.state, m.row)) return c.t(Plural::RecordsVeiled, m.signals.size());
  return m.text.empty() ? stand_in(c, m) : one_line(m.text);
}

// A column of dashes would say nothing.
bool tells_waits(const Context& c) { return c.knows.answers || c.knows.closing; }

void open_thread(Context& c, const engine::Message& m) {
  c.state.thread = c.state.thread == m.row ? engine::kNoRow : m.row;
}

void draw_card(Context& c, ui::Table& table, const engine::Message& m) {
  bool is_figure = false;
  std::string wait = wait_of(c, m, is_figure), head = time_of(c, m) + " · " + who_of(c, m);
  if (table.row(Key("record", m.row), record_row_height(c), c.state.thread == m.row).activated) open_thread(c, m);
  Rect cell = table.cell_to_draw(head + " — " + told_text(c, m) + " — " + wait).inset(0, ui::kSpace2);
  if (c.ui.is_visible(cell)) {
    ui::Painter& p = c.ui.paint();
    Rect top = cell;
    top.h = 18;
    Rect right = top.cut_right(std::min(top.w / 2, c.ui.text_width(wait) + 4));
    p.text_middle(
        right, wait,
        ui::kBody.in(is_figure ? c.colours().lane(Lane::Response).text : c.colours().muted).aligned(ui::Align::Right));
    p.disc({top.x + 4, top.centre().y}, 4, dot_of(c, m));
    top.cut_left(14);
    p.text_middle(top, head, ui::kBody.in(c.colours().muted));
  }
  cell.cut_top(20);
  draw_text(c, cell, m, m.signals.empty() ? ui::kBody.lines(2) : ui::kOneLine);
}

}  // namespace

float record_row_height(const Context& c) { return c.narrow ? 80.f : c.ui.is_touch() ? 44.f : 28.f; }

std::string who_of(const Context& c, const engine::Message& m) {
  std::string kind(name_of(m.author, c.lang));
  if (m.author == engine::Author::Organisation) {
    std::string organisation = m.who.empty() ? kind : m.who;
    return m.agent ? c.t(Str::WhoNamed, organisation, c.t(Str::WhoAgent, std::to_string(m.agent))) : organisation;
  }
  return m.who.empty() ? kind : c.t(Str::WhoNamed, kind, m.who);
}

ui::Colour dot_of(const Context& c, const engine::Message& m) {
  using enum engine::Author;
  Lane lane = m.author == Organisation ? Lane::Response
              : m.author == Media      ? Lane::Amplification
              : m.author == Platform   ? Lane::Context
                                       : Lane::Complaint;
  return c.colours().lane(lane).mark;
}

std::string time_of(const Context& c, const engine::Message& m) {
  if (m.time == engine::kNoTime) return std::string(c.t(Str::RecordsNoTime));
  // The list tells minutes; the thread tells as much as is known.
  auto shown = m.precision == engine::Precision::Day ? engine::Precision::Day : engine::Precision::Minute;
  return date_time(m.time, shown, c.zone_of(m.precision), c.lang);
}

std::string wait_of(const Context& c, const engine::Message& m, bool& is_figure) {
  is_figure = false;
  if (!m.complaint) return "–";
  if (m.wait_s) return is_figure = true, duration(*m.wait_s, c.lang);
  if (m.answered) return std::string(c.t(Str::RecordsAnsweredUntimed));
  if (c.knows.answers) return std::string(c.t(Str::RecordsNoneYet));
  if (m.closed != engine::kNoTime && m.time != engine::kNoTime && m.closed >= m.time)
    return c.t(Str::RecordsClosed, duration(double(m.closed - m.time) / 1000, c.lang));
  return "–";
}

ui::Table begin_records(Context& c, const Rect& rect, bool sortable) {
  std::vector<ui::Column> columns;
  auto add = [&](Str title, float width) {
    size_t i = columns.size();
    int sorted = sortable && kSorts[i] == c.state.sort.by ? (c.state.sort.descending ? -1 : 1) : 0;
    columns.push_back({std::string(c.t(title)), width, ui::Align::Left, sortable, sorted});
  };
  float head = 32;
  if (c.narrow) {
    columns.push_back({"", 0});  // cards need no head
    head = 0;
  } else {
    float who = std::clamp(rect.w * .2f, 130.f, 230.f),
          wait = std::max(124.f, c.ui.text_width(c.t(Str::ColumnFirstAnswer)) + 24);
    if (!c.knows.answers && c.knows.closing)  // as wide as the longest that wait_of() says
      wait = std::max(wait, c.ui.text_width(c.t(Str::RecordsClosed, duration(23.4 * 3600, c.lang))) + 16);
    add(Str::ColumnTime, 148), add(Str::ColumnWho, who), add(Str::ColumnMessage, 0);
    if (tells_waits(c)) add(Str::ColumnFirstAnswer, wait);
  }
  ui::Table table = c.ui.table(Key("records"), rect, c.t(Str::RecordsTitle), columns, head);
  if (table.sort_clicked) {
    engine::SortBy by = kSorts[size_t(*table.sort_clicked)];
    c.state.sort = {by, c.state.sort.by == by && !c.state.sort.descending};
  }
  return table;
}

void draw_record(Context& c, ui::Table& table, const engine::Message& m) {
  if (c.narrow) return draw_card(c, table, m);
  bool is_figure = false;
  std::string wait = wait_of(c, m, is_figure);
  if (table.row(Key("record", m.row), record_row_height(c), c.state.thread == m.row).activated) open_thread(c, m);
  table.cell(time_of(c, m));
  std::string who = who_of(c, m);
  Rect cell = table.cell_to_draw(who);
  if (c.ui.is_visible(cell)) {
    c.ui.paint().disc({cell.x + 4, cell.centre().y}, 4, dot_of(c, m));
    cell.cut_left(14);
    c.ui.paint().text_middle(cell, who);
  }
  draw_text(c, table.cell_to_draw(told_text(c, m)), m, ui::kOneLine);
  if (tells_waits(c))
    table.cell(wait, ui::kOneLine.in(is_figure ? c.colours().lane(Lane::Response).text : c.colours().muted));
}

}  // namespace tolle::views
