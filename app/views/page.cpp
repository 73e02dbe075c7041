// The frame of the page: bar, notices, chips, the view, and beside it the facets or a thread.
//
//    ┌ bar ───────────────────────────────────────────────┐
//    │ notices, chips                      │ facets, or   │   on small screens the column at the right is a drawer
//    │ view                                │ a thread     │   that takes the view's place
//    └─────────────────────────────────────┴──────────────┘
#include "views/page.h"

#include <algorithm>

#include "i18n/numbers.h"
#include "views/bar.h"
#include "views/cases.h"
#include "views/chips.h"
#include "views/embed.h"
#include "views/facets.h"
#include "views/notices.h"
#include "views/overview.h"
#include "views/records.h"
#include "views/responses.h"
#include "views/staff.h"
#include "views/thread.h"
#include "views/timeline.h"

namespace tolle::views {

void ScratchDeleter::operator()(Scratch* scratch) const { delete scratch; }
ScratchPtr make_scratch() { return ScratchPtr(new Scratch); }

namespace {

constexpr float kMaxWidth = 1760, kSide = 266, kThread = 400;
constexpr double kPatience_s = 0.25;  // an older report is dimmed

float draw_view(Context& c, const Rect& area) {
  switch (c.state.view) {
    case model::View::Overview: return draw_overview(c, area);
    case model::View::Timeline: return draw_timeline(c, area);
    case model::View::Responses: return draw_responses(c, area);
    case model::View::Staff: return draw_staff(c, area);
    case model::View::Records:
    case model::View::Cases: break;
  }
  return draw_records(c, area);
}

// Says politely what a change of filters left, once: not what a search has found so far, nor the same after each letter.
void announce(Context& c) {
  Scratch& s = c.scratch;
  if (c.report->query.filter != c.state.filter || c.report->searched < 1) return;
  if (s.was_announced && s.announced != c.state.filter) {
    std::string sentence = c.t(Plural::CountMessages, c.report->figures.messages) + ", " +
                           c.t(Plural::CountComplaints, c.report->figures.complaints);
    if (sentence != s.said) c.ui.announce(s.said = sentence);
  }
  s.announced = c.state.filter, s.was_announced = true;
}

void take_keys(Context& c) {
  if (c.ui.key_pressed("/")) {
    if (c.ui.device() != ui::Device::Desktop) c.scratch.filters_open = true;
    c.state.thread = engine::kNoRow;
    c.ui.focus(Key("search.text"));
  }
  if (c.ui.key_pressed("ctrl+z")) c.wish(Wish::Undo);
  if (c.ui.key_pressed("ctrl+shift+z") || c.ui.key_pressed("ctrl+y")) c.wish(Wish::Redo);
  if (c.ui.key_pressed("?")) c.wish(Wish::Keyboard);
  for (int i = 0; i < model::kViews; i++)
    if (c.ui.key_pressed(std::to_string(i + 1))) c.state.view = model::View(i);
}

// Another view, another file, another thread on a small screen: begin at the top.
void follow_changes(Context& c) {
  Scratch& s = c.scratch;
  bool new_view = s.last_view != c.state.view;
  bool new_thread = s.last_thread != c.state.thread && c.ui.device() == ui::Device::Phone;
  if (c.report && s.last_dataset != c.report->dataset) s.expanded = {}, s.last_dataset = c.report->dataset;
  if (new_view) s.filters_open = s.more_open = false;
  if (new_view || new_thread) c.ui.scroll_to({0, 0, 1, 1});
  s.last_view = c.state.view;
  s.last_thread = c.state.thread;
}

float draw_main(Context& c, const Rect& area, bool can_undo, bool alone) {
  auto main = c.ui.landmark(ui::Role::Main, Key("main"), c.t(Str::AppName));
  Rect room = area;
  if (c.ui.device() != ui::Device::Desktop)
    room.cut_top(c.ui.text(room, file_line(c), ui::kBody.lines(2).in(c.colours().muted)) + ui::kSpace3);
  room.cut_top(draw_notices(c, room));
  float chips = draw_chips(c, room, can_undo);
  if (chips > 0) room.cut_top(chips + ui::kSpace3);
  if (!c.report->figures.messages && model::has_filter(c.state)) room.cut_top(draw_nothing_found(c, room));
  float bottom = room.y + draw_view(c, room);
  if (alone) draw_quality(c, room.x, bottom += ui::kSpace3, room.w);
  double stale_s = c.session.stale_s(c.ui.time_s());
  if (stale_s >= kPatience_s)
    c.ui.paint().fill({area.x - 4, room.y, area.w + 8, bottom - room.y}, c.colours().paper.faded(.55f));
  else if (c.session.in_flight()) c.ui.go_on_in(kPatience_s - stale_s);
  return bottom;
}

}  // namespace

PageResult draw_page(ui::Ui& ui, gfx::Marks& marks, model::State& state, model::Session& session, model::Cases& cases,
                     Scratch& scratch, PageInput input) {
  PageResult out;
  Context c{
      ui,       marks, state, session, cases, scratch, out, session.report(), {}, state.lang, false, session.revision(),
      input.svg};
  if (c.report && (c.report->dataset == 0 || !session.has_data())) c.report = nullptr;
  if (c.report) c.knows = knows_of(*c.report, session.source());
  if (state.embed.on) {
    ui.set_content_height(draw_embed(c));
    if (c.report) announce(c);
    return out;
  }
  follow_changes(c);
  take_keys(c);

  float width = std::min(ui.width(), kMaxWidth), margin = c.is_phone() ? ui::kSpace3 : 20.f,
        left = (ui.width() - width) / 2 + margin;
  float bar = draw_bar(c, input), bottom_bar = draw_bottom_views(c), top = bar + ui::kSpace4;
  Rect area{left, top, width - 2 * margin, 1e7f};
  float bottom;
  bool thread = c.report && state.thread != engine::kNoRow, desktop = ui.device() == ui::Device::Desktop;
  if (state.view == model::View::Cases) {
    bottom = top + draw_cases(c, area, bottom_bar);
  } else if (!c.report) {
    auto main = ui.landmark(ui::Role::Main, Key("main"), c.t(Str::AppName));
    bottom = top + draw_nothing_open(c, area);
  } else if (c.is_phone() && (thread || scratch.filters_open)) {
    bottom = top + (thread ? draw_thread(c, area) : draw_facets(c, area.x, top, area.w));
  } else {
    bool side = desktop || thread || scratch.filters_open;
    float side_w = thread ? std::min(kThread, area.w * .45f) : kSide;
    Rect main = area;
    Rect column = side ? main.cut_right(side_w) : Rect{};
    if (side) main.cut_right(14);
    c.narrow = main.w < 620;
    bottom = draw_main(c, main, input.can_undo, !side);
    if (side) {
      Sticky& sticky = thread ? scratch.thread : scratch.side;
      column.y = sticky.place(ui.scroll_y(), ui.height(), bar + ui::kSpace4, top);
      float height = thread ? draw_thread(c, column) : draw_facets(c, column.x, column.y, column.w);
      sticky.height = height;
      bottom = std::max(bottom, top + height);
    }
  }
  if (c.report) announce(c);
  ui.set_content_height(bottom + bottom_bar + ui::kSpace5);
  return out;
}

}  // namespace tolle::views
