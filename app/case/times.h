// The time notations of a case file: stamps as precise as they are written, and durations as ranges.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tolle::cases {

// "2011-03-02T17:55+01:00": a stretch of the UTC axis, both ends included, as long as the last unit that is written.
struct Stamp {
  std::string written;
  int64_t from_ms = 0, to_ms = 0;
  bool operator==(const Stamp&) const = default;
};

// YYYY[-MM[-DD[THH[:MM[:SS[.mmm]]]]]] and then Z or ±HH:MM. Nothing for anything else, or for a day that does not exist.
std::optional<Stamp> stamp_of(std::string_view text);

// "P2W", "PT1M30S": months and years have no one length, so a duration is a range (P1M is 28 to 31 days).
struct Duration {
  std::string written;
  int64_t min_ms = 0, max_ms = 0;
  bool operator==(const Duration&) const = default;
};

// P[nY][nM][nW][nD][T[nH][nM][nS]], at least one of them, each of at most four digits.
std::optional<Duration> duration_of(std::string_view text);

// The same rules for JSON Schema.
inline constexpr std::string_view kStampPattern =
    R"(^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2}(\.\d{1,3})?)?)?)?)?)?(Z|[+-]\d{2}:\d{2})$)";
inline constexpr std::string_view kDurationPattern =
    R"(^P(?=.)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T(?=.)(\d{1,4}H)?(\d{1,4}M)?(\d{1,4}S)?)?$)";
inline constexpr std::string_view kIdPattern = R"(^[A-Za-z][A-Za-z0-9_-]*$)";

bool is_id(std::string_view text);  // not its length

}  // namespace tolle::cases
