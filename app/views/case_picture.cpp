#include "views/case_picture.h"

#include <algorithm>

#include "views/case_lanes.h"

namespace tolle::views {
namespace {

constexpr float kGap = 6, kLaneAir = 30;
constexpr float kLeastShare = .86f;                                     // of the height of a lane, when it gives way
constexpr float kLeastStep = .5f, kMostStep = 1.6f, kLegendStep = .7f;  // in a story: of a lane; with a legend below
constexpr float kUprightGutter = 54, kUprightHead = 30;

// Names of columns so narrow would run into each other.
bool is_staggered(const CaseView& v, float width) {
  float pitch = (width - 2 * kCasePad - kUprightGutter) / float(kCaseLanes), before = 0;
  for (size_t l = 0; l < kCaseLanes; l++) {
    float w = v.c.ui.text_width(v.c.t(Str(int(Str::CaseLaneShortComplaint) + int(l))));
    if (l && (before + w) / 2 + 4 > pitch) return true;
    before = w;
  }
  return false;
}
float upright_head(const CaseView& v, float width) { return kUprightHead + (is_staggered(v, width) ? kNameLine : 0); }

std::vector<size_t> shown_in_order(const CaseView& v) {
  std::vector<size_t> order;
  for (size_t i : v.t.order)
    if (v.shown[i]) order.push_back(i);
  return order;
}

using Heights = std::array<float, kCaseLanes>;

// Heights follow from the whole case, so that zooming and freezing move nothing below; those of a step from what it shows.
Heights natural_heights(CaseView& v, float length, bool of_step) {
  model::AxisWindow window = v.all;
  if (of_step && v.study.has_zoom()) window = {v.study.from, v.study.to};
  LaneSpots whole = place_events(v.value, v.t.order, v.spots, v.all, 0, length);
  LaneSpots part = of_step ? place_events(v.value, shown_in_order(v), v.spots, window, 0, length) : whole;
  Heights h{};
  std::array<size_t, kCaseLanes> in_sight{};  // tracks of a step's lanes: only what it shows takes room
  for (const LaneMark& m : part.marks)
    if (m.at >= 0 && m.at <= length) in_sight[m.lane] = std::max(in_sight[m.lane], m.track + 1 + (m.is_run() ? 1 : 0));
  for (size_t l = 0; l < kCaseLanes; l++) {
    if (!whole.tracks[l]) continue;
    if (of_step) part.tracks[l] = in_sight[l];
    h[l] = (kLaneAir + kCaseTrack * float(std::max<size_t>(1, part.tracks[l]))) * v.type_scale();
  }
  return h;
}

// All lanes below each other, with what is between them.
float sum_of(const Heights& heights) {
  float sum = 0;
  for (float h : heights)
    if (h > 0) sum += h + kGap;
  return sum;
}

// So that they and what is between them have this room; each by the same share of its height.
Heights fitted(Heights heights, float room, float least, float most) {
  float gaps = kGap * float(std::ranges::count_if(heights, [](float h) { return h > 0; }));
  if (gaps == 0) return heights;  // a case without events has no lanes
  float share = std::clamp((room - gaps) / (sum_of(heights) - gaps), least, most);
  for (float& h : heights) h *= share;
  return heights;
}

float gutter_of(const CaseView& v, float width) { return (width > 900 ? 152.f : 108.f) * v.type_scale(); }

// A step of a story is seen at one glance on a phone, too.
float upright_length(CaseView& v, const Rect& card) {
  float whole = std::clamp(300 + 16 * float(v.t.order.size()), 460.f, 1100.f);
  if (!v.presenting() || v.c.state.embed.on) return whole;
  float covered = v.c.scratch.cases.stage_h + v.c.scratch.cases.covered_below;
  return std::clamp(v.c.ui.height() - card.y - kCasePad - upright_head(v, card.w) - covered - ui::kSpace3, 300.f,
                    whole);
}

// Of the card, below the lanes.
float foot_of(CaseView& v, float width, bool legend) {
  return legend ? case_legend_height(v, width - 2 * ui::kSpace4) + ui::kSpace4 : kCasePad;
}

// What the screen has left for the lanes below the card's top.
float screen_room(CaseView& v, const Rect& card, bool legend) {
  float foot = foot_of(v, card.w, legend) + ui::kSpace3;
  return v.c.ui.height() - card.y - v.c.scratch.cases.stage_h - case_head(v) - kCasePad - foot;
}

struct Lanes {
  Heights heights;
  bool legend = true;
};

// They give way a little to a low screen. A step of a story has the screen to itself: its lanes fill what the caption leaves,
// and where they are many the legend gives way to them.
Lanes lanes_of(CaseView& v, const Rect& card, float length) {
  bool alone = v.c.state.embed.on || v.c.svg, of_step = v.presenting() && !alone;
  Heights natural = natural_heights(v, length, of_step);
  if (alone) return {natural};
  if (!of_step) return {fitted(natural, screen_room(v, card, true), kLeastShare, 1)};
  bool legend = screen_room(v, card, true) >= kLegendStep * sum_of(natural);
  return {fitted(natural, screen_room(v, card, legend), kLeastStep, kMostStep), legend};
}

}  // namespace

Vec Picture::dot(const LaneMark& m) const {
  const Rect& l = lane[m.lane];
  float n = float(spots.tracks[m.lane]), track = float(m.track) - (n - 1) / 2;
  if (upright) return {l.centre().x + track * std::min(17.f, (l.w - 14) / n), m.at};
  // A little below the middle: labels stand above more often than below.
  return {m.at, l.centre().y + 5 + track * std::min(pitch, (l.h - 24) / n)};
}

bool is_upright(float width) { return width < 640; }

Picture picture_of(CaseView& v, const Rect& card) {
  Picture p;
  p.upright = is_upright(card.w);
  p.pitch = kCaseTrack * v.type_scale();
  std::vector<size_t> order = shown_in_order(v);
  Rect room = card.inset(kCasePad, 0);
  if (p.upright) {
    p.staggered = is_staggered(v, card.w);
    room.cut_top(kCasePad + upright_head(v, card.w));
    p.plot = {room.x + kUprightGutter, room.y, room.w - kUprightGutter, upright_length(v, card)};
    Heights used = natural_heights(v, p.plot.h, false);
    int n = int(std::ranges::count_if(used, [](float h) { return h > 0; }));
    std::vector<Rect> columns = ui::columns(p.plot, std::max(1, n), 4);
    for (size_t l = 0, k = 0; l < kCaseLanes; l++)
      if (used[l] > 0) p.lane[l] = columns[k++];
  } else {
    room.cut_top(case_head(v) + kCasePad);
    float gutter = gutter_of(v, card.w), y = room.y;
    auto [heights, legend] = lanes_of(v, card, room.w - gutter);
    p.legend = legend;
    for (size_t l = 0; l < kCaseLanes; l++) {
      if (heights[l] <= 0) continue;
      p.lane[l] = {room.x, y, room.w, heights[l]};
      y += heights[l] + kGap;
    }
    p.plot = {room.x + gutter, room.y, room.w - gutter - 4, y - kGap - room.y};
  }
  float x0 = p.upright ? p.plot.y : p.plot.x, x1 = p.upright ? p.plot.bottom() : p.plot.right();
  p.scale = {v.window, x0, x1};
  p.spots = place_events(v.value, order, v.spots, v.window, x0, x1);
  // Tracks of the whole case: a zoomed lane does not jump about.
  p.mark_of.resize(v.value.events.size(), cases::kNowhere);
  for (size_t m = 0; m < p.spots.marks.size(); m++)
    for (size_t i : p.spots.marks[m].events) p.mark_of[i] = m;
  return p;
}

float case_lanes_height(CaseView& v, const Rect& rect) {
  float width = rect.w;
  if (is_upright(width)) return kCasePad + upright_head(v, width) + upright_length(v, rect) + foot_of(v, width, true);
  auto [heights, legend] = lanes_of(v, rect, width - 2 * kCasePad - gutter_of(v, width));
  return case_head(v) + kCasePad + sum_of(heights) - kGap + foot_of(v, width, legend);
}

}  // namespace tolle::views
