// Each panel is a list of rows, measured first and drawn then; the same rows are a table in the mirror.
#include "views/case_panels.h"

#include <algorithm>
#include <cmath>

#include "i18n/case_words.h"
#include "views/case_figure.h"
#include "views/case_panel.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

// ── the boomerang clock ──

Lane lane_of(cases::Hand hand) { return hand == cases::Hand::StaffConsequence ? Lane::Staff : Lane::Response; }

std::string hand_text(CaseView& v, const cases::ClockHand& hand) {
  Context& c = v.c;
  if (hand.perhaps != cases::kNowhere) return std::string(c.t(Str::ClockPerhaps));
  if (hand.event == cases::kNowhere)
    return std::string(c.t(v.study.cursor.empty() ? Str::ClockNone : Str::ClockNotYet));
  if (std::string range = range_of(hand.since, c.lang); !range.empty() && hand.since.max_ms) return range;
  if (v.t.anchored && (hand.when.earliest_ms || hand.when.latest_ms)) return interval_of(hand.when, v.zone(), c.lang);
  std::string range = range_of(hand.since, c.lang);
  return range.empty() ? std::string(c.t(Str::ClockUnknown)) : range;
}

Panel clock_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{"case.clock",
          Str::ClockTitle,
          std::string(c.t(Str::ClockHow)),
          {Str::ClockWhat, Str::ClockSince, Str::ClockNote},
          {},
          {}};
  std::vector<cases::ClockHand> hands = cases::boomerang_clock(v.value, v.t, v.seen);
  double longest = cases::log_from_ms(3'600'000);
  for (const cases::ClockHand& h : hands)
    for (auto ms : {h.since.max_ms, h.since.min_ms})
      if (ms) longest = std::max(longest, cases::log_from_ms(*ms));
  bool any_open =
      std::ranges::any_of(hands, [](const auto& h) { return h.event != cases::kNowhere && !h.since.max_ms; });
  if (any_open) longest *= 1.25;
  for (const cases::ClockHand& h : hands) {
    std::string label(name_of(h.hand, c.lang)), text = hand_text(v, h);
    std::string note = h.accounts_differ ? std::string(name_of(cases::ClaimStatus::AccountsDiffer, c.lang)) : "";
    bool none = h.event == cases::kNowhere;
    bool vague = none || text == c.t(Str::ClockUnknown);
    float text_w = c.ui.text_width(text, vague ? ui::kBody : ui::kStrong), note_w = c.ui.text_width(note) + 8;
    bool two = c.ui.text_width(label) + text_w + note_w + 22 > width, three = !note.empty() && text_w + note_w > width;
    Row row{std::string(cases::word_of(h.hand)), {label, text, note}, v.line() * (1.f + two + three) + 22, {}, {}};
    if (!none) row.events = {h.event, v.t.complaint};
    if (h.perhaps != cases::kNowhere) row.events = {h.perhaps, v.t.complaint};
    row.draw = [=, &v](const Rect& r) {
      Context& cc = v.c;
      ui::Painter& paint = cc.ui.paint();
      const ui::LaneColours& colours = cc.colours().lane(lane_of(h.hand));
      ui::Colour ink = vague ? cc.colours().muted : colours.text;
      float y = r.y + 5;
      paint.text({r.x, y}, label);
      if (two) y += v.line();
      float x = two ? r.x : r.right() - text_w - (note.empty() ? 0 : note_w);
      paint.text({x, y}, text, (vague ? ui::kBody : ui::kStrong).in(ink));
      if (three) y += v.line();
      if (!note.empty()) paint.text({three ? r.x : x + text_w + 8, y}, note, ui::kBody.in(cc.colours().muted));
      Rect track{r.x, y + v.line() + 3, r.w, 8};
      paint.fill(track, cc.colours().hairline.faded(.45f), 4);
      if (none) return;
      auto px = [&](int64_t ms) { return float(std::clamp(cases::log_from_ms(ms) / longest, 0., 1.)) * track.w; };
      float least = px(std::max<int64_t>(0, h.since.min_ms.value_or(0))),
            most = h.since.max_ms ? px(*h.since.max_ms) : track.w;
      most = std::max(most, 10.f);
      cc.marks.soft(paint.list(), {track.x, track.y, most, track.h},
                    {.from_soft = 0,
                     .to_soft = std::max(0.f, most - least),
                     .to_end = h.since.max_ms ? .25f : 0.f,
                     .radius = 4,
                     .colour = colours.mark.packed()});
    };
    p.rows.push_back(std::move(row));
  }
  return p;
}

// ── claims ──

Lane lane_of(cases::ClaimStatus status) {
  using enum cases::ClaimStatus;
  switch (status) {
    case Denied: return Lane::Complaint;
    case Confirmed: return Lane::Response;
    case Contested:
    case AccountsDiffer: return Lane::Amplification;
    default: return Lane::Context;
  }
}

// "the server, told by the customer: asserts it; a reader ×2: doubts it"
std::string voices_of(CaseView& v, const cases::Claim& claim) {
  struct Said {
    std::string who;
    cases::Verdict verdict;
    size_t times;
  };
  std::vector<Said> all;
  for (size_t n : cases::voices_heard(claim, v.value, v.seen, v.study.account)) {
    const cases::Voice& voice = claim.voices[n];
    std::string who(v.actor(voice.by));
    if (who.empty()) who = v.account(voice.account);
    if (who.empty() && v.event(voice.event) != cases::kNowhere)
      who = v.text(v.value.events[v.event(voice.event)].title);
    std::string through;
    for (const std::string& id : voice.through) (through += through.empty() ? "" : ", ") += v.actor(id);
    if (!through.empty()) who = v.c.t(Str::ClaimThrough, who, through);
    else if (!voice.account.empty() && v.value.accounts.size() > 1 && v.study.account.empty())
      who = v.c.t(Str::ClaimInAccount, who, v.account(voice.account));
    auto same = std::ranges::find_if(all, [&](const Said& s) { return s.who == who && s.verdict == voice.verdict; });
    if (same != all.end()) same->times++;
    else all.push_back({who, voice.verdict, 1});
  }
  std::string out;
  for (const Said& s : all) {
    std::string who = s.times > 1 ? s.who + " ×" + std::to_string(s.times) : s.who;
    (out += out.empty() ? "" : " · ") += v.c.t(Str::ClaimVoice, who, name_of(s.verdict, v.c.lang));
  }
  return out;
}

Panel claims_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{"case.claims",
          Str::ClaimTitle,
          std::string(c.t(Str::ClaimHow)),
          {Str::ClaimTitle, Str::ClaimWho, Str::ClaimStatus},
          {},
          {}};
  size_t later = 0;
  for (const cases::Claim& claim : v.value.claims) {
    cases::ClaimStatus status = cases::status_of(claim, v.value, v.seen, v.study.account);
    if (status == cases::ClaimStatus::Unspoken) {
      later++;
      continue;
    }
    Row row = pill_row(v, width, claim.id, std::string(v.text(claim.text)), voices_of(v, claim),
                       std::string(name_of(status, c.lang)), lane_of(status));
    for (size_t n : cases::voices_heard(claim, v.value, v.seen, v.study.account))
      if (size_t i = v.event(claim.voices[n].event); i != cases::kNowhere) row.events.push_back(i);
    p.rows.push_back(std::move(row));
  }
  if (later && !v.study.freeze && v.study.account.empty()) p.note = c.t(Plural::ClaimsLater, later);
  if (p.rows.empty() && p.note.empty()) p.note = c.t(Str::ClaimNone);
  return p;
}

// ── questions ──

void draw_fullness(Context& c, Vec at, cases::QuestionStatus status) {
  ui::Painter& p = c.ui.paint();
  using enum cases::QuestionStatus;
  ui::Colour ink = c.colours()
                       .lane(status == Open       ? Lane::Complaint
                             : status == Answered ? Lane::Response
                                                  : Lane::Amplification)
                       .text;
  if (status == Answered) return p.disc(at, 5.5f, ink);
  p.ring(at, 5, ink, 1.5f);
  if (status == AnsweredInPart) {
    Vec half[14];
    for (int i = 0; i < 14; i++) {
      float a = 1.5707963f + 3.14159265f * float(i) / 13;
      half[i] = {at.x + 5 * std::cos(a), at.y + 5 * std::sin(a)};
    }
    for (int i = 0; i + 1 < 14; i++)
      p.fill(
          {half[i].x, std::min(half[i].y, half[i + 1].y), at.x - half[i].x, std::fabs(half[i + 1].y - half[i].y) + .5f},
          ink);
  }
}

Panel questions_panel(CaseView& v, float width) {
  Context& c = v.c;
  Panel p{
      "case.questions", Str::QuestionTitle, {}, {Str::QuestionTitle, Str::QuestionStatus, Str::QuestionAnswer}, {}, {}};
  size_t later = 0, answered = 0;
  for (const cases::Question& q : v.value.questions) {
    cases::QuestionStatus status = cases::status_of(q, v.value, v.seen);
    if (status == cases::QuestionStatus::Unasked) {
      later++;
      continue;
    }
    answered += status == cases::QuestionStatus::Answered || status == cases::QuestionStatus::AnsweredInPart;
    std::string text(v.text(q.text)), below(name_of(status, c.lang));
    Row row{q.id, {}, 0, {}, {}};
    if (size_t i = v.event(q.asked); i != cases::kNowhere) row.events.push_back(i);
    for (const cases::Answer& answer : q.answers) {
      size_t i = v.event(answer.event);
      if (i == cases::kNowhere || !v.seen[i]) continue;
      row.events.push_back(i);
      below = c.t(Str::QuestionWithAnswer, below, v.text(answer.text.empty() ? v.value.events[i].title : answer.text));
    }
    float room = width - 22, text_h = c.ui.text_height(text, room), below_h = c.ui.text_height(below, room);
    row.told = {text, std::string(name_of(status, c.lang)), below};
    row.height = text_h + below_h + 1 + 2 * kRowPad;
    row.draw = [=, &v](const Rect& r) {
      draw_fullness(v.c, {r.x + 6, r.y + kRowPad + 9}, status);
      v.c.ui.paint().text_in({r.x + 22, r.y + kRowPad, room, text_h}, text);
      v.c.ui.paint().text_in({r.x + 22, r.y + kRowPad + text_h + 1, room, below_h}, below,
                             ui::kBody.in(v.c.colours().muted));
    };
    p.rows.push_back(std::move(row));
  }
  if (!p.rows.empty())
    p.sentence = c.t(Plural::QuestionsAsked, p.rows.size()) + ", " +
                 (answered ? c.t(Plural::QuestionsAnswered, answered) : std::string(c.t(Str::QuestionNoneAnswered)));
  if (later && !v.study.freeze) p.note = c.t(Plural::QuestionsLater, later);
  if (p.rows.empty() && p.note.empty()) p.note = c.t(Str::QuestionNone);
  return p;
}

}  // namespace

float draw_case_panels(CaseView& v, const Rect& area) {
  int across = area.w > 940 ? 3 : area.w > 640 ? 2 : 1;
  std::vector<Rect> columns = ui::columns({area.x, area.y, area.w, 0}, across);
  float room = columns[0].w - 2 * ui::kSpace4;
  std::vector<Panel> panels;
  panels.push_back(clock_panel(v, room));
  panels.push_back(claims_panel(v, room));
  panels.push_back(questions_panel(v, room));
  if (!v.presenting()) {
    panels.push_back(staff_panel(v, room));
    panels.push_back(ledger_panel(v, room));
    if (v.value.accounts.size() > 1) panels.push_back(differences_panel(v, room));
    if (!v.study.freeze && !v.value.remarks.empty()) panels.push_back(remarks_panel(v, room));
  }
  // Each goes where the page is shortest so far, in reading order for the first row.
  std::vector<float> bottoms(columns.size(), area.y);
  size_t placed = 0;
  auto place = [&](float h) {
    size_t at = placed < columns.size() ? placed : size_t(std::ranges::min_element(bottoms) - bottoms.begin());
    Rect rect{columns[at].x, bottoms[at], columns[at].w, h};
    bottoms[at] += h + ui::kSpace3;
    placed++;
    return rect;
  };
  constexpr size_t kFirst = 3;  // clock, claims, questions; then the figures
  auto draw = [&](size_t n) { draw_panel(v, panels[n], place(height_of(v, panels[n], columns[0].w))); };
  for (size_t n = 0; n < kFirst; n++) draw(n);
  for (const cases::Figure& figure : v.value.figures)
    if (shows_figure(v, figure)) draw_case_figure(v, figure, place(case_figure_height(v, figure, columns[0].w)));
  for (size_t n = kFirst; n < panels.size(); n++) draw(n);
  return *std::ranges::max_element(bottoms) - area.y;
}

}  // namespace tolle::views
