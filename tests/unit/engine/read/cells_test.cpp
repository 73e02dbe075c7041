#include <doctest/doctest.h>

#include "engine/read/answers.h"
#include "engine/read/columns.h"
#include "engine/read/encoding.h"
#include "engine/read/layout.h"
#include "engine/read/signature.h"

using namespace tolle::engine;

TEST_CASE("a signature stands behind a caret at the end of an answer") {
  CHECK(signature_in("We are sorry. ^MM") == "MM");
  CHECK(signature_in("concern. ^RR https://t.co/znUu1VJn9r") == "RR");
  CHECK(signature_in("more to come ^JoB 1/2") == "JoB");
  CHECK(signature_in("no space^AB") == "AB");
  CHECK(signature_in("2^3 is eight") == "");
  CHECK(signature_in("^MM wrote this") == "");
  CHECK(signature_in("look up ^ here") == "");
  CHECK(signature_in("^Magnus") == "");
  CHECK(signature_in("") == "");
}

TEST_CASE("answers in one cell start at the whole run of names only") {
  constexpr std::string_view kHead =
      ",created:2019-11-30 13:00:01 "
      "-0800,updated:x,creator:jo,updated_by:,is_spam:true,num_helpful_votes:0,num_unhelpful_votes:0,content:";
  std::string cell = "id:12" + std::string(kHead) + "one id:3,created:no id:4 more id:5" + std::string(kHead) + "two";
  auto answers = answers_in(cell);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].id == "12");
  CHECK(answers[0].content == "one id:3,created:no id:4 more");
  CHECK(answers[0].creator == "jo");
  CHECK(answers[0].spam);
  CHECK(answers[1].id == "5");
  CHECK(answers[1].content == "two");
  CHECK(answers_in("5;6;").empty());
}

TEST_CASE("the encoding is told from a mark, from zero bytes, from accents in words") {
  auto encoding = [](std::string_view head) { return sniff_encoding(head).encoding; };
  using namespace std::string_view_literals;
  CHECK(encoding("id;caf\xC3\xA9\n") == Encoding::Utf8);
  CHECK(encoding("id;caf\xE9\n") == Encoding::Windows1252);
  CHECK(encoding("it\x92s; 5 \x80\n") == Encoding::Windows1252);
  CHECK(encoding("a \xC3( b \xFF\xFE c \xF0\x9F\x98,d\n") == Encoding::Utf8);
  CHECK(encoding("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9 d\xE9g\xE2ts\n") == Encoding::Utf8);
  CHECK(encoding("i\0d\0;\0t\0e\0x\0t\0\n\0"sv) == Encoding::Utf16Le);
  CHECK(encoding("\0i\0d\0;\0t\0e\0x\0t\0\n"sv) == Encoding::Utf16Be);
  CHECK(sniff_encoding("\xEF\xBB\xBFid").mark_bytes == 3);
}

TEST_CASE("damage is replaced as browsers do, and its places are kept") {
  Decoder decoder;
  std::string out;
  CHECK(decoder.decode("\xC3( \xFF\xFE \xF0\x9F\x98,\xED\xA0\x80\xE2\x82", false, out) == 13);
  CHECK(out == "\xEF\xBF\xBD( \xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD,\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(decoder.damaged == 7);
  CHECK(decoder.damaged_at[0] == 0);
  out.clear();
  CHECK(decoder.decode("\xE2\x82", true, out) == 2);
  CHECK(out == "\xEF\xBF\xBD");
  Decoder utf16(Encoding::Utf16Le);
  out.clear();
  CHECK(utf16.decode(std::string_view("\x3D\xD8\x21\xDE\x3D\xD8x\0", 8), true, out) == 8);
  CHECK(out == "😡\xEF\xBF\xBDx");
}

TEST_CASE("codes are given in order of appearance and found again among very many") {
  DictBuilder dict;
  CHECK(dict.code_of("") == kNoCode);
  for (int round = 0; round < 2; round++)
    for (Code i = 0; i < 50'000; i++) REQUIRE(dict.code_of((i % 2 ? "" : "a longer name ") + std::to_string(i)) == i);
  // Same letters, other lengths.
  CHECK(dict.code_of("aa") != dict.code_of("aaa"));
  CHECK(dict.code_of("aaaa") != dict.code_of("aaaaa"));
}

TEST_CASE("names that come behind many numbers may be looked at ahead before there is one") {
  DictBuilder dict;
  Code large = dict.code_of("12400");
  REQUIRE(dict.is_large());
  dict.look_ahead("a name");
  dict.look_ahead("1234567");
  dict.look_ahead("");
  CHECK(dict.code_of("a name") != large);
  CHECK(dict.code_of("12400") == large);
}

TEST_CASE("plain ids are whole numbers without loss") {
  auto id = [](std::string_view s) { return plain_id(s.data(), s.data() + s.size()); };
  CHECK(id("") == -1);
  CHECK(id("0") == 0);
  CHECK(id("123") == 123);
  CHECK(id("123.0") == 123);
  CHECK(id("123.5") == -2);
  CHECK(id("999999999999999999") == 999'999'999'999'999'999);
  CHECK(id("1000000000000000000") == -2);
  CHECK(id("007") == -2);
  CHECK(id("-1") == -2);
  CHECK(id("12x") == -2);
  CHECK(id(".0") == -2);
  CHECK(is_damaged_id("1.22E+17"));
  CHECK(is_damaged_id("1,22E+17"));
  CHECK_FALSE(is_damaged_id("E+17"));
  CHECK_FALSE(is_damaged_id("ABCE+17"));
}

TEST_CASE("the delimiter is the one that makes the most even table") {
  auto delimiter = [](std::string_view text) { return sniff_layout(text, true).delimiter; };
  CHECK(delimiter("a,b;c\n1,2;3\n") == ',');
  CHECK(delimiter("id;text;sum\n1;a, b, c;1,5\n2;d;2,5\n") == ';');
  CHECK(delimiter("id\ttext, more\n1\ta\n2\tb, c, d\n") == '\t');
  CHECK(delimiter("id|text\n1|a,b\n2|c\n") == '|');
  CHECK(delimiter("id,text\n1,\"a;b;c\"\n2,\"d;e;f\"\n") == ',');
  CHECK_FALSE(sniff_layout("one\ntwo\nthree\n", true).is_table);
}

TEST_CASE("five thousand equal names are made unique quickly") {
  std::string header;
  for (int i = 0; i < 5000; i++) header += i ? ",x" : "x";
  Layout layout = sniff_layout(header + "\n" + header + "\n", true);
  CHECK(layout.names.size() == 5000);
  CHECK(layout.names[4999] == "x_5000");
}
