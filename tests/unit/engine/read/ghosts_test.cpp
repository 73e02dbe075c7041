#include "engine/read/ghosts.h"

#include <doctest/doctest.h>

#include "base/dates.h"
#include "engine/read/delays.h"

using namespace tolle;
using namespace tolle::engine;

TEST_CASE("an id of X carries its time from 2010-11-04 on; smaller ones are refused") {
  CHECK(snowflake_time(43236101250490368) == read_date("2011-03-03T09:07:44.483Z", true).ms);
  CHECK(snowflake_time(281400879465238529) == read_date("2012-12-19T14:09:32.497Z", true).ms);
  CHECK_FALSE(snowflake_time(20));
  CHECK_FALSE(snowflake_time(0));
  CHECK_FALSE(snowflake_time(29'700'859'247));
  CHECK_FALSE(snowflake_time(~0ull));
}

TEST_CASE("addresses of Bluesky end with their time") {
  CHECK(tid_time("3krgaaf5u2222") == read_date("2024-05-01T10:00:00Z", true).ms);
  CHECK(tid_time("3jzfcijpj2z2a") == read_date("2023-06-30T15:03:01.887Z", true).ms);
  CHECK(tid_time("2222222222222") == 0);
  for (std::string_view id : {"", "self", "3krgaaf5u222", "3krgaaf5u22222", "3KRGAAF5U2222", "3krgaaf5u222!",
                              "zzzzzzzzzzzzz", "jzzzzzzzzzzzz"}) {
    CAPTURE(std::string(id));
    CHECK_FALSE(tid_time(id));
  }
}

TEST_CASE("delays are read as numbers of a unit, as clocks and in words") {
  auto s = [](std::string_view text, double unit = 60) {
    DecimalMarks seen;
    auto reading = read_delay(text, unit, seen);
    return reading ? double(ms_of(*reading, seen, unit)) / 1000 : -1.0;
  };
  CHECK(s("95") == 5700);
  CHECK(s("1.5", 3600) == 5400);
  CHECK(s("0,5", 86'400) == 43'200);
  CHECK(s("00:30:00") == 1800);
  CHECK(s("125:10") == 450'600);
  CHECK(s("1d 2h 3m") == 93'780);
  CHECK(s("2 hours 4 minutes") == 7440);
  CHECK(s("3 jours") == 259'200);
  CHECK(s("1h30") == 5400);
  CHECK(s("2 h 05") == 7500);
  CHECK(s("1 day, 2:30:00") == 95'400);
  CHECK(s("0 days 00:45:00") == 2700);
  CHECK(s("PT1H30M") == 5400);
  CHECK(s("P1DT2H") == 93'600);
  CHECK(s("P1M") == -1);
  CHECK(s("3 Stunden") == 10'800);
  CHECK(s("2 Tage, 4 Std.") == 187'200);
  CHECK(s("2 semaines") == 1'209'600);
  CHECK(s("3 ore e 5 minuti") == 11'100);
  CHECK(s("1 hour and 5 minutes") == 3900);
  CHECK(s("5 minut") == 300);
  CHECK(s("2 dagar 3 timmar") == 183'600);
  CHECK(s("500 ms") == .5);
  for (std::string_view bad : {"", "N/A", "soon", "1:75", "1 44", "1 4400", "1,440,5", "3 months", "3 meses", "2 mois",
                               "3 stars", "1e10", "99999999999999999999"})
    CHECK(s(bad) == -1);
}

TEST_CASE("the name of a column says what its numbers count") {
  CHECK(unit_in_name("delai de reponse h") == 3600);
  CHECK(unit_in_name("second response time hours", true) == 3600);
  CHECK(unit_in_name("tempo di risposta giorni") == 86'400);
  CHECK(unit_in_name("response day") == 0);
  CHECK(unit_in_name("response delay day", true) == 86'400);
  CHECK(unit_in_name("m", true) == 0);
  CHECK(unit_in_name("created ms") == 0);
  CHECK(unit_in_name("response time ms", true) == .001);
}

TEST_CASE("a mark before three digits stands behind thousands unless the column has decimals behind it") {
  auto column = [](std::initializer_list<std::string_view> cells, double unit = 60) {
    DecimalMarks seen;
    std::vector<DelayReading> readings;
    for (std::string_view cell : cells) readings.push_back(*read_delay(cell, unit, seen));
    return doctest::Approx(double(ms_of(readings[0], seen, unit)) / 1000 / unit);
  };
  CHECK(column({"-5"}) == -5);
  CHECK(column({"1,440"}) == 1440);
  CHECK(column({"1,440", "95,5"}) == 1.44);
  CHECK(column({"1,440", "0,125"}) == 1.44);
  CHECK(column({"1,440", "95.5"}, 3600) == 1440);
  CHECK(column({"1,440"}, 3600) == 1.44);  // of hours there are rarely thousands
  CHECK(column({"1.440"}) == 1.44);
  CHECK(column({"1.440", "95,5"}) == 1440);
  CHECK(column({"1,440,000"}, 1) == 1'440'000);
  CHECK(column({"1,440.5"}) == 1440.5);
  CHECK(column({"1.440,5"}) == 1440.5);
  CHECK(column({"1 440"}) == 1440);
  CHECK(column({"1\u00A0440"}) == 1440);
  CHECK(column({"12\u202F055,5"}) == 12'055.5);
}
