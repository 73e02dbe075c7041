// Cases are asked for once, kept by name, and a text that is none changes nothing.
#include "model/cases.h"

#include <doctest/doctest.h>

#include "model/case_now.h"

using namespace tolle;
using namespace tolle::model;

namespace {
const std::string kText =
    R"({"format":"tolle-case","version":1,"id":"c","title":"t","accounts":[{"id":"A","name":"a"}],"events":[
  {"id":"E1","lane":"complaint","title":"one","told":[{"account":"A"}]},
  {"id":"E2","lane":"response","title":"two","time":{"after":"E1","by":["PT1M","PT2M"]},"causes":["E1"]}],
  "claims":[{"id":"K","text":"k","voices":[{"event":"E2","verdict":"asserts"}]}],
  "steps":[{"id":"s1","cursor":"E1","selection":["E1"],"caption":"first"},{"id":"s2","caption":"second","axis":"calendar"}]})";
}  // namespace

TEST_CASE("a case that is not there is asked for once, and is found when it has come") {
  Cases all;
  CHECK(all.find("x") == nullptr);
  CHECK(all.find("x") == nullptr);
  CHECK(all.take_missing() == std::vector<std::string>{"x"});
  CHECK(all.pending());
  CHECK(all.take_missing().empty());
  REQUIRE(all.read("x", kText));
  CHECK(!all.pending());
  REQUIRE(all.find("x"));
  CHECK(all.find("x")->json == kText);
  CHECK(all.find("") == nullptr);
  CHECK(all.find(std::string(kOwnCase)) == nullptr);
  CHECK(all.take_missing().empty());
}

TEST_CASE("a text that is no case leaves what was there, and says why until it is dismissed") {
  Cases all;
  REQUIRE(all.read("x", kText));
  CHECK(!all.read("x", "{}"));
  REQUIRE(all.fault());
  CHECK(!all.fault()->problems.empty());
  CHECK(all.find("x")->json == kText);
  all.dismiss();
  CHECK(!all.fault());
}

TEST_CASE("what failed is not asked for again by itself; a new text takes the fault away") {
  Cases all;
  all.find("x");
  all.take_missing();
  all.failed("x", {ErrorCode::HttpStatus, 0, 0, 404, "example.org"});
  CHECK(all.find("x") == nullptr);
  CHECK(all.take_missing().empty());
  CHECK(all.fault()->error.number == 404);
  CHECK(all.read("x", kText));
  CHECK(!all.fault());
}

TEST_CASE("the index lists the bundled cases; an unreadable one lists none") {
  Cases all;
  CHECK(all.index() == nullptr);
  CHECK(all.take_missing() == std::vector<std::string>{""});
  all.know_index(R"({"cases":[{"id":"a","title":{"fr":"f","en":"e"}},{"no":1},7]})");
  REQUIRE(all.index()->size() == 1);
  CHECK(all.index()->front().title.fr == "f");
  all.know_index("oops");
  CHECK(all.index()->empty());
}

TEST_CASE("frozen, only what has happened by the cursor is shown") {
  Cases all;
  all.read("x", kText);
  CaseState study{.which = "x", .cursor = "E1"};
  CaseNow now = now_of(*all.find("x"), study);
  CHECK(now.seen == cases::Seen{true, false});
  CHECK(now.shown == cases::Seen{true, true});
  study.freeze = true;
  CHECK(now_of(*all.find("x"), study).shown == cases::Seen{true, false});
}

TEST_CASE(
    "a step sets cursor, selection and account, and the calendar only where there are dates; one that is not there "
    "ends the presentation") {
  Cases all;
  all.read("x", kText);
  const OpenCase& c = *all.find("x");
  CaseState study{.which = "x", .account = "A", .from = 1, .to = 2};
  present(study, c, 0);
  CHECK(study == CaseState{.which = "x", .cursor = "E1", .selected = {"E1"}, .step = 0});
  present(study, c, 1);
  CHECK(study == CaseState{.which = "x", .step = 1});
  present(study, c, 2);
  CHECK(study.step == -1);
}

TEST_CASE("a case that is forgotten is not there, and a bundled one can be asked for anew") {
  Cases all;
  REQUIRE(all.read("x", kText));
  all.forget("x");
  CHECK(all.find("x") == nullptr);
  CHECK(all.take_missing() == std::vector<std::string>{"x"});
  CHECK(!all.read(std::string(kOwnCase), "{}"));
  all.forget(std::string(kOwnCase));
  CHECK(all.fault() == nullptr);
}
