#include "views/case_small.h"

#include <algorithm>

#include "i18n/case_words.h"
#include "model/case_now.h"
#include "views/case_axis.h"
#include "views/case_layout.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr size_t kMostCompared = 6;

struct Small {
  const model::OpenCase* open = nullptr;
  const cases::Timeline* t = nullptr;
  std::vector<model::Spot> spots;  // since the complaint
  bool durations = false;
};

Small small_of(const model::OpenCase& open) {
  const cases::Timeline& t = open.timeline();
  return {&open, &t, model::spots_of(t, cases::Axis::Since, t.complaint), model::has_durations(t, t.complaint)};
}

// One window for all of them, so that lengths can be compared from one to the other.
model::AxisWindow common_window(const std::vector<Small>& all) {
  double from = -1, to = cases::log_from_ms(86'400'000);
  for (const Small& s : all)
    for (size_t i : s.t->order) from = std::min(from, s.spots[i].mark), to = std::max(to, s.spots[i].mark);
  double margin = (to - from) * .05;
  return {from - margin, to + margin};
}

// What the colours are. Returns its height.
float draw_legend(Context& c, const Rect& area) {
  Flow legend(area, ui::kSpace4, 2);
  for (size_t l = 0; l < kCaseLanes; l++) {
    std::string_view name = name_of(cases::Lane(l), c.lang);
    Rect at = legend.place({c.ui.text_width(name) + 16, 20});
    c.ui.paint().disc({at.x + 5, at.centre().y}, 4.5f, c.colours().lane(Lane(l)).mark);
    c.ui.text({at.x + 16, at.y + 1, at.w - 14, 18}, name, ui::kOneLine.in(c.colours().muted));
  }
  return legend.bottom() - area.y;
}

// Five thin lanes; the line is the complaint.
void draw_lanes(Context& c, const Small& s, const AxisScale& scale, const Rect& rect, float gap) {
  if (!c.ui.is_visible(rect)) return;
  ui::Painter& p = c.ui.paint();
  float lane_h = (rect.h - 4 * gap) / 5;
  auto lane_y = [&](size_t lane) { return rect.y + float(lane) * (lane_h + gap); };
  for (size_t l = 0; l < kCaseLanes; l++)
    p.fill({rect.x, lane_y(l), rect.w, lane_h}, c.colours().lane(Lane(l)).wash, 3);
  float zero = scale.px(0);
  p.vline(zero, rect.y - 3, rect.bottom() + 3, c.colours().edge);
  auto clip = c.ui.clip(rect);
  float radius = std::min(4.f, lane_h / 2 - 1), half = std::min(6.f, lane_h / 2);
  for (bool dots : {false, true})
    for (size_t i : s.t->order) {
      const ui::LaneColours& colours = c.colours().lane(Lane(s.open->value.events[i].lane));
      Vec at{scale.px(s.spots[i].mark), lane_y(size_t(s.open->value.events[i].lane)) + lane_h / 2};
      if (dots) {
        p.disc(at, radius + 1, colours.wash);
        p.disc(at, radius, colours.mark);
        continue;
      }
      float from = std::max(scale.px(s.spots[i].from), rect.x - 400),
            to = std::min(scale.px(s.spots[i].to), rect.right() + 400);
      if (to - from < 4 || is_comment(s.open->value.events[i])) continue;
      c.marks.soft(
          p.list(), {from, at.y - half, to - from, 2 * half},
          {.from_soft = at.x - from, .to_soft = to - at.x, .radius = half, .colour = colours.mark.faded(.2f).packed()});
    }
}

void draw_ticks(Context& c, const AxisScale& scale, float top, float bottom, bool labels_above) {
  std::vector<SinceTick> ticks = since_ticks(scale.window, c.lang, true);
  std::vector<float> centres, widths;
  std::vector<int> weights;
  for (const SinceTick& t : ticks) {
    float w = c.ui.text_width(t.label);
    centres.push_back(std::clamp(scale.px(t.value), scale.x0 - 6 + w / 2, scale.x1 - w / 2));
    widths.push_back(w);
    weights.push_back(t.weight);
  }
  std::vector<bool> stay = ui::labels_without_collisions(centres, widths, 14, weights);
  for (size_t i = 0; i < ticks.size(); i++) {
    if (!stay[i]) continue;
    c.ui.paint().vline(scale.px(ticks[i].value), top, bottom, c.colours().hairline);
    c.ui.paint().text({centres[i] - widths[i] / 2, labels_above ? top - 20 : bottom + 2}, ticks[i].label,
                      ui::kBody.in(c.colours().muted));
  }
}

std::string hand_text(Context& c, const Small& s, const cases::ClockHand& hand) {
  if (hand.perhaps != cases::kNowhere) return std::string(c.t(Str::ClockUnknown));
  if (hand.event == cases::kNowhere) return std::string(c.t(Str::ClockNone));
  if (std::string range = range_of(hand.since, c.lang); !range.empty() && hand.since.max_ms) return range;
  const cases::Case& value = s.open->value;
  const ZoneTable& zone = c.session.zone(value.zone.empty() ? "UTC" : value.zone);
  if (s.t->anchored && (hand.when.earliest_ms || hand.when.latest_ms)) return interval_of(hand.when, zone, c.lang);
  std::string range = range_of(hand.since, c.lang);
  return range.empty() ? std::string(c.t(Str::ClockUnknown)) : range;
}

// Nothing is known of when it was: said quietly.
bool is_vague(const Context& c, const cases::ClockHand& hand, std::string_view text) {
  return hand.event == cases::kNowhere || text == c.t(Str::ClockUnknown);
}

std::vector<cases::ClockHand> clock_of(const Small& s) {
  return cases::boomerang_clock(s.open->value, *s.t, cases::seen_all(*s.t));
}

struct Card {
  std::string name, title, subtitle;
  std::optional<Small> small;
};

constexpr float kLanes = 92, kTicks = 24, kLine = 20;
constexpr cases::Hand kTold[] = {cases::Hand::StaffConsequence, cases::Hand::PublicAnswer};

// Where there is no room beside their names, durations stand below them.
bool is_stacked(const Context& c, float room) {
  constexpr float kLeast = 84;
  return std::ranges::any_of(kTold, [&](cases::Hand h) { return c.ui.text_width(name_of(h, c.lang)) + kLeast > room; });
}

// From the lanes on.
float lower_height(const Context& c, float room) {
  return kLanes + kTicks + (is_stacked(c, room) ? 4 : 2) * kLine + 2 * ui::kSpace2 + 28 + ui::kSpace3;
}

float card_height(Context& c, const Card& card, float width) {
  float room = width - 2 * ui::kSpace4;
  return ui::kSpace4 + c.ui.text_height(card.title, room, ui::kTitle) + c.ui.text_height(card.subtitle, room) +
         ui::kSpace3 + lower_height(c, room);
}

void draw_card(Context& c, const Card& card, const Rect& rect, const model::AxisWindow& window) {
  auto item = c.ui.list_item(Key("cases.item", card.name), rect);
  ui::Ui::Touched t = c.ui.control({.key = Key("cases.open", card.name).text,
                                    .role = ui::Role::Button,
                                    .rect = rect,
                                    .label = c.t(Str::CasesOpenOne, card.title)});
  if (t.activated) model::show_case(c.state, card.name);
  ui::Painter& p = c.ui.paint();
  p.fill(rect, t.pressed ? c.colours().pressed : c.colours().card, 10);
  p.stroke(rect, t.hovered ? c.colours().edge : c.colours().hairline, 10);
  Rect room = rect.inset(ui::kSpace4);
  room.cut_top(c.ui.heading(3, room, card.title));
  room.cut_top(c.ui.text(room, card.subtitle, ui::kBody.in(c.colours().muted)) + ui::kSpace3);
  // Pictures of a row stand side by side, however long the titles above them are.
  float lower = lower_height(c, room.w);
  bool stacked = is_stacked(c, room.w);
  room = {room.x, rect.bottom() - lower, room.w, lower};
  Rect lanes = room.cut_top(kLanes);
  room.cut_top(kTicks + ui::kSpace2);
  if (!card.small) {
    c.ui.paint().fill(lanes, c.colours().hover, 6);
    return;
  }
  AxisScale scale{window, lanes.x, lanes.right()};
  draw_lanes(c, *card.small, scale, lanes, 3);
  if (card.small->durations) draw_ticks(c, scale, lanes.bottom() - 1, lanes.bottom() + 4, false);
  else
    c.ui.text({lanes.x, lanes.bottom() + 5, lanes.w, 18}, c.t(Str::CaseCaptionOrder),
              ui::kOneLine.in(c.colours().muted));
  std::vector<cases::ClockHand> clock = clock_of(*card.small);
  for (cases::Hand hand : kTold) {
    std::string name(name_of(hand, c.lang)), text = hand_text(c, *card.small, clock[size_t(hand)]);
    Rect line = room.cut_top(kLine);
    bool none = is_vague(c, clock[size_t(hand)], text);
    c.ui.text(line, name, ui::kOneLine.in(c.colours().muted));
    if (stacked) line = room.cut_top(kLine);
    else line.cut_left(c.ui.text_width(name) + ui::kSpace2);
    Lane lane = hand == cases::Hand::StaffConsequence ? Lane::Staff : Lane::Response;
    bool strong = !none && c.ui.text_width(text, ui::kStrong) <= line.w;  // rather light than cut
    c.ui.text(line, text,
              (strong ? ui::kStrong : ui::kBody)
                  .in(none ? c.colours().muted : c.colours().lane(lane).text)
                  .lines(1)
                  .aligned(stacked ? ui::Align::Left : ui::Align::Right));
  }
  room.cut_top(ui::kSpace2);
  std::vector<std::string>& compared = c.state.study.compared;
  bool on = std::ranges::find(compared, card.name) != compared.end();
  std::string_view label = c.t(Str::CasesCompareThis);
  float w = c.ui.text_width(label) + 40;
  if (c.ui.toggle(Key("cases.compare", card.name), {room.x, room.y, w, 28}, label, on) &&
      (on || compared.size() < kMostCompared))
    model::toggle(compared, card.name);
}

std::vector<Card> cards_of(Context& c) {
  std::vector<Card> cards;
  auto add = [&](const std::string& name, const cases::Text& title) {
    Card& card = cards.emplace_back(Card{name, std::string(model::text_in(title, c.lang)), {}, {}});
    const model::OpenCase* open = c.cases.find(name);
    if (!open) return;
    card.title = model::text_in(open->value.title, c.lang);
    card.subtitle = model::text_in(open->value.subtitle, c.lang);
    card.small = small_of(*open);
  };
  std::string own(model::kOwnCase);
  if (const model::OpenCase* open = c.cases.find(own)) add(own, open->value.title);
  if (const auto* index = c.cases.index())
    for (const model::BundledCase& one : *index) add(one.id, one.title);
  return cards;
}

std::vector<Small> compared_of(const Context& c) {
  std::vector<Small> all;
  for (const std::string& name : c.state.study.compared)
    if (const model::OpenCase* open = c.cases.find(name); open && all.size() < kMostCompared)
      all.push_back(small_of(*open));
  return all;
}

}  // namespace

bool can_compare(const Context& c) { return compared_of(c).size() >= 2; }

float draw_case_list(Context& c, const Rect& area) {
  Rect room = area;
  std::vector<Card> cards = cards_of(c);
  Vec size = c.ui.button_size(c.t(Str::CasesCompare), {.look = ui::ButtonLook::Primary});
  Rect head = room;
  head.w -= c.is_phone() ? 0 : size.x + ui::kSpace4;
  float h = c.ui.heading(2, head, c.t(Str::CasesTitle), {ui::Size::Fitted, ui::Weight::Bold}) + 2;
  h += c.ui.text({head.x, head.y + h, head.w, 0}, c.t(Str::CasesHow), ui::kBody.in(c.colours().muted));
  Rect button = c.is_phone() ? Rect{room.x, room.y + h + ui::kSpace2, size.x, size.y}
                             : Rect{room.right() - size.x, room.y + 4, size.x, size.y};
  if (c.ui.button(Key("cases.compare"), button, c.t(Str::CasesCompare),
                  {.look = ui::ButtonLook::Primary, .disabled = !can_compare(c)}))
    c.state.study.comparing = true;
  if (c.is_phone()) h += size.y + ui::kSpace2;
  room.cut_top(h + ui::kSpace3);
  room.cut_top(draw_legend(c, room) + ui::kSpace3);
  auto list = c.ui.list(Key("cases.list"), c.t(Str::CasesTitle));
  std::vector<Small> all;
  for (const Card& card : cards)
    if (card.small) all.push_back(*card.small);
  model::AxisWindow window = common_window(all);
  int across = room.w > 1040 ? 3 : room.w > 640 ? 2 : 1;
  std::vector<Rect> columns = ui::columns(room, across);
  float y = room.y;
  for (size_t n = 0; n < cards.size(); n += size_t(across)) {
    float row = 0;
    size_t end = std::min(cards.size(), n + size_t(across));
    for (size_t k = n; k < end; k++) row = std::max(row, card_height(c, cards[k], columns[0].w));
    for (size_t k = n; k < end; k++) draw_card(c, cards[k], {columns[k - n].x, y, columns[k - n].w, row}, window);
    y += row + ui::kSpace3;
  }
  return y - area.y;
}

float draw_case_comparison(Context& c, const Rect& area) {
  Rect room = area;
  Vec back = c.ui.button_size(c.t(Str::CasesAll));
  if (c.ui.button(Key("cases.all"), {room.x, room.y, back.x, back.y}, c.t(Str::CasesAll))) {
    c.state.study.comparing = false;
    c.state.study.which.clear();
  }
  room.cut_top(back.y + ui::kSpace3);
  room.cut_top(c.ui.heading(2, room, c.t(Str::CompareTitle), {ui::Size::Fitted, ui::Weight::Bold}) + 2);
  room.cut_top(c.ui.text(room, c.t(Str::CompareHow), ui::kBody.in(c.colours().muted)) + ui::kSpace4);
  room.cut_top(draw_legend(c, room) + ui::kSpace3);
  std::vector<Small> all = compared_of(c);
  model::AxisWindow window = common_window(all);
  bool narrow = room.w < 760;
  float label_w = narrow ? 0 : 220, lanes = 84, head = narrow ? 26.f : 0.f, pitch = head + lanes + 18;
  Rect card{room.x, room.y, room.w, 40 + pitch * float(all.size()) + 8};
  {
    auto section = c.ui.section(Key("compare.picture"), c.t(Str::CompareTitle), card);
    c.ui.paint().fill(card, c.colours().card, 10);
    c.ui.paint().stroke(card, c.colours().hairline, 10);
    Rect inside = card.inset(ui::kSpace4, 0);
    AxisScale scale{window, inside.x + label_w, inside.right()};
    draw_ticks(c, scale, card.y + 34, card.bottom() - 12, true);
    float y = card.y + 42;
    for (const Small& s : all) {
      std::string_view title = model::text_in(s.open->value.title, c.lang);
      Rect words{inside.x, y, narrow ? inside.w : label_w - 20, narrow ? 20 : lanes};
      c.ui.text(words, title, narrow ? ui::kStrong.lines(1) : ui::kStrong.lines(3));
      if (!s.durations) {  // on an axis without ticks
        c.ui.paint().fill({scale.x0 - 8, y + head - 6, scale.x1 - scale.x0 + 16, lanes + 12}, c.colours().card);
        float h = narrow ? 0 : c.ui.text_height(title, words.w, ui::kStrong);
        if (!narrow)
          c.ui.text({words.x, words.y + h + 2, words.w, 40}, c.t(Str::CaseCaptionOrder),
                    ui::kBody.in(c.colours().muted).lines(2));
      }
      draw_lanes(c, s, scale, {scale.x0, y + head, scale.x1 - scale.x0, lanes}, 3);
      y += pitch;
    }
  }
  room.cut_top(card.h + ui::kSpace3);

  // The durations as a table: one row for each case, or one block for each on a narrow screen.
  constexpr size_t kHands = 4;
  std::vector<ui::Column> columns = {
      {.title = std::string(c.t(Str::CompareCase)), .width_px = narrow ? 0.f : room.w * .26f}};
  for (size_t n = 0; n < kHands; n++) columns.push_back({.title = std::string(name_of(cases::Hand(n), c.lang))});
  std::string_view title = c.t(Str::CompareTable), how = c.t(Str::CompareTableHow);
  float top = c.ui.card_top(room.w, title, how), row_h = narrow ? 26 + kHands * 22 : 44;
  Rect rect{room.x, room.y, room.w, top + (narrow ? 0 : 32) + row_h * float(all.size()) + ui::kSpace4};
  ui::Card body = c.ui.card(Key("compare.table"), rect, title, how);
  std::optional<ui::Table> table;
  if (narrow) {
    auto nowhere = c.ui.clip({-10, -10, 1, 1});
    table = c.ui.table(Key("compare.rows"), body.body, title, columns, 0);
  } else table = c.ui.table(Key("compare.rows"), body.body, title, columns);
  for (const Small& s : all) {
    std::string_view name = model::text_in(s.open->value.title, c.lang);
    ui::Table::Row row = table->row(Key("compare.row", s.open->name), row_h);
    if (row.activated) model::show_case(c.state, s.open->name);
    if (narrow) {
      table->cell_to_draw(name);
      c.ui.paint().text_middle({row.rect.x, row.rect.y + 4, row.rect.w, 20}, name, ui::kStrong);
    } else table->cell(name, ui::kStrong.lines(1));
    float y = row.rect.y + 26;
    for (const cases::ClockHand& hand : clock_of(s)) {
      std::string text = hand_text(c, s, hand);
      bool none = is_vague(c, hand, text);
      ui::Style style =
          none ? ui::kBody.in(c.colours().muted)
               : ui::kBody.in(
                     c.colours().lane(hand.hand == cases::Hand::StaffConsequence ? Lane::Staff : Lane::Response).text);
      Rect cell = table->cell_to_draw(text);
      if (narrow) {
        Rect line{row.rect.x, y, row.rect.w, 20};
        c.ui.paint().text_middle(line, name_of(hand.hand, c.lang), ui::kBody.in(c.colours().muted));
        c.ui.paint().text_middle(line, text, style.aligned(ui::Align::Right));
        y += 22;
      } else
        c.ui.paint().text_in({cell.x, cell.y + (c.ui.text_width(text) > cell.w ? 4.f : 13.f), cell.w, 36}, text,
                             style.lines(2));
    }
  }
  return rect.bottom() + ui::kSpace3 - area.y;
}

}  // namespace tolle::views
