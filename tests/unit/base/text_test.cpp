#include "base/text.h"

#include <doctest/doctest.h>

using namespace tolle;

TEST_CASE("names are compared without case, accents and signs") {
  CHECK(folded("  N° de la Réclamation_2 ") == "n de la reclamation 2");
  CHECK(folded("In_Response-To  Tweet.ID") == "in response to tweet id");
  CHECK(folded("Œuvre ÇÀ") == "oeuvre ca");
  CHECK(folded("\xEF\xBB\xBFid") == "id");
  CHECK(folded("日本") == "日本");
  CHECK(folded("") == "");
}

TEST_CASE("white space goes at both ends, no-break spaces too") {
  CHECK(trimmed(" \t a b \r\n") == "a b");
  CHECK(trimmed("\xC2\xA0x\xC2\xA0") == "x");
  CHECK(trimmed("  ") == "");
}

TEST_CASE("texts are shortened between characters") {
  CHECK(shortened("déçue", 5) == "déçue");
  CHECK(shortened("déçue!", 5) == "déçu…");
}

TEST_CASE("code points are read back as written, and damage is replaced") {
  for (char32_t c : {U'a', U'é', U'€', U'😡', U'\U0010FFFF'}) {
    std::string s;
    append_utf8(s, c);
    size_t at = 0;
    CHECK(next_code_point(s, at) == c);
    CHECK(at == s.size());
  }
  size_t at = 0;
  CHECK(next_code_point("\xC3(", at) == 0xFFFD);
  CHECK(at == 1);
}
