// The frame: what the reader did, in which order things lie above each other, and what goes out at the end.
#include "ui/ui.h"

#include <cmath>

#include "ui/self.h"

namespace tolle::ui {

Ui::Ui() : self_(std::make_unique<Self>()) {
  for (auto& list : self_->lists) list = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
}
Ui::~Ui() = default;

void Ui::record(Svg* svg) {
  for (auto& painter : self_->painters)
    if (painter) painter->record(svg);
}

void Ui::begin_frame(const FrameInput& in) {
  Self& s = *self_;
  s.in = in;
  // A chart takes one key a frame: fast typists press more, and the others wait for the next one.
  std::vector<MirrorEvent> all = std::exchange(s.later, {});
  all.insert(all.end(), in.events.begin(), in.events.end());
  s.events.clear();
  for (MirrorEvent& e : all) {
    bool taken = e.kind == MirrorEvent::Kind::Key && !e.key.empty() && s.event(e.kind, e.key);
    (taken ? s.later : s.events).push_back(std::move(e));
  }
  s.in.events = s.events;
  s.out = {};
  s.frame++;
  if (in.forced) s.forced = palette_of(*in.forced);
  s.palette = in.forced ? &s.forced : &palette_of(in.theme);
  s.type.set_scale(in.type_scale, in.pixel_ratio);
  s.in.scroll_y = s.type.snap(in.scroll_y);  // glyphs stay on whole physical pixels while scrolling
  ImGui::GetDrawListSharedData()->SetCircleTessellationMaxError(0.25f / in.pixel_ratio);
  for (int i = 0; i < kLayers; i++) {
    ImDrawList& list = *s.lists[size_t(i)];
    list._ResetForNewFrame();
    list._FringeScale = 1 / in.pixel_ratio;
    float y = i == kPage ? s.in.scroll_y : 0;
    list.PushTexture(ImGui::GetIO().Fonts->TexRef);
    list.PushClipRect({0, y}, {in.width_px, y + in.height_px});
    s.painters[size_t(i)].emplace(s.type, *s.palette, list, in.flat);
    s.blocks_before[size_t(i)] = std::exchange(s.blocks[size_t(i)], {});
  }
  s.layer = kPage;
  s.layers.clear();
  s.parents.clear();
  s.tip.clear();
  s.rings.clear();
  s.next_hot.clear();
  s.next_hot_layer = -1;
  s.mirror.begin();
  for (const MirrorEvent& e : s.events) {
    if (e.kind == MirrorEvent::Kind::Focus) s.focused = e.key;
    if (e.kind == MirrorEvent::Kind::Blur && s.focused == e.key) s.focused.clear();
    if (e.kind == MirrorEvent::Kind::Blur && in.enter_first && s.active_chart == e.key) s.active_chart.clear();
    if (e.kind == MirrorEvent::Kind::Key && e.value == "Escape") s.active_chart.clear();
  }
  ImGuiIO& io = ImGui::GetIO();
  if (io.MouseClicked[0]) {
    s.moved = false;
    s.active_chart.clear();  // a chart under the pointer claims it back
  }
}

FrameOutput Ui::end_frame() {
  Self& s = *self_;
  ImGuiIO& io = ImGui::GetIO();
  for (auto& [rect, layer] : s.rings)
    s.painters[size_t(layer)]->stroke(rect.inset(-3), s.palette->focus, kControlRadius + 3, 2);
  if (!s.tip.empty()) {
    constexpr Style kStyles[] = {kStrong, kBody, kBody};
    Painter& p = *s.painters[kTip];
    float w = 0, line = s.type.line_height(Size::Body);
    size_t n = std::min(s.tip.size(), std::size(kStyles));
    for (size_t i = 0; i < n; i++) w = std::max(w, s.type.width(s.tip[i], kStyles[i]));
    w = std::min(w + 2 * kSpace3, s.in.width_px - 2 * kSpace2);
    float h = float(n) * line + 2 * kSpace2;
    Vec at{io.MousePos.x + 14, io.MousePos.y + 18};
    if (at.y + h > s.in.height_px - kSpace2) at.y = io.MousePos.y - h - 10;
    at.x = std::clamp(at.x, kSpace2, std::max(kSpace2, s.in.width_px - w - kSpace2));
    at.y = std::max(at.y, kSpace2);
    Rect box{at.x, at.y, w, h};
    p.fill(box.moved(0, 2).inset(-1), Colour{0, 0, 0, 22}, kControlRadius + 1);
    p.fill(box, s.palette->card, kControlRadius);
    p.stroke(box, s.palette->hairline, kControlRadius);
    Rect inside = box.inset(kSpace3, kSpace2);
    for (size_t i = 0; i < n; i++)
      p.text_in(inside.cut_top(line), s.tip[i], kStyles[i].lines(1).in(i ? s.palette->muted : s.palette->ink));
  }
  // What a press belongs to is known when all of the frame is: the pointer may have moved in the same frame.
  if (!io.MouseDown[0]) s.active.clear();
  s.just_pressed = io.MouseClicked[0] && !s.next_hot.empty();
  if (s.just_pressed) {
    s.active = s.next_hot;
    s.press = {io.MousePos.x, io.MousePos.y + (s.next_hot_layer == kPage ? s.in.scroll_y : 0)};
    go_on();
  }
  if (!s.active.empty()) s.used = s.active;
  if (s.used != s.next_hot) s.used.clear();
  if (s.hot != s.next_hot) {
    s.hot = s.next_hot;
    go_on();  // hover shows one frame later
  }
  if (!s.later.empty()) go_on();
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) go_on();  // a press and its release are two frames
  std::erase_if(s.eased, [&](const auto& e) { return e.second.frame + 2 < s.frame; });
  s.out.dragging = !s.active.empty() && s.moved;
  for (const Rect& r : s.blocks[kFixed])
    if (r.y <= 0) s.out.covered_top_px = std::max(s.out.covered_top_px, r.bottom());
  for (auto& list : s.lists) list->PopClipRect();
  return std::move(s.out);
}

void Ui::draw(const std::function<void(ImDrawList&, Vec)>& each) {
  for (int i = 0; i < kLayers; i++) each(*self_->lists[size_t(i)], i == kPage ? Vec{0, self_->in.scroll_y} : Vec{});
}

Vec Ui::Self::pointer() const {
  ImVec2 p = ImGui::GetIO().MousePos;
  if (p.x < -1e6f) return {-1e9f, -1e9f};
  return {p.x, p.y + (layer == kPage ? in.scroll_y : 0)};
}

bool Ui::Self::pointer_is_here() const {
  ImVec2 p = ImGui::GetIO().MousePos;
  for (int above = layer + 1; above < kLayers; above++)
    for (const Rect& r : blocks_before[size_t(above)])
      if (r.contains({p.x, p.y})) return false;
  return true;
}

const std::string& Ui::Self::parent() const {
  static const std::string kPageKey;
  return parents.empty() ? kPageKey : parents.back();
}

Node& Ui::Self::add(Node node, const Rect& rect) {
  node.parent = parent();
  node.rect = rect;
  node.fixed = layer != kPage;
  return mirror.add(std::move(node));
}

const MirrorEvent* Ui::Self::event(MirrorEvent::Kind kind, std::string_view key) const {
  const MirrorEvent* found = nullptr;
  for (const MirrorEvent& e : events) {
    if (e.kind != kind || e.key != key) continue;
    if (kind != MirrorEvent::Kind::Value) return &e;
    found = &e;  // of what was typed since the last frame, the newest
  }
  return found;
}

Ui::Touched Ui::Self::touch(const std::string& key, const Rect& rect, bool disabled) {
  Touched t;
  ImGuiIO& io = ImGui::GetIO();
  bool inside = finger_rect(rect, in.touch).contains(pointer()) && pointer_is_here();
  if (inside) {  // clipped away is not there
    const ImVec4& c = lists[size_t(layer)]->_ClipRectStack.back();
    Vec p = pointer();
    inside = p.x >= c.x && p.x < c.z && p.y >= c.y && p.y < c.w;
  }
  if (inside && layer >= next_hot_layer) next_hot = key, next_hot_layer = layer;
  t.focused = focused == key;
  if (disabled) return t;
  t.hovered = inside && (hot == key || active == key) && (active.empty() || active == key);
  if (active == key) {
    Vec d = pointer() - press;
    if (io.MouseDown[0] && std::abs(d.x) + std::abs(d.y) > 4) moved = true;
    t.pressed = io.MouseDown[0] || io.MouseReleased[0];
    if (io.MouseReleased[0]) t.activated = inside;
  }
  if (event(MirrorEvent::Kind::Activate, key)) t.activated = true;
  t.wants_hint = t.hovered && !in.touch && active != key && used != key;
  return t;
}

void Ui::Self::ring(const std::string& key, const Rect& rect) {
  if (focused == key) rings.emplace_back(rect, layer);
}

Ui::Touched Ui::control(Node node, bool in_mirror) {
  Self& s = *self_;
  Rect rect = node.rect;
  bool disabled = node.disabled;
  std::string key = in_mirror ? s.add(std::move(node), rect).key : node.key;
  Touched t = s.touch(key, rect, disabled);
  if (t.hovered) cursor("pointer");
  s.ring(key, rect);
  return t;
}

// ── what the frame looks like ──

Mirror& Ui::mirror() { return self_->mirror; }
Type& Ui::type() { return self_->type; }
const Palette& Ui::palette() const { return *self_->palette; }
ThemeName Ui::theme() const { return self_->in.theme; }
Device Ui::device() const { return device_from_width(self_->in.width_px / self_->in.type_scale); }
float Ui::width() const { return self_->in.width_px; }
float Ui::height() const { return self_->in.height_px; }
float Ui::scroll_y() const { return self_->in.scroll_y; }
bool Ui::is_touch() const { return self_->in.touch; }
double Ui::time_s() const { return self_->in.time_s; }
Painter& Ui::paint() { return self_->paint(); }
Rect Ui::visible() const {
  return {0, self_->layer == kPage ? self_->in.scroll_y : 0, self_->in.width_px, self_->in.height_px};
}
bool Ui::is_visible(const Rect& r) const { return r.meets(visible().inset(-4)); }
void Ui::set_content_height(float h) { self_->out.content_height_px = h; }
void Ui::scroll_to(const Rect& r) { self_->out.scroll_to_px = r.y; }

// ── beside the page ──

void Ui::announce(std::string_view text) { self_->out.announcements.emplace_back(text); }
void Ui::focus(const Key& key) { self_->out.focus = key.text; }
void Ui::go_on() { self_->out.go_on = true; }
void Ui::go_on_in(double seconds) {
  auto& due = self_->out.again_in_s;
  due = std::min(due.value_or(seconds), seconds);
}
void Ui::cursor(const char* css) { self_->out.cursor = css; }

void Ui::tooltip(std::span<const std::string> lines) { self_->tip.assign(lines.begin(), lines.end()); }
void Ui::tooltip(std::string_view line) { self_->tip = {std::string(line)}; }

std::optional<MirrorEvent> Ui::key_pressed(std::string_view key) {
  for (const MirrorEvent& e : self_->events)
    if (e.kind == MirrorEvent::Kind::Key && e.key.empty() && e.value == key) return e;
  return {};
}

float Ui::animate(const Key& key, float target, float duration_s) {
  Self& s = *self_;
  auto [it, is_new] = s.eased.try_emplace(key.text);
  Self::Eased& e = it->second;
  if (is_new || s.in.reduced_motion || duration_s <= 0) e.value = e.target = target;
  if (e.target != target) e = {e.value, e.value, target, s.in.time_s, s.frame};
  e.frame = s.frame;
  if (e.value != e.target) {
    float t = std::min(1.f, float(s.in.time_s - e.start_s) / duration_s), eased = 1 - (1 - t) * (1 - t) * (1 - t);
    e.value = t >= 1 ? e.target : e.from + (e.target - e.from) * eased;
    go_on();
  }
  return e.value;
}

}  // namespace tolle::ui
