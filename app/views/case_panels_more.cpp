// What it did to people at work, who bore what, how accounts differ, what the sources are worth.
#include <algorithm>
#include <cmath>

#include "i18n/case_words.h"
#include "views/case_panel.h"
#include "views/parts.h"

namespace tolle::views {

Panel ledger_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{"case.ledger",
          Str::LedgerTitle,
          std::string(c.t(Str::LedgerHow)),
          {Str::LedgerWhat, Str::LedgerWho, Str::LedgerEffect},
          {},
          {}};
  std::vector<cases::LedgerLine> lines = cases::ledger(v.value, v.t, v.seen);
  size_t key = 0;
  for (size_t who = 0; who < cases::words_of(cases::Party{}).size(); who++) {
    bool first = true;
    for (const cases::LedgerLine& line : lines) {
      const cases::Consequence& x = v.value.events[line.event].consequences[line.consequence];
      if (size_t(x.who) != who) continue;
      std::string text(v.text(x.text)), name(name_of(x.who, c.lang));
      float head = first ? 20.f : 0.f, text_h = c.ui.text_height(text, width - 22);
      Row row{std::to_string(key++),
              {text, name, std::string(name_of(x.effect, c.lang))},
              head + text_h + (first ? 10.f : 6.f),
              {},
              {line.event}};
      row.draw = [=, &v, effect = x.effect](const Rect& r) {
        ui::Painter& paint = v.c.ui.paint();
        float y = r.y + (first ? 6 : 3);
        if (first) paint.text({r.x, y}, name, ui::kStrong);
        y += head;
        ui::Colour ink = v.c.colours()
                             .lane(effect == cases::Effect::Cost   ? Lane::Complaint
                                   : effect == cases::Effect::Gain ? Lane::Response
                                                                   : Lane::Context)
                             .text;
        paint.text({r.x + 2, y},
                   effect == cases::Effect::Cost   ? "−"
                   : effect == cases::Effect::Gain ? "+"
                                                   : "±",
                   ui::kStrong.in(ink));
        paint.text_in({r.x + 22, y, width - 22, text_h}, text);
      };
      p.rows.push_back(std::move(row));
      first = false;
    }
  }
  if (p.rows.empty()) p.note = c.t(Str::LedgerNone);
  return p;
}

Panel staff_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{"case.staff",
          Str::CaseStaffTitle,
          std::string(c.t(Str::CaseStaffHow)),
          {Str::CaseStaffKind, Str::LedgerWho, Str::CaseStaffAxes},
          {},
          {}};
  for (size_t i : v.t.order) {
    for (size_t n = 0; v.seen[i] && n < v.value.events[i].staff.size(); n++) {
      const cases::StaffImpact& x = v.value.events[i].staff[n];
      std::string kind(name_of(x.kind, c.lang)), who(v.actor(x.who));
      std::string axes =
          c.t(Str::CaseStaffAxesOf, name_of(cases::gollac_of(x.kind), c.lang), name_of(cases::hse_of(x.kind), c.lang));
      std::string text(v.text(x.text));
      std::string line = who + (text.empty() ? "" : " · " + text);
      float line_h = c.ui.text_height(line, width - 16), axes_h = c.ui.text_height(axes, width - 16);
      Row row{
          v.value.events[i].id + std::to_string(n), {kind, line, axes}, 18 + line_h + axes_h + 2 * kRowPad, {}, {i}};
      bool relief = cases::is_relief(x.kind);
      row.draw = [=, &v](const Rect& r) {
        ui::Painter& paint = v.c.ui.paint();
        const ui::LaneColours& colours = v.c.colours().lane(relief ? Lane::Response : Lane::Staff);
        paint.disc({r.x + 5, r.y + kRowPad + 9}, 4, colours.mark);
        paint.text({r.x + 16, r.y + kRowPad}, kind, ui::kStrong.in(colours.text));
        paint.text_in({r.x + 16, r.y + kRowPad + 18, r.w - 16, line_h}, line);
        paint.text_in({r.x + 16, r.y + kRowPad + 18 + line_h, r.w - 16, axes_h}, axes,
                      ui::kBody.in(v.c.colours().muted));
      };
      p.rows.push_back(std::move(row));
    }
  }
  if (p.rows.empty()) p.note = c.t(Str::CaseStaffNone);
  return p;
}

Panel differences_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{"case.differences",
          Str::DifferTitle,
          std::string(c.t(Str::DifferHow)),
          {Str::DifferWhat, Str::DifferHowColumn, Str::DifferWho},
          {},
          {}};
  std::vector<cases::Difference> all = cases::differences(v.value);
  size_t plain = 0;
  for (size_t n = 0; n < all.size();) {
    size_t i = all[n].event, end = n;
    std::string how, who;
    while (end < all.size() && all[end].event == i) {
      std::string word(name_of(all[end].how, c.lang)), name(v.account(all[end].account));
      if (how.find(word) == how.npos) (how += how.empty() ? "" : ", ") += word;
      if (who.find(name) == who.npos) (who += who.empty() ? "" : ", ") += name;
      end++;
    }
    bool remarked = all[n].remarked;
    n = end;
    if (!v.shown[i]) continue;
    // Readers' comments stand under one text or the other: that is no disagreement.
    if (!remarked && how == name_of(cases::Differs::OnlyHere, c.lang)) {
      plain++;
      continue;
    }
    std::string title(v.text(v.value.events[i].title));
    std::string text = remarked ? std::string(v.text(v.value.events[i].difference)) : how;
    float text_h = c.ui.text_height(text, width);
    std::string line = title + " · " + who;
    Row row{v.value.events[i].id, {title, text, who}, 18 + text_h + 2 * kRowPad, {}, {i}};
    row.draw = [=, &v](const Rect& r) {
      ui::Painter& paint = v.c.ui.paint();
      float w = std::min(r.w, v.c.ui.text_width(title, ui::kStrong));
      paint.text_middle({r.x, r.y + kRowPad, r.w, 18}, title, ui::kStrong);
      paint.text_middle({r.x + w + 8, r.y + kRowPad, std::max(0.f, r.w - w - 8), 18}, who,
                        ui::kBody.in(v.c.colours().muted));
      paint.text_in({r.x, r.y + kRowPad + 18, r.w, text_h}, text);
    };
    p.rows.push_back(std::move(row));
  }
  if (plain) p.note = c.t(Plural::DifferPlain, plain);
  return p;
}

Panel remarks_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{"case.remarks",
          Str::RemarkTitle,
          std::string(c.t(Str::RemarkHow)),
          {Str::RemarkTitle, Str::RemarkKindColumn},
          {},
          {}};
  for (const cases::Remark& x : v.value.remarks) {
    Row row =
        pill_row(v, width, x.id, std::string(v.text(x.text)), "", std::string(name_of(x.kind, c.lang)), Lane::Context);
    row.told = {std::string(v.text(x.text)), std::string(name_of(x.kind, c.lang))};
    for (const std::string& id : x.events)
      if (size_t i = v.event(id); i != cases::kNowhere) row.events.push_back(i);
    p.rows.push_back(std::move(row));
  }
  return p;
}

}  // namespace tolle::views
