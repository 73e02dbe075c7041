// Writing and reading addresses. Keys of the fragment are single letters, because people paste links into messages.
#include "model/address.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "model/codes.h"
#include "model/iso.h"
#include "model/percent.h"

namespace tolle::model {
namespace {

constexpr std::string_view kVersion = "1";
constexpr size_t kMaxValues = 64, kMaxLength = 16384;
constexpr double kYear_s = 31536000;

std::string window_text(const engine::TimeWindow& w) { return iso_short(w.from) + '~' + iso_short(w.to); }

std::optional<engine::TimeWindow> window_from(std::string_view text) {
  auto parts = split(text, '~');
  if (parts.size() != 2) return {};
  auto from = time_from_iso(parts[0]), to = time_from_iso(parts[1]);
  if (!from || !to || *from >= *to) return {};
  return engine::TimeWindow{*from, *to};
}

template <class N>
std::optional<N> whole(std::string_view text, N max) {
  N value = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || value > max) return {};
  return value;
}

// Seconds with at most three decimals; no exponent, no sign.
std::string seconds_text(double s) {
  auto ms = uint64_t(std::llround(s * 1000));
  std::string out = std::to_string(ms / 1000);
  if (ms % 1000) {
    std::string rest = std::to_string(1000 + ms % 1000).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    out += '.' + rest;
  }
  return out;
}

std::optional<double> seconds_from(std::string_view text) {
  auto parts = split(text, '.');
  auto s = whole<uint64_t>(parts[0], uint64_t(100 * kYear_s));
  if (!s || parts.size() > 2) return {};
  double value = double(*s);
  if (parts.size() == 2) {
    auto rest = whole<uint32_t>(parts[1], 999'999);
    if (!rest || parts[1].size() > 6) return {};
    value += *rest / std::pow(10.0, double(parts[1].size()));
  }
  return value;
}

// 9-17,33-41: hours of the week that follow each other are one range.
std::string hours_text(std::vector<uint8_t> hours) {
  std::sort(hours.begin(), hours.end());
  std::string out;
  for (size_t i = 0; i < hours.size();) {
    size_t j = i;
    while (j + 1 < hours.size() && hours[j + 1] <= hours[j] + 1) j++;
    if (!out.empty()) out += ',';
    out += std::to_string(hours[i]);
    if (hours[j] != hours[i]) out += '-' + std::to_string(hours[j]);
    i = j + 1;
  }
  return out;
}

std::vector<uint8_t> hours_from(std::string_view text) {
  std::vector<bool> set(168);
  for (std::string_view part : split(text, ',')) {
    auto ends = split(part, '-');
    auto from = whole<uint32_t>(ends.front(), 167), to = whole<uint32_t>(ends.back(), 167);
    if (ends.size() > 2 || !from || !to) continue;
    for (uint32_t h = *from; h <= *to; h++) set[h] = true;
  }
  std::vector<uint8_t> hours;
  for (uint8_t h = 0; h < 168; h++)
    if (set[h]) hours.push_back(h);
  return hours;
}

std::string list_text(const std::vector<std::string>& values) {
  std::string out;
  for (size_t i = 0; i < values.size(); i++) (i ? out += ',' : out) += percent_encoded(values[i], true);
  return out;
}

std::vector<std::string> list_from(std::string_view text) {
  std::vector<std::string> values;
  for (std::string_view part : split(text, ',')) {
    std::string value = percent_decoded(part);
    if (values.size() < kMaxValues && std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(value);
  }
  return values;
}

// Numbers of an axis: three decimals of the logarithmic one, whole milliseconds of the calendar.
std::string axis_text(double value, cases::Axis axis) {
  char text[32];
  std::snprintf(text, sizeof text, axis == cases::Axis::Since ? "%.3f" : "%.0f", value);
  return text;
}

std::optional<double> axis_value(std::string_view text) {
  bool negative = text.starts_with('-');
  auto parts = split(text.substr(negative), '.');
  auto units = whole<uint64_t>(parts[0], uint64_t(1e15));
  if (!units || parts.size() > 2) return {};
  double value = double(*units);
  if (parts.size() == 2) {
    auto thousandths = whole<uint32_t>(parts[1], 999);
    if (!thousandths || parts[1].size() != 3) return {};
    value += *thousandths / 1000.0;
  }
  return negative ? -value : value;
}

void read_case_part(char key, std::string_view text, CaseState& study) {
  switch (key) {
    case 'd': study.compared = list_from(text); break;
    case 'e': study.selected = list_from(text); break;
    case 'f': study.freeze = text == "1"; break;
    case 'j':
      if (auto ends = split(text, '~'); ends.size() == 2) {
        auto from = axis_value(ends[0]), to = axis_value(ends[1]);
        if (from && to && *from < *to) study.from = *from, study.to = *to;
      }
      break;
    case 'n': study.account = percent_decoded(text, 64); break;
    case 'q':
      if (auto step = whole<uint32_t>(text, 1000); step && *step > 0) study.step = int(*step) - 1;
      break;
    case 'u': study.cursor = percent_decoded(text, 64); break;
    case 'y': study.axis = text == "calendar" ? cases::Axis::Calendar : cases::Axis::Since; break;
    default: break;
  }
}

std::string case_parts(const CaseState& study) {
  std::string out;
  auto part = [&](char key, const std::string& text) { ((out += ';') += key) += '=' + text; };
  if (!study.account.empty()) part('n', percent_encoded(study.account));
  if (study.axis == cases::Axis::Calendar) part('y', "calendar");
  if (study.has_zoom()) part('j', axis_text(study.from, study.axis) + '~' + axis_text(study.to, study.axis));
  if (!study.cursor.empty()) part('u', percent_encoded(study.cursor));
  if (!study.selected.empty()) part('e', list_text(study.selected));
  if (!study.compared.empty()) part('d', list_text(study.compared));
  if (study.step >= 0) part('q', std::to_string(study.step + 1));
  if (study.freeze) part('f', "1");
  return out;
}

void read_part(std::string_view key, std::string_view text, State& state) {
  engine::Filter& f = state.filter;
  if (key.size() != 1) return;
  switch (key[0]) {
    case 't': f.time = window_from(text); break;
    case 'o': f.organisation = list_from(text); break;
    case 'c': f.channel = list_from(text); break;
    case 'g': f.category = list_from(text); break;
    case 'l': f.place = list_from(text); break;
    case 'x': f.text = percent_decoded(text, 500); break;
    case 's':
      for (std::string_view name : split(text, ',')) {
        auto said = code_named<engine::Said>(name);
        if (said && std::find(f.said.begin(), f.said.end(), *said) == f.said.end()) f.said.push_back(*said);
      }
      break;
    case 'w':
      if (auto ends = split(text, '-'); ends.size() == 2) {
        auto from = seconds_from(ends[0]), to = seconds_from(ends[1]);
        if (from && to && *from < *to) f.wait = {*from, *to};
      }
      break;
    case 'h': f.hours = hours_from(text); break;
    case 'a': f.answer = code_named<engine::AnswerState>(text).value_or(engine::AnswerState::Any); break;
    case 'v': f.hostile = text == "1"; break;
    case 'p':
      if (auto s = seconds_from(text); s && *s >= 1) state.promise_s = *s;
      break;
    case 'z':
      if (std::string zone = percent_decoded(text, 64); !zone.empty()) state.zone = zone;
      break;
    case 'k':
      if (auto parts = split(text, '-'); parts.size() == 3) {
        auto from = whole<uint32_t>(parts[0], 24), to = whole<uint32_t>(parts[1], 24),
             days = whole<uint32_t>(parts[2], 127);
        if (from && to && days) state.work = {uint8_t(*from), uint8_t(*to), uint8_t(*days)};
      }
      break;
    case 'i': state.zoom = window_from(text).value_or(engine::TimeWindow{}); break;
    case 'r': {
      bool descending = text.starts_with('-');
      if (auto by = code_named<engine::SortBy>(text.substr(descending))) state.sort = {*by, descending};
      break;
    }
    case 'b': state.table_by = code_named<Facet>(text).value_or(Facet::Organisation); break;
    case 'm':
      if (auto row = whole<uint32_t>(text, engine::kMissingRow - 1)) state.thread = *row;
      break;
    default: read_case_part(key[0], text, state.study); break;
  }
}

// view=waits names a part, view=responses a view: of a view, an embed shows the part that says most.
bool read_view(std::string_view name, State& state) {
  using enum View;
  if (auto part = code_named<Part>(name)) {
    state.embed.part = *part;
    state.view = view_of(*part);
  } else if (auto view = code_named<View>(name)) {
    state.view = *view;
    state.embed.part = *view == Timeline    ? Part::Timeline
                       : *view == Responses ? Part::Waits
                       : *view == Staff     ? Part::Hours
                       : *view == Cases     ? Part::Case
                                            : Part::Figures;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string query_string_of(const State& state) {
  std::string out;
  const std::string& which = state.study.which;
  bool named = !which.empty() && which != kOwnCase;
  if (state.embed.on) (out += "view=") += code_name(state.embed.part), out += '&';
  // A case that is named is also what is looked at, unless the view says otherwise.
  else if (state.view != (named ? View::Cases : View::Overview)) (out += "view=") += code_name(state.view), out += '&';
  out += state.lang == Lang::Fr ? "lang=fr" : "lang=en";
  if (state.theme != Theme::Auto) (out += "&theme=") += code_name(state.theme);
  if (!state.data.empty()) out += "&data=" + percent_encoded(state.data);
  if (named) out += "&case=" + percent_encoded(which, true);
  if (state.study.comparing) out += "&compare=1";
  if (state.embed.on) out += state.embed.filterable ? "&embed=1" : "&embed=1&filter=0";
  return out;
}

std::string fragment_of(const State& state) {
  const engine::Filter& f = state.filter;
  const State defaults;
  std::string out;
  auto part = [&](char key, const std::string& text) { ((out += ';') += key) += '=' + text; };
  if (f.time) part('t', window_text(*f.time));
  if (!f.organisation.empty()) part('o', list_text(f.organisation));
  if (!f.channel.empty()) part('c', list_text(f.channel));
  if (!f.category.empty()) part('g', list_text(f.category));
  if (!f.place.empty()) part('l', list_text(f.place));
  if (!f.text.empty()) part('x', percent_encoded(f.text));
  if (!f.said.empty()) {
    std::string names;
    for (engine::Said said : f.said) (names.empty() ? names : names += ',') += code_name(said);
    part('s', names);
  }
  if (f.wait) part('w', seconds_text(f.wait->from_s) + '-' + seconds_text(f.wait->to_s));
  if (!f.hours.empty()) part('h', hours_text(f.hours));
  if (f.answer != engine::AnswerState::Any) part('a', std::string(code_name(f.answer)));
  if (f.hostile) part('v', "1");
  if (state.promise_s != defaults.promise_s) part('p', seconds_text(state.promise_s));
  if (state.zone != defaults.zone) part('z', percent_encoded(state.zone, true));
  if (state.work != defaults.work)
    part('k', std::to_string(state.work.from_h) + '-' + std::to_string(state.work.to_h) + '-' +
                  std::to_string(state.work.days));
  if (has_zoom(state)) part('i', window_text(state.zoom));
  if (state.sort != defaults.sort)
    part('r', (state.sort.descending ? "-" : "") + std::string(code_name(state.sort.by)));
  if (state.table_by != defaults.table_by) part('b', std::string(code_name(state.table_by)));
  if (state.thread != engine::kNoRow) part('m', std::to_string(state.thread));
  out += case_parts(state.study);
  return out.empty() ? out : std::string(kVersion) + out;
}

void read_query_string(std::string_view text, State& state) {
  if (text.starts_with('?')) text.remove_prefix(1);
  if (text.size() > kMaxLength) return;
  bool has_view = false;
  for (std::string_view part : split(text, '&')) {
    size_t equals = part.find('=');
    std::string_view key = part.substr(0, equals);
    std::string value = equals == part.npos ? std::string() : percent_decoded(part.substr(equals + 1));
    if (key == "view") {
      has_view |= read_view(value, state);
    } else if (key == "case") {
      state.study.which = value == kOwnCase ? std::string() : value;
      if (!has_view) read_view("cases", state);
    } else if (key == "compare") state.study.comparing = value == "1";
    else if (key == "lang") state.lang = value == "fr" ? Lang::Fr : value == "en" ? Lang::En : state.lang;
    else if (key == "theme") state.theme = code_named<Theme>(value).value_or(state.theme);
    else if (key == "data") state.data = value;
    else if (key == "embed") state.embed.on = value != "0" && !value.empty();
    else if (key == "filter") state.embed.filterable = value != "0";
  }
  if (state.embed.on) state.view = view_of(state.embed.part);
  else state.embed = {};
}

void read_fragment(std::string_view text, State& state) {
  if (text.starts_with('#')) text.remove_prefix(1);
  State defaults;
  state.filter = {};
  state.promise_s = defaults.promise_s;
  state.zone = defaults.zone;
  state.work = defaults.work;
  state.zoom = {};
  state.sort = {};
  state.table_by = defaults.table_by;
  state.thread = engine::kNoRow;
  state.study = {.which = state.study.which, .comparing = state.study.comparing};
  if (text.size() > kMaxLength) return;
  auto parts = split(text, ';');
  if (parts[0] != kVersion) return;
  for (size_t i = 1; i < parts.size(); i++) {
    size_t equals = parts[i].find('=');
    if (equals != std::string_view::npos) read_part(parts[i].substr(0, equals), parts[i].substr(equals + 1), state);
  }
}

bool is_elsewhere(const State& from, const State& to) {
  return from.view != to.view || from.thread != to.thread || from.study.which != to.study.which ||
         from.study.comparing != to.study.comparing;
}

void go_to(std::string_view query, std::string_view fragment, bool is_own, State& state) {
  const Lang lang = state.lang;
  const Theme theme = state.theme;
  std::string data = std::move(state.data);
  state.view = View::Overview;
  state.study.which.clear();
  state.study.comparing = false;
  read_query_string(query, state);
  read_fragment(fragment, state);
  if (is_own) state.study.which = kOwnCase;
  state.lang = lang;
  state.theme = theme;
  state.data = std::move(data);
}

}  // namespace tolle::model
