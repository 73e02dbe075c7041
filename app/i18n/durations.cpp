// Durations: the number and its unit never part at a line's end, the two parts may.
#include "i18n/durations.h"

#include <cmath>

#include "i18n/numbers.h"

namespace tolle {
namespace {

constexpr double kMinute = 60, kHour = 3600, kDay = 86400, kWeek = 7 * kDay, kMonth = 30 * kDay, kYear = 365 * kDay;

std::string with_unit(double n, const char* unit, Lang lang, int decimals = 0) {
  return number(n, lang, decimals) + kNoBreak + unit;
}

// seconds in units of `big` and `small`, rounded to `small`
std::string pair(double seconds, double big, const char* big_unit, double small, const char* small_unit, Lang lang) {
  double all = std::round(seconds / small), per = big / small;
  double n = std::floor(all / per), rest = all - n * per;
  std::string out = with_unit(n, big_unit, lang);
  return rest > 0 ? out + " " + with_unit(rest, small_unit, lang) : out;
}

}  // namespace

std::string duration(double seconds, Lang lang) {
  if (!std::isfinite(seconds)) return "–";
  if (seconds < 0) return "−" + duration(-seconds, lang);
  const char* day = lang == Lang::Fr ? "j" : "d";
  if (seconds < 9.95) return with_unit(seconds, "s", lang, 1);
  if (seconds < 59.5) return with_unit(seconds, "s", lang);
  if (seconds < kHour - .5) return pair(seconds, kMinute, "min", 1, "s", lang);
  if (seconds < kDay - 30) return pair(seconds, kHour, "h", kMinute, "min", lang);
  if (seconds < 30 * kDay - kHour / 2) return pair(seconds, kDay, day, kHour, "h", lang);
  return with_unit(std::round(seconds / kDay), day, lang);
}

std::string duration_tick(double seconds, Lang lang, bool narrow) {
  bool fr = lang == Lang::Fr;
  auto whole = [&](double unit) { return std::fabs(seconds / unit - std::round(seconds / unit)) < 1e-9; };
  auto many = [&](double unit, const char* one, const char* more) {
    double n = std::round(seconds / unit);
    return with_unit(n, n == 1 ? one : more, lang);
  };
  if (seconds >= kYear && whole(kYear))
    return many(kYear,
                narrow ? (fr ? "an" : "y")
                : fr   ? "an"
                       : "year",
                narrow ? (fr ? "ans" : "y")
                : fr   ? "ans"
                       : "years");
  // An axis says three months at 91 days and six at 182.
  if (seconds >= kMonth && (whole(kMonth) || seconds == 91 * kDay || seconds == 182 * kDay))
    return many(kMonth, narrow && !fr ? "mo" : fr ? "mois" : "month", narrow && !fr ? "mo" : fr ? "mois" : "months");
  if (seconds >= kWeek && whole(kWeek))
    return many(kWeek,
                narrow ? (fr ? "sem." : "w")
                : fr   ? "semaine"
                       : "week",
                narrow ? (fr ? "sem." : "w")
                : fr   ? "semaines"
                       : "weeks");
  return duration(seconds, lang);
}

}  // namespace tolle
