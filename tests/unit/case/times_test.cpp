#include "case/times.h"

#include "support.h"

namespace tolle::cases {

TEST_CASE("a stamp is as long as its last unit") {
  auto length = [](const char* text) {
    auto s = stamp_of(text);
    return s ? s->to_ms - s->from_ms + 1 : 0;
  };
  CHECK(length("2012+01:00") == 366 * kDay);
  CHECK(length("2011+01:00") == 365 * kDay);
  CHECK(length("2011-02+01:00") == 28 * kDay);
  CHECK(length("2011-12Z") == 31 * kDay);
  CHECK(length("2011-03-02+01:00") == kDay);
  CHECK(length("2011-03-02T17-05:00") == kHour);
  CHECK(length("2011-03-02T17:55+01:00") == kMinute);
  CHECK(length("2011-03-02T17:56:23+01:00") == 1000);
  CHECK(length("2011-03-02T17:56:23.5Z") == 100);
  CHECK(length("2011-03-02T17:56:23.48Z") == 10);
  CHECK(length("2011-03-02T17:56:23.483Z") == 1);
}

TEST_CASE("a stamp counts from UTC") {
  CHECK(stamp_of("1970-01-01T00:00:00Z")->from_ms == 0);
  CHECK(stamp_of("1970-01-01T01:00+01:00")->from_ms == 0);
  CHECK(stamp_of("1969-12-31T19:00-05:00")->from_ms == 0);
  CHECK(stamp_of("2011-03-03T10:07:44.483+01:00")->from_ms == 1299143264483);
}

TEST_CASE("what is no stamp is refused") {
  for (const char* text : {"",
                           "2011",
                           "2011-03-02",
                           "2011-03-02T17:55",
                           "2011-13+01:00",
                           "2011-00Z",
                           "2011-02-29Z",
                           "2011-03-32Z",
                           "2011-03-02T24:00Z",
                           "2011-03-02T17:60Z",
                           "2011-03-02T17:55:60Z",
                           "2011-03-02T17:55:00.Z",
                           "2011-03-02T17:55:00.1234Z",
                           "2011-03-02 17:55Z",
                           "11-03-02Z",
                           "2011-3-2Z",
                           "2011-03-02T17:55+15:00",
                           "2011-03-02T17:55+01:60",
                           "2011-03-02T17:55+0100",
                           "Z",
                           "+01:00",
                           "2011-03-02Zz"})
    CHECK_MESSAGE(!stamp_of(text), text);
}

TEST_CASE("a duration is a range where its units have no one length") {
  CHECK(duration_of("PT1M30S")->min_ms == 90'000);
  CHECK(duration_of("PT0S")->max_ms == 0);
  CHECK(duration_of("P2W")->min_ms == 14 * kDay);
  CHECK(duration_of("P1DT12H")->max_ms == 36 * kHour);
  CHECK(duration_of("P1M")->min_ms == 28 * kDay);
  CHECK(duration_of("P1M")->max_ms == 31 * kDay);
  CHECK(duration_of("P1Y")->min_ms == 365 * kDay);
  CHECK(duration_of("P1Y")->max_ms == 366 * kDay);
}

TEST_CASE("what is no duration is refused") {
  for (const char* text :
       {"", "P", "PT", "P1", "1D", "PT1D", "P1H", "P1DT", "P-1D", "PT1.5S", "P12345D", "PT1M1H", "P1D "})
    CHECK_MESSAGE(!duration_of(text), text);
}

}  // namespace tolle::cases
