#include "case/write.h"

#include <nlohmann/json.hpp>

#include "support.h"

namespace tolle::cases {

TEST_CASE("what is written reads as the same case") {
  Case c = case_from(file_text("tests/unit/case/data/valid.json"));
  CHECK(case_from(write_case(c)) == c);
}

TEST_CASE("unknown fields survive on every level") {
  auto written = nlohmann::json::parse(write_case(case_from(file_text("tests/unit/case/data/valid.json"))));
  CHECK(written["x-unknown"]["kept"].size() == 3);
  CHECK(written["title"]["de"] == "Kleiner Fall");
  CHECK(written["actors"][1]["x-colour"] == "blue");
  CHECK(written["events"][1]["time"]["x-note"][1]["deep"] == true);
}

TEST_CASE("nothing of a file is lost but words that say what is understood anyway") {
  auto before = nlohmann::json::parse(file_text("tests/unit/case/data/valid.json"));
  CHECK(nlohmann::json::parse(write_case(case_from(before.dump()))) == before);
}

TEST_CASE("fields are written in one order, whatever order they came in") {
  Case c = case_from(
      R"({"events":[{"title":"x","lane":"staff","id":"A"}],"title":"t","z":1,"id":"c","version":1,"format":"tolle-case"})");
  std::string text = write_case(c);
  CHECK(
      text.starts_with("{\n  \"format\": \"tolle-case\",\n  \"version\": 1,\n  \"id\": \"c\",\n  \"title\": \"t\",\n"));
  CHECK(text.find(R"({ "id": "A", "lane": "staff", "title": "x" })") != std::string::npos);
  CHECK(text.ends_with("\"z\": 1\n}\n"));
  CHECK(write_case(case_from(text)) == text);
}

TEST_CASE("an unknown field cannot take the place of a known one") {
  Case c = case_from(file_text("tests/unit/case/data/valid.json"));
  c.extra.push_back({"id", "\"other\""});
  c.extra.push_back({"x-damaged", "{"});
  CHECK(case_from(write_case(c)).id == "small");
}

TEST_CASE("broken text is written as readable JSON") {
  Case c = case_from(file_text("tests/unit/case/data/valid.json"));
  c.title = {"\xff<b>", "\"\n", {}};
  CHECK(case_from(write_case(c)).title.en == "\"\n");
}

}  // namespace tolle::cases
