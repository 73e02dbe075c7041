// An older answer is drawn at the time that it is about, so that zooming and panning never wait for the engine.
#include "views/lanes.h"

#include <algorithm>
#include <cmath>

#include "i18n/numbers.h"

namespace tolle::views {
namespace {

constexpr float kLaneGap = 6, kMark = 5;

struct LaneInfo {
  Str name, sub;
  Lane lane;
};
constexpr LaneInfo kLanes[3] = {{Str::LaneComplaint, Str::LaneComplaintSub, Lane::Complaint},
                                {Str::LaneResponse, Str::LaneResponseSub, Lane::Response},
                                {Str::LaneHostile, Str::LaneHostileSub, Lane::Staff}};

const std::vector<uint32_t>& counts_of(const engine::Timeline& t, int lane) {
  return lane == 0 ? t.complaints : lane == 1 ? t.answers : t.hostile;
}

Rect lane_rect(const Rect& plot, int lane, bool phone) {
  float head = phone ? 18.f : 0.f, h = (plot.h - 2 * kLaneGap - 3 * head) / 3;
  return {plot.x, plot.y + float(lane) * (h + kLaneGap + head) + head, plot.w, h};
}

void draw_label(Context& c, const Rect& labels, const Rect& lane, const LaneInfo& info, bool phone) {
  ui::Colour ink = c.colours().lane(info.lane).text;
  if (phone) {
    c.ui.text({lane.x, lane.y - 18, lane.w, 18}, c.t(info.name), ui::kStrong.lines(1).in(ink));
    return;
  }
  c.ui.text({labels.x, lane.y + 6, labels.w - 8, 18}, c.t(info.name), ui::kStrong.lines(1).in(ink));
  c.ui.text({labels.x, lane.y + 24, labels.w - 8, 36}, c.t(info.sub), ui::kBody.lines(2).in(c.colours().muted));
}

void draw_density(Context& c, const Rect& rect, const TimeScale& x, int lane, bool faint) {
  const engine::Timeline& t = c.report->zoom;
  const std::vector<uint32_t>& counts = counts_of(t, lane);
  const ui::LaneColours& colours = c.colours().lane(kLanes[lane].lane);
  c.ui.paint().fill(rect, colours.wash, 4);
  if (counts.empty() || t.window.to <= t.window.from) return;
  uint32_t most = std::max(1u, *std::max_element(counts.begin(), counts.end()));
  // Where the answer is about: it may be older than the window.
  float x0 = x.x_from(t.window.from), x1 = x.x_from(t.window.to);
  auto clip = c.ui.clip(rect);
  gfx::Density look{.lanes = 1, .max = float(most), .gap = 0};
  look.colours[0] = colours.mark.faded(faint ? .25f : 1.f).packed();
  if (lane == 0 && !t.ghosts.empty()) {  // paler, below the complaints
    gfx::Density ghosts{.lanes = 1, .max = float(std::max(1u, *std::max_element(t.ghosts.begin(), t.ghosts.end())))};
    ghosts.gap = 0;
    ghosts.colours[0] = colours.mark.faded(faint ? .12f : .4f).packed();
    c.marks.density(c.ui.paint().list(), {x0, rect.y + 3, x1 - x0, rect.h - 6}, {14, c.revision, t.ghosts, {}}, ghosts);
  }
  c.marks.density(c.ui.paint().list(), {x0, rect.y + 3, x1 - x0, rect.h - 6},
                  {uint64_t(10 + lane), c.revision, counts, {}}, look);
}

// Which lane a message is in; other messages of the public share the first one, as rings.
int lane_of(const engine::Mark& m) { return m.hostile ? 2 : m.author == engine::Author::Organisation ? 1 : 0; }

// What does not fit on top of each other is counted.
struct Pile {
  float from, to;
  uint64_t hidden;
};

void draw_pile(Context& c, const Rect& lane, const Pile& pile, const LaneInfo& info) {
  std::string label = c.t(Str::LaneMore, number(pile.hidden, c.lang));
  float w = c.ui.text_width(label, ui::kStrong) + 6, x = (pile.from + pile.to - w) / 2;
  Rect rect{std::clamp(x, lane.x, std::max(lane.x, lane.right() - w)), lane.y, w, 17};
  const ui::LaneColours& colours = c.colours().lane(info.lane);
  c.ui.paint().fill(rect, colours.wash, 3);
  c.ui.paint().text_middle(rect, label, ui::kStrong.in(colours.text).aligned(ui::Align::Centre));
}

void draw_marks(Context& c, const Rect& plot, const TimeScale& x, bool phone) {
  std::vector<float> rows_of[3];  // the right ends of the marks that were placed, so that no two lie on each other
  std::vector<Pile> piles_of[3];
  Ms noon = c.knows.whole_days ? 43'200'000 : 0;  // in the middle of the day's bar
  for (const engine::Mark& m : c.report->marks) {
    int lane = lane_of(m);
    Rect rect = lane_rect(plot, lane, phone);
    float at = x.x_from(m.time + noon);
    if (at < rect.x - kMark || at > rect.right() + kMark) continue;
    std::vector<float>& rows = rows_of[lane];
    // The topmost place is that of the count.
    size_t fit = size_t(std::max(1.f, (rect.h - 12) / (2 * kMark + 3) - 1)), row = 0;
    while (row < rows.size() && rows[row] > at - 2 * kMark - 2) row++;
    bool hidden = row >= fit;
    if (hidden) row = fit - 1;
    if (row >= rows.size()) rows.resize(row + 1, -1e9f);
    if (hidden) {
      std::vector<Pile>& piles = piles_of[lane];
      if (piles.empty() || at - piles.back().to > 48) piles.push_back({at, at, 0});
      piles.back().to = at;
      piles.back().hidden++;
    } else {
      rows[row] = at;
    }
    // From the middle outwards: 0, +1, −1, +2 …
    float offset = float((row + 1) / 2) * (row % 2 ? 1.f : -1.f) * (2 * kMark + 3);
    Vec centre{at, std::clamp(rect.centre().y + 4 + offset, rect.y + kMark + 2, rect.bottom() - kMark - 2)};
    std::string time = date_time(m.time, noon ? engine::Precision::Day : engine::Precision::Second,
                                 noon ? c.zone_of(engine::Precision::Day) : c.zone(), c.lang);
    std::string label = c.t(Str::WhoNamed,
                            c.t(m.ghost       ? Str::LaneGhost
                                : m.complaint ? Str::LaneComplaint
                                : lane == 1   ? Str::LaneResponse
                                : lane == 2   ? Str::LaneHostile
                                              : Str::LaneContext),
                            time);
    Rect hit{centre.x - kMark - 1, centre.y - kMark - 1, 2 * kMark + 2, 2 * kMark + 2};
    ui::Ui::Touched t = c.ui.control({.key = Key("mark", m.row).text,
                                      .role = ui::Role::Button,
                                      .rect = hit,
                                      .label = label,
                                      .on = c.state.thread == m.row});
    if (t.activated) c.state.thread = c.state.thread == m.row ? engine::kNoRow : m.row;
    if (!c.ui.is_visible(hit)) continue;
    const ui::LaneColours& colours = c.colours().lane(kLanes[lane].lane);
    if (c.state.thread == m.row || t.hovered) c.ui.paint().disc(centre, kMark + 3, colours.pale);
    if (m.ghost)
      c.ui.paint().disc(centre, kMark, colours.wash), c.ui.paint().ring(centre, kMark - .5f, colours.mark, 1);
    else if (m.complaint || lane) c.ui.paint().disc(centre, kMark, colours.mark);
    else c.ui.paint().ring(centre, kMark - .75f, colours.mark, 1.5f);
    if (t.hovered) c.ui.tooltip(label), c.ui.cursor("pointer");
  }
  for (int lane = 0; lane < 3; lane++)
    for (const Pile& pile : piles_of[lane]) draw_pile(c, lane_rect(plot, lane, phone), pile, kLanes[lane]);
}

void draw_hover(Context& c, const Rect& plot, const TimeScale& x, float at) {
  const engine::Timeline& t = c.report->zoom;
  size_t bins = t.complaints.size();
  if (!bins) return;
  Ms time = x.ms_from(at);
  double share = double(time - t.window.from) / double(t.window.to - t.window.from);
  if (share < 0 || share >= 1) return;
  // Six pixels around the pointer: single bins are too narrow to aim at.
  auto middle = size_t(share * double(bins)), reach = size_t(double(bins) * 3 / double(plot.w));
  size_t from = middle > reach ? middle - reach : 0, to = std::min(bins, middle + reach + 1);
  uint64_t sums[3] = {};
  for (int l = 0; l < 3; l++)
    for (size_t i = from; i < std::min(to, counts_of(t, l).size()); i++) sums[l] += counts_of(t, l)[i];
  c.ui.paint().vline(at, plot.y, plot.bottom(), c.colours().edge.faded(.7f));
  uint64_t ghosts = 0;
  for (size_t i = from; i < std::min(to, t.ghosts.size()); i++) ghosts += t.ghosts[i];
  std::string more = ghosts ? " · " + c.t(Plural::CountGhosts, ghosts) : std::string();
  std::string lines[] = {bin_range(c, t.window, from, to, bins),
                         c.t(Plural::CountComplaints, sums[0]) + " · " + c.t(Plural::CountAnswers, sums[1]) + more,
                         c.t(Plural::CountHostile, sums[2])};
  c.ui.tooltip(std::span<const std::string>(lines, sums[2] ? 3 : 2));
}

}  // namespace

void draw_lanes(Context& c, const Rect& labels, const Rect& plot, const TimeScale& x, const ui::ChartArea& chart) {
  bool phone = c.is_phone(), marks = !c.report->marks.empty();
  bool seen = c.ui.is_visible(plot);
  for (int l = 0; l < 3; l++) {
    Rect rect = lane_rect(plot, l, phone);
    draw_label(c, labels, rect, kLanes[l], phone);
    if (seen) draw_density(c, rect, x, l, marks);
  }
  if (seen) draw_time_axis(c, x, plot.bottom() + 2, true, plot.y);
  if (chart.hovered && !chart.drag) draw_hover(c, plot, x, chart.pointer.x);
  if (marks) draw_marks(c, plot, x, phone);
}

void draw_open_lane(Context& c, const Rect& labels, const Rect& plot, const TimeScale& x) {
  const engine::Timeline& t = c.report->zoom;
  if (!c.knows.answers || t.open.empty()) return;
  uint32_t most = std::max(1u, *std::max_element(t.open.begin(), t.open.end()));
  std::string label = c.t(Plural::CountOpen, t.open.back());  // a peak would depend on how many bins there are
  ui::Colour ink = c.colours().lane(Lane::Context).text;
  if (c.is_phone()) {
    c.ui.text({plot.x, plot.y - 4, plot.w, 18}, c.t(Str::LaneOpen), ui::kStrong.lines(1).in(ink));
  } else {
    c.ui.text({labels.x, plot.y + 6, labels.w - 8, 18}, c.t(Str::LaneOpen), ui::kStrong.lines(1).in(ink));
    c.ui.text({labels.x, plot.y + 24, labels.w - 8, 36}, c.t(Str::LaneOpenSub),
              ui::kBody.lines(2).in(c.colours().muted));
  }
  if (!c.ui.is_visible(plot)) return;
  Rect area = plot;
  area.cut_top(16);
  auto clip = c.ui.clip(plot);
  std::vector<Vec> points;
  size_t bins = t.open.size(), step = std::max<size_t>(1, bins / size_t(std::max(1.f, plot.w)));
  bool steps = float(bins) * 6 < plot.w;  // days: a slope between them would be made up
  for (size_t i = 0; i < bins; i += step) {
    float y = area.bottom() - float(t.open[i]) / float(most) * area.h;
    if (steps && i && std::fabs(y - points.back().y) < 2) y = points.back().y;  // no corner smaller than the line
    if (steps && (!i || y != points.back().y)) points.push_back({x.x_from(bin_edge(t.window, i, bins)), y});
    points.push_back({x.x_from(bin_edge(t.window, i + 1, bins)), y});
  }
  ui::Painter& p = c.ui.paint();
  p.area(points, area.bottom(), c.colours().lane(Lane::Context).wash);
  p.polyline(points, c.colours().lane(Lane::Context).mark, 1.5f);
  p.hline(plot.x, plot.right(), area.bottom(), c.colours().edge);
  float w = c.ui.text_width(label), end = area.bottom() - float(t.open.back()) / float(most) * area.h;
  for (Vec point : points)
    if (point.x > plot.right() - w) end = std::min(end, point.y);  // above all of the line that it covers
  p.text({plot.right() - w, std::max(plot.y - 2, end - 18)}, label, ui::kBody.in(c.colours().muted));
}

}  // namespace tolle::views
