#include <doctest/doctest.h>

#include "base/archive.h"
#include "engine/ask/fold.h"
#include "engine/ask/hostility.h"
#include "engine/ask/word_reader.h"
#include "generated/rules.h"
#include "tables.h"

using namespace tolle::engine;
using namespace tolle::engine::test;

namespace {

std::vector<std::string> found(const std::vector<Rule>& rules, std::string_view text) {
  Phrases phrases(rules, {"a", "b"});
  phrases.kinds_in(text);
  std::vector<std::string> out;
  for (const PhraseMatch& m : phrases.matches())
    out.push_back(std::string(1, "ab"[m.kind]) + ":" + std::string(text.substr(m.from, m.to - m.from)));
  return out;
}
std::vector<std::string> said(std::string_view text) {
  Phrases phrases(parse_rules(kAnswers).rules, said_names());
  uint32_t kinds = phrases.kinds_in(folded(text));
  std::vector<std::string> out;
  for (size_t i = 0; i < said_names().size(); i++)
    if (kinds >> i & 1) out.emplace_back(said_names()[i]);
  return out;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("phrases are whole words, whatever stands between them") {
  std::vector<Rule> rules = {{"a", "we re sorry"}, {"b", "sorry"}, {"a", "compensat*"}};
  CHECK(found(rules, "we're  sorry!") == Names{"a:we're  sorry", "b:sorry"});
  CHECK(found(rules, "sorryish notsorry").empty());
  CHECK(found(rules, "sorry") == Names{"b:sorry"});
  CHECK(found(rules, "(sorry)\xF0\x9F\x98\xA1") == Names{"b:sorry"});
  CHECK(found(rules, "compensation, compensated") == Names{"a:compensat", "a:compensat"});
  CHECK(found(rules, "").empty());
}

TEST_CASE("an exception covers what lies within it, and no more") {
  std::vector<Rule> rules = {{"a", "merci"}, {"a", "merci de", true}, {"a", "merci de votre"}};
  CHECK(found(rules, "merci de patienter").empty());
  CHECK(found(rules, "merci de votre retour") == Names{"a:merci de votre"});
  CHECK(found(rules, "merci ! merci de patienter") == Names{"a:merci"});
}

TEST_CASE("every line of the bundled rules is understood and has a known kind") {
  for (std::string_view text : {kAnswers, kHostility}) CHECK(parse_rules(text).bad_lines.empty());
  for (const Rule& rule : parse_rules(kAnswers).rules) {
    auto names = said_names();
    CAPTURE(rule.kind);
    CHECK(std::find(names.begin(), names.end(), rule.kind) != names.end());
  }
  for (const Rule& rule : parse_rules(kHostility).rules)
    CHECK((rule.kind == "insult" || rule.kind == "threat" || rule.kind == "calm"));
  CHECK(parse_rules("no colon here\nweight caps x\nkind:\n").bad_lines == std::vector<uint32_t>{1, 2, 3});
}

TEST_CASE("answers are recognised by what they do, in French and English") {
  CHECK(said("We're sorry about the delay. Please DM us your booking reference.") ==
        Names{"apology", "asks_details", "moves_to_private"});
  CHECK(said("Bonjour, nous sommes désolés. Pouvez-vous nous préciser votre numéro en message privé ?") ==
        Names{"apology", "asks_details", "moves_to_private"});
  CHECK(said("The delay was due to a signal failure.") == Names{"explanation"});
  CHECK(said("Your ticket has been refunded, thank you!") == Names{"remedy", "thanks"});
  CHECK(said("Nous mettons tout en œuvre pour rétablir le service.") == Names{"promise"});
  CHECK(said("Merci de nous indiquer votre numéro.") == Names{"asks_details"});
  CHECK(said("We are not responsible for third parties.") == Names{"denial"});
  CHECK(said("Nope! Still just the $3. -Becky").empty());
}

TEST_CASE("hostility needs contempt, a threat, or shouting with exclamation marks, and says why") {
  Hostility rules(kHostility);
  CHECK(rules.is_hostile("You absolute IDIOTS"));
  CHECK(rules.is_hostile("bande d'incapables"));
  CHECK(rules.is_hostile("I hope you all die"));
  CHECK(rules.is_hostile("WHERE IS MY PARCEL!!!"));
  CHECK(!rules.is_hostile("WHERE IS MY PARCEL"));
  CHECK(!rules.is_hostile("still waiting!!!"));
  CHECK(!rules.is_hostile("THANK YOU SO MUCH EVERYBODY!!!"));
  CHECK(!rules.is_hostile("Your service is a disgrace, I will see you in court and never fly with you again."));
  CHECK(!rules.is_hostile("would it kill you to answer"));
  CHECK(!rules.is_hostile("I feel like an idiot"));
  std::vector<Signal> signals = rules.signals("@Brand ÉTÉ POURRI, TOUJOURS EN RETARD!!! Bande d’incapables");
  REQUIRE(signals.size() == 3);
  CHECK(signals[0].token == "ÉTÉ POURRI, TOUJOURS EN RETARD!!!");
  CHECK(signals[1].token == "!!!");
  CHECK(signals[2].name == "insult");
  CHECK(signals[2].token == "Bande d’incapables");
}

TEST_CASE("capitals count from two words and ten letters on; names, tags and addresses do not") {
  CHECK(shouting_in("NO ANSWER YET") == "NO ANSWER YET");
  CHECK(shouting_in("JFK TO LAX").empty());
  CHECK(shouting_in("@AIRLINEHELP #NEVERAGAIN HTTPS").empty());
  CHECK(shouting_in("I AM 3 HOURS LATE today") == "AM 3 HOURS LATE");
  CHECK(shouting_in("Unbelievable").empty());
}

TEST_CASE("words read in slices give the same as words read at once, and figures say how far they are") {
  Table table = random_table(21, 4000);
  Dataset slices(table, {}, 1), whole(table, {}, 1);
  Query q;
  CHECK(slices.answer(q, {}).progress == 0);
  while (slices.read_words(0)) CHECK(slices.answer(q, {}).progress < 1);
  while (whole.read_words(1e9)) {}
  CHECK(tolle::to_bytes(slices.answer(q, {})) == tolle::to_bytes(whole.answer(q, {})));
  CHECK(slices.answer(q, {}).progress == 1);
  CHECK(!slices.answer(q, {}).said.empty());
}
