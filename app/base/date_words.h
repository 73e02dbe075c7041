// The words in dates: months, weekdays, zones, and what exports write for nothing.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace tolle {

// 1 … 12 from a month's name or its usual abbreviation, any case, with or without accents; 0: none. In English, French, Spanish,
// Portuguese, Italian, German or Dutch, in which no word means two months.
// `length` is how many bytes of `text` the name takes.
unsigned month_from_name(std::string_view text, size_t& length);

bool is_weekday_name(std::string_view letters);  // in these languages, whole or abbreviated

// Minutes of UTC, of abbreviations that mean one thing only.
std::optional<int> offset_from_zone_name(std::string_view letters);

bool means_nothing(std::string_view text);  // null, N/A, NaT …
// How databases write a date that is none: 0000-00-00, 0001-01-01, the day on which they begin to count.
bool means_never(std::string_view date);

}  // namespace tolle
