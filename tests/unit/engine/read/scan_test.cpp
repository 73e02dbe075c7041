#include "engine/read/scan.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "engine/read/block.h"

using namespace tolle::engine;

namespace {

// Every field of every record as "line: a|b|c".
std::string fields(std::string text, Scanner::Rules rules, std::mt19937* splits = nullptr) {
  uint32_t size = uint32_t(text.size());
  text.append(3 * kBlock, '\0');
  Scanner s;
  s.start(rules, 0, 1);
  std::string out;
  auto take = [&] {
    Batch b = s.batch(text.data());
    for (uint32_t r = 0; r < b.records; r++) {
      out += std::to_string(b.line[r]) + ":";
      for (uint32_t f = 0; f < b.first[r + 1] - b.first[r]; f++) {
        Batch one{b.base, b.ends, b.start + r, b.first + r, b.line + r, 1};
        each_cell(one, f, [&](uint32_t, const char* from, const char* to, bool quoted) {
          out += (quoted ? "'" : "|") + std::string(from, to);
        });
      }
      out += "\n";
    }
    s.drop_batch();
  };
  if (splits)
    for (uint32_t at = 0; at < size;) {
      at = std::min(size, at + uint32_t((*splits)() % 200));
      s.scan(text.data(), at, false);
      if ((*splits)() % 2) take();
    }
  s.scan(text.data(), size, true);
  take();
  if (s.inside_quotes()) out += "open at line " + std::to_string(s.line_of(text.data(), s.field_start()));
  return out;
}

std::string random_text(std::mt19937& random, size_t size) {
  // By the book and against it: much of what matters, little of the rest.
  constexpr std::string_view kLetters[] = {"a",    "b",  " ",   ",",   ",",    "\"",   "\"\"",    "\n",
                                           "\r\n", "\r", ",\"", "\",", "\"\n", "word", "\xC3\xA9"};
  std::string text;
  size_t odds = random() % 3;
  while (text.size() < size) {
    if (odds == 0 && random() % 4) text += ",\"quoted, \"\"text\"\"\nof two lines\"";
    else if (odds == 1 && random() % 3) text += ",some more words of a field";
    else text += kLetters[random() % std::size(kLetters)];
  }
  return text;
}

}  // namespace

TEST_CASE("the masks of a block are the same with and without SIMD") {
  std::mt19937 random(1);
  char block[kBlock];
  for (int i = 0; i < 2000; i++) {
    for (char& c : block) c = "\",;\n\r\t\0az\x80\xFF"[random() % 11];
    CHECK(masks_of(block, ',') == masks_scalar(block, ','));
    CHECK(masks_of(block, '\t') == masks_scalar(block, '\t'));
    CHECK(plain_ascii(block) == plain_ascii_scalar(block));
  }
  std::string letters(kBlock, 'x');
  CHECK(plain_ascii(letters.data()));
  letters[63] = '\0';
  CHECK_FALSE(plain_ascii(letters.data()));
}

TEST_CASE("records and fields are the same by masks, byte by byte, and in any pieces") {
  std::mt19937 random(2);
  for (int i = 0; i < 1500; i++) {
    std::string text = random_text(random, 1 + random() % 900);
    Scanner::Rules rules{',', random() % 4 == 0, 1 + uint32_t(random() % 4)};
    Scanner::Rules scalar = rules;
    scalar.scalar = true;
    std::string expected = fields(text, scalar);
    INFO(text);
    REQUIRE(fields(text, rules) == expected);
    REQUIRE(fields(text, rules, &random) == expected);
    REQUIRE(fields(text, scalar, &random) == expected);
  }
}

TEST_CASE("a quote opens at the start of a field only") {
  CHECK(fields("a,5\" pipe,b\nc,d,e\n", {}) == "1:|a|5\" pipe|b\n2:|c|d|e\n");
  CHECK(fields("\"a,b\",c\n", {}) == "1:'a,b|c\n");
}

TEST_CASE("a quote inside a quoted field that nothing ends behind is text") {
  CHECK(fields("1,\"he said \"no\" and left\",x\n", {}) == "1:|1'he said \"no\" and left|x\n");
  CHECK(fields("\"a\" ,b\n", {}) == "1:'a|b\n");
}

TEST_CASE("a lone CR ends a record that is complete and is text in one that is not") {
  CHECK(fields("a,b\rc,d\n", {',', false, 2}) == "1:|a|b\n2:|c|d\n");
  CHECK(fields("a,b\rc,d\n", {',', false, 3}) == "1:|a|b\rc|d\n");
  CHECK(fields("\"a\rb\",c\r\n", {',', false, 2}) == "1:'a\rb|c\n");
  CHECK(fields("a\rb\r", {',', true, 2}) == "1:|a\n2:|b\n");
}

TEST_CASE("blank lines are no records, and lines are counted over quoted line breaks") {
  CHECK(fields("a,b\n\n\r\n\"c\nd\",e\nf,g", {}) == "1:|a|b\n4:'c\nd|e\n6:|f|g\n");
}

TEST_CASE("a quote that never closes is known by its line") {
  CHECK(fields("a,b\nc,\"d\ne,f\n", {}) == "1:|a|b\nopen at line 2");
}
