#include "base/html.h"

#include <doctest/doctest.h>

using namespace tolle;

TEST_CASE("markup becomes the text that a reader saw") {
  CHECK(text_from_html("<p>One &amp; two</p><p>three<br>four</p>") == "One & two\nthree\nfour");
  CHECK(text_from_html("<ul><li>a</li>\n<li>b</li></ul>") == "a\nb");
  CHECK(text_from_html("<a href=\"x\" rel='y'>link</a> 1 < 2 && 3 > 2") == "link 1 < 2 && 3 > 2");
  CHECK(text_from_html("&eacute;&#233;&#xE9;&nope;&#0;&#x110000;") == "ééé&nope;\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(text_from_html("<script") == "<script");
  CHECK(text_from_html("a<!-- b > c -->d<script>e < f()</script>g<STYLE>h{}</style >i") == "adgi");
  CHECK(text_from_html("a<script>never closed") == "a");
  CHECK(text_from_html("") == "");
}

TEST_CASE("markup says where it leads") {
  auto links = links_in_html(
      "see <a class=x HREF='https://a.org/?x=1&amp;y=2'>the <b>page</b></a> <iframe src=//b.org></iframe>");
  REQUIRE(links.size() == 2);
  CHECK(links[0] == HtmlLink{"https://a.org/?x=1&y=2", "the page"});
  CHECK(links[1] == HtmlLink{"//b.org", ""});
  CHECK(links_in_html("<abbr href=\"https://a.org\">x</abbr> <a name=b>y</a> <a href=\"https://open").empty());
}

TEST_CASE("text becomes markup that gives the same text back") {
  CHECK(html_from_text("a < b & \"c\"\n\n d  e ") == "<p>a &lt; b &amp; \"c\"</p><p>d e</p>");
  CHECK(html_from_text("one line") == "one line");
  CHECK(text_from_html(html_from_text("1 < 2 &amp;\nthree")) == "1 < 2 &amp;\nthree");
}
