#include "case/import_date.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "base/dates.h"
#include "base/text.h"

namespace tolle::cases {
namespace {

using State = DateParts::State;
constexpr int64_t kDay_ms = 86'400'000;

// A whole number, "03" and "1815.0" too: spreadsheets write the latter.
bool whole(std::string_view text, int64_t& value) {
  text = trimmed(text);
  if (text.ends_with(".0")) text.remove_suffix(2);
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool exists(const DateParts& d) {
  const int64_t* p = d.part;
  if (p[0] < 0 || p[0] > 9999 || p[1] < 1 || p[1] > 12) return false;
  if (p[2] < 1 || p[2] > days_in_month(p[0], unsigned(p[1]))) return false;
  return p[3] >= 0 && p[3] < 24 && p[4] >= 0 && p[4] < 60 && p[5] >= 0 && p[5] < 60 && p[6] >= 0 && p[6] < 1000;
}

DateParts judged(DateParts d) {
  d.state = d.count > 0 && exists(d) ? State::Good : State::Odd;
  return d;
}

DateParts from_ms(int64_t ms, int count) {
  int64_t days = (ms >= 0 ? ms : ms - (kDay_ms - 1)) / kDay_ms, rest = ms - days * kDay_ms;
  Civil c = civil_from_days(days);
  return {State::Good,
          count,
          {c.year, c.month, c.day, rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000}};
}

// Year, year-month, or year-month-day alone; base/dates.h wants a whole day.
bool partial(std::string_view text, DateParts& d) {
  bool before_our_era = text.starts_with('-');
  std::string_view rest = text.substr(before_our_era);
  while (d.count < 3) {
    size_t end = std::min(rest.find('-'), rest.size());
    if (end == 0 || (d.count > 0 && end > 2) || !std::ranges::all_of(rest.substr(0, end), is_digit)) return false;
    if (d.count == 0 && end > 9) return false;
    whole(rest.substr(0, end), d.part[d.count++]);
    if (end == rest.size()) {
      if (before_our_era) d.part[0] = -d.part[0];
      return d.count < 3 || d.part[0] < 0;
    }
    rest.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace

DateParts date_of_parts(std::string_view year, std::string_view month, std::string_view day, std::string_view time) {
  DateParts d;
  for (std::string_view text : {year, month, day, time}) {
    if (trimmed(text).empty()) continue;
    (d.written.empty() ? d.written : d.written += ' ') += trimmed(text);
  }
  if (d.written.empty()) return d;
  d.state = State::Odd;
  for (std::string_view text : {year, month, day}) {
    if (trimmed(text).empty()) break;
    if (!whole(text, d.part[d.count])) return d;
    d.count++;
  }
  // A day without its month says nothing that a calendar could show.
  if (d.count < 3 && !trimmed(d.count < 2 ? (d.count == 0 ? month : day) : std::string_view()).empty()) return d;
  if (trimmed(time).empty()) return judged(d);
  if (d.count < 3) return d;
  Date clock = read_date("2000-01-01 " + std::string(trimmed(time)), false);
  if (clock.fault != Date::Fault::None || clock.unit < Date::Unit::Minute) return d;
  DateParts t = from_ms(clock.ms, clock.unit == Date::Unit::Minute ? 5 : clock.unit == Date::Unit::Second ? 6 : 7);
  std::copy(t.part + 3, t.part + 7, d.part + 3);
  d.count = t.count;
  return judged(d);
}

DateParts date_of_list(std::string_view text) {
  DateParts d;
  d.written = trimmed(text);
  if (d.written.empty()) return d;
  if (d.written.find('/') != d.written.npos) return date_of_text(text);
  d.state = State::Odd;
  std::string_view rest = d.written;
  while (!rest.empty()) {
    size_t end = std::min(rest.find(','), rest.size());
    std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) {  // "2011,3,": commas may trail
      if (!trimmed(rest).empty()) return d;
      break;
    }
    if (d.count == 7 || !whole(part, d.part[d.count])) return d.count == 0 ? date_of_text(text) : d;
    d.count++;
  }
  if (d.count == 4) d.count = 5;  // an hour alone: 17 means 17:00 there
  return judged(d);
}

DateParts date_of_text(std::string_view text) {
  text = trimmed(text);
  DateParts d;
  if (text.empty()) return d;
  if (text.size() >= 11 && std::ranges::all_of(text.substr(1), is_digit) && (is_digit(text[0]) || text[0] == '-')) {
    int64_t ms = 0;
    whole(text, ms);
    if (std::abs(ms) < 200'000'000'000'000) d = from_ms(ms, 7), d.has_zone = true;
    d.written = text;
    return judged(d);
  }
  if (partial(text, d)) {
    d.written = text;
    return judged(d);
  }
  Date date = read_date(text, false);
  if (date.fault == Date::Fault::Empty) return {};
  if (date.fault == Date::Fault::None) {
    using Unit = Date::Unit;
    d = from_ms(date.ms, date.unit == Unit::Day      ? 3
                         : date.unit == Unit::Minute ? 5
                         : date.unit == Unit::Second ? 6
                                                     : 7);
    d.has_zone = !date.local && date.unit != Unit::Day;
    d.ambiguous = date.numeric == Date::Numeric::Either;
  } else {
    d = {};
  }
  d.written = text;
  return judged(d);
}

std::optional<Stamp> stamp_of(const DateParts& d, const ZoneTable& zone) {
  if (d.state != State::Good) return {};
  const int64_t* p = d.part;
  char text[64];
  int n = std::snprintf(text, sizeof text, "%04d", int(p[0]));
  auto add = [&](const char* format, int64_t value) {
    n += std::snprintf(text + n, sizeof text - size_t(n), format, int(value));
  };
  if (d.count > 1) add("-%02d", p[1]);
  if (d.count > 2) add("-%02d", p[2]);
  if (d.count > 3) add("T%02d", p[3]);
  if (d.count > 4) add(":%02d", p[4]);
  if (d.count > 5) add(":%02d", p[5]);
  if (d.count > 6) add(".%03d", p[6]);
  int64_t local_ms = days_from_civil(p[0], unsigned(p[1]), unsigned(p[2])) * kDay_ms + p[3] * 3'600'000 +
                     p[4] * 60'000 + p[5] * 1000 + p[6];
  int64_t offset_min = d.has_zone ? 0 : zone.offset_s(zone.instant_from_local(local_ms).utc_ms) / 60;
  if (offset_min == 0) return stamp_of(std::string(text) + "Z");
  char sign = offset_min < 0 ? '-' : '+';
  offset_min = std::abs(offset_min);
  n +=
      std::snprintf(text + n, sizeof text - size_t(n), "%c%02d:%02d", sign, int(offset_min / 60), int(offset_min % 60));
  return stamp_of(std::string_view(text));
}

}  // namespace tolle::cases
