#include "engine/read/section.h"

#include <doctest/doctest.h>

#include "in_sections.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

// The first line that differs, for short messages; empty if there is none.
std::string difference(const std::string& a, const std::string& b) {
  if (a == b) return {};
  size_t at = size_t(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  auto line = [&](const std::string& s) {
    size_t from = at ? s.rfind('\n', at - 1) + 1 : 0;
    return s.substr(from, std::min<size_t>(300, s.find('\n', at) - from));
  };
  return line(a) + "\n" + line(b);
}

// Cuts here and there, and every few bytes for the length of two records; gives how many were read in two sections.
int check_cuts(const std::string& bytes) {
  REQUIRE(bytes.size() > 400'000);  // columns are decided by the first 256 KB
  std::string whole = dump(read(bytes));
  int in_two = 0;
  std::vector<size_t> cuts;
  for (size_t at = 265'000; at < bytes.size(); at += 40'009) cuts.push_back(at);
  for (size_t at = 300'000; at < 300'200; at += 7) cuts.push_back(at);
  for (size_t middle : cuts) {
    std::optional<Loaded> found = read_in_sections(bytes, middle, middle % 3 ? 40'000 + middle % 1000 : bytes.size());
    if (!found) continue;
    in_two++;
    Read wrapped;
    wrapped.loaded = std::move(*found);
    INFO("cut at " << middle);
    REQUIRE(difference(dump(wrapped), whole) == "");
  }
  return in_two;
}

std::string tweets(int rows, bool nasty) {
  std::string out = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";
  for (int i = 1; i <= rows; i++) {
    out += std::to_string(i) + ",user" + std::to_string(i % 70) + (i % 2 ? ",True," : ",False,") +
           "Tue Oct 31 22:10:" + std::to_string(10 + i % 50) +
           " +0000 2017,\"text, with \"\"quotes\"\" and\nlines caf\xC3\xA9 number " + std::to_string(i) + " ^AB\",," +
           (i % 3 ? std::to_string(i / 2) : "") + "\n";
    if (nasty && i % 7 == 0) out += "9,short,True\n";
    if (nasty && i % 11 == 0) out += std::to_string(i) + ",again,True,no date,5\" pipe \xFF,,77777\n\n";
  }
  return out;
}

}  // namespace

TEST_CASE("two sections give the same table as one reader, wherever the file is cut") {
  CHECK(check_cuts(tweets(4400, false)) > 20);
}

TEST_CASE("sections keep faults with their lines, duplicates and damaged bytes") {
  // Records of a wrong length close to the cut make it no place to begin.
  CHECK(check_cuts(tweets(4400, true)) == 0);
  size_t header = tweets(0, false).size();
  std::string rare = tweets(700, true) + tweets(3000, false).substr(header) + tweets(300, true).substr(header) +
                     tweets(700, false).substr(header);
  CHECK(check_cuts(rare) > 20);
}

TEST_CASE("sections of tickets: closed lists, local dates and closings, ids that are text later on") {
  std::string tickets = "id;date;texte;catégorie;clos le;statut\n", late_text = tickets;
  for (int i = 0; i < 4500; i++) {
    std::string day = std::to_string(10 + i % 19);
    std::string row = ";" + day + "/05/2024 09:15:00;\"Colis abîmé ; n° " + std::to_string(i) +
                      "\nencore, toujours\";" + (i % 3 ? "livraison" : "facture " + std::to_string(i)) + ";" +
                      (i % 2 ? day + "/05/2024 11:45:00" : "") + ";" + (i % 4 ? "désolé" : "") + "\n";
    tickets += std::to_string(i) + row;
    late_text += (i < 4400 ? std::to_string(i) : "A" + std::to_string(i)) + row;
  }
  int as_numbers = check_cuts(tickets), as_texts = check_cuts(late_text);
  CHECK(as_numbers > 20);
  CHECK(as_texts < as_numbers);  // refused where a second reader meets the first text
}

TEST_CASE("a file whose encoding the head leaves open is read by one reader from the beginning") {
  OpenOptions options;
  Loader loader(options);
  std::string plain = tweets(0, false);
  for (int i = 1; plain.size() < 300'000; i++)
    plain += std::to_string(i) + ",user,True,Tue Oct 31 22:10:10 +0000 2017,some text of no letters beyond ASCII,,\n";
  push(loader, plain + "9,user,True,Tue Oct 31 22:10:10 +0000 2017,caf\u00E9,,\n");
  CHECK(loader.sections() == Loader::Sections::Impossible);
}

TEST_CASE("a quote that is never closed leaves the reading to one reader") {
  std::string open = tweets(4400, false);
  open.insert(open.find("text, with", 100'000) - 1, "\"");
  int in_two = 0;
  for (size_t middle = 265'000; middle < open.size(); middle += 20'011) {
    std::optional<Loaded> found = read_in_sections(open, middle, open.size());
    if (!found) continue;
    in_two++;
    Read wrapped;
    wrapped.loaded = std::move(*found);
    CHECK(difference(dump(wrapped), dump(read(open))) == "");
  }
  CHECK(in_two > 0);  // where a quote in a later text has closed it
}

TEST_CASE("the first times that the report shows may stand in a second reader's section") {
  OpenOptions options;
  options.head_bytes = 64;
  std::string few = tweets(40, false);
  Read whole = read(few, options);
  REQUIRE(whole.loaded.source.times.size() == 3);
  for (size_t middle = 90; middle < 400; middle += 10) {
    std::optional<Loaded> found = read_in_sections(few, middle, 150, options);
    if (!found) continue;
    Read wrapped;
    wrapped.loaded = std::move(*found);
    INFO("cut at " << middle);
    CHECK(difference(dump(wrapped), dump(whole)) == "");
  }
}

TEST_CASE("who \"user\" is depends on the words of all sections") {
  OpenOptions options;
  options.head_bytes = 64;
  options.mapping.roles = {{"id", Role::Id},
                           {"created_at", Role::Time},
                           {"sender", Role::Direction},
                           {"text", Role::Text},
                           {"reply_to_id", Role::Parent}};
  std::string chat = "id,created_at,sender,text,reply_to_id\n";
  for (int i = 1; i <= 60; i++)
    chat += std::to_string(i) + ",2024-05-01T10:" + std::to_string(10 + i % 50) + ":00Z," +
            (i < 45  ? "user"
             : i % 2 ? "customer"
                     : "user") +
            ",words of some length caf\xC3\xA9," + (i % 2 ? "" : std::to_string(i - 1)) + "\n";
  Read whole = read(chat, options);
  int in_two = 0;
  for (size_t middle = 150; middle < chat.size(); middle += 200) {
    std::optional<Loaded> found = read_in_sections(chat, middle, 400, options);
    if (!found) continue;
    in_two++;
    Read wrapped;
    wrapped.loaded = std::move(*found);
    INFO("cut at " << middle);
    CHECK(difference(dump(wrapped), dump(whole)) == "");
  }
  CHECK(in_two > 5);
  CHECK(whole.table().author_kind[1] == Author::Organisation);
}
