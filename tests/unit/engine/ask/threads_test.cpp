#include "engine/ask/threads.h"

#include <doctest/doctest.h>

#include "engine/ask/dataset.h"
#include "tables.h"

using namespace tolle::engine;
using namespace tolle::engine::test;

TEST_CASE("a thread is everything below a message that replies to nothing") {
  Row parent[] = {kNoRow, 0, 1, kNoRow, 3, 1};
  Threads t = threads_of(parent, 6);
  CHECK(t.root == std::vector<Row>{0, 0, 0, 3, 3, 0});
  CHECK(t.cycles.empty());
}

TEST_CASE("a reply whose parent is missing starts a thread of its own") {
  Row parent[] = {kMissingRow, 0};
  Threads t = threads_of(parent, 2);
  CHECK(t.root == std::vector<Row>{0, 0});
  CHECK(t.missing == std::vector<Row>{0});
}

TEST_CASE("rings of any length end, and take what hangs on them along") {
  Row parent[] = {1, 0, 2, 5, 3, 4, 4};
  Threads t = threads_of(parent, 7);
  CHECK(t.cycles == std::vector<Row>{0, 2, 3});
  CHECK(t.root == std::vector<Row>{0, 0, 2, 3, 3, 3, 3});
}

TEST_CASE("a chain of a million replies takes no stack") {
  std::vector<Row> parent(1'000'000);
  for (Row r = 0; r < parent.size(); r++) parent[r] = r + 1 < parent.size() ? r + 1 : kNoRow;
  Threads t = threads_of(parent, Row(parent.size()));
  CHECK(t.root.front() == parent.size() - 1);
}

TEST_CASE("cycles, missing parents and early answers are told with their lines, and each message is shown once") {
  auto at = [](int minute) { return 1'714'557'600'000 + minute * kMinute; };
  std::vector<Line> lines = {
      {at(0), Author::Public, kNoRow, "c1", "complaint"},
      {at(10), Author::Organisation, 0, "Brand", "answer"},
      {at(0), Author::Public, 3, "c2", "A"},
      {at(5), Author::Organisation, 2, "Brand", "B"},
      {at(0), Author::Public, 4, "c3", "itself"},
      {at(0), Author::Public, 6, "c4", "ring"},
      {at(1), Author::Organisation, 7, "Brand", "ring"},
      {at(2), Author::Public, 5, "c4", "ring"},
      {at(120), Author::Public, kNoRow, "c5", "answered before"},
      {at(60), Author::Organisation, 8, "Brand", "too early"},
      {at(180), Author::Organisation, kMissingRow, "Brand", "parent missing"},
      {at(180), Author::Public, kNoRow, "c6", "no answer"},
      {at(240), Author::Public, kNoRow, "c7", "same second"},
      {at(240), Author::Organisation, 12, "Brand", "first"},
      {at(240), Author::Organisation, 12, "Brand", "second"},
      {kNoTime, Author::Public, kNoRow, "c8", "no date"},
      {at(300), Author::Organisation, 15, "Brand", "answer"},
  };
  Dataset data(table_of(lines), {}, 1);
  Query query;
  query.records.count = 100;
  Report report = data.answer(query, {});
  CHECK(report.figures.messages == 17);
  CHECK(report.figures.complaints == 5);
  CHECK(report.figures.answered == 4);
  CHECK(report.waits.n == 2);
  CHECK(report.figures.wait_median_s == 300.0);
  CHECK(report.records.rows.size() == 17);
  auto issue = [&](IssueKind kind) {
    for (const Issue& i : data.source().issues)
      if (i.kind == kind) return i;
    return Issue{};
  };
  CHECK(issue(IssueKind::ReplyCycle).count == 3);
  CHECK(issue(IssueKind::ReplyCycle).lines == std::vector<uint32_t>{4, 6, 7});
  CHECK(issue(IssueKind::MissingParent).lines == std::vector<uint32_t>{12});
  CHECK(issue(IssueKind::NegativeWait).lines == std::vector<uint32_t>{10});
  for (Row row : {5u, 6u, 7u}) {
    query.thread = row;
    std::vector<Message> thread = data.answer(query, {}).thread;
    REQUIRE(thread.size() == 3);
    CHECK(thread[0].row == 5);
    CHECK(thread[1].depth == 1);
    CHECK(thread[2].depth == 2);
  }
  query.thread = 4;
  CHECK(data.answer(query, {}).thread.size() == 1);
}
