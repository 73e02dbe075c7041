// The page's entry: the frame, and what web/bridge.js and web/api.js call.
#include <emscripten/emscripten.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/archive.h"
#include "host/host.h"
#include "i18n/i18n.h"
#include "model/address.h"
#include "model/case_now.h"
#include "model/cases.h"
#include "model/codes.h"
#include "model/history.h"
#include "model/json.h"
#include "model/session.h"
#include "model/state.h"
#include "ui/svg.h"
#include "views/page.h"

using namespace tolle;
using host::EventKind;

namespace {

struct App {
  ui::Ui ui;
  gfx::Marks marks;
  model::State state;
  model::Session session;
  model::Cases cases;
  model::View data_view = model::View::Overview;  // the newest one that was no case's
  std::string last_case;                          // that was shown; what was open stays when another one cannot be
  model::History history;
  views::ScratchPtr scratch = views::make_scratch();
  engine::Query query;  // that the last frame wanted an answer to
  model::Needs needs;   // of the last frame that had an answer to draw
  uint64_t gesture = 0, told_revision = 0;
  double mirror_told_ms = 0;
  std::optional<ui::ThemeName> theme_told;
  std::optional<model::State> before_preview;  // it comes back with the data if the file cannot be read to its end
  void leave_preview() {
    if (before_preview) state = *std::exchange(before_preview, {});
  }
  std::optional<model::State> told;           // by the newest entry of the browser's history
  bool new_data = false;                      // other data than that entry's were opened
  bool is_moved = false;                      // by the browser or a failure: no step of the reader's
  bool is_stale = false;                      // that entry does not know yet what is open
  bool is_fresh = false, has_opened = false;  // what is being opened are other data; any ever were
  bool dragging = false, was_settled = false, keep_selection = false, wanted_data = false, presenting = false;
  struct PictureWish {
    float width_px = 0;
    bool on_paper = false;  // light, whatever the page is
  };
  std::optional<PictureWish> picture_wish;
  std::string opening_data, title_told, address_query, address_fragment, text;
};
std::unique_ptr<App> app_;

template <class T>
T read(const std::vector<uint8_t>& bytes) {
  T value;
  from_bytes(bytes, value);
  return value;
}

std::optional<model::SampleNote> sample_note(const nlohmann::ordered_json& j) {
  if (!j.contains("title")) return {};
  auto both = [&](const char* key) -> std::array<std::string, 2> {
    nlohmann::ordered_json v = j.value(key, nlohmann::ordered_json::object());
    return {v.value("en", ""), v.value("fr", "")};
  };
  return model::SampleNote{both("title"), both("attribution"), j.value("source", ""), j.value("missed", "")};
}

void opening(App& a, const std::string& name, const nlohmann::ordered_json& note) {
  bool known = note.is_object();
  a.session.opening(name, known ? sample_note(note) : std::nullopt);
  a.opening_data = known ? note.value("data", "") : "";
  // Progress, questions and errors of data are shown beside data; the case stays open behind its tab.
  if (a.state.view == model::View::Cases && !a.state.embed.on) a.state.view = a.data_view;
}

nlohmann::ordered_json object_from(const std::string& text) {
  auto j = nlohmann::ordered_json::parse(text, nullptr, false);
  return j.is_object() ? j : nlohmann::ordered_json::object();
}

const model::OpenCase* shown_case(const App& a) {
  return a.state.view == model::View::Cases ? a.cases.find(a.state.study.which) : nullptr;
}

void take_case(App& a, host::Event& e) {
  auto j = object_from(e.key);
  std::string name = j.value("name", "");
  if (e.kind == EventKind::Case && a.cases.read(name, std::move(e.text), j.value("title", ""))) {
    if (j.value("show", false)) model::show_case(a.state, name);
    return;
  }
  if (e.kind == EventKind::CaseFailed) {
    auto code = model::code_named<ErrorCode>(j.value("code", "")).value_or(ErrorCode::Internal);
    a.cases.failed(name, {code, 0, 0, j.value("number", uint64_t(0)), j.value("what", "")}, j.value("title", ""));
  }
  if (a.state.study.which == name && !a.cases.find(name)) {
    model::show_case(a.state, a.last_case);
    a.is_moved = true;
  }
}

void take(App& a, host::Event& e) {
  switch (e.kind) {
    case EventKind::Opening:
      a.leave_preview();
      opening(a, e.text, nlohmann::ordered_json::parse(e.key, nullptr, false));
      a.keep_selection = e.n[0] != 0;
      a.is_fresh = !a.keep_selection;
      break;
    case EventKind::Progress: a.session.progress(uint64_t(e.n[0]), uint64_t(e.n[1]), uint64_t(e.n[2]), e.n[3]); break;
    case EventKind::Preview:
      if (!a.before_preview) a.before_preview = a.state;
      a.session.preview(read<engine::SourceReport>(e.bytes));
      model::adopt(a.state, a.session.source().zone, a.keep_selection);
      a.keep_selection = true;  // what is chosen meanwhile stays when all is read
      break;
    case EventKind::Opened:
      a.before_preview.reset();
      a.session.opened(read<engine::SourceReport>(e.bytes));
      model::adopt(a.state, a.session.source().zone, a.keep_selection);
      a.state.data = a.opening_data;
      a.new_data |= a.is_fresh && a.has_opened;
      a.has_opened = a.is_stale = true;
      a.history.clear();
      break;
    case EventKind::Mapping: a.leave_preview(), a.session.needs_mapping(read<engine::SourceReport>(e.bytes)); break;
    case EventKind::Cancelled: a.leave_preview(), a.session.failed({ErrorCode::Cancelled}); break;
    case EventKind::Failed: a.leave_preview(), a.session.failed(read<Error>(e.bytes)); break;
    case EventKind::Answer: a.session.answered(uint64_t(e.n[0]), read<engine::Report>(e.bytes)); break;
    case EventKind::Refused: a.session.refused(uint64_t(e.n[0]), read<Error>(e.bytes)); break;
    case EventKind::Cube: a.session.cube_part(e.bytes); break;
    case EventKind::Words: a.session.words_read(); break;
    case EventKind::Zone: a.session.know_zone(read<ZoneTable>(e.bytes)); break;
    case EventKind::Case:
    case EventKind::CaseFailed: take_case(a, e); break;
    case EventKind::CaseIndex: a.cases.know_index(e.text); break;
    case EventKind::Lang: a.state.lang = e.text.starts_with("fr") ? Lang::Fr : Lang::En; break;
    case EventKind::Address:
      if (e.n[0] != 0) {
        model::go_to(e.key, e.text, e.n[1] != 0 && a.cases.find(std::string(model::kOwnCase)), a.state);
        if (e.n[2] != 0) model::adopt(a.state, a.state.zone, false);
        a.is_moved = a.is_stale = true;
        break;
      }
      model::read_query_string(e.key, a.state);
      model::read_fragment(e.text, a.state);
      break;
    case EventKind::ContextLost:
    case EventKind::ContextBack: a.marks.forget(); break;
    default: break;
  }
}

ui::ThemeName theme_of(const model::State& state) {
  bool dark = state.theme == model::Theme::Auto ? host::prefers_dark() : state.theme == model::Theme::Dark;
  return dark ? ui::ThemeName::Dark : ui::ThemeName::Light;
}

void publish_theme(App& a) {  // to the DOM's own elements
  ui::ThemeName theme = theme_of(a.state);
  if (a.theme_told == theme) return;
  a.theme_told = theme;
  host::wish("theme", theme == ui::ThemeName::Dark ? "dark" : "light");
}

void grant(App& a, views::Wish wish) {
  switch (wish) {
    case views::Wish::Undo: a.history.undo(a.state); break;
    case views::Wish::Redo: a.history.redo(a.state); break;
    case views::Wish::CancelLoading: host::wish("cancel"); break;
    case views::Wish::OpenSample: host::wish("sample"); break;
    case views::Wish::OpenBundled: host::wish("bundled"); break;
    case views::Wish::OpenFile: host::dialog("open", "null"); break;
    case views::Wish::OpenMapping: host::dialog("mapping", "null"); break;
    case views::Wish::Export: host::dialog("export", "null"); break;
    case views::Wish::Share: host::dialog("share", "null"); break;
    case views::Wish::Quality: host::dialog("quality", "null"); break;
    case views::Wish::Keyboard: host::dialog("keyboard", "null"); break;
    case views::Wish::AddToCase: host::dialog("collect", "null"); break;
    case views::Wish::Write: host::dialog("write", "null"); break;
    case views::Wish::FullScreen: host::wish("fullscreen"); break;
    case views::Wish::Notes: host::wish("notes"); break;
    case views::Wish::Numbers: host::dialog("numbers", "null"); break;
    case views::Wish::Picture: host::dialog("picture", "null"); break;
    case views::Wish::ChooseZone: host::dialog("zone", "null"); break;
  }
}

// While something is dragged the mirror follows at a slower pace; the end of the drag is always told.
void publish_mirror(App& a, bool dragging, double now_ms) {
  if (dragging && now_ms - a.mirror_told_ms < 150) return;
  std::string changes = a.ui.mirror().difference();
  if (changes.empty()) return;
  host::publish_mirror(changes, a.state.lang == Lang::Fr ? "fr" : "en");
  a.mirror_told_ms = now_ms;
}

void publish_address(App& a) {
  if (a.before_preview) return;  // it may come back yet
  bool step = a.new_data || (a.told && !a.is_moved && model::is_elsewhere(*a.told, a.state));
  std::string query = model::query_string_of(a.state), fragment = model::fragment_of(a.state);
  if (!step && !a.is_stale && !a.is_moved && query == a.address_query && fragment == a.address_fragment) return;
  host::set_address(query, fragment, step, a.state.study.which == model::kOwnCase);
  a.told = a.state;
  a.new_data = a.is_moved = a.is_stale = false;
  a.address_query = std::move(query);
  a.address_fragment = std::move(fragment);
}

void publish_title(App& a) {  // what is looked at, then the program
  std::string title;
  if (const model::OpenCase* shown = shown_case(a)) title = model::text_in(shown->value.title, a.state.lang);
  else if (a.state.view == model::View::Cases) title = tr(Str::CasesTitle, a.state.lang);
  else if (a.session.has_data()) title = a.session.source().name;
  if (!title.empty()) title += " – ";
  title += tr(Str::AppName, a.state.lang);
  if (title == a.title_told) return;
  host::wish("title", title);
  a.title_told = std::move(title);
}

// Until there is an answer nobody knows what the views need: as much as before, so that the first one has it all.
model::Needs needs_before_answer(const App& a) {
  return {
      .overview_bins = a.needs.overview_bins, .trend_bins = a.needs.trend_bins, .records_count = a.needs.records_count};
}

void ask(App& a, double now_ms) {
  if (auto ask = a.session.ask(a.query, now_ms / 1000)) host::ask(ask->seq, to_bytes(ask->query), ask->query.zone);
}

bool settled(const App& a) { return a.session.settled(a.query) && !a.cases.pending(); }

void tell_changes(App& a, bool study_changed) {
  bool settled = ::settled(a);
  if (!study_changed && a.session.revision() == a.told_revision && settled == a.was_settled) return;
  a.told_revision = a.session.revision();
  a.was_settled = settled;
  host::changed();
}

std::string fault_json(const App& a) { return a.cases.fault() ? model::case_fault_json(*a.cases.fault()) : "null"; }

// "case.get": the document that is shown, or null. "case.set": takes its place, as a case of this device; answers null, or
// what is wrong with it, and then nothing has changed. "case.fault": why the newest one was not opened.
std::string case_api(App& a, std::string_view name, const char* text) {
  const model::OpenCase* shown = shown_case(a);
  if (name == "get") return shown ? shown->json : "null";
  if (name == "which") return nlohmann::ordered_json(shown ? shown->name : "").dump();
  if (name == "fault") return fault_json(a);
  if (name == "stage") return shown ? model::case_stage_json(*shown, a.state.study, a.state.lang) : "null";
  if (name == "present" && shown) {
    model::present(a.state.study, *shown, std::atoi(text) - 1);
    return "null";
  }
  if (name == "forget") {  // the case of this device is gone
    a.cases.forget(std::string(model::kOwnCase));
    if (a.state.study.which == model::kOwnCase) {
      model::show_case(a.state, "");
      a.is_moved = true;
    }
    if (a.last_case == model::kOwnCase) a.last_case.clear();
    return "null";
  }
  if (name == "axis") {  // "since" or "calendar"
    if (auto axis = cases::value_of<cases::Axis>(text))
      a.state.study.axis = *axis, a.state.study.from = a.state.study.to = 0;
    return "null";
  }
  if (name == "select") {  // one event, or none
    a.state.study.selected.clear();
    if (shown && *text) a.state.study.selected = {text};
    return "null";
  }
  if (name == "selected")
    return nlohmann::ordered_json(a.state.study.selected.empty() ? "" : a.state.study.selected.back()).dump();
  if (name == "paper") {  // what only paper says
    return nlohmann::ordered_json{{"events", tr(Str::CaseEventsLabel, a.state.lang)},
                                  {"cut", tr(Str::CasePaperCut, a.state.lang)}}
        .dump();
  }
  if (name == "picture") {  // { width, paper }: comes with the next frame, see web/bridge.js
    auto j = object_from(text);
    a.picture_wish = {std::clamp(j.value("width", 1200.f), 320.f, 2400.f), j.value("paper", false)};
    return shown ? "true" : "false";
  }
  if (name == "set") {
    std::string own(model::kOwnCase);
    if (!a.cases.read(own, text)) {
      std::string fault = fault_json(a);
      a.cases.dismiss();  // whoever wrote it says so
      return fault;
    }
    a.state.view = model::View::Cases;
    a.state.study.which = own;  // at the same place
    return "null";
  }
  return "null";
}

// The case that is shown as a picture of its own: a frame that nobody sees, at a width of its own, in which nothing is done.
void draw_picture(App& a, ui::FrameInput in, const App::PictureWish& wish) {
  in.events = {};
  in.width_px = wish.width_px;
  in.height_px = 4000;
  in.scroll_y = 0;
  in.pinch = 1;
  in.pinch_moved = {};
  if (wish.on_paper) in.theme = ui::ThemeName::Light, in.forced.reset();
  model::State state = a.state;
  state.study.step = -1;
  views::ScratchPtr scratch = views::make_scratch();
  ui::Svg svg;
  a.marks.begin_frame();
  a.ui.begin_frame(in);
  views::PageResult page = views::draw_page(a.ui, a.marks, state, a.session, a.cases, *scratch, {.svg = &svg});
  a.ui.end_frame();
  host::wish("picture", page.svg);
}

}  // namespace

#define EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

// The program can be spoken to: api and events.
EXPORT void begin() {
  host::prepare();
  app_ = std::make_unique<App>();
}

// It can draw; 0 where there is no WebGL 2.
EXPORT int start() {
  if (!host::start()) return 0;
  app_->ui.type().use_fonts(host::fonts());
  return 1;
}

// Draws once; 1: draw again, something moves.
EXPORT int frame(double now_ms) {
  App& a = *app_;
  for (host::Event& e : host::take_events()) take(a, e);

  const model::State before = a.state;
  ui::FrameInput in = host::begin_frame(now_ms, theme_of(a.state));
  if (auto wish = std::exchange(a.picture_wish, {})) draw_picture(a, in, *wish);
  a.marks.begin_frame();
  in.enter_first = a.state.embed.on;
  a.ui.begin_frame(in);
  views::PageResult page = views::draw_page(a.ui, a.marks, a.state, a.session, a.cases, *a.scratch,
                                            {a.history.can_undo(), a.history.can_redo()});
  ui::FrameOutput out = a.ui.end_frame();

  if (out.dragging && !a.dragging) a.gesture++;
  a.history.remember(before, a.state, out.dragging || a.dragging ? a.gesture : 0, now_ms / 1000);
  a.dragging = out.dragging;
  for (views::Wish wish : page.wishes) grant(a, wish);

  if (a.session.report()) a.needs = page.needs;
  a.query = model::query_of(a.state, a.session.report() ? page.needs : needs_before_answer(a));
  ask(a, now_ms);
  if (auto due_s = a.session.ask_again_in_s(now_ms / 1000))
    out.again_in_s = std::min(out.again_in_s.value_or(*due_s), *due_s);
  if (std::string zone = a.session.take_missing_zone(); !zone.empty()) host::want_zone(zone);
  publish_address(a);
  publish_theme(a);
  publish_title(a);
  host::publish(out);
  publish_mirror(a, out.dragging, now_ms);
  host::render(a.ui, a.marks);
  for (const std::string& name : a.cases.take_missing()) host::want_case(name);
  if (shown_case(a)) a.last_case = a.state.study.which;
  if (a.state.view != model::View::Cases) a.data_view = a.state.view;
  // A page that began with a case reads data only when the reader wants to see some.
  if (a.state.view != model::View::Cases && a.session.phase() == model::Phase::Empty && !a.wanted_data) {
    a.wanted_data = true;
    host::wish("data");
  }
  if (bool on = shown_case(a) && a.state.study.step >= 0; on != a.presenting) {
    a.presenting = on;
    host::wish("stage", on ? "on" : "off");  // arrows and the space bar are the story's
  }
  tell_changes(a, a.state.study != before.study);
  return out.go_on || a.state != before;
}

// Answers web/api.js; JSON, valid until the next call.
EXPORT const char* api(const char* name_text, const char* text) {
  App& a = *app_;
  for (host::Event& e : host::take_events()) take(a, e);  // a script sees what has happened, drawn or not
  const std::string_view name = name_text;
  const engine::Report* report = a.session.report();
  auto answer = [&](std::string json) {
    a.text = std::move(json);
    return a.text.c_str();
  };
  if (name == "settled") return answer(settled(a) ? "true" : "false");
  if (name.starts_with("case.")) return answer(case_api(a, name.substr(5), text));
  if (name == "answered") return answer(report || !a.session.has_data() || a.session.error() ? "true" : "false");
  if (name == "error") return answer(a.session.error() ? model::error_json(*a.session.error()) : "null");
  if (name == "report") return answer(a.session.has_data() ? model::open_result_json(a.session.source()) : "null");
  if (name == "candidate") return answer(model::open_result_json(a.session.candidate()));
  if (name == "summary" && shown_case(a))
    return answer(model::case_summary_json(*shown_case(a), a.state.study, a.state.lang));
  if (name == "summary") return answer(report ? model::summary_json(*report, a.session.source()) : "null");
  if (name == "data") return answer(report ? model::chart_data_json(*report, text) : "null");
  if (name == "masks")
    return answer(
        nlohmann::json{{"mail", tr(Str::MaskMail, a.state.lang)}, {"phone", tr(Str::MaskPhone, a.state.lang)}}.dump());
  if (name == "lang") return answer(a.state.lang == Lang::Fr ? "\"fr\"" : "\"en\"");
  if (name == "address")
    return answer(nlohmann::ordered_json{model::query_string_of(a.state), model::fragment_of(a.state)}.dump());
  if (name == "zone") {
    if (*text) a.state.zone = text;
    return answer(nlohmann::ordered_json(a.state.zone).dump());
  }
  if (name == "csv") {
    host::give_query(to_bytes(a.query), a.query.zone);
    return answer("null");
  }
  if (name == "view") {
    if (*text) model::read_query_string(std::string("view=") + text, a.state);
    return answer('"' + std::string(model::code_name(a.state.view)) + '"');
  }
  if (name == "ask") {  // what is newly open, before it is drawn
    a.query = model::query_of(a.state, needs_before_answer(a));
    ask(a, emscripten_get_now());
    return answer("null");
  }
  if (name == "filter") {
    auto filter = model::filter_from_json(text);
    if (!filter) return answer(model::error_json(filter.error()));
    a.state.filter = *filter;
    a.query.filter = *filter;
    ask(a, emscripten_get_now());  // the answer comes while the next frame is drawn, not after it
    return answer("null");
  }
  return answer("null");
}

int main() {}
