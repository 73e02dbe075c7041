// The cost to the people who answer.
#include "views/staff.h"

#include <algorithm>
#include <cmath>

#include "i18n/numbers.h"
#include "views/facets.h"
#include "views/hours.h"
#include "views/parts.h"
#include "views/trend.h"

namespace tolle::views {
namespace {

constexpr float kRow = 30;
constexpr const char* kZones[] = {"UTC",
                                  "Europe/London",
                                  "Europe/Paris",
                                  "Europe/Berlin",
                                  "Europe/Athens",
                                  "America/New_York",
                                  "America/Chicago",
                                  "America/Denver",
                                  "America/Los_Angeles",
                                  "America/Montreal",
                                  "America/Sao_Paulo",
                                  "Africa/Casablanca",
                                  "Africa/Dakar",
                                  "Asia/Kolkata",
                                  "Asia/Manila",
                                  "Asia/Tokyo",
                                  "Australia/Sydney"};

std::string zone_label(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

void draw_zone(Context& c, const Rect& rect) {
  std::vector<std::string> names;
  auto add = [&](const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  add(c.state.zone), add("UTC"), add(c.session.source().zone), add(c.session.source().zone_suggested);
  for (const char* name : kZones) add(name);
  std::vector<std::string> labels;
  for (const std::string& name : names) labels.push_back(zone_label(name));
  labels.emplace_back(c.t(Str::StaffZoneOther));
  auto chosen = c.ui.select(Key("staff.zone"), rect, c.t(Str::StaffZone), labels, 0);
  if (chosen && size_t(*chosen) == names.size()) c.wish(Wish::ChooseZone);
  else if (chosen) c.state.zone = names[size_t(*chosen)];
}

float control_height(const Context& c) { return c.ui.is_touch() ? 44.f : 32.f; }

float settings_height(const Context& c, float width) {
  return c.ui.card_top(width, c.t(Str::StaffWork), "") + 3 * control_height(c) + 2 * ui::kSpace3 + 24 + ui::kSpace4;
}

void draw_settings(Context& c, const Rect& rect) {
  engine::WorkingHours& work = c.state.work;
  float control = control_height(c), day_w = std::floor((rect.w - 2 * ui::kSpace4 - 6 * 4) / 7);
  ui::Card card = c.ui.card(Key("staff.settings"), rect, c.t(Str::StaffWork));
  Rect body = card.body;
  std::vector<std::string> hours;
  for (int h = 0; h <= 24; h++) hours.push_back(hour_name(h, c.lang));
  std::vector<Rect> two = ui::columns(body.cut_top(control), 2, ui::kSpace2);
  if (auto from = c.ui.select(Key("work.from"), two[0], c.t(Str::StaffWorkFrom), hours, work.from_h))
    work.from_h = uint8_t(*from);
  if (auto to = c.ui.select(Key("work.to"), two[1], c.t(Str::StaffWorkTo), hours, work.to_h)) work.to_h = uint8_t(*to);
  body.cut_top(ui::kSpace3);
  Rect days = body.cut_top(control);
  std::vector<Rect> places = ui::columns(days, 7, 4);
  bool narrow = false;  // then all of them are one letter
  for (int d = 0; d < 7; d++) narrow |= c.ui.text_width(weekday_short(d, c.lang)) > day_w - 2;
  for (int d = 0; d < 7; d++) {
    Rect day = places[size_t(d)];
    bool on = work.days >> d & 1;
    std::string name = c.t(on ? Str::StaffDayWorks : Str::StaffDayOff, weekday_long(d, c.lang));
    std::string label(weekday_short(d, c.lang));
    if (narrow) label.resize(1);
    if (c.ui.button(Key("work.day", uint64_t(d)), day, label, {.on = on, .is_toggle = true, .name = name}))
      work.days = uint8_t(work.days ^ (1 << d));
  }
  body.cut_top(ui::kSpace3);
  body.cut_top(c.ui.text(body, c.t(Str::StaffZone), ui::kBody.in(c.colours().muted)) + ui::kSpace1);
  draw_zone(c, body.cut_top(control));
}

void draw_out_of_hours(Context& c, const Rect& rect, float label_h) {
  const engine::Figures& f = c.report->figures;
  bool known = c.knows.answer_hours && f.out_of_hours_share && !c.report->staff.withheld;
  c.ui.figure(Key("staff.out"), rect, c.t(Str::StaffOutTitle), known ? percent(*f.out_of_hours_share, c.lang) : "–",
              c.t(known ? Str::StaffOutHow : c.why_no_answer_hours()), Lane::Staff, !known, label_h);
}

void draw_hostile(Context& c, const Rect& rect, float label_h) {
  const engine::Figures& f = c.report->figures;
  bool known = c.knows.text && f.hostile_per_100_answers;
  std::string_view why = !c.knows.text ? c.t(Str::WhyNoText)
                                       : c.t(!c.knows.answers       ? Str::WhyNoAnswers
                                             : c.knows.answer_times ? Str::WhyNoneSelected
                                                                    : Str::WhyNoMessages);
  c.ui.figure(Key("staff.hostile"), rect, c.t(Str::StaffHostileTitle),
              known ? number(*f.hostile_per_100_answers, c.lang) : "–", known ? c.t(Str::StaffHostileHow) : why,
              Lane::Staff, !known, label_h);
}

void draw_open(Context& c, const Rect& rect) {
  engine::TimeWindow busy = busy_window(c);
  bool part = busy != c.report->extent;
  const engine::Timeline& t = part ? c.report->zoom : c.report->overview;
  auto bins = uint32_t(std::clamp(rect.w / 3, 24.f, 600.f));
  c.out.needs.overview_bins = bins;
  if (part) c.out.needs.zoom = busy, c.out.needs.zoom_bins = bins;
  std::vector<float> open(t.open.begin(), t.open.end());
  if (!c.report->figures.complaints && !c.report->figures.ghosts) open.clear();  // no line at zero
  double most = open.empty() ? 1 : std::max(1.f, *std::max_element(open.begin(), open.end()));
  std::vector<double> ticks = ui::count_ticks(most, 4);
  TrendText text{std::string(c.t(Str::StaffOpenTitle)), std::string(c.t(Str::StaffOpenHow)), [lang = c.lang](double v) {
                   return v < 10000 ? number(uint64_t(std::max(0.0, v)), lang) : compact(v, lang);
                 }};
  draw_trend(c, Key("staff.open"), rect, text, t.window, open,
             {0, std::max(most, ticks.empty() ? 1.0 : ticks.back()), false, ticks}, Lane::Complaint, true);
}

float draw_teams(Context& c, const Rect& area) {
  const engine::Staff& staff = c.report->staff;
  std::vector<const engine::Staff::Team*> shown;
  uint64_t withheld = 0;
  for (const engine::Staff::Team& team : staff.teams) {
    if (team.withheld) withheld++;
    else if (shown.size() < 40) shown.push_back(&team);
  }
  std::string note = withheld        ? c.t(Plural::StaffWithheld, withheld)
                     : shown.empty() ? std::string(c.t(Str::StaffNone))
                                     : "";
  float top = c.ui.card_top(area.w, c.t(Str::StaffTeamsTitle), c.t(Str::StaffTeamsHow)),
        note_h = note.empty() ? 0 : c.ui.text_height(note, area.w - 2 * ui::kSpace4) + ui::kSpace2;
  Rect rect{area.x, area.y, area.w, top + (shown.empty() ? 0 : 32 + kRow * float(shown.size())) + note_h + ui::kSpace4};
  ui::Card card = c.ui.card(Key("teams"), rect, c.t(Str::StaffTeamsTitle), c.t(Str::StaffTeamsHow));
  if (!shown.empty()) {
    bool wide = card.body.w > 560;
    double most = 1, worst = 1;
    auto hostility = [](const engine::Staff::Team& t) {
      return t.answers ? 100.0 * double(t.hostile) / double(t.answers) : 0;
    };
    for (auto* t : shown) most = std::max(most, double(t->answers)), worst = std::max(worst, hostility(*t));
    BarColumn bars[] = {
        {std::string(c.t(Str::ColumnAnswers)), Lane::Response, {}},
        {std::string(c.t(wide ? Str::ColumnOutOfHours : Str::ColumnOutOfHoursShort)), Lane::Staff, {}},
        {std::string(c.t(wide ? Str::ColumnHostilePer100 : Str::ColumnHostilePer100Short)), Lane::Staff, {}}};
    for (auto* t : shown) {
      bars[0].cells.push_back({number(t->answers, c.lang), double(t->answers) / most});
      bars[1].cells.push_back({percent(t->out_of_hours_share, c.lang), t->out_of_hours_share});
      bars[2].cells.push_back({number(hostility(*t), c.lang), hostility(*t) / worst});
    }
    float cell = std::clamp(card.body.w * .15f, 76.f, 170.f);
    std::vector<ui::Column> columns = {{std::string(c.t(Str::ColumnTeam)), 0}};
    if (wide) columns.push_back({std::string(c.t(Str::ColumnPeople)), cell, ui::Align::Right});
    for (const BarColumn& bar : bars) columns.push_back(bar.column(c, wide, cell));
    ui::Table table = c.ui.table(Key("teams.rows"), card.body, c.t(Str::StaffTeamsTitle), columns);
    std::vector<std::string>& chosen = c.state.filter.organisation;
    for (size_t i = 0; i < shown.size(); i++) {
      const engine::Staff::Team* t = shown[i];
      bool selected = std::find(chosen.begin(), chosen.end(), t->organisation) != chosen.end();
      if (table.row(Key("team", t->organisation), kRow, selected).activated) model::toggle(chosen, t->organisation);
      draw_cell_beside_bars(c, table, facet_name(c, t->organisation));
      if (wide)
        draw_cell_beside_bars(c, table,
                              t->agents ? number(t->agents, c.lang) : std::string(c.t(Str::FacetUnknownAgents)),
                              ui::kOneLine.in(c.colours().muted).aligned(ui::Align::Right));
      for (const BarColumn& bar : bars) {
        const BarColumn::Cell& figure = bar.cells[i];
        draw_bar_cell(c, table.cell_to_draw(figure.text), figure.text, float(figure.share), bar.lane);
      }
    }
    card.body.y = table.bottom() + ui::kSpace2;
  }
  if (!note.empty()) c.ui.text(card.body, note, ui::kBody.in(c.colours().muted));
  return rect.h;
}

}  // namespace

float draw_staff(Context& c, const Rect& area) {
  ui::Stack stack(area);
  bool wide = area.w > 860;
  float side_w = wide ? 320.f : area.w, tile_w = wide ? side_w : (area.w - ui::kSpace3) / 2, tile_h = 0;
  for (Str note : {Str::StaffOutHow, Str::StaffHostileHow})
    tile_h = std::max(tile_h, c.ui.figure_height(tile_w, c.t(Str::StaffHostileTitle), c.t(note)));
  if (wide) {
    float settings = settings_height(c, side_w), hours = std::max(settings + 2 * (tile_h + ui::kSpace3), area.w * .3f);
    Rect row = stack.take(hours);
    Rect side = row.cut_right(side_w);
    row.cut_right(ui::kSpace3);
    draw_hours(c, row);
    draw_settings(c, side.cut_top(hours - 2 * (tile_h + ui::kSpace3)));
    side.cut_top(ui::kSpace3);
    draw_out_of_hours(c, side.cut_top(tile_h), 0);
    side.cut_top(ui::kSpace3);
    draw_hostile(c, side, 0);
  } else {
    draw_hours(c, stack.take(hours_height(c, area.w)));
    draw_settings(c, stack.take(settings_height(c, side_w)));
    std::vector<Rect> two = ui::columns(stack.take(tile_h), 2);
    float label_h = c.ui.figure_label_height(tile_w, c.t(Str::StaffHostileTitle));
    draw_out_of_hours(c, two[0], label_h);
    draw_hostile(c, two[1], label_h);
  }
  if (c.knows.answer_times) draw_open(c, stack.take(230));
  Rect rest = stack.take(0);
  return rest.y + draw_teams(c, rest) - area.y;
}

}  // namespace tolle::views
