// Hours up to four days, days up to four months, then months: what a chart of the whole data would be read by.
#include "base/dates.h"
#include "engine/ask/views.h"

namespace tolle::engine {
namespace {

constexpr Ms kHour = 3'600'000, kDay = 24 * kHour;
constexpr double kTolerated = 0.05;  // of a period: nobody writes in the first second of a month

Ms floor_of(Ms t, Ms unit) { return t - ((t % unit) + unit) % unit; }

Ms month_of(Ms t, int later) {
  Civil c = civil_from_days(floor_of(t, kDay) / kDay);
  unsigned month = c.month - 1 + unsigned(later);
  return days_from_civil(c.year + month / 12, month % 12 + 1, 1) * kDay;
}

}  // namespace

Periods periods_of(TimeWindow extent, bool days_only) {
  Periods out;
  if (extent.from == kNoTime || extent.to <= extent.from) return out;
  Ms span = extent.to - extent.from, last = extent.to - 1;
  if (days_only && span <= 120 * kDay) return out;  // a day that is named is whole
  out.unit = span <= 4 * kDay ? PeriodUnit::Hour : span <= 120 * kDay ? PeriodUnit::Day : PeriodUnit::Month;
  bool months = out.unit == PeriodUnit::Month;
  Ms unit = out.unit == PeriodUnit::Hour ? kHour : kDay;
  out.first = months ? month_of(extent.from, 0) : floor_of(extent.from, unit);
  out.last = months ? month_of(last, 0) : floor_of(last, unit);
  Ms first_end = months ? month_of(extent.from, 1) : out.first + unit,
     last_end = months ? month_of(last, 1) : out.last + unit;
  if (days_only) last += kDay - 1;
  out.first_partial = double(extent.from - out.first) > kTolerated * double(first_end - out.first);
  out.last_partial = double(last_end - 1 - last) > kTolerated * double(last_end - out.last);
  return out;
}

}  // namespace tolle::engine
