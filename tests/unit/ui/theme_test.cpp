// Contrast of both palettes as WCAG 2.2 computes it.
#include "ui/theme.h"

#include <doctest/doctest.h>

using namespace tolle::ui;

TEST_CASE("contrast is what WCAG says it is") {
  CHECK(contrast(hex(0x000000), hex(0xffffff)) == doctest::Approx(21));
  CHECK(contrast(hex(0x777777), hex(0xffffff)) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("in both themes text has 4.5:1 on everything that it is written on, and marks have 3:1") {
  for (ThemeName name : {ThemeName::Light, ThemeName::Dark}) {
    CAPTURE(int(name));
    const Palette& p = palette_of(name);
    for (Colour back : {p.paper, p.card, p.field, p.hover, p.pressed}) {
      CHECK(contrast(p.ink, back) >= 7);
      CHECK(contrast(p.muted, back) >= 4.5f);
    }
    for (Colour back : {p.paper, p.card, p.field}) {
      CHECK(contrast(p.faint, back) >= 4.5f);
      CHECK(contrast(p.edge, back) >= 3);
      CHECK(contrast(p.focus, back) >= 3);
      CHECK(contrast(p.accent, back) >= 4.5f);
    }
    CHECK(contrast(p.on_primary, p.primary) >= 7);
    for (const LaneColours& lane : p.lanes) {
      for (Colour back : {p.paper, p.card, lane.wash}) CHECK(contrast(lane.text, back) >= 4.5f);
      CHECK(contrast(lane.mark, p.card) >= 3);
      CHECK(contrast(lane.mark, lane.wash) >= 3);
    }
  }
}

TEST_CASE("the marks of complaint and response, and of staff and amplification, differ in lightness too") {
  for (ThemeName name : {ThemeName::Light, ThemeName::Dark}) {
    const Palette& p = palette_of(name);
    CHECK(contrast(p.lane(Lane::Complaint).mark, p.lane(Lane::Response).mark) >= 1.2f);
    CHECK(contrast(p.lane(Lane::Staff).mark, p.lane(Lane::Amplification).mark) >= 1.3f);
  }
}

TEST_CASE("with forced colours there is nothing but the system's, and hues that can be read on them") {
  for (ForcedColours f : {ForcedColours{hex(0x000000), hex(0xffffff), hex(0x1aebff)},
                          ForcedColours{hex(0xffffff), hex(0x000000), hex(0x37006e)},
                          ForcedColours{hex(0x2d3236), hex(0xfff5e3), hex(0xabcfff)}}) {
    Palette p = palette_of(f);
    CHECK(p.paper == f.canvas);
    CHECK(p.muted == f.text);
    CHECK(p.focus == f.highlight);
    CHECK(contrast(p.accent, f.canvas) >= 7);
    for (const LaneColours& lane : p.lanes) {
      CHECK(contrast(lane.text, f.canvas) >= 7);
      CHECK(contrast(lane.mark, f.canvas) >= 4.5f);
    }
  }
}

TEST_CASE("mixing goes from one colour to the other") {
  CHECK(mix(hex(0x000000), hex(0xffffff), 0) == hex(0x000000));
  CHECK(mix(hex(0x000000), hex(0xffffff), 1) == hex(0xffffff));
  CHECK(mix(hex(0x000000), hex(0xffffff), .5f) == hex(0x808080));
}
