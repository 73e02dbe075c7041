#include <doctest/doctest.h>

#include "engine/read/json_scan.h"
#include "reading.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

using Kind = JsonToken::Kind;

// The tokens of a text that comes in pieces, one letter each.
std::string tokens(std::string text, size_t piece = 1 << 20) {
  std::string padded = text + std::string(80, '\0'), out;
  JsonScanner scanner;
  scanner.start();
  for (size_t end = std::min(piece, text.size());; end = std::min(end + piece, text.size())) {
    bool last = end == text.size();
    for (;;) {
      JsonToken t = scanner.next(padded.data(), uint32_t(end), last);
      if (t.kind == Kind::None) break;
      out += "?{}[]ksntf0#~!^"[size_t(t.kind)];
      if (t.kind == Kind::Key || t.kind == Kind::String || t.kind == Kind::Number)
        out += text.substr(t.from, t.to - t.from);
      if (t.kind == Kind::Cut || t.kind == Kind::Broken || t.kind == Kind::TooDeep)
        return out + std::to_string(scanner.line()) + ":" + std::to_string(scanner.column());
    }
    if (last) return out;
  }
}

std::string unescaped(std::string_view text, uint64_t& damaged, uint64_t& nuls) {
  std::string out(text.size(), '\0');
  out.resize(size_t(json_unescape(text, out.data(), damaged, nuls) - out.data()));
  return out;
}

// Every split, with a head so short that the rest comes in pieces.
void same_for_every_split(std::string_view bytes) {
  for (size_t head : {48, 256 << 10}) {
    OpenOptions options;
    options.head_bytes = head;
    std::string whole = dump(read(bytes, options));
    for (size_t first = 1; first < bytes.size(); first++) {
      INFO("head of " << head << ", split at " << first);
      REQUIRE(dump(read(bytes, options, bytes.size(), first)) == whole);
    }
    for (size_t piece : {1, 2, 3, 7, 64, 65}) {
      INFO("head of " << head << ", pieces of " << piece);
      REQUIRE(dump(read(bytes, options, piece)) == whole);
    }
  }
}

// The records that are asked for, as they stand; the same for any pieces.
std::string raw_rows(std::string_view bytes, std::vector<uint32_t> numbers) {
  std::string out;
  for (size_t piece : {bytes.size(), size_t(1), size_t(7)}) {
    OpenOptions options;
    options.lines = numbers;
    options.head_bytes = 48;
    std::string found;
    for (const RawRecord& r : read(bytes, options, piece).raw) found += std::to_string(r.line) + " " + r.text + "|";
    CHECK((out.empty() || out == found));
    out = found;
  }
  return out;
}

std::string texts(const Read& r) {
  std::string out;
  for (Row row = 0; row < r.table().rows; row++) out += std::string(r.table().text[row]) + "|";
  return out;
}

constexpr std::string_view kTickets =
    "{\"count\": 2, \"tickets\": [\n"
    " {\"id\": 570306133677760513, \"created_at\": \"2024-05-01T10:00:00Z\", \"requester_id\": 7, \"subject\": "
    "\"a\\u00e9 "
    "\\ud83d\\ude00 \\ud83d \\\"x\\\"\",\n"
    "  \"raw_subject\": null, \"via\": {\"channel\": \"web\", \"source\": {\"from\": {}}}, \"tags\": [\"p\", \"q\"]},\n"
    " {\"id\": 570306133677760514, \"id\": 570306133677760515, \"created_at\": NaN, \"requester_id\": null,\n"
    "  \"subject\": \"caf\xC3\xA9 \xFF\", \"raw_subject\": \"\", \"via\": {\"channel\": \"api\"}}], \"next\": [1, "
    "{\"a\": "
    "[[]]}]}";

}  // namespace

TEST_CASE("tokens of JSON, whatever the pieces") {
  std::string text = "[{\"a\\\"\": -1.5e+3, \"b\" : [true,false , null, \"x\\\\\"]}, {}, [] ,NaN, -Infinity]\n";
  std::string expected = tokens(text);
  CHECK(expected == "[{ka\\\"n-1.5e+3kb[tf0sx\\\\]}{}[]##]");
  for (size_t piece = 1; piece < text.size(); piece++) CHECK(tokens(text, piece) == expected);
}

TEST_CASE("what is no JSON is named with its line and column") {
  CHECK(tokens("[1,\n 2 3]") == "[n1n2!2:4");
  CHECK(tokens("{\"a\" 1}") == "{ka!1:6");
  CHECK(tokens("{a: 1}") == "{!1:2");
  CHECK(tokens("[1]]") == "[n1]!1:4");
  CHECK(tokens("{\"a\": [1}") == "{ka[n1!1:9");
  CHECK(tokens("[\"abc") == "[~1:2");
  CHECK(tokens("{\"a\":") == "{ka~1:6");
  CHECK(tokens("[tru]") == "[!1:2");
  CHECK(tokens("[1] rest") == "[n1]!1:5");
}

TEST_CASE("assignments in front, several values, and a comma before the end are taken") {
  CHECK(tokens("window.YTD.tweets.part0 = [1, ]") == "[n1]");
  CHECK(tokens("var x={\"a\":1};") == "{kan1}");
  CHECK(tokens("{}\n{},\n\x1E{}") == "{}{}{}");
  for (std::string_view text :
       {"/* a\n**/ jQuery_1( [1] );", "// a, \"b\"\nexport default [1]; // c", "a = b = [1]/**/"})
    for (size_t piece = 1; piece < text.size(); piece++) CHECK(tokens(std::string(text), piece) == "[n1]");
  CHECK(tokens("[1, /* a */ 2]") == "[n1!1:5");
  CHECK(tokens("/ [1]") == "!1:1");
  for (size_t piece = 1; piece < 12; piece++) CHECK(tokens("Grailbird.data.t_2014 = [\n1]", piece) == "[n1]");
}

TEST_CASE("nesting has a limit, and no call of its own per level") {
  std::string deep(JsonScanner::kDeepest + 1, '[');
  std::string found = tokens(deep);
  CHECK(found.ends_with("^1:10001"));
}

TEST_CASE("escapes: pairs, halves of pairs and NUL") {
  uint64_t damaged = 0, nuls = 0;
  CHECK(unescaped("\\u00e9\\ud83d\\ude00\\n\\/\\\"\\\\", damaged, nuls) == "\xC3\xA9\xF0\x9F\x98\x80\n/\"\\");
  CHECK(damaged == 0);
  CHECK(unescaped("\\ud83dx\\ude00\\ud83d\\u0041", damaged, nuls) ==
        "\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD"
        "A");
  CHECK(damaged == 3);
  CHECK(unescaped("a\\u0000b", damaged, nuls) == "ab");
  CHECK(nuls == 1);
  CHECK(unescaped("\\uZZZZ", damaged, nuls) == "\\uZZZZ");
}

TEST_CASE("records at a path: ids are kept to the last digit, faults are counted") {
  Read r = read(kTickets);
  REQUIRE(r.error.code == ErrorCode::None);
  CHECK(r.source().format == "zendesk");
  CHECK(r.source().records == 2);
  CHECK(r.table().id.text(0) == "570306133677760513");
  CHECK(r.table().id.text(1) == "570306133677760515");
  CHECK(r.table().text[0] == "a\xC3\xA9 \xF0\x9F\x98\x80 \xEF\xBF\xBD \"x\"");
  CHECK(r.table().channel.name(1) == "api");
  CHECK(r.count(IssueKind::DamagedUtf8) == 2);  // the half pair and \xFF
  CHECK(r.count(IssueKind::DuplicateKey) == 1);
  CHECK(r.count(IssueKind::NoNumber) == 1);
  CHECK(r.lines(IssueKind::DuplicateKey) == std::vector<uint32_t>{4});
  CHECK(r.table().line == RawVector<uint32_t>{2, 4});
}

TEST_CASE("any split of the bytes gives the same table: JSON") {
  same_for_every_split(kTickets);
  same_for_every_split(
      "\xEF\xBB\xBF{\"id\":1,\"created_at\":\"2024-05-01\",\"text\":\"first of all\"}\n"
      "{\"id\":2,\"created_at\":\"2024-05-02\",\"text\":\"second\", broken\n"
      "{\"id\":3,\"created_at\":\"2024-05-03\",\"text\":\"third\\u00e9\",\"more\":{\"deep\":[1]}}");
  same_for_every_split(
      "window.YTD.tweets.part0 = [ {\"tweet\" : {\"id_str\" : \"281400879465238529\", \"created_at\" : \"Wed Dec "
      "19 14:09:32 +0000 2012\", \"full_text\" : \"a &amp; b\", \"favorite_count\" : \"1\"} } , {\"tweet\":{\"id_str\":"
      "\"281400879465238530\",\"created_at\":\"Wed Dec 19 14:10:32 +0000 2012\",\"full_text\":\"x\","
      "\"in_reply_to_status_id_str\":\"281400879465238529\"}}");
}

TEST_CASE("any split of the bytes gives the same table: records under ids, in pages and in rows") {
  const std::string one = R"({"created_at":"2024-05-01T10:00:00Z","text":"late again and cold"})",
                    two = R"({"created_at":"2024-05-02T10:00:00Z","text":"nobody answered"})";
  std::string keyed = R"({"complaints":{"17":)" + one + R"(,"18":)" + two + R"(},"count":2})";
  CHECK(texts(read(keyed)) == "late again and cold|nobody answered|");
  CHECK(read(keyed).table().id.text(1) == "18");
  std::string pages = R"([{"items":[)" + one + R"(],"next":"u"},{"items":[)" + two + "]}]";
  CHECK(texts(read(pages)) == "late again and cold|nobody answered|");
  std::string rows = R"({"columns":["id","date","text"],"data":[[7,"2024-05-01",["late","again"]],
    [8,"2024-05-02",{"a":1}],[9],[10,null,"cold","more"]]})";
  Read r = read(rows);
  CHECK(texts(r) == "late, again|||cold|");
  CHECK(r.source().records == 4);
  for (const std::string& text : {keyed, pages, rows}) same_for_every_split(text);
  CHECK(raw_rows("[[\"id\",\"text\"],\n[1,\"one\"],\n[2,NaN]]", {3}) == "3 [2,NaN]|");
}

TEST_CASE("a head that shows the first of the records under ids only: the others are read too") {
  OpenOptions options;
  options.head_bytes = 128;
  std::string text = "{";
  for (int i = 100; i < 150; i++)
    text += (i > 100 ? ",\"" : "\"") + std::to_string(i) + R"(":{"date":"2024-05-01","text":"number )" +
            std::to_string(i) + "\"}";
  CHECK(read(text + "}", options).source().records == 50);
}

TEST_CASE("lines of JSON: a broken one costs itself only, wherever it breaks off") {
  const std::string one = R"({"id":1,"date":"2024-05-01","text":"one"})", three = R"({"id":3,"text":"three"})",
                    four = R"({"id":4,"text":"four"})";
  for (std::string broken :
       {R"({"id":2,"text":)", R"({"id":2,"te)", R"({"id":2,"text":"two)", R"({"id":2,"text":"two\)", R"({"id":2)",
        R"({"id":2,"text":["a",)", "nonsense", "{", "]", R"({"id":2,"text":tru)"}) {
    INFO(broken);
    std::string text = one + "\n" + broken + "\n" + three + "\n" + four + "\n";
    Read r = read(text);
    CHECK(texts(r) == "one|three|four|");
    CHECK(r.source().records == 4);
    CHECK(r.source().rejected == 1);
    CHECK(r.lines(IssueKind::RejectedRow) == std::vector<uint32_t>{2});
    CHECK(raw_rows(text, {2}) == "2 " + broken + "|");
    same_for_every_split(text);
  }
  // The first one too, whatever is behind it.
  CHECK(texts(read(R"({"id":2,"text":)"
                   "\n" +
                   one + "\n" + three + "\n")) == "one|three|");
  // Objects over several lines, one behind the other, are no lines of JSON.
  Read apart = read("{\n\"id\":1,\n\"text\":\"one\"\n}\n{\n\"id\":3,\n\"text\":\"three\"\n}\n");
  CHECK(texts(apart) == "one|three|");
  CHECK(apart.source().rejected == 0);
}

TEST_CASE("records of JSON are shown as they stand: by their line, or by their number where several are on one line") {
  std::string pretty = "[\n {\"id\":1,\n  \"text\":\"one\"},\n {\"id\":2,\n  \"text\":NaN}\n]";
  CHECK(read(pretty).lines(IssueKind::NoNumber) == std::vector<uint32_t>{5});
  CHECK_FALSE(read(pretty).source().numbers_records);
  CHECK(raw_rows(pretty, {5}) == "4 {\"id\":2,\n  \"text\":NaN}|");
  std::string line = R"([{"id":1,"text":"one"},{"id":2,"text":NaN},{"id":3,"text":"three"},{"id":4,"text":"fo)";
  Read r = read(line);
  CHECK(r.source().numbers_records);
  CHECK(r.lines(IssueKind::NoNumber) == std::vector<uint32_t>{2});
  CHECK(r.lines(IssueKind::RejectedRow) == std::vector<uint32_t>{4});
  CHECK(r.source().records == 4);
  CHECK(r.source().rejected == 1);
  CHECK(raw_rows(line, {2, 4}) == R"(2 {"id":2,"text":NaN}|4 {"id":4,"text":"fo|)");
  CHECK(raw_rows(R"([{"id":1,"text":"one"},{"id":2,"text":"two"}] rest)", {3}) == "3 rest|");
  // A record within a record, and wrappers around one.
  CHECK(
      raw_rows(
          R"([{"tweet":{"id_str":"1","created_at":"Wed Dec 19 14:09:32 +0000 2012","full_text":"a","favorite_count":"1"}},
    {"tweet":{"id_str":"2","created_at":"no","full_text":"b","favorite_count":"1"}}])",
          {2}) == R"(2 {"id_str":"2","created_at":"no","full_text":"b","favorite_count":"1"}|)");
}

TEST_CASE("JSON that is cut off or broken keeps what came before, and says so") {
  std::string_view start =
      "[{\"id\":1,\"created_at\":\"2024-05-01\",\"text\":\"one\"},\n{\"id\":2,\"created_at\":\"2024-05-02\"";
  Read cut = read(start);
  CHECK(texts(cut) == "one|");
  CHECK(cut.count(IssueKind::Truncated) == 1);
  CHECK(cut.lines(IssueKind::Truncated) == std::vector<uint32_t>{2});
  Read broken = read(std::string(start) + ",,}]");
  CHECK(texts(broken) == "one|");
  CHECK(broken.count(IssueKind::BrokenJson) == 1);
  Read behind = read("[{\"id\":1,\"created_at\":\"2024-05-01\",\"text\":\"one\"}]\nrest");
  CHECK(texts(behind) == "one|");
  CHECK(behind.lines(IssueKind::BrokenJson) == std::vector<uint32_t>{2});
  Read none = read("[{\"id\":1,\n \"text\" \"one\"}]");
  CHECK(none.error.code == ErrorCode::BadJson);
  CHECK(none.error.line == 2);
  CHECK(none.error.column == 9);
  CHECK(read("[]").error.code == ErrorCode::NoRecords);
}

TEST_CASE("threads within threads become rows with parents") {
  Read r =
      read(R"([{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"name":"t3_a","title":"Why?","selftext":"",
    "author":"ann","created_utc":1439797480.0,"subreddit":"s"}}]}},{"kind":"Listing","data":{"children":[
    {"kind":"t1","data":{"replies":{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"replies":"","name":"t1_c",
      "parent_id":"t1_b","body":"inner","author":"cy","created_utc":1439797600.0,"subreddit":"s"}},
      {"kind":"more","data":{"count":3,"children":["x"],"name":"t1_x"}}]}},
     "name":"t1_b","parent_id":"t3_a","body":"outer","author":"bob","created_utc":1439797500.0,"subreddit":"s"}}]}}])");
  CHECK(r.source().format == "reddit");
  CHECK(texts(r) == "Why?|outer|inner|");
  CHECK(r.table().parent == RawVector<Row>{kNoRow, 0, 1});
  CHECK(r.count(IssueKind::NoMessage) == 1);
  Read b = read(R"({"thread":{"post":{"uri":"at://1","author":{"handle":"ann.example"},"record":{"createdAt":
    "2024-05-01T10:00:00.000Z","text":"late again"}},"replies":[{"post":{"uri":"at://2","author":{"handle":"rail.example"},
    "record":{"createdAt":"2024-05-01T10:05:00.000Z","text":"sorry","reply":{"parent":{"uri":"at://1"}}}},"replies":[
    {"post":{"uri":"at://3","author":{"handle":"ann.example"},"record":{"createdAt":"2024-05-01T10:06:00.000Z","text":"hm",
    "reply":{"parent":{"uri":"at://2"},"root":{"uri":"at://1"}}}}}]}]}})");
  CHECK(b.source().format == "bluesky");
  CHECK(b.table().author_kind == RawVector<Author>(3, Author::Public));
  CHECK(texts(b) == "late again|sorry|hm|");
  CHECK(b.table().parent == RawVector<Row>{kNoRow, 0, 1});
}

TEST_CASE("the organisation that the reader names answers under its own account") {
  OpenOptions options;
  options.mapping.organisation = "@Rail.example";
  Read r = read(
      R"([{"uri":"at://1","author":{"handle":"ann.example"},"record":{"createdAt":"2024-05-01T10:00:00Z","text":"late"}},
    {"uri":"at://2","author":{"handle":"rail.example"},"record":{"createdAt":"2024-05-01T10:05:00Z","text":"sorry",
    "reply":{"parent":{"uri":"at://1"}}}}])",
      options);
  CHECK(r.source().format == "bluesky");
  CHECK(r.table().author_kind == RawVector<Author>{Author::Public, Author::Organisation});
}

TEST_CASE("lists under the ids of accounts are one list, with the account as author; only replies are parents") {
  Read r = read(
      R"({"11":[{"id":"1","text":"a","created_at":"2022-05-10T13:37:00.000Z","public_metrics":{"retweet_count":0}}],
    "22":[{"referenced_tweets":[{"type":"quoted","id":"9"},{"id":"1","type":"replied_to"}],"id":"2","text":"b",
    "created_at":"2022-05-10T13:38:00.000Z","public_metrics":{"retweet_count":0}},
    {"referenced_tweets":[{"type":"quoted","id":"1"}],"id":"3","text":"c","created_at":"2022-05-10T13:39:00.000Z",
    "public_metrics":{"retweet_count":0}}]})");
  CHECK(r.source().format == "twitter_api");
  CHECK(r.table().parent == RawVector<Row>{kNoRow, 0, kNoRow});
  CHECK(r.table().author.name(0) == "11");
  CHECK(r.table().author.name(2) == "22");
}

TEST_CASE("what was said about tickets: the first to speak asks, others answer, private notes are no messages") {
  Read r = read(R"({"audits":[
    {"id":1,"ticket_id":5,"created_at":"2024-05-01T10:00:00Z","author_id":7,"via":{"channel":"web"},"events":[
      {"id":11,"type":"Create","value":"x"},{"id":12,"type":"Comment","author_id":7,"body":"help","public":true}]},
    {"id":2,"ticket_id":5,"created_at":"2024-05-01T11:00:00Z","author_id":8,"events":[
      {"id":13,"type":"Comment","author_id":8,"body":"note","public":false}]},
    {"id":3,"ticket_id":5,"created_at":"2024-05-01T12:00:00Z","author_id":8,"events":[
      {"body":"done","author_id":8,"type":"Comment","public":true},{"id":14,"type":"Change","value":"solved"}]},
    {"id":4,"ticket_id":5,"created_at":"2024-05-01T13:00:00Z","author_id":8,"events":[{"id":15,"type":"Change"}]}]})");
  CHECK(r.source().format == "zendesk_audits");
  CHECK(r.source().records == 4);
  CHECK(texts(r) == "help|done|");
  CHECK(r.table().parent == RawVector<Row>{kNoRow, 0});
  CHECK(r.table().author_kind == RawVector<Author>{Author::Public, Author::Organisation});
  CHECK(r.count(IssueKind::NoMessage) == 2);
}
