#include "case/read.h"

#include <nlohmann/json.hpp>

#include "case/limits.h"
#include "support.h"

namespace tolle::cases {

using nlohmann::ordered_json;

TEST_CASE("a valid file is read in full") {
  Case c = case_from(file_text("tests/unit/case/data/valid.json"));
  CHECK(c.title.fr == "Petit cas");
  CHECK(c.events.size() == 4);
  CHECK(c.events[1].time.by->max->max_ms == 10 * kMinute);
  CHECK(c.events[1].time.said.fr == "quelques minutes");
  CHECK(c.events[1].told[1].certainty == Certainty::Reported);
  CHECK(c.events[2].time.after == std::vector<std::string>{"A", "B"});
  CHECK(c.events[2].staff[0].kind == Impact::FearOfDismissal);
  CHECK(c.accounts[0].name.fr == "One");
  CHECK(c.accounts[0].name.en == "One");
  CHECK(c.claims[0].voices[0].through == std::vector<std::string>{"customer"});
  CHECK(c.steps[0].axis == Axis::Calendar);
}

TEST_CASE("every invalid file is refused with the place and the code of each problem") {
  auto valid = ordered_json::parse(file_text("tests/unit/case/data/valid.json"));
  auto invalid = ordered_json::parse(file_text("tests/unit/case/data/invalid.json"));
  CHECK(invalid.size() >= 30);
  for (const auto& entry : invalid) {
    CAPTURE(entry["name"].get<std::string>());
    ordered_json document = valid;
    for (const auto& pointer : entry.value("remove", ordered_json::array())) {
      ordered_json::json_pointer at(pointer.get<std::string>());
      document[at.parent_pointer()].erase(at.back());
    }
    if (entry.contains("set"))
      for (const auto& [pointer, value] : entry["set"].items()) document[ordered_json::json_pointer(pointer)] = value;

    auto read = read_case(document.dump());
    REQUIRE(!read.has_value());
    std::vector<std::string> found, expected;
    for (const Problem& p : read.error()) found.push_back(p.pointer + " " + std::string(word_of(p.code)));
    for (const auto& p : entry["problems"]) expected.push_back(p[0].get<std::string>() + " " + p[1].get<std::string>());
    std::ranges::sort(found);
    std::ranges::sort(expected);
    CHECK(found == expected);
  }
}

TEST_CASE("a problem says what was expected, and how much is allowed") {
  auto problem = [](const std::string& json) { return read_case(json).error().at(0); };
  std::string head =
      R"({"format":"tolle-case","version":1,"id":"c","title":"t","events":[{"id":"A","title":"x","lane":)";
  CHECK(problem(head + R"("legal"}]})").expected == "complaint | response | staff | amplification | context");
  CHECK(problem(head + R"("staff","actor":"x"}]})").expected == "actors");
  CHECK(problem(head + R"("staff","text":[]}]})").expected == "text");
  CHECK(problem(head + R"("staff","channel":")" + std::string(161, 'x') + R"("}]})").limit == kMaxLabel);
}

TEST_CASE("what is no JSON is refused with line and column") {
  auto problem = [](std::string_view json) { return read_case(json).error().at(0); };
  Problem p = problem("{\n  \"format\": tolle\n}");
  CHECK(p.code == ProblemCode::NotJson);
  CHECK(p.line == 2);
  CHECK(p.column >= 13);
  CHECK(p.column <= 14);
  CHECK(problem("").code == ProblemCode::NotJson);
  CHECK(problem("{\"a\": \"\xff\"}").code == ProblemCode::NotJson);
  CHECK(problem("[]").code == ProblemCode::WrongType);
  CHECK(problem("null").expected == "object");
}

TEST_CASE("size, depth and number of fields have limits") {
  auto problem = [](std::string_view json) { return read_case(json).error().at(0); };
  CHECK(problem(std::string(kMaxFileBytes + 1, ' ')).code == ProblemCode::TooLarge);
  Problem deep = problem("{\"x\":\n" + std::string(kMaxDepth, '[') + std::string(kMaxDepth, ']') + "}");
  CHECK(deep.code == ProblemCode::TooDeep);
  CHECK(deep.line == 2);
  CHECK(problem(std::string(kMaxFileBytes, '[')).code == ProblemCode::TooDeep);

  std::string fields = "{";
  for (size_t i = 0; i <= kMaxFields; i++) fields += (i ? ",\"" : "\"") + std::to_string(i) + "\":\"[,{\\\"\"";
  CHECK(problem(fields + "}").code == ProblemCode::TooManyFields);

  std::string events;
  for (size_t i = 0; i <= kMaxEvents; i++) events += (i ? "," : "") + std::string("{}");
  Problem many = problem(R"({"format":"tolle-case","version":1,"id":"c","title":"t","events":[)" + events + "]}");
  CHECK(many.code == ProblemCode::TooMany);
  CHECK(many.limit == kMaxEvents);
}

TEST_CASE("problems are listed up to a limit, and then said to be more") {
  std::string events;
  for (size_t i = 0; i < 300; i++) events += (i ? "," : "") + std::string("{}");
  auto read = read_case(R"({"format":"tolle-case","version":1,"id":"c","title":"t","events":[)" + events + "]}");
  CHECK(read.error().size() == kMaxProblems + 1);
  CHECK(read.error().back().code == ProblemCode::TooManyProblems);
}

TEST_CASE("any damage to a file is either read or refused, never more") {
  std::string valid = file_text("tests/unit/case/data/valid.json");
  for (size_t at = 0; at < valid.size(); at += 3) {
    std::string damaged = valid;
    damaged[at] = "{}[]\",:0a\\"[at % 10];
    if (auto c = read_case(damaged)) solve(*c);
    (void)read_case(std::string_view(valid).substr(0, at)).has_value();
  }
}

}  // namespace tolle::cases
