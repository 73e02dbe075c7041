#include "base/csv.h"

#include <doctest/doctest.h>

using namespace tolle;

TEST_CASE("a small table is read with its quotes, its line ends and the line of each record") {
  auto records = read_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n\r\n\"x \"\"y\"\"\nz\",\r\nlast,\"\"",
      ',');
  REQUIRE(records.size() == 3);
  CHECK(records[0].cells == std::vector<std::string>{"a", "b"});
  CHECK(records[1].cells == std::vector<std::string>{"x \"y\"\nz", ""});
  CHECK(records[1].line == 3);
  CHECK(records[2].cells == std::vector<std::string>{"last", ""});
  CHECK(records[2].line == 5);
  CHECK(read_csv("", ',').empty());
  CHECK(read_csv("\"open, never closed", ',').at(0).cells == std::vector<std::string>{"open, never closed"});
  CHECK(read_csv("12\" record,b\rc", ',').at(0).cells == std::vector<std::string>{"12\" record", "b"});
}

TEST_CASE("the delimiter is the one that the first line has most of") {
  CHECK(delimiter_of("a;b,c;d\n,,,,,") == ';');
  CHECK(delimiter_of("a\tb") == '\t');
  CHECK(delimiter_of("a") == ',');
}

TEST_CASE("a cell never runs in a spreadsheet") {
  auto cell = [](std::string_view text) {
    std::string out;
    append_csv_cell(out, text);
    return out;
  };
  CHECK(cell("=1+1") == "'=1+1");
  CHECK(cell("@a") == "'@a");
  CHECK(cell("-\"x\",y") == "\"'-\"\"x\"\",y\"");
  CHECK(cell("a=b") == "a=b");
  CHECK(cell("") == "");
}
