// A thread reads like a conversation: who, when, what, and how long the first answer took.
#include "views/thread.h"

#include <algorithm>
#include <cmath>

#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "i18n/sentences.h"
#include "views/parts.h"
#include "views/record_rows.h"

namespace tolle::views {
namespace {

constexpr size_t kMost = 300;  // messages; a longer thread is a page of its own in Records
constexpr float kLine = 18;

std::string facts_of(Context& c, const engine::Message& m) {
  std::string out;
  auto add = [&](const std::string& text) {
    if (!text.empty()) (out.empty() ? out : out += " · ") += text;
  };
  if (m.complaint) {
    add(m.organisation), add(m.channel), add(m.category), add(m.place);
    if (m.wait_s) add(c.t(Str::ThreadWait, duration(*m.wait_s, c.lang)));
    else if (m.answered) add(std::string(c.t(Str::ThreadUntimed)));
    else if (c.knows.answers) add(std::string(c.t(Str::ThreadUnanswered)));
    if (!m.answer_kind.empty()) add(c.t(Str::ThreadKind, m.answer_kind));
    if (m.closed != engine::kNoTime)
      add(c.t(Str::ThreadClosed, date_time(m.closed, engine::Precision::Minute, c.zone(), c.lang)));
  }
  if (m.shares_id) add(std::string(c.t(Str::ThreadSharedId)));
  if (m.line && (m.depth == 0 || m.line != c.report->thread.front().line)) {
    bool by_record = c.session.source().numbers_records;
    add(c.t(by_record ? Str::ThreadRecord : Str::ThreadLine, number(uint64_t(m.line), c.lang)));
  }
  return out;
}

// "capitals (YOU ARE USELESS), insult (idiots)": the rules explain themselves, once the text is shown.
std::string signals_with_words(Context& c, const engine::Message& m) {
  std::string out;
  for (size_t i = 0; i < m.signals.size(); i++) {
    if (i) out += ", ";
    out += signals_name({m.signals[i]}, c.lang);
    if (i < m.signal_tokens.size() && !m.signal_tokens[i].empty()) out += " (" + m.signal_tokens[i] + ")";
  }
  return out;
}

struct Block {
  const engine::Message* message;
  std::string head, text, facts;
  float indent = 0, text_h = 0, facts_h = 0;
  bool veiled = false;
  float height() const { return kLine + 4 + text_h + (facts_h ? facts_h + 2 : 0) + ui::kSpace3; }
};

Block block_of(Context& c, const engine::Message& m, float width) {
  Block b{.message = &m};
  b.indent = std::min<float>(m.depth, 4) * ui::kSpace3;
  std::string time = m.time == engine::kNoTime ? std::string(c.t(Str::RecordsNoTime))
                                               : date_time(m.time, m.precision, c.zone_of(m.precision), c.lang);
  b.head = time + " · " + who_of(c, m);
  b.veiled = !m.signals.empty() && !model::is_unveiled(c.state, m.row);
  b.text = m.text.empty() ? std::string(c.t(Str::RecordsNoText)) : m.text;
  b.facts = facts_of(c, m);
  if (!m.signals.empty())
    b.facts = c.t(Str::ThreadVeilWhy, b.veiled ? signals_name(m.signals, c.lang) : signals_with_words(c, m)) +
              (b.facts.empty() ? "" : " " + b.facts);
  float room = width - b.indent - 16;
  b.text_h = b.veiled ? 20 : c.ui.text_height(b.text, room, ui::kBody);
  b.facts_h = b.facts.empty() ? 0 : c.ui.text_height(b.facts, room, ui::kBody);
  return b;
}

void draw_block(Context& c, const Rect& rect, const Block& b, bool is_asked) {
  auto item = c.ui.list_item(Key("thread.message", b.message->row), rect);
  ui::Painter& p = c.ui.paint();
  Rect room = rect;
  room.cut_left(b.indent);
  if (c.ui.is_visible(rect)) {
    if (is_asked) p.fill({rect.x - 8, rect.y - 4, rect.w + 16, rect.h - 4}, c.colours().hover, 6);
    p.disc({room.x + 4, room.y + kLine / 2}, 4, dot_of(c, *b.message));
    if (b.indent > 0) p.vline(room.x - 6, room.y, rect.bottom() - ui::kSpace3, c.colours().hairline);
  }
  room.cut_left(16);
  c.ui.text(room.cut_top(kLine), b.head, ui::kOneLine.in(c.colours().muted));
  room.cut_top(4);
  Rect body = room.cut_top(b.text_h);
  if (b.veiled) {
    if (c.ui.veil(Key("thread.veil", b.message->row), body, b.text, c.t(Str::ThreadShow), false, ui::kOneLine))
      model::unveil(c.state, b.message->row);
  } else {
    c.ui.text(body, b.text);
  }
  if (b.facts_h) c.ui.text(room.moved(0, 2), b.facts, ui::kBody.in(c.colours().muted));
}

}  // namespace

float draw_thread(Context& c, const Rect& area) {
  const Report& r = *c.report;
  bool here = r.query.thread == c.state.thread && !r.thread.empty();
  std::vector<Block> blocks;
  Vec size = c.ui.button_size(c.t(Str::ThreadAddToCase));
  // A finger's button is higher than the title.
  float top = std::max(c.ui.card_top(area.w, c.t(Str::ThreadTitle), ""), size.y + 2 * ui::kSpace2 + 4);
  float room = area.w - 2 * ui::kSpace4, height = top + ui::kSpace4;
  if (here) {
    for (const engine::Message& m : r.thread) {
      if (blocks.size() == kMost) break;
      blocks.push_back(block_of(c, m, room));
      height += blocks.back().height();
    }
  } else {
    height += 80;
  }
  uint64_t left = here && r.thread_total > blocks.size() ? r.thread_total - blocks.size() : 0;
  if (left) height += kLine;
  Rect rect{area.x, area.y, area.w, height};
  ui::Card card = c.ui.card(Key("thread"), rect, c.t(Str::ThreadTitle), "");
  Rect close{rect.right() - kIconSize - 8, rect.y + 6, kIconSize, kIconSize};
  bool escape = c.ui.key_pressed("Escape").has_value();
  if (icon_button(c, Key("thread.close"), close, Icon::Close, c.t(Str::ThreadClose)) || escape) {
    c.ui.focus(Key("record", c.state.thread));
    c.state.thread = engine::kNoRow;
  }
  if (!here) {
    draw_note(c, card.body, c.t(Str::ThreadLoading));
    return height;
  }
  if (c.ui.button(Key("thread.add"), {close.x - size.x - 6, rect.y + 8, size.x, size.y}, c.t(Str::ThreadAddToCase)))
    c.wish(Wish::AddToCase);
  auto list = c.ui.list(Key("thread.list"), c.t(Str::ThreadTitle));
  float y = rect.y + top;
  for (const Block& b : blocks) {
    draw_block(c, {card.body.x, y, card.body.w, b.height()}, b, b.message->row == c.state.thread && blocks.size() > 1);
    y += b.height();
  }
  if (left)
    c.ui.text({card.body.x, y, card.body.w, kLine}, c.t(Plural::FacetMore, left), ui::kBody.in(c.colours().muted));
  return height;
}

}  // namespace tolle::views
