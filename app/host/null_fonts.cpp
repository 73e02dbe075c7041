// Fonts for tests: every character is as wide as half its size, in every weight, and has no pixels.
#include "host/fonts.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace tolle::host {

std::array<ImFont*, 3> add_fonts(ImFontAtlas& atlas) {
  static ImFontLoader loader;
  loader.Name = "null";
  loader.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return true; };
  loader.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size;
    return true;
  };
  loader.FontBakedLoadGlyph = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                                 float* advance) {
    if (advance) *advance = baked->Size / 2;
    else glyph->Codepoint = c, glyph->AdvanceX = baked->Size / 2;
    return true;
  };
  atlas.SetFontLoader(&loader);
  std::array<ImFont*, 3> fonts{};
  for (auto& font : fonts) {
    ImFontConfig config;
    config.FontLoader = &loader;
    config.SizePixels = 13;
    font = atlas.AddFont(&config);
    font->EllipsisChar = 0x2026;
  }
  return fonts;
}

}  // namespace tolle::host
