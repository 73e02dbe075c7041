#include "base/dates.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <initializer_list>
#include <string>

#include "base/date_words.h"

using namespace tolle;

namespace {

// 2017-10-31T22:10:47.250, with Z when the zone was written; "none" and "empty" for what is no date.
std::string as_text(std::string_view text, bool day_first = true) {
  Date d = read_date(text, day_first);
  if (d.fault != Date::Fault::None) return d.fault == Date::Fault::Empty ? "empty" : "none";
  int64_t days = (d.ms >= 0 ? d.ms : d.ms - 86'399'999) / 86'400'000, ms = d.ms - days * 86'400'000;
  Civil c = civil_from_days(days);
  char out[64];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d.%03d", int(c.year), c.month, c.day, int(ms / 3'600'000),
                int(ms / 60'000 % 60), int(ms / 1000 % 60), int(ms % 1000));
  std::string s = out;
  switch (d.unit) {
    case Date::Unit::None: return "no unit";
    case Date::Unit::Day: s.resize(10); break;
    case Date::Unit::Minute: s.resize(16); break;
    case Date::Unit::Second: s.resize(19); break;
    case Date::Unit::Millisecond: break;
  }
  return s + (d.local ? "" : "Z");
}

struct Case {
  std::string_view text, expected;
};

void check(std::initializer_list<Case> cases, bool day_first = true) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(as_text(c.text, day_first) == c.expected);
  }
}

}  // namespace

TEST_CASE("days count from 1970 in both directions") {
  CHECK(days_from_civil(1970, 1, 1) == 0);
  CHECK(days_from_civil(2000, 3, 1) == 11017);
  CHECK(days_from_civil(1969, 12, 31) == -1);
  for (int64_t day = -800'000; day < 800'000; day += 97) {
    Civil c = civil_from_days(day);
    REQUIRE(days_from_civil(c.year, c.month, c.day) == day);
    REQUIRE(c.day <= days_in_month(c.year, c.month));
  }
}

TEST_CASE("ISO 8601 in all its dress") {
  check({{"2024-05-01", "2024-05-01"},
         {"2024-5-1", "2024-05-01"},
         {"2024/05/01", "2024-05-01"},
         {"2024.05.01", "2024-05-01"},
         {"2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"},
         {"2024-05-01t10:00:00z", "2024-05-01T10:00:00Z"},
         {"2024-05-01 10:00:00", "2024-05-01T10:00:00"},
         {"2024-05-01 10:00", "2024-05-01T10:00"},
         {"2024-05-01T10:00", "2024-05-01T10:00"},
         {"2024-05-01T10:00:00.123Z", "2024-05-01T10:00:00.123Z"},
         {"2024-05-01T10:00:00,5Z", "2024-05-01T10:00:00.500Z"},
         {"2024-05-01T10:00:00.123456789Z", "2024-05-01T10:00:00.123Z"},
         {"2020-03-05 04:47:57.580", "2020-03-05T04:47:57.580"},
         {"2024-05-01T10:00:00+02:00", "2024-05-01T08:00:00Z"},
         {" 2024-05-01T10:00:00+02:00 ", "2024-05-01T08:00:00Z"},
         {"2024-05-01T10:00:00-00:00", "2024-05-01T10:00:00Z"},
         {"2024-05-01T10:00:00+0530", "2024-05-01T04:30:00Z"},
         {"2024-05-01T10:00:00+02", "2024-05-01T08:00:00Z"},
         {"2019-11-30 13:34:08 -0800", "2019-11-30T21:34:08Z"},
         {"2015-10-02 20:15:40 +0000", "2015-10-02T20:15:40Z"},
         {"2024-05-01 10:00:00 UTC", "2024-05-01T10:00:00Z"},
         {"2024-05-01 10:00:00 UTC+2", "2024-05-01T08:00:00Z"},
         {"2024-05-01 10:00 PM", "2024-05-01T22:00"},
         {"2023-03-11T14:26:56.000Z", "2023-03-11T14:26:56.000Z"},
         {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"}});
}

TEST_CASE("packed digits") {
  check({{"20240501", "2024-05-01"},
         {"20241231092411", "2024-12-31T09:24:11"},
         {"202412310924", "2024-12-31T09:24"},
         {"20240102 00:00:00", "2024-01-02T00:00:00"},
         {"20240501T100000Z", "2024-05-01T10:00:00Z"},
         {"20240501T1000", "2024-05-01T10:00"},
         {"20241301", "none"},
         {"20240230", "none"},
         {"20241231242411", "none"}});
}

TEST_CASE("Twitter, e-mail and other notations with month names") {
  check({{"Tue Oct 31 22:10:47 +0000 2017", "2017-10-31T22:10:47Z"},
         {"Wed Oct 10 20:19:24 +0200 2018", "2018-10-10T18:19:24Z"},
         {"Mon May 11 03:17:40 UTC 2009", "2009-05-11T03:17:40Z"},
         {"Sun Jun 14 14:36:17 PDT 2009", "2009-06-14T21:36:17Z"},
         {"Wed, 10 Oct 2018 20:19:24 +0000", "2018-10-10T20:19:24Z"},
         {"Wed, 10 Oct 2018 20:19:24 GMT", "2018-10-10T20:19:24Z"},
         {"10 Oct 2018", "2018-10-10"},
         {"10-Oct-2018 20:19", "2018-10-10T20:19"},
         {"10-Oct-18", "2018-10-10"},
         {"Oct 10, 2018", "2018-10-10"},
         {"October 10, 2018 at 8:19 PM", "2018-10-10T20:19"},
         {"October 10th, 2018", "2018-10-10"},
         {"Mar 5, 2024", "2024-03-05"},
         {"Mar 5 2024 10:00:00", "2024-03-05T10:00:00"},
         {"Tue Oct 32 22:10:47 +0000 2017", "none"},
         {"Tue Oct 31 25:10:47 +0000 2017", "none"},
         {"Tue Oxt 31 22:10:47 +0000 2017", "none"},
         {"Wed May 01 10:00:00 IST 2024", "none"}});
}

TEST_CASE("French months, with accents or without") {
  check({{"1 mai 2024", "2024-05-01"},
         {"1er mai 2024", "2024-05-01"},
         {"3 février 2024 à 14h05", "2024-02-03T14:05"},
         {"3 févr. 2024, 14 h 05", "2024-02-03T14:05"},
         {"3 février 2024 à 8 h", "2024-02-03T08:00"},
         {"2024-05-01 10 h 30", "2024-05-01T10:30"},
         {"3 février 2024 à 14 h 5", "none"},
         {"3 février 2024 à 14 hier", "none"},
         {"3 FÉVRIER 2024", "2024-02-03"},
         {"3 fevrier 2024", "2024-02-03"},
         {"15 août 2023 09:30", "2023-08-15T09:30"},
         {"15 déc. 2023", "2023-12-15"},
         {"mardi 5 mars 2024", "2024-03-05"},
         {"mar. 5 mars 2024", "2024-03-05"},
         {"30 février 2024", "none"},
         {"vor 2 Tagen", "none"},
         {"hier", "none"}});
  for (auto [name, month] : {std::pair<std::string_view, unsigned>{"janvier", 1},
                             {"février", 2},
                             {"mars", 3},
                             {"avril", 4},
                             {"mai", 5},
                             {"juin", 6},
                             {"juillet", 7},
                             {"août", 8},
                             {"septembre", 9},
                             {"octobre", 10},
                             {"novembre", 11},
                             {"décembre", 12},
                             {"January", 1},
                             {"FEBRUARY", 2},
                             {"Mar", 3},
                             {"apr", 4},
                             {"May", 5},
                             {"June", 6},
                             {"jul", 7},
                             {"Aug", 8},
                             {"Sept", 9},
                             {"oct", 10}}) {
    size_t length = 0;
    CHECK(month_from_name(name, length) == month);
    CHECK(length == name.size());
  }
}

TEST_CASE("months of other languages of Europe, as spreadsheets and portals write them") {
  check({{"5 de mayo de 2024", "2024-05-05"},
         {"5 de mayo de 2024 a las 10:30", "2024-05-05T10:30"},
         {"lunes, 6 de mayo de 2024", "2024-05-06"},
         {"6-ene-24", "2024-01-06"},
         {"6 de março de 2024 às 10:30", "2024-03-06T10:30"},
         {"06/set/2024 10:30", "2024-09-06T10:30"},
         {"mercoledì 8 maggio 2024, 10:30", "2024-05-08T10:30"},
         {"8 mag 2024 alle ore 10:30", "2024-05-08T10:30"},
         {"5. Mai 2024", "2024-05-05"},
         {"Di., 5. März 2024 um 10:30 Uhr", "2024-03-05T10:30"},
         {"5. Dez. 2024, 10:30 Uhr", "2024-12-05T10:30"},
         {"Donnerstag, 5. Dezember 2024", "2024-12-05"},
         {"05-Okt-2024", "2024-10-05"},
         {"5 mei 2024 om 10:30 uur", "2024-05-05T10:30"},
         {"mar. 5 de marzo de 2024", "2024-03-05"},
         {"31 de abril de 2024", "none"},
         {"5 de 2024", "none"}});
}

TEST_CASE("what programs put behind a date or into it does not hide it") {
  check({{"Wed May 01 2024 10:00:00 GMT+0200 (Central European Summer Time)", "2024-05-01T08:00:00Z"},
         {"Wed May 01 2024 10:00:00 GMT+0200 (heure d’été d’Europe centrale)", "2024-05-01T08:00:00Z"},
         {"Fri, 3 May 2024 14:05:22 +0200 (CEST)", "2024-05-03T12:05:22Z"},
         {"2024-05-01 10:00:00 (UTC+01:00)", "2024-05-01T09:00:00Z"},
         {"2024-05-01T10:00:00.000+02:00[Europe/Paris]", "2024-05-01T08:00:00.000Z"},
         {"01-May-24 10.00.00.000000 AM", "2024-05-01T10:00:00.000"},
         {"01-May-24 10.00.00 PM", "2024-05-01T22:00:00"},
         {"5/1/24, 9:05\u202FPM", "2024-01-05T21:05"},
         {"13\u00A0mars\u00A02024 à 9:05", "2024-03-13T09:05"},
         {"2024-05-01 10:00:00 (BST)", "none"},
         {"2024-05-01 10:00:00[Europe/Paris]", "none"},
         {"2024-05-01 10:00:00 (late)", "none"},
         {"(2024-05-01)", "none"},
         {"2024-05-01 10.00", "none"},
         {"2024-05-01\u00A0x", "none"}});
}

TEST_CASE("numbers with slashes are day first or month first as told") {
  check({{"03/05/2024", "2024-05-03"},
         {"3/5/24", "2024-05-03"},
         {"03/05/2024 09:15:00", "2024-05-03T09:15:00"},
         {"13/05/2024", "2024-05-13"}},
        true);
  check({{"03/05/2024", "2024-03-05"},
         {"9/24/19", "2019-09-24"},
         {"2/24/2015 11:35", "2015-02-24T11:35"},
         {"04/18/2019 09:55:45 PM", "2019-04-18T21:55:45"},
         {"04/18/2019 12:00:03 AM", "2019-04-18T00:00:03"},
         {"04/18/2019 12:00:03 PM", "2019-04-18T12:00:03"},
         {"04/18/2019 09:55 p.m.", "2019-04-18T21:55"},
         {"11/10/2025 21:00", "2025-11-10T21:00"},
         {"04/18/2019 13:00 PM", "none"},
         {"04/18/2019 00:30 AM", "none"}},
        false);
  // What can only be one of the two is read as that one, and says so.
  CHECK(as_text("31/05/2024", false) == "2024-05-31");
  CHECK(read_date("31/05/2024", false).numeric == Date::Numeric::OnlyDayFirst);
  CHECK(read_date("05/31/2024", true).numeric == Date::Numeric::OnlyMonthFirst);
  CHECK(read_date("03/05/2024", true).numeric == Date::Numeric::Either);
  CHECK(read_date("05/05/2024", true).numeric == Date::Numeric::No);
  // 30/02 is no date in either order, and 02/30 proves nothing.
  CHECK(as_text("30/02/2024", true) == "none");
  // With dots the day is first.
  CHECK(as_text("03.05.2024", false) == "2024-05-03");
  CHECK(as_text("03.05.2024 17:20", false) == "2024-05-03T17:20");
}

TEST_CASE("what does not exist is refused and never rolled over") {
  check({{"0000-00-00", "none"},
         {"2024-02-30", "none"},
         {"31/02/2024", "none"},
         {"2023-02-29T12:00:00Z", "none"},
         {"2024-13-01", "none"},
         {"13/13/2024", "none"},
         {"2024-05-01T25:00:00Z", "none"},
         {"2024-05-01T24:00:00Z", "none"},
         {"2024-05-01T10:60", "none"},
         {"2024-05-01T10:00:61Z", "none"},
         {"2024-05-01T10:00:60Z", "none"},
         {"2024-04-31", "none"},
         {"1900-02-29", "none"},
         {"2100-02-29", "none"},
         {"2000-02-29", "2000-02-29"},
         {"+275760-09-13T00:00:00Z", "none"},
         {"1/2/3", "none"},
         {"45413", "none"},
         {"-1", "none"},
         {"1e10", "none"},
         {"2024-05-01T10:00:00+99:00", "none"},
         {"2024-05-01 10", "none"},
         {"2024-05-01x", "none"},
         {"x2024-05-01", "none"},
         {"2024-05-01T10:00:00Z more", "none"},
         {"2024-05", "none"},
         {"2024", "none"},
         {"12:30", "none"},
         {"2024-05-01T", "none"}});
}

TEST_CASE("words for nothing are empty, not wrong") {
  for (std::string_view nothing : {"", "  ", "null", "NULL", "None", "N/A", "n/a", "NaN", "NaT", "-", "\xC2\xA0"})
    CHECK(as_text(nothing) == "empty");
}

TEST_CASE("every day of five hundred years is read back in four notations") {
  for (int64_t day = days_from_civil(1800, 1, 1); day < days_from_civil(2300, 1, 1); day += 13) {
    Civil c = civil_from_days(day);
    char text[40], expected[40];
    std::snprintf(expected, sizeof expected, "%04d-%02u-%02u", int(c.year), c.month, c.day);
    std::snprintf(text, sizeof text, "%02u/%02u/%04d", c.day, c.month, int(c.year));
    REQUIRE(as_text(text, true) == expected);
    std::snprintf(text, sizeof text, "%02u/%02u/%04d", c.month, c.day, int(c.year));
    REQUIRE(as_text(text, false) == expected);
    std::snprintf(text, sizeof text, "%04d%02u%02u", int(c.year), c.month, c.day);
    REQUIRE(as_text(text) == expected);
    REQUIRE(as_text(expected) == expected);
  }
}

TEST_CASE("day and month change places, the clock stays") {
  Date d = read_date("03/05/2024 09:15:00", false);
  CHECK(ms_with_day_and_month_swapped(d.ms) == read_date("03/05/2024 09:15:00", true).ms);
}
