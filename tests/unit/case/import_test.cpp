#include "case/import.h"

#include "case/import_date.h"
#include "case/limits.h"
#include "case/write.h"
#include "support.h"

using namespace tolle;
using namespace tolle::cases;

namespace {

const ZoneTable kParis{"Europe/Paris",
                       {{0, 3600}, {ms_of("2011-03-27T01:00Z"), 7200}, {ms_of("2011-10-30T01:00Z"), 3600}}};

Imported imported(std::string_view text, ImportOptions options = {.name = "a file.json"}) {
  auto result = import_timeline(text, options);
  REQUIRE(result.has_value());
  // Whatever was read, the case that comes of it is one that can be opened again.
  auto again = read_case(write_case(result->value));
  if (!again)
    for (const Problem& p : again.error()) MESSAGE(p.pointer << " " << word_of(p.code) << " " << p.expected);
  REQUIRE(again.has_value());
  return *std::move(result);
}

std::string notes(const Imported& i) {
  std::string out;
  for (const Noted& n : i.notes) {
    out += std::string(word_of(n.note)) + (n.field.empty() ? "" : "(" + n.field + ")") + " " + std::to_string(n.count);
    for (uint64_t at : n.at) out += "@" + std::to_string(at);
    out += "; ";
  }
  return out;
}
std::string at(const Time& time) { return time.at ? time.at->written : "-"; }

std::string stamp(const DateParts& date, const ZoneTable& zone = {}) {
  if (date.state == DateParts::State::None) return "none";
  auto found = stamp_of(date, zone);
  return found ? found->written : "odd: " + date.written;
}

}  // namespace

TEST_CASE("a date keeps the parts that were written, and its zone is that of the day") {
  CHECK(stamp(date_of_parts("1943", "7", "", "")) == "1943-07Z");
  CHECK(stamp(date_of_parts("1815", "12", "10", "")) == "1815-12-10Z");
  CHECK(stamp(date_of_parts("1978", "", "", "")) == "1978Z");
  CHECK(stamp(date_of_parts("2011", "03", "02", "5:55 PM"), kParis) == "2011-03-02T17:55+01:00");
  CHECK(stamp(date_of_parts("2011", "7", "2", "17:55:30"), kParis) == "2011-07-02T17:55:30+02:00");
  CHECK(stamp(date_of_parts("", "", "", "")) == "none");
  CHECK(stamp(date_of_parts("-500", "", "", "")) == "odd: -500");
  CHECK(stamp(date_of_parts("13800000000", "", "", "")) == "odd: 13800000000");
  CHECK(stamp(date_of_parts("2011", "2", "30", "")) == "odd: 2011 2 30");
  CHECK(stamp(date_of_parts("2011", "", "5", "")) == "odd: 2011 5");
  CHECK(stamp(date_of_parts("2011", "", "", "14:00")) == "odd: 2011 14:00");
  CHECK(stamp(date_of_parts("spring", "", "", "")) == "odd: spring");
  CHECK(stamp(date_of_list("2011,3,23")) == "2011-03-23Z");
  CHECK(stamp(date_of_list("1932")) == "1932Z");
  CHECK(stamp(date_of_list("2011,12,10,07,02,10")) == "2011-12-10T07:02:10Z");
  CHECK(stamp(date_of_list("2011,3,,")) == "2011-03Z");
  CHECK(stamp(date_of_list("10/17/2012 14:30:00")) == "2012-10-17T14:30:00Z");
  CHECK(stamp(date_of_text("2014-04-20")) == "2014-04-20Z");
  CHECK(stamp(date_of_text("2014-04")) == "2014-04Z");
  CHECK(stamp(date_of_text("2014")) == "2014Z");
  CHECK(stamp(date_of_text("-0044-03")) == "odd: -0044-03");
  CHECK(stamp(date_of_text("2011-03-02T16:55:00Z"), kParis) == "2011-03-02T16:55:00Z");
  CHECK(stamp(date_of_text("2011-03-02 17:55"), kParis) == "2011-03-02T17:55+01:00");
  CHECK(stamp(date_of_text("1299084900000"), kParis) == "2011-03-02T16:55:00.000Z");
  CHECK(stamp(date_of_text("soon")) == "odd: soon");
  CHECK(date_of_text("03/04/2011").ambiguous);
  CHECK(!date_of_text("03/24/2011").ambiguous);
}

TEST_CASE("TimelineJS 3: slides become events, media and links become sources, markup becomes text") {
  Imported i = imported(R"({
    "title": { "media": { "url": "//www.example.org/p", "caption": "A stage" },
               "text": { "headline": "A life<br/> 1963 - 2012", "text": "<p>One.</p><p>Two.</p>" } },
    "events": [
      { "start_date": { "year": "1943", "month": "7" }, "end_date": { "year": 1946, "month": "", "day": "" },
        "text": { "headline": "The <i>women</i> &amp; it", "text": "<p>See <a href=\"https://en.wikipedia.org/wiki/X\">X</a>.</p>" },
        "media": { "url": "https://youtu.be/fSrO91XO1Ck", "credit": "<a href='http://unidisc.com'>Unidisc</a>", "caption": "", "thumbnail": "https://e.org/t.png" },
        "background": { "color": "#333" }, "group": "" },
      { "start_date": { "year": "2011", "month": "3", "day": "2", "hour": "17", "minute": "5", "display_date": "that evening" },
        "text": { "headline": "A complaint" }, "media": { "url": "/static/img/family.jpg", "caption": "Her family" }, "group": "Complaint" },
      { "start_date": { "year": "1948" }, "text": { "text": "Only a text" }, "group": "Career",
        "media": { "url": "<blockquote>There is no demand. <cite>E. C.</cite></blockquote>" } },
      { "start_date": { "year": "-43" }, "end_date": { "year": "2011", "month": "2", "day": "30" }, "text": { "headline": "Ides" } },
      { "start_date": { "year": "2000" }, "end_date": { "year": "1999" }, "text": { "headline": "Backwards" } },
      "no slide" ],
    "eras": [ { "start_date": { "year": "1940" }, "end_date": { "year": "1950" }, "text": { "headline": "War" } } ] })");
  CHECK(i.format == TimelineFormat::TimelineJs3);
  CHECK(i.records == 6);
  const Case& c = i.value;
  CHECK(c.id == "a-file-json");
  CHECK(c.title.en == "A life 1963 - 2012");
  CHECK(c.summary.fr == "One.\nTwo.");
  REQUIRE(c.events.size() == 6);

  CHECK(c.events[0].title.en == "The women & it");
  CHECK(c.events[0].text.en == "See X.");
  CHECK(at(c.events[0].time) == "1943-07Z");
  CHECK(at(c.events[0].until) == "1946Z");
  REQUIRE(c.events[0].sources.size() == 3);
  auto url = [&](size_t event, size_t n) { return c.sources[index_of(c.sources, c.events[event].sources[n])].url; };
  CHECK(url(0, 0) == "https://youtu.be/fSrO91XO1Ck");
  CHECK(url(0, 1) == "http://unidisc.com");
  CHECK(url(0, 2) == "https://en.wikipedia.org/wiki/X");
  REQUIRE(c.events[0].extra.size() == 1);
  CHECK(c.events[0].extra[0].json.find("#333") != std::string::npos);

  CHECK(at(c.events[1].time) == "2011-03-02T17:05Z");
  CHECK(c.events[1].time.said.fr == "that evening");
  CHECK(c.events[1].lane == Lane::Complaint);
  CHECK(url(1, 0) == "");
  CHECK(c.sources[index_of(c.sources, c.events[1].sources[0])].text.en == "Her family (/static/img/family.jpg)");

  CHECK(c.events[2].title.en == "Only a text There is no demand. E. C.");
  CHECK(c.events[2].lane == Lane::Context);
  CHECK(c.events[3].time.said.en == "-43");
  CHECK(c.events[3].until.said.en == "2011 2 30");
  CHECK(c.events[4].until.empty());
  CHECK(c.events[5].title.en == "War");
  CHECK(i.groups == std::vector<ImportGroup>{{"Complaint", 1, Lane::Complaint}, {"Career", 1, Lane::Context}});
  CHECK(notes(i) ==
        "no_zone 8@1@2@3@5@1; odd_date 2@4; end_before_start 1@5; no_title 1@3; media_without_link 1@2; "
        "group_without_lane 1@3; era_as_event 1@1; kept_aside(media) 2@1; kept_aside(background) 1@1; not_a_record "
        "1@6; ");
}

TEST_CASE("TimelineJS 1, bare or as a script") {
  std::string json = R"({ "timeline": { "headline": "Elizabeth<br/> 1932-2011", "type": "default", "startDate": "1932",
    "text": "<p>The actress.</p>", "asset": { "media": "examples/born.jpg", "credit": "", "caption": "" },
    "date": [ { "startDate": "2011,3,23", "headline": "Dies", "asset": { "media": "https://e.org/f.jpg", "caption": "C" }, "tags": "Personal life" },
              { "startDate": "1991,10,6", "endDate": "1996,10,31", "headline": "Marries", "tag": "Response" } ] } })";
  Imported i = imported(json);
  CHECK(i.format == TimelineFormat::TimelineJs1);
  CHECK(i.records == 2);
  CHECK(i.value.title.en == "Elizabeth 1932-2011");
  CHECK(at(i.value.events[0].time) == "2011-03-23Z");
  CHECK(at(i.value.events[1].until) == "1996-10-31Z");
  CHECK(i.value.origin == i.value.events[1].id);  // 1991 is before 2011
  CHECK(i.value.events[1].lane == Lane::Response);
  CHECK(i.value.events[0].extra[0].json.find("Personal life") != std::string::npos);
  Imported script = imported("storyjs_jsonp_data = " + json + ";\n");
  CHECK(script.value == i.value);
}

TEST_CASE("the sheets of TimelineJS, new and old") {
  Imported i = imported(
      "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media "
      "Caption,"
      "Media Thumbnail,Type,Group,Background\r\n"
      ",,,,,,,,,Women in Computing,<p>Intro</p>,,,,,title,,https://e.org/bg.gif\r\n"
      "1815,12,10,,1852,11,27,,,Ada Lovelace,\"<p>Written\nbefore <a "
      "href=\"\"https://e.org/ada\"\">it</a>.</p>\",,,,,,,\r\n"
      ",,,,,,,,,,,,,,,,,\r\n"
      "2011,3,2,17:55,,,,,late,Tweet,,https://twitter.com/a/1,,,,,Amplification,\r\n",
      {.name = "women.csv", .zone = kParis});
  CHECK(i.format == TimelineFormat::TimelineJsSheet);
  CHECK(i.records == 2);
  CHECK(i.value.title.en == "Women in Computing");
  CHECK(i.value.zone == "Europe/Paris");
  CHECK(i.value.events[0].text.en == "Written before it.");
  CHECK(at(i.value.events[0].until) == "1852-11-27+01:00");
  CHECK(at(i.value.events[1].time) == "2011-03-02T17:55+01:00");
  CHECK(i.value.events[1].lane == Lane::Amplification);
  CHECK(i.value.sources[1].kind == SourceKind::Post);
  CHECK(notes(i) == "no_zone 3@3@6; kept_aside(Background) 1@2; not_a_record 1@5; ");

  Imported old = imported(
      "Start Date;End Date;Headline;Text;Media;Media Credit;Media Caption;Type;Tag\n"
      "1/2/2012 11:15:00;;First;;;;;;x\n"
      "2012;2013;Second;;;;;;\n");
  CHECK(old.format == TimelineFormat::TimelineJs1Sheet);
  CHECK(at(old.value.events[0].time) == "2012-01-02T11:15:00Z");
  CHECK(at(old.value.events[1].time) == "2012Z");
  CHECK(notes(old) == "no_zone 3@2@3; ambiguous_date 1@2; group_without_lane 1@2; ");
}

TEST_CASE("Timeline Storyteller: plain text, categories as groups") {
  Imported i = imported(
      "start_date,end_date,content_text,facet,category\n"
      "2011-03-02T16:55:00Z,2011-03-02T16:55:00Z,A <b> is no markup here,Paris,Staff\n"
      "1880,1890,Ten years,,War\n",
      {.name = "s.csv", .lanes = {{"war", Lane::Amplification}}});
  CHECK(i.format == TimelineFormat::Storyteller);
  CHECK(i.value.events[0].title.en == "A <b> is no markup here");
  CHECK(at(i.value.events[0].time) == "2011-03-02T16:55:00Z");
  CHECK(i.value.events[0].until.empty());
  CHECK(i.value.events[0].lane == Lane::Staff);
  CHECK(i.value.events[1].lane == Lane::Amplification);
  CHECK(notes(i) == "no_zone 2@3; kept_aside(facet) 1@2; ");
}

TEST_CASE("vis-timeline: items alone, or with named groups") {
  Imported i = imported(R"([ { "id": 1, "content": "item 1", "start": "2014-04-20" },
    { "id": 4, "content": "<b>item</b> 4", "start": "2014-04-16", "end": "2014-04-19", "className": "red" },
    { "id": 6, "content": "item 6", "start": 1398556800000, "type": "point" } ])");
  CHECK(i.format == TimelineFormat::Vis);
  CHECK(i.records == 3);
  CHECK(i.value.events[1].title.en == "item 4");
  CHECK(at(i.value.events[1].until) == "2014-04-19Z");
  CHECK(at(i.value.events[2].time) == "2014-04-27T00:00:00.000Z");
  CHECK(notes(i) == "no_zone 3@1@2; kept_aside(className) 1@2; ");
  Imported grouped = imported(R"({ "items": [ { "id": "a", "content": "x", "start": "2014", "group": 2 } ],
    "groups": [ { "id": 1, "content": "No" }, { "id": 2, "content": "Response" } ] })");
  CHECK(grouped.value.events[0].id == "a");
  CHECK(grouped.value.events[0].lane == Lane::Response);
}

TEST_CASE("what is longer than a case may hold is shortened or left out, and told") {
  std::string json = R"({"events":[)";
  for (size_t n = 0; n < kMaxEvents + 3; n++)
    json += (n ? "," : "") + std::string(R"({"start_date":{"year":"2000"},"text":{"headline":"e"}})");
  Imported many = imported(json + "]}");
  CHECK(many.value.events.size() == kMaxEvents);
  CHECK(notes(many).find("too_many_events 3@2001@2002@2003") != std::string::npos);

  std::string words(200, 'x'), prose(7000, 'y');
  Imported lengthy = imported(R"({"events":[{"start_date":{"year":"2000"},"text":{"headline":")" + words +
                              R"(","text":")" + prose + R"("}}]})");
  CHECK(lengthy.value.events[0].text.en.starts_with(words + "\n"));  // the whole headline is there
  CHECK(notes(lengthy) == "no_zone 1@1; shortened 1@1; ");
}

TEST_CASE("ids stay where they are ids, and are made where they are not") {
  Imported i = imported(R"({"events":[
    {"start_date":{"year":"2000"},"text":{"headline":"a"},"unique_id":"N2"},
    {"start_date":{"year":"2000"},"text":{"headline":"b"},"unique_id":"2"},
    {"start_date":{"year":"2000"},"text":{"headline":"c"}},
    {"start_date":{"year":"2000"},"text":{"headline":"d"},"unique_id":"N2"}]})");
  std::string ids;
  for (const Event& e : i.value.events) ids += e.id + " ";
  CHECK(ids == "N2 N1 N3 N4 ");
}

TEST_CASE("what is no timeline is refused with a reason") {
  auto code = [](std::string_view text) {
    auto result = import_timeline(text, {});
    return result ? std::string("read") : std::string(word_of(result.error()[0].code));
  };
  CHECK(code("") == "not_a_timeline");
  CHECK(code("{ \"events\": [") == "not_json");
  CHECK(code(R"({"events":[1,2]})") == "not_a_timeline");
  CHECK(code(R"({"timeline":{"date":[]}})") == "not_a_timeline");
  CHECK(code(R"([{"id":1}])") == "not_a_timeline");
  CHECK(code("a,b\n1,2\n") == "not_a_timeline");
  CHECK(code("Year,Headline\n") == "not_a_timeline");
  CHECK(code(std::string(40, '[')) == "too_deep");
  CHECK(code(file_text("assets/cases/coffee-boutique.tolle.json")) == "not_a_timeline");
  CHECK(!timeline_format_of("tweet_id,author_id,inbound,created_at,text\n"));
  CHECK(timeline_format_of("\xEF\xBB\xBFYear,Headline\r\n2000,x") == TimelineFormat::TimelineJsSheet);
}
