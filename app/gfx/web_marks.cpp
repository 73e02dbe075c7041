// The marks in WebGL 2: a call uploads counts that changed and records a callback, which draws quads.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <vector>

#include "generated/shaders.h"
#include "gfx/marks.h"
#include "gfx/web_gl.h"
#include "imgui.h"

namespace tolle::gfx {

namespace {
Region limit_;
int limit_height_px_ = 0;
}  // namespace

void set_limit(const Region& limit, int height_px) { limit_ = limit, limit_height_px_ = height_px; }
void scissor(int x, int y, int width, int height) {
  int left = std::max(x, limit_.left), right = std::min(x + width, limit_.right);
  int low = std::max(y, limit_height_px_ - limit_.bottom), high = std::min(y + height, limit_height_px_ - limit_.top);
  glScissor(left, low, std::max(0, right - left), std::max(0, high - low));
}

struct Marks::Self {
  struct Kept {
    CountsTexture texture;
    uint64_t revision = 0, changes = 0;
    int frame = 0;
    std::vector<uint32_t> values, more;  // a newer revision may say the same
  };
  struct Programs {
    Program bars{kBarsVert, kBarsFrag}, density{kQuadVert, kDensityFrag}, cells{kCellsVert, kCellsFrag},
        soft{kQuadVert, kSoftFrag};
    GLuint no_attributes = 0;
    Programs() { glGenVertexArrays(1, &no_attributes); }
  };
  std::optional<Programs> programs;
  std::unordered_map<uint64_t, Kept> counts;
  View view;
  int frame = 0;

  const CountsTexture* texture(uint64_t id) const {
    auto it = counts.find(id);
    return it == counts.end() ? nullptr : &it->second.texture;
  }
  void keep(const Counts& c) {
    auto [it, is_new] = counts.try_emplace(c.id);
    Kept& kept = it->second;
    kept.frame = frame;
    if (!is_new && kept.revision == c.revision) return;
    kept.revision = c.revision;
    if (!is_new && std::ranges::equal(kept.values, c.values) && std::ranges::equal(kept.more, c.more)) return;
    kept.values.assign(c.values.begin(), c.values.end());
    kept.more.assign(c.more.begin(), c.more.end());
    kept.changes++;
    kept.texture.upload(c.values, c.more);
  }
  // Clip, program and the rectangle on whole physical pixels.
  void begin(const ImDrawCmd& cmd, const Program& p, const Area& a) {
    auto px = [&](float v) { return std::round(v * view.pixel_ratio); };
    const ImVec4& c = cmd.ClipRect;
    float left = px(c.x - view.origin_x), right = px(c.z - view.origin_x), top = px(c.y - view.origin_y),
          bottom = px(c.w - view.origin_y);
    scissor(int(left), view.height_px - int(bottom), int(right - left), int(bottom - top));
    p.use();
    float x = px(a.x - view.origin_x), y = px(a.y - view.origin_y);
    p.set("u_rect", x, y, px(a.x + a.w - view.origin_x) - x, px(a.y + a.h - view.origin_y) - y);
    p.set("u_size", float(view.width_px), float(view.height_px));
    p.set("u_counts", 0);
    glBindVertexArray(programs->no_attributes);
  }
};

namespace {

template <class Mark>
struct Call {
  Area area;  // first: see damage.h
  Marks::Self* self;
  uint64_t id, changes;
  int bins;
  bool has_more;
  Mark mark;
};

}  // namespace

// Each sets its program up and tells how many rectangles it draws.
static int draw(const Call<Bars>& c, const ImDrawCmd& cmd) {
  auto& s = *c.self;
  const Program& p = s.programs->bars;
  float r = s.view.pixel_ratio, left = std::round((c.area.x - s.view.origin_x) * r),
        top = std::round((c.area.y - s.view.origin_y) * r);
  s.begin(cmd, p, c.area);
  p.set("u_bins", c.bins);
  int columns = std::min(c.bins, std::max(1, int(c.area.w * r)));
  p.set("u_columns", columns);
  p.set("u_axis", std::round((c.mark.axis_y - s.view.origin_y) * r) - top);
  p.set("u_scale", c.mark.px_per_count_up * r, c.mark.px_per_count_down * r);
  p.set("u_inside", (c.mark.from_x - s.view.origin_x) * r - left, (c.mark.to_x - s.view.origin_x) * r - left);
  p.set("u_gap", c.mark.gaps ? std::max(1.f, std::round(r)) : 0.f);
  p.set_colour("u_up", c.mark.up);
  p.set_colour("u_down", c.mark.down);
  p.set_colour("u_up_outside", c.mark.up_outside);
  p.set_colour("u_down_outside", c.mark.down_outside);
  return columns * (c.has_more ? 2 : 1);
}

static int draw(const Call<Density>& c, const ImDrawCmd& cmd) {
  auto& s = *c.self;
  const Program& p = s.programs->density;
  s.begin(cmd, p, c.area);
  p.set("u_bins", c.bins);
  p.set("u_lanes", c.mark.lanes);
  p.set("u_max", std::max(1.f, c.mark.max));
  p.set("u_gap", std::round(c.mark.gap * s.view.pixel_ratio));
  p.set_colours("u_colours", c.mark.colours);
  return 1;
}

static int draw(const Call<Cells>& c, const ImDrawCmd& cmd) {
  auto& s = *c.self;
  const Program& p = s.programs->cells;
  float r = s.view.pixel_ratio;
  s.begin(cmd, p, c.area);
  p.set("u_columns", c.mark.columns);
  p.set("u_rows", c.mark.rows);
  p.set("u_max", std::max(1.f, c.mark.max));
  p.set("u_gap", std::max(1.f, std::round(c.mark.gap * r)));
  p.set("u_radius", c.mark.radius * r);
  p.set("u_ratio", r);
  p.set_colour("u_low", c.mark.low);
  p.set_colour("u_high", c.mark.high);
  p.set_colour("u_card", c.mark.card);
  return c.mark.columns * c.mark.rows;
}

static int draw(const Call<Soft>& c, const ImDrawCmd& cmd) {
  auto& s = *c.self;
  const Program& p = s.programs->soft;
  float r = s.view.pixel_ratio;
  s.begin(cmd, p, c.area);
  p.set("u_soft", c.mark.from_soft * r, c.mark.to_soft * r);
  p.set("u_ends", c.mark.from_end, c.mark.to_end);
  p.set("u_upright", int(c.mark.upright));
  p.set("u_radius", std::min({c.mark.radius, c.area.w / 2, c.area.h / 2}) * r);
  p.set_colour("u_colour", c.mark.colour);
  return 1;
}

// The draw list copies the call; what it draws is decided by the overload for its mark.
template <class Mark>
static void record(ImDrawList& list, Marks::Self* self, const Area& area, const Counts& counts, size_t bins,
                   bool has_more, const Mark& mark) {
  Call<Mark> call;
  std::memset(static_cast<void*>(&call), 0,
              sizeof call);  // with the bytes between its parts: the call is compared as bytes
  call.area = area, call.self = self, call.id = counts.id;
  call.changes = counts.id ? self->counts.at(counts.id).changes : 0;
  call.bins = int(bins), call.has_more = has_more, call.mark = mark;
  list.AddCallback(
      [](const ImDrawList*, const ImDrawCmd* cmd) {
        const auto& c = *static_cast<const Call<Mark>*>(cmd->UserCallbackData);
        auto& s = *c.self;
        if (!s.programs) s.programs.emplace();
        if (const CountsTexture* t = s.texture(c.id)) t->bind();
        else if (c.id) return;
        // No instances: where a processor draws, each costs as much as a call of its own.
        glDrawArrays(GL_TRIANGLES, 0, 6 * draw(c, *cmd));
      },
      &call, sizeof call);
  list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

Marks::Marks() : self_(std::make_unique<Self>()) {}
Marks::~Marks() = default;

void Marks::bars(ImDrawList& list, const Area& area, const Counts& counts, const Bars& mark) {
  if (counts.values.empty()) return;
  self_->keep(counts);
  record(list, self_.get(), area, counts, counts.values.size(), !counts.more.empty(), mark);
}
void Marks::density(ImDrawList& list, const Area& area, const Counts& counts, const Density& mark) {
  if (counts.values.empty()) return;
  self_->keep(counts);
  record(list, self_.get(), area, counts, counts.values.size() / size_t(std::max(1, mark.lanes)), false, mark);
}
void Marks::cells(ImDrawList& list, const Area& area, const Counts& counts, const Cells& mark) {
  if (counts.values.empty()) return;
  self_->keep(counts);
  record(list, self_.get(), area, counts, counts.values.size(), !counts.more.empty(), mark);
}
void Marks::soft(ImDrawList& list, const Area& area, const Soft& mark) {
  record(list, self_.get(), area, {}, 0, false, mark);
}

void Marks::begin_frame() {
  self_->frame++;
  std::erase_if(self_->counts, [&](auto& kept) {
    if (kept.second.frame + 120 >= self_->frame) return false;
    kept.second.texture.drop();
    return true;
  });
}
void Marks::set_view(const View& view) { self_->view = view; }
void Marks::forget() {
  self_->counts.clear();
  self_->programs.reset();
}

}  // namespace tolle::gfx
