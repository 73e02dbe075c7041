#include "views/case_view.h"

#include <algorithm>
#include <unordered_map>

#include "i18n/case_words.h"
#include "i18n/dates.h"

namespace tolle::views {

bool CaseView::is_selected(size_t i) const {
  return std::ranges::find(study.selected, value.events[i].id) != study.selected.end();
}

std::optional<size_t> CaseView::focus() const {
  for (size_t n = study.selected.size(); n-- > 0;)
    if (size_t i = event(study.selected[n]); i != cases::kNowhere && shown[i]) return i;
  return {};
}

std::string_view CaseView::actor(std::string_view id) const {
  size_t i = cases::index_of(value.actors, id);
  return i == cases::kNowhere ? std::string_view{} : text(value.actors[i].name);
}

std::string_view CaseView::account(std::string_view id) const {
  size_t i = cases::index_of(value.accounts, id);
  return i == cases::kNowhere ? std::string_view{} : text(value.accounts[i].name);
}

namespace {

const cases::Telling* telling_of(const CaseView& v, size_t event) {
  return v.study.account.empty() ? nullptr : cases::telling_by(v.value.events[event], v.study.account);
}

}  // namespace

std::string_view told_text(const CaseView& v, size_t event) {
  const cases::Telling* telling = telling_of(v, event);
  return v.text(telling && !telling->text.empty() ? telling->text : v.value.events[event].text);
}

std::string_view told_channel(const CaseView& v, size_t event) {
  const cases::Telling* telling = telling_of(v, event);
  return v.text(telling && !telling->channel.empty() ? telling->channel : v.value.events[event].channel);
}

std::string_view as_printed(const CaseView& v, size_t event) {
  const cases::Telling* telling = telling_of(v, event);
  const cases::Time& time = telling && !telling->time.empty() ? telling->time : v.value.events[event].time;
  return v.text(time.said);
}

std::string when_known(const CaseView& v, size_t event) {
  const cases::DurationRange& since = v.graph.since[event];
  std::string after = event == v.t.origin ? "" : range_of(since, v.c.lang);
  if (!after.empty()) after = v.c.t(Str::CaseAfterOrigin, after, v.text(v.value.events[v.t.origin].title));
  std::string when = v.t.anchored ? interval_of(v.t.intervals[event], v.zone(), v.c.lang) : "";
  if (when.empty()) return after;
  return after.empty() ? when : when + " · " + after;
}

std::string when_short(const CaseView& v, size_t event) {
  if (std::string_view said = as_printed(v, event); !said.empty()) return std::string(said);
  const cases::Interval& when = v.t.intervals[event];
  if (v.t.anchored && when.earliest_ms && when.latest_ms) return interval_of(when, v.zone(), v.c.lang);
  std::string known = when_known(v, event);
  return known.empty() ? std::string(v.c.t(Str::CaseNoTime)) : known;
}

namespace {

std::vector<size_t> those_shown(const CaseView& v, const std::vector<size_t>& events) {
  std::vector<size_t> out;
  for (size_t i : events)
    if (v.shown[i]) out.push_back(i);
  return out;
}

}  // namespace

std::vector<size_t> causes_of(const CaseView& v, size_t event) { return those_shown(v, v.graph.causes[event]); }
std::vector<size_t> effects_of(const CaseView& v, size_t event) { return those_shown(v, v.graph.effects[event]); }

CaseGraph graph_of(const model::OpenCase& open, const std::string& account) {
  const cases::Case& c = open.value;
  const cases::Timeline& t = open.timeline(account);
  CaseGraph g{open.revision, account, {}, {}, t.since(t.origin)};
  g.causes.resize(c.events.size());
  g.effects.resize(c.events.size());
  std::unordered_map<std::string_view, size_t> by_id;
  for (size_t i = 0; i < c.events.size(); i++) by_id.emplace(c.events[i].id, i);
  for (size_t i : t.order)
    for (const std::string& id : c.events[i].causes)
      if (auto cause = by_id.find(id); cause != by_id.end()) {
        g.causes[i].push_back(cause->second);
        g.effects[cause->second].push_back(i);
      }
  return g;
}

Threads threads_of(const CaseView& v, const std::vector<size_t>& events) {
  Threads threads{std::vector<bool>(v.shown.size()), std::vector<bool>(v.shown.size())};
  auto follow = [&](std::vector<bool>& reached, auto next) {
    std::vector<size_t> open = events;
    for (size_t n = 0; n < open.size(); n++)
      for (size_t i : next(v, open[n]))
        if (!reached[i]) reached[i] = true, open.push_back(i);
  };
  follow(threads.before, causes_of);
  follow(threads.after, effects_of);
  return threads;
}

std::string event_line(const CaseView& v, size_t event) {
  const cases::Event& e = v.value.events[event];
  Context& c = v.c;
  std::string out(name_of(e.lane, c.lang));
  auto add = [&](std::string_view part) {
    if (!part.empty()) (out += " · ") += part;
  };
  add(v.actor(e.actor));
  add(told_channel(v, event));
  add(when_short(v, event));
  if (e.certainty != cases::Certainty::Stated) add(name_of(e.certainty, c.lang));
  if (v.study.account.empty() && e.told.size() == 1) add(c.t(Str::CaseToldOnly, v.account(e.told[0].account)));
  if (!v.seen[event]) add(c.t(Str::CaseLater));
  auto names = [&](const std::vector<size_t>& events) {
    std::string list;
    for (size_t i : events) (list += list.empty() ? "" : ", ") += v.text(v.value.events[i].title);
    return list;
  };
  std::vector<size_t> causes = causes_of(v, event), effects = effects_of(v, event);
  out += ".";
  if (!causes.empty()) out += " " + c.t(Str::CaseLedToBy, names(causes));
  if (!effects.empty()) out += " " + c.t(Str::CaseLedTo, names(effects));
  return out;
}

void select_event(CaseView& v, size_t event) {
  const std::string& id = v.value.events[event].id;
  if (v.study.selected == std::vector<std::string>{id}) v.study.selected.clear();
  else v.study.selected = {id};
}

Moments moments_of(const CaseView& v) {
  Moments m;
  for (size_t i : v.t.order) {
    if (!m.events.empty() && v.t.marks_ms[m.events.back()] == v.t.marks_ms[i]) m.events.back() = i;
    else m.events.push_back(i);
  }
  for (size_t n = 0; n < m.events.size(); n++)
    if (v.seen[m.events[n]]) m.at = n;
  return m;
}

void move_cursor(CaseView& v, int by) {
  Moments m = moments_of(v);
  if (m.events.empty()) return;
  auto to = size_t(std::clamp<int64_t>(int64_t(m.at) + by, 0, int64_t(m.events.size()) - 1));
  v.study.cursor = to + 1 == m.events.size() ? "" : v.value.events[m.events[to]].id;
}

std::string cursor_text(const CaseView& v) {
  Moments m = moments_of(v);
  if (m.events.empty()) return {};
  if (v.study.cursor.empty()) return std::string(v.c.t(Str::CaseCursorEnd));
  return v.c.t(Str::CaseCursorAfter, v.text(v.value.events[m.events[m.at]].title));
}

}  // namespace tolle::views
