// Which of the three is shown, and what stands above it.
#include "views/cases.h"

#include <algorithm>

#include "model/case_now.h"
#include "views/notices.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

float draw_list(Context& c, const Rect& area) {
  Rect room = area;
  room.cut_top(c.ui.heading(2, room, c.t(Str::CasesTitle)) + 2);
  room.cut_top(c.ui.text(room, c.t(Str::CasesHow), ui::kBody.in(c.colours().muted)) + ui::kSpace4);
  const std::vector<model::BundledCase>* index = c.cases.index();
  for (size_t i = 0; index && i < index->size(); i++) {
    const model::BundledCase& one = (*index)[i];
    std::string_view title = model::text_in(one.title, c.lang);
    Rect row = room.cut_top(c.ui.button_size(title).y);
    row.w = c.ui.button_size(title).x;
    if (c.ui.button(Key("cases.open", one.id), row, title)) model::show_case(c.state, one.id);
    room.cut_top(ui::kSpace2);
  }
  return room.y - area.y;
}

float draw_case(Context& c, const Rect& area, const model::OpenCase& open) {
  Rect room = area;
  room.cut_top(c.ui.heading(2, room, model::text_in(open.value.title, c.lang)) + 2);
  room.cut_top(c.ui.text(room, model::text_in(open.value.subtitle, c.lang), ui::kBody.in(c.colours().muted)) + 8);
  model::CaseNow now = model::now_of(open, c.state.study);
  for (size_t i : now.timeline->order)
    if (now.shown[i]) room.cut_top(c.ui.text(room, model::text_in(open.value.events[i].title, c.lang)));
  return room.y - area.y;
}

}  // namespace

std::string case_line(Context& c) {
  const model::OpenCase* open = c.cases.find(c.state.study.which);
  if (!open) return {};
  model::CaseNow now = model::now_of(*open, c.state.study);
  size_t events = size_t(std::count(now.shown.begin(), now.shown.end(), true));
  return c.t(Str::CasesLine, c.t(Plural::CasesAccounts, open->value.accounts.size()), c.t(Plural::CasesEvents, events),
             c.t(Plural::CasesClaims, open->value.claims.size()));
}

float draw_cases(Context& c, const Rect& area) {
  auto main = c.ui.landmark(ui::Role::Main, Key("main"), c.t(Str::AppName));
  Rect room = area;
  room.cut_top(draw_case_notices(c, room));
  const std::string& which = c.state.study.which;
  const model::OpenCase* open = c.cases.find(which);
  float height = 0;
  if (!which.empty() && !open) height = c.ui.text(room, c.t(Str::CasesReading), ui::kBody.in(c.colours().muted));
  else height = open ? draw_case(c, room, *open) : draw_list(c, room);
  return room.y + height - area.y;
}

}  // namespace tolle::views
