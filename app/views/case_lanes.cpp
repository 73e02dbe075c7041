// One picture per frame: placed first (case_layout), then drawn from back to front, then told to the mirror as a list.
#include "views/case_lanes.h"

#include <algorithm>
#include <cmath>

#include "i18n/case_words.h"
#include "views/case_hand.h"
#include "views/case_picture.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kDot = 6;

bool in_sight(const Picture& p, const LaneMark& m) { return m.at >= p.scale.x0 - 2 && m.at <= p.scale.x1 + 2; }
bool touches(const Picture& p, const LaneMark& m) { return m.to >= p.scale.x0 && m.from <= p.scale.x1; }

Lane lane_of(const LaneMark& m) { return Lane(m.lane); }

// How strongly something is drawn: later than the cursor, or beside what is selected, it steps back.
struct Ink {
  std::vector<bool> lit;  // by event: selected, or on its threads; all of them where nothing is selected
  bool any = false;
};

Ink ink_of(CaseView& v, const Threads& threads) {
  Ink ink{std::vector<bool>(v.shown.size(), true), false};
  for (size_t i = 0; i < ink.lit.size(); i++) ink.any |= v.shown[i] && v.is_selected(i);
  if (!ink.any) return ink;
  for (size_t i = 0; i < ink.lit.size(); i++) ink.lit[i] = v.is_selected(i) || threads.before[i] || threads.after[i];
  return ink;
}

float strength(const CaseView& v, const Ink& ink, size_t i) {
  float s = v.seen[i] ? 1.f : .3f;
  if (ink.any && !ink.lit[i] && !v.presenting()) s *= .45f;
  return s;
}
float strength(const CaseView& v, const Ink& ink, const LaneMark& m) {
  float most = 0;
  for (size_t i : m.events) most = std::max(most, strength(v, ink, i));
  return most;
}

// ── from back to front ──

void draw_ground(CaseView& v, const Picture& p) {
  Context& c = v.c;
  ui::Painter& paint = c.ui.paint();
  for (size_t l = 0, column = 0; l < kCaseLanes; l++) {
    const Rect& lane = p.lane[l];
    if (lane.empty()) continue;
    const ui::LaneColours& colours = c.colours().lane(Lane(l));
    paint.fill(lane, colours.wash, 6);
    std::string_view sub = c.t(Str(int(Str::CaseLaneSubComplaint) + int(l)));
    if (p.upright) {
      std::string_view name = c.t(Str(int(Str::CaseLaneShortComplaint) + int(l)));
      float more = p.staggered ? lane.w / 2 : 9, up = p.staggered && column++ % 2 ? kNameLine : 0;
      float over = std::max(0.f, lane.centre().x + c.ui.text_width(name) / 2 - p.plot.right() - 4);
      c.ui.text({lane.x - more - over, lane.y - 24 - up, lane.w + 2 * more, 18}, name,
                ui::kBody.in(colours.text).aligned(ui::Align::Centre).lines(1));
    } else {
      float w = p.plot.x - lane.x - 16;
      std::string_view name = name_of(cases::Lane(l), c.lang);
      if (c.ui.text_width(name, ui::kStrong) > w) name = c.t(Str(int(Str::CaseLaneShortComplaint) + int(l)));
      float line = v.line();
      c.ui.text({lane.x + 12, lane.y + 10, w, line}, name, ui::kStrong.in(colours.text).lines(1));
      int room = std::min(2, int((lane.h - 12 - line) / line));
      if (c.ui.text_height(sub, w) <= float(room) * line + 1)  // half of it explains nothing
        c.ui.text({lane.x + 12, lane.y + 10 + line, w, float(room) * line}, sub,
                  ui::kBody.in(c.colours().muted).lines(room));
    }
  }
}

// The longer the paler: a long fog says little about any one moment.
float fog_ink(Context& c, float length) {
  float most = c.ui.theme() == ui::ThemeName::Dark ? .55f : .5f;
  return most * std::clamp(1.15f - std::log2(std::max(1.f, length / 60)) * .2f, .4f, 1.f);
}

void draw_fogs(CaseView& v, const Picture& p, const Ink& ink, std::vector<Rect>& bars) {
  Context& c = v.c;
  auto clip = c.ui.clip(p.plot);
  for (const LaneMark& m : p.spots.marks) {
    if (!touches(p, m)) continue;
    const ui::LaneColours& colours = c.colours().lane(lane_of(m));
    Vec dot = p.dot(m);
    float half = 8, s = strength(v, ink, m);
    // A fog never hides that there is a dot in it: at least a little around it.
    float from = m.is_run() ? m.from - 12 : std::min(m.from, m.at - 11),
          to = m.is_run() ? m.to + 12 : std::max(m.to, m.at + 11);
    // What goes on beyond the picture fades towards its edge.
    bool before = from<p.scale.x0, after = to> p.scale.x1;
    from = std::max(from, p.scale.x0), to = std::min(to, p.scale.x1);
    if (to - from < 1) continue;
    float at = std::clamp(m.at, from, to);
    Rect bar =
        p.upright ? Rect{dot.x - half, from, 2 * half, to - from} : Rect{from, dot.y - half, to - from, 2 * half};
    bars.push_back(intersection(bar, p.plot));
    if (m.is_run()) {
      c.ui.paint().fill(bar, colours.pale.faded(.45f * s), half);
      continue;
    }
    const model::Spot& spot = v.spots[m.events[0]];
    gfx::Soft soft{.from_soft = at - from,
                   .to_soft = to - at,
                   .from_end = before || spot.open_from || m.from > m.at - 11 ? 0.f : .22f,
                   .to_end = after || spot.open_to || m.to < m.at + 11 ? 0.f : .22f,
                   .upright = p.upright,
                   .radius = half,
                   .colour = colours.mark.faded(fog_ink(c, to - from) * s).packed()};
    if (before) soft.from_soft = std::max(soft.from_soft, std::min(30.f, to - from));
    if (after) soft.to_soft = std::max(soft.to_soft, std::min(30.f, to - from));
    if (ui::Svg* svg = c.ui.paint().svg())
      svg->soft(bar, colours.mark.faded(fog_ink(c, to - from) * s), soft.from_soft, soft.to_soft, soft.from_end,
                soft.to_end, p.upright, half);
    c.marks.soft(c.ui.paint().list(), {bar.x, bar.y, bar.w, bar.h}, soft);
  }
}

void draw_threads(CaseView& v, const Picture& p, const Ink& ink, const Threads& threads) {
  Context& c = v.c;
  auto clip = c.ui.clip(p.plot.inset(-2));
  ui::Painter& paint = c.ui.paint();
  auto where = [&](size_t i) {
    const LaneMark& m = p.spots.marks[p.mark_of[i]];
    Vec dot = p.dot(m);
    return m.is_run() ? p.at(p.scale.px(v.spots[i].mark), p.upright ? dot.x : dot.y) : dot;
  };
  for (bool lit : {false, true}) {
    for (size_t i : v.t.order) {
      if (!v.shown[i]) continue;
      const LaneMark& mark = p.spots.marks[p.mark_of[i]];
      for (size_t cause : causes_of(v, i)) {
        // One thread for a run, to its first comment; to the others only while they are read.
        if (mark.is_run() && mark.events[0] != i && !v.is_selected(i)) continue;
        auto on = [&](size_t e) { return v.is_selected(e) || threads.before[e] || threads.after[e]; };
        // A thread is lit where it leads to what is selected, or from it.
        bool leads = (threads.before[cause] && (threads.before[i] || v.is_selected(i))) ||
                     (threads.after[i] && (threads.after[cause] || v.is_selected(cause))) ||
                     (v.is_selected(i) && v.is_selected(cause));
        if ((ink.any && leads && on(i)) != lit) continue;
        Vec a = where(cause), b = where(i);
        float bend = p.upright ? (b.x - a.x) / 2 : (b.y - a.y) / 2, length = p.upright ? b.y - a.y : b.x - a.x;
        Vec out, in;
        if (std::fabs(bend) < 4) {  // in one lane: an arc over what lies between
          float rise = -std::min(26.f, 8 + std::fabs(length) / 8);
          out = p.upright ? Vec{a.x + rise, a.y + length / 4} : Vec{a.x + length / 4, a.y + rise};
          in = p.upright ? Vec{b.x + rise, b.y - length / 4} : Vec{b.x - length / 4, b.y + rise};
        } else {
          out = p.upright ? Vec{a.x + bend, a.y} : Vec{a.x, a.y + bend};
          in = p.upright ? Vec{b.x - bend, b.y} : Vec{b.x, b.y - bend};
        }
        float later = v.seen[i] && v.seen[cause] ? 1.f : .35f;
        auto outside = [&](Vec at) { return !p.plot.inset(-20).contains(at); };
        if (outside(a) || outside(b)) later *= .35f;  // leads out of the picture
        bool direct = v.is_selected(i) || v.is_selected(cause);
        ui::Colour colour = lit ? c.colours().ink.faded((direct ? .85f : .32f) * later)
                                : c.colours().edge.faded((ink.any ? .12f : .3f) * later);
        paint.curve(a, out, in, b, colour, lit && direct ? 1.75f : 1.f);
      }
    }
  }
}

// Certainty: stated full, reported hollow, inferred hollow and thin. Arcs: told by one account only, or differently by both.
void draw_dot(CaseView& v, const Picture& p, const Vec& at, size_t i, float s, bool hovered) {
  Context& c = v.c;
  ui::Painter& paint = c.ui.paint();
  const cases::Event& e = v.value.events[i];
  const ui::LaneColours& colours = c.colours().lane(Lane(e.lane));
  ui::Colour ground = colours.wash, ink = mix(ground, colours.mark, s);
  float r = p.upright ? 5.f : kDot;
  if (hovered || v.is_selected(i)) paint.disc(at, r + 4, mix(ground, colours.mark, .28f));
  cases::Certainty certainty = e.certainty;
  if (const cases::Telling* told = cases::telling_by(e, v.study.account); told && told->certainty)
    certainty = *told->certainty;
  paint.disc(at, r + 1.25f, ground);
  if (certainty == cases::Certainty::Stated) paint.disc(at, r, ink);
  else paint.ring(at, r - 1, ink, certainty == cases::Certainty::Reported ? 2.25f : 1.f);
  if (v.is_selected(i)) paint.ring(at, r + 3.5f, c.colours().ink, 1.5f);
  if (v.study.account.empty() && v.value.accounts.size() > 1) draw_account_sign(v, at, i, r + 3.5f, ink);
}

std::string run_label(CaseView& v, const LaneMark& m) {
  cases::DurationRange range = v.t.between(m.events.front(), m.events.back());
  bool known = range.max_ms && range.min_ms.value_or(0) > 0;
  return known ? v.c.t(Plural::CaseRunIn, m.events.size(), range_of(range, v.c.lang))
               : v.c.t(Plural::CaseRun, m.events.size());
}

float priority_of(const CaseView& v, const Ink& ink, const LaneMark& m) {
  constexpr float kByLane[] = {4, 4, 5, 3, 2};
  float most = m.is_run() ? 3.5f : kByLane[m.lane];
  size_t i = m.events[0];
  if (!m.is_run() && is_comment(v.value.events[i])) most = 1;
  if (!v.seen[i]) most -= 8;
  auto any = [&](auto is) { return std::ranges::any_of(m.events, is); };
  if (any([&](size_t e) { return v.is_selected(e); })) return most + 50;
  return most + (ink.any && any([&](size_t e) { return bool(ink.lit[e]); }) ? 20 : 0);
}

// Whole on one line, else whole on two; where neither has room, as much of it as one line holds. In a column: three lines.
void size_label(CaseView& v, const std::string& text, const ui::Style& style, LabelWish& w) {
  const ui::Type& type = v.c.ui.type();
  size_t n = 0;
  auto add = [&](float most_w, int most_lines) {
    Vec& size = w.sizes[n++];
    for (const ui::Line& line : type.wrap(text, most_w, style.lines(most_lines)))
      size = {std::max(size.x, line.width_px + (line.ellipsis ? 12.f : 2.f)), size.y + v.line() - 1};
    size.x = std::ceil(size.x);
  };
  if (w.upright) return add(116, 3);
  constexpr float kCut = 340;  // px, whatever the scale
  const float whole = type.width(text, style), most = kCut * v.type_scale();
  if (whole <= most) add(whole + 1, 1);
  if (whole > 150 * v.type_scale()) {  // as narrow as two lines can be
    float half = whole / 2;
    while (half < whole && type.wrap(text, half, style.lines(2)).back().ellipsis) half += 8;
    add(half, 2);
  }
  if (whole > kCut) add(kCut, 1);
}

void draw_labels(CaseView& v, const Picture& p, const Ink& ink, const std::vector<Rect>& bars) {
  Context& c = v.c;
  std::vector<LabelWish> wishes;
  std::vector<std::string> texts;
  ui::Style style = ui::kBody.aligned(ui::Align::Centre);
  for (const LaneMark& m : p.spots.marks) {
    LabelWish& w = wishes.emplace_back();
    std::string& text = texts.emplace_back();
    w.dot = p.dot(m);
    w.upright = p.upright;
    if (!in_sight(p, m)) continue;
    bool selected = std::ranges::any_of(m.events, [&](size_t i) { return v.is_selected(i); });
    ui::Style drawn = style;
    if (selected) drawn.weight = ui::Weight::Semibold;
    text = m.is_run() ? run_label(v, m) : std::string(v.text(v.value.events[m.events[0]].title));
    size_label(v, text, drawn, w);
    w.priority = priority_of(v, ink, m);
    if (p.upright) w.reach = 10;
    w.bounds = p.lane[m.lane];
    if (p.upright) {  // somewhat wider than the lane; the outer ones to one side only
      float wide = std::min(w.bounds.w + 80, p.plot.w);
      w.bounds = {std::clamp(w.bounds.x - 40, p.plot.x, p.plot.right() - wide), p.plot.y, wide, p.plot.h};
    } else {
      w.bounds = {p.plot.x, w.bounds.y, p.plot.w - 5, w.bounds.h + 4};
    }
  }
  std::vector<std::optional<PlacedLabel>> places = place_labels(wishes, bars);
  ui::Painter& paint = c.ui.paint();
  for (size_t n = 0; n < places.size(); n++) {
    if (!places[n]) continue;
    const PlacedLabel& place = *places[n];
    const LaneMark& m = p.spots.marks[n];
    const ui::LaneColours& colours = c.colours().lane(lane_of(m));
    float s = strength(v, ink, m);
    if (place.led) paint.line(place.line_from, place.line_to, mix(colours.wash, c.colours().edge, .75f * s));
    paint.fill(place.rect.inset(-2, 1), colours.wash.faded(.85f), 4);
    ui::Style ink_style = style.in(mix(colours.wash, c.colours().ink, .25f + .75f * s));
    if (std::ranges::any_of(m.events, [&](size_t i) { return v.is_selected(i); }))
      ink_style.weight = ui::Weight::Semibold;
    paint.text_in(place.rect, texts[n], ink_style.lines(int(place.rect.h / (v.line() - 1) + .5f)));
  }
}

void hover_text(CaseView& v, const LaneMark& m, size_t i) {
  Context& c = v.c;
  c.ui.cursor("pointer");
  const cases::Event& e = v.value.events[i];
  std::string who(v.actor(e.actor));
  std::string_view channel = told_channel(v, i);
  if (!channel.empty()) (who += who.empty() ? "" : " · ") += channel;
  std::string lines[] = {m.is_run() ? run_label(v, m) : std::string(v.text(e.title)),
                         m.is_run() ? std::string(c.t(Str::CaseRunHint)) : when_short(v, i), who};
  c.ui.tooltip(std::span<const std::string>(lines, m.is_run() || who.empty() ? 2 : 3));
}

// Every event in order, each with its dot as a button; those of a run have their place in it.
void draw_events(CaseView& v, const Picture& p, const Ink& ink) {
  Context& c = v.c;
  auto list = c.ui.list(Key("case.events"), c.t(Str::CaseEventsLabel));
  for (size_t i : v.t.order) {
    if (!v.shown[i]) continue;
    const cases::Event& e = v.value.events[i];
    const LaneMark& m = p.spots.marks[p.mark_of[i]];
    Vec at = p.dot(m);
    bool here = in_sight(p, m) || (m.is_run() && touches(p, m));
    float bead = p.scale.px(v.spots[i].mark);
    if (m.is_run()) at = p.at(bead, p.upright ? at.x : at.y);
    at = {std::clamp(at.x, p.plot.x, p.plot.right()), std::clamp(at.y, p.plot.y, p.plot.bottom())};
    float r = m.is_run() ? 4.f : 9.f;
    Rect hit{at.x - r, at.y - r, 2 * r, 2 * r};
    auto item = c.ui.list_item(Key("case.item", e.id), hit);
    ui::Ui::Touched t = c.ui.control({.key = Key("case.event", e.id).text,
                                      .role = ui::Role::Button,
                                      .rect = here ? hit : Rect{at.x, at.y, 1, 1},
                                      .label = std::string(v.text(e.title)),
                                      .on = v.is_selected(i)});
    c.ui.tell(hit, event_line(v, i));
    if (t.activated) select_event(v, i);
    if (!here) continue;
    if (m.is_run()) {
      ui::Colour bead_ink = c.colours().lane(lane_of(m)).mark;
      float s = strength(v, ink, i);
      if (t.hovered || v.is_selected(i)) c.ui.paint().disc(at, 6, bead_ink.faded(.35f));
      c.ui.paint().disc(at, 3.5f, mix(c.colours().lane(lane_of(m)).wash, bead_ink, s));
      if (v.is_selected(i)) c.ui.paint().ring(at, 6.5f, c.colours().ink, 1.5f);
      if (t.hovered) hover_text(v, {{i}, m.lane, 0, bead, bead, bead}, i);
    } else {
      draw_dot(v, p, at, i, strength(v, ink, i), t.hovered);
      if (t.hovered) hover_text(v, m, i);
    }
  }
}

}  // namespace

void draw_case_lanes(CaseView& v, const Rect& rect) {
  Context& c = v.c;
  auto section = c.ui.section(Key("case.lanes"), c.t(Str::CaseLanesLabel), rect);
  c.ui.paint().fill(rect, c.colours().card, 10);
  c.ui.paint().stroke(rect, c.colours().hairline, 10);
  Picture p = picture_of(v, rect);
  Rect surface = p.upright ? Rect{rect.x + kCasePad, p.plot.y, p.plot.right() - rect.x - kCasePad, p.plot.h}
                           : Rect{p.plot.x, p.plot.y - case_head(v), p.plot.w, p.plot.h + case_head(v)};
  ui::ChartArea chart =
      c.ui.chart(Key("case.chart"), surface, {.title = c.t(Str::CaseLanesLabel), .summary = axis_caption(v)},
                 {.drag = true, .wheel = !v.presenting(), .keys = true});
  follow_hand(v, p, chart);

  std::vector<size_t> selected;
  for (size_t i : v.t.order)
    if (v.shown[i] && v.is_selected(i)) selected.push_back(i);
  Threads threads = threads_of(v, selected);
  Ink ink = ink_of(v, threads);
  std::vector<Rect> bars;
  draw_ground(v, p);
  if (c.ui.is_visible(rect)) {
    draw_case_axis(v, p.scale, p.plot, p.upright);
    draw_fogs(v, p, ink, bars);
    draw_case_cursor(v, p);
    draw_threads(v, p, ink, threads);
    draw_labels(v, p, ink, bars);
  }
  draw_events(v, p, ink);
  if (!p.legend) return;
  float top = p.plot.bottom() + ui::kSpace3;
  draw_case_legend(v, {rect.x + ui::kSpace4, top, rect.w - 2 * ui::kSpace4, rect.bottom() - top});
}

}  // namespace tolle::views
