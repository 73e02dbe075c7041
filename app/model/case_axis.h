// Where the events of a case stand on its two axes: log time since the origin, and the calendar.
#pragma once
#include <span>
#include <vector>

#include "case/case.h"
#include "case/timeline.h"

namespace tolle::model {

// Of one event, in units of the axis: cases::log_from_ms of the time since `zero`, or UTC ms. from <= mark <= to.
struct Spot {
  double from = 0, mark = 0, to = 0;
  bool open_from = false, open_to = false;  // fog: no end is known there
};

struct AxisWindow {
  double from = 0, to = 1;
  bool operator==(const AxisWindow&) const = default;
};

double axis_from_ms(const cases::Timeline& t, cases::Axis axis, size_t zero, int64_t mark_ms);
// By event; those that are not told stay at 0. The calendar needs a case that is anchored.
std::vector<Spot> spots_of(const cases::Timeline& t, cases::Axis axis, size_t zero);

// What holds all of these events, with a margin at both sides; of one event or none, something around it.
AxisWindow window_of(std::span<const Spot> spots, std::span<const size_t> events, cases::Axis axis);

// Zooms by `factor` (> 1: nearer) around `at`, moves by `by`; both stay within `all`.
AxisWindow zoomed(const AxisWindow& window, const AxisWindow& all, double factor, double at, cases::Axis axis);
AxisWindow panned(const AxisWindow& window, const AxisWindow& all, double by);

// Whether any duration is known at all; else the axis has an order and no ticks.
bool has_durations(const cases::Timeline& t, size_t zero);

}  // namespace tolle::model
