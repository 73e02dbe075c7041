#include "engine/read/clean.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace tolle::engine;

namespace {

std::string cleaned(std::string_view text, Markup markup = Markup::None, bool mask = true) {
  Cleaner cleaner({mask, "[mail]", "[tel]"});
  std::string out;
  Cleaned found;
  if (!cleaner.may_change(text, markup) || !cleaner.clean(text, markup, out, found)) return std::string(text);
  return out;
}

}  // namespace

TEST_CASE("mail addresses are masked, handles and prices are not") {
  CHECK(cleaned("write to jo.doe+x@mail.example.org.") == "write to [mail].");
  CHECK(cleaned("a@b.co,c_d@e-f.fr") == "[mail],[mail]");
  CHECK(cleaned("@brand thanks .@brand me@home 3@ 5.00 each") == "@brand thanks .@brand me@home 3@ 5.00 each");
  CHECK(cleaned("jo@example.org", Markup::None, false) == "jo@example.org");
}

TEST_CASE("mail addresses with letters beyond ASCII are masked as a whole") {
  CHECK(cleaned("info@müller-bank.de, josé@example.com") == "[mail], [mail]");
  CHECK(cleaned("«jean-françois@exemple.fr»") == "«[mail]»");
  CHECK(cleaned("“@handle … @ 5") == "“@handle … @ 5");
}

TEST_CASE("a handle of another server of the Fediverse is no mail address") {
  CHECK(cleaned("@ann@mastodon.example and .@bo.b@m.example, jo@example.org") ==
        "@ann@mastodon.example and .@bo.b@m.example, [mail]");
  CHECK(cleaned("jo@ann@example.org") == "jo@[mail]");
  constexpr std::string_view kStatuses =
      R"([{"id":"1","created_at":"2024-05-01T10:00:00.000Z","in_reply_to_id":null,"spoiler_text":"","language":"en",)"
      R"("content":"<p>Hi @cy@m.example</p>","account":{"acct":"ann@m.example"}},)"
      R"({"id":"2","created_at":"2024-05-01T11:00:00.000Z","in_reply_to_id":"1","spoiler_text":"","language":"en",)"
      R"("content":"<p>Hello</p>","account":{"acct":"bob"}}])";
  Read r = read(kStatuses);
  REQUIRE(r.source().format == "mastodon");
  CHECK(r.table().author.name(0) == "@ann@m.example");
  CHECK(r.table().author.name(1) == "bob");
  CHECK(r.table().text[0] == "Hi @cy@m.example");
  CHECK(r.count(IssueKind::MaskedMail) == 0);
}

TEST_CASE("telephone numbers are masked in the ways they are written, other numbers are not") {
  for (std::string_view number :
       {"06 12 34 56 78", "0612345678", "06.12.34.56.78", "+33 6 12 34 56 78", "+33(0)6 12 34 56 78", "0033612345678",
        "+1-800-555-1234", "(85)98711-1111", "(85) 8111-1111", "(85)9 9611-1111", "335 7111111", "(212) 555-1234",
        "1-800-555-1234", "212.555.1234", "+44 20 7946 0958", "020 7946 0958"})
    CHECK_MESSAGE(cleaned("call " + std::string(number) + ", please") == "call [tel], please", number);
  for (std::string_view other :
       {"order 1234567890", "2024-05-01 10:00", "01/02/2024 10:00:00", "01-02-2024 10h", "#0612345678",
        "1.234.567,89 €", "4111 1111 1111 1111", "570306133677760513", "https://x.example/0612345678", "10 000 000 000",
        "ref A0612345678", "12:30:45.123456", "0712647-77.2024.8.07.0000", "00005605/2025", "rental 98981111111",
        "0.123456789", "1.22158E+17"})
    CHECK_MESSAGE(cleaned(other) == other, other);
}

TEST_CASE("telephone numbers are found whatever stands beside them, and at the end of a long text") {
  for (auto [text, masked] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"📞0612345678", "📞[tel]"},
           {"n°0612345678", "n°[tel]"},
           {"«0612345678»", "«[tel]»"},
           {"0612345678…", "[tel]…"},
           {"電話0612345678です", "電話[tel]です"},
           {"Tel:06 12 34 56 78", "Tel:[tel]"},
           {"Tél.06 12 34 56 78", "Tél.[tel]"},
           {"Tél : 98981111111", "Tél : [tel]"},
           {"TEL:(32) 988011111", "TEL:[tel]"},
           {"mobile 9420211111 of", "mobile [tel] of"},
           {"+5573998111111 (98)", "[tel] (98)"},
           {"WhatsApp:+33612345678", "WhatsApp:[tel]"},
           {"0612345678: call", "[tel]: call"},
           {"0612345678,0712345678", "[tel],[tel]"},
           {"0612345678/0712345678", "[tel]/[tel]"},
           {"0612345678 0712345678", "[tel] [tel]"},
           {"06 12 34 56 78 24h/24", "[tel] 24h/24"},
           {"0161 496 0000 24 hours", "[tel] 24 hours"},
           {"555-123-4567. 3rd time", "[tel]. 3rd time"},
           {"0151 12345678", "[tel]"},
           {"06\u00A012\u00A034\u00A056\u00A078", "[tel]"}})
    CHECK(cleaned(text) == masked);
  for (size_t size = 40; size < 200; size++) {
    std::string before(size, 'x');
    before.back() = ' ';
    for (std::string_view number : {"0612345678", "061234567", "06 12 34 56 78"})
      CHECK(cleaned(before + std::string(number)) == before + "[tel]");
  }
  for (std::string_view other : {"été0612345678", "3,0712345678", "0123 4567 8901 2345", "12:0612345678"})
    CHECK(cleaned(other) == other);
}

TEST_CASE("text that was decoded once too often is repaired as a whole, or left alone") {
  CHECK(cleaned("DÃ©Ã§ue, cafÃ©") == "Déçue, café");
  CHECK(cleaned("itâ€™s gone ðŸ˜¡") == "it’s gone 😡");  // by way of Windows-1252
  CHECK(cleaned("\xC3\xA2\xC2\x80\xC2\x99") == "’");     // by way of Latin-1
  for (std::string_view fine :
       {"Déçue", "Ã© and é", "Annulé\u00A0»", "À la carte\u00A0: été", "SÃO PAULO", "Âge\u00A0?", "naïve 日本"})
    CHECK(cleaned(fine) == fine);
}

TEST_CASE("entities become text once; tags are markup only where the format says so") {
  CHECK(cleaned("a &amp; b &lt;3 &#233; &amp;lt;", Markup::Entities) == "a & b <3 é &lt;");
  CHECK(cleaned("a &amp; b") == "a &amp; b");
  CHECK(cleaned("<p>a &amp; b</p><p>c", Markup::Html) == "a & b\nc");
}

TEST_CASE("masking and repairing are counted with their lines, in texts, answers and names") {
  constexpr std::string_view kFile =
      "id,created_at,text,author,responded_at,response\n1,2024-05-01T00:00:00Z,dÃ©Ã§ue: "
      "ann@example.org,ann@example.org,"
      "2024-05-02T00:00:00Z,call 06 12 34 56 78\n2,2024-05-01T00:00:00Z,fine,bob,,\n";
  Read r = read(kFile);
  CHECK(r.table().text[0] == "déçue: [e-mail]");
  CHECK(r.table().author.name(0) == "[e-mail]");
  CHECK(r.table().text[2] == "call [tel.]");
  CHECK(r.count(IssueKind::MaskedMail) == 2);
  CHECK(r.lines(IssueKind::MaskedPhone) == std::vector<uint32_t>{2});
  CHECK(r.lines(IssueKind::RepairedText) == std::vector<uint32_t>{2});
  OpenOptions keep;
  keep.masks.mask = false;
  r = read(kFile, keep);
  CHECK(r.table().text[0] == "déçue: ann@example.org");
  CHECK(r.count(IssueKind::MaskedMail) == 0);
  CHECK(r.source().personal_kept);
}

TEST_CASE("the quick look and the slow one agree at every length and place") {
  Cleaner cleaner(Masks{});
  for (std::string_view found : {"x@y.zz", "06 12 34 56 78", "+33 (6) 12 34 56 78", "&amp;", "Ã©"})
    for (size_t before = 0; before < 150; before++)
      for (size_t behind : {0, 1, 15, 16, 17, 63, 64, 65, 100}) {
        std::string text = std::string(before, ' ') + std::string(found) + std::string(behind, ' '), out;
        CHECK(cleaner.may_change(text, Markup::Entities));
        Cleaned what;
        CHECK(cleaner.clean(text, Markup::Entities, out, what));
      }
  // Digits enough for a number, but never close together.
  for (size_t length = 0; length < 300; length++) {
    std::string text(length, ' ');
    for (size_t i = 0; i < length; i += 4) text[i] = '7';
    CHECK(!cleaner.may_change(text, Markup::Entities));
  }
}
