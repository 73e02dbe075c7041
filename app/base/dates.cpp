// A cursor walks over the text; each notation is one short function made of the same few steps.
#include "base/dates.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/date_words.h"
#include "base/text.h"

namespace tolle {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr size_t kLongest = 64, kLongestDecorated = 128;

struct Cursor {
  std::string_view text;
  size_t at = 0;

  bool done() const { return at >= text.size(); }
  char peek(size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  bool take(char c) {
    if (peek() != c || done()) return false;
    at++;
    return true;
  }
  void spaces() {
    while (!done() && is_space(peek())) at++;
  }
  size_t digits_ahead() const {
    size_t n = 0;
    while (is_digit(peek(n))) n++;
    return n;
  }
  // Exactly `count` digits.
  bool number(size_t count, unsigned& value) {
    value = 0;
    for (size_t i = 0; i < count; i++) {
      if (!is_digit(peek(i))) return false;
      value = value * 10 + unsigned(peek(i) - '0');
    }
    at += count;
    return true;
  }
  bool word(std::string_view lower) {
    if (text.size() - at < lower.size() || !equals_ignoring_case(text.substr(at, lower.size()), lower)) return false;
    if (is_letter(peek(lower.size()))) return false;
    at += lower.size();
    return true;
  }
  bool any_word(std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view lower) { return word(lower); });
  }
};

struct Fields {
  int64_t year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0;
  int offset_min = 0;
  bool local = true;
  Date::Unit unit = Date::Unit::Day;
  Date::Numeric numeric = Date::Numeric::No;
};

size_t letters_ahead(const Cursor& c) {
  size_t n = 0;
  while (is_letter(c.peek(n)) || uint8_t(c.peek(n)) >= 0xC3) n += uint8_t(c.peek(n)) >= 0xC3 ? 2 : 1;
  return n;
}

void skip_weekday(Cursor& c) {
  std::string_view name = c.text.substr(c.at, letters_ahead(c));
  if (!is_weekday_name(name)) return;
  Cursor next = c;
  next.at += name.size();
  next.take('.');
  next.take(',');
  next.spaces();
  if (equals_ignoring_case(name, "mar")) {
    // "Mar 5 2024" is a month; in "mar. 5 mars 2024" it is a Tuesday, for a month follows.
    Cursor month = next;
    while (is_digit(month.peek())) month.at++;
    (void)month.word("er");
    month.spaces();
    if (month.any_word({"of", "de"})) month.spaces();
    size_t length = 0;
    if (month.done() || !month_from_name(month.text.substr(month.at), length)) return;
  }
  if (next.at > c.at + name.size()) c = next;
}

bool offset(Cursor& c, Fields& f) {
  char sign = c.peek();
  if (sign != '+' && sign != '-') return false;
  c.at++;
  unsigned hours = 0, minutes = 0;
  size_t n = c.digits_ahead();
  if (n == 4) {
    if (!c.number(2, hours) || !c.number(2, minutes)) return false;
  } else if (n == 2 || n == 1) {
    if (!c.number(n, hours)) return false;
    if (c.take(':') && !c.number(2, minutes)) return false;
  } else {
    return false;
  }
  if (hours > 15 || minutes > 59) return false;
  f.offset_min = int(hours * 60 + minutes) * (sign == '-' ? -1 : 1);
  f.local = false;
  return true;
}

// Z, ±hh:mm, UTC, UTC+2, PDT … True when nothing or a zone was there.
bool zone(Cursor& c, Fields& f) {
  Cursor start = c;
  c.spaces();
  char p = c.peek();
  if (p == '+' || p == '-') return offset(c, f);
  size_t letters = 0;
  while (is_letter(c.peek(letters))) letters++;
  if (std::optional<int> minutes = offset_from_zone_name(c.text.substr(std::min(c.at, c.text.size()), letters))) {
    c.at += letters;
    f.offset_min = *minutes;
    f.local = false;
    return *minutes || (c.peek() != '+' && c.peek() != '-') || offset(c, f);
  }
  c = start;
  return true;
}

bool afternoon(Cursor& c, Fields& f) {
  Cursor start = c;
  c.spaces();
  char first = char(c.peek() | 32);
  if (first != 'a' && first != 'p') return c = start, true;
  Cursor mark = c;
  mark.at++;
  if (mark.peek() == '.') mark.at++, mark.spaces();  // a. m.
  if ((mark.peek() | 32) != 'm') return c = start, true;
  mark.at++;
  mark.take('.');
  if (is_letter(mark.peek())) return c = start, true;
  if (f.hour < 1 || f.hour > 12) return false;
  f.hour = f.hour % 12 + (first == 'p' ? 12 : 0);
  c = mark;
  return true;
}

// The minutes of 9h05, or of 9 h 05 as French is set.
bool minutes_behind_h(Cursor& c, Fields& f) {
  c.at++;
  Cursor minutes = c;
  minutes.spaces();
  if (minutes.at > c.at && minutes.digits_ahead() == 2) c = minutes;
  return !is_digit(c.peek()) || c.number(2, f.minute);
}

// 10.00.00, as Oracle writes it.
bool has_points(const Cursor& c) {
  return c.peek() == '.' && is_digit(c.peek(1)) && is_digit(c.peek(2)) && c.peek(3) == '.' && is_digit(c.peek(4));
}

// 9:05, 21:05:07.250, 9h05, 9 h 05, 10.00.00, 09:05 PM; `compact` is 090507.
bool clock(Cursor& c, Fields& f) {
  size_t n = c.digits_ahead();
  if ((n == 6 || n == 4) && c.peek(n) != ':') {
    if (!c.number(2, f.hour) || !c.number(2, f.minute)) return false;
    f.unit = Date::Unit::Minute;
    if (n == 6) {
      if (!c.number(2, f.second)) return false;
      f.unit = Date::Unit::Second;
    }
    return true;
  }
  if (n < 1 || n > 2 || !c.number(n, f.hour)) return false;
  f.unit = Date::Unit::Minute;
  if ((c.peek() | 32) == 'h') return minutes_behind_h(c, f);
  char mark = has_points(c) ? '.' : ':';
  if (c.take(mark)) {
    if (!c.number(2, f.minute)) return false;
    if (c.take(mark)) {
      if (!c.number(2, f.second)) return false;
      f.unit = Date::Unit::Second;
      if ((c.peek() == '.' || c.peek() == ',') && is_digit(c.peek(1))) {
        c.at++;
        unsigned scale = 100;
        while (is_digit(c.peek())) {
          f.ms += unsigned(c.peek() - '0') * scale;
          scale /= 10;
          c.at++;
        }
        f.unit = Date::Unit::Millisecond;
      }
    }
    return afternoon(c, f);
  }
  Cursor word = c;
  word.spaces();
  if ((word.peek() | 32) == 'h' && !is_letter(word.peek(1))) return c = word, minutes_behind_h(c, f);
  unsigned hour = f.hour;
  size_t before = c.at;
  return afternoon(c, f) && (c.at > before || f.hour != hour);  // "9 PM"; a bare number is no time
}

// What may stand between a date and a time; then the time and its zone, if any, and nothing more.
bool rest(Cursor& c, Fields& f) {
  if (c.done()) return true;
  bool gap = c.take('T') || c.take('t') || c.take('_');
  if (!gap) {
    size_t before = c.at;
    c.take(',');
    c.spaces();
    if (c.any_word({"at", "a", "à", "às", "um", "om", "alle"})) c.spaces();
    if (c.any_word({"las", "la", "ore"})) c.spaces();
    if (c.peek() == '-' && is_space(c.peek(1))) c.at++, c.spaces();
    if (c.at == before && !c.done()) {
      // A date followed directly by a zone: 2024-05-01Z
      return zone(c, f) && !f.local && c.done();
    }
  }
  if (!clock(c, f)) return false;
  Cursor behind = c;
  behind.spaces();
  if (behind.any_word({"uhr", "uur"})) c = behind;
  if (!zone(c, f)) return false;
  c.spaces();
  return c.done();
}

int64_t four_digits_from_two(unsigned year) { return year < 70 ? 2000 + year : 1900 + year; }

bool year(Cursor& c, Fields& f, bool two_allowed) {
  unsigned value = 0;
  size_t n = c.digits_ahead();
  if (n == 4) {
    if (!c.number(4, value)) return false;
    f.year = value;
    return true;
  }
  if (n != 2 || !two_allowed || !c.number(2, value)) return false;
  f.year = four_digits_from_two(value);
  return true;
}

bool month_name(Cursor& c, Fields& f) {
  size_t length = 0;
  f.month = month_from_name(c.text.substr(c.at), length);
  c.at += length;
  if (f.month && c.peek() == '.') c.at++;
  return f.month != 0;
}

// 2024-05-01, 2024/5/1, 2024.05.01, 2024 May 01, 2024-May-01
bool year_first(Cursor& c, Fields& f) {
  if (!year(c, f, false)) return false;
  char separator = c.peek();
  c.at++;
  size_t n = c.digits_ahead();
  bool numbered = n >= 1 && n <= 2 && separator != ' ';
  if (!(numbered ? c.number(n, f.month) : n == 0 && month_name(c, f)) || !c.take(separator)) return false;
  n = c.digits_ahead();
  return n >= 1 && n <= 2 && c.number(n, f.day) && rest(c, f);
}

// 20240501, 20240501 10:00:00, 20240501T100000Z, 20240501100000
bool packed(Cursor& c, Fields& f, size_t digits) {
  unsigned y = 0;
  if (!c.number(4, y)) return false;
  f.year = y;
  if (!c.number(2, f.month) || !c.number(2, f.day)) return false;
  if (digits == 8) return rest(c, f);
  f.unit = Date::Unit::Minute;
  if (!c.number(2, f.hour) || !c.number(2, f.minute)) return false;
  if (digits == 14) {
    if (!c.number(2, f.second)) return false;
    f.unit = Date::Unit::Second;
  }
  return zone(c, f) && c.done();
}

// 03/05/2024, 3/5/24, 03.05.2024, 03-05-2024, each with a time or without.
bool numeric(Cursor& c, Fields& f, bool day_first) {
  unsigned first = 0, second = 0;
  if (!c.number(c.digits_ahead(), first)) return false;
  char separator = c.peek();
  c.at++;
  size_t n = c.digits_ahead();
  if (n < 1 || n > 2 || !c.number(n, second) || !c.take(separator) || !year(c, f, true)) return false;
  if (separator == '.') day_first = true;
  auto exists = [&](unsigned day, unsigned month) {
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(f.year, month);
  };
  bool as_day_first = exists(first, second), as_month_first = exists(second, first) && separator != '.';
  if (!as_day_first && !as_month_first) return false;
  f.numeric = separator == '.'                 ? Date::Numeric::No
              : as_day_first && as_month_first ? first == second ? Date::Numeric::No : Date::Numeric::Either
              : as_day_first                   ? Date::Numeric::OnlyDayFirst
                                               : Date::Numeric::OnlyMonthFirst;
  if (f.numeric == Date::Numeric::OnlyDayFirst) day_first = true;
  if (f.numeric == Date::Numeric::OnlyMonthFirst) day_first = false;
  f.day = day_first ? first : second;
  f.month = day_first ? second : first;
  return rest(c, f);
}

// 1 mai 2024, 1er mai 2024 à 10h30, 12-Jan-2024 10:00, 10 Oct 2018 20:19:24 +0000
bool day_then_name(Cursor& c, Fields& f) {
  if (!c.number(c.digits_ahead(), f.day)) return false;
  (void)(c.take('.') || c.word("er") || c.word("st") || c.word("nd") || c.word("rd") || c.word("th"));
  char separator = c.peek() == '-' || c.peek() == '/' ? c.peek() : ' ';
  if (separator == ' ') c.spaces();
  else c.at++;
  if (c.any_word({"of", "de"})) c.spaces();
  if (!month_name(c, f)) return false;
  if (separator == ' ') {
    c.take(',');
    c.spaces();
    if (c.any_word({"de", "del"})) c.spaces();
  } else if (!c.take(separator)) {
    return false;
  }
  return year(c, f, separator != ' ') && rest(c, f);
}

// Oct 31 22:10:47 +0000 2017 (Twitter), May 11 03:17:40 UTC 2009, Oct 31, 2017 10:10 PM
bool name_then_day(Cursor& c, Fields& f) {
  if (!month_name(c, f)) return false;
  c.spaces();
  size_t n = c.digits_ahead();
  if (n < 1 || n > 2 || !c.number(n, f.day)) return false;
  (void)(c.word("st") || c.word("nd") || c.word("rd") || c.word("th"));
  bool comma = c.take(',');
  size_t before = c.at;
  c.spaces();
  if (!comma && c.at == before) return false;
  if (c.digits_ahead() == 4) return year(c, f, false) && rest(c, f);
  if (!clock(c, f) || !zone(c, f)) return false;
  c.spaces();
  return year(c, f, false) && c.done();
}

bool any_notation(Cursor& c, Fields& f, bool day_first) {
  size_t n = c.digits_ahead();
  if (n == 0) {
    skip_weekday(c);
    n = c.digits_ahead();
    if (n == 0) return name_then_day(c, f);
    if (n > 2) return false;
  }
  char next = c.peek(n);
  bool separator = next == '-' || next == '/' || next == '.';
  if (n == 4 && (separator || next == ' ')) return year_first(c, f);
  if (n == 8 || n == 12 || n == 14) return packed(c, f, n);
  if (n > 2) return false;
  if (separator && is_digit(c.peek(n + 1))) return numeric(c, f, day_first);
  return day_then_name(c, f);
}

bool exists(const Fields& f) {
  return f.year >= 1 && f.month >= 1 && f.month <= 12 && f.day >= 1 && f.day <= days_in_month(f.year, f.month) &&
         f.hour < 24 && f.minute < 60 && (f.second < 60 || (f.second == 60 && f.minute % 15 == 14));
}

bool read_notation(std::string_view text, bool day_first, Date& out) {
  Cursor c{text};
  Fields f;
  if (text.size() > kLongest || !any_notation(c, f, day_first) || !exists(f)) return false;
  // A leap second is the same instant as the second after it: POSIX time, and so every clock in a browser, has no other.
  out.ms = days_from_civil(f.year, f.month, f.day) * kDayMs + ((f.hour * 60 + f.minute) * 60 + f.second) * 1000ll +
           f.ms - f.offset_min * 60'000ll;
  out.fault = Date::Fault::None;
  out.unit = f.unit;
  out.numeric = f.numeric;
  out.local = f.local;
  out.offset_min = int16_t(f.offset_min);
  return true;
}

std::string with_plain_spaces(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    std::string_view rest = text.substr(at);
    size_t space = rest.starts_with("\xC2\xA0")                                           ? 2
                   : rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89") ? 3
                                                                                          : 0;
    out += space ? ' ' : rest[0];
    at += std::max<size_t>(space, 1);
  }
  return out;
}

// What stands behind the last word for it in "Reviewed in the United States on January 3, 2024"; empty if there is none.
std::string_view date_in_sentence(std::string_view text) {
  if (is_digit(text[0])) return {};
  for (std::string_view word : {" on ", " le ", " vom ", " el ", " il ", " em ", " op "})
    if (size_t at = text.rfind(word); at != text.npos) return trimmed(text.substr(at + word.size()));
  return {};
}

// What no notation has read, without what programs put into it: no-break spaces, or behind an offset its zone's name:
// "(Central European Summer Time)", "[Europe/Paris]". A zone may also stand in brackets alone: "(UTC+01:00)".
bool read_decorated(std::string_view text, bool day_first, Date& out) {
  char last = text.back(), open = last == ')' ? '(' : last == ']' ? '[' : '\0';
  bool spaces = text.find_first_of("\xC2\xE2") != text.npos;
  if (text.size() > kLongestDecorated) return false;
  if (std::string_view date = date_in_sentence(text); !date.empty() && read_notation(date, day_first, out)) return true;
  if (!open && !spaces) return false;
  std::string plain = with_plain_spaces(text);
  if (!open) return plain.size() < text.size() && read_notation(plain, day_first, out);
  size_t at = plain.rfind(open);
  if (at == plain.npos) return false;
  std::string_view date = trimmed(std::string_view(plain).substr(0, at));
  if (!read_notation(date, day_first, out)) return false;
  if (!out.local) return true;
  std::string whole = std::string(date) + ' ' + plain.substr(at + 1, plain.size() - at - 2);
  return open == '(' && read_notation(whole, day_first, out) && !out.local;
}

}  // namespace

Date read_date(std::string_view text, bool day_first) {
  Date out;
  text = trimmed(text);
  if (text.empty()) return out.fault = Date::Fault::Empty, out;
  if (text.size() <= 9 && means_nothing(text)) return out.fault = Date::Fault::Empty, out;
  if (read_notation(text, day_first, out) || read_decorated(text, day_first, out)) return out;
  return {};
}

int64_t ms_with_day_and_month_swapped(int64_t local_ms) {
  int64_t days = (local_ms >= 0 ? local_ms : local_ms - (kDayMs - 1)) / kDayMs;
  Civil civil = civil_from_days(days);
  return days_from_civil(civil.year, civil.day, civil.month) * kDayMs + (local_ms - days * kDayMs);
}

}  // namespace tolle
