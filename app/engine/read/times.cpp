// Fixed positions are checked character by character in a few 64-bit words; whatever does not fit takes the general way.
#include "engine/read/times.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr Ms kSecondMs = 1000, kMinuteMs = 60'000, kDayMs = 86'400'000;

// Beside the precision in the lowest three bits.
constexpr uint8_t kPrecision = 7, kOnlyMonthFirst = 0x10, kOnlyDayFirst = 0x20, kEither = 0x40, kLocal = 0x80;

// Complaints are not older, and what exports write for "never" lies outside: 0001-01-01, 9999-12-31.
constexpr Ms kEarliest = days_from_civil(1900, 1, 1) * kDayMs, kLatest = days_from_civil(2200, 1, 1) * kDayMs;

uint64_t word(const char* p) {
  uint64_t v;
  std::memcpy(&v, p, 8);
  return v;
}

// "22:10:47" → seconds of the day, -1 if it is no time.
int seconds_of_day(const char* p) {
  uint64_t v = word(p);
  constexpr uint64_t kShape = 0x30303A30303A3030, kDigits = 0x0F0F000F0F000F0F;
  if ((v & ~kDigits) != kShape) return -1;
  uint64_t d = v & kDigits;
  if (((d + 0x0606000606000606) & 0x1010001010001010) != 0) return -1;
  unsigned hour = unsigned(d & 15) * 10 + unsigned(d >> 8 & 15),
           minute = unsigned(d >> 24 & 15) * 10 + unsigned(d >> 32 & 15),
           second = unsigned(d >> 48 & 15) * 10 + unsigned(d >> 56);
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return int(hour * 3600 + minute * 60 + second);
}

unsigned two(const char* p) {
  unsigned a = unsigned(p[0] - '0'), b = unsigned(p[1] - '0');
  return a > 9 || b > 9 ? 100 : a * 10 + b;
}
unsigned four(const char* p) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++) {
    if (!is_digit(p[i])) return 0;
    value = value * 10 + unsigned(p[i] - '0');
  }
  return value;
}

constexpr uint32_t letters(const char (&s)[5]) {
  return uint32_t(uint8_t(s[0])) | uint32_t(uint8_t(s[1])) << 8 | uint32_t(uint8_t(s[2])) << 16 |
         uint32_t(uint8_t(s[3])) << 24;
}
bool is_weekday(uint32_t w) {
  return w == letters("Mon ") || w == letters("Tue ") || w == letters("Wed ") || w == letters("Thu ") ||
         w == letters("Fri ") || w == letters("Sat ") || w == letters("Sun ");
}

unsigned month_in(uint32_t w) {
  constexpr uint32_t kMonths[] = {letters("Jan "), letters("Feb "), letters("Mar "), letters("Apr "),
                                  letters("May "), letters("Jun "), letters("Jul "), letters("Aug "),
                                  letters("Sep "), letters("Oct "), letters("Nov "), letters("Dec ")};
  for (unsigned i = 0; i < 12; i++)
    if (w == kMonths[i]) return i + 1;
  return 0;
}

}  // namespace

DateOrder order_from(const DateEvidence& e) {
  if (e.day_first > e.month_first * 10) return DateOrder::DayFirst;
  if (e.month_first > e.day_first * 10) return DateOrder::MonthFirst;
  return DateOrder::Unknown;
}

NumberUnit number_unit(std::span<const std::string_view> samples, std::string_view name) {
  size_t numbers = 0, values = 0, of[5] = {};
  for (std::string_view s : samples) {
    s = trimmed(s);
    if (s.empty() || s == "0") continue;  // an epoch of nothing
    values++;
    size_t whole = 0;
    while (whole < s.size() && is_digit(s[whole])) whole++;
    bool fraction = whole < s.size() && (s[whole] == '.' || s[whole] == ',');
    for (size_t i = whole + fraction; i < s.size(); i++)
      if (!is_digit(s[i])) fraction = false, whole = 0;
    if (whole == 0 || (whole < s.size() && !fraction)) continue;
    numbers++;
    bool this_century = s[0] >= '1' && s[0] <= '2';
    if (whole == 10 && this_century) of[size_t(NumberUnit::EpochS)]++;
    if (whole == 13 && this_century) of[size_t(NumberUnit::EpochMs)]++;
    if (whole == 16 && this_century) of[size_t(NumberUnit::EpochUs)]++;
    if (whole == 5 && s[0] >= '2' && s[0] <= '6') of[size_t(NumberUnit::ExcelDays)]++;
  }
  bool named = false;
  for (std::string_view word : {"epoch", "timestamp", "unix", "utc", "millis", " ts"})
    named |= name.find(word) != name.npos;
  if (values < 2 && !named) return NumberUnit::None;
  for (size_t u = 1; u < 5; u++)
    if (of[u] > 0 && of[u] == numbers && numbers == values) return NumberUnit(u);
  // Of several units in one column each value tells its own (TimeBuilder::number); a few may be none.
  size_t epochs = of[size_t(NumberUnit::EpochS)] + of[size_t(NumberUnit::EpochMs)] + of[size_t(NumberUnit::EpochUs)];
  return epochs > 1 && epochs * 4 >= values * 3 && numbers == values ? NumberUnit::EpochS : NumberUnit::None;
}

void TimeBuilder::reserve(size_t rows) {
  ms_.reserve(rows);
  flags_.reserve(rows);
}

void TimeBuilder::fill(size_t rows) {
  ms_.resize(rows, kNoTime);
  flags_.resize(rows, 0);
}

// Without days if there is no such month.
TimeBuilder::Month TimeBuilder::month_from(uint64_t key, unsigned year, unsigned month) {
  bool exists = month >= 1 && month <= 12 && year >= 1900 && year < 2200;
  return exists ? Month{key, days_from_civil(year, month, 1) * kDayMs, days_in_month(year, month)} : Month{key};
}

// Tue Oct 31 22:10:47 +0000 2017
bool TimeBuilder::twitter(const char* p, Moment& m) {
  uint32_t weekday, month_name, year_digits;
  std::memcpy(&weekday, p, 4);
  std::memcpy(&month_name, p + 4, 4);
  std::memcpy(&year_digits, p + 26, 4);
  constexpr uint64_t kUtc = 0x20'30'30'30'30'2B'20, kUtcBytes = ~0ull >> 8;  // " +0000 "
  if (!is_weekday(weekday) || p[10] != ' ' || (word(p + 19) & kUtcBytes) != kUtc) return false;
  int seconds = seconds_of_day(p + 11);
  if (seconds < 0) return false;
  uint64_t key = uint64_t(month_name) << 32 | year_digits;
  Month& month = month_of(key);
  if (month.key != key) {
    unsigned number = month_in(month_name);
    if (!number) return false;
    month = month_from(key, four(p + 26), number);
  }
  unsigned day = two(p + 8) - 1;
  if (day >= month.days) return false;
  m = {month.ms + day * kDayMs + seconds * kSecondMs, uint8_t(Precision::Second)};
  return true;
}

// 2017-10-31, 2017-10-31T22:10:47, with Z, .123Z, " +0000"
bool TimeBuilder::iso(const char* p, size_t size, Moment& m) {
  if (p[4] != '-' || p[7] != '-') return false;
  uint64_t key = word(p) ^ 1;  // told apart from Twitter's keys by the dashes
  Month& month = month_of(key);
  if (month.key != key) month = month_from(key, four(p), two(p + 5));
  unsigned day_of_month = two(p + 8) - 1;
  if (day_of_month >= month.days) return false;
  Ms day = month.ms + day_of_month * kDayMs;
  if (size == 10) {
    any_local = true;
    m = {day, uint8_t(Precision::Day) | kLocal};
    return true;
  }
  if (size < 19 || (p[10] != 'T' && p[10] != ' ')) return false;
  int seconds = seconds_of_day(p + 11);
  if (seconds < 0) return false;
  Ms ms = day + seconds * kSecondMs;
  if (size == 19) {
    any_local = true;
    m = {ms, uint8_t(Precision::Second) | kLocal};
    return true;
  }
  if (size == 20 && p[19] == 'Z') return m = {ms, uint8_t(Precision::Second)}, true;
  if (size == 24 && p[19] == '.' && p[23] == 'Z' && is_digit(p[22]) && two(p + 20) < 100)
    return m = {ms + two(p + 20) * 10 + unsigned(p[22] - '0'), uint8_t(Precision::Millisecond)}, true;
  if (size == 25 && p[19] == ' ' && (p[20] == '+' || p[20] == '-')) {
    unsigned hours = two(p + 21), minutes = two(p + 23);
    if (hours > 15 || minutes > 59) return false;
    Ms offset = Ms(hours * 60 + minutes) * kMinuteMs;
    return m = {ms - (p[20] == '-' ? -offset : offset), uint8_t(Precision::Second)}, true;
  }
  return false;
}

bool TimeBuilder::number(std::string_view value, Moment& m) {
  double v = 0, scale = 1;
  bool fraction = false;
  for (char c : value) {
    if (is_digit(c)) {
      if (fraction) v += (scale /= 10) * (c - '0');
      else v = v * 10 + (c - '0');
    } else if ((c == '.' || c == ',') && !fraction) {
      fraction = true;
    } else {
      return false;
    }
  }
  // A column may have several: of records, and of what was said within them. After 1973 no number is of two.
  bool epoch = unit_ != NumberUnit::None && unit_ != NumberUnit::ExcelDays;
  switch (!epoch ? unit_ : v < 1e11 ? NumberUnit::EpochS : v < 1e14 ? NumberUnit::EpochMs : NumberUnit::EpochUs) {
    case NumberUnit::EpochS:
      m = {Ms(std::llround(v * 1000)), uint8_t(fraction ? Precision::Millisecond : Precision::Second)};
      break;
    case NumberUnit::EpochMs: m = {Ms(v), uint8_t(Precision::Millisecond)}; break;
    case NumberUnit::EpochUs: m = {Ms(v / 1000), uint8_t(Precision::Millisecond)}; break;
    case NumberUnit::ExcelDays:  // days since 1899-12-30, wall clock
      any_local = true;
      m = {(Ms(v) - 25569) * kDayMs + Ms(std::round((v - std::floor(v)) * 86400)) * kSecondMs,
           uint8_t(uint8_t(fraction ? Precision::Second : Precision::Day) | kLocal)};
      break;
    case NumberUnit::None: return false;
  }
  if (m.ms >= kEarliest && m.ms < kLatest) return true;
  m = {};
  return false;
}

Date::Fault TimeBuilder::read_any(Cell cell, Moment& m) {
  std::string_view value = value_of(cell, scratch_);
  if (unit_ != NumberUnit::None && value == "0") return Date::Fault::Empty;
  if (unit_ != NumberUnit::None && !value.empty() && is_digit(value[0]) && number(value, m)) return Date::Fault::None;
  // Until the order is settled, dates that could be either are held month first.
  Date date = read_date(value, false);
  if (date.fault == Date::Fault::None && (date.ms < kEarliest || date.ms >= kLatest))
    date.fault = Date::Fault::Unreadable;
  if (date.fault != Date::Fault::None) return date.fault;
  uint8_t flags = uint8_t(date.unit);
  if (date.local) flags |= kLocal, any_local = true;
  if (date.numeric == Date::Numeric::Either) flags |= kEither, evidence.either++;
  if (date.numeric == Date::Numeric::OnlyDayFirst) flags |= kOnlyDayFirst, evidence.day_first++;
  if (date.numeric == Date::Numeric::OnlyMonthFirst) flags |= kOnlyMonthFirst, evidence.month_first++;
  m = {date.ms, flags, date.numeric == Date::Numeric::Either ? date.offset_min : int16_t(0)};
  return Date::Fault::None;
}

TimeBuilder::Settled TimeBuilder::settle(DateOrder order, const ZoneTable& zone, std::span<const uint32_t> line_of_row,
                                         IssueLog& issues) {
  static_assert(uint8_t(Precision::Day) == uint8_t(Date::Unit::Day) &&
                uint8_t(Precision::Millisecond) == uint8_t(Date::Unit::Millisecond));
  Settled out;
  out.precision.resize(flags_.size());
  // Between two changes of the zone, more than a day away from both, the offset is the one just found.
  Ms same_from = 1, same_to = 0, offset = 0;
  auto written = offsets_.begin();
  uint8_t any = 0;
  for (size_t row = 0; row < flags_.size(); row++) {
    any |= flags_[row];
    out.precision[row] = Precision(flags_[row] & kPrecision);
  }
  for (size_t row = 0; any & ~kPrecision && row < flags_.size(); row++) {
    uint8_t flags = flags_[row];
    Ms& ms = ms_[row];
    if (!(flags & ~kPrecision)) continue;
    auto line = [&] { return row < line_of_row.size() ? line_of_row[row] : 0; };
    auto none = [&](IssueKind kind) {
      issues.add(kind, line());
      ms = kNoTime;
      out.precision[row] = Precision::None;
    };
    if (flags & kEither) {
      while (written != offsets_.end() && written->row < row) ++written;
      Ms from_utc = written != offsets_.end() && written->row == row ? written->minutes * kMinuteMs : 0;
      if (order == DateOrder::DayFirst) ms = ms_with_day_and_month_swapped(ms + from_utc) - from_utc;
      else if (order != DateOrder::MonthFirst) none(IssueKind::AmbiguousDate);
    } else if ((flags & kOnlyDayFirst && order == DateOrder::MonthFirst) ||
               (flags & kOnlyMonthFirst && order == DateOrder::DayFirst)) {
      none(IssueKind::BadTime);
    }
    if (!(flags & kLocal) || ms == kNoTime || zone.changes.empty()) continue;
    if (ms >= same_from && ms < same_to) {
      ms -= offset;
      continue;
    }
    Ms local = ms;
    ZoneTable::Instant instant = zone.instant_from_local(local);
    ms = instant.utc_ms;
    bool clock = out.precision[row] >= Precision::Minute;  // days have no hour that is there twice or never
    if (clock && instant.ambiguous) issues.add(IssueKind::AmbiguousLocalTime, line());
    if (clock && instant.impossible) issues.add(IssueKind::ImpossibleLocalTime, line());
    auto next = std::upper_bound(zone.changes.begin(), zone.changes.end(), ms,
                                 [](Ms t, const ZoneTable::Change& c) { return t < c.from_ms; });
    offset = Ms(zone.offset_s(ms)) * kSecondMs;
    same_from = next == zone.changes.begin() ? std::numeric_limits<Ms>::min() : std::prev(next)->from_ms + 2 * kDayMs;
    same_to = next == zone.changes.end() ? std::numeric_limits<Ms>::max() : next->from_ms - 2 * kDayMs;
  }
  out.ms = std::move(ms_);
  return out;
}

}  // namespace tolle::engine
