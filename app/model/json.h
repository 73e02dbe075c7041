// What `tolle.*` hands to JavaScript, as JSON text: unknown figures are null, times are UTC ISO 8601.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "engine/report.h"
#include "model/case_state.h"
#include "model/cases.h"
#include "model/lang.h"

namespace tolle::model {

std::string summary_json(const engine::Report& report, const engine::SourceReport& source);  // tolle.summary()
std::string open_result_json(
    const engine::SourceReport& source);     // the data-quality report: what tolle.open() resolves to
std::string error_json(const Error& error);  // { code, line, column, number, what }

// tolle.filter({ from, to, organisation, channel, category, place, text, waitFrom, waitTo, hours, answer, said, hostile }):
// the whole filter, so what is left out does not filter. Fails with BadFilter naming the part.
Result<engine::Filter> filter_from_json(std::string_view text);

// tolle.data(chart): "timeline", "zoom", "waits", "hours", "trend", "organisation", "channel", "category", "place", "said",
// "answerKinds", "teams", "records" or "thread" (the one that is open); "null" for any other name.
std::string chart_data_json(const engine::Report& report, std::string_view chart);

// tolle.summary() while a case is shown: as of the cursor; when frozen, with nothing later in it. Texts in `lang`.
std::string case_summary_json(const OpenCase& open, const CaseState& study, Lang lang);
// { code, what, …, name, problems: [{ pointer, code, expected, limit, line, column }] }; codes as in keys case_problem.*
std::string case_fault_json(const CaseFault& fault);
// For the speaker's window: { title, steps, now: { number, caption, notes }, next }.
std::string case_stage_json(const OpenCase& open, const CaseState& study, Lang lang);

}  // namespace tolle::model
