#include "views/case_stage.h"

#include <algorithm>

#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kBar = 56;

void go(CaseView& v, int step) {
  int last = int(v.value.steps.size()) - 1;
  step = std::clamp(step, 0, last);
  if (step == v.study.step) return;
  model::present(v.study, v.open, step);
  v.c.ui.announce(v.text(v.value.steps[size_t(step)].caption));
}

void leave(CaseView& v) {
  v.study.step = -1;
  v.study.freeze = false;
  v.c.ui.focus(Key("case.present"));
}

void take_keys(CaseView& v) {
  ui::Ui& ui = v.c.ui;
  for (const char* key : {"ArrowRight", "ArrowDown", "PageDown", " "})
    if (ui.key_pressed(key)) return go(v, v.study.step + 1);
  for (const char* key : {"ArrowLeft", "ArrowUp", "PageUp"})
    if (ui.key_pressed(key)) return go(v, v.study.step - 1);
  if (ui.key_pressed("Home")) go(v, 0);
  if (ui.key_pressed("End")) go(v, int(v.value.steps.size()) - 1);
  if (ui.key_pressed("Escape")) leave(v);
}

// No wider than as many lines need: the last one is about as long as the first.
float balanced_width(Context& c, std::string_view text, float most, const ui::Style& style) {
  float h = c.ui.text_height(text, most, style), w = most;
  while (w > most / 2 && c.ui.text_height(text, w - 12, style) <= h) w -= 12;
  return w;
}

// The cursor as a slider over the moments at which something happens; later ones are unknown to a frozen audience.
void draw_cursor_slider(CaseView& v, const Rect& rect) {
  Moments m = moments_of(v);
  std::string text = cursor_text(v);
  size_t last = v.study.freeze ? m.at : m.events.size() - 1;
  auto moved = v.c.ui.slider(Key("case.cursor"), rect,
                             {.label = v.c.t(Str::CaseCursor),
                              .value_text = text,
                              .value = double(m.at),
                              .min = 0,
                              .max = std::max(1., double(last)),
                              .step = 1});
  if (moved) move_cursor(v, int(*moved + .5) - int(m.at));
}

void draw_idle(CaseView& v, Rect bar) {
  Context& c = v.c;
  bool steps = !v.value.steps.empty();
  if (steps) {
    std::string label = "▶\u00a0 " + std::string(c.t(Str::StagePresent));
    Vec size = c.ui.button_size(label, {.look = ui::ButtonLook::Primary});
    Rect r = bar.cut_left(size.x);
    if (c.ui.button(Key("case.present"), {r.x, bar.centre().y - size.y / 2, size.x, size.y}, label,
                    {.look = ui::ButtonLook::Primary, .name = c.t(Str::StagePresent)}))
      go(v, 0);
    bar.cut_left(ui::kSpace3);
    if (!c.is_phone()) {
      std::string told = c.t(Plural::StageSteps, v.value.steps.size());
      float w = c.ui.text_width(told);
      c.ui.text({bar.x, bar.centre().y - v.line() / 2, w + 2, v.line()}, told, ui::kOneLine.in(c.colours().muted));
      bar.cut_left(w + ui::kSpace4);
    }
  }
  if (moments_of(v).events.size() < 2) return;
  std::string cursor = cursor_text(v);
  float most = bar.w * (c.is_phone() ? .5f : .42f), w = std::min(most, c.ui.text_width(cursor) + 2);
  if (!c.is_phone()) {
    c.ui.paint().text_middle(bar.cut_right(w), cursor, ui::kBody.in(c.colours().muted).aligned(ui::Align::Right));
    bar.cut_right(ui::kSpace4);
  }
  bar.cut_left(8);
  bar.cut_right(8);
  draw_cursor_slider(v, {bar.x, bar.y + 8, bar.w, bar.h - 16});
}

void draw_presenting(CaseView& v, Rect bar) {
  Context& c = v.c;
  bool phone = c.is_phone(), wide = c.ui.width() > 980;
  float side = c.ui.is_touch() ? 44.f : 40.f;
  auto square = [&] {
    Rect r = bar.cut_left(side);
    return Rect{r.x, bar.centre().y - side / 2, side, side};
  };
  int last = int(v.value.steps.size()) - 1;
  if (icon_button(c, Key("case.previous"), square(), Icon::Left, c.t(Str::StagePrevious), v.study.step == 0))
    go(v, v.study.step - 1);
  if (icon_button(c, Key("case.next"), square(), Icon::Right, c.t(Str::StageNext), v.study.step == last))
    go(v, v.study.step + 1);
  bar.cut_left(ui::kSpace2);
  Rect end = bar.cut_right(side);
  if (icon_button(c, Key("case.leave"), {end.x, bar.centre().y - side / 2, side, side}, Icon::Close,
                  c.t(Str::StageLeave)))
    leave(v);
  auto button = [&](const char* key, Str label) {
    Vec size = c.ui.button_size(c.t(label));
    Rect r = bar.cut_right(size.x);
    bar.cut_right(ui::kSpace2);
    return c.ui.button(Key(key), {r.x, bar.centre().y - size.y / 2, size.x, size.y}, c.t(label));
  };
  bar.cut_right(ui::kSpace2);
  if (!phone) {
    if (button("case.fullscreen", Str::StageFullScreen)) c.wish(Wish::FullScreen);
    if (button("case.notes", Str::StageNotes)) c.wish(Wish::Notes);
  }
  std::string_view freeze = c.t(Str::StageFreeze);
  float freeze_w = c.ui.text_width(freeze) + 40;
  bar.cut_right(ui::kSpace2);
  if (c.ui.toggle(Key("case.freeze"), bar.cut_right(freeze_w), freeze, v.study.freeze))
    v.study.freeze = !v.study.freeze;
  bar.cut_right(ui::kSpace3);
  std::string at = phone ? std::to_string(v.study.step + 1) + " / " + std::to_string(last + 1)
                         : c.t(Str::StageStep, std::to_string(v.study.step + 1), std::to_string(last + 1));
  if (wide && v.study.freeze) at += " · " + std::string(c.t(Str::StageFrozen));
  float w = std::min(bar.w, c.ui.text_width(at) + 2);
  c.ui.text({bar.x, bar.centre().y - v.line() / 2, w, v.line()}, at, ui::kOneLine.in(c.colours().muted));
  bar.cut_left(w + ui::kSpace4);
  if (bar.w < 60) return;
  // Progress, with a place for each step.
  ui::Painter& p = c.ui.paint();
  float share = last ? c.ui.animate(Key("case.progress"), float(v.study.step) / float(last), .4f) : 1,
        y = bar.centre().y;
  p.fill({bar.x, y - 2, bar.w, 4}, c.colours().hairline, 2);
  p.fill({bar.x, y - 2, bar.w * share, 4}, c.colours().ink, 2);
  for (int i = 0; i <= last; i++) {
    float x = bar.x + bar.w * (last ? float(i) / float(last) : 1);
    p.disc({x, y}, i == v.study.step ? 7 : 4,
           i <= v.study.step ? c.colours().ink : mix(c.colours().hairline, c.colours().edge, .35f));
  }
}

}  // namespace

float draw_case_stage(CaseView& v, float covered) {
  Context& c = v.c;
  bool presenting = v.presenting();
  if (presenting) take_keys(v);
  presenting = v.presenting();
  if (!presenting && v.value.steps.empty() && moments_of(v).events.size() < 2)
    return 0;  // nothing to tell, nothing to move
  float side = c.is_phone() ? ui::kSpace3 : 20.f, width = c.ui.width() - 2 * side;
  ui::Style style{c.is_phone() ? ui::Size::Title : ui::Size::Fitted, ui::Weight::Semibold};
  std::string_view caption = presenting ? v.text(v.value.steps[size_t(v.study.step)].caption) : std::string_view{};
  float room = balanced_width(c, caption, std::min(width, 1100.f), style),
        caption_h = caption.empty() ? 0 : c.ui.text_height(caption, room, style) + 26;
  float h = kBar + caption_h;
  Rect all{0, c.ui.height() - h - covered, c.ui.width(), h};
  auto fixed = c.ui.fixed(all);
  auto section = c.ui.section(Key("case.stage"), c.t(Str::StageLabel), all);
  ui::Painter& p = c.ui.paint();
  p.fill(all, c.colours().card);
  p.hline(0, all.w, all.y, c.colours().hairline);
  if (!caption.empty()) {
    Rect words{side + (width - room) / 2, all.y + 14, room, caption_h - 26};
    c.ui.text(words, caption, style.aligned(ui::Align::Centre));
    p.hline(0, all.w, all.y + caption_h, c.colours().hairline);
  }
  Rect bar{side, all.bottom() - kBar, width, kBar};
  if (presenting) draw_presenting(v, bar);
  else draw_idle(v, bar);
  return h;
}

}  // namespace tolle::views
