// Numbers, each with the unit behind it; or two or three of them with colons between.
#include "engine/read/delays.h"

#include <cmath>

#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr double kLongest_s = 1e10;  // three hundred years: no delay is longer

std::optional<double> number_at(std::string_view text, size_t& at) {
  double value = 0, scale = 1;
  size_t from = at;
  for (; at < text.size() && is_digit(text[at]); at++) value = value * 10 + (text[at] - '0');
  if (at == from || at - from > 15) return {};
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1]))
    for (at++; at < text.size() && is_digit(text[at]); at++) value += (scale /= 10) * (text[at] - '0');
  return value;
}

double unit_of(std::string_view word) {
  if (word.starts_with("d") || word.starts_with("j")) return 86'400;
  if (word.starts_with("h")) return 3600;
  if (word.starts_with("mo") || word.starts_with("y") || word.starts_with("an")) return 0;  // of no fixed length
  if (word.starts_with("m")) return 60;
  return word.starts_with("s") ? 1 : 0;
}

}  // namespace

std::optional<int64_t> delay_ms(std::string_view value, double unit_s) {
  value = trimmed(value);
  bool negative = value.starts_with('-');
  if (negative) value.remove_prefix(1);
  size_t at = 0;
  std::optional<double> first = number_at(value, at);
  if (!first) return {};
  double seconds = 0;
  if (at == value.size()) {
    seconds = *first * unit_s;
  } else if (value[at] == ':') {  // h:mm, h:mm:ss
    at++;
    std::optional<double> minutes = number_at(value, at);
    if (!minutes || *minutes >= 60) return {};
    seconds = *first * 3600 + *minutes * 60;
    if (at < value.size()) {
      if (value[at++] != ':') return {};
      std::optional<double> rest = number_at(value, at);
      if (!rest || *rest >= 60 || at != value.size()) return {};
      seconds += *rest;
    }
  } else {
    for (std::optional<double> number = first;;) {
      while (at < value.size() && is_space(value[at])) at++;
      size_t from = at;
      while (at < value.size() && (is_letter(value[at]) || uint8_t(value[at]) >= 0x80)) at++;
      double unit = unit_of(folded(value.substr(from, at - from)));
      if (at == from || unit == 0) return {};
      seconds += *number * unit;
      while (at < value.size() && (is_space(value[at]) || value[at] == ',')) at++;
      if (at == value.size()) break;
      number = number_at(value, at);
      if (!number) return {};
    }
  }
  if (seconds > kLongest_s) return {};
  return std::llround(seconds * 1000) * (negative ? -1 : 1);
}

}  // namespace tolle::engine
