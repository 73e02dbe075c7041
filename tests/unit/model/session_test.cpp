// The conversation with the worker: one question in flight, the newest wins, what was open stays open.
#include <doctest/doctest.h>

#include "engine/ask/dataset.h"
#include "model/session.h"

using namespace tolle;
using namespace tolle::model;

namespace {

engine::Query question(double promise_s) {
  State state;
  state.promise_s = promise_s;
  return query_of(state, {});
}
engine::Report answer_to(const engine::Query& query) {
  engine::Report report;
  report.query = query;
  return report;
}
Session open_session() {
  Session session;
  session.opening("a.csv");
  session.opened({.name = "a.csv"});
  return session;
}

}  // namespace

TEST_CASE("nothing is asked before anything is open") {
  Session session;
  CHECK(!session.ask(question(1), 0));
  CHECK(session.phase() == Phase::Empty);
}

TEST_CASE("one question is in flight and the newest wins") {
  Session session = open_session();
  auto first = session.ask(question(1), 0);
  REQUIRE(first);
  CHECK(!session.ask(question(2), 0.1));
  CHECK(!session.ask(question(3), 0.2));
  session.answered(first->seq, answer_to(first->query));
  auto next = session.ask(question(3), 0.3);
  REQUIRE(next);
  CHECK(next->query.promise_s == 3);
  session.answered(next->seq, answer_to(next->query));
  CHECK(!session.ask(question(3), 0.4));
  CHECK(session.settled(question(3)));
  CHECK(session.stale_s(0.5) == 0);
}

TEST_CASE("an answer is not settled while its text is still being looked for") {
  Session session = open_session();
  auto first = session.ask(question(1), 0);
  REQUIRE(first);
  engine::Report part = answer_to(first->query);
  part.searched = 0.5;
  session.answered(first->seq, part);
  CHECK(!session.settled(question(1)));
  session.words_read();
  auto again = session.ask(question(1), 0.1);
  REQUIRE(again);
  session.answered(again->seq, answer_to(again->query));
  CHECK(session.settled(question(1)));
}

TEST_CASE("a report is stale from the moment that something else was wanted") {
  Session session = open_session();
  auto ask = session.ask(question(1), 1);
  session.answered(ask->seq, answer_to(ask->query));
  session.ask(question(1), 2);
  session.ask(question(2), 3);
  CHECK(session.stale_s(3.5) == doctest::Approx(0.5));
}

TEST_CASE("answers that were not asked for, or are about data that is gone, are dropped") {
  Session session = open_session();
  auto ask = session.ask(question(1), 0);
  session.answered(ask->seq + 5, answer_to(question(9)));
  CHECK(!session.report());
  session.opening("b.csv");
  session.opened({.name = "b.csv"});
  session.answered(ask->seq, answer_to(ask->query));
  CHECK(!session.report());
  CHECK(session.ask(question(1), 0)->seq != ask->seq);
}

TEST_CASE("a failure leaves what was open, and cancelling is no failure") {
  Session session = open_session();
  auto ask = session.ask(question(1), 0);
  session.answered(ask->seq, answer_to(ask->query));
  session.opening("bad.png");
  session.progress(10, 100, 1);
  CHECK(session.phase() == Phase::Loading);
  CHECK(session.loading().bytes == 10);
  session.failed({ErrorCode::WrongKind, 0, 0, 0, "png"});
  CHECK(session.phase() == Phase::Failed);
  CHECK(session.source().name == "a.csv");
  CHECK(session.report());
  session.dismiss();
  CHECK(session.phase() == Phase::Open);
  session.opening("big.csv");
  session.failed({ErrorCode::Cancelled});
  CHECK(session.phase() == Phase::Open);
}

TEST_CASE("more words read is a reason to ask again") {
  Session session = open_session();
  auto ask = session.ask(question(1), 0);
  session.answered(ask->seq, answer_to(ask->query));
  CHECK(!session.ask(question(1), 1));
  session.words_read();
  CHECK(!session.settled(question(1)));
  CHECK(session.ask(question(1), 2));
}

TEST_CASE("a refused question is not asked again until it changes") {
  Session session = open_session();
  auto ask = session.ask(question(1), 0);
  session.refused(ask->seq, {ErrorCode::UnknownZone, 0, 0, 0, "Mars/Base"});
  CHECK(!session.ask(question(1), 1));
  CHECK(session.ask(question(2), 2));
}

TEST_CASE("a zone that is not known yet is asked for once and is UTC meanwhile") {
  Session session;
  CHECK(session.zone("Europe/Paris").name == "UTC");
  CHECK(session.take_missing_zone() == "Europe/Paris");
  CHECK(session.take_missing_zone().empty());
  session.know_zone({"Europe/Paris", {{0, 3600}}});
  CHECK(session.zone("Europe/Paris").offset_s(5) == 3600);
}

TEST_CASE("the query carries the state and what the pixels need") {
  State state;
  state.filter.text = "refund";
  state.sort = {engine::SortBy::Wait, true};
  state.thread = 4;
  Needs needs;
  needs.overview_bins = 300;
  needs.records_offset = 40;
  needs.records_count = 20;
  engine::Query q = query_of(state, needs);
  CHECK(q.filter == state.filter);
  CHECK(q.overview_bins == 300);
  CHECK(q.records == engine::RecordsPage{engine::SortBy::Wait, true, 40, 20});
  CHECK(q.thread == 4);
}

TEST_CASE("a preview is asked while the file is read; what was open comes back if that fails") {
  Session session = open_session();
  session.answered(session.ask(question(1), 0)->seq, answer_to(question(1)));
  session.opening("b.csv");
  session.preview({.name = "b.csv"});
  CHECK(session.partial());
  CHECK(session.phase() == Phase::Loading);
  CHECK(session.source().name == "b.csv");
  CHECK(!session.report());
  auto ask = session.ask(question(1), 1);
  REQUIRE(ask);
  session.answered(ask->seq, answer_to(question(1)));
  CHECK(session.report());
  CHECK(!session.settled(question(1)));
  SUBCASE("cancelled") {
    session.failed({ErrorCode::Cancelled});
    CHECK(!session.partial());
    CHECK(session.source().name == "a.csv");
    CHECK(session.phase() == Phase::Open);
    CHECK(!session.report());
    CHECK(session.ask(question(1), 2));
  }
  SUBCASE("read to its end") {
    session.opened({.name = "b.csv"});
    CHECK(!session.partial());
    CHECK(!session.report());
    CHECK(session.ask(question(1), 2));
  }
}

TEST_CASE("a preview that fails where nothing was open leaves nothing open") {
  Session session;
  session.opening("b.csv");
  session.preview({.name = "b.csv"});
  session.failed({ErrorCode::Network});
  CHECK(!session.has_data());
  CHECK(session.phase() == Phase::Failed);
}

TEST_CASE("a brush is answered at once where there is a cube; records and what the engine says follow") {
  engine::Table table;
  constexpr engine::Ms kDay = 86'400'000;
  table.rows = 20;
  for (engine::Row r = 0; r < table.rows; r++) {
    table.time.push_back(engine::Ms(17'000 + r) * kDay + 3'600'000);
    table.precision.push_back(engine::Precision::Second);
    table.author_kind.push_back(engine::Author::Public);
    table.parent.push_back(engine::kNoRow);
    table.line.push_back(r + 2);
  }
  engine::Dataset data(std::move(table), {}, 1);
  while (data.read_words(engine::kUnhurried));
  Session session = open_session();
  engine::Query whole = question(1);
  whole.brush_unit = kDay;
  auto days = [&](int from, int to) {
    engine::Query q = whole;
    q.filter.time = engine::TimeWindow{(17'000 + from) * kDay, (17'000 + to) * kDay};
    return q;
  };
  auto asked = session.ask(whole, 0);
  REQUIRE(asked);
  session.answered(asked->seq, data.answer(whole, {}));
  for (std::vector<uint8_t> part; data.cube(part);)
    if (!part.empty()) session.cube_part(part);

  CHECK(!session.ask_again_in_s(0.5));
  CHECK(!session.ask(days(2, 7), 1));
  CHECK(session.report()->figures.complaints == 5);
  CHECK(!session.settled(days(2, 7)));
  REQUIRE(session.ask_again_in_s(1));
  CHECK(*session.ask_again_in_s(1) > 0.01);
  asked = session.ask(days(2, 7), 1 + *session.ask_again_in_s(1));  // the hand rested
  REQUIRE(asked);
  CHECK(!session.ask_again_in_s(1.1));
  uint64_t revision = session.revision();
  CHECK(!session.ask(days(2, 12), 1.1));  // one is in flight
  CHECK(session.report()->figures.complaints == 10);
  CHECK(session.revision() > revision);
  session.answered(asked->seq, data.answer(days(2, 7), {}));
  CHECK(session.report()->figures.complaints == 10);  // the hand has moved on
  CHECK(session.stale_s(2) == 0);
  asked.reset();
  double now_s = 2;
  for (int day = 13; !asked && now_s < 3; now_s += 0.02, day = 25 - day) asked = session.ask(days(2, day), now_s);
  REQUIRE(asked);  // and is not waited for without end
  CHECK(now_s > 2.1);
  session.answered(asked->seq, data.answer(asked->query, {}));
  asked = session.ask(days(2, 12), 4);
  if (!asked) asked = session.ask(days(2, 12), 5);
  REQUIRE(asked);
  session.answered(asked->seq, data.answer(days(2, 12), {}));
  CHECK(session.settled(days(2, 12)));
  // Other data: the cube of before says nothing about them.
  session.opened({.name = "b.csv"});
  CHECK(session.ask(days(2, 7), 3));
  CHECK(!session.report());
}
