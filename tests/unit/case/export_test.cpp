#include "case/export.h"

#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "case/import.h"
#include "support.h"

using namespace tolle;
using namespace tolle::cases;
using nlohmann::json;

namespace {

const ExportWords kWords{
    {"Complaint", "Response", "Staff", "Amplification", "Context"}, "after {date}", "before {date}"};

TimelineJs exported(const Case& c) { return timelinejs_of(c, solve(c), &Text::en, kWords); }

Case imported(const std::string& text) {
  auto result = import_timeline(text, {.name = "x"});
  REQUIRE(result.has_value());
  return result->value;
}

}  // namespace

TEST_CASE("TimelineJS: a date has the parts that are certain, and the words of the source") {
  Case c = case_of(R"({id:A, "time":"2011-03-02T17:55+01:00","until":"2011-03-03+01:00"},
                      {id:B, "time":{"after":"A","by":["PT1M","PT10M"],"said":"a few minutes later"}},
                      {id:C, "time":{"from":"2012+01:00","to":"2015-04-14+02:00"}},
                      {id:D, "time":{"after":"A"}}, {id:E, "time":"1943-07Z"})");
  TimelineJs out = exported(c);
  CHECK(out.undated.empty());
  json file = json::parse(out.json), &events = file["events"];
  CHECK(events[0]["start_date"] == json::parse(R"({"year":2011,"month":3,"day":2,"hour":17,"minute":55})"));
  CHECK(events[0]["end_date"] == json::parse(R"({"year":2011,"month":3,"day":3})"));
  CHECK(events[1]["start_date"] == json::parse(R"({"year":2011,"month":3,"day":2})"));  // 17:56 to 18:05
  CHECK(events[1]["display_date"] == "a few minutes later");
  CHECK(events[2]["start_date"] == json::parse(R"({"year":2012})"));
  CHECK(events[2]["end_date"] == json::parse(R"({"year":2015})"));
  CHECK(events[3]["display_date"] == "after 2011-03-02");
  CHECK(events[4]["start_date"] == json::parse(R"({"year":1943,"month":7})"));
  CHECK(events[4]["unique_id"] == "E");
  CHECK(events[4]["group"] == "Context");
}

TEST_CASE("TimelineJS: text is escaped, the first picture is the media, other sources are links") {
  Case c = case_from(R"({"format":"tolle-case","version":1,"id":"c","title":"a < b & c",
    "sources":[{"id":"S1","kind":"other","text":"a picture","url":"https://e.org/p.JPG?x=1"},
               {"id":"S2","kind":"other","text":"a \"page\"","url":"https://e.org/?a=1&b=\"2\""},{"id":"S3","kind":"other","text":"a book"}],
    "events":[{"id":"A","lane":"staff","title":"<script>alert(1)</script>","text":"one\ntwo","time":"2011Z","sources":["S1","S2","S3"]}]})");
  json file = json::parse(exported(c).json), &slide = file["events"][0];
  CHECK(file["title"]["text"]["headline"] == "a &lt; b &amp; c");
  CHECK(slide["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(slide["media"] == json::parse(R"({"url":"https://e.org/p.JPG?x=1","caption":"a picture"})"));
  CHECK(slide["text"]["text"] ==
        "<p>one</p><p>two</p><ul class=\"tolle-sources\"><li><a href=\"https://e.org/?a=1&amp;b=%222%22\">"
        "a \"page\"</a></li><li>a book</li></ul>");
}

TEST_CASE("what only stands in an order has no place in TimelineJS, and is named") {
  TimelineJs out = exported(bundled("cereal-box"));
  CHECK(out.undated.size() == bundled("cereal-box").events.size());
  CHECK(json::parse(out.json)["events"].empty());
}

TEST_CASE("TimelineJS: exported, imported and exported again it is the same") {
  for (const char* id : {"coffee-boutique", "chief-executive", "easter-weekend"}) {
    CAPTURE(id);
    Case c = bundled(id);
    std::string once = exported(c).json;
    Case back = imported(once);
    CHECK(back.title.en == c.title.en);
    CHECK(back.events.size() + exported(c).undated.size() == c.events.size());
    for (const Event& e : back.events) {
      const Event& was = c.events[index_of(c.events, e.id)];
      CHECK(e.lane == was.lane);
      CHECK(e.title.en == was.title.en);
      CHECK(e.sources.size() == was.sources.size());
    }
    std::string twice = exported(back).json;
    CHECK(twice == once);
  }
}

TEST_CASE("TimelineJS: what another program wrote comes back with what was kept aside") {
  Case c = imported(
      R"({"title":{"media":{"url":"https://e.org/t.png","caption":"T"},"text":{"headline":"H","text":"<p>a</p><p>b</p>"}},
    "events":[{"start_date":{"year":"1943","month":"7","format":"yyyy"},"display_date":"summer","group":"Career",
               "text":{"headline":"W","text":"x <b>y</b>"},"media":{"url":"https://youtu.be/1","thumbnail":"https://e.org/s.png"},
               "background":{"color":"#333"},"autolink":false}]})");
  json slide = json::parse(exported(c).json)["events"][0];
  CHECK(slide["background"]["color"] == "#333");
  CHECK(slide["autolink"] == false);
  CHECK(slide["group"] == "Career");
  CHECK(slide["media"]["url"] == "https://youtu.be/1");
  CHECK(slide["media"]["thumbnail"] == "https://e.org/s.png");
  CHECK(slide["start_date"]["format"] == "yyyy");
  CHECK(slide["start_date"]["year"] == 1943);
  CHECK(json::parse(exported(c).json)["title"]["media"]["url"] == "https://e.org/t.png");
  CHECK(exported(imported(exported(c).json)).json == exported(c).json);
}

TEST_CASE("CSV: a line for each event, both languages, nothing that a spreadsheet would run") {
  Case c = case_of(R"({id:A, "text":"a, \"b\"","time":"2011-03-02T17:55+01:00"},
                      {id:B, "time":{"after":"A","by":["PT1M",null]},"causes":["A"]})");
  auto records = read_csv(csv_of_events(c, solve(c)), ',');
  REQUIRE(records.size() == 3);
  auto cell = [&](size_t row, std::string_view column) {
    for (size_t i = 0; i < records[0].cells.size(); i++)
      if (records[0].cells[i] == column) return records[row].cells[i];
    return std::string("no such column");
  };
  CHECK(records[1].cells.size() == records[0].cells.size());
  CHECK(cell(1, "id") == "A");
  CHECK(cell(1, "text_en") == "a, \"b\"");
  CHECK(cell(1, "time") == "2011-03-02T17:55+01:00");
  CHECK(cell(1, "earliest_utc") == "2011-03-02T16:55:00Z");
  CHECK(cell(1, "latest_utc") == "2011-03-02T16:55:59.999Z");
  CHECK(cell(2, "time") == "after A; by PT1M to ?");
  CHECK(cell(2, "earliest_utc") == "2011-03-02T16:56:00Z");
  CHECK(cell(2, "latest_utc") == "");
  CHECK(cell(2, "causes") == "A");
}

TEST_CASE("CSV: a formula gets an apostrophe") {
  Case c = case_from(R"({"format":"tolle-case","version":1,"id":"c","title":"t","events":[
    {"id":"A","lane":"staff","title":{"fr":"=1+1","en":"@x"},"text":{"fr":"+3","en":"-2"}}]})");
  auto row = read_csv(csv_of_events(c, solve(c)), ',').at(1).cells;
  CHECK(row[2] == "'=1+1");
  CHECK(row[3] == "'@x");
  CHECK(row[4] == "'+3");
  CHECK(row[5] == "'-2");
}
