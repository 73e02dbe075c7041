// Notices. Each says what happened, what still holds, and what can be done.
#include "views/notices.h"

#include <algorithm>

#include "i18n/case_words.h"
#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "i18n/sentences.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

struct Action {
  const char* key;
  std::string label;
  ui::ButtonLook look = ui::ButtonLook::Secondary;
};

// A strip with a sentence or two and buttons at the right, or below them on phones. Returns the index of the pressed one.
std::optional<size_t> draw_strip(Context& c, const Key& key, const Rect& area, float& used, std::string_view strong,
                                 std::string_view text, std::initializer_list<Action> actions,
                                 std::optional<ui::Colour> edge = {}, float progress = -1) {
  float buttons_w = 0, button_h = 0;
  for (const Action& a : actions) {
    Vec size = c.ui.button_size(a.label, {.look = a.look});
    buttons_w += size.x + ui::kSpace2;
    button_h = size.y;
  }
  bool below = c.is_phone() || area.w - buttons_w < 320;
  float text_w = area.w - 2 * ui::kSpace4 - (below ? 0 : buttons_w);
  float strong_h = strong.empty() ? 0 : c.ui.text_height(strong, text_w, ui::kStrong),
        text_h = text.empty() ? 0 : c.ui.text_height(text, text_w);
  float words = strong_h + text_h,
        height = 2 * ui::kSpace3 +
                 (below ? words + (actions.size() ? ui::kSpace2 + button_h : 0) : std::max(words, button_h));
  if (progress >= 0) height += 6;
  Rect rect{area.x, area.y + used, area.w, height};
  used += height + ui::kSpace3;
  auto section = c.ui.section(key, strong.empty() ? text : strong, rect);
  if (c.ui.is_visible(rect)) {
    c.ui.paint().fill(rect, c.colours().card, 10);
    c.ui.paint().stroke(rect, c.colours().hairline, 10);
    if (edge) c.ui.paint().fill({rect.x + 5, rect.y + 10, 4, rect.h - 20}, *edge, 2);
    if (progress >= 0) {
      Rect track{rect.x + ui::kSpace4, rect.bottom() - 9, rect.w - 2 * ui::kSpace4, 3};
      c.ui.paint().fill(track, c.colours().hairline, 1.5f);
      c.ui.paint().fill({track.x, track.y, track.w * std::clamp(progress, 0.f, 1.f), track.h},
                        c.colours().lane(Lane::Response).mark, 1.5f);
    }
  }
  float y = below ? rect.y + ui::kSpace3 : rect.y + (rect.h - (progress >= 0 ? 6 : 0) - words) / 2;
  if (!strong.empty()) c.ui.text({rect.x + ui::kSpace4, y, text_w, strong_h}, strong, ui::kStrong);
  if (!text.empty())
    c.ui.text({rect.x + ui::kSpace4, y + strong_h, text_w, text_h}, text, ui::kBody.in(c.colours().muted));
  std::optional<size_t> pressed;
  float x = below ? rect.x + ui::kSpace4 : rect.right() - ui::kSpace4 - buttons_w + ui::kSpace2;
  float button_y = below ? y + words + ui::kSpace2 : rect.y + (rect.h - (progress >= 0 ? 6 : 0) - button_h) / 2;
  size_t i = 0;
  for (const Action& a : actions) {
    Vec size = c.ui.button_size(a.label, {.look = a.look});
    if (c.ui.button(Key(a.key), {x, button_y, size.x, size.y}, a.label, {.look = a.look})) pressed = i;
    x += size.x + ui::kSpace2;
    i++;
  }
  return pressed;
}

std::string loading_text(Context& c) {
  const model::Progress& p = c.session.loading();
  std::string read = p.total ? c.t(Str::LoadingOf, file_size(p.bytes, c.lang), file_size(p.total, c.lang))
                             : c.t(Str::LoadingDone, file_size(p.bytes, c.lang));
  read += " · " + c.t(Plural::LoadingRows, p.records);
  return p.silent_s > 0 ? c.t(Str::LoadingSilent, read, duration(p.silent_s, c.lang)) : read;
}

float loading_share(Context& c) {
  const model::Progress& p = c.session.loading();
  return p.total ? float(double(p.bytes) / double(p.total)) : 0;
}

std::string failed_title(Context& c) {
  const std::string& name = c.session.loading().name;
  return name.empty() ? std::string(c.t(Str::FailedTitleUnnamed)) : c.t(Str::FailedTitle, name);
}

std::string failed_text(Context& c) {
  const Error& e = *c.session.error();
  std::string text = sentence_of(e, c.lang), place = place_of(e, c.lang);
  if (!place.empty()) text = place + ". " + text;
  if (c.session.has_data()) text += " " + std::string(c.t(Str::FailedKept));
  return text;
}

void draw_sample(Context& c, const Rect& area, float& used) {
  const model::SampleNote& note = *c.session.sample();
  if (!note.missed.empty())
    draw_strip(c, Key("missed"), area, used, c.t(Str::SampleMissed, note.missed), "", {}, c.colours().accent);
  const std::string &title = note.title[size_t(c.lang)], &attribution = note.attribution[size_t(c.lang)];
  std::string strong = c.t(Str::SampleBanner, title.empty() ? c.t(Str::SampleTitleUnknown) : std::string_view(title));
  std::string text = attribution.empty() ? "" : c.t(Str::SampleCredit, attribution);
  if (draw_strip(c, Key("sample"), area, used, strong, text,
                 {{"sample.open", std::string(c.t(Str::SampleOpen)), ui::ButtonLook::Primary}}))
    c.wish(Wish::OpenFile);
}

std::string case_fault_title(Context& c, const model::CaseFault& fault) {
  const std::string& name = fault.title.empty() ? fault.name : fault.title;
  bool named = !name.empty() && name != model::kOwnCase;
  return named ? c.t(Str::CasesFailedNamed, name) : std::string(c.t(Str::CasesFailed));
}

std::string case_fault_text(Context& c, const model::CaseFault& fault) {
  constexpr size_t kMost = 5;
  std::string text;
  for (size_t i = 0; i < std::min(kMost, fault.problems.size()); i++)
    (text += text.empty() ? "" : "\n") += sentence_of(fault.problems[i], c.lang);
  if (fault.problems.size() > kMost) text += "\n" + c.t(Plural::CasesProblemsMore, fault.problems.size() - kMost);
  if (fault.problems.empty()) text = sentence_of(fault.error, c.lang);
  if (c.cases.find(c.state.study.which)) text += "\n" + std::string(c.t(Str::CasesKept));
  return text;
}

}  // namespace

std::string case_fault_line(Context& c) {
  const model::CaseFault* fault = c.cases.fault();
  return fault ? case_fault_title(c, *fault) + ". " + case_fault_text(c, *fault) : std::string();
}

float draw_case_notices(Context& c, const Rect& area) {
  float used = 0;
  const model::CaseFault* fault = c.cases.fault();
  if (!fault) return used;
  auto pressed = draw_strip(c, Key("case_failed"), area, used, case_fault_title(c, *fault), case_fault_text(c, *fault),
                            {{"case_failed.again", std::string(c.t(Str::FailedAgain)), ui::ButtonLook::Primary},
                             {"case_failed.dismiss", std::string(c.t(Str::FailedDismiss))}},
                            c.colours().accent);
  if (pressed == 0) c.wish(Wish::OpenFile);
  if (pressed == 1) c.cases.dismiss();
  return used;
}

float draw_notices(Context& c, const Rect& area) {
  float used = 0;
  using enum model::Phase;
  std::string close(c.t(Str::FailedDismiss));
  switch (c.session.phase()) {
    case Loading:
      if (draw_strip(c, Key("loading"), area, used, c.t(Str::LoadingTitle, c.session.loading().name),
                     loading_text(c) + " · " +
                         std::string(c.session.partial() ? c.t(Str::LoadingPartial) : c.t(Str::LoadingKept)),
                     {{"loading.cancel", std::string(c.t(Str::LoadingCancel))}}, {}, loading_share(c)))
        c.wish(Wish::CancelLoading);
      break;
    case NeedsMapping:
      if (draw_strip(c, Key("pending"), area, used, c.t(Str::PendingTitle, c.session.candidate().name),
                     c.t(Str::PendingText),
                     {{"pending.mapping", std::string(c.t(Str::PendingButton)), ui::ButtonLook::Primary}}))
        c.wish(Wish::OpenMapping);
      break;
    case Failed: {
      bool too_large = c.session.error()->code == ErrorCode::TooLarge;
      Action first = too_large ? Action{"failed.sample", std::string(c.t(Str::FailedSample)), ui::ButtonLook::Primary}
                               : Action{"failed.again", std::string(c.t(Str::FailedAgain)), ui::ButtonLook::Primary};
      auto pressed = draw_strip(c, Key("failed"), area, used, failed_title(c), failed_text(c),
                                {first, {"failed.dismiss", close}}, c.colours().accent);
      if (pressed == 0) c.wish(too_large ? Wish::OpenSample : Wish::OpenFile);
      if (pressed == 1) c.session.dismiss();
      break;
    }
    case Empty:
    case Open: break;
  }
  if (c.session.sample() && c.session.phase() != Loading) draw_sample(c, area, used);
  if (c.session.phase() == Open)
    for (const engine::Issue& issue : c.session.source().issues) {
      using enum engine::IssueKind;
      if (issue.kind != Truncated && issue.kind != DamagedPacking && issue.kind != BrokenJson) continue;
      const engine::SourceReport& source = c.session.source();
      bool one = issue.files.empty() || issue.files[0] >= source.files.size();
      draw_strip(c, Key("cut"), area, used, c.t(Str::CutTitle, one ? source.name : source.files[issue.files[0]].name),
                 c.t(Str::CutText, phrase_of(issue, c.lang)), {}, c.colours().accent);
      break;
    }
  if (uint32_t one_in = c.session.source().one_in; one_in > 1 && c.session.phase() == Open)
    draw_strip(c, Key("sampled"), area, used, c.t(Str::SampledTitle, c.data_name()),
               c.t(Str::SampledText, std::to_string(one_in)), {});
  if (c.report && c.report->progress < 1 && c.session.phase() == Open && c.report->everything.messages > 20000)
    draw_strip(c, Key("words"), area, used, "", c.t(Str::LoadingWords, percent(c.report->progress, c.lang, 0)), {}, {},
               float(c.report->progress));
  return used;
}

float draw_nothing_open(Context& c, const Rect& area) {
  float width = std::min(area.w, 560.f), x = area.x + (area.w - width) / 2, y = area.y + (c.is_phone() ? 24.f : 90.f);
  using enum model::Phase;
  model::Phase phase = c.session.phase();
  std::string title(c.t(Str::EmptyTitle)), text(c.t(Str::EmptyText)), more;
  Str button = Str::BarOpen;
  Wish wish = Wish::OpenFile;
  if (phase == Loading || phase == Open) {
    title = phase == Loading ? c.t(Str::LoadingTitle, c.session.loading().name) : std::string(c.t(Str::LoadingFigures));
    text = phase == Loading ? loading_text(c) : "";
    button = Str::LoadingCancel;
    wish = Wish::CancelLoading;
  } else if (phase == Failed) {
    title = failed_title(c), text = failed_text(c), button = Str::FailedAgain;
  } else if (phase == NeedsMapping) {
    title = c.t(Str::PendingTitle, c.session.candidate().name), text = c.t(Str::PendingText);
    button = Str::PendingButton, wish = Wish::OpenMapping;
  } else {
    more = c.t(Str::EmptyDrop);
  }
  float room = width - 2 * ui::kSpace5, title_h = c.ui.text_height(title, room, ui::kTitle),
        text_h = text.empty() ? 0 : c.ui.text_height(text, room),
        more_h = more.empty() ? 0 : c.ui.text_height(more, room) + ui::kSpace2;
  Vec size = c.ui.button_size(c.t(button), {.look = ui::ButtonLook::Primary});
  Rect rect{x, y, width,
            2 * ui::kSpace5 + title_h + ui::kSpace2 + text_h + ui::kSpace4 + size.y + more_h +
                (phase == Loading ? 20.f : 0.f)};
  auto section = c.ui.section(Key("nothing"), title, rect);
  c.ui.paint().fill(rect, c.colours().card, 10);
  c.ui.paint().stroke(rect, c.colours().hairline, 10);
  Rect body = rect.inset(ui::kSpace5);
  body.cut_top(c.ui.heading(2, body, title) + ui::kSpace2);
  if (phase == Loading) {
    Rect track = body.cut_top(20);
    track = {track.x, track.y + 8, track.w, 4};
    c.ui.paint().fill(track, c.colours().hairline, 2);
    c.ui.paint().fill({track.x, track.y, track.w * std::max(.02f, loading_share(c)), 4},
                      c.colours().lane(Lane::Response).mark, 2);
  }
  body.cut_top(c.ui.text(body, text, ui::kBody.in(c.colours().muted)) + ui::kSpace4);
  if (phase != Open &&
      c.ui.button(Key(phase == Loading ? "loading.cancel" : "nothing.do"), {body.x, body.y, size.x, size.y},
                  c.t(button),
                  {.look = wish == Wish::CancelLoading ? ui::ButtonLook::Secondary : ui::ButtonLook::Primary}))
    c.wish(wish);
  if (wish == Wish::OpenFile) {  // who only wants to see what this is
    Vec sample = c.ui.button_size(c.t(Str::EmptySample));
    if (c.ui.button(Key("nothing.sample"), {body.x + size.x + ui::kSpace2, body.y, sample.x, sample.y},
                    c.t(Str::EmptySample)))
      c.wish(Wish::OpenBundled);
  }
  body.cut_top(size.y + ui::kSpace2);
  c.ui.text(body, more, ui::kBody.in(c.colours().muted));
  return rect.bottom() - area.y + ui::kSpace5;
}

float draw_nothing_found(Context& c, const Rect& area) {
  float used = 0;
  if (draw_strip(c, Key("none"), area, used, c.t(Str::NoneTitle), c.t(Str::NoneText),
                 {{"none.clear", std::string(c.t(Str::NoneClear)), ui::ButtonLook::Primary}}))
    c.state.filter = {};
  return used;
}

}  // namespace tolle::views
