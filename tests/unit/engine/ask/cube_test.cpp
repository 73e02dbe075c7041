#include "engine/ask/cube.h"

#include <doctest/doctest.h>

#include "base/archive.h"
#include "engine/ask/cube_builder.h"
#include "tables.h"

using namespace tolle;
using namespace tolle::engine;
using namespace tolle::engine::test;

namespace {

const ZoneTable kUtc;
const ZoneTable kParis{"Europe/Paris",
                       {{1'490'000'000'000, 3600}, {1'501'000'000'000, 7200}, {1'502'500'000'000, 3600}}};
const ZoneTable& zone_of(const Query& q) { return q.zone == "UTC" ? kUtc : kParis; }

Query random_selection(std::mt19937& random) {
  auto below = [&](unsigned n) { return unsigned(random() % n); };
  Query q;
  q.facet_rows = 3;
  q.brush_unit = below(2) ? 6 * kHour : kDay;
  q.promise_s = below(2) ? 10'800 : 900'000;
  if (below(3) == 0) q.filter.organisation = {below(2) ? "Alpha" : "", "Beta"};
  if (below(3) == 0) q.filter.channel = {"web", "nowhere"};
  if (below(3) == 0) q.filter.wait = WaitWindow{double(below(1000)), 1e5 + below(2'000'000)};
  if (below(3) == 0) q.filter.answer = AnswerState(below(5));
  if (below(4) == 0) q.filter.said = {Said::Apology};
  if (below(3) == 0)
    for (uint8_t h = 0; h < 100; h++) q.filter.hours.push_back(h);
  if (below(4) == 0) q.filter.text = "the";
  if (below(6) == 0) q.filter.hostile = true;
  if (below(3) == 0) q.zone = kParis.name;
  if (below(3) == 0) q.work = {22, 6, 0b1111111};
  return q;
}

Cube cube_of(Dataset& data) {
  Cube cube;
  for (std::vector<uint8_t> part; data.cube(part);)
    if (!part.empty()) cube.add(part);
  return cube;
}

}  // namespace

TEST_CASE("a cube says of every span between two stops what the engine says") {
  for (unsigned seed = 0; seed < 60; seed++) {
    std::mt19937 random(seed);
    auto below = [&](unsigned n) { return unsigned(random() % n); };
    Table table = random_table(seed, 40 + below(400));
    table.ticket_shaped = seed % 3 == 0;
    Dataset data(std::move(table), {}, 7);
    while (data.read_words(kUnhurried));
    Query q = random_selection(random);
    INFO("seed ", seed);
    Report before = data.answer(q, zone_of(q));
    Cube cube = cube_of(data);
    REQUIRE(cube.ready());
    std::vector<Ms> stops = brush_stops(before.extent, q.brush_unit, zone_of(q));
    REQUIRE(stops.size() > 20);
    for (int i = 0; i < 25; i++) {
      Query next = q;
      Ms a = stops[below(unsigned(stops.size()))], b = stops[below(unsigned(stops.size()))];
      next.filter.time = TimeWindow{below(8) ? std::min(a, b) : kNoTime, below(8) ? std::max(a, b) : kNoTime};
      if (below(10) == 0) next.filter.time.reset();
      Report by_cube = before, plain = data.answer(next, zone_of(next));
      REQUIRE(cube.answer(next, by_cube));
      CHECK(to_bytes(by_cube.figures) == to_bytes(plain.figures));
      CHECK(to_bytes(by_cube.waits) == to_bytes(plain.waits));
      CHECK(to_bytes(by_cube.staff) == to_bytes(plain.staff));
      CHECK(to_bytes(by_cube.organisation) == to_bytes(plain.organisation));
      CHECK(to_bytes(by_cube.channel) == to_bytes(plain.channel));
      CHECK(to_bytes(by_cube.said) == to_bytes(plain.said));
      by_cube.records = plain.records;  // which stay as they were
      CHECK(to_bytes(by_cube) == to_bytes(plain));
    }
  }
}

TEST_CASE("a cube does not answer what it was not made for") {
  Dataset data(random_table(5, 300), {}, 7);
  while (data.read_words(kUnhurried));
  Query q;
  q.brush_unit = kDay;
  Report report = data.answer(q, kUtc);
  Cube cube = cube_of(data);
  const std::vector<uint8_t> as_it_was = to_bytes(report);
  std::vector<Ms> stops = brush_stops(report.extent, kDay, kUtc);
  Query brushed = q;
  brushed.filter.time = TimeWindow{stops[3], stops[9]};
  auto refused = [&](auto change) {
    Query other = brushed;
    change(other);
    return !cube.answer(other, report) && to_bytes(report) == as_it_was;
  };
  CHECK(refused([](Query& x) { x.filter.organisation = {"Alpha"}; }));
  CHECK(refused([](Query& x) { x.filter.time->from += 1; }));
  CHECK(refused([](Query& x) { x.promise_s = 60; }));
  CHECK(refused([](Query& x) { x.work.from_h = 7; }));
  CHECK(refused([](Query& x) { x.facet_rows = 20; }));
  CHECK(refused([](Query& x) { x.records.count = 20; }));
  CHECK(cube.answer(brushed, report));
  Report of_another = report;
  of_another.dataset = 8;
  CHECK(!cube.answer(q, of_another));
}

TEST_CASE("stops of a brush are local, whatever the clock does") {
  Ms change = kParis.changes[1].from_ms;
  auto stops = brush_stops({change - 3 * kDay, change + 3 * kDay}, 6 * kHour, kParis);
  for (Ms t : stops)
    if (std::abs(t - change) > kHour) CHECK((t + kParis.offset_s(t) * 1000) % (6 * kHour) == 0);
  for (Ms t = change - 2 * kDay; t < change + 2 * kDay; t += kHour / 3)
    CHECK(std::binary_search(stops.begin(), stops.end(), kParis.rounded(t, 6 * kHour)));
  CHECK(brush_stops({0, 1000 * kDay}, 1000, kUtc).empty());
}
