// Case studies in words: the closed lists of a case file, how long, when, and what is wrong with a file.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"
#include "case/derive.h"
#include "case/problem.h"
#include "case/staff.h"
#include "model/lang.h"

namespace tolle {

std::string_view name_of(cases::Lane, Lang);
std::string_view name_of(cases::Party, Lang);
std::string_view name_of(cases::Visibility, Lang);
std::string_view name_of(cases::Certainty, Lang);
std::string_view name_of(cases::Flag, Lang);
std::string_view name_of(cases::Act, Lang);
std::string_view name_of(cases::Stance, Lang);
std::string_view name_of(cases::Verdict, Lang);
std::string_view name_of(cases::Extent, Lang);
std::string_view name_of(cases::Effect, Lang);
std::string_view name_of(cases::Impact, Lang);
std::string_view name_of(cases::SourceKind, Lang);
std::string_view name_of(cases::RemarkKind, Lang);
std::string_view name_of(cases::ClaimStatus, Lang);
std::string_view name_of(cases::QuestionStatus, Lang);
std::string_view name_of(cases::Hand, Lang);
std::string_view name_of(cases::Differs, Lang);
std::string_view name_of(cases::Gollac, Lang);
std::string_view name_of(cases::Hse, Lang);

// "1 to 10 min", "at most 3 d", "3 h 21 min": whole units of the coarser end, never narrower than the range; empty: nothing is
// known, or only that it is not negative.
std::string range_of(const cases::DurationRange& range, Lang lang);

// "2 Mar 2011, 17:55", "2 Mar 2011, 17:55 or before", "2 – 3 Mar 2011": days where the ends are whole ones. Empty: unknown.
std::string interval_of(const cases::Interval& when, const ZoneTable& zone, Lang lang);

std::string sentence_of(const cases::Problem& problem, Lang lang);  // with its place

}  // namespace tolle
