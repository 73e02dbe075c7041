// The bar. From wide to narrow: everything, without the file's line, with a second row behind "More".
#include "views/bar.h"

#include <algorithm>

#include "i18n/numbers.h"
#include "views/cases.h"
#include "views/chips.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kBar = 52, kLow = 320;  // where less is to be seen, as zoomed to 400 %, the bar scrolls away

// Short names are for phones, where six words share the width.
std::vector<std::string> view_names(Context& c, bool is_short = false) {
  std::vector<std::string> names;
  if (is_short) {
    for (int i = 0; i < model::kViews; i++) names.emplace_back(c.t(Str(int(Str::ViewShortOverview) + i)));
    return names;
  }
  for (Str s :
       {Str::ViewOverview, Str::ViewTimeline, Str::ViewResponses, Str::ViewStaff, Str::ViewRecords, Str::ViewCases})
    names.emplace_back(c.t(s));
  return names;
}

// The name twice: for the mirror as a heading, for the eye with its accent in colour.
float draw_brand(Context& c, const Rect& rect) {
  constexpr ui::Style kBrand{ui::Size::Title, ui::Weight::Bold};
  c.ui.heading(1, {rect.x, rect.y, 100, rect.h}, c.t(Str::AppName), kBrand.in({0, 0, 0, 1}));
  float y = rect.centre().y - c.ui.text_height("x", 1000, kBrand) / 2,
        w = c.ui.paint().text({rect.x, y}, "Toll", kBrand);
  return w + c.ui.paint().text({rect.x + w, y}, "é", kBrand.in(c.colours().accent));
}

void change_theme(Context& c) {
  bool dark = c.ui.theme() == ui::ThemeName::Dark;
  c.state.theme = dark ? model::Theme::Light : model::Theme::Dark;
}
void change_language(Context& c) { c.state.lang = c.lang == Lang::En ? Lang::Fr : Lang::En; }

void text_button(Context& c, const Key& key, const Rect& rect, Str label, Wish wish,
                 ui::ButtonLook look = ui::ButtonLook::Secondary) {
  bool nothing = (wish == Wish::Export || wish == Wish::Share) && !c.report && c.state.view != model::View::Cases;
  if (c.ui.button(key, rect, c.t(label), {.look = look, .disabled = nothing})) c.wish(wish);
}

// The second row of the bar, on as many lines as it needs.
struct More {
  Str theme;
  Flow flow;
  std::vector<Rect> at;  // export, share (a phone's), theme, language, undo, redo

  More(Context& c, const Rect& row)
      : theme(c.ui.theme() == ui::ThemeName::Dark ? Str::BarLight : Str::BarDark), flow(row) {
    for (Str label : {Str::BarExport, Str::BarShare, theme, Str::BarLanguageShort})
      at.push_back(label != Str::BarShare || c.is_phone() ? flow.place(c.ui.button_size(c.t(label))) : Rect{});
    for (int i = 0; i < 2; i++) at.push_back(flow.place({40, c.ui.button_size("x").y}));
  }
};

void draw_more(Context& c, const PageInput& input, const More& more) {
  text_button(c, Key("bar.export"), more.at[0], Str::BarExport, Wish::Export);
  if (c.is_phone()) text_button(c, Key("bar.share"), more.at[1], Str::BarShare, Wish::Share);
  if (c.ui.button(Key("bar.theme"), more.at[2], c.t(more.theme))) change_theme(c);
  if (c.ui.button(Key("bar.language"), more.at[3], c.t(Str::BarLanguageShort), {.name = c.t(Str::BarLanguage)}))
    change_language(c);
  if (icon_button(c, Key("bar.undo"), more.at[4], Icon::Undo, c.t(Str::BarUndo), !input.can_undo)) c.wish(Wish::Undo);
  if (icon_button(c, Key("bar.redo"), more.at[5], Icon::Redo, c.t(Str::BarRedo), !input.can_redo)) c.wish(Wish::Redo);
}

// Right to left; returns where it ends.
float draw_actions(Context& c, const PageInput& input, const Rect& bar, bool wide) {
  float x = bar.right();
  bool cases = c.state.view == model::View::Cases;
  auto left = [&](float w, float h) {
    x -= w;
    Rect r{x, bar.y + (bar.h - h) / 2, w, h};
    x -= ui::kSpace2;
    return r;
  };
  auto button = [&](Str label) {
    Vec size = c.ui.button_size(c.t(label));
    return left(size.x, size.y);
  };
  if (wide) {
    Rect lang = button(Str::BarLanguageShort), share = button(Str::BarShare), save = button(Str::BarExport),
         open = button(Str::BarOpen), write = cases ? button(Str::BarWrite) : Rect{};
    x -= ui::kSpace1;
    Rect theme = left(kIconSize, kIconSize), redo = left(kIconSize, kIconSize), undo = left(kIconSize, kIconSize);
    if (icon_button(c, Key("bar.undo"), undo, Icon::Undo, c.t(Str::BarUndo), !input.can_undo)) c.wish(Wish::Undo);
    if (icon_button(c, Key("bar.redo"), redo, Icon::Redo, c.t(Str::BarRedo), !input.can_redo)) c.wish(Wish::Redo);
    if (icon_button(c, Key("bar.theme"), theme, Icon::Theme,
                    c.t(c.ui.theme() == ui::ThemeName::Dark ? Str::BarLight : Str::BarDark)))
      change_theme(c);
    if (cases) text_button(c, Key("bar.write"), write, Str::BarWrite, Wish::Write);
    text_button(c, Key("bar.open"), open, Str::BarOpen, Wish::OpenFile);
    text_button(c, Key("bar.export"), save, Str::BarExport, Wish::Export);
    text_button(c, Key("bar.share"), share, Str::BarShare, Wish::Share, ui::ButtonLook::Primary);
    if (c.ui.button(Key("bar.language"), lang, c.t(Str::BarLanguageShort), {.name = c.t(Str::BarLanguage)}))
      change_language(c);
    return x;
  }
  Rect more = left(40, std::max(kIconSize, c.ui.button_size("x").y));
  Rect share = c.is_phone() ? Rect{} : button(Str::BarShare), open = button(Str::BarOpen);
  int n = filters_in_force(c.state);
  std::string filters = n ? c.t(Str::BarFiltersOn, std::to_string(n)) : std::string(c.t(Str::BarFilters));
  Vec size = c.ui.button_size(filters);
  if (cases) {
    text_button(c, Key("bar.write"), button(Str::BarWrite), Str::BarWrite, Wish::Write);
  } else if (c.report) {
    if (c.ui.button(Key("bar.filters"), left(size.x, size.y), filters,
                    {.on = c.scratch.filters_open, .is_toggle = true}))
      c.scratch.filters_open = !c.scratch.filters_open;
  }
  text_button(c, Key("bar.open"), open, Str::BarOpen, Wish::OpenFile);
  if (!share.empty()) text_button(c, Key("bar.share"), share, Str::BarShare, Wish::Share, ui::ButtonLook::Primary);
  if (icon_button(c, Key("bar.more"), more, Icon::More, c.t(Str::BarMore), false, c.scratch.more_open))
    c.scratch.more_open = !c.scratch.more_open;
  return x;
}

}  // namespace

std::string file_line(Context& c, float room) {
  auto fits = [&](const std::string& line) { return room <= 0 || c.ui.text_width(line) <= room; };
  if (c.state.view == model::View::Cases) {
    std::string line = case_line(c);
    while (!fits(line) && line.find(" · ") != line.npos) line.erase(line.rfind(" · "));
    return line;
  }
  if (!c.report) return {};
  const engine::Figures& all = c.report->everything;
  std::string messages = c.t(Plural::FileMessages, all.messages), file = c.data_name(), name = file;
  if (std::string host = host_of(c.state.data); !host.empty()) name += ", " + host;  // whose data they are
  auto day = [&](Ms t) {
    std::string text =
        date(t, c.zone_of(c.knows.days_only ? engine::Precision::Day : engine::Precision::Minute), c.lang);
    for (size_t at = 0; (at = text.find(' ', at)) != text.npos; at += 2) text.replace(at, 1, "\u00a0");
    return text;  // which no line's end takes apart
  };
  if (all.first && all.last) {
    std::string from = day(*all.first), to = day(*all.last),
                whole = from == to ? c.t(Str::FileLineUndated, name, messages) + " · " + from
                                   : c.t(Str::FileLine, name, messages, from, to);
    if (fits(whole)) return whole;
  }
  // What there is no room for is left out rather than cut off.
  if (std::string undated = c.t(Str::FileLineUndated, name, messages); fits(undated)) return undated;
  return c.t(Str::FileLineUndated, file, messages);
}

float draw_bar(Context& c, const PageInput& input) {
  auto header = c.ui.landmark(ui::Role::Header, Key("bar"), c.t(Str::BarLabel));
  bool wide = c.ui.device() == ui::Device::Desktop;
  float side = c.is_phone() ? ui::kSpace4 : 20.f;
  std::optional<More> more;
  if (!wide && c.scratch.more_open) more.emplace(c, Rect{side, kBar, c.ui.width() - 2 * side, kBar});
  Rect all{0, 0, c.ui.width(), more ? more->flow.bottom() + ui::kSpace2 : kBar};
  std::optional<ui::Scope> fixed;
  if (c.ui.height() >= kLow) fixed.emplace(c.ui.fixed(all));
  ui::Painter& p = c.ui.paint();
  p.fill(all, c.colours().card);
  p.hline(0, all.w, all.h - .5f, c.colours().hairline);
  Rect bar{side, 0, all.w - 2 * side, kBar};
  float brand_w = draw_brand(c, {bar.x, 16, 100, 22});
  float right = draw_actions(c, input, bar, wide);
  if (more) draw_more(c, input, *more);
  bool case_view = c.state.view == model::View::Cases;
  c.scratch.views_below = false;
  c.scratch.been_in_cases |= case_view;
  if (!c.report && !c.scratch.been_in_cases) return all.h;
  std::vector<std::string> names = view_names(c);
  float left = bar.x + brand_w + ui::kSpace4;
  if (c.ui.tabs_width(names) > right - left) names = view_names(c, true);
  c.scratch.views_below = c.is_phone() || c.ui.tabs_width(names) > right - left + 6 * ui::kSpace3;
  if (c.scratch.views_below) return all.h;
  float tabs_w = c.ui.tabs_width(names);
  float line_w = wide ? c.ui.text_width(file_line(c)) + ui::kSpace5 : 0;
  // In the middle, or further right where the file's line needs the room.
  float x = std::max(left, std::min(std::max((all.w - tabs_w) / 2, left + line_w), right - tabs_w - ui::kSpace3));
  if (auto view = c.ui.tabs(Key("views"), {x, 0, std::min(tabs_w, right - x), kBar}, c.t(Str::NavLabel), names,
                            int(c.state.view)))
    c.state.view = model::View(*view);
  float line_h = c.ui.text_height("x", 1000);
  if (float room = x - left - ui::kSpace4; wide && room > 150)
    c.ui.text({left, (kBar - line_h) / 2, room, line_h}, file_line(c, room), ui::kOneLine.in(c.colours().muted));
  return all.h;
}

float draw_bottom_views(Context& c) {
  if (!c.scratch.views_below) return 0;
  // A story has the screen to itself.
  if (c.state.view == model::View::Cases && c.state.study.step >= 0 && c.cases.find(c.state.study.which)) return 0;
  Rect bar{0, c.ui.height() - kBar, c.ui.width(), kBar};
  auto fixed = c.ui.fixed(bar);
  c.ui.paint().fill(bar, c.colours().card);
  c.ui.paint().hline(0, bar.w, bar.y, c.colours().hairline);
  std::vector<std::string> names = view_names(c, true);
  if (auto view = c.ui.tabs(Key("views"), bar.inset(std::max(4.f, (bar.w - c.ui.tabs_width(names)) / 2), 0),
                            c.t(Str::NavLabel), names, int(c.state.view)))
    c.state.view = model::View(*view);
  return kBar;
}

}  // namespace tolle::views
