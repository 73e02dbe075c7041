// What spreadsheets and databases leave in tables: empty rows, sentences below, backslashes.
#include <doctest/doctest.h>

#include "reading.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

// In one piece, split anywhere, and in pieces of a few bytes, with heads that hold less than the file.
Read same_for_every_split(std::string_view bytes, size_t head = 64) {
  OpenOptions options;
  options.head_bytes = head;
  Read whole = read(bytes, options);
  for (size_t first = 1; first < bytes.size(); first++) {
    INFO("split at " << first);
    REQUIRE(dump(read(bytes, options, 1 << 20, first)) == dump(whole));
  }
  CHECK(dump(read(bytes, options, 3)) == dump(whole));
  return whole;
}

}  // namespace

TEST_CASE("rows of delimiters are records and no messages") {
  Read r = same_for_every_split("id,created_at,text\n1,2024-05-01,a\r\n,,\r\n2,2024-05-02,b\n,,,\n,,");
  CHECK(r.source().records == 5);
  CHECK(r.table().rows == 2);
  CHECK(r.lines(IssueKind::NoMessage) == std::vector<uint32_t>{3, 5, 6});
  CHECK(r.count(IssueKind::NoTime) == 0);
  CHECK(r.count(IssueKind::FieldCount) == 0);
  CHECK(read("id,created_at,text\n,,\n,,\n").error.code == ErrorCode::NoRecords);
}

TEST_CASE("sentences below a table are outside of it, between its records they are records") {
  std::string file = "no,created_at,text\n";
  for (int i = 1; i <= 7; i++) file += std::to_string(i) + ",2024-05-01,text of some length\n";
  Read r =
      same_for_every_split(file + "broken in two\n8,2024-05-02,last\n\nTotal: eight\nAll rights reserved,,\n", 128);
  CHECK(r.table().rows == 9);
  CHECK(r.lines(IssueKind::FieldCount) == std::vector<uint32_t>{9});
  CHECK(r.lines(IssueKind::OutsideTable) == std::vector<uint32_t>{12, 13});
  // A text that comes first may be all that a record has; an id without anything may be a record that was cut off.
  CHECK(read("text,created_at,place\nIt is late again,2024-05-01,x\nAnd again it is,,\n").table().rows == 2);
  CHECK(read("id,created_at,text\n1,2024-05-01,a\n2\n").table().rows == 2);
}

TEST_CASE("quotes with backslashes are read wherever the pieces end") {
  Read r = same_for_every_split(
      R"("id","created_at","text"
"1","2024-05-01","He said \"no\", and left"
"2","2024-05-02","It is in C:\\"
"3","2024-05-03","\"Wait\", she said"
)",
      128);
  REQUIRE(r.table().rows == 3);
  CHECK(r.table().text[0] == "He said \"no\", and left");
  CHECK(r.table().text[2] == "\"Wait\", she said");
  CHECK(r.count(IssueKind::FieldCount) == 0);
}
