#include "case/timeline.h"

#include <chrono>

#include "support.h"

namespace tolle::cases {
namespace {

size_t at(const Case& c, std::string_view id) {
  size_t i = index_of(c.events, id);
  REQUIRE(i != kNowhere);
  return i;
}
DurationRange minutes(std::optional<int64_t> min, std::optional<int64_t> max) {
  auto ms = [](std::optional<int64_t> m) { return m ? std::optional(*m * kMinute) : m; };
  return {ms(min), ms(max)};
}

// Whatever is certainly not later is not drawn later.
void check_marks_are_monotone(const Case& c, const Timeline& t) {
  for (size_t a = 0; a < c.events.size(); a++) {
    if (!t.told[a]) continue;
    std::vector<DurationRange> since = t.since(a);
    for (size_t b = 0; b < c.events.size(); b++) {
      if (!t.told[b]) continue;
      int64_t drawn_ms = t.marks_ms[b] - t.marks_ms[a];
      INFO(c.events[a].id << " to " << c.events[b].id);
      CHECK((!since[b].min_ms || drawn_ms >= *since[b].min_ms));
      CHECK((!since[b].max_ms || drawn_ms <= *since[b].max_ms));
    }
  }
}

}  // namespace

TEST_CASE("an absolute time is an interval as long as its precision") {
  Case c = case_of(R"({id:A,"time":"2011-03-02T17:55+01:00"},{id:B,"time":{"to":"2012+01:00"}},{id:C})");
  Timeline t = solve(c);
  CHECK(t.anchored);
  CHECK(t.intervals[0].earliest_ms == ms_of("2011-03-02T16:55Z"));
  CHECK(t.intervals[0].latest_ms == ms_of("2011-03-02T16:56Z") - 1);
  CHECK(t.intervals[1] == Interval{{}, ms_of("2013+01:00") - 1});
  CHECK(t.intervals[2] == Interval{});
}

TEST_CASE("relative times add up along a chain") {
  Case c = case_of(R"({id:A,"time":"2011-03-02T17:55:00.000+01:00"},{id:B,"time":{"after":"A","by":["PT1M","PT10M"]}},
                      {id:C,"time":{"after":"B","by":["PT5M","PT20M"]}},{id:D,"time":{"before":"A","by":["PT2M",null]}})");
  Timeline t = solve(c);
  CHECK(t.intervals[2].earliest_ms == ms_of("2011-03-02T18:01+01:00"));
  CHECK(t.intervals[2].latest_ms == ms_of("2011-03-02T18:25+01:00"));
  CHECK(t.intervals[3] == Interval{{}, ms_of("2011-03-02T17:53+01:00")});
  CHECK(t.between(0, 2) == minutes(6, 30));
  CHECK(t.between(3, 2) == minutes(8, {}));
}

TEST_CASE("a bound travels backwards to what came before") {
  Case c = case_of(R"({id:A},{id:B,"causes":["A"]},{id:C,"causes":["B"],"time":{"to":"2011-03-02T17:55+01:00"}})");
  Timeline t = solve(c);
  CHECK(t.intervals[0].latest_ms == ms_of("2011-03-02T17:56+01:00") - 1);
  CHECK(!t.intervals[0].earliest_ms);
}

TEST_CASE("a duration is tighter than the two intervals alone would make it") {
  Case c = case_of(R"({id:A,"time":"2011+01:00"},{id:B,"time":{"after":"A","by":["PT1M","PT10M"]}})");
  Timeline t = solve(c);
  CHECK(*t.intervals[0].latest_ms - *t.intervals[0].earliest_ms > 364 * kDay);
  CHECK(t.between(0, 1) == minutes(1, 10));
  CHECK(t.between(1, 0) == minutes(-10, -1));
}

TEST_CASE("a cause is not later than its effect, a link may be") {
  Case c = case_of(R"({id:A},{id:B,"causes":["A"]},{id:C,"linked":["A"]})");
  Timeline t = solve(c);
  CHECK(t.between(0, 1) == minutes(0, {}));
  CHECK(t.between(0, 2) == DurationRange{});
}

TEST_CASE("without any date a case counts from its origin") {
  Case c = case_of(R"({id:A,"time":{"after":"B"}},{id:B},{id:C,"time":{"after":"B","by":["P2W","P8W"]}})");
  c.origin = "B";
  Timeline t = solve(c);
  CHECK(!t.anchored);
  CHECK(t.origin == 1);
  CHECK(t.intervals[1] == Interval{0, 0});
  CHECK(t.intervals[0] == Interval{0, {}});
  CHECK(t.intervals[2] == Interval{14 * kDay, 56 * kDay});
  check_marks_are_monotone(c, t);
}

TEST_CASE("events that are only ordered keep their order and are drawn apart") {
  Case c = case_of(R"({id:E,"time":{"after":"D"}},{id:D,"time":{"after":["B","C"]}},{id:A},{id:C,"time":{"after":"A"}},
                      {id:B,"time":{"after":"A","before":"C"}})");
  c.origin = "A";
  Timeline t = solve(c);
  std::string order;
  for (size_t i : t.order) order += c.events[i].id;
  CHECK(order == "ABCDE");
  for (size_t k = 1; k < t.order.size(); k++)
    CHECK(log_from_ms(t.marks_ms[t.order[k]]) - log_from_ms(t.marks_ms[t.order[k - 1]]) > 0.2);
  CHECK(t.between(at(c, "A"), at(c, "E")) == minutes(0, {}));
}

TEST_CASE("fog reaches from the earliest to the latest time, and a little way where there is none") {
  Case c = case_of(
      R"({id:A},{id:B,"time":{"after":"A","by":["PT1M","PT10M"]}},{id:C,"causes":["A"],"time":{"to":"2011-03-02+01:00"}})");
  Timeline t = solve(c);
  std::vector<Fog> since = fog_since(t, 0), calendar = fog_on_calendar(t);
  CHECK((since[0].from_ms == 0 && since[0].to_ms == 0 && !since[0].open_from && !since[0].open_to));
  CHECK((since[1].from_ms == kMinute && since[1].to_ms == 10 * kMinute));
  CHECK((!since[2].open_from && since[2].open_to));
  CHECK((calendar[2].open_from && calendar[2].to_ms == ms_of("2011-03-03+01:00") - 1));
  for (const auto& fog : {since, calendar})
    for (const Fog& f : fog) CHECK((f.from_ms <= f.mark_ms && f.mark_ms <= f.to_ms));
}

TEST_CASE("something that lasts has an end") {
  Case c = case_of(
      R"({id:A,"time":"2014-04-18+02:00","until":{"to":"2014-04-21+02:00"}},{id:B,"time":{"after":"A","by":["P1D","P2D"]},"until":{"after":"B","by":["PT1H","PT3H"]}})");
  Timeline t = solve(c);
  CHECK(t.ends[0].earliest_ms == ms_of("2014-04-18+02:00"));
  CHECK(t.ends[0].latest_ms == ms_of("2014-04-22+02:00") - 1);
  CHECK(t.ends[1].earliest_ms == ms_of("2014-04-19T01+02:00"));
}

TEST_CASE("a contradiction names the events that are in it and no others") {
  Case c =
      case_of(R"({id:A,"time":"2011-03-02+01:00"},{id:X,"causes":["A"]},{id:B,"time":{"after":"A","by":["P3D","P4D"]}},
                      {id:C,"time":{"after":"B"},"causes":["B"]},{id:Y,"causes":["C"]},{id:D,"causes":["C"],"time":"2011-03-03+01:00"})");
  Timeline t = solve(c);
  REQUIRE(!t.conflicts.empty());
  for (const Conflict& conflict : t.conflicts) {
    CHECK(std::ranges::find(conflict.events, "X") == conflict.events.end());
    CHECK(std::ranges::find(conflict.events, "Y") == conflict.events.end());
  }
  CHECK(t.conflicts[0].events == std::vector<std::string>{"A", "B", "C", "D"});
  CHECK(t.conflicts[0].dropped == "D");
  CHECK(t.conflicts.size() == 1);
  CHECK(t.intervals[5].earliest_ms == ms_of("2011-03-03+01:00"));  // what was not dropped still holds
}

TEST_CASE("two contradictions are both found") {
  Case c =
      case_of(R"({id:A,"time":"2011Z"},{id:B,"time":"2010Z","causes":["A"]},{id:C,"time":"2009Z","causes":["B"]})");
  Timeline t = solve(c);
  REQUIRE(t.conflicts.size() == 2);
  CHECK(t.conflicts[0].dropped != t.conflicts[1].dropped);
  CHECK(t.intervals[0].earliest_ms == ms_of("2011Z"));
  CHECK(t.intervals[2].latest_ms == ms_of("2010Z") - 1);
}

TEST_CASE("causes in a circle are named") {
  Case c = case_of(
      R"({id:A,"causes":["C"]},{id:B,"causes":["A"]},{id:C,"causes":["B"]},{id:D,"causes":["A"]},{id:E,"time":{"after":"F"}},{id:F,"time":{"after":"E"}})");
  Timeline t = solve(c);
  REQUIRE(t.conflicts.size() == 2);
  CHECK(t.conflicts[0].events == std::vector<std::string>{"A", "B", "C"});
  CHECK(t.conflicts[1].events == std::vector<std::string>{"E", "F"});
  CHECK(t.between(0, 2) == minutes(0, 0));
  check_marks_are_monotone(c, t);
}

TEST_CASE("one account alone has only its own events and times") {
  Case c = case_from(file_text("tests/unit/case/data/valid.json"));
  CHECK(solve(c).between(0, 1) == minutes(1, 10));
  CHECK(solve(c, "one").between(0, 1) == minutes(1, 10));
  CHECK(solve(c, "two").between(0, 1).min_ms == 0);
  CHECK(*solve(c, "two").between(0, 1).max_ms > kDay);  // only its end bounds it
  c.events[2].told.emplace_back().account = "one";
  Timeline two = solve(c, "two");
  CHECK(!two.told[2]);
  CHECK(two.order.size() == 3);
  CHECK(two.intervals[2] == Interval{});
}

TEST_CASE("marks obey every constraint, in tangled cases too") {
  uint32_t random = 7;
  auto below = [&](uint32_t n) {
    random = random * 1664525 + 1013904223;
    return (random >> 8) % n;
  };
  for (int round = 0; round < 60; round++) {
    std::string events;
    int n = 3 + int(below(12));
    for (int i = 0; i < n; i++) {
      events += (i ? ",{id:E" : "{id:E") + std::to_string(i);
      if (i > 0 && below(2)) events += R"(,"causes":["E)" + std::to_string(below(uint32_t(i))) + "\"]";
      if (below(4) == 0) events += R"(,"time":"2011-03-0)" + std::to_string(1 + below(9)) + "+01:00\"";
      else if (i > 0 && below(2))
        events += R"(,"time":{"after":"E)" + std::to_string(below(uint32_t(i))) + R"(","by":["PT1M","P)" +
                  std::to_string(1 + below(3)) + "D\"]}";
      events += "}";
    }
    Case c = case_of(events);
    Timeline t = solve(c);
    CHECK(t.order.size() == c.events.size());
    check_marks_are_monotone(c, t);
  }
}

TEST_CASE("a case as large as allowed is solved without hurry or overflow") {
  std::string events;
  for (int i = 0; i < 2000; i++) {
    events += (i ? ",{id:E" : "{id:E") + std::to_string(i);
    if (i) events += R"(,"time":{"after":"E)" + std::to_string(i - 1) + R"(","by":["P9999Y",null]})";
    events += "}";
  }
  Case c = case_of(events);
  Timeline t = solve(c);
  CHECK(*t.between(0, 1999).min_ms == kDay * 365 * 9999 * 1999);
  c.events[0].time.by = By{*duration_of("P9999Y"), {}};
  c.events[0].time.after = {"E1999"};
  CHECK(solve(c).conflicts.at(0).events.size() == 2000);
}

// The shortest of a few runs: another program on the machine makes one slow, not all.
double seconds_to_solve(const Case& c) {
  double best = 1e9;
  for (int round = 0; round < 5; round++) {
    auto begin = std::chrono::steady_clock::now();
    Timeline t = solve(c);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    REQUIRE(t.order.size() == c.events.size());
  }
  return best;
}

TEST_CASE("ten times as many events in one chain take about ten times as long") {
  const char* kinds[] = {R"(,"causes":["E%"])",                                           // only ordered
                         R"(,"time":{"after":"E%","by":["PT1M","PT10M"]})",               // measured
                         R"(,"causes":["E%"],"time":{"after":"E%","by":["PT1M",null]})",  // at least so long
                         R"(,"causes":["E%"],"time":{"to":"2015Z"})"};                    // all before one date
  for (const char* kind : kinds) {
    CAPTURE(kind);
    auto chain = [&](int n) {
      std::string events = "{id:E0,\"time\":\"2011Z\"}";
      for (int i = 1; i < n; i++) {
        std::string fields = kind;
        for (size_t at = 0; (at = fields.find('%')) != fields.npos;) fields.replace(at, 1, std::to_string(i - 1));
        events += ",{id:E" + std::to_string(i) + fields + "}";
      }
      return case_of(events);
    };
    double few = seconds_to_solve(chain(200)), many = seconds_to_solve(chain(2000));
    CHECK(many < few * 40);  // growing with the square it would be a hundred times
    Case c = chain(300);
    check_marks_are_monotone(c, solve(c));
  }
}

TEST_CASE("events of a long chain of which only the order is known are drawn apart") {
  std::string events = "{id:E0}";
  for (int i = 1; i < 600; i++)
    events += ",{id:E" + std::to_string(i) + R"(,"causes":["E)" + std::to_string(i - 1) + "\"]}";
  Timeline t = solve(case_of(events));
  for (size_t i = 1; i < 600; i++) CHECK(t.marks_ms[i] > t.marks_ms[i - 1]);
}

TEST_CASE("every bundled case is drawn in an order that could be true") {
  for (const char* id :
       {"coffee-boutique", "ride-hailing-driver", "gym-policy", "cereal-box", "easter-weekend", "chief-executive"}) {
    CAPTURE(id);
    Case c = bundled(id);
    check_marks_are_monotone(c, solve(c));
    for (const Account& account : c.accounts) check_marks_are_monotone(c, solve(c, account.id));
  }
}

}  // namespace tolle::cases
