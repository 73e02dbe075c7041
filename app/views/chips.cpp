// One chip per part of the filter; what it says is what it does.
#include "views/chips.h"

#include <algorithm>
#include <functional>

#include "i18n/durations.h"
#include "i18n/numbers.h"
#include "i18n/sentences.h"
#include "views/facets.h"
#include "views/parts.h"

namespace tolle::views {
namespace {

struct Chip {
  const char* key;
  std::string label;
  std::function<void(engine::Filter&)> remove;
};

std::string joined(Context& c, const std::vector<std::string>& names) {
  if (names.size() > 3)
    return c.t(Str::ChipNamesMore, facet_name(c, names[0]), number(uint64_t(names.size() - 1), c.lang));
  std::string out;
  for (const std::string& name : names) (out.empty() ? out : out += ", ") += facet_name(c, name);
  return out;
}

// A rectangle of hours is said as days and hours, anything else as a count.
std::string hours_label(Context& c, const std::vector<uint8_t>& hours) {
  uint8_t days = 0;
  int from = 24, to = 0;
  for (uint8_t h : hours) days |= uint8_t(1 << (h / 24)), from = std::min(from, h % 24), to = std::max(to, h % 24 + 1);
  bool full = hours.size() == size_t(__builtin_popcount(days) * (to - from));
  if (!full) return c.t(Plural::ChipHours, hours.size());
  return c.t(Str::ChipHoursOf, days_name(days, c.lang), hour_name(from, c.lang), hour_name(to, c.lang));
}

std::vector<Chip> chips_of(Context& c) {
  const engine::Filter& f = c.state.filter;
  std::vector<Chip> chips;
  auto add = [&](const char* key, std::string label, std::function<void(engine::Filter&)> remove) {
    chips.push_back({key, std::move(label), std::move(remove)});
  };
  if (f.time) add("chip.time", date_range(f.time->from, f.time->to, c.zone(), c.lang), [](auto& x) { x.time.reset(); });
  if (!f.organisation.empty())
    add("chip.organisation", c.t(Str::ChipOrganisation, joined(c, f.organisation)),
        [](auto& x) { x.organisation.clear(); });
  if (!f.channel.empty())
    add("chip.channel", c.t(Str::ChipChannel, joined(c, f.channel)), [](auto& x) { x.channel.clear(); });
  if (!f.category.empty())
    add("chip.category", c.t(Str::ChipCategory, joined(c, f.category)), [](auto& x) { x.category.clear(); });
  if (!f.place.empty()) add("chip.place", c.t(Str::ChipPlace, joined(c, f.place)), [](auto& x) { x.place.clear(); });
  if (!f.said.empty()) {
    std::string names;
    for (engine::Said said : f.said) (names.empty() ? names : names += ", ") += name_of(said, c.lang);
    add("chip.said", c.t(Str::ChipSaid, names), [](auto& x) { x.said.clear(); });
  }
  if (!f.text.empty()) add("chip.text", c.t(Str::ChipText, f.text), [](auto& x) { x.text.clear(); });
  if (f.wait)
    add("chip.wait", c.t(Str::ChipWait, duration(f.wait->from_s, c.lang), duration(f.wait->to_s, c.lang)),
        [](auto& x) { x.wait.reset(); });
  if (!f.hours.empty()) add("chip.hours", hours_label(c, f.hours), [](auto& x) { x.hours.clear(); });
  std::string promise = duration(c.state.promise_s, c.lang);
  auto answer = [&](std::string label) {
    add("chip.answer", std::move(label), [](auto& x) { x.answer = engine::AnswerState::Any; });
  };
  switch (f.answer) {
    case engine::AnswerState::Any: break;
    case engine::AnswerState::Answered: answer(std::string(c.t(Str::ChipAnswered))); break;
    case engine::AnswerState::Unanswered: answer(std::string(c.t(Str::ChipUnanswered))); break;
    case engine::AnswerState::WithinPromise: answer(c.t(Str::ChipKept, promise)); break;
    case engine::AnswerState::Late: answer(c.t(Str::ChipLate, promise)); break;
  }
  if (f.hostile) add("chip.hostile", std::string(c.t(Str::ChipHostile)), [](auto& x) { x.hostile = false; });
  return chips;
}

}  // namespace

int filters_in_force(const State& state) {
  const engine::Filter& f = state.filter;
  return int(f.time.has_value()) + !f.organisation.empty() + !f.channel.empty() + !f.category.empty() +
         !f.place.empty() + !f.said.empty() + !f.text.empty() + int(f.wait.has_value()) + !f.hours.empty() +
         (f.answer != engine::AnswerState::Any) + f.hostile;
}

std::string filter_line(Context& c) {
  std::string out;
  for (const Chip& chip : chips_of(c)) (out.empty() ? out : out += " · ") += chip.label;
  return out;
}

float draw_chips(Context& c, const Rect& area, bool can_undo) {
  if (!model::has_filter(c.state)) return 0;
  auto list = c.ui.section(Key("chips"), c.t(Str::ChipsLabel));
  Flow flow(area);
  for (const Chip& chip : chips_of(c)) {
    Vec size = c.ui.chip_size(chip.label);
    if (c.ui.is_touch()) size.y = std::max(size.y, 36.f);
    if (c.ui.chip(Key(chip.key), flow.place(size), chip.label, c.t(Str::ChipsRemove, chip.label)))
      chip.remove(c.state.filter);
  }
  float line = c.ui.chip_size("x").y;
  ui::ButtonOptions quiet{.look = ui::ButtonLook::Quiet};
  auto button = [&](const char* key, Str label) {
    Vec size = c.ui.button_size(c.t(label), quiet);
    return c.ui.button(Key(key), flow.place({size.x, c.ui.is_touch() ? 36.f : line}), c.t(label), quiet);
  };
  if (button("chips.clear", Str::ChipsClear)) c.state.filter = {};
  if (can_undo && c.ui.device() != ui::Device::Desktop && button("chips.undo", Str::BarUndo)) c.wish(Wish::Undo);
  return flow.bottom() - area.y;
}

}  // namespace tolle::views
