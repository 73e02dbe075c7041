// ISO 8601, as far as addresses and scripts need it.
#include "model/iso.h"

#include <chrono>
#include <cstdio>

namespace tolle::model {
namespace {

struct Parts {
  int year, month, day, hour, minute, second, ms;
};

Parts parts_of(engine::Ms time) {
  using namespace std::chrono;
  constexpr engine::Ms kFirst = -62'135'596'800'000, kLast = 253'402'300'799'999;  // years 1 to 9999
  time = std::min(std::max(time, kFirst), kLast);
  sys_days day = floor<days>(sys_time<milliseconds>(milliseconds(time)));
  year_month_day ymd(day);
  int64_t in_day = time - sys_time<milliseconds>(day).time_since_epoch().count();
  return {int(ymd.year()),           int(unsigned(ymd.month())), int(unsigned(ymd.day())), int(in_day / 3'600'000),
          int(in_day / 60'000 % 60), int(in_day / 1000 % 60),    int(in_day % 1000)};
}

// Takes `digits` digits off the front.
std::optional<int> take(std::string_view& text, size_t digits) {
  if (text.size() < digits) return {};
  int value = 0;
  for (size_t i = 0; i < digits; i++) {
    if (text[i] < '0' || text[i] > '9') return {};
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool skip(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string iso_utc(engine::Ms time) {
  Parts p = parts_of(time);
  char out[40];
  int n = std::snprintf(out, sizeof out, "%04d-%02d-%02dT%02d:%02d:%02d", p.year, p.month, p.day, p.hour, p.minute,
                        p.second);
  if (p.ms) n += std::snprintf(out + n, sizeof out - size_t(n), ".%03d", p.ms);
  return std::string(out, size_t(n)) + 'Z';
}

std::string iso_short(engine::Ms time) {
  Parts p = parts_of(time);
  char out[40];
  int n = std::snprintf(out, sizeof out, "%04d%02d%02d", p.year, p.month, p.day);
  auto more = [&](const char* format, auto... values) {
    n += std::snprintf(out + n, sizeof out - size_t(n), format, values...);
  };
  if (p.hour || p.minute || p.second || p.ms) more("T%02d%02d", p.hour, p.minute);
  if (p.second || p.ms) more("%02d", p.second);
  if (p.ms) more(".%03d", p.ms);
  return std::string(out, size_t(n));
}

std::optional<engine::Ms> time_from_iso(std::string_view text) {
  using namespace std::chrono;
  auto y = take(text, 4);
  if (!y || *y < 1) return {};
  bool dashes = skip(text, '-');
  auto mo = take(text, 2);
  if (!mo || (dashes && !skip(text, '-'))) return {};
  auto d = take(text, 2);
  if (!d) return {};
  year_month_day ymd{year(*y), month(unsigned(*mo)), day(unsigned(*d))};
  if (!ymd.ok()) return {};
  int64_t ms = sys_time<milliseconds>(sys_days(ymd)).time_since_epoch().count();
  if (!skip(text, 'T') && !skip(text, ' ')) return text.empty() ? std::optional(ms) : std::nullopt;

  auto h = take(text, 2);
  if (!h || *h > 24) return {};
  bool colons = skip(text, ':');
  auto mi = take(text, 2);
  if (!mi || *mi > 59) return {};
  ms += *h * int64_t(3'600'000) + *mi * 60'000;
  if (colons ? skip(text, ':') : (!text.empty() && text[0] >= '0' && text[0] <= '9')) {
    auto s = take(text, 2);
    if (!s || *s > 60) return {};
    ms += *s * 1000;
    if (skip(text, '.') || skip(text, ',')) {
      int scale = 100, digits = 0;
      while (auto digit = take(text, 1)) ms += *digit * scale, scale /= 10, digits++;
      if (!digits) return {};
    }
  }
  if (text.empty() || text == "Z") return ms;
  bool east = text[0] == '+';
  if (!east && text[0] != '-') return {};
  text.remove_prefix(1);
  auto oh = take(text, 2);
  skip(text, ':');
  auto om = text.empty() ? std::optional(0) : take(text, 2);
  if (!oh || !om || *oh > 23 || *om > 59 || !text.empty()) return {};
  int64_t offset = (*oh * 60 + *om) * int64_t(60'000);
  return east ? ms - offset : ms + offset;
}

}  // namespace tolle::model
