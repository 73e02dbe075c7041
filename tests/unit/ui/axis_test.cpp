#include "ui/axis.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tolle;
using namespace tolle::ui;

namespace {
constexpr int64_t kHour = 3'600'000, kDay = 24 * kHour;
constexpr int64_t kNov2017 = 1'509'494'400'000;  // 2017-11-01T00:00Z

// Central Europe around the end of summer time, 2017-10-29T01:00Z.
ZoneTable paris() { return {"Europe/Paris", {{0, 7200}, {1'509'238'800'000, 3600}}}; }
}  // namespace

TEST_CASE("ticks of counts are whole and round, and begin with 0") {
  CHECK(count_ticks(23, 3) == std::vector<double>{0, 10, 20});
  CHECK(count_ticks(2400, 3) == std::vector<double>{0, 1000, 2000});
  CHECK(count_ticks(1, 5) == std::vector<double>{0, 1});
  CHECK(count_ticks(0, 5) == std::vector<double>{0});
}

TEST_CASE("ticks of shares are multiples, not sums of rounding errors") {
  auto t = linear_ticks(0, 1, 5);
  REQUIRE(t.size() == 6);
  CHECK(t[3] == 3 * 0.2);
  CHECK(linear_ticks(1, 1, 5).empty());
}

TEST_CASE("durations are those that people say, and never too many") {
  CHECK(duration_ticks(60, 604800, 20) ==
        std::vector<double>{60, 180, 600, 1800, 3600, 10800, 36000, 86400, 259200, 604800});
  for (int most = 1; most < 12; most++) CHECK(int(duration_ticks(1, 31536000, most).size()) <= most);
  auto few = duration_ticks(1, 31536000, 6);
  CHECK(std::count(few.begin(), few.end(), 3600.) == 1);
}

TEST_CASE("days begin at midnight of the zone, on both sides of a clock change") {
  auto zone = paris();
  auto t =
      time_ticks(1'509'141'600'000, 1'509'141'600'000 + 3 * kDay + kHour, 5, zone);  // 28 Oct 0 h to 31 Oct 0 h, local
  CHECK(t.unit == Unit::Day);
  REQUIRE(t.at.size() == 4);
  CHECK(t.at[1].time_ms - t.at[0].time_ms == kDay);
  CHECK(t.at[2].time_ms - t.at[1].time_ms == 25 * kHour);
  for (auto& tick : t.at) CHECK((tick.time_ms + zone.offset_s(tick.time_ms) * 1000ll) % kDay == 0);
}

TEST_CASE("the hour that comes twice has one tick") {
  auto zone = paris();
  auto t = time_ticks(1'509'228'000'000, 1'509'228'000'000 + 6 * kHour, 12, zone);
  CHECK(t.unit == Unit::Hour);
  for (size_t i = 1; i < t.at.size(); i++) CHECK(t.at[i].time_ms > t.at[i - 1].time_ms);
}

TEST_CASE("weeks begin on Monday, months on the first, and a tick knows the largest unit that begins with it") {
  auto weeks = time_ticks(kNov2017, kNov2017 + 30 * kDay, 5, {});
  CHECK(weeks.unit == Unit::Day);
  CHECK(weeks.every == 7);
  CHECK(weeks.at.front().time_ms == kNov2017 + 5 * kDay);  // Monday 6 November
  auto months = time_ticks(kNov2017, kNov2017 + 120 * kDay, 5, {});
  CHECK(months.unit == Unit::Month);
  CHECK(months.at[0].begins == Unit::Month);
  CHECK(months.at[2].begins == Unit::Year);  // January
}

TEST_CASE("there are never more ticks than asked for, from milliseconds to centuries") {
  for (int64_t span = 5; span < 200ll * 365 * kDay; span *= 3)
    for (int most : {2, 5, 9}) {
      CAPTURE(span);
      auto t = time_ticks(kNov2017 + 12345, kNov2017 + 12345 + span, most, paris());
      CHECK(int(t.at.size()) <= most + 1);
    }
}

TEST_CASE("labels do not touch; important ones win") {
  std::vector<float> at{0, 20, 40}, width{30, 30, 30};
  CHECK(labels_without_collisions(at, width, 4) == std::vector<bool>{true, false, true});
  std::vector<int> important{0, 1, 0};
  CHECK(labels_without_collisions(at, width, 4, important) == std::vector<bool>{false, true, false});
}

TEST_CASE("scales go there and back") {
  LogScale s{1, 31536000, 100, 900};
  CHECK(s.x_from(1) == 100);
  CHECK(s.value_from(s.x_from(3600)) == doctest::Approx(3600));
  LinearScale l{10, 20, 0, 100};
  CHECK(l.x_from(15) == 50);
  CHECK(l.value_from(50) == 15);
}
