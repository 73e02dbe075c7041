#include "ui/mirror.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace tolle::ui;
using nlohmann::json;

namespace {
void page(Mirror& m, std::string label, int* built = nullptr, uint64_t revision = 1) {
  m.begin();
  m.add({.key = "main", .role = Role::Main});
  m.add({.key = "reset", .parent = "main", .role = Role::Button, .rect = {1, 2, 30, 40}, .label = std::move(label)});
  if (!built) return;
  m.add(
      {.key = "chart", .parent = "main", .role = Role::Chart, .label = "Waits", .revision = revision, .table = [built] {
         ++*built;
         return ChartTable{{"Wait", "Complaints"}, {{"1 min", "7"}}};
       }});
}
}  // namespace

TEST_CASE("the first difference is everything, the next one nothing") {
  Mirror m;
  page(m, "Reset");
  json first = json::parse(m.difference());
  CHECK(first["put"].size() == 2);
  CHECK(first["put"][1]["label"] == "Reset");
  CHECK(first["put"][1]["rect"] == json{1, 2, 30, 40});
  CHECK(first["order"] == json{"main", "reset"});
  page(m, "Reset");
  CHECK(m.difference().empty());
}

TEST_CASE("only what changed is told, and what is gone") {
  Mirror m;
  page(m, "Reset");
  m.difference();
  page(m, "Effacer \"tout\"\n");
  json d = json::parse(m.difference());
  CHECK(d["put"].size() == 1);
  CHECK(d["put"][0]["label"] == "Effacer \"tout\"\n");
  CHECK(!d.contains("order"));
  m.begin();
  m.add({.key = "main", .role = Role::Main});
  d = json::parse(m.difference());
  CHECK(d["gone"] == json{"reset"});
}

TEST_CASE("a chart's table is built when its revision changes, and not before") {
  Mirror m;
  int built = 0;
  page(m, "x", &built);
  json d = json::parse(m.difference());
  CHECK(d["tables"][0]["rows"] == json::array({json::array({"1 min", "7"})}));
  page(m, "x", &built);
  CHECK(m.difference().empty());
  CHECK(built == 1);
  page(m, "x", &built, 2);
  CHECK(json::parse(m.difference())["tables"].size() == 1);
  CHECK(built == 2);
}

TEST_CASE("keys that come twice stay apart") {
  Mirror m;
  m.begin();
  m.add({.key = "t"});
  CHECK(m.add({.key = "t"}).key == "t#2");
}

TEST_CASE("as text it is a page that can be read") {
  Mirror m;
  page(m, "Reset");
  CHECK(m.as_text() == "main\n  button \"Reset\"\n");
}
