// The layout depends on the frame's width only: a height that came from the frame would grow or shrink with every answer.
#include "views/embed.h"

#include <algorithm>

#include "i18n/sentences.h"
#include "model/address.h"
#include "model/case_now.h"
#include "views/bar.h"
#include "views/cases.h"
#include "views/chips.h"
#include "views/figures.h"
#include "views/hours.h"
#include "views/notices.h"
#include "views/parts.h"
#include "views/timeline.h"
#include "views/volume.h"
#include "views/waits.h"

namespace tolle::views {
namespace {

using enum model::Part;

const model::OpenCase* shown_case(const Context& c) { return c.cases.find(c.state.study.which); }

std::string_view case_title(const Context& c) {
  const model::OpenCase* open = shown_case(c);
  return open ? model::text_in(open->value.title, c.lang) : c.t(Str::CasesTitle);
}

bool has_content(const Context& c) {
  return c.state.embed.part == Case ? shown_case(c) != nullptr : c.report && !c.session.partial();
}

std::string_view title_of(const Context& c) {
  switch (c.state.embed.part) {
    case Figures: return c.t(Str::EmbedFigures);
    case Volume: return c.knows.times ? volume_title(c) : c.t(Str::TimelineTitle);
    case Waits: return c.t(Str::WaitsTitle);
    case Timeline: return c.t(Str::ZoomTitle);
    case Case: return case_title(c);
    case Hours: break;
  }
  return c.t(Str::HoursTitle);
}

std::string summary_of(Context& c) {
  switch (c.state.embed.part) {
    case Figures: return file_line(c);
    case Volume: return volume_summary(c);
    case Waits: return waits_summary(c);
    case Timeline: return timeline_summary(c);
    case Case: return case_line(c);
    case Hours: break;
  }
  return hours_summary(c);
}

// Figures side by side, on as many lines as they need.
float draw_figure_line(Context& c, const Rect& room) {
  constexpr Figure kOfVolume[] = {Figure::Complaints, Figure::Answered, Figure::Late},
                   kOfWaits[] = {Figure::Complaints, Figure::Answered, Figure::Median},
                   kOfHours[] = {Figure::Answered, Figure::OutOfHours, Figure::Hostile};
  model::Part part = c.state.embed.part;
  if (part == Figures || part == Case) return 0;
  auto section = c.ui.section(Key("figures"), c.t(Str::FiguresLabel));
  Flow flow(room, ui::kSpace5, ui::kSpace2);
  for (Figure figure : part == Waits ? kOfWaits : part == Hours ? kOfHours : kOfVolume) {
    Tile tile = tile_of(c, figure);
    if (figure == Figure::Complaints && part != Waits) tile.lane = Lane::Complaint;  // the figures are the legend
    Vec size = c.ui.bare_figure_size(tile.label, tile.value);
    size.x = std::min(size.x, room.w);
    c.ui.bare_figure(Key(tile.key), flow.place(size), tile.label, tile.value, tile.note, tile.lane, !tile.known);
  }
  return flow.bottom() - room.y + ui::kSpace3;
}

float draw_part(Context& c, const Rect& room) {
  auto at = [&](float height) { return Rect{room.x, room.y, room.w, height}; };
  float height = std::clamp(room.w * .38f, 210.f, 380.f);
  switch (c.state.embed.part) {
    case Figures: return draw_figures(c, room);
    case Volume: return draw_volume_chart(c, at(height)), height;
    case Waits: return draw_waits_chart(c, at(height = c.knows.waits ? height : 60)), height;
    case Timeline:
      return draw_timeline_chart(c, at(height = timeline_known(c) ? timeline_chart_height(c, room.w) : 60)), height;
    case Case: return draw_case_part(c, room);
    case Hours: break;
  }
  height = hours_known(c) ? std::min(hours_chart_height(room.w), 460.f) : 60;
  return draw_hours_chart(c, at(height)), height;
}

std::string source_of(Context& c) {
  if (c.state.embed.part == Case) return std::string(c.t(Str::EmbedCase));
  if (const auto& sample = c.session.sample()) {
    const std::string &credit = sample->attribution[size_t(c.lang)], &title = sample->title[size_t(c.lang)];
    return c.t(Str::EmbedSource, credit.empty() ? title : credit);
  }
  std::string host = host_of(c.state.data);
  return host.empty() ? c.t(Str::EmbedSource, c.data_name()) : c.t(Str::EmbedSourceFrom, c.data_name(), host);
}

// The same selection, on the whole page.
std::string whole_page(const State& state) {
  State whole = state;
  whole.embed = {};
  std::string fragment = model::fragment_of(whole);
  return '?' + model::query_string_of(whole) + (fragment.empty() ? "" : '#' + fragment);
}

float draw_footer(Context& c, const Rect& room) {
  auto footer = c.ui.landmark(ui::Role::Footer, Key("footer"), c.t(Str::EmbedFooter));
  ui::Style quiet = ui::kOneLine.in(c.colours().muted);
  std::string source = has_content(c) ? source_of(c) : std::string(), open(c.t(Str::EmbedOpen));
  float line = c.ui.is_touch() ? ui::kTouchTarget : 24.f, gap = ui::kSpace4;
  struct Action {
    const char* key;
    Str label;
    Wish wish;
  };
  std::vector<Action> actions;
  if (has_content(c))
    actions = {{"embed.data", Str::EmbedData, Wish::Numbers},
               {"embed.image", Str::EmbedImage, Wish::Picture},
               {"embed.share", Str::EmbedShare, Wish::Share}};
  float wide = c.ui.text_width(open) + gap;
  for (const Action& a : actions) wide += c.ui.text_width(c.t(a.label)) + gap;
  float y = room.y;
  bool beside = c.ui.text_width(source) + wide < room.w;
  if (!source.empty()) {
    Rect text{room.x, y + (beside ? (line - 18) / 2 : 0), beside ? room.w - wide : room.w, 40};
    float used = c.ui.text(text, source, beside ? quiet : quiet.lines(2));
    if (!beside) y += used + 2;
  }
  Rect row{beside ? room.right() - wide + gap : room.x, y, beside ? wide : room.w, line};
  Flow flow(row, gap, 2);
  Vec size{c.ui.text_width(open) + 1, line};
  c.ui.link(Key("embed.open"), flow.place(size), open, whole_page(c.state), quiet);
  for (const Action& a : actions) {
    std::string_view label = c.t(a.label);
    Rect place = flow.place({c.ui.text_width(label) + 1, line});
    auto t = c.ui.control({.key = a.key, .role = ui::Role::Button, .rect = place, .label = std::string(label)});
    if (t.activated) c.wish(a.wish);
    if (!c.ui.is_visible(place)) continue;
    c.ui.paint().text_middle(place, label, ui::kOneLine.in(t.hovered ? c.colours().ink : c.colours().muted));
  }
  return flow.bottom() - room.y;
}

// While the wheel and the keys are the chart's: how to give them back.
void draw_way_out(Context& c, float width) {
  if (!c.ui.chart_is_active()) return;
  auto above = c.ui.fixed();
  std::string_view label = c.t(c.ui.is_touch() ? Str::EmbedLeaveTouch : Str::EmbedLeave);
  Vec size = c.ui.button_size(label, {.look = ui::ButtonLook::Primary});
  size.x = std::min(size.x, width - 16);
  if (c.ui.button(Key("embed.leave"), {width - size.x - 8, 8, size.x, size.y}, label,
                  {.look = ui::ButtonLook::Primary}))
    c.ui.leave_chart();
}

}  // namespace

float draw_embed(Context& c) {
  const State before = c.state;
  float width = c.ui.width(), pad = width < 420 ? ui::kSpace3 : ui::kSpace4;
  ui::Painter& p = c.ui.paint();
  p.fill(c.ui.visible(), c.colours().card);
  Rect room{pad, pad - 2, width - 2 * pad, 1e7f};
  {
    auto main = c.ui.landmark(ui::Role::Main, Key("embed"), title_of(c));
    room.cut_top(c.ui.heading(1, room, title_of(c)) + 2);
    ui::Style muted = ui::kBody.in(c.colours().muted);
    auto line = [&](std::string_view text) {
      if (!text.empty()) room.cut_top(c.ui.text(room, text, muted) + ui::kSpace3);
    };
    if (has_content(c)) {
      line(summary_of(c));
      if (c.state.embed.part != Case && model::has_filter(c.state)) {
        if (!c.state.embed.filterable) line(filter_line(c));
        else room.cut_top(draw_chips(c, room, false) + ui::kSpace3);
      }
      room.cut_top(draw_figure_line(c, room));
      room.cut_top(draw_part(c, room) + ui::kSpace3);
    } else if (c.state.embed.part == Case) {
      std::string fault = case_fault_line(c);
      bool named = !c.state.study.which.empty();
      line(!fault.empty() ? std::string_view(fault) : c.t(named ? Str::CasesReading : Str::EmbedNoCase));
    } else if (c.session.phase() == model::Phase::NeedsMapping) {
      line(c.t(Str::EmbedMapping));
    } else if (c.session.error()) {
      line(sentence_of(*c.session.error(), c.lang));
    } else {
      line(c.t(Str::LoadingFigures));
    }
  }
  float bottom = room.y + draw_footer(c, room) + pad - 4;
  p.stroke({0, 0, width, bottom}, c.colours().hairline, 10);
  draw_way_out(c, width);
  if (!before.embed.filterable) {  // what readers may look at closer, but not change
    State kept = before;
    kept.zoom = c.state.zoom;
    kept.unveiled = c.state.unveiled;
    c.state = std::move(kept);
  }
  return bottom;
}

}  // namespace tolle::views
