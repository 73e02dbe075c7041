// Landmarks, sections, layers and clips: what contains the widgets.
#include "ui/self.h"

namespace tolle::ui {

Scope Ui::Self::scope(Ui& ui, Role role, const Key& key, std::string_view label, const Rect& rect, int level) {
  Node node{.key = key.text, .role = role, .label = std::string(label), .level = level};
  parents.push_back(add(std::move(node), rect).key);
  return Scope(ui, [](Ui& u) { u.self_->parents.pop_back(); });
}

Scope Ui::landmark(Role role, const Key& key, std::string_view label) {
  return self_->scope(*this, role, key, label, {});
}
Scope Ui::section(const Key& key, std::string_view label, const Rect& r) {
  return self_->scope(*this, Role::Section, key, label, r);
}
Scope Ui::list(const Key& key, std::string_view label, const Rect& r) {
  return self_->scope(*this, Role::List, key, label, r);
}
Scope Ui::list_item(const Key& key, const Rect& r) { return self_->scope(*this, Role::ListItem, key, {}, r); }

Scope Ui::fixed(const Rect& covers) {
  self_->layers.push_back(self_->layer);
  self_->layer = std::max<int>(self_->layer, kFixed);
  if (!covers.empty()) self_->blocks[size_t(self_->layer)].push_back(covers);
  return Scope(*this, [](Ui& u) {
    u.self_->layer = u.self_->layers.back();
    u.self_->layers.pop_back();
  });
}

Scope Ui::dialog(const Key& key, const Rect& rect, std::string_view title) {
  Self& s = *self_;
  s.layers.push_back(s.layer);
  s.layer = kDialog;
  Rect all{0, 0, s.in.width_px, s.in.height_px};
  s.blocks[kDialog].push_back(all);
  s.paint().fill(all, Colour{20, 20, 22, 110});
  s.paint().fill(rect, s.palette->card, kCardRadius);
  s.paint().stroke(rect, s.palette->hairline, kCardRadius);
  s.parents.push_back(s.add({.key = key.text, .role = Role::Dialog, .label = std::string(title)}, rect).key);
  return Scope(*this, [](Ui& u) {
    u.self_->parents.pop_back();
    u.self_->layer = u.self_->layers.back();
    u.self_->layers.pop_back();
  });
}

Scope Ui::clip(const Rect& rect) {
  paint().push_clip(rect);
  return Scope(*this, [](Ui& u) { u.paint().pop_clip(); });
}

}  // namespace tolle::ui
