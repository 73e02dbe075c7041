// Calendar ticks: steps of years down to milliseconds that begin where the zone's own days and months begin.
#include <chrono>

#include "ui/axis.h"

namespace tolle::ui {
namespace {

using namespace std::chrono;

struct Step {
  Unit unit;
  int every;
  double ms;  // about
};
constexpr double kSecond = 1e3, kMinute = 6e4, kHour = 3.6e6, kDay = 8.64e7, kMonth = 30.44 * kDay,
                 kYear = 365.25 * kDay;
constexpr Step kSteps[] = {
    {Unit::Millisecond, 1, 1},      {Unit::Millisecond, 5, 5},        {Unit::Millisecond, 20, 20},
    {Unit::Millisecond, 100, 100},  {Unit::Millisecond, 500, 500},    {Unit::Second, 1, kSecond},
    {Unit::Second, 5, 5 * kSecond}, {Unit::Second, 15, 15 * kSecond}, {Unit::Minute, 1, kMinute},
    {Unit::Minute, 5, 5 * kMinute}, {Unit::Minute, 15, 15 * kMinute}, {Unit::Hour, 1, kHour},
    {Unit::Hour, 3, 3 * kHour},     {Unit::Hour, 6, 6 * kHour},       {Unit::Hour, 12, 12 * kHour},
    {Unit::Day, 1, kDay},           {Unit::Day, 2, 2 * kDay},         {Unit::Day, 7, 7 * kDay},
    {Unit::Day, 14, 14 * kDay},     {Unit::Month, 1, kMonth},         {Unit::Month, 3, 3 * kMonth},
    {Unit::Month, 6, 6 * kMonth},   {Unit::Year, 1, kYear},           {Unit::Year, 2, 2 * kYear},
    {Unit::Year, 5, 5 * kYear},     {Unit::Year, 10, 10 * kYear},     {Unit::Year, 50, 50 * kYear},
    {Unit::Year, 100, 100 * kYear},
};

int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b < 0); }

struct Date {
  int64_t y;
  unsigned m, d;
};
Date date_of(int64_t day) {
  year_month_day ymd{sys_days{days{day}}};
  return {int(ymd.year()), unsigned(ymd.month()), unsigned(ymd.day())};
}
int64_t day_of(int64_t y, int64_t month0) {  // first of the month, months counted from January = 0
  y += floor_div(month0, 12);
  month0 -= floor_div(month0, 12) * 12;
  return sys_days{year{int(y)} / month{unsigned(month0 + 1)} / 1}.time_since_epoch().count();
}

// The local instants of a step are numbered; this is the number at or before a local time, and back.
int64_t number_before(int64_t local_ms, const Step& s) {
  int64_t day = floor_div(local_ms, int64_t(kDay));
  switch (s.unit) {
    case Unit::Year: return floor_div(date_of(day).y, s.every);
    case Unit::Month: return floor_div(date_of(day).y * 12 + date_of(day).m - 1, s.every);
    case Unit::Day: return floor_div(day + 3, s.every);  // 1970-01-01 was a Thursday: weeks begin on Monday
    default: return floor_div(local_ms, int64_t(s.ms));
  }
}
int64_t local_of_number(int64_t n, const Step& s) {
  switch (s.unit) {
    case Unit::Year: return day_of(n * s.every, 0) * int64_t(kDay);
    case Unit::Month: return day_of(0, n * s.every) * int64_t(kDay);
    case Unit::Day: return (n * s.every - 3) * int64_t(kDay);
    default: return n * int64_t(s.ms);
  }
}

Unit begins_at(int64_t local_ms) {
  if (local_ms % 1000) return Unit::Millisecond;
  if (local_ms % 60'000) return Unit::Second;
  if (local_ms % 3'600'000) return Unit::Minute;
  if (local_ms % int64_t(kDay)) return Unit::Hour;
  Date d = date_of(floor_div(local_ms, int64_t(kDay)));
  return d.d != 1 ? Unit::Day : d.m != 1 ? Unit::Month : Unit::Year;
}

}  // namespace

TimeTicks time_ticks(int64_t from_ms, int64_t to_ms, int most, const ZoneTable& zone) {
  TimeTicks out;
  if (to_ms <= from_ms || most < 1) return out;
  const Step* step = &kSteps[std::size(kSteps) - 1];
  for (const Step& s : kSteps)
    if (double(to_ms - from_ms) / s.ms <= most) {
      step = &s;
      break;
    }
  out.unit = step->unit;
  out.every = step->every;
  int64_t n = number_before(from_ms + zone.offset_s(from_ms) * 1000ll, *step);
  for (;; n++) {
    int64_t local = local_of_number(n, *step);
    auto instant = zone.instant_from_local(local);
    if (instant.utc_ms > to_ms) break;
    // A skipped hour has no tick; one that comes twice has its first.
    if (instant.utc_ms < from_ms || instant.impossible) continue;
    if (!out.at.empty() && instant.utc_ms <= out.at.back().time_ms) continue;
    out.at.push_back({instant.utc_ms, begins_at(local)});
  }
  return out;
}

}  // namespace tolle::ui
