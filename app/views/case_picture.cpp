#include "views/case_picture.h"

#include <algorithm>

#include "views/case_lanes.h"

namespace tolle::views {
namespace {

constexpr float kGap = 6, kLaneAir = 30;
constexpr float kLeastShare = .86f;  // of the height of a lane, when it gives way
constexpr float kUprightGutter = 54, kUprightHead = 30;

std::vector<size_t> shown_in_order(const CaseView& v) {
  std::vector<size_t> order;
  for (size_t i : v.t.order)
    if (v.shown[i]) order.push_back(i);
  return order;
}

// Heights follow from the whole case, so that zooming and freezing move nothing below; they give way a little to a low
// screen. A step of a story has the screen to itself: its lanes fill what the caption leaves.
std::array<float, kCaseLanes> lane_heights(CaseView& v, float length, float available = 0, float fits = 0) {
  model::AxisWindow window = v.all;
  if (available > 0 && v.study.has_zoom()) window = {v.study.from, v.study.to};
  LaneSpots whole = place_events(v.value, v.t.order, v.spots, v.all, 0, length);
  LaneSpots part = available > 0 ? place_events(v.value, shown_in_order(v), v.spots, window, 0, length) : whole;
  std::array<float, kCaseLanes> h{};
  float sum = 0;
  std::array<size_t, kCaseLanes> in_sight{};  // tracks of a step's lanes: only what it shows takes room
  for (const LaneMark& m : part.marks)
    if (m.at >= 0 && m.at <= length) in_sight[m.lane] = std::max(in_sight[m.lane], m.track + 1 + (m.is_run() ? 1 : 0));
  for (size_t l = 0; l < kCaseLanes; l++) {
    if (!whole.tracks[l]) continue;
    if (available > 0) part.tracks[l] = in_sight[l];
    h[l] = (kLaneAir + kCaseTrack * float(std::max<size_t>(1, part.tracks[l]))) * v.type_scale();
    sum += h[l] + kGap;
  }
  if (available > 0)
    for (float& one : h) one *= std::clamp(available / sum, .55f, 1.6f);
  else if (fits > 0)
    for (float& one : h) one *= std::clamp(fits / sum, kLeastShare, 1.f);
  return h;
}

float gutter_of(const CaseView& v, float width) { return (width > 900 ? 152.f : 108.f) * v.type_scale(); }

// A step of a story is seen at one glance on a phone, too.
float upright_length(CaseView& v, const Rect& card) {
  float whole = std::clamp(300 + 16 * float(v.t.order.size()), 460.f, 1100.f);
  if (!v.presenting() || v.c.state.embed.on) return whole;
  float covered = v.c.scratch.cases.stage_h + v.c.scratch.cases.covered_below;
  return std::clamp(v.c.ui.height() - card.y - kCasePad - kUprightHead - covered - ui::kSpace3, 300.f, whole);
}

// What the screen has left for the lanes below the card's top.
float screen_room(CaseView& v, const Rect& card) {
  float foot = case_legend_height(v, card.w - 2 * ui::kSpace4) + ui::kSpace4 + ui::kSpace3;
  return v.c.ui.height() - card.y - v.c.scratch.cases.stage_h - kCaseHead - kCasePad - foot;
}

// The heights of the lanes: while a story is presented, all that there is.
std::array<float, kCaseLanes> lanes_of(CaseView& v, const Rect& card, float length) {
  bool alone = v.c.state.embed.on || v.c.svg;
  if (v.presenting() && !alone) return lane_heights(v, length, std::max(280.f, screen_room(v, card)));
  return lane_heights(v, length, 0, alone ? 0 : screen_room(v, card));
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
    room.cut_top(kCasePad + kUprightHead);
    p.plot = {room.x + kUprightGutter, room.y, room.w - kUprightGutter, upright_length(v, card)};
    std::array<float, kCaseLanes> used = lane_heights(v, p.plot.h);
    int n = int(std::ranges::count_if(used, [](float h) { return h > 0; }));
    std::vector<Rect> columns = ui::columns(p.plot, std::max(1, n), 4);
    for (size_t l = 0, k = 0; l < kCaseLanes; l++)
      if (used[l] > 0) p.lane[l] = columns[k++];
  } else {
    room.cut_top(kCaseHead + kCasePad);
    float gutter = gutter_of(v, card.w), y = room.y;
    std::array<float, kCaseLanes> heights = lanes_of(v, card, room.w - gutter);
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
  bool upright = is_upright(width);
  float foot = case_legend_height(v, width - 2 * ui::kSpace4) + ui::kSpace4;
  if (upright) return kCasePad + kUprightHead + upright_length(v, rect) + foot;
  float h = kCaseHead + kCasePad + foot - kGap;
  for (float lane : lanes_of(v, rect, width - 2 * kCasePad - gutter_of(v, width)))
    if (lane > 0) h += lane + kGap;
  return h;
}

}  // namespace tolle::views
