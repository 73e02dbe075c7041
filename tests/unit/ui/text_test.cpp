// With fonts of fixed width: every character is half its size wide, so 13 px text advances by 6.5.
#include "ui/text.h"

#include <doctest/doctest.h>

#include "host/null.h"

using namespace tolle;
using namespace tolle::ui;

namespace {
Type type() {
  host::start();
  Type t;
  t.use_fonts(host::fonts());
  t.set_scale(1, 1);
  return t;
}
std::vector<std::string> broken(std::string_view text, float width, int lines = 0) {
  std::vector<std::string> out;
  for (const Line& l : type().wrap(text, width, kBody.lines(lines)))
    out.push_back(std::string(l.text) + (l.ellipsis ? "…" : ""));
  return out;
}
}  // namespace

TEST_CASE("text breaks between words, keeps line breaks, and splits what is too long") {
  CHECK(broken("one two three", 50) == std::vector<std::string>{"one two", "three"});
  CHECK(broken("one\n\ntwo", 500) == std::vector<std::string>{"one", "", "two"});
  CHECK(broken("abcdefghij", 33) == std::vector<std::string>{"abcde", "fghij"});
  CHECK(broken("", 100) == std::vector<std::string>{""});
}

TEST_CASE("what does not fit ends in an ellipsis that does") {
  CHECK(broken("one two three", 50, 1) == std::vector<std::string>{"one tw…"});
  CHECK(broken("one two", 50, 1) == std::vector<std::string>{"one two"});
  CHECK(type().wrap("one two three", 50, kBody.lines(1))[0].width_px <= 50);
}

TEST_CASE("a character is never cut in two") {
  for (float width = 1; width < 60; width += 3)
    for (const std::string& line : broken("éé 中文字 😤😤", width, 1)) CHECK(!line.empty());
}

TEST_CASE("positions fall on physical pixels") {
  Type t = type();
  t.set_scale(1, 1.25f);
  CHECK(t.snap(10.3f) == doctest::Approx(10.4f));
  t.set_scale(1.5f, 2);
  CHECK(t.size_px(Size::Body) == 20);
}
