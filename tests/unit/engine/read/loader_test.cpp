#include "engine/read/loader.h"

#include <doctest/doctest.h>

#include <set>

#include "base/dates.h"
#include "reading.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

Ms ms(std::string_view iso) { return read_date(iso, true).ms; }

ZoneTable new_york() {
  return {"America/New_York",
          {{0, -18000},
           {ms("2024-03-10T07:00:00Z"), -14400},
           {ms("2024-11-03T06:00:00Z"), -18000},
           {ms("2025-03-09T07:00:00Z"), -14400}}};
}

OpenOptions in_new_york() {
  static const ZoneTable zone = new_york();
  OpenOptions options;
  options.mapping.zone = "America/New_York";
  options.zone = [](const std::string& name) { return name == zone.name ? &zone : nullptr; };
  return options;
}

Role role_of(const Read& r, std::string_view column) {
  for (const ColumnGuess& c : r.source().columns)
    if (c.name == column) return c.role;
  return Role::Count_;
}

}  // namespace

TEST_CASE("twcs: direction, parents, signatures and times, columns in any order and case") {
  Read r = read(
      "TEXT,Inbound,tweet_id,author_id,created_at,response_tweet_id,in_response_to_tweet_id\n"
      "my \"\"order\"\",True,1,105834,Wed Oct 11 06:55:44 +0000 2017,\"2,3\",\n"
      "\"@105834 Sorry, tell us more. ^RR https://t.co/zn\",False,2,ChaseSupport,Wed Oct 11 07:55:44 +0000 2017,,1.0\n"
      "again,TRUE,3,105834,Wed Oct 11 08:55:44 +0000 2017,,777\n");
  REQUIRE(r.error.code == ErrorCode::None);
  CHECK(r.source().format == "twcs");
  CHECK(r.source().records == 3);
  CHECK_FALSE(r.table().ticket_shaped);
  CHECK(r.table().author_kind == std::vector{Author::Public, Author::Organisation, Author::Public});
  CHECK(r.table().parent == std::vector<Row>{kNoRow, 0, kMissingRow});
  CHECK(r.table().author.name(1) == "ChaseSupport");
  CHECK(r.table().agent.name(1) == "RR");
  CHECK(r.table().agent.name(0) == "");
  CHECK(r.table().text[0] == "my \"\"order\"\"");  // quotes in a field without quotes are text
  CHECK(r.table().time[0] == ms("2017-10-11T06:55:44Z"));
  CHECK(r.table().precision[0] == Precision::Second);
  CHECK(r.source().zone == "");
  CHECK(r.table().id.numbers == std::vector<int64_t>{1, 2, 3});
}

TEST_CASE("cfpb: a typed response answers without a time, but not In progress") {
  constexpr std::string_view kHeader =
      "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,Company public "
      "response,Company,State,ZIP code,"
      "Tags,Submitted via,Date sent to company,Company response to consumer,Timely response?,Complaint ID\n";
  Read r = read(
      std::string(kHeader) +
      "01/02/2016,Mortgage,,x,,,,Equifax,TX,770XX,None,Web,01/02/2016,In progress,Yes,10\n"
      "01/13/2016,\"Credit, other\",,x,,\"Long, story\",,Amex,FL,,,Phone,01/02/2016,Closed with explanation,Yes,11\n"
      "2023-03-11T14:26:56.000Z,Mortgage,,x,,,,Amex,FL,,,Phone,2023-03-11,Untimely response,No,12\n");
  CHECK(r.source().format == "cfpb");
  CHECK(r.table().rows == 3);
  CHECK(r.table().ticket_shaped);
  CHECK(r.table().answered_untimed == std::vector<uint8_t>{0, 1, 1});
  CHECK(r.table().answer_kind.name(1) == "Closed with explanation");
  CHECK(r.table().organisation.name(0) == "Equifax");
  CHECK(r.table().category.name(1) == "Credit, other");
  CHECK(r.table().place.name(1) == "FL");
  CHECK(r.table().channel.name(2) == "Phone");
  CHECK(r.table().text[1] == "Long, story");
  CHECK(r.table().time[0] == ms("2016-01-02T00:00:00Z"));
  CHECK(r.table().precision[0] == Precision::Day);
  CHECK(r.table().precision[2] == Precision::Millisecond);
  CHECK(r.source().zone_assumed);
}

TEST_CASE(
    "times without a zone are read in the zone asked for, and what the night of the change does to them is counted") {
  constexpr std::string_view kFile =
      "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Borough\n"
      "1,05/01/2024 12:00:03 AM,05/01/2024 12:30:00 PM,NYPD,Noise,QUEENS\n"
      "2,11/03/2024 01:30:00 AM,,NYPD,Noise,QUEENS\n"
      "3,03/10/2024 02:30:00 AM,,NYPD,Noise,BRONX\n";
  Read utc = read(kFile);
  CHECK(utc.source().format == "nyc311");
  CHECK(utc.source().zone == "UTC");
  CHECK(utc.source().zone_assumed);
  CHECK(utc.source().zone_suggested == "America/New_York");
  CHECK(utc.table().time[0] == ms("2024-05-01T00:00:03Z"));
  Read local = read(kFile, in_new_york());
  CHECK(local.source().zone == "America/New_York");
  CHECK_FALSE(local.source().zone_assumed);
  CHECK(local.table().time[0] == ms("2024-05-01T04:00:03Z"));
  CHECK(local.table().closed[0] == ms("2024-05-01T16:30:00Z"));
  CHECK(local.table().closed[1] == kNoTime);
  CHECK(local.table().time[1] == ms("2024-11-03T05:30:00Z"));
  CHECK(local.lines(IssueKind::AmbiguousLocalTime) == std::vector<uint32_t>{3});
  CHECK(local.lines(IssueKind::ImpossibleLocalTime) == std::vector<uint32_t>{4});
}

TEST_CASE("mozilla: each answer becomes a message below its question, with its markup gone") {
  Read r = read(
      "id,created,updated,title,content,tags,product,topic,locale,answers,creator,synthetic_answers\n"
      "10,2019-11-30 13:34:08 -0800,x,Help,<p>It &amp; that</p><p>fails<br>twice</p>,,firefox,other,en-US,5;6;,ann,"
      "\"id:6,created:2019-11-30 14:34:08 -0800,updated:x,creator:ann,updated_by:,is_spam:false,num_helpful_votes:0,"
      "num_unhelpful_votes:0,content:<p>thanks, content: id:5,created: well</p> id:5,created:2019-11-30 13:44:08 "
      "-0800,updated:x,"
      "creator:bob,updated_by:,is_spam:false,num_helpful_votes:0,num_unhelpful_votes:0,content:<p>try "
      "\"\"this\"\"</p>\"\n"
      "5,2019-12-01 13:34:08 -0800,x,More,text,,firefox,other,fr,,bob,\"\"\n");
  CHECK(r.source().format == "mozilla_support");
  CHECK(r.source().records == 2);
  REQUIRE(r.table().rows == 4);
  CHECK(r.table().text[0] == "Help\nIt & that\nfails\ntwice");
  CHECK(r.table().parent == std::vector<Row>{kNoRow, kNoRow, 0, 0});
  CHECK(r.table().author_kind == std::vector{Author::Public, Author::Public, Author::Public, Author::Organisation});
  CHECK(r.table().text[2] == "thanks, content: id:5,created: well");
  CHECK(r.table().text[3] == "try \"this\"");
  CHECK(r.table().time[3] - r.table().time[0] == 600'000);
  CHECK(r.table().agent.name(3) == "bob");
  CHECK(r.table().agent.name(2) == "");
  CHECK(r.table().category.name(3) == "other");
  CHECK(r.table().id.text(3) == "5");  // ids of answers and questions are of two kinds
  CHECK(r.count(IssueKind::DuplicateDifferent) == 0);
  CHECK(r.table().line == std::vector<uint32_t>{2, 3, 2, 2});
}

TEST_CASE("mozilla without answer texts: the list of ids says that somebody answered") {
  Read r = read(
      "id,created,updated,title,content,tags,product,topic,locale,answers,creator\n"
      "1,2024-09-19 16:08:37 -0700,x,a,b,,firefox,t,en-US,\"\",ann\n2,2024-09-19 16:08:37 "
      "-0700,x,a,b,,firefox,t,en-US,7;8;,ann\n");
  CHECK(r.table().answered_untimed == std::vector<uint8_t>{0, 1});
  CHECK(r.table().rows == 2);
}

TEST_CASE("reviews: a reply with a time is a message of the organisation, one without answers untimed") {
  Read r = read(
      "reviewId,userName,content,score,at,replyContent,repliedAt\n"
      "gp:A,ann,bad,1,2021-04-25 12:17:31,sorry,2021-04-26 12:17:31\ngp:B,bob,good,5,2021-04-25 12:17:31,,\n"
      "gp:C,cy,ok,3,2021-04-25 12:17:31,thanks,\n");
  CHECK(r.source().format == "google_play");
  REQUIRE(r.table().rows == 4);
  CHECK(r.table().parent[3] == 0);
  CHECK(r.table().author_kind[3] == Author::Organisation);
  CHECK(r.table().text[3] == "sorry");
  CHECK(r.table().category.name(3) == "1");
  CHECK(r.table().answered_untimed == std::vector<uint8_t>{0, 0, 1, 0});
  CHECK(r.table().id.text(1) == "gp:B");
}

TEST_CASE("a file without a header is recognised by its values") {
  Read r = read(
      "\"4\",\"3\",\"Mon May 11 03:17:40 UTC 2009\",\"kindle2\",\"tpryan\",\"I love it, really\"\n"
      "\"0\",\"4\",\"Mon May 11 03:18:03 PDT 2009\",\"kindle2\",\"vcu\",\"Not me\"\n");
  CHECK(r.source().format == "sentiment140");
  CHECK(r.source().records == 2);
  CHECK(r.table().time[1] == ms("2009-05-11T10:18:03Z"));
  CHECK(r.table().text[0] == "I love it, really");
}

TEST_CASE("columns of an unknown file are guessed from words of both languages and from values") {
  Read r = read(
      "N°;Date de réception;Objet;Montant réclamé;Date de réponse;Réponse apportée;Ville\r\n"
      "1;02/01/2024;Réclamation ligne coupée depuis lundi;1 234,56;05/01/2024;Geste commercial;Nantes\r\n"
      "2;13/01/2024;Facture de 99,90 au lieu de 9,99;89,91;;;Brest\r\n");
  CHECK(r.source().format == "table");
  CHECK(role_of(r, "N°") == Role::Id);
  CHECK(role_of(r, "Date de réception") == Role::Time);
  CHECK(role_of(r, "Objet") == Role::Text);
  CHECK(role_of(r, "Date de réponse") == Role::ResponseTime);
  CHECK(role_of(r, "Réponse apportée") == Role::ResponseText);
  CHECK(role_of(r, "Ville") == Role::Place);
  CHECK(role_of(r, "Montant réclamé") == Role::Unused);
  CHECK(r.source().date_order == DateOrder::DayFirst);
  CHECK(r.table().time[0] == ms("2024-01-02T00:00:00Z"));
  REQUIRE(r.table().rows == 3);
  CHECK(r.table().time[2] == ms("2024-01-05T00:00:00Z"));
}

TEST_CASE("an unknown file stops for the reader if asked to, with samples, and the mapping decides") {
  constexpr std::string_view kFile =
      "a,b,c\n1,01/02/2024,write to josé@example.com or 06 12 34 56 78\n2,03/04/2024,second\n";
  OpenOptions options;
  options.confirm = true;
  Read asked = read(kFile, options);
  CHECK(asked.needs_mapping);
  REQUIRE(asked.source().columns.size() == 3);
  CHECK(asked.source().columns[1].role == Role::Time);
  CHECK(asked.source().columns[2].samples[0] == "write to …@example.org or …");
  options.mapping.roles = {{"a", Role::Id}, {"b", Role::Time}, {"c", Role::Text}};
  CHECK(read(kFile, options).needs_mapping);  // which of the two comes first is still to be said
  options.confirm = false;
  CHECK(read(kFile, options).count(IssueKind::AmbiguousDate) == 2);
  options.confirm = true;
  options.mapping.date_order = DateOrder::DayFirst;
  CHECK(read(kFile, options).table().time[0] == ms("2024-02-01T00:00:00Z"));
  options.mapping.date_order = DateOrder::MonthFirst;
  CHECK(read(kFile, options).table().time[0] == ms("2024-01-02T00:00:00Z"));
  options.mapping.organisation = "Acme";
  CHECK(read(kFile, options).table().organisation.name(1) == "Acme");
  options.mapping.roles.emplace_back("nowhere", Role::Place);
  CHECK(read(kFile, options).error == Error{ErrorCode::BadMapping, 0, 0, 0, "nowhere"});
  OpenOptions zone;
  zone.mapping.zone = "Mars/Olympus";
  CHECK(read(kFile, zone).error.code == ErrorCode::UnknownZone);
}

TEST_CASE("numbers are times only where the whole column is") {
  auto time_of = [](std::string_view header, std::string_view a, std::string_view b) {
    std::string file = "id," + std::string(header) + ",text\n1," + std::string(a) + ",first of two\n2," +
                       std::string(b) + ",second of two\n";
    Read r = read(file);
    return r.table().time.empty() ? kNoTime : r.table().time[0];
  };
  CHECK(time_of("created_at", "1714521600", "1714521601") == ms("2024-05-01T00:00:00Z"));
  CHECK(time_of("created_at", "1714521600123", "1714521601000") == ms("2024-05-01T00:00:00.123Z"));
  CHECK(time_of("created_at", "1714521600123456", "1714521601000000") == ms("2024-05-01T00:00:00.123Z"));
  CHECK(time_of("date", "45413", "45414.5") == ms("2024-05-01T00:00:00Z"));
  CHECK(time_of("date", "45413", "2024-05-01") == kNoTime);
}

TEST_CASE("ids are kept to the last digit, and damage done by spreadsheets is seen") {
  Read r = read(
      "id,created_at,text\n570306133677760513,2024-05-01T00:00:00Z,a\n570306133677760514,2024-05-01T00:00:00Z,b\n");
  CHECK(r.table().id.numbers == std::vector<int64_t>{570306133677760513, 570306133677760514});
  r = read(
      "id,created_at,text\n1,2024-05-01T00:00:00Z,a\n1.22158E+17,2024-05-01T00:00:00Z,b\n0012,2024-05-01T00:00:00Z,"
      "c\n99999999999999999999,x,d\n");
  CHECK(r.table().id.text(0) == "1");
  CHECK(r.table().id.text(1).empty());  // others may have been rounded to the same
  CHECK(r.table().id.text(2) == "0012");
  CHECK(r.table().id.text(3) == "99999999999999999999");
  CHECK(r.lines(IssueKind::DamagedId) == std::vector<uint32_t>{3});
  r = read("id,created_at,text\n12.0,2024-05-01T00:00:00Z,a\nA1,2024-05-01T00:00:00Z,b\n13.0,2024-05-01T00:00:00Z,c\n");
  CHECK(r.table().id.text(0) == "12");
  CHECK(r.table().id.text(2) == "13");  // though ids are texts by then
}

TEST_CASE("parents are found whatever the ids look like") {
  constexpr std::string_view kHeader = "tweet_id,author_id,inbound,created_at,text,in_response_to_tweet_id\n";
  auto parents = [&](std::string_view a, std::string_view b, std::string_view of_b) {
    std::string rest = ",u,True,Wed May 01 10:00:00 +0000 2024,t,";
    std::string file =
        std::string(kHeader) + std::string(a) + rest + "\n" + std::string(b) + rest + std::string(of_b) + "\n";
    return read(file).table().parent[1];
  };
  CHECK(parents("1", "2", "1") == 0);
  CHECK(parents("570306133677760513", "7", "570306133677760513") == 0);  // far apart: hashed
  CHECK(parents("gp:A", "gp:B", "gp:A") == 0);
  CHECK(parents("1", "x", "1") == 0);
  CHECK(parents("1", "2", "x") == kMissingRow);
  CHECK(parents("1", "2", "2") == 1);  // its own parent: left for who looks for cycles
  CHECK(parents("1", "2", "") == kNoRow);
}

TEST_CASE("identical records with one id become one, different ones stay; both are counted") {
  Read r = read(
      "id,created_at,text,responded_at\n7,2024-05-01T00:00:00Z,a,2024-05-02T00:00:00Z\n8,2024-05-01T00:00:00Z,b,\n"
      "7,2024-05-01T00:00:00Z,a,2024-05-02T00:00:00Z\n7,2024-05-01T00:00:00Z,other,\n9,2024-05-01T00:00:00Z,c,2024-05-"
      "03T00:00:00Z\n");
  CHECK(r.source().records == 5);
  CHECK(r.lines(IssueKind::DuplicateIdentical) == std::vector<uint32_t>{4});
  CHECK(r.lines(IssueKind::DuplicateDifferent) == std::vector<uint32_t>{5});
  REQUIRE(r.table().rows == 6);  // 7, 8, 7 (other), 9 and two responses
  CHECK(r.table().text[2] == "other");
  CHECK(r.table().parent[4] == 0);
  CHECK(r.table().parent[5] == 3);
  CHECK(r.table().time[5] == ms("2024-05-03T00:00:00Z"));
}

TEST_CASE("records of unusual length are kept and counted, empty fields at the end are not") {
  Read r = read(
      "id,created_at,text\n1,2024-05-01T00:00:00Z,a\n2,2024-05-01T00:00:00Z\n3,2024-05-01T00:00:00Z,c,d\n4,2024-05-"
      "01T00:00:00Z,e,\n");
  CHECK(r.source().records == 4);
  CHECK(r.lines(IssueKind::FieldCount) == std::vector<uint32_t>{3, 4});
  CHECK(r.table().text[1] == "");
  // A comma in a text that has no quotes.
  Read cut = read("id,created_at,text,to\n1,2024-05-01T00:00:00Z,late,x\n2,2024-05-01T00:00:00Z,late, and cold,\n");
  CHECK(cut.lines(IssueKind::FieldCount) == std::vector<uint32_t>{3});
}

TEST_CASE("names of columns become unique, empty ones get one") {
  Read r = read(
      "id,created_at,text,text,category,,Text \n1,2024-05-01T00:00:00Z,a,b,c,,d\n2,2024-05-01T00:00:00Z,a,b,c,,d\n");
  std::vector<std::string> names;
  for (const ColumnGuess& c : r.source().columns) names.push_back(c.name);
  CHECK(names == std::vector<std::string>{"id", "created_at", "text", "text_2", "category", "column_6", "Text"});
  CHECK(r.count(IssueKind::DuplicateHeader) == 1);
}

TEST_CASE("a header may end anywhere in what is looked at first, or behind it") {
  OpenOptions options;
  options.head_bytes = 256;
  for (size_t size = 150; size < 300; size++) {
    INFO("a header of " << size << " bytes");
    Read r = read("id,created_at," + std::string(size - 20, 'n') + ",text\n1,2024-05-01T00:00:00Z,x,a\n", options, 512);
    CHECK(r.error.code == ErrorCode::None);
    CHECK(r.source().records == 1);
  }
}

TEST_CASE("the state of a ticket is no place, and an empty time no text of an answer") {
  Read r = read(
      "Ticket ID,Created,State,Message,First response time\n"
      "1,2024-05-01 10:00,open,The tram is late again today,\n"
      "2,2024-05-02 10:00,closed,Nobody answers the telephone,\n");
  CHECK(role_of(r, "State") == Role::Unused);
  CHECK(role_of(r, "First response time") != Role::ResponseText);
  Read of_places = read(
      "Ticket ID,Created,State,Message\n"
      "1,2024-05-01 10:00,Ohio,The tram is late again today\n"
      "2,2024-05-02 10:00,Utah,Nobody answers the telephone\n");
  CHECK(role_of(of_places, "State") == Role::Place);
}

TEST_CASE("roles are guessed from records, however long the first one is") {
  OpenOptions options;
  options.head_bytes = 256;
  Read r = read("id,created_at,text\n1,1714557600," + std::string(900, 'x') + "\n2,1714561200,&amp;\n3,1714561300,c\n",
                options, 512);
  CHECK(r.source().records == 3);
  CHECK(r.table().time[1] == ms("2024-05-01T11:00:00Z"));
  CHECK(r.table().text[1] == "&");
}

TEST_CASE("lines that end with a lone CR may have line feeds in their quotes") {
  std::string text = "id,created_at,text\r";
  for (int i = 1; i <= 20; i++) text += std::to_string(i) + ",2024-05-01T00:00:00Z,\"two\nlines\"\r";
  Read r = read(text);
  CHECK(r.source().records == 20);
  CHECK(r.table().text[19] == "two\nlines");
}

TEST_CASE("a title of two cells is no header") {
  Read r = read(
      "Complaints of the city\nExported on;2024-06-01\n\nNumber;Received;State;Message\n1;2024-05-01;open;The bus was "
      "late\n"
      "2;2024-05-02;open;The bus was early\n");
  CHECK(r.source().records == 2);
  CHECK(r.table().time[0] == ms("2024-05-01T00:00:00Z"));
  CHECK(r.table().text[1] == "The bus was early");
}

TEST_CASE("a preamble above the header is passed over") {
  Read r = read(
      "Reporting period 2024-01-01 to "
      "2024-02-01\n\nid,created_at,text\n1,2024-05-01T00:00:00Z,a\n2,2024-05-01T00:00:00Z,b\n");
  CHECK(r.source().records == 2);
  CHECK(r.source().columns.size() == 3);
  CHECK(r.table().line == std::vector<uint32_t>{4, 5});
  r = read("sep=;\r\nid;created_at;text\r\n1;2024-05-01T00:00:00Z;a, b, c\r\n");
  CHECK(r.source().delimiter == ';');
  CHECK(r.source().records == 1);
}

TEST_CASE("wrong kinds of files are named by their bytes") {
  auto kind = [](std::string_view bytes) {
    Read r = read(bytes);
    return r.error.code == ErrorCode::WrongKind ? r.error.what : "code " + std::to_string(int(r.error.code));
  };
  CHECK(kind("\x89PNG\r\n\x1A\n....") == "png");
  CHECK(kind("\xFF\xD8\xFF\xE0....") == "jpeg");
  CHECK(kind("GIF89a....") == "gif");
  CHECK(kind("RIFF....WEBPVP8 ") == "webp");
  CHECK(kind("%PDF-1.7\n") == "pdf");
  CHECK(kind("PK\x03\x04....") == "zip");
  CHECK(kind("PK\x03\x04....xl/workbook.xml") == "xlsx");
  auto ole = [&](std::string_view stream) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....";
    for (char c : stream) bytes += c, bytes += '\0';
    return kind(bytes);
  };
  CHECK(ole("Workbook") == "xls");
  CHECK(ole("Book") == "xls");
  CHECK(ole("WordDocument") == "doc");
  CHECK(ole("") == "ole");
  CHECK(kind("\x1F\x8B\x08....") == "gzip");
  CHECK(kind("<!DOCTYPE html><p>") == "html");
  CHECK(kind("") == "code " + std::to_string(int(ErrorCode::Empty)));
  CHECK(kind("  \n\n ") == "code " + std::to_string(int(ErrorCode::Empty)));
  CHECK(kind("id,created_at,text\n") == "code " + std::to_string(int(ErrorCode::NoRecords)));
  CHECK(kind("just some prose\nof two lines\n") == "code " + std::to_string(int(ErrorCode::UnknownFormat)));
}

TEST_CASE("a quote that never closes costs one record at the most") {
  std::string file = "id,created_at,text,category\n";
  for (int i = 1; i <= 100; i++)
    file +=
        std::to_string(i) + ",2024-05-01T00:00:00Z," + (i == 50 ? "\"he said \"\"never again" : "text") + ",other\n";
  Read r = read(file);
  CHECK(r.source().records == 100);
  CHECK(r.lines(IssueKind::UnbalancedQuote) == std::vector<uint32_t>{51});
  CHECK(r.table().category.name(49) == "other");
}

TEST_CASE("damage is reported with its lines") {
  std::string file =
      "id,created_at,text\n1,2024-05-01T00:00:00Z,\"a\nb\"\n2,2024-05-01T00:00:00Z,\xFF\n3,2024-05-01T00:00:00Z,n";
  file += '\0';
  file += "l\n";
  for (size_t piece : {1, 7, 1000}) {
    Read r = read(file, {}, piece);
    CHECK(r.lines(IssueKind::DamagedUtf8) == std::vector<uint32_t>{4});
    CHECK(r.lines(IssueKind::NulBytes) == std::vector<uint32_t>{5});
    CHECK(r.table().text[2] == "nl");
  }
}

TEST_CASE("many quotes that never close end with their lines, in time that does not grow with their square") {
  std::string file = "id,created_at,text,category\n";
  for (int i = 1; i <= 3000; i++)
    file += std::to_string(i) + ",2024-05-01T00:00:00Z," + (i % 3 ? "text" : "\"open") + ",other\n";
  Read r = read(file, {}, 5000);
  CHECK(r.source().records == 3000);
  CHECK(r.count(IssueKind::UnbalancedQuote) >= 1);
}

TEST_CASE("the reader may give a role to every one of five thousand columns") {
  std::string header = "id,created_at,text", record = "1,2024-05-01T00:00:00Z,a";
  OpenOptions options;
  options.mapping.roles = {{"id", Role::Id}, {"created_at", Role::Time}, {"c7", Role::Text}};
  for (int i = 0; i < 5000; i++) {
    header += ",c" + std::to_string(i);
    record += ",v" + std::to_string(i);
    if (i != 7) options.mapping.roles.emplace_back("c" + std::to_string(i), Role::Unused);
  }
  CHECK(read(header + "\n" + record + "\n", options).table().text[0] == "v7");
}

TEST_CASE("a sample is whole stretches, one of every n, the same for any split of the bytes and at any time") {
  std::string text = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";
  for (uint32_t i = 0; i < 30'000; i++)
    text += std::to_string(i) + ",7,True,Tue Oct 31 22:10:47 +0000 2017,\"a, \"\"b\"\" " + std::to_string(i) + "\",,\n";
  OpenOptions options;
  options.one_in = 5;
  Read sample = read(text, options), split = read(text, options, 4099, 1);
  CHECK(dump(sample) == dump(split));
  CHECK(sample.source().one_in == 5);
  CHECK(sample.source().records == 6000);
  REQUIRE(sample.table().rows == 6000);
  std::set<uint32_t> places;
  for (uint32_t group = 0; group < 6; group++) {
    uint32_t first = sample.table().line[group * 1000] - 2;
    CHECK(first % 1000 == 0);
    CHECK(first / 5000 == group);
    CHECK(sample.table().line[group * 1000 + 999] - 2 == first + 999);
    places.insert(first % 5000);
  }
  CHECK(places.size() > 1);
  CHECK(sample.table().text[5999] == "a, \"b\" " + std::to_string(sample.table().line[5999] - 2));
  CHECK(read("id,text\n1,a\n2,b\n", options).table().rows == 2);
}

TEST_CASE("five thousand columns, a field of megabytes, and many quotes stay quick") {
  std::string wide = "id,created_at,text", record = "1,2024-05-01T00:00:00Z,a";
  for (int i = 0; i < 5000; i++) {
    wide += ",c" + std::to_string(i);
    record += ",v";
  }
  CHECK(read(wide + "\n" + record + "\n" + record + "\n").source().columns.size() == 5003);
  std::string field(3 << 20, 'x');
  CHECK(read("id,created_at,text\n1,2024-05-01T00:00:00Z,\"" + field + "\"\n2,2024-05-01T00:00:00Z,b\n", {}, 10'000)
            .table()
            .text[0]
            .size() == field.size());
  std::string quotes = "id,created_at,text\n1,2024-05-01T00:00:00Z,\"";
  for (int i = 0; i < 500'000; i++) quotes += "\"\"";
  CHECK(read(quotes + "\"\n").table().text[0].size() == 500'000);
}
