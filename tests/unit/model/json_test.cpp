// What scripts get: exact field names, null where nothing is known, faults by the name of the part.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "model/iso.h"
#include "model/json.h"

using namespace tolle;
using namespace tolle::model;
using Json = nlohmann::json;

namespace {

engine::SourceReport tweets() {
  engine::SourceReport source;
  source.name = "sample.csv";
  source.format = "twcs";
  source.rejected = 1;
  source.columns = {{"text", engine::Role::Text, 100, {"a\xff"}}, {"in_reply_to", engine::Role::Parent, 100, {}}};
  source.issues = {{engine::IssueKind::MissingParent, 12, {3, 4}}, {engine::IssueKind::NoTime, 0, {}}};
  return source;
}

}  // namespace

TEST_CASE("the summary has the names of the design and null where nothing is known") {
  engine::Report report;
  report.answers_known = true;
  report.figures.messages = 93;
  report.figures.complaints = 25;
  report.figures.answered = 24;
  report.figures.wait_median_s = 4111.5;
  report.figures.first = 1509487847000;
  report.organisation = {true, 1, {{"sprintcare", 25, 24, 30, {}, {}, {}}}};
  Json json = Json::parse(summary_json(report, tweets()));
  for (const char* name :
       {"records", "messages", "complaints", "responses", "answered", "answeredShare", "waitMedianSeconds",
        "waitP90Seconds", "withinPromiseShare", "closed", "closeMedianSeconds", "first", "last", "hostile",
        "outOfHoursShare", "byOrganisation", "byChannel", "byCategory", "quality"})
    CHECK_MESSAGE(json.contains(name), name);
  CHECK(json["complaints"] == 25);
  CHECK(json["answeredShare"] == 0.96);
  CHECK(json["waitMedianSeconds"] == 4111.5);
  CHECK(json["waitP90Seconds"].is_null());
  CHECK(json["closed"].is_null());
  CHECK(json["first"] == "2017-10-31T22:10:47Z");
  CHECK(json["last"].is_null());
  CHECK(json["byOrganisation"] == Json::parse(R"([{"key":"sprintcare","complaints":25,"answered":24}])"));
  CHECK(json["byChannel"].is_null());
  CHECK(json["quality"]["missingParents"] == 12);
  CHECK(json["quality"]["rejected"] == 1);
}

TEST_CASE("an export without answers has no answered share, which is not 0") {
  engine::Report report;
  report.figures.complaints = 924;
  report.figures.closed = 480;
  engine::SourceReport source;
  source.columns = {{"Created Date", engine::Role::Time, 100, {}}, {"Closed Date", engine::Role::ClosedTime, 100, {}}};
  Json json = Json::parse(summary_json(report, source));
  CHECK(json["answered"].is_null());
  CHECK(json["answeredShare"].is_null());
  CHECK(json["responses"].is_null());
  CHECK(json["hostile"].is_null());
  CHECK(json["closed"] == 480);
}

TEST_CASE("the data-quality report is valid JSON even when samples are damaged") {
  Json json = Json::parse(open_result_json(tweets()));
  CHECK(json["columns"][0]["role"] == "Text");
  CHECK(json["columns"][0]["samples"][0] == "a\uFFFD");
  CHECK(json["issues"].size() == 1);
  CHECK(json["issues"][0]["kind"] == "MissingParent");
  CHECK(json["issues"][0]["lines"] == Json::parse("[3,4]"));
  CHECK(json["delimiter"] == ",");
  CHECK(json["zone"].is_null());
}

TEST_CASE("filters of scripts are read part by part") {
  auto filter =
      filter_from_json(R"({"from":"2017-11-06","to":"2017-11-12T10:30:00Z","organisation":"Delta","channel":["a","b"],
    "text":"refund","waitFrom":60,"waitTo":3600,"hours":[9,9,10],"answer":"late","said":["Apology"],"hostile":true,"place":null})");
  REQUIRE(filter);
  CHECK(filter->time == engine::TimeWindow{1509926400000, 1510482600000});
  CHECK(filter->organisation == std::vector<std::string>{"Delta"});
  CHECK(filter->channel.size() == 2);
  CHECK(filter->wait == engine::WaitWindow{60, 3600});
  CHECK(filter->hours == std::vector<uint8_t>{9, 10});
  CHECK(filter->answer == engine::AnswerState::Late);
  CHECK(filter->said == std::vector<engine::Said>{engine::Said::Apology});
  CHECK(filter->hostile);
  CHECK(filter_from_json("{}") == engine::Filter{});
  CHECK(filter_from_json(R"({"from":1509926400000})")->time->from == 1509926400000);
}

TEST_CASE("a filter that cannot be read says which part") {
  auto what = [](const char* text) { return filter_from_json(text).error().what; };
  CHECK(what(R"({"from":"yesterday"})") == "from");
  CHECK(what(R"({"from":"2017-11-06","to":"2017-11-05"})") == "to");
  CHECK(what(R"({"hours":[168]})") == "hours");
  CHECK(what(R"({"organisation":[1]})") == "organisation");
  CHECK(what(R"({"answer":"maybe"})") == "answer");
  CHECK(what(R"({"colour":"red"})") == "colour");
  CHECK(what(R"({"hostile":1})") == "hostile");
  for (const char* text : {"", "[", "[]", "null", "{\"a\"", "\xff"}) CHECK(!filter_from_json(text));
}

TEST_CASE("charts give their rows; hostile text stays out") {
  engine::Report report;
  report.overview = {{0, 7200000}, {}, {1, 2}, {3, 4}, {0, 0}, {}, {}, 0};
  Json rows = Json::parse(chart_data_json(report, "timeline"));
  CHECK(rows.size() == 2);
  CHECK(rows[1]["from"] == "1970-01-01T01:00:00Z");
  CHECK(rows[1]["answers"] == 4);
  CHECK(rows[1]["open"].is_null());
  report.records.rows.resize(1);
  report.records.rows[0].text = "YOU FOOLS!!!";
  report.records.rows[0].signals = {"caps"};
  CHECK(Json::parse(chart_data_json(report, "records"))["rows"][0]["text"].is_null());
  CHECK(chart_data_json(report, "nonsense") == "null");
  report.staff.withheld = true;
  CHECK(chart_data_json(report, "hours") == "null");
}
