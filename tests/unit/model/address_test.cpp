// A link gives the same view, whatever is selected; a hostile one does no harm.
#include <doctest/doctest.h>

#include <random>

#include "model/address.h"
#include "model/iso.h"
#include "model/percent.h"

using namespace tolle;
using namespace tolle::model;

namespace {

State read(const std::string& query, const std::string& fragment) {
  State state;
  read_query_string(query, state);
  read_fragment(fragment, state);
  return state;
}

void check_round_trip(const State& state) {
  std::string query = query_string_of(state), fragment = fragment_of(state);
  INFO("?" << query << "#" << fragment);
  CHECK(read(query, fragment) == state);
  CHECK(read("?" + query, "#" + fragment) == state);
}

}  // namespace

TEST_CASE("the plain state has a short address") {
  State state;
  CHECK(query_string_of(state) == "lang=en");
  CHECK(fragment_of(state).empty());
  check_round_trip(state);
}

TEST_CASE("another view, case or thread is elsewhere; another selection or step is not") {
  State from, to;
  to.filter.text = "refund";
  to.zoom = {1, 2};
  to.lang = Lang::Fr;
  to.study.step = 2;
  CHECK_FALSE(is_elsewhere(from, to));
  for (auto go : {+[](State& s) { s.view = View::Records; }, +[](State& s) { s.thread = 3; },
                  +[](State& s) { s.study.which = "gym-policy"; }, +[](State& s) { s.study.comparing = true; }}) {
    State other = from;
    go(other);
    CHECK(is_elsewhere(from, other));
  }
}

TEST_CASE("an address that is gone back to says all but language, colours and what is open") {
  State state;
  state.view = View::Cases;
  state.lang = Lang::Fr;
  state.theme = Theme::Dark;
  state.data = "https://example.org/a.csv";
  state.study.which = "gym-policy";
  state.study.comparing = true;
  state.filter.text = "refund";
  go_to("?lang=en", "", false, state);
  State expected;
  expected.lang = Lang::Fr;
  expected.theme = Theme::Dark;
  expected.data = "https://example.org/a.csv";
  CHECK(state == expected);
  go_to("?view=cases&lang=en", "", true, state);
  CHECK(state.study.which == kOwnCase);
  go_to("?lang=en&case=gym-policy", "#1;x=late", false, state);
  CHECK(state.view == View::Cases);
  CHECK(state.study.which == "gym-policy");
  CHECK(state.filter.text == "late");
}

TEST_CASE("every part of the state that links carry survives a round trip") {
  State state;
  state.view = View::Staff;
  state.lang = Lang::Fr;
  state.theme = Theme::Dark;
  state.data = "https://example.org/a b.csv?x=1&y=é#z";
  state.embed = {true, false, Part::Hours};
  state.filter.time = engine::TimeWindow{1509487847123, 1509487900000};
  state.filter.organisation = {"AmazonHelp", "Trains, Planes & Co; #1", "", "é%41=☃"};
  state.filter.channel = {"Twitter"};
  state.filter.category = {"a/b"};
  state.filter.place = {"~"};
  state.filter.said = {engine::Said::Denial, engine::Said::Thanks};
  state.filter.text = "refund OR \"no answer\"";
  state.filter.wait = engine::WaitWindow{0.5, 86400};
  state.filter.hours = {0, 9, 10, 11, 33, 167};
  state.filter.answer = engine::AnswerState::Late;
  state.filter.hostile = true;
  state.promise_s = 5400;
  state.zone = "America/Argentina/Buenos_Aires";
  state.work = {22, 6, 0b1100000};
  state.zoom = {1509487847000, 1509487847001};
  state.sort = {engine::SortBy::Wait, true};
  state.table_by = Facet::Place;
  state.thread = 123456;
  check_round_trip(state);
}

TEST_CASE("a case study survives the round trip, on both axes") {
  State state;
  state.view = View::Cases;
  state.study.which = "https://example.org/a b.tolle.json?x=1&y=é";
  state.study.account = "A0";
  state.study.from = -1.25;
  state.study.to = 5.5;
  state.study.cursor = "N06";
  state.study.selected = {"N03", "N06"};
  state.study.compared = {"gym-policy", "https://example.org/b,c"};
  state.study.step = 2;
  state.study.freeze = true;
  check_round_trip(state);
  state.study.axis = cases::Axis::Calendar;
  state.study.from = 1299024000000;
  state.study.to = 1299110400000;
  state.study.cursor = "2011-03-02T17:55+01:00";
  state.study.comparing = true;
  check_round_trip(state);
  state.view = View::Staff;
  check_round_trip(state);
  state.study = {};
  state.view = View::Cases;
  check_round_trip(state);
}

TEST_CASE("the link of a case is short; one of this device is in no link") {
  State state;
  state.view = View::Cases;
  state.study.which = "coffee-boutique";
  state.study.cursor = "N06";
  CHECK(query_string_of(state) == "lang=en&case=coffee-boutique");
  CHECK(fragment_of(state) == "1;u=N06");
  CHECK(read("case=coffee-boutique", "").view == View::Cases);
  state.study.which = kOwnCase;
  CHECK(query_string_of(state) == "view=cases&lang=en");
  CHECK(read("case=*", "").study.which.empty());
}

TEST_CASE("an address is readable and stays short") {
  State state;
  state.filter.time = engine::TimeWindow{1509926400000, 1510444800000};
  state.filter.organisation = {"Delta", "Tesco"};
  state.promise_s = 3600;
  CHECK(fragment_of(state) == "1;t=20171106~20171112;o=Delta,Tesco;p=3600");
}

TEST_CASE("unveiled texts are in no link") {
  State state;
  unveil(state, 7);
  CHECK(fragment_of(state).empty());
}

TEST_CASE("old links are read: unknown parts and versions are ignored one by one") {
  CHECK(read("", "1;t=2017;o=Delta;qq=5;j;=;;p=x;p=60").filter.organisation == std::vector<std::string>{"Delta"});
  CHECK(read("", "1;p=x;p=60").promise_s == 60);
  CHECK(read("", "2;o=Delta") == State{});
  CHECK(read("view=nonsense&lang=de&theme=&utm_source=a&embed", "") == State{});
}

TEST_CASE("an embed shows a part; a view stands for its most telling one") {
  CHECK(read("view=waits&embed=1", "").embed == Embed{true, true, Part::Waits});
  CHECK(read("embed=1&view=responses&filter=0", "").embed == Embed{true, false, Part::Waits});
  CHECK(read("view=staff&embed=1", "").view == View::Staff);
  CHECK(read("view=hours&embed=1", "").embed.part == Part::Hours);
  CHECK(read("view=hours", "") == read("view=staff", ""));
  CHECK(read("embed=1&embed=0&filter=0", "") == State{});
  CHECK(query_string_of(read("embed=1", "")) == "view=figures&lang=en&embed=1");
}

// Links that were handed out by earlier versions: they are never to be changed, only added to.
TEST_CASE("kept old links open what they opened") {
  State staff = read("?view=staff&lang=fr&theme=dark&data=https%3A%2F%2Fexample.org%2Fa.csv&embed=1",
                     "#1;t=20171106~20171112;o=Delta,Tesco;x=no%20answer;p=3600;z=Europe/Paris");
  CHECK(staff.view == View::Staff);
  CHECK(staff.embed.on);
  CHECK(staff.lang == Lang::Fr);
  CHECK(staff.theme == Theme::Dark);
  CHECK(staff.data == "https://example.org/a.csv");
  CHECK(staff.filter.time == engine::TimeWindow{1509926400000, 1510444800000});
  CHECK(staff.filter.organisation == std::vector<std::string>{"Delta", "Tesco"});
  CHECK(staff.filter.text == "no answer");
  CHECK(staff.promise_s == 3600);
  CHECK(staff.zone == "Europe/Paris");
  State still =
      read("?view=timeline&lang=en&embed=still", "#1;w=3600-86400;h=9-17;a=late;k=22-6-96;i=20171101~20171102");
  CHECK(still.view == View::Timeline);
  CHECK(still.embed.on);
  CHECK(still.filter.wait == engine::WaitWindow{3600, 86400});
  CHECK(still.filter.answer == engine::AnswerState::Late);
  CHECK(still.zoom == engine::TimeWindow{1509494400000, 1509580800000});
}

TEST_CASE("an empty fragment clears the selection") {
  State state;
  state.filter.organisation = {"Delta"};
  state.promise_s = 60;
  read_fragment("", state);
  CHECK(state == State{});
}

TEST_CASE("windows that make no sense are no filter") {
  for (const char* text :
       {"1;t=20171112~20171106", "1;t=20171106~20171106", "1;t=99999999~20171106", "1;t=20171306~20181306", "1;w=60-3",
        "1;w=-1-3", "1;w=1e9-2e9", "1;h=200,-3,9-400,x", "1;k=25-3-9", "1;m=99999999999", "1;i=~"})
    CHECK_MESSAGE(read("", text) == State{}, text);
}

TEST_CASE("hostile addresses do no harm") {
  std::mt19937 random(7);
  const std::string alphabet = "1;=,-~.%tocglxswhavpzkirbm0159TZ+&#?\xff\xc3\"<>{}";
  for (int i = 0; i < 20000; i++) {
    std::string text = i % 2 ? "1;" : "";
    for (unsigned n = random() % 60; n--;) text += alphabet[random() % alphabet.size()];
    State state = read(text, text);
    State again = read(query_string_of(state), fragment_of(state));
    REQUIRE_MESSAGE(again == state, text);
  }
  State state = read("data=" + std::string(100000, 'a'), "1;o=" + std::string(100000, 'a'));
  CHECK(state == State{});
  CHECK(read("", "1;x=%00%ff%c3").filter.text == "\uFFFD\uFFFD\uFFFD");
  CHECK(percent_decoded("%4") == "%4");
}

TEST_CASE("ISO times are read with any offset and precision") {
  CHECK(time_from_iso("2017-10-31T22:10:47Z") == 1509487847000);
  CHECK(time_from_iso("2017-10-31T23:10:47+01:00") == 1509487847000);
  CHECK(time_from_iso("20171031T221047.123") == 1509487847123);
  CHECK(time_from_iso("2017-10-31") == 1509408000000);
  CHECK(time_from_iso("2017-10-31 22:10") == 1509487800000);
  for (const char* text :
       {"", "2017", "2017-02-30", "2017-10-31T", "2017-10-31T22", "2017-10-31x", "2017-10-31T22:10:47ZZ", "0000-01-01"})
    CHECK_MESSAGE(!time_from_iso(text), text);
  CHECK(iso_utc(1509487847123) == "2017-10-31T22:10:47.123Z");
  CHECK(iso_utc(-1) == "1969-12-31T23:59:59.999Z");
}
