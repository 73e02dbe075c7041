#include "case/problem.h"

namespace tolle::cases {

std::span<const std::string_view> words_of(ProblemCode) {
  static constexpr std::string_view kWords[] = {
      "not_json",          "too_large",     "too_deep",     "too_many_fields", "not_a_case",     "newer_version",
      "missing",           "wrong_type",    "not_one_of",   "too_short",       "too_long",       "too_few",
      "too_many",          "bad_id",        "duplicate_id", "unknown_id",      "self_reference", "bad_time",
      "bad_duration",      "bad_range",     "below_zero",   "not_together",    "bad_url",        "bad_zone",
      "too_many_problems", "not_a_timeline"};
  static_assert(std::size(kWords) == size_t(ProblemCode::NotATimeline) + 1);
  return kWords;
}

}  // namespace tolle::cases
