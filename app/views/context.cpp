// What the data can tell, from the columns that were read and the figures that came out.
#include "views/context.h"

#include <algorithm>

namespace tolle::views {

Knows knows_of(const Report& report, const engine::SourceReport& source) {
  using enum engine::Role;
  const engine::Figures& all = report.everything;
  Knows knows;
  knows.times = all.first.has_value();
  knows.waits = all.wait_median_s.has_value();
  knows.answers = report.answers_known;
  knows.answer_times = knows.answers && (knows.waits || source.has(Parent) || source.has(Direction) ||
                                         source.has(ResponseTime) || source.has(Answers));
  knows.closing = all.closed > 0 || source.has(ClosedTime);
  knows.text = source.columns.empty() || source.has(Text) || !source.talk.empty();
  knows.days_only = report.overview.precision == engine::Precision::Day;
  uint64_t finer = 0;
  for (size_t p = size_t(engine::Precision::Minute); p < source.precisions.size(); p++) finer += source.precisions[p];
  knows.whole_days = knows.days_only && !finer;
  knows.answer_hours = all.out_of_hours_share.has_value() || (knows.waits && !knows.days_only);
  return knows;
}

std::string Context::data_name() const {
  const engine::SourceReport& source = session.source();
  return source.files.size() > 1 ? t(Plural::FileAndMore, source.files.size() - 1, source.name) : source.name;
}

Str Context::why_no_waits() const {
  if (!knows.answers) return Str::WhyNoAnswers;
  if (knows.waits) return Str::WhyNoneSelected;
  if (!report->everything.complaints) return Str::WhyNoComplaints;
  return knows.times ? Str::WhyNoWaits : Str::WhyNoTimes;
}

Str Context::no_waits() const {
  return knows.times || !report->everything.complaints ? Str::WaitsNone : Str::TimelineNone;
}

Str Context::why_no_answer_hours() const {
  if (report->staff.withheld) return Str::WhyWithheld;
  if (knows.answer_hours) return Str::WhyNoneSelected;
  if (!knows.answers) return Str::WhyNoAnswers;
  return knows.waits && knows.days_only ? Str::WhyDaysOnly : Str::WhyNoWaits;
}

const ZoneTable& Context::zone_of(engine::Precision precision) const {
  bool whole_days = precision == engine::Precision::Day;
  return whole_days ? session.zone(session.source().zone.empty() ? "UTC" : session.source().zone) : zone();
}

}  // namespace tolle::views
