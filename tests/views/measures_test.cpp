// The small sums behind the views: zooming, panning, promises, working hours.
#include <doctest/doctest.h>

#include "views/hours.h"
#include "views/timeline.h"
#include "views/waits.h"

using namespace tolle;
using namespace tolle::views;
using engine::TimeWindow;

namespace {
constexpr TimeWindow kAll{0, 1'000'000};
}

TEST_CASE("zooming keeps what is under the pointer where it is") {
  CHECK(zoomed(kAll, kAll, 2, 500'000) == TimeWindow{250'000, 750'000});
  CHECK(zoomed(kAll, kAll, 2, 0) == TimeWindow{0, 500'000});
  CHECK(zoomed({250'000, 750'000}, kAll, .5, 500'000) == kAll);
}

TEST_CASE("zooming ends at a second and at the whole data") {
  TimeWindow w = kAll;
  for (int i = 0; i < 100; i++) w = zoomed(w, kAll, 2, 300'000);
  CHECK(w.to - w.from == 1000);
  for (int i = 0; i < 100; i++) w = zoomed(w, kAll, .5, 300'000);
  CHECK(w == kAll);
}

TEST_CASE("panning stops at the ends of the data and keeps the width") {
  CHECK(panned({100'000, 200'000}, kAll, -500'000) == TimeWindow{0, 100'000});
  CHECK(panned({100'000, 200'000}, kAll, 5'000'000) == TimeWindow{900'000, 1'000'000});
  CHECK(panned({-5, 5'000'000}, kAll, 7) == kAll);
}

TEST_CASE("a dragged promise snaps to durations that people promise") {
  CHECK(stepped_promise(3.2 * 3600) == 3.25 * 3600);
  CHECK(stepped_promise(47) == 47);
  CHECK(stepped_promise(0) == 1);
  CHECK(stepped_promise(20 * 86400 + 100) == 20 * 86400);
  CHECK(stepped_promise(1e12) == 31536000);
}

TEST_CASE("the small hours of a night shift belong to the day on which it began") {
  engine::WorkingHours day{9, 18, 0b0011111}, night{22, 6, 0b0000001};
  CHECK(is_working_hour(day, 9));
  CHECK(!is_working_hour(day, 18));
  CHECK(!is_working_hour(day, 5 * 24 + 10));
  CHECK(is_working_hour(night, 23));
  CHECK(is_working_hour(night, 24 + 5));
  CHECK(!is_working_hour(night, 5));
}
