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
constexpr const char* kZones[] = {"UTC", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Athens", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
                                  "America/Montreal", "America/Sao_Paulo", "Africa/Casablanca", "Africa/Dakar", "Asia/Kolkata", "Asia/Manila", "Asia/Tokyo", "Australia/Sydney"};

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

float draw_settings(Context& c, const Rect& area) {
  engine::WorkingHours& work = c.state.work;
  float control = c.ui.is_touch() ? 44.f : 32.f, top = c.ui.card_top(area.w, c.t(Str::StaffWork), "");
  float day_w = std::floor((area.w - 2 * ui::kSpace4 - 6 * 4) / 7);
  Rect rect{area.x, area.y, area.w, std::max(area.h, top + 3 * control + 2 * 24 + 2 * ui::kSpace3 + ui::kSpace4 + 8)};
  ui::Card card = c.ui.card(Key("staff.settings"), rect, c.t(Str::StaffWork));
  Rect body = card.body;
  std::vector<std::string> hours;
  for (int h = 0; h <= 24; h++) hours.push_back(hour_name(h, c.lang));
  std::vector<Rect> two = ui::columns(body.cut_top(control), 2, ui::kSpace2);
  if (auto from = c.ui.select(Key("work.from"), two[0], c.t(Str::StaffWorkFrom), hours, work.from_h)) work.from_h = uint8_t(*from);
  if (auto to = c.ui.select(Key("work.to"), two[1], c.t(Str::StaffWorkTo), hours, work.to_h)) work.to_h = uint8_t(*to);
  body.cut_top(ui::kSpace3);
  Rect days = body.cut_top(control);
  for (int d = 0; d < 7; d++) {
    Rect day{days.x + float(d) * (day_w + 4), days.y, day_w, days.h};
    bool on = work.days >> d & 1;
    std::string name = c.t(on ? Str::StaffDayWorks : Str::StaffDayOff, weekday_long(d, c.lang));
    std::string label(weekday_short(d, c.lang));
    if (c.ui.text_width(label) > day_w - 6) label.resize(label[0] & 0x80 ? 2 : 1);
    if (c.ui.button(Key("work.day", uint64_t(d)), day, label, {.on = on, .is_toggle = true, .name = name})) work.days = uint8_t(work.days ^ (1 << d));
  }
  body.cut_top(ui::kSpace3);
  body.cut_top(c.ui.text(body, c.t(Str::StaffZone), ui::kBody.in(c.colours().muted)) + ui::kSpace1);
  draw_zone(c, body.cut_top(control));
  return rect.h;
}

void draw_out_of_hours(Context& c, const Rect& rect) {
  const engine::Figures& f = c.report->figures;
  bool known = c.knows.answer_hours && f.out_of_hours_share && !c.report->staff.withheld;
  std::string_view why = c.report->staff.withheld ? c.t(Str::WhyWithheld) : c.knows.days_only ? c.t(Str::WhyDaysOnly) : c.t(c.knows.answers ? Str::WhyNoWaits : Str::WhyNoAnswers);
  c.ui.figure(Key("staff.out"), rect, c.t(Str::StaffOutTitle), known ? percent(*f.out_of_hours_share, c.lang) : "–", known ? c.t(Str::StaffOutHow) : why, Lane::Staff, false, !known);
}

void draw_hostile(Context& c, const Rect& rect) {
  const engine::Figures& f = c.report->figures;
  bool known = c.knows.text && f.hostile_per_100_answers;
  std::string_view why = !c.knows.text ? c.t(Str::WhyNoText) : c.t(c.knows.answers ? Str::WhyNoneSelected : Str::WhyNoAnswers);
  c.ui.figure(Key("staff.hostile"), rect, c.t(Str::StaffHostileTitle), known ? number(*f.hostile_per_100_answers, c.lang) : "–", known ? c.t(Str::StaffHostileHow) : why, Lane::Staff, false, !known);
}

void draw_open(Context& c, const Rect& rect) {
  const engine::Timeline& t = c.report->overview;
  c.out.needs.overview_bins = uint32_t(std::clamp(rect.w / 3, 24.f, 600.f));
  std::vector<float> open(t.open.begin(), t.open.end());
  double most = open.empty() ? 1 : std::max(1.f, *std::max_element(open.begin(), open.end()));
  std::vector<double> ticks = ui::count_ticks(most, 4);
  TrendText text{std::string(c.t(Str::StaffOpenTitle)), std::string(c.t(Str::StaffOpenHow)), [lang = c.lang](double v) { return v < 10000 ? number(uint64_t(std::max(0.0, v)), lang) : compact(v, lang); }};
  draw_trend(c, Key("staff.open"), rect, text, t.window, open, {0, std::max(most, ticks.empty() ? 1.0 : ticks.back()), false, ticks}, Lane::Complaint, true);
}

float draw_teams(Context& c, const Rect& area) {
  const engine::Staff& staff = c.report->staff;
  std::vector<const engine::Staff::Team*> shown;
  uint64_t withheld = 0;
  for (const engine::Staff::Team& team : staff.teams) {
    if (team.withheld) withheld++;
    else if (shown.size() < 40) shown.push_back(&team);
  }
  std::string note = withheld ? c.t(Plural::StaffWithheld, withheld) : shown.empty() ? std::string(c.t(Str::StaffNone)) : "";
  float top = c.ui.card_top(area.w, c.t(Str::StaffTeamsTitle), c.t(Str::StaffTeamsHow)), note_h = note.empty() ? 0 : c.ui.text_height(note, area.w - 2 * ui::kSpace4) + ui::kSpace2;
  Rect rect{area.x, area.y, area.w, top + (shown.empty() ? 0 : 32 + kRow * float(shown.size())) + note_h + ui::kSpace4};
  ui::Card card = c.ui.card(Key("teams"), rect, c.t(Str::StaffTeamsTitle), c.t(Str::StaffTeamsHow));
  if (!shown.empty()) {
    float cell = std::clamp(card.body.w * .15f, 76.f, 170.f);
    std::vector<ui::Column> columns = {{std::string(c.t(Str::ColumnTeam)), 0}};
    bool wide = card.body.w > 560;
    if (wide) columns.push_back({std::string(c.t(Str::ColumnPeople)), cell, ui::Align::Right});
    for (Str s : {Str::ColumnAnswers, Str::ColumnOutOfHours, Str::ColumnHostilePer100}) columns.push_back({std::string(c.t(s)), cell, ui::Align::Right});
    ui::Table table = c.ui.table(Key("teams.rows"), card.body, c.t(Str::StaffTeamsTitle), columns);
    double most = 1, worst = 1;
    auto hostility = [](const engine::Staff::Team& t) { return t.answers ? 100.0 * double(t.hostile) / double(t.answers) : 0; };
    for (auto* t : shown) most = std::max(most, double(t->answers)), worst = std::max(worst, hostility(*t));
    std::vector<std::string>& chosen = c.state.filter.organisation;
    for (auto* t : shown) {
      bool selected = std::find(chosen.begin(), chosen.end(), t->organisation) != chosen.end();
      if (table.row(Key("team", t->organisation), kRow, selected).activated) model::toggle(chosen, t->organisation);
      table.cell(facet_name(c, t->organisation));
      if (wide) table.cell(t->agents ? number(t->agents, c.lang) : std::string(c.t(Str::FacetUnknownAgents)), ui::kOneLine.in(c.colours().muted).aligned(ui::Align::Right));
      auto bar = [&](const std::string& text, double share, Lane lane) { draw_bar_cell(c, table.cell_to_draw(text), text, float(share), lane); };
      bar(number(t->answers, c.lang), double(t->answers) / most, Lane::Response);
      bar(percent(t->out_of_hours_share, c.lang), t->out_of_hours_share, Lane::Staff);
      bar(number(hostility(*t), c.lang), hostility(*t) / worst, Lane::Staff);
    }
    card.body.y = table.bottom() + ui::kSpace2;
  }
  if (!note.empty()) c.ui.text(card.body, note, ui::kBody.in(c.colours().muted));
  return rect.h;
}

}  // namespace

float draw_staff(Context& c, const Rect& area) {
  ui::Stack stack(area);
  float hours_h = std::clamp(area.w * .34f, 270.f, 420.f);
  std::string_view notes[] = {c.t(Str::StaffOutHow), c.t(Str::StaffHostileHow)};
  if (area.w > 860) {
    Rect row = stack.take(hours_h);
    Rect side = row.cut_right(300);
    row.cut_right(ui::kSpace3);
    draw_hours(c, row);
    draw_settings(c, side);
  } else {
    draw_hours(c, stack.take(std::max(hours_h, area.w * .5f + 120)));
    Rect place = stack.take(0);
    stack = ui::Stack({area.x, place.y + draw_settings(c, place) + ui::kSpace3, area.w, 0});
  }
  float half = (area.w - ui::kSpace3) / 2, figure_h = 0;
  for (std::string_view note : notes) figure_h = std::max(figure_h, c.ui.figure_height(half, c.t(Str::StaffHostileTitle), "0", note));
  std::vector<Rect> two = ui::columns(stack.take(figure_h), 2);
  draw_out_of_hours(c, two[0]);
  draw_hostile(c, two[1]);
  if (c.knows.answers) draw_open(c, stack.take(230));
  Rect rest = stack.take(0);
  return rest.y + draw_teams(c, rest) - area.y;
}

}  // namespace tolle::views
