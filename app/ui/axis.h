// Where an axis has its ticks: few, round, and on the reader's own midnights. Pure functions; labels are made by i18n.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/zone.h"

namespace tolle::ui {

// Counts from 0 to at most `max`: multiples of 1, 2 or 5 times a power of ten, never fractions; 0 is the first.
std::vector<double> count_ticks(double max, int most);

// The same for any range of numbers, e.g. shares.
std::vector<double> linear_ticks(double from, double to, int most);

// Durations in seconds that people say (1 s, 3 s, 10 s, 30 s, 1 min … 1 h, 3 h, 10 h, 1 d, 3 d, 1 week, 1 month … 1 year),
// thinned out evenly to at most `most`.
std::vector<double> duration_ticks(double from_s, double to_s, int most);

enum class Unit : uint8_t { Millisecond, Second, Minute, Hour, Day, Month, Year };

struct TimeTick {
  int64_t time_ms = 0;
  Unit begins = Unit::Millisecond;  // the largest unit that begins here: 1 January 0 h begins a year, 7 May 0 h a day
};
struct TimeTicks {
  std::vector<TimeTick> at;
  Unit unit = Unit::Day;  // the step is `every` of these
  int every = 1;
};
// Instants in [from, to] at which round local times of the zone fall; days and longer begin at local midnight.
TimeTicks time_ticks(int64_t from_ms, int64_t to_ms, int most, const ZoneTable& zone);

// Which labels can stay so that none is closer than `gap_px` to its neighbour; earlier indices win over later ones
// unless `important` says otherwise. `centres` ascend.
std::vector<bool> labels_without_collisions(std::span<const float> centres, std::span<const float> widths, float gap_px,
                                            std::span<const int> important = {});

// Maps between values and pixels of an axis.
struct LinearScale {
  double from = 0, to = 1;
  float x0 = 0, x1 = 1;
  float x_from(double value) const { return to == from ? x0 : x0 + float((value - from) / (to - from) * (x1 - x0)); }
  double value_from(float x) const { return x1 == x0 ? from : from + double(x - x0) / double(x1 - x0) * (to - from); }
};
struct LogScale {  // from, to > 0
  double from = 1, to = 10;
  float x0 = 0, x1 = 1;
  float x_from(double value) const;
  double value_from(float x) const;
};

}  // namespace tolle::ui
