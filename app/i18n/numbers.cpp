// Rounding is done on decimal digits, half away from zero, because Intl does so and printf does not (0.25 → 0.3, not 0.2).
#include "i18n/numbers.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tolle {
namespace {

struct Decimal {
  bool negative = false;
  std::string whole, fraction;  // digits only; whole has no leading zeros except "0"
};

// value × 10^shift, rounded to `decimals`; trailing zeros of the fraction are cut. 15 digits are what a double holds exactly.
Decimal decimal_from(double value, int decimals, int shift = 0) {
  char text[40];
  std::snprintf(text, sizeof text, "%.14e", std::fabs(value));
  std::string digits = std::string(1, text[0]) + std::string(text + 2, 14);
  int point = std::atoi(text + 17) + 1 + shift;  // the decimal point stands after so many digits
  if (point < 0) {
    digits.insert(0, size_t(-point), '0');
    point = 0;
  }
  if (digits.size() < size_t(point)) digits.append(size_t(point) - digits.size(), '0');
  size_t keep = size_t(point + decimals);
  if (digits.size() > keep) {
    bool up = digits[keep] >= '5';
    digits.resize(keep);
    for (size_t i = keep; up && i-- > 0;) {
      up = digits[i] == '9';
      digits[i] = up ? '0' : char(digits[i] + 1);
    }
    if (up) {
      digits.insert(digits.begin(), '1');
      point++;
    }
  }
  Decimal d{value < 0, digits.substr(0, size_t(point)), digits.substr(size_t(point))};
  while (!d.fraction.empty() && d.fraction.back() == '0') d.fraction.pop_back();
  d.whole.erase(0, d.whole.find_first_not_of('0'));
  if (d.whole.empty()) d.whole = "0";
  if (d.whole == "0" && d.fraction.empty()) d.negative = false;
  return d;
}

std::string grouped(const std::string& digits, Lang lang) {
  std::string out;
  for (size_t i = 0; i < digits.size(); i++) {
    if (i && (digits.size() - i) % 3 == 0) out += lang == Lang::Fr ? kNarrowSpace : ",";
    out += digits[i];
  }
  return out;
}

std::string written(const Decimal& d, Lang lang) {
  std::string out = d.negative ? "-" : "";
  out += grouped(d.whole, lang);
  if (!d.fraction.empty()) out += (lang == Lang::Fr ? "," : ".") + d.fraction;
  return out;
}

bool is_finite(double v) { return std::isfinite(v) && std::fabs(v) < 1e18; }

}  // namespace

std::string number(uint64_t n, Lang lang) { return grouped(std::to_string(n), lang); }

std::string number(double value, Lang lang, int decimals) {
  return is_finite(value) ? written(decimal_from(value, decimals), lang) : "–";
}

std::string compact(double value, Lang lang) {
  if (!is_finite(value)) return "–";
  static constexpr const char* kSuffix[2][5] = {{"", "k", "m", "bn", "tn"},
                                                {"", "\u00a0k", "\u00a0M", "\u00a0Md", "\u00a0Bn"}};
  double size = std::fabs(value);
  int step = 0;
  while (size >= 1000 && step < 4) size /= 1000, step++;
  // Two digits where there is one before the point, else whole numbers; 999,999 becomes 1 of the next step.
  int decimals = size < 9.95 ? 1 : 0;
  Decimal d = decimal_from(value < 0 ? -size : size, decimals);
  if (d.whole.size() > 3 && step < 4) d = decimal_from(value < 0 ? -1 : 1, 0), step++;
  return written(d, lang) + kSuffix[lang == Lang::Fr][step];
}

std::string percent(double share, Lang lang, int decimals) {
  if (!is_finite(share)) return "–";
  return written(decimal_from(share, decimals, 2), lang) + (lang == Lang::Fr ? "\u00a0%" : "%");
}

std::string points(double share_difference, Lang lang) {
  if (!is_finite(share_difference)) return "–";
  Decimal d = decimal_from(share_difference, 1, 2);
  bool zero = d.whole == "0" && d.fraction.empty(), negative = d.negative;
  d.negative = false;
  return (zero ? "±" : negative ? "−" : "+") + written(d, lang);
}

std::string file_size(uint64_t bytes, Lang lang) {
  static constexpr const char* kUnits[2][5] = {{"bytes", "kB", "MB", "GB", "TB"}, {"octets", "ko", "Mo", "Go", "To"}};
  double size = double(bytes);
  int step = 0;
  while (size >= 999.5 && step < 4) size /= 1000, step++;
  return number(size, lang, size < 99.95 && step ? 1 : 0) + kNoBreak + kUnits[lang == Lang::Fr][step];
}

}  // namespace tolle
