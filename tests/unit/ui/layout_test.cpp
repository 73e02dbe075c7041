#include "ui/layout.h"

#include <doctest/doctest.h>

using namespace tolle::ui;

TEST_CASE("strips are cut off a rectangle and the rest stays") {
  Rect r{10, 20, 100, 50};
  CHECK(r.cut_top(10) == Rect{10, 20, 100, 10});
  CHECK(r.cut_right(30) == Rect{80, 30, 30, 40});
  CHECK(r == Rect{10, 30, 70, 40});
  CHECK(r.cut_bottom(1000) == Rect{10, 30, 70, 40});
  CHECK(r.empty());
}

TEST_CASE("columns fill the width exactly, on whole pixels") {
  auto c = columns({0, 0, 1000, 10}, 3, 12);
  REQUIRE(c.size() == 3);
  CHECK(c[0].x == 0);
  CHECK(c[2].right() == 1000);
  for (const Rect& r : c) CHECK(r.w == float(int(r.w)));
  CHECK(c[1].x == c[0].right() + 12);
  std::vector<float> weights{2, 1};
  auto d = columns({0, 0, 312, 10}, weights, 12);
  CHECK(d[0].w == 200);
  CHECK(d[1].w == 100);
}

TEST_CASE("a grid has even rows: six cells where four fit are three and three") {
  auto g = grid({0, 0, 700, 0}, 6, 160, 80, 10);
  REQUIRE(g.size() == 6);
  CHECK(g[2].y == 0);
  CHECK(g[3].y == 90);
  CHECK(g[3].x == 0);
  CHECK(grid({0, 0, 100, 0}, 2, 160, 80, 10)[1].y == 90);
}

TEST_CASE("the three kinds of screen") {
  CHECK(device_from_width(390) == Device::Phone);
  CHECK(device_from_width(820) == Device::Tablet);
  CHECK(device_from_width(1440) == Device::Desktop);
}
