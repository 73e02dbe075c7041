// Numbers, each with the unit behind it; or two or three of them with colons between.
#include "engine/read/delays.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace tolle::engine {
namespace {

constexpr double kLongest_s = 1e10;  // three hundred years: no delay is longer

struct Number {
  double value = 0, grouped = 0;  // with its only mark before decimals, and behind thousands
  char mark = 0;                  // as in DelayReading
};

bool is_mark(std::string_view text, size_t at) {
  return at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1]);
}

bool has_three_digits(std::string_view text, size_t at) {
  for (size_t i = at; i < at + 3; i++)
    if (i >= text.size() || !is_digit(text[i])) return false;
  return at + 3 >= text.size() || !is_digit(text[at + 3]);
}

// How many bytes of white space stand between thousands here, 0 for none: 1 440, with whatever space.
size_t gap_at(std::string_view text, size_t at) {
  for (std::string_view space : {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"})
    if (text.substr(std::min(at, text.size())).starts_with(space) && has_three_digits(text, at + space.size()))
      return space.size();
  return 0;
}

std::optional<Number> number_at(std::string_view text, size_t& at, DecimalMarks& seen) {
  Number out;
  size_t from = at;
  auto whole = [&] {
    for (; at < text.size() && is_digit(text[at]); at++) out.value = out.value * 10 + (text[at] - '0');
  };
  whole();
  size_t digits = at - from;
  if (digits == 0 || digits > 15) return {};
  bool may_group = digits <= 3 && text[from] != '0';
  for (size_t gap; may_group && (gap = gap_at(text, at)) > 0;) at += gap, whole();
  if (at - from > digits) may_group = false;  // what follows are decimals
  if (!is_mark(text, at)) return out;
  // A mark that another one follows stands between thousands.
  while (may_group && has_three_digits(text, at + 1) && is_mark(text, at + 4)) {
    char mark = text[at++];
    whole();
    if (text[at] != mark) may_group = false;
    else if (!has_three_digits(text, at + 1)) return {};
    else if (!is_mark(text, at + 4)) return at++, whole(), out;
  }
  out.mark = may_group && has_three_digits(text, at + 1) ? text[at] : '\0';
  if (!out.mark) (text[at] == ',' ? seen.comma : seen.point) = true;
  out.grouped = out.value;
  double scale = 1;
  for (at++; at < text.size() && is_digit(text[at]); at++) {
    out.value += (scale /= 10) * (text[at] - '0');
    out.grouped = out.grouped * 10 + (text[at] - '0');
  }
  return out;
}

// Months and years have no fixed length.
struct Unit {
  double seconds;
  std::string_view words, ambiguous;  // these are in other names something else: a day, a time of day, the second one
};
constexpr Unit kUnits[] = {
    {.001, "", "ms millis milliseconds"},
    {1,
     "s sec secs seconds seconde secondes seg segs segundo segundos secondo secondi sek sekunde sekunden seconden "
     "sekund sekunder sekundy",
     "second"},
    {60, "m mn min mins minute minutes minuto minutos minuti minuten minuut minut minuter minutter minuty", ""},
    {3600, "h hr hrs hs hour hours heure heures horas ore std stunde stunden uur uren timmar godz godzin hodin",
     "hora ora timer"},
    {86'400, "d j jrs days jours dias giorni tage tagen dagen dage dager dagar dni", "day jour dia giorno tag dag"},
    {604'800, "weeks semaines semanas settimane wochen weken uger uker veckor",
     "w wk wks week sem semaine semana settimana woche"}};

double unit_of(std::string_view word) {
  for (const Unit& unit : kUnits)
    if (is_listed(word, unit.words) || is_listed(word, unit.ambiguous)) return unit.seconds;
  return 0;
}

// Seconds of h:mm, h:mm:ss or m:ss.d to the end, from the first colon on.
std::optional<double> clock_at(std::string_view text, size_t& at, const Number& hours, DecimalMarks& seen) {
  std::optional<Number> minutes = number_at(text, ++at, seen);
  if (!minutes || minutes->value >= 60) return {};
  double seconds = hours.value * 3600 + minutes->value * 60;
  if (at == text.size() && minutes->value != std::floor(minutes->value)) return seconds / 60;  // 27:43.2 is m:ss.d
  if (at == text.size()) return seconds;
  if (text[at++] != ':') return {};
  std::optional<Number> rest = number_at(text, at, seen);
  if (!rest || rest->value >= 60 || at != text.size()) return {};
  return seconds + rest->value;
}

// PT1H30M, P1DT2H as words: 1d2h.
std::string without_iso(std::string_view value) {
  std::string out;
  bool clock = false;
  for (char c : value.substr(1)) {
    clock |= c == 'T';
    if (c == 'M' && !clock) return {};  // months
    if (c != 'T') out += c;
  }
  return out;
}

}  // namespace

double unit_in_name(std::string_view name, bool of_duration) {
  double likely = 0;
  for (size_t at = 0; at < name.size();) {  // "minutes (without holidays)": the first word that is one
    size_t end = std::min(name.find(' ', at), name.size());
    std::string_view word = name.substr(at, end - at);
    bool may_be = word.size() > 1 || (at > 0 && end == name.size());  // "Délai de réponse (h)"
    for (const Unit& unit : kUnits) {
      if (may_be && is_listed(word, unit.words)) return unit.seconds;
      if (may_be && is_listed(word, unit.ambiguous) && likely == 0) likely = unit.seconds;
    }
    at = end + 1;
  }
  return of_duration ? likely : 0;
}

std::optional<DelayReading> read_delay(std::string_view value, double unit_s, DecimalMarks& seen) {
  value = trimmed(value);
  std::string iso;
  if (value.size() > 2 && value[0] == 'P' && (value[1] == 'T' || is_digit(value[1]))) value = iso = without_iso(value);
  bool negative = value.starts_with('-');
  if (negative) value.remove_prefix(1);
  size_t at = 0;
  DecimalMarks marks;
  std::optional<Number> first = number_at(value, at, marks);
  if (!first) return {};
  double seconds = 0, grouped = 0;
  DelayReading out;
  auto add = [&](const Number& number, double unit) {
    seconds += number.value * unit;
    grouped += (number.mark ? number.grouped : number.value) * unit;
    if (number.mark) out.mark = number.mark;
  };
  if (at == value.size()) {
    add(*first, unit_s);
  } else if (value[at] == ':') {
    std::optional<double> clock = clock_at(value, at, *first, marks);
    if (!clock) return {};
    seconds = *clock;
  } else {
    bool behind_hours = false;
    for (std::optional<Number> number = first;;) {
      while (at < value.size() && is_space(value[at])) at++;
      size_t from = at;
      while (at < value.size() && (is_letter(value[at]) || uint8_t(value[at]) >= 0x80)) at++;
      double unit = unit_of(folded(value.substr(from, at - from)));
      if (at == from && at == value.size() && behind_hours && number->value < 60) unit = 60;  // 1h30
      else if (at == from || unit == 0) return {};
      behind_hours = unit == 3600;
      add(*number, unit);
      if (at < value.size() && value[at] == '.') at++;  // 5 min.
      while (at < value.size() && (is_space(value[at]) || value[at] == ',')) at++;
      for (std::string_view word : {"and ", "et ", "und ", "y ", "e ", "en "})
        if (value.substr(at).starts_with(word)) at += word.size();
      if (at == value.size()) break;
      number = number_at(value, at, marks);
      if (!number) return {};
      if (at == value.size() || value[at] != ':') continue;
      std::optional<double> clock = clock_at(value, at, *number, marks);  // 1 day, 2:30:00
      if (!clock) return {};
      seconds += *clock, grouped += *clock;
      break;
    }
  }
  if (seconds > kLongest_s || grouped > kLongest_s) return {};
  seen.comma |= marks.comma, seen.point |= marks.point;
  int64_t sign = negative ? -1 : 1;
  out.ms = std::llround(seconds * 1000) * sign, out.grouped_ms = std::llround(grouped * 1000) * sign;
  return out;
}

int64_t ms_of(const DelayReading& reading, DecimalMarks seen, double unit_s) {
  constexpr double kCountedWhole_s = 60;
  bool grouped = false;
  if (reading.mark == ',') grouped = !seen.comma && (seen.point || unit_s <= kCountedWhole_s);
  if (reading.mark == '.') grouped = seen.comma && !seen.point;
  return grouped ? reading.grouped_ms : reading.ms;
}

}  // namespace tolle::engine
