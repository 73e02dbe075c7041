#include "views/case_detail.h"

#include <algorithm>

#include "i18n/case_words.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

// Writes downwards, or only measures.
class Sheet {
 public:
  Sheet(CaseView& v, const Rect& room, bool draws) : v_(v), room_(room), y_(room.y), draws_(draws) {}
  float bottom() const { return y_; }
  void gap(float h) { y_ += h; }

  void text(std::string_view text, const ui::Style& style = ui::kBody) {
    if (text.empty()) return;
    float h = ui().text_height(text, room_.w, style);
    if (draws_) ui().text({room_.x, y_, room_.w, h}, text, style);
    y_ += h;
  }
  void head(Str title) {
    if (y_ > room_.y) gap(10);
    text(v_.c.t(title), ui::kStrong.in(v_.c.colours().muted));
    gap(2);
  }
  void fact(Str label, std::string_view value) {
    if (value.empty()) return;
    constexpr float kLabel = 108;
    ui::Style style = ui::kBody.in(v_.c.colours().muted);
    float h = std::max(ui().text_height(value, room_.w - kLabel), ui().text_height(v_.c.t(label), kLabel - 8, style));
    if (draws_) {
      ui().text({room_.x, y_, kLabel - 8, h}, v_.c.t(label), style);
      ui().text({room_.x + kLabel, y_, room_.w - kLabel, h}, value);
    }
    y_ += h + 4;
  }
  void events(Str title, const std::vector<size_t>& events) {
    if (events.empty()) return;
    head(title);
    for (size_t i : events) {
      const cases::Event& e = v_.value.events[i];
      Rect row{room_.x, y_, room_.w, v_.c.ui.is_touch() ? 40.f : 26.f};
      y_ += row.h;
      if (!draws_) continue;
      ui::Ui::Touched t = ui().control({.key = Key("case.relative", e.id).text,
                                        .role = ui::Role::Button,
                                        .rect = row,
                                        .label = std::string(v_.text(e.title)),
                                        .note = std::string(name_of(e.lane, v_.c.lang))});
      if (t.activated) v_.study.selected = {e.id};
      if (t.hovered) ui().paint().fill(row.inset(-4, 0), v_.c.colours().hover, 6);
      ui().paint().disc({row.x + 6, row.centre().y}, 4.5f, v_.c.colours().lane(Lane(e.lane)).mark);
      ui().paint().text_middle({row.x + 20, row.y, row.w - 20, row.h}, v_.text(e.title));
    }
  }
  void sources(const std::vector<std::string>& ids) {
    bool first = true;
    for (const std::string& id : ids) {
      size_t n = cases::index_of(v_.value.sources, id);
      if (n == cases::kNowhere) continue;
      if (std::exchange(first, false)) head(Str::CaseSources);
      const cases::Source& source = v_.value.sources[n];
      std::string line = std::string(name_of(source.kind, v_.c.lang)) + " · " + std::string(v_.text(source.text));
      text(line);
      if (!source.url.empty()) {  // http or https: the reader of cases refuses others, and so does the mirror
        if (draws_)
          ui().link(Key("case.source", id), {room_.x, y_, room_.w, 20}, source.url, source.url,
                    ui::kOneLine.in(v_.c.colours().lane(Lane::Response).text));
        y_ += 22;
      }
      gap(3);
    }
  }

 private:
  ui::Ui& ui() { return v_.c.ui; }
  CaseView& v_;
  Rect room_;
  float y_;
  bool draws_;
};

template <class E>
std::string listed(const std::vector<E>& values, Lang lang) {
  std::string out;
  for (E value : values) (out += out.empty() ? "" : ", ") += name_of(value, lang);
  return out;
}

std::string tellers(const CaseView& v, const cases::Event& e) {
  if (v.value.accounts.size() < 2) return {};
  if (e.told.empty()) return std::string(v.c.t(Str::CaseToldByAll));
  std::string out;
  for (const cases::Telling& told : e.told) (out += out.empty() ? "" : ", ") += v.account(told.account);
  return out;
}

void write_words(CaseView& v, Sheet& s, size_t i) {
  const cases::Event& e = v.value.events[i];
  s.text(told_text(v, i));
  if (v.study.account.empty())
    for (const cases::Telling& told : e.told) {
      if (told.text.empty()) continue;
      s.gap(6);
      s.text(v.c.t(Str::CaseAsToldBy, v.account(told.account)), ui::kStrong.in(v.c.colours().muted));
      s.text(v.text(told.text));
    }
  if (!e.difference.empty() && v.study.account.empty()) {
    s.head(Str::CaseDifference);
    s.text(v.text(e.difference));
  }
}

void write_facts(CaseView& v, Sheet& s, size_t i) {
  const cases::Event& e = v.value.events[i];
  Lang lang = v.c.lang;
  std::string channel(told_channel(v, i));
  (channel += channel.empty() ? "" : ", ") += name_of(e.visibility, lang);
  s.fact(Str::CaseFactWho, v.actor(e.actor));
  s.fact(Str::CaseFactChannel, channel);
  std::string_view printed = as_printed(v, i);
  s.fact(Str::CaseFactPrinted, printed.empty() ? v.c.t(Str::CaseNoTime) : printed);
  s.fact(Str::CaseFactKnown, when_known(v, i));
  if (!e.until.empty())
    s.fact(Str::CaseFactUntil,
           e.until.said.empty() ? interval_of(v.t.ends[i], v.zone(), lang) : std::string(v.text(e.until.said)));
  s.fact(Str::CaseFactCertainty, name_of(e.certainty, lang));
  s.fact(Str::CaseFactTold, tellers(v, e));
  s.fact(Str::CaseFactActs, listed(e.acts, lang));
  s.fact(Str::CaseFactStances, listed(e.stances, lang));
  s.fact(Str::CaseFactFlags, listed(e.flags, lang));
  std::string staff, consequences;
  for (const cases::StaffImpact& x : e.staff)
    (staff += staff.empty() ? "" : "\n") += std::string(name_of(x.kind, lang)) + " · " + std::string(v.actor(x.who));
  for (const cases::Consequence& x : e.consequences)
    (consequences += consequences.empty() ? "" : "\n") +=
        std::string(name_of(x.who, lang)) + " · " + std::string(v.text(x.text));
  s.fact(Str::CaseFactStaff, staff);
  s.fact(Str::CaseFactBore, consequences);
}

void write_relatives(CaseView& v, Sheet& s, size_t i) {
  s.events(Str::CaseCauses, causes_of(v, i));
  s.events(Str::CaseEffects, effects_of(v, i));
  s.sources(v.value.events[i].sources);
}

}  // namespace

float draw_case_detail(CaseView& v, const Rect& area) {
  std::optional<size_t> focus = v.focus();
  if (!focus || v.presenting()) return 0;
  Context& c = v.c;
  size_t i = *focus;
  const cases::Event& e = v.value.events[i];
  std::string_view title = v.text(e.title);
  float top = c.ui.card_top(area.w - 50, title, " ");
  std::vector<Rect> columns =
      area.w > 760 ? ui::columns({0, 0, area.w - 2 * ui::kSpace4, 0}, std::vector<float>{1.15f, 1.1f, 1.f}, ui::kSpace5)
                   : std::vector<Rect>{{0, 0, area.w - 2 * ui::kSpace4, 0}};
  auto empty = [&](auto f) {
    Sheet sheet(v, {0, 0, columns[0].w, 1e5f}, false);
    f(v, sheet, i);
    return sheet.bottom() <= 0;
  };
  auto write = [&](bool draws, float x, float y) {
    float bottom = y, next = y;
    int part = 0;
    for (auto f : {write_words, write_facts, write_relatives}) {
      if (columns.size() > 1 && empty(f)) continue;  // what follows takes its column
      const Rect& column = columns[columns.size() == 1 ? 0 : size_t(part)];
      Sheet sheet(v, {x + column.x, columns.size() == 1 ? next : y, column.w, 1e5f}, draws);
      f(v, sheet, i);
      next = sheet.bottom() + ui::kSpace3;
      bottom = std::max(bottom, sheet.bottom());
      part++;
    }
    return bottom - y;
  };
  float height = top + write(false, 0, 0) + ui::kSpace4;
  Rect rect{area.x, area.y, area.w, height};
  std::string lane(name_of(e.lane, c.lang));
  ui::Card card = c.ui.card(Key("case.detail"), rect, title, " ");
  c.ui.paint().fill({rect.x + 5, rect.y + 12, 4, 32}, c.colours().lane(Lane(e.lane)).mark, 2);
  c.ui.text({card.body.x, card.body.y - 27, card.body.w - 40, 18}, lane,
            ui::kOneLine.in(c.colours().lane(Lane(e.lane)).text));
  Rect close{rect.right() - kIconSize - 8, rect.y + 8, kIconSize, kIconSize};
  write(true, card.body.x, card.body.y);
  bool escape = c.ui.key_pressed("Escape").has_value();
  if (icon_button(c, Key("case.close"), close, Icon::Close, c.t(Str::CaseClose)) || escape) {
    c.ui.focus(Key("case.event", e.id));
    v.study.selected.clear();
  }
  return height;
}

}  // namespace tolle::views
