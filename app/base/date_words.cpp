// Short lists, looked through from the front: names are read only where no fixed notation fits.
#include "base/date_words.h"

#include <span>
#include <string>

#include "base/text.h"

namespace tolle {
namespace {

struct Month {
  std::string_view name;  // folded
  unsigned number;
};
constexpr Month kMonths[] = {
    {"september", 9}, {"septembre", 9}, {"february", 2}, {"november", 11}, {"novembre", 11}, {"december", 12},
    {"decembre", 12}, {"january", 1},   {"janvier", 1},  {"fevrier", 2},   {"october", 10},  {"octobre", 10},
    {"juillet", 7},   {"august", 8},    {"march", 3},    {"april", 4},     {"avril", 4},     {"janv", 1},
    {"fevr", 2},      {"mars", 3},      {"june", 6},     {"juin", 6},      {"july", 7},      {"juil", 7},
    {"aout", 8},      {"sept", 9},      {"jan", 1},      {"feb", 2},       {"fev", 2},       {"mar", 3},
    {"apr", 4},       {"avr", 4},       {"may", 5},      {"mai", 5},       {"jun", 6},       {"jul", 7},
    {"aug", 8},       {"aou", 8},       {"sep", 9},      {"oct", 10},      {"nov", 11},      {"dec", 12}};

constexpr std::string_view kWeekdays[] = {"mon",    "monday", "tue",      "tues", "tuesday", "wed", "wednesday", "thu",
                                          "thur",   "thurs",  "thursday", "fri",  "friday",  "sat", "saturday",  "sun",
                                          "sunday", "lun",    "lundi",    "mar",  "mardi",   "mer", "mercredi",  "jeu",
                                          "jeudi",  "ven",    "vendredi", "sam",  "samedi",  "dim", "dimanche"};

struct Zone {
  std::string_view name;
  int offset_min;
};
// Only abbreviations that mean one thing (RFC 822's and Central Europe's); BST, IST and the like are refused.
constexpr Zone kZones[] = {{"utc", 0},    {"gmt", 0},    {"z", 0},      {"edt", -240}, {"est", -300},
                           {"cdt", -300}, {"cst", -360}, {"mdt", -360}, {"mst", -420}, {"pdt", -420},
                           {"pst", -480}, {"cest", 120}, {"cet", 60},   {"wet", 0},    {"west", 60}};

constexpr std::string_view kNothing[] = {"null", "none", "n/a", "na",        "nan",    "nat",
                                         "-",    "--",   "\\n", "undefined", "(null)", "#n/a"};

bool is_among(std::string_view text, std::span<const std::string_view> words) {
  for (std::string_view word : words)
    if (equals_ignoring_case(text, word)) return true;
  return false;
}

}  // namespace

unsigned month_from_name(std::string_view text, size_t& length) {
  std::string name;
  size_t at = 0;
  while (at < text.size() && name.size() < 10) {
    size_t next = at;
    char32_t c = next_code_point(text, next);
    if (c == U'é' || c == U'É' || c == U'è') name += 'e';
    else if (c == U'û' || c == U'Û') name += 'u';
    else if (c < 0x80 && is_letter(char(c))) name += char(c | 32);
    else break;
    at = next;
  }
  length = at;
  for (const Month& m : kMonths)
    if (m.name == name) return m.number;
  return length = 0;
}

bool is_weekday_name(std::string_view letters) { return is_among(letters, kWeekdays); }

std::optional<int> offset_from_zone_name(std::string_view letters) {
  for (const Zone& zone : kZones)
    if (equals_ignoring_case(letters, zone.name)) return zone.offset_min;
  return {};
}

bool means_nothing(std::string_view text) { return is_among(text, kNothing); }

}  // namespace tolle
