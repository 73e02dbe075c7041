// The two palettes. Text colours have 4.5:1 on paper and on cards, marks 3:1; the lanes differ in lightness as well as hue
// (tests/unit/ui/theme_test.cpp computes it).
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>

namespace tolle::ui {

struct Colour {
  uint8_t r = 0, g = 0, b = 0, a = 0;  // none by default
  bool operator==(const Colour&) const = default;
  constexpr uint32_t packed() const {
    return uint32_t(a) << 24 | uint32_t(b) << 16 | uint32_t(g) << 8 | r;
  }  // as ImU32
  constexpr Colour faded(float alpha) const { return {r, g, b, uint8_t(float(a) * alpha + .5f)}; }
};
constexpr Colour hex(uint32_t rgb) { return {uint8_t(rgb >> 16), uint8_t(rgb >> 8), uint8_t(rgb), 255}; }
Colour mix(Colour from, Colour to, float t);
float luminance(Colour c);           // WCAG 2.2 relative luminance
float contrast(Colour a, Colour b);  // WCAG 2.2 contrast ratio, 1 … 21

enum class Lane : uint8_t { Complaint, Response, Staff, Amplification, Context };
inline constexpr int kLanes = 5;

struct LaneColours {
  Colour text;  // labels and figures
  Colour mark;  // bars, dots
  Colour pale;  // the part that is not counted (later than the promise, outside the brush)
  Colour wash;  // a lane's background
};

struct Palette {
  Colour paper, card, field;   // page, cards, inside of controls
  Colour ink, muted, faint;    // text; secondary text; placeholders and axes (still 4.5:1)
  Colour hairline, edge;       // lines between things; borders of controls (3:1)
  Colour hover, pressed;       // behind a quiet control
  Colour primary, on_primary;  // the dark button
  Colour focus;                // the ring
  Colour veil;                 // blocks over hostile text
  Colour brush, brush_edge;    // the selected part of an axis
  Colour accent;               // the é of Tollé, warnings
  std::array<LaneColours, kLanes> lanes;
  const LaneColours& lane(Lane l) const { return lanes[size_t(l)]; }
};

enum class ThemeName : uint8_t { Light, Dark };
const Palette& palette_of(ThemeName);

// What a system with forced colours lets a page use (CSS Color Adjust, "forced-colors": Canvas, CanvasText, Highlight).
struct ForcedColours {
  Colour canvas, text, highlight;
  bool operator==(const ForcedColours&) const = default;
};
// Only those, and the lanes' hues, pulled towards the text until they have 7:1 (text) and 4.5:1 (marks).
Palette palette_of(const ForcedColours&);

}  // namespace tolle::ui
