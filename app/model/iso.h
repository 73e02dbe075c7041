// Times as ISO 8601 text in UTC, both ways.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/words.h"

namespace tolle::model {

std::string iso_utc(engine::Ms time);    // 2017-10-31T22:10:47Z, with milliseconds where there are some
std::string iso_short(engine::Ms time);  // for addresses: 20171031, 20171031T2210, 20171031T221047, 20171031T221047.123

// Reads both, with or without separators, with any offset (+01:00); without one it is UTC. Years 1 to 9999; nothing else
// before or after it.
std::optional<engine::Ms> time_from_iso(std::string_view text);

}  // namespace tolle::model
