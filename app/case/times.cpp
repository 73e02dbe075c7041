#include "case/times.h"

#include <span>

#include "base/dates.h"
#include "base/text.h"

namespace tolle::cases {
namespace {

constexpr int64_t kMinute_ms = 60'000, kHour_ms = 60 * kMinute_ms, kDay_ms = 24 * kHour_ms;

// Exactly `digits` of them; false when there are fewer.
bool number(std::string_view& rest, size_t digits, int64_t& value) {
  if (rest.size() < digits) return false;
  value = 0;
  for (size_t i = 0; i < digits; i++) {
    if (!is_digit(rest[i])) return false;
    value = value * 10 + (rest[i] - '0');
  }
  rest.remove_prefix(digits);
  return true;
}

bool skip(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

// Cuts Z or ±HH:MM off the end.
std::optional<int64_t> zone_of(std::string_view& text) {
  if (text.ends_with('Z')) {
    text.remove_suffix(1);
    return 0;
  }
  if (text.size() < 6) return {};
  std::string_view zone = text.substr(text.size() - 6);
  int64_t sign = zone[0] == '+' ? 1 : zone[0] == '-' ? -1 : 0, hours = 0, minutes = 0;
  zone.remove_prefix(1);
  if (!sign || !number(zone, 2, hours) || !skip(zone, ':') || !number(zone, 2, minutes)) return {};
  if (hours > 14 || minutes > 59) return {};
  text.remove_suffix(6);
  return sign * (hours * kHour_ms + minutes * kMinute_ms);
}

}  // namespace

std::optional<Stamp> stamp_of(std::string_view text) {
  std::string_view rest = text;
  auto zone_ms = zone_of(rest);
  int64_t year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, milli = 0;
  if (!zone_ms || !number(rest, 4, year)) return {};

  int64_t unit_ms = 0;  // 0: a month or a year
  bool has_month = skip(rest, '-');
  if (has_month) {
    if (!number(rest, 2, month) || month < 1 || month > 12) return {};
    if (skip(rest, '-')) {
      if (!number(rest, 2, day) || day < 1 || day > days_in_month(year, unsigned(month))) return {};
      unit_ms = kDay_ms;
      if (skip(rest, 'T')) {
        if (!number(rest, 2, hour) || hour > 23) return {};
        unit_ms = kHour_ms;
        if (skip(rest, ':')) {
          if (!number(rest, 2, minute) || minute > 59) return {};
          unit_ms = kMinute_ms;
          if (skip(rest, ':')) {
            if (!number(rest, 2, second) || second > 59) return {};
            unit_ms = 1000;
            if (skip(rest, '.')) {
              size_t digits = rest.size();
              if (digits < 1 || digits > 3 || !number(rest, digits, milli)) return {};
              unit_ms = digits == 1 ? 100 : digits == 2 ? 10 : 1;
              milli *= unit_ms;
            }
          }
        }
      }
    }
  }
  if (!rest.empty()) return {};

  int64_t from_ms = days_from_civil(year, unsigned(month), unsigned(day)) * kDay_ms;
  int64_t next_ms = !has_month ? days_from_civil(year + 1, 1, 1) * kDay_ms
                    : !unit_ms ? from_ms + int64_t(days_in_month(year, unsigned(month))) * kDay_ms
                               : 0;
  from_ms += hour * kHour_ms + minute * kMinute_ms + second * 1000 + milli;
  if (unit_ms) next_ms = from_ms + unit_ms;
  return Stamp{std::string(text), from_ms - *zone_ms, next_ms - *zone_ms - 1};
}

std::optional<Duration> duration_of(std::string_view text) {
  struct Unit {
    char letter;
    int64_t min_ms, max_ms;
  };
  static constexpr Unit kDate[] = {{'Y', 365 * kDay_ms, 366 * kDay_ms},
                                   {'M', 28 * kDay_ms, 31 * kDay_ms},
                                   {'W', 7 * kDay_ms, 7 * kDay_ms},
                                   {'D', kDay_ms, kDay_ms}};
  static constexpr Unit kTime[] = {{'H', kHour_ms, kHour_ms}, {'M', kMinute_ms, kMinute_ms}, {'S', 1000, 1000}};

  std::string_view rest = text;
  Duration d{std::string(text)};
  if (!skip(rest, 'P') || rest.empty()) return {};
  auto take = [&](std::span<const Unit> units) {
    for (const Unit& unit : units) {
      size_t digits = 0;
      while (digits < rest.size() && is_digit(rest[digits])) digits++;
      if (digits == 0 || digits > 4 || digits == rest.size() || rest[digits] != unit.letter) continue;
      int64_t n = 0;
      number(rest, digits, n);
      rest.remove_prefix(1);
      d.min_ms += n * unit.min_ms;
      d.max_ms += n * unit.max_ms;
    }
  };
  take(kDate);
  if (skip(rest, 'T')) {
    if (rest.empty()) return {};
    take(kTime);
  }
  if (!rest.empty()) return {};
  return d;
}

bool is_id(std::string_view text) {
  if (text.empty() || !is_letter(text[0])) return false;
  for (char c : text)
    if (!is_letter(c) && !is_digit(c) && c != '_' && c != '-') return false;
  return true;
}

}  // namespace tolle::cases
