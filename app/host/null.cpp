// No window, no pixels, no clock: the same interface for tests.
#include "host/null.h"

#include "host/fonts.h"
#include "imgui.h"

namespace tolle::host {
namespace {
std::vector<null::Request> requests_;
std::vector<Event> events_;
std::vector<ui::MirrorEvent> mirror_events_, told_;
ui::FrameInput input_{.width_px = 1440, .height_px = 900};
std::array<ImFont*, 3> fonts_;
}  // namespace

namespace null {
std::vector<Request>& requests() { return requests_; }
void happen(Event e) {
  if (e.kind == EventKind::Mirror)
    mirror_events_.push_back({ui::MirrorEvent::Kind(int(e.n[0])), e.key, e.text, e.n[1] != 0, e.n[2] != 0});
  else if (e.kind == EventKind::Scroll) input_.scroll_y = float(e.n[0]);
  else events_.push_back(std::move(e));
}
void resize(float width_px, float height_px, float pixel_ratio) {
  input_.width_px = width_px;
  input_.height_px = height_px;
  input_.pixel_ratio = pixel_ratio;
}
void point(ui::Vec at, bool down) {
  ImGui::GetIO().AddMousePosEvent(at.x, at.y);
  ImGui::GetIO().AddMouseButtonEvent(0, down);
}
}  // namespace null

void prepare() {
  if (!ImGui::GetCurrentContext()) ImGui::CreateContext();
}

bool start() {
  if (fonts_[0]) return true;
  prepare();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  fonts_ = add_fonts(*io.Fonts);
  return true;
}

std::vector<Event> take_events() { return std::exchange(events_, {}); }

ui::FrameInput begin_frame(double now_ms, ui::ThemeName theme) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {input_.width_px, input_.height_px};
  io.DeltaTime = 1.f / 60;
  ImGui::NewFrame();
  told_ = std::exchange(mirror_events_, {});
  ui::FrameInput in = input_;
  in.events = told_;
  in.time_s = now_ms / 1000;
  in.theme = theme;
  return in;
}

void render(ui::Ui& ui, gfx::Marks&) {
  ImGui::Render();
  ui.draw([](ImDrawList&, ui::Vec) {});
  for (ImTextureData* t : ImGui::GetPlatformIO().Textures) {  // as a backend would
    if (t->Status == ImTextureStatus_WantCreate || t->Status == ImTextureStatus_WantUpdates)
      t->SetTexID(1), t->SetStatus(ImTextureStatus_OK);
    if (t->Status == ImTextureStatus_WantDestroy)
      t->SetTexID(ImTextureID_Invalid), t->SetStatus(ImTextureStatus_Destroyed);
  }
}

bool prefers_dark() { return false; }
std::array<ImFont*, 3> fonts() { return fonts_; }

void publish(const ui::FrameOutput& out) {
  for (const std::string& sentence : out.announcements) requests_.push_back({"announce", sentence});
}
void publish_mirror(std::string_view json, std::string_view lang) {
  requests_.push_back({"mirror", std::string(json), std::string(lang)});
}
void ask(uint64_t seq, std::span<const uint8_t> q, std::string_view zone) {
  requests_.push_back({"ask", std::string(zone), {}, {q.begin(), q.end()}, double(seq)});
}
void give_query(std::span<const uint8_t> q, std::string_view zone) {
  requests_.push_back({"csv_query", std::string(zone), {}, {q.begin(), q.end()}});
}
void want_zone(std::string_view name) { requests_.push_back({"zone", std::string(name)}); }
void want_case(std::string_view name) { requests_.push_back({"case", std::string(name)}); }
void set_address(std::string_view query, std::string_view fragment, bool is_new_page, bool is_own_case) {
  requests_.push_back(
      {"address", std::string(query), std::string(fragment), {}, double(is_new_page + 2 * is_own_case)});
}
void dialog(std::string_view name, std::string_view json) {
  requests_.push_back({"dialog", std::string(name), std::string(json)});
}
void wish(std::string_view name, std::string_view text) {
  requests_.push_back({"wish", std::string(name), std::string(text)});
}
void changed() { requests_.push_back({"changed"}); }

}  // namespace tolle::host
