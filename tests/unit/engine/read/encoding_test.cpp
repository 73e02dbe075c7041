#include "engine/read/encoding.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace tolle::engine;

namespace {

std::string rows(std::string_view last, size_t ascii) {
  std::string out = "id,created_at,text\n";
  for (int i = 1; out.size() < ascii; i++)
    out += std::to_string(i) + ",2024-05-01T00:00:00Z,plain text of a complaint\n";
  return out + "999999,2024-05-01T00:00:00Z," + std::string(last) + "\n";
}

}  // namespace

TEST_CASE("of a damaged file all is read that came, wherever its first accent stands") {
  std::string bytes = "id,created_at,text\n";
  for (int i = 1; i < 4000; i++)
    bytes += std::to_string(i) + ",2024-05-01T10:00:00Z," + (i < 3000 ? "some text" : "caf\u00E9") + "\n";
  Loader loader({});
  std::memcpy(loader.room(bytes.size()).data(), bytes.data(), bytes.size());
  REQUIRE(loader.push(bytes.size()));
  loader.damaged(IssueKind::Truncated);
  Loaded loaded;
  REQUIRE(loader.finish(loaded));
  CHECK(loaded.source.records == 3999);
}

TEST_CASE("a Windows-1252 byte far behind the head is read as one, whatever the pieces") {
  std::string file = rows("d\xE9\xE7ue \x97 15 \x80", 300'000) + "1000000,2024-05-01T00:00:00Z,caf\xE9\n";
  for (size_t piece : {size_t(1) << 20, size_t(100'000), size_t(4096), size_t(999)}) {
    Read r = read(file, {}, piece);
    CHECK(r.source().encoding == Encoding::Windows1252);
    CHECK(r.count(IssueKind::DamagedUtf8) == 0);
    Row last = r.table().rows - 1;
    CHECK(r.table().text[last - 1] == "déçue — 15 €");
    CHECK(r.table().text[last] == "café");
  }
}

TEST_CASE("UTF-8 far behind the head stays UTF-8, and damage in it is counted") {
  Read r = read(rows("dé\xFF"
                     "çue",
                     300'000),
                {}, 5000);
  CHECK(r.source().encoding == Encoding::Utf8);
  CHECK(r.count(IssueKind::DamagedUtf8) == 1);
}

TEST_CASE("what decides is the same amount of bytes, however they come") {
  // A single odd byte at the very start of the undecided part, then much more UTF-8 behind it.
  std::string file = rows("caf\xE9", 300'000);
  for (int i = 0; i < 9000; i++) file += std::to_string(2'000'000 + i) + ",2024-05-01T00:00:00Z,été\n";
  std::string whole = dump(read(file));
  for (size_t piece : {997, 65'536, 300'001}) CHECK(dump(read(file, {}, piece)) == whole);
}

TEST_CASE("what decides is the byte that stands before in the file, though it is left out of the text") {
  // A NUL, then a byte that would be an accent if a letter stood before it.
  std::string file = rows(std::string("kin\0\xE4: \xFF\xFF\xFF end", 14), 200);
  for (int i = 0; i < 4; i++)
    file += std::to_string(1'000'000 + i) + ",2024-05-01T00:00:00Z,as many bytes as the head has\n";
  OpenOptions options;
  options.head_bytes = 128;
  std::string whole = dump(read(file, options));
  CHECK(read(file, options).source().encoding == Encoding::Utf8);
  for (size_t first = 1; first < file.size(); first++) {
    INFO("split at " << first);
    CHECK(dump(read(file, options, file.size(), first)) == whole);
  }
}

TEST_CASE("the reader may say otherwise: encoding and delimiter") {
  constexpr std::string_view kFile = "id;created_at;text\n1;2024-05-01T00:00:00Z;caf\xC3\xA9, cr\xC3\xA8me\n";
  OpenOptions options;
  options.mapping.encoding = Encoding::Windows1252;
  CHECK(read(kFile, options).table().text[0] == "café, crème");  // misread as asked, and repaired
  options.mapping.encoding.reset();
  options.mapping.delimiter = ',';
  Read r = read(kFile, options);
  CHECK(r.source().delimiter == ',');
  CHECK(r.source().columns.size() == 2);
}

TEST_CASE("records can be asked for by their lines, as they stand in the file") {
  OpenOptions options;
  options.lines = {1, 3, 5, 9};
  Read r;
  std::string_view file =
      "Reporting period\nid,created_at,text\n1,2024-05-01T00:00:00Z,a\n2,2024-05-01T00:00:00Z,\"b\nc\"\n3,x,d\n";
  Loader loader(options);
  std::copy(file.begin(), file.end(), loader.room(file.size()).begin());
  REQUIRE(loader.push(file.size()));
  REQUIRE(loader.finish(r.loaded));
  REQUIRE(loader.raw_records().size() == 3);
  CHECK(loader.raw_records()[0].text == "Reporting period");
  CHECK(loader.raw_records()[1].text == "1,2024-05-01T00:00:00Z,a");
  CHECK(loader.raw_records()[2].line == 4);
  CHECK(loader.raw_records()[2].text == "2,2024-05-01T00:00:00Z,\"b\nc\"");
}
