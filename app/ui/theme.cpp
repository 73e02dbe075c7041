// The values of the palettes, and the arithmetic of contrast.
#include "ui/theme.h"

#include <cmath>

namespace tolle::ui {
namespace {

constexpr Palette kLight{
    .paper = hex(0xf9f8f4),
    .card = hex(0xffffff),
    .field = hex(0xffffff),
    .ink = hex(0x1c1e21),
    .muted = hex(0x5f636b),
    .faint = hex(0x6c7078),
    .hairline = hex(0xe3e1dc),
    .edge = hex(0x8f8c85),
    .hover = hex(0xf1efe9),
    .pressed = hex(0xe6e3db),
    .primary = hex(0x1c1e21),
    .on_primary = hex(0xffffff),
    .focus = hex(0x1a6fd0),
    .veil = hex(0xd9d5ca),
    .brush = Colour{28, 30, 33, 14},
    .brush_edge = hex(0x3d4046),
    .accent = hex(0xc8441b),
    .lanes = {{
        {hex(0xc03f15), hex(0xd0603a), hex(0xebbfae), hex(0xfdf6f4)},
        {hex(0x1d6ba5), hex(0x1f6da8), hex(0x9dbfdb), hex(0xf3f8fc)},
        {hex(0x833a98), hex(0x833a98), hex(0xd4b8dc), hex(0xf9f5fb)},
        {hex(0x8a6100), hex(0xb07d0c), hex(0xe3cf9c), hex(0xfcfaf3)},
        {hex(0x5f636b), hex(0x7b7f87), hex(0xc9cbce), hex(0xf6f6f5)},
    }},
};

constexpr Palette kDark{
    .paper = hex(0x16171a),
    .card = hex(0x1e2024),
    .field = hex(0x17181b),
    .ink = hex(0xecebe7),
    .muted = hex(0xa9acb3),
    .faint = hex(0x9a9da5),
    .hairline = hex(0x33363c),
    .edge = hex(0x73777f),
    .hover = hex(0x2a2d32),
    .pressed = hex(0x34373d),
    .primary = hex(0xecebe7),
    .on_primary = hex(0x1c1e21),
    .focus = hex(0x6cb2ff),
    .veil = hex(0x43464d),
    .brush = Colour{236, 235, 231, 18},
    .brush_edge = hex(0xc3c5ca),
    .accent = hex(0xf0815c),
    .lanes = {{
        {hex(0xf0815c), hex(0xe0704a), hex(0x6b3a2a), hex(0x281f1d)},
        {hex(0x6db2e6), hex(0x3a80b8), hex(0x2a4a64), hex(0x1c232a)},
        {hex(0xcb92dc), hex(0xa063b6), hex(0x553a5e), hex(0x251f29)},
        {hex(0xdcae4c), hex(0xc99a34), hex(0x5c4a20), hex(0x26231b)},
        {hex(0xa9acb3), hex(0x8d9199), hex(0x46494f), hex(0x222428)},
    }},
};

float linear(uint8_t channel) {
  float c = float(channel) / 255;
  return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

}  // namespace

const Palette& palette_of(ThemeName name) { return name == ThemeName::Dark ? kDark : kLight; }

Palette palette_of(const ForcedColours& f) {
  Palette p = luminance(f.canvas) < 0.18f ? kDark : kLight;
  for (Colour* c : {&p.paper, &p.card, &p.field, &p.on_primary}) *c = f.canvas;
  for (Colour* c : {&p.ink, &p.muted, &p.faint, &p.hairline, &p.edge, &p.primary, &p.brush_edge}) *c = f.text;
  p.hover = mix(f.canvas, f.text, .15f), p.pressed = mix(f.canvas, f.text, .25f), p.veil = mix(f.canvas, f.text, .4f);
  p.brush = f.text.faded(.12f), p.focus = f.highlight;
  auto pulled = [&](Colour c, float wanted) {
    for (float t = 0; t < 1; t += .05f)
      if (Colour m = mix(c, f.text, t); contrast(m, f.canvas) >= wanted) return m;
    return f.text;
  };
  p.accent = pulled(p.accent, 7);
  for (LaneColours& lane : p.lanes)
    lane = {pulled(lane.text, 7), pulled(lane.mark, 4.5f), mix(f.canvas, f.text, .35f), f.canvas};
  return p;
}

Colour mix(Colour from, Colour to, float t) {
  auto part = [t](uint8_t a, uint8_t b) { return uint8_t(float(a) + (float(b) - float(a)) * t + .5f); };
  return {part(from.r, to.r), part(from.g, to.g), part(from.b, to.b), part(from.a, to.a)};
}

float luminance(Colour c) { return 0.2126f * linear(c.r) + 0.7152f * linear(c.g) + 0.0722f * linear(c.b); }

float contrast(Colour a, Colour b) {
  float la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05f) / (std::min(la, lb) + 0.05f);
}

}  // namespace tolle::ui
