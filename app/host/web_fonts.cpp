// A font loader that lets the browser's 2D canvas draw each glyph at physical size, on first use.
#include <emscripten/em_js.h>

#include <cmath>

#include "host/fonts.h"
#include "imgui.h"
#include "imgui_internal.h"

// clang-format off: this is JavaScript
// Draws one character and leaves [advance, left, top, width, height, is coloured, cap height] in `out`, in physical pixels,
// left and top relative to the pen on the base line.
EM_JS(void, tolle_glyph_draw, (int codepoint, int weight, float size, float* out), {
  const g = Module['glyphs'] = Module['glyphs'] || (() => {
    const canvas = typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(128, 128) : document.createElement('canvas');
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }), digits: new Map(), image: null };
  })();
  const family = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
  const font = [400, 600, 700][weight] + ' ' + size + 'px ' + family;
  const text = String.fromCodePoint(codepoint);
  const set = () => { g.context.font = font; g.context.textBaseline = 'alphabetic'; g.context.fillStyle = '#000'; };
  set();
  const m = g.context.measureText(text);
  let advance = Math.round(m.width), shift = 0;
  const isDigit = codepoint >= 48 && codepoint <= 57;
  if (isDigit || codepoint === 0x2007) {  // tabular figures: each digit in the middle of the widest one's room
    if (!g.digits.has(font)) g.digits.set(font, Math.round(Math.max(...[...'0123456789'].map(d => g.context.measureText(d).width))));
    advance = g.digits.get(font);
    shift = isDigit ? Math.round((advance - m.width) / 2) : 0;
  }
  const left = Math.floor(-m.actualBoundingBoxLeft) - 1, top = Math.floor(-m.actualBoundingBoxAscent) - 1;
  let width = Math.ceil(m.actualBoundingBoxRight) + 1 - left, height = Math.ceil(m.actualBoundingBoxDescent) + 1 - top;
  let coloured = 0;
  if (m.actualBoundingBoxRight + m.actualBoundingBoxLeft <= 0 || m.actualBoundingBoxAscent + m.actualBoundingBoxDescent <= 0) width = height = 0;
  g.image = null;
  if (width > 0 && height > 0) {
    if (g.canvas.width < width || g.canvas.height < height) {
      g.canvas.width = Math.max(g.canvas.width, width);
      g.canvas.height = Math.max(g.canvas.height, height);
      set();
    }
    g.context.clearRect(0, 0, width, height);
    g.context.fillText(text, -left, -top);
    g.image = g.context.getImageData(0, 0, width, height).data;
    // Ink is black: whatever has another colour brought its own, as emoji do.
    for (let i = 0; i < g.image.length && !coloured; i += 4)
      if (g.image[i + 3] > 64 && g.image[i] + g.image[i + 1] + g.image[i + 2] > 96) coloured = 1;
    if (!coloured) for (let i = 0; i < g.image.length; i += 4) g.image[i] = g.image[i + 1] = g.image[i + 2] = 255;
  }
  const cap = g.context.measureText('H').actualBoundingBoxAscent;
  HEAPF32.set([advance, left + shift, top, width, height, coloured, cap], out >>> 2);
});
EM_JS(void, tolle_glyph_pixels, (uint8_t* to), { HEAPU8.set(Module['glyphs'].image, to >>> 0); });
// clang-format on

namespace tolle::host {
namespace {

// Marks that say how their neighbours look and have no shape of their own: joiners, variation selectors, directions, BOM.
bool is_invisible(unsigned c) {
  return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xad ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe01ef) || c < 0x20 ||
         (c >= 0x7f && c < 0xa0);
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* src, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* advance) {
  if (is_invisible(c) || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff) {
    if (advance) *advance = 0;
    else glyph->Codepoint = c, glyph->AdvanceX = 0;
    return true;
  }
  float density = baked->RasterizerDensity, m[7] = {};
  tolle_glyph_draw(int(c), int(src->FontNo), baked->Size * density, m);
  if (advance) {
    *advance = m[0] / density;
    return true;
  }
  glyph->Codepoint = c;
  glyph->AdvanceX = m[0] / density;
  int w = int(m[3]), h = int(m[4]);
  if (w <= 0 || h <= 0) return true;
  ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, w, h);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* room = ImFontAtlasPackGetRect(atlas, id);
  // Capitals stand in the middle of the em box, so that text is centred in controls whatever the font's own metrics.
  float base = std::round((baked->Size * density + m[6]) / 2);
  glyph->X0 = m[1] / density;
  glyph->Y0 = (base + m[2]) / density;
  glyph->X1 = glyph->X0 + float(w) / density;
  glyph->Y1 = glyph->Y0 + float(h) / density;
  glyph->Visible = true;
  glyph->Colored = m[5] != 0;
  glyph->PackId = id;
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(w * h * 4);
  tolle_glyph_pixels(pixels.Data);
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, src, glyph, room, pixels.Data, ImTextureFormat_RGBA32, w * 4);
  return true;
}

}  // namespace

std::array<ImFont*, 3> add_fonts(ImFontAtlas& atlas) {
  static ImFontLoader loader;
  loader.Name = "browser";
  loader.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
  loader.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size;
    baked->Descent = 0;
    return true;
  };
  loader.FontBakedLoadGlyph = load_glyph;
  atlas.SetFontLoader(&loader);
  std::array<ImFont*, 3> fonts{};
  for (unsigned weight = 0; weight < 3; weight++) {
    ImFontConfig config;
    config.FontLoader = &loader;
    config.FontNo = weight;
    config.SizePixels = 13;
    fonts[weight] = atlas.AddFont(&config);
    fonts[weight]->EllipsisChar = 0x2026;
  }
  return fonts;
}

}  // namespace tolle::host
