// Which of the three is shown; the head of a case; and its parts below each other.
#include "views/cases.h"

#include <algorithm>

#include "i18n/case_words.h"
#include "i18n/dates.h"
#include "views/case_detail.h"
#include "views/case_lanes.h"
#include "views/case_panels.h"
#include "views/case_sheet.h"
#include "views/case_small.h"
#include "views/case_stage.h"
#include "views/notices.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

constexpr float kGlide_s = .55f, kDetail = 372;

// The window as it is drawn: a step of the story is glided to, everything else is followed at once.
model::AxisWindow window_now(Context& c, const model::AxisWindow& target, bool same_axis) {
  CaseScratch& s = c.scratch.cases;
  double now = c.ui.time_s();
  if (s.step != c.state.study.step) {
    s.step = c.state.study.step;
    s.glides++;
    s.glide_from = same_axis && s.window.from < s.window.to ? s.window : target;
    s.glide_until_s = now + kGlide_s;
  }
  float to = s.glides % 2 ? 1.f : 0.f, eased = c.ui.animate(Key("case.glide"), to, kGlide_s);
  double share = s.glides % 2 ? double(eased) : 1 - double(eased);
  if (share >= 1) s.glide_until_s = -1;
  s.window = !s.gliding(now) ? target
                             : model::AxisWindow{s.glide_from.from + (target.from - s.glide_from.from) * share,
                                                 s.glide_from.to + (target.to - s.glide_from.to) * share};
  return s.window;
}

// Place, and from when to when, as far as it is known.
std::string place_and_time(const CaseView& v) {
  Context& c = v.c;
  std::string out(v.text(v.value.place));
  auto add = [&](const std::string& part) {
    if (!part.empty()) (out += out.empty() ? "" : " · ") += part;
  };
  std::optional<int64_t> first, latest_first, last;
  bool open = false;
  for (size_t i : v.t.order) {
    if (!v.shown[i]) continue;
    const cases::Interval& when = v.t.intervals[i];
    open |= !when.earliest_ms;
    if (when.earliest_ms) first = std::min(first.value_or(*when.earliest_ms), *when.earliest_ms);
    if (when.latest_ms) latest_first = std::min(latest_first.value_or(*when.latest_ms), *when.latest_ms);
    if (auto to = when.latest_ms ? when.latest_ms : when.earliest_ms; to) last = std::max(last.value_or(*to), *to);
  }
  if (open || !first) first = latest_first;
  if (v.t.anchored && first && last) {
    std::string from = date(*first, v.zone(), c.lang), to = date(*last, v.zone(), c.lang);
    add(open ? c.t(Str::CaseBefore, from, to) : from == to ? from : c.t(Str::CaseFrom, from, to));
  }
  std::string roles(c.t(Str::CaseRolesOnly));
  if (out.empty() && roles[0] >= 'a' && roles[0] <= 'z') roles[0] = char(roles[0] - 'a' + 'A');
  add(roles);
  return out;
}

struct Switches {
  std::vector<std::string> accounts, axes;
  float accounts_w = 0, axes_w = 0;
};

Switches switches_of(const CaseView& v) {
  Switches s;
  if (v.value.accounts.size() > 1) {
    for (const cases::Account& a : v.value.accounts) s.accounts.emplace_back(v.text(a.name));
    s.accounts.emplace_back(v.c.t(v.value.accounts.size() == 2 ? Str::CaseBoth : Str::CaseAllAccounts));
    s.accounts_w = v.c.ui.segmented_width(s.accounts);
  }
  if (v.t.anchored) {
    s.axes = {std::string(v.c.t(Str::CaseAxisSince)), std::string(v.c.t(Str::CaseAxisCalendar))};
    s.axes_w = v.c.ui.segmented_width(s.axes);
  }
  return s;
}

void draw_switches(CaseView& v, const Switches& s, Flow& flow) {
  Context& c = v.c;
  float h = c.ui.button_size("x").y;
  if (!s.accounts.empty()) {
    size_t at = cases::index_of(v.value.accounts, v.study.account);
    int now = at == cases::kNowhere ? int(v.value.accounts.size()) : int(at);
    if (auto to = c.ui.segmented(Key("case.accounts"), flow.place({s.accounts_w, h}), c.t(Str::CaseAccounts),
                                 s.accounts, now))
      v.study.account = size_t(*to) < v.value.accounts.size() ? v.value.accounts[size_t(*to)].id : "";
  }
  if (!s.axes.empty()) {
    if (auto to = c.ui.segmented(Key("case.axis"), flow.place({s.axes_w, h}), c.t(Str::CaseAxis), s.axes,
                                 int(v.study.axis))) {
      v.study.axis = cases::Axis(*to);
      v.study.from = v.study.to = 0;
    }
  }
}

float draw_head(CaseView& v, const Rect& area) {
  Context& c = v.c;
  Rect room = area;
  if (!v.presenting()) {
    Flow flow({room.x, room.y, room.w, 100});
    auto button = [&](const char* key, Str label) {
      return c.ui.button(Key(key), flow.place(c.ui.button_size(c.t(label))), c.t(label));
    };
    if (button("cases.all", Str::CasesAll)) model::show_case(c.state, "");
    if (button("cases.compare_with", Str::CasesCompareWith)) {
      if (std::ranges::find(v.study.compared, v.open.name) == v.study.compared.end())
        v.study.compared.push_back(v.open.name);
      model::show_case(c.state, "");
    }
    room.cut_top(flow.bottom() - room.y + ui::kSpace2);
  }
  ui::Style title{c.is_phone() || v.brief() ? ui::Size::Fitted : ui::Size::Figure, ui::Weight::Bold};
  if (v.brief()) return c.ui.heading(2, room, v.text(v.value.title), title) + ui::kSpace2;
  Switches s = switches_of(v);
  float switches_w = s.accounts_w + s.axes_w + (s.accounts_w > 0 && s.axes_w > 0 ? ui::kSpace3 : 0);
  bool beside = switches_w > 0 && room.w - switches_w > 520;
  Rect words = room;
  if (beside) words.w -= switches_w + ui::kSpace4;
  // The switches stand beside the two lines below the title.
  std::string_view name = v.text(v.value.title);
  bool one_line = !v.study.freeze && c.ui.text_width(name, title) <= room.w;
  float h = c.ui.heading(2, one_line ? room : words, name, title) + 2;
  // Frozen, the audience is not told how it ends.
  if (!v.study.freeze) h += c.ui.text({words.x, words.y + h, words.w, 0}, v.text(v.value.subtitle)) + 2;
  h += c.ui.text({words.x, words.y + h, words.w, 0}, place_and_time(v), ui::kBody.in(c.colours().muted));
  if (switches_w > 0) {
    float row = c.ui.button_size("x").y;
    Rect place = beside ? Rect{room.right() - switches_w - 1, room.y + std::max(0.f, h - row - 2), switches_w + 2, row}
                        : Rect{room.x, room.y + h + ui::kSpace3, room.w, row};
    Flow flow(place, ui::kSpace3);
    draw_switches(v, s, flow);
    if (!beside) h = flow.bottom() - room.y;
  }
  return room.y + h + ui::kSpace3 - area.y;
}

// The case at the moment that is looked at, handed to `f`.
template <class F>
float with_view(Context& c, const model::OpenCase& open, F&& f) {
  model::CaseState& study = c.state.study;
  if (study.step >= int(open.value.steps.size())) study.step = -1;
  // A link may name a step and nothing else.
  bool bare = study.cursor.empty() && study.selected.empty() && !study.has_zoom();
  if (study.step >= 0 && study.step != c.scratch.cases.step && bare) model::present(study, open, study.step);
  model::CaseNow now = model::now_of(open, study);
  const cases::Timeline& t = *now.timeline;
  if (!t.anchored) study.axis = cases::Axis::Since;
  CaseScratch& s = c.scratch.cases;
  bool same_axis = s.axis == study.axis && s.revision == open.revision;
  if (s.revision != open.revision || s.account != study.account || s.axis != study.axis || s.spots.empty()) {
    s.revision = open.revision, s.account = study.account, s.axis = study.axis;
    s.spots = model::spots_of(t, study.axis, t.origin);
    s.durations = model::has_durations(t, t.origin);
  }
  if (s.graph.revision != open.revision || s.graph.account != study.account) s.graph = graph_of(open, study.account);
  CaseView v{c, open, open.value, study, t, now.seen, now.shown, s.spots, {}, {}, s.graph, s.durations};
  v.all = model::window_of(s.spots, t.order, study.axis);
  model::AxisWindow wanted = study.has_zoom() ? model::AxisWindow{study.from, study.to} : v.all;
  v.window = window_now(c, wanted, same_axis);
  return f(v);
}

float draw_case(CaseView& v, const Rect& area, float covered_below) {
  Context& c = v.c;
  CaseScratch& s = c.scratch.cases;
  if (c.svg) {
    draw_case_sheet(v, area, place_and_time(v));
    return 0;
  }
  Rect room = area;
  room.cut_top(draw_head(v, room));
  // The event that is read stands beside the lanes where there is room, else below them.
  bool reads = v.focus() && !v.presenting(), beside = reads && c.ui.device() == ui::Device::Desktop;
  Rect column = beside ? room.cut_right(kDetail) : Rect{};
  if (beside) room.cut_right(14);
  Rect lanes = room.cut_top(case_lanes_height(v, room));
  draw_case_lanes(v, lanes);
  room.cut_top(ui::kSpace3);
  if (reads && !beside) room.cut_top(draw_case_detail(v, room) + ui::kSpace3);
  room.cut_top(draw_case_panels(v, room));
  float bottom = room.y;
  if (beside) {
    float top = column.y;
    column.y = s.detail.place(c.ui.scroll_y(), c.ui.height() - s.stage_h, area.y, top);
    s.detail.height = draw_case_detail(v, column);
    bottom = std::max(bottom, top + s.detail.height + ui::kSpace3);
  }
  s.covered_below = covered_below;
  s.stage_h = draw_case_stage(v, covered_below);
  return bottom + s.stage_h - area.y;
}

}  // namespace

std::string case_line(Context& c) {
  const model::OpenCase* open = c.cases.find(c.state.study.which);
  if (!open) return {};
  model::CaseNow now = model::now_of(*open, c.state.study);
  auto events = size_t(std::ranges::count(now.shown, true));
  std::string line = c.t(Plural::CasesEvents, events);
  if (c.state.study.freeze) return c.t(Str::CasesLine, line);
  return c.t(Str::CasesLine, c.t(Plural::CasesAccounts, open->value.accounts.size()) + " · " + line + " · " +
                                 c.t(Plural::CasesClaims, open->value.claims.size()));
}

float draw_case_part(Context& c, const Rect& area) {
  const model::OpenCase* open = c.cases.find(c.state.study.which);
  if (!open) return 0;
  return with_view(c, *open, [&](CaseView& v) {
    Rect room = area;
    draw_case_lanes(v, room.cut_top(case_lanes_height(v, room)));
    if (v.focus()) {
      room.cut_top(ui::kSpace3);
      room.cut_top(draw_case_detail(v, room));
    }
    return room.y - area.y;
  });
}

float draw_cases(Context& c, const Rect& area, float covered_below) {
  if (c.state.embed.on) return draw_case_part(c, area);
  auto main = c.ui.landmark(ui::Role::Main, Key("main"), c.t(Str::AppName));
  Rect room = area;
  room.cut_top(draw_case_notices(c, room));
  const std::string& which = c.state.study.which;
  const model::OpenCase* open = c.cases.find(which);
  float height = 0;
  if (c.state.study.comparing && can_compare(c)) height = draw_case_comparison(c, room);
  else if (open) height = with_view(c, *open, [&](CaseView& v) { return draw_case(v, room, covered_below); });
  else if (!which.empty()) height = c.ui.text(room, c.t(Str::CasesReading), ui::kBody.in(c.colours().muted));
  else height = draw_case_list(c, room);
  return room.y + height - area.y;
}

}  // namespace tolle::views
