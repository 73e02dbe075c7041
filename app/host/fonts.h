// The reader's own fonts as Dear ImGui fonts: regular, semibold and bold.
#pragma once
#include <array>

struct ImFont;
struct ImFontAtlas;

namespace tolle::host {

// web: glyphs are drawn on first use by a 2D canvas. null: boxes of fixed width, the same on every machine.
std::array<ImFont*, 3> add_fonts(ImFontAtlas& atlas);

}  // namespace tolle::host
