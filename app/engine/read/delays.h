// How long something took, as exports write it: 12.5 (of some unit), 2:05:00, 1d 2h, 3 hours 4 minutes.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace tolle::engine {

// Milliseconds; nothing where it is no duration. `unit_s` is what a plain number counts. Decimal commas are read.
std::optional<int64_t> delay_ms(std::string_view value, double unit_s);

}  // namespace tolle::engine
