#include "engine/ask/search.h"

#include <doctest/doctest.h>

#include "base/archive.h"
#include "engine/ask/find_text.h"
#include "engine/ask/fold.h"
#include "tables.h"

using namespace tolle::engine;
using namespace tolle::engine::test;

namespace {

TextColumn texts_of(const std::vector<std::string>& texts) {
  TextColumn out;
  for (const std::string& text : texts) put(out, text);
  return out;
}
std::vector<Row> rows_of(const std::vector<std::string>& texts, const std::string& query) {
  std::vector<Line> lines;
  for (const std::string& text : texts) lines.push_back({0, Author::Public, kNoRow, "a", text});
  Table table = table_of(lines);
  TextSearch search(table);
  CHECK(!search.read(query, kUnhurried));
  TextMatches found = search.find(query);
  std::vector<Row> out;
  for (Row r = 0; r < texts.size(); r++)
    if (found.rows[r]) out.push_back(r);
  CHECK(found.count == out.size());
  return out;
}

}  // namespace

TEST_CASE("quotes of any keyboard make a phrase") {
  std::vector<std::string> texts = {"it was very late", "late, and very cold"};
  for (std::string_view query :
       {"\"very late\"", "\u201Cvery late\u201D", "\u201Every late\u201C", "\u00ABvery late\u00BB"})
    CHECK(rows_of(texts, std::string(query)) == std::vector<Row>{0});
}

TEST_CASE("folding takes case and accents away, and leaves other scripts alone") {
  CHECK(folded("Dépêchez-VOUS, ŒUVRE, Straße, Ægir, İstanbul") == "depechez-vous, oeuvre, strasse, aegir, istanbul");
  CHECK(folded("e\u0301te\u0301") == "ete");
  CHECK(folded("ΟΔΥΣΣΕΎΣ ς") == "οδυσσευσ σ");
  CHECK(folded("МОСКВА Ёлка Їжак") == "москва елка їжак");
  CHECK(folded("日本語 😡 한국어") == "日本語 😡 한국어");
  CHECK(folded("can’t\u00A0wait\n“now”") == "can't wait \"now\"");
  CHECK(folded("ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`{|}~\t\r\n0123456789") ==
        "abcdefghijklmnopqrstuvwxyz[\\]^_`{|}~   0123456789");
}

TEST_CASE("words are all wanted, OR joins neighbours, quotes keep phrases, a minus excludes") {
  std::vector<std::string> texts = {"late train", "late bus", "train on time", "no answer", "an answer, no", ""};
  CHECK(rows_of(texts, "late train") == std::vector<Row>{0});
  CHECK(rows_of(texts, "late OR answer") == std::vector<Row>{0, 1, 3, 4});
  CHECK(rows_of(texts, "train OR bus late") == std::vector<Row>{0, 1});
  CHECK(rows_of(texts, "\"no answer\"") == std::vector<Row>{3});
  CHECK(rows_of(texts, "late -bus") == std::vector<Row>{0});
  CHECK(rows_of(texts, "-late") == std::vector<Row>{2, 3, 4, 5});
  CHECK(rows_of(texts, "-\"no answer\" answer") == std::vector<Row>{4});
  CHECK(rows_of(texts, "  ") == std::vector<Row>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("what makes no sense is taken literally") {
  std::vector<std::string> texts = {"say \"hello", "a - b", "this or that", "OR"};
  CHECK(rows_of(texts, "\"hello") == std::vector<Row>{0});
  CHECK(rows_of(texts, "-") == std::vector<Row>{1});
  CHECK(rows_of(texts, "OR") == std::vector<Row>{2, 3});
  CHECK(rows_of(texts, "this OR") == std::vector<Row>{2});
  CHECK(rows_of(texts, "\"\" this") == std::vector<Row>{2});
}

TEST_CASE("accents, ligatures and other scripts are found from either side") {
  std::vector<std::string> texts = {"Un élève déçu",     "UN ELEVE DECU", "cœur",   "coeur",
                                    "STRASSE",           "Straße",        "Москва", "МОСКВА",
                                    "e\u0301le\u0300ve", "it’s"};
  CHECK(rows_of(texts, "eleve") == std::vector<Row>{0, 1, 8});
  CHECK(rows_of(texts, "ÉLÈVE") == std::vector<Row>{0, 1, 8});
  CHECK(rows_of(texts, "coeur") == std::vector<Row>{2, 3});
  CHECK(rows_of(texts, "œu") == std::vector<Row>{2, 3});
  CHECK(rows_of(texts, "straße") == std::vector<Row>{4, 5});
  CHECK(rows_of(texts, "москва") == std::vector<Row>{6, 7});
  CHECK(rows_of(texts, "it's") == std::vector<Row>{9});
}

TEST_CASE("a match never crosses from one message into the next") {
  CHECK(rows_of({"ab", "cd", "", "abcd"}, "abcd") == std::vector<Row>{3});
  CHECK(rows_of({"caf", "é", "café"}, "cafe") == std::vector<Row>{2});
}

TEST_CASE("the fast search finds exactly what the plain one finds") {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"a", "b", "A", "é",      "É", "e",  "e\u0301", "œ",  "oe",
                                           "ß", "s", " ", "\n",     "’", "'",  "😡",      "日", "ж",
                                           "Ж", "Σ", "ς", "\u00A0", "^", "MM", "z"};
  for (int round = 0; round < 300; round++) {
    std::vector<std::string> texts(40);
    for (std::string& text : texts)
      for (unsigned n = random() % (round % 3 ? 12 : 90); n > 0; n--) text += pieces[random() % pieces.size()];
    TextColumn column = texts_of(texts);
    std::string needle;
    for (unsigned n = 1 + random() % 4; n > 0; n--) needle += pieces[random() % pieces.size()];
    needle = folded(needle);
    if (needle.empty()) continue;
    BitSet fast(40), plain(40);
    Row middle = random() % 41;
    find_text(column, needle, fast, 0, 40);
    find_text_plainly(column, needle, plain);
    CAPTURE(needle);
    CHECK(fast.words() == plain.words());
    BitSet parts(40);
    find_text(column, needle, parts, 0, middle);
    for (Row r = 0; r < middle; r++) CHECK(parts[r] == plain[r]);
    find_text(column, needle, parts, middle, 40);
    CHECK(parts.words() == plain.words());
  }
}

TEST_CASE("typing on gives the same as asking anew") {
  Table table = random_table(4, 4000);
  TextSearch typed(table);
  for (const char* query : {"n", "no", "not", "noth", "nothing", "nothing w", "\"nothing w\""}) {
    TextSearch anew(table);
    CHECK(!typed.read(query, kUnhurried));
    CHECK(!anew.read(query, kUnhurried));
    CHECK(typed.find(query).rows.words() == anew.find(query).rows.words());
  }
}

TEST_CASE(
    "a search in slices shows what it has seen, ends with what a search at once finds, and leaves off when the words "
    "change") {
  Table table = random_table(5, 50'000);
  Dataset slices(table, {}, 1), whole(table, {}, 1);
  Query q;
  q.records.count = 10;
  for (const char* text : {"train", "-nothing", "train OR parcel please", "a b c d e f g h i j k l"}) {
    q.filter.text = text;
    Report all = whole.answer(q, {}), part = slices.answer(q, {}, 0);
    CHECK(part.searched < 1);
    CHECK(all.searched == 1);
    int turns = 0;
    for (double seen = part.searched; part.searched < 1; seen = part.searched) {
      CHECK(slices.read(0) == Dataset::Reading::Search);
      part = slices.answer(q, {}, 0);
      CHECK(part.searched >= seen);
      CHECK(part.text_matches <= all.text_matches);
      if (turns++ == 2) {  // another question comes in between
        Query other;
        other.filter.text = "merci";
        CHECK(slices.answer(other, {}, 0).searched < 1);
        part = slices.answer(q, {}, 0);
      }
      REQUIRE(turns < 1000);
    }
    CHECK(tolle::to_bytes(part) == tolle::to_bytes(all));
  }
}
