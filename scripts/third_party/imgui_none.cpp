// Tollé draws on Dear ImGui's draw lists with its fonts and its input; widgets, tables and TrueType are left out. What the
// rest of the library refers to is here: it is reached, if at all, for a window of the library's own that nobody sees.
#include "imgui.h"
#include "imgui_internal.h"

bool ImGui::ButtonBehavior(const ImRect&, ImGuiID, bool* hovered, bool* held, ImGuiButtonFlags) {
  if (hovered) *hovered = false;
  if (held) *held = false;
  return false;
}
bool ImGui::Button(const char*, const ImVec2&) { return false; }
bool ImGui::CloseButton(ImGuiID, const ImVec2&) { return false; }
bool ImGui::CollapseButton(ImGuiID, const ImVec2&) { return false; }
bool ImGui::InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*) { return false; }
bool ImGui::SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) { return false; }
bool ImGui::Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }
void ImGui::Scrollbar(ImGuiAxis) {}
void ImGui::SeparatorText(const char*) {}
void ImGui::TextV(const char*, va_list) {}
void ImGui::TreePop() {}
void ImGui::EndColumns() {}
void ImGui::EndMenuBar() {}
ImGuiMultiSelectIO* ImGui::EndMultiSelect() { return nullptr; }
void ImGui::EndTabBar() {}
void ImGui::EndTable() {}
void ImGui::TableEndRow(ImGuiTable*) {}
void ImGui::TableGcCompactSettings() {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTable*) {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void ImGui::TableSettingsAddSettingsHandler() {}
void ImGui::InputTextDeactivateHook(ImGuiID) {}
ImGuiInputTextState::ImGuiInputTextState() {}
ImGuiInputTextState::~ImGuiInputTextState() {}
void ImGuiMenuColumns::Update(float, bool) {}

// Fonts are host/fonts.h's own; this stands where the library would take FreeType for others.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() { return nullptr; }
}  // namespace ImGuiFreeType

// The library scans texts only where it reads its settings, and there are none.
extern "C" int tolle_no_sscanf(const char*, const char*, ...) { return 0; }
