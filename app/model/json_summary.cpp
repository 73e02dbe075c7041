// tolle.summary(), the data-quality report and errors as JSON.
#include <nlohmann/json.hpp>

#include "engine/read/sample.h"
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
Json time_or_null(const std::optional<engine::Ms>& time) {
  return time && *time != engine::kNoTime ? Json(iso_utc(*time)) : Json();
}

Json rows_of(const engine::FacetReport& facet) {
  if (!facet.known) return Json();
  Json rows = Json::array();
  for (const engine::FacetRow& row : facet.rows)
    rows.push_back({{"key", row.key}, {"complaints", row.complaints}, {"answered", row.answered}});
  return rows;
}

uint64_t count_of(const engine::SourceReport& source, engine::IssueKind kind) {
  for (const engine::Issue& issue : source.issues)
    if (issue.kind == kind) return issue.count;
  return 0;
}

Json quality_of(const engine::SourceReport& source) {
  using enum engine::IssueKind;
  auto n = [&](engine::IssueKind kind) { return count_of(source, kind); };
  return {{"rejected", source.rejected},
          {"duplicates", n(DuplicateIdentical) + n(DuplicateDifferent)},
          {"missingParents", n(MissingParent)},
          {"cycles", n(ReplyCycle)},
          {"negativeWaits", n(NegativeWait)},
          {"earlyClosings", n(EarlyClosing)},
          {"absurdWaits", n(AbsurdWait)},
          {"ambiguousDates", n(AmbiguousDate)},
          {"ambiguousLocalTimes", n(AmbiguousLocalTime)},
          {"impossibleLocalTimes", n(ImpossibleLocalTime)},
          {"withoutTime", n(NoTime)},
          {"unreadableTimes", n(BadTime)},
          {"damagedIds", n(DamagedId)},
          {"fieldCounts", n(FieldCount)},
          {"damagedUtf8", n(DamagedUtf8)},
          {"nulBytes", n(NulBytes)},
          {"unbalancedQuotes", n(UnbalancedQuote)},
          {"duplicateHeaders", n(DuplicateHeader)},
          {"truncated", n(Truncated)},
          {"damagedPacking", n(DamagedPacking)},
          {"brokenJson", n(BrokenJson)},
          {"noNumbers", n(NoNumber)},
          {"duplicateKeys", n(DuplicateKey)},
          {"noMessages", n(NoMessage)},
          {"textsNotRead", n(TextWithin)},
          {"outsideTable", n(OutsideTable)},
          {"repairedTexts", n(RepairedText)},
          {"maskedMails", n(MaskedMail)},
          {"maskedPhones", n(MaskedPhone)},
          {"maskedStaff", n(MaskedStaff)},
          {"undatedParents", n(UndatedParent)},
          {"zoneAssumed", source.zone_assumed}};
}

// Text of foreign files may be damaged; JSON has to be valid all the same.
std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool names_staff(engine::Role role) { return role == engine::Role::Agent || role == engine::Role::Answers; }

// How one file was read.
Json described(const engine::SourceReport& source) {
  Json columns = Json::array(), times = Json::array();
  for (const engine::ColumnGuess& c : source.columns)
    columns.push_back({{"name", c.name},
                       {"role", code_name(c.role)},
                       {"certainty", c.certainty},
                       {"samples", names_staff(c.role) ? std::vector<std::string>() : c.samples}});
  for (const engine::TimeSample& s : source.times)
    times.push_back({{"written", s.written}, {"read", time_or_null(s.time)}, {"precision", code_name(s.precision)}});
  return {
      {"name", source.name},
      {"format", source.format},
      {"bytes", source.bytes},
      {"records", source.records},
      {"encoding", code_name(source.encoding)},
      {"encodingMarked", source.encoding_marked},
      {"delimiter", source.delimiter ? Json(std::string(1, source.delimiter)) : Json()},
      {"headerLine", source.header_line ? Json(source.header_line) : Json()},
      {"zone", source.zone.empty() ? Json() : Json(source.zone)},
      {"zoneAssumed", source.zone_assumed},
      {"zoneSuggested", source.zone_suggested.empty() ? Json() : Json(source.zone_suggested)},
      {"dateOrder", source.date_order == engine::DateOrder::Unknown ? Json() : Json(code_name(source.date_order))},
      {"dateOrderWhy", code_name(source.order_why)},
      {"dateEvidence",
       {{"dayFirst", source.dates.day_first},
        {"monthFirst", source.dates.month_first},
        {"either", source.dates.either}}},
      {"times", std::move(times)},
      {"numbersRecords", source.numbers_records},
      {"talk", source.talk},
      {"personalDataKept", source.personal_kept},
      {"columns", std::move(columns)},
  };
}

}  // namespace

std::string summary_json(const engine::Report& report, const engine::SourceReport& source) {
  using enum engine::Role;
  const engine::Figures& f = report.figures;
  bool can_answer = report.answers_known,
       any = source.columns.empty(),  // nothing is said about them: do not deny anything
      can_close = any || source.has(ClosedTime), can_be_hostile = any || source.has(Text) || !source.talk.empty();
  auto if_known = [](bool known, auto value) { return known ? Json(value) : Json(); };
  Json json = {
      {"records", f.records},
      {"messages", f.messages},
      {"complaints", f.complaints},
      {"ghosts", f.ghosts},
      {"responses", if_known(can_answer, f.responses)},
      {"answered", if_known(can_answer, f.answered)},
      {"answeredShare",
       if_known(can_answer && f.complaints, f.complaints ? double(f.answered) / double(f.complaints) : 0.0)},
      {"waitMedianSeconds", or_null(f.wait_median_s)},
      {"waitP90Seconds", or_null(f.wait_p90_s)},
      {"withinPromiseShare", or_null(f.within_promise_share)},
      {"closed", if_known(can_close, f.closed)},
      {"closeMedianSeconds", or_null(f.close_median_s)},
      {"first", time_or_null(f.first)},
      {"last", time_or_null(f.last)},
      {"hostile", if_known(can_be_hostile && report.progress >= 1, f.hostile)},
      {"outOfHoursShare", or_null(f.out_of_hours_share)},
      {"byOrganisation", rows_of(report.organisation)},
      {"byChannel", rows_of(report.channel)},
      {"byCategory", rows_of(report.category)},
      {"quality", quality_of(source)},
  };
  return written(json);
}

std::string open_result_json(const engine::SourceReport& source) {
  Json json = described(source), issues = Json::array(), files = Json::array(), precisions = Json::object();
  for (const engine::Issue& i : source.issues)
    if (i.count) {
      issues.push_back({{"kind", code_name(i.kind)}, {"count", i.count}, {"lines", i.lines}});
      if (!i.files.empty()) issues.back()["files"] = i.files;
    }
  for (size_t p = 0; p < source.precisions.size(); p++)
    if (source.precisions[p]) precisions[std::string(code_name(engine::Precision(p)))] = source.precisions[p];
  for (const engine::SourceReport& file : source.files) files.push_back(described(file));
  json.update(Json{
      {"files", std::move(files)},
      {"rejected", source.rejected},
      {"sample", source.one_in > 1 ? Json{{"oneIn", source.one_in}, {"stretch", engine::kStretch}} : Json()},
      {"ghosts", source.ghosts},
      {"precisions", std::move(precisions)},
      {"periods", source.periods.unit == engine::PeriodUnit::None ? Json()
                                                                  : Json{{"unit", code_name(source.periods.unit)},
                                                                         {"first", time_or_null(source.periods.first)},
                                                                         {"firstPartial", source.periods.first_partial},
                                                                         {"last", time_or_null(source.periods.last)},
                                                                         {"lastPartial", source.periods.last_partial}}},
      {"issues", std::move(issues)},
      {"quality", quality_of(source)},
  });
  return written(json);
}

std::string error_json(const Error& error) {
  return written({{"code", code_name(error.code)},
                  {"line", error.line ? Json(error.line) : Json()},
                  {"column", error.column ? Json(error.column) : Json()},
                  {"number", error.number ? Json(error.number) : Json()},
                  {"what", error.what.empty() ? Json() : Json(error.what)}});
}

}  // namespace tolle::model
