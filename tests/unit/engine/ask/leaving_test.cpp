// What leaves the engine: shortened texts, roles instead of names, safe CSV.
#include <doctest/doctest.h>

#include "base/archive.h"
#include "engine/ask/shield.h"
#include "tables.h"

using namespace tolle::engine;
using namespace tolle::engine::test;

TEST_CASE("a text is cut between code points, never within one") {
  CHECK(shortened("dépêche", 3) == "dép");
  CHECK(shortened("😡😡😡", 2) == "😡😡");
  CHECK(shortened("abc", 3) == "abc");
  CHECK(shortened("", 5).empty());
}

TEST_CASE("signatures become numbers, greetings stay") {
  CHECK(without_names("Sorry, Jo. DM us ^MM https://t.co/x", "MM", 7) == "Sorry, Jo. DM us ^7 https://t.co/x");
  CHECK(without_names("Sorry ^MM", "", 0) == "Sorry");
  CHECK(without_names("Thanks -Becky", "Becky", 3) == "Thanks -3");
  CHECK(without_names("Thanks -Becky", "", 0) == "Thanks -Becky");
  CHECK(without_names("2^10 and x^y stay", "", 0) == "2^10 and x^y stay");
  CHECK(without_names("Regards, Ann Example", "Ann Example", 2) == "Regards, ^2");
}

TEST_CASE("no name of staff is in any report or export") {
  std::vector<Line> lines;
  for (Row r = 0; r < 40; r++) {
    Line l{Ms(r) * kHour, r % 2 ? Author::Organisation : Author::Public, r % 2 ? r - 1 : kNoRow,
           r % 2 ? "Zebediah Agentson" : "asker", "text"};
    if (r % 2) l.text = "we will look ^ZQX", l.agent = "ZQX";
    lines.push_back(l);
  }
  for (bool tickets : {false, true}) {
    Dataset data(table_of(lines, tickets), {}, 1);
    Query q;
    q.records.count = 40;
    q.thread = 0;
    q.marks_max = 100;
    q.zoom_bins = 4;
    std::vector<uint8_t> bytes = tolle::to_bytes(data.answer(q, {}));
    std::string all(bytes.begin(), bytes.end());
    uint64_t cursor = 0;
    for (std::string piece; !(piece = data.csv(q, {}, cursor, 100)).empty();) all += piece;
    CHECK(all.find("ZQX") == all.npos);
    if (tickets) CHECK(all.find("Zebediah") == all.npos);
  }
}

TEST_CASE("figures about fewer than five people are withheld, those about unknown numbers are not") {
  for (int people : {0, 4, 5}) {
    std::vector<Line> lines;
    for (Row r = 0; r < 40; r++) {
      Line l{Ms(r) * kHour, r % 2 ? Author::Organisation : Author::Public, r % 2 ? r - 1 : kNoRow,
             r % 2 ? "Brand" : "asker", "text"};
      if (r % 2 && people) l.agent = "A" + std::to_string(int(r / 2) % people);
      lines.push_back(l);
    }
    Dataset data(table_of(lines), {}, 1);
    Report report = data.answer({}, {});
    bool withheld = people == 4;
    CHECK(report.staff.withheld == withheld);
    CHECK(report.figures.out_of_hours_share.has_value() == !withheld);
    CHECK(report.everything.out_of_hours_share.has_value() == !withheld);
    REQUIRE(report.staff.teams.size() == 1);
    CHECK(report.staff.teams[0].withheld == withheld);
    CHECK(report.staff.teams[0].answers == (withheld ? 0 : 20));
  }
}

TEST_CASE("CSV in pieces is the CSV in one, one line per selected message") {
  Table table = random_table(8, 500);
  Dataset data(table, {}, 1);
  Query q;
  q.filter.channel = {"web"};
  q.filter.time = TimeWindow{1'500'500'000'000, 1'503'000'000'000};
  auto csv = [&](size_t piece_bytes) {
    std::string out;
    uint64_t cursor = 0;
    for (std::string piece; !(piece = data.csv(q, {}, cursor, piece_bytes)).empty();) out += piece;
    return out;
  };
  std::string whole = csv(1 << 20);
  CHECK(whole == csv(1));
  CHECK(size_t(std::count(whole.begin(), whole.end(), '\n')) == data.answer(q, {}).figures.messages + 1);
}

TEST_CASE("CSV has a day as the day that it was where the file was read") {
  Table table =
      table_of({{-7'200'000, Author::Public, kNoRow, "a", "x"}, {-7'200'000, Author::Public, kNoRow, "b", "y"}});
  table.precision = {Precision::Day, Precision::Minute};
  Dataset data(std::move(table), {}, 1);
  tolle::ZoneTable east{"Europe/Paris", {{0, 7200}}};
  uint64_t cursor = 0;
  std::string csv = data.csv({}, {}, cursor, 1 << 20, east);
  CHECK(csv.find("\n1970-01-01,public,a") != csv.npos);
  CHECK(csv.find("\n1969-12-31T22:00Z,public,b") != csv.npos);
  cursor = 0;
  CHECK(data.csv({}, {}, cursor, 1 << 20).find("\n1969-12-31,public,a") != csv.npos);
}

TEST_CASE("CSV neutralises what a spreadsheet would run") {
  Dataset data(table_of({{0, Author::Public, kNoRow, "=cmd", "+1"},
                         {1, Author::Public, kNoRow, "a", "\tx"},
                         {2, Author::Public, kNoRow, "b", "say \"-1\", no"}}),
               {}, 1);
  uint64_t cursor = 0;
  std::string csv = data.csv({}, {}, cursor, 1 << 20);
  CHECK(csv.find(",'=cmd,") != csv.npos);
  CHECK(csv.find(",'+1,") != csv.npos);
  CHECK(csv.find(",'\tx,") != csv.npos);
  CHECK(csv.find(",\"say \"\"-1\"\", no\",") != csv.npos);
}

TEST_CASE("a text of megabytes is shortened in its thread too") {
  Dataset data(table_of({{0, Author::Public, kNoRow, "a", std::string(5'000'000, 'x')}}), {}, 1);
  Query q;
  q.thread = 0;
  q.records.count = 1;
  Report report = data.answer(q, {});
  CHECK(report.thread[0].text.size() == kThreadText);
  CHECK(report.thread[0].shortened);
  CHECK(report.records.rows[0].text.size() == kListText);
}
