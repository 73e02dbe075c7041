// Dates as people and programs write them. Strict: what does not exist is refused, never rolled over to another day.
#pragma once
#include <cstdint>
#include <string_view>

namespace tolle {

// Days since 1970-01-01 in the proleptic Gregorian calendar, and back.
constexpr int64_t days_from_civil(int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  unsigned of_era = unsigned(year - era * 400);
  unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + int64_t(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

struct Civil {
  int64_t year = 0;
  unsigned month = 0, day = 0;
};
constexpr Civil civil_from_days(int64_t days) {
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  unsigned of_era = unsigned(days - era * 146097);
  unsigned y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  unsigned of_year = of_era - (365 * y + y / 4 - y / 100);
  unsigned m = (5 * of_year + 2) / 153;
  unsigned month = m < 10 ? m + 3 : m - 9;
  return {era * 400 + y + (month <= 2), month, of_year - (153 * m + 2) / 5 + 1};
}

constexpr unsigned days_in_month(int64_t year, unsigned month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

struct Date {
  enum class Fault : uint8_t { None, Empty, Unreadable };
  enum class Unit : uint8_t { None, Day, Minute, Second, Millisecond };  // as precise as it was written
  // Which of two numbers was the day, where the notation does not say (03/05/2024).
  enum class Numeric : uint8_t { No, Either, OnlyDayFirst, OnlyMonthFirst };

  int64_t ms = 0;  // since 1970: UTC, or wall-clock when `local`
  Fault fault = Fault::Unreadable;
  Unit unit = Unit::None;
  Numeric numeric = Numeric::No;
  bool local = false;      // no zone written
  int16_t offset_min = 0;  // that was written: of UTC
};

// `day_first` decides where day and month could be either (numeric == Either).
// Empty are also the words that exports write for nothing: null, NULL, None, N/A, NaN, NaT, -, \N.
Date read_date(std::string_view text, bool day_first);

// Of a Date that was Either: the same wall clock with day and month exchanged.
int64_t ms_with_day_and_month_swapped(int64_t local_ms);

}  // namespace tolle
