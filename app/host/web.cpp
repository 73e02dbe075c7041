// A browser: SDL2 for the window and the pointer, WebGL 2 for pixels, web/bridge.js for everything else.
#include <GLES3/gl3.h>
#include <SDL.h>
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cmath>

#include "gfx/damage.h"
#include "gfx/marks.h"
#include "host/fonts.h"
#include "host/host.h"
#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "imgui_impl_sdl2.h"

// clang-format off: this is JavaScript
EM_JS(void, tolle_request,
      (const char* name, const char* text, const char* more, const uint8_t* bytes, int size, double number), {
        Module['request'](UTF8ToString(name), UTF8ToString(text), UTF8ToString(more),
                          bytes ? HEAPU8.slice(bytes >>> 0, (bytes >>> 0) + size) : null, number);
      });
// clang-format on

namespace tolle::host {
namespace {

SDL_Window* window_ = nullptr;
SDL_GLContext context_ = nullptr;
std::array<ImFont*, 3> fonts_;
std::vector<Event> events_;
std::vector<ui::MirrorEvent> mirror_events_;
ui::FrameInput input_;
int width_px_ = 0, height_px_ = 0;
bool dark_ = false, lost_ = false;
float image_scale_ = 0;  // of the picture that the next frame is for; 0: for the screen
float used_scale_ = 1;   // of what the canvas is now
gfx::Damage damage_;
gfx::View view_;  // of the list that is being drawn
const char* cursor_ = "";
float content_height_ = -1;
std::string rects_;

void request(const char* name, std::string_view text = {}, std::string_view more = {},
             std::span<const uint8_t> bytes = {}, double number = 0) {
  tolle_request(name, std::string(text).c_str(), std::string(more).c_str(), bytes.data(), int(bytes.size()), number);
}

void set_canvas_size() {  // which empties it
  emscripten_set_canvas_element_size("#canvas", width_px_, height_px_);
  damage_.forget();
}

void resize(const Event& e) {
  // SDL sets the canvas to CSS pixels; what it is in physical ones only the browser knows.
  SDL_SetWindowSize(window_, int(e.n[0]), int(e.n[1]));
  width_px_ = int(e.n[2]);
  height_px_ = int(e.n[3]);
  set_canvas_size();
  used_scale_ = 1;
  input_.pixel_ratio = float(e.n[4]);
  input_.width_px = float(width_px_) / input_.pixel_ratio;
  input_.height_px = float(height_px_) / input_.pixel_ratio;
}

void touch(const Event& e) {
  ImGuiIO& io = ImGui::GetIO();
  int phase = int(e.n[0]);
  if (phase == 4) {  // scrolled: nothing is under a finger that is gone
    if (input_.touch) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    return;
  }
  input_.touch = true;
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(float(e.n[1]), float(e.n[2]));
  if (phase == 1 || phase == 3) io.AddMouseButtonEvent(0, phase == 1);
  if (phase == 3) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

void clear(const gfx::Region& r, ui::Colour c) {
  glEnable(GL_SCISSOR_TEST);
  gfx::scissor(r.left, height_px_ - r.bottom, r.right - r.left, r.bottom - r.top);
  glClearColor(float(c.r) / 255, float(c.g) / 255, float(c.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

// A large rectangle of one colour: clearing costs a tenth of drawing where the processor draws.
void flat(const ImDrawList*, const ImDrawCmd* cmd) {
  const auto& f = *static_cast<const ui::FlatFill*>(cmd->UserCallbackData);
  auto px_x = [](float x) { return int(std::lround((x - view_.origin_x) * view_.pixel_ratio)); };
  auto px_y = [](float y) { return int(std::lround((y - view_.origin_y) * view_.pixel_ratio)); };
  const ImVec4& clip = cmd->ClipRect;
  auto part = [&](float dx, float dy) {
    clear({std::max(px_x(f.x + dx), px_x(clip.x)), std::max(px_y(f.y + dy), px_y(clip.y)),
           std::min(px_x(f.x + f.w - dx), px_x(clip.z)), std::min(px_y(f.y + f.h - dy), px_y(clip.w))},
          f.colour);
  };
  part(f.corner, 0);
  if (f.corner > 0) part(0, f.corner);
}

bool kept(Event& e) {  // what only the next frame needs to know
  switch (e.kind) {
    case EventKind::Resize: resize(e); return true;
    case EventKind::Scroll: input_.scroll_y = float(e.n[0]); return true;
    case EventKind::Look:
      dark_ = e.n[0] != 0;
      input_.reduced_motion = e.n[1] != 0;
      input_.type_scale = e.n[2] > 0 ? float(e.n[2]) : 1;
      input_.forced.reset();
      if (e.n[3] >= 0)
        input_.forced = {ui::hex(uint32_t(e.n[3])), ui::hex(uint32_t(e.n[4])), ui::hex(uint32_t(e.n[5]))};
      return true;
    case EventKind::Input: input_.touch = e.n[0] != 0; return true;
    case EventKind::Touch: touch(e); return true;
    case EventKind::Pinch:
      input_.pinch *= float(e.n[0]);
      input_.pinch_centre = {float(e.n[1]), float(e.n[2])};
      input_.pinch_moved = {input_.pinch_moved.x + float(e.n[3]), input_.pinch_moved.y + float(e.n[4])};
      return true;
    case EventKind::LongPress:  // what is under the finger is shown as under a mouse
      ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
      ImGui::GetIO().AddMousePosEvent(float(e.n[0]), float(e.n[1]));
      return true;
    case EventKind::Image: image_scale_ = std::clamp(float(e.n[0]), .25f, 4.f); return true;
    case EventKind::Mirror:
      mirror_events_.push_back(
          {ui::MirrorEvent::Kind(int(e.n[0])), std::move(e.key), std::move(e.text), e.n[1] != 0, e.n[2] != 0});
      return true;
    default: return false;
  }
}

}  // namespace

void prepare() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
}

bool start() {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  window_ = SDL_CreateWindow("Tollé", 0, 0, 300, 150, SDL_WINDOW_OPENGL);
  context_ = window_ ? SDL_GL_CreateContext(window_) : nullptr;
  if (!context_) return false;
  SDL_StopTextInput();
  ImGui_ImplSDL2_InitForOpenGL(window_, context_);
  ImGui_ImplOpenGL3_Init("#version 300 es");
  fonts_ = add_fonts(*ImGui::GetIO().Fonts);
  return true;
}

std::vector<Event> take_events() { return std::exchange(events_, {}); }

// The canvas as large as the screen or the picture wants it; CSS pixels stay what they are.
void use_scale(float scale) {
  if (scale == used_scale_) return;
  auto scaled = [&](int px) { return int(std::lround(float(px) * scale / used_scale_)); };
  width_px_ = scaled(width_px_);
  height_px_ = scaled(height_px_);
  input_.pixel_ratio *= scale / used_scale_;
  set_canvas_size();
  used_scale_ = scale;
}

ui::FrameInput begin_frame(double now_ms, ui::ThemeName theme) {
  use_scale(image_scale_ > 0 ? image_scale_ : 1);
  SDL_Event e;
  while (SDL_PollEvent(&e)) ImGui_ImplSDL2_ProcessEvent(&e);
  if (!lost_) ImGui_ImplOpenGL3_NewFrame();  // makes its shaders, again after a lost context
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {input_.width_px, input_.height_px};
  io.DisplayFramebufferScale = {input_.pixel_ratio, input_.pixel_ratio};
  ImGui::NewFrame();
  ui::FrameInput in = input_;
  static std::vector<ui::MirrorEvent> told;
  told = std::exchange(mirror_events_, {});
  in.events = told;
  in.time_s = now_ms / 1000;
  in.theme = theme;
  in.flat = flat;
  input_.pinch = 1;
  input_.pinch_moved = {};
  return in;
}

void render(ui::Ui& ui, gfx::Marks& marks) {
  ImGui::Render();  // closes ImGui's own frame; it has drawn nothing
  if (lost_ || width_px_ <= 0) return;
  float ratio = input_.pixel_ratio;
  bool for_image = std::exchange(image_scale_, 0.f) > 0;
  if (for_image) damage_.forget();
  damage_.begin(width_px_, height_px_, ui.palette().paper.packed());
  ui.draw([&](ImDrawList& list, ui::Vec origin) { damage_.add(list, origin.x, origin.y, ratio); });
  gfx::Region region = damage_.end();
  if (region.empty()) return;
  gfx::set_limit(region, height_px_);
  clear({0, 0, width_px_, height_px_}, ui.palette().paper);
  ui.draw([&](ImDrawList& list, ui::Vec origin) {
    view_ = {origin.x, origin.y, ratio, width_px_, height_px_};
    marks.set_view(view_);
    ImDrawData data;
    data.Valid = true;
    data.DisplayPos = {origin.x, origin.y};
    // The backend truncates size × scale: a hundredth keeps it from losing the last pixel.
    data.DisplaySize = {(float(width_px_) + .01f) / ratio, (float(height_px_) + .01f) / ratio};
    data.FramebufferScale = {ratio, ratio};
    data.Textures = &ImGui::GetPlatformIO().Textures;
    data.AddDrawList(&list);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
  });
  if (for_image) request("drawn_for_image");
}

bool prefers_dark() { return dark_; }
std::array<ImFont*, 3> fonts() { return fonts_; }

void publish(const ui::FrameOutput& out) {
  if (out.content_height_px != content_height_) request("height", {}, {}, {}, content_height_ = out.content_height_px);
  if (out.scroll_to_px) request("scroll", {}, {}, {}, *out.scroll_to_px);
  if (out.again_in_s && !out.go_on) request("later", {}, {}, {}, std::ceil(*out.again_in_s * 1000));
  if (out.cursor != cursor_) request("cursor", cursor_ = out.cursor);
  if (!out.focus.empty()) request("focus", out.focus);
  if (!out.focus_quietly.empty()) request("focus_quietly", out.focus_quietly);
  for (const std::string& sentence : out.announcements) request("announce", sentence);
  std::string rects = "[" + std::to_string(out.covered_top_px);
  for (const ui::InputRect& r : out.input_rects) {
    char line[160];
    std::snprintf(line, sizeof line, ",[%.1f,%.1f,%.1f,%.1f,%d,%d,%d,%d]", double(r.rect.x), double(r.rect.y),
                  double(r.rect.w), double(r.rect.h), r.fixed, r.wheel, r.drag, r.active);
    rects += line;
  }
  rects += "]";
  if (rects != rects_) request("rects", rects_ = rects);
}

void publish_mirror(std::string_view json, std::string_view lang) { request("mirror", json, lang); }
void ask(uint64_t seq, std::span<const uint8_t> query, std::string_view zone) {
  request("ask", zone, {}, query, double(seq));
}
void give_query(std::span<const uint8_t> query, std::string_view zone) { request("csv_query", zone, {}, query); }
void want_zone(std::string_view name) { request("zone", name); }
void want_case(std::string_view name) { request("case", name); }
void set_address(std::string_view query, std::string_view fragment, bool is_new_page, bool is_own_case) {
  request("address", query, fragment, {}, is_new_page + 2 * is_own_case);
}
void dialog(std::string_view name, std::string_view json) { request("dialog", name, json); }
void wish(std::string_view name, std::string_view text) { request("wish", name, text); }
void changed() { request("changed"); }

}  // namespace tolle::host

using namespace tolle::host;

// `bytes` is allocated by the caller and freed here.
extern "C" EMSCRIPTEN_KEEPALIVE void host_event(int kind, const char* key, const char* text, uint8_t* bytes, int size,
                                                double a, double b, double c, double d, double e) {
  Event event{EventKind(kind), key, text, {}, {a, b, c, d, e}};
  if (size > 0) event.bytes.assign(bytes, bytes + size);
  std::free(bytes);
  if (event.kind == EventKind::ContextLost && !lost_) {
    lost_ = true;
    ImGui_ImplOpenGL3_Shutdown();  // now: names of the old context mean nothing in the new one
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  }
  if (event.kind == EventKind::ContextBack && lost_) {
    lost_ = false;
    damage_.forget();
    ImGui_ImplOpenGL3_Init("#version 300 es");
  }
  if (!kept(event)) events_.push_back(std::move(event));
}
