// Measuring, breaking and drawing text with glyphs that Dear ImGui's atlas bakes at physical size.
#include "ui/text.h"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace tolle::ui {
namespace {

// One code point of UTF-8 at `at`, which moves behind it; damaged bytes become U+FFFD.
ImWchar next(std::string_view text, size_t& at) {
  unsigned int c = 0;
  int n = ImTextCharFromUtf8(&c, text.data() + at, text.data() + text.size());
  at += size_t(std::max(1, n));
  return ImWchar(c);
}

bool breaks_after(ImWchar c) {
  return c == ' ' || c == '\t' || c == '-' || c == '/' || c == 0x2013 || c == 0x2014 || c == 0x200b || c == 0x3002 ||
         (c >= 0x3040 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

ImFontBaked* baked_of(ImFont* font, float size, float pixel_ratio) {
  font->CurrentRasterizerDensity = pixel_ratio;
  return font->GetFontBaked(size);
}

constexpr ImWchar kEllipsis = 0x2026;

}  // namespace

void Type::set_scale(float scale, float pixel_ratio) {
  scale_ = scale;
  pixel_ratio_ = pixel_ratio;
}

float Type::size_px(Size size) const {
  static constexpr float kSizes[] = {13, 15, 26, 20};
  return std::round(kSizes[size_t(size)] * scale_);
}

float Type::line_height(Size size) const { return std::round(size_px(size) * (size >= Size::Figure ? 1.25f : 1.4f)); }

float Type::snap(float v) const { return std::round(v * pixel_ratio_) / pixel_ratio_; }

float Type::width(std::string_view text, const Style& style) const {
  ImFontBaked* baked = baked_of(fonts_[size_t(style.weight)], size_px(style.size), pixel_ratio_);
  float w = 0;
  for (size_t at = 0; at < text.size();) w += baked->GetCharAdvance(next(text, at));
  return w;
}

std::vector<Line> Type::wrap(std::string_view text, float width_px, const Style& style) const {
  ImFontBaked* baked = baked_of(fonts_[size_t(style.weight)], size_px(style.size), pixel_ratio_);
  float room = width_px + 0.01f, ellipsis_w = baked->GetCharAdvance(kEllipsis);
  std::vector<Line> lines;
  size_t begin = 0;
  while (begin < text.size()) {
    bool last = style.max_lines > 0 && int(lines.size()) + 1 == style.max_lines;
    size_t at = begin, break_at = 0, fits_with_dots = begin;
    float w = 0, break_w = 0, dots_w = 0;
    bool full = false, newline = false;
    while (at < text.size()) {
      size_t before = at;
      ImWchar c = next(text, at);
      if (c == '\n') {
        newline = true;
        at = before;
        break;
      }
      float advance = baked->GetCharAdvance(c);
      if (w + advance > room && before > begin && c != ' ') {
        full = true;
        at = before;
        break;
      }
      w += advance;
      if (w + ellipsis_w <= room) fits_with_dots = at, dots_w = w;
      if (breaks_after(c)) break_at = at, break_w = c == ' ' ? w - advance : w;
    }
    if (last && (full || newline)) {
      bool cut = full || text.find_first_not_of(" \n", at) != text.npos;
      if (!full) fits_with_dots = at, dots_w = w;
      lines.push_back(cut ? Line{text.substr(begin, fits_with_dots - begin), dots_w + ellipsis_w, true}
                          : Line{text.substr(begin, at - begin), w});
      return lines;
    }
    if (full && break_at > begin && !last) at = break_at, w = break_w;
    size_t end = at;
    while (end > begin && text[end - 1] == ' ') end--;
    lines.push_back({text.substr(begin, end - begin), w});
    begin = newline ? at + 1 : at;
    while (!newline && begin < text.size() && text[begin] == ' ') begin++;
  }
  if (lines.empty()) lines.push_back({});
  return lines;
}

float Type::height(std::string_view text, float width_px, const Style& style) const {
  return float(text.empty() ? 0 : wrap(text, width_px, style).size()) * line_height(style.size);
}

float Type::draw(ImDrawList& list, Vec at, std::string_view text, const Style& style, Colour colour) const {
  float size = size_px(style.size);
  ImFontBaked* baked = baked_of(fonts_[size_t(style.weight)], size, pixel_ratio_);
  // Baked glyphs hang from the top of an em box; the box sits in the middle of the line.
  float x = snap(at.x), y = snap(at.y + (line_height(style.size) - size) / 2), x0 = x;
  uint32_t ink = colour.packed(), plain = colour.packed() | 0xffffffu;
  for (size_t i = 0; i < text.size();) {
    const ImFontGlyph* glyph = baked->FindGlyph(next(text, i));
    if (!glyph) continue;
    if (glyph->Visible) {
      list.PrimReserve(6, 4);
      list.PrimRectUV({x + glyph->X0, y + glyph->Y0}, {x + glyph->X1, y + glyph->Y1}, {glyph->U0, glyph->V0},
                      {glyph->U1, glyph->V1}, glyph->Colored ? plain : ink);
    }
    x += glyph->AdvanceX;
  }
  return x - x0;
}

}  // namespace tolle::ui
