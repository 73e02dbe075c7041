#include "ui/svg.h"

#include <doctest/doctest.h>

using namespace tolle::ui;

TEST_CASE("a picture says what it shows, and text in it is only ever text") {
  Svg svg;
  svg.text({10, 20}, "<b>\"&\x01", hex(0x112233), 13, 18, 600, 40);
  std::string out = svg.document({0, 0, 100, 50}, hex(0xffffff), "A & B", "two < three");
  CHECK(out.find("<title>A &amp; B</title>") != out.npos);
  CHECK(out.find("<desc>two &lt; three</desc>") != out.npos);
  CHECK(out.find("viewBox=\"0 0 100 50\"") != out.npos);
  CHECK(out.find("font-weight=\"600\" textLength=\"40\" lengthAdjust=\"spacingAndGlyphs\" "
                 "fill=\"#112233\">&lt;b&gt;&quot;&amp;</text>") != out.npos);
}

TEST_CASE("a vague interval is a gradient from one soft end to the other") {
  Svg svg;
  svg.soft({0, 0, 100, 10}, hex(0xff0000), 20, 30, 0, .5f, false, 4);
  std::string out = svg.document({0, 0, 100, 10}, hex(0xffffff), "", "");
  CHECK(out.find("<stop offset=\"0\" stop-color=\"#ff0000\" stop-opacity=\"0\"/><stop offset=\"0.2\" "
                 "stop-color=\"#ff0000\" stop-opacity=\"1\"/>"
                 "<stop offset=\"0.7\" stop-color=\"#ff0000\" stop-opacity=\"1\"/><stop offset=\"1\" "
                 "stop-color=\"#ff0000\" stop-opacity=\"0.5\"/>") != out.npos);
  CHECK(out.find("fill=\"url(#g1)\"") != out.npos);
}

TEST_CASE("every clip that is opened is closed") {
  Svg svg;
  svg.push_clip({0, 0, 5, 5});
  svg.push_clip({0, 0, 4, 4});
  svg.circle({2, 2}, 1, hex(0));
  svg.pop_clip();
  std::string out = svg.document({0, 0, 5, 5}, hex(0xffffff), "", "");
  auto count = [&](std::string_view what) {
    size_t n = 0;
    for (size_t at = out.find(what); at != out.npos; at = out.find(what, at + 1)) n++;
    return n;
  };
  CHECK(count("<g ") == 2);
  CHECK(count("</g>") == 2);
  Svg none;
  none.pop_clip();
  CHECK(none.document({}, hex(0), "", "").find("</g>") == std::string::npos);
}
