// Several files opened together, as the worker does it.
#include "engine/engine.h"

#include <doctest/doctest.h>

#include <cstring>

using namespace tolle;
using namespace tolle::engine;

namespace {

constexpr std::string_view kHeader =
    "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";

// The code of the first error; None when all went well.
ErrorCode open(Engine& engine, std::initializer_list<std::string> files) {
  int n = 0;
  for (const std::string& file : files) {
    OpenRequest request;
    request.name = "year.zip › month " + std::to_string(++n) + ".csv";
    request.several = true;
    engine.open(std::move(request));
    std::memcpy(engine.room(file.size()).data(), file.data(), file.size());
    if (auto step = engine.push(file.size()); !step) return step.error().code;
    if (auto step = engine.end_part(); !step) return step.error().code;
  }
  auto step = engine.finish();
  return step ? ErrorCode::None : step.error().code;
}

std::string month(std::string_view id, std::string_view date) {
  return std::string(kHeader) + std::string(id) + ",u1,True," + std::string(date) + ",late again,,\n";
}

}  // namespace

TEST_CASE("a month without records keeps its place among the others") {
  std::string nothing(kHeader), a = month("7", "soon"), b = month("9", "later");
  for (int at = 0; at < 3; at++) {
    Engine engine;
    CAPTURE(at);
    CHECK(open(engine, {at == 0 ? nothing : a,
                        at == 1   ? nothing
                        : at == 0 ? a
                                  : b,
                        at == 2 ? nothing : b}) == ErrorCode::None);
    const SourceReport& source = engine.source();
    CHECK(source.format == "twcs");
    CHECK(source.name == "year.zip");
    CHECK(source.columns.size() == 7);
    CHECK(source.records == 2);
    REQUIRE(source.files.size() == 3);
    for (int i = 0; i < 3; i++) {
      CHECK(source.files[i].name == "year.zip › month " + std::to_string(i + 1) + ".csv");
      CHECK(source.files[i].records == (i == at ? 0 : 1));
    }
    REQUIRE(source.issues.size() == 1);
    CHECK(source.issues[0].kind == IssueKind::BadTime);
    CHECK(source.issues[0].files == std::vector<uint32_t>{at == 0 ? 1u : 0u, at == 2 ? 1u : 2u});
  }
}

TEST_CASE("files of which none has records are refused, and what was open stays") {
  Engine engine;
  CHECK(open(engine, {month("7", "Tue Oct 31 22:10:47 +0000 2017")}) == ErrorCode::None);
  CHECK(open(engine, {std::string(kHeader), std::string(kHeader)}) == ErrorCode::NoRecords);
  CHECK(engine.source().records == 1);
  CHECK(open(engine, {"", std::string(kHeader)}) == ErrorCode::Empty);
  CHECK(open(engine, {"", month("9", "Tue Oct 31 22:10:47 +0000 2017")}) == ErrorCode::None);
  CHECK(engine.source().records == 1);
  CHECK(engine.source().files.size() == 2);
}

TEST_CASE("a file of records that are no messages opens, though it has no rows") {
  Engine engine;
  std::string notes =
      R"({"comments":[{"id":1,"type":"Comment","author_id":5,"body":"Between us","html_body":"<p>Between us</p>",
    "plain_body":"Between us","public":false,"created_at":"2024-05-01T10:00:00Z","audit_id":7,"via":{"channel":"web"}}],"count":1})";
  CHECK(open(engine, {notes}) == ErrorCode::None);
  CHECK(engine.source().records == 1);
  CHECK(engine.source().format == "zendesk_comments");
}
