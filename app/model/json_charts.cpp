// tolle.data(): the numbers behind each chart, one object per row of its table.
#include <cmath>
#include <nlohmann/json.hpp>

#include "model/codes.h"
#include "model/iso.h"
#include "model/json.h"

namespace tolle::model {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}
Json finite(float value) { return std::isfinite(value) ? Json(value) : Json(); }
Json time_or_null(engine::Ms time) { return time == engine::kNoTime ? Json() : Json(iso_utc(time)); }

engine::Ms edge(const engine::TimeWindow& w, size_t bin, size_t bins) {
  return w.from + engine::Ms(std::llround(double(w.to - w.from) * double(bin) / double(bins)));
}

Json timeline(const engine::Timeline& t) {
  Json rows = Json::array();
  size_t bins = t.complaints.size();
  auto at = [](const std::vector<uint32_t>& v, size_t i) { return i < v.size() ? Json(v[i]) : Json(); };
  for (size_t i = 0; i < bins; i++)
    rows.push_back({{"from", iso_utc(edge(t.window, i, bins))},
                    {"to", iso_utc(edge(t.window, i + 1, bins))},
                    {"complaints", t.complaints[i]},
                    {"answers", at(t.answers, i)},
                    {"hostile", at(t.hostile, i)},
                    {"open", at(t.open, i)}});
  return rows;
}

Json waits(const engine::Waits& w) {
  Json rows = Json::array();
  auto seconds = [](int i) { return std::exp(double(i) / engine::Waits::kBins * std::log(31536000.0)); };
  for (int i = 0; i < engine::Waits::kBins; i++)
    rows.push_back({{"fromSeconds", seconds(i)}, {"toSeconds", seconds(i + 1)}, {"count", w.counts[size_t(i)]}});
  return {{"rows", rows},
          {"below", w.below},
          {"above", w.above},
          {"n", w.n},
          {"medianSeconds", or_null(w.median_s)},
          {"p90Seconds", or_null(w.p90_s)},
          {"withinPromiseShare", or_null(w.within_promise_share)}};
}

Json hours(const engine::Staff& staff) {
  if (staff.withheld) return Json();
  Json rows = Json::array();
  for (size_t h = 0; h < staff.answers.size(); h++)
    rows.push_back({{"weekday", h / 24}, {"hour", h % 24}, {"answers", staff.answers[h]}});
  return rows;
}

Json trend(const engine::Trend& t) {
  Json rows = Json::array();
  size_t bins = t.complaints.size();
  for (size_t i = 0;
       i < bins && i < t.answered.size() && i < t.wait_median_s.size() && i < t.within_promise_share.size(); i++)
    rows.push_back({{"from", iso_utc(edge(t.window, i, bins))},
                    {"to", iso_utc(edge(t.window, i + 1, bins))},
                    {"complaints", t.complaints[i]},
                    {"answered", t.answered[i]},
                    {"waitMedianSeconds", finite(t.wait_median_s[i])},
                    {"withinPromiseShare", finite(t.within_promise_share[i])}});
  return rows;
}

Json facet(const engine::FacetReport& f) {
  if (!f.known) return Json();
  Json rows = Json::array();
  for (const engine::FacetRow& r : f.rows)
    rows.push_back({{"key", r.key},
                    {"complaints", r.complaints},
                    {"answered", r.answered},
                    {"responses", r.responses},
                    {"waitMedianSeconds", or_null(r.wait_median_s)},
                    {"waitP90Seconds", or_null(r.wait_p90_s)},
                    {"withinPromiseShare", or_null(r.within_promise_share)}});
  return rows;
}

Json teams(const engine::Staff& staff) {
  Json rows = Json::array();
  for (const engine::Staff::Team& t : staff.teams) {
    Json row = {{"organisation", t.organisation}, {"withheld", t.withheld}};
    row["agents"] = t.withheld || !t.agents ? Json() : Json(t.agents);
    row["answers"] = t.withheld ? Json() : Json(t.answers);
    row["hostile"] = t.withheld ? Json() : Json(t.hostile);
    row["outOfHoursShare"] = t.withheld ? Json() : Json(t.out_of_hours_share);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string_view precision_name(engine::Precision precision) {
  constexpr std::string_view kNames[] = {"day", "minute", "second", "millisecond"};
  return kNames[std::min(size_t(precision), std::size(kNames) - 1)];
}

Json messages(const std::vector<engine::Message>& list) {
  Json rows = Json::array();
  for (const engine::Message& m : list)
    rows.push_back({{"row", m.row},
                    {"time", time_or_null(m.time)},
                    {"precision", precision_name(m.precision)},
                    {"author", code_name(m.author)},
                    {"who", m.who},
                    {"agent", m.agent ? Json(m.agent) : Json()},
                    {"complaint", m.complaint},
                    {"text", m.signals.empty() ? Json(m.text) : Json()},
                    {"hostile", !m.signals.empty()},
                    {"waitSeconds", or_null(m.wait_s)},
                    {"answered", m.answered},
                    {"line", m.line},
                    {"depth", m.depth},
                    {"organisation", m.organisation},
                    {"channel", m.channel},
                    {"shortened", m.shortened}});
  return rows;
}

}  // namespace

std::string chart_data_json(const engine::Report& report, std::string_view chart) {
  Json json;
  if (chart == "timeline") json = timeline(report.overview);
  else if (chart == "zoom") json = timeline(report.zoom);
  else if (chart == "waits") json = waits(report.waits);
  else if (chart == "hours") json = hours(report.staff);
  else if (chart == "trend") json = trend(report.trend);
  else if (chart == "organisation") json = facet(report.organisation);
  else if (chart == "channel") json = facet(report.channel);
  else if (chart == "category") json = facet(report.category);
  else if (chart == "place") json = facet(report.place);
  else if (chart == "teams") json = teams(report.staff);
  else if (chart == "records")
    json = {
        {"total", report.records.total}, {"offset", report.records.offset}, {"rows", messages(report.records.rows)}};
  else if (chart == "thread") json = messages(report.thread);
  else if (chart == "said") {
    json = Json::array();
    for (const engine::SaidRow& r : report.said) json.push_back({{"said", code_name(r.said)}, {"count", r.count}});
  } else if (chart == "answerKinds") {
    json = Json::array();
    for (const engine::AnswerKindRow& r : report.answer_kinds) json.push_back({{"key", r.key}, {"count", r.count}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tolle::model
