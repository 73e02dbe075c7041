#include "gfx/damage.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "imgui.h"

namespace tolle::gfx {
namespace {

constexpr uint64_t kFactor = 0x9E3779B97F4A7C15;
uint64_t mixed(uint64_t sum, uint64_t more) {
  sum = (sum ^ more) * kFactor;
  return sum ^ sum >> 29;
}

uint64_t of_bytes(const void* bytes, size_t size, uint64_t sum) {
  const char* p = static_cast<const char*>(bytes);
  uint64_t word = 0;
  for (; size >= 8; size -= 8, p += 8) {
    std::memcpy(&word, p, 8);
    sum = mixed(sum, word);
  }
  word = size;
  std::memcpy(&word, p, size);
  return mixed(sum, word);
}

}  // namespace

void Damage::begin(int width_px, int height_px, uint32_t background) {
  if (width_px != width_px_ || height_px != height_px_) forget();
  width_px_ = width_px, height_px_ = height_px;
  columns_ = (width_px + kTile_px - 1) / kTile_px, rows_ = (height_px + kTile_px - 1) / kTile_px;
  tiles_.assign(size_t(columns_) * size_t(rows_), mixed(background, 1));
}

void Damage::forget() { before_.clear(); }

void Damage::mark(float left, float top, float right, float bottom, uint64_t what) {
  if (!(left < right && top < bottom)) return;
  auto tile = [](float px, int most) { return int(std::clamp(px / float(kTile_px), 0.f, float(most))); };
  // What lies a hair beside a tile may still colour its edge.
  int x0 = tile(left - 1, columns_), x1 = tile(right + 1, columns_ - 1), y0 = tile(top - 1, rows_),
      y1 = tile(bottom + 1, rows_ - 1);
  if (right < 0 || bottom < 0) return;
  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++) {
      uint64_t& sum = tiles_[size_t(y) * size_t(columns_) + size_t(x)];
      sum = mixed(sum, what);
    }
}

void Damage::add(const ImDrawList& list, float origin_x, float origin_y, float pixel_ratio) {
  auto px_x = [&](float x) { return (x - origin_x) * pixel_ratio; };
  auto px_y = [&](float y) { return (y - origin_y) * pixel_ratio; };
  for (const ImDrawCmd& cmd : list.CmdBuffer) {
    const ImVec4& clip = cmd.ClipRect;
    float left = px_x(clip.x), top = px_y(clip.y), right = px_x(clip.z), bottom = px_y(clip.w);
    uint64_t kind = of_bytes(&clip, sizeof clip, mixed(uint64_t(uintptr_t(cmd.UserCallback)), uint64_t(list.Flags)));
    if (cmd.UserCallback) {
      if (cmd.UserCallbackDataSize <= 0) continue;  // a change of state draws nothing
      const uint8_t* data = list._CallbacksDataBuf.Data + cmd.UserCallbackDataOffset;
      float area[4];
      std::memcpy(area, data, sizeof area);
      mark(std::max(left, px_x(area[0])), std::max(top, px_y(area[1])), std::min(right, px_x(area[0] + area[2])),
           std::min(bottom, px_y(area[1] + area[3])), of_bytes(data, size_t(cmd.UserCallbackDataSize), kind));
      continue;
    }
    ImTextureData* texture = cmd.TexRef._TexData;
    kind = mixed(kind, texture ? uint64_t(texture->UniqueID) : uint64_t(cmd.TexRef._TexID));
    const ImDrawIdx* index = list.IdxBuffer.Data + cmd.IdxOffset;
    const ImDrawVert* vertices = list.VtxBuffer.Data + cmd.VtxOffset;
    for (unsigned i = 0; i + 3 <= cmd.ElemCount; i += 3) {
      const ImDrawVert &a = vertices[index[i]], &b = vertices[index[i + 1]], &c = vertices[index[i + 2]];
      float x0 = px_x(std::min({a.pos.x, b.pos.x, c.pos.x})), x1 = px_x(std::max({a.pos.x, b.pos.x, c.pos.x}));
      float y0 = px_y(std::min({a.pos.y, b.pos.y, c.pos.y})), y1 = px_y(std::max({a.pos.y, b.pos.y, c.pos.y}));
      if (x1 < 0 || y1 < 0 || x0 > float(width_px_) || y0 > float(height_px_)) continue;
      uint64_t sum = of_bytes(&c, sizeof c, of_bytes(&b, sizeof b, of_bytes(&a, sizeof a, kind)));
      mark(std::max(left, x0), std::max(top, y0), std::min(right, x1), std::min(bottom, y1), sum);
    }
  }
}

Region Damage::end() {
  Region whole{0, 0, width_px_, height_px_}, out{width_px_, height_px_, 0, 0};
  tiles_.swap(before_);
  if (tiles_.size() != before_.size()) return whole;
  for (int y = 0; y < rows_; y++)
    for (int x = 0; x < columns_; x++) {
      size_t i = size_t(y) * size_t(columns_) + size_t(x);
      if (tiles_[i] == before_[i]) continue;
      out = {std::min(out.left, x * kTile_px), std::min(out.top, y * kTile_px), std::max(out.right, (x + 1) * kTile_px),
             std::max(out.bottom, (y + 1) * kTile_px)};
    }
  out.right = std::min(out.right, width_px_), out.bottom = std::min(out.bottom, height_px_);
  return out.empty() ? Region{} : out;
}

}  // namespace tolle::gfx
