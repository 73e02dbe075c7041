#include "views/case_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tolle::views {
namespace {

constexpr float kDot = 8, kNear = 6.5f, kDots = 17,
                kRunGap = 12;  // px: half a dot with air, and with little; between dots; between comments of a run
constexpr size_t kMostTracks = 6, kFogTracks = 3, kLeastRun = 3, kMostTried = 160;

bool overlap(const Rect& a, const Rect& b) { return a.meets(b); }
Rect around(Vec p, float d) { return {p.x - d, p.y - d, 2 * d, 2 * d}; }
float area_of(const Rect& r) { return r.w * r.h; }

Rect box_of_line(Vec a, Vec b) {
  return {std::min(a.x, b.x) - 2, std::min(a.y, b.y), std::fabs(a.x - b.x) + 4, std::fabs(a.y - b.y)};
}

struct Candidate {
  Rect rect;
  float cost = 0;
  bool led = false;
};

// Nearest first: above, below, beside; then further away, with a line.
std::vector<Candidate> candidates_of(const LabelWish& wish, Vec size) {
  std::vector<Candidate> out;
  const auto [w, h] = size;
  float x = wish.dot.x, y = wish.dot.y, up = y - wish.reach - h, down = y + wish.reach;
  auto add = [&](float left, float top, float cost, bool led = false) {
    out.push_back({{left, top, w, h}, cost, led});
  };
  if (wish.upright) {
    add(x - w / 2, down - 3, 0);
    add(x - w / 2, up + 3, 1);
    add(x + 11, y - h / 2, 2);
    add(x - 11 - w, y - h / 2, 2);
    // Shifted to a side, or as far as a label of the outer lanes has to be.
    float within = std::clamp(x - w / 2, wish.bounds.x, std::max(wish.bounds.x, wish.bounds.right() - w));
    for (float left : {x - w * .25f, x - w * .75f, within})
      if (left < x && x < left + w) add(left, down - 3, 3), add(left, up + 3, 4);
    return out;
  }
  // Shifted to a side, a label still begins or ends near its dot.
  constexpr float kShares[] = {.5f, .3f, .7f, .1f, .9f};
  for (size_t i = 0; i < std::size(kShares); i++) {
    add(x - w * kShares[i], up, float(i) * .5f);
    add(x - w * kShares[i], down, float(i) * .5f + .3f);
  }
  add(x + 11, y - h / 2, 2.2f);
  add(x - 11 - w, y - h / 2, 2.6f);
  for (int level = 1; level <= 4; level++)
    for (float share : kShares) {
      float away = float(level) * (h + 1);
      add(x - w * share, up - away, 4 + float(level) + std::fabs(share - .5f), true);
      add(x - w * share, down + away, 4.2f + float(level) + std::fabs(share - .5f), true);
    }
  return out;
}

PlacedLabel placed(const LabelWish& w, const Candidate& c) {
  PlacedLabel out{c.rect, c.led, {}, {}};
  if (!c.led) return out;
  bool above = c.rect.y < w.dot.y;
  float x = std::clamp(w.dot.x, c.rect.x + 3, std::max(c.rect.x + 3, c.rect.right() - 3));
  out.line_from = {w.dot.x, above ? w.dot.y - kDot : w.dot.y + kDot};
  out.line_to = {x, above ? c.rect.bottom() : c.rect.y};
  return out;
}

}  // namespace

bool is_comment(const cases::Event& event) {
  return event.lane == cases::Lane::Amplification && !event.stances.empty();
}

LaneSpots place_events(const cases::Case& c, std::span<const size_t> order, std::span<const model::Spot> spots,
                       const model::AxisWindow& window, float x0, float x1) {
  LaneSpots out;
  double per_unit = double(x1 - x0) / (window.to - window.from);
  auto px = [&](double v) { return float(std::clamp(double(x0) + (v - window.from) * per_unit, -1e5, 1e5)); };

  // Runs: comments of a lane one after the other, each near the one before.
  for (size_t i : order) {
    const cases::Event& e = c.events[i];
    LaneMark mark{{i}, size_t(e.lane), 0, px(spots[i].from), px(spots[i].mark), px(spots[i].to)};
    auto run =
        std::find_if(out.marks.rbegin(), out.marks.rend(), [&](const LaneMark& m) { return m.lane == mark.lane; });
    bool joins = is_comment(e) && run != out.marks.rend() && is_comment(c.events[run->events.back()]) &&
                 mark.at - px(spots[run->events.back()].mark) < kRunGap;
    if (joins) run->events.push_back(i);
    else out.marks.push_back(std::move(mark));
  }
  std::vector<LaneMark> runs = std::move(out.marks);
  out.marks.clear();
  for (LaneMark& m : runs) {
    if (m.events.size() >= kLeastRun) {
      m.from = px(spots[m.events.front()].mark);
      m.to = px(spots[m.events.back()].mark);
      m.at = (m.from + m.to) / 2;
      out.marks.push_back(std::move(m));
      continue;
    }
    for (size_t i : m.events)
      out.marks.push_back({{i}, m.lane, 0, px(spots[i].from), px(spots[i].mark), px(spots[i].to)});
  }

  struct Track {
    float dot = -1e9f, fog = -1e9f;
  };
  std::array<std::array<Track, kMostTracks>, kCaseLanes> ends;
  for (LaneMark& m : out.marks) {
    float left = m.is_run() ? m.from : m.at, right = m.is_run() ? m.to : m.at;
    auto& tracks = ends[m.lane];
    size_t best = kMostTracks;
    auto search = [&](size_t most, bool fog_too) {
      for (size_t i = 0; i < most && best == kMostTracks; i++)
        if (tracks[i].dot + kDots <= left && (!fog_too || tracks[i].fog <= m.from + 4)) best = i;
    };
    search(kFogTracks, true);                                // fogs apart, while that takes little room
    search(std::max<size_t>(1, out.tracks[m.lane]), false);  // dots apart
    search(kMostTracks, false);
    if (best == kMostTracks) best = size_t(std::ranges::min_element(tracks, {}, &Track::dot) - tracks.begin());
    m.track = best;
    tracks[best] = {std::max(tracks[best].dot, right), std::max(tracks[best].fog, m.to)};
    out.tracks[m.lane] = std::max(out.tracks[m.lane], best + 1);
  }
  return out;
}

std::vector<std::optional<PlacedLabel>> place_labels(std::span<const LabelWish> wishes, std::span<const Rect> fogs) {
  std::vector<std::optional<PlacedLabel>> out(wishes.size());
  std::vector<size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), size_t(0));
  std::ranges::stable_sort(order, std::greater<>(), [&](size_t i) { return wishes[i].priority; });
  std::vector<Rect> taken, lines;

  auto has_room = [&](const LabelWish& w, size_t i, const Candidate& c) {
    const Rect &r = c.rect, &b = w.bounds;
    if (r.x < b.x || r.right() > b.right() || r.y < b.y || r.bottom() > b.bottom()) return false;
    Rect air = r.inset(-4, -1);
    if (std::ranges::any_of(taken, [&](const Rect& t) { return overlap(air, t); })) return false;
    if (std::ranges::any_of(lines, [&](const Rect& t) { return overlap(r, t); })) return false;
    for (size_t j = 0; j < wishes.size(); j++)
      if (overlap(r, around(wishes[j].dot, j == i ? 6 : kNear))) return false;
    if (!c.led) return true;
    PlacedLabel led = placed(w, c);
    Rect line = box_of_line(led.line_from, led.line_to);
    for (size_t j = 0; j < wishes.size(); j++)
      if (j != i && overlap(line, around(wishes[j].dot, 6))) return false;
    return std::ranges::none_of(taken, [&](const Rect& t) { return overlap(line, t); });
  };
  size_t tried = 0;
  for (size_t i : order) {
    const LabelWish& w = wishes[i];
    if (w.sizes[0].x <= 0) continue;
    if (++tried > kMostTried) break;  // so many labels fit on no screen
    std::optional<Candidate> best;
    for (Vec size : w.sizes) {
      if (best || size.x <= 0) break;
      for (Candidate c : candidates_of(w, size)) {
        if ((best && c.cost >= best->cost) || !has_room(w, i, c)) continue;
        for (const Rect& fog : fogs) c.cost += area_of(intersection(fog, c.rect)) / 600;
        if (!best || c.cost < best->cost) best = c;
      }
    }
    if (!best) continue;
    out[i] = placed(w, *best);
    taken.push_back(best->rect);
    if (best->led) lines.push_back(box_of_line(out[i]->line_from, out[i]->line_to));
  }
  return out;
}

}  // namespace tolle::views
