// Short lists, looked through from the front: names are read only where no fixed notation fits.
#include "base/date_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text.h"

namespace tolle {
namespace {

// Folded, by month: English, French, Spanish, Portuguese, Italian, German, Dutch.
constexpr std::string_view kMonths[] = {"january jan janvier janv enero ene janeiro gennaio gen januar januari",
                                        "february feb fevrier fevr fev febrero fevereiro febbraio februar februari",
                                        "march mar mars marzo marco marz maerz mrz maart mrt",
                                        "april apr avril avr abril abr aprile",
                                        "may mai mayo maio maggio mag mei",
                                        "june jun juin junio junho giugno giu juni",
                                        "july jul juillet juil julio julho luglio lug juli",
                                        "august aug aout aou agosto ago augustus",
                                        "september sept sep septembre septiembre setiembre setembro settembre set",
                                        "october oct octobre octubre outubro out ottobre ott oktober okt",
                                        "november nov novembre noviembre novembro",
                                        "december dec decembre diciembre dic dezembro dez dicembre dezember"};

constexpr std::string_view kWeekdays =
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
    "lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche "
    "lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo "
    "lunedi martedi mercoledi gio giovedi venerdi sabato domenica "
    "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag";

struct Zone {
  std::string_view name;
  int offset_min;
};
// Only abbreviations that mean one thing (RFC 822's and Central Europe's); BST, IST and the like are refused.
constexpr Zone kZones[] = {{"utc", 0},    {"gmt", 0},    {"z", 0},      {"edt", -240}, {"est", -300},
                           {"cdt", -300}, {"cst", -360}, {"mdt", -360}, {"mst", -420}, {"pdt", -420},
                           {"pst", -480}, {"cest", 120}, {"cet", 60},   {"wet", 0},    {"west", 60}};

constexpr std::string_view kNothing[] = {"null", "none", "n/a",       "na",     "nan",  "nat",    "-",
                                         "--",   "\\n",  "undefined", "(null)", "#n/a", "not set"};

bool is_among(std::string_view text, std::span<const std::string_view> words) {
  for (std::string_view word : words)
    if (equals_ignoring_case(text, word)) return true;
  return false;
}

}  // namespace

unsigned month_from_name(std::string_view text, size_t& length) {
  length = 0;
  while (length < text.size()) {
    size_t next = length;
    char32_t c = next_code_point(text, next);
    if (c < 0xC0 && !(c < 0x80 && is_letter(char(c)))) break;
    length = next;
  }
  constexpr size_t kLongest = 12;  // bytes
  std::string name = length <= kLongest ? folded(text.substr(0, length)) : std::string();
  for (unsigned month = 1; month <= std::size(kMonths); month++)
    if (is_listed(name, kMonths[month - 1])) return month;
  return length = 0;
}

bool is_weekday_name(std::string_view letters) { return is_listed(folded(letters), kWeekdays); }

std::optional<int> offset_from_zone_name(std::string_view letters) {
  for (const Zone& zone : kZones)
    if (equals_ignoring_case(letters, zone.name)) return zone.offset_min;
  return {};
}

bool means_nothing(std::string_view text) { return is_among(text, kNothing); }

bool means_never(std::string_view date) {
  constexpr std::string_view kNever[] = {"0000-00-00", "0001-01-01", "1970-01-01", "00/00/0000",
                                         "01/01/0001", "01/01/1970", "9999-12-31", "31/12/9999"};
  return std::ranges::any_of(kNever, [&](std::string_view never) { return date.starts_with(never); });
}

}  // namespace tolle
