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

TEST_CASE("delays are read as numbers of a unit, as clocks and in words") {
  auto s = [](std::string_view text, double unit = 60) {
    auto ms = delay_ms(text, unit);
    return ms ? double(*ms) / 1000 : -1.0;
  };
  CHECK(s("95") == 5700);
  CHECK(s("1.5", 3600) == 5400);
  CHECK(s("0,5", 86'400) == 43'200);
  CHECK(s("00:30:00") == 1800);
  CHECK(s("125:10") == 450'600);
  CHECK(s("1d 2h 3m") == 93'780);
  CHECK(s("2 hours 4 minutes") == 7440);
  CHECK(s("3 jours") == 259'200);
  CHECK(*delay_ms("-5", 60) == -300'000);
  for (std::string_view bad : {"", "N/A", "soon", "1:75", "3 months", "1e10", "99999999999999999999"})
    CHECK(s(bad) == -1);
}
