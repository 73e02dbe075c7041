// Names of months and days as CLDR has them, and the patterns of both languages.
#include "i18n/dates.h"

#include <chrono>
#include <cstdio>

#include "i18n/i18n.h"
#include "i18n/numbers.h"

namespace tolle {
namespace {

constexpr std::string_view kMonths[2][12] = {
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"},
    {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}};
constexpr std::string_view kDaysShort[2][7] = {{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                                               {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."}};
constexpr std::string_view kDaysLong[2][7] = {
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}};

std::string_view month(const Civil& c, Lang lang) { return kMonths[size_t(lang)][size_t(c.month - 1)]; }

std::string day_month(const Civil& c, Lang lang) { return std::to_string(c.day) + ' ' + std::string(month(c, lang)); }
std::string date(const Civil& c, Lang lang) { return day_month(c, lang) + ' ' + std::to_string(c.year); }

std::string clock(const Civil& c, engine::Precision precision, Lang lang) {
  char text[24];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d%c%03d", c.hour, c.minute, c.second, lang == Lang::Fr ? ',' : '.',
                c.millisecond);
  std::string_view all = text;
  size_t length = precision == engine::Precision::Millisecond ? 12 : precision == engine::Precision::Second ? 8 : 5;
  return std::string(all.substr(0, length));
}

bool is_midnight(const Civil& c) { return c.hour == 0 && c.minute == 0 && c.second == 0 && c.millisecond == 0; }

// The precision that tells both ends of a range apart from the minutes around them.
engine::Precision precision_of(const Civil& c) {
  return c.millisecond ? engine::Precision::Millisecond
         : c.second    ? engine::Precision::Second
                       : engine::Precision::Minute;
}

std::string days_range(const Civil& a, const Civil& b, Lang lang) {
  if (a.year == b.year && a.month == b.month && a.day == b.day) return date(a, lang);
  if (a.year == b.year && a.month == b.month)
    return std::to_string(a.day) + (lang == Lang::Fr ? "–" : " – ") + date(b, lang);
  return (a.year == b.year ? day_month(a, lang) : date(a, lang)) + " – " + date(b, lang);
}

}  // namespace

Civil civil_from(int64_t utc_ms, const ZoneTable& zone) {
  using namespace std::chrono;
  // Beyond these no calendar can name a day; the years 0 to 9999 are enough for any data.
  int64_t local_ms = std::min<int64_t>(std::max<int64_t>(utc_ms, -62'167'219'200'000), 253'402'300'799'999);
  local_ms += zone.offset_s(local_ms) * int64_t(1000);
  sys_days day = floor<days>(sys_time<milliseconds>(milliseconds(local_ms)));
  int64_t in_day = local_ms - sys_time<milliseconds>(day).time_since_epoch().count();
  year_month_day ymd(day);
  return {int(ymd.year()),           int(unsigned(ymd.month())),
          int(unsigned(ymd.day())),  int(in_day / 3'600'000),
          int(in_day / 60'000 % 60), int(in_day / 1000 % 60),
          int(in_day % 1000),        int(year_month_weekday(day).weekday().iso_encoding()) - 1};
}

std::string date(int64_t utc_ms, const ZoneTable& zone, Lang lang) { return date(civil_from(utc_ms, zone), lang); }
std::string day_month(int64_t utc_ms, const ZoneTable& zone, Lang lang) {
  return day_month(civil_from(utc_ms, zone), lang);
}

std::string clock(int64_t utc_ms, engine::Precision precision, const ZoneTable& zone, Lang lang) {
  return clock(civil_from(utc_ms, zone), precision, lang);
}

std::string date_time(int64_t utc_ms, engine::Precision precision, const ZoneTable& zone, Lang lang) {
  Civil c = civil_from(utc_ms, zone);
  if (precision == engine::Precision::Day || precision == engine::Precision::None) return date(c, lang);
  return date(c, lang) + ", " + clock(c, precision, lang);
}

std::string date_range(int64_t from_ms, int64_t to_ms, const ZoneTable& zone, Lang lang) {
  Civil a = civil_from(from_ms, zone), b = civil_from(to_ms, zone);
  if (is_midnight(a) && is_midnight(b) && to_ms > from_ms) return days_range(a, civil_from(to_ms - 1, zone), lang);
  bool one_day = a.year == b.year && a.month == b.month && a.day == b.day;
  std::string first = date(a, lang) + ", " + clock(a, precision_of(a), lang), last = clock(b, precision_of(b), lang);
  return one_day ? first + "–" + last : first + " – " + date(b, lang) + ", " + last;
}

std::string tick_label(int64_t utc_ms, DateUnit begins, const ZoneTable& zone, Lang lang) {
  Civil c = civil_from(utc_ms, zone);
  switch (begins) {
    case DateUnit::Year: return std::to_string(c.year);
    case DateUnit::Month: return c.day == 1 ? std::string(month(c, lang)) : day_month(c, lang);
    case DateUnit::Day: return day_month(c, lang);
    case DateUnit::Hour:
    case DateUnit::Minute: return clock(c, engine::Precision::Minute, lang);
    case DateUnit::Second: return clock(c, engine::Precision::Second, lang);
    case DateUnit::Millisecond: break;
  }
  return clock(c, engine::Precision::Millisecond, lang);
}

std::string_view weekday_short(int weekday, Lang lang) { return kDaysShort[size_t(lang)][size_t(weekday % 7)]; }
std::string_view weekday_long(int weekday, Lang lang) { return kDaysLong[size_t(lang)][size_t(weekday % 7)]; }
std::string hour_name(int hour, Lang) { return std::to_string(hour) + kNoBreak + "h"; }

std::string days_name(uint8_t days, Lang lang) {
  days &= 0x7f;
  if (days == 0x7f) return std::string(tr(Str::DaysEvery, lang));
  if (!days) return std::string(tr(Str::DaysNone, lang));
  std::string out;
  for (int d = 0; d < 7; d++) {
    if (!(days >> d & 1)) continue;
    int last = d;
    while (last < 6 && (days >> (last + 1) & 1)) last++;
    if (!out.empty()) out += ", ";
    out += weekday_short(d, lang);
    if (last > d) (out += last > d + 1 ? "–" : ", ") += weekday_short(last, lang);
    d = last;
  }
  return out;
}

}  // namespace tolle
