#include <doctest/doctest.h>

#include "reading.h"

using namespace tolle;
using namespace tolle::engine;

namespace {

std::string utf16(std::u16string_view text, bool big, bool mark) {
  std::string out;
  auto put = [&](char16_t c) {
    out += char(big ? c >> 8 : c & 255);
    out += char(big ? c & 255 : c >> 8);
  };
  if (mark) put(0xFEFF);
  for (char16_t c : text) put(c);
  return out;
}

constexpr std::u16string_view kFrench =
    u"id;date;texte;catégorie;réponse_le\r\n1;03/05/2024 09:15:00;\"Colis abîmé ; 12,50 €\";livraison;03/05/2024 "
    u"11:45:00\r\n"
    u"2;31/05/2024 23:59:59;\"Déçue…\n😡\";livraison;\r\n3;01/06/2024 00:00:00;œuvre;facturation;02/06/2024 "
    u"00:00:00\r\n";

constexpr std::string_view kTweets =
    "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\r\n"
    "1,7,True,Tue Oct 31 22:10:47 +0000 2017,\"a \"\"quoted\"\" word,\nand a line\",2,\r\n"
    "2,Brand,False,Tue Oct 31 22:20:47 +0000 2017,\"@7 so sorry \xF0\x9F\x98\xA2 ^MM https://t.co/x\",,1\n\n"
    "3,8,TRUE,Tue Oct 31 23:10:47 +0000 2017,5\" pipe,,1.0\r\n"
    "3,8,TRUE,Tue Oct 31 23:10:47 +0000 2017,5\" pipe,,1\r\n"
    "4,9,True,not a date,caf\xC3\xA9,,99";

constexpr std::string_view kAnswers =
    "id,created,updated,title,content,tags,product,topic,locale,answers,creator,synthetic_answers\n"
    "10,2019-11-30 13:34:08 -0800,x,Help,<p>It &amp; that</p><p>fails</p>,,firefox,other,en-US,5;6;,ann,"
    "\"id:6,created:2019-11-30 14:34:08 -0800,updated:x,creator:ann,updated_by:,is_spam:false,num_helpful_votes:0,"
    "num_unhelpful_votes:0,content:<p>thanks, id: 5</p> id:5,created:2019-11-30 13:44:08 "
    "-0800,updated:x,creator:bob,updated_by:,"
    "is_spam:false,num_helpful_votes:0,num_unhelpful_votes:0,content:<p>try \"\"this\"\"</p>\"\n"
    "11,2019-12-01 13:34:08 -0800,x,More,text,,firefox,other,fr,,bob,\"\"\n";

// With a head as long as the file, and with one so short that the rest comes in pieces.
void same_for_every_split(std::string_view bytes) {
  for (size_t head : {288, 256 << 10}) {
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

}  // namespace

TEST_CASE("any split of the bytes gives the same table: UTF-8 with quotes, breaks and faults") {
  same_for_every_split(kTweets);
}

TEST_CASE("any split of the bytes gives the same table: answers in one cell") { same_for_every_split(kAnswers); }

TEST_CASE("any split of the bytes gives the same table: UTF-16 of both byte orders, with a mark and without") {
  for (bool big : {false, true})
    for (bool mark : {false, true}) same_for_every_split(utf16(kFrench, big, mark));
}

TEST_CASE("any split of the bytes gives the same table: Windows-1252") {
  same_for_every_split(
      "N\xB0;Date de r\xE9"
      "ception;Objet\r\n1;02/01/2024;l\x92\xE9t\xE9 \x97 15 \x80\r\n2;13/01/2024;\x9Cuvre\r\n");
}

TEST_CASE("any split of the bytes gives the same table: damaged UTF-8, NUL bytes, a quote that never closes") {
  same_for_every_split(
      "id,created_at,text\n1,2024-05-01T00:01:00Z,cut \xF0\x9F\x98\n2,2024-05-01T00:02:00Z,wrong \xC3( and \xFF\n"
      "3,2024-05-01T00:02:00Z,nul\0l\n4,2024-05-01T00:02:00Z,\"open\n5,2024-05-01T00:02:00Z,end\n");
  std::string nul = "id,created_at,text\n1,2024-05-01T00:01:00Z,a";
  nul += '\0';
  same_for_every_split(nul + "b\n2,2024-05-01T00:02:00Z,c\n");
}

TEST_CASE("a file larger than the head and than a piece gives the same table in any pieces") {
  std::string big = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";
  for (int i = 1; i <= 6000; i++)
    big += std::to_string(i) + ",user" + std::to_string(i % 700) + (i % 2 ? ",True," : ",False,") +
           "Tue Oct 31 22:10:" + std::to_string(10 + i % 50) +
           " +0000 2017,\"text, with \"\"quotes\"\" and\nlines caf\xC3\xA9 number " + std::to_string(i) + " ^AB\",," +
           (i % 3 ? std::to_string(i / 2) : "") + "\n";
  REQUIRE(big.size() > 600'000);
  std::string whole = dump(read(big));
  for (size_t piece : {997, 65'536, 131'072, 262'144, 300'001}) {
    INFO(piece);
    CHECK(dump(read(big, {}, piece)) == whole);
  }
}

TEST_CASE("a preview is the table of the file cut there, and changes nothing of what follows") {
  std::string big = "id,created_at,author,parent,text\n";
  for (int i = 1; i <= 9000; i++)
    big += std::to_string(i) + ",2024-05-" + std::to_string(10 + i % 19) + "T10:00:00Z,user" + std::to_string(i % 70) +
           "," + (i % 3 ? std::to_string(i / 2) : "") + ",\"text, number " + std::to_string(i) + "\"\n";
  Loader loader({.name = {}, .size_bytes = big.size()});
  auto push = [&](std::string_view bytes) {
    std::memcpy(loader.room(bytes.size()).data(), bytes.data(), bytes.size());
    REQUIRE(loader.push(bytes.size()));
  };
  size_t cut = big.rfind('\n', 400'000) + 1;
  Read preview, whole;
  CHECK(!loader.preview(preview.loaded));
  push(std::string_view(big).substr(0, cut));
  REQUIRE(loader.preview(preview.loaded));
  CHECK(preview.table().rows >= 5000);
  CHECK(preview.table().text[4999] == "text, number 5000");
  push(std::string_view(big).substr(cut));
  REQUIRE(loader.finish(whole.loaded));
  CHECK(dump(whole) == dump(read(big)));
}
