// What a Ui remembers between the widgets of a frame, and from one frame to the next. Private to app/ui.
#pragma once
#include <array>
#include <memory>
#include <unordered_map>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/ui.h"

namespace tolle::ui {

enum Layer : int { kPage, kFixed, kDialog, kTip, kLayers };

struct Ui::Self {
  // this frame
  FrameInput in;
  FrameOutput out;
  std::vector<MirrorEvent> events;
  const Palette* palette = &palette_of(ThemeName::Light);
  Palette forced;  // what `palette` is while the system forces its colours
  std::array<std::unique_ptr<ImDrawList>, kLayers> lists;
  std::array<std::optional<Painter>, kLayers> painters;
  int layer = kPage;
  std::vector<int> layers;  // outer layers
  std::vector<std::string> parents;
  std::vector<std::string> tip;
  std::vector<std::pair<Rect, int>> rings;                       // focus rings and their layers, drawn last
  std::array<std::vector<Rect>, kLayers> blocks, blocks_before;  // what covers the layers below, of the viewport
  std::string next_hot;
  int next_hot_layer = 0;

  // from frame to frame
  std::vector<MirrorEvent> later;  // keys that wait for their turn
  Mirror mirror;
  Type type;
  std::string hot;            // the topmost control under the pointer, as of the last frame
  std::string active;         // pressed and not yet released
  std::string used;           // pressed, and the pointer has not left it since
  bool just_pressed = false;  // `active` began with the last frame
  std::string focused;        // in the DOM, by keyboard
  std::string active_chart;   // takes the wheel
  std::string dragged;        // the chart whose drag has been told to it
  Vec press;                  // where `active` was pressed, in its layer's coordinates
  bool moved = false;         // more than 4 px since
  struct Eased {
    float value = 0, from = 0, target = 0;
    double start_s = 0;
    int frame = 0;
  };
  std::unordered_map<std::string, Eased> eased;
  int frame = 0;

  Painter& paint() { return *painters[size_t(layer)]; }
  Vec pointer() const;           // in the coordinates of the current layer
  bool pointer_is_here() const;  // no higher layer is in between
  const std::string& parent() const;
  Node& add(Node node, const Rect& rect);  // parent and layer filled in
  Scope scope(Ui& ui, Role role, const Key& key, std::string_view label, const Rect& rect, int level = 0);
  const MirrorEvent* event(MirrorEvent::Kind kind, std::string_view key) const;
  // Hit test of a control: remembers it as hot, follows presses, and hears the DOM.
  Touched touch(const std::string& key, const Rect& rect, bool disabled = false);
  void ring(const std::string& key, const Rect& rect);
};

// The 44 px of a finger around a smaller control.
inline Rect finger_rect(const Rect& r, bool touch) {
  if (!touch) return r;
  float dx = std::max(0.f, (32 - r.w) / 2), dy = std::max(0.f, (kTouchTarget - r.h) / 2);
  return {r.x - dx, r.y - dy, r.w + 2 * dx, r.h + 2 * dy};
}

inline constexpr float kCardRadius = 10, kControlRadius = 6;

}  // namespace tolle::ui
