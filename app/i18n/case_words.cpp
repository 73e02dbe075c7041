#include "i18n/case_words.h"

#include <cmath>

#include "i18n/dates.h"
#include "i18n/durations.h"
#include "i18n/i18n.h"
#include "i18n/numbers.h"

namespace tolle {
namespace {

constexpr int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

struct Unit {
  int64_t ms;
  const char *en, *fr;
};
constexpr Unit kUnits[] = {{kDay, "d", "j"}, {kHour, "h", "h"}, {kMinute, "min", "min"}, {kSecond, "s", "s"}};

// The unit in which the longer end is a number of two digits or so.
const Unit& unit_of(int64_t ms) {
  for (const Unit& u : kUnits)
    if (ms >= 2 * u.ms) return u;
  return kUnits[3];
}

std::string in_unit(int64_t n, const Unit& u, Lang lang) {
  return number(uint64_t(n), lang) + kNoBreak + (lang == Lang::Fr ? u.fr : u.en);
}
int64_t up(int64_t ms, const Unit& u) { return (ms + u.ms - 1) / u.ms; }

// The last millisecond of a minute or of a day stands for all of it.
engine::Precision precision_of(int64_t ms, bool is_end, const ZoneTable& zone) {
  Civil c = civil_from(is_end ? ms + 1 : ms, zone);
  if (c.hour == 0 && c.minute == 0 && c.second == 0 && c.millisecond == 0) return engine::Precision::Day;
  return c.second == 0 && c.millisecond == 0 ? engine::Precision::Minute : engine::Precision::Second;
}

std::string moment(int64_t ms, bool is_end, const ZoneTable& zone, Lang lang) {
  return date_time(ms, precision_of(ms, is_end, zone), zone, lang);
}

}  // namespace

#define TOLLE_NAMES(Type, First, Last, last)                                  \
  std::string_view name_of(cases::Type v, Lang lang) {                        \
    static_assert(int(Str::Last) - int(Str::First) == int(cases::Type::last), \
                  "assets/strings lists them in the order of the words");     \
    return tr(Str(int(Str::First) + int(v)), lang);                           \
  }
TOLLE_NAMES(Lane, CaseLaneComplaint, CaseLaneContext, Context)
TOLLE_NAMES(Party, CasePartyComplainant, CasePartyPlatform, Platform)
TOLLE_NAMES(Visibility, CaseVisibilityPublic, CaseVisibilityUnknown, Unknown)
TOLLE_NAMES(Certainty, CaseCertaintyStated, CaseCertaintyInferred, Inferred)
TOLLE_NAMES(Flag, CaseFlagSourceSlip, CaseFlagHedged, Hedged)
TOLLE_NAMES(Act, CaseActRemedy, CaseActNoReply, NoReply)
TOLLE_NAMES(Stance, CaseStanceWithComplainant, CaseStanceAside, Aside)
TOLLE_NAMES(Verdict, CaseVerdictAsserts, CaseVerdictLeavesOpen, LeavesOpen)
TOLLE_NAMES(Extent, CaseExtentPart, CaseExtentFull, Full)
TOLLE_NAMES(Effect, CaseEffectCost, CaseEffectMixed, Mixed)
TOLLE_NAMES(Impact, CaseImpactCalledToAccount, CaseImpactSupport, Support)
TOLLE_NAMES(SourceKind, CaseSourceNewsArticle, CaseSourceOtherKind, Other)
TOLLE_NAMES(RemarkKind, CaseRemarkUndated, CaseRemarkOneSided, OneSided)
TOLLE_NAMES(ClaimStatus, ClaimStatusUnspoken, ClaimStatusUnconfirmed, Unconfirmed)
TOLLE_NAMES(QuestionStatus, QuestionStatusUnasked, QuestionStatusAnswered, Answered)
TOLLE_NAMES(Hand, ClockHandStaffConsequence, ClockHandDenial, Denial)
TOLLE_NAMES(Differs, CaseDiffersOnlyHere, CaseDiffersCertainty, Certainty)
TOLLE_NAMES(Gollac, GollacIntensityAndHours, GollacInsecurity, Insecurity)
TOLLE_NAMES(Hse, HseDemands, HseChange, Change)
#undef TOLLE_NAMES

std::string range_of(const cases::DurationRange& range, Lang lang) {
  bool from_zero = range.min_ms.value_or(0) <= 0;
  if (!range.max_ms) {
    if (from_zero) return {};
    const Unit& u = unit_of(*range.min_ms);
    return tr(Str::RangeAtLeast, lang, in_unit(*range.min_ms / u.ms, u, lang));
  }
  int64_t max = *range.max_ms;
  if (max < kSecond && from_zero) return std::string(tr(Str::RangeAtOnce, lang));
  // Two ends within the precision of stamps to the minute are one duration.
  if (range.min_ms && max - *range.min_ms <= 2 * kMinute && max >= 30 * kMinute) {
    int64_t middle = (max + *range.min_ms) / 2;
    return duration(double((middle + kMinute / 2) / kMinute * kMinute) / 1000, lang);
  }
  if (range.min_ms && max == *range.min_ms) return duration(double(max) / 1000, lang);
  const Unit& u = unit_of(max);
  if (from_zero) return tr(Str::RangeAtMost, lang, in_unit(up(max, u), u, lang));
  int64_t low = *range.min_ms / u.ms, high = up(max, u);
  if (low == 0) {
    const Unit& smaller = unit_of(*range.min_ms);
    return tr(Str::RangeFromTo, lang, in_unit(*range.min_ms / smaller.ms, smaller, lang), in_unit(high, u, lang));
  }
  if (low == high) return in_unit(high, u, lang);
  return tr(Str::RangeFromTo, lang, number(uint64_t(low), lang), in_unit(high, u, lang));
}

std::string interval_of(const cases::Interval& when, const ZoneTable& zone, Lang lang) {
  if (!when.earliest_ms && !when.latest_ms) return {};
  if (!when.earliest_ms) return tr(Str::WhenOrBefore, lang, moment(*when.latest_ms, true, zone, lang));
  if (!when.latest_ms) return tr(Str::WhenOrLater, lang, moment(*when.earliest_ms, false, zone, lang));
  int64_t from = *when.earliest_ms, to = *when.latest_ms;
  bool days = precision_of(from, false, zone) == engine::Precision::Day &&
              precision_of(to, true, zone) == engine::Precision::Day;
  if (days) return date_range(from, to + 1, zone, lang);
  std::string first = moment(from, false, zone, lang), last = moment(to, true, zone, lang);
  return first == last ? first : tr(Str::WhenFromTo, lang, first, last);
}

std::string sentence_of(const cases::Problem& p, Lang lang) {
  static_assert(
      int(Str::CaseProblemNotATimeline) - int(Str::CaseProblemNotJson) == int(cases::ProblemCode::NotATimeline),
      "assets/strings lists them in their order");
  std::string value = p.expected;
  if (p.code == cases::ProblemCode::TooLarge) value = file_size(p.limit, lang);
  else if (p.limit) value = number(p.limit, lang);
  std::string place = p.pointer;
  if (p.line) place = tr(Str::CasesAtLine, lang, number(p.line, lang), number(p.column, lang));
  else if (place.empty()) place = tr(Str::CasesWholeFile, lang);
  return tr(Str::CasesPlace, lang, place, tr(Str(int(Str::CaseProblemNotJson) + int(p.code)), lang, value));
}

}  // namespace tolle
