#include "model/case_axis.h"

#include <algorithm>
#include <cmath>

namespace tolle::model {
namespace {

constexpr double kMargin = .045;                                                       // of the window, at both sides
double nearest(cases::Axis axis) { return axis == cases::Axis::Since ? .002 : 1000; }  // the shortest window
double least(cases::Axis axis) { return axis == cases::Axis::Since ? .5 : 600'000; }   // of a fitted window

}  // namespace

double axis_from_ms(const cases::Timeline& t, cases::Axis axis, size_t zero, int64_t mark_ms) {
  return axis == cases::Axis::Since ? cases::log_from_ms(mark_ms - t.marks_ms[zero]) : double(mark_ms);
}

std::vector<Spot> spots_of(const cases::Timeline& t, cases::Axis axis, size_t zero) {
  std::vector<cases::Fog> fog = axis == cases::Axis::Since ? cases::fog_since(t, zero) : cases::fog_on_calendar(t);
  std::vector<Spot> spots(fog.size());
  auto x = [&](int64_t ms) { return axis == cases::Axis::Since ? cases::log_from_ms(ms) : double(ms); };
  for (size_t i : t.order)
    spots[i] = {x(fog[i].from_ms), x(fog[i].mark_ms), x(fog[i].to_ms), fog[i].open_from, fog[i].open_to};
  return spots;
}

AxisWindow window_of(std::span<const Spot> spots, std::span<const size_t> events, cases::Axis axis) {
  if (events.empty()) return {0, least(axis)};
  AxisWindow w{spots[events[0]].mark, spots[events[0]].mark};
  // Marks decide; fog may run out of the picture, by a twelfth of it at the most.
  for (size_t i : events) w.from = std::min(w.from, spots[i].mark), w.to = std::max(w.to, spots[i].mark);
  double reach = std::max(w.to - w.from, least(axis)) / 12;
  double from = w.from, to = w.to;
  for (size_t i : events) {
    from = std::min(from, std::max(spots[i].from, w.from - reach));
    to = std::max(to, std::min(spots[i].to, w.to + reach));
  }
  double margin = std::max(to - from, least(axis)) * kMargin;
  double lack = std::max(0., least(axis) - (to - from)) / 2;
  return {from - margin - lack, to + margin + lack};
}

AxisWindow zoomed(const AxisWindow& w, const AxisWindow& all, double factor, double at, cases::Axis axis) {
  double span = std::clamp((w.to - w.from) / factor, nearest(axis), all.to - all.from);
  double share = (at - w.from) / (w.to - w.from);
  return panned({at - share * span, at - share * span + span}, all, 0);
}

AxisWindow panned(const AxisWindow& w, const AxisWindow& all, double by) {
  double span = std::min(w.to - w.from, all.to - all.from);
  double from = std::clamp(w.from + by, all.from, all.to - span);
  return {from, from + span};
}

bool has_durations(const cases::Timeline& t, size_t zero) {
  std::vector<cases::DurationRange> since = t.since(zero);
  for (size_t i : t.order)
    if (i != zero && (since[i].max_ms.value_or(0) != 0 || since[i].min_ms.value_or(0) != 0)) return true;
  return false;
}

}  // namespace tolle::model
